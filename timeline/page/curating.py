"""A chronology as the program made it -> as it was decided, opened for the page."""

from __future__ import annotations

import os
from contextlib import ExitStack
from threading import Lock
from typing import TYPE_CHECKING, NoReturn

import streamlit as st

from timeline.curate import curated, published_by, read_by
from timeline.page import journal, state, upload_session
from timeline.page.labels import literal
from timeline.page.loading import loading, telling
from timeline.page.session_view import SessionView, session_view
from timeline.page.uploads import Uploads
from timeline.store import Built, Project, ProjectError, built
from timeline.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.model import Document

KEPT = 4
"""Chronologies as decided that are kept in memory."""

_building = Lock()


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[object, SessionView]:
    """What was opened, by what it depends on."""
    return {}


@st.cache_resource(show_spinner=False)
def _machine() -> dict[str, Built]:
    """What the program made last of each project."""
    return {}


def as_decided(session: SessionView) -> SessionView:
    """A chronology with the decisions of the session; the very same where there are none."""
    told = journal.entries()
    return _followed(_memo((id(session.chronology), told), lambda: _decided(session)) if told else session)


def _decided(session: SessionView) -> SessionView:
    told = journal.entries()
    chronology, unmet = curated(session.chronology, told)
    return session_view(
        chronology,
        session.name,
        session.problems,
        faults=session.faults,
        sample=session.sample,
        journal=told,
        unmet=unmet,
        machine=session.chronology,
    )


def take_up(path: str) -> None:
    """Makes the session's uploads show what a project file holds; stops the page where it cannot be used."""
    try:
        with Project(path, new=False) as file:
            documents, told = file.documents(), file.journal()
    except ProjectError as error:
        _stop(error)
    memo = {document.id for document in read_by(told, documents)}
    removed = tuple(document.id for document in documents if document.id not in memo)
    uploads = upload_session.uploads()
    upload_session.keep(Uploads(documents, removed, published_by(told, documents), uploads.problems))


def book_of_project(path: str, documents: Sequence[Document]) -> SessionView:
    """The opened chronology of a project as decided: from memory, else from the file, else built."""
    from timeline.language import MissingModel

    engine = os.environ.get("DATELINE_ENGINE", "auto")
    try:
        with Project(path, new=False) as file:
            return _followed(_memo((path, engine, file.stamp()), lambda: _of_project(file, path, engine, documents)))
    except (ProjectError, MissingModel) as error:
        _stop(error)


def _of_project(file: Project, path: str, engine: str, documents: Sequence[Document]) -> SessionView:
    from timeline.engines import NO_MODEL, engine_here
    from timeline.faultlog import collected, problems_of

    chosen = engine_here(engine)
    problems = (NO_MODEL,) if engine == "auto" and chosen != "model" else ()
    with ExitStack() as shown:
        progress, known = _progress(documents, shown), _machine().get(path)
        made = built(file, engine=chosen, progress=progress, known=known, faults=collected())
    _machine()[path] = made
    chronology, unmet = made.curated
    name, faults = file.path.stem, tuple(map(str, problems_of(made.faults)))
    return session_view(
        chronology, name, problems, faults=faults, journal=made.journal, unmet=unmet, machine=made.machine
    )


def _progress(documents: Sequence[Document], shown: ExitStack) -> Callable[[int, int], None]:
    """A bar, from the first step on: where nothing is built there is none."""
    steps: list[Callable[[int, int], None]] = []

    def progress(done: int, total: int) -> None:
        if not steps:
            step, _ = shown.enter_context(loading("build", f"Reading {count(len(documents), 'document')}"))
            steps.append(telling(documents, step))
        steps[0](done, total)

    return progress


def _stop(error: Exception) -> NoReturn:
    st.error(literal(str(error)), icon=":material/error:")
    st.stop()


def _memo(key: object, make: Callable[[], SessionView]) -> SessionView:
    """What is on the shelf under a key, else what is made now and put there."""
    shelf = _shelf()
    with _building:
        if key not in shelf:
            shelf[key] = make()
        for old in list(shelf)[:-KEPT]:
            del shelf[old]
        return shelf[key]


def _followed(session: SessionView) -> SessionView:
    """The chronology, when the page stands at the event that was decided about: what is one event may have changed."""
    st.session_state.pop(journal.CHANGED, None)
    mention = st.session_state.pop(journal.FOLLOW, None)
    if mention is not None:
        state.select(session.event_of.get(mention), mention)
    return session
