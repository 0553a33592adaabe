"""Workbooks and the files of other office programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from tests import made
from timeline.export import FORMATS
from timeline.imports import chronology_in
from timeline.pipeline import build
from timeline.readers import OWN, UnreadableDocument, read_bytes

TEXT = "The council voted on Monday to close the harbour."
ARTICLES = [["Title", "Text", "Published"], ["Harbour", TEXT, "2025-03-19"], ["Other", "Another story.", "2025-03-20"]]

# --- workbooks --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods"])
def test_each_row_of_a_workbook_of_articles_is_a_document(name: str) -> None:
    reading = read_bytes(name, made.ods(ARTICLES) if name == "a.ods" else made.xlsx({"S": ARTICLES}))
    assert reading.problems == ()
    assert sorted((d.source, d.title, d.text, d.publication.day) for d in reading.documents) == [
        (f"{name}/S.csv/1", "Harbour", TEXT, date(2025, 3, 19)),
        (f"{name}/S.csv/2", "Other", "Another story.", date(2025, 3, 20)),
    ]


def test_columns_of_a_workbook_may_be_named_and_sheets_that_are_hidden_are_said() -> None:
    rows = [["Was", "Wann"], [TEXT, datetime(2025, 3, 19, 17, 40)]]
    data = made.xlsx({"A": rows, "B": rows, "C": []}, hidden=["B"])
    reading = read_bytes("a.xlsx", data, {"text": "Was", "date": "Wann"})
    assert [(d.text, d.publication.day) for d in reading.documents] == [(TEXT, datetime(2025, 3, 19, 17, 40))]
    assert [str(each) for each in reading.problems] == [
        "a.xlsx/B.csv: a hidden sheet, which is not read: show it in the workbook"
    ]


EVENTS = [
    ["Date", "Time", "Event", "People"],
    [date(2025, 3, 22), time(14, 30), "Ida Moreau phoned Northline", "Ida Moreau; Northline"],
    ["by 29 April 2025", None, "Northline must answer", None],
    [2024, None, "The lease ran", None],
]


def test_a_workbook_of_events_is_taken_up_as_a_table_is() -> None:
    document, problems = chronology_in("a.xlsx", made.xlsx({"Events": EVENTS, "Notes": [["x"]]}))
    assert problems == ()
    assert [(document.quote(e.title), e.dating.edtf if e.dating else None) for e in document.entries] == [
        ("Ida Moreau phoned Northline", "2025-03-22T14:30"),
        ("Northline must answer", "../2025-04-29"),
        ("The lease ran", "2024"),
    ]
    texts = [[str(cell or "") for cell in row] for row in EVENTS]
    document, _ = chronology_in("a.ods", made.ods(texts))
    assert len(document.entries) == 3


def test_a_workbook_that_was_written_here_is_no_chronology_made_elsewhere() -> None:
    data = FORMATS["xlsx"].written(
        build(read_bytes("a.txt", b"The council met on 3 March 2025.").documents, engine="rules")
    )
    with pytest.raises(UnreadableDocument, match=OWN):
        chronology_in("a.xlsx", data)


def far() -> bytes:
    """A workbook of two cells at the ends of its sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.worksheets[0]["A1"] = book.worksheets[0]["XFD1048576"] = "text"
    return made.saved(book)


GIANT: list[tuple[str, Callable[[], bytes], str]] = [
    ("a.xlsx", far, "reading it failed: save its text as .txt in UTF-8"),
    ("a.ods", lambda: made.ods([["x"]], repeated=(16_384, 1_048_576)), "not a workbook, or damaged or encrypted"),
    ("a.ods", lambda: made.ods([["x"]], repeated=(1_000, 6_000)), "more than 5,000,000 cells: split it"),
    ("a.ods", lambda: made.ods([["text"]], repeated=(1, 20_000)), "more than 10,000 rows: split it"),
    ("a.xlsx", lambda: made.xlsx({f"S{n}": [["x"]] for n in range(201)}), "201 sheets, more than 200: split it"),
    ("a.xlsx", lambda: made.xlsx({"S": [["name"], ["A"]]}), "no row in it has a text: the columns are name"),
]


@pytest.mark.parametrize(("name", "data", "why"), GIANT, ids=[why[:30] for *_, why in GIANT])
def test_a_giant_sheet_ends_in_one_line(name: str, data: Callable[[], bytes], why: str) -> None:
    reading = read_bytes(name, data())
    assert reading.documents == ()
    (problem,) = reading.problems
    assert why in problem.why


# --- OpenDocument and RTF ---------------------------------------------------------------------------


def odt_table(rows: list[str]) -> str:
    """A table of rows of cells."""
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + "</table:table>"


CELL = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
ODT = [
    ("<text:h text:outline-level='2'>A <text:span>B</text:span></text:h><text:p>C\nD<text:tab/>E</text:p>",
     ["## A B", "C D\tE"]),
    ("<text:list><text:list-item><text:p>A</text:p><text:list><text:list-item><text:p>B</text:p></text:list-item>"
     "</text:list></text:list-item></text:list>", ["• A", "• B"]),
    (odt_table([CELL.format("", "A") + CELL.format("", "B"),
                CELL.format(" table:number-rows-spanned='2'", "C") + CELL.format("", "D"),
                "<table:covered-table-cell/>" + CELL.format("", "E"),
                CELL.format("", "") + CELL.format("", "F") + CELL.format("", "G")]),
     ["A | B", "C | D", "C | E", "|  | F | G |"]),
    ("<text:p>A<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>N</text:p></text:note-body>"
     "</text:note>B<office:annotation><text:p>no</text:p></office:annotation></text:p><text:p>C</text:p>",
     ["AB", "[1] N", "C"]),
    ("<text:tracked-changes><text:p>no</text:p></text:tracked-changes><text:p>A<text:line-break/>B</text:p>",
     ["A", "B"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), ODT)
def test_an_opendocument_text_is_read_with_its_structure(body: str, lines: list[str]) -> None:
    reading = read_bytes("a.odt", made.opendocument("text", body))
    assert reading.problems == ()
    assert reading.documents[0].text == "\n\n".join(lines)


def test_what_an_opendocument_text_and_an_rtf_file_tell_of_themselves() -> None:
    who = "<meta:initial-creator>Ann Lee</meta:initial-creator>"
    head = f"<dc:title>Closing time</dc:title>{who}<dc:date>2025-03-20T09:00:00.5</dc:date>"
    odt = made.opendocument("text", f"<text:p>{TEXT}</text:p>", head)
    rtf = (
        rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}{\info{\title Closing time}{\author Ann Lee}{\creatim\yr2024\mo1\dy1}"
        rb"{\revtim\yr2025\mo3\dy20\hr9}}" + TEXT.encode() + rb"\par}"
    )
    for name, data in (("a.odt", odt), ("a.rtf", rtf)):
        (document,) = read_bytes(name, data).documents
        assert (document.text, document.title, document.author) == (TEXT, "Closing time", "Ann Lee")
        assert [ground.why for ground in document.publication.grounds] == ["the file was last changed on 2025-03-20"]


def test_the_paragraphs_and_rows_of_an_rtf_file_are_lines() -> None:
    head = rb"{\rtf1\ansi\ansicpg1252\b Harbour\b0\par The caf\'e9 \u8220?closed\u8221?.\par"
    rtf = head + rb"\trowd A\cell B\cell\row C\cell\cell\row\pard End\par}"
    (document,) = read_bytes("a.rtf", rtf).documents
    assert document.text.split("\n\n") == ["Harbour", "The café “closed”.", "A | B", "C", "End"]
