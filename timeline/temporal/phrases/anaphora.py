"""Times told from another time in the text: the very next day, two days later, the same day, the day of his call."""

from __future__ import annotations

import re
from datetime import timedelta
from fractions import Fraction

from timeline import calendars
from timeline.model import Anchor, Granularity, Interval, TimeType
from timeline.temporal import words
from timeline.temporal.cues import PAST, sentence_around, tense_orientation
from timeline.temporal.phrases.deictic import GRAINS, counted
from timeline.temporal.quantities import mod_of, number_of
from timeline.temporal.reading import (
    FINE_ENOUGH,
    UNKNOWN_DAY,
    counted_from,
    dated,
    in_paragraph,
    spoken,
    story_base,
    told_as,
    undated,
)
from timeline.temporal.rules import DatedAnchor, Meaning, Parts, Rule, Scene


def neighbour(parts: Parts, scene: Scene) -> Meaning | None:
    """The next, following or previous day, week, month, year: beside the last date told."""
    unit = words.unit_of(parts["unit"] or "")
    forward = parts["step"] in words.FORWARD
    base = _told_base(scene, unit, forward)
    if base is None or base.day is None:
        return undated(
            "XXXX-XX-XX" if unit == "D" else "XXXX", f"“{scene.quote}”: no date told before it, and {UNKNOWN_DAY}"
        )
    return counted(scene, base, Fraction(1), unit, 1 if forward else -1, None)


def _told_base(scene: Scene, unit: str, forward: bool) -> Anchor | None:
    """What a neighbour hangs on; the day of writing cannot be it where the past is told to go on after it."""
    base = story_base(scene, unit)
    ahead = base is not None and base.span is None and forward and tense_orientation(scene) == PAST
    return None if ahead else base


def _before_apposition(scene: Scene) -> Anchor | None:
    """The date before the last one, where this phrase explains the last one: "undone in 2007, nine years later"."""
    told = scene.told
    if told is None or told.anchor.span is None or len(scene.history) < 2:
        return None
    between = scene.lower[told.anchor.span.end : scene.span.start].strip()
    return scene.history[-2].anchor if between in (",", "(", "–", "—", "-") else None


DAYS = {"D": 1, "NI": 1, "W": 7, "FN": 14}


def _beside_stretch(scene: Scene, unit: str, count: Fraction | None, sign: int) -> Meaning | None:
    """So many days from a stretch told last ("in late July ... a week later"): the stretch, moved by them."""
    told = scene.told
    fine = FINE_ENOUGH.get(unit)
    if told is None or count is None or fine is None or unit not in DAYS or count.denominator != 1:
        return None
    if not fine.rank < told.granularity.rank <= Granularity.MONTH.rank or not in_paragraph(scene, told):
        return None
    first, last = told.when.first, told.when.last
    if first is None or last is None:
        return None
    step = timedelta(days=int(count) * DAYS[unit] * sign)
    try:
        when = Interval.of_days(first + step, last + step)
    except OverflowError:
        return None
    why = f"“{scene.quote}” {counted_from(told.anchor)}: {told_as(when, Granularity.PERIOD)}"
    return dated(when, Granularity.PERIOD, why, told.anchor)


def later(parts: Parts, scene: Scene) -> Meaning | None:
    """Two days later, a year earlier: counted from the last date told."""
    unit = words.unit_of(parts["unit"] or "")
    count = number_of(parts.get("count") or "several")
    forward = parts["direction"] in words.FORWARD
    day = scene.told_within(Granularity.DAY)
    if unit in SECONDS and day is not None and count is not None and day.granularity.rank <= Granularity.HOUR.rank:
        return _from_clock(scene, day, count * SECONDS[unit] * (1 if forward else -1), mod_of(parts.get("about")))
    if unit in SECONDS and day is not None and day.when.first is not None:
        why = f"“{scene.quote}” {counted_from(day.anchor)}: that day, unless midnight came between"
        return dated(day.when, Granularity.DAY, why, day.anchor, kind=TimeType.TIME, value=day.when.first.isoformat())
    stretch = _beside_stretch(scene, unit, count, 1 if forward else -1)
    if stretch is not None:
        return stretch
    base = _before_apposition(scene) or _told_base(scene, unit, forward)
    if base is None or base.day is None:
        if count is None:
            return undated("FUTURE_REF" if forward else "PAST_REF", f"“{scene.quote}”: how many is not said")
        return undated(
            "XXXX-XX-XX" if unit == "D" else "XXXX", f"“{scene.quote}”: no date told before it, and {UNKNOWN_DAY}"
        )
    return counted(scene, base, count, unit, 1 if forward else -1, mod_of(parts.get("about")))


SECONDS = {"TS": 1, "TM": 60, "TH": 3600}


def _from_clock(scene: Scene, told: DatedAnchor, seconds: Fraction, mod: str | None) -> Meaning:
    """So long after or before the clock time told last."""
    assert told.when.start is not None
    grain = max(told.granularity, Granularity.MINUTE if seconds % 3600 else told.granularity, key=_fineness)
    start = told.when.start + timedelta(seconds=int(seconds))
    when = Interval(start, start + timedelta(**{f"{grain.value}s": 1}))
    why = f"“{scene.quote}” counted from {told.when.start:%H:%M} on {spoken(told.when.start.date())}, told before"
    anchor = Anchor(told.anchor.kind, start.date(), told.anchor.span)
    return dated(when, grain, why, anchor, kind=TimeType.TIME, mod=mod)._replace(zone=told.zone)


def _fineness(granularity: Granularity) -> int:
    return -granularity.rank


def same(parts: Parts, scene: Scene) -> Meaning | None:
    """The same day, that month, that year: the unit the last date told lies in."""
    unit = words.unit_of(parts["unit"] or "")
    base = story_base(scene, unit)
    if base is None or base.day is None:
        return undated("XXXX-XX-XX" if unit == "D" else "XXXX", f"“{scene.quote}”: no date told before it")
    unit = {"FN": "W", "NI": "D", "TS": "D", "TM": "D", "TH": "D", "ML": "CE"}.get(unit, unit)
    when = calendars.span_of_unit(base.day, unit)
    return dated(when, GRAINS[unit], f"“{scene.quote}” {counted_from(base)}: {told_as(when, GRAINS[unit])}", base)


def that_time(_: Parts, scene: Scene) -> Meaning | None:
    """At the time, at that time, then: the last date told."""
    if scene.told is None:
        return undated("PAST_REF", f"“{scene.quote}”: no date told before it")
    told = scene.told
    if scene.quote.lower() == "simultaneously" and told.granularity.rank > Granularity.DAY.rank:
        return None
    why = f"“{scene.quote}” is the time told just before: {told_as(told.when, told.granularity)}"
    return dated(told.when, told.granularity, why, told.anchor)


def day_of_event(parts: Parts, scene: Scene) -> Meaning | None:
    """The day of his call: the date told with that event earlier in the text; told here by its own word."""
    noun = _stem(parts["event"] or "")
    told = told_with(scene, noun)
    step = -1 if parts.get("step") == "before" else int(parts.get("step") in words.FORWARD)
    if told is None or told.anchor.day is None:
        return undated("PAST_REF", f"“{scene.quote}”: no date is told with “{noun}” before")
    day = told.anchor.day + timedelta(days=step)
    why = f"“{scene.quote}”: {counted_from(told.anchor)} with “{noun}”: {spoken(day)}"
    return dated(calendars.day_interval(day), Granularity.DAY, why, told.anchor)


def told_with(scene: Scene, noun: str, strict: bool = False) -> DatedAnchor | None:
    """The last day told in a sentence that has this word; else, unless `strict`, the last day told."""
    days = [told for told in scene.history if told.granularity.rank <= Granularity.DAY.rank]
    for told in reversed(days):
        if told.anchor.span is not None:
            sentence = sentence_around(scene.lower, told.anchor.span)
            if noun in scene.lower[sentence.start : min(sentence.end, scene.span.start)]:
                return told
    return days[-1] if days and not strict else None


def _stem(event: str) -> str:
    return re.sub(r"(?:s|es)$", "", event.split()[-1])


_COUNT = r"(?P<count>(?:NUMBER(?:[ -]and[ -]a[ -](?:half|quarter))?|half an?|an?|SOME)(?: more| full)?)"
_ABOUT = r"(?:(?P<about>ABOUT) )?"
_EVENT = (
    r"(?P<event>(?:the|his|her|its|their|a|an|this|that) (?:[a-z’'-]+ ){0,2}?(?:call|meeting|talks|"
    r"summit|visit|attack|election|vote|crash|accident|"
    r"hearing|trial|verdict|match|game|race|launch|announcement|speech|signing|ceremony|arrest|murder|"
    r"shooting|fire|storm|strike|"
    r"protest|raid|bombing|explosion|invasion|funeral|wedding|inauguration|conference|session|"
    r"interview|referendum|deal|merger|conversation))"
)
# "ten minutes after that", where no noun goes on: "after that call" is counted from the call.
_THAT = (
    r"(?:after|before)(?= (?:that|this)(?: ?[.,;:)\n]|$| "
    r"(?:he|she|it|they|we|i|you|the|an?|his|her|its|their|there)\b))"
)
RULES = (
    Rule(
        "next-day",
        "unit",
        r"(?:the )(?:very )?(?P<step>next|following|previous|preceding|subsequent|ensuing|prior) "
        r"(?P<unit>day|week|month|year|weekend|decade|quarter)",
        neighbour,
        ("the very next day", "the following week", "the previous year", "the preceding month"),
        ("next day",),
        hints=("the ",),
    ),
    Rule(
        "later",
        "unit",
        rf"{_ABOUT}(?:just |only |barely )?{_COUNT}[ -](?P<unit>UNITS) (?P<direction>later|earlier|"
        rf"afterwards?|{_THAT}|previously|beforehand)",
        later,
        ("two days later", "a year earlier", "several months later", "three weeks previously", "about two years later"),
        hints=("later", "earlier", "after", "before", "previously"),
        comparable=True,
    ),
    Rule(
        "units-later",
        "unit",
        r"(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades) (?P<direction>later|earlier)",
        later,
        ("years later", "weeks earlier"),
        hints=("later", "earlier"),
    ),
    Rule(
        "day-before",
        "unit",
        r"(?P<count>the|an?|NUMBER) (?P<unit>UNITS) (?P<direction>before|after)(?= ?(?:[.,;:)”\"]|$|\n))",
        lambda p, s: later({**p, "count": "a" if p["count"] == "the" else p["count"]}, s),
        ("the day before", "the year after", "two weeks before"),
        hints=("before", "after"),
    ),
    Rule(
        "same-day",
        "unit",
        r"(?:(?:the|that|this) (?:very )?same|that(?: very)?) (?P<unit>day|week|weekend|month|quarter|year|"
        r"decade|century)",
        same,
        ("the same day", "that month", "that same year", "that very day"),
        ("that days",),
        hints=("same", "that "),
    ),
    Rule(
        "day-of",
        "unit",
        rf"the (?:very )?day (?:of|that|(?P<step>before|after|following)) {_EVENT}",
        day_of_event,
        ("the day of his call", "the day after the election", "the day of the funeral"),
        hints=("day of", "day that", "day before", "day after", "day following"),
    ),
    Rule(
        "at-the-time",
        "period",
        r"(?:(?<=at\s)|(?<=by\s)|(?<=before\s)|(?<=until\s)|(?<=since\s)|(?<=around\s)|(?<=during\s))"
        r"(?:the time(?!\s(?:of|the|a|an|he|she|they|it|we|i|his|her|their|its|when|that)\b)|that (?:time|"
        r"point|moment|stage|period)|the same moment)",
        that_time,
        (),
        hints=("time", "point", "moment", "stage", "period"),
    ),
    Rule("simultaneously", "word", r"simultaneously", that_time, ("simultaneously",), hints=("simultaneously",)),
)
