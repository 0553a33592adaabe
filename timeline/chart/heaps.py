"""Heaps: circles with how many events of a lane lie too close to be told apart; customdata says what one opens on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.chart.crowd import kinds_in, opens_on
from timeline.frame import codes_of
from timeline.wording import count, days_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import pandas as pd

    from timeline.chart.lane import Lane
    from timeline.chart.palette import Ink

HEAP = "+heap"
"""What stands in customdata where an event has its id."""


def heaps(frame: pd.DataFrame, lanes: Sequence[Lane], ink: Ink) -> list[dict[str, Any]]:
    """The heaps of all lanes as one trace; none where there are none."""
    found = [(lane, heap) for lane in lanes for heap in lane.heaps]
    if not found:
        return []
    codes, values = codes_of(frame["kind"])
    kinds = {kind: codes == code for code, kind in enumerate(values)}
    highest = max(len(heap.members) for _, heap in found)
    still = {"marker": {"opacity": 0.32}, "textfont": {"color": ink.text}}
    hover = "<b>%{customdata[3]}</b><br>%{customdata[4]}<br>%{customdata[5]}<br>click to open<extra></extra>"
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "name": "heaps",
            "x": [_iso(heap.first + (heap.last - heap.first) / 2) for _, heap in found],
            "y": [lane.middle for lane, _ in found],
            "text": [_short(len(heap.members)) for _, heap in found],
            "textfont": {"size": 10, "color": ink.text},
            "marker": {
                "color": ink.muted,
                "opacity": 0.32,
                "size": [19 + 11 * (len(heap.members) / highest) ** 0.5 for _, heap in found],
            },
            "customdata": [
                [
                    HEAP,
                    *(_iso(end) for end in opens_on(heap)),
                    count(len(heap.members), "event"),
                    days_in_words(heap.first.date(), heap.last.date()),
                    kinds_in(heap, kinds),
                ]
                for _, heap in found
            ],
            "hovertemplate": hover,
            "selected": still,
            "unselected": still,
            "showlegend": False,
        }
    ]


def _short(number: int) -> str:
    """A number that fits its circle: 999, 1k, 12k."""
    return str(number) if number < 1000 else f"{number / 1000:.0f}k"


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
