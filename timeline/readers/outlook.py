"""Mail as Outlook saves it (.msg; MS-OXMSG in a compound file, read by olefile): what `mail` makes of the same as .eml.

The text is the plain one, or what the HTML one shows. A mail whose text is kept as compressed RTF alone is refused.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.parser import HeaderParser
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from timeline.readers import html
from timeline.readers.contents import (
    AS_TEXT,
    Collection,
    Columns,
    Contents,
    Evidence,
    Part,
    UnreadableDocument,
    cleaned,
    is_blank,
)
from timeline.readers.decoding import unmarked
from timeline.readers.headline import headline
from timeline.readers.mail import ATTACHED, sending, told
from timeline.readers.moments import moment

if TYPE_CHECKING:
    from datetime import date

    from olefile import OleFileIO  # type: ignore[import-untyped]

MARK = b"\xd0\xcf\x11\xe0"
PROPERTIES = "__properties_version1.0"
ATTACHMENT = "__attach_version1.0_#"
# Properties by their ids (MS-OXPROPS).
SUBJECT, HEADERS, SENDER, ADDRESS, RECEIVER, BODY, PAGE = "0037", "007D", "0C1A", "5D01", "0E04", "1000", "1013"
CONTENT, LONG_NAME, SHORT_NAME = "3701", "3707", "3704"
SENT = (0x00390040, 0x0E060040)  # sent by its program, delivered: in a hundred nanoseconds of UTC since 1601
FIRST, ENTRY = 32, 16  # bytes before the properties of a message, and of each
EPOCH = datetime(1601, 1, 1)  # noqa: DTZ001 - of UTC
ENTRIES = 5_000  # streams in a file
STREAM, LONGEST = 2, 50_000_000  # what olefile calls a stream, and the most bytes that are read of one


def parts(data: bytes, _columns: Columns) -> Iterator[Part]:
    """The message, what it quotes, and its attachments; raises UnreadableDocument."""
    from olefile import OleFileIO

    if not data.startswith(MARK):
        raise UnreadableDocument(f"not a mail of Outlook: {AS_TEXT}, or a mail as .eml" if data else "empty file")
    with OleFileIO(io.BytesIO(data)) as file:
        names = [entry[0] for entry in file.listdir(streams=True, storages=True)]
        if len(names) > ENTRIES or PROPERTIES not in names:
            raise UnreadableDocument(f"not a mail of Outlook, or one with too much in it: {AS_TEXT}, or a mail as .eml")
        try:
            yield from told(_message(file))
        except UnreadableDocument as error:
            yield Part("", error)
        attached = sorted({name for name in names if name.startswith(ATTACHMENT)})
        for number, name in enumerate(attached[:ATTACHED], 1):
            found = _text(file, LONG_NAME, name) or _text(file, SHORT_NAME, name) or f"attachment {number}"
            yield Part(found, _attachment(file, name))
        if len(attached) > ATTACHED:
            yield Part("", UnreadableDocument(f"{len(attached)} attachments, of which the first {ATTACHED} are read"))


def _attachment(file: OleFileIO, name: str) -> bytes | UnreadableDocument:
    data = _stream(file, f"{name}/__substg1.0_{CONTENT}0102")
    return data or UnreadableDocument("a mail within the mail, or nothing: save the attachment and give the file")


def _message(file: OleFileIO) -> Contents:
    text = _text(file, BODY)
    if is_blank(text):
        page = _stream(file, f"__substg1.0_{PAGE}0102").rstrip(b"\0")
        text = html.shown(unmarked(page)[0]) if page else ""
    if is_blank(text):
        raise UnreadableDocument(f"no text in the message itself, or in RTF alone: {AS_TEXT}, or a mail as .eml")
    text = text.replace("\r\n", "\n")
    name, address = cleaned(_text(file, SENDER)), cleaned(_text(file, ADDRESS))
    sender = f"{name} <{address}>" if name and address and name != address else name or address
    day = _sent(file)
    why = "" if day is None else f"the mail was {sending(day, sender, cleaned(_text(file, RECEIVER)))}"
    return Contents(
        text,
        cleaned(_text(file, SUBJECT)) or headline(text),
        None,
        sender,
        published=None if day is None else Evidence(day, why),
    )


def _sent(file: OleFileIO) -> date | None:
    """When it was sent: by the sender's clock where its headers are kept, else in UTC."""
    written = HeaderParser().parsestr(_text(file, HEADERS))["date"]
    try:
        if written:
            return moment(parsedate_to_datetime(str(written)))
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    data = _stream(file, PROPERTIES)[FIRST:]
    kept = {tag: value for tag, _, value in struct.iter_unpack("<IIQ", data[: len(data) // ENTRY * ENTRY])}
    ticks = next((kept[tag] for tag in SENT if kept.get(tag)), None)
    try:
        return None if ticks is None else moment(EPOCH + timedelta(microseconds=ticks // 10))
    except OverflowError:
        return None


def _text(file: OleFileIO, ident: str, storage: str = "") -> str:
    """A property that is a text, in Unicode or as older versions keep it; "" where there is none."""
    path = f"{storage}/__substg1.0_{ident}" if storage else f"__substg1.0_{ident}"
    wide = _stream(file, f"{path}001F")
    text = wide.decode("utf-16-le", "replace") if wide else _stream(file, f"{path}001E").decode("cp1252", "replace")
    return text.rstrip("\x00")


def _stream(file: OleFileIO, path: str) -> bytes:
    if not file.exists(path) or file.get_type(path) != STREAM or file.get_size(path) > LONGEST:
        return b""
    data: bytes = file.openstream(path).read()
    return data


OUTLOOK = Collection("a mail of Outlook", (".msg",), parts, 50_000_000, apart=True)
