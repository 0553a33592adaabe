"""The nouns: spans, intervals, granularities and those whom an actor belongs to keep their word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from chronologies import ferry
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import (
    Actor,
    ActorKind,
    Document,
    Granularity,
    Interval,
    Publication,
    PublicationBasis,
    Span,
    chain,
    iso_end,
    iso_start,
)

SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: Span(pair[0], sum(pair)))
MOMENTS = st.one_of(st.none(), st.datetimes(datetime(2025, 3, 1), datetime(2025, 3, 9)))
SIDES = st.tuples(MOMENTS, MOMENTS).filter(lambda s: any(s) and (None in s or s[0] < s[1]))
INTERVALS = SIDES.map(lambda sides: Interval(*sides))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@given(SPANS, SPANS)
def test_spans_overlap_where_they_share_a_character_and_cover_where_they_hold_all(one: Span, other: Span) -> None:
    shared = set(range(*one)) & set(range(*other))
    assert one.overlaps(other) is bool(shared)
    assert one.covers(other) is (shared == set(range(*other)))


@given(INTERVALS, INTERVALS)
def test_what_two_stretches_share_lies_in_both_and_is_there_where_they_overlap(one: Interval, other: Interval) -> None:
    both = one.intersection(other)
    assert (both is not None) is one.overlaps(other) is other.overlaps(one)
    assert both is None or (one.covers(both) and other.covers(both))
    assert one.covers(other) is (both == other)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (("2025-03-01", "2025-03-05"), ("2025-03-05", "2025-03-06"), False),  # half open: they only touch
        (("2025-03-01", "2025-03-05"), ("2025-03-04", "2025-03-06"), True),
        ((None, "2025-03-05"), ("2025-03-04", None), True),
        ((None, "2025-03-05"), ("2025-03-05", None), False),
        ((None, "2025-03-05"), (None, "0002-01-01"), True),
    ],
)
def test_stretches_that_only_touch_do_not_overlap(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], overlap: bool
) -> None:
    first, second = (Interval(a and moment(a), b and moment(b)) for a, b in (one, other))
    assert first.overlaps(second) is second.overlaps(first) is overlap
    assert (first.intersection(second) is not None) is overlap


@pytest.mark.parametrize(("start", "stop"), [(None, None), ("2025-03-05", "2025-03-05"), ("2025-03-06", "2025-03-05")])
def test_no_interval_is_empty_or_open_on_both_sides(start: str | None, stop: str | None) -> None:
    with pytest.raises(ValueError, match="an interval"):
        Interval(start and moment(start), stop and moment(stop))


@given(st.dates(), st.dates())
def test_an_interval_of_days_touches_its_first_and_its_last_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    when = Interval.of_days(first, last)
    assert (when.first, when.last) == (first, last)
    assert when.days == (last - first).days + 1
    assert (Interval.of_days(first, None).days, Interval.of_days(None, last).days) == (None, None)


def test_the_last_day_of_the_calendar_is_a_day() -> None:
    assert Interval.of_days(date.max, date.max).days == 1


def test_granularities_rank_from_finest_to_coarsest() -> None:
    order = [Granularity.SECOND, Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR]
    assert [each.rank for each in Granularity] == list(range(len(Granularity)))
    assert sorted(order, key=lambda each: each.rank) == order


@pytest.mark.parametrize(
    ("start", "stop", "granularity", "first", "last"),
    [
        ("2025-03-01", "2025-04-01", Granularity.MONTH, "2025-03-01", "2025-03-31"),
        ("2025-04-07T14:30", "2025-04-07T14:31", Granularity.MINUTE, "2025-04-07T14:30", "2025-04-07T14:30"),
        ("2025-04-07T14:00", "2025-04-07T15:00", Granularity.HOUR, "2025-04-07T14:00", "2025-04-07T14:00"),
        (
            "2025-04-07T14:00:07",
            "2025-04-07T14:00:08",
            Granularity.SECOND,
            "2025-04-07T14:00:07",
            "2025-04-07T14:00:07",
        ),
        ("2025-04-07T06:00", "2025-04-07T12:00", Granularity.PART_OF_DAY, "2025-04-07", "2025-04-07"),
        (None, "2025-04-01", Granularity.DAY, None, "2025-03-31"),
        ("2025-04-01", None, None, "2025-04-01", None),
    ],
)
def test_the_ends_of_an_interval_are_inclusive_in_iso_8601(
    start: str | None, stop: str | None, granularity: Granularity | None, first: str | None, last: str | None
) -> None:
    when = Interval(start and moment(start), stop and moment(stop))
    assert (iso_start(when, granularity), iso_end(when, granularity)) == (first, last)


def of(ident: str, country: str | None = None, affiliation: str | None = None) -> Actor:
    return Actor(ident, ident, ActorKind.PERSON, country=country, affiliation=affiliation)


@pytest.mark.parametrize(
    ("actors", "above"),
    [
        ([of("roe")], ()),
        ([of("roe", country="c")], ("c",)),
        ([of("roe", country="c", affiliation="ministry"), of("ministry", country="c"), of("c")], ("ministry", "c")),
        ([of("roe", affiliation="club"), of("club", affiliation="roe")], ("club",)),  # each owns the other
        ([of("roe", affiliation="roe")], ()),
        ([of("roe", affiliation="a"), of("a", affiliation="b"), of("b", affiliation="a")], ("a", "b")),
        ([], ()),
    ],
)
def test_an_actor_belongs_to_a_chain_that_ends(actors: list[Actor], above: tuple[str, ...]) -> None:
    assert chain("roe", {actor.id: actor for actor in actors}.get) == above


PART = Publication(PublicationBasis.STATED, date(2025, 2, 1))
WHOLE = Publication(PublicationBasis.STATED, datetime(2025, 3, 1, 9), parts=((Span(10, 20), PART),))


def test_a_part_of_a_document_has_the_date_of_its_own() -> None:
    assert WHOLE.at(Span(12, 20)) is PART
    assert WHOLE.at(Span(12, 21)) is WHOLE
    assert WHOLE.at(Span(0, 5)) is WHOLE


@pytest.mark.parametrize(
    ("publication", "day", "last"),
    [
        (WHOLE, date(2025, 3, 1), date(2025, 3, 1)),
        (PART, date(2025, 2, 1), date(2025, 2, 1)),
        (Publication(PublicationBasis.INFERRED, None, (date(2025, 3, 1), date(2025, 3, 4))), None, date(2025, 3, 4)),
        (Publication(PublicationBasis.UNKNOWN), None, None),
    ],
)
def test_a_publication_has_a_calendar_day_and_a_last_day(
    publication: Publication, day: date | None, last: date | None
) -> None:
    assert (publication.calendar_day, publication.last_day) == (day, last)


@pytest.mark.parametrize(
    ("pages", "offset", "page"),
    [((), 5, None), ((0, 10), 0, 1), ((0, 10), 9, 1), ((0, 10), 10, 2), ((0, 10), 99, 2), ((3, 10), 0, 1)],
)
def test_a_place_stands_on_a_page_of_a_document_that_has_pages(
    pages: tuple[int, ...], offset: int, page: int | None
) -> None:
    assert Document("d", "d", "text", pages=pages).page_at(offset) == page


def test_all_events_are_the_dated_then_the_undated_and_no_hidden_ones() -> None:
    whole = ferry()
    parted = replace(whole, events=whole.events[1:], hidden=whole.events[:1])
    assert [*parted.all_events()] == [*whole.events[1:], *whole.undated]


def test_a_moment_before_midnight_still_belongs_to_its_day() -> None:
    midnight = moment("2025-03-06")
    assert Interval(midnight - timedelta(hours=1), midnight).last == date(2025, 3, 5)
    assert Interval(midnight - timedelta(hours=1), midnight + timedelta(microseconds=1)).last == date(2025, 3, 6)


def test_what_ended_before_the_first_day_of_the_calendar_has_no_last_day() -> None:
    assert Interval(None, moment("0001-01-01")).last is None
    assert Interval(None, moment("0001-01-02")).last == date.min
