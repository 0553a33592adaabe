"""The order of events in time: by day as written, on one day by the clock; clocks of different zones by the instant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache

from timeline.calendars.zones import ahead_of_utc
from timeline.model import CLOCK, Dating, Event, Granularity, Interval, iso_end, iso_start


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """The dated ones of these events in order of time; days are the text's own, whatever the zone.

    On a day on which some clock times have a zone, the others are taken to be of the commonest one.
    """
    dated = [event for event in events if event.dating is not None]
    zones = _zones(dated)
    return tuple(sorted(dated, key=lambda event: _time_order(event, zones)))


def _zones(events: Iterable[Event]) -> Mapping[str, timedelta]:
    """How far the commonest zone of each day is ahead of UTC, by the day; of equally common ones the westernmost."""
    told: dict[str, Counter[timedelta]] = {}
    for event in events:
        dating = event.dating
        if dating is not None and dating.when.start is not None and (ahead := _ahead(dating)) is not None:
            told.setdefault(dating.when.start.date().isoformat(), Counter())[ahead] += 1
    return {day: min(zones, key=lambda ahead: (-zones[ahead], ahead)) for day, zones in told.items()}


def _ahead(dating: Dating) -> timedelta | None:
    if dating.zone is None or dating.granularity not in CLOCK or dating.when.start is None:
        return None
    return ahead_of_utc(dating.zone, dating.when.start)


def _time_order(event: Event, zones: Mapping[str, timedelta]) -> tuple[str, str, str, str]:
    dating = event.dating
    assert dating is not None
    start, end = _ends(dating.when, dating.granularity)
    clock = start[10:]
    ahead = _ahead(dating) if clock else None
    if ahead is not None and dating.when.start is not None and ahead != (common := zones[start[:10]]):
        clock = _moved(dating.when.start, common - ahead)
    return start[:10], clock, end, event.id


def _moved(start: datetime, by: timedelta) -> str:
    """A clock time on the clock of another zone, in a form that sorts; that may be of the day before or after."""
    try:
        there = start + by
    except OverflowError:
        there = start
    days = (there.date() - start.date()).days
    return f"{'S' if days < 0 else 'U' if days > 0 else 'T'}{there.time().isoformat('seconds')}"


SORTABLE = 10**8
"""More days than lie before the year 1, as far as a year has four figures."""


@lru_cache(maxsize=10_000)  # the same days are told again and again
def _ends(when: Interval, granularity: Granularity) -> tuple[str, str]:
    start, end = iso_start(when, granularity) or "", iso_end(when, granularity) or ""
    if when.has_ancient_side:  # before every other: in figures that sort, since ISO 8601 counts such years down
        begin, stop = when.first_number, when.last_number
        first = stop if begin is None else begin
        return f"-{(first or 0) + SORTABLE:09d}", end or f"-{(SORTABLE if stop is None else stop) + SORTABLE:09d}"
    return start or end, end or "9999"
