"""The timeline itself in a real browser: titles, heaps, moving about, the keys and the time filter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import serve
from playwright.sync_api import expect
from test_browser import RANGE, open_page, rows, settle, title, wait_for_address

from timeline.page.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

CHART = "document.querySelector('.st-key-timeline .plot')"
COVERED = """() => {
  const plot = document.querySelector('.st-key-timeline .plot');
  const texts = [...plot.querySelectorAll('.textpoint text')].map((each) => each.getBoundingClientRect());
  return texts.flatMap((a, i) => texts.slice(i + 1).filter((b) => a.left < b.right - 3 && b.left < a.right - 3
    && a.top < b.bottom - 7 && b.top < a.bottom - 7)).length;
}"""
WRITTEN = "() => [...document.querySelectorAll('.st-key-timeline .textpoint text')].map((each) => each.textContent)"


@pytest.fixture(scope="module")
def crowd_address() -> Iterator[str]:
    """The page of some thousand events."""
    yield from serve(Path(__file__).parent / "ferry_page.py", "3000")


def test_titles_stand_beside_their_marks_and_cover_no_other(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    settle(page)
    written = page.evaluate(WRITTEN)
    assert "Ida Moreau phoned Northline" in written
    assert page.evaluate(COVERED) == 0


def test_a_heap_opens_on_its_own_events_until_they_have_their_titles(page: Page, crowd_address: str) -> None:
    open_page(page, f"{crowd_address}/?lanes=kind")
    heap = """() => { const { data, _fullLayout } = CHART; const trace = data.find((each) => each.name === 'heaps');
      if (!trace) return null; const k = Math.floor(trace.x.length / 2); const box = CHART.querySelector('.nsewdrag')
      .getBoundingClientRect(); return [box.x + _fullLayout.xaxis.d2p(trace.x[k]), box.y
      + _fullLayout.yaxis.d2p(trace.y[k])]; }""".replace("CHART", CHART)
    page.set_viewport_size({"width": 1400, "height": 3000})  # a lane for each of the kinds
    settle(page)
    assert page.evaluate(heap), "zoomed out, three thousand events are heaped"
    for _ in range(6):
        place = page.evaluate(heap)
        if place is None:
            break
        before = page.evaluate(RANGE)
        page.mouse.click(*place)
        page.wait_for_function(f"(before) => String(({RANGE})()) !== before", arg=",".join(before))
        settle(page)
        page.wait_for_timeout(600)
    assert any("met item" in text for text in page.evaluate(WRITTEN))
    assert page.evaluate(COVERED) == 0
    wait_for_address(page, "from=")


def test_moving_about_adds_no_step_to_the_history_and_back_returns_to_the_event_before(
    page: Page, ferry_address: str
) -> None:
    open_page(page, ferry_address)
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_have_text("The state agreed to pay for the pier")
    wait_for_address(page, "event=e4")
    steps = page.evaluate("history.length")
    box = page.locator(".st-key-timeline .nsewdrag").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 60, steps=5)
    page.mouse.up()
    wait_for_address(page, "from=")
    settle(page)
    for name in ("Month", "Week"):
        page.get_by_role("button", name=name, exact=True).click()
        settle(page)
    assert page.evaluate("history.length") == steps
    page.go_back()
    expect(page.locator(".st-key-panel_empty")).to_be_visible()


def test_each_key_does_what_the_list_says(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    settle(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog").locator("kbd")).to_have_text([key.label for key in KEYS if key.label != "="])
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.locator(".st-key-query input")).to_be_focused()
    page.keyboard.type("t+0")  # typed into a field, keys are letters
    expect(page.locator(".st-key-query input")).to_have_value("t+0")
    page.locator(".st-key-query input").fill("")
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.locator(".st-key-when input")).to_be_focused()
    page.keyboard.press("Escape")
    home = page.evaluate(RANGE)
    for key in ("+", "Shift+ArrowRight", "Shift+ArrowLeft", "-", "m", "w"):
        before = page.evaluate(RANGE)
        page.keyboard.press(key)
        page.wait_for_function(f"(before) => String(({RANGE})()) !== before", arg=",".join(before))
        settle(page)
    page.keyboard.press("0")
    page.wait_for_function(f"(home) => ({RANGE})()[0].slice(0, 10) === home", arg=home[0][:10])
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-panel_empty")).to_be_visible()


def test_a_time_typed_in_words_filters_and_goes_into_the_address(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    field = page.locator(".st-key-when input")
    field.fill("since 1 April")
    field.press("Enter")
    expect(page.locator(".understood")).to_have_text("from 1 Apr 2025")
    expect(page.locator(".summary")).to_contain_text("4 of 11 events")
    wait_for_address(page, "when=since+1+April")
    page.reload()
    expect(page.locator(".understood")).to_have_text("from 1 Apr 2025")
    expect(page.locator(".summary")).to_contain_text("4 of 11 events")
    field.fill("the blue moon")
    field.press("Enter")
    expect(page.locator(".understood")).to_contain_text("No date understood")
    expect(page.locator(".summary")).to_contain_text("11 of 11 events")


def test_all_of_several_actors_can_be_asked_for_at_once(page: Page, ferry_address: str) -> None:
    open_page(page, f"{ferry_address}/?actor=moreau&actor=council")
    expect(page.locator(".summary")).to_contain_text("5 of 11 events")
    page.get_by_text("All of them together").click()
    expect(page.locator(".summary")).to_contain_text("0 of 11 events")
    wait_for_address(page, "every=1")
    page.locator(".st-key-drop_every button").click()
    expect(page.locator(".summary")).to_contain_text("5 of 11 events")


def test_a_filter_keeps_the_dates_in_view(page: Page, ferry_address: str) -> None:
    open_page(page, f"{ferry_address}/?from=2025-03-20T00:00&to=2025-03-30T00:00")
    page.wait_for_function(f"() => ({RANGE})()[0].startsWith('2025-03-20')")
    page.locator(".st-key-kind button", has_text="Meeting").click()
    expect(page.locator(".summary")).to_contain_text("of 11 events")
    expect(rows(page)).to_have_count(1)
    settle(page)
    assert page.evaluate(RANGE)[0].startswith("2025-03-20")
