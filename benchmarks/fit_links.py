"""Fit what the features of a date and a predicate weigh, and say how well that finds the event of a date.

    python -m benchmarks.fit_links [--shared FOLDER] [--write]

The examples: the dates of sentences of which an annotation names the event, with every predicate of the sentence; one
is right where the annotation says that it happened then. From MEANTIME's articles on Apple and the cases in FOLDER,
and from the folders of tests/blind whose first run is over. Cross-validation leaves out some documents at a time. With
--write, `timeline/lexicon/links.toml` is written from all of them.
"""

from __future__ import annotations

import argparse
import json
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
from timeline.actors import Gazetteer, actors_in
from timeline.anchoring import expressions_of
from timeline.containment import Containment
from timeline.corpus import names_of_all
from timeline.engines import analyser_of
from timeline.mentions import heard
from timeline.mentions.link_features import FEATURES, Option
from timeline.mentions.linking import options
from timeline.model import Document, Interval, Span, TimeExpression
from timeline.publication import dated, with_given
from timeline.reading import DocumentReading
from timeline.reading import read as analysed

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "timeline/lexicon/links.toml"
FITTED = datetime.now(tz=UTC).date()
SEEN = ("2026-12-01", "2026-12-01b")
FOLDS = 10
CASE = 4  # times that a date of a handed case counts: each stands for a class
FREE = 4  # times that a date counts which the form gave to nothing: those are the ones to be linked
PRECISION = 0.48  # of the links that are made, where the threshold is put: half of the dates left over have no event


class Text(NamedTuple):
    """A text with what is known of it: whether the event of a date is told by a word (None: not known), and whether it
    is annotated so `fully` that a date of which no event is known has none."""

    name: str
    text: str
    published: date | None
    tells: Callable[[TimeExpression, Span, str], bool | None]
    fully: bool = True
    counts: int = 1


class Example(NamedTuple):
    """A date with its options: what their features are, and which are right, whether the form gave it to nothing, and
    how many times it counts."""

    text: str
    values: np.ndarray
    right: np.ndarray
    free: bool
    counts: int


def texts(shared: Path) -> Iterator[Text]:
    """All texts with gold."""
    home = shared / "eval/meantime-apple"
    for line in (home / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Text(
            row["id"], (home / row["file"]).read_text("utf-8"), date.fromisoformat(row["dct"]), _annotated(row), False
        )
    for line in (shared / "cases/cases.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        if case.get("expect") or case.get("forbid"):
            day = date.fromisoformat(case["published"]) if case.get("published") else None
            yield Text(case["id"], case["text"], day, _wanted(case["expect"], []), counts=CASE)
    for folder in SEEN:
        for path in sorted((ROOT / "tests/blind" / folder).glob("*.toml")):
            gold = tomllib.loads(path.read_text("utf-8"))
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            day = date.fromisoformat(gold["published"][:10]) if gold.get("published") else None
            yield Text(path.stem, text, day, _wanted(gold["event"], gold["date"]))

    for path in sorted((ROOT / "tests/gold").glob("*/chronology.toml")):
        corpus = load(path.parent)
        for document in corpus.documents:
            first, last = document.published
            day = first if first == last else None
            yield Text(f"{path.parent.name}-{document.id}", document.text, day, _quoted(corpus, document.id))


def _quoted(corpus: Corpus, document: str) -> Callable[[TimeExpression, Span, str], bool | None]:
    """Where only passages are known: what stands in none of a date is not its event, what stands in one may be."""

    def tells(time: TimeExpression, word: Span, _: str) -> bool | None:
        for event in corpus.events:
            for days in event.readings:
                for p in event.passages:
                    here = p.doc == document and p.start <= word.start < p.end
                    if here and time.when is not None and days == (time.when.first, time.when.last):
                        return None
        return False

    return tells


def _annotated(row: dict[str, Any]) -> Callable[[TimeExpression, Span, str], bool | None]:
    def tells(time: TimeExpression, word: Span, _: str) -> bool | None:
        here = [e for e in row["events"] if e["start"] < word.end and word.start < e["end"]]
        if not here:
            return False if word.end <= row["cut"] else None
        return any(e["date"] and _is(time.when, e["date"], e["date"]) for e in here)

    return tells


def _wanted(
    events: Sequence[dict[str, Any]], none: Sequence[dict[str, Any]]
) -> Callable[[TimeExpression, Span, str], bool | None]:
    def tells(time: TimeExpression, _: Span, word: str) -> bool | None:
        if any(each["quote"] == time.quote for each in none):
            return False
        return any(
            _is(time.when, e.get("start") or "", e.get("end") or "") and re.search(e["has"], word, re.IGNORECASE)
            for e in events
        )

    return tells


def _is(when: Interval | None, start: str, end: str) -> bool:
    """Whether an interval has these ends, as finely as they are given."""
    if when is None or not (start or end):
        return False
    first, last = (str(side) if side is not None else "" for side in (when.first, when.last))
    return (not start or first.startswith(start[:10])) and (
        not end or last.startswith(end[:10]) or last[: len(end)] == end
    )


def examples(all_texts: Sequence[Text]) -> list[Example]:
    """The dates whose event is known, each with its options."""
    containment, analyser = Containment(None), analyser_of("auto")
    found = []
    for number, text in enumerate(all_texts):
        document = Document(f"{number:04}", f"{number:04}.txt", text.text)
        given = with_given([document], {document.id: text.published} if text.published else {})
        readings = analysed(given, analyser, None, None, containment)
        known = names_of_all(readings, containment)
        (told,) = dated(readings, known, containment).documents
        found += list(_of_document(text, told, readings[0], known))
    return found


def _of_document(text: Text, document: Document, read: DocumentReading, known: Gazetteer) -> Iterator[Example]:
    trees, times = read.trees(), expressions_of(document)
    spans = actors_in(document, trees, known, read.read)
    for each in heard(document, trees, times, spans, {s.actor: known.actor(s.actor) for s in spans}):
        if each.tree is None:
            continue
        here = [t for t in times if each.span.covers(t.span)]
        for time, among in options(each.tree, here, each.sites, document.publication.last_day):
            told = [(o, text.tells(time, s := _span(o), document.quote(s))) for o in among]
            right = [bool(r) for _, r in told if r is not None]
            if right and (text.fully or any(right)):
                values = np.array([[f.value(o) for f in FEATURES] for o, r in told if r is not None])
                yield Example(text.name, values, np.array(right, float), time in each.free, text.counts)


def _span(option: Option) -> Span:
    return option.tree.tokens[option.predicate].span


# --- the fit ----------------------------------------------------------------------------------------------------------


def fitted(some: Sequence[Example]) -> tuple[np.ndarray, float]:
    """Weights and constant from examples."""
    each = [e for e in some for _ in range((FREE if e.free else 1) * e.counts)]
    values = np.vstack([e.values for e in each])
    right = np.concatenate([e.right for e in each])
    return regression(values, right, np.array([f.sign for f in FEATURES]))


def held_out(all_examples: Sequence[Example]) -> list[tuple[float, bool, bool]]:
    """Of each free date: how likely its best predicate is by the other texts' weights, whether it, or any, is right."""
    names = sorted({e.text for e in all_examples})
    found = []
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        weights, constant = fitted([e for e in all_examples if e.text not in out])
        for e in all_examples:
            if e.text in out and e.free:
                likely = 1 / (1 + np.exp(-constant - e.values @ weights))
                best = int(likely.argmax())
                found.append((float(likely[best]), bool(e.right[best]), bool(e.right.any())))
    return found


def main() -> int:
    """Fit, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    found = examples(list(texts(given.shared)))
    out = held_out(found)
    with_event = [o for o in out if o[2]]
    say(f"{len(out)} free dates;")
    say(f"{len(found)} dates, {sum(len(e.right) for e in found)} options, {len({e.text for e in found})} texts")
    say(f"best is right: {sum(o[1] for o in with_event)} of {len(with_event)} that have an event")
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6):
        made = [o for o in out if o[0] >= threshold]
        say(f"from {threshold}: {len(made)} links, {sum(o[1] for o in made) / max(1, len(made)):.1%} right")
    weights, constant = fitted(found)
    for feature, weight in sorted(zip(FEATURES, weights, strict=True), key=lambda each: -abs(each[1])):
        say(f"{feature.name:18} {weight:7.3f}")
    if given.write:
        write(found, out, weights, constant)
    return 0


def write(
    found: Sequence[Example], out: Sequence[tuple[float, bool, bool]], weights: np.ndarray, constant: float
) -> None:
    """The table as it stands in the lexicon."""
    threshold = next(
        (t / 100 for t in range(20, 80, 5) if _share([o[1] for o in out if o[0] >= t / 100]) >= PRECISION), 0.5
    )
    right = _share([o[1] for o in out if o[0] >= threshold])
    lines = [
        "# What the features of a date and a predicate weigh: fitted by `python -m benchmarks.fit_links --write`.",
        f"# Fitted on {FITTED} on {len(found)} dates of {len({e.text for e in found})} texts: MEANTIME's articles on",
        f"# Apple, the handed cases, tests/gold, tests/blind {', '.join(SEEN)}.",
        f"# Of dates that the form gives to nothing {right:.0%} of the links made are right (cross-validated).",
        "",
        f"threshold = {threshold}",
        f"constant = {constant:.3f}",
        "",
        "[weights]",
        *(f"{f.name} = {w:.3f}" for f, w in zip(FEATURES, weights, strict=True) if abs(w) >= 0.005),
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _share(right: Sequence[bool]) -> float:
    return sum(right) / max(1, len(right))


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
