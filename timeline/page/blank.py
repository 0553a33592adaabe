"""What stands in place of the timeline when there is nothing to draw, with the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from timeline.frame import without_each
from timeline.page import state
from timeline.page.labels import FACET_LABELS
from timeline.wording import count

if TYPE_CHECKING:
    from timeline.frame import Filters
    from timeline.page.opened import Opened


def no_match(book: Opened, filters: Filters) -> None:
    """No event meets the filters: says how many there would be without each of them, and drops it on a click."""
    with st.container(border=True, horizontal_alignment="center", key="no_match"):
        st.markdown("##### No event meets all these filters", width="content")
        gains = without_each(book.frame, filters)
        helpful = [(name, gain) for name, gain in gains if gain]
        st.caption("Drop one of them:" if helpful else "Dropping one is not enough: clear them all.", width="content")
        with st.container(horizontal=True, horizontal_alignment="center"):
            for name, gain in helpful:
                label = f"Without {FACET_LABELS[name].lower()}: {count(gain, 'event')}"
                st.button(label, key=f"drop_{name}", on_click=state.clear, args=(name,))
            st.button("Clear all", key="drop_all", on_click=state.clear)


def no_event() -> None:
    """The documents tell no event at all."""
    with st.container(border=True, key="no_event"):
        st.markdown("##### No event was found in these documents")
        st.markdown(
            "Dateline looks for things that are told to have happened or to come: calls, meetings, agreements, "
            "statements, deadlines. Add documents that tell of such, in English."
        )
