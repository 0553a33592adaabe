"""Calendar time: arithmetic on intervals, and how they are written.

ancient      what lies before the year 1 in EDTF
arithmetic   units, weekdays and feasts as intervals
written      TIMEX3 and EDTF, to and from intervals
"""

from timeline.calendars.arithmetic import (
    SEASONS,
    UNIT_DAYS,
    add_months,
    bounded,
    century_interval,
    day_interval,
    days_in_month,
    decade_interval,
    easter,
    half_interval,
    midnight,
    month_interval,
    nth_weekday,
    part_of,
    quarter_interval,
    season_interval,
    shift,
    span_of_unit,
    week_of,
    weekday_on_or_after,
    weekday_on_or_before,
    weekend_of,
    year_interval,
)
from timeline.calendars.written import edtf_of, interval_of_edtf, interval_of_timex, timex_of

__all__ = [
    "SEASONS",
    "UNIT_DAYS",
    "add_months",
    "bounded",
    "century_interval",
    "day_interval",
    "days_in_month",
    "decade_interval",
    "easter",
    "edtf_of",
    "half_interval",
    "interval_of_edtf",
    "interval_of_timex",
    "midnight",
    "month_interval",
    "nth_weekday",
    "part_of",
    "quarter_interval",
    "season_interval",
    "shift",
    "span_of_unit",
    "timex_of",
    "week_of",
    "weekday_on_or_after",
    "weekday_on_or_before",
    "weekend_of",
    "year_interval",
]
