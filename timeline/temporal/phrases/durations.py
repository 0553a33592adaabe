"""Lengths of time: "30-day", "nearly 2.5 hours", "decades-long", "the first 100 days of"."""

from __future__ import annotations

import re
from fractions import Fraction

from timeline.model import Granularity, Interval, TimeType
from timeline.temporal import words
from timeline.temporal.cues import FUTURE, tense_orientation
from timeline.temporal.negative_filters import counts
from timeline.temporal.phrases.deictic import counted, moved
from timeline.temporal.quantities import duration_value, mod_of, number_of, said
from timeline.temporal.reading import counted_from, dated, spoken, undated
from timeline.temporal.rules import Family, Meaning, Parts, Rule, Scene

_RATE = re.compile(
    r"(?:[0-9]%?|million|billion|trillion|thousand|hundred|percent|[0-9] (?:million |billion "
    r")?[a-z]{2,14}s|hours|times|dollars|euros)\s$"
)


def length(parts: Parts, scene: Scene) -> Meaning | None:
    """A count of units; after "in", in a sentence that looks forward, the date it leads to."""
    unit = words.unit_of(parts["unit"] or "")
    count = number_of(parts.get("count") or "several")
    mod = mod_of(parts.get("about"))
    if parts.get("count") in ("a", "an") and _RATE.search(scene.lower, max(0, scene.span.start - 24), scene.span.start):
        return undated(duration_value(count, unit), f"“{scene.quote}” says how often", TimeType.SET)
    before = scene.lower[max(0, scene.span.start - 4) : scene.span.start]
    if (
        before.endswith(" in ")
        and count is not None
        and mod in (None, "APPROX")
        and unit in ("D", "W", "FN", "M", "Y", "DE")
        and tense_orientation(scene) == FUTURE
    ):
        return counted(scene, scene.reference, count, unit, 1, mod)
    return _within(count, unit, scene) or _length(count, unit, scene, mod)


def _within(count: Fraction | None, unit: str, scene: Scene) -> Meaning | None:
    """Within 60 days, in a sentence that looks forward: from the day of writing to so many days after it."""
    day = scene.reference.day
    if count is None or day is None or unit not in ("D", "W", "FN", "M", "Y") or tense_orientation(scene) != FUTURE:
        return None
    if scene.lower[max(0, scene.span.start - 7) : scene.span.start] != "within ":
        return None
    end = moved(day, count, unit, 1)
    if end is None or end <= day:
        return None
    when = Interval.of_days(day, end)
    why = f"“within {scene.quote}” {counted_from(scene.reference)}: at the latest {spoken(end)}"
    value = duration_value(count, unit)
    return dated(when, Granularity.PERIOD, why, scene.reference, kind=TimeType.DURATION, value=value)


def _length(count: Fraction | None, unit: str, scene: Scene, mod: str | None) -> Meaning:
    known = "how long is not said" if count is None else said(count, unit)
    return undated(
        duration_value(count, unit),
        f"“{scene.quote}” is a length of time ({known}), not a date",
        TimeType.DURATION,
        mod,
    )


def one_and_a_half(parts: Parts, scene: Scene) -> Meaning | None:
    """An hour and a half, a year and a half."""
    count = (number_of(parts["count"] or "a") or Fraction(1)) + Fraction(1, 2)
    return _length(count, words.unit_of(parts["unit"] or ""), scene, mod_of(parts.get("about")))


def compound(parts: Parts, scene: Scene) -> Meaning | None:
    """Two units: two years and three months; 2 hours 15 minutes."""
    first, second = number_of(parts["count"] or "a"), number_of(parts["count2"] or "a")
    if first is None or second is None:
        return None
    one = duration_value(first, words.unit_of(parts["unit"] or ""))
    two = duration_value(second, words.unit_of(parts["unit2"] or ""))
    value = one + (two[2:] if one.startswith("PT") and two.startswith("PT") else two[1:])
    return undated(
        value, f"“{scene.quote}” is a length of time, not a date", TimeType.DURATION, mod_of(parts.get("about"))
    )


def half_unit(parts: Parts, scene: Scene) -> Meaning | None:
    """Half an hour, half a century, a quarter-century, a half-year."""
    unit = words.unit_of(parts["unit"] or "")
    share = (
        Fraction(1, 4)
        if "quarter" in (parts["share"] or "")
        else Fraction(3, 4)
        if "three" in (parts["share"] or "")
        else Fraction(1, 2)
    )
    if unit == "TH":
        return undated(f"PT{share * 60}M", f"“{scene.quote}” is a length of time, not a date", TimeType.DURATION)
    return _length(share, unit, scene, mod_of(parts.get("about")))


def stretch(parts: Parts, scene: Scene) -> Meaning | None:
    """Two lengths: "another year to 18 months" reads as the longer one."""
    count, unit = number_of(parts["count2"] or "a"), words.unit_of(parts["unit2"] or "")
    return _length(count, unit, scene, mod_of(parts.get("about")))


_COUNT = (
    r"(?P<count>(?:(?:another|an additional|an extra|a further|a full|the full|a whole) "
    r")?(?:NUMBER(?:[ -]and[ -](?:a[ -]|one[ -])?(?:half|quarter)|½| 1/2| \([0-9]{1,3}\))?|SOME)|an?|another|a full|a "
    r"whole|an entire|an additional|an extra|a further|half a dozen)"
)
_COUNT2 = _COUNT.replace("<count>", "<count2>")
_ABOUT = r"(?:(?P<about>ABOUT) )?"
RULES = (
    Rule(
        "length",
        "unit",
        rf"(?:the (?=[a-z0-9]+ [a-z]))?{_ABOUT}{_COUNT}(?:(?: more| extra| additional| full| whole| long| "
        rf"consecutive| straight| solid| working| business| calendar| trading| odd| short| good)+)?(?: |-)"
        rf"(?P<unit>UNITS)(?: or (?:so|more|less))?(?:[ -]long)?",
        length,
        (
            "30-day",
            "nearly 2.5 hours",
            "a week",
            "more than 90 years",
            "two-and-a-half years",
            "several months",
            "at least another year",
            "18 months",
            "a decade-long",
            "three full days",
            "60 seconds",
            "another two weeks",
        ),
        ("a second-hand", "a day-to-day", "90 yearling"),
        family=Family.LENGTH,
        guard=counts.length,
    ),
    Rule(
        "length-adjective",
        "unit",
        r"(?P<unit>decades|years|months|weeks|days|hours|centuries|decade|year|month|week|day|hour|century|"
        r"night)[ -]long",
        lambda p, s: length({**p, "count": "several" if (p["unit"] or "").endswith("s") else "a"}, s),
        ("decades-long", "year-long", "months-long"),
        hints=("long",),
    ),
    Rule(
        "length-joined",
        "unit",
        r"(?P<unit>year|month|week|day)long",
        lambda p, s: length({**p, "count": "a"}, s),
        ("yearlong", "monthlong", "weeklong"),
        hints=("long",),
    ),
    Rule(
        "bare-units",
        "unit",
        r"(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries|millennia)",
        lambda p, s: _length(None, "ML" if p["unit"] == "millennia" else words.unit_of(p["unit"] or ""), s, None),
        ("weeks", "years", "decades"),
        guard=counts.bare_units,
    ),
    Rule(
        "and-a-half",
        "unit",
        rf"{_ABOUT}(?P<count>an?|one|NUMBER)[ -](?P<unit>UNITS) and a half",
        one_and_a_half,
        ("an hour and a half", "a year and a half"),
        hints=("half",),
    ),
    Rule(
        "compound",
        "unit",
        rf"{_ABOUT}{_COUNT} (?P<unit>UNITS),?(?: and)? (?P<count2>NUMBER) (?P<unit2>UNITS)",
        compound,
        ("two years and three months", "2 hours 15 minutes", "one hour and 20 minutes"),
    ),
    Rule(
        "half-unit",
        "unit",
        rf"{_ABOUT}(?:the (?:past|last|next) )?(?P<share>half an?|a half|a quarter(?: of an?)?|three[ "
        rf"-]quarters of an?|quarter|half)[ -](?P<unit>hour|day|year|decade|century|millennium)",
        half_unit,
        ("half an hour", "half a century", "a quarter-century", "quarter-century", "a half-hour"),
        hints=("half", "quarter"),
    ),
    Rule(
        "stretch",
        "unit",
        rf"{_ABOUT}{_COUNT}(?: (?P<unit>UNITS))? ?(?:to|or|-|–) ?{_COUNT2}[ -](?P<unit2>UNITS)",
        stretch,
        (
            "another year to 18 months",
            "three to five years",
            "two or three weeks",
            "10-15 minutes",
            "6 to 8 weeks",
            "at least another year to 18 months",
        ),
        guard=counts.length,
    ),
    Rule(
        "first-of",
        "unit",
        r"(?:the|his|her|its|their|my|our) (?:first|last|final|opening|closing|initial|next) "
        r"(?P<count>NUMBER|SOME) (?P<unit>UNITS)(?: of (?=(?:the|this|last|next) (?:year|month|season|war))"
        r")?",
        length,
        ("the first 100 days", "his final two years", "the first nine months"),
        hints=("first", "last", "final", "opening", "closing", "initial", "next"),
    ),
)
