"""A file that holds a chronology -> its document: what the file is, is told by what stands in it."""

from __future__ import annotations

import hashlib
import json
import re
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from timeline.imports import ours, story, table
from timeline.imports.rows import NO_COLUMNS, Row, rows_of
from timeline.imports.text import document_of
from timeline.readers import Problem, UnreadableDocument, first_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.imports.rows import Columns
    from timeline.model import Document

ENDINGS = (".json", ".csv", ".tsv", ".xlsx", ".ods")
LARGEST = 50_000_000  # bytes
MOST = 20_000  # rows
WHAT = "give this program's JSON, TimelineJS JSON, or a table of events (CSV, XLSX, ODS)"


def read_chronology(path: str, columns: Columns = NO_COLUMNS) -> tuple[Document, tuple[Problem, ...]]:
    """The chronology in a file, of whose columns some are named by field; raises UnreadableDocument."""
    try:
        file = Path(path)
        if file.is_dir():
            raise UnreadableDocument(f"a folder, not a file: {WHAT}")
        if file.stat().st_size > LARGEST:
            raise UnreadableDocument(_too_long())
        with open(file, "rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadableDocument):
            raise
        raise UnreadableDocument(getattr(error, "strerror", None) or "no such file") from None
    return chronology_in(path, data, columns)


def chronology_in(name: str, data: bytes, columns: Columns = NO_COLUMNS) -> tuple[Document, tuple[Problem, ...]]:
    """The chronology that bytes hold, with what could not be read of it; raises UnreadableDocument."""
    if len(data) > LARGEST:
        raise UnreadableDocument(_too_long())
    text = _decoded(first_table(name, data))
    if not text.strip():
        raise UnreadableDocument("empty file")
    rows = tuple(islice(_rows(text, columns), MOST + 1))
    if not rows:
        raise UnreadableDocument(f"no event in it: {WHAT}")
    if len(rows) > MOST:
        raise UnreadableDocument(f"more than {MOST:,} events: split it")
    stem = PurePath(name).stem
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:40] or "chronology"
    ident = f"{slug}-{hashlib.sha256(data).hexdigest()[:10]}"
    return document_of(ident, name, stem, rows)


def _rows(text: str, columns: Columns) -> Iterable[Row]:
    if text.lstrip()[:1] not in ("{", "["):
        return table.rows_in(text, columns)
    loaded = _loaded(text)
    if isinstance(loaded, dict):
        if ours.is_ours(loaded):
            return ours.rows_in(loaded)
        if story.is_story(loaded):
            return story.rows_in(loaded)
        loaded = next((loaded[key] for key in ("events", "items", "data", "rows") if key in loaded), None)
    records = [each for each in loaded if isinstance(each, dict)] if isinstance(loaded, list) else []
    if not records:
        raise UnreadableDocument(f"no list of events in it: {WHAT}")
    return rows_of(records, columns)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableDocument(f"not JSON, or cut off: {error.msg} in line {error.lineno}") from None
    except (ValueError, RecursionError):
        raise UnreadableDocument("JSON nested too deep, or with too long a number") from None


def _decoded(data: bytes) -> str:
    """The text: UTF-8, UTF-16 with its mark, or else the Western encoding that spreadsheets write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:4096]:
        raise UnreadableDocument(f"not a text file: {WHAT}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _too_long() -> str:
    return f"more than {LARGEST // 1_000_000} MB: split it"
