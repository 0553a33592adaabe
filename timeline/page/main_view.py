"""Strip, timeline and lists beside the panel: one fragment, so that a click redraws nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zlib import crc32

import streamlit as st

from timeline.chart import lanes_of, strip_figure, tile_of, timeline_figure
from timeline.frame import in_view, opening
from timeline.model import Document
from timeline.page import components, left, listing, state
from timeline.page.legend import legend
from timeline.page.panel import panel
from timeline.page.passages import telling_of
from timeline.page.zoom import Window, zoom
from timeline.wording import count

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

    from timeline.page.session_view import SessionView

STRIP = {"displayModeBar": False, "showTips": False}


@st.fragment
def main_view(session: SessionView, rows: pd.DataFrame) -> None:
    """Draws everything below the head for the filtered rows."""
    state.publish_address()
    dated, undated = state.memo(rows, "parts", None, lambda: (rows[rows["edtf"].notna()], rows[rows["edtf"].isna()]))
    home = state.memo(rows, "home", None, lambda: opening(rows, state.view().filters.when))
    lists, beside = st.columns([1.75, 1], gap="medium")
    with lists:
        selected = state.view().event
        if home is None:
            st.info("None of these events has a date. They are listed below.", icon=":material/event_busy:")
        else:
            _timeline(session, dated, home)
            shown = in_view(dated, *(state.view().window or home))
            listing.in_view(shown, len(dated), selected, listing.pick("rows"))
        listing.undated(undated, selected, listing.pick("undated"))
        listing.folds(session.frame, state.view().filters)
        left.line(session)
    with beside:
        panel(session, state.memo(rows, "order", None, lambda: list(rows["id"])))


def _timeline(session: SessionView, dated: pd.DataFrame, home: Window) -> None:
    """Strip and timeline, and the bridge that joins them to the page."""
    view, dark = state.view(), st.context.theme.type == "dark"
    with st.container(key="chart", gap="xsmall"):
        zoom(dated, home)
        strip = state.memo(dated, "strip", dark, lambda: strip_figure(dated, dark=dark, home=home))
        st.plotly_chart(strip, key="strip", config=STRIP, alt="Number of events over time")
        figure, stamp = _figure(dated, home, dark)
        alt = f"Timeline of {count(len(dated), 'event')}. The same events stand in the table that follows."
        components.timeline("timeline", {"figure": figure, "stamp": stamp, "alt": alt})
        legend(dated)
        if early := int(dated["at"].isna().sum()):
            st.caption(f"{count(early, 'event')} before the year 1: in the table, not on the timeline")
        at = dated.loc[dated["id"] == view.event, "at"] if view.event else dated["at"].head(0)
        data: dict[str, Any] = {
            "strip": "strip",
            "selected": view.event,
            "at": _iso(at.iloc[0]) if len(at) else None,
            "home": [_iso(home[0]), _iso(home[1])],
            "window": [_iso(view.window[0]), _iso(view.window[1])] if view.window else [],
            "order": st.session_state["order"],
            "width": state.width(),
            "lines": [*_publication_line(session, dark), *_selection_line(at, dark)],
        }
        components.bridge("bridge", data, on_pick=listing.pick("bridge"), on_window=_seen, on_width=_measured)


def _figure(dated: pd.DataFrame, home: Window, dark: bool) -> tuple[dict[str, Any], int]:
    """The timeline's figure and its stamp: those drawn last, where a click or a move has changed nothing in it."""
    view, width = state.view(), state.width()
    lanes = state.memo(dated, "lanes", view.lanes, lambda: lanes_of(dated, view.lanes))
    tile = tile_of(sum(len(lane.members) for lane in lanes), home, view.window)

    def make() -> tuple[dict[str, Any], int]:
        figure = timeline_figure(dated, view.lanes, dark=dark, home=home, tile=tile, width=width, lanes=lanes)
        return figure, crc32(json.dumps(figure).encode())

    return state.memo(dated, "figure", (view.lanes, dark, tile, width), make)


def _seen() -> None:
    state.seen(st.session_state["bridge"]["window"])


def _measured() -> None:
    state.measured(st.session_state["bridge"]["width"])


def _publication_line(session: SessionView, dark: bool) -> list[dict[str, str]]:
    """A line on the day the current document was published, where that is known."""
    document = _current_document(session)
    if document is None or document.publication.day is None:
        return []
    colour = "#9aa3b2" if dark else "#5f6671"
    return [{"x": document.publication.day.isoformat(), "label": " published", "colour": colour, "dash": "dot"}]


def _selection_line(at: pd.Series[Any], dark: bool) -> list[dict[str, Any]]:
    """A line where the selected event stands, for the page to draw unless its mark is drawn: it may be in a heap."""
    colour = "#7fb0e2" if dark else "#2b5f93"
    line = {"label": " selected", "colour": colour, "dash": "solid", "unless": True}
    return [{"x": _iso(moment), **line} for moment in at]


def _current_document(session: SessionView) -> Document | None:
    view = state.view()
    event = session.events.get(view.event or "")
    if event is None:
        return session.documents.get(view.document or "")
    return session.documents[telling_of(event, session.mentions, view.passage).document]


def _iso(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
