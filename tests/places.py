"""A written file as the places that its format has, without what stands in them: what no text may change.

For each format of `timeline.export.FORMATS` a reader gives the structure of a file as whoever opens it would see it:
tags, keys, rows, properties, formulas, links. Two chronologies that differ in their texts alone have one structure;
where a text adds to it, it broke out of its place.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import openpyxl
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Structure = list[Any]

# What a spreadsheet takes for a formula or a command (OWASP, "CSV Injection"), with its full-width forms.
COMMANDS = tuple("=+-@\t\r\n＝＋－＠")
# Keys of JSON-LD whose values are no text: what a thing is, and what it points at.
POINTING = {"@id", "@type", "@context", "id", "type", "url", "source", "conformsTo", "motivation", "purpose"}


class Tokens(HTMLParser):
    """Everything in HTML that is not text, in its order, attributes with their values."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: Structure = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *attrs))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"!{decl}")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"![{data}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"?{data}")


def of_html(data: bytes) -> Structure:
    """Its tags and attributes; and nothing stands in it that no page can hold."""
    text = data.decode("utf-8")
    return [*Tokens(text).found, *re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)]


def of_json(data: bytes) -> Structure:
    """Its keys, the lengths of its lists and the types of its values, and how many lines it takes."""
    text = data.decode("utf-8")
    return [_shape(json.loads(text)), len(text.splitlines())]


def of_linked_data(data: bytes) -> Structure:
    """As of JSON, with whatever points at something; and whatever would end the script element that it may stand in."""
    text = data.decode("utf-8")
    return [_shape(json.loads(text), POINTING), text.count("<")]


def of_slides(data: bytes) -> Structure:
    """As of JSON, with the markup in its texts, which TimelineJS shows as HTML."""
    return [_shape(json.loads(data), markup=True)]


def of_csv(data: bytes) -> Structure:
    """How many cells each row has, how many lines there are, and which cells a spreadsheet would run."""
    text = data.decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    commands = [cell for row in rows for cell in row if cell.startswith(COMMANDS)]
    return [[len(row) for row in rows], len(text.splitlines()), commands]


def of_workbook(data: bytes) -> Structure:
    """The type of each cell, formulas and links among them, as another program reads them."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [
        (sheet.title, cell.coordinate, _type_of(cell), cell.hyperlink and cell.hyperlink.target)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]


def of_report(data: bytes) -> Structure:
    """The elements of every part in their order, fields and the targets of links among them."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    found: Structure = list(archive.namelist())
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(archive.read(name))
            found += [(element.tag, *_attributes(element)) for element in root.iter()]
    return found


def of_calendar(data: bytes) -> Structure:
    """The name of each property, with the marks in its value that part it from the next (RFC 5545, 3.1 and 3.3.11)."""
    text = data.decode("utf-8")
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    broken = [line for line in text.split("\r\n") if len(line.encode()) > 75 or "\n" in line or "\r" in line]
    return [*(_property(line) for line in lines), *broken]


def of_figure(data: bytes) -> Structure:
    """What is handed to whoever draws: as of JSON, with the markup in its texts, which Plotly takes for its own.

    A line that is broken is still the same place.
    """
    return [_shape(json.loads(data.replace(b"<br>", b" ")), markup=True)]


READERS: Mapping[str, Callable[[bytes], Structure]] = {
    "json": of_json,
    "csv": of_csv,
    "mentions-csv": of_csv,
    "xlsx": of_workbook,
    "docx": of_report,
    "png": of_figure,
    "svg": of_figure,
    "html": of_html,
    "ics": of_calendar,
    "timelinejs": of_slides,
    "jsonld": of_linked_data,
    "annotations": of_linked_data,
}
"""How a file in each format is read; a new format adds its reader here."""


def _shape(value: Any, pointing: frozenset[str] | set[str] = frozenset(), *, markup: bool = False) -> Any:
    if isinstance(value, dict):
        return {
            key: each if key in pointing and isinstance(each, str) else _shape(each, pointing, markup=markup)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [_shape(each, pointing, markup=markup) for each in value]
    return Tokens(value).found if markup and isinstance(value, str) else type(value).__name__


def _type_of(cell: Any) -> str:
    """An empty cell holds a text as good as any."""
    return "s" if cell.value is None else cell.data_type


def _attributes(element: Any) -> list[tuple[str, str]]:
    """But for the one that only keeps blanks."""
    return sorted((name, value) for name, value in element.attrib.items() if not name.endswith("}space"))


def _property(line: str) -> tuple[str, ...]:
    name, _, value = line.partition(":")
    bare = re.sub(r"\\[\\;,nN]", "", value)
    return (name, *re.findall(r"[\\;,]", bare))
