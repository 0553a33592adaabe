"""The nouns of Dateline: frozen values that every other room passes on, and nothing else.

Standard library only. Offsets are Unicode code points into a document's text, half open, so
`document.text[span.start:span.end]` is always what is shown. Calendar time is naive (no zone): a
chronology speaks of days as its sources do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd


VERSION = "0.1.0"  # of the program: an engine is named with it


class Span(NamedTuple):
    """A half-open stretch of a document's text, in Unicode code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same stretch, `by` characters further on."""
        return Span(self.start + by, self.end + by)


# --- time -------------------------------------------------------------------------------------


class Granularity(StrEnum):
    """How finely a date is known, from the finest to the coarsest."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    PART_OF_MONTH = "part of month"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half-year"
    PART_OF_YEAR = "part of year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    PERIOD = "period"  # two ends that are no calendar unit: "March 3-5", "since Tuesday"

    @property
    def rank(self) -> int:
        """Position from finest (0) to coarsest."""
        return list(Granularity).index(self)


class Bound(StrEnum):
    """How a time limits what is said of it: "on", "before / by / until", "since / after"."""

    AT = "at"
    BY = "by"
    SINCE = "since"


# A naive calendar has no zone, so these are written out: `datetime.min` and `.max` are read as instants (ruff DTZ901).
_BEGINNING = datetime.combine(date.min, time.min)
_END = datetime.combine(date.max, time.max)


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of naive calendar time, half open: `start` is in it, `stop` is the first instant after it.

    An unknown side is None (open), never padded. At least one side is known and the interval is never
    empty; raises ValueError otherwise.
    """

    start: datetime | None
    stop: datetime | None

    def __post_init__(self) -> None:
        if self.start is None and self.stop is None:
            raise ValueError("an interval needs at least one known side")
        if self.start is not None and self.stop is not None and self.start >= self.stop:
            raise ValueError(f"an interval is never empty: {self.start} .. {self.stop}")

    @classmethod
    def of_days(cls, first: date | None, last: date | None) -> Interval:
        """The interval from the beginning of `first` to the end of `last`, both inclusive."""
        start = None if first is None else datetime.combine(first, time.min)
        if last is None:
            return cls(start, None)
        if last == date.max:
            return cls(start, _END)
        return cls(start, datetime.combine(last, time.min) + timedelta(days=1))

    @property
    def first(self) -> date | None:
        """First calendar day that the interval touches."""
        return None if self.start is None else self.start.date()

    @property
    def last(self) -> date | None:
        """Last calendar day that the interval touches."""
        if self.stop is None:
            return None
        return self.stop.date() if self.stop == _END else (self.stop - timedelta(microseconds=1)).date()

    @property
    def days(self) -> int | None:
        """How many calendar days it touches, or None where a side is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    def _sides(self) -> tuple[datetime, datetime]:
        return self.start or _BEGINNING, self.stop or _END

    def overlaps(self, other: Interval) -> bool:
        """Whether some instant lies in both; an open side reaches for ever."""
        (a, b), (c, d) = self._sides(), other._sides()
        return a < d and c < b

    def covers(self, other: Interval) -> bool:
        """Whether `other` lies wholly inside; an open side reaches for ever."""
        (a, b), (c, d) = self._sides(), other._sides()
        return a <= c and d <= b

    def intersection(self, other: Interval) -> Interval | None:
        """What both have in common, or None."""
        if not self.overlaps(other):
            return None
        starts = [x for x in (self.start, other.start) if x is not None]
        stops = [x for x in (self.stop, other.stop) if x is not None]
        return Interval(max(starts, default=None), min(stops, default=None))


class TimeType(StrEnum):
    """The TIMEX3 types (ISO-TimeML, ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class AnchorKind(StrEnum):
    """What a time expression is counted from."""

    STATED = "stated"  # the phrase says it all
    PUBLICATION = "publication"  # the day its document was published
    EXPRESSION = "expression"  # another time expression of the same document
    NONE = "none"  # nothing known to count from


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time expression is counted from: the kind, its day where known, and where that stands in the text."""

    kind: AnchorKind
    day: date | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A phrase that tells a time: where it stands, what it means, and why.

    `when` is the phrase's own interval ("before April 29" -> April 29); `bound` says how it limits what is
    told (there: BY). `type`, `value` and `mod` are TIMEX3; `edtf` is ISO 8601-2, None where nothing resolves.
    """

    span: Span
    quote: str
    type: TimeType
    value: str
    mod: str | None
    edtf: str | None
    when: Interval | None
    granularity: Granularity | None
    bound: Bound
    rule: str
    anchor: Anchor
    why: str

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.span.end

    @property
    def from_(self) -> str | None:
        """First day (or minute, where a clock time is told) in ISO 8601, inclusive; None where open or unknown."""
        return None if self.when is None else iso_start(self.when, self.granularity)

    @property
    def to(self) -> str | None:
        """Last day (or minute) in ISO 8601, inclusive; None where open or unknown."""
        return None if self.when is None else iso_end(self.when, self.granularity)


CLOCK = frozenset({Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR})


def iso_start(when: Interval, granularity: Granularity | None) -> str | None:
    """The inclusive beginning of an interval as ISO 8601: a date, or a date and time where a clock time is known."""
    if when.start is None:
        return None
    return when.start.isoformat(timespec="minutes") if granularity in CLOCK else when.start.date().isoformat()


def iso_end(when: Interval, granularity: Granularity | None) -> str | None:
    """The inclusive end of an interval as ISO 8601; a clock time ends in the minute it names."""
    if when.stop is None or when.last is None:
        return None
    if granularity not in CLOCK:
        return when.last.isoformat()
    return (when.stop - timedelta(microseconds=1)).replace(second=0, microsecond=0).isoformat(timespec="minutes")


# --- documents --------------------------------------------------------------------------------


class Basis(StrEnum):
    """What a publication date rests on."""

    GIVEN = "given"  # by the user
    STATED = "stated"  # in the document's own head or metadata
    INFERRED = "inferred"  # from the dates the document tells
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Publication:
    """When a document was published, and how that is known.

    `day` is the best single answer (a datetime where the hour is known), `range` the first and last day it
    may have been, `evidence` says in words what it rests on, and `span` where that stands in the text.
    """

    basis: Basis
    day: date | datetime | None = None
    range: tuple[date, date] | None = None
    evidence: str = "nothing in the document tells when it was published"
    span: Span | None = None

    @property
    def calendar_day(self) -> date | None:
        """The day without the hour."""
        return self.day.date() if isinstance(self.day, datetime) else self.day


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its origin. The text is never changed: every offset points into it."""

    id: str
    source: str
    text: str = field(repr=False)
    title: str = ""
    publisher: str | None = None
    language: str = "en"
    publication: Publication = Publication(Basis.UNKNOWN)

    def quote(self, span: Span) -> str:
        """The text under a span."""
        return self.text[span.start : span.end]


# --- sentences --------------------------------------------------------------------------------


class Token(NamedTuple):
    """A word of an analysed sentence; `head` is the index of its governor in the same sentence (its own at the root).

    `pos`, `dep` and `morph` are Universal Dependencies' as the model gives them, `tag` is the Penn tag,
    `entity` the model's entity label or "" and `entity_start` whether an entity begins here.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    morph: str
    entity: str
    entity_start: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """An analysed sentence: its span, the span of its paragraph, and its words in order."""

    span: Span
    paragraph: Span
    tokens: tuple[Token, ...] = field(repr=False)


# --- actors -----------------------------------------------------------------------------------


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts, under all names the documents give it; `country` is the id of the actor it belongs to, if any."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None


class ActorSpan(NamedTuple):
    """A place in a text that names an actor."""

    actor: str
    span: Span


# --- events -----------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Dating:
    """When something happened, how finely that is known, how surely (0..1), and why we think so.

    `basis` names the step that attached the date: "clause", "sentence", "carried", "publication", "bounded"
    (only limits are known) or "joined" (from another mention of the same event).
    """

    when: Interval
    granularity: Granularity
    bound: Bound
    edtf: str
    basis: str
    confidence: float
    why: str

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
    `antecedent` is the earlier mention of the same document that it takes up ("the meeting"), if any.
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


@dataclass(frozen=True, slots=True)
class Join:
    """Why a mention belongs to its event: each reason in words with its weight."""

    mention: str
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A point ("date", "status") on which the mentions of an event disagree: `values[i]` is said by `mentions[i]`."""

    about: str
    values: tuple[str, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or was to happen, with at least one mention; `dating` is None where undated.

    `id` is a stable hash of what it is; `confidence` is 0..1; `importance` orders events for display.
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


@dataclass(frozen=True, slots=True)
class Engine:
    """What made a chronology: this program and the language model it read with."""

    name: str
    version: str
    model: str
    model_version: str


@dataclass(frozen=True, slots=True)
class Chronology:
    """The documents, and every event they tell.

    Conservation law: every mention is in exactly one event of `events` (dated, in order of time) or
    `undated`. Everything is in a stable order that depends on the documents alone.
    """

    engine: Engine
    documents: tuple[Document, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    undated: tuple[Event, ...]

    def all_events(self) -> Iterator[Event]:
        """The dated events in order of time, then the undated ones."""
        yield from self.events
        yield from self.undated

    def to_frame(self) -> pd.DataFrame:
        """One row an event, as pandas sees it (see `timeline.frame`)."""
        # The one import that climbs: a convenience the contract promises; pandas is loaded only when asked for.
        from timeline.frame import frame_of

        return frame_of(self)
