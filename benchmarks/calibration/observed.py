"""What the gold says of the dates that the project tells: each that it can judge, right or wrong, and what it rests on.

The project is called in this process, for the JSON does not tell from which day an expression is counted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks.quality.gold import ROOT, Corpus, Days, Passage, load
from benchmarks.quality.matching import exact
from timeline import build, read, times
from timeline.confidence import Counted, Grain, read_right, reading_of
from timeline.model import (
    Chronology,
    Dating,
    DatingBasis,
    Event,
    Mention,
    Publication,
    PublicationBasis,
    TimeExpression,
)


class Seen(NamedTuple):
    """A date that the gold judges. `of` is "event", "mention" or "expression"; `stated` its confidence; `reading` what
    its own time rests on, None without one; `ground`, of an event, the confidence of its date before its `sources`
    and their disagreement (`torn`) count."""

    corpus: str
    of: str
    stated: float
    right: bool
    basis: DatingBasis | None = None
    reading: tuple[Counted, Grain] | None = None
    ground: float = 0.0
    sources: int = 1
    torn: bool = False


def observed(shared: Path, engine: str = "auto") -> Iterator[Seen]:
    """All that the gold judges, corpus by corpus; what is not there is skipped."""
    for path in sorted((ROOT / "tests" / "gold").glob("*/chronology.toml")):
        yield from of_stories(load(path.parent), engine)
    evals = shared / "eval"
    if (evals / "meantime-apple" / "gold.jsonl").exists():
        yield from of_news(evals / "meantime-apple", engine)
    if (evals / "wikiwars" / "gold.jsonl").exists():
        for row in _rows(evals / "wikiwars" / "gold.jsonl"):
            yield from _of_expressions("wikiwars", row["text"], row["dct"], row["timex"])
    if (evals / "seeds-gold" / "timex.json").exists():
        yield from _of_seeds(evals / "seeds-gold")
    if (shared / "cases" / "cases.jsonl").exists():
        yield from of_cases(_rows(shared / "cases" / "cases.jsonl"), engine)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


# --- dates of events ------------------------------------------------------------------------------


def of_stories(corpus: Corpus, engine: str = "auto") -> Iterator[Seen]:
    """The dates of a gold chronology's events, told by the documents alone."""
    chronology = build(read([d.path for d in corpus.documents]), engine=engine)
    named = {d.path.name: d.id for d in corpus.documents}
    documents = {d.id: named[Path(d.source).name] for d in chronology.documents}

    def right(mention: Mention, dating: Dating) -> bool | None:
        trigger = Passage(documents[mention.document], *mention.trigger)
        golds = [gold for gold in corpus.events if any(trigger.meets(p) for p in gold.passages)]
        days = Days(dating.when.first, dating.when.last)
        return any(exact(days, gold) for gold in golds) if golds else None

    return _judged("tests/gold", chronology, right)


def of_news(home: Path, engine: str = "auto") -> Iterator[Seen]:
    """The dated event mentions of MEANTIME, told by the articles with their publication dates; and its expressions."""
    rows = {(home / row["file"]).name: row for row in _rows(home / "gold.jsonl")}
    documents = list(read([home / row["file"] for row in rows.values()]))
    given = {d.id: date.fromisoformat(rows[Path(d.source).name]["dct"]) for d in documents}
    chronology = build(documents, published=given, engine=engine)
    golds = {d.id: rows[Path(d.source).name]["events"] for d in documents}

    def right(mention: Mention, dating: Dating) -> bool | None:
        start, end = mention.trigger
        dates = [g["date"] for g in golds[mention.document] if g["date"] and g["start"] < end and start < g["end"]]
        return any(_is_of(dating, gold) for gold in dates) if dates else None

    yield from _judged("meantime-apple", chronology, right)
    for document in documents:
        row = rows[Path(document.source).name]
        told = [t for t in row["timex"] if t["type"] in {"DATE", "TIME"}]
        yield from _of_expressions("meantime-apple", document.text, row["dct"], told)


def _is_of(dating: Dating, gold: str) -> bool:
    """Whether a date is that day, month or year (ISO 8601, cut where it is not known more finely)."""
    return all(day is not None and day.isoformat().startswith(gold) for day in (dating.when.first, dating.when.last))


def of_cases(rows: Iterable[Mapping[str, Any]], engine: str = "auto") -> Iterator[Seen]:
    """The dates of the events that short texts are expected to tell."""
    for row in rows:
        if "expect" not in row or "pile" in row:
            continue
        with TemporaryDirectory() as folder:
            path = Path(folder) / row["name"]
            path.write_text(row["text"], encoding="utf-8", newline="")
            documents = list(read([path]))
        given = {d.id: date.fromisoformat(row["published"]) for d in documents if row["published"]}
        try:
            chronology = build(documents, published=given, engine=engine)
        except (KeyError, RuntimeError):
            continue  # what stops a build is another benchmark's
        yield from _judged("cases", chronology, _expectation(row, chronology))


def _expectation(row: Mapping[str, Any], chronology: Chronology) -> Any:
    texts = {d.id: d.text for d in chronology.documents}

    def right(mention: Mention, dating: Dating) -> bool | None:
        told = f"{texts[mention.document][slice(*mention.trigger)]}\n{mention.title}"
        # What lies before the year 1 has no days to compare.
        wants = [w for w in row["expect"] if "edtf" not in w and re.search(w["has"], told, re.IGNORECASE)]
        days = {(str(dating.when.first)[:10], str(dating.when.last)[:10])}
        asked = {(str(w.get("start"))[:10], str(w.get("end"))[:10]) for w in wants}
        return bool(days & asked) if wants else None

    return right


def _judged(corpus: str, chronology: Chronology, right: Any) -> Iterator[Seen]:
    """The mentions and events of a chronology whose date is judged: `right` tells of a mention and a date."""
    documents = {d.id: d for d in chronology.documents}
    mentions = {m.id: m for m in chronology.mentions}
    for mention in chronology.mentions:
        dating = mention.dating
        verdict = None if dating is None else right(mention, dating)
        if dating is not None and verdict is not None:
            publication = documents[mention.document].publication.at(mention.span)
            yield Seen(corpus, "mention", dating.confidence, verdict, dating.basis, _reading(mention, publication))
    for event in chronology.events:
        verdicts = [right(mentions[m], event.dating) for m in event.mentions]
        if event.dating is not None and any(v is not None for v in verdicts):
            yield _event(corpus, event, right=any(verdicts))


def _event(corpus: str, event: Event, *, right: bool) -> Seen:
    assert event.dating is not None
    torn = any(conflict.about == "date" for conflict in event.conflicts)
    ground, sources = event.dating.confidence, max(event.sources, 1)
    return Seen(corpus, "event", event.confidence, right, event.dating.basis, None, ground, sources, torn)


def _reading(mention: Mention, publication: Publication) -> tuple[Counted, Grain] | None:
    """What the mention's own time rests on; None where it has that of another."""
    own = mention.time is not None and mention.span.covers(mention.time.span)
    return reading_of(mention.time, publication) if own and mention.time is not None else None


# --- time expressions -----------------------------------------------------------------------------


def _of_expressions(corpus: str, text: str, day: str, golds: Sequence[Mapping[str, Any]]) -> Iterator[Seen]:
    """The time expressions of a text of a day that resolve, where the gold has one on the same words."""
    publication = Publication(PublicationBasis.GIVEN, date.fromisoformat(day[:10]))
    for time in times(text, published=publication.calendar_day):
        met = [g for g in golds if g["start"] < time.end and time.start < g["end"]]
        if time.when is not None and met:
            values = {value for gold in met for value in gold.get("values", [gold.get("value")])}
            # The gold has two ends where the project reads one period: "1861-1863".
            right = time.value in values or ("/" in time.value and set(time.value.split("/")) <= values)
            yield _read(corpus, time, publication, right=right)


def _read(corpus: str, time: TimeExpression, publication: Publication, *, right: bool) -> Seen:
    reading = reading_of(time, publication)
    return Seen(corpus, "expression", read_right(*reading), right, None, reading)


def _of_seeds(home: Path) -> Iterator[Seen]:
    """The time expressions of two articles of the sample, which their quotes find."""
    golds = [g for g in json.loads((home / "timex.json").read_text(encoding="utf-8")) if g["kind"] in {"DATE", "TIME"}]
    published = json.loads((home / "documents.json").read_text(encoding="utf-8"))
    for path in sorted((ROOT / "data" / "us-russia-2025").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        for doc, about in sorted(published.items()):
            here = [g for g in golds if g["doc"] == doc]
            if all(text[g["start"] : g["end"]] == g["quote"] for g in here):
                yield from _of_expressions("seeds-gold", text, about["published"][0], here)
