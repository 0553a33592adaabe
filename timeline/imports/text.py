"""Rows -> a document: a paragraph a row, in which its date, its title and the names of those who took part have places.

2025-03-22: Ida Moreau phoned Northline
She asked for a new timetable.
With: Ida Moreau; Northline
Place: the town hall
Source: Harbour Post
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.imports.dates import dating_of, is_ambiguous, order_of
from timeline.imports.rows import one_line
from timeline.model import Document, Entry, Publication, PublicationBasis, Span
from timeline.readers import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.imports.rows import Row

EVIDENCE = "a chronology made elsewhere: each of its rows has a date of its own"


def document_of(ident: str, name: str, title: str, rows: Iterable[Row]) -> tuple[Document, tuple[Problem, ...]]:
    """The document that lists the rows, and a problem for each date in it that cannot be read for sure."""
    listed = tuple(rows)
    order = order_of(text for row in listed for text in (row.date, row.end))
    entries: list[Entry] = []
    paragraphs: list[str] = []
    problems: list[Problem] = []
    offset = 0
    for number, row in enumerate(listed, 1):
        text, entry = _entry(row, offset, order)
        problems += (Problem(name, f"row {number}: {why}") for why in _troubles(row, entry, order))
        entries.append(entry)
        paragraphs.append(text)
        offset += len(text) + 2
    published = Publication(PublicationBasis.UNKNOWN, evidence=EVIDENCE)
    text = "\n\n".join(paragraphs) + "\n"
    return Document(ident, name, text, title, publication=published, entries=tuple(entries)), tuple(problems)


def _entry(row: Row, offset: int, order: str | None) -> tuple[str, Entry]:
    """The paragraph of a row that begins at an offset, and where what stands in it."""
    moment = f"{row.date} {row.clock}".strip()
    # A clock time that cannot be read takes nothing from its day.
    dating = row.dating or (dating_of(moment, row.end, order) if row.clock else None)
    dating = dating or dating_of(row.date, row.end, order)
    shown = " – ".join(dict.fromkeys(filter(None, (moment, row.end))))
    text = f"{shown}: {row.title}" if shown else row.title
    title = Span(offset + len(text) - len(row.title), offset + len(text))
    for line in filter(None, map(one_line, row.description.splitlines())):
        text += f"\n{line}"
    who: list[Span] = []
    for name in filter(None, row.who):
        text += "; " if who else "\nWith: "
        who.append(Span(offset + len(text), offset + len(text) + len(name)))
        text += name
    text += f"\nPlace: {row.place}" if row.place else ""
    text += f"\nSource: {', '.join(row.sources)}" if row.sources else ""
    date = Span(offset, offset + len(shown)) if shown else None
    span = Span(offset, offset + len(text))
    return text, Entry(span, title, date, dating, tuple(who), row.kind, row.status, row.place or None)


def _troubles(row: Row, entry: Entry, order: str | None) -> Sequence[str]:
    """What a person should know about how the date of a row was read."""
    shown = " – ".join(filter(None, (row.date, row.end)))
    if not shown:
        return ()
    if entry.dating is None:
        return (f"its date “{shown}” is none that can be read for sure, so it has none: write it as 2025-03-19",)
    if order is None and is_ambiguous(shown):
        return (f"its date “{shown}” is read month first: write it as 2025-03-19",)
    return ()
