"""What stands on the page while documents are read and joined: how far it is, and what could not be read so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from timeline.model import Document
from timeline.page.labels import literal

Step = Callable[[int, int, str], None]
"""Tells how many of how many are done, and what is done now, in words."""


@contextmanager
def loading(key: str, title: str) -> Iterator[tuple[Step, Callable[[str], None]]]:
    """A bar with its words, gone once it is done; and where a trouble is told as soon as it is met."""
    place = st.empty()
    with place.container(border=True, key=f"loading_{key}"):
        st.markdown(f"## {title}")
        bar = st.progress(0.0, "Starting")
        troubles = st.container(gap="xsmall")

    def step(done: int, total: int, words: str) -> None:
        bar.progress(done / max(total, 1), literal(words))

    def trouble(words: str) -> None:
        troubles.error(literal(words))

    try:
        yield step, trouble
    finally:
        place.empty()


def telling(documents: Sequence[Document], step: Step) -> Callable[[int, int], None]:
    """Tells which document is being read: `build` reads them in the order of their ids."""
    names = [document.title or document.source for document in sorted(documents, key=lambda document: document.id)]

    def progress(done: int, total: int) -> None:
        step(done, total, f"{done + 1} of {total}: {names[done]}" if done < total else "Joining what they tell")

    progress(0, len(names))
    return progress
