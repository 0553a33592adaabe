"""Articles in tables and lists: records with named fields -> documents.

Which field is what is told by its usual names, or by the user.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING

from timeline.lexicon import table
from timeline.readers.contents import (
    LONGEST,
    Contents,
    Evidence,
    Part,
    UnreadableDocument,
    cleaned,
    is_blank,
    web_address,
)
from timeline.readers.headline import headline, publisher
from timeline.readers.moments import is_day_first, moment

if TYPE_CHECKING:
    from datetime import date

    from timeline.readers.contents import Columns

    Record = Mapping[str, object]

RECORDS = 10_000  # of one file
# What fields are called in exports of archives, in feeds and in schema.org, the surest first.
USUAL = {field: names.split() for field, names in table("columns")["records"].items()}
FIELDS = tuple(USUAL)


def documents(records: Iterable[Record], columns: Columns, what: str) -> Iterator[Part]:
    """A part for each record, named by its number from 1; `what` names the records: "row".

    Raises UnreadableDocument where no field with text is found.
    """
    rows = list(islice(records, RECORDS + 1))
    if len(rows) > RECORDS:
        raise UnreadableDocument(f"more than {RECORDS:,} {what}s: split it")
    named = _named(rows, columns, what)
    days = [str(row.get(named["date"], "")) for row in rows] if "date" in named else []
    day_first = is_day_first(days)
    for number, row in enumerate(rows, 1):
        yield Part(str(number), _document(row, named, day_first, what))


def _named(rows: list[Record], columns: Columns, what: str) -> dict[str, str]:
    """Which field is what; raises UnreadableDocument for a name that is not there, or where none holds the text."""
    there = dict.fromkeys(chain.from_iterable(islice(row, 200) for row in rows[:100]))
    shown = ", ".join(filter(None, map(cleaned, islice(there, 12)))) or "none"
    missing = [name for name in columns.values() if name not in there]
    if rows and missing:
        raise UnreadableDocument(f"no column “{missing[0]}”; there are: {shown}")
    spelled = {name.lower().strip().replace(" ", "_").replace("-", "_"): name for name in there}
    usual = {field: next((spelled[n] for n in names if n in spelled), None) for field, names in USUAL.items()}
    named = {field: name for field, name in usual.items() if name is not None} | dict(columns)
    if "text" not in named:
        raise UnreadableDocument(
            f"no {what} in it has a text: the columns are {shown}; name the one with the text with --column text=NAME, "
            "or take it up with --import if it is a chronology"
        )
    return named


def _document(
    row: Record, named: Mapping[str, str], day_first: bool | None, what: str
) -> Contents | UnreadableDocument:
    said = {field: _plain(row.get(name)) for field, name in named.items()}
    text = said["text"]
    if not text or is_blank(text):
        return UnreadableDocument(f"no text in this {what}")
    if len(text) > LONGEST:
        return UnreadableDocument(f"more than {LONGEST:,} characters, too long for one document: split it")
    written = said.get("date")
    day = moment(written, day_first=day_first)
    return Contents(
        text,
        cleaned(said.get("title")) or headline(text),
        cleaned(said.get("source")) or publisher(text),
        cleaned(said.get("author")),
        web_address(said.get("url")),
        _evidence(day, named.get("date", "")),
        notes=_notes(day, written),
    )


def _evidence(day: date | None, name: str) -> Evidence | None:
    shown = cleaned(name) or "date"
    return None if day is None else Evidence(day, f"its column “{shown}” is {day.isoformat()[:16]}")


def _notes(day: date | None, written: str | None) -> tuple[str, ...]:
    """A note on a date that is passed over."""
    shown = cleaned(written)
    if day is not None or shown is None:
        return ()
    return (f"its date “{shown}” is none that can be read for sure: write it as 2025-03-19",)


def _plain(value: object) -> str | None:
    """A field's value as text: of an object its name, of a list all of them, as schema.org and news services write."""
    if isinstance(value, Mapping):
        names = [value.get(key) for key in ("name", "title", "value", "text")]
        value = next((name for name in names if isinstance(name, str)), None)
    if isinstance(value, list):
        return ", ".join(filter(None, (_plain(each) for each in value[:20] if not isinstance(each, list)))) or None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()  # JSON may hold halves of characters
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
