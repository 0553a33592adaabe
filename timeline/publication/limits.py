"""Pieces of evidence for a day of publication, and what they say together.

Each allows some days. Where they contradict each other, those are kept that together are the surest, and the others
left aside, which is said: a contradiction costs the weakest side, never the day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from timeline.model import Ground


class Stretch(NamedTuple):
    """Days from the first to the last, both included; None is an open side."""

    first: date | None
    last: date | None


ALWAYS = (Stretch(None, None),)


@dataclass(frozen=True, slots=True)
class Limit:
    """One piece of evidence: the days it allows, in order and apart, how sure it is (0..1), and why.

    `quote` is the phrase it rests on, `document` the id of the other document it comes from, if any.
    """

    days: tuple[Stretch, ...]
    confidence: float
    why: str
    quote: str = ""
    document: str | None = None

    @property
    def hull(self) -> Stretch:
        """From the first day it allows to the last."""
        return Stretch(self.days[0].first, self.days[-1].last)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The days that the evidence allows together, what was kept, and what was left aside."""

    days: tuple[Stretch, ...]
    kept: tuple[Limit, ...]
    aside: tuple[Limit, ...]

    @property
    def first(self) -> date | None:
        """The first day allowed, or None."""
        return self.days[0].first

    @property
    def last(self) -> date | None:
        """The last day allowed, or None."""
        return self.days[-1].last

    def setting(self) -> tuple[Limit, ...]:
        """The kept limits that a first or last day comes from: without them the range would be wider."""
        lower = [limit for limit in self.kept if self.first is not None and limit.hull.first == self.first]
        upper = [limit for limit in self.kept if self.last is not None and limit.hull.last == self.last]
        return tuple(dict.fromkeys([*lower, *upper]))

    def allows(self, day: date) -> bool:
        """Whether a document may have been published on a day."""
        return any(_within(day, stretch) for stretch in self.days)


def agreed(limits: Iterable[Limit]) -> Agreement:
    """What pieces of evidence allow together, whatever their order."""
    ordered = sorted(limits, key=_surest_first)
    day = _best_day(ordered)
    kept = [limit for limit in ordered if any(_within(day, stretch) for stretch in limit.days)]
    days: tuple[Stretch, ...] = ALWAYS
    for limit in kept:
        days = _common(days, limit.days)
    told = set(kept)
    return Agreement(days, tuple(kept), tuple(limit for limit in ordered if limit not in told))


def _best_day(limits: Sequence[Limit]) -> date:
    """The first day that the surest evidence allows: what is told of one date twice is counted once."""
    once: dict[tuple[Stretch, ...], int] = {}
    for limit in limits:
        once[limit.days] = max(once.get(limit.days, 0), round(limit.confidence * 100))
    steps: Counter[int] = Counter()
    for days, weight in once.items():
        for stretch in days:
            steps[(stretch.first or date.min).toordinal()] += weight
            steps[(stretch.last or date.max).toordinal() + 1] -= weight
    weights = zip(sorted(steps), accumulate(steps[at] for at in sorted(steps)), strict=True)
    best = max(((weight, -at) for at, weight in weights), default=(0, -1))
    return date.fromordinal(-best[1])


def _within(day: date, stretch: Stretch) -> bool:
    return (stretch.first is None or stretch.first <= day) and (stretch.last is None or day <= stretch.last)


def grounds(agreement: Agreement) -> tuple[Ground, ...]:
    """The evidence as a reader is shown it: what set the range, then what was left aside."""
    setting = [_ground(limit, kept=True) for limit in agreement.setting()]
    return (*setting, *(_ground(limit, kept=False) for limit in agreement.aside))


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order and apart: what touches or overlaps is one."""
    found: list[Stretch] = []
    for one in sorted(stretches, key=lambda s: (s.first or date.min, s.last or date.max)):
        before = found[-1] if found else None
        if before is not None and _touch(before, one):
            last = None if before.last is None or one.last is None else max(before.last, one.last)
            found[-1] = Stretch(before.first, last)
        else:
            found.append(one)
    return tuple(found)


def _ground(limit: Limit, *, kept: bool) -> Ground:
    return Ground(limit.why, *limit.hull, limit.confidence, limit.document, kept)


def _surest_first(limit: Limit) -> tuple[object, ...]:
    days = tuple((s.first or date.min, s.last or date.max) for s in limit.days)
    return (-limit.confidence, days, limit.why, limit.document or "")


def _common(some: Sequence[Stretch], others: Sequence[Stretch]) -> tuple[Stretch, ...]:
    both = (Stretch(_later(a.first, b.first), _earlier(a.last, b.last)) for a in some for b in others)
    return joined(s for s in both if s.first is None or s.last is None or s.first <= s.last)


def _later(a: date | None, b: date | None) -> date | None:
    return max((day for day in (a, b) if day is not None), default=None)


def _earlier(a: date | None, b: date | None) -> date | None:
    return min((day for day in (a, b) if day is not None), default=None)


def _touch(before: Stretch, after: Stretch) -> bool:
    if before.last is None or after.first is None:
        return True
    return after.first.toordinal() - before.last.toordinal() <= 1
