"""Decisions on the real page: made, saved in the project file, seen by another page, taken back, and carried away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, serve
from playwright.sync_api import expect

from timeline.curate import Add, JoinActors, JournalEntry, Merge, Redate, Retitle, Undo, standing
from timeline.readers import read_bytes
from timeline.store import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

STORY = b"""Court and council

Bergen, June 12, 2024

Judge Anna Lund met Mayor Karl Berg in Odda on June 3. The court will vote on July 1. A storm tore the roof off.
"""
SELECT = """(page) => {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (!node.data.includes('A storm')) node = walker.nextNode();
  const at = node.data.indexOf('A storm');
  getSelection().setBaseAndExtent(node, at, node, at + 'A storm tore the roof off'.length);
  page.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
}"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project file of one document."""
    with Project(tmp_path / "story.timeline") as file:
        file.add(read_bytes("court.txt", STORY).documents)
    return tmp_path / "story.timeline"


@pytest.fixture
def address(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The app itself on that project."""
    monkeypatch.setenv("DATELINE_PROJECT", str(project))
    monkeypatch.setenv("DATELINE_ENGINE", "rules")
    yield from serve(ROOT / "app.py")


def journal(project: Path) -> tuple[JournalEntry, ...]:
    with Project(project) as file:
        return file.journal()


def choose(page: Page, title: str) -> None:
    """Select the event of a title in the list."""
    page.locator(".st-key-rows tbody tr").filter(has_text=title).first.click()
    expect(page.locator(".st-key-panel_open h2").first).to_contain_text(title)


def press(page: Page, label: str) -> None:
    """Press one of the buttons under the event."""
    page.locator(".st-key-decide").get_by_role("button", name=label).first.click()


def retitle(page: Page, title: str, date: str = "") -> None:
    press(page, "Edit")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Title").fill(title)
    if date:
        dialog.get_by_role("textbox", name="Date").fill(date)
    dialog.get_by_role("button", name="Save").click()


def test_a_title_that_was_edited_is_there_after_a_reload_on_another_page_and_until_it_is_taken_back(
    page: Page, context: BrowserContext, address: str, project: Path
) -> None:
    page.goto(address)
    choose(page, "met")
    old = page.locator(".st-key-panel_open h2").first.inner_text()
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator(".st-key-panel_open h2").first).to_have_text(old)
    page.locator(".st-key-history button").first.click()
    page.get_by_label("Your name").fill("Ida")
    page.get_by_label("Your name").press("Tab")
    page.get_by_role("button", name="Close", exact=True).last.click()
    retitle(page, "Lund <b>saw</b> Berg", "early June 2024")
    expect(page.locator(".st-key-panel_open h2").first).to_have_text("Lund <b>saw</b> Berg")
    expect(page.locator(".st-key-panel_open .date").first).to_contain_text("Jun 2024")
    assert [(type(entry.what), entry.by) for entry in journal(project)] == [(Retitle, "Ida"), (Redate, "Ida")]
    page.reload()
    expect(page.locator(".st-key-panel_open h2").first).to_have_text("Lund <b>saw</b> Berg")
    expect(other.locator(".st-key-panel_open h2").first).to_have_text("Lund <b>saw</b> Berg")  # by itself
    press(other, "Approve")
    expect(other.locator(".decided").first).to_contain_text("approved")
    other.close()
    expect(page.locator(".decided").first).to_contain_text("approved")
    for _ in range(3):
        shown = len(journal(project))
        page.keyboard.press("Control+z")
        page.wait_for_timeout(200)
        expect(page.locator(".st-key-history").first).to_contain_text(f"History {shown + 1}")
    expect(page.locator(".st-key-panel_open h2").first).to_have_text(old)
    assert [type(entry.what) for entry in journal(project)][3:] == [Undo] * 3
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator(".st-key-panel_open h2").first).to_have_text("Lund <b>saw</b> Berg")
    page.locator(".st-key-history button").first.click()
    expect(page.get_by_role("dialog").locator("[class*='st-key-entry_']")).to_have_count(7)


def test_an_event_is_added_from_the_words_that_are_selected(page: Page, address: str, project: Path) -> None:
    page.goto(address)
    choose(page, "met")
    page.locator(".st-key-reader .document").evaluate(SELECT)
    page.get_by_role("button", name="Add an event from these words").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("textbox", name="Title")).to_have_value("A storm tore the roof off")
    dialog.get_by_role("textbox", name="Date").fill("no day")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("is not one date")
    assert journal(project) == ()
    dialog.get_by_role("textbox", name="Date").fill("on Monday")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".st-key-panel_open h2").first).to_have_text("A storm tore the roof off")
    (entry,) = journal(project)
    assert isinstance(entry.what, Add)
    assert entry.what.passage.exact == "A storm tore the roof off"
    expect(page.locator(".st-key-panel_open .date").first).to_contain_text("Mon 10 Jun 2024")


def test_events_are_merged_split_again_hidden_and_shown_again(page: Page, address: str, project: Path) -> None:
    page.goto(address)
    choose(page, "met")
    press(page, "Merge")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="Merge them").click()
    expect(page.locator(".decided").first).to_contain_text("merged")
    assert [type(entry.what) for entry in journal(project)] == [Merge]
    press(page, "Split off")
    expect(page.locator(".decided").first).to_contain_text("split")
    press(page, "Hide")
    expect(page.locator(".st-key-panel_empty")).to_be_visible()
    page.locator(".st-key-history button").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Take back").first.click()
    expect(page.locator(".st-key-history").first).to_contain_text("History 4")
    assert len(standing(journal(project))) == 2


def test_two_actors_are_joined(page: Page, address: str, project: Path) -> None:
    page.goto(address)
    choose(page, "met")
    press(page, "Actors")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Is the same as").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="Save").click()
    expect(page.locator(".st-key-history").first).to_contain_text("History 1")
    assert [type(entry.what) for entry in journal(project)] == [JoinActors]


def test_decisions_of_a_session_are_saved_as_a_project(page: Page, ferry_address: str, tmp_path: Path) -> None:
    page.goto(f"{ferry_address}/?event=e1")
    retitle(page, "A call")
    expect(page.locator(".st-key-panel_open h2").first).to_have_text("A call")
    expect(page.locator(".st-key-history").first).to_contain_text("1 not saved")
    page.locator(".st-key-history button").first.click()
    with page.expect_download() as download:
        page.get_by_role("dialog").get_by_role("button", name="Save as project").click()
    download.value.save_as(tmp_path / "saved.timeline")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("about:blank")
    assert asked == ["beforeunload"]
    with Project(tmp_path / "saved.timeline") as file:
        (entry,) = file.journal()
        assert isinstance(entry.what, Retitle)
        assert len(file.documents()) == 3
