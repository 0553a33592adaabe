"""DataFrame -> Plotly figures as plain JSON-able dictionaries: the timeline and the density strip.

Neither figure says what is selected or which dates are in view: any change in a figure's JSON makes Streamlit build the
chart anew and lose zoom and selection. The page's bridge paints both on the living chart.
"""

from __future__ import annotations

import html
from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from timeline.chart.crowd import Tile, heaps, is_crowd, positions_in
from timeline.chart.lanes import GAP, HEAD, Lane, lanes_of
from timeline.chart.marks import marks_of, traces_of
from timeline.chart.palette import DARK, LIGHT, Ink
from timeline.frame import focus

if TYPE_CHECKING:
    import pandas as pd

Figure = dict[str, Any]

MARK_SHARE = 18 / 900  # a mark of 18 pixels on a chart of 900: what stacking reckons with
LEAD_SHARE = 0.045  # how much of the axis the open side of a deadline takes
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


def timeline_figure(frame: pd.DataFrame, by: str = "actor", *, dark: bool = False, tile: Tile | None = None) -> Figure:
    """The timeline of a frame's dated rows in lanes by "actor", "kind", "source" or "none".

    `tile` is the stretch to draw of a crowded chart (see `crowd`): its events, or where they are still too many
    how many fall where. Raises ValueError where no row is dated: there is no axis to draw.
    """
    dated = frame[frame["at"].notna()]
    window = focus(dated)
    if window is None:
        raise ValueError("no dated event to draw")
    ink = DARK if dark else LIGHT
    length = (tile or window)[1] - (tile or window)[0]
    drawn = None if tile is None else positions_in(dated, tile)
    binned = drawn is not None and tile is not None and is_crowd(dated.iloc[drawn], by)
    lanes = lanes_of(dated, by, length * MARK_SHARE, drawn=() if binned else drawn)
    marks = marks_of(dated, lanes)
    bottom = lanes[-1].top + lanes[-1].height
    return {
        "data": heaps(dated, lanes, tile, ink) if binned and tile else traces_of(marks, length * LEAD_SHARE, ink),
        "layout": {
            **_frame_of_chart(bottom),
            "xaxis": {**_date_axis(ink), "range": [_iso(window[0]), _iso(window[1])]},
            "yaxis": {"range": [bottom, 0], "visible": False, "fixedrange": True},
            "shapes": [_rule(lane, ink) for lane in lanes],
            "annotations": [_label(lane, ink) for lane in lanes],
        },
    }


def strip_figure(frame: pd.DataFrame, *, dark: bool = False, bins: int = 120) -> Figure:
    """How many events fall where in the stretch that the timeline opens with."""
    marks = frame["at"].dropna()
    window = focus(frame)
    if window is None:
        raise ValueError("no dated event to draw")
    low, high = window
    step = max((high - low) / bins, timedelta(days=1))
    inside = Counter(((marks[(marks >= low) & (marks <= high)] - low) // step).tolist())
    ink = DARK if dark else LIGHT
    bars = {
        "type": "bar",
        "x": [_iso(low + step * (place + 0.5)) for place in sorted(inside)],
        "y": [inside[place] for place in sorted(inside)],
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


def _frame_of_chart(bottom: int) -> dict[str, Any]:
    """What the layout says of everything but its axes."""
    return {
        "height": bottom + TOP + LOW,
        "margin": {"l": SIDE, "r": SIDE, "t": TOP, "b": LOW},
        "dragmode": "pan",
        "hovermode": "closest",
        "clickmode": "event",
        "hoverdistance": 20,
        "hoverlabel": {"align": "left", "font": {"size": 13}},
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
        "y": lane.top + GAP + HEAD / 2,
        "yanchor": "middle",
        "text": f'<b>{html.escape(name, quote=False)}</b> <span style="color:{ink.muted}">{len(lane.members)}</span>',
        "showarrow": False,
        "font": {"size": 12, "color": ink.text},
    }


def _iso(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
