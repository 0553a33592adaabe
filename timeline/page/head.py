"""The line above the timeline: how many events, from when to when, how they are laid out, and the way out of here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from timeline.chart import BY
from timeline.frame import extent, where
from timeline.page import journal
from timeline.page.export import export
from timeline.page.history import history
from timeline.page.keys import keys
from timeline.page.labels import LANE_LABELS, escaped
from timeline.wording import count, days_in_words

if TYPE_CHECKING:
    import pandas as pd

    from timeline.page.session_view import SessionView


def summary(rows: pd.DataFrame, total: int) -> str:
    """In words: "19 of 60 events · 12 Feb – 29 Apr 2025 · 2 with conflicting dates"."""
    span = extent(rows)
    torn = int(where(rows["conflicts"], lambda about: "date" in about).sum())
    undated = int(rows["edtf"].isna().sum())
    parts = [
        f"{len(rows):,} of {count(total, 'event')}",
        days_in_words(*span) if span else "",
        f"{torn:,} with conflicting dates" if torn else "",
        f"{undated:,} without a date" if undated else "",
    ]
    return " · ".join(part for part in parts if part)


def head(session: SessionView, rows: pd.DataFrame) -> None:
    """Draws the head; the choice of lanes is kept under "lanes"."""
    first, dot, rest = summary(rows, len(session.frame)).partition(" · ")
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html(f'<p class="summary"><strong>{escaped(first)}</strong>{dot}{escaped(rest)}</p>')
        st.segmented_control(
            "Lanes by",
            BY,
            key="lanes",
            required=True,
            format_func=LANE_LABELS.__getitem__,
            label_visibility="collapsed",
        )
        export(session, rows)
        history(session)
        keys(unsaved=bool(session.journal) and journal.project() is None)
