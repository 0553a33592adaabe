"""Takes the README's picture from the real page: `python docs/screenshot.py [FILE]`, by default docs/timeline.png.

Starts the page on the sample, opens the event that most documents tell, and leaves a PNG of well under 500 kB. Needs
what the browser tests need.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser")]

# Imported here, once the path above leads there (E402).
from conftest import chromium, serve  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SIZE = {"width": 1440, "height": 960}
PATIENCE = 120_000
"""Milliseconds for the sample to be read on a slow machine."""

BEST_TOLD = """(rows) => {
  const number = (row, cell) => row.querySelector(cell).textContent.split(', ').length;
  const weight = (row) => 10 * number(row, '.sources') + number(row, '.who');
  rows.sort((a, b) => weight(b) - weight(a))[0].click();
}"""
"""Opens the row with the most sources, of these that with the most actors, the first among equals."""


@contextmanager
def page_of_sample() -> Iterator[Page]:
    """The real page on the sample, in a browser of the picture's size."""
    served = serve(ROOT / "app.py")
    address = next(served)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport=SIZE, color_scheme="light")
            page.set_default_timeout(PATIENCE)
            page.goto(address)
            yield page
            browser.close()
    finally:
        served.close()


def take(path: Path) -> None:
    """Writes the picture."""
    with page_of_sample() as page:
        page.wait_for_selector(".st-key-timeline .js-plotly-plot .points path")
        page.wait_for_selector(".st-key-rows tbody tr")
        page.locator(".st-key-rows tbody tr").evaluate_all(BEST_TOLD)
        page.wait_for_selector(".st-key-reader mark.current")
        page.wait_for_timeout(2500)  # the chart dims what is not selected, the reader scrolls to the passage
        page.screenshot(path=path)


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "timeline.png")
