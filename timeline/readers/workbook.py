"""Workbooks (.xlsx, Office Open XML; .ods, OpenDocument), read by calamine: each sheet that is shown is a table (.csv).

A cell is what it holds: a day as 2025-03-19, a number with its figures, of a formula the value that was kept. What its
rows are, articles or events, is told where tables are read. No formula is computed, no macro runs, no link is followed.
"""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from timeline.readers.contents import Collection, Columns, Part, UnreadableDocument, megabytes
from timeline.readers.own import WHY as OWN
from timeline.readers.package import is_own, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

AS_TABLE = "save its sheet as .csv"
SHEETS = 200
CELLS = 5_000_000  # of one sheet, the empty ones between others included
WRITTEN = 100_000_000  # characters of all cells of one file


def parts(data: bytes, _columns: Columns) -> Iterator[Part]:
    """The sheets as tables; raises UnreadableDocument."""
    workbook = _workbook(data)
    shown = [each for each in workbook.sheets_metadata if str(each.typ).endswith("WorkSheet")]
    if len(shown) > SHEETS:
        raise UnreadableDocument(f"{len(shown):,} sheets, more than {SHEETS}: split it")
    size = 0
    for sheet in shown:
        name = f"{sheet.name}.csv"
        if not str(sheet.visible).endswith("Visible"):
            yield Part(name, UnreadableDocument("a hidden sheet, which is not read: show it in the workbook"))
            continue
        table = _table(workbook.get_sheet_by_name(sheet.name))
        size += 0 if isinstance(table, UnreadableDocument) else len(table)
        if size > WRITTEN:
            raise UnreadableDocument(f"more than {megabytes(WRITTEN)} of text: split it")
        if table:
            yield Part(name, table)


def _workbook(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    if is_own(opened(data, "a workbook", "an old Excel file: save it as .xlsx", AS_TABLE)):
        raise UnreadableDocument(OWN)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError:
        raise UnreadableDocument(f"not a workbook, or damaged or encrypted: {AS_TABLE}") from None


def _table(sheet: CalamineSheet) -> bytes | UnreadableDocument:
    """A sheet as a table in UTF-8, without empty rows; b"" for an empty one."""
    if sheet.total_height * sheet.total_width > CELLS:
        return UnreadableDocument(f"more than {CELLS:,} cells: split it")
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    for row in sheet.iter_rows():
        cells = [_written(value) for value in row]
        if any(cells):
            writer.writerow(cells)
        if stream.tell() > WRITTEN:
            return UnreadableDocument(f"more than {megabytes(WRITTEN)} of text: split it")
    return stream.getvalue().encode("utf-8", "replace")


def _written(value: object) -> str:
    """A cell's value as a table writes it: a day without an hour that is none."""
    match value:
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "seconds").removesuffix(":00")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            return str(value)
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case _:
            return str(value).strip()


WORKBOOK = Collection("a workbook", (".xlsx", ".ods"), parts, 50_000_000, apart=True)
