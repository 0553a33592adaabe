"""Measures what it costs to read documents of each kind, beside the bare library that does the format.

usage: python -m benchmarks.reading [DOCUMENTS]      (default: 1000 of each kind)

The documents are the sample's articles with a number in each. Prints a table; asserts nothing. Figures are seconds of
processor time, which a busy machine does not stretch, those of the process in which hostile files are parsed included.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from tests import made  # noqa: E402 - it makes the files that the tests read
from timeline.readers import read_files  # noqa: E402

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "us-russia-2025").glob("0*.txt"))]
Files = list[tuple[str, bytes]]


def documents(count: int) -> Iterator[tuple[str, str]]:
    """Names and texts, each of its own."""
    for number in range(count):
        yield f"{number:05}", f"{TEXTS[number % len(TEXTS)]}\n\nNumber {number}.\n"


def each(ending: str, make: Callable[[str], bytes], count: int) -> Files:
    """A file for each document."""
    return [(f"{name}{ending}", make(text)) for name, text in documents(count)]


def printed(count: int) -> Files:
    """A PDF for each document, each with a remark of its own behind its end: making them takes longer than reading."""
    pages = [made.pdf(made.lines_of(text)) for text in TEXTS]
    return [(f"{number:05}.pdf", pages[number % len(pages)] + b"%% %d\n" % number) for number in range(count)]


def typed(count: int) -> Files:
    """A Word document for each, likewise, with a remark on the archive that it is."""
    files = [made.docx(made.lines_of(text)) for text in TEXTS]
    return [(f"{number:05}.docx", remarked(files[number % len(files)], number)) for number in range(count)]


def remarked(data: bytes, number: int) -> bytes:
    """An archive with a number as its comment."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.comment = str(number).encode()
    return stream.getvalue()


def mail(text: str) -> bytes:
    """A mail with this text."""
    return made.mail(text, headers={"Subject": "News", "Date": "Wed, 19 Mar 2025 17:40:00 +0100"})


def table(count: int) -> bytes:
    """All documents as the rows of one table."""
    stream = io.StringIO()
    csv.writer(stream).writerows([("title", "text"), *documents(count)])
    return stream.getvalue().encode()


def listed(count: int) -> bytes:
    """All documents as one list in JSON."""
    return json.dumps([{"title": name, "text": text} for name, text in documents(count)]).encode()


def bare_pdf(data: bytes) -> int:
    """pypdf alone."""
    from pypdf import PdfReader

    return sum(len(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages)


def bare_docx(data: bytes) -> int:
    """python-docx alone."""
    from docx import Document

    return sum(len(paragraph.text) for paragraph in Document(io.BytesIO(data)).paragraphs)


def bare_html(data: bytes) -> int:
    """trafilatura alone, with metadata."""
    from trafilatura import bare_extraction

    found = bare_extraction(data.decode(), with_metadata=True, favor_recall=True, include_comments=False)
    return len(getattr(found, "text", "") or "")


def bare_mail(data: bytes) -> int:
    """The standard library alone."""
    from email import message_from_bytes
    from email.policy import default

    return len(message_from_bytes(data, policy=default).get_body().get_content())


def bare_workbook(data: bytes) -> int:
    """calamine alone."""
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python())


def opendocument(text: str) -> bytes:
    """An OpenDocument text with a paragraph a line."""
    return made.opendocument("text", "".join(f"<text:p>{escape(line)}</text:p>" for line in made.lines_of(text)))


def bare_zip(data: bytes) -> int:
    """zipfile alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(len(archive.read(name).decode()) for name in archive.namelist())


def seconds(action: Callable[[], object]) -> float:
    """The time of one call, in this process and in those it ends."""
    start = sum(os.times()[:4])
    action()
    return sum(os.times()[:4]) - start


def show(*columns: object) -> None:
    """One line of the table."""
    sys.stdout.write("  ".join(f"{c:>10.2f}" if isinstance(c, float) else f"{c!s:>10}" for c in columns) + "\n")


def measured(kind: str, files: Files, bare: Callable[[bytes], int]) -> None:
    """A row: what reading costs here and with the library alone."""
    bare(files[0][1])  # its import is not what is compared
    ours = seconds(lambda: read_files(files))
    theirs = seconds(lambda: [bare(data) for _, data in files])
    size = sum(len(data) for _, data in files) / 1_000_000
    show(kind, size, ours, theirs, ours / theirs if theirs else 0.0)


def main() -> None:
    """A row for each kind."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    show(f"{count} each", "MB", "seconds", "library", "times")
    measured("text", each(".txt", str.encode, count), lambda data: len(data.decode()))
    measured("Markdown", each(".md", str.encode, count), lambda data: len(data.decode()))
    measured("HTML", each(".html", lambda text: made.page(made.lines_of(text)), count), bare_html)
    measured("PDF", printed(count), bare_pdf)
    measured("Word", typed(count), bare_docx)
    measured("mail", each(".eml", mail, count), bare_mail)
    measured("CSV", [("a.csv", table(count))], lambda data: len(list(csv.reader(io.StringIO(data.decode())))))
    rows = [("title", "text"), *documents(count)]
    measured("workbook", [("a.xlsx", made.xlsx({"S": rows}))], bare_workbook)
    measured("ODT", each(".odt", opendocument, count), bare_zip)
    measured("JSON", [("a.json", listed(count))], lambda data: len(json.loads(data)))
    packed = made.archive({name + ".txt": text.encode() for name, text in documents(count)})
    measured("ZIP", [("a.zip", packed)], bare_zip)


if __name__ == "__main__":
    main()
