"""Bytes -> text, with the reason in words where they hold none."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class UnreadableDocument(ValueError):
    """Something that cannot be read as a document; the message says why and what to do, in one line."""


class Contents(NamedTuple):
    """What a format finds in a file: its text, and its title and publisher where it tells them."""

    text: str
    title: str | None
    publisher: str | None


class Format(NamedTuple):
    """A format that is read: its name, the endings that tell it ("" for none), and bytes -> contents."""

    name: str
    endings: tuple[str, ...]
    contents: Callable[[bytes], Contents]


# An ending, as people give them: "report.pdf" has one, "Talks of 3.5 hours" and "U.S. statement" have none.
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}$")

AS_TEXT = "save its text as .txt in UTF-8"
AS_UTF_8 = "save it as UTF-8"

# First bytes of what is often given the wrong ending (the formats' own specifications).
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as Word and OpenDocument files are"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
)
UTF_16_OR_32 = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>]|<\?xml)", re.IGNORECASE)
CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b")
HIGH = bytes(range(128, 256))
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


def decoded(data: bytes) -> str:
    """The text in UTF-8 bytes, unchanged: line ends and a byte order mark stay, so that offsets fit the file.

    Raises UnreadableDocument for what is empty, no text, or in another encoding.
    """
    if not data:
        raise UnreadableDocument("empty file")
    _refuse_known(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(_encoding(data, error)) from None
    if _is_binary(data):
        raise UnreadableDocument(_binary(data))
    if not text.strip().strip(INVISIBLE).strip():
        raise UnreadableDocument("no text in it, only blanks")
    return text


def _refuse_known(data: bytes) -> None:
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(f"not text but {what}: {AS_TEXT}")
    for mark, encoding in UTF_16_OR_32:
        if data.startswith(mark) and len(data) % 2 == 0:
            raise UnreadableDocument(f"not UTF-8 but {encoding}: {AS_UTF_8}")
    if MARKUP.match(data[:200]):
        raise UnreadableDocument(f"not plain text but HTML or XML: {AS_TEXT}")


def _is_binary(data: bytes) -> bool:
    """Whether more than one byte in a hundred of the beginning is a control character that no text has."""
    sample = data[:100_000]
    return (len(sample) - len(sample.translate(None, CONTROLS))) * 100 > len(sample)


def _encoding(data: bytes, error: UnicodeDecodeError) -> str:
    """Why bytes that are not UTF-8 cannot be read, with a guess at what they are."""
    if _is_binary(data):
        return _binary(data)
    if _mostly_utf_8(data):
        line = data.count(b"\n", 0, error.start) + 1
        return f"not UTF-8 (a damaged character in line {line}, byte {error.start + 1}): mend it and {AS_UTF_8}"
    sample = data[:100_000].translate(None, b" \t\r\n")
    if len(sample) < 3 * (len(sample) - len(sample.translate(None, HIGH))):
        return f"not UTF-8 (it looks like an older encoding of a non-Latin script, such as Windows-1251): {AS_UTF_8}"
    return f"not UTF-8 (it looks like Windows-1252 or Latin-1): {AS_UTF_8}"


def _binary(data: bytes) -> str:
    """Why bytes full of control characters cannot be read: UTF-16 has NUL in every other byte of Latin text."""
    sample = data[:100_000]
    if max(sample[0::2].count(0), sample[1::2].count(0)) * 10 > len(sample) * 4:
        return f"not UTF-8 (it looks like UTF-16): {AS_UTF_8}"
    return f"not text but binary data: {AS_TEXT}"


def _mostly_utf_8(data: bytes) -> bool:
    """Whether well-formed sequences of several bytes outnumber the damaged ones: chance makes hardly any."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    return sum(char > "\x7f" for char in text) > 2 * damaged
