"""How far a chronology reaches, and the window that shows its bulk."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def extent(frame: pd.DataFrame) -> tuple[date, date] | None:
    """First and last day that the dated rows speak of, None without any."""
    dated = frame[frame["at"].notna()]
    if dated.empty:
        return None
    first, stop = dated["start"].fillna(dated["at"]).min(), dated["stop"].fillna(dated["at"]).max()
    last = stop - timedelta(microseconds=1) if stop.time() == time.min else stop
    return first.date(), last.date()


def focus(frame: pd.DataFrame, share: float = 0.85, sparse: float = 3.0) -> tuple[datetime, datetime] | None:
    """The window the timeline opens with: everything, or the shortest stretch that holds `share` of the marks where
    the whole is more than `sparse` times as long (one event of 1991 must not squeeze a spring into a pixel).
    """
    marks = sorted(frame["at"].dropna().dt.to_pydatetime())
    if not marks:
        return None
    need = max(2, round(len(marks) * share)) if len(marks) > 1 else 1
    low, high = min(
        ((marks[i], marks[i + need - 1]) for i in range(len(marks) - need + 1)), key=lambda pair: pair[1] - pair[0]
    )
    if marks[-1] - marks[0] <= sparse * max(high - low, timedelta(days=10)):
        low, high = marks[0], marks[-1]
    near = max(high - low, timedelta(days=10)) * 0.25
    inside = [mark for mark in marks if low - near <= mark <= high + near]
    margin = max((inside[-1] - inside[0]) * 0.04, timedelta(hours=36))
    return _shifted(inside[0], -margin), _shifted(inside[-1], margin)


def _shifted(instant: datetime, by: timedelta) -> datetime:
    """`instant + by`, held inside what a calendar date can say."""
    try:
        return instant + by
    except OverflowError:
        return datetime.combine(date.min if by < timedelta(0) else date.max, time())
