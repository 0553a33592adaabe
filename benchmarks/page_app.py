"""The page on a synthetic chronology, for `benchmarks.page`: `streamlit run benchmarks/page_app.py -- NUMBER`."""

import sys
from pathlib import Path

import streamlit as st

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

# Imported here, once the path above leads there (E402).
from benchmarks.synthetic import chronology  # noqa: E402
from timeline.page.layout import show, style  # noqa: E402
from timeline.page.session_view import SessionView, session_view  # noqa: E402


@st.cache_resource(show_spinner=False)
def session(number: int) -> SessionView:
    """The chronology, made and opened once while the server runs."""
    return session_view(chronology(number), f"{number:,} events")


st.set_page_config("Dateline, measured", page_icon="🗓️", layout="wide")
style()
show(session(int(sys.argv[1])))
