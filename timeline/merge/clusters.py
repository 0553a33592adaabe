"""Which mentions tell one event: candidate pairs from blocks, joined best first, never across a contradiction.

Partition without loss: every mention starts as a cluster of its own and only ever moves into another. A pair is
looked at when both share a block (month, actor or place); a mention without a date joins only where one event fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice
from typing import TYPE_CHECKING

from timeline.merge.blocks import candidates
from timeline.merge.likeness import (
    ENOUGH,
    WORDY,
    Corpus,
    Likeness,
    actor_ids,
    compatible_dates,
    contradiction,
    likeness,
    places_apart,
    same_kind,
    shared_words,
)
from timeline.model import Bound, EventKind, Granularity, Status

if TYPE_CHECKING:
    from timeline.model import Mention

MOST_FITTING = 400  # mentions that an undated one is compared with
NEAR = 3  # days by which two accounts of one event may differ
RECENT = 21  # days before its publication in which a document may mean an event without saying when it was
CLOSE = 0.05  # weight within which two candidates are as good
SURE = 3.4  # weight, dates apart, from which accounts with different dates are of one event


@dataclass(frozen=True, slots=True)
class Joined:
    """The mentions of one event and, for each but the first, why it joined them."""

    mentions: tuple[Mention, ...]
    reasons: dict[str, tuple[tuple[str, float], ...]]


class _Partition:
    """Clusters of mentions by number, united step by step (disjoint sets)."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))
        self.members: dict[int, list[int]] = {i: [i] for i in range(size)}
        self.apart: set[tuple[int, int]] = set()  # found to contradict each other, which more members do not mend

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def unite(self, i: int, j: int) -> None:
        first, second = sorted((self.find(i), self.find(j)))
        if first != second:
            self.parent[second] = first
            self.members[first] = sorted(self.members[first] + self.members.pop(second))


def joined(mentions: Sequence[Mention], corpus: Corpus, published: Mapping[str, date | None]) -> tuple[Joined, ...]:
    """The partition of mentions (in a stable order) into events; `published` are the documents' days."""
    partition = _Partition(len(mentions))
    reasons: dict[str, tuple[tuple[str, float], ...]] = {}
    pairs = candidates(mentions)
    _join_taken_up(mentions, partition, reasons)
    _join_alike(mentions, pairs, corpus, partition, reasons)
    _join_differing(mentions, pairs, corpus, partition, reasons)
    _join_described(mentions, corpus, partition, reasons, published)
    return tuple(
        Joined(
            members := tuple(mentions[i] for i in cluster), {m.id: reasons[m.id] for m in members if m.id in reasons}
        )
        for _, cluster in sorted(partition.members.items())
    )


def _join_taken_up(
    mentions: Sequence[Mention], partition: _Partition, reasons: dict[str, tuple[tuple[str, float], ...]]
) -> None:
    """Join what a document itself takes up: "the meeting" with the meeting told before."""
    at = {m.id: i for i, m in enumerate(mentions)}
    for i, mention in enumerate(mentions):
        if mention.antecedent in at and mention.antecedent is not None:
            partition.unite(i, at[mention.antecedent])
            reasons[mention.id] = (("its article takes up what it told before", 3.0),)


def _join_alike(
    mentions: Sequence[Mention],
    pairs: Sequence[tuple[int, int]],
    corpus: Corpus,
    partition: _Partition,
    reasons: dict[str, tuple[tuple[str, float], ...]],
) -> None:
    """Join dated mentions that are alike enough, the most alike first, unless members contradict each other."""
    scored: list[tuple[float, int, int, Likeness]] = []
    for i, j in pairs:
        a, b = mentions[i], mentions[j]
        if _may_be_one(a, b, corpus):
            alike = likeness(a, b, corpus)
            if alike.weight >= ENOUGH:
                scored.append((-alike.weight, i, j, alike))
    unsure = _between_two(scored, mentions, corpus)
    for _, i, j, alike in sorted(scored, key=lambda s: s[:3]):
        if i in unsure or j in unsure:
            continue
        _unite_if_consistent(mentions, corpus, partition, reasons, i, j, alike)


def _between_two(
    scored: Sequence[tuple[float, int, int, Likeness]], mentions: Sequence[Mention], corpus: Corpus
) -> set[int]:
    """Mentions that are as like one event as another which cannot be the same: unsure means unmerged."""
    nearest: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for weight, i, j, _ in scored:
        nearest[i].append((weight, j))
        nearest[j].append((weight, i))
    unsure = set()
    for i, others in nearest.items():
        best, first = min(others)
        rivals = [j for weight, j in others if weight <= best + CLOSE and j != first]
        if any(_contradict(mentions[first], mentions[j], corpus) for j in rivals):
            unsure.add(i)
    return unsure


def _may_be_one(a: Mention, b: Mention, corpus: Corpus) -> bool:
    if a.dating is None or b.dating is None or not compatible_dates(a.dating, b.dating):
        return False
    if a.document == b.document and (a.kind in WORDY or a.span == b.span):
        return False  # one text tells two statements because they are two
    return contradiction(a, b, corpus) is None


def _unite_if_consistent(
    mentions: Sequence[Mention],
    corpus: Corpus,
    partition: _Partition,
    reasons: dict[str, tuple[tuple[str, float], ...]],
    i: int,
    j: int,
    alike: Likeness,
) -> bool:
    first, second = sorted((partition.find(i), partition.find(j)))
    if first == second or (first, second) in partition.apart:
        return False
    pairs = ((mentions[x], mentions[y]) for x in partition.members[first] for y in partition.members[second])
    if any(_contradict(a, b, corpus) for a, b in pairs):
        partition.apart.add((first, second))
        return False
    later = max(i, j)
    reasons.setdefault(mentions[later].id, alike.reasons)
    partition.unite(i, j)
    return True


def _contradict(a: Mention, b: Mention, corpus: Corpus) -> bool:
    if a.dating is not None and b.dating is not None and not a.dating.when.overlaps(b.dating.when):
        return True
    if not same_kind(a.kind, b.kind) and a.antecedent is None and b.antecedent is None:
        return True
    # One text tells two statements because they are two, also where a third text is like both.
    if a.document == b.document and a.kind in WORDY and b.kind in WORDY and not _takes_up(a, b):
        return True
    return places_apart(a, b, corpus)


def _takes_up(a: Mention, b: Mention) -> bool:
    return a.antecedent == b.id or b.antecedent == a.id or (a.antecedent is not None and a.antecedent == b.antecedent)


# --- accounts that differ -----------------------------------------------------------------------


def _join_differing(
    mentions: Sequence[Mention],
    pairs: Sequence[tuple[int, int]],
    corpus: Corpus,
    partition: _Partition,
    reasons: dict[str, tuple[tuple[str, float], ...]],
) -> None:
    """Join accounts of two documents that differ by a few days on what is else clearly one event."""
    for i, j in pairs:
        a, b = mentions[i], mentions[j]
        if a.document == b.document or partition.find(i) == partition.find(j) or not _nearly(a, b):
            continue
        if contradiction(a, b, corpus) is not None or not _alone(mentions, partition, i, j):
            continue
        alike = likeness(a, b, corpus)
        reasons_apart = tuple(r for r in alike.reasons if "date" not in r[0])
        if sum(w for _, w in reasons_apart) >= SURE and shared_words(a, b, corpus)[0] >= 0.4:
            reasons.setdefault(mentions[max(i, j)].id, (*reasons_apart, ("the dates differ by a few days", -1.0)))
            partition.unite(i, j)


def _nearly(a: Mention, b: Mention) -> bool:
    """Whether both name single days, not the same but near each other, of a kind that has one day."""
    for m in (a, b):
        if m.dating is None or m.dating.granularity is not Granularity.DAY or m.dating.bound is not Bound.AT:
            return False
        if m.kind in {EventKind.STATEMENT, EventKind.OTHER} or m.dating.basis not in {"clause", "shared"}:
            return False
    assert a.dating is not None
    assert b.dating is not None
    first, second = a.dating.when.first, b.dating.when.first
    return first is not None and second is not None and 0 < abs((first - second).days) <= NEAR


def _alone(mentions: Sequence[Mention], partition: _Partition, i: int, j: int) -> bool:
    """Whether neither document tells both dates: then it would mean two events."""
    first = {mentions[m].document for m in partition.members[partition.find(i)]}
    second = {mentions[m].document for m in partition.members[partition.find(j)]}
    return not first & second


# --- mentions without a date --------------------------------------------------------------------


def _join_described(
    mentions: Sequence[Mention],
    corpus: Corpus,
    partition: _Partition,
    reasons: dict[str, tuple[tuple[str, float], ...]],
    published: Mapping[str, date | None],
) -> None:
    """Join an undated mention of a telling kind ("the recent call between the presidents") where one event fits."""
    by_actor: dict[str, set[int]] = defaultdict(set)
    for i, mention in enumerate(mentions):
        if mention.dating is not None and mention.status is not Status.HYPOTHETICAL:
            for actor in actor_ids(mention):
                by_actor[actor].add(i)
    for i, mention in enumerate(mentions):
        if mention.dating is not None or mention.kind in WORDY or mention.status is not Status.OCCURRED:
            continue
        fitting = _fitting(i, mentions, corpus, partition, by_actor, published.get(mention.document))
        if len(fitting) == 1:
            j, alike = next(iter(fitting.values()))
            reasons.setdefault(mention.id, (*alike.reasons, ("the only event that fits", 1.0)))
            partition.unite(i, j)


def _recent(mention: Mention, published: date | None) -> bool:
    """Whether an event lies in the weeks before a document that speaks of it as known."""
    last = mention.dating.when.last if mention.dating is not None else None
    return published is not None and last is not None and 0 <= (published - last).days <= RECENT


def _fitting(
    i: int,
    mentions: Sequence[Mention],
    corpus: Corpus,
    partition: _Partition,
    by_actor: dict[str, set[int]],
    published: date | None,
) -> dict[int, tuple[int, Likeness]]:
    """The clusters that an undated mention may belong to, each with its most like member."""
    mention = mentions[i]
    found: dict[int, tuple[int, Likeness]] = {}
    for j in islice(_sharing_two(mention, mentions, by_actor, published), MOST_FITTING):
        other = mentions[j]
        cluster = partition.find(j)
        if cluster in found or cluster == partition.find(i) or contradiction(mention, other, corpus) is not None:
            continue
        alike = likeness(mention, other, corpus)
        if alike.weight >= ENOUGH - 1.0:
            found[cluster] = (j, alike)
    return found


def _sharing_two(
    mention: Mention, mentions: Sequence[Mention], by_actor: Mapping[str, set[int]], published: date | None
) -> Iterator[int]:
    """The recent events that share two actors with an undated mention, in order."""
    actors = [by_actor[a] for a in sorted(actor_ids(mention)) if a in by_actor]
    near = set().union(*(one & other for one, other in combinations(actors, 2)))
    return (j for j in sorted(near) if mentions[j].status is Status.OCCURRED and _recent(mentions[j], published))
