"""The chart: nothing is dropped, nothing covers anything else, and each sign means one thing."""

from __future__ import annotations

import html
import json
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from chronologies import HOSTILE_TITLE, empty, ferry, many
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chart import BY, LOOKS, Tile, legend_of, look_of, strip_figure, tile_of, timeline_figure
from timeline.chart.crowd import BUDGET
from timeline.chart.lanes import MOST, NOBODY, OTHERS, Lane, filled, lanes_of
from timeline.chart.palette import symbol_of
from timeline.chart.rows import AIR, MARK
from timeline.chart.titles import LONGEST, cut, width_of
from timeline.frame import Filters, coded, filtered, focus, frame_of
from timeline.model import EventKind, Status

FRAME = coded(frame_of(ferry()))
DATED = FRAME[FRAME["at"].notna()]
DAY = timedelta(days=1)


def lanes(frame: Any, by: str, tile: Tile | None = None, most: int = MOST) -> list[Lane]:
    """The lanes of a tile (None: of the opening window), 720 pixels wide."""
    return filled(lanes_of(frame, by, most), frame, by, tile or tile_at(frame, by), 720)


def tile_at(frame: Any, by: str, window: tuple[datetime, datetime] | None = None) -> Tile:
    """The tile of a window of a chart (None: of the opening one)."""
    home = focus(frame)
    assert home is not None
    return tile_of(sum(len(lane.members) for lane in lanes_of(frame, by)), home, window)


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
    for figure in (timeline_figure, strip_figure):
        assert figure(FRAME) != figure(FRAME, dark=True)


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
    found = lanes(frame, "actor")
    assert len(found) == MOST + 1
    assert (found[-1].key, found[-1].label) == (OTHERS, f"Other actors ({30 - MOST})")
    assert {position for lane in found for position in lane.members} == set(range(len(frame)))


def test_an_institution_without_a_lane_stands_in_that_of_its_country() -> None:
    actors = [("ruritania",), ("ruritania",), ("ministry",), ("union",), ("council",), ()]
    circles = [("ruritania",), ("ruritania",), ("ministry", "ruritania"), ("union",), ("council",), ()]
    frame = DATED.head(6).assign(actors=actors, actor_names=actors, circle=circles)
    found = {lane.key: sorted(lane.rows) for lane in lanes(frame, "actor", most=1)}
    assert found == {"ruritania": [0, 1, 2], OTHERS: [3, 4], NOBODY: [5]}


@pytest.mark.parametrize("by", BY)
def test_a_coded_table_has_the_lanes_of_a_plain_one(by: str) -> None:
    plain = frame_of(ferry())
    assert timeline_figure(plain, by) == timeline_figure(coded(plain), by)


def pixels(frame: Any, lane: Lane, tile: Tile) -> list[tuple[int, float, float]]:
    """Row, begin and end of what each mark of a lane covers."""
    pixel = tile.length / 720
    found = []
    for position, row in lane.rows.items():
        at = (frame["at"].iloc[position] - tile.low) / pixel
        found.append((row, at - MARK / 2, at + MARK / 2))
    return sorted(found)


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 60), st.integers(1, 6), st.integers(1, 200))
def test_marks_of_a_row_never_cover_each_other(number: int, actors: int, days: int) -> None:
    frame = frame_of(many(number, actors))
    low = datetime.fromisoformat("2023-01-01")
    tile = Tile(low - 400 * DAY, low + 2000 * DAY, days * DAY)
    for lane in lanes(frame, "actor", tile):
        for one, other in pairwise(pixels(frame, lane, tile)):
            assert one[0] != other[0] or one[2] <= other[1] + 1e-6


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 60), st.integers(1, 6), st.integers(1, 400))
def test_titles_cover_neither_marks_nor_each_other(number: int, actors: int, days: int) -> None:
    frame = frame_of(many(number, actors))
    low = datetime.fromisoformat("2023-01-01")
    tile = Tile(low - 400 * DAY, low + 2000 * DAY, days * DAY)
    written = 0
    for lane in lanes(frame, "actor", tile):
        spans = [(row, begin, end) for row, begin, end in pixels(frame, lane, tile)]
        for position, title in lane.titles.items():
            x = (title.x - tile.low) / (tile.length / 720)
            assert title.place in ("right", "left")
            at = x + title.clear / 2 + AIR
            ends = (at, at + width_of(title.text)) if title.place == "right" else (x - width_of(title.text), x)
            spans.append((lane.rows[position], *ends))
            written += 1
        for one, other in pairwise(sorted(spans)):
            assert one[0] != other[0] or one[2] <= other[1] + AIR
    assert written or days > 20


def test_every_event_of_a_small_story_has_its_title_where_there_is_room() -> None:
    figure = timeline_figure(FRAME, "none")
    written = " ".join(next(trace for trace in figure["data"] if trace.get("name") == "titles")["text"])
    assert [title for title in DATED["title"] if html.escape(title[:12], quote=False) not in written] == []


def test_zooming_in_writes_more_titles() -> None:
    frame = frame_of(many(300, actors=1))
    low = datetime.fromisoformat("2023-06-01")

    def letters(length: timedelta) -> int:
        figure = timeline_figure(frame, "actor", tile=tile_at(frame, "actor", (low, low + length)))
        return sum(len(text) for trace in figure["data"] if trace.get("name") == "titles" for text in trace["text"])

    assert letters(700 * DAY) < letters(200 * DAY) < letters(60 * DAY)


@given(st.text(max_size=80), st.floats(0, 400))
def test_a_title_is_cut_to_its_room_or_left_out(text: str, room: float) -> None:
    piece = cut(text, room)
    assert width_of(piece) <= min(room, LONGEST) or piece == ""
    assert piece == text or piece == "" or (piece.endswith("…") and text.startswith(piece[:-1]))


def test_a_title_is_cut_at_the_end_of_a_word() -> None:
    assert cut("The council and Northline met about the berths", 150) == "The council and Northline…"


def test_lanes_lie_below_each_other() -> None:
    found = lanes(DATED, "actor")
    assert [lane.top for lane in found[1:]] == [lane.top + lane.height for lane in found[:-1]]
    assert all(lane.top < lane.y(position) < lane.top + lane.height for lane in found for position in lane.rows)


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
    assert [t for trace in figure["data"] if trace.get("name") == "titles" for t in trace["text"] if "?" in t] == [
        "? The transport ministry met Northline"
    ]


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

CROWDED = coded(frame_of(many(3000)))
HOME = focus(CROWDED)
assert HOME is not None


def numbers(figure: dict[str, Any]) -> list[int]:
    return [int(text) for trace in figure["data"] if trace.get("name") == "heaps" for text in trace["text"]]


@pytest.mark.parametrize("by", BY)
def test_a_crowd_is_heaped_and_every_event_is_counted_or_drawn(by: str) -> None:
    figure = timeline_figure(CROWDED, by)
    go.Figure(figure)
    assert sum(numbers(figure)) + len(marks(figure)["x"]) == 3000
    assert len(marks(figure)["x"]) <= BUDGET


def test_where_a_crowd_is_thin_its_events_are_drawn_one_by_one() -> None:
    alone = CROWDED.iloc[[0]].assign(at=CROWDED["at"].max() + 100 * DAY)
    both = coded(
        frame_of(many(3000)).pipe(lambda frame: type(frame)(frame.to_dict("records") + alone.to_dict("records")))
    )
    figure = timeline_figure(both, "none")
    assert numbers(figure)
    assert alone["id"].iloc[0] in drawn(figure)


def test_a_heap_opens_on_the_events_themselves() -> None:
    figure = timeline_figure(CROWDED, "kind")
    for _ in range(12):
        heaps = next((trace for trace in figure["data"] if trace["name"] == "heaps"), None) if numbers(figure) else None
        if heaps is None:
            break
        cell = heaps["customdata"][len(heaps["customdata"]) // 2]
        assert cell[0] == "+heap"
        low, high = (datetime.fromisoformat(text) for text in cell[1:3])
        figure = timeline_figure(CROWDED, "kind", tile=tile_at(CROWDED, "kind", (low, high)))
    inside = CROWDED[(CROWDED["at"] >= low) & (CROWDED["at"] < high)]
    assert drawn(figure) >= set(inside["id"])
    assert len(drawn(figure)) < 3000


def test_a_heap_says_how_many_of_which_kinds_it_holds() -> None:
    heap = next(trace for trace in timeline_figure(CROWDED, "none")["data"] if trace["name"] == "heaps")
    assert all(len(cell[5].split(", ")) >= 3 for cell in heap["customdata"])


def test_a_small_move_inside_a_tile_leaves_the_figure_as_it_is() -> None:
    low, high = datetime.fromisoformat("2023-06-01"), datetime.fromisoformat("2023-06-20")
    tile = tile_at(CROWDED, "none", (low, high))
    assert tile_at(CROWDED, "none", (low + DAY, high + DAY)) == tile
    assert tile.low <= low
    assert high <= tile.high


@given(st.datetimes(datetime(2022, 1, 1), datetime(2025, 12, 31)), st.timedeltas(DAY / 24, 900 * DAY))
def test_a_tile_holds_its_whole_window_and_some_more_on_both_sides(low: datetime, length: timedelta) -> None:
    tile = tile_at(CROWDED, "none", (low, low + length))
    assert tile.low <= low
    assert low + length <= tile.high
    assert length <= tile.length * 1.05


@given(st.datetimes(), st.timedeltas(DAY / 24, 90_000 * DAY))
def test_no_window_is_too_far_off_for_a_tile(low: datetime, length: timedelta) -> None:
    high = low + min(length, datetime(9999, 12, 31) - low)
    if low < high:
        timeline_figure(CROWDED, "kind", tile=tile_at(CROWDED, "kind", (low, high)))


def test_of_few_events_all_are_drawn_wherever_one_looks() -> None:
    window = (datetime.fromisoformat("2025-03-01"), datetime.fromisoformat("2025-03-02"))
    assert drawn(timeline_figure(FRAME, "actor", tile=tile_at(DATED, "actor", window))) == set(DATED["id"])


def test_a_story_from_the_first_year_to_the_last_is_drawn() -> None:
    far = DATED.head(3).assign(at=[datetime(1, 1, 1, 12), datetime(2025, 1, 1), datetime(9999, 12, 31, 12)])
    window = (datetime(1, 1, 1), datetime(9999, 12, 31))
    for bound in ("at", "by", "since"):
        frame = far.assign(
            bound=bound, start=far["at"] if bound != "by" else None, stop=far["at"] if bound != "since" else None
        )
        frame = frame.astype({"start": "datetime64[us]", "stop": "datetime64[us]"})
        assert len(drawn(timeline_figure(frame, "none", tile=tile_at(frame, "none", window)))) == 3
