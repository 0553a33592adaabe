"""The scores of many pairs, over several processes; they are the same on any number of them.

Processes are spawned, so a program that asks for them must be one that can be started anew
(`if __name__ == "__main__"`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.blocking import pairs_of
from timeline.merge.scoring import score
from timeline.merge.vetoes import veto

if TYPE_CHECKING:
    from timeline.merge.records import Record

LARGE = 200_000  # pairs from which it pays to start further processes
PIECE = 20_000  # pairs that are sent at once


class Score(NamedTuple):
    """Two records by number, the smaller first, how likely it is (0..1) that they are of one event, and whether a veto
    strikes them that a person may overrule."""

    one: int
    other: int
    likely: float
    struck: bool


def scores_of(records: Sequence[Record], processes: int = 1) -> Iterator[Score]:
    """The scores of all pairs that there are grounds to score and that no veto strikes but one that may be overruled,
    in order; more than one of the `processes` is used for many pairs only."""
    pairs = ((a.number, b.number) for a, b in pairs_of(records))
    if processes < 2:
        yield from _scores(records, pairs)
        return
    known = list(pairs)
    if len(known) < LARGE:
        yield from _scores(records, known)
        return
    pieces = [known[at : at + PIECE] for at in range(0, len(known), PIECE)]
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (records,)) as workers:
        for scores in workers.map(_piece, pieces):
            yield from scores


def _scores(records: Sequence[Record], pairs: Iterable[tuple[int, int]]) -> Iterator[Score]:
    for one, other in pairs:
        a, b = records[one], records[other]
        struck = veto(a, b)
        if struck is None or struck.may_be_asked:
            yield Score(one, other, score(a, b), struck is not None)


_records: list[Record] = []  # of a worker


def _begin(records: Sequence[Record]) -> None:
    _records[:] = records


def _piece(pairs: Sequence[tuple[int, int]]) -> list[Score]:
    return list(_scores(_records, pairs))
