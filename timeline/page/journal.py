"""The journal behind the page: in the project file where there is one, else in the session, to be saved as a project.

Here alone the page reads the clock and says who decided.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from timeline.curate import Decision, JournalEntry, LeaveOut, Publish, Redo, Source, Undo, digest_of, standing
from timeline.page.labels import literal
from timeline.store import Project, ProjectError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from timeline.model import Document

WHO = "who"
JOURNAL = "journal"
CHANGED = "decided"
FOLLOW = "follow"


def project() -> str | None:
    """The path of the project file that the page is of, if it is of one."""
    return os.environ.get("DATELINE_PROJECT") or None


def entries() -> tuple[JournalEntry, ...]:
    """The journal of a session without a project file."""
    return tuple(st.session_state.get(JOURNAL, ()))


def decide(*decisions: Decision | Undo | Redo, why: str = "", follow: str | None = None) -> bool:
    """Write decisions into the journal, one after the other; the page shows them with its next run, and turns to the
    event that the mention `follow` tells. False where they could not be saved, which is told.
    """
    at, by = datetime.now(UTC).isoformat(timespec="seconds"), " ".join((st.session_state.get(WHO) or "").split())
    path = project()
    try:
        if path is None:
            for what in decisions:
                told = entries()
                st.session_state[JOURNAL] = (*told, JournalEntry(len(told) + 1, what, at, by, why))
        else:
            with Project(path, new=False) as file:
                for what in decisions:
                    file.decide(what, at, by, why)
    except ProjectError as error:
        st.toast(literal(str(error)), icon=":material/error:")
        return False
    st.session_state[CHANGED], st.session_state[FOLLOW] = True, follow
    return True


def decided(*decisions: Decision | Undo | Redo, follow: str | None = None) -> None:
    """The same for the click of a button."""
    decide(*decisions, follow=follow)


def source_of(document: Document) -> Source:
    """A document as decisions name it."""
    return Source(digest_of(document.text), document.source)


def add(documents: Iterable[Document]) -> None:
    """Keep documents in the project file, if the page is of one."""
    path = project()
    if path is not None:
        try:
            with Project(path, new=False) as file:
                file.add(documents)
        except ProjectError as error:
            st.error(literal(str(error)), icon=":material/error:")


def publish(documents: Iterable[Document], day: date | None) -> None:
    """Decide when documents of the project were published; None takes back what was decided about that."""
    if project() is None:
        return
    if day is None:
        _take_back(Publish, documents)
    else:
        decide(*(Publish(source_of(document), day) for document in documents))


def leave_out(documents: Iterable[Document]) -> None:
    """Decide that documents of the project are not to be read."""
    if project() is not None:
        decide(*(LeaveOut(source_of(document)) for document in documents))


def put_back(documents: Iterable[Document]) -> None:
    """Take back that documents of the project are not to be read."""
    if project() is not None:
        _take_back(LeaveOut, documents)


def _take_back(kind: type[Publish] | type[LeaveOut], documents: Iterable[Document]) -> None:
    path, digests = project(), {digest_of(document.text) for document in documents}
    if path is None or not digests:
        return
    with Project(path, new=False) as file:
        stands = standing(file.journal())
    made = [e for e in stands if isinstance(e.what, kind) and e.what.document.digest in digests]
    decide(*(Undo(entry.number) for entry in made))
