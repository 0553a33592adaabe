"""From paths and uploads to an opened chronology: read once, built once for the same bytes, with progress shown."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from timeline import __version__
from timeline.page.labels import literal
from timeline.page.opened import Opened, opened
from timeline.page.sidebar import PUBLISHED, UPLOADS, uploader
from timeline.readers import Problem, Reading, UnreadableDocument, read_all, read_bytes
from timeline.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from timeline.model import Chronology, Document

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "us-russia-2025"
KEPT = 4
"""Chronologies kept in memory."""

_building = Lock()


def book_of(paths: Sequence[str]) -> Opened:
    """The opened chronology of the files and folders, or of the sample, with what was uploaded; stops the page with a
    message where nothing can be read. Uploads take the place of the sample, and join files that were given.
    """
    uploads = st.session_state.get(UPLOADS) or []
    sent = _received([(upload.name, upload.getvalue()) for upload in uploads])
    found = Reading(()) if sent.documents and not paths else _reading(tuple(paths) or (str(SAMPLE),))
    documents = tuple({document.id: document for document in (*found.documents, *sent.documents)}.values())
    problems = [*map(str, found.problems), *map(str, sent.problems)]
    if not documents:
        _nothing(problems)
    is_sample = not paths and not sent.documents
    name = "Sample: US–Russia contacts, 2025" if is_sample else _name(paths)
    given = st.session_state.setdefault(PUBLISHED, {})
    published = {document.id: given[document.id] for document in documents if document.id in given}
    return _built(documents, published, name, tuple(problems))


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _reading(paths: tuple[str, ...]) -> Reading:
    """What the paths hold, read once while the server runs."""
    return read_all(paths)


def _received(files: Iterable[tuple[str, bytes]]) -> Reading:
    """What was uploaded, as documents and problems."""
    documents, problems = [], []
    for name, data in files:
        try:
            documents.append(read_bytes(name, data))
        except UnreadableDocument as error:
            problems.append(Problem(name, str(error)))
    return Reading(tuple(documents), tuple(problems))


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[str, Opened]:
    """What has been built, by digest. A cached function cannot show its progress without replaying every step of it
    on every rerun; a shelf can be looked at first.
    """
    return {}


def _built(
    documents: tuple[Document, ...], published: Mapping[str, date], name: str, problems: tuple[str, ...]
) -> Opened:
    """The opened chronology of the documents: from the shelf, else built under a progress bar."""
    shelf, key = _shelf(), _digest(documents, published, name, problems)
    if key in shelf:
        return shelf[key]
    with _building:
        if key not in shelf:
            chronology, trouble = _chronology(documents, published)
            shelf[key] = opened(chronology, name, (*problems, *trouble))
        for old in list(shelf)[:-KEPT]:
            del shelf[old]
    return shelf[key]


def _chronology(documents: tuple[Document, ...], published: Mapping[str, date]) -> tuple[Chronology, tuple[str, ...]]:
    """The chronology of the documents, built under a progress bar, and what was wrong with the kept analyses, if
    anything; stops the page where the model is missing.
    """
    # Here and not above: the language model takes seconds to load, and is not needed for what is on the shelf.
    from timeline.engines import NO_MODEL, engine_here
    from timeline.kept import Kept, home
    from timeline.language import MissingModel
    from timeline.pipeline import build

    place = st.empty()
    label = f"Reading {count(len(documents), 'document')}: times, actors, events"
    place.progress(0.0, label)

    def progress(done: int, total: int) -> None:
        place.progress(done / max(total, 1), label)

    asked = os.environ.get("DATELINE_ENGINE", "auto")
    engine = engine_here(asked)
    without = (NO_MODEL,) if asked == "auto" and engine != "model" else ()
    try:
        if os.environ.get("DATELINE_NO_CACHE"):
            return build(documents, published=published, progress=progress, engine=engine), without
        with Kept(os.environ.get("DATELINE_CACHE") or home()) as kept:
            chronology = build(documents, published=published, progress=progress, kept=kept, engine=engine)
        return chronology, (*without, *((kept.problem,) if kept.problem else ()))
    except MissingModel as error:
        st.error(literal(str(error)), icon=":material/error:")
        st.stop()
    finally:
        place.empty()


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


def _nothing(problems: Sequence[str]) -> None:
    """Says why nothing could be read and what to do, and stops here."""
    st.error("Nothing here can be read.", icon=":material/error:")
    for problem in problems:
        st.markdown(literal(problem))
    uploader()
    st.stop()
