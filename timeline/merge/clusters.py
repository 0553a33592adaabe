"""Which mentions tell one event: linked accounts are joined best first, never across a contradiction.

Partition without loss: every mention starts in a cluster of its own and only ever moves into another. In this order:
what a text takes up itself; accounts that are alike; accounts that differ on one point of what is else clearly one
event; mentions without a date where exactly one event fits.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING

from timeline.merge.likeness import likeness
from timeline.merge.links import Link, Sort, reasons_of
from timeline.merge.partition import Partition, Step
from timeline.model import Join, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.merge.accounts import Account
    from timeline.model import Mention

CLOSE = 0.05  # weight within which two candidates are as good


@dataclass(frozen=True, slots=True)
class Joined:
    """The mentions of one event, for each but the first why it joined them, and the points on which they differ."""

    mentions: tuple[Mention, ...]
    joins: tuple[Join, ...]
    points: tuple[tuple[str, str, str], ...]  # point, and two mentions that differ on it


def join_alike(partition: Partition, links: Sequence[Link]) -> list[Link]:
    """Join accounts that are alike, then those that differ on one point, as the links come; those that did not."""
    ordered = list(links)
    alike = [found for found in ordered if found.sort is Sort.ALIKE]
    unsure = _between_two(alike, partition)
    return [
        found
        for found in ordered
        if found.sort is Sort.PERHAPS
        or found.first in unsure
        or found.second in unsure
        or not _follow(partition, found)
    ]


def _follow(partition: Partition, found: Link) -> bool:
    """Whether the accounts of a link are now in one cluster."""
    one, other = partition.find(found.first), partition.find(found.second)
    if one == other:
        return True
    if found.point and not partition.profile(one).documents.isdisjoint(partition.profile(other).documents):
        return False  # a document that tells both means two events
    if partition.contradict(one, other, found.point):
        return False
    a, b = partition.accounts[found.first], partition.accounts[found.second]
    reasons = reasons_of(found, a, b, partition.corpus).reasons
    partition.unite(one, other, Step(a.mentions[0], b.mentions[0], reasons, found.point))
    return True


def _between_two(alike: Sequence[Link], partition: Partition) -> set[int]:
    """Accounts that are as like one event as another which cannot be the same: unsure means unmerged."""
    nearest: dict[int, list[Link]] = defaultdict(list)
    for found in alike:
        nearest[found.first].append(found)
        nearest[found.second].append(found)
    unsure = set()
    for number, links in nearest.items():
        if len(links) == 1:
            continue
        others = [(found.rank, found.second if found.first == number else found.first) for found in links]
        best, first = min(others)
        rivals = (other for weight, other in others if weight <= best + CLOSE and other != first)
        if any(partition.contradict(first, other) for other in rivals):
            unsure.add(number)
    return unsure


# --- the clusters of mentions -------------------------------------------------------------------


def clusters_of(partition: Partition, mentions: Sequence[Mention], taken_up: Mapping[int, int]) -> list[Joined]:
    """The clusters of all mentions; `taken_up` has for each mention that takes up another which that is."""
    followers: dict[int, list[int]] = defaultdict(list)
    for follower in sorted(taken_up):
        followers[root_of(follower, taken_up)].append(follower)
    steps: dict[int, list[Step]] = defaultdict(list)
    for step in partition.steps:
        steps[step.one].append(step)
        steps[step.other].append(step)
    gathered = []
    for cluster in partition.clusters():
        accounts = [partition.accounts[number] for number in cluster]
        numbers = [i for account in accounts for i in account.mentions]
        if len(numbers) == 1 and numbers[0] not in followers:
            gathered.append(Joined((mentions[numbers[0]],), (), ()))
            continue
        for account in accounts:
            for step in _within(account, mentions, partition):
                steps[step.one].append(step)
                steps[step.other].append(step)
        for i in list(numbers):
            for follower in followers.get(i, ()):
                step = Step(taken_up[follower], follower, TAKEN_UP, "")
                steps[step.one].append(step)
                steps[step.other].append(step)
                numbers.append(follower)
        gathered.append(_joined(sorted(numbers), steps, mentions))
    return sorted(gathered, key=lambda j: (j.mentions[0].document, j.mentions[0].trigger, j.mentions[0].id))


TAKEN_UP = (Reason("its article takes up what it told before", 3.0, "text"),)


def root_of(number: int, taken_up: Mapping[int, int]) -> int:
    """The mention that a mention takes up in the end."""
    seen = set()
    while number in taken_up and number not in seen:
        seen.add(number)
        number = taken_up[number]
    return number


def _within(account: Account, mentions: Sequence[Mention], partition: Partition) -> list[Step]:
    """Why the mentions of one account are of one event: each tells it in the terms of the first."""
    first, *others = account.mentions
    steps = []
    reasons: dict[frozenset[str], tuple[Reason, ...]] = {}
    for other in others:
        common = mentions[first].words & mentions[other].words & account.words
        if common not in reasons:
            total = fsum(map(partition.corpus.words.__getitem__, common))
            same = replace(account, words=common, total=total, document="")
            reasons[common] = likeness(same, replace(same, document=" "), partition.corpus).reasons
        steps.append(Step(first, other, reasons[common], ""))
    return steps


def _joined(numbers: Sequence[int], steps: Mapping[int, Sequence[Step]], mentions: Sequence[Mention]) -> Joined:
    """A cluster with its steps turned away from its first mention: why each further one belongs to it."""
    joins, points, reached, waiting = [], [], {numbers[0]}, [numbers[0]]
    for here in waiting:  # grows as it is walked
        for step in steps[here]:
            there = step.other if step.one == here else step.one
            if there in reached:
                continue
            reached.add(there)
            waiting.append(there)
            joins.append(Join(mentions[there].id, step.reasons, mentions[here].id))
            if step.point:
                points.append((step.point, mentions[here].id, mentions[there].id))
    return Joined(
        tuple(mentions[i] for i in numbers), tuple(sorted(joins, key=lambda j: j.mention)), tuple(sorted(points))
    )
