"""Whom pronouns mean, in short invented texts: the ones that the choice was fitted on, and laws of the choice."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from timeline.actors import actors_in, gazetteer, names_in
from timeline.actors.choice import chosen, weights
from timeline.actors.pronouns import PRONOUNS
from timeline.actors.reference_features import NAMES, NOBODY, ReferentOption
from timeline.analyser import Paragraph
from timeline.language import analyse
from timeline.model import Document
from timeline.segment import paragraphs, sentences
from timeline.syntax import mended, tree_of

HOME = Path(__file__).parent / "references"
TEXTS = tomllib.loads((HOME / "people.toml").read_text("utf-8"))["text"]
WRONG, FOUND = 0.06, 0.7  # of those named at most wrong, of those who mean somebody at least found


def _meant(text: str) -> list[str]:
    """Whom each pronoun of a text means, by name; "" for nobody."""
    document = Document("d", "d.txt", text)
    analysed = analyse(text, [Paragraph(span, sentences(text, span)) for span in paragraphs(text)])
    found = tuple(map(mended, analysed))
    known = gazetteer([names_in(document, found)])
    spans = {s.span.start: known.actor(s.actor).name for s in actors_in(document, tuple(map(tree_of, found)), known)}
    words = [t for s in found for t in s.tokens if t.text.lower() in PRONOUNS]
    return [spans.get(t.span.start, "") for t in words]


def test_the_choice_is_seldom_wrong_and_often_made() -> None:
    pairs = [pair for row in TEXTS for pair in zip(_meant(row["text"]), row["means"], strict=True)]
    named = [(ours, right) for ours, right in pairs if ours]
    assert sum(ours != right for ours, right in named) <= WRONG * len(named)
    assert sum(ours == right for ours, right in named) >= FOUND * sum(bool(right) for _, right in pairs)


def test_every_weight_is_of_a_feature() -> None:
    assert set(weights()[0]) <= set(NAMES)


@pytest.mark.parametrize(("likely", "named"), [(9.0, "a"), (0.5, None), (-9.0, None)])
def test_nobody_is_named_below_the_threshold(monkeypatch: pytest.MonkeyPatch, likely: float, named: str | None) -> None:
    monkeypatch.setattr("timeline.actors.choice.weights", lambda: ({"here": 1.0}, 0.85))
    among = [ReferentOption("a", {"here": likely}), ReferentOption(NOBODY, {})]
    found = chosen(None, among)  # type: ignore[arg-type]
    assert (found.actor if found is not None else None) == named
