"""The traces of the timeline: marks, bars, deadlines, rings and connectors."""

from __future__ import annotations

import html
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.chart.palette import STOP, Ink, look_of, symbol_of
from timeline.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    import pandas as pd

    from timeline.chart.lanes import Lane

Trace = dict[str, Any]

FAINT = 0.45  # opacity of an event that is unsure
DIMMED = 0.22  # opacity of the events that are not selected


class Mark(NamedTuple):
    """One event in one lane: its row of the frame, and its height in pixels from the top."""

    event: Any
    y: float


def marks_of(frame: pd.DataFrame, lanes: Iterable[Lane]) -> list[Mark]:
    """Every event in every lane it stands in."""
    events = list(frame.itertuples(index=False))
    return [Mark(events[position], lane.y(position)) for lane in lanes for position in lane.rows]


def traces_of(marks: Sequence[Mark], lead: timedelta, ink: Ink) -> list[Trace]:
    """All traces, from the back to the front; `lead` is how long the open side of a deadline is drawn."""
    return [
        *connectors(marks, ink),
        *bars(marks, lead),
        *arrows(marks, lead),
        *rings(marks, ink),
        points(marks, ink),
        *doubts(marks, ink),
    ]


def connectors(marks: Sequence[Mark], ink: Ink) -> list[Trace]:
    """A thin vertical line through the marks of one event in several lanes."""
    ordered = sorted(marks, key=lambda mark: mark.event.id)
    lines: list[tuple[list[str | None], list[float | None]]] = []
    for _, group in groupby(ordered, key=lambda mark: mark.event.id):
        own = list(group)
        if len(own) > 1:
            at, heights = _iso(own[0].event.at), [mark.y for mark in own]
            lines.append(([at, at, None], [min(heights), max(heights), None]))
    return [_lines(lines, ink.muted, width=1, opacity=0.35)] if lines else []


def bars(marks: Sequence[Mark], lead: timedelta) -> list[Trace]:
    """Periods as solid bars, days not given as dotted lines, deadlines and "since" as bars with one open end."""
    traces = []
    styles = {
        "period": (7, "solid", 0.32),
        "vague": (2, "dot", 0.85),
        "open": (2, "solid", 0.8),
    }
    pieces = [piece for mark in marks for piece in _pieces(mark, lead)]
    pieces.sort(key=lambda piece: piece[:2])
    for (style, kind), group in groupby(pieces, key=lambda piece: piece[:2]):
        lines = [([begin, end, None], [y, y, None]) for _, _, begin, end, y in group]
        width, dash, opacity = styles[style]
        traces.append(_lines(lines, look_of(kind).colour, width=width, dash=dash, opacity=opacity))
    return traces


def arrows(marks: Sequence[Mark], lead: timedelta) -> list[Trace]:
    """The arrowhead at the open end of what has gone on "since" a day."""
    ongoing = [mark for mark in marks if mark.event.bound == "since"]
    if not ongoing:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [_iso(_far_end(mark.event, lead)) for mark in ongoing],
            "y": [mark.y for mark in ongoing],
            "marker": {"symbol": "triangle-right", "size": 9, "color": [look_of(m.event.kind).colour for m in ongoing]},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def rings(marks: Sequence[Mark], ink: Ink) -> list[Trace]:
    """A red ring round every event on which its sources disagree."""
    torn = [mark for mark in marks if mark.event.conflicts]
    if not torn:
        return []
    marker = {"symbol": "circle-open", "size": [_size(m) + 8 for m in torn], "color": ink.alarm, "line": {"width": 1.8}}
    return [_scatter(torn, marker=marker, hoverinfo="skip")]


def points(marks: Sequence[Mark], ink: Ink) -> Trace:
    """The marks themselves: the one trace that is hovered and clicked; customdata is the event's id and its words."""
    colours = [look_of(mark.event.kind).colour for mark in marks]
    hollow = [symbol_of(m.event.kind, m.event.status, m.event.bound) for m in marks]
    marker = {
        "symbol": hollow,
        "size": [_size(mark) for mark in marks],
        "color": colours,
        "opacity": [FAINT if "unsure" in mark.event.checks else 1 for mark in marks],
        "line": {
            "width": [2 if symbol.endswith("-open") else 1 for symbol in hollow],
            # A light edge parts marks that touch; where the line itself is the mark it has the mark's colour.
            "color": [
                c if s.endswith("-open") or s == STOP else ink.paper for c, s in zip(colours, hollow, strict=True)
            ],
        },
    }
    hover = "<b>%{customdata[1]}</b><br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>"
    return _scatter(marks, marker=marker, name="events", words=True, hovertemplate=hover)


def doubts(marks: Sequence[Mark], ink: Ink) -> list[Trace]:
    """A question mark beside every event that is unsure."""
    unsure = [mark for mark in marks if "unsure" in mark.event.checks]
    if not unsure:
        return []
    return [
        {
            "type": "scatter",
            "mode": "text",
            "x": [_iso(mark.event.at) for mark in unsure],
            "y": [mark.y for mark in unsure],
            "text": ["  ?"] * len(unsure),
            "textposition": "middle right",
            "textfont": {"size": 11, "color": ink.muted},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def _pieces(mark: Mark, lead: timedelta) -> list[tuple[str, str, str, str, float]]:
    """The bars of one mark, each as its style, kind, both ends and height."""
    event, y = mark
    known_start, known_stop = event.start == event.start, event.stop == event.stop  # NaT is not equal to itself
    if event.bound != "at" or not (known_start and known_stop):
        if event.bound == "by":
            begin = max(event.start, event.at - lead) if known_start else event.at - lead
            style = "vague" if event.status == "occurred" else "open"
            return [(style, event.kind, _iso(begin), _iso(event.at), y)]
        end = _far_end(event, lead)
        return [("open", event.kind, _iso(event.at), _iso(end), y)]
    if (event.stop - event.start).days <= 1 and not event.approximate:
        return []
    # "From March 3 to 5" lasts; a call of which only the limits are known lies somewhere between them.
    style = "period" if event.granularity == "period" and event.basis != "bounded" else "vague"
    return [(style, event.kind, _iso(event.start), _iso(event.stop), y)]


def _far_end(event: Any, lead: timedelta) -> datetime:
    """Where the drawn part of an open end stops: after the lead, or where the event is known to end."""
    end: datetime = event.at + lead
    return min(event.stop, end) if event.stop == event.stop else end


def _size(mark: Mark) -> float:
    """Diameter in pixels: larger where more documents tell the event, and for the arrow, which fills less of it."""
    size: float = min(10 + 2.5 * (len(mark.event.documents) - 1), 18)
    return size + (4 if mark.event.bound == "by" and mark.event.status != "occurred" else 0)


def _iso(instant: datetime) -> str:
    return instant.isoformat()


def _words(event: Any) -> list[str]:
    """Hover lines as Plotly reads them (title, date, signs): escaped, because its pseudo-HTML is live, and wrapped."""
    title = textwrap.wrap(event.title, 56, max_lines=4, placeholder=" …")
    signs = [count(len(event.documents), "document"), event.status]
    signs += ["sources disagree"] * bool(event.conflicts) + ["unsure"] * ("unsure" in event.checks)
    return ["<br>".join(html.escape(line, quote=False) for line in title), event.when, " · ".join(signs)]


def _scatter(marks: Sequence[Mark], *, marker: dict[str, Any], words: bool = False, **more: Any) -> Trace:
    """A trace of markers that can be painted as selected: customdata begins with the event's id."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_iso(mark.event.at) for mark in marks],
        "y": [mark.y for mark in marks],
        "customdata": [[mark.event.id, *(_words(mark.event) if words else ())] for mark in marks],
        "marker": marker,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": DIMMED}},
        "showlegend": False,
        "cliponaxis": True,
        **more,
    }


def _lines(
    lines: Sequence[tuple[list[str | None], list[float | None]]],
    colour: str,
    *,
    width: int,
    opacity: float,
    dash: str = "solid",
) -> Trace:
    """Many separate lines as one trace, broken by None."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for xs, _ in lines for x in xs],
        "y": [y for _, ys in lines for y in ys],
        "line": {"color": colour, "width": width, "dash": dash},
        "opacity": opacity,
        "hoverinfo": "skip",
        "showlegend": False,
    }
