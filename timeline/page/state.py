"""The one place that reads and writes Streamlit's session and address on behalf of the view.

Widgets keep their own values under the names of the facets; what no widget holds (the event, the passage, the dates in
view) stands beside them. `order` counts the times Python asks the chart for other dates than it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from timeline.chart import BY, WIDTH
from timeline.frame import FACETS, Filters
from timeline.page.view import Address, View, address_of, asked, step_of, view_of, window_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from timeline.page.session_view import SessionView

T = TypeVar("T")
EMPTY: dict[str, Any] = {"query": "", "when": "", "alone": False, "every": False, "details": False}
"""The wishes that are no facets, as they are where nothing is wished."""


def adopt_address(session: SessionView) -> None:
    """Makes the session show what the address asks for, when the address is news: at the start, and on Back."""
    address, stored = _address(), st.session_state
    stored["anchor"] = session.anchor
    if stored.get("address") == step_of(address) and "order" in stored:
        return
    view = view_of(address, session.known, session.anchor)
    stored["query"] = view.filters.query
    for facet in FACETS:
        stored[facet] = list(getattr(view.filters, facet))
    stored["alone"], stored["every"] = view.filters.alone, view.filters.every
    stored["details"] = view.filters.details
    stored["when"] = view.when
    stored["lanes"] = view.lanes
    stored["event"], stored["passage"] = view.event, view.passage
    stored["document"], stored["at"] = view.document, view.at
    stored["window"], stored["order"] = view.window, stored.get("order", 0) + 1
    stored["address"] = step_of(address)


def prune(session: SessionView) -> None:
    """Drops chosen values that this chronology does not have: another collection was opened."""
    for facet in FACETS:
        chosen = st.session_state.get(facet) or []
        if not session.known[facet].issuperset(chosen):
            st.session_state[facet] = [value for value in chosen if value in session.known[facet]]
    stored = st.session_state
    if stored["event"] is not None and stored["event"] not in session.known["event"]:
        select(None)
    if stored.get("document") is not None and stored["document"] not in session.known["document"]:
        select(None)


def publish_address() -> None:
    """Writes the view into the address: one entry of the browser's history for each change. The dates in view go there
    by the page's own script, which replaces the entry.
    """
    address = address_of(view())
    if step_of(address) != step_of(_address()):
        st.query_params.from_dict(address)
    st.session_state["address"] = step_of(_address())


def view() -> View:
    """What the reader is looking at now."""
    stored = st.session_state
    chosen: dict[str, Any] = {facet: tuple(stored.get(facet) or ()) for facet in FACETS}
    when = (stored.get("when") or "").strip()
    filters = Filters(
        query=(stored.get("query") or "").strip(),
        alone=bool(stored.get("alone")) and bool(chosen["actor"]),
        every=bool(stored.get("every")) and len(chosen["actor"]) > 1,
        when=asked(when, stored.get("anchor")),
        details=bool(stored.get("details")),
        **chosen,
    )
    return View(
        event=stored.get("event"),
        passage=stored.get("passage"),
        lanes=stored.get("lanes") or BY[0],
        window=stored.get("window"),
        filters=filters,
        when=when,
        document=stored.get("document"),
        at=stored.get("at"),
    )


def select(event: str | None, passage: str | None = None) -> None:
    """Selects an event, and which of its passages the reader stands at."""
    st.session_state["event"], st.session_state["passage"] = event, passage
    st.session_state["document"], st.session_state["at"] = None, None


def look(document: str, at: int | None = None) -> None:
    """Opens a document by itself, at the date that stands at an offset of it."""
    select(None)
    st.session_state["document"], st.session_state["at"] = document, at


def see(window: tuple[datetime, datetime] | None) -> None:
    """Asks the chart for other dates; None for those it opens with."""
    st.session_state["window"] = window
    st.session_state["order"] += 1


def seen(pair: Sequence[str] | None) -> None:
    """Takes note of the dates that the chart shows by itself."""
    st.session_state["window"] = window_of(pair)


def width() -> int:
    """How many pixels show the dates in view, as the page has measured them."""
    measured: int = st.session_state.get("width") or WIDTH
    return measured


def measured(pixels: int | None) -> None:
    """Takes note of how wide the timeline is."""
    st.session_state["width"] = pixels


def memo(owner: object, name: str, key: object, make: Callable[[], T]) -> T:
    """What was worked out under this name for the same object and key before, else what `make` gives now.

    The object is compared by identity: nobody looks through a table of a hundred thousand rows to see that it is still
    the same. One thing is kept a name.
    """
    shelf = st.session_state.setdefault("shelf", {})
    if name not in shelf or shelf[name][0] is not owner or shelf[name][1] != key:
        shelf[name] = (owner, key, make())
    found: T = shelf[name][2]
    return found


def unfold(details: bool) -> None:
    """Shows comments and minor events, or what is main alone."""
    st.session_state["details"] = details


def clear(*names: str) -> None:
    """Drops the wishes of these names; all of them where none is named."""
    for name in names or (*EMPTY, *FACETS):
        st.session_state[name] = EMPTY.get(name, [])


def _address() -> Address:
    return {key: st.query_params.get_all(key) for key in st.query_params}
