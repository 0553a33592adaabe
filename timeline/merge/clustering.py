"""Clusters joined by the score of their tellings: always the two that are likeliest one event on the average.

Average linkage (UPGMA, Sokal and Michener 1958): two clusters are as like each other as their tellings are on the mean,
those that there were no grounds to score counting as not at all. No two are joined of which a veto strikes a pair, none
for pairs of one document alone (a text that tells an event again says so itself, `mentions/antecedents.py`), and none
that is as like a third which cannot be the same: unsure means apart.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.blocking import NEIGHBOURS
from timeline.merge.conflicts import differing
from timeline.merge.parallel import scores_of
from timeline.merge.scoring import reasons, table_of, weights
from timeline.merge.vetoes import counts, veto

if TYPE_CHECKING:
    from timeline.merge.records import Record
    from timeline.merge.vetoes import Veto
    from timeline.model import Reason

POSSIBLE = 0.5  # share of the threshold from which two events may be the same
CLOSE = 0.02  # share of the threshold within which two are as likely


class Scored(NamedTuple):
    """Two tellings, the smaller number first, with how likely it is (0..1) that they are of one event, and the veto
    that strikes them, if any does."""

    likely: float
    a: Record
    b: Record
    struck: Veto | None = None

    @property
    def within(self) -> bool:
        """Whether one document tells both."""
        return self.a.document == self.b.document

    @property
    def share(self) -> float:
        """How near it comes to being joined: 1 at the threshold."""
        return self.likely / weights(table_of(self.a, self.b)).threshold


class Joint(NamedTuple):
    """Why two records (by number) are of one event, and the point on which they differ, if on any."""

    one: int
    other: int
    reasons: tuple[Reason, ...]
    point: str


class Edge(NamedTuple):
    """What lies between two clusters: the sum of their scores, as shares of the threshold, and the best pair of two
    documents, if there is any."""

    total: float
    best: Scored | None


class Clusters:
    """Records by number, in clusters that are united step by step (disjoint sets)."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.parent = list(range(len(records)))
        self.joints: list[Joint] = []
        self._members: dict[int, list[int]] = {}
        self._struck: dict[tuple[int, int], bool] = {}

    def find(self, number: int) -> int:
        """The cluster of a record, named by its first."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def members(self, cluster: int) -> Sequence[int]:
        """The records of a cluster in order."""
        return self._members.get(cluster, [cluster])

    def all(self) -> Iterator[Sequence[int]]:
        """All clusters in the order of their first records."""
        return (self.members(number) for number in range(len(self.records)) if self.parent[number] == number)

    def unite(self, one: int, other: int, joint: Joint) -> None:
        """Make one cluster of two."""
        first, second = sorted((one, other))
        self.parent[second] = first
        self._members[first] = sorted([*self.members(first), *self.members(second)])
        self._members.pop(second, None)
        self.joints.append(joint)

    def struck(self, one: int, other: int) -> bool:
        """Whether a veto strikes two tellings of two clusters; more members do not mend it."""
        key = (one, other) if one < other else (other, one)
        if not self._struck.get(key):
            pairs = product(self.members(one), self.members(other))
            self._struck[key] = any(veto(self.records[a], self.records[b]) is not None for a, b in pairs)
        return self._struck[key]


def clustered(records: Sequence[Record], processes: int = 1) -> tuple[Clusters, list[Scored]]:
    """The clusters of records, and the pairs of two documents that are left apart and may be of one event."""
    clusters = Clusters(records)
    scored = [
        Scored(found.likely, a := records[found.one], b := records[found.other], veto(a, b) if found.struck else None)
        for found in scores_of(records, processes)
    ]
    _Linkage(clusters, (s for s in scored if s.struck is None)).join()
    left = [s for s in scored if _may_be_one(s) and clusters.find(s.a.number) != clusters.find(s.b.number)]
    return clusters, left


def _may_be_one(found: Scored) -> bool:
    """Whether a person may be asked of two tellings that are left apart."""
    if found.within:
        return False
    if found.struck is not None:
        return found.share >= POSSIBLE or counts(found.a, found.b)
    return found.share >= POSSIBLE


class _Linkage:
    """Clusters with what lies between them."""

    def __init__(self, clusters: Clusters, scored: Iterable[Scored]) -> None:
        self.clusters = clusters
        self.edges: dict[int, dict[int, Edge]] = defaultdict(dict)
        self.waiting: list[tuple[float, int, int, int, int]] = []
        for found in scored:
            one, other = found.a.number, found.b.number
            self._put(one, other, Edge(found.share, None if found.within else found))
        for one in sorted(self.edges):
            for other in self.edges[one]:
                if one < other:
                    self._offer(one, other)

    def join(self) -> None:
        """Join the likeliest two again and again, until none are likely enough."""
        while self.waiting:
            _, one, other, mine, others = heapq.heappop(self.waiting)
            if other not in self.edges[one] or (mine, others) != (self._size(one), self._size(other)):
                continue  # one of them has grown since
            if not self.clusters.struck(one, other) and not self._is_torn(one, other):
                self._join(one, other)

    def _is_torn(self, one: int, other: int) -> bool:
        """Whether one of two is as like a third, which cannot be the other."""
        least = self._mean(one, other) - CLOSE
        return any(
            rival != there and self._mean(here, rival) >= least and self.clusters.struck(rival, there)
            for here, there in ((one, other), (other, one))
            for rival in self.edges[here]
        )

    def _put(self, one: int, other: int, edge: Edge) -> None:
        self.edges[one][other] = self.edges[other][one] = edge

    def _mean(self, one: int, other: int) -> float:
        few, many = sorted((self._size(one), self._size(other)))
        return self.edges[one][other].total / (few * min(many, NEIGHBOURS))

    def _offer(self, one: int, other: int) -> None:
        """Put two clusters on the list of those to be joined, if they are likely enough to be one."""
        mean = self._mean(one, other)
        if mean >= 1 and self.edges[one][other].best is not None:
            first, second = min(one, other), max(one, other)
            heapq.heappush(self.waiting, (-mean, first, second, self._size(first), self._size(second)))

    def _size(self, cluster: int) -> int:
        return len(self.clusters.members(cluster))

    def _join(self, one: int, other: int) -> None:
        best = self.edges[one][other].best
        assert best is not None
        point = differing(best.a, best.b)
        self.clusters.unite(one, other, Joint(best.a.number, best.b.number, reasons(best.a, best.b), point))
        del self.edges[one][other], self.edges[other][one]
        for beyond, edge in sorted(self.edges.pop(other).items()):
            del self.edges[beyond][other]
            self._put(one, beyond, _both(self.edges[one].get(beyond), edge))
        for beyond in sorted(self.edges[one]):
            self._offer(one, beyond)


def _both(one: Edge | None, other: Edge) -> Edge:
    if one is None:
        return other
    known: Mapping[Scored, None] = dict.fromkeys(best for best in (one.best, other.best) if best is not None)
    best = max(known, key=lambda s: (s.likely, -s.a.number, -s.b.number), default=None)
    return Edge(one.total + other.total, best)
