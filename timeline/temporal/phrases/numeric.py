"""Dates in figures alone: 2025-04-29, 29.04.2025, 4/29/25."""

from __future__ import annotations

from datetime import date, timedelta

from timeline import calendars
from timeline.model import Granularity, Interval, TimeType
from timeline.temporal import resolve, words
from timeline.temporal.negative_filters import named
from timeline.temporal.reading import around, base_of, dated, full_year, placed, spoken, valid
from timeline.temporal.rules import Family, Meaning, Parts, Rule, Scene

USUAL = "MDY"  # how day and month are read where nothing decides it


def iso(parts: Parts, scene: Scene) -> Meaning | None:
    """Year first, as in ISO 8601, with a clock time or without."""
    day = valid(int(parts["year"] or 0), int(parts["month"] or 0), int(parts["day"] or 0))
    if day is None:
        return None
    why = f"“{scene.quote}” is written year, month, day: {spoken(day)}"
    hour, minute = parts.get("hour"), parts.get("minute")
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return dated(calendars.day_interval(day), Granularity.DAY, why)
    start = calendars.midnight(day) + timedelta(hours=int(hour), minutes=int(minute))
    return dated(Interval(start, start + timedelta(minutes=1)), Granularity.MINUTE, why, kind=TimeType.TIME)


def iso_month(parts: Parts, scene: Scene) -> Meaning | None:
    """Year and month in figures."""
    year, month = int(parts["year"] or 0), int(parts["month"] or 0)
    if not 1 <= month <= 12:
        return None
    return dated(calendars.month_interval(year, month), Granularity.MONTH, f"“{scene.quote}” is written year, month")


def numbered(parts: Parts, scene: Scene) -> Meaning | None:
    """Three numbers with the year last, in the order of the document."""
    first, second = int(parts["one"] or 0), int(parts["two"] or 0)
    order = "DMY" if first > 12 or parts["mark"] == "." else "MDY" if second > 12 else scene.order or USUAL
    day = _day(first, second, full_year(parts["year"] or "", scene), "DMY" if order == "DMY" else "MDY")
    if day is None:
        return None
    said = "day, month, year" if order == "DMY" else "month, day, year"
    doubt = " (this document shows no other order)" if first <= 12 and second <= 12 and first != second else ""
    why = f"“{scene.quote}” read as {said}{doubt}: {spoken(day)}"
    return dated(calendars.day_interval(day), Granularity.DAY, why)._replace(undecided=_is_undecided(parts, scene))


def _is_undecided(parts: Parts, scene: Scene) -> bool:
    """Whether a date in figures can be read both ways and no other date of its document shows which."""
    first, second = int(parts["one"] or 0), int(parts["two"] or 0)
    both = first <= 12 and second <= 12 and first != second and parts["mark"] != "."
    return both and scene.order is None


def _day(first: int, second: int, year: int, order: str) -> date | None:
    named = resolve.month_and_day(f"{first}/{second}/", order=order) if max(first, second) < 32 else None
    if named is None:
        return None
    return valid(year, *named)


def beside_weekday(parts: Parts, scene: Scene) -> Meaning | None:
    """Two numbers behind a weekday: the day of that name near the day of writing, in whichever order gives one."""
    base, one, two = base_of(scene).day, int(parts["one"] or 0), int(parts["two"] or 0)
    ways = [(two, one), (one, two)] if scene.order == "DMY" else [(one, two), (two, one)]
    wanted = words.weekday_of(parts["weekday"] or "")
    for month, day in ways:
        days = [] if base is None else [d for y in around(base, 6) if (d := valid(y, month, day))]
        chosen = placed(scene, [d for d in days if d.weekday() == wanted], "agrees with its weekday")
        if chosen is not None:
            return dated(calendars.day_interval(chosen[0]), Granularity.DAY, chosen[2], chosen[1])
    return None


RULES = (
    Rule(
        "iso-date",
        "number",
        r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?P<mark>[-/.])(?P<month>[01]?[0-9])(?P=mark)(?P<day>[0-3]?[0-9])"
        r"(?:(?:t| )(?P<hour>[0-2][0-9]):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?:z|"
        r"[+-][0-9]{2}:?[0-9]{2})?)?(?!-?[0-9])",
        iso,
        ("2025-04-29", "2025/4/29", "2025-04-29T10:30Z", "2025-03-20 14:05"),
        ("2025-04-291", "555-04-29"),
        family=Family.FULL_DATE,
    ),
    Rule(
        "iso-month",
        "number",
        r"(?P<year>(?:1[89]|20)[0-9]{2})-(?P<month>0[1-9]|1[0-2])(?![-/.0-9])",
        iso_month,
        ("2025-03",),
        ("2025-31",),
        hints=("-",),
        guard=named.iso_month,
    ),
    Rule(
        "numeric-date",
        "number",
        r"(?P<one>[0-3]?[0-9])(?P<mark>[-/.])(?P<two>[0-3]?[0-9])(?P=mark)(?P<year>(?:1[0-9]|20)[0-9]{2}|"
        r"[0-9]{2})(?![-/0-9]|[.][0-9])",
        numbered,
        ("4/29/25", "29.04.2025", "29-04-2025"),
        ("4/29/2555", "192.168.1.12"),
        family=Family.FULL_DATE,
        guard=named.numeric,
    ),
    Rule(
        "weekday-numbers",
        "weekday",
        r"(?P<weekday>WEEKDAYNAME),? \(?(?P<one>[01]?[0-9]|[12][0-9]|3[01])/(?P<two>[0-3]?[0-9])(?![-/0-9]|[.,][0-9])",
        beside_weekday,
        ("Tuesday, 4/1", "Fri 24/10"),
        ("Tuesday 4/1/2025",),
        hints=("/",),
    ),
)
