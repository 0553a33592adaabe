"""The links among many accounts: over several processes where they are many, and the new ones where some are known.

The result is the same on any number of processes. Workers are spawned, so they get all they need as values, and the
program that asks for them must be one that can be started anew (`if __name__ == "__main__"`).
"""

from __future__ import annotations

import gc
from collections import defaultdict, deque
from collections.abc import Container, Iterable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import groupby
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from timeline.codec import decoded, encoded
from timeline.merge.accounts import Account
from timeline.merge.blocks import Cell, cells_of, links_of
from timeline.merge.corpus import Corpus
from timeline.merge.links import PLACES, coded, ends
from timeline.merge.shelves import BlockingKeys

if TYPE_CHECKING:
    from timeline.merge.accounts import Parties

LARGE = 50_000  # accounts from which it pays to start further processes
PIECES = 8  # pieces of work a process, so that none waits long for another
YEAR = 366  # days of cells that are kept in one piece, since they have the same accounts


class Known(NamedTuple):
    """What an earlier merge compared: its accounts with the mentions of each by id, its corpus, its links (coded)."""

    accounts: Sequence[Account]
    mentions: Sequence[tuple[str, ...]]
    corpus: Corpus
    links: Sequence[int]


def links_among(
    accounts: Sequence[Account], corpus: Corpus, processes: int = 1, fresh: Container[int] | None = None
) -> list[int]:
    """The links of accounts, coded, in order; with `fresh` those alone that one of these accounts has.

    More than one of the `processes` is used for a large input only.
    """
    cells = cells_of(accounts)
    if fresh is not None:
        cells = [c for c in cells if any(n in fresh for n in c.lying) or any(n in fresh for n in c.looking)]
    words = Corpus(corpus.documents, {}, corpus.words, corpus.often, {}, {}, frozenset())
    if processes > 1 and len(accounts) >= LARGE:
        return _spread(cells, accounts, words, processes, fresh)
    return sorted(_links_in(cells, accounts, words, fresh))


def _spread(
    cells: Iterable[Cell], accounts: Sequence[Account], words: Corpus, processes: int, fresh: Container[int] | None
) -> list[int]:
    """The links of cells, found by so many processes; work is encoded when one of them is about to need it."""
    waiting: deque[Future[list[int]]] = deque()
    found: list[int] = []
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (words,)) as workers:
        for piece in _pieces(list(cells), processes * PIECES):
            numbers = {n for cell in piece for n in (*cell.lying, *cell.looking)}
            own = frozenset(n for n in numbers if n in fresh) if fresh is not None else None
            if len(waiting) > processes:
                found += waiting.popleft().result()
            waiting.append(workers.submit(_links, piece, sent(accounts[n] for n in sorted(numbers)), own))
        while waiting:
            found += waiting.popleft().result()
    found.sort()
    return [code for code, _ in groupby(found)]  # a pair may meet in two pieces


def _pieces(cells: Sequence[Cell], count: int) -> list[list[Cell]]:
    """The cells in pieces of about the same weight, those of a stretch of time together."""
    stretches = _stretches(cells)
    total = sum(len(c.lying) + len(c.looking) for c in cells)
    pieces: list[list[Cell]] = [[]]
    weight = 0
    for stretch in sorted(stretches):
        if weight * count >= total:
            pieces.append([])
            weight = 0
        pieces[-1] += stretches[stretch]
        weight += sum(len(c.lying) + len(c.looking) for c in stretches[stretch])
    return pieces


def _stretches(cells: Iterable[Cell]) -> dict[int, list[Cell]]:
    """The cells that have many accounts in common, by their year."""
    stretches: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        stretches[cell.first // YEAR].append(cell)
    return stretches


def _links_in(
    cells: Iterable[Cell],
    accounts: Mapping[int, Account] | Sequence[Account],
    words: Corpus,
    fresh: Container[int] | None,
) -> set[int]:
    """The links in cells, coded."""
    found: set[int] = set()
    for stretch in _stretches(cells).values():
        wanted: dict[int, BlockingKeys] = {}
        for cell in stretch:
            found.update(map(coded, links_of(cell, accounts, words, fresh, wanted)))
    return found


_words: list[Corpus] = []  # of a worker: the weights of words, which every piece of work needs


def _begin(words: Corpus) -> None:
    gc.disable()  # there are no cycles
    _words[:] = [words]


def _links(cells: Sequence[Cell], given: bytes, fresh: Container[int] | None) -> list[int]:
    return sorted(_links_in(cells, received(given), _words[0], fresh))


def sent(accounts: Iterable[Account]) -> bytes:
    """Accounts as bytes for another process; their mentions are not compared and do not go along."""
    return encoded(tuple(replace(account, mentions=()) for account in accounts))


def received(data: bytes) -> dict[int, Account]:
    """The accounts that were sent, by number; those of one cast have one value of it again, which is compared fast."""
    casts: dict[frozenset[str], Parties] = {}
    accounts = decoded(tuple[Account, ...], data)
    for account in accounts:
        account.cast = casts.setdefault(account.cast.actors, account.cast)
    return {account.number: account for account in accounts}


# --- what is known already ----------------------------------------------------------------------


def links_with(
    earlier: Known,
    accounts: Sequence[Account],
    mentions: Sequence[tuple[str, ...]],
    corpus: Corpus,
    processes: int,
) -> list[int]:
    """The links, coded, of accounts of which an earlier merge compared many: only what is new or changed is compared.

    An account changes with its mentions, and when one of its actors or words became rarer or more common by a step.
    """
    before = {ids: number for number, ids in enumerate(earlier.mentions)}
    moved = {word for word, weight in corpus.words.items() if earlier.corpus.words.get(word) != weight}
    now: dict[int, int] = {}
    for account, ids in zip(accounts, mentions, strict=True):
        number = before.get(ids)
        if number is not None and account.words.isdisjoint(moved) and account.same(earlier.accounts[number]):
            now[number] = account.number
    fresh = {a.number for a in accounts} - set(now.values())
    kept = []
    for code in earlier.links:
        first, second = ends(code)
        if first in now and second in now:
            kept.append(_renumbered(code, *sorted((now[first], now[second]))))
    return sorted({*kept, *links_among(accounts, corpus, processes, fresh)})


def _renumbered(code: int, first: int, second: int) -> int:
    """The link of two other accounts that is as this one."""
    head = code >> 2 * PLACES + 2
    return (((head << PLACES | first) << PLACES) | second) << 2 | code & 3
