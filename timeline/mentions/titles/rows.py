"""The title of a row of a table: its cells but the date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.titles.written import limited

if TYPE_CHECKING:
    from timeline.mentions.tree import Tree


def row_of(tree: Tree) -> str:
    """The title of a row of a table: its cells but the date; empty for a sentence."""
    if tree.tokens[0].text != "|":
        return ""
    text = "".join(
        t.text + " " * (n.span.start - t.span.end)
        for t, n in zip(tree.tokens, [*tree.tokens[1:], tree.tokens[-1]], strict=True)
    )
    cells = [cell.strip(" *_`") for cell in text.split("|")]
    return limited(", ".join(cell for cell in cells if cell and not _is_date(cell)))


def _is_date(cell: str) -> bool:
    return any(c.isdigit() for c in cell) and len(cell.split()) <= 3 and len(cell) < 20
