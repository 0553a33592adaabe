"""Files, folders and uploads -> Documents: the only reader of users' files.

    files        paths -> the files to read, and their bytes
    formats      which format a file is in
    opening      a file -> the documents in it, however they are packed
    apart        parsers in a process of their own (worker), where a hostile file does no harm
    plain, markdown, html, pdf, word, opendocument, rtf, mail, outlook, table, workbook, json, archive
                 one module a format
    scans        pages that are pictures, where text recognition is installed
    chat         messages in JSON
    markup       structure -> lines with a shape
    package      files that are packed XML
    decoding     bytes -> text in whatever encoding
    quoting      what a mail quotes; threads: quoted by several, told once
    own          what this program wrote itself
    moments      the dates that files tell
    naming       the document that a person means by a name

A format is a module with a `Format` value: its endings and its way from bytes to text; `FORMATS` lists them. What
cannot be read is named with the reason and what to do about it, and the rest is read.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.readers.apart import Apart
from timeline.readers.contents import UnreadableDocument
from timeline.readers.files import File, Problem, find, load, one_line
from timeline.readers.formats import FORMATS, format_of, has_format, limit_of, refusal
from timeline.readers.naming import NoSuchDocument, named, named_sources
from timeline.readers.opening import Opening, opened, too_long
from timeline.readers.own import WHY as OWN
from timeline.readers.records import FIELDS
from timeline.readers.threads import once
from timeline.readers.workbook import WORKBOOK

if TYPE_CHECKING:
    from timeline.model import Document

    Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

__all__ = [
    "FIELDS",
    "FORMATS",
    "OWN",
    "FilesRead",
    "NoSuchDocument",
    "NothingReadable",
    "Problem",
    "UnreadableDocument",
    "first_table",
    "has_format",
    "named",
    "named_sources",
    "nothing_readable",
    "one_line",
    "read",
    "read_all",
    "read_bytes",
    "read_files",
]


class NothingReadable(ValueError):
    """None of the paths holds a document that can be read; the message names each with its reason."""


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What was read, in the order of the documents' ids, and what was not, in the order of names."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = field(default=())


def read(paths: Paths, columns: Mapping[str, str] | None = None) -> tuple[Document, ...]:
    """The documents in files and folders, in the order of their ids whatever the order of `paths`.

    Folders are read with all they hold, without hidden files and READMEs. `columns` names the columns of tables that
    have other names than the usual ones, by field (FIELDS): {"text": "Body"}. A document that cannot be read is
    skipped with a UserWarning; raises NothingReadable (a ValueError) when none is left.
    """
    reading = read_all(paths, columns)
    if not reading.documents:
        raise NothingReadable(nothing_readable(reading.problems))
    for problem in reading.problems:
        warnings.warn(str(problem), stacklevel=2)
    return reading.documents


def read_all(paths: Paths, columns: Mapping[str, str] | None = None) -> FilesRead:
    """The documents in files and folders, and the problems met; raises nothing for what cannot be read."""
    listed = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    files, problems = find([os.fspath(path) for path in listed])
    return _reading(((file.source, _bytes_of(file)) for file in files), problems, columns or {})


def read_files(files: Iterable[tuple[str, bytes]], columns: Mapping[str, str] | None = None) -> FilesRead:
    """The documents in uploads, or in files that were loaded: names with bytes; raises nothing for what is unreadable.

    A name tells the format and becomes the source.
    """
    return _reading(files, [], columns or {})


def read_bytes(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> FilesRead:
    """The documents in one upload or file that was loaded, as `read_files` gives them."""
    return read_files([(name, data)], columns)


def _bytes_of(file: File) -> bytes | UnreadableDocument:
    if not has_format(file.source):
        return UnreadableDocument(refusal(file.source))
    try:
        return load(file, limit_of(file.source))
    except UnreadableDocument as error:
        return error


def _reading(
    files: Iterable[tuple[str, bytes | UnreadableDocument]], problems: list[Problem], columns: Mapping[str, str]
) -> FilesRead:
    """What files hold, copies and quotations once."""
    openings: dict[str, Opening] = {}
    for found in _found(files, columns):
        if isinstance(found, Problem):
            problems.append(found)
        elif (first := openings.setdefault(found.digest, found)) is not found and not found.quoted:
            why = f"the same bytes as {one_line(first.document.source)}, which is read once"
            problems.append(Problem(found.document.source, why))
    documents = (opening.document for opening in once(openings.values()))
    return FilesRead(
        tuple(sorted(documents, key=lambda document: document.id)),
        tuple(sorted(set(problems))),
    )


def _found(
    files: Iterable[tuple[str, bytes | UnreadableDocument]], columns: Mapping[str, str]
) -> Iterator[Opening | Problem]:
    with Apart() as apart:
        for name, data in files:
            if isinstance(data, UnreadableDocument):
                yield Problem(name, str(data))
            else:
                yield from opened(name, data, apart, columns)


def first_table(name: str, data: bytes) -> bytes:
    """The first sheet of a workbook as a table (CSV), and any other file as it is; raises UnreadableDocument."""
    if format_of(name) is not WORKBOOK:
        return data
    if len(data) > WORKBOOK.limit:
        raise UnreadableDocument(too_long(len(data), WORKBOOK.limit))
    with Apart() as apart:
        sheets = [part.found for part in apart.parts(name, data, {})]
    table = next((found for found in sheets if isinstance(found, bytes)), None)
    if table is None:
        raise UnreadableDocument(next(map(str, sheets), "no row in any of its sheets"))
    return table


def nothing_readable(problems: Iterable[Problem]) -> str:
    """One line that says why nothing could be read, naming the first few."""
    listed = list(problems)
    shown = "; ".join(str(problem) for problem in listed[:3])
    rest = f"; and {len(listed) - 3} more" if len(listed) > 3 else ""
    return f"nothing readable: {shown}{rest}" if listed else "nothing readable: no file was given"
