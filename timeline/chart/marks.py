"""The traces of the timeline: marks, bars, deadlines, rings and connectors."""

from __future__ import annotations

import html
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.chart.palette import STOP, Ink, look_of, symbol_of
from timeline.chart.titles import SIZE
from timeline.frame.extent import moved
from timeline.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from timeline.chart.lane import Lane
    from timeline.chart.titles import Title

Trace = dict[str, Any]

LEAD = 40
"""Pixels that the open side of a deadline or of a "since" takes."""
RING = 8
"""Pixels by which the ring of a conflict is wider than its mark."""
FAINT = 0.45  # opacity of an event that is unsure
DIMMED = 0.22  # opacity of the events that are not selected


class Mark(NamedTuple):
    """One event in one lane: its row of the frame, its height in pixels from the top, its title where there is room."""

    event: Any
    y: float
    title: Title | None = None


def marks_of(lanes: Iterable[Lane]) -> list[Mark]:
    """Every event that is drawn by itself, in every lane it stands in."""
    return [
        Mark(event, lane.y(position), lane.titles.get(position))
        for lane in lanes
        for position, event in lane.events.items()
    ]


def traces_of(marks: Sequence[Mark], lead: timedelta, ink: Ink) -> list[Trace]:
    """All traces, from the back to the front; `lead` is how long the open side of a deadline is drawn."""
    return [
        *connectors(marks, ink),
        *bars(marks, lead),
        *arrows(marks, lead),
        *rings(marks, ink),
        points(marks, ink),
        *titles(marks, ink),
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
    sizes = [size_of(mark.event) + RING for mark in torn]
    marker = {"symbol": "circle-open", "size": sizes, "color": ink.alarm, "line": {"width": 1.8}}
    return [_scatter(torn, marker=marker, hoverinfo="skip")]


def points(marks: Sequence[Mark], ink: Ink) -> Trace:
    """The marks themselves: the one trace that is hovered and clicked; customdata is the event's id and its words."""
    colours = [look_of(mark.event.kind).colour for mark in marks]
    hollow = [symbol_of(m.event.kind, m.event.status, m.event.bound) for m in marks]
    marker = {
        "symbol": hollow,
        "size": [size_of(mark.event) for mark in marks],
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


def titles(marks: Sequence[Mark], ink: Ink) -> list[Trace]:
    """The titles there is room for; a question mark beside every event that is unsure, with its title or without.

    Each stands beside an invisible mark, which keeps it clear of its own at any zoom.
    """
    told = [mark for mark in marks if mark.title or "unsure" in mark.event.checks]
    if not told:
        return []
    clear = [mark.title.clear if mark.title else size_of(mark.event) for mark in told]
    trace = _scatter(told, marker={"size": clear, "opacity": 0}, hoverinfo="skip")
    return [
        trace
        | {
            "name": "titles",
            "mode": "markers+text",
            "x": [_iso(mark.title.x if mark.title else mark.event.at) for mark in told],
            "text": [_written(mark.title) for mark in told],
            "textposition": [f"middle {'left' if m.title and m.title.place == 'left' else 'right'}" for m in told],
            "textfont": {"size": SIZE, "color": ink.text},
            "selected": {"marker": {"opacity": 0}, "textfont": {"color": ink.text}},
            "unselected": {"marker": {"opacity": 0}, "textfont": {"color": ink.faint}},
        }
    ]


def _written(title: Title | None) -> str:
    """A title as Plotly reads it, whose pseudo-HTML is live; the empty line below one lifts it off its bar."""
    if title is None:
        return "?"
    return html.escape(title.text, quote=False) + ("<br>\u00a0" if title.place == "over" else "")


def _pieces(mark: Mark, lead: timedelta) -> list[tuple[str, str, str, str, float]]:
    """The bars of one mark, each as its style, kind, both ends and height."""
    event, y, _ = mark
    known_start, known_stop = event.start == event.start, event.stop == event.stop  # NaT is not equal to itself
    if event.bound != "at" or not (known_start and known_stop):
        if event.bound == "by":
            ahead = moved(event.at.to_pydatetime(), -lead)
            begin = max(event.start, ahead) if known_start else ahead
            style = "vague" if event.status == "occurred" else "open"
            return [(style, event.kind, _iso(begin), _iso(event.at), y)]
        end = _far_end(event, lead)
        return [("open", event.kind, _iso(event.at), _iso(end), y)]
    if not has_bar(event):
        return []
    # "From March 3 to 5" lasts; a call of which only the limits are known lies somewhere between them.
    style = "period" if event.granularity == "period" and event.basis != "bounded" else "vague"
    return [(style, event.kind, _iso(event.start), _iso(event.stop), y)]


def has_bar(event: Any) -> bool:
    """Whether more is drawn of an event than its mark: it is a period, its day is not given, or a side is open."""
    if event.bound != "at" or event.start != event.start or event.stop != event.stop:  # NaT is not equal to itself
        return True
    return bool((event.stop - event.start).days > 1 or event.approximate)


def _far_end(event: Any, lead: timedelta) -> datetime:
    """Where the drawn part of an open end stops: after the lead, or where the event is known to end."""
    end = moved(event.at.to_pydatetime(), lead)
    return min(event.stop, end) if event.stop == event.stop else end


def size_of(event: Any) -> float:
    """Diameter in pixels: larger where more documents tell the event, and for the arrow, which fills less of it."""
    size: float = min(10 + 2.5 * (len(event.documents) - 1), 18)
    return size + (4 if event.bound == "by" and event.status != "occurred" else 0)


def _iso(instant: datetime) -> str:
    return instant.isoformat()


def _words(event: Any) -> list[str]:
    """Hover lines as Plotly reads them (title, date, signs): escaped, because its pseudo-HTML is live, and wrapped."""
    title = textwrap.wrap(event.title, 56, max_lines=4, placeholder=" …")
    signs = [count(len(event.documents), "document"), event.status]
    signs += ["sources disagree"] * bool(event.conflicts) + ["date unsure"] * ("unsure" in event.checks)
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
