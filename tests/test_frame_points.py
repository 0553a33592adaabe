"""Where a mark stands, how fine a date is, and which window opens: each by a case at its edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from chronologies import dating, empty, ferry
from test_frame import FRAME, lone

from timeline.frame import (
    Filters,
    asked_time,
    codes_of,
    counts_of,
    extent,
    facet_counts,
    filtered,
    focus,
    frame_of,
    in_view,
    opening,
    part_of,
    source_name,
    where,
    without_each,
)
from timeline.frame.table import mark_of, precision_of
from timeline.model import (
    ActorSpan,
    Bound,
    Dating,
    DatingBasis,
    Document,
    Granularity,
    Interval,
    Publication,
    PublicationBasis,
    Span,
)
from timeline.wording import LIKELY


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def clock(start: str | None, stop: str | None, bound: Bound = Bound.AT) -> Dating:
    when = Interval(start and moment(start), stop and moment(stop))
    return Dating(when, Granularity.MINUTE, bound, "", DatingBasis.CLAUSE, 1.0, "")


# --- a row ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "at"),
    [
        (dating(date(2025, 3, 22)), "2025-03-22T12:00"),
        (dating(date(2025, 3, 1), date(2025, 3, 4), Granularity.PERIOD), "2025-03-03T00:00"),  # the middle
        (dating(date(2025, 3, 1), date(2025, 3, 4), Granularity.PERIOD, Bound.BY), "2025-03-04T12:00"),
        (dating(date(2025, 3, 1), date(2025, 3, 4), Granularity.PERIOD, Bound.SINCE), "2025-03-01T12:00"),
        (dating(None, date(2025, 3, 4)), "2025-03-04T12:00"),
        (dating(date(2025, 3, 1), None, bound=Bound.SINCE), "2025-03-01T12:00"),
        (clock(None, "2025-03-04T14:30", Bound.BY), "2025-03-04T14:30"),
        (clock("2025-03-04T14:30", None, Bound.SINCE), "2025-03-04T14:30"),
    ],
)  # fmt: skip
def test_a_mark_stands_in_the_middle_or_on_the_day_that_limits(when: Dating, at: str) -> None:
    assert mark_of(when) == moment(at)


@pytest.mark.parametrize(
    ("when", "precision"),
    [
        (dating(date(2025, 3, 22)), "day"),
        (dating(date(2025, 3, 17), date(2025, 3, 23), Granularity.WEEK), "days"),
        (dating(date(2025, 3, 1), date(2025, 3, 10), Granularity.PART_OF_MONTH), "month"),
        (dating(date(2025, 3, 1), date(2025, 3, 1), Granularity.PERIOD), "day"),
        (dating(date(2025, 3, 1), date(2025, 3, 14), Granularity.PERIOD), "days"),
        (dating(date(2025, 3, 1), date(2025, 3, 15), Granularity.PERIOD), "month"),
        (dating(date(2025, 3, 1), date(2025, 3, 31), Granularity.PERIOD), "month"),
        (dating(date(2025, 3, 1), date(2025, 4, 1), Granularity.PERIOD), "year"),
        (dating(date(2025, 3, 1), date(2025, 5, 31), Granularity.SEASON), "year"),
        (dating(date(2025, 3, 1), bound=Bound.BY), "open"),
        (dating(None, date(2025, 3, 1)), "open"),
        (clock("2025-03-04T14:30", "2025-03-04T14:31"), "time"),
        (replace(clock("2025-03-04T06:00", "2025-03-04T12:00"), granularity=Granularity.PART_OF_DAY), "day"),
    ],
)
def test_a_date_is_as_fine_as_its_granularity_or_its_length(when: Dating, precision: str) -> None:
    assert precision_of(when) == precision


def test_a_row_says_what_to_check_of_its_event() -> None:
    def checks(**more: object) -> tuple[str, ...]:
        event = replace(ferry().events[3], **more)  # type: ignore[arg-type]
        return tuple(frame_of(replace(ferry(), events=(event,)))["checks"].iloc[0])

    assert checks(confidence=LIKELY) == ()
    assert checks(confidence=LIKELY - 0.01) == ("unsure",)
    assert checks(documents=("post", "wire")) == ("several",)
    inferred = Publication(PublicationBasis.INFERRED, date(2025, 3, 25))
    documents = tuple(replace(d, publication=inferred) for d in ferry().documents)
    assert set(frame_of(replace(ferry(), documents=documents))["checks"].map(lambda c: "inferred" in c)) == {True}


@pytest.mark.parametrize(
    ("publisher", "title", "name"), [("Post", "Talks", "Post"), (None, "Talks", "Talks"), (None, "", "a.txt")]
)
def test_a_source_is_called_by_its_publisher_its_title_or_its_file(
    publisher: str | None, title: str, name: str
) -> None:
    assert source_name(Document("d", "in/a.txt", "x", title, publisher)) == name


def test_what_is_sought_is_title_passages_and_all_names_of_those_who_act() -> None:
    searched = FRAME.set_index("id")["search"]
    assert "mayor ida moreau spoke by phone" in searched["e1"]
    assert "the line" in searched["e1"]
    assert "ruritania" in searched["e5"]  # to which the ministry belongs
    assert "ruritania" not in searched["e2"]
    assert not FRAME.set_index("id").loc["e10", "approximate"]
    assert FRAME.set_index("id").loc["e5", "approximate"]


# --- codes ----------------------------------------------------------------------------------------


def test_rows_without_a_value_have_no_code_and_are_not_counted() -> None:
    column = pd.Series(["a", None, float("nan"), "b", "a", pd.NA], dtype=object)
    for each in (column, column.astype("category")):
        codes, values = codes_of(each)
        assert [values[code] if code >= 0 else None for code in codes] == ["a", None, None, "b", "a", None]
        assert counts_of(each) == {"a": 2, "b": 1}
        assert where(each, lambda value: value == "a").tolist() == [True, False, False, False, True, False]
        assert where(each, lambda _: True).tolist() == [True, False, False, True, True, False]
    unused = column.astype("category").cat.add_categories("c")
    assert dict(counts_of(unused)) == {"a": 2, "b": 1}


# --- windows --------------------------------------------------------------------------------------


def test_the_opening_window_has_air_of_a_day_and_a_half_or_a_twenty_fifth() -> None:
    near, far = (focus(frame_of(lone("2025-03-01", day))) for day in ("2025-03-02", "2025-03-31"))
    assert near == (moment("2025-02-28T00:00"), moment("2025-03-04T00:00"))
    assert far == (moment("2025-02-28T00:00"), moment("2025-04-02T00:00"))
    weeks = [(date(2025, 3, 1) + timedelta(days=20 * n)).isoformat() for n in range(11)]
    long = focus(frame_of(lone(*weeks)))
    assert long == (moment("2025-03-01T12:00") - timedelta(days=8), moment("2025-09-17T12:00") + timedelta(days=8))


def test_a_gap_of_more_than_a_month_ends_the_window_and_one_of_a_month_does_not() -> None:
    dense = [f"2025-03-{day:02}" for day in range(1, 9)]
    assert focus(frame_of(lone(*dense, "2025-04-07")))[1] > moment("2025-04-07")  # type: ignore[index]
    assert focus(frame_of(lone(*dense, "2025-04-08")))[1] < moment("2025-04-01")  # type: ignore[index]
    assert focus(frame_of(lone("2025-01-30", *dense)))[0] < moment("2025-01-30T12:00")  # type: ignore[index]
    assert focus(frame_of(lone("2025-01-29", *dense)))[0] > moment("2025-02-01")  # type: ignore[index]


def test_a_long_story_may_have_longer_gaps() -> None:
    quarters = [f"{year}-{month:02}-01" for year in (2023, 2024) for month in (1, 4, 7, 10)]
    window = focus(frame_of(lone(*quarters)))
    assert window is not None
    assert window[0] < moment("2023-01-01T12:00")
    assert window[1] > moment("2024-10-01T12:00")


def test_the_extent_holds_a_clock_time_on_its_day_and_nothing_of_the_next() -> None:
    def of(when: Dating) -> tuple[date, date] | None:
        return extent(frame_of(replace(ferry(), events=(replace(ferry().events[0], dating=when),), undated=())))

    assert of(clock("2025-03-04T14:30", "2025-03-05T02:00")) == (date(2025, 3, 4), date(2025, 3, 5))
    assert of(clock("2025-03-04T14:30", "2025-03-05T00:00")) == (date(2025, 3, 4), date(2025, 3, 4))
    assert of(dating(None, date(2025, 3, 4), bound=Bound.BY)) == (date(2025, 3, 4), date(2025, 3, 4))


@pytest.mark.parametrize(
    ("start", "stop", "low", "high"),
    [
        ("2025-04-01", None, "2025-04-03", "2025-05-08"),  # what stands behind the first of April
        (None, "2025-03-02", "2025-02-28", "2025-03-03"),
        ("2025-03-30", "2025-03-31", "2025-03-30", "2025-03-31"),  # only longer things: the time itself
        (None, None, None, None),
    ],
)
def test_the_window_of_a_time_asked_for_holds_what_stands_in_it(
    start: str | None, stop: str | None, low: str | None, high: str | None
) -> None:
    asked = Interval(start and moment(start), stop and moment(stop)) if start or stop else None
    window = opening(FRAME, asked)
    if asked is None:
        assert window == focus(FRAME)
    else:
        assert window is not None
        assert [end.date().isoformat() for end in window] == [low, high]


def test_where_nothing_stands_behind_a_day_all_is_shown_and_without_dates_nothing() -> None:
    assert opening(FRAME, Interval(moment("2031-01-01"), None)) == focus(FRAME)
    undated = frame_of(empty(undated=True))
    day = Interval(moment("2031-01-01"), moment("2031-01-02"))
    assert opening(undated, day) is None
    assert opening(undated, None) is None
    assert in_view(undated, moment("2025-01-01"), moment("2026-01-01")).empty


@pytest.mark.parametrize(
    ("low", "high", "events"),
    [
        ("2025-03-22T00:00", "2025-03-22T00:00", {"e1", "e4"}),
        ("2025-03-23T00:00", "2025-03-23T12:00", {"e1", "e4"}),  # half open: it ends as this begins, and touches
        ("2025-04-29T12:00", "2025-04-29T12:00", {"e6"}),
        ("2025-03-01T12:00", "2025-03-01T12:00", {"e4", "e8"}),
    ],
)
def test_a_window_shows_what_touches_it(low: str, high: str, events: set[str]) -> None:
    assert set(in_view(FRAME, moment(low), moment(high))["id"]) == events


# --- filters --------------------------------------------------------------------------------------


def test_each_wish_can_be_dropped_and_the_most_helpful_comes_first() -> None:
    filters = Filters(query="met", kind=("call",), status=("occurred",))
    assert filters.without("kind") == Filters(query="met", status=("occurred",))
    assert filters.chosen == ("query", "kind", "status")
    gains = without_each(FRAME, filters)
    assert [gain for _, gain in gains] == sorted((gain for _, gain in gains), reverse=True)
    assert dict(gains)["status"] == len(filtered(FRAME, filters))
    assert not Filters()


@pytest.mark.parametrize(
    ("start", "stop", "events"),
    [
        ("2025-03-29", "2025-04-01", {"e4"}),  # what ended as it begins is over
        ("2025-03-28", "2025-03-29", {"e3", "e4"}),
        ("2025-04-07", None, {"e6", "e7", "e9"}),
        (None, "2025-03-02", {"e4", "e8"}),
        (None, "2025-03-01", set()),
        ("2025-05-07", None, set()),
    ],
)
def test_a_time_that_is_half_open_leaves_what_has_some_part_of_it(
    start: str | None, stop: str | None, events: set[str]
) -> None:
    asked = Interval(start and moment(start), stop and moment(stop))
    assert set(filtered(FRAME, Filters(when=asked))["id"]) == events


def test_counts_beside_actors_follow_whether_their_people_are_meant() -> None:
    assert facet_counts(FRAME, Filters(), "actor")["ruritania"] == 3
    assert facet_counts(FRAME, Filters(alone=True), "actor")["ruritania"] == 1
    assert facet_counts(FRAME, Filters(check=("several",)), "check") == {"several": 1, "conflict": 1, "inferred": 1}


def test_a_part_of_a_chronology_keeps_whom_it_names_and_whom_these_belong_to() -> None:
    part = part_of(ferry(), ["e5", "e10"])
    assert {actor.id for actor in part.actors} == {"ministry", "northline", "ruritania", "moreau"}
    assert ([e.id for e in part.events], [e.id for e in part.undated]) == (["e5"], ["e10"])
    told = replace(
        ferry(), mentions=tuple(replace(m, mentioned=(ActorSpan("hall", Span(0, 1)),)) for m in ferry().mentions)
    )
    assert "hall" in {actor.id for actor in part_of(told, ["e5"]).actors}
    assert {document.id for document in part.documents} == {"wire"}


# --- a time asked for -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "stop"),
    [
        ("5 March", "2025-03-05", "2025-03-06"),
        ("by 5 March", None, "2025-03-06"),
        ("until march 5", None, "2025-03-06"),
        ("before March", None, "2025-03-01"),
        ("after March", "2025-04-01", None),
        ("after 5 March before 10 March", "2025-03-06", "2025-03-10"),
    ],
)
def test_words_that_limit_open_one_side(text: str, start: str | None, stop: str | None) -> None:
    asked = asked_time(text, date(2025, 4, 17))
    assert asked is not None
    assert (asked.start, asked.stop) == (start and moment(start), stop and moment(stop))


def test_limits_that_leave_nothing_between_ask_for_no_time() -> None:
    assert asked_time("after 10 March before 5 March", date(2025, 4, 17)) is None
