"""What a person can decide about a chronology: frozen values, tied to passages of the documents, never to ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from timeline.model import ActorKind, Bound, EventKind, Granularity, Moment, Status


class Passage(NamedTuple):
    """A place in a document that is found again in another version of it: its words and those round it, as in the W3C's
    TextQuoteSelector; `document` is the digest of the whole text, `source` its name, `start` an offset: both hints."""

    document: str
    exact: str
    before: str = ""
    after: str = ""
    start: int = 0
    source: str = ""


Target = tuple[Passage, ...]
"""An event by the passages that tell it: the event of the first that is found."""


class Who(NamedTuple):
    """An actor: whoever is named in the `passage`, else whoever bears the name; somebody new where nobody does."""

    name: str
    kind: ActorKind = ActorKind.PERSON
    passage: Passage | None = None


class When(NamedTuple):
    """A date that a person gave: EDTF, how fine it is and how it limits, and what was written to give it."""

    edtf: str
    granularity: Granularity = Granularity.DAY
    bound: Bound = Bound.AT
    said: str = ""


class Source(NamedTuple):
    """A document: by the digest of its text, else by its name."""

    digest: str
    name: str


@dataclass(frozen=True, slots=True)
class Approve:
    """An event is right as it stands."""

    event: Target


@dataclass(frozen=True, slots=True)
class Hide:
    """An event is not to be shown."""

    event: Target


@dataclass(frozen=True, slots=True)
class Retitle:
    """An event is called otherwise."""

    event: Target
    title: str


@dataclass(frozen=True, slots=True)
class Redate:
    """An event was at another time, or at a time nobody knows (None)."""

    event: Target
    when: When | None


@dataclass(frozen=True, slots=True)
class SetKind:
    """An event is of another kind."""

    event: Target
    kind: EventKind


@dataclass(frozen=True, slots=True)
class SetStatus:
    """An event occurred, is planned, was cancelled ..."""

    event: Target
    status: Status


@dataclass(frozen=True, slots=True)
class SetActors:
    """These and nobody else took part in an event."""

    event: Target
    actors: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Several events are one; what was decided of the first goes before what was decided of the others."""

    events: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """These passages, as far as one event has them, tell another event than its other passages."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Add:
    """A passage tells an event that the program did not find."""

    passage: Passage
    title: str
    kind: EventKind = EventKind.OTHER
    status: Status = Status.OCCURRED
    when: When | None = None
    actors: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinActors:
    """These actors are one, who is called as the first is."""

    actors: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class RenameActor:
    """An actor is called otherwise."""

    actor: Who
    name: str


@dataclass(frozen=True, slots=True)
class Publish:
    """A document was published on a day, which is what its words are counted from: the chronology is built anew."""

    document: Source
    day: Moment


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """A document is not to be read: the chronology is built without it."""

    document: Source


Decision = (
    Approve
    | Hide
    | Retitle
    | Redate
    | SetKind
    | SetStatus
    | SetActors
    | Merge
    | Split
    | Add
    | JoinActors
    | RenameActor
    | Publish
    | LeaveOut
)
