"""What a reader does with documents on the page: drops them, pastes one, dates one, takes one out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

DROP = """(zone, files) => {
  const data = new DataTransfer();
  files.forEach(([name, text]) => data.items.add(new File([text], name, { type: 'text/plain' })));
  ['dragenter', 'dragover', 'drop'].forEach((name) =>
    zone.dispatchEvent(new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: data })));
}"""
NOTE = "Anna Lund met the mayor of Odda on Saturday."


def unfold(page: Page, app_address: str) -> Locator:
    """The page with its list of documents unfolded; gives its entries."""
    page.goto(app_address)
    page.locator(".stSidebar [data-testid='stExpander'] summary", has_text="Documents").click()
    return page.locator(".st-key-documents .list > li")


def paste(page: Page, title: str, text: str) -> None:
    page.get_by_role("button", name="Add documents").click()
    page.get_by_role("tab", name="Paste text").click()
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Add this text").click()


def test_files_are_dropped_and_what_cannot_be_read_is_named(page: Page, app_address: str) -> None:
    entries = unfold(page, app_address)
    expect(entries).to_have_count(1)
    page.get_by_role("button", name="Add documents").click()
    files = [["note.txt", NOTE], ["<b>scan</b>.xyz", "?"]]
    page.get_by_test_id("stFileUploaderDropzone").first.evaluate(DROP, files)
    expect(entries).to_have_count(2)
    expect(page.locator("ul.problems li")).to_contain_text("<b>scan</b>.xyz: .xyz is not a format that is read")
    page.get_by_role("button", name="Put this note away").click()
    expect(page.locator("ul.problems")).to_have_count(0)


def test_a_pasted_text_is_dated_by_hand_and_taken_out_and_put_back(page: Page, app_address: str) -> None:
    entries = unfold(page, app_address)
    page.get_by_role("button", name="Add documents").click()
    page.get_by_role("tab", name="Paste text").click()
    page.get_by_role("button", name="Add this text").click()
    expect(page.get_by_text("There is no text yet")).to_be_visible()
    page.keyboard.press("Escape")
    paste(page, "**A note**", NOTE)
    note = entries.filter(has_text="**A note**")
    expect(note.locator("summary")).to_have_text("publication date unknown")
    note.locator("summary").click()
    note.get_by_label("Published on: **A note**").fill("2024-06-12")
    note.get_by_role("button", name="Set").click()
    expect(note.locator("summary")).to_have_text("12 Jun 2024 · given")
    expect(page.locator(".st-key-rows tbody tr", has_text="Sat 8 Jun 2024")).to_have_count(1)
    note.get_by_role("button", name="Use the date found").click()
    expect(note.locator("summary")).to_have_text("publication date unknown")
    note.get_by_role("button", name="Take out: **A note**").click()
    expect(entries).to_have_count(1)
    page.get_by_role("button", name="Put 1 document back").click()
    expect(entries).to_have_count(2)


def test_a_title_of_the_list_opens_the_document_at_its_first_passage(page: Page, app_address: str) -> None:
    entries = unfold(page, app_address)
    entries.get_by_role("button", name="court", exact=True).click()
    expect(page.locator(".st-key-reader mark.current").first).to_be_visible()


def test_the_sample_is_one_click_away(page: Page, app_address: str) -> None:
    entries = unfold(page, app_address)
    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator("p.collection")).to_contain_text("Sample: US–Russia contacts, 2025", timeout=60_000)
    expect(entries).to_have_count(5)
    page.get_by_role("button", name="Back to your documents").click()
    expect(entries).to_have_count(1)
