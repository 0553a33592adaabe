"""Fit what the features of a telling weigh for its being worth a line, and say how well that finds what is wanted.

    python -m benchmarks.fit_salience [--write]

The examples: the tellings that are found in tests/gold and in the folders of tests/blind whose first run is over; one
is wanted where the annotation asks for its event. Those without a date are not known, since annotations ask for days,
nor are those that have another date than the event of their words. Cross-validation leaves out some documents at a
time. With --write, `timeline/lexicon/salience.toml` is written from all of them.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.fit_joins.regression import regression
from benchmarks.quality.gold import Corpus, load
from timeline.actors import actors_in
from timeline.anchoring import expressions_of
from timeline.containment import Containment
from timeline.corpus import names_of_all
from timeline.engines import analyser_of
from timeline.mentions import heard
from timeline.mentions.discourse import dated_tellings
from timeline.mentions.salience import FEATURES, places
from timeline.model import Document, Interval, Mention
from timeline.publication import dated, with_given
from timeline.reading import read as analysed

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "timeline/lexicon/salience.toml"
FITTED = datetime.now(tz=UTC).date()
SEEN = ("2026-12-01", "2026-12-01b")
FOLDS = 10
KEPT = 0.92  # of what is wanted, that the threshold keeps among what is main

Wanted = Callable[[Document, Mention], bool | None]


class Example(NamedTuple):
    """A telling: of which text, its features, and whether it is wanted."""

    text: str
    values: list[float]
    wanted: bool


def texts() -> Iterator[tuple[str, str, date | None, Wanted]]:
    """All texts with gold: name, text, day of publication, and whether a telling is wanted (None: not known)."""
    for folder in SEEN:
        for path in sorted((ROOT / "tests/blind" / folder).glob("*.toml")):
            gold = tomllib.loads(path.read_text("utf-8"))
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            day = date.fromisoformat(gold["published"][:10]) if gold.get("published") else None
            yield path.stem, text, day, _asked_for(gold["event"])
    for path in sorted((ROOT / "tests/gold").glob("*/chronology.toml")):
        corpus = load(path.parent)
        for document in corpus.documents:
            first, last = document.published
            yield (
                f"{path.parent.name}-{document.id}",
                document.text,
                first if first == last else None,
                _told(corpus, document.id),
            )


def _asked_for(events: Sequence[dict[str, Any]]) -> Wanted:
    def wanted(document: Document, mention: Mention) -> bool | None:
        names = (document.quote(mention.trigger), mention.title)
        named = [e for e in events if any(re.search(e["has"], name, re.IGNORECASE) for name in names)]
        if mention.dating is None:
            return None
        right = [e for e in named if _is(mention.dating.when, e.get("start") or "", e.get("end") or "")]
        return any(e["wanted"] == "required" for e in right) if right or not named else None

    return wanted


def _told(corpus: Corpus, ident: str) -> Wanted:
    def wanted(_: Document, mention: Mention) -> bool | None:
        events = [
            e
            for e in corpus.events
            if any(p.doc == ident and p.start <= mention.trigger.start < p.end for p in e.passages)
        ]
        if mention.dating is None:
            return None
        when = mention.dating.when
        right = [e for e in events if any((d.first, d.last) == (when.first, when.last) for d in e.readings)]
        return any(e.level != "optional" for e in right) if right or not events else None

    return wanted


def _is(when: Interval, start: str, end: str) -> bool:
    first, last = (str(side) if side is not None else "" for side in (when.first, when.last))
    return (not start or first == start[:10]) and (not end or last == end[:10])


def examples() -> list[Example]:
    """The tellings of which it is known whether they are wanted."""
    containment, analyser = Containment(None), analyser_of("auto")
    found = []
    for number, (name, text, day, wanted) in enumerate(texts()):
        document = Document(f"{number:04}", f"{number:04}.txt", text)
        (read,) = analysed(with_given([document], {document.id: day} if day else {}), analyser, None, None, containment)
        known = names_of_all([read], containment)
        (told,) = dated([read], known, containment).documents
        trees = read.trees()
        spans = actors_in(told, trees, known, read.read)
        actors = {s.actor: known.actor(s.actor) for s in spans}
        sentences = [each.told for each in heard(told, trees, expressions_of(told), spans, actors)]
        for place in places(told, dated_tellings(told, sentences)):
            mention = place.told.mention
            asked = wanted(told, mention)
            if asked is not None:
                values = [f.value(place) for f in FEATURES]
                found.append(Example(name, values, asked))
    return found


def fitted(some: Sequence[Example]) -> tuple[np.ndarray, float]:
    """Weights and constant from examples."""
    values, right = np.array([e.values for e in some]), np.array([e.wanted for e in some], float)
    return regression(values, right, np.array([f.sign for f in FEATURES]))


def held_out(found: Sequence[Example]) -> list[tuple[float, Example]]:
    """How likely each telling is wanted by weights that other texts gave."""
    names = sorted({e.text for e in found})
    out = []
    for fold in range(FOLDS):
        left = set(names[fold::FOLDS])
        weights, constant = fitted([e for e in found if e.text not in left])
        out += [(float(1 / (1 + np.exp(-constant - np.array(e.values) @ weights))), e) for e in found if e.text in left]
    return out


def main() -> int:
    """Fit, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    found = examples()
    out = held_out(found)
    say(f"{len(found)} tellings of {len({e.text for e in found})} texts, {sum(e.wanted for e in found)} wanted")
    for threshold in np.arange(0.1, 0.7, 0.05):
        say(f"from {threshold:.2f}: {_figures(out, float(threshold))}")
    weights, constant = fitted(found)
    for feature, weight in sorted(zip(FEATURES, weights, strict=True), key=lambda each: -abs(each[1])):
        say(f"{feature.name:18} {weight:7.3f}")
    if given.write:
        kept = (t / 100 for t in range(60, 0, -5) if _share([p >= t / 100 for p, e in out if e.wanted]) >= KEPT)
        threshold = next(kept, 0.0)
        lines = [
            "# What the features of a telling weigh for a line of its own: fitted by",
            f"# `python -m benchmarks.fit_salience --write` on {FITTED} on {len(found)} tellings of",
            f"# {len({e.text for e in found})} texts: tests/gold, tests/blind {', '.join(SEEN)}.",
            f"# Cross-validated over texts {_figures(out, threshold)}.",
            "",
            f"threshold = {threshold}",
            f"constant = {constant:.3f}",
            "",
            "[weights]",
            *(f"{f.name} = {w:.3f}" for f, w in zip(FEATURES, weights, strict=True) if abs(w) >= 0.005),
        ]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _figures(out: Sequence[tuple[float, Example]], threshold: float) -> str:
    """What the dated tellings that are main are, and what is left of those that are wanted."""
    main = [e.wanted for p, e in out if p >= threshold]
    kept = _share([p >= threshold for p, e in out if e.wanted])
    return (
        f"{kept:.0%} of the wanted are main, {_share(main):.0%} of the dated main are wanted "
        f"(of all dated {_share([e.wanted for _, e in out]):.0%})"
    )


def _share(some: Sequence[bool]) -> float:
    return sum(some) / max(1, len(some))


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
