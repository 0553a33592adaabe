"""The accounts of a cell by what they may share with others, so that each finds those it has to be compared with.

Accounts that have a day in common are found by an actor, a place, a text or by words; who is named everywhere is looked
up in pairs only. Accounts a few days apart are of one event only where much of their words is the same: they are looked
up by these alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, MutableMapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.accounts import CODES, DAY, EVER, KINDRED_CODES
from timeline.merge.against import ENOUGH_WORDS, NEAR, may_be_near
from timeline.merge.links import SAME_CAST, SAME_STORY, WORDS_ALONE, has_town, same_cast
from timeline.model import Bound

if TYPE_CHECKING:
    from timeline.merge.accounts import Account
    from timeline.merge.corpus import Corpus

Index = defaultdict[str, list[int]]  # numbers of accounts
WEEK = 2 * NEAR + 1  # days by which accounts that may be a few days apart are looked up
# For each kind the sets of kinds that it is of, which others may be of one event with.
OF_KIND = {code: tuple({kindred for kindred in KINDRED_CODES.values() if kindred & code}) for code in CODES.values()}


class BlockingKeys(NamedTuple):
    """What an account is looked up by: its days, what it may have in common with others, and its words, rarest first.

    Two accounts must share one of the first `rare` words of the lighter one to have enough of it in common, and of the
    first `near` where they are a few days apart; 0 where they cannot be.
    """

    first: int
    last: int
    keys: Sequence[str]
    words: Sequence[str]
    rare: int
    near: int


class _Shelf:
    """The accounts of a slot of days under what they have."""

    __slots__ = ("rare", "terse", "texts", "words", "wordy")

    def __init__(self) -> None:
        self.texts: Index = defaultdict(list)
        self.terse: Index = defaultdict(list)  # accounts that need no words
        self.wordy: Index = defaultdict(list)
        self.words: Index = defaultdict(list)
        self.rare: Index = defaultdict(list)


class _Week:
    """The accounts of a week that may be of one event with others a few days apart, under their words."""

    __slots__ = ("rare", "words")

    def __init__(self) -> None:
        self.words: Index = defaultdict(list)
        self.rare: Index = defaultdict(list)


class Shelves:
    """The accounts of a cell in slots of so many days; `wanted` keeps what accounts are looked up by, by number."""

    def __init__(self, corpus: Corpus, slot: int, wanted: MutableMapping[int, BlockingKeys]) -> None:
        self.corpus = corpus
        self.slot = slot
        self.slots: dict[int, _Shelf] = {}
        self.weeks: dict[int, _Week] = {}
        self.kinds: dict[tuple[int, bool], set[int]] = defaultdict(set)
        self.wanted = wanted

    def add(self, account: Account) -> None:
        """Put an account under all that it may share."""
        wanted, number = self._of(account), account.number
        for kindred in OF_KIND[account.code]:
            self.kinds[kindred, account.hypothetical].add(number)
        for slot in range(wanted.first // self.slot, wanted.last // self.slot + 1):
            shelf = self.slots.get(slot)
            if shelf is None:
                shelf = self.slots[slot] = _Shelf()
            shelf.texts[account.document].append(number)
            by_key = shelf.wordy if account.wordy else shelf.terse
            for key in wanted.keys:
                by_key[key].append(number)
            _put(number, wanted.words, wanted.rare, shelf.words, shelf.rare)
        if wanted.near and self.slot == 1:
            week = self.weeks.setdefault(wanted.first // WEEK, _Week())
            _put(number, wanted.words, wanted.near, week.words, week.rare)

    def partners(self, account: Account) -> set[int]:
        """The accounts that there may be grounds to compare this one with."""
        wanted = self._of(account)
        found: list[list[int]] = []
        for slot in range(wanted.first // self.slot, wanted.last // self.slot + 1):
            shelf = self.slots.get(slot)
            if shelf is not None:
                found += _beside(shelf, account, wanted)
        if wanted.near and self.slot == 1:
            for at in range((wanted.first - NEAR) // WEEK, (wanted.first + NEAR) // WEEK + 1):
                week = self.weeks.get(at)
                if week is not None:
                    found += _sharing(wanted.words, wanted.near, week.words, week.rare)
        if not found:
            return set()
        return self.kinds[account.kindred, account.hypothetical].intersection(set().union(*found))

    def _of(self, account: Account) -> BlockingKeys:
        found = self.wanted.get(account.number)
        if found is None:
            found = self.wanted[account.number] = wanted_of(account, self.corpus)
        return found


def _put(number: int, words: Sequence[str], rare: int, under: Index, rarely: Index) -> None:
    for word in words:
        under[word].append(number)
    for word in words[:rare]:
        rarely[word].append(number)


def _beside(shelf: _Shelf, account: Account, wanted: BlockingKeys) -> list[list[int]]:
    """The accounts of a slot that share something with one."""
    found = _sharing(wanted.words, wanted.rare, shelf.words, shelf.rare)
    found += [shelf.terse[key] for key in wanted.keys if key in shelf.terse]
    if not account.wordy:
        found += [shelf.wordy[key] for key in wanted.keys if key in shelf.wordy]
    if account.document in shelf.texts:
        found.append(shelf.texts[account.document])
    return found


def _sharing(words: Sequence[str], rare: int, under: Index, rarely: Index) -> list[list[int]]:
    """Those that share a word which is among the rarest of one of the two."""
    found = [under[word] for word in words[:rare] if word in under]
    found += [rarely[word] for word in words[rare:] if word in rarely]
    return found


# --- what an account is looked up by ------------------------------------------------------------


def wanted_of(account: Account, corpus: Corpus) -> BlockingKeys:
    """What an account is looked up by."""
    first, last = touched(account)
    words = sorted(account.words, key=corpus.often.__getitem__)
    weights = [corpus.words[word] for word in words]
    rare = _prefix(weights, (ENOUGH_WORDS if account.wordy else WORDS_ALONE) * account.total)
    story = SAME_CAST if same_cast(account) else SAME_STORY
    near = _prefix(weights, story * account.total) if may_be_near(account) else 0
    return BlockingKeys(first, last, tuple(_keys(account)), words, rare, near)


def _prefix(weights: Sequence[float], needed: float) -> int:
    """Of how many of the rarest words one must be shared for so much of their weight to be.

    What is left out weighs less than that (prefix filtering, Bayardo, Ma and Srikant 2007).
    """
    left, count = sum(weights), 0
    for weight in weights:
        if left < needed - 1e-9:
            break
        left -= weight
        count += 1
    return count


def _keys(account: Account) -> Iterator[str]:
    """What an account may have in common with another, each ground enough to compare the two."""
    yield from account.cast.keys
    if has_town(account):
        yield f"in {account.place}"


def touched(account: Account) -> tuple[int, int]:
    """The first and last day under which an account is looked up: where one side is open, the other."""
    if account.start <= -EVER:
        last = (account.stop - 1) // DAY
        return last, last
    if account.stop >= EVER or account.bound is Bound.SINCE:
        return account.start // DAY, account.start // DAY
    if account.bound is Bound.BY and not account.is_open:
        last = (account.stop - 1) // DAY
        return last, last
    return account.start // DAY, (account.stop - 1) // DAY
