"""The time filter: words such as "since 1 March", read by the product's own tagger, and what was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from timeline.page import state
from timeline.page.labels import escaped
from timeline.wording import days_in_words, interval_in_words

if TYPE_CHECKING:
    from timeline.model import Interval


def when() -> None:
    """The field; its words are kept under "when". Other dates asked for are also the dates to show."""
    st.text_input(
        "Dates",
        key="when",
        placeholder="Dates: since 1 March, February to April",
        icon=":material/date_range:",
        label_visibility="collapsed",
        on_change=state.see,
        args=(None,),
    )
    view = state.view()
    if view.filters.when is not None:
        st.html(f'<p class="understood">{escaped(understood(view.filters.when))}</p>')
    elif view.when:
        st.html('<p class="understood alarm">No date understood. Try “since 1 March”, “last week of April 2025”.</p>')


def understood(when: Interval) -> str:
    """The days a stretch of time touches, in words: "1 Feb – 30 Apr 2025", "from 1 Mar 2025", "until 31 Mar 2025"."""
    if when.has_ancient_side:
        return interval_in_words(when)
    if when.first is None or when.last is None:
        known = when.last if when.first is None else when.first
        assert known is not None  # an interval has at least one known side
        return f"{'until' if when.first is None else 'from'} {days_in_words(known, known)}"
    return days_in_words(when.first, when.last)
