"""Which lane an event is drawn in, and on which row of it: overlaps are stacked, and nothing is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from timeline.chart.crowd import CELL, split
from timeline.chart.lane import Lane
from timeline.chart.rows import stacked
from timeline.frame import codes_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from timeline.chart.crowd import Tile, Window

BY = ("actor", "kind", "source", "none")
MOST = 10
"""How many actors or sources get a lane of their own."""
OTHERS, NOBODY, EVERYTHING = "+others", "+nobody", "+all"
DEEPEST = {"none": 40}
"""Rows a lane may grow to before marks share one: many where there is but one lane."""
DEEP = 8


def lanes_of(frame: pd.DataFrame, by: str, most: int = MOST) -> list[Lane]:
    """The lanes of the dated rows of a frame, from the top, with their members; those that stay empty are left out.

    By actor or source the `most` frequent get a lane; one lane more takes the events of all others, and one those
    that name nobody. An event stands in the lane of each of its actors.
    """
    if by == "none":
        return [Lane(EVERYTHING, "All events", np.arange(len(frame)))]
    codes, cells = _cells(frame, by)
    keys: Counter[str] = Counter()
    for (cell, _), number in zip(cells, np.bincount(codes, minlength=len(cells)).tolist(), strict=True):
        for key in cell:
            keys[key] += number
    chosen = _chosen(keys, most, limited=by in ("actor", "source"))
    homes = _homes(cells, chosen)
    names = _names(frame, by, len(keys) - len(chosen), chosen)
    lanes = []
    for key, own in homes.items():
        here = np.zeros(len(cells), dtype=bool)
        here[own] = True
        members = np.flatnonzero(here[codes])
        if len(members):
            lanes.append(Lane(key, names.get(key, key), members))
    return lanes


def filled(
    lanes: Sequence[Lane], frame: pd.DataFrame, by: str, tile: Tile, width: int, shown: Window | None = None
) -> list[Lane]:
    """Lanes as `lanes_of` gives them, laid below each other with what of them stands in the tile; `width` is how many
    pixels show the tile's length, `shown` the window across whose ends no title is written.
    """
    at = frame["at"].to_numpy("datetime64[us]").astype(np.int64)
    pixel = tile.length / width
    parts = split([lane.members for lane in lanes], at, tile, CELL * pixel, by)
    events = _events(frame, [positions for positions, _ in parts])
    full: list[Lane] = []
    top = 0
    for lane, (positions, heaps) in zip(lanes, parts, strict=True):
        mine = {int(position): events[position] for position in positions}
        rows, titles = stacked(mine, heaps, pixel, DEEPEST.get(by, DEEP), shown)
        full.append(replace(lane, events=mine, rows=rows, titles=titles, heaps=tuple(heaps), top=top))
        top += full[-1].height
    return full


def _events(frame: pd.DataFrame, drawn: Sequence[NDArray[np.intp]]) -> dict[int, Any]:
    """The rows that are drawn, by position: a table of a hundred thousand is not walked through."""
    positions = np.unique(np.concatenate([np.zeros(0, dtype=np.intp), *drawn]))
    return dict(zip(positions.tolist(), frame.iloc[positions].itertuples(index=False), strict=True))


def _cells(frame: pd.DataFrame, by: str) -> tuple[NDArray[np.intp], list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """For each row the code of its pair: the lanes it asks for, and wider ones that will do; then the pairs."""
    column = frame["kind" if by == "kind" else f"{by}s"]
    codes, values = codes_of(column)
    if by != "actor":
        cells = [(value,) if isinstance(value, str) else value for value in values]
        return codes, [(cell, ()) for cell in cells]
    wider, circles = codes_of(frame["circle"])
    pairs, coded = np.unique(codes * len(circles) + wider, return_inverse=True)
    return coded, [(values[pair // len(circles)], circles[pair % len(circles)]) for pair in pairs.tolist()]


def _chosen(counts: Mapping[str, int], most: int, *, limited: bool) -> list[str]:
    """The keys that get a lane, most frequent first, ties by key."""
    ranked = sorted((key for key in counts if counts[key]), key=lambda key: (-counts[key], key))
    # A single key left over takes no more room in a lane of its own than among the "others".
    return ranked if not limited or len(ranked) <= most + 1 else ranked[:most]


def _homes(cells: Sequence[tuple[Sequence[str], Sequence[str]]], chosen: Sequence[str]) -> dict[str, list[int]]:
    """Lane -> the cells that stand in it; an institution without a lane stands in its country's."""
    homes: dict[str, list[int]] = {key: [] for key in (*chosen, OTHERS, NOBODY)}
    for number, (cell, circle) in enumerate(cells):
        own = [key for key in cell if key in homes] or [key for key in circle if key in homes]
        for key in own or [OTHERS if cell else NOBODY]:
            homes[key].append(number)
    return homes


def _names(frame: pd.DataFrame, by: str, others: int, wanted: Sequence[str]) -> dict[str, str]:
    names = {NOBODY: "Nobody named", OTHERS: f"Other {by}s ({others:,})"}
    if by == "kind":
        names.update({kind: kind.capitalize() for kind in wanted})
    if by == "actor":
        missing = set(wanted)
        for ids, said in zip(frame["actors"], frame["actor_names"], strict=True):
            if not missing:
                break
            if not missing.isdisjoint(ids):
                names.update(zip(ids, said, strict=True))
                missing.difference_update(ids)
    return names
