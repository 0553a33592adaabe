"""The whole page of one opened chronology, from the sidebar to the last list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from timeline.frame import filtered
from timeline.page import blank, left, state
from timeline.page.board import board
from timeline.page.head import head
from timeline.page.history import history
from timeline.page.panel import panel
from timeline.page.sidebar import sidebar

if TYPE_CHECKING:
    from timeline.page.opened import Opened

STYLE = Path(__file__).with_name("web") / "page.css"


def style() -> None:
    """The page's own style sheet."""
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")


def show(book: Opened) -> None:
    """Draws the page; what is selected, filtered and in view comes from the address and goes back to it."""
    state.adopt_address(book)
    state.prune(book)
    with st.sidebar:
        sidebar(book)
    blank.unread(book)
    if book.frame.empty:
        blank.no_event()
        left.line(book)
        if state.view().document is not None:
            panel(book, ())
        if book.journal:
            history(book)
        state.publish_address()
        return
    filters = state.view().filters
    rows = state.kept(book, "rows", filters, lambda: filtered(book.frame, filters))
    head(book, rows)
    if rows.empty:
        blank.no_match(book, filters)
        state.publish_address()
        return
    board(book, rows)
