"""The real page on the chronology made by hand: what the browser tests and a designer's eye look at."""

import sys
from dataclasses import replace
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

# Imported here, once the path above leads there (E402).
from chronologies import empty, faulty, ferry, hostile, left, many  # noqa: E402

from timeline.page.curating import as_decided  # noqa: E402
from timeline.page.layout import show, style  # noqa: E402
from timeline.page.session_view import SessionView, session_view  # noqa: E402

STORIES = {
    "ferry": ferry, "undated": lambda: empty(undated=True), "empty": empty, "hostile": hostile, "faulty": faulty,
    "left": left, "silent": lambda: replace(left(), mentions=(), events=(), undated=()),
}  # fmt: skip
LOG = "report it with /home/ida/.local/state/dateline/log/fault-6a5e083d4643.log"


@st.cache_resource(show_spinner=False)
def session(number: int, story: str) -> SessionView:
    """The small chronology or what is left of it, or one of as many events as the command line says."""
    chronology = many(number) if number else STORIES[story]()
    faults = tuple(f"{d.source}: {d.fault}; split it, and {LOG}" for d in chronology.documents if d.fault)
    return session_view(chronology, "Ferry quarrel", faults=faults)


st.set_page_config("Ferry quarrel · Dateline", page_icon="🗓️", layout="wide")
style()
# The address is read once, for the page writes its own into it.
story = st.session_state.setdefault("story", st.query_params.get("story", "ferry"))
show(as_decided(session(int(sys.argv[1]) if len(sys.argv) > 1 else 0, story)))
