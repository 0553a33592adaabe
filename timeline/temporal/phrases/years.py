"""Years and what they are gathered to: "mid-2011", "2005-2007", "the late 1990s", "the 19th century"."""

from __future__ import annotations

import re

from timeline import calendars
from timeline.model import Granularity, ancient_century
from timeline.temporal import words
from timeline.temporal.negative_filters import named
from timeline.temporal.phrases.dates import part_mod
from timeline.temporal.reading import cut, dated, full_year
from timeline.temporal.rules import Meaning, Parts, Rule, Scene

OLDEST_SHORT = 3  # "the '30s" to "the '90s" are of the last century, "the '20s" of this one


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


def decade(parts: Parts, scene: Scene) -> Meaning | None:
    """A decade: "the 1990s", "the late '80s", "the nineties", "the mid-1980s"."""
    if parts.get("year"):
        number = int(parts["year"] or 0) // 10
    elif parts.get("short"):
        tens = int(parts["short"] or 0) // 10
        number = (190 if tens >= OLDEST_SHORT else 200) + tens
    else:
        century = words.ORDINALS.get(parts.get("century") or "", 0) or 20
        number = (century - 1) * 10 + words.DECADES[parts["word"] or ""]
    mod = part_mod(parts)
    return cut(dated(calendars.decade_interval(number), Granularity.DECADE, f"“{scene.quote}” names the decade"), mod)


def era_range(parts: Parts, scene: Scene) -> Meaning | None:
    """Two years with one era: "58 to 50 BC", "AD 54-68"."""
    one, other = parts["year"] or "", parts["year2"] or ""
    era = re.sub(r"[^a-z.]", "", one + other)
    first, last = (full_year(f"{re.sub(r'[^0-9]', '', year)} {era}", scene) for year in (one, other))
    between = scene.lower[: scene.span.start].endswith("between ")
    if last <= first or (" and " in scene.quote.lower() and not between):
        return None
    when = calendars.year_interval(first).up_to(calendars.year_interval(last))
    value = "/".join(calendars.timex_of(calendars.year_interval(year), Granularity.YEAR) for year in (first, last))
    return dated(when, Granularity.PERIOD, f"“{scene.quote}” names both years", value=value)


def decade_with_era(parts: Parts, scene: Scene) -> Meaning | None:
    """A decade with its era: "the 50s BC" are the years 59 to 50 BC."""
    tens, era = parts["short"] or "", parts["era"] or ""
    first, last = sorted(full_year(f"{int(tens) + unit} {era}", scene) for unit in (0, 9))
    when = calendars.year_interval(max(first, 1) if last > 0 else first).up_to(calendars.year_interval(last))
    return cut(dated(when, Granularity.DECADE, f"“{scene.quote}” names the decade"), part_mod(parts))


def with_era(parts: Parts, scene: Scene) -> Meaning | None:
    """A year with its era: "44 BC", "AD 79", "987 CE"; the year 0 there is none."""
    number = full_year(parts["year"] or "", scene)
    if not int(re.sub(r"\D", "", parts["year"] or "")):
        return None
    whole = dated(calendars.year_interval(number), Granularity.YEAR, f"“{scene.quote}” names the year")
    return cut(whole, part_mod(parts))


def short_year(parts: Parts, scene: Scene) -> Meaning | None:
    """A year of two figures behind an apostrophe: "in ’98"."""
    number = full_year(parts["year"] or "", scene)
    return dated(calendars.year_interval(number), Granularity.YEAR, f"“{scene.quote}” names the year {number}")


def century(parts: Parts, scene: Scene) -> Meaning | None:
    """A century: "the 19th century" is 18 in TIMEX3."""
    text = parts["nth"] or ""
    digits = text.rstrip("stndrh")
    number = int(digits) if digits.isdigit() else words.ORDINALS.get(text, 0)
    if not 1 <= number <= 30:
        return None
    if (parts.get("era") or "").startswith("b"):
        when = ancient_century(number)
    else:
        when = calendars.century_interval(number - 1)
    whole = dated(when, Granularity.CENTURY, f"“{scene.quote}” names the century")
    return cut(whole, part_mod(parts))


_PART = (
    r"(?P<part>(?:(?:the )?(?:very )?(?:PARTWORD|latter part|early part|early days|final days|final "
    r"months|last days|last months|"
    r"first months|early months|closing months|opening months|tail end|early years|late years) of "
    r"(?:the )?(?:year )?)|"
    r"(?:the )?(?:very )?(?:early|mid|late)(?: in)?[ -]|mid)"
)
_TO = r"(?: ?(?:-|–|—|‑) ?| (?:to|until|till|through|and) )"
RULES = (
    Rule(
        "before-christ",
        "era",
        rf"(?:{_PART}|the year )?(?P<year>[0-9]{{1,4}} ERA)",
        with_era,
        ("44 BC", "early 44 BC", "300 B.C.", "586 BCE", "987 AD", "1066 C.E."),
        guard=named.era,
    ),
    Rule(
        "anno-domini",
        "era",
        rf"{_PART}?(?P<year>a\.?d\.? [0-9]{{1,4}})",
        with_era,
        ("AD 79", "A.D. 1066", "late AD 69"),
        guard=named.era,
    ),
    Rule(
        "era-range",
        "era",
        rf"(?P<year>[0-9]{{1,4}}){_TO}(?P<year2>[0-9]{{1,4}} ERA)",
        era_range,
        ("58 to 50 BC", "264–241 BC", "54-68 AD"),
        guard=named.eras,
    ),
    Rule(
        "anno-domini-range",
        "era",
        rf"(?P<year>a\.?d\.? [0-9]{{1,4}}){_TO}(?P<year2>[0-9]{{1,4}})(?![0-9]|[-.,:/][0-9])YEARENDS",
        era_range,
        ("AD 54-68", "A.D. 14 to 37"),
        guard=named.eras,
    ),
    Rule(
        "short-year",
        "short year",
        r"['’‘ʼ′](?P<year>[0-9]{2})(?![0-9a-z'’])",
        short_year,
        ("’98", "'07"),
        guard=named.short_year,
    ),
    Rule(
        "year",
        "year",
        rf"(?:{_PART}|(?:the )?(?:full[ -]|whole |calendar )?year |calendar )?(?P<year>(?:1[0-9]|20)"
        rf"[0-9][0-9])(?![0-9]|[.,:/][0-9]|['’]?s\b|[-–][0-9])",
        year,
        ("2003", "early 2009", "mid-2011", "the beginning of 1991", "late 1999", "the year 2000"),
        ("19999", "2003-04-05"),
        guard=named.year,
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
        "decade-with-era",
        "decade",
        r"the (?:(?P<part>early|mid|late)[ -])?(?P<short>[0-9]{0,3}0)['’]?s (?P<era>ERA)",
        decade_with_era,
        ("the 50s BC", "the early 120s BC", "the 60s AD"),
        guard=named.eras,
    ),
    Rule(
        "decade-figure",
        "decade",
        r"the (?:(?P<part>early|mid|late)[ -])?(?P<short>[2-9]0)s(?! ERA)",
        decade,
        ("the 80s", "the late 70s"),
    ),
    Rule(
        "century-first",
        "ordinal",
        r"(?:the )?(?:(?P<part>early|mid|late)[ -])?(?P<nth>[12]?[0-9](?:st|nd|rd|th)|ORDINAL)"
        r"(?= (?:and|to|or) (?:the )?(?:(?:early|mid|late)[ -])?(?:[12]?[0-9](?:st|nd|rd|th)|ORDINAL)"
        r"[ -]centur(?:y|ies)(?: (?P<era>ERA))?)",
        century,
        (),
        hints=(" and ", " to ", " or "),
    ),
    Rule(
        "century",
        "century",
        rf"{_PART}?(?:the )?(?:(?:early|mid|late)[ -])?(?P<nth>[12]?[0-9](?:st|nd|rd|th)|ORDINAL)[ "
        rf"-]centur(?:y|ies)(?:['’]s)?(?: (?P<era>ERA))?",
        century,
        (
            "the 19th century",
            "the early twentieth century",
            "17th-century",
            "the end of the 18th century",
            "the 5th century BC",
        ),
    ),
)
