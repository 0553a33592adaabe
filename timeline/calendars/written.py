"""The two ways a stretch of time is written down: TIMEX3 values (ISO 24617-1) and EDTF (ISO 8601-2), to and from."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from timeline.calendars.ancient import edtf_of_ancient, interval_of_side, timex_of_ancient
from timeline.calendars.arithmetic import (
    SEASONS,
    century_interval,
    day_interval,
    decade_interval,
    half_interval,
    month_interval,
    quarter_interval,
    season_interval,
    span_of_unit,
    week_of,
    weekend_of,
    year_interval,
)
from timeline.model import Bound, Granularity, Interval

# --- TIMEX3 -------------------------------------------------------------------------------------


def _week(when: Interval, suffix: str) -> str:
    year, week, _ = when.first.isocalendar() if when.first else (0, 0, 0)
    return f"{year:04d}-W{week:02d}{suffix}"


def _clocked(when: Interval, granularity: Granularity) -> str:
    """A clock time, or the first and the last of a stretch, as the grain writes it."""
    assert when.start is not None
    assert when.stop is not None
    spec = "seconds" if granularity is Granularity.SECOND else "minutes"
    start = when.start.isoformat(timespec=spec)
    length = {Granularity.HOUR: 3600, Granularity.MINUTE: 60, Granularity.SECOND: 1}[granularity]
    if (when.stop - when.start).total_seconds() <= length:
        return start
    last = when.stop - timedelta(seconds=1 if spec == "seconds" else 60)
    return f"{start}/{last.isoformat(timespec=spec)}"


def timex_of(when: Interval, granularity: Granularity) -> str:
    """The TIMEX3 value of a calendar unit; an interval that is none is written first/last.

    Raises ValueError where its first side is open.

    >>> timex_of(weekend_of(date(2025, 3, 17)), Granularity.WEEKEND), timex_of(decade_interval(199), Granularity.DECADE)
    ('2025-W12-WE', '199')
    """
    if when.ancient_start is not None:
        return timex_of_ancient(when, granularity)
    first, last = when.first, when.last
    if first is None or when.start is None:
        raise ValueError("only an interval with a known beginning has a TIMEX3 value")
    match granularity:
        case Granularity.SECOND | Granularity.MINUTE | Granularity.HOUR:
            return _clocked(when, granularity)
        case Granularity.WEEK:
            return _week(when, "")
        case Granularity.WEEKEND:
            return _week(when, "-WE")
        case Granularity.MONTH | Granularity.PART_OF_MONTH:
            return f"{first.year:04d}-{first.month:02d}"
        case Granularity.QUARTER:
            return f"{first.year:04d}-Q{(first.month + 2) // 3}"
        case Granularity.HALF:
            return f"{first.year:04d}-H{1 if first.month < 7 else 2}"
        case Granularity.SEASON:
            return f"{first.year:04d}-{next((k for k, (m, _) in SEASONS.items() if m == first.month), 'SP')}"
        case Granularity.YEAR | Granularity.PART_OF_YEAR:
            return f"{first.year:04d}"
        case Granularity.DECADE:
            return f"{first.year // 10:03d}"
        case Granularity.CENTURY:
            return f"{first.year // 100:02d}"
        case Granularity.PERIOD:
            return f"{first.isoformat()}/{last.isoformat() if last else ''}"
        case _:
            return first.isoformat()


_TIMEX: tuple[tuple[re.Pattern[str], Callable[[list[int]], Interval]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(?:MO|MI|AF|EV|NI|DT))?"), lambda g: day_interval(date(g[0], g[1], g[2]))),
    (re.compile(r"(\d{4})-(\d\d)"), lambda g: month_interval(g[0], g[1])),
    (re.compile(r"(\d{4})"), lambda g: year_interval(g[0])),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda g: week_of(date.fromisocalendar(g[0], g[1], 1))),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), lambda g: weekend_of(date.fromisocalendar(g[0], g[1], 1))),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda g: quarter_interval(g[0], g[1])),
    (re.compile(r"(\d{4})-H([12])"), lambda g: half_interval(g[0], g[1])),
    (re.compile(r"(\d{3})"), lambda g: decade_interval(g[0])),
    (re.compile(r"(\d{2})"), lambda g: century_interval(g[0])),
)
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")


def interval_of_timex(value: str) -> Interval | None:
    """The days a TIMEX3 date value stands for, or None where it names none."""
    try:
        if season := _SEASON.fullmatch(value):
            return season_interval(int(season[1]), season[2])
        for pattern, interval in _TIMEX:
            if found := pattern.fullmatch(value):
                return interval([int(x) for x in found.groups()])
    except (ValueError, OverflowError):
        return None
    return None


# --- EDTF ---------------------------------------------------------------------------------------


def _closed_edtf(when: Interval, granularity: Granularity) -> str:
    first, last = when.first, when.last
    if first is None or last is None or when.start is None or when.stop is None:
        raise ValueError("an interval with an open side is no single date")
    if granularity in (Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR):
        return _clocked(when, granularity)
    whole = {
        Granularity.MONTH: (f"{first.year:04d}-{first.month:02d}", "M"),
        Granularity.YEAR: (f"{first.year:04d}", "Y"),
        Granularity.DECADE: (f"{first.year // 10:03d}X", "DE"),
        Granularity.CENTURY: (f"{first.year // 100:02d}XX", "CE"),
    }
    if granularity in whole and span_of_unit(first, whole[granularity][1]) == when:
        return whole[granularity][0]
    if granularity is Granularity.SEASON:
        code = next((k for k in SEASONS if season_interval(first.year, k) == when), None)
        if code:
            return f"{first.year:04d}-{SEASONS[code][1]}"
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def edtf_of(when: Interval, granularity: Granularity | None, bound: Bound = Bound.AT) -> str:
    """An interval as EDTF; `bound` BY keeps only its end, SINCE only its beginning.

    >>> edtf_of(month_interval(2025, 3), Granularity.MONTH), edtf_of(weekend_of(date(2025, 3, 17)), Granularity.WEEKEND)
    ('2025-03', '2025-03-22/2025-03-23')
    >>> edtf_of(decade_interval(199), Granularity.DECADE), edtf_of(season_interval(2025, "SP"), Granularity.SEASON)
    ('199X', '2025-21')
    """
    grain = granularity or Granularity.PERIOD
    if when.has_ancient_side:
        limited = {Bound.BY: when.until_its_end, Bound.SINCE: when.since_its_start}.get(bound)
        return edtf_of_ancient(limited or when, grain)
    clock = grain in (Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR)
    if when.start is not None and when.stop is not None and bound is Bound.AT:
        return _closed_edtf(when, grain)
    last_instant = None if when.stop is None else when.stop - timedelta(minutes=1)
    if bound is Bound.BY or when.start is None:
        if when.stop is None or last_instant is None:
            return edtf_of(when, granularity, Bound.SINCE)
        end = last_instant.isoformat(timespec="minutes") if clock else when.last.isoformat() if when.last else ""
        return f"../{end}"
    start = when.start.isoformat(timespec="minutes") if clock else when.start.date().isoformat()
    return f"{start}/.."


_EDTF_SEASON = {number: code for code, (_, number) in SEASONS.items()}


def _edtf_side(text: str) -> Interval | None:
    if (ancient := interval_of_side(text)) is not None:
        return ancient
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?", text):
        start = datetime.fromisoformat(text)
        return Interval(start, start + (timedelta(minutes=1) if len(text) == 16 else timedelta(seconds=1)))
    if re.fullmatch(r"\d{3}X", text):
        return decade_interval(int(text[:3]))
    if re.fullmatch(r"\d\dXX", text):
        return century_interval(int(text[:2]))
    if re.fullmatch(r"\d{4}-2[1-4]", text):
        return season_interval(int(text[:4]), _EDTF_SEASON[int(text[5:])])
    return interval_of_timex(text) if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) else None


def interval_of_edtf(text: str) -> Interval:
    """The interval that an EDTF text of `edtf_of` stands for; raises ValueError for anything else."""
    left, slash, right = text.partition("/")
    start = _edtf_side(left)
    stop = _edtf_side(right) if slash else start
    bad_left = start is None and left not in ("..", "")
    bad_right = slash and stop is None and right not in ("..", "")
    limited = stop and stop.until_its_end if start is None else start.since_its_start
    if bad_left or bad_right or limited is None:
        raise ValueError(f"not a date in EDTF as this program writes it: {text!r}")
    return limited if start is None or stop is None else start.up_to(stop)
