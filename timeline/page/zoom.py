"""The row of buttons that set the dates in view; each has its key (see `keys`)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from timeline.frame import in_view
from timeline.page import state

if TYPE_CHECKING:
    import pandas as pd

Window = tuple[datetime, datetime]
MOMENT = timedelta(hours=1)
"""No closer look than this."""
LENGTHS = (("Month", timedelta(days=31)), ("Week", timedelta(days=7)))


def zoom(dated: pd.DataFrame, home: Window) -> None:
    """How to move about, what lies outside the main period, and the buttons."""
    outside = len(dated) - state.memo(dated, "inside", None, lambda: len(in_view(dated, *home)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="zoom"):
        st.caption("Drag the strip to zoom, the timeline to move.", width="content")
        st.space("stretch")
        if outside:
            label = f"{outside:,} more outside"
            st.button(label, key="all", type="tertiary", on_click=_all, args=(dated,))
        st.button("Main period" if outside else "All", key="home", type="tertiary", on_click=state.see, args=(None,))
        for name, length in LENGTHS:
            st.button(name, key=name.lower(), type="tertiary", on_click=_around, args=(dated, home, length))
        for name, icon, shift, factor in (
            ("Earlier", "chevron_left", -0.5, 1.0),
            ("Later", "chevron_right", 0.5, 1.0),
            ("Zoom out", "zoom_out", 0.0, 2.0),
            ("Zoom in", "zoom_in", 0.0, 0.5),
        ):
            st.button(
                name,
                key=name.lower().replace(" ", "_"),
                type="tertiary",
                icon=f":material/{icon}:",
                on_click=_other,
                args=(dated, home, shift, factor),
            )


def _all(dated: pd.DataFrame) -> None:
    """Shows every mark there is."""
    first, last = dated["at"].min().to_pydatetime(), dated["at"].max().to_pydatetime()
    margin = max((last - first) * 0.03, timedelta(days=2))
    _see(first + (last - first) / 2, (last - first) + 2 * margin)


def _around(dated: pd.DataFrame, home: Window, length: timedelta) -> None:
    """Shows so much time round the selected event, else round the middle of what is shown."""
    low, high = state.view().window or home
    _see(_selected(dated) or low + (high - low) / 2, length)


def _other(dated: pd.DataFrame, home: Window, shift: float, factor: float) -> None:
    """Shows dates so many windows later, and so many times as much of them; zooms on the selected event if in view."""
    low, high = state.view().window or home
    chosen = _selected(dated)
    centre = chosen if shift == 0 and chosen and low <= chosen <= high else low + (high - low) / 2
    try:
        _see(centre + (high - low) * shift, (high - low) * factor)
    except OverflowError:
        return  # the calendar has an end


def _selected(dated: pd.DataFrame) -> datetime | None:
    """Where the selected event's mark stands."""
    at = dated.loc[dated["id"] == state.view().event, "at"]
    moment: datetime | None = at.iloc[0].to_pydatetime() if len(at) else None
    return moment


def _see(centre: datetime, length: timedelta) -> None:
    half = max(length, MOMENT) / 2
    first, last = datetime.combine(date.min, time.min), datetime.combine(date.max, time.max)
    low = centre - half if centre - first > half else first
    high = centre + half if last - centre > half else last
    state.see((low, high))
