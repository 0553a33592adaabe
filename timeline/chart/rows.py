"""The rows of one lane: every mark finds one where it covers no other, and its title as much room as is left there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.chart.marks import LEAD, RING, has_bar, size_of
from timeline.chart.titles import DOUBT, LONGEST, Title, cut, width_of
from timeline.frame.extent import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import timedelta

    from timeline.chart.crowd import Heap, Window

EPOCH = datetime.fromisoformat("1970-01-01")
MARK = 18
"""Pixels that a mark takes along its row."""
AIR = 5
"""Pixels between a mark and its title."""
HEAP = 30
"""Pixels that a heap takes, across the first two rows."""
NEAR = 70
"""Pixels of a bar beyond its mark, behind which its title still belongs to it."""
TITLED = 0.6
"""How much of its depth a lane may grow to for the sake of titles alone."""


class Item(NamedTuple):
    """What stands on a row, in pixels from an arbitrary day: from where to where, what its title is tied to and with
    how much air, and from where to where the two would reach (`ahead`, `wish`); `position` is -1 for a heap."""

    begin: float
    end: float
    position: int
    tie: float
    clear: float
    wish: float
    ahead: float
    text: str = ""

    @property
    def title_at(self) -> float:
        """Where the title begins."""
        return self.tie + self.clear / 2 + AIR


@dataclass(slots=True)
class ChartRow:
    """A row while it fills: what stands on it, and up to where it is taken by marks, and by marks and titles."""

    items: list[Item] = field(default_factory=list)
    end: float = -inf
    wish: float = -inf

    def take(self, item: Item) -> None:
        """Puts one more on the row."""
        self.items.append(item)
        self.end, self.wish = max(self.end, item.end), max(self.wish, item.wish)


def stacked(
    events: Mapping[int, Any], heaps: Sequence[Heap], pixel: timedelta, deepest: int, shown: Window | None = None
) -> tuple[dict[int, int], dict[int, Title]]:
    """Position -> row and position -> title as far as there is room for it; `pixel` is how much time a pixel shows,
    `shown` the window across whose ends no title reaches.
    """
    low, high = (-inf, inf) if shown is None else ((end - EPOCH) / pixel for end in shown)
    items = [_item(event, position, pixel, low, high) for position, event in events.items()]
    rows: list[ChartRow] = []
    for item in sorted([*items, *_obstacles(heaps, pixel)]):
        if item.position < 0:
            rows += [ChartRow() for _ in range(2 - len(rows))]
            for row in rows[:2]:
                row.take(item)
        else:
            k = _row_for(item, rows, deepest)
            if k == len(rows):
                rows.append(ChartRow())
            rows[k].take(item)
    placed = {item.position: k for k, row in enumerate(rows) for item in row.items if item.position >= 0}
    titles = {}
    for row in rows:
        for position, (text, at, place, clear) in _titles(row.items, low, high):
            titles[position] = Title(text, moved(EPOCH, at * pixel), place, clear)
    return placed, titles


def _row_for(item: Item, rows: Sequence[ChartRow], deepest: int) -> int:
    """The first row where nothing is lost, not even a title; else a new one, else where no mark is covered; at last
    the row that frees up soonest."""
    whole = next((k for k, row in enumerate(rows) if row.wish <= item.ahead), None)
    if whole is not None:
        return whole
    if len(rows) < TITLED * deepest:
        return len(rows)
    bare = next((k for k, row in enumerate(rows) if row.end <= item.begin), None)
    if bare is not None:
        return bare
    return len(rows) if len(rows) < deepest else min(range(len(rows)), key=lambda k: rows[k].end)


def _titles(row: Sequence[Item], low: float, edge: float) -> Iterable[tuple[int, tuple[str, float, str, float]]]:
    """Each title cut to what is free until the next mark of its row, and until the edge where it begins before that;
    at the edge itself it stands before its mark where more of it fits there.
    """
    free = low
    for item, after in zip_longest(row, row[1:]):
        end = min(inf if after is None else after.begin, edge if item.title_at < edge else inf)
        text = cut(item.text, end - item.title_at - AIR) if item.text else ""
        before = cut(item.text, item.begin - free - 3 * AIR) if item.text and end == edge else ""
        if len(before) > len(text):
            yield item.position, (before, item.begin, "left", 2.0)
            text = ""
        elif text:
            yield item.position, (text, item.tie, "over" if item.tie < item.end - NEAR else "right", item.clear)
        free = max(low, item.end, item.title_at + width_of(text) if text else low)


def _item(event: Any, position: int, pixel: timedelta, low: float, edge: float) -> Item:
    """An event on its row: mark and bar, an open side (NaT) as a short lead; then its title, behind a short bar, or
    over the rest of a long one; before the mark where it would cross the edge.
    """

    def x(moment: datetime) -> float:
        return (moment - EPOCH) / pixel

    at, size = x(event.at), size_of(event) + 4 + (RING if event.conflicts else 0)
    begin, end = at - MARK / 2, at + MARK / 2
    if has_bar(event):
        begin = min(begin, x(event.start) if event.start == event.start else begin - LEAD)
        end = max(end, x(event.stop) if event.stop == event.stop else end + LEAD)
    doubt = "unsure" in event.checks
    text = f"? {event.title}" if doubt else event.title
    tie, clear = (at, size) if end <= at + MARK / 2 or end - at > NEAR else (end, 8.0)
    length = min(width_of(text), LONGEST)
    wish = max(end, tie + clear / 2 + AIR + length + AIR)
    before = begin - length - 3 * AIR
    ahead = before if tie < edge < wish and before > low else begin
    return Item(begin, end + DOUBT if doubt else end, position, tie, clear, wish, ahead, text)


def _obstacles(heaps: Iterable[Heap], pixel: timedelta) -> Iterable[Item]:
    for heap in heaps:
        middle = (heap.first + (heap.last - heap.first) / 2 - EPOCH) / pixel
        yield Item(middle - HEAP / 2, middle + HEAP / 2, -1, middle, HEAP, middle + HEAP / 2, middle - HEAP / 2)
