"""Which mentions tell one event: linked accounts are joined best first, never across a contradiction.

Partition without loss: every mention starts in a cluster of its own and only ever moves into another. In this order:
what a text takes up itself; accounts that are alike; accounts that differ on one point of what is else clearly one
event; mentions without a date where exactly one event fits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.merge.likeness import retelling
from timeline.merge.links import DIFFER, UNSURE, Link, decoded, ends, point_of, rank_of, reasons_of
from timeline.merge.partition import Merger, Partition
from timeline.model import Join, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.merge.accounts import Account
    from timeline.model import Mention

CLOSE = 0.05  # weight within which two candidates are as good


@dataclass(frozen=True, slots=True)
class Joined:
    """The mentions of one event, for each but the first why it joined them, and the points on which they differ."""

    mentions: tuple[Mention, ...]
    joins: tuple[Join, ...]
    points: tuple[tuple[str, str, str], ...]  # point, and two mentions that differ on it


def join_alike(partition: Partition, links: Sequence[int]) -> list[Link]:
    """Join accounts that are alike, then those that differ on one point, as the links (coded) come; those that did not.

    Of the links that did not join only those of two clusters are told: no others are asked for.
    """
    alike, sure = bisect_left(links, DIFFER), bisect_left(links, UNSURE)
    unsure = _between_two(links[:alike], partition)
    left = []
    for code in links[:sure]:
        first, second = ends(code)
        if first in unsure or second in unsure or not _follow(partition, code, first, second):
            left.append(code)
    left += links[sure:]
    return [decoded(code) for code in left if not partition.together(*ends(code))]


def _follow(partition: Partition, code: int, first: int, second: int) -> bool:
    """Whether the two accounts of a link are now in one cluster."""
    one, other = partition.find(first), partition.find(second)
    if one == other:
        return True
    point = point_of(code)
    if point and not partition.profile(one).documents.isdisjoint(partition.profile(other).documents):
        return False  # a document that tells both means two events
    if partition.contradict(one, other, point):
        return False
    if partition.vetoed(first, second):
        return False
    found, a, b = decoded(code), partition.accounts[first], partition.accounts[second]
    reasons = reasons_of(found, a, b, partition.corpus).reasons
    partition.unite(one, other, Merger(a.mentions[0], b.mentions[0], reasons, point))
    return True


def _between_two(alike: Iterable[int], partition: Partition) -> set[int]:
    """Accounts that are as like one event as another which cannot be the same: unsure means unmerged.

    The links come best first, so that the first of an account is to what it is most like.
    """
    nearest: dict[int, tuple[float, int]] = {}
    agreeing: set[tuple[int, int]] = set()  # many are like the same two
    unsure = set()
    for code in alike:
        rank = rank_of(code)
        first, second = ends(code)
        for number, other in ((first, second), (second, first)):
            best = nearest.setdefault(number, (rank + CLOSE, other))
            rivals = (best[1], other)
            if rank > best[0] or other == best[1] or number in unsure or rivals in agreeing:
                continue
            if partition.contradict(*rivals):
                unsure.add(number)
            else:
                agreeing.add(rivals)
    return unsure


# --- the clusters of mentions -------------------------------------------------------------------


def clusters_of(partition: Partition, mentions: Sequence[Mention], taken_up: Mapping[int, int]) -> list[Joined]:
    """The clusters of all mentions; `taken_up` has for each mention that takes up another which that is."""
    followers: dict[int, list[int]] = defaultdict(list)
    for follower in sorted(taken_up):
        followers[root_of(follower, taken_up)].append(follower)
    steps: dict[int, list[Merger]] = defaultdict(list)
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
                step = Merger(taken_up[follower], follower, TAKEN_UP, "")
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


def _within(account: Account, mentions: Sequence[Mention], partition: Partition) -> list[Merger]:
    """Why the mentions of one account are of one event: each tells it in the terms of the first."""
    first, *others = account.mentions
    steps = []
    reasons: dict[frozenset[str], tuple[Reason, ...]] = {}
    for other in others:
        common = mentions[first].words & mentions[other].words & account.words
        if common not in reasons:
            reasons[common] = retelling(account, common, partition.corpus)
        steps.append(Merger(first, other, reasons[common], ""))
    return steps


def _joined(numbers: Sequence[int], steps: Mapping[int, Sequence[Merger]], mentions: Sequence[Mention]) -> Joined:
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
