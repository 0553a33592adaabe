"""Times told from the day of writing: today, this week, last year, two months ago, the past two months."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

from timeline import calendars
from timeline.model import Anchor, Granularity, Interval, TimeType
from timeline.temporal import words
from timeline.temporal.cues import FUTURE, PAST, lean_of, sentence_around
from timeline.temporal.phrases.dates import part_mod
from timeline.temporal.quantities import duration_value, mod_of, number_of, said
from timeline.temporal.reading import UNKNOWN_DAY, counted_from, cut, dated, spoken, story_base, told_as, undated
from timeline.temporal.rules import STATED, Meaning, Parts, Rule, Scene

GRAINS = {
    "D": Granularity.DAY, "W": Granularity.WEEK, "WE": Granularity.WEEKEND, "M": Granularity.MONTH,
    "Q": Granularity.QUARTER, "Y": Granularity.YEAR, "DE": Granularity.DECADE, "CE": Granularity.CENTURY,
}  # fmt: skip
DAYS = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "the day before yesterday": -2,
    "the day after tomorrow": 2, "this": 0, "last": -1, "earlier today": 0, "later today": 0,
}  # fmt: skip
STEPS = {"last": -1, "past": -1, "previous": -1, "prior": -1, "this past": -1, "this": 0, "current": 0, "the current": 0,
         "next": 1, "coming": 1, "upcoming": 1, "this coming": 1, "following": 1, "the previous": -1, "the past": -1}  # fmt: skip


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
        value = "PRESENT_REF" if DAYS.get(word, 0) == 0 and not code else "XXXX-XX-XX" + code
        return undated(value, f"“{scene.quote}”: {UNKNOWN_DAY}", kind)
    when = base.day + timedelta(days=DAYS.get(word, 0))
    grain = Granularity.PART_OF_DAY if code else Granularity.DAY
    why = f"“{scene.quote}” {counted_from(base)}: {spoken(when)}"
    return dated(calendars.day_interval(when), grain, why, base, kind=kind, value=when.isoformat() + code)


def step_of_unit(parts: Parts, scene: Scene) -> Meaning | None:
    """This, last or next week, month, quarter, year, decade, century."""
    unit = words.unit_of(parts["unit"] or "")
    step = STEPS[" ".join((parts["step"] or "this").split())]
    base = scene.reference
    if base.day is None:
        return undated(_unknown(unit), f"“{scene.quote}”: {UNKNOWN_DAY}", mod=part_mod(parts))
    try:
        inside = calendars.shift(base.day.replace(day=1) if unit not in ("W", "D") else base.day, step, unit)
        when = calendars.span_of_unit(inside, unit)
    except (ValueError, OverflowError):
        return None
    why = f"“{scene.quote}” {counted_from(base)}"
    whole = dated(when, GRAINS[unit], f"{why}: {told_as(when, GRAINS[unit])}", base)
    if parts.get("ago"):
        return _clipped(whole, base, -1 if parts["ago"] == "earlier" else 1)
    if step == 0 and unit in ("W", "M") and not part_mod(parts) and lean_of(scene) == PAST:
        return _clipped(whole, base, -1)._replace(mod=None)
    return cut(whole, part_mod(parts))


def _unknown(unit: str) -> str:
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
    return counted(scene, base, count, unit, sign, mod_of(parts.get("about")))


def counted(scene: Scene, base: Anchor, count: Fraction | None, unit: str, sign: int, mod: str | None) -> Meaning:
    """The unit that lies some units before or after an anchor, as finely as the unit says."""
    if count is None or base.day is None:
        value = ("PAST_REF" if sign < 0 else "FUTURE_REF") if count is None else _unknown(unit)
        why = "how many is not said" if count is None else UNKNOWN_DAY
        return undated(value, f"“{scene.quote}”: {why}", mod=mod)
    if unit in ("TS", "TM", "TH"):
        return undated(base.day.isoformat(), f"“{scene.quote}”: the hour of the day is not known", TimeType.TIME, mod)
    day_then = moved(base.day, count, unit, sign)
    if day_then is None:
        return undated(_unknown(unit), f"“{scene.quote}” is beyond the calendar")
    grain_unit = {"FN": "W", "NI": "D", "WE": "WE", "ML": "CE", "DE": "Y", "CE": "Y"}.get(unit, unit)
    if count.denominator != 1:
        grain_unit = {"Y": "M", "M": "W"}.get(grain_unit, grain_unit)
    when = calendars.span_of_unit(day_then, grain_unit)
    side = "before" if sign < 0 else "after"
    why = f"“{scene.quote}”: {said(count, unit)} {side} {spoken(base.day)} ({counted_from(base)}): {told_as(when, GRAINS[grain_unit])}"
    return dated(when, GRAINS[grain_unit], why, base, mod=mod)


def window(parts: Parts, scene: Scene) -> Meaning | None:
    """A stretch that ends or begins with the day of writing: the past two months, the next six months, the past year."""
    unit = words.unit_of(parts["unit"] or "")
    count = number_of(parts.get("count") or "a")
    forward = (parts["step"] or "").split()[-1] in ("next", "coming", "following", "ahead", "upcoming")
    value = duration_value(count, unit)
    base = scene.reference
    if count is None and not forward:
        return undated(value, f"“{scene.quote}”: how long is not said", TimeType.DURATION)
    if count is None:
        return undated(value, f"“{scene.quote}”: how long is not said", TimeType.DURATION)
    if base.day is None or unit in ("TS", "TM", "TH"):
        why = UNKNOWN_DAY if base.day is None else "shorter than the days a date is told in"
        return undated(value, f"“{scene.quote}”: {why}", TimeType.DURATION)
    end = moved(base.day, count, unit, 1 if forward else -1)
    if end is None:
        return undated(value, f"“{scene.quote}” reaches beyond the calendar", TimeType.DURATION)
    when = Interval.of_days(min(base.day, end), max(base.day, end))
    why = f"“{scene.quote}” {counted_from(base)}: {told_as(when, Granularity.PERIOD)}"
    return dated(when, Granularity.PERIOD, why, base, kind=TimeType.DURATION, value=value, mod=mod_of(parts.get("about")))


def vague_window(parts: Parts, scene: Scene) -> Meaning | None:
    """Recent years, the coming weeks: units without a count."""
    forward = (parts["step"] or "").split()[-1] in ("coming", "next", "upcoming", "future", "ahead")
    value = "FUTURE_REF" if forward or parts.get("ahead") else "PAST_REF"
    return undated(value, f"“{scene.quote}”: how many is not said")


def within(parts: Parts, scene: Scene) -> Meaning | None:
    """In three weeks: a point ahead where the sentence looks forward, else a length of time."""
    unit = words.unit_of(parts["unit"] or "")
    count = number_of(parts["count"] or "a")
    if lean_of(scene) != FUTURE or count is None or unit in ("TS", "TM", "TH"):
        return undated(duration_value(count, unit), f"“{scene.quote}”: a length of time, not a date", TimeType.DURATION, mod_of(parts.get("about")))
    base = story_base(scene) if scene.narrative else scene.reference
    return counted(scene, base or scene.reference, count, unit, 1, mod_of(parts.get("about")))


def unit_part(parts: Parts, scene: Scene) -> Meaning | None:
    """The beginning, middle or end of the year, month, week: of the one of writing, or the one told."""
    unit = words.unit_of(parts["unit"] or "")
    base = (story_base(scene) if scene.narrative else None) or scene.reference
    step = STEPS.get(" ".join((parts.get("step") or "this").split()), 0)
    if base.day is None:
        return undated(_unknown(unit), f"“{scene.quote}”: {UNKNOWN_DAY}", mod=part_mod(parts))
    if parts.get("fiscal"):
        why = f"“{scene.quote}”: a fiscal year, and the text does not say which days it runs"
        return undated(f"FY{base.day.year + step:04d}", why, mod=part_mod(parts))
    try:
        when = calendars.span_of_unit(calendars.shift(base.day, step, unit), unit)
    except (ValueError, OverflowError):
        return None
    why = f"“{scene.quote}” {counted_from(base)}: {told_as(when, GRAINS[unit])}"
    return cut(dated(when, GRAINS[unit], why, base), part_mod(parts))


def same_period(parts: Parts, scene: Scene) -> Meaning | None:
    """The same period last year, the year-ago quarter: a year before, as finely as the last quarter told."""
    base = story_base(scene) or scene.reference
    told = scene.told
    around = sentence_around(scene.lower, scene.span)
    if scene.reference.day and re.search(r"\b(?:fiscal|financial year)\b", scene.lower[around.start : around.end]):
        why = f"“{scene.quote}”: a fiscal year before, and the text does not say which days it runs"
        return undated(f"FY{scene.reference.day.year - 1:04d}", why)
    if base.day is None:
        return undated("XXXX", f"“{scene.quote}”: {UNKNOWN_DAY}")
    if told and told.granularity in (Granularity.QUARTER, Granularity.HALF, Granularity.MONTH, Granularity.SEASON) and told.when.start and told.when.last:
        when = Interval.of_days(calendars.add_months(told.when.start.date(), -12), _year_before(told.when.last))
        why = f"“{scene.quote}”: a year before {told_as(told.when, told.granularity)}, told before in the text"
        return dated(when, told.granularity, why, told.anchor)
    year = (scene.reference.day or base.day).year - 1
    return dated(calendars.year_interval(year), Granularity.YEAR, f"“{scene.quote}” {counted_from(scene.reference if scene.reference.day else base)}", base)


CLOSE = 300  # characters over which a date told is still what "the year" or "later in the day" means


def _told_near(scene: Scene, unit: str) -> Anchor:
    """The last date told, where it stands close before and is fine enough for a unit; else the day of writing."""
    base = story_base(scene, unit)
    near = base is not None and base.span is not None and scene.span.start - base.span.end <= CLOSE
    return base if base is not None and (near or scene.narrative or scene.reference.day is None) else scene.reference


def definite_unit(parts: Parts, scene: Scene) -> Meaning | None:
    """The quarter, the year, later in the day: the unit told just before, else that of writing (a quarter: the last one over)."""
    unit = words.unit_of(parts["unit"] or "")
    base = _told_near(scene, unit)
    if base.day is None:
        return undated(_unknown(unit), f"“{scene.quote}”: no date told before it", mod=part_mod(parts))
    day = calendars.shift(base.day, -1, unit) if unit == "Q" and base.span is None and base.day.year > 1 else base.day
    when = calendars.span_of_unit(day, unit)
    why = f"“{scene.quote}” {counted_from(base)}: {told_as(when, GRAINS[unit])}"
    mod = {"earlier": "START", "early": "START", "later": "END", "late": "END"}.get(parts.get("half") or "")
    whole = dated(when, GRAINS[unit], why, base, mod=mod)
    return cut(whole, mod) if (parts.get("half") or "") in ("early", "late") and unit != "D" else whole


def ended_unit(parts: Parts, scene: Scene) -> Meaning | None:
    """The year ended March 31: a length of time whose end is told by the date after it."""
    count = number_of(parts.get("count") or "a")
    value = duration_value(count, words.unit_of(parts["unit"] or ""))
    return undated(value, f"“{scene.quote}”: a length of time; the date after it says when it ends", TimeType.DURATION)


def edge_of_year(parts: Parts, scene: Scene) -> Meaning | None:
    """The first three months of 2009, the last weeks of this year: a length at one edge of a year."""
    unit = words.unit_of(parts["unit"] or "")
    count = number_of(parts.get("count") or "several")
    step = {"last": -1, "this": 0, "the": 0, "next": 1}.get(parts.get("step") or "", 0)
    base = scene.reference if scene.reference.day else scene.stated.anchor if scene.stated else scene.reference
    value = duration_value(count, unit)
    year = int(parts["year"] or 0) if parts.get("year") else base.day.year + step if base.day else None
    if year is None or count is None or count.denominator != 1:
        return undated(value, f"“{scene.quote}”: how long or of which year is not said", TimeType.DURATION)
    first, last = date(year, 1, 1), date(year, 12, 31)
    if parts["edge"] in ("first", "opening", "initial"):
        when = Interval.of_days(first, min(last, (moved(first, count, unit, 1) or last) - timedelta(days=1)))
    else:
        when = Interval.of_days(max(first, (moved(last + timedelta(days=1), count, unit, -1) or first) if year < 9999 else first), last)
    why = f"“{scene.quote}”: {told_as(when, Granularity.PERIOD)}"
    return dated(when, Granularity.PERIOD, why, base if not parts.get("year") else STATED, kind=TimeType.DURATION, value=value)


def fiscal_year(parts: Parts, scene: Scene) -> Meaning | None:
    """This, last, next fiscal year."""
    step = STEPS.get(" ".join((parts.get("step") or "this").split()), 0)
    if scene.reference.day is None:
        return undated("FYXXXX", f"“{scene.quote}”: {UNKNOWN_DAY}")
    why = f"“{scene.quote}”: a fiscal year, and the text does not say which days it runs"
    return undated(f"FY{scene.reference.day.year + step:04d}", why)


def _year_before(last: date) -> date:
    month_end = last.day == calendars.days_in_month(last.year, last.month)
    before = calendars.add_months(last, -12)
    return before.replace(day=calendars.days_in_month(before.year, before.month)) if month_end else before


_COUNT = r"(?P<count>(?:NUMBER(?:[ -]and[ -]a[ -](?:half|quarter))?|an?|SOME|half an?|another NUMBER)(?: or so| odd)?)"
_ABOUT = r"(?:(?P<about>ABOUT) )?"
_PART = r"(?P<part>(?:the )?(?:very )?(?:PARTWORD|latter part|early part|tail end|final days|last days|first days)(?: of| in) |(?:the )?(?:early|mid|late)[ -])"
RULES = (
    Rule("today", "word", r"(?P<day>(?:earlier |later )?today|yesterday|tomorrow|the day before yesterday|the day after tomorrow|tonight)(?: (?P<part>DAYPART))?",
         day, ("today", "Yesterday", "tomorrow morning", "tonight", "the day after tomorrow", "later today"), ("todays",), hints=("today", "yesterday", "tomorrow", "tonight")),
    Rule("part-of-today", "daypart", r"(?:(?:early|late|earlier|later) )?(?P<step>this|last) (?P<part>morning|afternoon|evening|night|noon|lunchtime)", day,
         ("this morning", "last night", "earlier this evening"), ("this fortnight",)),
    Rule("step-of-unit", "unit",
         rf"(?:(?P<ago>earlier|later) )?{_PART}?(?P<step>this past|this coming|last|this|next|previous|prior|current|past|coming|upcoming|the current) (?:(?:calendar|whole|full|same) )?(?P<unit>week|month|quarter|year|decade|century)(?![-a-z])",
         step_of_unit, ("this week", "last year", "next month", "earlier this week", "late last year", "the end of this year", "early next month"), ("last years",), hints=("last", "this", "next", "previous", "prior", "current", "past", "coming")),
    Rule("ago", "unit", rf"{_ABOUT}{_COUNT}[ -](?P<unit>UNITS) (?P<direction>ago|from (?:now|today)|hence)", ago,
         ("two months ago", "a year ago", "about three weeks ago", "two weeks from now", "a couple of days ago", "several years ago"), ("years ago that",), hints=("ago", "from now", "from today", "hence")),
    Rule("ago-half", "unit", rf"{_ABOUT}(?P<count>an?) (?P<unit>UNITONE) and a half ago", lambda p, s: counted(s, s.reference, Fraction(3, 2), words.unit_of(p["unit"] or ""), -1, mod_of(p.get("about"))),
         ("a year and a half ago",), hints=(" ago",)),
    Rule("units-ago", "unit", r"(?:many |some |just |only )?(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries) (?P<direction>ago|from now|hence)",
         lambda p, s: undated("PAST_REF" if (p["direction"] or "") == "ago" else "FUTURE_REF", f"“{s.quote}”: how many is not said"), ("years ago", "months from now"), hints=(" ago", "from now", "hence")),
    Rule("window", "unit",
         rf"(?P<step>(?:the|these|its|his|her|their|our) (?:past|last|previous|prior|preceding|next|coming|following|upcoming)|past|last|next) (?:{_ABOUT})?(?P<count>NUMBER(?:[ -]and[ -]a[ -]half)?|SOME)(?: or so| consecutive| straight| full| whole)?[ -](?P<unit>UNITS)",
         window, ("the past two months", "the next six months", "the last 24 hours", "the coming three weeks", "the past several years"), ("the past two",), hints=("past", "last", "previous", "prior", "preceding", "next", "coming", "following", "upcoming")),
    Rule("window-one", "unit", r"(?P<step>the (?:past|last|next|coming))(?: full| whole| calendar)? (?P<unit>week|month|year|decade|century|fortnight|day|hour)", window,
         ("the past decade", "the past year", "the next year", "the coming week"), ("the past decades",), hints=("past", "last", "next", "coming")),
    Rule("last-quarter", "unit", r"the (?P<step>last|next|current|previous|prior) (?P<unit>quarter)", step_of_unit, ("the last quarter", "the current quarter"), hints=("quarter",)),
    Rule("vague-window", "unit",
         r"(?:the )?(?:very |more )?(?P<step>recent|past|last|previous|preceding|earlier|coming|next|upcoming|future|last few|past few|next few|coming few) (?P<unit>seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries|weekends)", vague_window,
         ("recent years", "the coming weeks", "the past decades", "recent months"), hints=("recent", "past", "last", "previous", "preceding", "earlier", "coming", "next", "upcoming", "future")),
    Rule("units-ahead", "unit", r"(?:the )?(?P<step>)(?P<unit>days|weeks|months|years|decades) (?P<ahead>ahead|to come)", lambda p, s: undated("FUTURE_REF", f"“{s.quote}”: how many is not said"),
         ("the weeks ahead", "years to come"), hints=("ahead", "to come")),
    Rule("unit-time", "unit", rf"{_COUNT} (?P<unit>UNITS)['’]s? time", lambda p, s: counted(s, s.reference, number_of(p["count"] or "a"), words.unit_of(p["unit"] or ""), 1, None),
         ("three weeks' time", "a year’s time"), hints=(" time",)),
    Rule("unit-part", "unit",
         r"(?P<part>(?:the )?(?:very )?(?:PARTWORD|latter part|early part|tail end)(?: of| in) )(?:the )?(?:(?P<step>current|coming|next|last|previous|following|this) )?(?:calendar |(?P<fiscal>financial |fiscal ))?(?P<unit>week|month|quarter|year|decade|century)",
         unit_part, ("the end of the year", "the beginning of the month", "the end of the decade"), hints=("beginning", "start", "end", "middle", "close", "midpoint", "part", "tail", "outset")),
    Rule("year-end", "unit", r"(?:the )?(?:(?P<unit>year|month|quarter|week)[- ](?P<end>end)|(?P<mid>mid)-?(?P<unit2>year|month|week))",
         lambda p, s: unit_part({"unit": p.get("unit") or p.get("unit2"), "part": "end" if p.get("end") else "mid", "step": None}, s), ("year-end", "mid-year", "the month-end"), hints=("end", "mid")),
    Rule("same-period", "unit",
         r"(?:the |a )?(?:same|corresponding|comparable|equivalent) (?:period|quarter|time|month|week|day|half|three months|six months|nine months)(?: of| in)?(?: the)?(?: (?:last|previous|prior|preceding) year| a year (?:ago|earlier|before))", same_period,
         ("the same period last year", "the same period of the last year", "the same quarter a year earlier", "the corresponding period of the previous year"), hints=("same", "corresponding", "comparable", "equivalent")),
    Rule("year-ago", "unit", r"(?:the |a )?(?:year[- ](?:ago|earlier)|prior[- ]year|previous[- ]year) (?:period|quarter|month|week|level|levels|figure|total)", same_period,
         ("the year-ago period", "the year-earlier quarter"), hints=("ago", "earlier", "prior", "previous")),
    Rule("definite-unit", "unit",
         r"(?:(?<=for\s)|(?<=in\s)|(?<=during\s)|(?<=over\s)|(?<=throughout\s)|(?<=through\s))the (?P<unit>quarter|year|month|week)(?=\s(?:and|but|as|by|with|when|while|after|before|from|compared|despite|because)\b|[.,;:)])",
         definite_unit, ()),
    Rule("late-in-unit", "unit", r"(?P<half>earlier|later|early|late) (?:in|on|that|this|the same)(?: the| that| this)? (?P<unit>day|week|month|quarter|year|decade|century)", definite_unit,
         ("later in the day", "earlier in the week", "later that day", "late in the year"), hints=("earl", "late")),
    Rule("day-of-trading", "unit", r"(?:(?<=for\s)|(?<=on\s))the (?P<unit>day)(?=[.,;]|\s(?:at|to|with|after)\b)", definite_unit, ()),
    Rule("ended-unit", "unit", r"the (?:(?P<count>NUMBER) )?(?P<unit>years?|quarter|months?|weeks?|half-year)(?= (?:ended|ending|to MONTHNAME|through MONTHNAME))", ended_unit, ()),
    Rule("edge-of-year", "unit",
         r"the (?P<edge>first|last|final|opening|closing|initial) (?:(?P<count>NUMBER|SOME) )?(?P<unit>days|weeks|months|quarters) of (?:(?:the )?(?:year )?(?P<year>YEARNUM)|(?P<step>last|this|next|the) year)",
         edge_of_year, ("the first three months of 2009", "the last weeks of this year"), hints=(" of ",)),
    Rule("fiscal-year-step", "fiscal", r"(?:the )?(?:(?P<step>current|coming|next|last|previous|following|this|prior) )?(?:fiscal|financial) year(?! ?[0-9'’])", fiscal_year,
         ("the current fiscal year", "this financial year", "the fiscal year")),
    Rule("time-last-unit", "unit", r"this time (?P<step>last|next) (?P<unit>week|month|year)", step_of_unit, ("this time last year",), hints=("this time",)),
)  # fmt: skip
