"""Rows of tables: lines of cells parted by bars or tabs, of which one cell may be a date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline.layout.block import Block, BlockKind
from timeline.layout.heads import HeadDate, whole
from timeline.lexicon import word_set
from timeline.model import Span

BETWEEN = re.compile(r"\s*\|\s*|\t+")
CODE = re.compile(
    r"[A-Za-z]{0,4}[-/]?\d[\w./-]*$|[A-Z]$"
)  # "M9", "CR-003", "A": a cell that only numbers or marks its row
RULE = re.compile(r"[\s|:+=-]{3,}$")
Cells = tuple[Span, ...]


def rows(text: str, lines: Sequence[Span]) -> Mapping[int, Block]:
    """The rows of the tables among the lines of a text, by the number of their line.

    Lines with as many cells that follow one another are a table; its first row heads the columns where no cell of it
    is a date.
    """
    found: dict[int, Block] = {}
    table: list[tuple[int, Cells]] = []
    for number, line in enumerate(lines):
        cells = _cells(text, line)
        if not cells and table and RULE.match(text, *line):
            continue  # the rule below the heads of the columns
        if table and len(cells) != len(table[-1][1]):
            found |= _table(text, lines, table)
            table = []
        if len(cells) > 1:
            table.append((number, cells))
    return found | _table(text, lines, table)


def _cells(text: str, line: Span) -> Cells:
    """The cells of a line; none where it has no bars or tabs, or holds more than one line."""
    quote = text[line.start : line.end]
    if "\n" in quote or RULE.match(quote) or ("|" not in quote and "\t" not in quote):
        return ()
    cells, start = [], line.start
    for gap in BETWEEN.finditer(text, *line):
        cells.append(Span(start, gap.start()))
        start = gap.end()
    cells.append(Span(start, line.end))
    outer = quote.startswith("|")
    inner = cells[1 if outer else 0 : -1 if outer and quote.rstrip().endswith("|") else None]
    return tuple(inner)


def _table(text: str, lines: Sequence[Span], table: Sequence[tuple[int, Cells]]) -> dict[int, Block]:
    if len(table) < 2:
        return {}
    first = table[0][1]
    headed = not any(_when(text, cell) for cell in first)
    heads = [text[cell.start : cell.end].lower() for cell in first] if headed else []
    found = {}
    for number, cells in table[1 if headed else 0 :]:
        block = _row(text, lines[number], cells, heads)
        if block is not None:
            found[number] = block
    if found and headed:
        found[table[0][0]] = Block(BlockKind.FURNITURE, lines[table[0][0]], ())
    return found


def _when(text: str, cell: Span) -> HeadDate | None:
    return whole(text, *cell) if cell.end > cell.start else None


def _row(text: str, line: Span, cells: Cells, heads: Sequence[str]) -> Block | None:
    """A row of which a cell is a date: what the others tell, the cell with most words first; None of any other row."""
    dates = {i: mark for i, cell in enumerate(cells) if (mark := _when(text, cell)) is not None}
    if not dates:
        return None
    at = min(dates, key=lambda i: (_is_under(heads, i, "superseded"), not _is_under(heads, i, "when"), i))
    mark, clock = dates[at], dates[at].clock
    span = mark.span
    following = dates.get(at + 1)
    if clock is None and following is not None and following.clock is not None:
        clock, span = following.clock, Span(mark.span.start, following.span.end)  # a column of days, one of hours
    others = [i for i, cell in enumerate(cells) if i not in dates and cell.end > cell.start]
    words = {i: len(text[cells[i].start : cells[i].end].split()) for i in others}
    codes = {i for i in others if CODE.match(text, *cells[i])}
    telling = sorted(others, key=lambda i: (_is_under(heads, i, "who"), i in codes, -words[i], i))
    told = tuple(cells[i] for i in telling)
    return Block(BlockKind.ROW, line, told, span, clock)


def _is_under(heads: Sequence[str], column: int, names: str) -> bool:
    """Whether a column is headed by one of the words of the lexicon."""
    head = heads[column] if column < len(heads) else ""
    return bool(set(re.findall(r"[^\W\d_]+", head)) & word_set("layout", "columns", names))
