"""How much is drawn at once: a tile of the calendar, in it single marks, and heaps where they would lie too close.

Some thousand marks make a chart slow, a hundred thousand unusable, and long before that nobody can tell them apart. So
a lane is cut into cells of the calendar some marks wide; a cell that holds too many becomes one heap with its number,
which opens on a click. How many are too many falls until what is left to draw one by one fits the budget.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import ceil, inf, log2
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from timeline.frame.extent import instant, moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

BUDGET = 700
"""Marks that a chart draws one by one before it is cut into tiles."""
CELL = 44
"""Pixels of a cell."""
CROWDED = ((12, 300), (6, 600), (4, BUDGET), (2, BUDGET), (1, inf))
"""How many marks a cell may hold, as long as no more than so many are drawn one by one: from what a lane has room for
to what always fits."""
ROOMY = {"none": (40, 300)}
"""The first of these where there is but one lane, which may grow."""
MOMENT = timedelta(hours=1)
"""No window is taken for shorter."""

Window = tuple[datetime, datetime]


class Tile(NamedTuple):
    """A stretch of the calendar that is drawn, and the longest window it is drawn for: what a mark's room depends on.

    Both stay the same while a reader moves about inside, so that the figure does.
    """

    low: datetime
    high: datetime
    length: timedelta


class Heap(NamedTuple):
    """Events of one lane and cell (positions in the frame), and when the first and the last of them stand."""

    members: NDArray[np.intp]
    first: datetime
    last: datetime


def tile_of(marks: int, home: Window, window: Window | None = None) -> Tile:
    """The tile to draw of a chart of so many marks for a window (None: for the one the timeline opens with, `home`).

    Its length is the opening window's times a power of the root of two. Of few marks all are drawn, whatever the
    window.
    """
    low, high = window or home
    whole = home[1] - home[0]
    length = whole * 2 ** (ceil(2 * log2(max(high - low, MOMENT) / whole) - 0.05) / 2)
    if marks <= BUDGET:
        return Tile(datetime.combine(date.min, time.min), datetime.combine(date.max, time.max), length)
    offset = length / 2 * ((low - home[0]) // (length / 2))
    return Tile(moved(home[0], offset - length / 4), moved(home[0], offset + 1.75 * length), length)


def split(
    lanes: Sequence[NDArray[np.intp]], at: NDArray[np.int64], tile: Tile, cell: timedelta, by: str
) -> list[tuple[NDArray[np.intp], list[Heap]]]:
    """For each lane, of its positions in the tile those to draw one by one, and the heaps of the others.

    `at` is when each row's mark stands, in microseconds. Cells of less than a day are heaped for the budget alone:
    zooming in parts nothing that shares its day.
    """
    low, high = (np.datetime64(end, "us").astype(np.int64) for end in (tile.low, tile.high))
    inside = [positions[(at[positions] >= low) & (at[positions] <= high)] for positions in lanes]
    cells = [at[positions] // (cell // timedelta(microseconds=1)) for positions in inside]
    numbers = [np.unique(each, return_inverse=True, return_counts=True) for each in cells]
    together = np.concatenate([counts for _, _, counts in numbers] or [np.zeros(0, dtype=int)])
    first = (inf, BUDGET) if cell < timedelta(days=1) else ROOMY.get(by, CROWDED[0])
    most = next(most for most, budget in (first, *CROWDED) if together[together <= most].sum() <= budget)
    return [
        (positions[counts[where] <= most], list(_heaps(positions, where, counts, at, most)))
        for positions, (_, where, counts) in zip(inside, numbers, strict=True)
    ]


def _heaps(
    positions: NDArray[np.intp],
    where: NDArray[np.intp],
    counts: NDArray[np.intp],
    at: NDArray[np.int64],
    most: float,
) -> Iterator[Heap]:
    order = np.argsort(where, kind="stable")
    for members in np.split(positions[order], np.cumsum(counts)[:-1]):
        if len(members) > most:
            yield Heap(members, instant(at[members].min()), instant(at[members].max()))


def opens_on(heap: Heap) -> Window:
    """The window that a heap opens on: its own events with some air, half a day at least."""
    air = max((heap.last - heap.first) * 0.08, timedelta(hours=12))
    return moved(heap.first, -air), moved(heap.last, air)


def kinds_in(heap: Heap, kinds: Mapping[str, NDArray[np.bool_]], most: int = 3) -> str:
    """What a heap holds, in words: its most frequent kinds with their numbers."""
    found = sorted(((-int(rows[heap.members].sum()), kind) for kind, rows in kinds.items()))
    shown = [f"{-number} {kind}" for number, kind in found[:most] if number]
    return ", ".join(shown) + (", …" if len(found) > most and found[most][0] else "")
