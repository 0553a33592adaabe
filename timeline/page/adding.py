"""Where documents are brought: dropped or chosen as files, or pasted as text."""

from __future__ import annotations

from datetime import date
from typing import Literal

import streamlit as st

from timeline.imports import ENDINGS as CHRONOLOGIES
from timeline.page import upload_session
from timeline.page.upload_session import Arrival
from timeline.readers import FORMATS

ENDINGS = tuple(ending for each in FORMATS for ending in each.endings if ending)
Weight = Literal["primary", "secondary"]
EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)


def add_button(*, primary: bool = False) -> None:
    """The button that opens the place to bring documents."""
    weight: Weight = "primary" if primary else "secondary"
    if st.button("Add documents", icon=":material/add:", key="add", type=weight, width="stretch"):
        adding()


@st.dialog("Add documents", width="medium")
def adding() -> None:
    """Files, pasted text, or a chronology made elsewhere; what is brought is read by the next run of the page."""
    files, paste, listed = st.tabs(["Files", "Paste text", "A chronology"])
    with files:
        drop()
    with paste:
        form()
    with listed:
        chronology()


def drop() -> None:
    """Where files are dropped or chosen; what cannot be read is told with its reason once it is tried."""
    label = f"Drop files here, or choose them: {', '.join(ENDINGS)}"
    sent = st.file_uploader(label, accept_multiple_files=True, key="uploads")
    st.caption("They stay on this machine. Each is dated by what it says; you can set its date afterwards.")
    if sent:
        upload_session.arrive([Arrival(upload.name, upload.getvalue()) for upload in sent])
        st.rerun()


def chronology() -> None:
    """Where a chronology made elsewhere is dropped: each of its rows becomes a source beside the documents."""
    label = f"Drop a chronology here, or choose it: {', '.join(CHRONOLOGIES)}"
    sent = st.file_uploader(label, accept_multiple_files=True, key="chronologies")
    st.caption(
        "A table of events with a date and a title each, this program's JSON, or a story for TimelineJS. What it says "
        "is set beside what the documents tell."
    )
    if sent:
        upload_session.arrive([Arrival(upload.name, upload.getvalue(), listed=True) for upload in sent])
        st.rerun()


def form() -> None:
    """Where a text is pasted, with a title and the day it was published."""
    with st.form("paste", border=False):
        title = st.text_input("Title", placeholder="As it will stand in the list", key="paste_title")
        day = st.date_input("Published on (if you know)", None, min_value=EARLIEST, max_value=LATEST, key="paste_day")
        text = st.text_area("Text", height=220, key="paste_text", placeholder="Paste the text of one document")
        asked = st.form_submit_button("Add this text", type="primary")
    if asked and not text.strip():
        st.error("There is no text yet: paste the text of the document first.")
    elif asked:
        upload_session.arrive([Arrival(title, text, day if isinstance(day, date) else None)])
        st.rerun()
