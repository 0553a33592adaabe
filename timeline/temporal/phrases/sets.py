"""Times that come again: "every Monday", "twice a week", "annually"."""

from __future__ import annotations

import re

from timeline.model import TimeType
from timeline.temporal import words
from timeline.temporal.negative_filters import counts, named
from timeline.temporal.quantities import duration_value, number_of
from timeline.temporal.reading import undated
from timeline.temporal.rules import Meaning, Parts, Rule, Scene


def frequency(parts: Parts, scene: Scene) -> Meaning | None:
    """Daily, annual, quarterly."""
    value = words.FREQUENCIES[parts["word"] or ""]
    return undated(value, f"“{scene.quote}” comes again and again", TimeType.SET)


def every_unit(parts: Parts, scene: Scene) -> Meaning | None:
    """Every year, each two weeks, twice a week."""
    unit = words.unit_of(parts["unit"] or "")
    count = number_of(parts.get("count") or "a")
    if parts.get("other"):
        count = number_of("two")
    return undated(duration_value(count, unit), f"“{scene.quote}” comes again and again", TimeType.SET)


def every_named(parts: Parts, scene: Scene) -> Meaning | None:
    """Every Monday, every March, Mondays, each summer, every morning."""
    why = f"“{scene.quote}” comes again and again"
    if weekday := parts.get("weekday"):
        part = words.DAY_PARTS.get(parts.get("part") or "", "")
        return undated(f"XXXX-WXX-{words.weekday_of(weekday.removesuffix('s')) + 1}{part}", why, TimeType.SET)
    if month := parts.get("month"):
        return undated(f"XXXX-{words.month_of(month):02d}", why, TimeType.SET)
    if season := parts.get("season"):
        return undated(f"XXXX-{words.SEASONS[season]}", why, TimeType.SET)
    return undated("XXXX-XX-XX" + words.DAY_PARTS[(parts["daypart"] or "").removesuffix("s")], why, TimeType.SET)


def day_of_years(parts: Parts, scene: Scene) -> Meaning | None:
    """The first of January of each year."""
    month = words.month_of(parts.get("month") or parts.get("month2") or "")
    day = int(re.sub(r"\D", "", parts.get("day") or parts.get("day2") or "") or 0)
    return undated(f"XXXX-{month:02d}-{day:02d}", f"“{scene.quote}” comes again and again", TimeType.SET)


RULES = (
    Rule(
        "frequency",
        "set",
        r"(?P<word>FREQUENCY)",
        frequency,
        ("daily", "annually", "quarterly", "biweekly"),
        guard=counts.frequency,
    ),
    Rule(
        "every-unit",
        "unit",
        r"(?:almost |nearly )?(?:every|each)(?: and every)?(?: single| passing)? (?:(?P<other>other|second)"
        r" |(?P<count>NUMBER|few) )?(?P<unit>UNITS)",
        every_unit,
        ("every year", "each day", "every two weeks", "every other month", "every few years"),
        ("everyday",),
        hints=("every", "each"),
    ),
    Rule(
        "times-per-unit",
        "unit",
        r"(?:once|twice|thrice|NUMBER times|several times|many times)(?: an?| per| each| every) "
        r"(?P<unit>UNITONE|second)",
        every_unit,
        ("twice a week", "once a year", "three times a day"),
        hints=("once", "twice", "thrice", "times"),
    ),
    Rule("per-unit", "unit", r"per (?P<unit>UNITONE|second)", every_unit, ("per year", "per month"), hints=("per ",)),
    Rule(
        "every-named",
        "weekday",
        r"(?:every|each)(?: other| first| second| third| fourth| last| single)? (?P<weekday>WEEKDAYNAME)"
        r"(?: (?P<part>DAYPART))?",
        every_named,
        ("every Monday", "each Friday night"),
        hints=("every", "each"),
        guard=named.weekday,
    ),
    Rule(
        "weekday-of-months",
        "weekday",
        r"(?:(?:the|every|each) )?(?:first|second|third|fourth|last) (?P<weekday>FULLWEEKDAY) (?:of|in) "
        r"(?:the|each|every) month",
        every_named,
        ("the first Tuesday of the month", "every last Friday of each month"),
        hints=("month",),
    ),
    Rule(
        "day-of-years",
        "month",
        r"(?:the )?(?:(?P<day>DAYNUM)(?: of)? (?P<month>MONTHNAME)|(?P<month2>MONTHNAME) (?P<day2>DAYNUM))"
        r" (?:of|in) (?:each|every|any) (?:calendar |financial )?year",
        day_of_years,
        ("1 January of each year", "March 31 of every year"),
        hints=("year",),
    ),
    Rule(
        "weekdays-plural",
        "weekday",
        r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)days)",
        every_named,
        ("Mondays", "Sundays"),
        hints=("days",),
    ),
    Rule(
        "every-month",
        "month",
        r"(?:every|each) (?P<month>MONTHNAME)",
        every_named,
        ("every March",),
        hints=("every", "each"),
        guard=named.month,
    ),
    Rule(
        "every-season",
        "season",
        r"(?:every|each) (?P<season>SEASON)",
        every_named,
        ("every summer",),
        hints=("every", "each"),
    ),
    Rule(
        "every-daypart",
        "daypart",
        r"(?:every|each) (?P<daypart>morning|afternoon|evening|night)",
        every_named,
        ("every morning",),
        hints=("every", "each"),
    ),
)
