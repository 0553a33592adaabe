"""Holidays by rule: "Christmas Eve", "Thanksgiving 2009", "last Easter"."""

from __future__ import annotations

from datetime import date, timedelta

from timeline import calendars
from timeline.model import Granularity
from timeline.temporal import words
from timeline.temporal.negative_filters import named
from timeline.temporal.reading import around, base_of, counted_from, dated, placed, spoken, undated
from timeline.temporal.rules import Meaning, Parts, Rule, Scene


def day_of_feast(name: str, year: int) -> date:
    """The day of a feast in a year; raises KeyError for a name the lexicon does not have."""
    if name in words.FEASTS["fixed"]:
        month, day = words.FEASTS["fixed"][name]
        return date(year, month, day)
    if name in words.FEASTS["nth"]:
        month, weekday, nth = words.FEASTS["nth"][name]
        return calendars.nth_weekday(year, month, weekday, nth)
    return calendars.easter(year) + timedelta(days=words.FEASTS["easter"][name])


def feast(parts: Parts, scene: Scene) -> Meaning | None:
    """A feast of the year named, or of the year nearest on the side the sentence looks to."""
    name = " ".join((parts["feast"] or "").replace("’", "'").split())
    if parts.get("year"):
        day = day_of_feast(name, int(parts["year"] or 0))
        return dated(calendars.day_interval(day), Granularity.DAY, f"“{scene.quote}”: {spoken(day)}")
    base = base_of(scene)
    if parts.get("year_step") and scene.reference.day is not None:
        year = scene.reference.day.year + words.STEPS[parts["year_step"] or "this"]
        day = day_of_feast(name, year)
        why = f"“{scene.quote}” {counted_from(scene.reference)}: {spoken(day)}"
        return dated(calendars.day_interval(day), Granularity.DAY, why, scene.reference)
    if base.day is None:
        fixed = words.FEASTS["fixed"].get(name)
        value = f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "XXXX-XX-XX"
        return undated(value, f"“{scene.quote}”: the year is not said")
    days = [day_of_feast(name, y) for y in around(base.day)]
    step = parts.get("step")
    if step in ("last", "this past"):
        day, why = max(d for d in days if d < base.day), counted_from(base)
    elif step in ("next", "this coming"):
        day, why = min(d for d in days if d > base.day), counted_from(base)
    else:
        chosen = placed(scene, days, "names no year")
        if chosen is None:
            return None
        return dated(calendars.day_interval(chosen[0]), Granularity.DAY, chosen[2], chosen[1])
    return dated(calendars.day_interval(day), Granularity.DAY, f"“{scene.quote}” {why}: {spoken(day)}", base)


def feast_weekend(parts: Parts, scene: Scene) -> Meaning | None:
    """The Saturday and Sunday beside a feast: before a Monday, behind any other day of the week."""
    of_feast = feast(parts, scene)
    if of_feast is None or of_feast.when is None or of_feast.when.first is None:
        return of_feast
    day = of_feast.when.first
    saturday = day - timedelta(days=2) if day.weekday() == MONDAY else calendars.weekend_of(day).first or day
    when = calendars.weekend_of(saturday)
    return dated(when, Granularity.WEEKEND, f"{of_feast.why}; the weekend beside it", of_feast.anchor)


MONDAY = 0


def known_day(parts: Parts, scene: Scene) -> Meaning | None:
    """A day that its number alone names for everybody: "9/11", "the Sept. 11 attacks"."""
    day = date.fromisoformat(words.KNOWN_DAYS["9/11"])
    said = "attack" if parts.get("long") else "number"
    return dated(calendars.day_interval(day), Granularity.DAY, f"“{scene.quote}”: known by its {said}, {spoken(day)}")


RULES = (
    Rule(
        "known-day",
        "number",
        r"9/11(?!/)",
        known_day,
        ("9/11",),
    ),
    Rule(
        "known-day-attacks",
        "month",
        r"(?P<long>sept(?:ember|\.)? 11(?:th)?)(?=,? (?:terrorist |terror |suicide )?(?:attack|hijack))",
        known_day,
        (),
        hints=("attack", "hijack"),
    ),
    Rule(
        "feast",
        "feast",
        r"(?:(?P<step>last|next|this past|this coming|this) )?(?P<feast>FEAST)(?:,? (?:of "
        r")?(?:(?P<year>YEARNUM)|(?P<year_step>last|this|next) year))?",
        feast,
        ("Christmas", "New Year's Eve", "Thanksgiving 2009", "last Easter", "Good Friday", "the Fourth of July"),
        ("christmasy",),
        guard=named.feast,
    ),
    Rule(
        "feast-weekend",
        "feast",
        r"(?:the )?(?:(?P<step>last|next|this past|this coming|this) )?(?P<feast>FEAST)(?:['’]s)? weekend"
        r"(?:,? (?:of )?(?:(?P<year>YEARNUM)|(?P<year_step>last|this|next) year))?",
        feast_weekend,
        ("Thanksgiving weekend", "the Easter weekend", "Memorial Day weekend 2019"),
        hints=("weekend",),
    ),
)
