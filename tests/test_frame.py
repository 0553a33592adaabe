"""The table of events: its rows, its dates in words, its filters and their counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest
from chronologies import dating, empty, ferry, many
from hypothesis import given
from hypothesis import strategies as st

from timeline.frame import (
    CHECKS,
    FACETS,
    PRECISIONS,
    Filters,
    asked_time,
    coded,
    codes_of,
    extent,
    facet_counts,
    filtered,
    focus,
    frame_of,
    in_view,
    opening,
    part_of,
    without_each,
)
from timeline.model import Chronology, Interval

FRAME = frame_of(ferry())


def row(event: str) -> pd.Series:
    return FRAME.set_index("id").loc[event]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_every_event_has_one_row_and_the_undated_come_last() -> None:
    chronology = ferry()
    assert list(FRAME["id"]) == [event.id for event in chronology.all_events()]
    assert list(FRAME["at"].isna()) == [False] * len(chronology.events) + [True] * len(chronology.undated)


def test_the_chronology_gives_its_own_frame() -> None:
    pd.testing.assert_frame_equal(ferry().to_frame(), FRAME)


def test_an_empty_chronology_has_a_frame_with_the_same_columns() -> None:
    frame = frame_of(empty())
    assert list(frame.columns) == list(FRAME.columns)
    assert frame["at"].dtype == FRAME["at"].dtype
    assert filtered(frame, Filters(query="x", kind=("call",))).empty


def test_an_open_side_is_missing_and_the_mark_stands_on_the_known_day() -> None:
    deadline, lease = row("e6"), row("e8")
    assert pd.isna(deadline["start"])
    assert deadline["at"] == pd.Timestamp("2025-04-29 12:00")
    assert pd.isna(lease["stop"])
    assert lease["at"] == pd.Timestamp("2025-03-01 12:00")


@pytest.mark.parametrize(
    ("event", "precision"),
    [("e9", "time"), ("e1", "day"), ("e3", "days"), ("e4", "month"), ("e6", "open"), ("e8", "open"), ("e10", "none")],
)
def test_the_precision_of_a_date_is_one_of_the_known(event: str, precision: str) -> None:
    assert row(event)["precision"] == precision
    assert precision in PRECISIONS


def test_an_event_of_an_institution_stands_in_the_circle_of_its_country() -> None:
    assert row("e5")["actors"] == ("ministry", "northline")
    assert row("e5")["circle"] == ("ministry", "northline", "ruritania")


def test_the_checks_of_an_event_are_those_that_hold() -> None:
    assert row("e1")["checks"] == ("several", "conflict", "inferred")
    assert row("e2")["checks"] == ()
    assert set(row("e5")["checks"]) <= set(CHECKS)


@pytest.mark.parametrize(
    ("filters", "events"),
    [
        (Filters(), ["e4", "e8", "e1", "e2", "e3", "e5", "e9", "e6", "e7", "e10", "e11"]),
        (Filters(kind=("call",)), ["e1", "e10"]),
        (Filters(kind=("call", "talks")), ["e1", "e3", "e10"]),
        (Filters(kind=("call",), precision=("none",)), ["e10"]),
        (Filters(actor=("ruritania",)), ["e4", "e1", "e5"]),
        (Filters(actor=("ruritania",), alone=True), ["e4"]),  # without its people and ministry
        (Filters(actor=("ministry",)), ["e5"]),
        (Filters(source=("Coast Wire",)), ["e1", "e5", "e10", "e11"]),
        (Filters(status=("planned", "cancelled")), ["e7", "e11"]),
        (Filters(check=("several", "conflict")), ["e1"]),
        (Filters(check=("several", "unsure")), []),
        (Filters(query="timetable"), ["e1"]),  # a word of the quote, not of the title
        (Filters(query="MAYOR northline"), ["e1", "e2"]),  # every word, whatever its case, aliases too
        (Filters(query="(http://evil"), ["e9", "e11"]),  # no pattern, only text
    ],
)
def test_filters_leave_the_events_that_meet_every_wish(filters: Filters, events: list[str]) -> None:
    assert list(filtered(FRAME, filters)["id"]) == events


values = {
    facet: sorted({v for c in FRAME[column] for v in ((c,) if isinstance(c, str) else c)})
    for facet, column in FACETS.items()
}
wishes = st.builds(
    Filters,
    query=st.sampled_from(["", "the", "met"]),
    **{f: st.lists(st.sampled_from(v), max_size=2, unique=True).map(tuple) for f, v in values.items()},
)


@given(wishes, st.sampled_from(sorted(FACETS)))
def test_a_count_beside_a_value_is_what_choosing_it_would_find(filters: Filters, facet: str) -> None:
    counts = facet_counts(FRAME, filters, facet)
    base = filters if facet == "check" else filters.without(facet)
    for value in values[facet]:
        chosen = tuple(dict.fromkeys((*getattr(base, facet), value)))
        asked = Filters(**{name: getattr(base, name) for name in base.chosen} | {facet: chosen})
        assert counts[value] == len(filtered(FRAME, asked))


@given(wishes)
def test_dropping_a_wish_never_loses_an_event(filters: Filters) -> None:
    left = len(filtered(FRAME, filters))
    assert all(gain >= left for _, gain in without_each(FRAME, filters))
    assert {name for name, _ in without_each(FRAME, filters)} == set(filters.chosen)


@given(wishes)
def test_a_part_of_a_chronology_is_whole_in_itself(filters: Filters) -> None:
    part = part_of(ferry(), filtered(FRAME, filters)["id"])
    told = [key for event in part.all_events() for key in event.mentions]
    assert sorted(told) == sorted(mention.id for mention in part.mentions)
    assert {mention.document for mention in part.mentions} == {document.id for document in part.documents}
    assert {span.actor for mention in part.mentions for span in mention.actors} <= {actor.id for actor in part.actors}


def test_the_dates_in_view_are_those_that_touch_the_window() -> None:
    seen = in_view(FRAME, moment("2025-03-27"), moment("2025-04-05"))
    assert list(seen["id"]) == ["e4", "e3", "e5"]


def test_the_extent_reaches_from_the_first_day_to_the_last() -> None:
    assert extent(FRAME) == (date(2025, 3, 1), date(2025, 5, 6))
    assert extent(frame_of(empty(undated=True))) is None
    assert focus(frame_of(empty(undated=True))) is None


def lone(*days: str) -> Chronology:
    """A chronology of one event a day."""
    whole = many(len(days))
    events = tuple(
        type(event)(**{f: getattr(event, f) for f in event.__slots__} | {"dating": dating(date.fromisoformat(day))})
        for event, day in zip(whole.events, days, strict=True)
    )
    return Chronology(whole.engine, whole.documents, whole.actors, whole.mentions, events, ())


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (["2025-03-01"], "2025-02-28", "2025-03-03"),
        (["0001-01-01"], "0001-01-01", "0001-01-03"),
        (["9999-12-31"], "9999-12-30", "9999-12-31"),
        (["2025-03-01", "2025-03-31"], "2025-02-28", "2025-04-02"),
        (["1991-12-25", "2025-03-01", "2025-03-05", "2025-03-09", "2025-03-31"], "2025-02-28", "2025-04-02"),
        (["2025-03-01", "2025-03-05", "2025-03-09", "2025-06-30"], "2025-02-28", "2025-03-11"),
    ],
)
def test_the_opening_window_holds_the_bulk_of_the_events(days: list[str], first: str, last: str) -> None:
    window = focus(frame_of(lone(*days)))
    assert window is not None
    low, high = window
    assert (low.date().isoformat(), high.date().isoformat()) == (first, last)


def test_an_event_far_off_is_left_out_of_the_opening_window_however_many_days_lie_between() -> None:
    spring = [f"2025-{month:02}-{day:02}" for month in (2, 3) for day in range(1, 29, 4)]
    window = focus(frame_of(lone("2024-11-15", *spring, "2025-09-20", "2026-07-01")))
    assert window is not None
    assert (window[0].month, window[1].month) == (1, 3)


@pytest.mark.parametrize(
    ("text", "start", "stop"),
    [
        ("since 1 March", "2025-03-01", None),
        ("February to April", "2025-02-01", "2025-05-01"),
        ("last week of March", "2025-03-25", "2025-04-01"),
        ("March", "2025-03-01", "2025-04-01"),
        ("march until may", "2025-03-01", "2025-06-01"),
        ("before April 1", None, "2025-04-01"),
        ("up to March 5", None, "2025-03-06"),
        ("after 1 March", "2025-03-02", None),
        ("not before 5 March", "2025-03-05", None),
        ("from 1 March until 5 April", "2025-03-01", "2025-04-06"),
        ("2025-02-10/2025-02-20", "2025-02-10", "2025-02-21"),
        ("last month", "2025-03-01", "2025-04-01"),
        ("1990s", "1990-01-01", "2000-01-01"),
    ],
)
def test_a_time_is_asked_for_in_words(text: str, start: str | None, stop: str | None) -> None:
    when = asked_time(text, date(2025, 4, 17))
    assert when is not None
    assert (when.start, when.stop) == (start and moment(start), stop and moment(stop))


@pytest.mark.parametrize("text", ["", "  ", "the summit", "since", "{0}", "{"])
def test_words_that_name_no_time_ask_for_none(text: str) -> None:
    assert asked_time(text, date(2025, 4, 17)) is None


@given(st.text(max_size=40), st.one_of(st.none(), st.dates()))
def test_whatever_is_typed_is_a_time_or_none(text: str, anchor: date | None) -> None:
    when = asked_time(text, anchor)
    assert when is None or isinstance(when, Interval)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("since 1 April", {"e5", "e6", "e7", "e9"}),
        ("24 March", {"e2", "e4"}),
        ("before 10 March", {"e4", "e8"}),
        ("March 27", {"e3", "e4"}),
        ("2031", set()),
    ],
)
def test_the_time_asked_for_leaves_what_touches_it(text: str, events: set[str]) -> None:
    filters = Filters(when=asked_time(text, date(2025, 4, 17)))
    assert set(filtered(FRAME, filters)["id"]) == events
    assert bool(filters)


def test_the_opening_window_of_a_time_asked_for_shows_what_stands_in_it() -> None:
    march = asked_time("24 March to 28 March", date(2025, 4, 17))
    low, high = opening(FRAME, march) or (None, None)
    assert low is not None
    assert high is not None
    assert moment("2025-03-20") < low < moment("2025-03-24T12:00") < moment("2025-03-27") < high < moment("2025-04-01")
    empty_day = asked_time("30 March 2025", None)
    assert opening(FRAME, empty_day) == (moment("2025-03-30"), moment("2025-03-31"))


def test_all_of_the_actors_may_be_asked_for_at_once() -> None:
    any_of = Filters(actor=("moreau", "council"))
    assert len(filtered(FRAME, any_of)) > len(filtered(FRAME, replace(any_of, every=True)))
    both = Filters(actor=("moreau", "northline"), every=True)
    assert set(filtered(FRAME, both)["id"]) == {"e1", "e2"}
    assert facet_counts(FRAME, both, "actor")["chief"] == 1


def test_a_coded_table_holds_and_finds_the_same() -> None:
    quick = coded(FRAME)
    assert quick.astype(object).equals(FRAME.astype(object))
    for filters in (
        Filters(kind=("call",)),
        Filters(actor=("northline",)),
        Filters(check=("conflict",)),
        Filters(query="met"),
    ):
        assert list(filtered(quick, filters)["id"]) == list(filtered(FRAME, filters)["id"])
        for facet in FACETS:
            assert facet_counts(quick, filters, facet) == facet_counts(FRAME, filters, facet)
    codes, values = codes_of(quick["actors"])
    assert [values[code] for code in codes] == list(FRAME["actors"])
