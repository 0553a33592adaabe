"""Too many marks for a browser: they are drawn tile by tile, and heaped where even a tile holds too many.

A chart of some thousand marks is slow, of a hundred thousand unusable. The tile of a window is a fixed stretch of the
calendar somewhat longer than the window, so that moving about inside it leaves the figure as it is.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from math import floor, log2
from typing import TYPE_CHECKING, Any

from timeline.wording import count, days_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from timeline.chart.lanes import Lane
    from timeline.chart.palette import Ink

CROWD = 2500
"""Marks that a chart draws one by one."""
HEAPS = 36
"""Heaps across a tile."""

Tile = tuple[datetime, datetime]


def is_crowd(frame: pd.DataFrame, by: str) -> bool:
    """Whether the rows make more marks than are drawn one by one."""
    if by in ("kind", "none"):
        return len(frame) > CROWD
    return int(frame["actors" if by == "actor" else "sources"].map(len).clip(lower=1).sum()) > CROWD


def tile_of(frame: pd.DataFrame, by: str, window: Tile) -> Tile | None:
    """The tile to draw for a window, None where the whole frame can be drawn."""
    dated = frame[frame["at"].notna()]
    if not is_crowd(dated, by):
        return None
    first, last = dated["at"].min().to_pydatetime(), dated["at"].max().to_pydatetime()
    whole = max(last - first, timedelta(days=1))
    seen = max(window[1] - window[0], timedelta(hours=1))
    halvings = floor(log2(whole / (2 * seen))) if whole > 2 * seen else 0
    size = whole / 2**halvings
    if halvings == 0:
        return first - whole, last + whole
    begin = first + size * floor((window[0] - first) / size)
    return begin - size / 2, begin + size * 1.5


def positions_in(frame: pd.DataFrame, tile: Tile) -> list[int]:
    """The positions of the rows whose mark stands in the tile."""
    inside = (frame["at"] >= tile[0]) & (frame["at"] <= tile[1])
    return [position for position, flag in enumerate(inside) if flag]


def heaps(frame: pd.DataFrame, lanes: Sequence[Lane], tile: Tile, ink: Ink) -> list[dict[str, Any]]:
    """How many events of each lane fall where, as circles with a number; customdata says the dates a heap opens on."""
    marks = list(frame["at"].dt.to_pydatetime())
    low, high = max(tile[0], min(marks)), min(tile[1], max(marks))
    step = max((high - low) / HEAPS, timedelta(days=1))
    found = [
        (lane, place, number)
        for lane in lanes
        for place, number in sorted(Counter(floor((marks[k] - low) / step) for k in lane.members).items())
        if tile[0] <= low + step * place <= tile[1]
    ]
    begins = [low + step * place for _, place, _ in found]
    highest = max((number for _, _, number in found), default=1)
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "name": "heaps",
            "x": [_iso(begin + step / 2) for begin in begins],
            "y": [lane.top + lane.height * 0.68 for lane, _, _ in found],
            "text": [str(number) for _, _, number in found],
            "textfont": {"size": 9, "color": ink.text},
            "marker": {
                "color": ink.muted,
                "opacity": 0.35,
                "size": [12 + 10 * (n / highest) ** 0.5 for _, _, n in found],
            },
            "customdata": [
                ["+heap", _iso(begin), _iso(begin + step), count(number, "event"), _days(begin, step)]
                for begin, (_, _, number) in zip(begins, found, strict=True)
            ],
            "hovertemplate": "<b>%{customdata[3]}</b><br>%{customdata[4]}<br>click to open<extra></extra>",
            "selected": {"marker": {"opacity": 0.35}},
            "unselected": {"marker": {"opacity": 0.35}},
            "showlegend": False,
        }
    ]


def _days(begin: datetime, step: timedelta) -> str:
    return days_in_words(begin.date(), (begin + step - timedelta(microseconds=1)).date())


def _iso(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
