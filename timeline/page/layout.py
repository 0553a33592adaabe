"""The whole page of one opened chronology, from the sidebar to the last list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from timeline.frame import filtered
from timeline.page import blank, left, state
from timeline.page.head import head
from timeline.page.history import history
from timeline.page.main_view import main_view
from timeline.page.panel import panel
from timeline.page.sidebar import sidebar

if TYPE_CHECKING:
    from timeline.page.session_view import SessionView

STYLE = Path(__file__).with_name("web") / "page.css"


def style() -> None:
    """The page's own style sheet."""
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")


def show(session: SessionView) -> None:
    """Draws the page; what is selected, filtered and in view comes from the address and goes back to it."""
    state.adopt_address(session)
    state.prune(session)
    with st.sidebar:
        sidebar(session)
    blank.unread(session)
    if session.frame.empty:
        blank.no_event()
        left.line(session)
        if state.view().document is not None:
            panel(session, ())
        if session.journal:
            history(session)
        state.publish_address()
        return
    filters = state.view().filters
    rows = state.memo(session, "rows", filters, lambda: filtered(session.frame, filters))
    head(session, rows)
    if rows.empty:
        blank.no_match(session, filters)
        state.publish_address()
        return
    main_view(session, rows)
