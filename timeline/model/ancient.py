"""Days before the year 1, to which `datetime` does not reach: as numbers, and as years, months and days.

Years are astronomical, as in ISO 8601: 0 is 1 BC, -43 is 44 BC. The calendar is the Gregorian one carried on
backwards; it repeats after 400 years, so a day is that of a later cycle, counted back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from timeline.model.time import Granularity, Interval

CYCLE, DAYS_OF_CYCLE = 400, 146_097


class Day(NamedTuple):
    """A day with its astronomical year, in or before the calendar."""

    year: int
    month: int
    day: int


def number_of(day: Day) -> int:
    """The number of a day, as `date.toordinal` gives it from the year 1 on; raises ValueError where there is none such.

    >>> number_of(Day(0, 12, 31)), number_of(Day(1, 1, 1)), number_of(Day(-43, 3, 15))
    (0, 1, -15997)
    """
    cycles = 0 if day.year > 0 else -day.year // CYCLE + 1
    return date(day.year + cycles * CYCLE, day.month, day.day).toordinal() - cycles * DAYS_OF_CYCLE


def day_of(number: int) -> Day:
    """The day of a number.

    >>> day_of(-15997)
    Day(year=-43, month=3, day=15)
    """
    cycles = 0 if number > 0 else -number // DAYS_OF_CYCLE + 1
    found = date.fromordinal(number + cycles * DAYS_OF_CYCLE)
    return Day(found.year - cycles * CYCLE, found.month, found.day)


def interval_of_date(year: int, month: int = 0, day: int = 0) -> Interval:
    """A year, a month of it or a day of that, in or before the calendar; raises ValueError where there is none such."""
    first = number_of(Day(year, month or 1, day or 1))
    if day:
        return Interval.of_day_numbers(first, first + 1)
    after = number_of(Day(year, month + 1, 1)) if 0 < month < 12 else number_of(Day(year, 12, 31)) + 1
    return Interval.of_day_numbers(first, after)


def as_in_calendar(when: Interval, read: Callable[[Interval], Interval]) -> Interval:
    """What a reading that knows the calendar only makes of a closed interval that begins before it."""
    first, last = when.first_number, when.last_number
    if first is None or last is None or first > 0:
        return read(when)
    later = (-first // DAYS_OF_CYCLE + 1) * DAYS_OF_CYCLE
    found = read(Interval.of_day_numbers(first + later, last + 1 + later))
    assert found.first_number is not None
    assert found.last_number is not None
    return Interval.of_day_numbers(found.first_number - later, found.last_number + 1 - later)


def ancient_century(number: int) -> Interval:
    """A century before the year 1: the 5th is 500 to 401 BC."""
    return interval_of_date(1 - 100 * number).up_to(interval_of_date(100 - 100 * number))


def ends_of(when: Interval) -> tuple[Day | None, Day | None]:
    """The first and last day of an interval; None where a side is open."""
    first, last = when.first_number, when.last_number
    return None if first is None else day_of(first), None if last is None else day_of(last)


def century_of(when: Interval) -> int | None:
    """The number of the century before the year 1 that an interval fills, or None."""
    first, _ = ends_of(when)
    number = 0 if first is None else -first.year // 100 + 1
    return number if number > 0 and ancient_century(number) == when else None


def unit_of(when: Interval, granularity: Granularity) -> Granularity:
    """The coarsest of year, month and day, none coarser than it is known, that begins and ends where it does."""
    first, last = ends_of(when)
    for unit in (Granularity.YEAR, Granularity.MONTH):
        fits = granularity.rank >= unit.rank
        begins = first is None or _whole(first, unit).first_number == when.first_number
        if fits and begins and (last is None or _whole(last, unit).last_number == when.last_number):
            return unit
    return Granularity.DAY


def _whole(day: Day, unit: Granularity) -> Interval:
    return interval_of_date(day.year, 0 if unit is Granularity.YEAR else day.month)
