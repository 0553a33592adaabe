"""How far a chronology reaches, and the window that shows its bulk."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from timeline.model import Interval

NEAR = timedelta(days=30)
"""Events no farther apart than this belong to one story, however dense its core is."""


def extent(frame: pd.DataFrame) -> tuple[date, date] | None:
    """First and last day that the dated rows speak of, None without any."""
    dated = frame[frame["at"].notna()]
    if dated.empty:
        return None
    first, stop = dated["start"].fillna(dated["at"]).min(), dated["stop"].fillna(dated["at"]).max()
    last = stop - timedelta(microseconds=1) if stop.time() == time.min else stop
    return first.date(), last.date()


def focus(frame: pd.DataFrame, share: float = 0.6) -> tuple[datetime, datetime] | None:
    """The window the timeline opens with: the shortest stretch that holds `share` of the marks, and on both sides
    whatever follows without a gap of a month or of half that stretch (one event of 1991 must not squeeze a spring
    into a pixel). None where no row is dated.
    """
    # Microseconds as plain numbers: a table of a hundred thousand is looked through at every change of a filter.
    marks = np.sort(frame["at"].dropna().to_numpy("datetime64[us]").astype("int64"))
    if not len(marks):
        return None
    need = max(1, round(len(marks) * share))
    first = int(np.argmin(marks[need - 1 :] - marks[: len(marks) - need + 1]))
    low, high = (instant(mark) for mark in _grown(marks, first, first + need - 1))
    margin = max((high - low) * 0.04, timedelta(hours=36))
    return moved(low, -margin), moved(high, margin)


def opening(frame: pd.DataFrame, when: Interval | None = None) -> tuple[datetime, datetime] | None:
    """The window the timeline opens with where the reader has asked for a time: the bulk of what stands in it, else,
    where only longer things reach into it, the time itself. None where no row is dated.
    """
    if when is None:
        return focus(frame)
    inside = frame["at"].notna()
    if when.start is not None:
        inside &= frame["at"] >= when.start
    if when.stop is not None:
        inside &= frame["at"] <= when.stop
    if inside.any() or when.start is None or when.stop is None:
        return focus(frame[inside] if inside.any() else frame)
    return (when.start, when.stop) if frame["at"].notna().any() else None


def _grown(marks: NDArray[np.int64], first: int, last: int) -> tuple[int, int]:
    """Both ends of the stretch of marks first..last with its neighbours, up to the next gap on either side."""
    near = max((int(marks[last]) - int(marks[first])) / 2, NEAR / timedelta(microseconds=1))
    gaps = np.flatnonzero(np.diff(marks) > near)
    before, after = gaps[gaps < first], gaps[gaps >= last]
    return int(marks[before[-1] + 1 if len(before) else 0]), int(marks[after[0] if len(after) else -1])


def instant(mark: int) -> datetime:
    """Microseconds as numpy counts them, as a naive moment."""
    found: datetime = np.datetime64(int(mark), "us").item()
    return found


def moved(moment: datetime, by: timedelta) -> datetime:
    """`moment + by`, held inside what a calendar date can say."""
    try:
        return moment + by
    except OverflowError:
        return datetime.combine(date.min if by < timedelta(0) else date.max, time())
