"""Months, weekdays, years, seasons and numbers that are names, verbs, products or addresses and no time."""

from __future__ import annotations

import re
from itertools import islice

from timeline.temporal import words
from timeline.temporal.rules import Family, Place
from timeline.temporal.words import BESIDE

_STREET = re.compile(
    r"(?: [A-Z][\w.'’]*){0,3} (?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|"
    r"Parkway|Highway|Square|Broadway|Court)\b"
)
_MORE_FIGURES = re.compile(r"['’]?\d|[-–]\w{0,4}\d|\.\d|x\d")
_AT_LEAST = re.compile(r"\b(?:until|till|since|through|by|from) at least $")
_PHONE = re.compile(r"\b\d{3}[ .-]$")
FEWEST_STAMPS = 3  # lines that begin with a clock time in four figures, from which a text is a log
_STAMP = re.compile(r"\s{0,8}(?:[01][0-9]|2[0-3])[0-5][0-9](?= ?[a-z–—-])")
_STAMPED = re.compile(r"^[ \t]{0,8}(?:[01][0-9]|2[0-3])[0-5][0-9](?: [a-z]|(?= ?[–—-]))", re.MULTILINE)
OLD = 1500  # smaller numbers are mostly counts
_NOUN_AFTER = re.compile(r"[ -](?!(?:to|and|until) \d)[a-z]")
_ERA = re.compile(r"(?<![a-z])(?:b\.c\.(?:e\.)?|bce?|a\.d\.|ad|c\.e\.|ce)(?![a-z])")
_CENTURY = re.compile(r" (?:to|and|or|until) (?:the )?(?:early |late |mid-)?\w+[ -]centur")
# What a count may count; no word that merely ends like a plural.
_PLURAL = re.compile(r" (?!(?:its|his|this|was|is|has|as|us|thus|does|always|perhaps|[a-z]+(?:ous|ss))\b)[a-z]+s\b")
_SHORT_OR_DOUBTFUL = frozenset({"may", "march"})  # full names that are also common words


def month(place: Place) -> bool:
    """A month and no verb, modal or person: small "may" and "march" need a year, bare ones a word of time before."""
    name = place.part("month").rstrip(".")
    if not place.capital(name) and name in words.AMBIGUOUS_MONTHS and not place.has("year", "weekday"):
        return False
    if place.found.rule.family is not Family.MONTH or place.has("year", "which", "part"):
        return True
    if place.before in BESIDE["in_time"]:
        return place.before not in BESIDE["before_bare_month"] or not place.beside_name()
    doubtful = (len(name) <= 4 and name not in ("june", "july")) or name in _SHORT_OR_DOUBTFUL
    return not doubtful and not place.beside_name()


def weekday(place: Place) -> bool:
    """A weekday and no paper, feast or abbreviation of something else: "Sunday Times", "Black Monday", "sat"."""
    name = place.part("weekday").rstrip(".")
    if name.endswith(("day", "days")):
        paper = any(
            place.rest(24).startswith(" " + paper) and place.text[place.end + 1].isupper() for paper in BESIDE["papers"]
        )
        return not paper and not (place.capital() and place.before in BESIDE["named_days"])
    return place.capital(name) and place.before in BESIDE["before_short_weekday"]


def year(place: Place) -> bool:
    """A year and no count, price, product, address or page."""
    if place.has("part") or "year" in place.quote:
        return True
    if _stamps_a_line(place):
        return False
    if _AT_LEAST.search(place.lower, max(0, place.start - 18), place.start):
        return True
    if _is_numbered(place) or _STREET.match(place.text, place.end) or _MORE_FIGURES.match(place.rest(6)):
        return False
    if place.after in BESIDE["year_noun_after"] and place.before not in BESIDE["frames_year"]:
        return False
    number = int(place.part("year"))
    if 1900 <= number <= 2050:
        return place.before in BESIDE["before_year"] or not _PLURAL.match(place.rest(20)) or place.before == ""
    return _is_old_year(place, number)


def _stamps_a_line(place: Place) -> bool:
    """Whether it is a clock time at the head of a line of a log, where other lines begin with one as well."""
    at = _STAMP.match(place.lower, place.lower.rfind("\n", 0, place.start) + 1)
    if at is None or at.end() < place.end:
        return False
    return sum(1 for _ in islice(_STAMPED.finditer(place.lower), FEWEST_STAMPS)) == FEWEST_STAMPS


def _is_numbered(place: Place) -> bool:
    """Whether the number is counted, priced or numbered: after "page", "Windows", "$"; before "%"."""
    mark = place.text[place.start - 1 : place.start] if place.start else ""
    joined = mark in ("-", "–", "/") and place.text[max(0, place.start - 2)].isalpha()
    if place.start and place.before in BESIDE["year_word_before"] and not joined:
        return True
    if _PHONE.search(place.lower, max(0, place.start - 8), place.start):
        return True
    return place.rest(1) == "%" or (mark != "" and mark in "$€£¥#-–/.+" and not joined)


def _is_old_year(place: Place, number: int) -> bool:
    """Whether a number outside 1900 to 2050 is a year: it needs a word of time before and no counted noun after."""
    if place.before not in BESIDE["before_old_year"] or _PLURAL.match(place.rest(20)):
        return False
    if number < OLD and place.before in BESIDE["loose_before_year"] and _NOUN_AFTER.match(place.rest(12)):
        return False
    return number >= OLD or place.before in BESIDE["before_older_year"]


def season(place: Place) -> bool:
    """A season of a year: figures of speech ("the fall of the regime") have no word of time before."""
    if place.has("step", "year", "year_step", "part"):
        return True
    if "fall" in place.quote and place.after in BESIDE["after_fall"]:
        return False
    if place.quote in BESIDE["bare_season"] and place.before not in BESIDE["before_fall"]:
        return False
    return place.before in BESIDE["before_season"] and place.after not in BESIDE["after_season"]


def neighbour_season(place: Place) -> bool:
    """A season beside the one told of: "that fall" is none where it goes on as a verb ("bonds that fall due")."""
    return not (place.quote == "that fall" and place.after in BESIDE["after_fall"])


def feast(place: Place) -> bool:
    """A feast: "New Year" with capitals is the first of January, "the new year" only a year to come.

    What somebody calls a thing is no day: "the warning was Groundhog Day with gravy", "it felt like Christmas".
    """
    if place.before in BESIDE["likened"] and place.after in BESIDE["qualified"]:
        return False
    quoted = place.text[max(0, place.start - 1) : place.start] in {'"', "“"}
    if quoted and place.after in BESIDE["qualified"]:
        return False
    return place.part("feast") != "new year" or (place.capital("new") and place.capital("year"))


def era(place: Place) -> bool:
    """A year with its era in capitals: "AD 79", not "an ad 79"."""
    return not any(letter.islower() for letter in place.text[place.end - len(place.part("year")) : place.end])


def eras(place: Place) -> bool:
    """Years of one era in capitals: "58 to 50 BC", "the 50s BC"."""
    era = _ERA.search(place.lower, place.start, place.end)
    return era is not None and place.text[era.start() : era.end()].isupper()


def short_year(place: Place) -> bool:
    """A year behind an apostrophe after a word of time, and no quotation: "in ’98", "since ’07"."""
    return place.before in BESIDE["in_time"] and place.before not in BESIDE["year_word_before"]


def half_year(place: Place) -> bool:
    """A half of a year: "H2" by itself after a word of time only, or it is hydrogen or a heading."""
    return place.has("year") or place.before in BESIDE["before_half_year"]


def iso_month(place: Place) -> bool:
    """A month in figures and no pair of years: "2025-03", but "the 2010-11 season"."""
    return int(place.part("month")) != (int(place.part("year")) + 1) % 100


def day_of_month(place: Place) -> bool:
    """A day of the month and no rank or century: "by the 29th", not "the 5th floor"."""
    if _CENTURY.match(place.rest(40)) or place.before not in BESIDE["before_ordinal"]:
        return False
    return not place.after or place.rest(1) in ".,;:)”\n" or place.after in BESIDE["after_ordinal"]


def numeric(place: Place) -> bool:
    """A date in figures and no version or score."""
    mark, last = place.part("mark"), place.part("year")
    if place.before in BESIDE["before_version"]:
        return False
    return mark == "/" or len(last) == 4 or (len(place.part("one")) == 2 and len(place.part("two")) == 2)


def today(place: Place) -> bool:
    """Today and no paper or show: "USA Today", "the Today programme"."""
    if not place.lower.startswith("today", place.start) or not place.capital():
        return True
    titled = re.search(r"(?<![.!?”\"]) ?[A-Z][\w]* $", place.text[max(0, place.start - 16) : place.start])
    return not titled and place.after not in BESIDE["named_show"]
