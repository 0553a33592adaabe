"""The whole: the documents, their actors, and every event they tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model.actors import Actor
from timeline.model.documents import Document
from timeline.model.events import Event, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator


VERSION = "0.1.0"  # of the program: an engine is named with it


@dataclass(frozen=True, slots=True)
class Engine:
    """What made a chronology: this program and the language model it read with, or "rules" where it did without."""

    name: str
    version: str
    model: str
    model_version: str


@dataclass(frozen=True, slots=True)
class Chronology:
    """The documents, and every event they tell.

    Conservation law: every mention is in exactly one event of `events` (dated, in order of time), `undated`, or
    `hidden`: those that a person decided not to show. Everything is in a stable order that depends on the documents
    and such decisions alone.
    """

    engine: Engine
    documents: tuple[Document, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    hidden: tuple[Event, ...] = ()

    def all_events(self) -> Iterator[Event]:
        """The dated events in order of time, then the undated ones; not the hidden ones."""
        yield from self.events
        yield from self.undated
