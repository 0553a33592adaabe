"""A file -> the documents in it, however they are packed in each other.

A document within a file is named by both: "archive.zip/inner.txt", "articles.csv/12", "letter.eml/report.pdf".
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Document, Ground, Publication, PublicationBasis
from timeline.readers.contents import (
    LONGEST,
    Collection,
    Contents,
    Part,
    UnreadableDocument,
    megabytes,
    name_and_ending,
)
from timeline.readers.files import Problem, one_line
from timeline.readers.formats import FORMATS, format_of, parts_of, refusal
from timeline.readers.own import WHY as OWN
from timeline.readers.own import is_own
from timeline.readers.scans import recognised

if TYPE_CHECKING:
    from timeline.readers.apart import Apart
    from timeline.readers.contents import Columns

DEEPEST = 4  # files within files
MOST = 20_000  # documents of one file
UNPACKED = 1_000_000_000  # bytes of all that is packed in one file
PROBLEMS = 100  # of one file
HINT = 0.5  # how sure a date is that only lies near that of publication
COLLECTIONS = [each for each in FORMATS if isinstance(each, Collection)]
SCAN = "a scan in whose pages no text was recognised: make it anew with text recognition (OCR)"
STEP = 120  # characters of a name within a file


class Opening(NamedTuple):
    """A document that was found, and the digest of what it was made from: copies have the same.

    One that is `quoted` stands in a mail as the words of an earlier one.
    """

    document: Document
    digest: str
    quoted: bool = False


class _TooMuch(UnreadableDocument):
    """A file holds more than is unpacked of one: it is read no further."""


class _Budget:
    """What may still be unpacked of one file."""

    def __init__(self) -> None:
        self.bytes, self.documents = UNPACKED, MOST

    def spend(self, size: int) -> None:
        """Raises _TooMuch when there is too much."""
        self.bytes, self.documents = self.bytes - size, self.documents - 1
        if self.bytes < 0:
            raise _TooMuch(f"more than {megabytes(UNPACKED)} when unpacked: unpack it and give the folder")
        if self.documents < 0:
            raise _TooMuch(f"more than {MOST:,} documents in it: split it")


def opened(name: str, data: bytes, apart: Apart, columns: Columns) -> Iterator[Opening | Problem]:
    """The documents in a file, and the first of what in it could not be read or had to be assumed."""
    problems = 0
    try:
        for found in _opened(name, data, apart, columns, _Budget(), DEEPEST):
            problems += isinstance(found, Problem)
            if isinstance(found, Opening) or problems <= PROBLEMS:
                yield found
    except _TooMuch as error:
        yield Problem(name, str(error))
    if problems > PROBLEMS:
        yield Problem(name, f"so with {problems - PROBLEMS:,} more in it")


def _opened(
    source: str, data: bytes, apart: Apart, columns: Columns, budget: _Budget, depth: int
) -> Iterator[Opening | Problem]:
    """What a file of this name holds, and what the files in it do."""
    try:
        for part in _parts(source, data, apart, columns):
            below = f"{source}/{_step(part.name)}" if part.name else source
            match part.found:
                case UnreadableDocument() as error:
                    yield Problem(below, str(error))
                case bytes(packed) if depth > 1:
                    budget.spend(len(packed))
                    yield from _opened(below, packed, apart, columns, budget, depth - 1)
                case bytes():
                    yield Problem(below, f"{DEEPEST} files lie in each other here: unpack them and give the folder")
                case contents:
                    budget.spend(0)
                    contents = recognised(contents, SCAN) if contents.pictures else contents
                    made_from = repr(contents).encode("utf-8", "replace") if part.name else data
                    yield from _found(below, contents, hashlib.sha256(made_from).hexdigest())
    except _TooMuch:
        raise
    except UnreadableDocument as error:
        yield Problem(source, str(error))


def _parts(name: str, data: bytes, apart: Apart, columns: Columns) -> Iterable[Part]:
    """What a file holds; raises UnreadableDocument."""
    known = format_of(name)
    if known is None:
        raise UnreadableDocument(refusal(name))
    if len(data) > known.limit:
        raise UnreadableDocument(too_long(len(data), known.limit))
    if is_own(data):
        raise UnreadableDocument(OWN)
    return apart.parts(name, data, columns) if known.apart else parts_of(name, data, columns)


def too_long(size: int, limit: int) -> str:
    """Why a file of some bytes is not read."""
    return f"{megabytes(size)} long, more than the {megabytes(limit)} of one document: split it"


def _step(name: str) -> str:
    """A name within a file, made one that leads nowhere else and can be printed: "../../x" is "x"."""
    steps = [one_line(step) for step in re.split(r"[/\\]", name) if step.strip(" .")]
    shown = "/".join(steps) or "unnamed"
    return shown if len(shown) <= STEP else "…" + shown[1 - STEP :]


# --- documents ----------------------------------------------------------------------------------


def _found(source: str, contents: Contents, digest: str) -> Iterator[Opening | Problem]:
    """A document and a problem for each of its notes."""
    if len(contents.text) > LONGEST:
        yield Problem(source, f"more than {LONGEST:,} characters, too long for one document: split it")
        return
    stem = _stem(source)
    document = Document(
        id=f"{_slug(stem)}-{digest[:10]}",
        source=source,
        text=contents.text,
        title=contents.title or stem,
        publisher=contents.publisher,
        publication=_publication(contents),
        address=contents.address,
        author=contents.author,
        pages=contents.pages,
    )
    yield Opening(document, digest, contents.quoted)
    yield from (Problem(source, note) for note in contents.notes)


def _publication(contents: Contents) -> Publication:
    """What a file tells of the day of publication: stated, or a hint that counts where the text tells nothing."""
    told = contents.published
    if told is None:
        return Publication(PublicationBasis.UNKNOWN)
    if told.sure:
        return Publication(PublicationBasis.STATED, told.day, None, told.why)
    day: date = told.day.date() if isinstance(told.day, datetime) else told.day
    return Publication(PublicationBasis.UNKNOWN, grounds=(Ground(told.why, day, day, HINT),))


def _stem(source: str) -> str:
    """A document's name without folder and ending; that of a row is the table's with the row's number."""
    stem = name_and_ending(source)[0]
    table = PurePath(source).parent.name
    return f"{name_and_ending(table)[0]} {stem}" if stem.isdecimal() and format_of(table) in COLLECTIONS else stem


def _slug(stem: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower())[:40].strip("-") or "document"
