"""Titles that the text has itself: of a row of a table its cells but the date, and a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.titles.written import MOST_WORDS, limited

if TYPE_CHECKING:
    from timeline.syntax import Tree


def row_of(tree: Tree) -> str:
    """The title of a row of a table: its cells but the date; empty for a sentence."""
    if tree.tokens[0].text != "|":
        return ""
    cells = [cell.strip(" *_`") for cell in _text(tree).split("|")]
    return limited(", ".join(cell for cell in cells if cell and not _is_date(cell)))


def _is_date(cell: str) -> bool:
    return any(c.isdigit() for c in cell) and len(cell.split()) <= 3 and len(cell) < 20


def own_title(tree: Tree) -> str:
    """The headline itself, which an editor has written; empty where it is no sentence of at most `MOST_WORDS`."""
    text = _text(tree).strip(" .*_#")
    told = any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tree.tokens)
    return limited(text) if told and len(text.split()) <= MOST_WORDS and "|" not in text else ""


def _text(tree: Tree) -> str:
    after = [*tree.tokens[1:], tree.tokens[-1]]
    return "".join(t.text + " " * (n.span.start - t.span.end) for t, n in zip(tree.tokens, after, strict=True))
