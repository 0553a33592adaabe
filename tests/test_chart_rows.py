"""Where on the chart an event stands: rows, titles, heaps, tiles, bars and signs, each by a small case one can draw."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from chronologies import ferry, many
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart import LOOKS, timeline_figure
from timeline.chart.crowd import BUDGET, CROWDED, Heap, kinds_in, moved, opens_on, split, tile_of
from timeline.chart.heaps import heaps
from timeline.chart.lane import Lane
from timeline.chart.lanes import DEEP, DEEPEST, OTHERS, filled, lanes_of
from timeline.chart.marks import FAINT, Mark, bars, has_bar, size_of, traces_of
from timeline.chart.palette import LIGHT, STOP
from timeline.chart.rows import stacked
from timeline.chart.titles import LONGEST, SHORTEST, cut, width_of
from timeline.frame import frame_of
from timeline.model import EventKind

NOON = datetime.fromisoformat("2025-03-10T12:00")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PIXEL = HOUR  # an hour a pixel: a day is 24 wide


def event(at: datetime = NOON, title: str = "Talks", **more: Any) -> Any:
    """A row of the frame: a day by itself, unless told otherwise."""
    start = datetime.combine(at.date(), time())
    plain = {
        "id": "e1", "at": pd.Timestamp(at), "start": pd.Timestamp(start), "stop": pd.Timestamp(start + DAY),
        "title": title, "kind": "meeting", "status": "occurred", "bound": "at", "granularity": "day",
        "basis": "clause", "approximate": False, "documents": ("d1",), "conflicts": (), "checks": (), "when": "then",
    }  # fmt: skip
    return SimpleNamespace(**(plain | more))


def rows_of(*events: Any, deepest: int = DEEP, **more: Any) -> list[int]:
    placed, _ = stacked(dict(enumerate(events)), (), PIXEL, deepest, **more)
    return [placed[number] for number in range(len(events))]


def titles_of(*events: Any, **more: Any) -> dict[int, Any]:
    return stacked(dict(enumerate(events)), (), PIXEL, DEEP, **more)[1]


# --- rows ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "title", "rows"),
    [
        ((0, 200), "Talks", [0, 0]),  # far apart: one row
        ((0, 10), "Talks", [0, 1]),  # one covers the other
        ((0, 30), "Talks", [0, 1]),  # the mark fits, its title would be lost
        ((0, 30), "", [0, 0]),
        ((0, 5, 10, 200), "Talks", [0, 1, 2, 0]),
    ],
)
def test_an_event_stands_on_the_first_row_where_nothing_is_lost(
    hours: tuple[int, ...], title: str, rows: list[int]
) -> None:
    assert rows_of(*(event(NOON + hour * HOUR, title) for hour in hours)) == rows


def test_a_lane_grows_for_marks_and_less_for_titles_and_no_deeper_than_it_may() -> None:
    close = [event(NOON + 30 * number * HOUR, "A title of some length, which needs room") for number in range(9)]
    assert max(rows_of(*close, deepest=5)) == 2  # six tenths of five, for the sake of titles alone
    together = [event(NOON + number * HOUR, "") for number in range(9)]
    placed = rows_of(*together, deepest=3)
    assert placed[:6] == [0, 1, 2, 0, 1, 2]  # at last the row that frees up soonest


def test_a_heap_takes_the_first_two_rows() -> None:
    heap = Heap(np.array([7, 8]), NOON, NOON)
    placed, _ = stacked({0: event(NOON, ""), 1: event(NOON + 90 * HOUR, "")}, (heap,), PIXEL, DEEP)
    assert placed == {0: 2, 1: 0}
    assert stacked({}, (heap,), PIXEL, DEEP) == ({}, {})


def test_a_bar_keeps_its_whole_length_free() -> None:
    week = event(NOON + 84 * HOUR, "", start=pd.Timestamp(NOON), stop=pd.Timestamp(NOON + 168 * HOUR))
    assert rows_of(week, *(event(NOON + hours * HOUR, "") for hours in (-20, 20, 150, 190))) == [0, 0, 1, 1, 0]


# --- titles -------------------------------------------------------------------------------------


def test_a_title_stands_behind_its_mark_and_is_cut_where_the_next_mark_begins() -> None:
    long = "The council and Northline met about the berths"
    placed, titles = stacked({k: event(NOON + 130 * k * HOUR, long) for k in range(12)}, (), PIXEL, 1)
    assert set(placed.values()) == {0}  # one row only: no room to give way
    assert [titles[k].text for k in range(12)] == ["The council and…"] * 11 + [cut(long, LONGEST)]
    assert all(titles[k].place == "right" and titles[k].x == NOON + 130 * k * HOUR for k in range(12))


def test_a_title_that_would_cross_the_end_of_the_window_stands_before_its_mark() -> None:
    shown = (NOON - 500 * HOUR, NOON + 20 * HOUR)
    (title,) = titles_of(event(NOON, "The council met the ferry line"), shown=shown).values()
    assert (title.place, title.text, title.x) == ("left", "The council met the ferry line", NOON - 9 * HOUR)
    (elsewhere,) = titles_of(event(NOON - 300 * HOUR, "The council met the ferry line"), shown=shown).values()
    assert elsewhere.place == "right"


def test_the_title_of_a_long_bar_stands_over_it_and_of_a_short_one_behind_it() -> None:
    def bar(hours: int) -> Any:
        return event(NOON, "Talks", start=pd.Timestamp(NOON - hours * HOUR), stop=pd.Timestamp(NOON + hours * HOUR))

    ((over,), (behind,)) = (titles_of(bar(hours)).values() for hours in (200, 40))
    assert (over.place, over.x) == ("over", NOON)
    assert (behind.place, behind.x) == ("right", NOON + 40 * HOUR)


def test_what_is_unsure_bears_a_question_mark_in_its_title() -> None:
    (title,) = titles_of(event(title="Talks", checks=("unsure",))).values()
    assert title.text == "? Talks"


@pytest.mark.parametrize(
    ("narrower", "wider"), [("ill", "abc"), ("abc", "ABC"), ("ABC", "MWM"), ("abc", "abcd"), ("MWM", "会议会")]
)
def test_wide_letters_take_more_room_than_narrow_ones(narrower: str, wider: str) -> None:
    assert 0 < width_of(narrower) < width_of(wider)


@pytest.mark.parametrize(
    ("text", "room", "piece"),
    [
        ("Talks", 400, "Talks"),
        ("Talks about the berths", 20, ""),  # a stub says nothing
        ("Talks about the berths", 100, "Talks about the…"),
        ("Talks, about", 60, "Talks…"),
        ("Donaudampfschifffahrtsgesellschaft", 100, "Donaudampfschi…"),  # no word ends late enough
        ("A Donaudampfschifffahrtsgesellschaft", 100, "A Donaudampfsc…"),
    ],
)
def test_a_title_is_cut_where_a_reader_would(text: str, room: float, piece: str) -> None:
    assert cut(text, room) == piece


@given(st.integers(1, 200))
def test_no_title_takes_more_than_it_may_however_much_room_there_is(letters: int) -> None:
    assert width_of(cut("a" * letters, 10_000)) <= LONGEST
    assert SHORTEST < LONGEST


# --- marks and bars -----------------------------------------------------------------------------

MISSING = pd.NaT


@pytest.mark.parametrize(
    ("more", "drawn"),
    [
        ({}, False),
        ({"approximate": True}, True),
        ({"stop": pd.Timestamp("2025-03-12")}, True),
        ({"stop": pd.Timestamp("2025-03-11T06:00")}, False),  # a night is no stretch of days
        ({"bound": "by"}, True),
        ({"bound": "since"}, True),
        ({"start": MISSING}, True),
        ({"stop": MISSING}, True),
    ],
)
def test_only_what_lasts_or_is_vague_or_open_has_a_bar(more: dict[str, Any], drawn: bool) -> None:
    told = event(**more)
    assert has_bar(told) is drawn
    assert bool(bars([Mark(told, 5.0)], 40 * HOUR)) is drawn


@pytest.mark.parametrize(
    ("more", "dash", "begin", "end"),
    [
        # a deadline reaches back by the lead, but not behind the day from which it holds
        ({"bound": "by", "status": "deadline", "start": MISSING}, "solid", NOON - 40 * HOUR, NOON),
        ({"bound": "by", "status": "deadline", "start": pd.Timestamp(NOON - 9 * HOUR)}, "solid", NOON - 9 * HOUR, NOON),
        ({"bound": "by", "start": MISSING}, "dot", NOON - 40 * HOUR, NOON),  # it occurred somewhere before
        ({"bound": "since", "stop": MISSING}, "solid", NOON, NOON + 40 * HOUR),
        ({"bound": "since", "stop": pd.Timestamp(NOON + 7 * HOUR)}, "solid", NOON, NOON + 7 * HOUR),
        ({"granularity": "period", "stop": pd.Timestamp("2025-03-13")}, "solid", "2025-03-10", "2025-03-13"),
        ({"granularity": "period", "basis": "bounded", "stop": pd.Timestamp("2025-03-13")}, "dot",
         "2025-03-10", "2025-03-13"),
        ({"granularity": "month", "stop": pd.Timestamp("2025-03-13")}, "dot", "2025-03-10", "2025-03-13"),
    ],
)  # fmt: skip
def test_a_bar_is_solid_where_something_lasts_and_dotted_where_it_lies_within(
    more: dict[str, Any], dash: str, begin: Any, end: Any
) -> None:
    (trace,) = bars([Mark(event(**more), 5.0)], 40 * HOUR)
    assert trace["line"]["dash"] == dash
    assert [pd.Timestamp(x) for x in trace["x"][:2]] == [pd.Timestamp(begin), pd.Timestamp(end)]
    assert trace["x"][2] is None  # which parts it from the next
    assert trace["y"] == [5.0, 5.0, None]


def test_a_mark_is_larger_where_more_documents_tell_it_up_to_a_limit() -> None:
    sizes = [size_of(event(documents=("d",) * number)) for number in (1, 2, 3, 9, 20)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[1] < sizes[2] < sizes[3] == sizes[4]
    arrow = size_of(event(bound="by", status="deadline"))
    assert arrow > sizes[0]
    assert size_of(event(bound="by")) == sizes[0]


def traces(*events: Any) -> dict[str, dict[str, Any]]:
    """What is drawn of some events, one below the other, by what it is."""
    found = traces_of([Mark(each, 20.0 * number) for number, each in enumerate(events)], 40 * HOUR, LIGHT)
    names = [
        trace.get("name")
        or ("lines" if trace["mode"] == "lines" else "rings" if trace["marker"].get("line") else "heads")
        for trace in found
    ]
    return dict(zip(names, found, strict=True))


def test_an_event_in_several_lanes_is_joined_by_a_line_and_no_other_is() -> None:
    drawn = traces(event(id="a"), event(id="b"), event(id="a"), event(id="a"))
    assert drawn["lines"]["y"] == [0.0, 60.0, None]
    assert "lines" not in traces(event(id="a"), event(id="b"))


def test_what_goes_on_has_a_head_at_its_open_end() -> None:
    heads = traces(event(bound="since", stop=MISSING), event(id="b"))["heads"]
    assert [pd.Timestamp(x) for x in heads["x"]] == [pd.Timestamp(NOON + 40 * HOUR)]
    assert "heads" not in traces(event())


def test_where_no_title_has_room_and_nothing_is_unsure_nothing_is_written() -> None:
    assert "titles" not in traces(event())
    assert traces(event(), event(id="b", checks=("unsure",)))["titles"]["text"] == ["?"]


def test_a_ring_stands_around_what_the_sources_disagree_on() -> None:
    drawn = traces(event(id="a", conflicts=("date",)), event(id="b"))
    assert drawn["rings"]["customdata"] == [["a"]]  # it says nothing of its own
    assert drawn["rings"]["marker"]["size"][0] > drawn["events"]["marker"]["size"][0]
    assert drawn["rings"]["marker"]["color"] == LIGHT.alarm
    assert "rings" not in traces(event())


def test_hovering_tells_title_date_documents_and_signs() -> None:
    torn = event(id="a", title="A <b> title", documents=("x", "y"), conflicts=("date",), checks=("unsure",))
    drawn = traces(torn, event(id="b", status="planned", title="word " * 80))["events"]
    (first, second) = drawn["customdata"]
    assert first == ["a", "A &lt;b&gt; title", "then", "2 documents · occurred · sources disagree · date unsure"]
    assert second[3] == "1 document · planned"
    assert second[1].count("<br>") == 3  # four lines, and the rest left out
    assert second[1].endswith("…")
    assert drawn["marker"]["opacity"] == [FAINT, 1]


def test_a_hollow_mark_is_drawn_by_its_line_and_a_full_one_has_a_light_edge() -> None:
    marker = traces(
        event(id="a", status="planned"), event(id="b"), event(id="c", bound="by", status="deadline", start=MISSING)
    )["events"]["marker"]
    colour = LOOKS[EventKind.MEETING].colour
    assert marker["symbol"] == ["square-open", "square", STOP]
    assert marker["line"]["color"] == [colour, LIGHT.paper, colour]
    assert marker["line"]["width"][0] > marker["line"]["width"][1]


# --- tiles and heaps ----------------------------------------------------------------------------

HOME = (NOON, NOON + 100 * DAY)


def test_of_few_marks_the_whole_calendar_is_one_tile() -> None:
    few, many_marks = tile_of(BUDGET, HOME), tile_of(BUDGET + 1, HOME)
    assert (few.low.year, few.high.year) == (1, 9999)
    assert few.length == many_marks.length == 100 * DAY
    assert NOON - 100 * DAY < many_marks.low < NOON
    assert HOME[1] < many_marks.high < HOME[1] + 100 * DAY


@pytest.mark.parametrize(
    ("days", "length"), [(100, 100), (70, 70.7), (71.5, 70.7), (73, 100), (50, 50), (25, 25), (200, 200), (110, 141.4)]
)
def test_the_length_of_a_tile_goes_in_half_octaves(days: int, length: float) -> None:
    tile = tile_of(BUDGET + 1, HOME, (NOON, NOON + days * DAY))
    assert tile.length / DAY == pytest.approx(length, rel=0.01)


def test_no_tile_is_drawn_for_less_than_an_hour() -> None:
    tiny = tile_of(BUDGET + 1, HOME, (NOON, NOON + timedelta(seconds=1)))
    assert tiny.length == tile_of(BUDGET + 1, HOME, (NOON, NOON + HOUR)).length


def micros(*moments: datetime) -> Any:
    return np.array(moments, dtype="datetime64[us]").astype(np.int64)


def test_a_cell_with_too_many_marks_is_a_heap_and_the_others_stay_single() -> None:
    crowd = [NOON + number * timedelta(minutes=1) for number in range(CROWDED[0][0] + 1)]
    at = micros(*crowd, NOON + 50 * DAY, NOON + 900 * DAY)
    tile = tile_of(BUDGET + 1, HOME)
    ((single, (heap,)),) = split([np.arange(len(at))], at, tile, 2 * DAY, "actor")
    assert single.tolist() == [len(crowd)]  # and what stands outside the tile is neither
    assert sorted(heap.members.tolist()) == list(range(len(crowd)))
    assert (heap.first, heap.last) == (crowd[0], crowd[-1])
    for cell, heaped in ((DAY, True), (23 * HOUR, False), (2 * HOUR, False)):  # nothing is parted that shares its day
        ((_, found),) = split([np.arange(len(at))], at, tile, cell, "actor")
        assert bool(found) is heaped


def test_without_lanes_nothing_is_split() -> None:
    assert split([], micros(), tile_of(1, HOME), DAY, "actor") == []


def test_a_heap_opens_on_its_own_events_with_air_of_half_a_day_at_least() -> None:
    at_once, long = Heap(np.array([0]), NOON, NOON), Heap(np.array([0, 1]), NOON, NOON + 100 * DAY)
    assert opens_on(at_once) == (NOON - 12 * HOUR, NOON + 12 * HOUR)
    assert opens_on(long) == (NOON - 8 * DAY, NOON + 108 * DAY)


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["call"], "1 call"),
        (["call", "talks", "talks"], "2 talks, 1 call"),
        (["aid", "call", "talks", "vote"], "1 aid, 1 call, 1 talks, …"),
        (["aid", "aid", "call", "talks"], "2 aid, 1 call, 1 talks"),
    ],
)
def test_a_heap_names_its_three_most_frequent_kinds_and_says_that_there_are_more(kinds: list[str], words: str) -> None:
    rows = {kind: np.array([kind == each for each in kinds]) for kind in {*kinds, "summit"}}
    assert kinds_in(Heap(np.arange(len(kinds)), NOON, NOON), rows) == words


def test_the_heaps_of_a_chart_are_numbered_and_the_fuller_the_larger() -> None:
    frame = frame_of(many(1500))
    small, large = (Heap(np.arange(number), NOON, NOON + 2 * DAY) for number in (20, 1200))
    lane = Lane("k", "k", np.arange(1200), heaps=(small, large))
    (trace,) = heaps(frame, [lane], LIGHT)
    assert trace["text"] == ["20", "1k"]
    assert trace["x"] == ["2025-03-11T12:00:00"] * 2  # the middle
    assert trace["marker"]["size"][0] < trace["marker"]["size"][1]
    assert trace["customdata"][0][:1] + trace["customdata"][0][3:5] == ["+heap", "20 events", "10 – 12 Mar 2025"]
    assert heaps(frame, [Lane("k", "k", np.arange(2))], LIGHT) == []
    assert lane.height > Lane("k", "k", np.arange(2)).height  # a heap takes two rows


@pytest.mark.parametrize(
    ("moment", "by", "there"),
    [
        (NOON, DAY, NOON + DAY),
        (datetime.fromisoformat("9999-12-31"), 2 * DAY, datetime.fromisoformat("9999-12-31")),
        (datetime.fromisoformat("0001-01-01"), -2 * DAY, datetime.fromisoformat("0001-01-01")),
    ],
)
def test_no_moment_leaves_the_calendar(moment: datetime, by: timedelta, there: datetime) -> None:
    assert moved(moment, by) == there


# --- lanes --------------------------------------------------------------------------------------


def keys_of(actors: int, most: int) -> list[str]:
    frame = frame_of(many(60, actors=actors))
    return [lane.key for lane in lanes_of(frame, "actor", most)]


def test_one_actor_too_many_still_has_a_lane_of_its_own_and_two_share_one() -> None:
    assert keys_of(5, 4) == [f"a{number}" for number in range(5)]
    assert keys_of(6, 4) == ["a0", "a1", "a2", "a3", OTHERS]


def test_lanes_by_kind_are_named_after_it_and_those_of_actors_after_them() -> None:
    frame = frame_of(ferry())
    dated = frame[frame["at"].notna()]
    kinds = {lane.key: lane.label for lane in lanes_of(dated, "kind")}
    assert kinds["call"] == "Call"
    actors = {lane.key: lane.label for lane in lanes_of(dated, "actor")}
    assert (actors["moreau"], actors["+nobody"]) == ("Ida Moreau", "Nobody named")
    assert len(lanes_of(frame_of(many(60, actors=30)), "kind", most=2)) > 3  # there are only so many kinds


def test_the_busiest_actor_has_the_first_lane() -> None:
    frame = frame_of(ferry())
    sizes = [len(lane.members) for lane in lanes_of(frame[frame["at"].notna()], "actor") if lane.key[0] != "+"]
    assert sizes == sorted(sizes, reverse=True)


def test_one_lane_for_all_may_grow_deeper_than_one_of_many() -> None:
    assert DEEPEST["none"] > DEEP
    frame = frame_of(many(60, actors=1))
    tile = tile_of(60, (datetime(2023, 1, 1), datetime(2033, 1, 1)))
    ((one,), (all_events,)) = (filled(lanes_of(frame, by), frame, by, tile, 720) for by in ("actor", "none"))
    assert max(one.rows.values()) < DEEP
    assert max(all_events.rows.values()) >= DEEP


def test_a_lanes_name_is_cut_and_says_how_many_events_stand_in_it() -> None:
    frame = frame_of(ferry())
    long = frame.assign(sources=[("A newspaper with a name that goes on for a good while longer",)] * len(frame))
    (note,) = timeline_figure(long, "source")["layout"]["annotations"]
    assert note["text"].startswith("<b>A newspaper with a name that goes on for a good…</b>")
    assert ">9<" in note["text"]
