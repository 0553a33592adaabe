"""The publication date that what a document tells allows: after its past, before what it tells as to come.

The weekdays that a report names without a date narrow this down: "on Thursday" was in the week before, "on Friday" is
in the week after, and the last weekday told as past is most often the day of writing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import CLOCK, AnchorKind, Basis, Bound, Granularity, Publication, Span, Status
from timeline.publication.stated import dateline_of
from timeline.publication.years import PARTIAL, YearGuess, weekday_in
from timeline.temporal import times
from timeline.temporal.words import WEEKDAY_NAMES

if TYPE_CHECKING:
    from timeline.model import Document, Mention, TimeExpression

WIDEST = 7  # days: of a wider range no single day is given
SOON = 1  # days after the last weekday it tells within which a report is published
NEAR = 31  # days between the bounds within which the weekday of writing decides
FINE = frozenset({Granularity.DAY, Granularity.PART_OF_DAY})


class Dateline(NamedTuple):
    """A day and month at the head of a text that names no year."""

    month: int
    day: int
    span: Span


class Told(NamedTuple):
    """A day that a document tells, with its phrase."""

    day: date
    quote: str


def dateline(document: Document, draft: Sequence[TimeExpression]) -> Dateline | None:
    """The dateline of a text that states a day but no year ("CITY, Nov 22 (Agency) -"), or None."""
    partial = [t for t in draft if PARTIAL.match(t.value)]
    time = dateline_of(document, partial)
    match = PARTIAL.match(time.value) if time is not None else None
    return None if time is None or match is None else Dateline(int(match.group(1)), int(match.group(2)), time.span)


def weekday_of_writing(document: Document) -> int | None:
    """The weekday (0 is Monday) on which a report was most likely written, from the bare weekdays it names, or None.

    The text is read as if of two arbitrary days: which weekdays it looks back to and which forward to does not
    depend on them. The day that leaves the shortest way to all of them is that of writing.
    """
    past: Counter[int] = Counter()
    coming: Counter[int] = Counter()
    for probe in (date(2024, 7, 3), date(2024, 7, 6)):
        for time in times(document.text, published=probe, language=document.language):
            weekday = _bare_weekday(time)
            if weekday is not None and time.when is not None and time.when.first is not None and time.bound is Bound.AT:
                (past if time.when.first <= probe else coming)[weekday] += 1
    # A weekday that is as often past as to come tells nothing.
    behind = {day for day in past if past[day] > coming[day]}
    ahead = {day for day in coming if coming[day] > past[day]}
    return min(behind, key=lambda day: (_way(day, behind, ahead), day), default=None)


def _bare_weekday(time: TimeExpression) -> int | None:
    if time.anchor.kind is not AnchorKind.PUBLICATION or time.granularity not in FINE:
        return None
    bare = re.search(r"day\b", time.quote) is not None and re.search(r"\d|week", time.quote) is None
    return weekday_in(time.quote) if bare else None


def _way(day: int, past: Iterable[int], coming: Iterable[int]) -> int:
    return sum((day - w) % 7 for w in past) + sum((w - day) % 7 or 7 for w in coming)


def inferred(
    mentions: Sequence[Mention],
    guess: YearGuess,
    line: Dateline | None = None,
    weekday: int | None = None,
    earliest: date | None = None,
) -> Publication:
    """The publication date in the guessed year; `mentions` are dated in that year.

    With a dateline it is that day. Otherwise it lies between what is told as past and what is told as to come:
    the day is the last one possible, and a range wider than a week is given without a day.
    """
    day = _day_in(guess.year, line)
    if line is not None and day is not None:
        return Publication(Basis.INFERRED, day, (day, day), f"the dateline names no year; {guess.why}", line.span)
    past, coming = _told_days(mentions)
    floor = [Told(earliest, "")] if earliest is not None else []
    lower = max([*past, *floor], key=lambda t: t.day, default=None)
    upper = min((t for t in coming if lower is None or t.day >= lower.day), key=lambda t: t.day, default=None)
    evidence = "; ".join([guess.why, *_as_evidence("past", past, lower), *_as_evidence("to come", coming, upper)])
    if lower is None:
        return Publication(Basis.UNKNOWN, evidence=evidence)
    written = _day_of_writing(lower, upper, weekday)
    if written is not None and weekday is not None:
        why = f"{evidence}; the last weekday it tells as past is {WEEKDAY_NAMES[weekday]}"
        latest = _later(written, SOON)
        return Publication(Basis.INFERRED, written, (written, min(latest, upper.day) if upper else latest), why)
    if upper is None:
        known = "; ".join([evidence, *_as_limits(weekday, earliest)])
        return Publication(Basis.UNKNOWN, evidence=f"{known}; nothing it tells lies after its publication")
    near = (upper.day - lower.day).days <= WIDEST
    return Publication(Basis.INFERRED, upper.day if near else None, (lower.day, upper.day), evidence)


def _as_limits(weekday: int | None, earliest: date | None) -> list[str]:
    """What is known of a day that could not be found, for the reader who may know more."""
    named = [] if earliest is None else [f"its office holders were in office from {earliest}"]
    return named + ([] if weekday is None else [f"it was most likely written on a {WEEKDAY_NAMES[weekday]}"])


def _day_in(year: int, line: Dateline | None) -> date | None:
    """The day of a dateline in a year, or None where that year has no such day ("31 February")."""
    try:
        return None if line is None else date(year, line.month, line.day)
    except ValueError:
        return None


def _day_of_writing(lower: Told, upper: Told | None, weekday: int | None) -> date | None:
    """The first such weekday from the last day told as past, where that day is surely of the week before."""
    if weekday is None:
        return None
    day = _later(lower.day, (weekday - lower.day.weekday()) % 7)
    if upper is not None and day > upper.day:
        return None
    close = upper is not None and (upper.day - lower.day).days <= NEAR
    return day if close or weekday_in(lower.quote) is not None else None


def _later(day: date, days: int) -> date:
    """The day so many days later, or the last of the calendar."""
    return day + timedelta(days=min(days, (date.max - day).days))


def _told_days(mentions: Iterable[Mention]) -> tuple[list[Told], list[Told]]:
    """The days that clauses tell as past and as to come."""
    past: list[Told] = []
    coming: list[Told] = []
    for mention in mentions:
        time = mention.time
        if time is None or time.when is None or time.granularity not in FINE | CLOCK or time.when.first is None:
            continue
        if time.anchor.kind in {AnchorKind.EXPRESSION, AnchorKind.PUBLICATION}:
            continue  # what hangs on something else is no evidence of its own
        if not mention.span.covers(time.span) or mention.dating is None or mention.dating.basis != "clause":
            continue  # only what a clause says of itself is evidence
        if mention.status is Status.OCCURRED and time.bound is Bound.AT:
            past.append(Told(time.when.first, time.quote))
        elif mention.status in {Status.PLANNED, Status.EXPECTED, Status.DEADLINE}:
            coming.append(Told(time.when.first, time.quote))
    return past, coming


def _as_evidence(what: str, told: Sequence[Told], chosen: Told | None) -> list[str]:
    quotes = sorted({t.quote for t in told if chosen is not None and t.day == chosen.day})
    return [f"it tells “{quotes[0]}” as {what} ({chosen.day})"] if quotes and chosen is not None else []
