"""Calendar arithmetic and the two ways of writing a stretch of time."""

from __future__ import annotations

from dataclasses import replace
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
    [
        (1954, (4, 18)), (1961, (4, 2)), (1981, (4, 19)), (2000, (4, 23)), (2008, (3, 23)), (2011, (4, 24)),
        (2025, (4, 20)), (2038, (4, 25)),
    ],
)  # fmt: skip
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


@pytest.mark.parametrize(
    ("whole", "granularity", "mod", "first", "last"),
    [
        (calendars.week_of(date(2025, 3, 20)), Granularity.WEEK, "START", date(2025, 3, 17), date(2025, 3, 18)),
        (calendars.week_of(date(2025, 3, 20)), Granularity.WEEK, "MID", date(2025, 3, 19), date(2025, 3, 20)),
        (calendars.week_of(date(2025, 3, 20)), Granularity.WEEK, "END", date(2025, 3, 21), date(2025, 3, 23)),
        (calendars.decade_interval(199), Granularity.DECADE, "START", date(1990, 1, 1), date(1993, 5, 2)),
        (Interval.of_days(date(2025, 3, 1), date(2025, 3, 9)), None, "START", date(2025, 3, 1), date(2025, 3, 3)),
        (Interval.of_days(date(2025, 3, 1), date(2025, 3, 9)), None, "MID", date(2025, 3, 4), date(2025, 3, 6)),
        (Interval.of_days(date(2025, 3, 1), date(2025, 3, 9)), None, "END", date(2025, 3, 7), date(2025, 3, 9)),
        (Interval.of_days(date(2025, 3, 1), date(2025, 3, 4)), None, "START", date(2025, 3, 1), date(2025, 3, 2)),
        (calendars.day_interval(date(2025, 3, 1)), None, "START", date(2025, 3, 1), date(2025, 3, 1)),
        (calendars.day_interval(date(2025, 3, 1)), None, "END", date(2025, 3, 1), date(2025, 3, 1)),
        (calendars.month_interval(2025, 3), Granularity.MONTH, "APPROX", date(2025, 3, 1), date(2025, 3, 31)),
        (Interval.of_days(date(2025, 3, 1), None), Granularity.MONTH, "START", date(2025, 3, 1), None),
        (Interval.of_days(None, date(2025, 3, 1)), Granularity.MONTH, "END", None, date(2025, 3, 1)),
    ],
)  # fmt: skip
def test_a_part_is_cut_out_of_a_closed_stretch_and_what_cannot_be_cut_stays_whole(
    whole: Interval, granularity: Granularity | None, mod: str, first: date | None, last: date | None
) -> None:
    part = calendars.part_of(whole, mod, granularity or Granularity.PERIOD)
    assert (part.first, part.last) == (first, last)


@given(DAYS, st.integers(0, 400))
def test_the_three_parts_of_any_stretch_are_the_stretch(first: date, more: int) -> None:
    whole = Interval.of_days(first, min(first + timedelta(days=more), date(9999, 1, 1)))
    parts = [calendars.part_of(whole, mod, Granularity.PERIOD) for mod in ("START", "MID", "END")]
    assert (parts[0].start, parts[2].stop) == (whole.start, whole.stop)
    assert more < 2 or (parts[0].stop, parts[1].stop) == (parts[1].start, parts[2].start)


@pytest.mark.parametrize(
    ("count", "unit", "moved"),
    [
        (3, "D", date(2025, 2, 3)), (-2, "W", date(2025, 1, 17)), (1, "M", date(2025, 2, 28)),
        (1, "Q", date(2025, 4, 30)), (-1, "Y", date(2024, 1, 31)), (1, "DE", date(2035, 1, 31)),
        (-1, "CE", date(1925, 1, 31)),
    ],
)  # fmt: skip
def test_a_day_moves_by_the_units_of_timex3(count: int, unit: str, moved: date) -> None:
    assert calendars.shift(date(2025, 1, 31), count, unit) == moved


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (calendars.quarter_interval(2025, 1), date(2025, 1, 1), date(2025, 3, 31)),
        (calendars.quarter_interval(2025, 4), date(2025, 10, 1), date(2025, 12, 31)),
        (calendars.half_interval(2025, 1), date(2025, 1, 1), date(2025, 6, 30)),
        (calendars.half_interval(2025, 2), date(2025, 7, 1), date(2025, 12, 31)),
        (calendars.season_interval(2025, "SP"), date(2025, 3, 1), date(2025, 5, 31)),
        (calendars.season_interval(2025, "FA"), date(2025, 9, 1), date(2025, 11, 30)),
        (calendars.season_interval(2023, "WI"), date(2023, 12, 1), date(2024, 2, 29)),
        (calendars.year_interval(2005, 2007), date(2005, 1, 1), date(2007, 12, 31)),
        (calendars.decade_interval(0), date(1, 1, 1), date(9, 12, 31)),
        (calendars.century_interval(0), date(1, 1, 1), date(99, 12, 31)),
        (calendars.century_interval(19), date(1900, 1, 1), date(1999, 12, 31)),
        (calendars.month_interval(9999, 12), date(9999, 12, 1), date(9999, 12, 31)),
        (calendars.span_of_unit(date(2025, 7, 1), "Q"), date(2025, 7, 1), date(2025, 9, 30)),
        (calendars.span_of_unit(date(1999, 12, 31), "DE"), date(1990, 1, 1), date(1999, 12, 31)),
        (calendars.span_of_unit(date(1999, 12, 31), "CE"), date(1900, 1, 1), date(1999, 12, 31)),
        (calendars.span_of_unit(date(2025, 3, 22), "W"), date(2025, 3, 17), date(2025, 3, 23)),
        (calendars.span_of_unit(date(2025, 3, 17), "WE"), date(2025, 3, 22), date(2025, 3, 23)),
    ],
)
def test_a_unit_of_the_calendar_has_its_first_and_last_day(when: Interval, first: date, last: date) -> None:
    assert (when.first, when.last) == (first, last)


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
    (Interval(MOMENT, MOMENT + timedelta(seconds=1)), Granularity.SECOND, Bound.AT, "2025-06-10T10:30:00"),
    (Interval(MOMENT, MOMENT + timedelta(minutes=1)), Granularity.MINUTE, Bound.BY, "../2025-06-10T10:30"),
    (calendars.season_interval(2010, "SP"), Granularity.SEASON, Bound.AT, "2010-21"),
    (calendars.season_interval(2010, "WI"), Granularity.SEASON, Bound.AT, "2010-24"),
    (Interval.of_days(None, date(2025, 4, 29)), Granularity.PERIOD, Bound.AT, "../2025-04-29"),
    (Interval.of_days(date(2025, 4, 29), None), Granularity.PERIOD, Bound.AT, "2025-04-29/.."),
    (Interval.of_days(date(2025, 4, 29), None), Granularity.PERIOD, Bound.BY, "2025-04-29/.."),
    # A stretch that does not fill its unit is told by its days.
    (Interval.of_days(date(2025, 1, 1), date(2025, 11, 30)), Granularity.YEAR, Bound.AT, "2025-01-01/2025-11-30"),
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
    assert read.start == (None if bound is Bound.BY and when.stop else when.start)
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


CLOCK = Interval(MOMENT, MOMENT + timedelta(hours=1))


@pytest.mark.parametrize(
    ("when", "granularity", "value"),
    [
        (Interval(MOMENT, MOMENT + timedelta(seconds=1)), Granularity.SECOND, "2025-06-10T10:30:00"),
        (Interval(MOMENT, MOMENT + timedelta(minutes=1)), Granularity.MINUTE, "2025-06-10T10:30"),
        (CLOCK, Granularity.MINUTE, "2025-06-10T10:30/2025-06-10T11:29"),
        (CLOCK, Granularity.HOUR, "2025-06-10T10:30"),
        (calendars.day_interval(date(2025, 3, 17)), Granularity.DAY, "2025-03-17"),
        (calendars.week_of(date(2024, 12, 30)), Granularity.WEEK, "2025-W01"),
        (calendars.weekend_of(date(2025, 3, 20)), Granularity.WEEKEND, "2025-W12-WE"),
        (calendars.month_interval(2025, 3), Granularity.MONTH, "2025-03"),
        (Interval.of_days(date(2025, 3, 1), date(2025, 3, 10)), Granularity.PART_OF_MONTH, "2025-03"),
        (calendars.quarter_interval(2025, 1), Granularity.QUARTER, "2025-Q1"),
        (calendars.quarter_interval(2025, 4), Granularity.QUARTER, "2025-Q4"),
        (calendars.half_interval(2025, 1), Granularity.HALF, "2025-H1"),
        (calendars.half_interval(2025, 2), Granularity.HALF, "2025-H2"),
        (calendars.season_interval(2025, "SU"), Granularity.SEASON, "2025-SU"),
        (calendars.season_interval(2025, "WI"), Granularity.SEASON, "2025-WI"),
        (calendars.year_interval(814), Granularity.YEAR, "0814"),
        (Interval.of_days(date(2025, 5, 1), date(2025, 8, 31)), Granularity.PART_OF_YEAR, "2025"),
        (calendars.decade_interval(199), Granularity.DECADE, "199"),
        (calendars.century_interval(18), Granularity.CENTURY, "18"),
        (Interval.of_days(date(2025, 3, 3), date(2025, 3, 5)), Granularity.PERIOD, "2025-03-03/2025-03-05"),
        (Interval.of_days(date(2025, 3, 3), None), Granularity.PERIOD, "2025-03-03/"),
    ],
)
def test_a_unit_has_its_timex3_value(when: Interval, granularity: Granularity, value: str) -> None:
    assert calendars.timex_of(when, granularity) == value


def test_a_stretch_without_a_known_beginning_has_no_timex3_value() -> None:
    with pytest.raises(ValueError, match="known beginning"):
        calendars.timex_of(Interval.of_days(None, date(2025, 3, 5)), Granularity.PERIOD)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30)),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30)),
        ("2025-SU", date(2025, 6, 1), date(2025, 8, 31)),
        ("2025-W12-WE", date(2025, 3, 22), date(2025, 3, 23)),
        ("2025-03-17TEV", date(2025, 3, 17), date(2025, 3, 17)),
    ],
)
def test_a_timex3_value_stands_for_days(value: str, first: date, last: date) -> None:
    when = calendars.interval_of_timex(value)
    assert when is not None
    assert (when.first, when.last) == (first, last)


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
    assert all(calendars.bounded(replace(expression, bound=bound)) is None for bound in Bound)


@pytest.mark.parametrize(
    ("granularity", "bound", "first", "last"),
    [
        (Granularity.HOUR, Bound.BY, None, "2025-06-10T10:31"),  # "by 10:30" is over when the hour begins
        (Granularity.MINUTE, Bound.BY, None, "2025-06-10T11:30"),
        (Granularity.HOUR, Bound.SINCE, "2025-06-10T10:30", None),
        (Granularity.HOUR, Bound.AT, "2025-06-10T10:30", "2025-06-10T11:30"),
    ],
)
def test_a_clock_time_that_limits_does_so_from_where_it_begins(
    granularity: Granularity, bound: Bound, first: str | None, last: str | None
) -> None:
    (expression,) = times("It happened on April 3.", published=date(2025, 4, 14))
    when = calendars.bounded(replace(expression, when=CLOCK, granularity=granularity, bound=bound))
    assert when is not None
    assert [side and side.isoformat(timespec="minutes") for side in (when.start, when.stop)] == [first, last]


@pytest.mark.parametrize("bound", [Bound.BY, Bound.SINCE])
def test_a_limit_that_is_open_itself_stays_as_it_is(bound: Bound) -> None:
    (expression,) = times("It happened on April 3.", published=date(2025, 4, 14))
    sides = (None, date(2025, 3, 5)) if bound is Bound.SINCE else (date(2025, 3, 5), None)
    open_when = Interval.of_days(*sides)
    assert calendars.bounded(replace(expression, when=open_when, bound=bound)) == open_when
