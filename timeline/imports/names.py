"""Names that a chronology lists as taking part: whoever takes part is somebody, whatever the name looks like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.actors.reading import KINDS

if TYPE_CHECKING:
    from timeline.actors import NamesRead
    from timeline.actors.reading import NameSeen
    from timeline.model import Document

PERSON, BODY = KINDS.index("person"), KINDS.index("organisation")
VOTES = 8  # more than what a name looks like has, which would make a place of a firm


def as_listed(document: Document, read: NamesRead) -> NamesRead:
    """What a document tells about names, where those in its lists of participants are persons or bodies."""
    listed = {" ".join(document.quote(span).split()) for entry in document.entries for span in entry.who}
    names = tuple(_acting(seen) if seen.text in listed else seen for seen in read.told.names)
    return replace(read, told=replace(read.told, names=names))


def _acting(seen: NameSeen) -> NameSeen:
    votes = list(seen.votes)
    votes[BODY] += 0 if votes[PERSON] else VOTES
    return seen._replace(votes=tuple(votes))
