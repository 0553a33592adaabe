"""The page for everybody: axe-core finds nothing serious in its main states, and the whole job is done by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

GRAVE = {"serious", "critical"}


def settled(page: Page) -> None:
    """Waits until the page has run, and what fades in has done so: axe judges colours as they are at the moment."""
    for _ in range(2):
        page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        page.wait_for_timeout(400)


def found(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical, light and dark, a line each with the first place."""
    grave = []
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        settled(page)
        for each in Axe().run(page).response["violations"]:
            place = each["nodes"][0]
            if each["impact"] in GRAVE:
                grave.append(f"{theme}: {each['id']}: {place['html'][:200]} {place['failureSummary']}")
    return grave


def unfolded(page: Page) -> None:
    page.locator(".st-key-documents_box summary").first.click()
    page.locator(".st-key-documents summary").first.click()


def pasting(page: Page) -> None:
    page.get_by_role("button", name="Add documents").click()
    page.get_by_role("tab", name="Paste text").click()


def dropping(page: Page) -> None:
    page.get_by_role("button", name="Add documents").click()
    page.get_by_test_id("stFileUploaderDropzone").first.wait_for()


def reasoning(page: Page) -> None:
    page.locator(".st-key-why li.step button").nth(1).click()
    page.locator(".st-key-panel_open [data-testid='stExpander'] summary").first.click()


def waiting(page: Page) -> None:
    page.locator(".stMain h2").first.wait_for()


def leftover(page: Page) -> None:
    page.locator(".st-key-left button").click()
    page.locator(".st-key-reader mark.looked").wait_for()


def offering(page: Page) -> None:
    page.locator(".st-key-reader mark.unused").last.click()
    page.locator(".st-key-reader .offer .left").wait_for()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "start": ("/", waiting),
    "event": ("/?event=e1", reasoning),
    "filtered": ("/?kind=call&actor=moreau&status=occurred", waiting),
    "no match": ("/?kind=talks&actor=moreau", waiting),
    "no dated event": ("/?story=undated", waiting),
    "no event": ("/?story=empty", waiting),
    "faults": ("/?story=faulty", unfolded),
    "date left": ("/?story=left", leftover),
    "date offered": ("/?story=left&event=e1", offering),
}
IN_APP: dict[str, Callable[[Page], None]] = {"documents": unfolded, "files": dropping, "pasting": pasting}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(page: Page, ferry_address: str, state: str) -> None:
    address, act = STATES[state]
    page.goto(ferry_address + address)
    act(page)
    assert found(page) == []


@pytest.mark.parametrize("state", IN_APP)
def test_axe_finds_nothing_serious_where_documents_are_brought(page: Page, app_address: str, state: str) -> None:
    page.goto(app_address)
    IN_APP[state](page)
    assert found(page) == []


@pytest.mark.parametrize("address", ["/", "/?event=e1"])
def test_axe_finds_nothing_serious_on_a_phone(page: Page, ferry_address: str, address: str) -> None:
    page.set_viewport_size({"width": 400, "height": 860})
    page.goto(ferry_address + address)
    waiting(page)
    assert found(page) == []


def test_the_whole_job_is_done_with_the_keyboard(page: Page, ferry_address: str) -> None:
    page.goto(ferry_address)
    waiting(page)
    settled(page)
    page.get_by_label("Search titles, quotes and actors").focus()
    page.keyboard.type("berths")
    page.keyboard.press("Enter")
    expect(page.locator(".summary")).to_contain_text("1 of 11 events")
    settled(page)
    page.locator(".st-key-rows").get_by_role("button", name="The council and Northline met").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-panel_open .event h2")).to_have_text("The council and Northline met about the berths")
    page.locator(".st-key-why li.step button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-why .more")).to_be_visible()
    page.locator(".st-key-reader").get_by_role("button", name="Northline must answer before April 29").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-panel_open .event h2")).to_have_text("Northline must answer the council")
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-panel_empty")).to_be_visible()


def test_the_table_tells_a_screen_reader_what_the_chart_shows(page: Page, ferry_address: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 1000})
    page.goto(f"{ferry_address}/?event=e1")
    table = page.get_by_role("table", name="Events in view")
    expect(table.get_by_role("columnheader")).to_have_text(["When", "Event", "Who", "Sources"])
    row = table.get_by_role("row", name="Ida Moreau phoned Northline")
    expect(row).to_contain_text("Sat 22 Mar 2025")
    expect(row).to_contain_text("sources disagree")
    expect(row.get_by_role("button")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("document", name="Document: Council and ferry line talk again")).to_be_visible()
