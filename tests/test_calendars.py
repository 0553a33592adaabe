"""Calendar arithmetic and the two ways of writing a stretch of time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import calendars
from timeline.model import Bound, Granularity, Interval
from timeline.temporal import times

DAYS = st.dates(date(2, 1, 1), date(9900, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 3, 15), -3, date(2024, 12, 15)),
        (date(2025, 4, 14), -1080, date(1935, 4, 14)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
    ],
)
def test_a_day_moves_by_months_and_stays_in_the_month(day: date, months: int, moved: date) -> None:
    assert calendars.add_months(day, months) == moved


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "Y", "DE", "CE"]))
def test_every_day_lies_in_its_own_units(day: date, unit: str) -> None:
    when = calendars.span_of_unit(day, unit)
    assert when.covers(calendars.day_interval(day))


@given(DAYS, st.integers(0, 6))
def test_weekday_steps_land_on_the_weekday_within_a_week(day: date, weekday: int) -> None:
    before, after = calendars.weekday_on_or_before(day, weekday), calendars.weekday_on_or_after(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert before <= day <= after
    assert (after - before).days in (0, 7)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, (4, 2)), (2000, (4, 23)), (2008, (3, 23)), (2011, (4, 24)), (2025, (4, 20)), (2038, (4, 25))],
)
def test_easter_falls_on_the_days_of_the_printed_tables(year: int, day: tuple[int, int]) -> None:
    assert calendars.easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("month", "weekday", "nth", "day"), [(11, 3, 4, 27), (5, 0, -1, 26), (9, 0, 1, 1), (1, 0, 3, 20)]
)
def test_feasts_by_weekday_fall_where_the_calendar_of_2025_has_them(
    month: int, weekday: int, nth: int, day: int
) -> None:
    assert calendars.nth_weekday(2025, month, weekday, nth) == date(2025, month, day)


@pytest.mark.parametrize(("mod", "days"), [("START", (1, 10)), ("MID", (11, 20)), ("END", (21, 28))])
def test_a_month_is_cut_at_its_tenth_and_twentieth_day(mod: str, days: tuple[int, int]) -> None:
    part = calendars.part_of(calendars.month_interval(2025, 2), mod, Granularity.MONTH)
    assert (part.first, part.last) == (date(2025, 2, days[0]), date(2025, 2, days[1]))


def test_a_year_is_cut_into_thirds() -> None:
    year = calendars.year_interval(2009)
    parts = [calendars.part_of(year, mod, Granularity.YEAR) for mod in ("START", "MID", "END")]
    assert [part.first for part in parts] == [date(2009, 1, 1), date(2009, 5, 1), date(2009, 9, 1)]
    assert parts[0].stop == parts[1].start
    assert parts[1].stop == parts[2].start
    assert parts[2].stop == year.stop


MOMENT = calendars.midnight(date(2025, 6, 10)) + timedelta(hours=10, minutes=30)
EDTF = [
    (calendars.day_interval(date(2025, 4, 10)), Granularity.DAY, Bound.AT, "2025-04-10"),
    (calendars.month_interval(2025, 3), Granularity.MONTH, Bound.AT, "2025-03"),
    (calendars.year_interval(2025), Granularity.YEAR, Bound.AT, "2025"),
    (calendars.weekend_of(date(2025, 3, 20)), Granularity.WEEKEND, Bound.AT, "2025-03-22/2025-03-23"),
    (
        Interval.of_days(date(2025, 2, 21), date(2025, 2, 28)),
        Granularity.PART_OF_MONTH,
        Bound.AT,
        "2025-02-21/2025-02-28",
    ),
    (calendars.day_interval(date(2025, 4, 29)), Granularity.DAY, Bound.BY, "../2025-04-29"),
    (calendars.day_interval(date(2025, 4, 29)), Granularity.DAY, Bound.SINCE, "2025-04-29/.."),
    (calendars.decade_interval(199), Granularity.DECADE, Bound.AT, "199X"),
    (calendars.century_interval(18), Granularity.CENTURY, Bound.AT, "18XX"),
    (calendars.season_interval(2010, "SU"), Granularity.SEASON, Bound.AT, "2010-22"),
    (calendars.quarter_interval(2008, 3), Granularity.QUARTER, Bound.AT, "2008-07-01/2008-09-30"),
    (
        Interval(MOMENT, MOMENT + timedelta(minutes=1)),
        Granularity.MINUTE,
        Bound.AT,
        "2025-06-10T10:30",
    ),
]


@pytest.mark.parametrize(("when", "granularity", "bound", "text"), EDTF, ids=[case[3] for case in EDTF])
def test_an_interval_is_written_as_edtf(when: Interval, granularity: Granularity, bound: Bound, text: str) -> None:
    assert calendars.edtf_of(when, granularity, bound) == text


@pytest.mark.parametrize(("when", "granularity", "bound", "text"), EDTF, ids=[case[3] for case in EDTF])
def test_edtf_is_read_back_as_the_interval_it_was_written_from(
    when: Interval, granularity: Granularity, bound: Bound, text: str
) -> None:
    assert granularity
    read = calendars.interval_of_edtf(text)
    assert read.start == (None if bound is Bound.BY else when.start)
    assert read.stop == (None if bound is Bound.SINCE else when.stop)


@pytest.mark.parametrize("text", ["", "..", "../..", "soon", "2025-13", "2025-02-30", "2025-03/x", "P30D"])
def test_what_is_no_edtf_is_refused_with_a_clear_line(text: str) -> None:
    with pytest.raises(ValueError, match="not a date in EDTF"):
        calendars.interval_of_edtf(text)


@given(DAYS, st.integers(0, 4000))
def test_any_days_survive_edtf(first: date, more: int) -> None:
    last = date.fromordinal(min(first.toordinal() + more, date(9998, 12, 31).toordinal()))
    when = Interval.of_days(first, last)
    assert calendars.interval_of_edtf(calendars.edtf_of(when, Granularity.PERIOD)) == when


@given(DAYS, st.sampled_from(["D", "W", "WE", "M", "Q", "Y", "DE", "CE"]))
def test_a_calendar_unit_survives_its_timex_value(day: date, unit: str) -> None:
    grains = {
        "D": Granularity.DAY, "W": Granularity.WEEK, "WE": Granularity.WEEKEND, "M": Granularity.MONTH,
        "Q": Granularity.QUARTER, "Y": Granularity.YEAR, "DE": Granularity.DECADE, "CE": Granularity.CENTURY,
    }  # fmt: skip
    when = calendars.span_of_unit(day, unit)
    assert calendars.interval_of_timex(calendars.timex_of(when, grains[unit])) == when


@pytest.mark.parametrize("value", ["XXXX-03-17", "PRESENT_REF", "P2M", "2025-02-30", "FY2008", ""])
def test_a_value_that_names_no_days_is_no_interval(value: str) -> None:
    assert calendars.interval_of_timex(value) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It ended before April 29.", None, date(2025, 4, 29)),
        ("It has been so since April 3.", date(2025, 4, 3), None),
        ("It happened on April 3.", date(2025, 4, 3), date(2025, 4, 3)),
        ("It will close by the end of May.", None, date(2025, 5, 31)),
    ],
)
def test_a_bound_opens_one_side(text: str, first: date | None, last: date | None) -> None:
    (expression,) = times(text, published=date(2025, 4, 14))
    when = calendars.bounded(expression)
    assert when is not None
    assert (when.first, when.last) == (first, last)


def test_a_vague_time_limits_nothing() -> None:
    (expression,) = times("It happened recently.", published=date(2025, 4, 14))
    assert calendars.bounded(expression) is None
