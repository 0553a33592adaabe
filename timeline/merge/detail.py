"""How much an event belongs in the chronology, and which event it comments on or is a part of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.merge.importance import only
from timeline.model import Detail

if TYPE_CHECKING:
    from timeline.model import Chronology, Event, Mention

SEVERAL = 2  # sources that tell an event independently: it is main, whatever each makes of it


def detail_of(mentions: Sequence[Mention], sources: int) -> Detail:
    """How much an event belongs in the chronology: as its mention that belongs there most."""
    found = {m.detail for m in mentions}
    return Detail.MAIN if sources >= SEVERAL else next(each for each in Detail if each in found)


def hung(chronology: Chronology) -> Chronology:
    """The chronology, each event with the other that one of its mentions comments on or is a part of, where known."""
    mentions = {m.id: m for m in chronology.mentions}
    at = {m: event.id for event in chronology.all_events() for m in event.mentions}

    def above(event: Event) -> str | None:
        known = (at.get(of) for m in event.mentions if (of := mentions[m].of) is not None)
        return next((other for other in known if other is not None and other != event.id), None)

    def of(events: Iterable[Event]) -> tuple[Event, ...]:
        return tuple(e if e.of == (other := above(e)) else replace(e, of=other) for e in events)

    return replace(chronology, events=of(chronology.events), undated=of(chronology.undated))


def without_details(chronology: Chronology) -> Chronology:
    """The chronology of what is main alone; all documents stay."""
    return only(chronology, {e.id for e in chronology.all_events() if e.detail is Detail.MAIN})
