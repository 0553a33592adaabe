"""From what a phrase means back to when it was written: "on Wednesday" for the 12th, from the 12th to the 18th."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from timeline.anchoring import names_its_month
from timeline.model import AnchorKind, Granularity, Interval, Span, TimeExpression
from timeline.publication.limits import Stretch, joined
from timeline.temporal import times
from timeline.temporal.cues import REACH as REACH_OF_SENTENCE
from timeline.temporal.cues import sentence_around
from timeline.temporal.tagger import lowered

# Days around what a phrase means within which it may have been written; coarser phrases tell too little.
REACH = {
    Granularity.PART_OF_DAY: 15,
    Granularity.DAY: 15,
    Granularity.WEEKEND: 15,
    Granularity.WEEK: 45,
    Granularity.MONTH: 62,
}
FAR = 62  # days: the same of a phrase that counts ("20 days ago", "in six weeks")
COUNTS = re.compile(r"\bago\b|^(?:\d+|[a-z]+) (?:day|week)s?$", re.IGNORECASE)
# What hangs on the event told before, not on the day of writing, though nothing before is dated.
OF_THE_STORY = re.compile(
    r"\b(?:day|night|week|month)s? (?:earlier|later|before|after)\b|\b(?:previous|following)\b|\bthe (?:very )?next\b",
    re.IGNORECASE,
)


class DeicticPhrase(NamedTuple):
    """A relative expression in its sentence: the sentence, and where in it the expression stands."""

    sentence: str
    span: Span
    granularity: Granularity


def phrase_of(text: str, time: TimeExpression) -> DeicticPhrase | None:
    """A phrase counted from the day of writing, in its sentence; None for any other or one too coarse to tell a day."""
    if time.anchor.kind is not AnchorKind.PUBLICATION or time.granularity not in REACH:
        return None
    if names_its_month(time) or OF_THE_STORY.search(time.quote):
        return None
    around = sentence_of(text, time.span)
    here = Span(time.span.start - around.start, time.span.end - around.start)
    return DeicticPhrase(text[around.start : around.end], here, time.granularity)


def sentence_of(text: str, span: Span) -> Span:
    """Roughly the sentence that a stretch stands in; looks at its surroundings only, however long the text."""
    low = max(0, span.start - 2 * REACH_OF_SENTENCE)
    near = lowered(text[low : span.end + 2 * REACH_OF_SENTENCE])
    around = sentence_around(near, Span(span.start - low, span.end - low))
    return Span(around.start + low, around.end + low)


def days_of_writing(phrase: DeicticPhrase, first: date, last: date) -> tuple[Stretch, ...]:
    """The days on which the phrase would have meant some day from `first` to `last`, in order; empty if on none."""
    return joined(Stretch(day, day) for day in _fitting(phrase, first, last))


def meant_on(phrase: DeicticPhrase, day: date) -> Interval | None:
    """What the phrase means in a document of that day."""
    return _reading(phrase.sentence, phrase.span, day)


def _fitting(phrase: DeicticPhrase, first: date, last: date) -> Iterator[date]:
    quote = phrase.sentence[phrase.span.start : phrase.span.end]
    reach = FAR if COUNTS.search(quote) else REACH[phrase.granularity]
    target = Interval.of_days(first, last)
    for step in range(-reach, (last - first).days + reach + 1):
        try:
            day = first + timedelta(days=step)
        except OverflowError:
            continue
        when = meant_on(phrase, day)
        if when is not None and when.overlaps(target):
            yield day


@lru_cache(maxsize=4096)
def _reading(sentence: str, span: Span, day: date) -> Interval | None:
    told = times(sentence, published=day, language="en")
    return next((t.when for t in told if t.span == span and t.anchor.kind is AnchorKind.PUBLICATION), None)
