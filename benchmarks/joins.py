"""What is joined: every event that more than one document tells, with its passages and the reasons.

    python -m benchmarks.joins PATH... [--published DOC=DATE]... [--possible]
    python -m benchmarks.joins --gold [FOLDER...]

With --possible also the events that were left apart and may be the same. With --gold each folder that has a
`joins.toml` (without one named: all of tests/joins) is compared with it, pair of passages by pair:

    joined       pairs that are one event and are joined / that are one event and of which both are told
    kept apart   pairs that only look alike and are not joined / that only look alike and of which both are told
    conflicts    disagreements that are shown / that there are
    found        passages that are told at all / that there are
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
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


class JoinsGold(NamedTuple):
    """What a `joins.toml` says: what is one event, what is apart, the dates on which sources disagree, and what may be
    the same as the first of a list."""

    one: list[JoinGold]
    apart: list[JoinGold]
    conflicts: list[JoinGold]
    possible: list[JoinGold]


def gold_of(path: Path) -> JoinsGold:
    """What a `joins.toml` says."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return JoinsGold(*([_gold(row) for row in rows.get(key, ())] for key in ("one", "apart", "conflict", "possible")))


def _gold(row: Mapping[str, object]) -> JoinGold:
    spans, start, end = row["spans"], row.get("start"), row.get("end")
    assert isinstance(spans, list)
    days = (start, end) if isinstance(start, date) and isinstance(end, date) else None
    return JoinGold(str(row["title"]), tuple(Passage(s["doc"], s["quote"]) for s in spans), days)


def misses(chronology: Chronology, gold: JoinsGold) -> Iterator[str]:
    """Each thing in which a chronology differs from the gold, in words; passages without a mention are passed over."""
    event_of = events_of(chronology)
    for row in gold.one:
        events = {event_of[m.id].id: event_of[m.id] for p in row.passages for m in _mentions(chronology, p)}
        if len(events) > 1:
            yield f"not one: {row.title}: {[_line(e) for e in events.values()]}"
        for event in events.values():
            told = None if event.dating is None else tuple((day or "")[:10] for day in _sides(event))
            if row.days is not None and told != tuple(day.isoformat() for day in row.days):
                yield f"not of {row.days[0]} to {row.days[1]}: {row.title}: {told}"
    for row in gold.apart:
        for a, b in combinations(row.passages, 2):
            if _is_one(chronology, event_of, a, b):
                yield f"not apart: {row.title}: {a.quote!r} and {b.quote!r}"
    for row in gold.conflicts:
        if not _is_shown(chronology, row):
            yield f"no conflict: {row.title}"
    for row in gold.possible:
        first, *others = ({event_of[m.id].id for m in _mentions(chronology, p)} for p in row.passages)
        listed = {p.event for e in chronology.all_events() if e.id in first for p in e.possibly_same}
        if any(listed.isdisjoint(other) for other in others):
            yield f"not listed as possibly the same: {row.title}"


def _sides(event: Event) -> tuple[str | None, str | None]:
    return (event.dating.start, event.dating.end) if event.dating is not None else (None, None)


def events_of(chronology: Chronology) -> dict[str, Event]:
    """The event of each mention, by id."""
    return {m: event for event in chronology.all_events() for m in event.mentions}


def _is_one(chronology: Chronology, event_of: Mapping[str, Event], a: Passage, b: Passage) -> bool | None:
    """Whether two passages tell one event; None where one of them tells nothing."""
    one, other = ({event_of[m.id].id for m in _mentions(chronology, p)} for p in (a, b))
    return bool(one & other) if one and other else None


def _is_shown(chronology: Chronology, row: JoinGold) -> bool:
    """Whether some event shows that two of these passages disagree about its date."""
    told = [{m.id for m in _mentions(chronology, p)} for p in row.passages]
    shown = (frozenset(c.mentions) for e in chronology.all_events() for c in e.conflicts if c.about == "date")
    return any(sum(not ids.isdisjoint(mentions) for ids in told) > 1 for mentions in shown)


class Figures(NamedTuple):
    """How many there are in the gold and how many of them the chronology has: pairs joined and kept apart, conflicts
    shown, passages told."""

    joined: tuple[int, int]
    apart: tuple[int, int]
    conflicts: tuple[int, int]
    found: tuple[int, int]

    def __str__(self) -> str:
        names = ("joined", "kept apart", "conflicts", "found")
        return ", ".join(f"{name} {have}/{of}" for name, (have, of) in zip(names, self, strict=True))


def figures(chronology: Chronology, gold: JoinsGold) -> Figures:
    """The figures of a chronology against its gold."""
    event_of = events_of(chronology)

    def pairs(rows: list[JoinGold]) -> list[bool]:
        found = (_is_one(chronology, event_of, *pair) for row in rows for pair in combinations(row.passages, 2))
        return [one for one in found if one is not None]

    one, apart = pairs(gold.one), pairs(gold.apart)
    told = [bool(_mentions(chronology, p)) for p in {p for rows in gold for row in rows for p in row.passages}]
    return Figures(
        (sum(one), len(one)),
        (apart.count(False), len(apart)),
        (sum(_is_shown(chronology, row) for row in gold.conflicts), len(gold.conflicts)),
        (sum(told), len(told)),
    )


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


def compared(folders: Iterable[Path]) -> Iterator[str]:
    """The misses and the figures of each folder with a `joins.toml`, and the figures of all, line by line."""
    found = []
    for folder in folders:
        gold = gold_of(folder / GOLD)
        chronology = build(read(_texts(folder)))
        found.append(figures(chronology, gold))
        yield f"{folder.name}: {found[-1]}"
        yield from (f"    {miss}" for miss in misses(chronology, gold))
    sums = ((sum(f[i][0] for f in found), sum(f[i][1] for f in found)) for i in range(4))
    yield f"joins: {Figures(*sums)}"


def _texts(folder: Path) -> list[Path]:
    """The documents of a gold: its own, or those of the folder that its chronology names."""
    told = folder / "chronology.toml"
    texts = tomllib.loads(told.read_text(encoding="utf-8")).get("texts") if told.exists() else None
    return sorted((folder if texts is None else ROOT / texts).glob("*.txt"))


GOLD = "joins.toml"
ROOT = Path(__file__).parent.parent
HOME = ROOT / "tests" / "joins"


def main() -> None:
    """Print what is joined in the documents named on the command line, or how that compares with the gold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", type=Path)
    parser.add_argument("--published", action="append", default=[], metavar="DOC=DATE")
    parser.add_argument("--possible", action="store_true")
    parser.add_argument("--gold", action="store_true")
    given = parser.parse_args()
    if given.gold:
        lines = compared(given.paths or sorted(path.parent for path in HOME.glob(f"*/{GOLD}")))
    elif given.paths:
        documents = read(given.paths)
        days = ((named(name, documents).id, day) for name, day in (p.rsplit("=", 1) for p in given.published))
        lines = written(build(documents, published={d: date.fromisoformat(day) for d, day in days}), given.possible)
    else:
        parser.error("name the documents, or --gold")
    for line in lines:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
