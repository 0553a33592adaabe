"""Accounts gathered into clusters step by step, no member contradicting another, with the reason for each step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors import apart
from timeline.lexicon.kinds import ENCOUNTERS, KINDRED
from timeline.merge.accounts import DAY, EVER, turning_words
from timeline.merge.against import NEAR, opposed, retold
from timeline.merge.likeness import shared_words
from timeline.merge.once import once_keys
from timeline.merge.vetoes import veto

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.merge.accounts import Account
    from timeline.merge.corpus import Corpus
    from timeline.merge.records import Record
    from timeline.model import Actor, EventKind, Reason


class Merger(NamedTuple):
    """Why two mentions (by number) are of one event, and on what they differ, if on anything."""

    one: int
    other: int
    reasons: tuple[Reason, ...]
    point: str


@dataclass(slots=True)
class Profile:
    """What the members of a cluster say together: enough to tell whether another cluster contradicts any of them."""

    start: int
    stop: int
    kinds: frozenset[EventKind]
    hypothetical: bool
    places: frozenset[str]
    chiefs: frozenset[frozenset[str]]
    turning: frozenset[frozenset[str]]
    wordy: dict[str, list[int]]  # accounts by document
    documents: frozenset[str]
    once: frozenset[tuple[str, str]]


class Partition:
    """Clusters of accounts by number, united step by step (disjoint sets)."""

    def __init__(self, accounts: Sequence[Account], corpus: Corpus) -> None:
        self.accounts = accounts
        self.corpus = corpus
        self.parent = list(range(len(accounts)))
        self.steps: list[Merger] = []
        self.records: Mapping[int, Record] = {}
        self._profiles: dict[int, Profile] = {}
        self._members: dict[int, list[int]] = {}
        self._apart: set[tuple[int, int]] = set()  # found to contradict each other, which more members do not mend

    def find(self, number: int) -> int:
        """The cluster of an account, named by its first."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def together(self, one: int, other: int) -> bool:
        """Whether two accounts are in one cluster."""
        return self.find(one) == self.find(other)

    def members(self, number: int) -> Sequence[int]:
        """The accounts of a cluster in order."""
        return self._members.get(number, [number])

    def clusters(self) -> Iterator[Sequence[int]]:
        """All clusters in the order of their first accounts."""
        return (self.members(number) for number in range(len(self.accounts)) if self.parent[number] == number)

    def unite(self, one: int, other: int, step: Merger) -> None:
        """Make one cluster of those of two accounts, which are two."""
        first, second = sorted((self.find(one), self.find(other)))
        joined = _both(self.profile(first), self.profile(second))
        self.parent[second] = first
        self._members[first] = sorted([*self.members(first), *self.members(second)])
        self._members.pop(second, None)
        self._profiles.pop(second, None)
        self._profiles[first] = joined
        self.steps.append(step)

    def profile(self, cluster: int) -> Profile:
        """What a cluster says."""
        found = self._profiles.get(cluster)
        if found is None:
            found = self._profiles[cluster] = _profile(self.accounts[cluster])
        return found

    def struck(self, one: int, other: int) -> bool:
        """Whether a veto strikes two tellings of two clusters."""
        members = ([self.records[n] for n in self.members(cluster) if n in self.records] for cluster in (one, other))
        return any(veto(a, b) is not None for a, b in product(*members))

    def vetoed(self, first: int, second: int) -> bool:
        """Whether a veto strikes two accounts of different documents."""
        a, b = self.records.get(first), self.records.get(second)
        return a is not None and b is not None and a.document != b.document and veto(a, b) is not None

    def contradict(self, one: int, other: int, but: str = "") -> bool:
        """Whether two clusters have members that cannot be of one event; on the point `but` they may differ."""
        key = (min(one, other), max(one, other))
        if key in self._apart:
            return True
        found = self._opposed(self.profile(one), self.profile(other), but)
        if found and not but:
            self._apart.add(key)
        return found

    def _opposed(self, a: Profile, b: Profile, but: str) -> bool:
        if (a.start >= b.stop or b.start >= a.stop) and (but != "date" or _is_far(a, b)):
            return True
        if a.hypothetical != b.hypothetical or any(x not in KINDRED[y] for x in a.kinds for y in b.kinds):
            return True
        if _places_apart(a.places, b.places, self.corpus.places) or _casts_apart(a, b, but):
            return True
        if but != "accounts" and any(opposed(x, y) for x, y in product(a.turning, b.turning)):
            return True
        return any(self._told_twice(a.wordy[d], b.wordy[d]) for d in a.wordy.keys() & b.wordy.keys())

    def _told_twice(self, mine: Iterable[int], others: Iterable[int]) -> bool:
        pairs = product((self.accounts[n] for n in mine), (self.accounts[n] for n in others))
        return any(not retold(a, b, shared_words(a, b, self.corpus)[0]) for a, b in pairs)


def _profile(account: Account) -> Profile:
    turning = account.words & turning_words()
    return Profile(
        start=account.start if account.dated else -EVER,
        stop=account.stop if account.dated else EVER,
        kinds=frozenset({account.kind}),
        hypothetical=account.hypothetical,
        places=frozenset({account.place} if account.place else ()),
        chiefs=frozenset({account.cast.chiefs} if account.cast.chiefs else ()),
        turning=frozenset({turning} if turning else ()),
        wordy={account.document: [account.number]} if account.wordy else {},
        documents=frozenset({account.document}),
        once=frozenset(once_keys(account)),
    )


def _both(a: Profile, b: Profile) -> Profile:
    wordy: dict[str, list[int]] = defaultdict(list)
    for document, numbers in (*a.wordy.items(), *b.wordy.items()):
        wordy[document] = [*wordy[document], *numbers]
    start, stop = max(a.start, b.start), min(a.stop, b.stop)
    if start >= stop:  # accounts that differ by a few days: the earlier stands for both
        start, stop = min((a.start, a.stop), (b.start, b.stop))
    return Profile(
        start=start,
        stop=stop,
        kinds=a.kinds | b.kinds,
        hypothetical=a.hypothetical,
        places=a.places | b.places,
        chiefs=a.chiefs | b.chiefs,
        turning=a.turning | b.turning,
        wordy=dict(wordy),
        documents=a.documents | b.documents,
        once=a.once & b.once,
    )


def _is_far(a: Profile, b: Profile) -> bool:
    """Whether the days of two clusters are further apart than those that one event is given by its sources."""
    return abs(a.start // DAY - b.start // DAY) > NEAR and a.once.isdisjoint(b.once)


def _places_apart(mine: frozenset[str], others: frozenset[str], places: Mapping[str, Actor]) -> bool:
    return any(x != y and apart(places.get(x), places.get(y)) for x, y in product(mine, others))


def _casts_apart(a: Profile, b: Profile, but: str) -> bool:
    """Whether some member names none of the persons and bodies of another, or other parties to an encounter."""
    if any(x.isdisjoint(y) for x, y in product(a.chiefs, b.chiefs)):
        return True
    encounter = not (a.kinds | b.kinds).isdisjoint(ENCOUNTERS)
    pairs = product(a.chiefs, b.chiefs) if encounter and but != "actors" else ()
    return any(len(x) == len(y) == 2 and x != y for x, y in pairs)
