"""What is weighed of when two tellings put their event: their dates, with how sure both are, and their days."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from timeline.merge.once import once_of_one
from timeline.model import Status

if TYPE_CHECKING:
    from timeline.merge.records import Record

ONCE = 0.25  # of how far apart their dates are that counts where it happens only once
TO_COME = frozenset({Status.PLANNED, Status.PROPOSED, Status.EXPECTED})


def same_date(a: Record, b: Record) -> float:
    """How much it says that both are of one day, less of one month or year: the lesser of their confidences."""
    same = gap(a, b) == 0 and (a.first, a.last) == (b.first, b.last)
    return min(a.sure, b.sure) * _fineness(a, b) if same else 0.0


def dates_fit(a: Record, b: Record) -> float:
    """How much it says that their dates, which are not the same, overlap: little where one is a year long."""
    fit = gap(a, b) == 0 and (a.first, a.last) != (b.first, b.last)
    return min(a.sure, b.sure) * _fineness(a, b) if fit else 0.0


def _fineness(a: Record, b: Record) -> float:
    """1 where the longer of two dates is a day, 0.5 for a month, 0.15 for a year, 0 for three and more."""
    return max(0.0, 1 - log2(max(_length(a), _length(b))) / 10)


def _length(a: Record) -> int:
    return 1 if a.first is None or a.last is None else a.last - a.first + 1


def other_days(a: Record, b: Record) -> float:
    """How sure it is that they were on two days, however near: the lesser of the two confidences."""
    return min(a.sure, b.sure) if a.day is not None and b.day is not None and a.day != b.day else 0.0


def days_apart(a: Record, b: Record) -> float:
    """How far apart their dates are, by the doubling of days and the lesser of the two confidences; little of
    what happens once."""
    days = gap(a, b)
    apart = 0.0 if not days else min(a.sure, b.sure) * min(1.0, log2(1 + days) / 8)
    return apart * ONCE if once_of_one(a, b) else apart


def times_apart(a: Record, b: Record) -> float:
    """How far apart the times are of which they tell, however sure their days: 0.2 for a month, 1 for years."""
    if a.window is None or b.window is None or once_of_one(a, b):
        return 0.0
    days = max(0, a.window[0] - b.window[1], b.window[0] - a.window[1])
    return min(1.0, log2(1 + days / 30) / 5)


def other_weekdays(a: Record, b: Record) -> float:
    """Whether one tells a weekday and the other another, or a day that is none such."""
    if a.weekday is not None and b.weekday is not None:
        return float(a.weekday != b.weekday)
    for one, other in ((a, b), (b, a)):
        if one.weekday is not None and other.day is not None and (other.day - 1) % 7 != one.weekday:
            return other.sure
    return 0.0


def fulfilled(a: Record, b: Record) -> bool:
    """Whether one is still to come, and the other tells that it happened, but not when."""
    both = ((a, b), (b, a))
    return any(x.status in TO_COME and y.status is Status.OCCURRED and y.first is None for x, y in both)


def gap(a: Record, b: Record) -> int | None:
    """The days between two dates, 0 where they overlap; None where one is not known on both sides."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, a.first - b.last, b.first - a.last)
