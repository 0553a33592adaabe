"""The dates that tell no event: the line that leads to them, and the document that holds one, open beside the lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from timeline.model import Span
from timeline.page import components, state
from timeline.page.decisions import offer, redraw, selected, take
from timeline.page.labels import escaped
from timeline.page.passages import excerpt_at
from timeline.wording import count, dates_in_words, publication_in_words, unread_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import DateUse, Document
    from timeline.page.session_view import SessionView


def line(session: SessionView) -> None:
    """Draws the line below the lists that says how many dates tell no event, and leads to the first of them."""
    if session.left:
        label = f"{count(len(session.left), 'date tells', 'dates tell')} no event: look"
        with st.container(key="left_list"):
            st.button(label, key="left", type="tertiary", on_click=state.look, args=session.left[0])


def document_alone(session: SessionView, document: Document, at: int | None, turn_to: Callable[[], None]) -> None:
    """Draws a document without an event: the date that is looked at, why it tells none, and how to add one from it."""
    redraw()
    use = next((each for each in document.unused if each.span.start == at), None)
    about = " · ".join(filter(None, (dates_in_words(document), publication_in_words(document.publication))))
    st.html(
        f'<div class="event"><p class="kind">Document</p><h2>{escaped(document.title or document.source)}</h2>'
        f"<p>{escaped(about)}</p>{_wrong(document)}</div>"
    )
    if use is not None:
        _date(document, use)
    _walk(session, document, at)
    shown = excerpt_at(document, session.passages[document.id], Span(0, 0) if use is None else use.span)
    title = document.title or document.source
    data = {"pieces": shown.pieces, "current": None, "title": title}
    chosen = partial(selected, document.id, shown.span.start, "reader")
    components.reader("reader", data, on_pick=turn_to, on_select=chosen)
    if shown.span.end - shown.span.start < len(document.text):
        length = shown.span.end - shown.span.start
        st.caption(f"{length:,} of {len(document.text):,} characters are shown, round the date.")
    offer(session)


def _wrong(document: Document) -> str:
    """Why it tells no event, where that is a matter of the whole document."""
    why = document.fault or unread_language(document)
    return f'<p class="wrong">{escaped(why[:1].upper() + why[1:])}.</p>' if why else ""


def _date(document: Document, use: DateUse) -> None:
    quote = escaped(document.quote(use.span))
    st.html(f'<p class="left"><strong>“{quote}”</strong> tells no event: {escaped(use.why)}.</p>')
    words = (document.id, *use.span)
    st.button("Add an event from these words", key="add_from_date", icon=":material/add:", on_click=take, args=words)


def _walk(session: SessionView, document: Document, at: int | None) -> None:
    """Previous and next of the dates that tell no event, through all documents."""
    if not session.left:
        return
    here = (document.id, at)
    place = session.left.index(here) if here in session.left else -1
    before = session.left[place - 1] if place > 0 else None
    after = session.left[place + 1] if place + 1 < len(session.left) else None
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="walk"):
        for name, target in (("Previous date", before), ("Next date", after)):
            st.button(name, key=name, disabled=target is None, on_click=state.look, args=target or ())
        if place >= 0:
            st.caption(f"{place + 1:,} of {len(session.left):,}", width="content")
