"""Mail (.eml, RFC 5322 and MIME): the text of the message as one document, each attachment as one of its own.

The text is the plain part, or the main text of the HTML part where there is none. The subject is the title, the sender
the author, and the day it was sent the publication's. Pictures within the message are passed over.
"""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
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
from timeline.readers.decoding import refuse_other_formats, unmarked
from timeline.readers.headline import headline
from timeline.readers.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

ATTACHED = 200  # attachments of one message
DEEPEST = 20  # parts within parts
HEADERS = ("from", "to", "date", "subject", "received", "message-id")


def parts(data: bytes, _columns: Columns) -> Iterator[Part]:
    """The message and its attachments; raises UnreadableDocument."""
    refuse_other_formats(data)
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    if not any(_header(message, name) for name in HEADERS):
        raise UnreadableDocument(f"not a mail: it has neither sender nor date nor subject; {AS_TEXT}")
    leaves = list(_leaves(message))
    try:
        yield Part("", _message(message, [leaf for leaf in leaves if not _is_attached(leaf)]))
    except UnreadableDocument as error:
        yield Part("", error)
    attached = [leaf for leaf in leaves if _is_attached(leaf)]
    for number, leaf in enumerate(attached[:ATTACHED], 1):
        yield Part(_name(leaf, number), _attachment(leaf))
    if len(attached) > ATTACHED:
        yield Part("", UnreadableDocument(f"{len(attached)} attachments, of which the first {ATTACHED} are read"))


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold no other parts, in order; a mail that is attached is one part."""
    level = [(message, 0)]
    while level:
        part, depth = level.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            if depth >= DEEPEST:
                raise UnreadableDocument(f"parts lie more than {DEEPEST} deep within each other: {AS_TEXT}")
            level = [(each, depth + 1) for each in part.iter_parts() if isinstance(each, EmailMessage)] + level
        else:
            yield part


def _is_attached(part: EmailMessage) -> bool:
    if part.get_content_maintype() == "image" and part.get("content-id"):
        return False  # a picture within the message
    named = part.get_filename() is not None
    return named or part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822"


def _name(part: EmailMessage, number: int) -> str:
    if part.get_content_type() == "message/rfc822":
        return f"{part.get_filename() or f'mail {number}'}".removesuffix(".eml") + ".eml"
    return part.get_filename() or f"attachment {number}"


def _attachment(part: EmailMessage) -> bytes | UnreadableDocument:
    try:
        return _data(part)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):
        return UnreadableDocument("damaged in the mail: save the attachment and give the file")


def _data(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


# --- the message --------------------------------------------------------------------------------


def _message(message: EmailMessage, leaves: list[EmailMessage]) -> Contents:
    found = _plain(leaves) or _page(leaves)
    if found is None:
        raise UnreadableDocument(f"no text in the message itself: {AS_TEXT}")
    text, notes = found
    sender = cleaned(_header(message, "from"))
    return Contents(
        text,
        cleaned(_header(message, "subject")) or headline(text),
        None,
        sender,
        published=_sent(message, sender),
        notes=notes,
    )


def _plain(leaves: list[EmailMessage]) -> tuple[str, tuple[str, ...]] | None:
    """The plain parts as one text, without the carriage returns that mail is sent with."""
    told = [_decoded(leaf) for leaf in leaves if leaf.get_content_type() == "text/plain"]
    text = "\n\n".join(text for text, _ in told if not is_blank(text))
    notes = dict.fromkeys(note for _, some in told for note in some)
    return None if is_blank(text) else (text.replace("\r\n", "\n"), tuple(notes))


def _decoded(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    data = _data(part)
    try:
        return data.decode(part.get_content_charset("utf-8")), ()
    except (LookupError, UnicodeDecodeError, ValueError):
        return unmarked(data)


def _page(leaves: list[EmailMessage]) -> tuple[str, tuple[str, ...]] | None:
    """The main text of the first part in HTML."""
    for leaf in leaves:
        if leaf.get_content_type() == "text/html":
            found = html.contents(_decoded(leaf)[0].encode("utf-8", "replace"))
            return found.text, found.notes
    return None


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as text; one that breaks the rules of mail is as good as none."""
    try:
        value = message[name]
        return None if value is None else str(value)
    except (MessageError, ValueError, IndexError, AttributeError, TypeError):
        return None


def _sent(message: EmailMessage, sender: str | None) -> Evidence | None:
    """The day and time of sending by the sender's clock, with who sent it to whom."""
    date = _header(message, "date")
    try:
        day = moment(parsedate_to_datetime(date)) if date else None
    except (ValueError, TypeError, IndexError, OverflowError):
        day = moment(date)
    if day is None:
        return None
    receiver = cleaned(_header(message, "to"))
    people = (f" by {sender}" if sender else "") + (f" to {receiver}" if receiver else "")
    return Evidence(day, f"the mail was sent{people} on {day.isoformat()[:16].replace('T', ' at ')}")


MAIL = Collection("a mail", (".eml",), parts, 50_000_000, apart=True)
