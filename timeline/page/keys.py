"""The keys of the page: what each does, said in one list that the `?` key shows."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from timeline.page import components
from timeline.page.labels import escaped


class Key(NamedTuple):
    """A key as it is written on it and as the browser calls it, what it does, and the control that it stands for."""

    label: str
    code: str
    does: str
    control: str


KEYS = (
    Key("→", "", "next event", ""),  # these two belong to their buttons, which Streamlit listens for
    Key("←", "", "previous event", ""),
    Key("/", "/", "search", ".st-key-query input"),
    Key("t", "t", "dates to show", ".st-key-when input"),
    Key("Esc", "Escape", "close the event; leave a field", ".st-key-close button"),
    Key("+", "+", "zoom in", ".st-key-zoom_in button"),
    Key("=", "=", "zoom in", ".st-key-zoom_in button"),
    Key("−", "-", "zoom out", ".st-key-zoom_out button"),
    Key("Shift →", "Shift+ArrowRight", "later", ".st-key-later button"),
    Key("Shift ←", "Shift+ArrowLeft", "earlier", ".st-key-earlier button"),
    Key("0", "0", "back to the main period", ".st-key-home button"),
    Key("m", "m", "a month round the event", ".st-key-month button"),
    Key("w", "w", "a week round the event", ".st-key-week button"),
    Key("Ctrl Z", "Ctrl+z", "take back the last decision", ".st-key-undo button"),
    Key("Ctrl Shift Z", "Ctrl+Shift+z", "bring it back", ".st-key-redo button"),
    Key("?", "?", "this list", ".st-key-keys button"),
)


def keys(*, unsaved: bool = False) -> None:
    """The button that lists the keys, and the ear that hears them; it asks before the page is left with what is not
    saved.
    """
    if st.button("Keys", key="keys", type="tertiary", icon=":material/keyboard:"):
        _listed()
    components.keys("ear", {"keys": {key.code: key.control for key in KEYS if key.code}, "unsaved": unsaved})


@st.dialog("Keys")
def _listed() -> None:
    lines = "".join(
        f"<dt><kbd>{escaped(key.label)}</kbd></dt><dd>{escaped(key.does)}</dd>" for key in KEYS if key.label != "="
    )
    st.html(f'<dl class="keys">{lines}</dl><p>Tab goes from one control to the next, Enter chooses.</p>')
