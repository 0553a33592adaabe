"""From paths and what the reader brings to an opened chronology: built once for the same bytes, with progress shown."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from timeline import __version__
from timeline.imports import chronology_in
from timeline.page import blank, curating, journal, upload_session
from timeline.page.labels import literal
from timeline.page.loading import loading, telling
from timeline.page.session_view import SessionView, session_view
from timeline.page.uploads import PASTED, pasted
from timeline.readers import FilesRead, Problem, UnreadableDocument, read_all, read_bytes
from timeline.wording import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from timeline.model import Chronology, Document
    from timeline.page.upload_session import Arrival

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "us-russia-2025"
SAMPLE_NAME = "Sample: US–Russia contacts, 2025"
KEPT = 4
"""Chronologies kept in memory."""

_building = Lock()


def book_of(paths: Sequence[str]) -> SessionView:
    """The opened chronology of the files and folders with what the reader brought, or of the sample; stops the page
    with a message where nothing can be read.
    """
    _take_in()
    path = journal.project()
    if path is not None:
        curating.take_up(path)
    uploads = upload_session.uploads()
    own = bool(paths or uploads.added or path)
    sample = uploads.sample or not own
    found = _reading((str(SAMPLE),) if sample else tuple(paths)) if sample or paths else FilesRead(())
    documents = (
        tuple(d for d in found.documents if d.id not in uploads.removed) if sample else uploads.among(found.documents)
    )
    problems = tuple(map(str, found.problems))
    if not documents:
        blank.no_document(problems, sample=sample)
        st.stop()
    if path is not None and not sample:
        return curating.book_of_project(path, documents)
    name = "" if sample else _name(paths)
    return curating.as_decided(_built(documents, uploads.days_of(documents), name, problems))


def _take_in() -> None:
    """Reads what was brought, one after the other; what cannot be read is told at once and kept beside the rest."""
    total = len(upload_session.waiting())
    if not total:
        return
    with loading("files", f"Opening {count(total, 'document')}") as (step, trouble):
        while left := upload_session.waiting():
            number = total - len(left) + 1
            step(number - 1, total, f"{number} of {total}: {left[0].name or PASTED}")
            problems = _take(left[0])
            upload_session.taken()  # only now: a click that breaks off this run shall lose nothing
            for problem in problems:
                trouble(str(problem))


def _take(arrival: Arrival) -> tuple[Problem, ...]:
    """Reads one thing that was brought, which may hold several documents; gives what is wrong with it."""
    try:
        if isinstance(arrival.content, str):
            reading = FilesRead((pasted(arrival.name, arrival.content),))
        elif arrival.listed:
            document, troubles = chronology_in(arrival.name, arrival.content)
            reading = FilesRead((document,), troubles)
        else:
            reading = read_bytes(arrival.name, arrival.content, _columns())
    except UnreadableDocument as error:
        reading = FilesRead((), (Problem(arrival.name or PASTED, str(error)),))
    upload_session.bring(reading.documents, reading.problems)
    for document in reading.documents:
        if arrival.day is not None:
            upload_session.publish(document.id, arrival.day)
    return reading.problems


def _columns() -> dict[str, str]:
    """The names of columns that the command was given, by field."""
    named: dict[str, str] = json.loads(os.environ.get("DATELINE_COLUMNS") or "{}")
    return named


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _reading(paths: tuple[str, ...]) -> FilesRead:
    """What the paths hold, read once while the server runs."""
    return read_all(paths, _columns())


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[str, SessionView]:
    """What has been built, by digest. A cached function cannot show its progress without replaying every step of it
    on every rerun; a shelf can be looked at first.
    """
    return {}


def _built(
    documents: tuple[Document, ...], published: Mapping[str, date], name: str, problems: tuple[str, ...]
) -> SessionView:
    """The session view of the documents: from the shelf, else built under a progress bar; no name: the sample."""
    shelf, key = _shelf(), _digest(documents, published, name, problems)
    if key in shelf:
        return shelf[key]
    with _building:
        if key not in shelf:
            chronology, trouble, faults = _chronology(documents, published)
            told = (*problems, *trouble)
            shelf[key] = session_view(chronology, name or SAMPLE_NAME, told, faults=faults, sample=not name)
        for old in list(shelf)[:-KEPT]:
            del shelf[old]
    return shelf[key]


def _chronology(
    documents: tuple[Document, ...], published: Mapping[str, date]
) -> tuple[Chronology, tuple[str, ...], tuple[str, ...]]:
    """The chronology of the documents, built under a progress bar, what was wrong with the model and the kept analyses,
    if anything, and the faults that were met; stops the page where the model is missing.
    """
    # Here and not above: the language model takes seconds to load, and is not needed for what is on the shelf.
    from timeline.engines import NO_MODEL, engine_here
    from timeline.faultlog import collected, problems_of
    from timeline.kept import Kept, home
    from timeline.language import MissingModel
    from timeline.pipeline import build

    asked = os.environ.get("DATELINE_ENGINE", "auto")
    engine = engine_here(asked)
    without = (NO_MODEL,) if asked == "auto" and engine != "model" else ()
    faults = collected()
    try:
        with loading("build", f"Reading {count(len(documents), 'document')}") as (step, _), ExitStack() as keeping:
            folder = None if os.environ.get("DATELINE_NO_CACHE") else os.environ.get("DATELINE_CACHE") or home()
            kept = None if folder is None else keeping.enter_context(Kept(folder))
            progress = telling(documents, step)
            chronology = build(
                documents, published=published, progress=progress, kept=kept, engine=engine, faults=faults
            )
        trouble = (kept.problem,) if kept is not None and kept.problem else ()
        return chronology, (*without, *trouble), tuple(map(str, problems_of(faults or ())))
    except MissingModel as error:
        st.error(literal(str(error)), icon=":material/error:")
        st.stop()


def _digest(documents: tuple[Document, ...], *more: object) -> str:
    """What the chronology of these documents depends on, as a short text."""
    digest = hashlib.sha256(repr((__version__, more)).encode())
    for document in documents:
        digest.update(repr((document.id, document.source, document.title, document.publication)).encode())
        digest.update(document.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _name(paths: Sequence[str]) -> str:
    """What to call the collection: the folder or file it comes from, where that is one."""
    return (Path(paths[0]).resolve().name or "Your documents") if len(paths) == 1 else "Your documents"
