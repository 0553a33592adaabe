"""Years and what they are cut into or gathered to: fiscal years, quarters, halves, decades, centuries, seasons."""

from __future__ import annotations

from datetime import date

from timeline import calendars
from timeline.model import Anchor, Granularity, Interval
from timeline.temporal import words
from timeline.temporal.cues import FUTURE, lean_of
from timeline.temporal.phrases.dates import part_mod
from timeline.temporal.reading import UNKNOWN_DAY, base_of, counted_from, cut, dated, full_year, story_base, undated
from timeline.temporal.rules import STATED, Meaning, Parts, Rule, Scene

QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}


def year(parts: Parts, scene: Scene) -> Meaning | None:
    """A year, whole or a part of it."""
    number = int(parts["year"] or 0)
    whole = dated(calendars.year_interval(number), Granularity.YEAR, f"“{scene.quote}” names the year")
    return cut(whole, part_mod(parts))


def year_range(parts: Parts, scene: Scene) -> Meaning | None:
    """Two years: "2005-2007", "2023-24", "2023/24"."""
    first, tail = int(parts["year"] or 0), parts["year2"] or ""
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    if last <= first or last - first > 400 or (len(tail) == 2 and int(tail) <= 12 and last - first > 8):
        return None
    value = f"{first:04d}/{last:04d}"
    return dated(
        calendars.year_interval(first, last), Granularity.PERIOD, f"“{scene.quote}” names both years", value=value
    )


def fiscal(parts: Parts, scene: Scene) -> Meaning | None:
    """A fiscal year: its days are not said by its number."""
    text = parts["year"] or ""
    number = full_year(text.lstrip("'’"))
    mod = part_mod(parts)
    quarter = parts.get("quarter")
    value = f"FY{number:04d}" + (f"-Q{QUARTERS[quarter]}" if quarter else "")
    return undated(value, f"“{scene.quote}”: a fiscal year, and the text does not say which days it runs", mod=mod)


def _which_year(parts: Parts, scene: Scene) -> tuple[int, Anchor, str] | None:
    """The year a phrase names or implies (last year's, this year's), its anchor and the reason."""
    if parts.get("year"):
        return full_year((parts["year"] or "").lstrip("'’")), STATED, f"“{scene.quote}” names the year"
    step = {"last": -1, "previous": -1, "prior": -1, "this": 0, "next": 1, "current": 0}.get(parts.get("step") or "")
    base = scene.reference if step is not None else base_of(scene)
    if parts.get("step") in ("that", "same"):
        base = story_base(scene) or base
    if base.day is None:
        return None
    return base.day.year + (step or 0), base, f"“{scene.quote}” {counted_from(base)}"


def _unit_near(scene: Scene, candidates: list[Interval], base: date) -> Interval:
    """Of the same quarter or season of neighbouring years, the latest begun; looking forward, the next."""
    begun = [w for w in candidates if w.first and w.first <= base]
    to_come = [w for w in candidates if w.last and w.last >= base]
    return to_come[0] if lean_of(scene) == FUTURE and to_come else begun[-1] if begun else candidates[0]


def quarter(parts: Parts, scene: Scene) -> Meaning | None:
    """A quarter of a year; without its year the latest begun, or the next where the sentence looks forward."""
    word = parts.get("nth") or parts.get("digit") or "1"
    number = QUARTERS.get(word) or int(word)
    known = _which_year(parts, scene)
    if known is None:
        return undated(f"XXXX-Q{number}", f"a quarter, year not said: {UNKNOWN_DAY}", mod=part_mod(parts))
    year_number, anchor, why = known
    when = calendars.quarter_interval(year_number, number)
    if not parts.get("year") and not parts.get("step") and anchor.day:
        when = _unit_near(scene, [calendars.quarter_interval(year_number + k, number) for k in (-1, 0, 1)], anchor.day)
    return cut(dated(when, Granularity.QUARTER, f"{why}; by the calendar year", anchor), part_mod(parts))


def half(parts: Parts, scene: Scene) -> Meaning | None:
    """A half of a year."""
    number = 1 if parts.get("digit") == "1" or parts.get("nth") in ("first", "1st") else 2
    known = _which_year(parts, scene)
    if known is None:
        return undated(f"XXXX-H{number}", f"half a year, year not said: {UNKNOWN_DAY}")
    when = calendars.half_interval(known[0], number)
    return dated(when, Granularity.HALF, f"{known[2]}; by the calendar year", known[1])


def season(parts: Parts, scene: Scene) -> Meaning | None:
    """A season of the northern year."""
    code = words.SEASONS[parts["season"] or ""]
    mod = part_mod(parts)
    step = parts.get("step") or ""
    base = base_of(scene)
    if parts.get("year"):
        number = full_year((parts["year"] or "").lstrip("'’"))
        return cut(_season(number, code, STATED, f"“{scene.quote}” names season and year"), mod)
    if parts.get("year_step"):
        known = _which_year({"step": parts["year_step"]}, scene)
        return known and cut(_season(known[0], code, known[1], known[2]), mod)
    if base.day is None:
        return undated(f"XXXX-{code}", f"a season, year not said: {UNKNOWN_DAY}", mod=mod)
    options = [calendars.season_interval(base.day.year + k, code) for k in (-2, -1, 0, 1)]
    if step in ("last", "past", "this past", "previous"):
        when = [w for w in options if w.last and w.last < base.day][-1]
    elif step in ("next", "coming", "this coming"):
        when = next((w for w in options if w.first and w.first > base.day), options[-1])
    elif step == "this":
        when = calendars.season_interval(base.day.year, code)
    else:
        when = _unit_near(scene, options, base.day)
    number = when.first.year if when.first else base.day.year
    return cut(_season(number, code, base, f"“{scene.quote}” {counted_from(base)}"), mod)


def _season(number: int, code: str, anchor: Anchor, why: str) -> Meaning:
    return dated(calendars.season_interval(number, code), Granularity.SEASON, f"{why}; season of the north", anchor)


def decade(parts: Parts, scene: Scene) -> Meaning | None:
    """A decade: "the 1990s", "the late '80s", "the nineties", "the mid-1980s"."""
    if parts.get("year"):
        number = int(parts["year"] or 0) // 10
    elif parts.get("short"):
        tens = int(parts["short"] or 0) // 10
        number = (
            190 + tens
            if tens > 2 or ((scene.reference.day is None or scene.reference.day.year < 2030) and tens > 2)
            else 200 + tens
        )
    else:
        century = words.ORDINALS.get(parts.get("century") or "", 0) or 20
        number = (century - 1) * 10 + words.DECADES[parts["word"] or ""]
    mod = part_mod(parts)
    return cut(dated(calendars.decade_interval(number), Granularity.DECADE, f"“{scene.quote}” names the decade"), mod)


def century(parts: Parts, scene: Scene) -> Meaning | None:
    """A century: "the 19th century" is 18 in TIMEX3."""
    text = parts["nth"] or ""
    digits = text.rstrip("stndrh")
    number = int(digits) if digits.isdigit() else words.ORDINALS.get(text, 0)
    if not 1 <= number <= 30:
        return None
    whole = dated(calendars.century_interval(number - 1), Granularity.CENTURY, f"“{scene.quote}” names the century")
    return cut(whole, part_mod(parts))


_PART = (
    r"(?P<part>(?:(?:the )?(?:very )?(?:PARTWORD|latter part|early part|early days|final days|final "
    r"months|last days|last months|"
    r"first months|early months|closing months|opening months|tail end|early years|late years)(?: of| "
    r"in) (?:the )?(?:year )?)|"
    r"(?:the )?(?:very )?(?:early|mid|late)(?: in)?[ -]|mid)"
)
_OF_YEAR = (
    r"(?:,? ?(?:of |in )?(?:the )?(?:calendar )?(?:year )?(?P<year>YEARNUM)|"
    r"(?:,? ?(?:of |in )?(?:the )?(?P<step>last|this|next|previous|prior|current|same|that) (?:calendar )?year))?"
)
RULES = (
    Rule(
        "year",
        "year",
        rf"(?:{_PART}|the year |calendar )?(?P<year>(?:1[0-9]|20)[0-9][0-9])(?![0-9]|[.,:/][0-9]|['’]?s\b|[-–][0-9])",
        year,
        ("2003", "early 2009", "mid-2011", "the beginning of 1991", "late 1999", "the year 2000"),
        ("19999", "2003-04-05"),
    ),
    Rule(
        "year-range",
        "year",
        r"(?P<year>(?:1[0-9]|20)[0-9]{2}) ?(?:-|–|—|‑|/) ?(?P<year2>(?:1[0-9]|20)[0-9]{2}|[0-9]{2})"
        r"(?![0-9/]|[-.,][0-9])",
        year_range,
        ("2005-2007", "2023-24", "1998–99", "2023/24"),
        ("2025-03-04",),
        hints=("-", "–", "—", "‑", "/"),
    ),
    Rule(
        "fiscal-year",
        "fiscal",
        rf"{_PART}?(?:the )?(?:(?P<quarter>first|second|third|fourth) quarter(?: of)?,? ?(?:its "
        rf")?)?(?:fiscal|financial)(?: year)? ?(?P<year>(?:1[0-9]|20)[0-9]{{2}}|['’][0-9]{{2}})(?![0-9])",
        fiscal,
        ("fiscal 2024", "fiscal year 2008", "the first quarter of fiscal 2009", "the end of fiscal 1999"),
        hints=("fiscal ", "financial year"),
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
    Rule("half-short", "half", r"h(?P<digit>[12])(?: (?:of )?(?P<year>YEARNUM))?", half, ("H1 2008", "H2 of 2024")),
    Rule(
        "season",
        "season",
        rf"{_PART}?(?:(?:(?P<step>this past|this coming|last|next|this|past|coming|previous)|the|that) "
        rf")?(?P<season>SEASON)"
        r"(?:,? ?(?:of |in )?(?P<year>YEARNUM|['’][0-9]{2}(?![0-9]))|(?: of)? (?P<year_step>last|this|next|"
        r"that) year)?",
        season,
        (
            "the summer of 2003",
            "last spring",
            "next fall",
            "summer 2010",
            "early autumn",
            "the winter of '09",
            "spring of next year",
        ),
    ),
    Rule(
        "decade",
        "decade",
        rf"{_PART}?(?:the )?(?:(?:early|mid|late)[ -])?(?:(?P<year>(?:1[0-9]|20)[0-9]0)['’]?s|"
        rf"['’](?P<short>[0-9]0)['’]?s)",
        decade,
        ("the 1990s", "the late '80s", "the mid-1980s", "1960's", "the early 2000s"),
        ("1995s",),
    ),
    Rule(
        "decade-word",
        "decade",
        rf"{_PART}?(?:the )?(?:(?:early|mid|late|swinging|roaring)[ -])?(?:(?:nineteen|twenty)[ "
        rf"-])?(?P<word>DECADEWORD)",
        decade,
        ("the nineties", "the late sixties", "the roaring twenties"),
        hints=("ties",),
    ),
    Rule(
        "decade-figure",
        "decade",
        r"the (?:(?P<part>early|mid|late)[ -])?(?P<short>[2-9]0)s",
        decade,
        ("the 80s", "the late 70s"),
    ),
    Rule(
        "century-first",
        "ordinal",
        r"(?:the )?(?:(?P<part>early|mid|late)[ -])?(?P<nth>[12]?[0-9](?:st|nd|rd|th)|ORDINAL)"
        r"(?= (?:and|to|or) (?:the )?(?:(?:early|mid|late)[ -])?(?:[12]?[0-9](?:st|nd|rd|th)|ORDINAL)[ -]centur)",
        century,
        (),
        hints=(" and ", " to ", " or "),
    ),
    Rule(
        "century",
        "century",
        rf"{_PART}?(?:the )?(?:(?:early|mid|late)[ -])?(?P<nth>[12]?[0-9](?:st|nd|rd|th)|ORDINAL)[ "
        rf"-]centur(?:y|ies)(?:['’]s)?",
        century,
        ("the 19th century", "the early twentieth century", "17th-century", "the end of the 18th century"),
    ),
)
