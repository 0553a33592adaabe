"""Files, folders and uploads -> Documents: the only reader of users' files.

A format is a module with a `Format` value: its endings and its way from bytes to text; `FORMATS` lists them. What
cannot be read is named with the reason and what to do about it, and the rest is read.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.model import Document
from timeline.readers.contents import Format, UnreadableDocument, megabytes, name_and_ending
from timeline.readers.files import Problem, find, load, one_line
from timeline.readers.markdown import MARKDOWN
from timeline.readers.naming import NoSuchDocument, named, named_sources
from timeline.readers.plain import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

__all__ = [
    "FORMATS",
    "LIMIT",
    "NoSuchDocument",
    "NothingReadable",
    "Problem",
    "Reading",
    "UnreadableDocument",
    "has_format",
    "named",
    "named_sources",
    "nothing_readable",
    "one_line",
    "read",
    "read_all",
    "read_bytes",
]

FORMATS = (PLAIN, MARKDOWN)
# Bytes of one document: some 800,000 words, more than anybody means by "a document". The language model takes minutes
# for them, so that a longer file would look like a program that hangs.
LIMIT = 5_000_000


class NothingReadable(ValueError):
    """None of the paths holds a document that can be read; the message names each with its reason."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in the order of the documents' ids, and what was not, in the order of names."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = field(default=())


def read(paths: Paths) -> tuple[Document, ...]:
    """The documents in files and folders, in the order of their ids whatever the order of `paths`.

    Folders are read with all they hold, without hidden files and READMEs. A document that cannot be read
    is skipped with a UserWarning; raises NothingReadable (a ValueError) when none is left.
    """
    reading = read_all(paths)
    if not reading.documents:
        raise NothingReadable(nothing_readable(reading.problems))
    for problem in reading.problems:
        warnings.warn(str(problem), stacklevel=2)
    return reading.documents


def read_all(paths: Paths) -> Reading:
    """The documents in files and folders, and the problems met; raises nothing for what cannot be read."""
    listed = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    files, problems = find([os.fspath(path) for path in listed])
    documents: dict[str, Document] = {}
    for file in files:
        try:
            data = load(file, LIMIT)
            document = read_bytes(file.source, data)
        except UnreadableDocument as error:
            problems.append(Problem(file.source, str(error)))
            continue
        digest = hashlib.sha256(data).hexdigest()
        if digest in documents:
            first = documents[digest].source
            problems.append(Problem(file.source, f"the same bytes as {one_line(first)}, which is read once"))
            continue
        documents[digest] = document
    return Reading(
        tuple(sorted(documents.values(), key=lambda document: document.id)),
        tuple(sorted(problems)),
    )


def read_bytes(name: str, data: bytes) -> Document:
    """The document in an upload or a file that was loaded; `name` tells its format and becomes its source.

    Raises UnreadableDocument with the reason and what to do.
    """
    stem = name_and_ending(name)[0]
    if len(data) > LIMIT:
        raise UnreadableDocument(
            f"{megabytes(len(data))} long, more than the {megabytes(LIMIT)} of one document: split it"
        )
    read_format = _format_of(name)
    if read_format is None:
        raise UnreadableDocument(_refusal(name))
    contents = read_format.contents(data)
    return Document(
        id=f"{_slug(stem)}-{hashlib.sha256(data).hexdigest()[:10]}",
        source=name,
        text=contents.text,
        title=contents.title or stem,
        publisher=contents.publisher,
    )


def nothing_readable(problems: Iterable[Problem]) -> str:
    """One line that says why nothing could be read, naming the first few."""
    listed = list(problems)
    shown = "; ".join(str(problem) for problem in listed[:3])
    rest = f"; and {len(listed) - 3} more" if len(listed) > 3 else ""
    return f"nothing readable: {shown}{rest}" if listed else "nothing readable: no file was given"


def has_format(name: str) -> bool:
    """Whether the ending of a file's name is that of a format that is read."""
    return _format_of(name) is not None


def _format_of(name: str) -> Format | None:
    ending = name_and_ending(name)[1]
    return next((known for known in FORMATS if ending in known.endings), None)


def _refusal(name: str) -> str:
    ending = name_and_ending(name)[1]
    known = ", ".join(known for each in FORMATS for known in each.endings if known)
    return f"{ending} is not a format that is read ({known}): save its text as .txt in UTF-8"


def _slug(stem: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower())[:40].strip("-") or "document"
