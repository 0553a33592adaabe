"""Stretches at the day of writing or the edge of a year: the past two months, the first three months of 2009."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from timeline import calendars
from timeline.model import Granularity, Interval, TimeType
from timeline.temporal import words
from timeline.temporal.cues import PAST, tense_orientation
from timeline.temporal.negative_filters import counts
from timeline.temporal.phrases.dates import month
from timeline.temporal.phrases.deictic import moved
from timeline.temporal.quantities import duration_value, mod_of, number_of
from timeline.temporal.reading import UNKNOWN_DAY, counted_from, dated, full_year, story_base, told_as, undated
from timeline.temporal.rules import STATED, Meaning, Parts, Rule, Scene


def window(parts: Parts, scene: Scene) -> Meaning | None:
    """A stretch that ends or begins with the day of writing: the past two months, the next six months."""
    unit = words.unit_of(parts["unit"] or "")
    count = number_of(parts.get("count") or "a")
    forward = (parts["step"] or "").split()[-1] in words.FORWARD
    value = duration_value(count, unit)
    base = scene.reference
    if forward and tense_orientation(scene) == PAST:  # "they met over the following two years": from what was told last
        base = story_base(scene, unit) or base
        if base.span is None:
            return undated(value, f"“{scene.quote}”: from when is not said", TimeType.DURATION)
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
    return dated(
        when, Granularity.PERIOD, why, base, kind=TimeType.DURATION, value=value, mod=mod_of(parts.get("about"))
    )


def vague_window(parts: Parts, scene: Scene) -> Meaning | None:
    """Recent years, the coming weeks: units without a count."""
    forward = (parts["step"] or "").split()[-1] in words.FORWARD
    value = "FUTURE_REF" if forward or parts.get("ahead") else "PAST_REF"
    return undated(value, f"“{scene.quote}”: how many is not said")


def ended_unit(parts: Parts, scene: Scene) -> Meaning | None:
    """The year ended March 31: a length of time whose end is told by the date after it."""
    count = number_of(parts.get("count") or "a")
    value = duration_value(count, words.unit_of(parts["unit"] or ""))
    return undated(value, f"“{scene.quote}”: a length of time; the date after it says when it ends", TimeType.DURATION)


def _edge_of_month(parts: Parts, scene: Scene, value: str, count: Fraction | None, unit: str) -> Meaning | None:
    """The first two weeks of December, the last ten days of May 2003."""
    whole = month({"month": parts["month"], "year": parts.get("month_year")}, scene)
    if whole is None or whole.when is None or whole.when.first is None or whole.when.last is None or count is None:
        return undated(value, f"“{scene.quote}”: how long or of which year is not said", TimeType.DURATION)
    size = timedelta(days=int(count) * (7 if unit == "W" else 1) - 1)
    first, last = whole.when.first, whole.when.last
    if parts["edge"] in words.FIRST_EDGE:
        when = Interval.of_days(first, min(last, first + size))
    else:
        when = Interval.of_days(max(first, last - size), last)
    return dated(when, Granularity.PERIOD, whole.why, whole.anchor, kind=TimeType.DURATION, value=value)


def week_of_month(parts: Parts, scene: Scene) -> Meaning | None:
    """The second week of November: seven days from the 8th; the last: the last seven; weekends by their Saturday."""
    whole = month({"month": parts["month"], "year": parts.get("year")}, scene)
    if whole is None or whole.when is None or whole.when.first is None or whole.when.last is None:
        return whole and whole._replace(value=f"{whole.value}-WXX")
    nth = -1 if parts["nth"] in ("last", "final") else words.ORDINALS[parts["nth"] or "first"]
    first, last = whole.when.first, whole.when.last
    if parts["unit"] == "weekend":
        saturday = calendars.nth_weekday(first.year, first.month, 5, nth)
        when, grain = Interval.of_days(saturday, saturday + timedelta(days=1)), Granularity.WEEKEND
    else:
        begin = last - timedelta(days=6) if nth < 0 else first + timedelta(days=7 * (nth - 1))
        when, grain = Interval.of_days(begin, min(last, begin + timedelta(days=6))), Granularity.PART_OF_MONTH
    return dated(when, grain, f"{whole.why}: {told_as(when, grain)}", whole.anchor)


def unit_of_year(parts: Parts, scene: Scene) -> Meaning | None:
    """The last month of 2018, the first week of next year, the third day of May: a unit counted in a month or year."""
    whole = _whole(parts, scene)
    if whole is None or whole.when is None or whole.when.first is None or whole.when.last is None:
        return whole and whole._replace(value=f"{whole.value}-XX")
    unit = words.unit_of(parts["unit"] or "")
    nth = -1 if parts["nth"] in ("last", "final") else words.ORDINALS[parts["nth"] or "first"]
    when = _nth_unit(whole.when.first, whole.when.last, unit, nth)
    if when is None:
        return None
    grain = {"M": Granularity.MONTH, "D": Granularity.DAY, "WE": Granularity.WEEKEND}.get(unit, Granularity.PERIOD)
    return dated(when, grain, f"{whole.why}: {told_as(when, grain)}", whole.anchor)


def _whole(parts: Parts, scene: Scene) -> Meaning | None:
    """The month or the year that a unit is counted in."""
    if parts.get("month"):
        return month({"month": parts["month"], "year": parts.get("year")}, scene)
    if parts.get("year"):
        year = full_year(parts["year"] or "", scene)
        why = f"“{scene.quote}” names the year"
        return dated(calendars.year_interval(year), Granularity.YEAR, why) if 1 <= year <= LAST_YEAR else None
    base = scene.reference
    if base.day is None:
        return undated("XXXX", f"“{scene.quote}”: {UNKNOWN_DAY}")
    year = base.day.year + words.STEPS[parts["step"] or "this"]
    return dated(calendars.year_interval(year), Granularity.YEAR, f"“{scene.quote}” {counted_from(base)}", base)


LAST_YEAR = 9999


def _nth_unit(first: date, last: date, unit: str, nth: int) -> Interval | None:
    """The nth day, week, weekend or month of a stretch, from its end where nth is negative; None beyond it."""
    if unit == "WE":
        saturday = calendars.weekday_on_or_after(first, 5) + timedelta(days=7 * (nth - 1))
        saturday = calendars.weekday_on_or_before(last, 5) if nth < 0 else saturday
        return Interval.of_days(saturday, saturday + timedelta(days=1)) if first <= saturday <= last else None
    if unit == "M":
        there = calendars.add_months(first.replace(day=1), 11 if nth < 0 else nth - 1)
        return calendars.month_interval(there.year, there.month) if first <= there <= last else None
    length = {"D": 1, "W": 7}[unit]
    begin = last - timedelta(days=length - 1) if nth < 0 else first + timedelta(days=length * (nth - 1))
    return Interval.of_days(begin, min(last, begin + timedelta(days=length - 1))) if begin <= last else None


def edge_of_year(parts: Parts, scene: Scene) -> Meaning | None:
    """The first three months of 2009, the last weeks of this year: a length at one edge of a year."""
    unit = words.unit_of(parts["unit"] or "")
    count = number_of(parts.get("count") or "several")
    step = words.STEPS.get(parts.get("step") or "", 0)
    base = scene.reference if scene.reference.day else scene.stated.anchor if scene.stated else scene.reference
    value = duration_value(count, unit)
    if parts.get("month"):
        return _edge_of_month(parts, scene, value, count, unit)
    year = int(parts["year"] or 0) if parts.get("year") else base.day.year + step if base.day else None
    if year is None or count is None or count.denominator != 1:
        return undated(value, f"“{scene.quote}”: how long or of which year is not said", TimeType.DURATION)
    first, last = date(year, 1, 1), date(year, 12, 31)
    if parts["edge"] in words.FIRST_EDGE:
        when = Interval.of_days(first, min(last, (moved(first, count, unit, 1) or last) - timedelta(days=1)))
    else:
        when = Interval.of_days(
            max(first, (moved(last + timedelta(days=1), count, unit, -1) or first) if year < 9999 else first), last
        )
    why = f"“{scene.quote}”: {told_as(when, Granularity.PERIOD)}"
    return dated(
        when, Granularity.PERIOD, why, base if not parts.get("year") else STATED, kind=TimeType.DURATION, value=value
    )


_ABOUT = r"(?:(?P<about>ABOUT) )?"
RULES = (
    Rule(
        "week-of-month",
        "month",
        r"(?:the )?(?P<nth>first|second|third|fourth|last|final) (?P<unit>week|weekend) (?:of|in) "
        r"(?P<month>MONTHNAME)(?:,? (?P<year>YEARNUM))?",
        week_of_month,
        ("the second week of November", "the last weekend in May 2003"),
        hints=("week",),
    ),
    Rule(
        "unit-of-year",
        "unit",
        r"(?:the )?(?:very )?(?P<nth>first|second|third|fourth|fifth|sixth|last|final) "
        r"(?:(?P<unit>month|week|weekend|day) (?:of|in) "
        r"(?:(?:the year )?(?P<year>YEARNUM)|(?P<step>last|this|next) year)"
        r")",
        unit_of_year,
        ("the last month of 2018", "the first week of next year", "the last day of 2020"),
        ("the last month",),
        hints=(" of ", " in "),
    ),
    Rule(
        "day-of-month-named",
        "month",
        r"(?:the )?(?:very )?(?P<nth>first|second|third|last|final) (?P<unit>day) (?:of|in) "
        r"(?P<month>MONTHNAME)(?:,? (?P<year>YEARNUM))?",
        unit_of_year,
        ("the last day of March 2020", "the first day of May"),
        hints=("day",),
    ),
    Rule(
        "window",
        "unit",
        rf"(?P<step>(?:the|these|its|his|her|their|our) (?:past|last|previous|prior|preceding|next|coming|"
        rf"following|upcoming)|past|last|next) (?:{_ABOUT})?(?P<count>NUMBER(?:[ -]and[ -]a[ -]half)?|SOME)"
        rf"(?: or so| consecutive| straight| full| whole)?[ -](?P<unit>UNITS)",
        window,
        (
            "the past two months",
            "the next six months",
            "the last 24 hours",
            "the coming three weeks",
            "the past several years",
        ),
        ("the past two",),
        hints=("past", "last", "previous", "prior", "preceding", "next", "coming", "following", "upcoming"),
        deictic=True,
        guard=counts.window,
    ),
    Rule(
        "window-one",
        "unit",
        r"(?P<step>the (?:past|last|next|coming))(?: full| whole| calendar)? (?P<unit>week|month|year|"
        r"decade|century|fortnight|day|hour)",
        window,
        ("the past decade", "the past year", "the next year", "the coming week"),
        ("the past decades",),
        hints=("past", "last", "next", "coming"),
        deictic=True,
        guard=counts.window,
    ),
    Rule(
        "vague-window",
        "unit",
        r"(?:the )?(?:very |more )?(?P<step>recent|past|last|previous|preceding|earlier|coming|next|"
        r"upcoming|future|last few|past few|next few|coming few) (?P<unit>seconds|minutes|hours|days|weeks|"
        r"months|quarters|years|decades|centuries|weekends)",
        vague_window,
        ("recent years", "the coming weeks", "the past decades", "recent months"),
        hints=("recent", "past", "last", "previous", "preceding", "earlier", "coming", "next", "upcoming", "future"),
    ),
    Rule(
        "units-ahead",
        "unit",
        r"(?:the )?(?P<step>)(?P<unit>days|weeks|months|years|decades) (?P<ahead>ahead|to come)",
        lambda _, s: undated("FUTURE_REF", f"“{s.quote}”: how many is not said"),
        ("the weeks ahead", "years to come"),
        hints=("ahead", "to come"),
    ),
    Rule(
        "ended-unit",
        "unit",
        r"the (?:(?P<count>NUMBER) )?(?:fiscal |financial |full )?(?P<unit>years?|quarter|months?|weeks?|"
        r"half-year)(?= (?:ended|ending|"
        r"to MONTHNAME|through MONTHNAME))",
        ended_unit,
        (),
    ),
    Rule(
        "edge-of-year",
        "unit",
        r"the (?P<edge>first|last|final|opening|closing|initial) (?:(?P<count>NUMBER|SOME) )?(?P<unit>days|"
        r"weeks|months|quarters) of (?:(?P<month>MONTHNAME)(?:,? (?P<month_year>YEARNUM))?|(?:the "
        r")?(?:year )?(?P<year>YEARNUM)|(?P<step>last|this|next|the) "
        r"year)",
        edge_of_year,
        ("the first three months of 2009", "the last weeks of this year", "the first two weeks of May"),
        hints=(" of ",),
    ),
)
