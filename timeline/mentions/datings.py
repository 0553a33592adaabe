"""Dates with their reason and how sure they are: from an expression, or as the limits that another event sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline import confidence as confidences
from timeline.calendars import bounded, edtf_of
from timeline.mentions.found import Telling
from timeline.mentions.verbs import in_past
from timeline.model import (
    CLOCK,
    AnchorKind,
    Bound,
    Dating,
    DatingBasis,
    Granularity,
    Interval,
    Publication,
    Status,
    TimeExpression,
)


def by_own_time(publication: Publication, telling: Telling, time: TimeExpression) -> Dating | None:
    """The date that an event's own time gives it, with the time's reason; None for a time without limits."""
    when = bounded(time)
    if when is None:
        return None
    assert telling.basis is not None  # what has a time has it from somewhere
    # Counted from a day that is only known within limits: so is what is dated by it.
    counted = time.anchor.kind in {AnchorKind.PUBLICATION, AnchorKind.EXPRESSION}
    basis = DatingBasis.BOUNDED if counted and time.anchor.day is None else telling.basis
    confidence = confidences.of_own_time(basis, time, publication)
    why = f"{time.why}; {telling.reason}" if telling.reason else time.why
    past = telling.status is Status.OCCURRED and in_past(telling.tree, telling.verb)
    if past and time.bound is not Bound.AT and _is_of_day(time):
        # "left shortly after 10 a.m.", "arrived by noon": the day is known all the same
        day = time.when.last if time.bound is Bound.BY and time.when else time.when.first if time.when else None
        if day is not None:
            return as_dating(Interval.of_days(day, day), Granularity.DAY, Bound.AT, telling.basis, confidence, why)
    clipped = _clipped(publication, telling, time, when)
    if clipped != when:
        when, why = clipped, f"{why}; it is told as past, so it ends with the publication at the latest"
    return as_dating(when, time.granularity, time.bound, basis, confidence, why, time)


def _is_of_day(time: TimeExpression) -> bool:
    """Whether an expression is a clock time or a part of a day."""
    return time.granularity is not None and time.granularity.rank < Granularity.DAY.rank


def _clipped(publication: Publication, telling: Telling, time: TimeExpression, when: Interval) -> Interval:
    """A past event of "this week" ends at the publication date at the latest."""
    last = publication.last_day
    if last is None or telling.status is not Status.OCCURRED or time.bound is not Bound.AT or when.last is None:
        return when
    if when.first is None or when.first > last or when.last <= last:
        return when
    return Interval.of_days(when.first, last)


def as_dating(
    when: Interval,
    granularity: Granularity | None,
    bound: Bound,
    basis: DatingBasis,
    confidence: float,
    why: str,
    time: TimeExpression | None = None,
) -> Dating:
    fine = granularity or Granularity.PERIOD
    kept = time is not None and time.bound is Bound.AT and time.edtf and when == time.when
    edtf = time.edtf if kept and time is not None and time.edtf else edtf_of(when, fine, bound)
    zone = time.zone if time is not None and fine in CLOCK else None
    return Dating(when, fine, bound, edtf, basis, confidence, why, zone)


def beside(publication: Publication, telling: Telling, dating: Dating, bound: Bound, name: str) -> Dating | None:
    """What "after X" or "before X" says of an event, from the date of X and the publication."""
    if bound is Bound.BY:
        if dating.when.last is None:
            return None
        when = Interval.of_days(None, dating.when.last)
        why = f"told to be before {name}: {dating.why}"
        sure = confidences.chained(DatingBasis.BOUNDED, dating.confidence)
        return as_dating(when, Granularity.PERIOD, Bound.BY, DatingBasis.BOUNDED, sure, why)
    if dating.when.first is None:
        return None
    last = publication.last_day if telling.status is Status.OCCURRED else None
    return lying_since(dating, last, f"told to be after {name}: {dating.why}")


def lying_since(dating: Dating, last: date | None, why: str) -> Dating | None:
    """From the first day of a date to the `last` day if any; None where that lies before it."""
    first = dating.when.first
    if first is None or (last is not None and last < first):
        return None
    when = Interval.of_days(first, last)
    bound = Bound.SINCE if last is None else Bound.AT
    granularity = Granularity.DAY if when.days == 1 else Granularity.PERIOD
    sure = confidences.chained(DatingBasis.BOUNDED, dating.confidence)
    return as_dating(when, granularity, bound, DatingBasis.BOUNDED, sure, why)


def resting_on(dating: Dating, basis: DatingBasis, why: str) -> Dating:
    """The date of another telling for one that has it from there, with the step that gives it and the reason."""
    return replace(dating, basis=basis, confidence=confidences.chained(basis, dating.confidence), why=why)
