"""Strip, timeline and lists beside the panel: one fragment, so that a click redraws nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import streamlit as st

from timeline.chart import strip_figure, tile_of, timeline_figure
from timeline.frame import focus, in_view
from timeline.model import Document
from timeline.page import components, listing, state
from timeline.page.legend import legend
from timeline.page.panel import panel
from timeline.wording import count

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

    from timeline.page.opened import Opened

CHART = {"scrollZoom": True, "displayModeBar": False, "doubleClick": "reset", "showTips": False}
STRIP = {"displayModeBar": False, "showTips": False}
Window = tuple["datetime", "datetime"]


@st.fragment
def board(book: Opened, rows: pd.DataFrame) -> None:
    """Draws everything below the head for the filtered rows."""
    state.publish_address()
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        home = focus(rows)
        if home is None:
            st.info("None of these events has a date. They are listed below.", icon=":material/event_busy:")
            shown = rows[rows["at"].notna()]
        else:
            shown = in_view(rows, *(state.view().window or home))
            _timeline(book, rows, home)
        selected = state.view().event
        if home is not None:
            listing.in_view(shown, int(rows["at"].notna().sum()), selected, listing.pick("rows"))
        listing.undated(rows[rows["at"].isna()], selected, listing.pick("undated"))
    with right:
        panel(book, list(rows["id"]))


def _timeline(book: Opened, rows: pd.DataFrame, home: Window) -> None:
    """Strip and timeline, and the bridge that joins them to the page."""
    view, dark = state.view(), st.context.theme.type == "dark"
    with st.container(key="chart", gap="xsmall"):
        _zoom(rows, home)
        st.plotly_chart(strip_figure(rows, dark=dark), key="strip", config=STRIP, alt="Number of events over time")
        st.plotly_chart(
            _figure(book, rows, dark, tile_of(rows, view.lanes, view.window or home)),
            key="timeline",
            config=CHART,
            alt=f"Timeline of {count(len(rows), 'event')}. The same events stand in the table that follows.",
        )
        legend(rows)
        data: dict[str, Any] = {
            "chart": "timeline",
            "strip": "strip",
            "selected": view.event,
            "home": [_iso(home[0]), _iso(home[1])],
            "window": [_iso(view.window[0]), _iso(view.window[1])] if view.window else [],
            "order": st.session_state["order"],
            "lines": _publication_lines(book, dark),
        }
        components.bridge("bridge", data, on_pick=listing.pick("bridge"), on_window=_seen)


def _figure(book: Opened, rows: pd.DataFrame, dark: bool, tile: Window | None) -> dict[str, Any]:
    """The timeline's figure: the one drawn last, where a click or a move has changed nothing in it."""
    view = state.view()
    key = (view.filters, view.lanes, dark, tile)
    drawn = st.session_state.get("figure")
    if drawn is None or drawn[0] is not book or drawn[1] != key:
        drawn = (book, key, timeline_figure(rows, view.lanes, dark=dark, tile=tile))
        st.session_state["figure"] = drawn
    figure: dict[str, Any] = drawn[2]
    return figure


def _zoom(rows: pd.DataFrame, home: Window) -> None:
    """What lies outside, and the buttons that set the dates in view."""
    outside = len(rows[rows["at"].notna()]) - len(in_view(rows, *home))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="zoom"):
        st.caption("Drag across the strip to zoom, drag the timeline to move it.", width="content")
        st.space("stretch")
        if outside:
            marks = rows["at"].dropna()
            margin = max((marks.max() - marks.min()) * 0.03, timedelta(days=2))
            every = (marks.min() - margin, marks.max() + margin)
            label = f"Show {outside:,} more outside"
            st.button(label, key="all", type="tertiary", on_click=state.see, args=(every,))
        st.button("Main period" if outside else "All", key="home", type="tertiary", on_click=state.see, args=(None,))
        for name, days in (("Month", 31), ("Week", 7)):
            st.button(name, type="tertiary", on_click=_around, args=(rows, home, timedelta(days=days)))


def _around(rows: pd.DataFrame, home: Window, length: timedelta) -> None:
    """Shows so much time round the selected event, else round the middle of what is shown."""
    view = state.view()
    low, high = view.window or home
    at = rows.loc[rows["id"] == view.event, "at"].dropna()
    centre = at.iloc[0].to_pydatetime() if len(at) else low + (high - low) / 2
    state.see((centre - length / 2, centre + length / 2))


def _seen() -> None:
    state.seen(st.session_state["bridge"]["window"])


def _publication_lines(book: Opened, dark: bool) -> list[dict[str, str]]:
    """A line on the day the current document was published, where that is known."""
    document = _current_document(book)
    if document is None or document.publication.day is None:
        return []
    colour = "#9aa3b2" if dark else "#6b7280"
    return [{"x": document.publication.day.isoformat(), "label": " published", "colour": colour}]


def _current_document(book: Opened) -> Document | None:
    view = state.view()
    event = book.events.get(view.event or "")
    if event is None:
        return None
    mention = book.mentions[view.passage if view.passage in event.mentions else event.mentions[0]]
    return book.documents[mention.document]


def _iso(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
