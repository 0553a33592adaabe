"""Rich Text Format (.rtf), read by striprtf: paragraphs and rows of tables, one line each.

Pictures, remarks, footnotes and what else stands beside the text are left out, and nothing that is embedded is opened.
"""

from __future__ import annotations

import re

from timeline.readers.contents import AS_TEXT, Contents, Evidence, FileFormat, UnreadableDocument, cleaned, is_blank
from timeline.readers.headline import headline, publisher
from timeline.readers.markup import row_of
from timeline.readers.moments import moment

MARK = b"{\\rtf"
HEAD = 100_000  # characters in which what the file tells of itself is looked for
FIELD = r"\{\\%s\s(?P<value>[^{}]{1,400})\}"
MADE = re.compile(r"\{\\(?P<what>revtim|creatim)\\yr(?P<year>\d{4})\\mo(?P<month>\d\d?)\\dy(?P<day>\d\d?)")
WHEN = {"revtim": "last changed", "creatim": "made"}


def contents(data: bytes) -> Contents:
    """The text of the file with what it tells of itself; raises UnreadableDocument."""
    if not data:
        raise UnreadableDocument("empty file")
    if not data.lstrip()[: len(MARK)] == MARK:
        raise UnreadableDocument(f"not an RTF file, whatever its ending says: {AS_TEXT}")
    source = data.decode("cp1252", "replace")
    text = "\n\n".join(line for line in map(_line, _plain(source).splitlines()) if not is_blank(line))
    if is_blank(text):
        raise UnreadableDocument(f"no text in it, perhaps only pictures: {AS_TEXT}")
    title = _told(source[:HEAD], "title")
    return Contents(
        text, title or headline(text), publisher(text), _told(source[:HEAD], "author"), published=_hint(source[:HEAD])
    )


def _plain(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    text: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    return text


def _line(line: str) -> str:
    """A line; the row of a table, whose cells have a bar behind each, as `markup` writes it."""
    if not line.endswith("|"):
        return line.strip()
    cells = [[cell.strip()] if cell.strip() else [] for cell in line[:-1].split("|")]
    return " ".join(row_of(cells))


def _told(head: str, name: str) -> str | None:
    found = re.search(FIELD % name, head)
    return cleaned(_plain("{\\rtf1 " + found["value"] + "}")) if found else None


def _hint(head: str) -> Evidence | None:
    """The day the file was last changed, else made: near its publication, if it tells anything."""
    for found in sorted(MADE.finditer(head), key=lambda match: match["what"], reverse=True):
        day = moment(f"{found['year']}-{found['month']}-{found['day']}")
        if day is not None:
            return Evidence(day, f"the file was {WHEN[found['what']]} on {day.isoformat()}", sure=False)
    return None


RTF = FileFormat("an RTF file", (".rtf",), contents, 20_000_000, apart=True)
