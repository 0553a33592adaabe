"""The piles of documents of which it is known which tellings are of one event."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.joins import GOLD, HOME, ROOT, gold_of
from timeline import build, read
from timeline.merge.corpus import corpus_of
from timeline.merge.records import Record, records_of, stories_of
from timeline.model import Chronology, Mention, Span


class Pile(NamedTuple):
    """Documents that were built, and the event that the gold gives each telling that was found, by its number."""

    name: str
    mentions: tuple[Mention, ...]
    chronology: Chronology
    gold: tuple[tuple[int, str], ...]


def piles(shared: Path) -> Iterator[Pile]:
    """All piles with gold."""
    rows = [json.loads(line) for line in (shared / "eval/ecb/gold.jsonl").read_text("utf-8").splitlines()]
    for topic in dict.fromkeys(row["topic"] for row in rows):
        yield _annotated(f"ecb-{topic}", [row for row in rows if row["topic"] == topic])
    home = shared / "eval/meantime-apple"
    rows = [json.loads(line) for line in (home / "gold.jsonl").read_text("utf-8").splitlines()]
    for row in rows:
        row["text"] = (home / row["file"]).read_text("utf-8")
    yield _annotated("meantime-apple", rows)
    for path in sorted(HOME.glob(f"*/{GOLD}")):
        yield _quoted(path, sorted(path.parent.glob("*.txt")))
    sample = ROOT / "tests/gold/us-russia-2025" / GOLD
    yield _quoted(sample, sorted((ROOT / "data/us-russia-2025").glob("*.txt")))


def _annotated(name: str, rows: Sequence[Mapping[str, Any]]) -> Pile:
    """A pile whose gold has offsets."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:03}.txt" for number in range(len(rows))]
        for path, row in zip(paths, rows, strict=True):
            path.write_text(str(row["text"]), encoding="utf-8", newline="")
        documents = list(read(paths))
    ids = {Path(d.source).stem: d.id for d in documents}
    of = [ids[path.stem] for path in paths]
    days = {d: date.fromisoformat(str(row["dct"])) for d, row in zip(of, rows, strict=True) if row.get("dct")}
    chronology = build(documents, published=days)
    mentions = _ordered(chronology)
    told = [(d, event) for d, row in zip(of, rows, strict=True) for event in row["events"]]
    found = [(_told_at(mentions, d, event["start"], event["end"]), event["instance"]) for d, event in told]
    gold = {(at, instance) for at, instance in found if at is not None}
    return Pile(name, mentions, chronology, tuple(sorted(gold)))


def _told_at(mentions: Sequence[Mention], document: str, start: int, end: int) -> int | None:
    """The telling, by number, whose trigger overlaps a stretch most."""
    shared = [
        (min(end, m.trigger.end) - max(start, m.trigger.start), -at)
        for at, m in enumerate(mentions)
        if m.document == document
    ]
    most, at = max(shared, default=(0, 0))
    return -at if most > 0 else None


def _quoted(path: Path, texts: Iterable[Path]) -> Pile:
    """A pile whose gold quotes passages."""
    chronology = build(read(texts))
    mentions, rows = _ordered(chronology), gold_of(path)
    gold = set()
    for number, row in enumerate((*rows.one, *rows.apart)):
        for at_row, passage in enumerate(row.passages):
            document = next(d for d in chronology.documents if d.id.startswith(passage.doc))
            start = document.text.index(passage.quote)
            quote = Span(start, start + len(passage.quote))
            told = [at for at, m in enumerate(mentions) if m.document == document.id and quote.covers(m.trigger)]
            one = number < len(rows.one)
            gold |= {(at, f"{number}" if one else f"{number}/{at_row}") for at in told[:1]}
    return Pile(path.parent.name, mentions, chronology, tuple(sorted(gold)))


def _ordered(chronology: Chronology) -> tuple[Mention, ...]:
    return tuple(sorted(chronology.mentions, key=lambda m: (m.document, m.trigger, m.id)))


def records(pile: Pile) -> list[Record]:
    """The record of each telling of a pile by itself."""
    actors = {a.id: a for a in pile.chronology.actors}
    corpus = corpus_of(pile.mentions, actors)
    alone = [(at,) for at in range(len(pile.mentions))]
    documents = {d.id: d for d in pile.chronology.documents}
    return records_of(alone, pile.mentions, documents, stories_of(pile.mentions, documents, corpus), corpus)


def pairs(pile: Pile) -> Iterator[tuple[int, int, bool]]:
    """The pairs of tellings that the gold knows, and whether they are one event.

    A telling that the gold splits in two ("the quake", "struck") is one with either.
    """
    events: dict[int, set[str]] = {}
    for at, event in pile.gold:
        events.setdefault(at, set()).add(event)
    for one, other in combinations(sorted(events), 2):
        yield one, other, not events[one].isdisjoint(events[other])
