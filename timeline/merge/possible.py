"""Events that may be the same and were left apart, because unsure means unmerged: listed for a person to decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.merge.likeness import ENOUGH, Likeness
from timeline.merge.links import Sort, reasons_of
from timeline.model import Event, Possible, Reason

if TYPE_CHECKING:
    from timeline.merge.described import Fit
    from timeline.merge.links import Link
    from timeline.merge.partition import Partition

MOST = 5  # events that are listed with one
CERTAIN = 0.99  # what is not joined is never quite certain
BLOCKED = Reason("something else that is told of one contradicts the other", -0.5, "text")
ONE_OF_FEW = Reason("not the only event that fits", -0.5, "date")
UNDATED = 1.0  # what a date would say of an event that is told without one
LEAST = 0.25  # score


def with_possible(
    events: Sequence[Event],
    event_of: Mapping[int, str],
    partition: Partition,
    left: Iterable[Link],
    fits: Sequence[Fit],
) -> list[Event]:
    """The events, each with those that it may be the same as; `event_of` has the event of each account."""
    pairs: dict[tuple[str, str], Likeness] = {}
    for first, second, alike in (*_of_links(left, partition), *_of_fits(fits)):
        key = (event_of[first], event_of[second])
        if key[0] == key[1]:
            continue
        for pair in (key, key[::-1]):
            if pair not in pairs or (alike.weight, alike.reasons) > (pairs[pair].weight, pairs[pair].reasons):
                pairs[pair] = alike
    listed: dict[str, list[Possible]] = defaultdict(list)
    for (event, other), alike in pairs.items():
        undated = not any(reason.about == "date" and reason.weight > 0 for reason in alike.reasons)
        score = min(CERTAIN, round(alike.weight / (ENOUGH - UNDATED * undated), 2))
        if score >= LEAST:
            listed[event].append(Possible(other, score, alike.reasons))
    return [
        replace(e, possibly_same=tuple(sorted(listed[e.id], key=lambda p: (-p.score, p.event))[:MOST]))
        if e.id in listed
        else e
        for e in events
    ]


def _of_links(left: Iterable[Link], partition: Partition) -> Iterable[tuple[int, int, Likeness]]:
    for found in left:
        if partition.find(found.first) == partition.find(found.second):
            continue
        a, b = partition.accounts[found.first], partition.accounts[found.second]
        alike = reasons_of(found, a, b, partition.corpus)
        if found.sort is not Sort.PERHAPS:
            alike = _with(alike, BLOCKED)
        yield found.first, found.second, alike


def _of_fits(fits: Sequence[Fit]) -> Iterable[tuple[int, int, Likeness]]:
    few = Counter(fit.account for fit in fits)
    return (
        (fit.account, fit.other, _with(fit.alike, ONE_OF_FEW) if few[fit.account] > 1 else fit.alike) for fit in fits
    )


def _with(alike: Likeness, reason: Reason) -> Likeness:
    return Likeness(round(alike.weight + reason.weight, 2), (*alike.reasons, reason))
