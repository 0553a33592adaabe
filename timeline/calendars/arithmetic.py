"""Calendar arithmetic: units, weekdays and feasts as intervals, and what a phrase limits.

All intervals are half open inside and naive (see `timeline.model.Interval`). Conventions: a week is Monday to
Sunday, a weekend Saturday and Sunday; early, mid and late cut a month into days 1-10, 11-20 and 21 to the last,
a year into thirds of four months, a week into Monday and Tuesday, Wednesday and Thursday, Friday to Sunday;
seasons are those of the north (spring begins in March).
Pure functions of their arguments; dates beyond the years 1 to 9999 raise ValueError or OverflowError, but months and
years may lie before the year 1.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from timeline.model import Bound, Granularity, Interval, TimeExpression, as_in_calendar, interval_of_date

SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}  # TIMEX3 code: first month, EDTF month number
UNIT_DAYS = {"D": 1, "W": 7, "M": 30, "Q": 91, "Y": 365, "DE": 3652, "CE": 36525}

# --- units ------------------------------------------------------------------------------------


def days_in_month(year: int, month: int) -> int:
    """Number of days of a month."""
    return (add_months(date(year, month, 1), 1) - timedelta(days=1)).day if (year, month) != (9999, 12) else 31


def add_months(day: date, months: int) -> date:
    """The same day of another month; the last one where that month is shorter.

    >>> add_months(date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
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
    """The whole of a month, of a year before the year 1 too."""
    if year < 1:
        return interval_of_date(year, month)
    return Interval.of_days(date(year, month, 1), date(year, month, days_in_month(year, month)))


def year_interval(year: int, last: int | None = None) -> Interval:
    """The whole of a year, or of the years from `year` to `last`, before the year 1 too."""
    if year < 1:
        return interval_of_date(year).up_to(interval_of_date(year if last is None else last))
    return Interval.of_days(date(year, 1, 1), date(last or year, 12, 31))


def quarter_interval(year: int, quarter: int) -> Interval:
    """A quarter of a calendar year, 1 to 4."""
    return Interval.of_days(date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, days_in_month(year, 3 * quarter)))


def half_interval(year: int, half: int) -> Interval:
    """A half of a calendar year, 1 or 2."""
    return Interval.of_days(date(year, 6 * half - 5, 1), date(year, 6 * half, days_in_month(year, 6 * half)))


def season_interval(year: int, season: str) -> Interval:
    """A season (SP, SU, FA, WI) of the north; winter begins in December of `year`."""
    if year < 1:
        month = SEASONS[season][0]
        return month_interval(year, month).up_to(month_interval(year + (month == 12), (month + 1) % 12 + 1))
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
    if mod not in ("START", "MID", "END"):
        return whole
    return as_in_calendar(whole, lambda when: _third(when, mod, granularity))


def _third(whole: Interval, mod: str, granularity: Granularity) -> Interval:
    first, last = whole.first, whole.last
    if first is None or last is None:
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


# --- what a phrase limits -------------------------------------------------------------------------


def bounded(expression: TimeExpression) -> Interval | None:
    """What an expression says of its event: by a date leaves the start open, since a date the end; None unresolved."""
    when = expression.when
    if when is None or expression.bound is Bound.AT:
        return when
    if expression.excluded:
        return _beside(when, expression.bound)
    if expression.bound is Bound.BY:
        if expression.granularity is Granularity.HOUR and when.start is not None:
            return Interval(None, when.start + timedelta(minutes=1))  # "by 5 pm" ends when the hour begins
        return when.until_its_end or when
    return when.since_its_start or when


def _beside(when: Interval, bound: Bound) -> Interval | None:
    """What lies wholly before or after an interval; None where the calendar has nothing there."""
    side = when.first_number if bound is Bound.BY else when.last_number
    if side is None or side == date.max.toordinal():
        return None
    return Interval.of_day_numbers(None, side) if bound is Bound.BY else Interval.of_day_numbers(side + 1, None)


def midnight(day: date) -> datetime:
    """The first instant of a day."""
    return datetime.combine(day, time.min)
