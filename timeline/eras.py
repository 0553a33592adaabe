"""Dates that begin or end before the year 1 in words: "15 Mar 44 BC", "58 – 50 BC", "27 BC – AD 14"."""

from __future__ import annotations

from timeline.model import Day, Granularity, Interval, century_of, ends_of, unit_of

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def ancient_in_words(when: Interval, granularity: Granularity | None = None) -> str:
    """An interval with a side before the year 1, as finely as it is known; an open side is said.

    >>> ancient_in_words(Interval.of_day_numbers(-21184, -17897))
    '58 – 50 BC'
    >>> ancient_in_words(Interval.of_day_numbers(-15997, -15994))
    '15 – 17 Mar 44 BC'
    """
    grain = granularity or Granularity.PERIOD
    if grain is Granularity.CENTURY and (number := century_of(when)) is not None:
        return f"{ordinal(number)} century BC"
    unit, (first, last) = unit_of(when, grain), ends_of(when)
    if first is None or last is None:
        return f"until {_side(last, unit)}" if last else f"from {_side(first, unit)}" if first else ""
    one, other = _side(first, unit), _side(last, unit)
    if one == other:
        return one
    shared = _shared(first, last, unit)
    return f"{one.removesuffix(shared)} – {other}"


def _side(day: Day, unit: Granularity) -> str:
    """A day, or the month or year that it lies in, with its era."""
    year = f"AD {day.year}" if day.year > 0 else f"{1 - day.year} BC"
    month = MONTHS[day.month - 1][:3]
    if unit is Granularity.YEAR:
        return year
    return f"{month} {year}" if unit is Granularity.MONTH else f"{day.day} {month} {year}"


def _shared(first: Day, last: Day, unit: Granularity) -> str:
    """What both ends have in common and the second says alone: the era, the year, the month and year."""
    if first.year > 0 or last.year > 0:
        return ""
    if first.year != last.year:
        return " BC" if unit is Granularity.YEAR else ""
    year = _side(last, Granularity.YEAR)
    if unit is Granularity.DAY and first.month == last.month:
        return f" {MONTHS[last.month - 1][:3]} {year}"
    return f" {year}"


def ordinal(number: int) -> str:
    """A number as an ordinal.

    >>> ordinal(1), ordinal(12), ordinal(23), ordinal(111)
    ('1st', '12th', '23rd', '111th')
    """
    ending = "th" if number % 100 in range(11, 14) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
