"""Which lane an event is drawn in, and on which row of it: overlaps are stacked, and nothing is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from datetime import datetime, timedelta

    import pandas as pd

BY = ("actor", "kind", "source", "none")
MOST = 12
"""How many actors or sources get a lane of their own."""
OTHERS, NOBODY, EVERYTHING = "+others", "+nobody", "+all"
DEEPEST = {"none": 40}
"""Rows a lane may grow to before marks share one: many where there is but one lane."""
DEEP = 8

ROW, HEAD, GAP = 20, 19, 5  # pixels: a row of marks, the lane's name above them, the air below


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its key and name, the events in it (positions in the frame), and the row of each that is drawn."""

    key: str
    label: str
    members: tuple[int, ...]
    rows: dict[int, int]
    top: int = 0

    @property
    def height(self) -> int:
        """Height in pixels."""
        return HEAD + ROW * (max(self.rows.values(), default=0) + 1) + GAP

    def y(self, position: int) -> float:
        """Where an event's mark stands, in pixels from the top of the chart."""
        return self.top + HEAD + ROW * (self.rows[position] + 0.5)


def lanes_of(
    frame: pd.DataFrame, by: str, room: timedelta, *, most: int = MOST, drawn: Container[int] | None = None
) -> list[Lane]:
    """The lanes of the dated rows of a frame, from the top; `room` is how much time a mark covers, `drawn` the
    positions that get a row (None: all).

    By actor or source the `most` frequent get a lane; one lane more takes the events of all others, and one those
    that name nobody. An event stands in the lane of each of its actors.
    """
    keys = _keys(frame, by)
    chosen = _chosen(keys, most, limited=by in ("actor", "source"))
    names = _names(frame, by)
    events = list(frame.itertuples(index=False))
    lanes: list[Lane] = []
    top = 0
    for key, positions in _assigned(frame, by, keys, chosen).items():
        label = names.get(key, key)
        if key == OTHERS:
            others = {k for cell in keys for k in cell} - set(chosen)
            label = f"Other {by}s ({len(others)})"
        shown = positions if drawn is None else [position for position in positions if position in drawn]
        lane = Lane(key, label, tuple(positions), _stacked(events, shown, room, DEEPEST.get(by, DEEP)), top)
        lanes.append(lane)
        top += lane.height
    return lanes


def _keys(frame: pd.DataFrame, by: str) -> list[tuple[str, ...]]:
    """For each row the lanes it asks for."""
    if by == "none":
        return [(EVERYTHING,)] * len(frame)
    if by == "kind":
        return [(kind,) for kind in frame["kind"]]
    return list(frame["actors" if by == "actor" else "sources"])


def _chosen(keys: Iterable[tuple[str, ...]], most: int, *, limited: bool) -> list[str]:
    """The keys that get a lane, most frequent first, ties by key."""
    counts = Counter(key for cell in keys for key in cell)
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    # A single key left over takes no more room in a lane of its own than among the "others".
    return ranked if not limited or len(ranked) <= most + 1 else ranked[:most]


def _assigned(
    frame: pd.DataFrame, by: str, keys: Sequence[tuple[str, ...]], chosen: Sequence[str]
) -> dict[str, list[int]]:
    """Lane key -> positions, in the order of the lanes; lanes that stay empty are left out."""
    lanes: dict[str, list[int]] = {key: [] for key in (*chosen, OTHERS, NOBODY)}
    circles = list(frame["circle"]) if by == "actor" else keys
    for position, cell in enumerate(keys):
        # An institution without a lane stands in its country's.
        home = [k for k in cell if k in lanes] or [k for k in circles[position] if k in lanes]
        for key in home or [OTHERS if cell else NOBODY]:
            lanes[key].append(position)
    return {key: positions for key, positions in lanes.items() if positions}


def _names(frame: pd.DataFrame, by: str) -> dict[str, str]:
    names = {NOBODY: "Nobody named", EVERYTHING: "All events"}
    if by == "actor":
        for ids, spoken in zip(frame["actors"], frame["actor_names"], strict=True):
            names.update(zip(ids, spoken, strict=True))
    if by == "kind":
        names.update({kind: kind.capitalize() for kind in frame["kind"]})
    return names


def _stacked(events: Sequence[Any], positions: Sequence[int], room: timedelta, deepest: int) -> dict[int, int]:
    """Position -> row: the first row that is free where the event begins, else the one that frees up soonest."""
    spans = sorted((*_extent(events[position], room), position) for position in positions)
    free: list[datetime] = []
    rows: dict[int, int] = {}
    for begin, end, position in spans:
        row = next((k for k, until in enumerate(free) if until <= begin), None)
        if row is None:
            row = len(free) if len(free) < deepest else free.index(min(free))
        if row == len(free):
            free.append(end)
        free[row] = max(free[row], end)
        rows[position] = row
    return rows


def _extent(event: Any, room: timedelta) -> tuple[datetime, datetime]:
    """The time a mark and its bar cover; an open side (NaT) is drawn as a short lead, about two marks long."""
    begin = min(event.start, event.at - room / 2) if event.start == event.start else event.at - 2 * room
    end = max(event.stop, event.at + room / 2) if event.stop == event.stop else event.at + 2 * room
    return begin, end
