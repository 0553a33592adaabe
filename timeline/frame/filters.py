"""What the reader wants to see: filters, the counts beside them, and the part of a chronology that is left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import pandas as pd

from timeline.model import chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from timeline.model import Chronology


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader wants to see. Inside a facet any value will do, except that every check asked for must hold;
    the facets together must all be met. Empty means no wish. `alone` asks for the actors themselves, without the people
    and bodies that belong to them.
    """

    query: str = ""
    kind: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    alone: bool = False

    def __bool__(self) -> bool:
        return self != Filters()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the wishes in force."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name))

    def without(self, name: str) -> Filters:
        """The same wishes but one."""
        kept = {chosen: getattr(self, chosen) for chosen in self.chosen if chosen != name}
        return Filters(**kept)


ALONE = "actors"
FACETS: Mapping[str, str] = {
    "kind": "kind",
    "actor": "circle",
    "source": "sources",
    "status": "status",
    "precision": "precision",
    "check": "checks",
}
"""Each facet with the column that holds an event's value or values; that of actors alone is ALONE."""


def _column(facet: str, filters: Filters) -> str:
    return ALONE if facet == "actor" and filters.alone else FACETS[facet]


def filtered(frame: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rows that meet every wish, in the same order."""
    return frame[_passes(frame, filters)]


def facet_counts(frame: pd.DataFrame, filters: Filters, facet: str) -> Counter[str]:
    """How many events each value of a facet has under all the other wishes: what a choice would find."""
    others = filters if facet == "check" else filters.without(facet)
    return Counter(value for cell in filtered(frame, others)[_column(facet, filters)] for value in _values(cell))


def in_view(frame: pd.DataFrame, low: datetime, high: datetime) -> pd.DataFrame:
    """The dated rows that a window shows: their mark or some part of their interval lies in it."""
    start, stop = frame["start"].fillna(frame["at"]), frame["stop"].fillna(frame["at"])
    return frame[frame["at"].notna() & (start <= high) & (stop >= low)]


def without_each(frame: pd.DataFrame, filters: Filters) -> list[tuple[str, int]]:
    """For each wish in force, how many events there would be without it; the most helpful first."""
    gains = [(name, len(filtered(frame, filters.without(name)))) for name in filters.chosen]
    return sorted(gains, key=lambda gain: -gain[1])


def part_of(chronology: Chronology, ids: Iterable[str]) -> Chronology:
    """The chronology of some events only: with their mentions, the actors and documents they name, nothing else."""
    kept = frozenset(ids)
    events = tuple(event for event in chronology.events if event.id in kept)
    undated = tuple(event for event in chronology.undated if event.id in kept)
    mentions = {key for event in (*events, *undated) for key in event.mentions}
    documents = {key for event in (*events, *undated) for key in event.documents}
    told = tuple(mention for mention in chronology.mentions if mention.id in mentions)
    actors = {a for event in (*events, *undated) for a in event.actors} | {s.actor for m in told for s in m.actors}
    actors |= {s.actor for m in told for s in m.mentioned}
    known = {actor.id: actor for actor in chronology.actors}
    actors |= {above for actor in actors for above in chain(actor, known.get)}
    return replace(
        chronology,
        documents=tuple(document for document in chronology.documents if document.id in documents),
        actors=tuple(actor for actor in chronology.actors if actor.id in actors),
        mentions=told,
        events=events,
        undated=undated,
    )


def _passes(frame: pd.DataFrame, filters: Filters) -> pd.Series[bool]:
    passes = pd.Series(True, index=frame.index)
    for word in filters.query.casefold().split():
        passes &= frame["search"].str.contains(word, regex=False)
    for facet in FACETS:
        wanted = frozenset(getattr(filters, facet))
        if not wanted:
            continue
        meets = wanted.issubset if facet == "check" else lambda values, wanted=wanted: not wanted.isdisjoint(values)
        cells = frame[_column(facet, filters)]
        passes &= pd.Series([meets(_values(cell)) for cell in cells], index=frame.index, dtype=bool)
    return passes


def _values(cell: str | tuple[str, ...]) -> tuple[str, ...]:
    return (cell,) if isinstance(cell, str) else cell
