"""Mentions and the events they tell, with their dates, reasons and conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from timeline.model.actors import ActorSpan
from timeline.model.text import Span
from timeline.model.time import Bound, Granularity, Interval, TimeExpression, iso_end, iso_start


class EventKind(StrEnum):
    """What sort of event it is."""

    CALL = "call"
    MEETING = "meeting"
    TALKS = "talks"
    SUMMIT = "summit"
    VISIT = "visit"
    AGREEMENT = "agreement"
    ANNOUNCEMENT = "announcement"
    STATEMENT = "statement"
    DEADLINE = "deadline"
    EXPIRY = "expiry"
    VOTE = "vote"
    APPOINTMENT = "appointment"
    CONFLICT = "conflict"
    SANCTION = "sanction"
    AID = "aid"
    LEGAL = "legal"
    MARKET = "market"
    DEATH = "death"
    BIRTH = "birth"
    DISASTER = "disaster"
    CRIME = "crime"
    STRIKE = "strike"
    LAUNCH = "launch"
    PUBLICATION = "publication"
    TRANSFER = "transfer"
    PAYMENT = "payment"
    MESSAGE = "message"
    SPORT = "sport"
    WEATHER = "weather"
    HEALTH = "health"
    DECISION = "decision"
    MOVEMENT = "movement"
    OPERATION = "operation"
    OTHER = "other"


class Status(StrEnum):
    """How a text speaks of an event."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    EXPECTED = "expected"
    PROPOSED = "proposed"
    DEADLINE = "deadline"
    HYPOTHETICAL = "hypothetical"
    CANCELLED = "cancelled"
    DENIED = "denied"


class DatingBasis(StrEnum):
    """What the date of an event rests on: the step that attached it."""

    CLAUSE = "clause"  # a time in its own clause
    NOUN = "noun"  # a time that belongs to the noun that names it
    LINKED = "linked"  # a time of its sentence that weighing gives to it, not the form of the phrase
    HEADED = "headed"  # the date of the heading, label, stamp or row it stands under
    SHARED = "shared"  # the time of what it is told with
    CARRIED = "carried"  # the date of what was told before
    PUBLICATION = "publication"  # the day of a report, for want of any other
    BOUNDED = "bounded"  # only limits are known
    JOINED = "joined"  # narrowed by other tellings of the same event
    DECIDED = "decided"  # a person's word


class Detail(StrEnum):
    """How much a telling, or an event, belongs in the chronology."""

    MAIN = "main"  # a line of its own
    COMMENT = "comment"  # what somebody said of something
    MINOR = "minor"  # background and scenery


@dataclass(frozen=True, slots=True)
class Dating:
    """When something happened, how finely that is known, how surely (0..1), and why we think so; `zone` is the time
    zone of a clock time where the text tells it ("EDT", "+02:00")."""

    when: Interval
    granularity: Granularity
    bound: Bound
    edtf: str
    basis: DatingBasis
    confidence: float
    why: str
    zone: str | None = None

    @property
    def start(self) -> str | None:
        """First day or minute in ISO 8601, inclusive; None where open."""
        return iso_start(self.when, self.granularity)

    @property
    def end(self) -> str | None:
        """Last day or minute in ISO 8601, inclusive; None where open."""
        return iso_end(self.when, self.granularity)


@dataclass(frozen=True, slots=True)
class Mention:
    """One telling of an event: a passage (`span`) of a document, the word that names the event (`trigger`),
    its time expression if any, its date with the reason, its actors and place.

    `title` says in a few words who did what; `words` are the lemmas of its content words, for comparing;
    `antecedent` is the earlier mention of the same document that it takes up ("the meeting"), if any; `mentioned` are
    those whom the passage names beside the actors: talked about, or acting in something else; `dated_by` is the mention
    of the same document whose date it has, though it tells another event ("... and agreed there"); `detail` is how much
    it belongs in the chronology, `of` the mention of the same document that it is said of or a part of, if any.
    """

    id: str
    document: str
    span: Span
    trigger: Span
    kind: EventKind
    status: Status
    time: TimeExpression | None
    dating: Dating | None
    actors: tuple[ActorSpan, ...]
    place: str | None
    title: str
    words: frozenset[str] = frozenset()
    antecedent: str | None = None
    mentioned: tuple[ActorSpan, ...] = ()
    dated_by: str | None = None
    detail: Detail = Detail.MAIN
    of: str | None = None


class Reason(NamedTuple):
    """What speaks for two tellings being of one event, in words, with its weight; below zero it speaks against it.

    `about` is what was compared: "kind", "date", "actors", "place", "words", or "text" (how a document tells it).
    """

    why: str
    weight: float
    about: str


@dataclass(frozen=True, slots=True)
class Join:
    """Why a mention belongs to its event: the reasons, and the mention (`to`) that it was found to be like."""

    mention: str
    reasons: tuple[Reason, ...]
    to: str = ""


@dataclass(frozen=True, slots=True)
class Possible:
    """Another event that may be the same, which a person has to decide: `score` is 0..1, at 1 the two were joined."""

    event: str
    score: float
    reasons: tuple[Reason, ...]


class Stand(NamedTuple):
    """A status that an event had, and the mentions that tell it so, as of the day their documents were published."""

    status: Status
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A point on which the mentions of an event disagree: `values[i]` is said by `mentions[i]`.

    `about` is "date", "status", "actors" (who took part) or "accounts" (one tells the opposite of the other).
    """

    about: str
    values: tuple[str, ...]
    mentions: tuple[str, ...]


class Decided(NamedTuple):
    """A point of an event that a person decided: `what` ("title", "date", "merged" ...), by whom and when where that is
    known, why if they said so, and how it `was` before, in words."""

    what: str
    by: str = ""
    at: str = ""
    why: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or was to happen, with at least one mention; `dating` is None where undated.

    `id` is a stable hash of what it is; `confidence` (0..1) is that of its date, 0 without one; `importance` orders
    events for display; `mentioned` are
    those whom its passages name though they take no part in it; `stands` are the statuses it had, in order of
    publication; `possibly_same` what it may be the same as, best first; `sources` counts the documents that tell it
    independently: a reprint is no second source; `decided` is what a person decided about it; `detail` is how much it
    belongs in the chronology, `of` the event that it comments on or is a part of, where that is known.
    """

    id: str
    title: str
    kind: EventKind
    status: Status
    dating: Dating | None
    confidence: float
    importance: float
    actors: tuple[str, ...]
    place: str | None
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()
    joins: tuple[Join, ...] = ()
    mentioned: tuple[str, ...] = ()
    stands: tuple[Stand, ...] = ()
    possibly_same: tuple[Possible, ...] = ()
    sources: int = 0
    decided: tuple[Decided, ...] = ()
    detail: Detail = Detail.MAIN
    of: str | None = None
