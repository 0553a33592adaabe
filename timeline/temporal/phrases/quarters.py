"""Fiscal years, quarters and halves of a year: "fiscal 2009", "the third quarter of 2008", "2H10"."""

from __future__ import annotations

from datetime import date

from timeline import calendars
from timeline.model import Anchor, Granularity, Interval
from timeline.temporal import words
from timeline.temporal.cues import FUTURE, tense_orientation
from timeline.temporal.negative_filters import counts, named
from timeline.temporal.phrases.dates import part_mod
from timeline.temporal.reading import UNKNOWN_DAY, base_of, counted_from, cut, dated, full_year, story_base, undated
from timeline.temporal.rules import STATED, Meaning, Parts, Rule, Scene


def fiscal(parts: Parts, scene: Scene) -> Meaning | None:
    """A fiscal year: its days are not said by its number."""
    text = parts["year"] or ""
    number = full_year(text, scene)
    mod = part_mod(parts)
    quarter = parts.get("quarter")
    value = f"FY{number:04d}" + (f"-Q{words.QUARTERS[quarter]}" if quarter else "")
    return undated(value, f"“{scene.quote}”: a fiscal year, and the text does not say which days it runs", mod=mod)


def fiscal_quarter(parts: Parts, scene: Scene) -> Meaning | None:
    """A quarter of a fiscal year in figures."""
    value = f"FY{full_year(parts['year'] or '', scene):04d}-Q{parts.get('digit') or parts.get('nth')}"
    return undated(value, f"“{scene.quote}”: of a fiscal year, and the text does not say which days it runs")


def which_year(parts: Parts, scene: Scene) -> tuple[int, Anchor, str] | None:
    """The year a phrase names or implies (last year's, this year's), its anchor and the reason."""
    if parts.get("year"):
        return full_year(parts["year"] or "", scene), STATED, f"“{scene.quote}” names the year"
    step = words.STEPS.get(parts.get("step") or "")
    base = scene.reference if step is not None else base_of(scene)
    if parts.get("step") in ("that", "same"):
        base = story_base(scene) or base
    if base.day is None:
        return None
    return base.day.year + (step or 0), base, f"“{scene.quote}” {counted_from(base)}"


def unit_near(scene: Scene, candidates: list[Interval], base: date) -> Interval:
    """Of the same quarter or season of neighbouring years, the latest begun; looking forward, the next."""
    begun = [w for w in candidates if w.first and w.first <= base]
    to_come = [w for w in candidates if w.last and w.last >= base]
    return to_come[0] if tense_orientation(scene) == FUTURE and to_come else begun[-1] if begun else candidates[0]


def quarter(parts: Parts, scene: Scene) -> Meaning | None:
    """A quarter of a year; without its year the latest begun, or the next where the sentence looks forward."""
    word = parts.get("nth") or parts.get("digit") or "1"
    number = words.QUARTERS.get(word) or int(word)
    known = which_year(parts, scene)
    if known is None:
        return undated(f"XXXX-Q{number}", f"a quarter, year not said: {UNKNOWN_DAY}", mod=part_mod(parts))
    year_number, anchor, why = known
    when = calendars.quarter_interval(year_number, number)
    if not parts.get("year") and not parts.get("step") and anchor.day:
        when = unit_near(scene, [calendars.quarter_interval(year_number + k, number) for k in (-1, 0, 1)], anchor.day)
    return cut(dated(when, Granularity.QUARTER, f"{why}; by the calendar year", anchor), part_mod(parts))


def half(parts: Parts, scene: Scene) -> Meaning | None:
    """A half of a year."""
    number = 1 if parts.get("digit") == "1" or parts.get("nth") in ("first", "1st") else 2
    known = which_year(parts, scene)
    if known is None:
        return undated(f"XXXX-H{number}", f"half a year, year not said: {UNKNOWN_DAY}")
    when = calendars.half_interval(known[0], number)
    return dated(when, Granularity.HALF, f"{known[2]}; by the calendar year", known[1])


_PART = (
    r"(?P<part>(?:(?:the )?(?:very )?(?:PARTWORD|latter part|early part|early days|final days|final "
    r"months|last days|last months|"
    r"first months|early months|closing months|opening months|tail end|early years|late years) of "
    r"(?:the )?(?:year )?)|"
    r"(?:the )?(?:very )?(?:early|mid|late)(?: in)?[ -]|mid)"
)
_OF_YEAR = (
    r"(?:(?: (?:of |in )?|, )(?:the )?(?:calendar )?(?:year )?(?P<year>YEARNUM)|"
    r"(?:(?: (?:of |in )?|, )(?:the )?(?P<step>last|this|next|previous|prior|current|same|that) (?:calendar )?year))?"
)
RULES = (
    Rule(
        "fiscal-year",
        "fiscal",
        rf"{_PART}?(?:the (?!fiscal [0-9'’]|financial [0-9'’]))?(?:(?P<quarter>first|second|third|fourth) "
        rf"quarter(?: of)?,? ?(?:its "
        rf")?)?(?:fiscal|financial)(?: year)? ?(?P<year>(?:1[0-9]|20)[0-9]{{2}}|['’][0-9]{{2}})(?![0-9])",
        fiscal,
        ("fiscal 2024", "fiscal year 2008", "the first quarter of fiscal 2009", "the end of fiscal 1999"),
        hints=("fiscal ", "financial year"),
    ),
    Rule(
        "fiscal-quarter-short",
        "fiscal",
        r"(?:q(?P<digit>[1-4])|(?P<nth>[1-4])q)(?: of)? fy ?['’]?(?P<year>[0-9]{2}(?:[0-9]{2})?)(?![0-9])",
        fiscal_quarter,
        ("Q1 FY09", "2Q FY2010"),
        hints=("fy",),
    ),
    Rule(
        "fiscal-short",
        "fiscal",
        r"fy ?['’]?(?P<year>(?:1[0-9]|20)[0-9]{2}|[0-9]{2})(?![0-9])",
        fiscal,
        ("FY2008", "FY24", "fy '09"),
        hints=("fy",),
    ),
    Rule(
        "quarter",
        "quarter",
        rf"{_PART}?(?:(?:the|its|their) )?(?:(?:fiscal|calendar) )?(?P<nth>first|second|third|fourth|final|"
        rf"1st|2nd|3rd|4th)[ -](?:fiscal[ -])?quarter(?:['’]s)?{_OF_YEAR}",
        quarter,
        (
            "the third quarter of 2008",
            "third-quarter",
            "the fourth quarter",
            "the first quarter of this year",
            "the second quarter 2009",
            "the 1st quarter",
        ),
        guard=counts.quarter,
    ),
    Rule(
        "last-quarter-of-year",
        "quarter",
        r"(?:the )?(?P<nth>last) quarter (?:of|in) (?:the )?(?:calendar )?(?:year )?"
        r"(?:(?P<year>YEARNUM)|(?P<step>last|this|next|previous|prior|current|same|that) (?:calendar )?year)",
        quarter,
        ("the last quarter of 2015", "the last quarter of last year"),
        ("the last quarter",),
        guard=counts.quarter,
    ),
    Rule(
        "quarter-short",
        "quarter",
        r"(?:q(?P<digit>[1-4])|(?P<nth>[1-4])q)(?:[ -]?(?:of )?(?P<year>YEARNUM|['’]?[0-9]{2}(?![0-9])))?",
        lambda p, s: quarter({**p, "digit": p.get("digit") or p.get("nth"), "nth": None}, s),
        ("Q1", "Q3 2008", "Q4 '09", "1Q 2010", "2q10"),
        ("q5",),
        hints=("q",),
    ),
    Rule(
        "quarter-year-first",
        "quarter",
        r"(?P<year>YEARNUM)['’]?s? (?P<nth>first|second|third|fourth) quarter",
        quarter,
        ("2008's third quarter",),
        hints=("'s", "’s"),
    ),
    Rule(
        "half-year",
        "half",
        rf"(?:the )?(?P<nth>first|second|latter|1st|2nd)[ -]half{_OF_YEAR}(?<=[0-9r])",
        half,
        ("the first half of 2008", "the second half of this year"),
        ("the first half",),
    ),
    Rule(
        "half-short",
        "half",
        r"h(?P<digit>[12])(?: (?:of )?(?P<year>YEARNUM))?",
        half,
        ("H1 2008", "H2 of 2024"),
        guard=named.half_year,
    ),
    Rule("half-digits", "half", r"(?P<digit>[12])h ?['’]?(?P<year>[0-9]{2}|YEARNUM)", half, ("2H10", "1H 2024")),
)
