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
from timeline.chart.picture import LOW, MOST, ROW, TOP
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
