"""DataFrame -> Plotly figures as plain JSON-able dictionaries: the timeline and the density strip.

Neither figure says what is selected or which dates are in view: both change while a reader looks at the same figure,
and the page paints them on the living chart.
"""

from __future__ import annotations

import html
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from timeline.chart.crowd import Tile, Window, tile_of
from timeline.chart.heaps import heaps
from timeline.chart.lane import HEAD, Lane
from timeline.chart.lanes import filled, lanes_of
from timeline.chart.marks import LEAD, marks_of, traces_of
from timeline.chart.palette import DARK, LIGHT, Ink
from timeline.frame import focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

Figure = dict[str, Any]

WIDTH = 720
"""Pixels between both ends of the axis, where nobody has measured them."""
TOP, SIDE, LOW = 46, 26, 8  # pixels for the date axis, beside the lanes (half a date) and below them
STRIP_HEIGHT = 66

TICKS = [
    {"dtickrange": [None, 43_200_000], "value": "%H:%M\n%-d %b"},  # the ends are in: a tick a day is no clock time
    {"dtickrange": [86_400_000, 604_800_000], "value": "%a %-d %b\n%Y"},
    {"dtickrange": [604_800_000, "M1"], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
STRIP_TICKS = [
    {"dtickrange": [None, 43_200_000], "value": "%H:%M"},
    {"dtickrange": [86_400_000, "M1"], "value": "%-d %b"},
    {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def timeline_figure(
    frame: pd.DataFrame,
    by: str = "actor",
    *,
    dark: bool = False,
    home: Window | None = None,
    tile: Tile | None = None,
    width: int = WIDTH,
    lanes: Sequence[Lane] | None = None,
) -> Figure:
    """The timeline of a frame's dated rows in lanes by "actor", "kind", "source" or "none".

    `home` is the window it opens with (None: where the bulk of the events is), `tile` the stretch to draw (see
    `crowd`; None: that of the opening window), `width` how many pixels show its length, `lanes` what
    `lanes_of` gives for these rows, all of them dated, where that is known. Raises ValueError where no row is dated:
    there is no axis to draw.
    """
    dated = frame[frame["at"].notna()]
    window = home or focus(dated)
    if window is None:
        raise ValueError("no dated event to draw")
    ink = DARK if dark else LIGHT
    bare = lanes or lanes_of(dated, by)
    tile = tile or tile_of(sum(len(lane.members) for lane in bare), window)
    at_home = tile.length == window[1] - window[0]
    lanes = filled(bare, dated, by, tile, width, window if at_home else None)
    bottom = lanes[-1].top + lanes[-1].height
    return {
        "data": [*heaps(dated, lanes, ink), *traces_of(marks_of(lanes), LEAD * tile.length / width, ink)],
        "layout": {
            **_frame_of_chart(bottom, ink),
            "xaxis": {**_date_axis(ink), "range": [_iso(window[0]), _iso(window[1])]},
            "yaxis": {"range": [bottom, 0], "visible": False, "fixedrange": True},
            "shapes": [_rule(lane, ink) for lane in lanes],
            "annotations": [_label(lane, ink) for lane in lanes],
        },
    }


def strip_figure(frame: pd.DataFrame, *, dark: bool = False, home: Window | None = None, bins: int = 120) -> Figure:
    """How many events fall where in the stretch that the timeline opens with."""
    marks = frame["at"].dropna().to_numpy("datetime64[us]")
    window = home or focus(frame)
    if window is None:
        raise ValueError("no dated event to draw")
    low, high = window
    step = max((high - low) / bins, timedelta(days=1))
    first, last, width = np.datetime64(low, "us"), np.datetime64(high, "us"), np.timedelta64(step, "us")
    inside = np.bincount((marks[(marks >= first) & (marks <= last)] - first) // width)
    places = np.flatnonzero(inside).tolist()
    ink = DARK if dark else LIGHT
    bars = {
        "type": "bar",
        "x": [_iso(low + step * (place + 0.5)) for place in places],
        "y": inside[places].tolist(),
        "width": step.total_seconds() * 1000 * 0.8,
        "marker": {"color": ink.muted, "opacity": 0.75},
        "selected": {"marker": {"opacity": 0.75}},
        "unselected": {"marker": {"opacity": 0.75}},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    plain = {"fixedrange": True, "showgrid": False, "zeroline": False}
    return {
        "data": [bars],
        "layout": {
            "height": STRIP_HEIGHT,
            "margin": {"l": SIDE, "r": SIDE, "t": 4, "b": 20},
            "dragmode": "select",
            "selectdirection": "h",
            "bargap": 0.1,
            "plot_bgcolor": "rgba(0,0,0,0)",
            "paper_bgcolor": "rgba(0,0,0,0)",
            "xaxis": {
                **_date_axis(ink),
                **plain,
                "tickformatstops": STRIP_TICKS,
                "side": "bottom",
                "range": [_iso(low), _iso(high)],
                "tickfont": {"size": 10, "color": ink.muted},
            },
            "yaxis": {**plain, "visible": False},
        },
    }


def _frame_of_chart(bottom: int, ink: Ink) -> dict[str, Any]:
    """What the layout says of everything but its axes."""
    return {
        "height": bottom + TOP + LOW,
        "margin": {"l": SIDE, "r": SIDE, "t": TOP, "b": LOW},
        "dragmode": "pan",
        "hovermode": "closest",
        "clickmode": "event",
        "hoverdistance": 20,
        "hoverlabel": {
            "align": "left",
            "bgcolor": ink.paper,
            "bordercolor": ink.muted,
            "font": {"size": 13, "color": ink.text},
        },
        "plot_bgcolor": "rgba(0,0,0,0)",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
    }


def _date_axis(ink: Ink) -> dict[str, Any]:
    return {
        "type": "date",
        "side": "top",
        "showgrid": True,
        "gridcolor": ink.grid,
        "zeroline": False,
        "automargin": False,
        # Plotly hides a label that leaves the chart, and with the first label the year that only it carries.
        "ticklabeloverflow": "allow",
        "tickangle": 0,
        "tickfont": {"size": 12, "color": ink.muted},
        "tickformatstops": TICKS,
        "hoverformat": "%-d %b %Y",
    }


def _rule(lane: Lane, ink: Ink) -> dict[str, Any]:
    """The thin line above a lane."""
    y = lane.top + 0.5
    line = {"color": ink.grid, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line, "layer": "below"}


def _label(lane: Lane, ink: Ink) -> dict[str, Any]:
    """A lane's name and how many events stand in it, above its marks so that the whole width is time's."""
    name = lane.label if len(lane.label) <= 48 else lane.label[:47].rstrip() + "…"
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -SIDE + LOW,
        "y": lane.top + HEAD / 2,
        "yanchor": "middle",
        "text": f'<b>{html.escape(name, quote=False)}</b> <span style="color:{ink.muted}">{len(lane.members):,}</span>',
        "showarrow": False,
        "font": {"size": 12, "color": ink.text},
    }


def _iso(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
