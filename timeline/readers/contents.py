"""What readers give: the text of a document with what its file tells about it, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

Columns = Mapping[str, str]  # the names of columns by field
Picture = tuple[int, bytes]


class UnreadableDocument(ValueError):
    """Something that cannot be read as a document; the message says why and what to do, in one line."""


class Evidence(NamedTuple):
    """A day (or a day and time) of publication that a file tells beside its text, and where in words.

    `sure` is whether the file calls it that; what is only near it, such as the day a PDF was made, is a hint.
    """

    day: date
    why: str
    sure: bool = True


class Contents(NamedTuple):
    """What a format finds in a file: its text, what else the file tells, and notes on what had to be assumed.

    `pages` are the offsets at which the pages begin, for a format that has pages. What is `quoted` stands in a mail as
    the words of an earlier one, and is a document where that is not among those that are read. `pictures` are those of
    pages without text, each with the page's number from 0, for text recognition.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    address: str | None = None
    published: Evidence | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    quoted: bool = False
    pictures: tuple[Picture, ...] = ()


class Part(NamedTuple):
    """One of several things in a file: its name in there, "" for the file itself, and what it is.

    Bytes are a file of some format, contents a document, and an error says why the part is none.
    """

    name: str
    found: bytes | Contents | UnreadableDocument


class FileFormat(NamedTuple):
    """A format of which a file is one document: its name, the endings that tell it ("" for none), bytes -> contents.

    `limit` is the most bytes a file may have. One that is read `apart` has a parser that a hostile file could make
    run for ever or eat all memory, so that it works in a process of its own.
    """

    name: str
    endings: tuple[str, ...]
    contents: Callable[[bytes], Contents]
    limit: int = 5_000_000
    apart: bool = False


class Collection(NamedTuple):
    """A format of which a file may hold several documents: bytes and the names of columns -> parts."""

    name: str
    endings: tuple[str, ...]
    parts: Callable[[bytes, Columns], Iterable[Part]]
    limit: int
    apart: bool = False


# An ending, as people give them: "report.pdf" has one, "Talks of 3.5 hours" and "U.S. statement" have none.
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}$")
# Characters of one document: some 800,000 words, more than anybody means by "a document". The language model takes
# minutes for them, so that a longer one would look like a program that hangs.
LONGEST = 5_000_000
NAME = 200  # characters of a title or another name
WEB = re.compile(r"https?://[^\s<>\"']{3,2000}", re.IGNORECASE)
AS_TEXT = "save its text as .txt in UTF-8"
INVISIBLE = "\ufeff\u200b\u2060\x00"


def megabytes(size: int) -> str:
    """A size in bytes in words: "20.0 MB"."""
    return f"{size / 1_000_000:.1f} MB"


def name_and_ending(name: str) -> tuple[str, str]:
    """A file's name without folder and ending, and its ending in lower case ("" where it has none)."""
    last = PurePath(name).name or name
    ending = ENDING.search(last)
    if ending is None or ending.start() == 0:
        return last, ""
    return last[: ending.start()], ending.group().lower()


def is_blank(text: str) -> bool:
    """Whether a text has nothing that leaves a mark on paper."""
    return not text.strip().strip(INVISIBLE).strip()


def cleaned(name: object) -> str | None:
    """A title or another name on one line, or None where there is none."""
    if not isinstance(name, str):
        return None
    line = "".join(char if char.isprintable() else " " for char in name[: 10 * NAME])
    line = " ".join(line.split())
    return (line if len(line) <= NAME else line[: NAME - 1] + "…") or None


def web_address(address: object) -> str | None:
    """An address on the web, or None for anything else: nothing but that may become a link."""
    text = address.strip() if isinstance(address, str) else ""
    return text if WEB.fullmatch(text) else None
