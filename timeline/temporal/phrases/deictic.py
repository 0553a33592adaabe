"""Times told from the day of writing: today, this week, last year, two months ago, in three weeks' time."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from timeline import calendars
from timeline.model import Anchor, AnchorKind, Granularity, Interval, TimeType
from timeline.temporal import words
from timeline.temporal.cues import PAST, tense_orientation
from timeline.temporal.negative_filters import named
from timeline.temporal.phrases.dates import part_mod
from timeline.temporal.quantities import mod_of, number_of, said
from timeline.temporal.reading import UNKNOWN_DAY, counted_from, cut, dated, spoken, told_as, undated
from timeline.temporal.rules import Meaning, Parts, Rule, Scene

GRAINS = {
    "D": Granularity.DAY,
    "W": Granularity.WEEK,
    "WE": Granularity.WEEKEND,
    "M": Granularity.MONTH,
    "Q": Granularity.QUARTER,
    "Y": Granularity.YEAR,
    "DE": Granularity.DECADE,
    "CE": Granularity.CENTURY,
}
LONGER = ("D", "W", "FN", "M", "Y", "DE")


def simple(unit: str) -> tuple[str, int]:
    """A unit that calendars can move by, and how many of them it is."""
    return {"FN": ("W", 2), "NI": ("D", 1), "WE": ("W", 1), "ML": ("CE", 10)}.get(unit, (unit, 1))


def moved(day: date, count: Fraction, unit: str, sign: int) -> date | None:
    """`day` moved by a count of units (fractions to the day), or None beyond the calendar."""
    code, factor = simple(unit)
    whole = count * factor
    try:
        if whole.denominator == 1:
            return calendars.shift(day, sign * whole.numerator, code)
        return day + timedelta(days=sign * round(whole * calendars.UNIT_DAYS[code]))
    except (ValueError, OverflowError):
        return None


def day(parts: Parts, scene: Scene) -> Meaning | None:
    """Today, yesterday, tomorrow, tonight, this morning, last night."""
    word = " ".join((parts.get("day") or parts.get("step") or "today").split())
    code = "TNI" if "tonight" in word else words.DAY_PARTS.get(parts.get("part") or "", "")
    kind = TimeType.TIME if code else TimeType.DATE
    base = scene.reference
    if base.day is None:
        value = "PRESENT_REF" if words.DAYS.get(word, 0) == 0 and not code else "XXXX-XX-XX" + code
        return undated(value, f"“{scene.quote}”: {UNKNOWN_DAY}", kind)
    when = base.day + timedelta(days=words.DAYS.get(word, 0))
    grain = Granularity.PART_OF_DAY if code else Granularity.DAY
    why = f"“{scene.quote}” {counted_from(base)}: {spoken(when)}"
    return dated(calendars.day_interval(when), grain, why, base, kind=kind, value=when.isoformat() + code)


def step_of_unit(parts: Parts, scene: Scene) -> Meaning | None:
    """This, last or next week, month, quarter, year, decade, century."""
    unit = words.unit_of(parts["unit"] or "")
    step = words.STEPS[" ".join((parts["step"] or "this").split())]
    base = scene.reference
    if base.day is None:
        return undated(unknown_unit(unit), f"“{scene.quote}”: {UNKNOWN_DAY}", mod=part_mod(parts))
    try:
        inside = calendars.shift(base.day.replace(day=1) if unit not in ("W", "D") else base.day, step, unit)
        when = calendars.span_of_unit(inside, unit)
    except (ValueError, OverflowError):
        return None
    why = f"“{scene.quote}” {counted_from(base)}"
    whole = dated(when, GRAINS[unit], f"{why}: {told_as(when, GRAINS[unit])}", base)
    if parts.get("ago"):
        return _clipped(whole, base, -1 if parts["ago"] == "earlier" else 1)
    if step == 0 and unit in ("W", "M") and not part_mod(parts) and tense_orientation(scene) == PAST:
        return _clipped(whole, base, -1)._replace(mod=None)
    return cut(whole, part_mod(parts))


def after_next(parts: Parts, scene: Scene) -> Meaning | None:
    """The week after next, the year before last."""
    unit = words.unit_of(parts["unit"] or "")
    return counted(scene, scene.reference, Fraction(2), unit, 1 if "next" in (parts["step"] or "") else -1, None)


def unknown_unit(unit: str) -> str:
    """The TIMEX3 value of a unit of which nothing more is known."""
    return {"W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "D": "XXXX-XX-XX"}.get(unit, "XXXX")


def _clipped(whole: Meaning, base: Anchor, side: int) -> Meaning:
    """The part of a unit up to, or from, the day of writing: "earlier this month"."""
    if whole.when is None or base.day is None:
        return whole
    limit = calendars.day_interval(base.day)
    if side < 0:
        when, mod, said_so = Interval(whole.when.start, limit.stop), "START", "up to the day of writing"
    else:
        when, mod, said_so = Interval(limit.start, whole.when.stop), "END", "from the day of writing on"
    return whole._replace(when=when, mod=mod, why=f"{whole.why}, {said_so}: {told_as(when, Granularity.PERIOD)}")


def ago(parts: Parts, scene: Scene) -> Meaning | None:
    """A count of units before or after the day of writing: two months ago, three weeks from now."""
    unit = words.unit_of(parts["unit"] or "")
    count = number_of(parts["count"] or "a")
    direction = parts["direction"] or ""
    sign = -1 if direction.startswith("ago") else 1
    base = scene.reference
    found = counted(scene, base, count, unit, sign, mod_of(parts.get("about")))
    then = None if base.day is None or count is None else moved(base.day, count, unit, sign) if unit in LONGER else None
    if sign < 0 and then is not None and base.day is not None and parts.get("about") in words.UNDER:
        when = Interval.of_days(then, base.day)
        why = f"{found.why}; less than that: {told_as(when, Granularity.PERIOD)}"
        return found._replace(when=when, granularity=Granularity.PERIOD, why=why)
    return found


def counted(scene: Scene, base: Anchor, count: Fraction | None, unit: str, sign: int, mod: str | None) -> Meaning:
    """The unit that lies some units before or after an anchor, as finely as the unit says."""
    if count is None or base.day is None:
        value = ("PAST_REF" if sign < 0 else "FUTURE_REF") if count is None else unknown_unit(unit)
        why = "how many is not said" if count is None else UNKNOWN_DAY
        return undated(value, f"“{scene.quote}”: {why}", mod=mod)
    if unit in ("TS", "TM", "TH"):
        hours = int(count * {"TS": 1, "TM": 60, "TH": 3600}[unit]) // 3600
        day = base.day + timedelta(days=sign * (hours // 24))
        why = f"“{scene.quote}” {counted_from(base)}: {spoken(day)}, unless midnight came between"
        return dated(calendars.day_interval(day), Granularity.DAY, why, base, kind=TimeType.TIME, mod=mod)
    day_then = moved(base.day, count, unit, sign)
    if day_then is None:
        return undated(unknown_unit(unit), f"“{scene.quote}” is beyond the calendar")
    grain_unit = {"FN": "W", "NI": "D", "WE": "WE", "ML": "CE", "DE": "Y", "CE": "Y"}.get(unit, unit)
    if count.denominator != 1:
        grain_unit = {"Y": "M", "M": "W"}.get(grain_unit, grain_unit)
    when = calendars.span_of_unit(day_then, grain_unit)
    side = "before" if sign < 0 else "after"
    source = "the day of writing" if base.kind is AnchorKind.PUBLICATION else "told before in the text"
    why = (
        f"“{scene.quote}”: {said(count, unit)} {side} {spoken(base.day)}, {source}: {told_as(when, GRAINS[grain_unit])}"
    )
    return dated(when, GRAINS[grain_unit], why, base, mod=mod)


_COUNT = r"(?P<count>(?:NUMBER(?:[ -]and[ -]a[ -](?:half|quarter))?|an?|SOME|half an?|another NUMBER)(?: or so| odd)?)"
_ABOUT = r"(?:(?P<about>ABOUT) )?"
_PART = (
    r"(?P<part>(?:the )?(?:very )?(?:PARTWORD|latter part|early part|tail end|final days|last days|"
    r"first days) of |(?:the )?(?:early|mid|late)[ -])"
)
RULES = (
    Rule(
        "today",
        "word",
        r"(?P<day>(?:earlier |later )?today|yesterday|tomorrow|the day before yesterday|the day after "
        r"tomorrow|tonight)(?: (?P<part>DAYPART))?",
        day,
        ("today", "Yesterday", "tomorrow morning", "tonight", "the day after tomorrow", "later today"),
        ("todays",),
        hints=("today", "yesterday", "tomorrow", "tonight"),
        deictic=True,
        has_daypart=True,
        guard=named.today,
    ),
    Rule(
        "part-of-today",
        "daypart",
        r"(?:(?:early|late|earlier|later) )?(?P<step>this|last) (?P<part>morning|afternoon|evening|night|"
        r"noon|lunchtime)",
        day,
        ("this morning", "last night", "earlier this evening"),
        ("this fortnight",),
        deictic=True,
        has_daypart=True,
    ),
    Rule(
        "step-of-unit",
        "unit",
        rf"(?:(?P<ago>earlier|later) )?{_PART}?(?P<step>this past|this coming|last|this|next|previous|prior|"
        rf"current|past|coming|upcoming|the current) (?:(?:calendar|whole|full|same) )?(?P<unit>week|month|"
        rf"quarter|year|decade|century)(?![-a-z])",
        step_of_unit,
        (
            "this week",
            "last year",
            "next month",
            "earlier this week",
            "late last year",
            "the end of this year",
            "early next month",
        ),
        ("last years",),
        hints=("last", "this", "next", "previous", "prior", "current", "past", "coming"),
        deictic=True,
    ),
    Rule(
        "last-quarter",
        "unit",
        r"the (?P<step>last|next|current|previous|prior) (?P<unit>quarter)",
        step_of_unit,
        ("the last quarter", "the current quarter"),
        hints=("quarter",),
    ),
    Rule(
        "after-next",
        "unit",
        r"the (?P<unit>week|weekend|month|year|decade) (?P<step>after next|before last)",
        after_next,
        ("the week after next", "the year before last"),
        hints=("after next", "before last"),
    ),
    Rule(
        "time-last-unit",
        "unit",
        r"this time (?P<step>last|next) (?P<unit>week|month|year)",
        step_of_unit,
        ("this time last year",),
        hints=("this time",),
    ),
    Rule(
        "ago",
        "unit",
        rf"{_ABOUT}{_COUNT}[ -](?P<unit>UNITS) (?P<direction>ago|from (?:now|today)|hence)",
        ago,
        (
            "two months ago",
            "a year ago",
            "about three weeks ago",
            "two weeks from now",
            "a couple of days ago",
            "several years ago",
        ),
        ("years ago that",),
        hints=("ago", "from now", "from today", "hence"),
        deictic=True,
        comparable=True,
    ),
    Rule(
        "ago-half",
        "unit",
        rf"{_ABOUT}(?P<count>an?) (?P<unit>UNITONE) and a half ago",
        lambda p, s: counted(
            s, s.reference, Fraction(3, 2), words.unit_of(p["unit"] or ""), -1, mod_of(p.get("about"))
        ),
        ("a year and a half ago",),
        hints=(" ago",),
    ),
    Rule(
        "units-ago",
        "unit",
        r"(?:many |some |just |only )?(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|"
        r"centuries) (?P<direction>ago|from now|hence)",
        lambda p, s: undated(
            "PAST_REF" if (p["direction"] or "") == "ago" else "FUTURE_REF", f"“{s.quote}”: how many is not said"
        ),
        ("years ago", "months from now"),
        hints=(" ago", "from now", "hence"),
        comparable=True,
    ),
    Rule(
        "unit-time",
        "unit",
        rf"{_COUNT} (?P<unit>UNITS)['’]s? time",
        lambda p, s: counted(s, s.reference, number_of(p["count"] or "a"), words.unit_of(p["unit"] or ""), 1, None),
        ("three weeks' time", "a year’s time"),
        hints=(" time",),
    ),
)
