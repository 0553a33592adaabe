"""The formats that are read, and which of them a file is in, by the ending of its name."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.readers.archive import ARCHIVE
from timeline.readers.contents import (
    AS_TEXT,
    Collection,
    Columns,
    FileFormat,
    Part,
    UnreadableDocument,
    name_and_ending,
)
from timeline.readers.html import HTML
from timeline.readers.json import JSON, JSON_LINES
from timeline.readers.mail import MAIL, MAILBOX
from timeline.readers.markdown import MARKDOWN
from timeline.readers.opendocument import OPENDOCUMENT
from timeline.readers.outlook import OUTLOOK
from timeline.readers.pdf import PDF
from timeline.readers.plain import PLAIN
from timeline.readers.rtf import RTF
from timeline.readers.table import TABLE
from timeline.readers.word import WORD
from timeline.readers.workbook import WORKBOOK

FORMATS: tuple[FileFormat | Collection, ...] = (
    PLAIN,
    MARKDOWN,
    HTML,
    PDF,
    WORD,
    OPENDOCUMENT,
    RTF,
    MAIL,
    MAILBOX,
    OUTLOOK,
    TABLE,
    WORKBOOK,
    JSON,
    JSON_LINES,
    ARCHIVE,
)


def format_of(name: str) -> FileFormat | Collection | None:
    """The format that the ending of a file's name tells, or None."""
    ending = name_and_ending(name)[1]
    return next((known for known in FORMATS if ending in known.endings), None)


def has_format(name: str) -> bool:
    """Whether the ending of a file's name is that of a format that is read."""
    return format_of(name) is not None


def limit_of(name: str) -> int:
    """The most bytes that a file of this name may have; 0 where its format is not read."""
    known = format_of(name)
    return 0 if known is None else known.limit


def refusal(name: str) -> str:
    """Why a file of this name is not read."""
    ending = name_and_ending(name)[1]
    known = ", ".join(ending for each in FORMATS for ending in each.endings if ending)
    return f"{ending} is not a format that is read ({known}): {AS_TEXT}"


def parts_of(name: str, data: bytes, columns: Columns) -> Iterator[Part]:
    """What a file holds, read in this process; raises UnreadableDocument and nothing else."""
    known = format_of(name)
    if known is None:
        raise UnreadableDocument(refusal(name))
    try:
        if isinstance(known, FileFormat):
            yield Part("", known.contents(data))
        else:
            yield from known.parts(data, columns)
    except UnreadableDocument:
        raise
    except MemoryError:
        raise UnreadableDocument(f"it takes more memory than a document may: {AS_TEXT}") from None
    except Exception:  # a parser fails in ways of its own on what breaks its format, and the reader has to say so
        raise UnreadableDocument(f"not {known.name} that can be read, perhaps damaged: {AS_TEXT}") from None
