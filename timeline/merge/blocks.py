"""Which pairs of accounts are compared: those of one stretch of time that have an actor, a place or words in common.

Nothing is lost by it: a pair for which there are `grounds` meets in some cell, and `links_of` finds what comparing all
pairs finds. Time is cut into cells at four lengths (days, months, years, ever); an account lies in every cell of its
own length that it touches, and looks into those of the greater lengths. Cells overlap by the days that accounts may
differ; what happens only once has a cell of all times. Within a cell `shelves` by actor, place and word give the
partners.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.accounts import Account
from timeline.merge.against import NEAR
from timeline.merge.links import Link, link
from timeline.merge.once import once_keys
from timeline.merge.shelves import BlockingKeys, Shelves, touched

if TYPE_CHECKING:
    from timeline.merge.corpus import Corpus

SHORT, MIDDLE, LONG = 3, 62, 3660  # days: the longest that lie in cells of days, of months, of years
MONTH, YEAR = 31, 366  # days of a cell
SLOTS = (1, MONTH, YEAR, 4_000_000)  # days by which accounts are looked up in the cells of each length


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
    found = [
        Cell(level, bucket * _size(level), tuple(lying[level, bucket]), tuple(looking[level, bucket]))
        for level, bucket in sorted(lying)
    ]
    return [*found, *_cells_once(accounts)]


def _cells_once(accounts: Sequence[Account]) -> Iterator[Cell]:
    """Cells of all times for what happens only once, whatever day is told of it."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for account in accounts:
        for key in once_keys(account):
            groups[key].append(account.number)
    for key in sorted(groups):
        if len(groups[key]) > 1:
            yield Cell(3, 0, tuple(groups[key]), ())


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
    cell: Cell,
    accounts: Mapping[int, Account] | Sequence[Account],
    corpus: Corpus,
    fresh: Container[int] | None = None,
    wanted: MutableMapping[int, BlockingKeys] | None = None,
) -> Iterator[Link]:
    """The links in a cell, a pair that meets in two cells in both; `accounts` by number.

    With `fresh` only the links that one of these accounts has: those of the others are known. `wanted` keeps what was
    found out of accounts for the next cell in which they are.
    """
    wanted = {} if wanted is None else wanted
    asked = [n for n in cell.lying if fresh is None or n in fresh]
    shelves = Shelves(corpus, SLOTS[cell.level], wanted)
    if fresh is None:  # each looks up those before it
        for number in cell.lying:
            yield from _links(accounts[number], shelves, accounts, corpus)
            shelves.add(accounts[number])
    else:  # the fresh ones look up all, those before them too where they are fresh themselves
        for number in cell.lying:
            shelves.add(accounts[number])
        for number in asked:
            yield from _links(accounts[number], shelves, accounts, corpus)
    for number in cell.looking:
        if fresh is None or number in fresh:
            yield from _links(accounts[number], shelves, accounts, corpus)
    if fresh is not None and asked and cell.looking:
        among = Shelves(corpus, SLOTS[cell.level], wanted)
        for number in cell.looking:
            among.add(accounts[number])
        for number in asked:
            yield from _links(accounts[number], among, accounts, corpus)


def _links(
    account: Account, shelves: Shelves, accounts: Mapping[int, Account] | Sequence[Account], corpus: Corpus
) -> Iterator[Link]:
    for other in shelves.partners(account):
        if other != account.number:
            found = link(account, accounts[other], corpus)
            if found is not None:
                yield found
