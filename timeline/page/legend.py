"""The legend under the timeline, in HTML: it wraps with the page, where Plotly's own would squeeze the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from timeline.chart import Sign, legend_of
from timeline.page.labels import escaped

if TYPE_CHECKING:
    import pandas as pd

OUTLINES = {
    "square": "12% 12%, 88% 12%, 88% 88%, 12% 88%",
    "diamond": "50% 0, 100% 50%, 50% 100%, 0 50%",
    "star": "50% 0, 62% 35%, 98% 35%, 69% 57%, 79% 91%, 50% 70%, 21% 91%, 31% 57%, 2% 35%, 38% 35%",
    "star-diamond": "50% 0, 64% 36%, 100% 50%, 64% 64%, 50% 100%, 36% 64%, 0 50%, 36% 36%",
    "hexagon": "50% 3%, 91% 26%, 91% 74%, 50% 97%, 9% 74%, 9% 26%",
    "pentagon": "50% 4%, 97% 38%, 79% 93%, 21% 93%, 3% 38%",
    "octagon": "30% 2%, 70% 2%, 98% 30%, 98% 70%, 70% 98%, 30% 98%, 2% 70%, 2% 30%",
    "triangle-up": "50% 8%, 98% 90%, 2% 90%",
    "triangle-down": "2% 10%, 98% 10%, 50% 92%",
    "cross": "34% 2%, 66% 2%, 66% 34%, 98% 34%, 98% 66%, 66% 66%, 66% 98%, 34% 98%, 34% 66%, 2% 66%, 2% 34%, 34% 34%",
    "x": "18% 0, 50% 32%, 82% 0, 100% 18%, 68% 50%, 100% 82%, 82% 100%, 50% 68%, 18% 100%, 0 82%, 32% 50%, 0 18%",
    "hourglass": "5% 2%, 95% 2%, 55% 50%, 95% 98%, 5% 98%, 45% 50%",
    "bowtie": "2% 5%, 50% 45%, 98% 5%, 98% 95%, 50% 55%, 2% 95%",
    "arrow-right": "0 42%, 40% 42%, 40% 5%, 100% 50%, 40% 95%, 40% 58%, 0 58%",
    "arrow-bar-right": "0 42%, 32% 42%, 32% 8%, 84% 48%, 84% 0, 100% 0, 100% 100%, 84% 100%, 84% 52%, 32% 92%, 32% 58%",
}
"""Plotly's symbols as CSS polygons; what is not here is round."""


def legend(rows: pd.DataFrame) -> None:
    """The signs of these rows with their meaning."""
    items = "".join(f"<li>{_glyph(sign)}{escaped(sign.meaning)}</li>" for sign in legend_of(rows))
    st.html(f'<ul class="legend" aria-label="Legend">{items}</ul>')


def _glyph(sign: Sign) -> str:
    """A small drawing of a sign."""
    kind = {"circle-open": "open", "ring": "ring", "circle": "round"}.get(sign.symbol, "cut")
    outline = f"clip-path:polygon({OUTLINES[sign.symbol]});" if kind == "cut" else ""
    colour = f"background:{sign.colour};" if sign.colour else ""
    return f'<i class="{kind}" style="{outline}{colour}"></i>'
