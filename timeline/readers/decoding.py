"""Bytes -> text. What is not UTF-8 is read as what it most likely is, and a note says so."""

from __future__ import annotations

import re

from timeline.readers.contents import AS_TEXT, UnreadableDocument, is_blank

AS_UTF_8 = "save it as UTF-8"

# First bytes of what is often given the wrong ending (the formats' own specifications).
SIGNATURES = (
    (b"%PDF-", "a PDF: give it the ending .pdf"),
    (b"PK\x03\x04", f"a ZIP archive, as Word files are: give it the ending .zip or .docx, or {AS_TEXT}"),
    (b"\xd0\xcf\x11\xe0", f"an old Word or Office file: save it as .docx, or {AS_TEXT}"),
    (b"{\\rtf", "an RTF file: give it the ending .rtf"),
    (b"\x89PNG", f"a PNG picture: {AS_TEXT}"),
    (b"\xff\xd8\xff", f"a JPEG picture: {AS_TEXT}"),
    (b"GIF8", f"a GIF picture: {AS_TEXT}"),
    (b"\x1f\x8b", "a gzip archive: unpack it"),
)
MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>]|<\?xml)", re.IGNORECASE)
CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b")
HIGH = bytes(range(128, 256))
SAMPLE = 100_000  # bytes looked at
FEW = 50  # bytes beyond ASCII
# Encodings that text is still found in, beside the Unicode ones, which are told by their marks.
ENCODINGS = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r koi8_u iso8859_2 iso8859_5 iso8859_7 mac_roman "
    "mac_cyrillic cp866 shift_jis euc_jp gb18030 big5 euc_kr"
)
NAMES = {"cp1252": "Windows-1252", "cp1251": "Windows-1251", "cp1250": "Windows-1250", "koi8_r": "KOI8-R"}


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in some bytes, unchanged: line ends and a byte order mark stay, so that offsets fit the file.

    Beside it a note where the encoding had to be assumed. Raises UnreadableDocument for what is empty or no text.
    """
    refuse_other_formats(data)
    if MARKUP.match(data[:200]):
        raise UnreadableDocument(f"not plain text but HTML or XML: give a page the ending .html, or {AS_TEXT}")
    text, notes = unmarked(data)
    if is_blank(text):
        raise UnreadableDocument("no text in it, only blanks")
    return text, notes


def refuse_other_formats(data: bytes) -> None:
    """Raise UnreadableDocument for what is empty or a file of another format."""
    if not data:
        raise UnreadableDocument("empty file")
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(f"not text but {what}")


def unmarked(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in bytes of any encoding, and a note where it is none of its own telling; raises UnreadableDocument."""
    for mark, name in MARKS:
        if data.startswith(mark) and len(data) % (4 if name == "UTF-32" else 2) == 0:
            return _decoded_as(data, name.lower(), name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _in_another_encoding(data, error)
    return _without_mark(data) if _is_binary(data) else (text, ())


def _in_another_encoding(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    if _is_binary(data):
        return _without_mark(data)
    if _mostly_utf_8(data):
        line = data.count(b"\n", 0, error.start) + 1
        why = f"not UTF-8 (a damaged character in line {line}, byte {error.start + 1}): mend it and {AS_UTF_8}"
        raise UnreadableDocument(why)
    encoding = _likely(data)
    if encoding is None:
        raise UnreadableDocument(f"not UTF-8, and what encoding it is in cannot be told: {AS_UTF_8}")
    return _decoded_as(data, encoding, NAMES.get(encoding, encoding))


def _decoded_as(data: bytes, encoding: str, name: str) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableDocument(f"neither UTF-8 nor {name}, which it looks like: {AS_UTF_8}") from None
    return text, (f"not UTF-8: read as {name}, which it looks like; {AS_UTF_8} if that is wrong",)


def _likely(data: bytes) -> str | None:
    """The encoding that bytes are most likely in.

    A short Latin text has too few bytes beyond ASCII for statistics to tell its encodings apart: Windows-1252 is by
    far the commonest of them.
    """
    sample = data[:SAMPLE].translate(None, b" \t\r\n")
    high = len(sample) - len(sample.translate(None, HIGH))
    western = _in_western(data)
    if western is not None and high < FEW and high * 5 < len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_isolation=ENCODINGS.split(), preemptive_behaviour=False).best()
    return None if best is None else "cp1252" if str(best) == western else best.encoding


def _in_western(data: bytes) -> str | None:
    """The beginning of a text read as Windows-1252, or None where that makes no characters."""
    try:
        text = data[:SAMPLE].decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if all(char.isprintable() or char.isspace() for char in text) else None


def _is_binary(data: bytes) -> bool:
    """Whether more than one byte in a hundred of the beginning is a control character that no text has."""
    sample = data[:SAMPLE]
    return (len(sample) - len(sample.translate(None, CONTROLS))) * 100 > len(sample)


def _without_mark(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in bytes full of control characters: UTF-16 has NUL in every other byte of Latin text."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 10 > len(sample) * 4 and len(data) % 2 == 0:
        return _decoded_as(data, "utf-16-be" if even > odd else "utf-16-le", "UTF-16")
    raise UnreadableDocument(f"not text but binary data: {AS_TEXT}")


def _mostly_utf_8(data: bytes) -> bool:
    """Whether well-formed sequences of several bytes outnumber the damaged ones: chance makes hardly any."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    return sum(char > "\x7f" for char in text) > 2 * damaged
