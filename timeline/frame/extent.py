"""How far a chronology reaches, and the window that shows its bulk."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


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
    whatever follows without a gap longer than the stretch itself (one event of 1991 must not squeeze a spring
    into a pixel). None where no row is dated.
    """
    marks = sorted(frame["at"].dropna().dt.to_pydatetime())
    if not marks:
        return None
    need = max(1, round(len(marks) * share))
    first = min(range(len(marks) - need + 1), key=lambda i: marks[i + need - 1] - marks[i])
    low, high = _grown(marks, first, first + need - 1)
    margin = max((high - low) * 0.04, timedelta(hours=36))
    return _shifted(low, -margin), _shifted(high, margin)


def _grown(marks: Sequence[datetime], first: int, last: int) -> tuple[datetime, datetime]:
    """The stretch of marks first..last with its neighbours, as long as none is farther off than the stretch is long."""

    def near(gap: timedelta) -> bool:
        return gap <= max(marks[last] - marks[first], timedelta(days=30))

    while True:
        before = first > 0 and near(marks[first] - marks[first - 1])
        after = last + 1 < len(marks) and near(marks[last + 1] - marks[last])
        if not before and not after:
            return marks[first], marks[last]
        first, last = first - before, last + after


def _shifted(instant: datetime, by: timedelta) -> datetime:
    """`instant + by`, held inside what a calendar date can say."""
    try:
        return instant + by
    except OverflowError:
        return datetime.combine(date.min if by < timedelta(0) else date.max, time())
