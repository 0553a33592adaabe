"""A chronology as a workbook (XLSX): a sheet of events, one of mentions, one of documents; written with XlsxWriter.

Days are dates that a spreadsheet can sort and reckon with, where it can hold them; how finely a date is known stands
beside it in words and as EDTF. Every text is written as a text: none becomes a formula, a number or a link by itself.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from timeline.export.tables import documents, events, mentions

if TYPE_CHECKING:
    from timeline.export.tables import Cell, Table
    from timeline.model import Chronology

LONGEST = 32_767  # characters in a cell, as the format has it
MOST_ROWS = 1_048_575  # below the head
EARLIEST = date(1900, 3, 1)  # before, spreadsheets count days differently: they hold 29 February 1900, which never was
ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a date that no clock tells, so that the same events give the same bytes
WIDE = {
    "title": 48, "event_title": 40, "quote": 70, "passages": 70, "why": 44, "when": 26, "actors": 32, "documents": 36,
    "document": 36, "evidence": 44, "conflicts": 30, "link": 30, "published": 24,
}  # fmt: skip
WIDTH = 13
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def to_xlsx(chronology: Chronology) -> bytes:
    """The workbook, with fixed heads and filters on every sheet."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    file = BytesIO()
    with Workbook(file, OPTIONS) as book:
        book.set_properties({"created": MADE, "comments": "Made by Dateline"})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left", "valign": "top"}),
        }
        for table in (events(chronology), mentions(chronology), documents(chronology)):
            _sheet(book, table, formats)
    return file.getvalue()


def _sheet(book: Any, table: Table, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet(table.name.capitalize())
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, WIDE.get(name, WIDTH))
        sheet.write_string(0, column, name.replace("_", " "), formats["head"])
    for number, row in enumerate(table.rows[:MOST_ROWS], 1):
        for column, cell in enumerate(row):
            _cell(sheet, number, column, table.columns[column], cell, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")


def _cell(sheet: Any, row: int, column: int, name: str, cell: Cell, formats: dict[str, Any]) -> None:
    """One cell; what is no date that a spreadsheet can hold stays the text that it is."""
    match cell:
        case None | "":
            sheet.write_blank(row, column, None, formats["text"])
        case int() | float():
            sheet.write_number(row, column, cell, formats["text"])
        case _ if name in ("start", "end") and (moment := _moment(cell)) is not None:
            sheet.write_datetime(row, column, moment, formats["moment" if isinstance(moment, datetime) else "day"])
        case _:
            sheet.write_string(row, column, _cut(cell), formats["text"])


def _moment(text: str) -> date | None:
    """The day or minute that an ISO text says, where a spreadsheet can hold it."""
    if not ISO.fullmatch(text):
        return None
    moment = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return moment if (moment.date() if isinstance(moment, datetime) else moment) >= EARLIEST else None


def _cut(text: str) -> str:
    return text if len(text.encode("utf-16-le")) // 2 <= LONGEST else text[: LONGEST // 2 - 1] + "…"
