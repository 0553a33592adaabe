"""The still picture: a row an event in words, its dates, and no markup of Plotly's in any of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from chronologies import dating, empty, ferry, many
from hostile import TEXTS, one
from hypothesis import given

from timeline.chart import picture_figure
from timeline.chart.picture import LONGEST, LOW, MOST, ROW, TOP
from timeline.frame import frame_of


def words(figure: dict) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_every_dated_event_is_a_row_with_its_date_and_its_title_in_order_of_time() -> None:
    figure = picture_figure(frame_of(ferry()), "A title")
    said = words(figure)
    assert said[0] == "<b>A title</b>"
    assert figure["layout"]["height"] == TOP + LOW + ROW * len(ferry().events)
    rows = [(note["y"], note["text"]) for note in figure["layout"]["annotations"] if note["yref"] == "y"]
    titles = [text for _, text in sorted(rows) if text in {event.title for event in ferry().events}]
    assert titles[:2] == ["The old lease has run", "The state agreed to pay for the pier"]
    assert "by Tue 29 Apr 2025" in said


@given(TEXTS)
def test_no_text_is_markup_in_the_picture(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()  # a table holds no halves of characters
    for said in words(picture_figure(frame_of(one(text)), text)):
        assert not re.search(r"<(?!/?b>)", said)


def test_what_lies_far_outside_stands_at_the_border_and_does_not_squeeze_the_rest() -> None:
    told = one("Talks")
    days = [date(2025, 3, 1) + timedelta(days=n) for n in range(40)]
    days = [date(1990, 1, 1), *days, date(2031, 1, 1)]
    events = tuple(replace(told.events[0], id=f"e{n}", dating=dating(day)) for n, day in enumerate(days))
    figure = picture_figure(frame_of(replace(told, events=events)), "t")
    low, high = figure["layout"]["xaxis"]["range"]
    assert low > "2025-02"
    assert high < "2025-05"
    assert {"◂", "▸"} <= set(words(figure))


@pytest.mark.parametrize("undated", [False, True])
def test_without_a_dated_event_the_picture_says_so(undated: bool) -> None:
    assert "No dated event." in words(picture_figure(frame_of(empty(undated=undated)), "t"))


def test_a_picture_has_no_more_rows_than_anybody_looks_at_and_says_what_it_leaves_out() -> None:
    figure = picture_figure(frame_of(many(MOST + 20)), "t")
    assert figure["layout"]["height"] == TOP + LOW + ROW * MOST
    assert any(text.startswith("20 later events left out") for text in words(figure))


def test_the_legend_names_each_kind_once() -> None:
    figure = picture_figure(frame_of(ferry()), "t")
    named = [trace["name"] for trace in figure["data"] if trace["showlegend"]]
    assert named == sorted({event.kind.value for event in ferry().events})


def spread(days: list[date], title: str = "Talks") -> dict:
    """The picture of an event a day."""
    told = one(title)
    events = tuple(replace(told.events[0], id=f"e{n:03}", dating=dating(day)) for n, day in enumerate(days))
    return picture_figure(frame_of(replace(told, events=events)), "t")


def arrows(figure: dict) -> list[tuple[str, int, str]]:
    """The signs of what lies outside: which, at which end, and the side of the border it keeps to."""
    notes = figure["layout"]["annotations"]
    return [(note["text"], note["x"], note["xanchor"]) for note in notes if note["text"] in {"◂", "▸"}]


def test_what_lies_outside_has_an_arrow_at_the_end_where_it_lies_and_no_mark() -> None:
    days = [date(2025, 3, 1) + timedelta(days=n) for n in range(40)]
    figure = spread([date(1990, 1, 1), *days, date(2031, 1, 1), date(2031, 1, 2)])
    assert arrows(figure) == [("◂", 0, "left"), ("▸", 1, "right"), ("▸", 1, "right")]
    marks = next(trace for trace in figure["data"] if trace.get("name") == "events")
    assert len(marks["x"]) == len(days)


def test_where_nothing_is_far_off_everything_is_drawn() -> None:
    for days in (range(40), range(0, 2000, 50), range(5), [3]):
        figure = spread([date(2025, 3, 1) + timedelta(days=n) for n in days])
        assert arrows(figure) == []


def test_nine_in_ten_on_one_day_are_drawn_with_the_others() -> None:
    assert arrows(spread([date(2025, 3, 1)] * 38 + [date(2025, 3, 9), date(2025, 3, 12)])) == []


def test_the_axis_reaches_over_all_that_is_drawn_and_a_little_further() -> None:
    figure = spread([date(2025, 3, 1), date(2025, 3, 9), date(2025, 3, 20)])
    low, high = figure["layout"]["xaxis"]["range"]
    assert "2025-02-15" < low < "2025-03-01"
    assert "2025-03-21" < high < "2025-03-30"


def test_each_row_stands_below_the_one_before_with_its_words_and_its_mark_at_one_height() -> None:
    figure = spread([date(2025, 3, day) for day in (1, 2, 3)])
    heights = [note["y"] for note in figure["layout"]["annotations"] if note["text"] == "Talks"]
    marks = next(trace for trace in figure["data"] if trace.get("name") == "events")
    assert heights == marks["y"] == [ROW * 0.5, ROW * 1.5, ROW * 2.5]
    assert figure["layout"]["yaxis"]["range"] == [ROW * 3, 0]


def test_a_long_title_is_cut_and_one_that_just_fits_is_not() -> None:
    assert "a" * LONGEST in words(spread([date(2025, 3, 1)], "a" * LONGEST))
    (cut,) = (text for text in words(spread([date(2025, 3, 1)], "a" * (LONGEST + 1))) if text.startswith("aa"))
    assert (len(cut), cut[-1]) == (LONGEST, "…")


def test_the_title_stands_above_and_the_signs_below_the_rows() -> None:
    title, *_, signs = spread([date(2025, 3, 1)])["layout"]["annotations"]
    assert (title["y"], title["yref"], title["yshift"] > 0) == (1, "paper", True)
    assert (signs["y"], signs["yref"], signs["yshift"] < 0) == (0, "paper", True)
    assert "left out" not in signs["text"]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_can_be_drawn(day: date) -> None:
    low, high = spread([day])["layout"]["xaxis"]["range"]
    assert low < high
