"""Stated confidence against outcome: tenths, Brier score, expected calibration error. Arithmetic only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

TENTHS = 10


class Outcome(NamedTuple):
    """A stated confidence (0..1) and whether what it was said of is right."""

    stated: float
    right: bool


class Tenth(NamedTuple):
    """What was stated between two tenths: how often, with what mean confidence, and the share that is right."""

    low: float
    count: int
    stated: float
    right: float


def tenths(outcomes: Iterable[Outcome]) -> list[Tenth]:
    """The outcomes by tenths of the stated confidence, lowest first, without empty ones; 1.0 is in the last."""
    bins: list[list[Outcome]] = [[] for _ in range(TENTHS)]
    for outcome in outcomes:
        bins[min(int(round(outcome.stated * TENTHS, 6)), TENTHS - 1)].append(outcome)
    return [
        Tenth(number / TENTHS, len(some), _mean(o.stated for o in some), _mean(float(o.right) for o in some))
        for number, some in enumerate(bins)
        if some
    ]


def brier(outcomes: Sequence[Outcome]) -> float:
    """The mean square of the difference between confidence and outcome: 0 is best (Brier 1950)."""
    return _mean((o.stated - o.right) ** 2 for o in outcomes)


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Expected calibration error over tenths: 0 where every share is what was stated (Naeini et al. 2015)."""
    found = tenths(outcomes)
    return sum(t.count * abs(t.stated - t.right) for t in found) / max(sum(t.count for t in found), 1)


def _mean(numbers: Iterable[float]) -> float:
    values = list(numbers)
    return sum(values) / len(values) if values else 0.0
