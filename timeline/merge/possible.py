"""Events that may be the same and were left apart, because unsure means unmerged: listed for a person to decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.merge.clustering import Scored
from timeline.merge.described import Fit
from timeline.merge.likeness import ENOUGH, Likeness
from timeline.merge.links import Link, Sort, reasons_of
from timeline.merge.scoring import reasons
from timeline.model import Event, Possible, Reason

if TYPE_CHECKING:
    from timeline.merge.partition import Partition

MOST = 5  # events that are listed with one
CERTAIN = 0.99  # what is not joined is never quite certain
BLOCKED = Reason("something else that is told of one contradicts the other", -0.5, "text")
ONE_OF_FEW = Reason("not the only event that fits", -0.5, "date")
UNDATED = 1.0  # what a date would say of an event that is told without one
LEAST = 0.25  # score
Found = Link | Fit | Scored


def with_possible(
    events: Sequence[Event],
    event_of: Sequence[str],
    partition: Partition,
    left: Iterable[Link],
    fits: Sequence[Fit],
    scored: Iterable[Scored] = (),
) -> list[Event]:
    """The events, each with those that it may be the same as; `event_of` has the event of each account."""
    best: dict[str, dict[str, tuple[float, Found]]] = defaultdict(dict)
    few = Counter(fit.account for fit in fits)
    for found, first, second, weight in (*_of_links(left, partition), *_of_fits(fits, few), *_of_scored(scored)):
        one, other = event_of[first], event_of[second]
        for here, there in ((one, other), (other, one)) if one != other else ():
            if there not in best[here] or weight > best[here][there][0]:
                best[here][there] = (weight, found)
    return [replace(e, possibly_same=_listed(best[e.id], partition, few)) if e.id in best else e for e in events]


def _of_links(left: Iterable[Link], partition: Partition) -> Iterator[tuple[Found, int, int, float]]:
    for found in left:
        if partition.find(found.first) != partition.find(found.second):
            doubt = 0.0 if found.sort is Sort.PERHAPS else BLOCKED.weight
            yield found, found.first, found.second, found.weight + doubt - bool(found.point)


def _of_fits(fits: Iterable[Fit], few: Mapping[int, int]) -> Iterator[tuple[Found, int, int, float]]:
    for fit in fits:
        doubt = ONE_OF_FEW.weight if few[fit.account] > 1 else 0.0
        yield fit, fit.account, fit.other, fit.alike.weight + UNDATED + doubt


def _of_scored(scored: Iterable[Scored]) -> Iterator[tuple[Found, int, int, float]]:
    for each in scored:
        yield each, each.a.number, each.b.number, ENOUGH * min(each.share, CERTAIN)


def _listed(
    others: Mapping[str, tuple[float, Found]], partition: Partition, few: Mapping[int, int]
) -> tuple[Possible, ...]:
    """The best of the events that one may be the same as."""
    ranked = sorted(others, key=lambda event: (-others[event][0], event))[:MOST]
    listed = []
    for event in ranked:
        found = others[event][1]
        if isinstance(found, Scored):
            listed.append(Possible(event, round(min(found.share, CERTAIN), 2), reasons(found.a, found.b)))
            continue
        alike = _reasons(found, partition, few)
        undated = not any(reason.about == "date" and reason.weight > 0 for reason in alike.reasons)
        score = min(CERTAIN, round(alike.weight / (ENOUGH - UNDATED * undated), 2))
        if score >= LEAST:
            listed.append(Possible(event, score, alike.reasons))
    return tuple(sorted(listed, key=lambda p: (-p.score, p.event)))


def _reasons(found: Link | Fit, partition: Partition, few: Mapping[int, int]) -> Likeness:
    if isinstance(found, Fit):
        return _with(found.alike, ONE_OF_FEW) if few[found.account] > 1 else found.alike
    a, b = partition.accounts[found.first], partition.accounts[found.second]
    alike = reasons_of(found, a, b, partition.corpus)
    return alike if found.sort is Sort.PERHAPS else _with(alike, BLOCKED)


def _with(alike: Likeness, reason: Reason) -> Likeness:
    return Likeness(round(alike.weight + reason.weight, 2), (*alike.reasons, reason))
