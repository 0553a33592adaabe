"""An overview of a chronology as one SVG picture: a lane a kind, a column a month or a year, a mark an event.

Columns without events are left out and their place is marked, so that one date far from the others does not squeeze the
rest together. Each mark is a link to its event's place on the same page.
"""

from __future__ import annotations

from datetime import date
from html import escape
from itertools import pairwise
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from timeline.eras import MONTHS
from timeline.export.passages import clean
from timeline.model import Bound, EventKind
from timeline.wording import dating_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.model import Dating, Event

WIDTH, LABEL, LANE, HEAD = 720, 96, 20, 26  # pixels: the picture, the lanes' names, the height of a lane, of the axis
HEADING = 30  # pixels that the head of a column takes: where columns are narrower, only some have one
MOST_MONTHS = 18  # more columns than this are years

Column = tuple[int, int]  # year and month, or year and 0


class _Axis(NamedTuple):
    columns: tuple[Column, ...]
    by_month: bool

    def column(self, day: date) -> Column:
        return (day.year, day.month if self.by_month else 0)

    def x(self, day: date) -> float:
        """Where a day lies, in pixels; a day in no column lies at the border of the next."""
        column = self.column(day)
        before = sum(each < column for each in self.columns)
        part = 0.0
        if column in self.columns:
            part = (day.day - 1) / 31 if self.by_month else (day.timetuple().tm_yday - 1) / 366
        return LABEL + (before + part) * (WIDTH - LABEL) / len(self.columns)


def strip(events: Sequence[Event], actors: Mapping[str, int] = MappingProxyType({})) -> str:
    """The picture of the dated events, or nothing where there are none; marks bear the numbers of their `actors`."""
    told = [(e, e.dating) for e in events if e.dating is not None and not e.dating.when.is_ancient]
    if not told:
        return ""
    axis = _axis([dating for _, dating in told])
    kinds = [kind for kind in EventKind if any(event.kind is kind for event, _ in told)]
    height = HEAD + LANE * len(kinds) + 4
    parts = [f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="The events in time, a lane a kind">']
    parts += _columns(axis, height)
    for number, kind in enumerate(kinds):
        y = HEAD + LANE * number + LANE // 2
        parts.append(f'<text class="lane" x="0" y="{y + 4}">{escape(kind.value)}</text>')
        parts.append(f'<line class="grid" x1="{LABEL}" x2="{WIDTH}" y1="{y}" y2="{y}"/>')
        parts += [_mark(event, dating, axis, y, actors) for event, dating in told if event.kind is kind]
    return "".join([*parts, "</svg>"])


def _ends(dating: Dating) -> tuple[date, date]:
    """The first and last day to draw; an open side takes the other."""
    first, last = dating.when.first or dating.when.last, dating.when.last or dating.when.first
    assert first is not None
    assert last is not None
    return first, last


def _axis(datings: Sequence[Dating]) -> _Axis:
    days = {day for dating in datings for day in _ends(dating)}
    months = sorted({(day.year, day.month) for day in days})
    if len(months) <= MOST_MONTHS:
        return _Axis(tuple(months), True)
    return _Axis(tuple((year, 0) for year in sorted({day.year for day in days})), False)


def _columns(axis: _Axis, height: int) -> Iterator[str]:
    """The head of each column, and a dashed line where columns were left out before it."""
    wide = (WIDTH - LABEL) / len(axis.columns)
    jumps = {after for before, after in pairwise(axis.columns) if after != _next(before)}
    step = ceil(HEADING / wide)
    shown = ""
    for number, column in enumerate(axis.columns):
        x = LABEL + number * wide
        year = str(column[0])
        name = f"{MONTHS[column[1] - 1][:3]} {year if year != shown else ''}".strip() if axis.by_month else year
        shown = year
        yield f'<line class="{"jump" if column in jumps else "grid"}" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{height}"/>'
        if number % step == 0:
            yield f'<text class="head" x="{x + 3:.1f}" y="14">{name}</text>'


def _next(column: Column) -> Column:
    year, month = column
    if month == 0:
        return year + 1, 0
    return (year + 1, 1) if month == 12 else (year, month + 1)


def _mark(event: Event, dating: Dating, axis: _Axis, y: int, actors: Mapping[str, int]) -> str:
    first, last = _ends(dating)
    left, right = axis.x(first), axis.x(last)
    match dating.bound:
        case Bound.BY:
            shape = f'<path d="M{right - 12:.1f} {y}h10m0 -5v10"/>'
        case Bound.SINCE:
            shape = f'<path d="M{left:.1f} {y - 5}v10m0 -5h12"/>'
        case _ if right - left > 8:
            shape = f'<rect x="{left:.1f}" y="{y - 4}" width="{right - left:.1f}" height="8" rx="4"/>'
        case _:
            shape = f'<circle cx="{(left + right) / 2:.1f}" cy="{y}" r="4.5"/>'
    title = f"{dating_in_words(dating)}: {clean(event.title)}"
    classes = ["mark", f"status-{event.status.value}", dating.bound.value]
    classes += [f"a{actors[actor]}" for actor in event.actors if actor in actors]
    return f'<a class="{" ".join(classes)}" href="#event-{escape(event.id)}"><title>{escape(title)}</title>{shape}</a>'
