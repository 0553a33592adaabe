"""Takes pictures of the real page: of its main states for a designer's eye, or those of the README.

    python docs/screenshot.py states [FOLDER [STATE]...]   every state at three widths, light and dark, into docs/states
    python docs/screenshot.py readme [NAME]...             docs/timeline.png, panel.png and phone.png, on the sample

Starts the page itself. Needs what the browser tests need.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser")]

# Imported here, once the path above leads there (E402).
from conftest import chromium, serve  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

SIZES = {"wide": (1600, 1180), "desk": (1280, 900), "phone": (400, 860)}
PATIENCE = 120_000
"""Milliseconds for the sample to be read on a slow machine."""

BEST_TOLD = """(rows) => {
  const number = (row, cell) => row.querySelector(cell).textContent.split(', ').length;
  const weight = (row) => 10 * number(row, '.sources') + number(row, '.who');
  rows.sort((a, b) => weight(b) - weight(a))[0].click();
}"""
"""Opens the row with the most sources, of these that with the most actors, the first among equals."""
UNREADABLE = [{"name": "scan.bin", "mimeType": "application/octet-stream", "buffer": b"\x00\x01\x02\xff" * 40}]
LONG = [
    {"name": f"report {day}.txt", "mimeType": "text/plain", "buffer": f"June {day}, 2024. Ana met Bo. ".encode() * 900}
    for day in range(1, 9)
]


class State(NamedTuple):
    """A state of the page: whether it is the app's own or one of the hand-made story's, its address, what is done."""

    story: bool
    address: str
    act: Callable[[Page], None]


def waiting(page: Page) -> None:
    page.locator(".stMain h2").first.wait_for(state="attached")


def best_told(page: Page) -> None:
    page.locator(".st-key-rows tbody tr").first.wait_for()
    page.locator(".st-key-rows tbody tr").evaluate_all(BEST_TOLD)
    page.locator(".st-key-reader mark.current").first.wait_for()


def reasoning(page: Page) -> None:
    page.locator(".st-key-why li.step button").nth(1).click()


def counted(page: Page) -> None:
    """Opens an event whose day is counted from another, with the reason unfolded."""
    page.locator(".st-key-rows tbody tr", has_text="arrived in St. Petersburg").first.click()
    page.locator(".st-key-reader mark.current").first.wait_for()
    reasoning(page)


def sidebar(page: Page) -> None:
    """Opens the sidebar where the screen is too narrow to show it."""
    button = page.get_by_test_id("stExpandSidebarButton")
    if button.is_visible():
        button.click()
        page.wait_for_timeout(600)


def documents(page: Page) -> None:
    waiting(page)
    sidebar(page)
    page.locator(".st-key-documents_box summary").first.click()
    page.locator(".st-key-documents summary").first.click()


def faulty(page: Page) -> None:
    """Opens the list of documents at the one that could not be read to the end."""
    waiting(page)
    sidebar(page)
    page.locator(".st-key-documents_box summary").first.click()
    page.locator(".st-key-documents .fault").last.scroll_into_view_if_needed()


def leftover(page: Page) -> None:
    """Goes from the line below the lists to the first date that tells no event."""
    page.locator(".st-key-left button").click()
    page.locator(".st-key-reader mark.looked").wait_for()


def offering(page: Page) -> None:
    """Clicks on a date that tells no event, in the document of one that is shown."""
    page.locator(".st-key-reader mark.unused").last.click()
    page.locator(".st-key-reader .offer .left").wait_for()


def adding(page: Page) -> None:
    """Opens the dialog that adds an event from such a date."""
    leftover(page)
    page.locator(".st-key-add_from_date button").click()
    page.get_by_role("dialog").wait_for()


def bringing(page: Page) -> None:
    waiting(page)
    sidebar(page)
    page.get_by_role("button", name="Add documents").click()
    page.get_by_test_id("stFileUploaderDropzone").first.wait_for()


def unreadable(page: Page) -> None:
    bringing(page)
    page.locator("input[type=file]").first.set_input_files(UNREADABLE)
    page.locator("ul.problems").wait_for()


def reading(page: Page) -> None:
    bringing(page)
    page.locator("input[type=file]").first.set_input_files(LONG)
    page.locator(".st-key-loading_build").wait_for()


STATES = {
    "1-start": State(False, "/", waiting),
    "2-event": State(False, "/", best_told),
    "3-disagreeing": State(True, "/?event=e1", reasoning),
    "4-zoomed": State(False, "/?from=2025-03-10T00:00&to=2025-04-20T00:00", waiting),
    "5-documents": State(False, "/", documents),
    "6-bringing": State(False, "/", bringing),
    "7-unreadable": State(False, "/", unreadable),
    "8-no-match": State(True, "/?kind=talks&actor=moreau", waiting),
    "9-undated": State(True, "/?story=undated", waiting),
    "10-empty": State(True, "/?story=empty", waiting),
    "11-loading": State(False, "/", reading),
    "12-faults": State(True, "/?story=faulty", waiting),
    "13-faulty-document": State(True, "/?story=faulty", faulty),
    "14-unread-language": State(True, "/?story=left", documents),
    "15-date-left": State(True, "/?story=left", leftover),
    "16-date-offered": State(True, "/?story=left&event=e1", offering),
    "17-date-added": State(True, "/?story=left", adding),
    "18-dates-alone": State(True, "/?story=silent", leftover),
    "19-line-below": State(True, "/?story=left", waiting),
}
README = {
    "timeline.png": ("light", (1440, 960), State(False, "/", best_told)),
    "panel.png": ("light", (1440, 760), State(False, "/", counted)),
    "phone.png": ("dark", (400, 860), State(False, "/", best_told)),
}


@contextmanager
def pages() -> Iterator[tuple[Browser, tuple[str, str]]]:
    """A browser, and the addresses of the app and of the hand-made story."""
    servers = serve(ROOT / "app.py"), serve(ROOT / "tests" / "browser" / "ferry_page.py")
    addresses = next(servers[0]), next(servers[1])
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
            yield browser, addresses
            browser.close()
    finally:
        for server in servers:
            server.close()


def picture(
    browser: Browser, addresses: tuple[str, str], state: State, size: tuple[int, int], theme: str, path: Path
) -> None:
    """Writes the picture of a state; of "panel" its panel alone."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=theme)
    page.set_default_timeout(PATIENCE)
    page.goto(addresses[state.story] + state.address)
    page.locator(".stMain h2").first.wait_for(state="attached")
    state.act(page)
    if state.act is not reading:
        page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        page.wait_for_timeout(2000)  # the chart dims what is not selected, the reader scrolls to the passage
    page.evaluate("() => document.querySelector('.stMain').scrollTo(0, 0)")
    page.wait_for_timeout(300)
    path.parent.mkdir(parents=True, exist_ok=True)
    (page.locator(".st-key-panel_open") if path.stem == "panel" else page).screenshot(path=path)
    page.close()


def take_states(folder: Path, wanted: list[str]) -> None:
    """Writes every state, or those wanted, at every width in both themes."""
    with pages() as (browser, addresses):
        for name, state in STATES.items():
            if wanted and name not in wanted:
                continue
            for theme in ("light", "dark"):
                for width, size in SIZES.items():
                    picture(browser, addresses, state, size, theme, folder / f"{name}-{width}-{theme}.png")


def take_readme(wanted: list[str]) -> None:
    """Writes the README's pictures, or those wanted."""
    with pages() as (browser, addresses):
        for name, (theme, size, state) in README.items():
            if wanted and name not in wanted:
                continue
            picture(browser, addresses, state, size, theme, ROOT / "docs" / name)


if __name__ == "__main__":
    if sys.argv[1:2] == ["states"]:
        take_states(Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "states", sys.argv[3:])
    elif sys.argv[1:2] == ["readme"]:
        take_readme(sys.argv[2:])
    else:
        sys.exit(__doc__)
