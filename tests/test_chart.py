"""The chart: nothing is dropped, nothing covers anything else, and each sign means one thing."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from chronologies import HOSTILE_TITLE, empty, ferry, many
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chart import BY, LOOKS, legend_of, look_of, strip_figure, tile_of, timeline_figure
from timeline.chart.lanes import MOST, NOBODY, OTHERS, Lane, lanes_of
from timeline.chart.palette import symbol_of
from timeline.frame import Filters, filtered, focus, frame_of
from timeline.model import EventKind, Status

FRAME = frame_of(ferry())
DATED = FRAME[FRAME["at"].notna()]
DAY = timedelta(days=1)


def marks(figure: dict[str, Any]) -> dict[str, Any]:
    return next(trace for trace in figure["data"] if trace.get("name") == "events")


def drawn(figure: dict[str, Any]) -> set[str]:
    return {cell[0] for cell in marks(figure)["customdata"]}


def symbol(event: str) -> str:
    trace = marks(timeline_figure(FRAME, "none"))
    return dict(zip((cell[0] for cell in trace["customdata"]), trace["marker"]["symbol"], strict=True))[event]


@pytest.mark.parametrize("by", BY)
def test_every_dated_event_is_drawn_in_whatever_lanes(by: str) -> None:
    figure = timeline_figure(FRAME, by)
    assert drawn(figure) == set(DATED["id"])


@pytest.mark.parametrize("by", BY)
def test_the_figure_is_one_that_plotly_accepts_and_json_can_say(by: str) -> None:
    figure = timeline_figure(FRAME, by, dark=True)
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    go.Figure(figure)
    go.Figure(strip_figure(FRAME))


def test_the_same_events_give_the_same_figure() -> None:
    assert timeline_figure(FRAME) == timeline_figure(frame_of(ferry()))
    assert timeline_figure(FRAME) != timeline_figure(FRAME, dark=True)


def test_without_a_dated_event_there_is_no_figure() -> None:
    with pytest.raises(ValueError, match="no dated event"):
        timeline_figure(frame_of(empty(undated=True)))
    with pytest.raises(ValueError, match="no dated event"):
        strip_figure(frame_of(empty()))


def test_an_event_stands_in_the_lane_of_each_of_its_actors() -> None:
    cells = [cell[0] for cell in marks(timeline_figure(FRAME, "actor"))["customdata"]]
    assert cells.count("e1") == 3
    assert cells.count("e7") == 1  # names nobody, and has a lane all the same


def test_many_actors_leave_the_rest_in_a_lane_that_says_so() -> None:
    frame = frame_of(many(200, actors=30))
    lanes = lanes_of(frame, "actor", DAY)
    assert len(lanes) == MOST + 1
    assert (lanes[-1].key, lanes[-1].label) == (OTHERS, "Other actors (18)")
    assert {position for lane in lanes for position in lane.rows} == set(range(len(frame)))


def test_an_institution_without_a_lane_stands_in_that_of_its_country() -> None:
    actors = [("ruritania",), ("ruritania",), ("ministry",), ("union",), ("council",), ()]
    circles = [("ruritania",), ("ruritania",), ("ministry", "ruritania"), ("union",), ("council",), ()]
    frame = DATED.head(6).assign(actors=actors, actor_names=actors, circle=circles)
    lanes = {lane.key: sorted(lane.rows) for lane in lanes_of(frame, "actor", DAY, most=1)}
    assert lanes == {"ruritania": [0, 1, 2], OTHERS: [3, 4], NOBODY: [5]}


def extents(lane: Lane, frame: Any, room: timedelta) -> dict[int, list[tuple[Any, Any]]]:
    """Row -> what its marks cover."""
    rows: dict[int, list[tuple[Any, Any]]] = {}
    for position, row in lane.rows.items():
        at = frame["at"].iloc[position]
        rows.setdefault(row, []).append((at - room / 2, at + room / 2))
    return rows


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 60), st.integers(1, 6), st.integers(1, 20))
def test_marks_of_a_row_never_cover_each_other(number: int, actors: int, days: int) -> None:
    frame, room = frame_of(many(number, actors)), timedelta(days=days)
    for lane in lanes_of(frame, "actor", room):
        for covered in extents(lane, frame, room).values():
            covered.sort()
            assert all(one[1] <= other[0] for one, other in pairwise(covered))


def test_lanes_lie_below_each_other() -> None:
    lanes = lanes_of(DATED, "actor", DAY)
    assert [lane.top for lane in lanes[1:]] == [lane.top + lane.height for lane in lanes[:-1]]
    assert all(lane.top < lane.y(position) < lane.top + lane.height for lane in lanes for position in lane.rows)


def test_a_deadline_is_an_arrow_against_a_bar_and_since_a_mark_that_goes_on() -> None:
    assert symbol("e6") == "arrow-bar-right"
    assert symbol("e8") == LOOKS[EventKind.AGREEMENT].symbol
    figure = timeline_figure(FRAME, "none")
    deadline, lease = (DATED.set_index("id").loc[event, "at"].isoformat() for event in ("e6", "e8"))
    ends = [
        (t["x"][k], t["x"][k + 1]) for t in figure["data"] if t["mode"] == "lines" for k in range(0, len(t["x"]), 3)
    ]
    assert any(stop == deadline and start < deadline for start, stop in ends)
    assert any(start == lease and stop > lease for start, stop in ends)


def test_a_period_is_a_bar_and_a_month_a_dotted_line() -> None:
    dashes = {
        (trace["line"]["dash"], trace["x"][0], trace["x"][1])
        for trace in timeline_figure(FRAME, "none")["data"]
        if trace["mode"] == "lines"
    }
    assert ("solid", "2025-03-26T00:00:00", "2025-03-29T00:00:00") in dashes
    assert ("dot", "2025-03-01T00:00:00", "2025-04-01T00:00:00") in dashes


def test_what_occurred_by_a_day_is_no_deadline() -> None:
    assert symbol_of(EventKind.CALL, Status.OCCURRED, "by") == LOOKS[EventKind.CALL].symbol
    assert symbol_of(EventKind.CALL, Status.PLANNED, "by") == "arrow-bar-right-open"


@pytest.mark.parametrize("status", list(Status))
def test_fill_tells_what_has_not_happened(status: Status) -> None:
    shape = symbol_of(EventKind.MEETING, status, "at")
    hollow = {Status.PLANNED, Status.EXPECTED, Status.PROPOSED, Status.HYPOTHETICAL}
    crossed = {Status.CANCELLED, Status.DENIED}
    assert shape == ("square-open" if status in hollow else "x" if status in crossed else "square")


def test_the_legend_explains_the_signs_that_are_drawn_and_no_others() -> None:
    meanings = {sign.meaning for sign in legend_of(FRAME)}
    assert {"meeting", "by a date", "since a date", "not yet", "sources disagree"} <= meanings
    calls = filtered(FRAME, Filters(kind=("call",)))
    assert [sign.meaning for sign in legend_of(calls)] == ["call", "sources disagree"]


def test_an_unsure_event_is_pale_and_has_a_question_mark() -> None:
    figure = timeline_figure(FRAME, "none")
    trace = marks(figure)
    pale = {cell[0] for cell, alpha in zip(trace["customdata"], trace["marker"]["opacity"], strict=True) if alpha < 1}
    assert pale == {"e5"}
    assert sum(len(t["text"]) for t in figure["data"] if t["mode"] == "text") == 1


def test_every_kind_has_a_look_of_its_own() -> None:
    assert set(LOOKS) == set(EventKind)
    assert len(set(LOOKS.values())) == len(LOOKS)
    assert look_of("a kind of tomorrow") == LOOKS[EventKind.OTHER]


def test_text_of_documents_is_escaped_for_plotly() -> None:
    figure = timeline_figure(FRAME, "actor")
    hover = next(cell for cell in marks(figure)["customdata"] if cell[0] == "e9")
    assert "<img" not in hover[1]
    assert hover[1].replace("<br>", " ").startswith("&lt;img src=x onerror=")
    assert HOSTILE_TITLE not in json.dumps(figure)
    labels = [note["text"] for note in figure["layout"]["annotations"]]
    assert any("&lt;i&gt;Dockers&lt;/i&gt;" in label for label in labels)
    assert not any("<i>" in label for label in labels)


def test_the_axis_always_has_a_range() -> None:
    single = filtered(FRAME, Filters(query="hearing"))
    low, high = timeline_figure(single)["layout"]["xaxis"]["range"]
    assert date.fromisoformat(low[:10]) < date(2025, 5, 6) < date.fromisoformat(high[:10])


def test_the_first_date_of_the_axis_is_never_hidden_for_it_alone_tells_the_year() -> None:
    axis = timeline_figure(FRAME)["layout"]["xaxis"]
    assert axis["ticklabeloverflow"] == "allow"
    assert [stop["value"] for stop in axis["tickformatstops"] if "%Y" in stop["value"]]


def test_the_strip_counts_every_event_of_the_opening_window() -> None:
    window = focus(FRAME)
    assert window is not None
    inside = DATED[(DATED["at"] >= window[0]) & (DATED["at"] <= window[1])]
    assert sum(strip_figure(FRAME)["data"][0]["y"]) == len(inside)


# --- crowds -----------------------------------------------------------------------------------

CROWDED = frame_of(many(3000))


def test_a_crowd_is_heaped_and_every_event_is_counted_in_a_heap() -> None:
    window = focus(CROWDED)
    assert window is not None
    figure = timeline_figure(CROWDED, "kind", tile=tile_of(CROWDED, "kind", window))
    go.Figure(figure)
    heaps = next(trace for trace in figure["data"] if trace["name"] == "heaps")
    assert sum(map(int, heaps["text"])) == 3000


def test_a_heap_opens_on_the_events_themselves() -> None:
    window = focus(CROWDED)
    assert window is not None
    figure = timeline_figure(CROWDED, "kind", tile=tile_of(CROWDED, "kind", window))
    heap = next(trace for trace in figure["data"] if trace["name"] == "heaps")["customdata"][7]
    low, high = (datetime.fromisoformat(text) for text in heap[1:3])
    opened = timeline_figure(CROWDED, "kind", tile=tile_of(CROWDED, "kind", (low, high)))
    inside = CROWDED[(CROWDED["at"] >= low) & (CROWDED["at"] < high)]
    assert drawn(opened) >= set(inside["id"])
    assert len(drawn(opened)) < 3000


def test_a_small_move_inside_a_tile_leaves_the_figure_as_it_is() -> None:
    low, high = datetime.fromisoformat("2023-06-01"), datetime.fromisoformat("2023-06-20")
    tile = tile_of(CROWDED, "none", (low, high))
    assert tile is not None
    assert tile_of(CROWDED, "none", (low + DAY, high + DAY)) == tile
    assert tile[0] <= low
    assert high <= tile[1]


@given(st.datetimes(datetime(2022, 1, 1), datetime(2025, 12, 31)), st.timedeltas(DAY / 24, 900 * DAY))
def test_a_tile_holds_its_whole_window_as_far_as_there_are_events(low: datetime, length: timedelta) -> None:
    tile = tile_of(CROWDED, "none", (low, low + length))
    assert tile is not None
    seen = CROWDED[(CROWDED["at"] >= low) & (CROWDED["at"] <= low + length)]["at"]
    assert ((seen >= tile[0]) & (seen <= tile[1])).all()


def test_few_events_need_no_tile() -> None:
    assert tile_of(FRAME, "actor", (datetime.fromisoformat("2025-03-01"), datetime.fromisoformat("2025-03-02"))) is None
