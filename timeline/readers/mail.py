"""Mail (.eml, RFC 5322 and MIME; .mbox): the text of a message, each mail it quotes and each attachment as documents.

The text is the plain part, or what the HTML part shows where there is none, without what it quotes. The subject
is the title, the sender the author, and the day it was sent the publication's. Pictures within it are passed over.
"""

from __future__ import annotations

import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from itertools import pairwise
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
from timeline.readers.moments import moment, moment_before
from timeline.readers.quoting import parted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from timeline.readers.quoting import Quoted

ATTACHED = 200  # attachments of one message
DEEPEST = 20  # parts within parts
MAILS = 10_000  # of one mailbox
SEPARATOR = b"From "
BEGINS = re.compile(rb"\r?\n\r?\nFrom (?=[^\n]{0,200}\d\d:\d\d)")
EMPTY_LINE = re.compile(rb"(?<=\n)\r?\n\Z")
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
HEADERS = ("from", "to", "date", "subject", "received", "message-id")


def parts(data: bytes, _columns: Columns) -> Iterator[Part]:
    """The message and its attachments; raises UnreadableDocument."""
    refuse_other_formats(data)
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    if not any(_header(message, name) for name in HEADERS):
        raise UnreadableDocument(f"not a mail: it has neither sender nor date nor subject; {AS_TEXT}")
    leaves = list(_leaves(message))
    try:
        yield from told(_message(message, [leaf for leaf in leaves if not _is_attached(leaf)]))
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


def told(whole: Contents) -> Iterator[Part]:
    """A message without what it quotes, where it has words of its own, and each quoted mail."""
    own, quoted = parted(whole.text)
    if not is_blank(own):
        yield Part("", whole._replace(text=own))
    latest = None if whole.published is None else whole.published.day
    for number, each in enumerate(quoted, 1):
        earlier = _quoted(each, whole.title, latest)
        latest = latest if earlier.published is None else earlier.published.day
        yield Part(f"quoted {number}", earlier)


def _quoted(mail: Quoted, subject: str | None, latest: date | None) -> Contents:
    """A quoted mail, which was sent before the one that quotes it."""
    day, sender = moment_before(mail.sent, latest), cleaned(mail.sender)
    sent = None if day is None else Evidence(day, f"quoted in a mail: {sending(day, sender, cleaned(mail.receiver))}")
    notes: tuple[str, ...] = ()
    if day is None and mail.sent:
        notes = (f"its date “{cleaned(mail.sent)}” is none that can be read for sure: give it with --published",)
    return Contents(mail.text, cleaned(mail.subject) or subject, None, sender, published=sent, notes=notes, quoted=True)


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
    """What the first part in HTML shows."""
    for leaf in leaves:
        if leaf.get_content_type() == "text/html":
            text, notes = _decoded(leaf)
            text = html.shown(text)
            return None if is_blank(text) else (text, notes)
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
    return Evidence(day, f"the mail was {sending(day, sender, cleaned(_header(message, 'to')))}")


def sending(day: date, sender: str | None, receiver: str | None) -> str:
    """Who sent a mail to whom, and when, in words."""
    people = (f" by {sender}" if sender else "") + (f" to {receiver}" if receiver else "")
    return f"sent{people} on {day.isoformat()[:16].replace('T', ' at ')}"


# --- mailboxes ------------------------------------------------------------------------------------


def mails(data: bytes, _columns: Columns) -> Iterator[Part]:
    """The mails of a mailbox (mbox), in its order; raises UnreadableDocument.

    A line "From " after an empty one begins a mail, which ends before that; ">From " in one is such a line of its text.
    """
    refuse_other_formats(data)
    if not data.startswith(SEPARATOR):
        raise UnreadableDocument(f"not a mailbox: it does not begin with “From ”; {AS_TEXT}, or a mail as .eml")
    begins = [0, *(match.start() + match[0].index(SEPARATOR) for match in BEGINS.finditer(data))]
    if len(begins) > MAILS:
        raise UnreadableDocument(f"{len(begins):,} mails, more than {MAILS:,}: split it")
    for number, (start, end) in enumerate(pairwise([*begins, len(data)]), 1):
        mail = data[start:end].partition(b"\n")[2]
        yield Part(f"{number}.eml", ESCAPED.sub(rb"\1", EMPTY_LINE.sub(b"", mail)))


MAIL = Collection("a mail", (".eml",), parts, 50_000_000, apart=True)
MAILBOX = Collection("a mailbox", (".mbox",), mails, 200_000_000)
