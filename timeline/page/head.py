"""The line above the timeline: how many events, from when to when, how they are laid out, and the way out of here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from timeline.chart import BY
from timeline.export import FORMATS
from timeline.frame import extent, part_of
from timeline.page.labels import LANE_LABELS, escaped
from timeline.wording import count, days_in_words

if TYPE_CHECKING:
    import pandas as pd

    from timeline.page.opened import Opened

MEDIA = {
    "csv": ("Table (CSV)", "text/csv"),
    "json": ("Everything (JSON)", "application/json"),
    "ics": ("Calendar (iCalendar)", "text/calendar"),
    "timelinejs": ("TimelineJS", "application/json"),
    "jsonld": ("Linked data (JSON-LD)", "application/ld+json"),
    "html": ("Page (HTML)", "text/html"),
}
"""What the reader calls each export format, and its media type."""
ENDINGS = {"timelinejs": "timelinejs.json"}


def summary(rows: pd.DataFrame, total: int) -> str:
    """In words: "19 of 60 events · 12 Feb – 29 Apr 2025 · 2 with conflicting dates"."""
    span = extent(rows)
    torn = sum("date" in about for about in rows["conflicts"])
    undated = int(rows["at"].isna().sum())
    parts = [
        f"{len(rows):,} of {count(total, 'event')}",
        days_in_words(*span) if span else "",
        f"{torn:,} with conflicting dates" if torn else "",
        f"{undated:,} without a date" if undated else "",
    ]
    return " · ".join(part for part in parts if part)


def head(book: Opened, rows: pd.DataFrame) -> None:
    """Draws the head; the choice of lanes is kept under "lanes"."""
    first, dot, rest = summary(rows, len(book.frame)).partition(" · ")
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
        export(book, rows)


def export(book: Opened, rows: pd.DataFrame) -> None:
    """The events that meet the filters, in every format there is; written only when asked for."""
    with st.popover("Export", icon=":material/download:"):
        st.caption(f"{count(len(rows), 'event')}: those that meet the filters.")
        for name in FORMATS:
            label, mime = MEDIA.get(name, (name, "text/plain"))
            st.download_button(
                label,
                partial(written, book, tuple(rows["id"]), name),
                file_name=f"chronology.{ENDINGS.get(name, name)}",
                mime=mime,
                key=f"export_{name}",
                on_click="ignore",
                width="stretch",
            )


def written(book: Opened, ids: tuple[str, ...], name: str) -> bytes:
    """These events in a format of FORMATS, as the bytes of a file."""
    return FORMATS[name](part_of(book.chronology, ids)).encode()
