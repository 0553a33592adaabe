"""The page: `streamlit run app.py -- PATH...`, without PATH the sample. Lays out and wires; no logic."""

import sys

import streamlit as st

from timeline.page import layout
from timeline.page.collection import book_of

st.set_page_config("Dateline", page_icon="🗓️", layout="wide")
layout.style()
layout.show(book_of(sys.argv[1:]))
