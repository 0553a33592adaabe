"""The date or clock time at the head of a line, and what follows it."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.layout.shapes import CLOSED, PLAIN_CLOCK, SET_OFF, WHEN
from timeline.lexicon import word_set
from timeline.model import Span

OPENED = re.compile(r"[*_]{0,3}[\[(]?[*_]{0,3}")
LED = re.compile(r"(?:on|in|by|from|since|circa)\s", re.IGNORECASE)
IN_FIGURES = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{2,4}")
NOTE = re.compile(r"\s*\([^()\d]{1,20}\)\s*$")  # behind a date in a cell: "(actual)", "(tbc)"
TAIL_SIGNS = re.compile(r"\s[-–—]{1,2}\s|\s?[:(|–—]\s?|\t")
TAG = re.compile(r"\s*\[[A-Za-z ]{2,20}\]$")
LABEL = re.compile(r"(?P<label>[^\W\d_](?:(?!\. )[^:\t\n]){1,60}?)(?:\s?:[*_]{0,3}\s+|\t+|\s{2,}(?=\d))")
AFTER_VALUE = re.compile(r"[*_]{0,3}(?:\s?\([^()\n]{1,40}\))?[.;]?$")
LONGEST_TAIL = 80  # characters of a heading's end in which its date is sought


class HeadDate(NamedTuple):
    """A date, with the clock time in it, and where what it dates begins; `loose` where only a blank parts the two."""

    span: Span
    clock: Span | None
    body: int
    loose: bool = False


def mark_at(text: str, start: int, end: int, *, plain_clocks: bool = False) -> HeadDate | None:
    """The date or clock time that a line begins with, set off from what follows or alone on it; None without one.

    "12 March 2019: ...", "[05/12/2024, 8:10:23 AM] ...", "17:02 - ...", "1842  ..." where `plain_clocks` are known.
    """
    opened = OPENED.match(text, start, end)
    at = opened.end() if opened else start
    led = LED.match(text, at, end)
    at = led.end() if led else at
    found = (PLAIN_CLOCK.match(text, at, end) if plain_clocks else None) or WHEN.match(text, at, end)
    if found is None or found.end() > end or text[found.end() : found.end() + 1].isalnum():
        return None
    span = Span(found.start(), found.end())
    clock = clock_in(found)
    closed = CLOSED.match(text, span.end, end)
    after = closed.end() if closed else span.end
    bracketed = after > span.end and at > start
    off = SET_OFF.match(text, after, end)
    if after >= end:
        return HeadDate(span, clock, end)
    if off is not None and not (led and ":" not in off[0]):
        return HeadDate(span, clock, off.end())
    if led is not None:
        return None
    if bracketed:
        return HeadDate(span, clock, _past_blanks(text, after, end))
    exact = ":" in text[clock.start : clock.end] if clock is not None else IN_FIGURES.fullmatch(text, *span) is not None
    loose = text[after].isspace() and (exact or (clock is not None and plain_clocks))
    return HeadDate(span, clock, _past_blanks(text, after, end), loose=True) if loose else None


def clock_in(found: re.Match[str]) -> Span | None:
    """The clock time in a match of `WHEN` or `PLAIN_CLOCK`."""
    for name in ("clock", "clock_first"):
        if name in found.re.groupindex and found[name]:
            return Span(*found.span(name))
    return None


def whole(text: str, start: int, end: int) -> HeadDate | None:
    """The date that fills a stretch but for bold marks, brackets and a stop; None where other words stand there."""
    opened = OPENED.match(text, start, end)
    at = opened.end() if opened else start
    found = WHEN.match(text, at, end)
    if found is None:
        return None
    rest = NOTE.sub("", text[found.end() : end]).strip(" \t*_)].,;")
    return None if rest else HeadDate(Span(found.start(), found.end()), clock_in(found), end)


def mark_behind(text: str, start: int, end: int) -> HeadDate | None:
    """The date that a heading ends with, set off from its words: "[1.2.0] - 2024-03-07", "Opening (3 May 2019)".

    Its `body` is where the words before it end.
    """
    tag = TAG.search(text, max(start, end - LONGEST_TAIL), end)
    stop = tag.start() if tag else end
    for sign in TAIL_SIGNS.finditer(text, max(start, stop - LONGEST_TAIL), stop):
        found = whole(text, sign.end(), stop) if sign.start() > start else None
        if found is not None:
            return HeadDate(found.span, found.clock, sign.start())
    return None


def labelled(text: str, start: int, end: int) -> tuple[Span, HeadDate] | None:
    """The words of a label and the date that is its whole value: "Hearing date: 1 December 2021"."""
    found = LABEL.match(text, start, end)
    if found is None or len(found["label"].split()) > _most_words():
        return None
    value = WHEN.match(text, found.end(), end)
    if value is None or not AFTER_VALUE.match(text[value.end() : end].rstrip()):
        return None
    return Span(start, start + len(found["label"].rstrip(" *_"))), HeadDate(
        Span(value.start(), value.end()), clock_in(value), end
    )


def _most_words() -> int:
    from timeline.lexicon import table

    return int(table("layout")["labels"]["most_words"])


def says_when_written(label: str) -> bool:
    """Whether a label's date is that of the document ("Date", "Published on"), not of an event ("Hearing date")."""
    words = re.findall(r"[^\W\d_]+", label.lower())
    return bool(words) and set(words) <= word_set("layout", "labels", "own")


def _past_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
