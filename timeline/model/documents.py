"""Documents and when they were published."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from timeline.model.events import Dating, EventKind, Status
from timeline.model.text import Span
from timeline.model.time import Moment
from timeline.model.uses import DateUse


class PublicationBasis(StrEnum):
    """What a publication date rests on."""

    GIVEN = "given"  # by the user
    STATED = "stated"  # in the document's own head or metadata
    INFERRED = "inferred"  # from the dates the document tells
    UNKNOWN = "unknown"


class Ground(NamedTuple):
    """One piece of evidence for a publication date: the days it allows (None: open side) and how sure it is (0..1).

    `document` is the id of the other document it comes from, if any; `kept` is False where surer evidence spoke
    against it.
    """

    why: str
    first: date | None
    last: date | None
    confidence: float
    document: str | None = None
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Publication:
    """When a document was published, and how that is known.

    `day` is the best single answer (a datetime where the hour is known), `range` the first and last day it
    may have been, `evidence` says in words what it rests on, and `span` where that stands in the text. `grounds` are
    the pieces of evidence for an inferred date, `parts` the stretches of the text that are of another day than the
    rest, each with its own date.
    """

    basis: PublicationBasis
    day: Moment | None = None
    range: tuple[date, date] | None = None
    evidence: str = "nothing in the document tells when it was published"
    span: Span | None = None
    confidence: float = 1.0
    grounds: tuple[Ground, ...] = ()
    parts: tuple[tuple[Span, Publication], ...] = ()

    @property
    def calendar_day(self) -> date | None:
        """The day without the hour."""
        return self.day.date() if isinstance(self.day, datetime) else self.day

    def at(self, span: Span) -> Publication:
        """That of the part that a stretch of the text stands in, or this one."""
        return next((publication for part, publication in self.parts if part.covers(span)), self)

    @property
    def last_day(self) -> date | None:
        """The last day it may have been published, where that is known."""
        return self.range[1] if self.range is not None else self.calendar_day


class Entry(NamedTuple):
    """A row of a chronology that was made elsewhere, as it stands in the text of its document.

    `span` is the row, `title` what it calls the event, `date` where its date stands and `dating` what that means, `who`
    the names of those who took part; `kind`, `status` and `place` are None where its file says nothing of them.
    """

    span: Span
    title: Span
    date: Span | None = None
    dating: Dating | None = None
    who: tuple[Span, ...] = ()
    kind: EventKind | None = None
    status: Status | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its origin. The text is never changed: every offset points into it.

    `address` is where it stands on the web, `pages` the offset at which each of its pages begins (none: it has no
    pages), the first page being 1; `entries` are the rows of a chronology that was made elsewhere, one event each;
    `fault` is why this program could not read it to the end or compare it with others, in words ("": it could);
    `dates` are its time expressions that resolve to dates, in text order, each with what became of it once it was read.
    """

    id: str
    source: str
    text: str = field(repr=False)
    title: str = ""
    publisher: str | None = None
    language: str = "en"
    publication: Publication = Publication(PublicationBasis.UNKNOWN)
    address: str | None = None
    author: str | None = None
    pages: tuple[int, ...] = ()
    entries: tuple[Entry, ...] = ()
    fault: str = ""
    dates: tuple[DateUse, ...] = field(default=(), repr=False)

    @property
    def unused(self) -> tuple[DateUse, ...]:
        """The dates that tell no event."""
        return tuple(date for date in self.dates if date.reason is not None)

    def page_at(self, offset: int) -> int | None:
        """The page that a place in the text stands on; None where the document has no pages."""
        return max(bisect_right(self.pages, offset), 1) if self.pages else None

    def quote(self, span: Span) -> str:
        """The text under a span."""
        return self.text[span.start : span.end]
