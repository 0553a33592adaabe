"""What the reader wants to see: filters, the counts beside them, and the part of a chronology that is left."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from timeline.calendars import interval_of_edtf
from timeline.frame.codes import counts_of, where
from timeline.model import Detail, chain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    import pandas as pd
    from numpy.typing import NDArray

    from timeline.model import Chronology, Interval


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader wants to see. Inside a facet any value will do, except that every check asked for must hold;
    the facets together must all be met. Empty means no wish. `alone` asks for the actors themselves, without the people
    and bodies that belong to them; `every` for events of all the chosen actors at once; `when` for what touches it;
    `details` for comments and minor events as well as what is main.
    """

    query: str = ""
    kind: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    alone: bool = False
    every: bool = False
    details: bool = False
    when: Interval | None = None

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


EVERYTHING = Filters(details=True)
MAIN = Detail.MAIN.value
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
    return frame if filters == EVERYTHING else frame[_passes(frame, filters)]


def folded(frame: pd.DataFrame, filters: Filters) -> Counter[str]:
    """How many comments and minor events the wishes let through beside what is main."""
    found = filtered(frame, replace(filters, details=True))["detail"]
    return Counter({detail: number for detail, number in counts_of(found).items() if detail != MAIN})


def facet_counts(frame: pd.DataFrame, filters: Filters, facet: str) -> Counter[str]:
    """How many events each value of a facet has under all the other wishes: what a choice would find."""
    others = filters if _all_asked(facet, filters) else filters.without(facet)
    found: Counter[str] = Counter()
    for cell, number in counts_of(filtered(frame, others)[_column(facet, filters)]).items():
        for value in _values(cell):
            found[value] += number
    return found


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


def _passes(frame: pd.DataFrame, filters: Filters) -> NDArray[np.bool_]:
    passes = np.ones(len(frame), dtype=bool)
    if not filters.details:
        passes &= (frame["detail"] == MAIN).to_numpy(dtype=bool)
    for facet in FACETS:
        if getattr(filters, facet):
            passes &= where(frame[_column(facet, filters)], _meets(facet, filters))
    if filters.when is not None:
        passes &= _touches(frame, filters.when)
    for word in filters.query.casefold().split():
        passes &= frame["search"].str.contains(word, regex=False).to_numpy(dtype=bool)
    return passes


def _meets(facet: str, filters: Filters) -> Callable[[Any], bool]:
    """Whether a cell holds what is asked of a facet: one of the values, or all where all are asked."""
    wanted = frozenset(getattr(filters, facet))
    if _all_asked(facet, filters):
        return lambda cell: wanted.issubset(_values(cell))
    return lambda cell: not wanted.isdisjoint(_values(cell))


def _all_asked(facet: str, filters: Filters) -> bool:
    return facet == "check" or (facet == "actor" and filters.every)


def _touches(frame: pd.DataFrame, when: Interval) -> NDArray[np.bool_]:
    """The dated rows that a stretch of time, half open, has some part of."""
    start, stop = frame["start"].fillna(frame["at"]), frame["stop"].fillna(frame["at"])
    touches = frame["at"].notna()
    if when.stop is not None:
        touches &= start < when.stop
    if when.start is not None:
        touches &= (stop > when.start) | (frame["at"] >= when.start)
    found = touches.to_numpy(dtype=bool, copy=True)
    ancient = np.flatnonzero((frame["edtf"].notna() & frame["at"].isna()).to_numpy())  # no moment of pandas tells them
    plain = [re.sub("[~?%]", "", edtf) for edtf in frame["edtf"].iloc[ancient]]
    found[ancient] = [interval_of_edtf(edtf).overlaps(when) for edtf in plain]
    return found


def _values(cell: str | tuple[str, ...]) -> tuple[str, ...]:
    return (cell,) if isinstance(cell, str) else cell
