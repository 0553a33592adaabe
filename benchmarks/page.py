"""How long the page takes in a real Chromium: to open, to follow a click, to filter, to pan; and how much it is sent.

    python -m benchmarks.page [sample | NUMBER ...] [--times N]

Without names: the sample, 10,000 and 100,000 synthetic events. Medians of N (ten) runs; a browser is started anew for
each opening, and nothing is in its cache. "first" is the first visit after the server's start, which reads the sample
or makes the chronology. Times are taken inside the browser, from the event that begins them to the frame that shows
what was asked for. Beside each stands the processor time of the server and of the browser's main thread, which a
machine that has other work does not stretch. Needs what the browser tests need.
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser")]

# Imported here, once the path above leads there (E402).
from conftest import chromium, serving  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page, Playwright

SIZE = {"width": 1600, "height": 1000}
PATIENCE = 180_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SUITES = ("sample", "10000", "100000")
TICKS = os.sysconf("SC_CLK_TCK")

READY = """() => {
  const plot = document.querySelector('.st-key-timeline .plot');
  const idle = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  return Boolean(plot && plot.__bridge && plot.__drawn === plot.__stamp && idle
    && plot.querySelector('.points path') && document.querySelector('.st-key-rows'));
}"""

# What the reader highlights now, wherever its shadow root is.
PASSAGE = """() => [...document.querySelectorAll('.st-key-reader *')].filter((e) => e.shadowRoot)
  .flatMap((e) => [...e.shadowRoot.querySelectorAll('mark.current')]).map((e) => e.textContent).join('')"""

# The same with the event's title before it: one sentence may tell two events.
SHOWN = f"""() => {{ const title = document.querySelector('.st-key-panel_open h2'); const passage = ({PASSAGE})();
  return title && passage ? title.textContent + passage : ''; }}"""

WATCH = """([name, begin, ready]) => {
  const done = new Function('before', `return (${ready})(before)`);
  const read = new Function(`return (${begin})()`);
  const before = read();
  window[name] = new Promise((resolve) => {
    document.addEventListener('mouseup', () => {
      const start = performance.now();
      const look = () => (done(before) ? requestAnimationFrame(() => resolve(performance.now() - start))
        : requestAnimationFrame(look));
      look();
    }, { capture: true, once: true });
  });
}"""

# A mark in view whose event is not selected, as a place on the screen.
MARK = """(k) => {
  const selected = new URLSearchParams(location.search).get('event');
  const chart = document.querySelector('.st-key-timeline .plot');
  const trace = chart.data.find((each) => each.name === 'events');
  const box = chart.querySelector('.nsewdrag').getBoundingClientRect();
  const { xaxis, yaxis } = chart._fullLayout;
  const places = trace.x.map((x, i) => [box.x + xaxis.d2p(x), box.y + yaxis.d2p(trace.y[i]), trace.customdata[i][0]])
    .filter(([, , event]) => event !== selected).map(([x, y]) => [x, y])
    .filter(([x, y]) => x > box.x + 9 && x < box.right - 9 && y > 60 && y < Math.min(box.bottom, innerHeight) - 9);
  return places.length ? places[Math.floor(places.length * k)] : null;
}"""

FRAMES = """() => {
  window.__frames = [];
  const count = (now) => { window.__frames.push(now); if (window.__frames) requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""


class Cost(NamedTuple):
    """What one thing took: milliseconds, and milliseconds of processor time of the server and of the browser."""

    wall: float
    server: float
    browser: float


class Visit:
    """A page in a browser of its own, with the means to measure it."""

    def __init__(self, browser: Browser, address: str, server: int) -> None:
        self.browser = browser
        self.page: Page = browser.new_page(viewport=SIZE)
        self.page.set_default_timeout(PATIENCE)
        self.sent: list[int] = []
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._received))
        self.session: CDPSession = self.page.context.new_cdp_session(self.page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.address, self.server = address, server

    def _received(self, payload: Any) -> None:
        self.sent.append(len(payload))

    def open(self) -> Cost:
        """Opens the page and waits until it can be used."""
        with self.costing() as cost:
            self.page.goto(self.address)
            self.page.wait_for_function(READY)
        return cost[0]

    def close(self) -> None:
        """Closes the browser, too: the next visit finds nothing in its cache."""
        self.browser.close()

    def settle(self) -> None:
        """Waits until nothing is running or being painted."""
        self.page.wait_for_timeout(400)
        self.page.wait_for_function(READY)
        self.page.wait_for_timeout(400)

    def work(self) -> tuple[float, float]:
        """Milliseconds of processor time so far, of the server and of the browser's main thread."""
        fields = Path(f"/proc/{self.server}/stat").read_text().rpartition(")")[2].split()
        found = {each["name"]: each["value"] for each in self.session.send("Performance.getMetrics")["metrics"]}
        return (int(fields[11]) + int(fields[12])) * 1000 / TICKS, found["TaskDuration"] * 1000

    @contextmanager
    def costing(self) -> Iterator[list[Cost]]:
        """Collects what happens inside as one Cost."""
        found: list[Cost] = []
        before, start = self.work(), perf_counter()
        yield found
        wall = (perf_counter() - start) * 1000
        after = self.work()
        found.append(Cost(wall, after[0] - before[0], after[1] - before[1]))

    def timed(self, begin: str, ready: str, x: float, y: float) -> Cost:
        """Clicks at a place; from the button's release to the frame in which `ready(before)` holds."""
        self.page.mouse.move(x - 3, y - 2)
        self.page.mouse.move(x, y)
        self.page.wait_for_timeout(100)
        self.page.evaluate(WATCH, ["__took", begin, ready])
        with self.costing() as cost:
            self.page.mouse.click(x, y)
            took = self.page.evaluate("() => window.__took")
        return cost[0]._replace(wall=took)

    def click(self, k: float) -> Cost:
        """Clicks a mark; done when the document shows its passage highlighted."""
        place = self.page.evaluate(MARK, k)
        assert place, "no mark in view"
        return self.timed(SHOWN, f"(before) => {{ const now = ({SHOWN})(); return now && now !== before; }}", *place)

    def filter(self, k: int) -> Cost:
        """Presses a kind; done when the counts and the timeline are of the events that are left."""
        box = self.page.locator(".st-key-kind button").nth(k).bounding_box()
        assert box is not None
        state = """() => document.querySelector('.summary').textContent
          + '|' + document.querySelector('.st-key-timeline .plot').__drawn"""
        ready = f"""(before) => {{ const [a, b] = before.split('|'); const [c, d] = ({state})().split('|');
          return a !== c && b !== d; }}"""
        return self.timed(state, ready, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def pan(self) -> float:
        """Drags the timeline to and fro; frames a second."""
        box = self.page.locator(".st-key-timeline .nsewdrag").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], 600) / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.evaluate(FRAMES)
        for step in range(60):
            self.page.mouse.move(x + 150 * (step % 20) / 20 - 75, y)
        frames = self.page.evaluate("() => { const found = window.__frames; window.__frames = null; return found; }")
        self.page.mouse.up()
        return 1000 * (len(frames) - 1) / (frames[-1] - frames[0])

    def zoom_in(self, limit: int = 8) -> None:
        """Zooms until single events stand in view."""
        for _ in range(limit):
            if self.page.evaluate(MARK, 0.5):
                return
            self.page.locator(".st-key-zoom_in button").click()
            self.settle()


def measured(suite: str, times: int) -> Iterator[tuple[str, str]]:
    """Each figure of one suite, in words."""
    script, arguments = (ROOT / "app.py", ()) if suite == "sample" else (ROOT / "benchmarks" / "page_app.py", (suite,))
    with serving(script, *arguments) as (address, server), sync_playwright() as playwright:
        visit = _visit(playwright, address, server)
        yield "first", _words([visit.open()])
        visit.close()
        session_view = []
        for _ in range(times):
            visit = _visit(playwright, address, server)
            session_view.append(visit.open())
            if len(session_view) < times:
                visit.close()
        yield "open", _words(session_view)
        yield "sent", f"largest message {max(visit.sent) / 1e6:.2f} MB, all to open {sum(visit.sent) / 1e6:.2f} MB"
        visit.settle()
        yield "filter", _words([_settled(visit, lambda: visit.filter(0)) for _ in range(times)])
        visit.settle()
        if times % 2:
            visit.filter(0)
        yield "pan, zoomed out", f"{median(visit.pan() for _ in range(times)):.0f} frames/s"
        visit.page.locator(".st-key-home button").click()
        visit.settle()
        visit.zoom_in()
        visit.sent.clear()
        yield "click", _words([_settled(visit, lambda k=k: visit.click((k + 0.5) / times)) for k in range(times)])
        yield "sent for clicks", f"largest message {max(visit.sent) / 1e6:.2f} MB"
        yield "pan, zoomed in", f"{median(visit.pan() for _ in range(times)):.0f} frames/s"
        visit.close()


def _settled(visit: Visit, action: Any) -> Cost:
    visit.settle()
    found: Cost = action()
    return found


def _visit(playwright: Playwright, address: str, server: int) -> Visit:
    return Visit(playwright.chromium.launch(executable_path=chromium(), args=FLAGS), address, server)


def _words(costs: list[Cost]) -> str:
    wall, server, browser = (median(column) for column in zip(*costs, strict=True))
    spread = f" ({min(c.wall for c in costs):,.0f}–{max(c.wall for c in costs):,.0f})" if len(costs) > 1 else ""
    return f"{wall:,.0f} ms{spread}; processor: server {server:,.0f} ms, page {browser:,.0f} ms"


def main() -> None:
    """Prints the figures as they are measured."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("suites", nargs="*", default=SUITES, metavar="SUITE", help="sample, or a number of events")
    parser.add_argument("--times", type=int, default=10, help="runs that the median is taken of (10)")
    chosen = parser.parse_args()
    for suite in chosen.suites:
        for name, words in measured(suite, chosen.times):
            click.echo(f"{suite:>8}  {name:<16} {words}")


if __name__ == "__main__":
    main()
