"""Dates that tell no event on the real page: offered on a click or a key, and made events of with their date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def add(page: Page, title: str) -> None:
    """Add the event that is offered, which has the title and the date of its words."""
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("textbox", name="Title")).to_have_value(title)
    expect(dialog.get_by_role("textbox", name="Date")).to_have_value("2024-05")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".st-key-panel_open h2").first).to_have_text(title)
    expect(page.locator(".st-key-panel_open .date").first).to_contain_text("May 2024")
    expect(page.locator(".st-key-left")).to_contain_text("3 dates tell no event")


@pytest.mark.parametrize("by", ["click", "Enter"])
def test_a_date_in_the_text_offers_to_add_an_event_from_it(page: Page, ferry_address: str, by: str) -> None:
    page.goto(f"{ferry_address}/?story=left&event=e1")
    date = page.get_by_role("button", name="May 2024: tells no event, said of")
    expect(date).to_have_css("border-bottom-style", "dotted")
    offer = page.locator(".st-key-reader .offer")
    expect(offer).to_be_hidden()
    if by == "click":
        date.click()
    else:
        date.press("Enter")
    expect(offer.get_by_role("status")).to_have_text(
        "“May 2024” tells no event: said of “<b>was</b>”, which is taken for no event."
    )
    button = offer.get_by_role("button", name="Add an event from these words")
    if by == "click":
        button.click()
    else:
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
    add(page, "In May 2024 the harbour was quiet.")


def test_a_click_elsewhere_takes_the_offer_back_and_leaves_the_passages_as_they_are(
    page: Page, ferry_address: str
) -> None:
    page.goto(f"{ferry_address}/?story=left&event=e1")
    page.locator(".st-key-reader mark.unused").last.click()
    expect(page.locator(".st-key-reader .offer")).to_be_visible()
    page.locator(".st-key-reader .document").get_by_text("the harbour was quiet").click()
    expect(page.locator(".st-key-reader .offer")).to_be_hidden()
    page.locator(".st-key-reader mark", has_text="agreed").first.click()
    expect(page.locator(".st-key-panel_open h2").first).to_contain_text("The state agreed")


def test_the_line_below_the_lists_leads_to_the_document_and_back(page: Page, ferry_address: str) -> None:
    page.goto(f"{ferry_address}/?story=left")
    page.get_by_role("button", name="4 dates tell no event: look").click()
    expect(page.locator(".st-key-reader mark.looked")).to_have_text("May 2024")
    page.get_by_role("button", name="Next date").click()
    expect(page.locator(".st-key-reader mark.looked")).to_have_text("2024-03-05")
    page.go_back()
    expect(page.locator(".st-key-reader mark.looked")).to_have_text("May 2024")
    page.locator(".st-key-add_from_date button").click()
    add(page, "In May 2024 the harbour was quiet.")
