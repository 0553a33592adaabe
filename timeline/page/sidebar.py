"""The sidebar: what is being read, and the filters with their live counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from timeline.frame import CHECKS, PRECISIONS, Filters, counts_of, facet_counts
from timeline.model import Detail
from timeline.page import state
from timeline.page.documents import documents
from timeline.page.labels import CHECK_LABELS, FACET_LABELS, FOLDED, PRECISION_LABELS, escaped, literal
from timeline.page.when import when
from timeline.wording import count, reading_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from timeline.page.session_view import SessionView


def sidebar(session: SessionView) -> None:
    """Draws the collection, the search and the facets; their values are kept under the names of `Filters`."""
    st.html(
        f'<h1 class="name">Dateline</h1><p class="collection">{escaped(session.name)}<br>'
        f"<span>{count(len(session.documents), 'document')} · {events_in_words(session.frame['detail'])}</span></p>"
    )
    documents(session)
    st.text_input(
        "Search titles, quotes and actors",
        key="query",
        placeholder="Search titles, quotes, actors",
        icon=":material/search:",
        label_visibility="collapsed",
    )
    when()
    filters = state.view().filters
    facets(session, filters)
    if filters:
        st.button("Clear all filters", icon=":material/filter_alt_off:", on_click=state.clear, width="stretch")
    engine = session.chronology.engine
    st.caption(literal(f"Made by {engine.name} {engine.version}, {reading_in_words(engine)}"))


def events_in_words(details: pd.Series[str]) -> str:
    """How many events there are, and how many of them are folded away at first."""
    found = counts_of(details)
    others = [count(found[name], word) for name, word in FOLDED.items() if found.get(name)]
    return " · ".join([count(found.get(Detail.MAIN.value, 0), "event"), *others])


def facets(session: SessionView, filters: Filters) -> None:
    """One control a facet; each value tells how many events it would find under the other filters."""
    frame = session.frame
    statuses = _present(frame["status"])
    _pills(session, filters, "kind", _present(frame["kind"]), str.capitalize)
    _choices(session, "actor", lambda key: session.actors[key].name)
    if filters.actor:
        st.checkbox(FACET_LABELS["alone"], key="alone")
    if len(filters.actor) > 1:
        st.checkbox(FACET_LABELS["every"], key="every")
    _choices(session, "source", str)
    checks = [check for check in CHECKS if check in session.known["check"]]
    if checks:
        _pills(session, filters, "check", checks, CHECK_LABELS.__getitem__)
    chosen = len(filters.status) + len(filters.precision)
    label = "Status and date precision" + (f" :gray[{chosen}]" if chosen else "")
    with st.expander(label, expanded=bool(chosen), key="more_facets"):
        if len(statuses) > 1:
            _pills(session, filters, "status", statuses, str.capitalize)
        _pills(session, filters, "precision", _present(frame["precision"], PRECISIONS), PRECISION_LABELS.__getitem__)


def _pills(
    session: SessionView, filters: Filters, facet: str, values: Sequence[str], label: Callable[[str], str]
) -> None:
    counts = facet_counts(session.frame, filters, facet)
    st.pills(
        FACET_LABELS[facet],
        values,
        key=facet,
        selection_mode="multi",
        format_func=lambda value: f"{literal(label(value))} :gray[{counts[value]}]",
    )


def _choices(session: SessionView, facet: str, label: Callable[[str], str]) -> None:
    # A multiselect sends its choices back as labels: one that told the live count would be lost when that changes.
    totals = facet_counts(session.frame, Filters(), facet)
    st.multiselect(
        FACET_LABELS[facet],
        sorted(totals, key=lambda value: (-totals[value], label(value))),
        key=facet,
        format_func=lambda value: f"{label(value)}  ({totals[value]})",
        placeholder=f"Any of {len(totals)}",
    )


def _present(column: pd.Series[str], order: Sequence[str] = ()) -> list[str]:
    """The values a column holds: in the given order, else the most frequent first."""
    numbers = counts_of(column)
    if order:
        return [value for value in order if value in numbers]
    return sorted(numbers, key=lambda value: (-numbers[value], value))
