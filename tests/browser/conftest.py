"""The real page in a real headless Chromium: a server of our own, a browser, and a log of everything it asks for."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The Chromium to drive: the one named by CHROMIUM, else one installed, else None for Playwright's own."""
    named = os.environ.get("CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or ("/usr/bin/chromium" if Path("/usr/bin/chromium").exists() else None)


def serve(script: Path, *arguments: str) -> Iterator[str]:
    """Runs a page on a free port of this machine; yields its address once it answers."""
    with serving(script, *arguments) as (address, _):
        yield address


@contextmanager
def serving(script: Path, *arguments: str) -> Iterator[tuple[str, int]]:
    """The same as a context: the page's address, and the process that serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", "--", *arguments]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address, server)
        yield address, server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the page's server ended by itself"
        try:
            urlopen(f"{address}/_stcore/health", timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the page's server does not answer")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=[*quiet, "--disable-sync"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def ferry_address() -> Iterator[str]:
    """The page of the chronology made by hand."""
    yield from serve(HERE / "ferry_page.py")


@pytest.fixture(scope="session")
def app_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app itself on a folder with one short document."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "court.txt").write_text("Bergen, June 12, 2024\n\nAnna Lund met the judge on June 3.\n")
    yield from serve(ROOT / "app.py", str(folder))


@pytest.fixture
def asked() -> list[str]:
    """The address of every request the browser makes, in order."""
    return []


@pytest.fixture(scope="session")
def context(browser: Browser) -> BrowserContext:
    """One profile for all tests, so that the page's scripts are fetched once."""
    return browser.new_context(viewport={"width": 1400, "height": 1000})


@pytest.fixture
def page(context: BrowserContext, asked: list[str]) -> Iterator[Page]:
    """A fresh page on a desk's screen; fails the test on any script error."""
    opened = context.new_page()
    errors: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.set_default_timeout(60_000)
    yield opened
    opened.close()
    assert errors == []
