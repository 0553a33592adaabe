"""Days and months named by the calendar: "Monday, March 17", "29 April 2025", "early March"."""

from __future__ import annotations

from datetime import date

from timeline import calendars
from timeline.model import Anchor, AnchorKind, Granularity
from timeline.temporal import resolve, words
from timeline.temporal.cues import PAST, tense_orientation
from timeline.temporal.negative_filters import named
from timeline.temporal.reading import (
    UNKNOWN_DAY,
    around,
    base_of,
    beside_stated,
    counted_from,
    cut,
    dated,
    full_year,
    halved,
    placed,
    spoken,
    story_base,
    undated,
    valid,
)
from timeline.temporal.rules import Family, Meaning, Parts, Rule, Scene
from timeline.temporal.yearless import in_year, of_year_above, year_above, year_just_told


def day_number(text: str) -> int:
    """A day of the month in figures or as an ordinal word."""
    digits = text.rstrip("stndrh")
    return int(digits) if digits.isdigit() else words.ORDINALS[text.replace(" ", "-")]


def month_and_day(month: str, day: str) -> tuple[int, int] | None:
    """(month, day) of two words of a phrase; the month is dateparser's reading of its name, asked once a month."""
    named = resolve.month_and_day(f"1 {words.MONTH_NAMES[words.month_of(month) - 1]}")
    return None if named is None else (named[0], day_number(day))


def _unplaced(month: int, day: int, weekday: str | None) -> Meaning:
    known = f", a {words.WEEKDAY_NAMES[words.weekday_of(weekday)]}" if weekday else ""
    return undated(
        f"XXXX-{month:02d}-{day:02d}", f"{day} {words.MONTH_NAMES[month - 1]}{known}, year not said: {UNKNOWN_DAY}"
    )


def _stepped(scene: Scene, base: date, named: tuple[int, int], parts: Parts) -> Meaning | None:
    """A day of last, this or next year ("March 5 last year"), or the last or next day of that name ("last Dec. 31")."""
    if step := parts.get("year_step"):
        exact = valid(base.year + words.STEPS[step], *named)
    else:
        days = [d for y in around(base, 4) if (d := valid(y, *named))]
        past = (parts.get("which") or "").endswith(("last", "past"))
        exact = (
            max((d for d in days if d < base), default=None)
            if past
            else min((d for d in days if d > base), default=None)
        )
    if exact is None:
        return None
    why = f"“{scene.quote}” {counted_from(scene.reference)}: {spoken(exact)}"
    return dated(calendars.day_interval(exact), Granularity.DAY, why, scene.reference)


def month_day(parts: Parts, scene: Scene) -> Meaning | None:
    """A month and a day, with or without weekday and year."""
    named = month_and_day(parts["month"] or "", parts["day"] or "")
    if named is None:
        return None
    month, day = named
    weekday = parts.get("weekday")
    if parts.get("year"):
        return in_year(scene, month, day, full_year(parts["year"] or "", scene), weekday)
    if (parts.get("year_step") or parts.get("which")) and scene.reference.day is not None:
        return _stepped(scene, scene.reference.day, (month, day), parts)
    if (year := year_just_told(scene)) is not None:
        return in_year(scene, month, day, year, weekday)
    if (above := year_above(scene, month, day)) is not None:
        return of_year_above(scene, (month, day), above, weekday)
    base = base_of(scene).day
    possible = [] if base is None else [d for y in around(base, 6 if weekday else 1) if (d := valid(y, month, day))]
    if weekday:
        agreeing = [d for d in possible if d.weekday() == words.weekday_of(weekday)]
        possible = agreeing or possible
    chosen = placed(scene, possible, "agrees with its weekday" if weekday else "names no year")
    if chosen is None:
        return _unplaced(month, day, weekday)
    return dated(calendars.day_interval(chosen[0]), Granularity.DAY, chosen[2], chosen[1])


def month(parts: Parts, scene: Scene) -> Meaning | None:
    """A month, with or without year, whole or its early, middle or late part."""
    if parts.get("year_step"):
        return month_of_year({**parts, "step": parts["year_step"]}, scene)
    number = words.month_of(parts["month"] or "")
    mod = part_mod(parts)
    if parts.get("year"):
        year = full_year(parts["year"] or "", scene)
        whole = dated(
            calendars.month_interval(year, number), Granularity.MONTH, f"“{scene.quote}” names month and year"
        )
        return halved(whole, parts) or cut(whole, mod)
    which = parts.get("which")
    above = None if which else year_above(scene, number)
    if above is not None and (found := of_year_above(scene, (number, 0), above)) is not None:
        return halved(found, parts) or cut(found, mod)
    chosen = month_near(scene, number, which)
    if chosen is None:
        return undated(f"XXXX-{number:02d}", f"{words.MONTH_NAMES[number - 1]}, year not said: {UNKNOWN_DAY}", mod=mod)
    first, base = chosen
    why = _month_why(scene, first, base)
    whole = dated(calendars.month_interval(first.year, number), Granularity.MONTH, why, base)
    return halved(whole, parts) or cut(whole, mod)


def month_of_year(parts: Parts, scene: Scene) -> Meaning | None:
    """A month of last, this, next or that year."""
    step = words.STEPS.get(parts["step"] or "")
    base = scene.reference if step is not None else story_base(scene)
    number = words.month_of(parts["month"] or "")
    if base is None or base.day is None:
        return undated(f"XXXX-{number:02d}", f"a month of a year not said: {UNKNOWN_DAY}", mod=part_mod(parts))
    when = calendars.month_interval(base.day.year + (step or 0), number)
    return cut(dated(when, Granularity.MONTH, f"“{scene.quote}” {counted_from(base)}", base), part_mod(parts))


def _month_why(scene: Scene, chosen: date, base: Anchor) -> str:
    return f"“{scene.quote}” names no year; {counted_from(base)}: {words.MONTH_NAMES[chosen.month - 1]} {chosen.year}"


def month_near(scene: Scene, number: int, which: str | None) -> tuple[date, Anchor] | None:
    """The first day of the month meant by its name alone, and what it hangs on; None with nothing to hang on."""
    base = base_of(scene)
    if base.day is None:
        return None
    this_year = date(base.day.year, number, 1)
    bare = (which or "").removeprefix("this ")
    if bare in words.BACK:
        return (this_year if number < base.day.month else calendars.add_months(this_year, -12)), base
    if bare in words.FORWARD:
        return (this_year if number > base.day.month else calendars.add_months(this_year, 12)), base
    if which == "this" or (number == base.day.month and beside_stated(scene) is None):
        return this_year, base
    chosen = placed(scene, [date(y, number, 15) for y in around(base.day)], "names no year")
    if chosen is None:
        return None
    first = chosen[0].replace(day=1)
    if tense_orientation(scene) == PAST and first > base.day and chosen[1].kind is AnchorKind.PUBLICATION:
        first = first.replace(year=first.year - 1)
    return first, chosen[1]


def part_mod(parts: Parts) -> str | None:
    """START, MID or END of the part a phrase names, or None."""
    text = (parts.get("part") or "").replace("-", " ").split()
    return next((words.PARTS[word] for word in reversed(text) if word in words.PARTS), None)


WEEKDAY = r"(?:(?P<weekday>WEEKDAYNAME)(?: week)?,? (?:the )?)?"
_YEAR = r"(?:(?: ?,? ?|,? of |,? in )(?P<year>NAMEDYEAR)|,? (?:of )?(?P<year_step>last|this|next) year)?"
_PART = (
    r"(?P<part>(?:(?:the )?(?:very )?(?:PARTWORD|first half|second half|latter part|early part|first "
    r"days|last days|final days|tail end|"
    r"opening days|closing days) of (?:the )?(?:month of )?)|(?:very )?(?:early|mid|late)(?: in)?[ -]|mid)"
)
RULES = (
    Rule(
        "month-day",
        "month",
        rf"(?:(?P<which>last|next|this past|this coming) )?{WEEKDAY}(?<![0-9]\x20)(?P<month>MONTHNAME)(?: |(?<=\.))"
        rf"(?:the )?(?P<day>DAYNUM){_YEAR}",
        month_day,
        (
            "April 29",
            "Apr. 29th",
            "Monday, March 17",
            "Sept. 3, 2009",
            "March 3 2021",
            "Tues., Feb. 18",
            "October 04, 2005",
        ),
        ("may 2nd-graders", "April 299", "March 10:30"),
        family=Family.FULL_DATE,
        guard=named.month,
    ),
    Rule(
        "month-ordinal",
        "month",
        rf"{WEEKDAY}(?P<month>FULLMONTH) (?:the )?(?P<day>ORDINAL){_YEAR}",
        month_day,
        ("July Fourth", "March the twenty-first"),
        hints=(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "teenth",
            "twentieth",
            "thirtieth",
        ),
        family=Family.FULL_DATE,
        guard=named.month,
    ),
    Rule(
        "day-month",
        "month",
        rf"{WEEKDAY}(?:the (?=[0-9]{{1,2}}(?:st|nd|rd|th)))?(?P<day>DAYNUM)(?: day)?(?: of)?[ -](?P<month>MONTHNAME)"
        rf"(?:-(?=[12][0-9]{{3}}))?{_YEAR}",
        month_day,
        (
            "29 April 2025",
            "the 29th of April",
            "Tuesday 18 February",
            "3 Dec. 1999",
            "2-Apr-2004",
            "14 October 1066 AD",
            "10 January 49 BC",
            "3 March 2145",
            "3 May ’98",
        ),
        ("77 April", "2,005 March"),
        family=Family.FULL_DATE,
        guard=named.month,
    ),
    Rule(
        "ordinal-month",
        "month",
        rf"{WEEKDAY}the (?P<day>ORDINAL)(?: day)? of (?P<month>FULLMONTH){_YEAR}",
        month_day,
        ("the second of December", "the first of May, 1999"),
        hints=(" of ",),
        family=Family.FULL_DATE,
    ),
    Rule(
        "month",
        "month",
        rf"{_PART}?(?:(?P<which>this past|this coming|last|next|this|past|coming) )?(?:the month of )?"
        r"(?P<month>MONTHNAME)"
        r"(?:(?:,? ?|,? of |,? in |[-/])(?P<year>NAMEDYEAR|NODAY)|,? (?:of )?(?P<year_step>last|this|next) year)?",
        month,
        (
            "March",
            "early March",
            "mid-March",
            "the end of February",
            "March 2025",
            "last March",
            "late January 2003",
            "the beginning of May",
            "Feb. 2011",
            "the month of May",
        ),
        family=Family.MONTH,
        guard=named.month,
    ),
    Rule(
        "month-of-year",
        "month",
        rf"{_PART}?(?P<month>FULLMONTH)(?: of)? (?P<step>last|next|this|the same|that) year",
        month_of_year,
        ("March last year", "November of next year", "late May of that year"),
        hints=("year",),
    ),
)
