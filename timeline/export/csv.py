"""A chronology as a table in CSV (RFC 4180): one row an event, the undated ones at the end, or one row a mention."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from timeline.export.tables import events, mentions

if TYPE_CHECKING:
    from timeline.export.tables import Cell, Table
    from timeline.model import Chronology

# What a spreadsheet would take for a formula or a command (OWASP, "CSV Injection"), with its full-width forms.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(chronology: Chronology) -> str:
    """The events as comma-separated values with a header."""
    return _csv(events(chronology))


def mentions_to_csv(chronology: Chronology) -> str:
    """The mentions as comma-separated values with a header: each passage with its document, page and offsets."""
    return _csv(mentions(chronology))


def _csv(table: Table) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    return file.getvalue()


def _cell(cell: Cell) -> str:
    """A cell that every spreadsheet shows as text or number."""
    match cell:
        case None:
            return ""
        case float():
            return f"{cell:.2f}"
        case int():
            return str(cell)
    return f"'{cell}" if cell.startswith(FORMULA) else cell
