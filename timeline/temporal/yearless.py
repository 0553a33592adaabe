"""The year of a month or day that names none: told just before it, a heading above it, or that of a story before the
year 1; and the day of such a year."""

from __future__ import annotations

import re

from timeline import calendars
from timeline.model import Anchor, Granularity, Interval, day_of, interval_of_date
from timeline.temporal import words
from timeline.temporal.reading import base_of, dated, spoken, told_as, valid
from timeline.temporal.rules import DatedAnchor, Meaning, Scene

JUST_TOLD = re.compile(r",? ?(?:on )?(?:the )?")


def year_just_told(scene: Scene) -> int | None:
    """The year that a sentence names directly before a day of it: "In 1998, on 3 March"; None where it does not."""
    told = scene.told
    if told is None or told.granularity is not Granularity.YEAR or told.anchor.span is None:
        return None
    start, end = told.anchor.span
    between, before = scene.lower[end : scene.span.start], scene.lower[max(0, start - 3) : start]
    return _year_of(told) if between and JUST_TOLD.fullmatch(between) and before == "in " else None


def year_above(scene: Scene, month: int, day: int = 0) -> tuple[int, Anchor] | None:
    """The year of a month or day that names none, and what it hangs on: that of the heading, or of a story before the
    year 1; None where there is neither."""
    if scene.heading is not None:
        return _year_of(scene.heading), scene.heading.anchor
    base = base_of(scene)
    hangs = (told for told in (*reversed(scene.history), scene.stated) if told is not None and told.anchor is base)
    told = next(hangs, None)
    if told is None or not told.when.has_ancient_side or told.granularity.rank > Granularity.YEAR.rank:
        return None
    here = interval_in(_year_of(told), month, day)
    behind = told.granularity.rank <= Granularity.MONTH.rank and here is not None and here.begin < told.when.begin
    return _year_of(told) + behind, base


def _year_of(told: DatedAnchor) -> int:
    assert told.when.first_number is not None  # it is remembered by its first day
    return day_of(told.when.first_number).year


def interval_in(year: int, month: int, day: int = 0) -> Interval | None:
    """A month or a day of it, before the year 1 too; None where the calendar has none such."""
    try:
        return interval_of_date(year, month, day)
    except ValueError:
        return None


def in_year(scene: Scene, month: int, day: int, year: int, weekday: str | None) -> Meaning | None:
    """A day of a year, or None where the calendar has none such; a weekday that does not agree is said."""
    if year < 1:
        when = interval_in(year, month, day)
        if when is None:
            return None
        return dated(when, Granularity.DAY, f"“{scene.quote}” says it all: {told_as(when, Granularity.DAY)}")
    exact = valid(year, month, day)
    if exact is None:
        return None
    at_odds = weekday is not None and words.weekday_of(weekday) != exact.weekday()
    note = f" (a {words.WEEKDAY_NAMES[exact.weekday()]}, though the text says otherwise)" if at_odds else ""
    return dated(calendars.day_interval(exact), Granularity.DAY, f"“{scene.quote}” says it all: {spoken(exact)}{note}")


def of_year_above(
    scene: Scene, named: tuple[int, int], above: tuple[int, Anchor], weekday: str | None = None
) -> Meaning | None:
    """A day, or a month (day 0), of the year of the heading or story above it."""
    (number, day), (year, anchor) = named, above
    if day:
        found = in_year(scene, number, day, year, weekday)
    else:
        found = dated(calendars.month_interval(year, number), Granularity.MONTH, "")
    if found is None or found.when is None or found.granularity is None:
        return None
    told = told_as(found.when, found.granularity)
    why = f"“{scene.quote}” names no year, which stands above it: {told}"
    return found._replace(anchor=anchor, why=why)
