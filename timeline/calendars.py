"""Calendar arithmetic, and the two ways a stretch of time is written down: TIMEX3 values and EDTF (ISO 8601-2).

All intervals are half open inside and naive (see `timeline.model.Interval`). Conventions: a week is Monday to
Sunday, a weekend Saturday and Sunday; early, mid and late cut a month into days 1-10, 11-20 and 21 to the last,
a year into thirds of four months, a week into Monday and Tuesday, Wednesday and Thursday, Friday to Sunday;
seasons are those of the north (spring begins in March).
Pure functions of their arguments; dates beyond the years 1 to 9999 raise ValueError or OverflowError.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from timeline.model import BEFORE_YEAR_ONE, Bound, Granularity, Interval, TimeExpression

SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}  # TIMEX3 code: first month, EDTF month number
UNIT_DAYS = {"D": 1, "W": 7, "M": 30, "Q": 91, "Y": 365, "DE": 3652, "CE": 36525}

# --- units ------------------------------------------------------------------------------------


def days_in_month(year: int, month: int) -> int:
    """Number of days of a month."""
    return (add_months(date(year, month, 1), 1) - timedelta(days=1)).day if (year, month) != (9999, 12) else 31


def add_months(day: date, months: int) -> date:
    """The same day of another month; the last one where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    first = date(year, month + 1, 1)
    last = 31 if month == 11 else (date(year, month + 2, 1) - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))


def shift(day: date, count: int, unit: str) -> date:
    """`day` moved by `count` TIMEX3 units: D, W, M, Q, Y, DE (decade) or CE (century)."""
    if unit in ("D", "W"):
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    return add_months(day, count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])


def day_interval(day: date) -> Interval:
    """The whole of a day."""
    return Interval.of_days(day, day)


def month_interval(year: int, month: int) -> Interval:
    """The whole of a month."""
    return Interval.of_days(date(year, month, 1), date(year, month, days_in_month(year, month)))


def year_interval(year: int, last: int | None = None) -> Interval:
    """The whole of a year, or of the years from `year` to `last`."""
    return Interval.of_days(date(year, 1, 1), date(last or year, 12, 31))


def quarter_interval(year: int, quarter: int) -> Interval:
    """A quarter of a calendar year, 1 to 4."""
    return Interval.of_days(date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, days_in_month(year, 3 * quarter)))


def half_interval(year: int, half: int) -> Interval:
    """A half of a calendar year, 1 or 2."""
    return Interval.of_days(date(year, 6 * half - 5, 1), date(year, 6 * half, days_in_month(year, 6 * half)))


def season_interval(year: int, season: str) -> Interval:
    """A season (SP, SU, FA, WI) of the north; winter begins in December of `year`."""
    first = date(year, SEASONS[season][0], 1)
    last = add_months(first, 2)
    return Interval.of_days(first, last.replace(day=days_in_month(last.year, last.month)))


def decade_interval(decade: int) -> Interval:
    """A decade by its first three figures."""
    return year_interval(max(1, decade * 10), decade * 10 + 9)


def century_interval(hundreds: int) -> Interval:
    """The years that begin with these two figures: a century as prose counts, less one."""
    return year_interval(max(1, hundreds * 100), hundreds * 100 + 99)


def week_of(day: date) -> Interval:
    """The week, Monday to Sunday, that `day` lies in."""
    monday = day - timedelta(days=day.weekday())
    return Interval.of_days(monday, monday + timedelta(days=6))


def weekend_of(day: date) -> Interval:
    """The Saturday and Sunday of the week that `day` lies in."""
    monday = day - timedelta(days=day.weekday())
    return Interval.of_days(monday + timedelta(days=5), monday + timedelta(days=6))


def span_of_unit(day: date, unit: str) -> Interval:
    """The calendar unit (D, W, WE, M, Q, Y, DE, CE) that `day` lies in."""
    spans: dict[str, Callable[[], Interval]] = {
        "D": lambda: day_interval(day),
        "W": lambda: week_of(day),
        "WE": lambda: weekend_of(day),
        "M": lambda: month_interval(day.year, day.month),
        "Q": lambda: quarter_interval(day.year, (day.month + 2) // 3),
        "Y": lambda: year_interval(day.year),
        "DE": lambda: decade_interval(day.year // 10),
        "CE": lambda: century_interval(day.year // 100),
    }
    return spans[unit]()


def part_of(whole: Interval, mod: str, granularity: Granularity) -> Interval:
    """The START, MID or END of a closed interval, by the conventions above; thirds of its days where none is set."""
    first, last = whole.first, whole.last
    if first is None or last is None or mod not in ("START", "MID", "END"):
        return whole
    third = ("START", "MID", "END").index(mod)
    if granularity is Granularity.MONTH:
        cuts = [first, first.replace(day=11), first.replace(day=21), last + timedelta(days=1)]
    elif granularity is Granularity.YEAR:
        cuts = [first, first.replace(month=5), first.replace(month=9), last + timedelta(days=1)]
    elif granularity is Granularity.WEEK:
        cuts = [first + timedelta(days=n) for n in (0, 2, 4, 7)]
    else:
        size = (last - first).days + 1
        cuts = [first + timedelta(days=(size * i + 2) // 3) for i in range(3)] + [last + timedelta(days=1)]
    if cuts[third] >= cuts[third + 1]:
        return whole
    return Interval.of_days(cuts[third], cuts[third + 1] - timedelta(days=1))


# --- weekdays and feasts ------------------------------------------------------------------------


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest such weekday (0 is Monday) that is not after `day`."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The earliest such weekday (0 is Monday) that is not before `day`."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; nth -1 is the last one."""
    if nth < 0:
        return weekday_on_or_before(date(year, month, days_in_month(year, month)), weekday)
    return weekday_on_or_after(date(year, month, 1), weekday) + timedelta(weeks=nth - 1)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


# --- TIMEX3 -------------------------------------------------------------------------------------


def _week(when: Interval, suffix: str) -> str:
    year, week, _ = when.first.isocalendar() if when.first else (0, 0, 0)
    return f"{year:04d}-W{week:02d}{suffix}"


def timex_of(when: Interval, granularity: Granularity) -> str:
    """The TIMEX3 value of a calendar unit; of what is none, first/last. Raises ValueError where its start is open.

    >>> timex_of(weekend_of(date(2025, 3, 17)), Granularity.WEEKEND), timex_of(decade_interval(199), Granularity.DECADE)
    ('2025-W12-WE', '199')
    """
    first, last = when.first, when.last
    if first is None or when.start is None:
        raise ValueError("only an interval with a known beginning has a TIMEX3 value")
    match granularity:
        case Granularity.SECOND:
            return when.start.isoformat(timespec="seconds")
        case Granularity.MINUTE | Granularity.HOUR:
            return when.start.isoformat(timespec="minutes")
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
        return when.start.isoformat(timespec="minutes" if granularity is not Granularity.SECOND else "seconds")
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
    """
    if when == BEFORE_YEAR_ONE:
        return "../0000"
    grain = granularity or Granularity.PERIOD
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
    if re.fullmatch(r"-\d{4}(-\d\d){0,2}|-\d\dXX|0000(-\d\d){0,2}|\.\./0000", text):
        return BEFORE_YEAR_ONE
    left, slash, right = text.partition("/")
    start = _edtf_side(left)
    stop = _edtf_side(right) if slash else start
    bad_left = start is None and left not in ("..", "")
    bad_right = slash and stop is None and right not in ("..", "")
    if bad_left or bad_right or (start is None and stop is None):
        raise ValueError(f"not a date in EDTF as this program writes it: {text!r}")
    return Interval(start.start if start else None, stop.stop if stop else None)


# --- what a phrase limits -------------------------------------------------------------------------


def bounded(expression: TimeExpression) -> Interval | None:
    """What an expression says of its event: by a date leaves the start open, since a date the end; None unresolved."""
    when = expression.when
    if when is None or expression.bound is Bound.AT:
        return when
    if expression.bound is Bound.BY:
        if expression.granularity is Granularity.HOUR and when.start is not None:
            return Interval(None, when.start + timedelta(minutes=1))  # "by 5 pm" ends when the hour begins
        return when if when.stop is None else Interval(None, when.stop)
    return when if when.start is None else Interval(when.start, None)


def midnight(day: date) -> datetime:
    """The first instant of a day."""
    return datetime.combine(day, time.min)
