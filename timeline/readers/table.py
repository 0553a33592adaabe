"""Tables of articles (.csv, .tsv): each row a document, its text unchanged as it stands in its cell.

The first row names the columns. What parts the cells is seen in it: a comma, a semicolon, a tab or a bar.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from timeline.readers.contents import LONGEST, Collection, Columns, Part, UnreadableDocument
from timeline.readers.decoding import refuse_other_formats, unmarked
from timeline.readers.records import documents

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = ",;\t|"
COLUMNS = 500
SEPARATOR = re.compile(r"sep=(?P<sign>[,;\t|])\r?\n", re.IGNORECASE)  # the first line of Excel's own tables


def parts(data: bytes, columns: Columns) -> Iterator[Part]:
    """The rows; raises UnreadableDocument."""
    refuse_other_formats(data)
    text, notes = unmarked(data)
    yield from (Part("", UnreadableDocument(note)) for note in notes)
    yield from documents(_rows(text.removeprefix("\ufeff")), columns, "row")


def _rows(text: str) -> Iterator[dict[str, object]]:
    # The library's own limit is 131,072 characters of a cell, fewer than a long article has.
    csv.field_size_limit(2 * LONGEST)
    told = SEPARATOR.match(text)
    if told is not None:
        text = text[told.end() :]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=told["sign"] if told else _delimiter(text))
    try:
        names = [name.strip() for name in next(reader, [])][:COLUMNS]
        for row in reader:
            if any(row):
                yield {name: cell for name, cell in zip(names, row, strict=False) if name}
    except csv.Error as error:
        raise UnreadableDocument(f"not a table of comma-separated values: line {reader.line_num}, {error}") from None


def _delimiter(text: str) -> str:
    """The sign that parts most cells of the first line."""
    head = text.lstrip("\r\n").split("\n", 1)[0]
    return max(DELIMITERS, key=lambda sign: (head.count(sign), -DELIMITERS.index(sign)))


TABLE = Collection("a table", (".csv", ".tsv"), parts, 200_000_000)
