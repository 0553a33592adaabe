"""Texts that would break out of their place, and a chronology in which one text stands wherever a text can stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from chronologies import HOSTILE_TITLE, dating
from hypothesis import strategies as st

from timeline.export import FORMATS
from timeline.model import (
    Actor,
    ActorKind,
    ActorSpan,
    Chronology,
    Document,
    Engine,
    Event,
    EventKind,
    Mention,
    Publication,
    PublicationBasis,
    Span,
    Status,
)

HOSTILE = [
    HOSTILE_TITLE,
    "=HYPERLINK(\"http://evil.example\",\"x\")", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", "a,b;c\\d\"e",
    "</script><script>alert(1)</script>", "<!-- x", "]]>", "END:VEVENT\r\nBEGIN:VEVENT", "a\nb\r\nc\u2028d",
    "\x00\x07\x1b[31m\x9f", "\ud800 lone", "\u202eturned", "é" * 100, "😀" * 50,
    "_x0041_", "[\n      1,\n      2\n    ]",
]  # fmt: skip
# Those that are a text at once: a picture is drawn by a browser.
TEXTUAL = [form for form in FORMATS.values() if not form.binary and not form.media_type.startswith("image/")]
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.text(st.sampled_from("=+-@<>&\"'\\,;:\r\n\t \x00é😀\ud800a"), max_size=40),
)


def one(text: str) -> Chronology:
    """A chronology in which one text stands everywhere a document's text can stand."""
    body = text or " "
    mention = Mention(
        "m1", "d1", Span(0, len(body)), Span(0, 1), EventKind.CALL, Status.OCCURRED, None,
        dating(date(2025, 3, 22)), (ActorSpan("a1", Span(0, 1)),), text, text,
    )  # fmt: skip
    event = Event(
        "e1", text, EventKind.CALL, Status.OCCURRED, replace(dating(date(2025, 3, 22)), why=text), 0.9, 1.0,
        ("a1",), text or None, ("m1",), ("d1",),
    )  # fmt: skip
    document = Document(
        "d1", text, body, text, text or None, "en",
        Publication(PublicationBasis.UNKNOWN, evidence=text), text or None, text or None
    )  # fmt: skip
    actor = Actor("a1", text, ActorKind.PERSON, (text,))
    return Chronology(Engine(text, text, text, text), (document,), (actor,), (mention,), (event,), ())


class Markup(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)
