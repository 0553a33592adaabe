"""Text from documents never acts: whatever it holds, it is shown as it stands, and nothing leaves this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlparse

import pytest
from chronologies import PAYLOADS
from conftest import ROOT
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

LIVE = "img[src='x'], img[src*='evil'], a[href*='evil'], a[href^='javascript'], .katex, iframe[srcdoc]"
SHOWN = """() => {
  const text = (root) => [...root.childNodes].map((node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (['STYLE', 'SCRIPT'].includes(node.nodeName)) return '';
    return (node.shadowRoot ? text(node.shadowRoot) : '') + text(node);
  }).join('');
  return text(document.body);
}"""


def harmless(page: Page, asked: list[str]) -> None:
    """Fails where a payload ran, was built as markup, or asked another host for something."""
    page.wait_for_timeout(400)
    assert page.evaluate("() => window.__pwned") is None
    assert page.locator(LIVE).count() == 0
    assert {urlparse(url).hostname for url in asked if not url.startswith(("data:", "blob:"))} == {"127.0.0.1"}
    expect(page.locator(".stMain")).to_be_visible()


@pytest.mark.parametrize("lanes", ["actor", "source"])
def test_no_payload_acts_or_gets_lost_in_the_list_the_chart_and_the_documents(
    page: Page, ferry_address: str, asked: list[str], lanes: str
) -> None:
    page.goto(f"{ferry_address}/?story=hostile&lanes={lanes}")
    expect(page.locator(".st-key-rows tbody tr")).to_have_count(len(PAYLOADS))
    page.locator(".st-key-documents_box summary").first.click()
    expect(page.locator(".st-key-documents .list > li")).to_have_count(len(PAYLOADS))
    page.locator(".st-key-actor input").click()
    for payload in PAYLOADS:
        row = page.locator(".st-key-rows tbody tr button", has_text=payload)
        assert payload in row.all_text_contents()
        assert payload in page.locator(".st-key-documents .list .title").all_text_contents()
    drawn = page.locator(".st-key-timeline").text_content() or ""
    assert "a<b and c>d" in drawn
    assert "<img src=x" in drawn
    page.get_by_role("option").first.wait_for()
    options = page.get_by_role("option").all_text_contents()  # those in sight
    assert options
    assert {option.rsplit("  (")[0] for option in options} <= {"Select all", *PAYLOADS}
    harmless(page, asked)


def test_no_payload_acts_or_gets_lost_in_the_panel(page: Page, ferry_address: str, asked: list[str]) -> None:
    page.goto(f"{ferry_address}/?story=hostile")
    panel = page.locator(".st-key-panel_open")
    for payload in PAYLOADS:
        page.locator(".st-key-rows tbody tr button", has_text=payload).click()
        expect(panel.locator(".event h2")).to_have_text(payload)
        expect(panel.locator(".source h3")).to_have_text(payload)
        expect(panel.locator("dd")).to_have_text([payload, payload])
        expect(panel.locator(".conflict")).to_contain_text(payload)
        expect(panel.locator(".card .source").first).to_have_text(payload)
        quote = f"The {payload} council met the union of {payload} on 7 April 2025. It {payload} ended."
        page.wait_for_function(f"(text) => ({SHOWN})().includes(text)", arg=f"{payload}\n\n{quote}")
    harmless(page, asked)


def test_what_is_brought_is_listed_by_its_very_name(page: Page, app_address: str, asked: list[str]) -> None:
    page.goto(app_address)
    page.get_by_role("button", name="Add documents").click()
    # What no file is called, or no browser sends as it stands, is left out.
    names = [f"{payload.replace('/', '-').replace(chr(34), '')}.txt" for payload in PAYLOADS[::3]]
    body = "Odda, 7 April 2025. " + " ".join(PAYLOADS)
    files = [{"name": name, "mimeType": "text/plain", "buffer": f"{body} {name}".encode()} for name in names]
    broken = [{"name": "<b>![x](http:..evil.example)</b> $x$.zip", "mimeType": "text/plain", "buffer": b"PK\x03\x04?"}]
    page.locator("input[type=file]").first.set_input_files([*files, *broken])
    # Texts made of markup are in no language that is known, and the note says so of each of them by its name.
    named = ["<b>![x](http:..evil.example)</b> $x$.zip", *names]
    expect(page.locator("ul.problems li")).to_have_count(len(named))
    lines = page.locator("ul.problems li").all_text_contents()
    assert all(any(line.startswith(name) for line in lines) for name in named)
    page.locator(".st-key-documents_box summary").first.click()
    expect(page.locator(".st-key-documents .list > li")).to_have_count(1 + len(names))
    titles = page.locator(".st-key-documents .list .title").all_text_contents()
    assert {name.removesuffix(".txt") for name in names} <= set(titles)
    harmless(page, asked)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[int]:
    """The port of the app, started from another folder with nothing but `streamlit run app.py`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), f"--server.port={port}"]
    server = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        assert server.stdout is not None
        next(line for line in server.stdout if b"URL" in line or b"started on" in line)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_a_plain_start_listens_to_this_machine_only(elsewhere: int) -> None:
    socket.create_connection(("127.0.0.1", elsewhere), timeout=20).close()
    with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
        socket.create_connection(("127.0.0.2", elsewhere), timeout=2)


@pytest.mark.parametrize(("host", "answer"), [("127.0.0.1", b"101"), ("evil.example", b"403")])
def test_a_page_of_another_host_may_not_speak_to_the_server(ferry_address: str, host: str, answer: bytes) -> None:
    """A name of somebody else's that leads to this machine (DNS rebinding) is turned away by `allowedHosts`."""
    address = urlparse(ferry_address)
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host}",
        f"Origin: http://{host}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    ]
    with socket.create_connection((address.hostname, address.port), timeout=20) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode())
        assert line.recv(64).split()[1] == answer
