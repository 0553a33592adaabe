"""A tree of HTML, or of what trafilatura makes of it (TEI) -> lines whose shape says what they are.

A heading has as many "#" as its level, an item a bullet, a row of a table is its cells parted by " | ", and what a list
of terms says of one stands behind it and a colon. `timeline.layout` reads these shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.readers.contents import is_blank
from timeline.readers.headline import BULLET

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = {f"h{level}": level for level in range(1, 7)}
ITEMS = frozenset({"li", "item"})
ROWS = frozenset({"tr", "row"})
CELLS = frozenset({"td", "th", "cell"})
QUOTES = frozenset({"blockquote", "quote"})
BREAKS = frozenset({"br", "lb"})
TERM, SAID = "dt", "dd"
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font hi i ins kbd label mark q ref s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
UNSEEN = frozenset("aside audio canvas footer form head iframe img nav noscript object script style svg video".split())
REPEATED = 200  # rows that a cell may run over
CELL_ROWS = 20_000  # rows of a page in which such cells are looked for


def lines_of(element: HtmlElement, *, quoted: bool = False) -> list[str]:
    """The lines below an element, none of them blank; what is `quoted` has a ">" before each, as in mail."""
    lines: list[str] = []
    said = [element.text or ""]

    def flush() -> None:
        lines.extend(line for line in _plain(said) if not is_blank(line))
        said.clear()

    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in INLINE and not _has_blocks(child):
            said.append(_inline(child))
        elif tag in BREAKS:
            said.append("\n")
        elif tag and not (tag in UNSEEN and not (tag == "head" and child.get("rend"))):
            flush()
            lines.extend(_block(child, tag, lines, quoted=quoted))
        said.append(child.tail or "")
    flush()
    return lines


def _block(element: HtmlElement, tag: str, before: list[str], *, quoted: bool) -> list[str]:
    """The lines of a block; what is said of a term is put behind it, the last of the lines `before`."""
    level = HEADINGS.get(element.get("rend") or "" if tag == "head" else tag)
    if level is not None:
        words = " ".join("".join(element.itertext()).split())
        return [f"{'#' * level} {words}"] if words else []
    if tag in ROWS:
        return _row(element, quoted=quoted)
    lines = lines_of(element, quoted=quoted)
    role = (element.get("rend") or tag).partition("-")[0]
    if role == SAID and lines and before and before[-1].endswith(":"):
        return [f"{before.pop()} {lines[0]}", *lines[1:]]
    if role == TERM and lines:
        return [*lines[:-1], lines[-1].rstrip(" :") + ":"]
    if tag in ITEMS and lines and not lines[0].startswith((BULLET, "#")):
        return [f"{BULLET}{lines[0]}", *lines[1:]]
    if tag in QUOTES and quoted:
        return [f"> {line}" for line in lines]
    return lines


def _row(row: HtmlElement, *, quoted: bool) -> list[str]:
    cells = [lines_of(cell, quoted=quoted) for cell in row if cell.tag in CELLS]
    return row_of(cells)


def row_of(cells: Sequence[Sequence[str]]) -> list[str]:
    """A row of a table as one line, or its lines where a cell has several, as pages laid out by tables do.

    Empty cells are kept, so that a cell is under the head of its column; bars at both ends keep those at the ends.
    """
    if any(len(lines) > 1 for lines in cells) or sum(map(len, cells)) < 2:
        return [line for lines in cells for line in lines]
    words = [" ".join("".join(lines).split()) for lines in cells]
    row = " | ".join(words)
    return [row] if words[0] and words[-1] else [f"| {row} |"]


def _has_blocks(element: HtmlElement) -> bool:
    return any(child.tag not in INLINE and child.tag not in UNSEEN for child in element.iter() if child is not element)


def _inline(element: HtmlElement) -> str:
    """The text of inline elements without that of scripts."""
    inside = (_inline(child) + (child.tail or "") for child in element)
    return "" if element.tag in UNSEEN else (element.text or "") + "".join(inside)


def _plain(said: Iterable[str]) -> Iterator[str]:
    """The lines of a paragraph: blanks, and line ends but those of breaks, are single blanks."""
    line: list[str] = []
    for piece in [*said, "\n"]:
        if piece == "\n":
            yield " ".join("".join(line).split())
            line = []
        else:
            line.append(piece)


def repeat_cells(tree: HtmlElement) -> None:
    """Put what a cell says that runs over several rows of a table into each of them."""
    from copy import deepcopy

    for number, row in enumerate(tree.iter("tr")):
        if number > CELL_ROWS:
            return
        for at, cell in enumerate(row):
            told = cell.get("rowspan", "1") if cell.tag in CELLS else "1"
            rows = min(int(told), REPEATED) if told.isdecimal() else 1
            cell.attrib.pop("rowspan", None)
            below = row
            for _ in range(rows - 1):
                below = below.getnext()
                if below is None or below.tag != "tr":
                    break
                below.insert(at, deepcopy(cell))
