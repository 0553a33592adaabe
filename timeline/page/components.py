"""The page's own elements: trusted scripts kept beside this file, fed with data that becomes text nodes only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

WEB = Path(__file__).with_name("web")


def _web(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")


_bridge = st.components.v2.component("dateline_bridge", js=_web("bridge.js"))
_keys = st.components.v2.component("dateline_keys", js=_web("keys.js"))
_timeline = st.components.v2.component(
    "dateline_timeline",
    html='<div class="plot" role="img"></div>',
    js=_web("timeline.js"),
    isolate_styles=False,  # Plotly's own styles stand in the head of the page
)
_reader = st.components.v2.component(
    "dateline_reader",
    html='<div class="document" role="document" tabindex="0"></div>'
    '<div class="offer" hidden><p class="left" id="left" role="status"></p>'
    '<button class="add" type="button" aria-describedby="left">Add an event from these words</button></div>',
    css=_web("reader.css"),
    js=_web("reader.js"),
)
_rows = st.components.v2.component("dateline_rows", html=_web("rows.html"), css=_web("rows.css"), js=_web("rows.js"))
_cards = st.components.v2.component(
    "dateline_cards",
    html='<div class="cards"></div><button class="all" type="button" hidden></button>',
    css=_web("cards.css"),
    js=_web("cards.js"),
)
_why = st.components.v2.component(
    "dateline_why",
    html='<ol></ol><div class="more" id="more" role="region" aria-label="More of it" aria-live="polite" hidden></div>',
    css=_web("why.css"),
    js=_web("why.js"),
)
_documents = st.components.v2.component(
    "dateline_documents",
    html='<ul class="list" aria-label="Documents"></ul>',
    css=_web("documents.css"),
    js=_web("documents.js"),
)


def timeline(key: str, data: dict[str, Any]) -> None:
    """The timeline's `figure` with its `stamp`, which changes where the figure does, and `alt`; the bridge draws it."""
    _timeline(key=key, data=data)


def bridge(key: str, data: dict[str, Any], *, on_pick: Any, on_window: Any, on_width: Any) -> None:
    """Draws the timeline and joins it to the page. State `window`: two ISO texts, or none at home; state `width`:
    pixels between the ends of the axis; trigger `pick`: an event's id.
    """
    _bridge(key=key, data=data, on_pick_change=on_pick, on_window_change=on_window, on_width_change=on_width, height=1)


def keys(key: str, data: dict[str, Any]) -> None:
    """Listens for `keys`: for each the control it presses, as a CSS selector."""
    _keys(key=key, data=data, height=1)


def reader(key: str, data: dict[str, Any], *, on_pick: Any, on_select: Any) -> None:
    """A document with its passages underlined. Triggers: `pick`, a mention's id; `select`, the offsets in the
    text that is shown of words that were selected, or of a date that tells no event.
    """
    _reader(key=key, data=data, on_pick_change=on_pick, on_select_change=on_select)


def rows(key: str, data: dict[str, Any], *, on_pick: Any) -> None:
    """A table of events. Trigger `pick`: an event's id."""
    _rows(key=key, data=data, on_pick_change=on_pick)


def cards(key: str, data: dict[str, Any], *, on_pick: Any) -> None:
    """The tellings of an event side by side. Trigger `pick`: a mention's id."""
    _cards(key=key, data=data, on_pick_change=on_pick)


def why(key: str, data: dict[str, Any], *, on_see: Any) -> None:
    """The chain of a date's reasons. Trigger `see`: two ISO texts, the days to show on the timeline."""
    _why(key=key, data=data, on_see_change=on_see)


def documents(key: str, data: dict[str, Any], *, on_open: Any, on_publish: Any, on_remove: Any) -> None:
    """The documents. Triggers: `open`, `remove`: a document's id; `publish`: its id and an ISO day, or "" for none."""
    _documents(key=key, data=data, on_open_change=on_open, on_publish_change=on_publish, on_remove_change=on_remove)
