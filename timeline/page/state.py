"""The one place that reads and writes Streamlit's session and address on behalf of the view.

Widgets keep their own values under the names of the facets; what no widget holds (the event, the passage, the dates in
view) stands beside them. `order` counts the times Python asks the chart for other dates than it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from timeline.chart import BY
from timeline.frame import FACETS, Filters
from timeline.page.view import Address, View, address_of, view_of, window_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from timeline.page.opened import Opened


def adopt_address(book: Opened) -> None:
    """Makes the session show what the address asks for, when the address is news: at the start, and on Back."""
    address = _address()
    if st.session_state.get("address") == address and "order" in st.session_state:
        return
    view = view_of(address, book.known)
    session = st.session_state
    session["query"] = view.filters.query
    for facet in FACETS:
        session[facet] = list(getattr(view.filters, facet))
    session["alone"] = view.filters.alone
    session["lanes"] = view.lanes
    session["event"], session["passage"] = view.event, view.passage
    session["window"], session["order"] = view.window, session.get("order", 0) + 1
    session["address"] = address


def prune(book: Opened) -> None:
    """Drops chosen values that this chronology does not have: another collection was opened."""
    for facet in FACETS:
        chosen = st.session_state.get(facet) or []
        if not book.known[facet].issuperset(chosen):
            st.session_state[facet] = [value for value in chosen if value in book.known[facet]]
    if st.session_state["event"] not in book.known["event"]:
        select(None)


def publish_address() -> None:
    """Writes the view into the address: one entry of the browser's history for each change."""
    address = address_of(view())
    if address != _address():
        st.query_params.from_dict(address)
    st.session_state["address"] = _address()


def view() -> View:
    """What the reader is looking at now."""
    session = st.session_state
    filters = Filters(
        query=(session.get("query") or "").strip(),
        alone=bool(session.get("alone")) and bool(session.get("actor")),
        **{facet: tuple(session.get(facet) or ()) for facet in FACETS},
    )
    return View(
        event=session.get("event"),
        passage=session.get("passage"),
        lanes=session.get("lanes") or BY[0],
        window=session.get("window"),
        filters=filters,
    )


def select(event: str | None, passage: str | None = None) -> None:
    """Selects an event, and which of its passages the reader stands at."""
    st.session_state["event"], st.session_state["passage"] = event, passage


def see(window: tuple[datetime, datetime] | None) -> None:
    """Asks the chart for other dates; None for those it opens with."""
    st.session_state["window"] = window
    st.session_state["order"] += 1


def seen(pair: Sequence[str] | None) -> None:
    """Takes note of the dates that the chart shows by itself."""
    st.session_state["window"] = window_of(pair)


def clear(*names: str) -> None:
    """Drops the wishes of these names; all of them where none is named."""
    for name in names or ("query", "alone", *FACETS):
        st.session_state[name] = False if name == "alone" else "" if name == "query" else []


def _address() -> Address:
    return {key: st.query_params.get_all(key) for key in st.query_params}
