"""Pages that are pictures are read where text recognition is installed, and what was read so says so."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests import made
from timeline.readers import read_bytes, scans
from timeline.readers.scans import is_installed

LINES = ["The council voted on Monday to close the harbour.", "The mayor signed the order on 3 March 2025."]
FAKE = """#!/bin/sh
head -c 8 | grep -q PNG || exit 1
cat > /dev/null
printf 'The mayor sig-\\nned it on\\n3 March 2025.\\n\\nIt is over.\\n\\f'
"""
READ = "The mayor signed it on 3 March 2025.\n\nIt is over.\n"
NOTE = "scanned, and read by text recognition (tesseract), which errs: {}; look there before you quote"


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str = FAKE) -> None:
    """Put a program in the place of Tesseract."""
    (folder / "tesseract").write_text(program)
    (folder / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def joined(*files: bytes) -> bytes:
    """The pages of several PDFs as one."""
    from pypdf import PdfReader, PdfWriter

    writer, stream = PdfWriter(), io.BytesIO()
    for data in files:
        writer.append(PdfReader(io.BytesIO(data)))
    writer.write(stream)
    return stream.getvalue()


def test_a_scan_is_read_and_said_to_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)
    reading = read_bytes("a.pdf", made.photographed([LINES, LINES]))
    (document,) = reading.documents
    assert (document.text, document.pages) == (f"{READ}\n{READ}", (0, len(READ) + 1))
    assert [problem.why for problem in reading.problems] == [NOTE.format("pages 1, 2")]


def test_a_scanned_page_among_others_is_read_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)
    data = joined(made.pdf(LINES[:1]), made.photographed([LINES]), made.pdf(LINES[1:]))
    reading = read_bytes("a.pdf", data)
    (document,) = reading.documents
    assert document.text == f"{LINES[0]}\n\n{READ}\n{LINES[1]}\n"
    assert [document.text[page:][:9] for page in document.pages] == ["The counc", "The mayor", "The mayor"]
    assert [problem.why for problem in reading.problems] == [NOTE.format("page 2")]


@pytest.mark.parametrize(
    "program", ["#!/bin/sh\nexit 1\n", "#!/bin/sh\nsleep 30\n", "#!/bin/sh\ncat > /dev/null\n", "no program"]
)
def test_a_scan_in_which_nothing_is_recognised_is_refused(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "SECONDS", 1.0)
    install(tmp_path, monkeypatch, program)
    (problem,) = read_bytes("a.pdf", made.photographed([LINES, LINES])).problems
    assert problem.why == "a scan in whose pages no text was recognised: make it anew with text recognition (OCR)"


def test_without_text_recognition_a_scan_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (problem,) = read_bytes("a.pdf", made.photographed([LINES])).problems
    assert problem.why == "a scan: 1 page with pictures and no text; run text recognition (OCR) over it first"


def test_pictures_that_are_giants_or_logos_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)
    for size in ((100, 100), (12_000, 12_000)):
        (problem,) = read_bytes("a.pdf", made.photographed([[]], size)).problems
        assert problem.why.startswith("a scan: 1 page with pictures and no text")


@pytest.mark.skipif(not is_installed(), reason="Tesseract is not installed")
def test_tesseract_reads_a_page() -> None:
    (document,) = read_bytes("a.pdf", made.photographed([LINES])).documents
    assert " ".join(document.text.split()) == " ".join(LINES)
