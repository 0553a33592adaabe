"""The time expressions of a document: before it is dated, and counted from every day that it may be of.

What all these days agree on is sure; where they differ, the expression is dated to what it means on one or other of
them, and says so ("the document is of 16 – 17 Mar 2025, so “yesterday” is ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from timeline.calendars import edtf_of, timex_of
from timeline.model import Anchor, AnchorKind, Granularity, Interval, PublicationBasis, Span, TimeExpression
from timeline.temporal import times
from timeline.temporal.words import MONTHS
from timeline.wording import day_in_words, days_in_words

if TYPE_CHECKING:
    from timeline.model import Document, Publication

EVERY = 8  # days of a range that are all tried; of a wider one as many, evenly spread, with both ends
FULL = re.compile(r"\d{4}-(\d\d-\d\d)$")
DAY_AND_MONTH = re.compile(r"^(?!.*\d{4})(?=.*\d)(?=.*[A-Za-z]{3})(?!.*\b(?:day|week|month|year)s?\b)", re.DOTALL)
WIDEST = 31  # days by which the doubt about the day of writing may widen an expression that is still dated


def without_guesses(times: Iterable[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The expressions of an undated text with the year taken back out that only another expression lent to a day."""
    return tuple(_without_guess(t) for t in times)


def _without_guess(time: TimeExpression) -> TimeExpression:
    full = FULL.match(time.value)
    if full is None or time.anchor.kind is not AnchorKind.EXPRESSION or not DAY_AND_MONTH.search(time.quote):
        return time
    alone = Anchor(AnchorKind.NONE)
    return replace(time, value=f"XXXX-{full.group(1)}", when=None, edtf=None, granularity=None, anchor=alone)


def expressions_of(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of a document, counted from its publication or from that of a part with its own day."""
    told = _counted_from(document.publication, document.text, document.language)
    for span, publication in document.publication.parts:
        if publication.basis is not PublicationBasis.INFERRED:
            continue  # a date line is read where it stands
        inside = _counted_from(publication, document.quote(span), document.language)
        own = (shifted(t, span.start) for t in inside)
        told = (*(t for t in told if not span.covers(t.span)), *own)
    return tuple(sorted(told, key=lambda t: t.span))


def shifted(time: TimeExpression, by: int) -> TimeExpression:
    """The expression of a piece of a text at its place in the whole."""
    anchor = time.anchor
    if anchor.span is not None:
        anchor = replace(anchor, span=Span(anchor.span.start + by, anchor.span.end + by))
    return replace(time, span=Span(time.span.start + by, time.span.end + by), anchor=anchor)


def names_its_month(time: TimeExpression) -> bool:
    """Whether a phrase says itself which month it means ("16 July"): it only lacks the year."""
    return any(word in MONTHS for word in re.findall(r"[a-z]+", time.quote.lower()))


def _counted_from(publication: Publication, text: str, language: str) -> tuple[TimeExpression, ...]:
    days = publication.range
    if publication.basis is not PublicationBasis.INFERRED or days is None or days[0] == days[1]:
        return times(text, published=publication.day or (days and days[0]), language=language)
    base = times(text, published=publication.day or days[1], language=language)
    readings = [
        {t.span: t for t in times(text, published=day, language=language)} for day in sorted(set(_tried(*days)))
    ]
    alone = {} if publication.day else {t.span: t for t in times(text, language=language)}
    return tuple(_within(t, days, readings, alone) for t in base)


def _tried(first: date, last: date) -> Iterator[date]:
    """The days of a range, or so many of a wide one: what an expression means moves on with the day of writing."""
    steps = min((last - first).days, EVERY)
    return (first + timedelta(days=(last - first).days * k // steps) for k in range(steps + 1))


def _within(
    time: TimeExpression,
    days: tuple[date, date],
    readings: Iterable[Mapping[Span, TimeExpression]],
    alone: Mapping[Span, TimeExpression],
) -> TimeExpression:
    """An expression as all the days read it: as it is where they agree, else what it means on any of them.

    `alone` is the reading without a day, for where nothing is gained; empty where one day is the likeliest.
    """
    others = [reading[time.span] for reading in readings if time.span in reading]
    meant = list(dict.fromkeys(t.when for t in others if t.when is not None))
    if time.when is None:
        return time
    if len(meant) == 1 and meant[0] == time.when:
        return _the_same_on(days, time)
    together = _hull(meant)
    if together is None or (alone and _too_wide(together, time.when)):
        return alone.get(time.span, time)
    return _in_doubt(time, together, meant, days)


def _the_same_on(days: tuple[date, date], time: TimeExpression) -> TimeExpression:
    """An expression that means the same on every day that the document may be of."""
    if time.anchor.kind is not AnchorKind.PUBLICATION or names_its_month(time):
        return time
    return replace(time, why=f"{time.why}; so on every day it may be of ({days_in_words(*days)})")


def _hull(whens: Sequence[Interval]) -> Interval | None:
    """The shortest interval that covers all; None where only some have an open side."""
    if len({w.first_number is None for w in whens}) != 1 or len({w.stop is None for w in whens}) != 1:
        return None
    return min(whens, key=lambda when: when.begin).up_to(max(whens, key=lambda when: when.end))


def _too_wide(together: Interval, alone: Interval) -> bool:
    if together.days is None or alone.days is None:
        return together.first_number is None
    return together.days - alone.days > WIDEST


def _in_doubt(
    time: TimeExpression, together: Interval, meant: Sequence[Interval], days: tuple[date, date]
) -> TimeExpression:
    """An expression of which it is not known from which day it is counted: its anchor names no day."""
    reason = f"the document is of {days_in_words(*days)}, so “{time.quote}” is {_either(together, meant)}"
    anchor = Anchor(time.anchor.kind if time.anchor.kind is not AnchorKind.STATED else AnchorKind.PUBLICATION)
    return replace(
        time,
        value=timex_of(together, Granularity.PERIOD),
        when=together,
        granularity=Granularity.PERIOD,
        edtf=edtf_of(together, Granularity.PERIOD),
        anchor=anchor,
        why=reason,
    )


def _either(together: Interval, meant: Sequence[Interval]) -> str:
    """What an expression means in words: each day, where these are few, else the stretch of all."""
    few = [w.first for w in sorted(meant, key=lambda w: w.first or date.min) if w.days == 1 and w.first is not None]
    if len(few) == len(meant) <= 3:
        return " or ".join(day_in_words(day) for day in dict.fromkeys(few))
    first, last = together.first, together.last
    if first is None or last is None:
        return "not exactly known"
    return f"within {days_in_words(first, last)}"
