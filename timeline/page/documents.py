"""The documents in the sidebar: what is being read, when each was published and why, and the ways in and out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from timeline.frame import source_name
from timeline.page import components, journal, state, upload_session
from timeline.page.adding import add_button
from timeline.page.labels import literal
from timeline.wording import count, dates_in_words, grounds_in_words, publication_in_words, unread_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Document
    from timeline.page.session_view import SessionView

KEY = "documents"
OPENING = 60  # characters of a part that name it


def documents(session: SessionView) -> None:
    """Draws the list of documents, what could not be read of those that were named, and the ways in and out."""
    warnings = len(session.problems) + len(session.faults)
    warned = f" · {count(warnings, 'warning')}" if warnings else ""
    label = f"Documents :gray[{len(session.documents):,}]{warned}"
    with st.expander(label, icon=":material/article:", key="documents_box"):  # the key keeps it open as they change
        for problem in session.problems:
            st.warning(literal(problem))
        data = {
            "documents": [entry(session, document) for document in session.documents.values()],
            "editable": upload_session.is_open(),
            "dark": st.context.theme.type == "dark",
        }
        components.documents(KEY, data, on_open=_open(session), on_publish=_publish, on_remove=_remove)
    if upload_session.is_open():
        ways(sample=session.sample)


def ways(*, sample: bool, primary: bool = False) -> None:
    """Add documents, bring back what was taken out, turn to the sample and back; `sample`: it is what is shown."""
    uploads = upload_session.uploads()
    add_button(primary=primary)
    if uploads.removed:
        label = f"Put {count(len(uploads.removed), 'document')} back"
        st.button(label, key="put_back", on_click=upload_session.put_all_back, args=(uploads.removed,), width="stretch")
    if not sample and journal.project() is None:
        _turn("Open the sample", wish=True)
    elif uploads.sample:
        _turn("Back to your documents", wish=False)


def _turn(label: str, *, wish: bool) -> None:
    st.button(label, key="turn", type="tertiary", on_click=upload_session.look_at_sample, args=(wish,), width="stretch")


def entry(session: SessionView, document: Document) -> dict[str, Any]:
    """What the list shows of a document, as plain text."""
    publication, title = document.publication, document.title or document.source
    original = session.documents.get(session.copies.get(document.id, ""))
    told = {session.event_of[mention.id] for mention in session.passages[document.id]}
    about = [
        "" if source_name(document) == title else source_name(document),
        count(len(told), "event") if told or not document.fault else "",
        dates_in_words(document),
        f"near-identical to {original.title or original.source}" if original is not None else "",
    ]
    day, wrong = publication.calendar_day, document.fault or unread_language(document)
    return {
        "id": document.id,
        "title": title,
        "about": " · ".join(words for words in about if words),
        "when": publication_in_words(publication),
        "known": publication.day is not None or publication.range is not None,
        "found": found(document),
        "day": day.isoformat() if day is not None else "",
        "given": document.id in upload_session.uploads().published if upload_session.is_open() else False,
        "opens": bool(told or document.dates),
        "fault": wrong[:1].upper() + wrong[1:],
    }


def found(document: Document) -> list[str]:
    """How a publication date was found, and the days of parts that are of another, a line each."""
    lines = list(grounds_in_words(document.publication))
    for span, publication in document.publication.parts:
        opening = " ".join(document.quote(span).split())[:OPENING]
        lines.append(f"its part “{opening}…” is of another day: {publication_in_words(publication)}")
        lines += grounds_in_words(publication)
    return lines


def _open(session: SessionView) -> Callable[[], None]:
    """The callback that opens a document at its first passage, by itself where it has none."""

    def opened() -> None:
        document = st.session_state[KEY]["open"]
        passages = session.passages.get(document)
        if passages:
            state.select(session.event_of[passages[0].id], passages[0].id)
        elif document in session.documents:
            state.look(document)

    return opened


def _publish() -> None:
    document, day = st.session_state[KEY]["publish"]
    try:
        upload_session.publish(document, date.fromisoformat(day) if day else None)
    except ValueError:
        return  # no day that the calendar has: the field keeps its own word about it


def _remove() -> None:
    upload_session.take_out(st.session_state[KEY]["remove"])
