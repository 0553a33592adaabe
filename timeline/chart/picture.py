"""A chronology as a still picture: a row an event in order of time, its date and title in words beside its mark.

Nothing can be pointed at on paper, so everything is written out. What lies far outside the dates that most events have
stands at the border with an arrow that says so.
"""

from __future__ import annotations

import html
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

from timeline.chart.figure import TICKS
from timeline.chart.marks import Mark, traces_of
from timeline.chart.palette import LIGHT, look_of, symbol_of
from timeline.frame import focus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

Figure = dict[str, Any]

WIDTH, LABELS, WHEN = 1500, 730, 260  # pixels: the picture, its words, of which the dates
ROW, TOP, LOW, SIDE = 24, 92, 88, 24
LONGEST = 66  # characters of a title
MOST = 600  # rows: a taller picture is none that anybody looks at
SQUEEZED = 2  # times the dates of nine events in ten: a longer axis would squeeze them
LEAD_SHARE = 0.045  # of the axis, for the open side of a deadline
SIGNS = (
    "hollow: has not happened or may not · red ring: the sources disagree · ?: its date is unsure · "
    "◂ ▸: outside these dates"
)


def picture_figure(frame: pd.DataFrame, title: str) -> Figure:
    """The picture of a frame's dated rows, at most MOST of them, under a title; without any it says that."""
    dated = frame[frame["at"].notna()].sort_values(["at", "id"], kind="stable")
    shown = dated.head(MOST)
    window = _window(shown)
    events = list(shown.itertuples(index=False))
    notes = [_text(title, 8, above=TOP - 26, size=20, bold=True)]
    if window is None:
        return {"data": [], "layout": _layout(1) | {"annotations": [*notes, _text("No dated event.", 8, y=ROW / 2)]}}
    marks = [Mark(event, ROW * (row + 0.5)) for row, event in enumerate(events)]
    inside = [mark for mark in marks if window[0] <= mark.event.at <= window[1]]
    for mark in marks:
        notes += [_text(mark.event.when, 8, y=mark.y), _text(_short(mark.event.title), WHEN, y=mark.y)]
        notes += [] if mark in inside else [_outside(mark, before=mark.event.at < window[0])]
    left_out = len(dated) - len(shown)
    signs = (f"{left_out:,} later events left out · " if left_out else "") + SIGNS
    notes.append(_text(signs, 8, below=LOW - 16, size=11))
    lead = (window[1] - window[0]) * LEAD_SHARE
    return {
        "data": [*traces_of(inside, lead, LIGHT), *_kinds(shown["kind"])],
        "layout": _layout(len(events)) | {"annotations": notes, "xaxis": _axis(window)},
    }


def _window(frame: pd.DataFrame) -> tuple[datetime, datetime] | None:
    """The dates to draw: of nine events in ten where the others would squeeze them, else what a chart opens with."""
    whole = focus(frame)
    marks = sorted(frame["at"].dt.to_pydatetime())
    edge = len(marks) // 20
    if whole is None or not edge:
        return whole
    low, high = marks[edge], marks[-1 - edge]
    if high <= low or (high - low) * SQUEEZED > whole[1] - whole[0]:
        return whole
    margin = (high - low) * 0.05
    return low - margin, high + margin


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"


def _layout(rows: int) -> dict[str, Any]:
    """One unit of the hidden upright axis is one pixel."""
    return {
        "width": WIDTH,
        "height": TOP + ROW * rows + LOW,
        "margin": {"l": LABELS, "r": SIDE, "t": TOP, "b": LOW},
        "paper_bgcolor": LIGHT.paper,
        "plot_bgcolor": LIGHT.paper,
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": 0, "yanchor": "top", "itemsizing": "constant"},
        "font": {"family": "sans-serif", "size": 13, "color": LIGHT.text},
        "yaxis": {"range": [ROW * rows, 0], "visible": False, "fixedrange": True},
        "xaxis": {"visible": False},
    }


def _axis(window: tuple[datetime, datetime]) -> dict[str, Any]:
    margin = max((window[1] - window[0]) * 0.03, timedelta(hours=12))
    return {
        "type": "date",
        "range": [_shifted(window[0], -margin), _shifted(window[1], margin)],
        "showgrid": True,
        "gridcolor": LIGHT.grid,
        "zeroline": False,
        "side": "top",
        "tickangle": 0,
        "tickfont": {"size": 12, "color": LIGHT.muted},
        "tickformatstops": TICKS,
        "nticks": 9,
    }


def _shifted(moment: datetime, by: timedelta) -> str:
    try:
        return (moment + by).isoformat(timespec="seconds")
    except OverflowError:
        return moment.isoformat(timespec="seconds")


def _kinds(kinds: Iterable[str]) -> list[dict[str, Any]]:
    """An entry of the legend for each kind there is."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": kind,
            "marker": {"size": 9, "color": look_of(kind).colour, "symbol": symbol_of(kind, "occurred", "at")},
            "showlegend": True,
        }
        for kind in sorted(set(kinds))
    ]


def _text(
    text: str, left: int, *, y: float = 0, above: int = 0, below: int = 0, size: int = 13, bold: bool = False
) -> dict[str, Any]:
    """Words at a place in pixels: `y` in the plot, or so far above or below it; no markup is left in them."""
    shown = html.escape(text, quote=False)
    return {
        "xref": "paper",
        "x": 0,
        "xshift": left - LABELS,
        "xanchor": "left",
        "yref": "paper" if above or below else "y",
        "y": (1 if above else 0) if above or below else y,
        "yshift": above - below,
        "yanchor": "middle",
        "text": f"<b>{shown}</b>" if bold else shown,
        "showarrow": False,
        "font": {"size": size, "color": LIGHT.text},
    }


def _outside(mark: Mark, *, before: bool) -> dict[str, Any]:
    colour = look_of(mark.event.kind).colour
    return {
        "xref": "paper",
        "x": 0 if before else 1,
        "xanchor": "left" if before else "right",
        "y": mark.y,
        "yanchor": "middle",
        "text": "◂" if before else "▸",
        "showarrow": False,
        "font": {"size": 13, "color": colour},
    }
