"""What is joined: every event that more than one document tells, with its passages and the reasons.

    python -m benchmarks.joins PATH... [--published DOC=DATE]... [--possible]

With --possible also the events that were left apart and may be the same. A corpus of the gold that has a
`joins.toml` is checked against it by `misses`, which the tests call.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from timeline import build, read
from timeline.model import Chronology, Event, Mention, Reason
from timeline.readers import named


class Passage(NamedTuple):
    """A quote of a document, by the number its file begins with."""

    doc: str
    quote: str


class JoinGold(NamedTuple):
    """Passages that are one event, with its days where they are justified, or of which no two are."""

    title: str
    passages: tuple[Passage, ...]
    days: tuple[date, date] | None


def gold_of(path: Path) -> tuple[list[JoinGold], list[JoinGold]]:
    """What is one event and what is apart, from a `joins.toml`."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    one, apart = ([_gold(row) for row in rows[key]] for key in ("one", "apart"))
    return one, apart


def _gold(row: Mapping[str, object]) -> JoinGold:
    spans, start, end = row["spans"], row.get("start"), row.get("end")
    assert isinstance(spans, list)
    days = (start, end) if isinstance(start, date) and isinstance(end, date) else None
    return JoinGold(str(row["title"]), tuple(Passage(s["doc"], s["quote"]) for s in spans), days)


def misses(chronology: Chronology, one: list[JoinGold], apart: list[JoinGold]) -> Iterator[str]:
    """Each thing in which a chronology differs from the gold, in words; passages without a mention are passed over."""
    event_of = {m: event for event in chronology.all_events() for m in event.mentions}
    for gold in one:
        events = {event_of[m.id].id: event_of[m.id] for p in gold.passages for m in _mentions(chronology, p)}
        if len(events) > 1:
            yield f"not one: {gold.title}: {[e.title for e in events.values()]}"
        for event in events.values():
            told = None if event.dating is None else (event.dating.start, event.dating.end)
            if gold.days is not None and told != tuple(day.isoformat() for day in gold.days):
                yield f"not of {gold.days[0]} to {gold.days[1]}: {gold.title}: {told}"
    for gold in apart:
        for a, b in combinations(gold.passages, 2):
            shared = {event_of[m.id].id for m in _mentions(chronology, a)} & {
                event_of[m.id].id for m in _mentions(chronology, b)
            }
            if shared:
                yield f"not apart: {gold.title}: {a.quote!r} and {b.quote!r}"


def found(chronology: Chronology, gold: list[JoinGold]) -> tuple[int, int]:
    """How many passages of the gold have a mention, and how many there are."""
    passages = [p for row in gold for p in row.passages]
    return sum(bool(_mentions(chronology, p)) for p in passages), len(passages)


def _mentions(chronology: Chronology, passage: Passage) -> list[Mention]:
    """The mention that a quote tells: the last whose trigger stands in it, of the kind that most of them have."""
    document = next(d for d in chronology.documents if d.id.startswith(passage.doc))
    start = document.text.index(passage.quote)
    end = start + len(passage.quote)
    inside = [
        m
        for m in chronology.mentions
        if m.document == document.id and start <= m.trigger.start and m.trigger.end <= end
    ]
    return inside[:1]


# --- the list -----------------------------------------------------------------------------------


def written(chronology: Chronology, possible: bool = False) -> Iterator[str]:
    """The events that several documents tell, and with `possible` those that may be the same, line by line."""
    documents = {d.id: d for d in chronology.documents}
    mentions = {m.id: m for m in chronology.mentions}
    events = {e.id: e for e in chronology.all_events()}
    for event in events.values():
        if len(event.documents) > 1:
            yield f"\n{_line(event)}  told by {len(event.documents)} documents, {event.sources} independent"
            joins = {join.mention: join for join in event.joins}
            for key in event.mentions:
                document = documents[mentions[key].document]
                yield f"    {document.id}: {' '.join(document.quote(mentions[key].span).split())[:200]}"
                if key in joins:
                    yield f"        because {_reasons(joins[key].reasons)}"
    for event in events.values() if possible else ():
        for other in event.possibly_same:
            if event.id < other.event:
                yield f"\nperhaps {other.score}: {_line(event)}\n    and {_line(events[other.event])}"
                yield f"    because {_reasons(other.reasons)}"


def _line(event: Event) -> str:
    return f"{event.dating.edtf if event.dating else 'undated'}  {event.kind}  {event.title}"


def _reasons(reasons: tuple[Reason, ...]) -> str:
    return "; ".join(f"{r.why} {r.weight:+.2f}" for r in reasons)


def main() -> None:
    """Print what is joined in the documents named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--published", action="append", default=[], metavar="DOC=DATE")
    parser.add_argument("--possible", action="store_true")
    given = parser.parse_args()
    documents = read(given.paths)
    published = {
        named(name, documents).id: date.fromisoformat(day) for name, day in (p.rsplit("=", 1) for p in given.published)
    }
    for line in written(build(documents, published=published), given.possible):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
