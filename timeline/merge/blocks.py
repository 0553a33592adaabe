"""Which pairs of accounts are compared: those of one stretch of time that have an actor, a place or words in common.

Nothing is lost by it: a pair for which there are `grounds` meets in some cell, and `links_of` finds what comparing all
pairs finds. Time is cut into cells at four lengths (days, months, years, ever); an account lies in every cell of its
own length that it touches, and looks into those of the greater lengths. Cells overlap by the days that accounts may
differ. Within a cell an index by actor, place and word gives the partners; who is named everywhere is looked up in
pairs only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
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
    """A stretch of time: the accounts that lie in it, and those of lesser length that look into it."""

    level: int
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
    return [Cell(key[0], tuple(lying[key]), tuple(looking[key])) for key in sorted(lying)]


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
    size = YEAR if level == 2 else MONTH
    reach = NEAR if level == 0 else 0  # two accounts of days may lie a few days apart
    return range((first - reach) // size, last // size + 1)


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
    for other in sorted(index.partners(account)):
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
        self.by_word: dict[Key, list[int]] = defaultdict(list)
        self.total: dict[int, tuple[float, bool]] = {}

    def add(self, account: Account) -> None:
        first, last = touched(account)
        days = range(first, last + 1) if self.fine else (0,)
        by_key = self.wordy if account.wordy else self.terse
        for day in days:
            for key in _keys(account):
                by_key[(key, day)].append(account.number)
            for word in account.words:
                self.by_word[(word, day)].append(account.number)
        weight = self.corpus.word_weight
        self.total[account.number] = (sum(map(weight, account.words)), account.wordy)

    def partners(self, account: Account) -> set[int]:
        """The accounts that there may be grounds to compare this one with."""
        first, last = touched(account)
        reach = NEAR if account.exact else 0
        days = range(first - reach, last + reach + 1) if self.fine else (0,)
        found: set[int] = set()
        for key in _keys(account):
            for day in days:
                found.update(self.terse.get((key, day), ()))
                if not account.wordy or key[0] == "text":
                    found.update(self.wordy.get((key, day), ()))
        found.update(self._of_like_words(account, days))
        return found

    def _of_like_words(self, account: Account, days: Iterable[int]) -> Iterator[int]:
        """The accounts whose common words with this one weigh enough to matter."""
        weight, shared = self.corpus.word_weight, defaultdict[int, float](float)
        mine = 0.0
        for word in account.words:
            says = weight(word)
            mine += says
            for day in days:
                for number in self.by_word.get((word, day), ()):
                    shared[number] += says
        for number, says in shared.items():
            total, wordy = self.total[number]
            needed = ENOUGH_WORDS if wordy and account.wordy else WORDS_ALONE
            if says >= (needed - 1e-9) * min(mine, total):
                yield number


def _keys(account: Account) -> Iterator[Key]:
    """What an account may have in common with another, each ground enough to compare the two."""
    yield ("text", account.document)
    for actor in account.cast.telling:
        yield ("actor", actor)
    for pair in account.cast.thin:
        yield ("pair", *pair)
    if has_town(account):
        yield ("place", account.place)
