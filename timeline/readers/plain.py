"""Plain text: the file decoded as UTF-8, unchanged."""

from __future__ import annotations

from timeline.readers.contents import Contents, Format, decoded
from timeline.readers.headline import headline, publisher


def contents(data: bytes) -> Contents:
    """The text of the file; raises UnreadableDocument."""
    text = decoded(data)
    return Contents(text, headline(text), publisher(text))


PLAIN = Format("plain text", (".txt", ".text", ""), contents)
