"""Weekdays, alone or with a part of the day: "Thursday", "last Friday", "Tuesday evening"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline import calendars
from timeline.model import Anchor, Granularity, TimeType
from timeline.temporal import words
from timeline.temporal.cues import FUTURE, PAST, sentence_around, tense_orientation
from timeline.temporal.negative_filters import named
from timeline.temporal.quantities import number_of
from timeline.temporal.reading import (
    ORIENTATIONS,
    UNKNOWN_DAY,
    counted_from,
    dated,
    spoken,
    story_base,
    told_as,
    undated,
)
from timeline.temporal.rules import Family, Meaning, Parts, Rule, Scene

TUESDAY, SATURDAY = 1, 5
_OF_A_MONTH = re.compile(
    r" (?:in|of) (?:early |late |mid-)?(?:" + "|".join(n.lower() for n in words.MONTH_NAMES) + r")\b"
)


def weekday(parts: Parts, scene: Scene) -> Meaning | None:
    """A weekday near the day of writing, on the side the sentence looks to; that day itself where it is the same."""
    number = words.weekday_of(parts["weekday"] or "")
    name, part = words.WEEKDAY_NAMES[number], words.DAY_PARTS.get(parts.get("part") or "")
    kind = TimeType.TIME if part else TimeType.DATE
    base = scene.reference
    # Where nobody knows when a news text was written, a year it names in passing cannot place a Wednesday.
    hangs = scene.narrative or base.day is None
    if hangs and (hung := story_base(scene, "Y" if scene.narrative else "D")) is not None:
        base = hung
    elif not parts.get("step") and (saying := _reported(scene)) is not None:
        base = saying
    if not parts.get("step") and _OF_A_MONTH.match(scene.lower, scene.span.end):
        return undated(f"XXXX-WXX-{number + 1}" + _suffix(part), f"a {name} of the month named after it", kind)
    if base.day is None:
        return undated(f"XXXX-WXX-{number + 1}" + _suffix(part), f"a {name}: {UNKNOWN_DAY}", kind)
    day, how = _choose(scene, base.day, number, parts.get("step") or "", scene.narrative)
    why = f"“{scene.quote}” {counted_from(base)}{how}"
    return dated(
        calendars.day_interval(day),
        Granularity.PART_OF_DAY if part else Granularity.DAY,
        why,
        base,
        kind=kind,
        value=day.isoformat() + _suffix(part),
    )


def _reported(scene: Scene) -> Anchor | None:
    """The day of a saying that a weekday told in it follows: "said on 12 May that he would come on Thursday"."""
    told = scene.told
    if told is None or told.anchor.span is None or told.granularity is not Granularity.DAY:
        return None
    if told.anchor.span.start < sentence_around(scene.lower, scene.span).start:
        return None
    between = set(re.findall(r"[a-z]+", scene.lower[told.anchor.span.end : scene.span.start]))
    spoken_of = set(re.findall(r"[a-z]+", scene.lower[max(0, told.anchor.span.start - 40) : told.anchor.span.start]))
    return told.anchor if "would" in between and spoken_of & words.SPEECH else None


def _suffix(part: str | None) -> str:
    return part or ""


def _choose(scene: Scene, base: date, number: int, step: str, narrative: bool) -> tuple[date, str]:
    before = calendars.weekday_on_or_before(base, number)
    after = calendars.weekday_on_or_after(base, number)
    strictly_after = calendars.weekday_on_or_after(base + timedelta(days=1), number)
    bare = step.removeprefix("the ").removeprefix("this ")
    if bare in words.BACK:
        day = calendars.weekday_on_or_before(base - timedelta(days=1), number)
        return day, f": the one before, {spoken(day)}"
    if bare in words.FORWARD:
        return strictly_after, f": the one after, {spoken(strictly_after)}"
    if step in ("this", "that"):
        day = base - timedelta(days=base.weekday() - number)
        return day, f": the one of its week, {spoken(day)}"
    if before == base:
        return base, ": that day"
    if narrative:
        return strictly_after, f": the next one, {spoken(strictly_after)}"
    orientation = tense_orientation(scene)
    day = after if orientation == FUTURE else before
    return day, f", {ORIENTATIONS[orientation]}: {spoken(day)}"


def weekday_of_week(parts: Parts, scene: Scene) -> Meaning | None:
    """A weekday of last, this or next week: "Tuesday of last week", "next week's Friday", "Monday week"."""
    number = words.weekday_of(parts["weekday"] or "")
    step = words.STEPS[parts["step"] or "this"]
    if scene.reference.day is None:
        return undated(f"XXXX-WXX-{number + 1}", f"a weekday of a week not known: {UNKNOWN_DAY}")
    monday = scene.reference.day - timedelta(days=scene.reference.day.weekday())
    day = monday + timedelta(days=7 * step + number)
    return dated(
        calendars.day_interval(day),
        Granularity.DAY,
        f"“{scene.quote}” {counted_from(scene.reference)}: {spoken(day)}",
        scene.reference,
    )


def weekend(parts: Parts, scene: Scene) -> Meaning | None:
    """A weekend: this, last, next, or the one the sentence looks to."""
    base = scene.reference
    if base.day is None:
        return undated("XXXX-WXX-WE", f"a weekend: {UNKNOWN_DAY}")
    step = (parts.get("step") or "the").split()[-1]
    weeks = _weeks_off(step, base.day.weekday(), tense_orientation(scene))
    when = calendars.weekend_of(base.day + timedelta(weeks=weeks))
    why = f"“{scene.quote}” {counted_from(base)}: {told_as(when, Granularity.WEEKEND)}"
    return dated(when, Granularity.WEEKEND, why, base)


def _weeks_off(step: str, weekday: int, orientation: int) -> int:
    """How many weeks from the week of writing a weekend lies.

    Early in the week "this weekend" may still be the last one; "the weekend" is the last one of a sentence
    that looks back. On a Saturday or Sunday both are the weekend that is.
    """
    if step in ("next", "following"):
        return 1
    if step in ("last", "previous"):
        return -1
    if weekday >= SATURDAY:
        return 0
    if step == "past":
        return -1
    return -1 if orientation == PAST and (step == "the" or weekday <= TUESDAY) else 0


_STEP = (
    r"(?:(?P<step>this past|this coming|the coming|the following|the next|last|next|this|past|coming|"
    r"previous|following|that) )?"
)


def weeks_from(parts: Parts, scene: Scene) -> Meaning | None:
    """A week from Tuesday, two weeks ago Monday: so many days or weeks from a weekday."""
    number, base = words.weekday_of(parts["weekday"] or ""), scene.reference
    count = number_of(parts["count"] or "a")
    if base.day is None or count is None:
        return undated(f"XXXX-WXX-{number + 1}", f"“{scene.quote}”: {UNKNOWN_DAY}")
    size = int(count) * (7 if (parts["unit"] or "").startswith("week") else 1)
    if parts["side"] in ("ago", "before"):
        day = calendars.weekday_on_or_before(base.day, number) - timedelta(days=size)
    else:
        day = calendars.weekday_on_or_after(base.day, number) + timedelta(days=size)
    why = f"“{scene.quote}” {counted_from(base)}: {spoken(day)}"
    return dated(calendars.day_interval(day), Granularity.DAY, why, base)


def weekday_week(parts: Parts, scene: Scene) -> Meaning | None:
    """Monday week: the Monday after the next one, counted from the day of writing."""
    number, base = words.weekday_of(parts["weekday"] or ""), scene.reference
    if base.day is None:
        return undated(f"XXXX-WXX-{number + 1}", f"“{scene.quote}”: {UNKNOWN_DAY}")
    day = calendars.weekday_on_or_after(base.day + timedelta(days=1), number) + timedelta(weeks=1)
    why = f"“{scene.quote}” {counted_from(base)}: {spoken(day)}"
    return dated(calendars.day_interval(day), Granularity.DAY, why, base)


RULES = (
    Rule(
        "weekday-week",
        "weekday",
        r"(?P<weekday>FULLWEEKDAY) week(?! (?:of|in|ending))",
        weekday_week,
        ("Monday week", "Saturday week"),
        ("Saturday week of prayer",),
        hints=("day week",),
        deictic=True,
    ),
    Rule(
        "weeks-from-weekday",
        "weekday",
        r"(?P<count>NUMBER|an?) (?P<unit>weeks?|days?) (?P<side>from|ago)(?: (?:next|last|this))? "
        r"(?P<weekday>FULLWEEKDAY)",
        weeks_from,
        ("a week from Tuesday", "two weeks ago Monday"),
        hints=(" from ", " ago "),
        deictic=True,
    ),
    Rule(
        "weekday",
        "weekday",
        rf"{_STEP}(?:(?:early|earlier|late|later) (?:on )?)?(?P<weekday>WEEKDAYNAME)(?:,? (?P<part>DAYPART))?",
        weekday,
        (
            "Thursday",
            "last Friday",
            "next Monday",
            "Tuesday evening",
            "late Wednesday",
            "this Saturday",
            "Friday night",
        ),
        ("Fridays",),
        deictic=True,
        family=Family.WEEKDAY,
        has_daypart=True,
        guard=named.weekday,
    ),
    Rule(
        "weekday-part-of",
        "weekday",
        r"(?:the )?(?:early |late )?(?P<part>morning|afternoon|evening|night) of (?:last )?(?P<weekday>WEEKDAYNAME)",
        weekday,
        ("the evening of Tuesday",),
        hints=(" of ",),
    ),
    Rule(
        "weekday-of-week",
        "weekday",
        r"(?:the )?(?P<weekday>FULLWEEKDAY)(?: of)? (?P<step>last|this|next) week",
        weekday_of_week,
        ("Tuesday of last week", "Friday next week"),
        hints=(" week",),
        deictic=True,
    ),
    Rule(
        "weekend",
        "unit",
        r"(?:(?P<step>this past|this coming|the past|the last|the next|the previous|the following|last|"
        r"next|this|past|coming|previous|following|the) )?(?:holiday )?weekend",
        weekend,
        ("this weekend", "last weekend", "the weekend"),
        ("weekends",),
        hints=("weekend",),
        deictic=True,
    ),
)
