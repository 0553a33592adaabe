"""Clusters joined by the score of their tellings: always the two that are likeliest one event on the average.

Average linkage (UPGMA, Sokal and Michener 1958): two clusters are as like each other as their tellings are on the mean,
those that there were no grounds to score counting as not at all. No two are joined of which a veto strikes a pair, and
none for pairs of one document alone: a text that tells an event again says so itself (`mentions/antecedents.py`).
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.grounds import NEIGHBOURS, pairs_of
from timeline.merge.partition import Merger
from timeline.merge.scoring import reasons, score, weights
from timeline.merge.vetoes import veto

if TYPE_CHECKING:
    from timeline.merge.partition import Partition
    from timeline.merge.records import Record

POSSIBLE = 0.5  # share of the threshold from which two events may be the same


class Scored(NamedTuple):
    """Two tellings, the smaller number first, with how likely it is (0..1) that they are of one event."""

    likely: float
    a: Record
    b: Record

    @property
    def within(self) -> bool:
        """Whether one document tells both."""
        return self.a.document == self.b.document

    @property
    def share(self) -> float:
        """How near it comes to being joined: 1 at the threshold."""
        return self.likely / weights("within" if self.within else "across").threshold


class Edge(NamedTuple):
    """What lies between two clusters: the sum of their scores, as shares of the threshold, and the best pair of two
    documents, if there is any."""

    total: float
    best: Scored | None


def join_scored(partition: Partition, order: Sequence[str]) -> list[Scored]:
    """Join the clusters whose tellings are likely of one event; the pairs that are left apart and may be.

    `order` has the documents by id, those written at one time next to each other.
    """
    scored = [Scored(score(a, b), a, b) for a, b in pairs_of(partition.records.values(), order) if veto(a, b) is None]
    _Linkage(partition, scored).join()
    left = (s for s in scored if s.share >= POSSIBLE and not partition.together(s.a.number, s.b.number))
    return [s for s in left if not s.within]


class _Linkage:
    """The clusters of a partition with what lies between them."""

    def __init__(self, partition: Partition, scored: Iterable[Scored]) -> None:
        self.partition = partition
        self.edges: dict[int, dict[int, Edge]] = defaultdict(dict)
        self.waiting: list[tuple[float, int, int, int, int]] = []
        for found in scored:
            one, other = partition.find(found.a.number), partition.find(found.b.number)
            if one != other:
                edge = Edge(found.share, None if found.within else found)
                self._put(one, other, _both(self.edges[one].get(other), edge))
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
            if not self.partition.struck(one, other):
                self._join(one, other)

    def _put(self, one: int, other: int, edge: Edge) -> None:
        self.edges[one][other] = self.edges[other][one] = edge

    def _offer(self, one: int, other: int) -> None:
        """Put two clusters on the list of those to be joined, if they are likely enough to be one."""
        few, many = sorted((self._size(one), self._size(other)))
        mean = self.edges[one][other].total / (few * min(many, NEIGHBOURS))
        if mean >= 1 and self.edges[one][other].best is not None:
            first, second = min(one, other), max(one, other)
            heapq.heappush(self.waiting, (-mean, first, second, self._size(first), self._size(second)))

    def _size(self, cluster: int) -> int:
        return len(self.partition.members(cluster))

    def _join(self, one: int, other: int) -> None:
        best = self.edges[one][other].best
        assert best is not None
        a, b = (self.partition.accounts[r.number].mentions[0] for r in (best.a, best.b))
        self.partition.unite(one, other, Merger(a, b, reasons(best.a, best.b), ""))
        del self.edges[one][other], self.edges[other][one]
        for beyond, edge in sorted(self.edges.pop(other).items()):
            del self.edges[beyond][other]
            self._put(one, beyond, _both(self.edges[one].get(beyond), edge))
        for beyond in sorted(self.edges[one]):
            self._offer(one, beyond)


def _both(one: Edge | None, other: Edge) -> Edge:
    if one is None:
        return other
    known = [best for best in (one.best, other.best) if best is not None]
    best = max(known, key=lambda s: (s.likely, -s.a.number, -s.b.number), default=None)
    return Edge(one.total + other.total, best)
