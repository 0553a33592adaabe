"""The reader's uploads in the session, and what has arrived and is not read yet: the one place that keeps them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from timeline.page import journal
from timeline.page.uploads import Uploads, brought, published, put_back, without

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Document
    from timeline.readers import Problem

UPLOADS = "own_uploads"  # "uploads" is the key of the box in which files are dropped
ARRIVED = "arrived"
KNOWN = "known_faults"


class Arrival(NamedTuple):
    """Something the reader brought: a file's name and bytes, or a title and the text under it with its day; `listed`:
    the file is a chronology made elsewhere.
    """

    name: str
    content: bytes | str
    day: date | None = None
    listed: bool = False


def uploads() -> Uploads:
    """The reader's uploads; none at first."""
    found: Uploads = st.session_state.setdefault(UPLOADS, Uploads())
    return found


def is_open() -> bool:
    """Whether documents can be brought, dated and taken out here: not where a finished chronology is shown."""
    return UPLOADS in st.session_state


def keep(changed: Uploads) -> None:
    """Keeps changed uploads; the next run of the page shows it."""
    st.session_state[UPLOADS] = changed


def arrive(arrivals: Sequence[Arrival]) -> None:
    """Notes what was brought; the next run of the page reads it."""
    st.session_state[ARRIVED] = [*st.session_state.get(ARRIVED, []), *arrivals]


def waiting() -> list[Arrival]:
    """What was brought and is not read yet."""
    found: list[Arrival] = st.session_state.get(ARRIVED, [])
    return found


def taken() -> None:
    """The first of what was waiting has been read."""
    st.session_state[ARRIVED] = waiting()[1:]


def bring(documents: Iterable[Document], problems: Iterable[Problem]) -> None:
    """Adds documents to the uploads, and to the project file if the page is of one."""
    documents = tuple(documents)
    journal.add(documents)
    journal.put_back(document for document in documents if document.id in uploads().removed)
    keep(brought(uploads(), documents, problems))


def take_out(document: str) -> None:
    """Takes a document out of the uploads; with a project file that is a decision."""
    journal.leave_out(_named(document))
    keep(without(uploads(), document))


def put_all_back(documents: Iterable[str]) -> None:
    """Brings documents back that were taken out."""
    documents = tuple(documents)
    journal.put_back(each for document in documents for each in _named(document))
    keep(put_back(uploads(), documents))


def publish(document: str, day: date | None) -> None:
    """Sets when a document was published, None as it is found; with a project file that is a decision."""
    journal.publish(_named(document), day)
    keep(published(uploads(), document, day))


def _named(ident: str) -> tuple[Document, ...]:
    return tuple(document for document in uploads().added if document.id == ident)


def forget_problems(faults: frozenset[str]) -> None:
    """Drops the word about what could not be read, and about the documents in which there were these faults."""
    st.session_state[KNOWN] = faults
    if is_open():
        now = uploads()
        keep(Uploads(now.added, now.removed, now.published, (), now.sample))


def known_faults() -> frozenset[str]:
    """The documents of whose faults the reader has put the word away."""
    found: frozenset[str] = st.session_state.get(KNOWN, frozenset())
    return found


def look_at_sample(wish: bool) -> None:
    """Turns to the sample, or back to the reader's own documents."""
    now = uploads()
    keep(Uploads(now.added, now.removed, now.published, now.problems, wish))
