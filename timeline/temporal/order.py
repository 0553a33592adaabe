"""Whether 4/5/2025 is 4 May or 5 April, by what a text itself shows.

In this order: a weekday beside a date that fits one reading only; a number above 12; stamps that rise in one reading
only, or lie within a month in one only; a date written with its month that one reading meets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice, pairwise
from typing import NamedTuple

from timeline.temporal import words
from timeline.temporal.pieces import filled
from timeline.temporal.reading import valid

_FIGURES = re.compile(
    r"(?<![\w./-])(?P<one>\d\d?)(?P<mark>[/.-])(?P<two>\d\d?)(?P=mark)(?P<year>\d{4}|\d{2})(?![\w/-])"
)
_STAMP = re.compile(r"(?:^|\n)[\s*>|\[(-]{0,8}$")
_WEEKDAY_BEFORE = re.compile(filled(r"(?P<weekday>WEEKDAYNAME),?\s\(?$"))
_WEEKDAY_AFTER = re.compile(filled(r"\)?,?\s?[(-]?\s?(?P<weekday>WEEKDAYNAME)(?![a-z])"))
_WRITTEN = re.compile(
    filled(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\sof)?\s(?P<month>MONTHNAME),?\s(?P<year>\d{4})"
        r"|(?P<month2>MONTHNAME)\s(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year2>\d{4})"
    )
)
MOST = 300  # dates of a text that are looked at
FEWEST_STAMPS = 3
MONTH = 31  # days


class _Figures(NamedTuple):
    """A date in figures, read both ways (None where the calendar has none such), and where it stands."""

    ways: tuple[date | None, date | None]  # the day first, the month first
    start: int
    end: int


def shown_order(lower: str) -> str | None:
    """The order of day and month in figures that a text in lower case shows, "DMY" or "MDY"; None where none."""
    found = list(islice(_figures(lower), MOST))
    if not found:
        return None
    steps: Sequence[Callable[[Sequence[_Figures], str], str | None]] = (
        _by_weekday,
        _by_calendar,
        _by_stamps,
        _by_words,
    )
    return next((order for step in steps if (order := step(found, lower)) is not None), None)


def _figures(lower: str) -> Iterator[_Figures]:
    for match in _FIGURES.finditer(lower):
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        year += 2000 if year < 100 else 0  # of two figures: only the order is asked for
        yield _Figures((valid(year, two, one), valid(year, one, two)), *match.span())


def _either(day_first: bool, month_first: bool) -> str | None:
    return None if day_first == month_first else "DMY" if day_first else "MDY"


def _by_weekday(found: Sequence[_Figures], lower: str) -> str | None:
    for each in found:
        before = _WEEKDAY_BEFORE.search(lower, max(0, each.start - 14), each.start)
        named = before or _WEEKDAY_AFTER.match(lower, each.end)
        if named is None:
            continue
        wanted = words.weekday_of(named["weekday"])
        fits = [day is not None and day.weekday() == wanted for day in each.ways]
        if (order := _either(*fits)) is not None:
            return order
    return None


def _by_calendar(found: Sequence[_Figures], _: str) -> str | None:
    decided = (_either(*(day is not None for day in each.ways)) for each in found)
    return next((order for order in decided if order is not None), None)


def _by_stamps(found: Sequence[_Figures], lower: str) -> str | None:
    """By the dates at the heads of lines, which go forward, and mostly from day to day."""
    stamps = [each for each in found if _STAMP.search(lower, max(0, each.start - 10), each.start)]
    if len({each.ways for each in stamps}) < FEWEST_STAMPS:
        return None
    ways = [[day for each in stamps if (day := each.ways[way]) is not None] for way in (0, 1)]
    rising = [all(a <= b for a, b in pairwise(days)) for days in ways]
    near = [rises and (days[-1] - days[0]).days <= MONTH for rises, days in zip(rising, ways, strict=True)]
    return _either(*rising) or _either(*near)


def _by_words(found: Sequence[_Figures], lower: str) -> str | None:
    """By the dates that the text writes with their month: a document names the day that matters to it both ways."""
    written = {
        day
        for m in islice(_WRITTEN.finditer(lower), MOST)
        if (
            day := valid(
                int(m["year"] or m["year2"]), words.month_of(m["month"] or m["month2"]), int(m["day"] or m["day2"])
            )
        )
    }
    decided = (_either(*(day in written for day in each.ways)) for each in found)
    return next((order for order in decided if order is not None), None)
