"""The events as lists: those in view (the accessible face of the timeline) and those without a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from timeline.chart import look_of
from timeline.frame import Filters, folded
from timeline.page import components, state
from timeline.page.labels import FOLDED
from timeline.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

PAGE = 100
"""Rows of a list that are sent to the browser at once."""


def entries(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """What the table shows of each event, as plain text."""
    events: Iterable[Any] = rows.itertuples(index=False)
    return [
        {
            "id": row.id,
            "when": row.when,
            "title": row.title,
            "kind": " · ".join(_remarks(row)),
            "actors": ", ".join(row.actor_names),
            "sources": ", ".join(row.sources),
            "disagree": bool(row.conflicts),
            "colour": look_of(row.kind).colour,
        }
        for row in events
    ]


def _remarks(row: Any) -> list[str]:
    """An event's kind, and what is worth saying besides."""
    status = [] if row.status in ("occurred", row.kind) else [row.status]
    folded_away = [row.detail] if row.detail in FOLDED and row.detail != row.kind else []
    return [row.kind, *folded_away, *status, *(["date unsure"] if "unsure" in row.checks else [])]


def in_view(rows: pd.DataFrame, dated: int, selected: str | None, on_pick: Callable[[], None]) -> None:
    """The events between the dates that the timeline shows, out of `dated`."""
    hidden = dated - len(rows)
    note = f"{count(hidden, 'more lies', 'more lie')} outside the dates shown" if hidden else ""
    _list("rows", "Events in view", note, rows, selected, on_pick)


def undated(rows: pd.DataFrame, selected: str | None, on_pick: Callable[[], None]) -> None:
    """The events of which no document says when."""
    if len(rows):
        _list("undated", "Without a date", "the documents do not say when", rows, selected, on_pick)


def folds(frame: pd.DataFrame, filters: Filters) -> None:
    """The line below the lists that says how many comments and minor events there are, and shows or hides them."""
    found = folded(frame, filters)
    if not found:
        return
    words = ", ".join(count(found[name], word) for name, word in FOLDED.items() if found[name])
    label = f"{words}: hide" if filters.details else f"and {words}: show"
    with st.container(key="folds_list"):
        st.button(label, key="folds", type="tertiary", on_click=state.unfold, args=(not filters.details,))


def _list(
    key: str, title: str, note: str, rows: pd.DataFrame, selected: str | None, on_pick: Callable[[], None]
) -> None:
    with st.container(key=f"{key}_list", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.markdown(f"## {title} :gray[{len(rows):,}]", width="content")
            if note:
                st.caption(note, width="content")
        shown = _page(key, rows, selected)
        components.rows(key, {"rows": entries(shown), "selected": selected, "label": title}, on_pick=on_pick)


def _page(key: str, rows: pd.DataFrame, selected: str | None) -> pd.DataFrame:
    """The page of a long list that the reader has turned to; a newly selected event turns to its own."""
    pages = -(-len(rows) // PAGE)
    if pages < 2:
        return rows
    position = rows.index.get_indexer(rows.index[rows["id"] == selected])
    own = int(position[0]) // PAGE + 1 if len(position) else 1
    number = st.pagination(pages, default=own, key=f"{key}_page_{selected}_{pages}")
    return rows.iloc[(number - 1) * PAGE : number * PAGE]


def pick(key: str) -> Callable[[], None]:
    """The callback that selects the event picked in the element of this key."""

    def picked() -> None:
        state.select(st.session_state[key]["pick"])

    return picked
