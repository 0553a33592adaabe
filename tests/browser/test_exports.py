"""What is exported, opened in a real Chromium: the page stands alone, and TimelineJS tells the story it is given."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from chronologies import HOSTILE_TITLE, empty, ferry
from conftest import chromium
from lxml import etree
from PIL import Image
from playwright.sync_api import expect
from timelinejs import timelinejs

from timeline.export import FORMATS, CannotWrite, to_html, to_png, to_svg, to_timelinejs
from timeline.model import EventKind
from timeline.wording import dating_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture
def alone(page: Page, tmp_path: Path) -> Iterator[Page]:
    """The exported page of the ferry, opened from a file with no network at all."""
    file = tmp_path / "chronology.html"
    file.write_text(to_html(ferry()), encoding="utf-8")
    page.context.set_offline(True)
    page.goto(file.as_uri())
    yield page
    page.context.set_offline(False)


def test_the_exported_page_asks_for_nothing_and_runs_nothing(alone: Page, asked: list[str]) -> None:
    expect(alone.locator(".event")).to_have_count(11)
    assert [address for address in asked if not address.startswith("file:")] == []
    assert len(asked) == 1
    assert alone.evaluate("window.__pwned") is None
    expect(alone.get_by_role("heading", name=HOSTILE_TITLE)).to_be_visible()


def test_a_choice_on_the_exported_page_shows_the_events_of_one_actor(alone: Page) -> None:
    of_moreau = sum("moreau" in event.actors for event in ferry().all_events())
    alone.get_by_label("Events with").select_option("Ida Moreau")
    expect(alone.locator(".event:visible")).to_have_count(of_moreau)
    expect(alone.get_by_text("A hearing is planned", exact=True)).to_be_hidden()
    expect(alone.locator("#documents")).to_be_visible()
    alone.get_by_label("Events with").select_option("anybody")
    expect(alone.locator(".event:visible")).to_have_count(11)


def test_a_passage_on_the_exported_page_leads_to_its_place_in_the_text_and_back(alone: Page) -> None:
    quote = "The mayor phoned Northline on Saturday"
    place = alone.locator(".text a", has_text=quote)
    expect(place).to_be_hidden()
    alone.locator(".event", has_text=quote).locator("cite a").first.click()
    expect(place).to_be_visible()
    expect(place).to_be_in_viewport()
    place.click()
    expect(alone.locator(".event", has_text="Ida Moreau phoned Northline")).to_be_in_viewport()


# --- the menu -----------------------------------------------------------------------------------


def test_the_menu_exports_what_the_filters_show_or_all(page: Page, ferry_address: str) -> None:
    page.goto(f"{ferry_address}/?kind=call")
    page.get_by_role("button", name="Export").click()
    shown = len([event for event in ferry().all_events() if event.kind is EventKind.CALL])
    assert ids_in(page) == shown
    page.get_by_text("All 11 events, whatever the filters say").click()
    expect(page.get_by_text("11 events, as")).to_be_visible()
    assert ids_in(page) == 11


def ids_in(page: Page) -> int:
    """How many rows the table of events has that the menu gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name="A table of events (CSV)").click()
    assert download.value.suggested_filename == "chronology.csv"
    with open(download.value.path(), newline="", encoding="utf-8") as file:
        return len(list(csv.DictReader(file)))


# --- pictures -----------------------------------------------------------------------------------


@pytest.fixture
def drawing(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets pictures be drawn by the browser of these tests."""
    monkeypatch.setenv("BROWSER_PATH", chromium() or browser.browser_type.executable_path)


@pytest.mark.usefixtures("drawing")
def test_a_picture_in_lines_says_date_and_title_of_every_dated_event_as_text_and_is_always_the_same() -> None:
    drawn = to_svg(ferry())
    assert drawn == to_svg(ferry())
    root = etree.fromstring(drawn.encode())
    said = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    for event in ferry().events:
        assert dating_in_words(event.dating) in said
        assert any(event.title.startswith(text.rstrip("…")) for text in said if len(text) > 10)
    names = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}
    assert names.isdisjoint({"script", "image", "foreignObject", "a", "iframe"})
    links = [value for element in root.iter() for name, value in element.attrib.items() if name.endswith("href")]
    assert all(link.startswith("#") for link in links)


@pytest.mark.usefixtures("drawing")
def test_a_picture_in_pixels_is_one_that_another_program_opens() -> None:
    picture = Image.open(io.BytesIO(to_png(ferry())))
    assert (picture.format, picture.width) == ("PNG", 3000)
    assert len(picture.convert("RGB").getcolors(1_000_000)) > 50
    assert Image.open(io.BytesIO(to_png(empty()))).width == 3000


def test_without_a_browser_a_picture_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    assert "install one, or choose another format" in (FORMATS["png"].lacks() or "")
    with pytest.raises(CannotWrite):
        to_png(ferry())


# --- TimelineJS ---------------------------------------------------------------------------------

STORY = """<!DOCTYPE html><meta charset="utf-8"><link rel="stylesheet" href="css/timeline.css">
<div id="story" style="width: 100%; height: 600px"></div><script src="js/timeline.js"></script>
<script>const story = new TL.Timeline("story", {}, {{font: null, duration: 0}})</script>"""


@pytest.fixture
def story(page: Page, tmp_path: Path) -> Iterator[Page]:
    """The ferry's story in the real TimelineJS, from files."""
    (tmp_path / "js").symlink_to(timelinejs() / "js")
    (tmp_path / "css").symlink_to(timelinejs() / "css")
    (tmp_path / "story.html").write_text(STORY.format(to_timelinejs(ferry())), encoding="utf-8")
    page.context.set_offline(True)
    page.goto((tmp_path / "story.html").as_uri())
    yield page
    page.context.set_offline(False)


def test_the_real_timelinejs_tells_every_dated_event(story: Page) -> None:
    expect(story.locator(".tl-timemarker")).to_have_count(len(ferry().events))
    expect(story.locator(".tl-slide")).to_have_count(len(ferry().events) + 1)
    told = {" ".join(text.split()) for text in story.locator(".tl-slide .tl-headline").all_text_contents()}
    assert told >= {" ".join(event.title.split()) for event in ferry().events}
    expect(story.locator(".tl-message-full")).to_have_count(0)


def test_the_real_timelinejs_shows_dates_as_they_are_known_and_runs_nothing(story: Page) -> None:
    deadline = story.locator(".tl-slide", has_text="Northline must answer the council")
    expect(deadline.locator(".tl-headline-date")).to_have_text("by Tue 29 Apr 2025")
    assert story.evaluate("window.__pwned") is None
    assert story.locator(".tl-slide img, .tl-slide script").count() == 0
