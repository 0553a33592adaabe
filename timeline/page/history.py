"""Undo, redo and the history: every decision in order, what stands, what does not fit, the way to a project file."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import streamlit as st

from timeline.curate import (
    JournalEntry,
    LeaveOut,
    Publish,
    Redo,
    Undo,
    in_words,
    passage_in_words,
    standing,
    to_redo,
    to_undo,
)
from timeline.page import journal, upload_session
from timeline.page.labels import escaped, literal, moment
from timeline.store import Project, ProjectError, saved
from timeline.wording import count

if TYPE_CHECKING:
    from timeline.page.session_view import SessionView

SHOWN = 100  # entries, the newest
EVERY = "5s"  # how often the page looks whether another one has decided something


def history(session: SessionView) -> None:
    """Draws undo, redo, and the button to the history, which says what is not in a project file yet."""
    _step("Undo", ":material/undo:", "undo", to_undo(session.journal), Undo)
    _step("Redo", ":material/redo:", "redo", to_redo(session.journal), Redo)
    unsaved = journal.project() is None and len(session.journal)
    label = f"History :gray[{len(session.journal)}]" if session.journal else "History"
    if unsaved:
        label = f"History :orange[{unsaved} not saved]"
    if st.button(label, key="history", icon=":material/history:", type="tertiary"):
        _history(session)
    if journal.project() is not None:
        _watch((len(upload_session.uploads().added), session.journal[-1].number if session.journal else 0))


def _step(label: str, icon: str, key: str, entry: JournalEntry | None, kind: type[Undo] | type[Redo]) -> None:
    says = f"{label}: {literal(in_words(entry.what))}" if entry is not None else None
    st.button(
        label,
        key=key,
        icon=icon,
        type="tertiary",
        disabled=entry is None,
        help=says,
        on_click=journal.decided,
        args=(kind(entry.number),) if entry is not None else (),
    )


@st.fragment(run_every=EVERY)
def _watch(seen: tuple[int, int]) -> None:
    """Draws the page anew when another page, or a command, has decided something about the same project."""
    path = journal.project()
    try:
        with Project(path or "", new=False) as file:
            now = file.stamp()
    except ProjectError:
        return  # it is told where something is decided or read
    if now != seen:
        st.rerun()


@st.dialog("History", width="large")
def _history(session: SessionView) -> None:
    """Who decided what, when and why, the newest first; each can be taken back, and brought back."""
    path = journal.project()
    says, name = "Goes with what you decide from now on (not needed)", st.session_state.get(journal.WHO, "")
    st.session_state[journal.WHO] = st.text_input("Your name", name, placeholder=says)  # kept beyond the dialog
    if path is None:
        _save(session)
    else:
        st.caption(f"Everything is saved in {literal(path)}")
    stands = {entry.number for entry in standing(session.journal)}
    unmet = {each.entry.number: each.why for each in session.unmet}
    if unmet:
        st.warning(f"{count(len(unmet), 'decision')} found no place in these documents: kept, and tried again.")
    hidden = len(session.chronology.hidden)
    if hidden:
        st.caption(f"{count(hidden, 'event')} hidden: take the decision back to see it again.")
    if not session.journal:
        st.caption("Nothing was decided yet.")
    for entry in reversed(session.journal[-SHOWN:]):
        _entry(entry, entry.number in stands, unmet.get(entry.number))
    if len(session.journal) > SHOWN:
        st.caption(f"{len(session.journal) - SHOWN:,} earlier ones are not shown.")


def _entry(entry: JournalEntry, stands: bool, unmet: str | None) -> None:
    """One line of the journal."""
    is_step = isinstance(entry.what, Undo | Redo)
    by = " · ".join(words for words in (entry.by, moment(entry.at), entry.why) if words)
    quote = passage_in_words(entry.what)
    passage = f"<blockquote>{escaped(quote)}</blockquote>" if quote else ""
    problem = f'<p class="unmet">Does not fit: {escaped(unmet)}</p>' if unmet and stands else ""
    look = "" if stands or is_step else ' class="gone"'
    with st.container(horizontal=True, vertical_alignment="top", key=f"entry_{entry.number}"):
        st.html(
            f"<div{look}><span>{entry.number}</span> <strong>{escaped(in_words(entry.what))}</strong> "
            f"<span>{escaped(by)}</span>{passage}{problem}</div>"
        )
        if not is_step:
            label, what = ("Take back", Undo(entry.number)) if stands else ("Bring back", Redo(entry.number))
            key = f"turn_{entry.number}_{stands}"
            if st.button(label, key=key, type="tertiary") and journal.decide(what):
                st.rerun()


def _save(session: SessionView) -> None:
    """The way from a session to a project file."""
    if not session.journal:
        return
    st.warning("These decisions live in this page alone: save them as a project before you close it.")
    st.download_button(
        "Save as project",
        lambda: project_of(session),
        file_name="story.timeline",
        mime="application/vnd.sqlite3",
        key="save_project",
        icon=":material/save:",
        type="primary",
        on_click="ignore",
    )
    st.caption("Open it with `python -m timeline serve --project story.timeline`: then the page saves by itself.")


def project_of(session: SessionView) -> bytes:
    """The documents and decisions of the session as a project file."""
    told, uploads = list(session.journal), upload_session.uploads()
    documents = {document.id: document for document in (*session.documents.values(), *uploads.added)}
    decided: list[Publish | LeaveOut] = [
        *(
            Publish(journal.source_of(documents[key]), day)
            for key, day in uploads.published.items()
            if key in documents
        ),
        *(LeaveOut(journal.source_of(documents[key])) for key in uploads.removed if key in documents),
    ]
    last = told[-1]
    told += [JournalEntry(last.number + at, what, last.at, last.by) for at, what in enumerate(decided, 1)]
    with tempfile.TemporaryDirectory() as folder:
        return saved(documents.values(), told, folder)
