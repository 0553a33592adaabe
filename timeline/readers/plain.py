"""Plain text: the file decoded, unchanged."""

from __future__ import annotations

from timeline.readers.contents import Contents, FileFormat
from timeline.readers.decoding import decoded
from timeline.readers.headline import headline, publisher


def contents(data: bytes) -> Contents:
    """The text of the file; raises UnreadableDocument."""
    text, notes = decoded(data)
    return Contents(text, headline(text), publisher(text), notes=notes)


PLAIN = FileFormat("plain text", (".txt", ".text", ""), contents)
