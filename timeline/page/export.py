"""The way out of the page: the events it shows, or all, in every format there is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from timeline.export import FORMATS
from timeline.frame import part_of
from timeline.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from timeline.page.session_view import SessionView

ALL = "export_all"


def export(session: SessionView, rows: pd.DataFrame) -> None:
    """Draws the menu of formats; a file is made when it is asked for, and not before."""
    total = len(session.frame)
    with st.popover("Export", icon=":material/download:"):
        every = len(rows) < total and st.checkbox(f"All {total:,} events, whatever the filters say", key=ALL)
        chosen = session.frame if every else rows
        st.caption(f"{count(len(chosen), 'event')}{' that meet the filters' if len(chosen) < total else ''}, as")
        hidden = len(session.chronology.hidden)
        if hidden:
            st.caption(f"{count(hidden, 'hidden event')} left out")
        columns = st.columns(2)
        for number, form in enumerate(FORMATS.values()):
            columns[number % 2].download_button(
                form.says[:1].upper() + form.says[1:],
                partial(written, session, chosen["id"], form.name),
                file_name=form.file_name,
                mime=form.media_type,
                key=f"export_{form.name}",
                on_click="ignore",
                width="stretch",
                disabled=(why := form.lacks()) is not None,
                help=why,
            )


def written(session: SessionView, ids: Iterable[str], name: str) -> bytes:
    """These events in a format of FORMATS, as the bytes of a file."""
    return FORMATS[name].written(part_of(session.chronology, ids))
