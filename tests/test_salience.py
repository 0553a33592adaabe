"""What is worth a line of its own, what is a comment, and what is background."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import build
from timeline.frame import Filters, filtered, folded, frame_of
from timeline.lexicon import table
from timeline.mentions.salience import FEATURES
from timeline.merge import without_details
from timeline.model import Chronology, Detail, Document

TEXT = """Northam council sells the yard

Northam council sold the yard to Arden on Tuesday. "It is a fair price," the mayor, Ada Birk, said.
Birk took notes. She was born in Elsham. The hearing is on 3 June 2024.
"""


@pytest.fixture(scope="module")
def chronology() -> Chronology:
    return build([Document("a", "a.txt", TEXT)], published={"a": date(2024, 5, 9)})


def test_what_happened_is_main_and_what_was_said_of_it_a_comment(chronology: Chronology) -> None:
    found = {e.title: e.detail for e in chronology.all_events()}
    assert found["Northam council sold the yard to Arden"] is Detail.MAIN
    assert any(detail is Detail.MAIN and "earing" in title for title, detail in found.items())
    assert [d for title, d in found.items() if "fair price" in title] == [Detail.COMMENT]
    assert Detail.MAIN not in [detail for title, detail in found.items() if "notes" in title or "born" in title]


def test_a_saying_is_of_what_it_tells() -> None:
    text = "The council said on Monday that Arden had sold the yard on 3 May 2024."
    built = build([Document("a", "a.txt", text)], published={"a": date(2024, 5, 9)})
    sold = next(e for e in built.events if "sold the yard" in e.title and "said" not in e.title)
    assert [e.of for e in built.all_events() if e.title.startswith("The council said")] == [sold.id]


def test_what_two_sources_tell_is_main_whatever_each_makes_of_it() -> None:
    texts = ("“We will sell it,” Ada Birk said on 3 May 2024.", "Ada Birk said on 3 May 2024 that they will sell it.")
    built = build([Document(str(i), f"{i}.txt", t) for i, t in enumerate(texts)])
    assert all(e.detail is Detail.MAIN for e in built.events if e.sources > 1)


def test_the_command_and_the_page_can_leave_the_rest_out(chronology: Chronology) -> None:
    main = {e.id for e in chronology.all_events() if e.detail is Detail.MAIN}
    shown = without_details(chronology)
    assert {e.id for e in shown.all_events()} == main
    assert len(shown.documents) == len(chronology.documents)
    frame = frame_of(chronology)
    assert set(filtered(frame, Filters())["id"]) == main
    assert len(filtered(frame, Filters(details=True))) == len(frame)
    assert folded(frame, Filters()).total() == len(frame) - len(main) > 0


def test_every_weight_is_of_a_feature_and_has_its_sign() -> None:
    weights = table("salience")["weights"]
    signs = {feature.name: feature.sign for feature in FEATURES}
    assert set(weights) <= set(signs)
    assert all(weight * signs[name] >= 0 for name, weight in weights.items())
