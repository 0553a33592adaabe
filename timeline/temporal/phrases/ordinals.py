"""Days told by their number in a month that is named elsewhere or after: "by the 29th", "the first Monday of May"."""

from __future__ import annotations

from dataclasses import replace

from timeline import calendars
from timeline.model import Granularity
from timeline.temporal import words
from timeline.temporal.negative_filters import named
from timeline.temporal.phrases.dates import day_number, month
from timeline.temporal.reading import (
    UNKNOWN_DAY,
    base_of,
    counted_from,
    dated,
    placed,
    spoken,
    undated,
    valid,
)
from timeline.temporal.rules import Meaning, Parts, Rule, Scene


def day_of_month(parts: Parts, scene: Scene) -> Meaning | None:
    """A day of a month that is not named: "by the 29th"."""
    number = day_number(parts["day"] or "")
    if parts.get("step") and scene.reference.day is not None:
        return _of_named_month(scene, number, words.STEPS[parts["step"] or "this"])
    if scene.frame is not None and scene.frame.granularity.rank > Granularity.MONTH.rank:
        scene = replace(scene, frames=())  # a year over it does not tell the month
    told = scene.told.anchor if scene.told and scene.told.granularity.rank <= Granularity.MONTH.rank else None
    base = told if told is not None and (scene.reference.day is None or scene.narrative) else base_of(scene)
    if base.day is None:
        return undated(f"XXXX-XX-{number:02d}", f"day {number} of a month not named: {UNKNOWN_DAY}")
    months = [calendars.add_months(base.day.replace(day=1), k) for k in (-1, 0, 1)]
    possible = [d for m in months if (d := valid(m.year, m.month, number))]
    chosen = placed(scene, possible, "names no month")
    if chosen is None:
        return None
    return dated(calendars.day_interval(chosen[0]), Granularity.DAY, chosen[2], chosen[1])


def _of_named_month(scene: Scene, number: int, step: int) -> Meaning | None:
    """A day of last, this or next month."""
    assert scene.reference.day is not None
    there = calendars.add_months(scene.reference.day.replace(day=1), step)
    day = valid(there.year, there.month, number)
    if day is None:
        return None
    why = f"“{scene.quote}” {counted_from(scene.reference)}: {spoken(day)}"
    return dated(calendars.day_interval(day), Granularity.DAY, why, scene.reference)


def weekday_of_month(parts: Parts, scene: Scene) -> Meaning | None:
    """The nth weekday of a month: "the first Monday of May", "the last Friday in March 2024"."""
    inner = month({**parts, "part": None}, scene)
    if inner is None or inner.when is None or inner.when.first is None:
        return inner and inner._replace(value=f"XXXX-{words.month_of(parts['month'] or ''):02d}-XX")
    nth = -1 if parts["nth"] == "last" else words.ORDINALS[parts["nth"] or "first"]
    first = inner.when.first
    day = calendars.nth_weekday(first.year, first.month, words.weekday_of(parts["weekday"] or ""), nth)
    if day.month != first.month:
        return None
    return dated(calendars.day_interval(day), Granularity.DAY, f"{inner.why}; {spoken(day)}", inner.anchor)


def weekday_and_day(parts: Parts, scene: Scene) -> Meaning | None:
    """A weekday and a day of a month that is not named: "Tuesday the 18th"; the nearest day that is both."""
    weekday, number = words.weekday_of(parts["weekday"] or ""), day_number(parts["day"] or "")
    base = base_of(scene)
    if base.day is None:
        return undated(f"XXXX-XX-{number:02d}", f"a {words.WEEKDAY_NAMES[weekday]}, day {number}: {UNKNOWN_DAY}")
    months = [calendars.add_months(base.day.replace(day=1), k) for k in range(-6, 7)]
    days = [d for m in months if (d := valid(m.year, m.month, number)) and d.weekday() == weekday]
    if not days:
        return None
    day = min(days, key=lambda d: (abs((d - base.day).days) if base.day else 0, d))
    why = f"“{scene.quote}” {counted_from(base)}: the nearest day that is both, {spoken(day)}"
    return dated(calendars.day_interval(day), Granularity.DAY, why, base)


RULES = (
    Rule(
        "weekday-and-day",
        "weekday",
        r"(?P<weekday>FULLWEEKDAY),? (?:the )?(?P<day>ORDNUM)(?! (?:of|MONTHNAME|centur))",
        weekday_and_day,
        ("Tuesday the 18th", "Monday 14th"),
    ),
    Rule(
        "day-of-month",
        "ordinal",
        r"the (?P<day>(?:[23]?1st|2?2nd|2?3rd|(?:[4-9]|1[0-9]|2[04-9]|30)th))"
        r"(?: of (?:the|(?P<step>last|this|next)) month)?",
        day_of_month,
        ("the 29th", "the 3rd of this month"),
        ("29th", "the 42nd"),
        guard=named.day_of_month,
    ),
    Rule(
        "weekday-of-month",
        "month",
        r"(?:the )?(?P<nth>first|second|third|fourth|fifth|last) (?P<weekday>FULLWEEKDAY) (?:of|in) "
        r"(?P<month>MONTHNAME)(?:,? (?P<year>YEARNUM)|,? (?:of )?(?P<year_step>last|this|next) year)?",
        weekday_of_month,
        ("the first Monday of May", "the last Friday in March 2024"),
        hints=("day ",),
    ),
)
