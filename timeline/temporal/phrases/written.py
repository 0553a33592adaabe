"""Days written with their year in other forms than prose has: "19-Nov-12", "August, 21, 2012", "26 FEB 15"."""

from __future__ import annotations

from timeline.temporal import words
from timeline.temporal.negative_filters import named
from timeline.temporal.phrases.dates import WEEKDAY, month_and_day, month_day
from timeline.temporal.reading import full_year, undated
from timeline.temporal.rules import Family, Meaning, Parts, Rule, Scene
from timeline.temporal.yearless import in_year


def with_short_year(parts: Parts, scene: Scene) -> Meaning | None:
    """A day, a month and a year of two figures, which nothing marks as one: its weekday must agree, if it has one."""
    named = month_and_day(parts["month"] or "", parts["day"] or "")
    if named is None:
        return None
    found = in_year(scene, *named, full_year(parts["year"] or "", scene), None)
    day, weekday = found and found.when and found.when.first, parts.get("weekday")
    if day and weekday and words.weekday_of(weekday) != day.weekday():
        return undated(f"XXXX-{named[0]:02d}-{named[1]:02d}", f"“{scene.quote}”: its weekday is of another year")
    return found


def _either(parts: Parts) -> Parts:
    """The parts of a phrase whose month and day stand in one order or the other."""
    day, named = parts.get("day") or parts.get("day2"), parts.get("month") or parts.get("month2")
    return {**parts, "day": day, "month": named}


def marked(parts: Parts, scene: Scene) -> Meaning | None:
    """A day, a month and a year with the same mark between them: 19-Nov-12."""
    return month_day(_either(parts), scene)


def short_year(parts: Parts, scene: Scene) -> Meaning | None:
    """The same with blanks, and a year of two figures at the end of a clause: 26 FEB 15."""
    return with_short_year(_either(parts), scene)


RULES = (
    Rule(
        "marked-date",
        "month",
        rf"{WEEKDAY}(?:(?P<day>DAYNUM)(?P<mark>[-/.]) ?(?P<month>MONTHNAME)(?P=mark) ?|"
        r"(?P<month2>MONTHNAME)(?P<mark2>[-/.])(?P<day2>[0-3]?[0-9])(?P=mark2))"
        r"(?P<year>[0-9]{1,4} ERA|[12][0-9]{3}|[0-9]{2})(?![-/0-9])",
        marked,
        ("19-Nov-12", "18-DEC-2019", "3/Feb/99", "Nov-19-2012"),
        ("19-Nov-1", "Nov-19-12-7"),
        hints=("-", "/", "."),
        family=Family.FULL_DATE,
        guard=named.month,
    ),
    Rule(
        "comma-date",
        "month",
        rf"{WEEKDAY}(?P<month>MONTHNAME), (?P<day>DAYNUM),? (?P<year>NAMEDYEAR)",
        month_day,
        ("August, 21, 2012", "Aug., 3 2011"),
        ("August, 21 people",),
        hints=(",",),
        family=Family.FULL_DATE,
    ),
    Rule(
        "year-month-day",
        "month",
        r"(?P<year>NAMEDYEAR),?(?: |-|/)(?P<month>MONTHNAME)(?: |-|/)(?P<day>DAYNUM)",
        month_day,
        ("2012 March 5", "2004-Apr-02"),
        family=Family.FULL_DATE,
    ),
    Rule(
        "short-year-date",
        "month",
        rf"{WEEKDAY}(?:(?P<day>DAYNUM) (?P<month>MONTHNAME)|(?P<month2>MONTHNAME) (?P<day2>DAYNUM)),? "
        r"(?P<year>[0-9]{2})(?![0-9:/%-]|[.,][0-9])YEARENDS",
        short_year,
        ("26 FEB 15", "Feb. 26, 98"),
        ("26 Feb 15 people",),
        family=Family.FULL_DATE,
        guard=named.month,
    ),
)
