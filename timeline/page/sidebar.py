"""The sidebar: what is being read, and the filters with their live counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from timeline.frame import CHECKS, PRECISIONS, Filters, facet_counts, source_name
from timeline.page import state
from timeline.page.labels import CHECK_LABELS, FACET_LABELS, PRECISION_LABELS, escaped, literal
from timeline.readers import FORMATS
from timeline.wording import count, grounds_in_words, publication_in_words, reading_in_words

UPLOADS = "uploads"
PUBLISHED = "published"
OPENING = 60  # characters of a part that name it
ENDINGS = tuple(ending for each in FORMATS for ending in each.endings if ending)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.model import Document
    from timeline.page.opened import Opened


def sidebar(book: Opened) -> None:
    """Draws the collection, the search and the facets; their values are kept under the names of `Filters`."""
    st.html(
        f'<h1 class="name">Dateline</h1><p class="collection">{escaped(book.name)}<br>'
        f"<span>{count(len(book.documents), 'document')} · {count(len(book.frame), 'event')}</span></p>"
    )
    documents(book)
    st.text_input(
        "Search titles, quotes and actors",
        key="query",
        placeholder="Search titles, quotes, actors",
        icon=":material/search:",
        label_visibility="collapsed",
    )
    filters = state.view().filters
    facets(book, filters)
    if filters:
        st.button("Clear all filters", icon=":material/filter_alt_off:", on_click=state.clear, width="stretch")
    engine = book.chronology.engine
    st.caption(literal(f"Made by {engine.name} {engine.version}, {reading_in_words(engine)}"))


def documents(book: Opened) -> None:
    """The documents, each with its publication date and what that rests on."""
    warned = f" · {count(len(book.problems), 'warning')}" if book.problems else ""
    with st.expander(f"Documents{warned}", icon=":material/article:", key="documents"):
        listed = "".join(_entry(book, document) for document in book.documents.values())
        st.html(f'<ul class="documents">{listed}</ul>')
        for problem in book.problems:
            st.warning(literal(problem))
        if PUBLISHED in st.session_state:
            publication(book)
        uploader()


def publication(book: Opened) -> None:
    """Where the reader says when a document was published; kept under PUBLISHED as a day for each document's id."""
    with st.form("publication", border=False):
        chosen = st.selectbox(
            "A document's date is wrong or missing?",
            list(book.documents),
            index=None,
            format_func=lambda key: book.documents[key].title or book.documents[key].source,
            placeholder="Choose the document",
        )
        day = st.date_input("Published on", None, min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
        if st.form_submit_button("Set the date") and chosen and isinstance(day, date):
            st.session_state[PUBLISHED] = {**st.session_state[PUBLISHED], chosen: day}
            st.rerun()


def uploader() -> None:
    """Where documents are added; what was sent is kept under UPLOADS."""
    endings = ", ".join(ENDINGS)
    st.file_uploader(f"Add documents ({endings})", type=ENDINGS, accept_multiple_files=True, key=UPLOADS)


def facets(book: Opened, filters: Filters) -> None:
    """One control a facet; each value tells how many events it would find under the other filters."""
    frame = book.frame
    statuses = _present(frame["status"])
    _pills(book, filters, "kind", _present(frame["kind"]), str.capitalize)
    _choices(book, filters, "actor", lambda key: book.actors[key].name)
    if filters.actor:
        st.checkbox(FACET_LABELS["alone"], key="alone")
    _choices(book, filters, "source", str)
    if len(statuses) > 1:
        _pills(book, filters, "status", statuses, str.capitalize)
    _pills(book, filters, "precision", _present(frame["precision"], PRECISIONS), PRECISION_LABELS.__getitem__)
    checks = [check for check in CHECKS if check in book.known["check"]]
    if checks:
        _pills(book, filters, "check", checks, CHECK_LABELS.__getitem__)


def _pills(book: Opened, filters: Filters, facet: str, values: Sequence[str], label: Callable[[str], str]) -> None:
    counts = facet_counts(book.frame, filters, facet)
    st.pills(
        FACET_LABELS[facet],
        values,
        key=facet,
        selection_mode="multi",
        format_func=lambda value: f"{literal(label(value))} :gray[{counts[value]}]",
    )


def _choices(book: Opened, filters: Filters, facet: str, label: Callable[[str], str]) -> None:
    counts = facet_counts(book.frame, filters, facet)
    totals = facet_counts(book.frame, Filters(), facet)
    st.multiselect(
        FACET_LABELS[facet],
        sorted(totals, key=lambda value: (-totals[value], label(value))),
        key=facet,
        format_func=lambda value: f"{label(value)}  ({counts[value]})",
        placeholder=f"Any of {len(totals)}",
    )


def _present(column: Iterable[str], order: Sequence[str] = ()) -> list[str]:
    """The values a column holds: in the given order, else the most frequent first."""
    values = list(column)
    if order:
        return [value for value in order if value in values]
    return sorted(set(values), key=lambda value: (-values.count(value), value))


def _entry(book: Opened, document: Document) -> str:
    """A document with its publication date; how that was found unfolds below it, with the days of its parts."""
    publication = document.publication
    title = document.title or document.source
    origin = "" if source_name(document) == title else source_name(document) + " · "
    original = book.documents.get(book.copies.get(document.id, ""))
    copied = f" · near-identical to {original.title or original.source}" if original is not None else ""
    return (
        f'<li title="{escaped(publication.evidence)}"><strong>{escaped(title)}</strong>'
        f"<span>{escaped(origin + publication_in_words(publication) + copied)}</span>{_found(document)}</li>"
    )


def _found(document: Document) -> str:
    """How a publication date was found, and the days of parts that are of another."""
    lines = list(grounds_in_words(document.publication))
    for span, publication in document.publication.parts:
        opening = " ".join(document.quote(span).split())[:OPENING]
        lines.append(f"its part “{opening}…” is of another day: {publication_in_words(publication)}")
        lines += grounds_in_words(publication)
    items = "".join(f"<li>{escaped(line)}</li>" for line in lines)
    return f"<details><summary>How the date was found</summary><ul>{items}</ul></details>"
