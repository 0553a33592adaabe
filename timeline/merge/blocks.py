"""Which pairs of accounts are compared: those of one stretch of time that have an actor, a place or words in common.

Nothing is lost by it: a pair for which there are `grounds` meets in some cell, and `links_of` finds what comparing all
pairs finds. Time is cut into cells at four lengths (days, months, years, ever); an account lies in every cell of its
own length that it touches, and looks into those of the greater lengths. Cells overlap by the days that accounts may
differ. Within a cell an index by actor, place and word gives the partners; who is named everywhere is looked up in
pairs only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.accounts import DAY, EVER, Account
from timeline.merge.against import ENOUGH_WORDS, NEAR
from timeline.merge.links import WORDS_ALONE, Link, has_town, link
from timeline.model import Bound

if TYPE_CHECKING:
    from timeline.merge.corpus import Corpus

SHORT, MIDDLE, LONG = 3, 62, 3660  # days: the longest that lie in cells of days, of months, of years
MONTH, YEAR = 31, 366  # days of a cell
Key = tuple[object, ...]


class Cell(NamedTuple):
    """A stretch of time from a day (`first`): the accounts that lie in it, and shorter ones that look into it."""

    level: int
    first: int
    lying: tuple[int, ...]
    looking: tuple[int, ...]


def cells_of(accounts: Sequence[Account]) -> list[Cell]:
    """The cells in which there is something to compare, in order."""
    lying: dict[tuple[int, int], list[int]] = defaultdict(list)
    looking: dict[tuple[int, int], list[int]] = defaultdict(list)
    for account in accounts:
        if not account.dated:
            continue
        first, last = touched(account)
        own = _level(last - first + 1)
        for level in range(own, 4):
            for bucket in _buckets(level, first, last):
                (lying if level == own else looking)[(level, bucket)].append(account.number)
    return [
        Cell(level, bucket * _size(level), tuple(lying[level, bucket]), tuple(looking[level, bucket]))
        for level, bucket in sorted(lying)
    ]


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


def _level(days: int) -> int:
    return 0 if days <= SHORT else 1 if days <= MIDDLE else 2 if days <= LONG else 3


def _buckets(level: int, first: int, last: int) -> range:
    if level == 3:
        return range(1)
    size = _size(level)
    reach = NEAR if level == 0 else 0  # two accounts of days may lie a few days apart
    return range((first - reach) // size, last // size + 1)


def _size(level: int) -> int:
    return YEAR if level >= 2 else MONTH


def links_of(
    cell: Cell, accounts: Mapping[int, Account] | Sequence[Account], corpus: Corpus, fresh: Container[int] | None = None
) -> Iterator[Link]:
    """The links in a cell, a pair that meets in two cells in both; `accounts` by number.

    With `fresh` only the links that one of these accounts has: those of the others are known.
    """
    asked = [n for n in cell.lying if fresh is None or n in fresh]
    index = _Index(corpus, fine=cell.level == 0)
    if fresh is None:  # each looks up those before it
        for number in cell.lying:
            yield from _links(accounts[number], index, accounts, corpus)
            index.add(accounts[number])
    else:  # the fresh ones look up all, those before them too where they are fresh themselves
        for number in cell.lying:
            index.add(accounts[number])
        for number in asked:
            yield from _links(accounts[number], index, accounts, corpus)
    for number in cell.looking:
        if fresh is None or number in fresh:
            yield from _links(accounts[number], index, accounts, corpus)
    if fresh is not None and asked and cell.looking:
        among = _Index(corpus, fine=False)
        for number in cell.looking:
            among.add(accounts[number])
        for number in asked:
            yield from _links(accounts[number], among, accounts, corpus)


def _links(
    account: Account, index: _Index, accounts: Mapping[int, Account] | Sequence[Account], corpus: Corpus
) -> Iterator[Link]:
    for other in index.partners(account):
        if other != account.number:
            found = link(account, accounts[other], corpus)
            if found is not None:
                yield found


class _Index:
    """The accounts of a cell by what they may share with others; `fine` by day too."""

    def __init__(self, corpus: Corpus, fine: bool) -> None:
        self.corpus = corpus
        self.fine = fine
        self.terse: dict[Key, list[int]] = defaultdict(list)  # accounts that need no words
        self.wordy: dict[Key, list[int]] = defaultdict(list)
        self.words: dict[Key, list[int]] = defaultdict(list)
        self.rare_words: dict[Key, list[int]] = defaultdict(list)

    def add(self, account: Account) -> None:
        """Put an account under all that it may share."""
        first, last = touched(account)
        days = range(first, last + 1) if self.fine else (0,)
        by_key = self.wordy if account.wordy else self.terse
        rare = _rare_words(account, self.corpus)
        for day in days:
            for key in _keys(account):
                by_key[(key, day)].append(account.number)
            for word in account.words:
                self.words[(word, day)].append(account.number)
            for word in rare:
                self.rare_words[(word, day)].append(account.number)

    def partners(self, account: Account) -> set[int]:
        """The accounts that there may be grounds to compare this one with."""
        first, last = touched(account)
        reach = NEAR if account.exact else 0
        days = range(first - reach, last + reach + 1) if self.fine else (0,)
        found: set[int] = set()
        rare = _rare_words(account, self.corpus)
        for day in days:
            for key in _keys(account):
                found.update(self.terse.get((key, day), ()))
                if not account.wordy or key[0] == "text":
                    found.update(self.wordy.get((key, day), ()))
            for word in account.words:
                found.update((self.words if word in rare else self.rare_words).get((word, day), ()))
        return found


def _rare_words(account: Account, corpus: Corpus) -> frozenset[str]:
    """The words of which two accounts must share one of the lighter account's to have enough of it in common.

    What is left out is less than the least share that matters (prefix filtering, Bayardo, Ma and Srikant 2007).
    """
    left, needed = account.total, (ENOUGH_WORDS if account.wordy else WORDS_ALONE) * account.total - 1e-9
    rare = []
    for word in sorted(account.words, key=lambda w: (-corpus.words[w], w)):
        if left < needed:
            break
        rare.append(word)
        left -= corpus.words[word]
    return frozenset(rare)


def _keys(account: Account) -> Iterator[Key]:
    """What an account may have in common with another, each ground enough to compare the two."""
    yield ("text", account.document)
    for actor in account.cast.telling:
        yield ("actor", actor)
    for pair in account.cast.thin:
        yield ("pair", *pair)
    if has_town(account):
        yield ("place", account.place)
