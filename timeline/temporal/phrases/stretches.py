"""Stretches of days and months named by the calendar: "March 3-5", "March-April 2025", "the week of March 17"."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline import calendars
from timeline.model import Anchor, Granularity, Interval
from timeline.temporal import words
from timeline.temporal.negative_filters import named
from timeline.temporal.phrases.dates import day_number, month_and_day, month_day, month_near
from timeline.temporal.reading import (
    UNKNOWN_DAY,
    around,
    base_of,
    counted_from,
    dated,
    full_year,
    placed,
    told_as,
    undated,
    valid,
)
from timeline.temporal.rules import STATED, Meaning, Parts, Rule, Scene
from timeline.temporal.yearless import interval_in, year_above


def day_range(parts: Parts, scene: Scene) -> Meaning | None:
    """Days of one month ("March 3-5") or of two ("March 30-April 2")."""
    named = month_and_day(parts["month"] or "", parts["day"] or "")
    until = month_and_day(parts.get("month2") or parts["month"] or "", parts["day2"] or "")
    base = base_of(scene).day
    if named is None or until is None or _is_list(parts, scene):
        return None
    if parts.get("year"):
        why = f"“{scene.quote}” names both days"
        return _days_of(full_year(parts["year"] or "", scene), named, until, STATED, why)
    if (above := year_above(scene, *named)) is not None:
        return _days_of(above[0], named, until, above[1], f"“{scene.quote}” names no year, which stands above it")
    if base is None:
        value = f"XXXX-{named[0]:02d}-{named[1]:02d}/XXXX-{until[0]:02d}-{until[1]:02d}"
        return undated(value, f"two days, year not said: {UNKNOWN_DAY}")
    chosen = placed(scene, [d for y in around(base) if (d := valid(y, *named))], "names no year")
    return chosen and _days_of(chosen[0].year, named, until, chosen[1], chosen[2])


def _days_of(year: int, named: tuple[int, int], until: tuple[int, int], anchor: Anchor, why: str) -> Meaning | None:
    """From a day of a year to another, of the next year where it comes before in the calendar."""
    first, last = interval_in(year, *named), interval_in(year + (until < named), *until)
    if first is None or last is None or last.begin <= first.begin:
        return None
    when = first.up_to(last)
    weekend = first.first is not None and when == calendars.weekend_of(first.first)
    grain = Granularity.WEEKEND if weekend else Granularity.PERIOD
    value = calendars.timex_of(when, Granularity.PERIOD)
    return dated(when, grain, f"{why}: {told_as(when, Granularity.PERIOD)}", anchor, value=value)


LISTED_BEFORE = re.compile(r"[0-9](?:st|nd|rd|th)?,? $")


def _is_list(parts: Parts, scene: Scene) -> bool:
    """Whether two days joined by "and" are no stretch: there are days between, or further ones before them."""
    if not re.search(r"\band\b|&", scene.quote.lower()):
        return False
    apart = day_number(parts["day2"] or "") - day_number(parts["day"] or "")
    further = LISTED_BEFORE.search(scene.lower, max(0, scene.span.start - 6), scene.span.start)
    return bool(parts.get("month2")) or apart > 1 or further is not None


def month_range(parts: Parts, scene: Scene) -> Meaning | None:
    """Two months of a year: "March-April 2025"."""
    first, last = words.month_of(parts["month"] or ""), words.month_of(parts["month2"] or "")
    if parts.get("year"):
        year: int | None = full_year(parts["year"] or "", scene)
        anchor, why = STATED, f"“{scene.quote}” names both months"
    elif (above := year_above(scene, first)) is not None:
        year, anchor, why = above[0], above[1], f"“{scene.quote}” names no year, which stands above it"
    else:
        near = month_near(scene, first, None)
        year, anchor = (near[0].year, near[1]) if near else (None, base_of(scene))
        why = f"“{scene.quote}” names no year; {counted_from(anchor)}"
    if year is None:
        return undated(f"XXXX-{first:02d}/XXXX-{last:02d}", f"two months, year not said: {UNKNOWN_DAY}")
    start = calendars.month_interval(year, first)
    stop = calendars.month_interval(year + (last < first), last)
    value = f"{calendars.timex_of(start, Granularity.MONTH)}/{calendars.timex_of(stop, Granularity.MONTH)}"
    return dated(start.up_to(stop), Granularity.PERIOD, why, anchor, value=value)


def week_of(parts: Parts, scene: Scene) -> Meaning | None:
    """The week that a date lies in: "the week of March 17", "the week ending March 21"."""
    inner = month_day(parts, scene)
    if inner is None or inner.when is None or inner.when.first is None:
        return inner and inner._replace(value="XXXX-WXX")
    if parts.get("ending") or parts.get("ends"):
        last = inner.when.first
        when = Interval.of_days(last - timedelta(days=6), last)
        value = calendars.timex_of(calendars.week_of(last), Granularity.WEEK)
        return dated(when, Granularity.PERIOD, f"{inner.why}; the seven days that end there", inner.anchor, value=value)
    return dated(calendars.week_of(inner.when.first), Granularity.WEEK, f"{inner.why}; its week", inner.anchor)


_WEEKDAY = r"(?:(?P<weekday>WEEKDAYNAME),? (?:the )?)?"
_YEAR = r"(?:(?:,? ?|,? of |,? in |-)(?P<year>NAMEDYEAR|(?<=-)[0-9]{2}(?![0-9])))?"
RULES = (
    Rule(
        "day-range",
        "month",
        rf"{_WEEKDAY}(?P<month>MONTHNAME) (?P<day>DAYNUM) ?(?:-|–|—|‑|to|through|until|till|and|&)"
        rf" ?(?:WEEKDAYNAME,? )?(?P<day2>DAYNUM){_YEAR}",
        day_range,
        ("March 3-5", "March 3 to 5, 2025", "March 22 and 23", "Sept. 1–4"),
        guard=named.month,
    ),
    Rule(
        "day-range-months",
        "month",
        rf"(?P<month>MONTHNAME) (?P<day>DAYNUM) ?(?:-|–|—|‑) ?(?P<month2>MONTHNAME) (?P<day2>DAYNUM){_YEAR}",
        day_range,
        ("March 30-April 2", "Dec. 28 – Jan. 3"),
        hints=("-", "–", "—", "‑"),
    ),
    Rule(
        "range-day-month",
        "month",
        rf"(?:the )?(?P<day>DAYNUM)(?:, DAYNUM){{0,6}},? ?(?:-|–|—|‑|to|through|until|till|and|&) ?(?P<day2>DAYNUM)"
        rf"(?: (?:of )?|-)(?P<month>MONTHNAME){_YEAR}",
        day_range,
        ("3-5 March", "3 to 5 March 2025", "22 and 23 May", "6, 7 and 9 March 2023"),
        guard=named.month,
    ),
    Rule(
        "month-range",
        "month",
        r"(?P<month>MONTHNAME) ?(?:-|–|—|‑|to|through) ?(?P<month2>MONTHNAME)(?:(?:,? | of )(?P<year>NAMEDYEAR))?",
        month_range,
        ("March-April 2025", "January to June", "May–July 1999"),
        guard=named.month,
    ),
    Rule(
        "week-of",
        "month",
        rf"(?:(?:the )?week (?:of|beginning|starting|commencing|(?P<ending>ending|ended))|w/[cb]|(?P<ends>w/e))"
        rf" {_WEEKDAY}(?P<month>MONTHNAME) (?P<day>DAYNUM){_YEAR}",
        week_of,
        ("the week of March 17", "the week ended Feb. 3"),
        hints=("week", "w/"),
    ),
    Rule(
        "week-of-day",
        "month",
        rf"(?:(?:the )?week (?:of|beginning|starting|commencing|(?P<ending>ending|ended))|w/[cb]|(?P<ends>w/e))"
        rf" {_WEEKDAY}(?P<day>DAYNUM)(?: of)?[ -](?P<month>MONTHNAME){_YEAR}",
        week_of,
        ("week of 10 September 2012", "the week ending 3 May", "w/c 02-Jun-25", "w/e 6 June"),
        hints=("week", "w/"),
    ),
)
