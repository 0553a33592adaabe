"""Lists of days that share a month or year: "March 3, 4 and 5, 2024", "3, 10 and 17 March", "April 3 and May 6, 2019".

Each day is an expression of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from timeline import calendars
from timeline.model import AnchorKind, Granularity, Span, TimeExpression
from timeline.temporal import words
from timeline.temporal.pieces import filled
from timeline.temporal.reading import spoken, valid
from timeline.temporal.rules import STATED, Family, ReadPhrase

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_MARK = r"(?:,? (?:and|or|&) |, )"
_BEFORE = re.compile(rf"(?<![\w.,/-])(?:{_DAY}{_MARK})+$")
_NUMBER = re.compile(r"[0-9]+(?:st|nd|rd|th)?")
LONGEST = 60  # characters of a list before or behind the date that names its month


@cache
def _behind() -> re.Pattern[str]:
    """Further days behind a month and a day: with a year, or where the clause ends or goes on with no noun."""
    goes_on = "|".join(sorted(words.BESIDE["after_ordinal"]))
    ends = rf"(?=\s*(?:$|[.;:)\n]|,(?! ?[0-9])|(?:{goes_on})\b))"
    days = rf"(?:, {_DAY}(?![0-9:./-]))*,? (?:and|or|&) {_DAY}(?![0-9:./-])"
    return re.compile(filled(rf"{days}(?:,? (?P<year>YEARNUM)|{ends})"))


def parted(text: str, lower: str, phrases: Sequence[ReadPhrase]) -> list[ReadPhrase]:
    """The phrases with the further days of lists among them, in the order of the text."""
    found: list[ReadPhrase] = []
    taken = 0
    for phrase in phrases:
        if phrase.time.start < taken:  # the year of a list
            continue
        if found and _shares_year(lower, found[-1], phrase):
            year = phrase.time.when.first.year if phrase.time.when and phrase.time.when.first else 0
            found[-1] = found[-1]._replace(time=_in_year(found[-1].time, year, f"“{phrase.time.quote}” names it"))
        listed = list(_listed(text, lower, phrase)) if phrase.family is Family.FULL_DATE else [phrase]
        taken = max(one.time.end for one in listed)
        found += listed
    return found


def _shares_year(lower: str, phrase: ReadPhrase, two: ReadPhrase) -> bool:
    """Whether a date without a year stands in one list with a date that has one."""
    one = phrase.time
    if {phrase.family, two.family} != {Family.FULL_DATE} or two.time.anchor.kind is not AnchorKind.STATED:
        return False
    if one.granularity is not Granularity.DAY or one.anchor.kind is AnchorKind.STATED or not one.value[5:6].isdigit():
        return False
    return (
        two.time.when is not None and re.fullmatch(r",? (?:and|or|&) |, ", lower[one.end : two.time.start]) is not None
    )


def _in_year(one: TimeExpression, year: int, why: str) -> TimeExpression:
    day = valid(year, int(one.value[5:7]), int(one.value[8:10])) if re.fullmatch(r".{4}-\d\d-\d\d", one.value) else None
    if day is None:
        return one
    when = calendars.day_interval(day)
    reason = f"“{one.quote}” is of the year of the date beside it, {why}: {spoken(day)}"
    edtf = calendars.edtf_of(when, Granularity.DAY)
    return replace(one, value=day.isoformat(), when=when, edtf=edtf, anchor=STATED, why=reason)


def _listed(text: str, lower: str, phrase: ReadPhrase) -> Iterator[ReadPhrase]:
    """A date with the further days before it (day first) or behind it (month first) that share its month."""
    one = phrase.time
    if one.granularity is not Granularity.DAY or not re.fullmatch(r".{4}-\d\d-\d\d", one.value):
        yield phrase
        return
    before = _BEFORE.search(lower, max(0, one.start - LONGEST), one.start) if one.quote[:1].isdigit() else None
    if before is not None:
        yield from (_further(text, phrase, one, Span(*n.span())) for n in _NUMBER.finditer(lower, *before.span()))
    behind = None if one.quote[:1].isdigit() else _behind().match(lower, one.end, one.end + LONGEST)
    if behind is None or not re.search(rf"{_DAY}$", lower[one.start : one.end]):
        yield phrase
        return
    year = behind["year"]
    first = _in_year(one, int(year), f"{year}") if year else one
    yield phrase._replace(time=first)
    stop = behind.start("year") if year else behind.end()
    spans = [Span(*n.span()) for n in _NUMBER.finditer(lower, behind.start(), stop)]
    if year:
        spans[-1] = Span(spans[-1].start, behind.end())
    yield from (_further(text, phrase, first, span) for span in spans)


def _further(text: str, phrase: ReadPhrase, one: TimeExpression, span: Span) -> ReadPhrase:
    """Another day of the month of a date."""
    number = _NUMBER.search(text, span.start, span.end)
    assert number is not None
    value = f"{one.value[:8]}{int(re.sub(r'[a-z]', '', number[0])):02d}"
    quote = text[span.start : span.end]
    known = one.when.first if one.when else None
    day = None if known is None else valid(known.year, known.month, int(value[8:]))
    if day is None:
        other = replace(one, span=span, quote=quote, value=value, when=None, edtf=None, granularity=None)
        return phrase._replace(time=other)
    when = calendars.day_interval(day)
    why = f"“{quote}” is of the month of “{one.quote}”, in one list with it: {spoken(day)}"
    edtf = calendars.edtf_of(when, Granularity.DAY)
    return phrase._replace(time=replace(one, span=span, quote=quote, value=value, when=when, edtf=edtf, why=why))
