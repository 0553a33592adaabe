"""A table of events (CSV): the first row names the columns; what parts the cells is seen in it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from timeline.imports.rows import Row, rows_of
from timeline.readers import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DELIMITERS = ",;\t|"
CELL = 1_000_000  # characters


def rows_in(text: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a table, of whose columns the user names some; raises UnreadableDocument."""
    yield from rows_of(_records(text), columns)


def _records(text: str) -> Iterator[dict[str, object]]:
    head = text.lstrip("\r\n").split("\n", 1)[0]
    sign = max(DELIMITERS, key=lambda each: (head.count(each), -DELIMITERS.index(each)))
    csv.field_size_limit(CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        names = next(reader, [])
        for row in reader:
            yield {name.strip(): cell for name, cell in zip(names, row, strict=False) if name.strip()}
    except csv.Error as error:
        raise UnreadableDocument(f"not a table of comma-separated values: line {reader.line_num}, {error}") from None
