"""Calendar units told by name or by a part: the end of the year, later in the day, the same period last year."""

from __future__ import annotations

import re
from datetime import date

from timeline import calendars
from timeline.model import Anchor, Granularity, Interval
from timeline.temporal import words
from timeline.temporal.cues import sentence_around
from timeline.temporal.phrases.dates import part_mod
from timeline.temporal.phrases.deictic import GRAINS, unknown_unit
from timeline.temporal.reading import UNKNOWN_DAY, counted_from, cut, dated, story_base, told_as, undated
from timeline.temporal.rules import Meaning, Parts, Rule, Scene

CLOSE = 300  # characters over which a date told is still what "the year" or "later in the day" means


def unit_part(parts: Parts, scene: Scene) -> Meaning | None:
    """The beginning, middle or end of the year, month, week: of the one of writing, or the one told."""
    unit = words.unit_of(parts["unit"] or "")
    base = (story_base(scene) if scene.narrative else None) or scene.reference
    step = words.STEPS.get(" ".join((parts.get("step") or "this").split()), 0)
    if base.day is None:
        return undated(unknown_unit(unit), f"“{scene.quote}”: {UNKNOWN_DAY}", mod=part_mod(parts))
    if parts.get("fiscal") and unit == "Y":
        why = f"“{scene.quote}”: a fiscal year, and the text does not say which days it runs"
        return undated(f"FY{base.day.year + step:04d}", why, mod=part_mod(parts))
    try:
        when = calendars.span_of_unit(calendars.shift(base.day, step, unit), unit)
    except (ValueError, OverflowError):
        return None
    why = f"“{scene.quote}” {counted_from(base)}: {told_as(when, GRAINS[unit])}"
    return cut(dated(when, GRAINS[unit], why, base), part_mod(parts))


def _told_near(scene: Scene, unit: str) -> Anchor:
    """The last date told, where it stands close before and is fine enough for a unit; else the day of writing."""
    base = story_base(scene, unit)
    near = base is not None and base.span is not None and scene.span.start - base.span.end <= CLOSE
    return base if base is not None and (near or scene.narrative or scene.reference.day is None) else scene.reference


def definite_unit(parts: Parts, scene: Scene) -> Meaning | None:
    """The year, later in the day: the unit told just before, else that of writing (a quarter: the last one over)."""
    unit = words.unit_of(parts["unit"] or "")
    base = _told_near(scene, unit)
    if base.day is None:
        return undated(unknown_unit(unit), f"“{scene.quote}”: no date told before it", mod=part_mod(parts))
    day = calendars.shift(base.day, -1, unit) if unit == "Q" and base.span is None and base.day.year > 1 else base.day
    when = calendars.span_of_unit(day, unit)
    why = f"“{scene.quote}” {counted_from(base)}: {told_as(when, GRAINS[unit])}"
    mod = words.SIDES.get(parts.get("half") or "")
    whole = dated(when, GRAINS[unit], why, base, mod=mod)
    return cut(whole, mod) if (parts.get("half") or "") in ("early", "late") and unit != "D" else whole


def fiscal_year(parts: Parts, scene: Scene) -> Meaning | None:
    """This, last, next fiscal year."""
    step = words.STEPS.get(" ".join((parts.get("step") or "this").split()), 0)
    if scene.reference.day is None:
        return undated("FYXXXX", f"“{scene.quote}”: {UNKNOWN_DAY}")
    why = f"“{scene.quote}”: a fiscal year, and the text does not say which days it runs"
    return undated(f"FY{scene.reference.day.year + step:04d}", why)


def same_period(_: Parts, scene: Scene) -> Meaning | None:
    """The same period last year, the year-ago quarter: a year before, as finely as the last quarter told."""
    base = story_base(scene) or scene.reference
    told = scene.told
    around = sentence_around(scene.lower, scene.span)
    if scene.reference.day and re.search(r"\b(?:fiscal|financial year)\b", scene.lower[around.start : around.end]):
        why = f"“{scene.quote}”: a fiscal year before, and the text does not say which days it runs"
        return undated(f"FY{scene.reference.day.year - 1:04d}", why)
    if base.day is None:
        return undated("XXXX", f"“{scene.quote}”: {UNKNOWN_DAY}")
    if (
        told
        and told.granularity in (Granularity.QUARTER, Granularity.HALF, Granularity.MONTH, Granularity.SEASON)
        and told.when.start
        and told.when.last
    ):
        when = Interval.of_days(calendars.add_months(told.when.start.date(), -12), _year_before(told.when.last))
        why = f"“{scene.quote}”: a year before {told_as(told.when, told.granularity)}, told before in the text"
        return dated(when, told.granularity, why, told.anchor)
    year = (scene.reference.day or base.day).year - 1
    return dated(
        calendars.year_interval(year),
        Granularity.YEAR,
        f"“{scene.quote}” {counted_from(scene.reference if scene.reference.day else base)}",
        base,
    )


def _year_before(last: date) -> date:
    month_end = last.day == calendars.days_in_month(last.year, last.month)
    before = calendars.add_months(last, -12)
    return before.replace(day=calendars.days_in_month(before.year, before.month)) if month_end else before


RULES = (
    Rule(
        "unit-part",
        "unit",
        r"(?P<part>(?:the )?(?:very )?(?:PARTWORD|latter part|early part|tail end) of )(?:the "
        r")?(?:(?P<step>current|coming|next|last|previous|following|this) )?(?:calendar |"
        r"(?P<fiscal>financial |fiscal ))?(?P<unit>week|month|quarter|year|decade|century)",
        unit_part,
        ("the end of the year", "the beginning of the month", "the end of the decade"),
        hints=("beginning", "start", "end", "middle", "close", "midpoint", "part", "tail", "outset"),
    ),
    Rule(
        "year-end",
        "unit",
        r"(?:the )?(?:(?P<unit>year|month|quarter|week)[- ](?P<end>end)|(?P<mid>mid)-?(?P<unit2>year|month|week))",
        lambda p, s: unit_part(
            {"unit": p.get("unit") or p.get("unit2"), "part": "end" if p.get("end") else "mid", "step": None}, s
        ),
        ("year-end", "mid-year", "the month-end"),
        hints=("end", "mid"),
    ),
    Rule(
        "definite-unit",
        "unit",
        r"(?:(?<=for\s)|(?<=in\s)|(?<=during\s)|(?<=over\s)|(?<=throughout\s)|(?<=through\s))the "
        r"(?P<unit>quarter|year|month|week)(?=\s(?:and|but|as|by|with|when|while|after|before|from|"
        r"compared|despite|because)\b|[.,;:)])",
        definite_unit,
        (),
    ),
    Rule(
        "late-in-unit",
        "unit",
        r"(?P<half>earlier|later|early|late) (?:in|on|that|this|the same)(?: the| that| this)? "
        r"(?P<unit>day|week|month|quarter|year|decade|century)",
        definite_unit,
        ("later in the day", "earlier in the week", "later that day", "late in the year"),
        hints=("earl", "late"),
    ),
    Rule(
        "day-of-trading",
        "unit",
        r"(?:(?<=for\s)|(?<=on\s))the (?P<unit>day)(?=[.,;]|\s(?:at|to|with|after)\b)",
        definite_unit,
        (),
    ),
    Rule(
        "fiscal-year-step",
        "fiscal",
        r"(?:the )?(?:(?P<step>current|coming|next|last|previous|following|this|prior) )?(?:fiscal|"
        r"financial) year(?! ?[0-9'’])",
        fiscal_year,
        ("the current fiscal year", "this financial year", "the fiscal year"),
    ),
    Rule(
        "same-period",
        "unit",
        r"(?:the |a )?(?:same|corresponding|comparable|equivalent) (?:period|quarter|time|month|week|day|"
        r"half|three months|six months|nine months)(?: of| in)?(?: the)?(?: (?:last|previous|prior|"
        r"preceding) year| a year (?:ago|earlier|before))",
        same_period,
        (
            "the same period last year",
            "the same period of the last year",
            "the same quarter a year earlier",
            "the corresponding period of the previous year",
        ),
        hints=("same", "corresponding", "comparable", "equivalent"),
        comparable=True,
    ),
    Rule(
        "year-ago",
        "unit",
        r"(?:the |a )?(?:year[- ](?:ago|earlier)|prior[- ]year|previous[- ]year) (?:period|quarter|month|"
        r"week|level|levels|figure|total)",
        same_period,
        ("the year-ago period", "the year-earlier quarter"),
        hints=("ago", "earlier", "prior", "previous"),
        comparable=True,
    ),
)
