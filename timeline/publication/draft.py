"""A document without a date, or a part of one, read for the sake of its date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from timeline.anchoring import shifted
from timeline.model import AnchorKind, Span, TimeExpression
from timeline.publication.years import Window, YearGuess, in_year
from timeline.temporal import times
from timeline.temporal.parts import teasers

if TYPE_CHECKING:
    from timeline.model import ActorSpan, Document, Mention


class Dateline(NamedTuple):
    """A day and month at the head of a text that names no year."""

    month: int
    day: int
    span: Span


class Writing(NamedTuple):
    """The weekday (0 is Monday) on which a report was most likely written, and within how many days it came out."""

    weekday: int
    soon: int


@dataclass(frozen=True, slots=True)
class UndatedDocument:
    """What an undated text tells, its dates without a year put in the guessed one, and what speaks for its day.

    Relative expressions are read as of an arbitrary day, so that it is known which event they are told of. `parts`
    are the stretches that are of another day; `part` is the one that this draft is of, None for the rest of the text.
    `unpast` are the places of verbs in the present or infinitive, whatever is taken for past there. `writing` is the
    weekday of writing, `earliest` the first day of its office holders, `taken` that of actors by id.
    """

    document: Document
    mentions: tuple[Mention, ...]
    spans: tuple[ActorSpan, ...]
    times: tuple[TimeExpression, ...]
    guess: YearGuess
    unpast: frozenset[int] = frozenset()
    line: Dateline | None = None
    writing: Writing | None = None
    earliest: date | None = None
    taken: Mapping[str, date] | None = None
    parts: tuple[Span, ...] = ()
    part: Span | None = None

    def covers(self, span: Span) -> bool:
        """Whether a stretch of the document belongs to what is dated here."""
        if self.part is not None:
            return self.part.covers(span)
        return not any(part.overlaps(span) for part in self.parts)

    def of_part(self, part: Span | None) -> UndatedDocument:
        """The draft of a part, or of the text without its parts: a head is the whole document's, not the part's."""
        here = replace(self, part=part)
        return replace(
            here,
            mentions=tuple(m for m in self.mentions if here.covers(m.span)),
            times=tuple(t for t in self.times if here.covers(t.span)),
            line=self.line if part is None else None,
            writing=self.writing if part is None else None,
            earliest=self.earliest if part is None else None,
        )


def parts_of(document: Document) -> tuple[Span, ...]:
    """The stretches of a text that are of another day than the rest: teasers of other articles."""
    return tuple(teasers(document.text))


def probe_day(guess: YearGuess, window: Window | None, earliest: date | None) -> date:
    """An arbitrary day near which an undated text may be of."""
    days = [earliest or date(guess.year, 1, 1), window.last if window is not None else date(guess.year, 12, 31)]
    first, last = min(days), max(days)
    return first + (last - first) / 2


def probed(
    document: Document, told: Sequence[TimeExpression], guess: YearGuess, probe: date
) -> tuple[TimeExpression, ...]:
    """The expressions of an undated text: dated ones in the guessed year, relative ones as of the probe."""
    own = {t.span: t for t in (in_year(told, guess) if guess.sure else told) if t.when is not None}
    relative = [t for t in _relative(document, probe) if t.span not in own]
    taken = sorted(own)
    free = [t for t in relative if not _overlaps(t.span, taken)]
    return tuple(sorted([*own.values(), *free], key=lambda t: t.span))


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a stretch overlaps one of some in order and apart."""
    at = bisect_left(taken, span)
    return any(span.overlaps(other) for other in taken[max(0, at - 1) : at + 1])


def _relative(document: Document, probe: date) -> Iterable[TimeExpression]:
    parts = parts_of(document)
    for span in (None, *parts):
        text = document.text if span is None else document.quote(span)
        for time in times(text, published=probe, language=document.language):
            here = time if span is None else shifted(time, span.start)
            inside = any(part.covers(here.span) for part in parts)
            if here.anchor.kind is AnchorKind.PUBLICATION and inside is (span is not None):
                yield here
