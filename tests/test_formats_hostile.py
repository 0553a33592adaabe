"""Files that are broken, mislabelled or hostile: one clear line each, in bounded time, and nothing else happens."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import made
from timeline import build
from timeline.export import FORMATS as WRITTEN
from timeline.readers import OWN, has_format, read_all, read_bytes, read_files
from timeline.readers.apart import Apart
from timeline.readers.contents import UnreadableDocument, is_blank
from timeline.readers.formats import FORMATS

ROOT = Path(__file__).parents[1]
STORY = ["Harbour to close for two years", "The council voted on Monday to close the harbour of the town."]
ENDINGS = [ending for each in FORMATS for ending in each.endings if ending]
GOOD = {
    "a.md": b"---\ntitle: Harbour\ndate: 2025-03-19\n---\n\n# Harbour to close\n\nThe council voted.\n",
    "a.html": made.page(STORY, "<title>Harbour</title>"),
    "a.pdf": made.pdf(STORY),
    "a.docx": made.docx(STORY, table=[["3 March", "signed"]]),
    "a.odt": made.opendocument("text", "<text:h>Harbour</text:h><text:p>The council rested.</text:p>"),
    "a.rtf": rb"{\rtf1\ansi{\info{\title H}}\b Harbour\b0\par The council spoke.\par A\cell B\cell\row}",
    "a.eml": made.mail("The council voted.\n", html="<p>The council voted.</p>", attached={"b.txt": b"Notes."}),
    "a.msg": made.outlook({"0037": "Harbour", "1000": "The council slept."}),
    "a.mbox": b"From a Mon May  5 10:12:00 2025\nSubject: x\n\nThe council voted.\n",
    "a.xlsx": made.xlsx({"S": [["title", "text"], ["Harbour", "The council met."]]}),
    "a.ods": made.ods([["title", "text"], ["Harbour", "The council sat."]]),
    "a.csv": b'title,text,date\r\nHarbour,"The council ""voted"".",2025-03-19\r\n',
    "a.json": b'{"articles": [{"title": "Harbour", "text": "The council voted."}]}',
    "a.jsonl": b'{"text": "One."}\n{"text": "Two."}\n',
    "a.zip": made.archive({"a.txt": b"A story.", "b/c.txt": b"Another."}),
}


def refusal(name: str, data: bytes) -> str:
    """Why a file is not read."""
    reading = read_bytes(name, data)
    assert reading.documents == ()
    assert all(str(problem).isprintable() for problem in reading.problems)
    return "; ".join(problem.why for problem in reading.problems)


# --- what is refused ----------------------------------------------------------------------------


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """An archive with one of its files changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def with_entities(entities: bytes) -> bytes:
    """A Word document whose text is an entity of its own."""
    head = b'<?xml version="1.0"?><!DOCTYPE x [' + entities + b"]>"
    text = made.docx(["x"])
    return changed(
        text,
        "word/document.xml",
        lambda xml: head + xml[xml.index(b"?>") + 2 :].replace(b"<w:t>x</w:t>", b"<w:t>&j;</w:t>"),
    )


def entity(entities: bytes) -> bytes:
    """An OpenDocument text whose text is an entity of its own."""
    head = b'<?xml version="1.0"?><!DOCTYPE x [' + entities + b"]>"
    good = made.opendocument("text", "<text:p>&amp;</text:p>")
    return changed(good, "content.xml", lambda xml: head + xml.replace(b"&amp;", b"&j;"))


def nested(depth: int) -> bytes:
    """Archives in each other."""
    data = made.archive({"a.txt": b"A story."})
    for _ in range(depth):
        data = made.archive({f"{n}.zip": data for n in range(6)})
    return data


def encrypted_entry() -> bytes:
    """An archive that says its file is encrypted."""
    data = bytearray(made.archive({"a.txt": b"A story."}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def link() -> bytes:
    """An archive with a link that leads out of it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        entry = zipfile.ZipInfo("a.txt")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return stream.getvalue()


def many_pages() -> bytes:
    """A PDF with more pages than are read."""
    from pypdf import PdfWriter

    writer, stream = PdfWriter(), io.BytesIO()
    for _ in range(2_001):
        writer.add_blank_page(200, 200)
    writer.write(stream)
    return stream.getvalue()


LAUGHS = b'<!ENTITY a "ha">' + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
REFUSED: list[tuple[str, bytes | Callable[[], bytes], str]] = [
    *((f"a{ending}", b"", "empty file") for ending in ENDINGS),
    ("a.pdf", GOOD["a.html"], "not a PDF, whatever its ending says"),
    ("a.pdf", GOOD["a.pdf"][:400], "damaged or cut off"),
    ("a.pdf", many_pages, "2,001 pages, more than the 2,000 of one document: split it"),
    ("a.pdf", b"%PDF-1.7\n1 0 obj" + b"[" * 100_000 + b"endobj trailer<</Root 1 0 R>>", "damaged or cut off"),
    ("a.html", GOOD["a.pdf"], "not text but a PDF: give it the ending .pdf"),
    ("a.html", b"<script>alert(1)</script>", "no article in it, only menus, scripts or pictures"),
    ("a.html", b"<div>" * 100_000 + b"text", "elements lie more than 250 deep within each other"),
    ("a.docx", GOOD["a.pdf"], "not a Word file (.docx), or damaged"),
    ("a.docx", GOOD["a.docx"][:900], "not a Word file (.docx), or damaged"),
    ("a.docx", GOOD["a.zip"], "not a Word document that can be read, perhaps damaged"),
    ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted, or an old Word file: save it as .docx"),
    ("a.docx", with_entities(LAUGHS), "not a Word document that can be read, perhaps damaged"),
    ("a.docx", with_entities(b'<!ENTITY j SYSTEM "file:///etc/passwd">'), "no text in it, perhaps only pictures"),
    ("a.docx", lambda: changed(made.docx(["x"]), "word/document.xml", lambda _: b" " * 201_000_000), "when unpacked"),
    ("a.odt", GOOD["a.pdf"], "not an OpenDocument text (.odt), or damaged: open it in its program and"),
    ("a.odt", GOOD["a.ods"], "not an OpenDocument text (.odt)"),
    ("a.odt", made.opendocument("text", ""), "no text in it, perhaps only pictures"),
    ("a.odt", made.archive({"META-INF/manifest.xml": b"<m:encryption-data/>"}), "encrypted: save a copy without its"),
    ("a.odt", made.opendocument("text", "<text:section>" * 300 + "</text:section>" * 300), "not an OpenDocument text"),
    ("a.odt", lambda: made.archive({"content.xml": b" " * 201_000_000}), "201.0 MB when unpacked, more than 200.0 MB"),
    ("a.odt", lambda: entity(LAUGHS), "not an OpenDocument text that can be read"),
    ("a.odt", lambda: entity(b'<!ENTITY j SYSTEM "file:///etc/passwd">'), "no text in it, perhaps only pictures"),
    ("a.rtf", GOOD["a.pdf"], "not an RTF file, whatever its ending says"),
    ("a.rtf", b"{\\rtf1 " + b"{" * 200_000, "no text in it, perhaps only pictures"),
    ("a.txt", GOOD["a.rtf"], "not text but an RTF file: give it the ending .rtf"),
    ("a.eml", b"Just some words.\n", "not a mail: it has neither sender nor date nor subject"),
    ("a.eml", b"Subject: x\n\n \n", "no text in the message itself"),
    ("a.msg", b"Dear Ann,", "not a mail of Outlook: save its text as .txt in UTF-8, or a mail as .eml"),
    ("a.msg", made.compound({"WordDocument": b"x"}), "not a mail of Outlook, or one with too much in it"),
    ("a.msg", made.outlook({"0037": "x"}), "no text in the message itself, or in RTF alone"),
    ("a.msg", GOOD["a.msg"][:600], "not a mail of Outlook that can be read, perhaps damaged"),
    ("a.mbox", b"Dear Ann,\n", "not a mailbox: it does not begin with “From ”"),
    ("a.mbox", b"From a Mon May  5 10:12:00 2025\n\n\n" * 10_001, "10,001 mails, more than 10,000: split it"),
    ("a.xlsx", GOOD["a.zip"], "not a workbook, or damaged or encrypted: save its sheet as .csv"),
    ("a.ods", b"x", "not a workbook, or damaged: open it in its program and save its sheet as .csv"),
    ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted, or an old Excel file: save it as .xlsx without"),
    ("a.xlsx", lambda: changed(GOOD["a.xlsx"], "xl/worksheets/sheet1.xml", lambda _: b" " * 201_000_000), "when unpa"),
    ("a.csv", b"name,day\nA,2025-03-19\n", "no row in it has a text: the columns are name, day; name the one with the"),
    ("a.csv", GOOD["a.docx"], "not text but a ZIP archive, as Word files are"),
    ("a.json", b'{"text": "cut', "not JSON, or cut off: Unterminated string starting at in line 1"),
    ("a.json", b"[" * 200_000, "JSON nested too deep, or with too long a number"),
    ("a.json", b"[1, 2]", "no article in it: a list of objects with a text is looked for"),
    ("a.jsonl", b'{"text": "One."}\n{"te', "in line 2"),
    ("a.zip", b"PK\x03\x04 and no more", "not a ZIP archive, or damaged: pack it once more"),
    ("a.zip", made.archive({"a.txt": b"a" * 2_000_000}), "packed to less than a 200th of its size, as no text is"),
    ("a.zip", encrypted_entry(), "encrypted: unpack the archive with its password"),
    ("a.zip", link(), "a link, which is not followed"),
    ("a.zip", lambda: nested(5), "4 files lie in each other here"),
    ("a.zip", lambda: nested(5), "more in it"),
    ("a.zip", lambda: made.archive({f"{n}.txt": b"x" for n in range(10_001)}), "10,001 files, more than 10,000"),
]


@pytest.mark.parametrize(("name", "data", "why"), REFUSED, ids=[f"{name} {why[:40]}" for name, _, why in REFUSED])
def test_what_cannot_be_read_is_refused_with_the_reason_in_one_line(
    name: str, data: bytes | Callable[[], bytes], why: str
) -> None:
    assert why in refusal(name, data if isinstance(data, bytes) else data())


def test_a_file_longer_than_its_format_may_be_is_not_loaded(tmp_path: Path) -> None:
    for ending, limit in {".html": 20_000_000, ".pdf": 100_000_000}.items():
        with open(tmp_path / f"a{ending}", "wb") as file:
            file.truncate(limit + 1)
    assert [problem.why[:30] for problem in read_all(tmp_path).problems] == [
        "20.0 MB long, more than the 20",
        "100.0 MB long, more than the 1",
    ]


READ_AGAIN = [name for name, each in WRITTEN.items() if has_format(f"a.{each.ending.replace('jsonld', 'json')}")]


@pytest.mark.parametrize("name", READ_AGAIN)
def test_a_chronology_that_was_written_is_no_document(name: str) -> None:
    chronology = build(read_bytes("a.txt", b"The council met on 3 March 2025.").documents, engine="rules")
    data = WRITTEN[name].written(chronology)
    ending = WRITTEN[name].ending.rpartition(".")[2].replace("jsonld", "json")
    assert refusal(f"a.{ending}", data) == OWN


# --- the process apart --------------------------------------------------------------------------


def test_a_parser_that_takes_too_long_is_ended_and_the_next_file_is_read() -> None:
    with Apart(seconds=0.0) as apart, pytest.raises(UnreadableDocument, match="took more than 0 seconds"):
        apart.parts("a.pdf", GOOD["a.pdf"], {})
    with Apart() as apart:
        assert apart.parts("a.pdf", GOOD["a.pdf"], {}) == apart.parts("b.pdf", GOOD["a.pdf"], {})


ATTEMPTS = [
    "import socket; socket.create_connection(('127.0.0.1', 9))",
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "import subprocess; subprocess.run(['true'])",
    "import os; os.system('true')",
    "import os; os.remove('nothing-of-this-name')",
    "open('written-by-a-reader.txt', 'w')",
    "import pathlib; pathlib.Path('written-by-a-reader').mkdir()",
]


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_in_it_nothing_connects_starts_or_writes(attempt: str, tmp_path: Path) -> None:
    code = f"import sys\nfrom timeline.readers.worker import _refuse\nsys.addaudithook(_refuse)\n{attempt}"
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert "PermissionError: a reader may not do this" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_module_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("pypdf", "json", "timeline"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)")
    (tmp_path / "a.pdf").write_bytes(GOOD["a.pdf"])
    assert [document.source for document in read_all("a.pdf").documents] == ["a.pdf"]


# --- laws ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    """One process for all examples."""
    with Apart() as started:
        yield started


def test_the_good_files_are_read() -> None:
    reading = read_files(GOOD.items())
    assert reading.problems == ()
    assert {document.source.split("/")[0] for document in reading.documents} == set(GOOD)


def reason(apart: Apart, name: str, data: bytes) -> str:
    """Why a file has no parts, "" where it has."""
    try:
        apart.parts(name, data, {})
    except UnreadableDocument as error:
        return str(error)
    return ""


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ENDINGS), st.binary(max_size=400))
def test_any_bytes_give_parts_or_a_reason(apart: Apart, ending: str, data: bytes) -> None:
    assert reason(apart, f"a{ending}", data).isprintable()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.integers(0, 10**6), st.integers(0, 200), st.binary(max_size=20))
def test_any_damage_to_a_good_file_gives_parts_or_a_reason(
    apart: Apart, name: str, at: int, length: int, instead: bytes
) -> None:
    good = GOOD[name]
    at %= len(good)
    assert reason(apart, name, good[:at] + instead + good[at + length :]).isprintable()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=60), min_size=1))
def test_the_text_of_a_cell_is_unchanged(texts: list[str]) -> None:
    quoted = "text\r\n" + "\r\n".join('"' + text.replace('"', '""') + '"' for text in texts)
    found = {document.text for document in read_bytes("a.csv", quoted.encode()).documents}
    assert found == {text for text in texts if not is_blank(text)}
