"""OpenDocument texts (.odt): headings, paragraphs, lists and tables in order, one line each, marked as `markup` says.

What was struck in tracked changes, remarks and the feet of pages are left out; a note stands below the paragraph that
has it, what the heads of pages say at the head of the text. Items of lists have a bullet in place of their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.readers.contents import (
    AS_TEXT,
    Contents,
    Evidence,
    FileFormat,
    UnreadableDocument,
    cleaned,
    is_blank,
)
from timeline.readers.headline import BULLET, headline_of, publisher
from timeline.readers.markup import row_of
from timeline.readers.moments import moment
from timeline.readers.package import opened, tree_in

if TYPE_CHECKING:
    import zipfile

    from lxml.etree import _Element

OASIS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, TABLE, OFFICE, META, STYLE = (OASIS % name for name in ("text", "table", "office", "meta", "style"))
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
MANIFEST, ENCRYPTED = "META-INF/manifest.xml", b"encryption-data"
UNSEEN = frozenset({f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note", f"{OFFICE}forms", f"{TABLE}shapes"})
CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
BLOCKS = frozenset({f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table"})
DEEPEST = 100  # elements within elements
COLUMNS = 100  # that an empty cell may be repeated


def contents(data: bytes) -> Contents:
    """The text of the document with its metadata; raises UnreadableDocument."""
    archive = opened(data, "an OpenDocument text (.odt)", "an old file: save it as .odt")
    if MANIFEST in archive.namelist() and ENCRYPTED in archive.read(MANIFEST):
        raise UnreadableDocument("encrypted: save a copy without its password")
    tree = tree_in(archive, "content.xml")
    body = None if tree is None else tree.find(f".//{OFFICE}text")
    if body is None:
        raise UnreadableDocument(f"not an OpenDocument text (.odt): {AS_TEXT}")
    lines = [line for line in _lines(body) if not is_blank(line)]
    if not lines:
        raise UnreadableDocument(f"no text in it, perhaps only pictures: {AS_TEXT}")
    text = "\n\n".join([*_heads(archive), *lines])
    told = tree_in(archive, "meta.xml")
    return Contents(
        text,
        _told(told, f"{DUBLIN}title") or headline_of(lines),
        publisher(text),
        _told(told, f"{META}initial-creator") or _told(told, f"{DUBLIN}creator"),
        published=_hint(told),
    )


def _told(told: _Element | None, name: str) -> str | None:
    return None if told is None else cleaned(told.findtext(f".//{name}"))


def _hint(told: _Element | None) -> Evidence | None:
    """The day the document was last changed, else made: near its publication, if it tells anything."""
    for name, what in ((f"{DUBLIN}date", "last changed"), (f"{META}creation-date", "made")):
        day = moment((_told(told, name) or "")[:19])
        if day is not None:
            return Evidence(day, f"the file was {what} on {day.isoformat()[:10]}", sure=False)
    return None


def _heads(archive: zipfile.ZipFile) -> list[str]:
    """What the heads of pages say, each line once."""
    styles = tree_in(archive, "styles.xml")
    heads = () if styles is None else styles.iter(f"{STYLE}header", f"{STYLE}header-first")
    return list(dict.fromkeys(line for head in heads for line in _lines(head) if any(map(str.isalpha, line))))


def _lines(element: _Element, depth: int = DEEPEST) -> Iterator[str]:
    """The lines below an element, in order."""
    for child in element:
        if child.tag == f"{TEXT}p":
            yield from _text(child).split("\n")
        elif child.tag == f"{TEXT}h":
            level = child.get(f"{TEXT}outline-level", "1")
            words = " ".join(_text(child).split())
            yield f"{'#' * min(int(level), 6) if level.isdecimal() else '#'} {words}" if words else ""
        elif child.tag == f"{TEXT}list-item":
            yield from _item(child, depth)
        elif child.tag == f"{TABLE}table":
            yield from _table(child, depth)
        elif isinstance(child.tag, str) and child.tag not in UNSEEN and depth:
            yield from _lines(child, depth - 1)
        if child.tag in BLOCKS and child.tag != f"{TEXT}list":
            yield from _boxed_and_noted(child, depth)


def _item(item: _Element, depth: int) -> Iterator[str]:
    lines = [line for line in _lines(item, depth - 1) if not is_blank(line)] if depth else []
    if lines and not lines[0].startswith((BULLET, "#")):
        lines[0] = f"{BULLET}{lines[0]}"
    yield from lines


def _table(table: _Element, depth: int) -> Iterator[str]:
    """The rows of a table; what a cell says that runs over several rows is in each of them."""
    above: dict[int, tuple[list[str], int]] = {}
    for row in (each for each in table.iter(f"{TABLE}table-row") if next(each.iterancestors(table.tag)) is table):
        cells: list[list[str]] = []
        for cell in (each for each in row if each.tag in CELLS and depth):
            said, rows = above.get(len(cells), ([], 0))
            if cell.tag == f"{TABLE}table-cell":
                said = [line for line in _lines(cell, depth - 1) if not is_blank(line)]
                rows = _count(cell, "number-rows-spanned")
            above[len(cells)] = (said, rows - 1)
            cells += [said if rows > 0 else []] + [[]] * (_count(cell, "number-columns-repeated") - 1)
        yield from row_of(cells) if cells else ()


def _count(cell: _Element, name: str) -> int:
    told = cell.get(f"{TABLE}{name}", "1")
    return min(int(told), COLUMNS) if told.isdecimal() else 1


def _text(element: _Element) -> str:
    """The text of a paragraph, without that of notes, remarks and boxes in it."""
    said = [_plain(element.text)]
    for child in element:
        if child.tag == f"{TEXT}s":
            said.append(" ")
        elif child.tag == f"{TEXT}tab":
            said.append("\t")
        elif child.tag == f"{TEXT}line-break":
            said.append("\n")
        elif isinstance(child.tag, str) and child.tag not in UNSEEN and child.tag not in BLOCKS:
            said.append(_text(child))
        said.append(_plain(child.tail))
    return "".join(said)


def _plain(text: str | None) -> str:
    """Text as it is shown: line ends in the file are blanks."""
    return " ".join((text or "").replace("\n", " ").split(" "))


def _boxed_and_noted(block: _Element, depth: int) -> Iterator[str]:
    """The paragraphs of boxes, and the notes, of a paragraph, heading or table."""
    for inner in block.iter(f"{TEXT}note", "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"):
        if next(inner.iterancestors(*BLOCKS)) is not block and block.tag != f"{TABLE}table":
            continue
        if inner.tag != f"{TEXT}note":
            yield from _lines(inner, depth - 1) if depth and block.tag != f"{TABLE}table" else ()
            continue
        number = cleaned(inner.findtext(f"{TEXT}note-citation")) or "*"
        words = " ".join(" ".join(_text(line).split()) for line in inner.iter(f"{TEXT}p"))
        yield f"[{number}] {words}"


OPENDOCUMENT = FileFormat("an OpenDocument text", (".odt",), contents, 50_000_000, apart=True)
