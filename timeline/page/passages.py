"""A document cut into the pieces the reader shows: plain text, underlined passages, the words that tell and date, and
the dates that tell no event."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from timeline.chart import look_of
from timeline.model import AnchorKind, Document, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import DateUse, Event

REACH = 12_000
"""Characters shown before and after the current passage of a long document."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The stretch of a document that is shown, and its pieces in order (see `pieces`)."""

    span: Span
    pieces: list[dict[str, Any]]


def excerpt(document: Document, mentions: Sequence[Mention], current: Mention, reach: int = REACH) -> Excerpt:
    """The document round the current passage, cut into pieces; the whole of it where it is short enough."""
    return excerpt_at(document, mentions, current.span, current, reach)


def excerpt_at(
    document: Document, mentions: Sequence[Mention], at: Span, current: Mention | None = None, reach: int = REACH
) -> Excerpt:
    """The document round a place in it, where a passage need not be: the date that is `at` it is the one looked at."""
    span = window(document.text, at, reach)
    inside = [mention for mention in mentions if mention.span.overlaps(span)]
    return Excerpt(span, pieces(document, span, inside, current, at))


def telling_of(event: Event, mentions: Mapping[str, Mention], passage: str | None) -> Mention:
    """The telling of an event that is shown: the one asked for, else the first that dates it, else the first."""
    told = [mentions[key] for key in event.mentions]
    asked = (mention for mention in told if mention.id == passage)
    dating = (m for m in told if m.time is not None and m.dating is not None and m.dating == event.dating)
    return next(asked, None) or next(dating, told[0])


def window(text: str, passage: Span, reach: int = REACH) -> Span:
    """The stretch of text round a passage, cut at paragraph breaks where there are some near its ends."""
    low, high, near = max(0, passage.start - reach), min(len(text), passage.end + reach), reach // 4
    first = text.find("\n\n", low, min(low + near, passage.start)) if low > 0 else -1
    last = text.rfind("\n\n", max(high - near, passage.end), high) if high < len(text) else -1
    return Span(first + 2 if first >= 0 else low, last if last >= 0 else high)


def pieces(
    document: Document, span: Span, mentions: Sequence[Mention], current: Mention | None, looked: Span | None = None
) -> list[dict[str, Any]]:
    """The pieces of a stretch of text, in order; joined, their texts are that stretch.

    A piece says its `text`, the ids of the `mentions` it belongs to (those it names first), whether it is in the
    `current` passage, and whether it is a `date` phrase, a `trigger` or the `anchor` the current date is counted from.
    Of a date that tells no event it says where in the stretch that is and why (`unused`), and if it is `looked` at.
    """
    anchor = None if current is None else anchor_of(document, current)
    unused = [use for use in document.unused if span.covers(use.span)]
    further = [*([anchor] if anchor else []), *(use.span for use in unused)]
    cuts = sorted({span.start, span.end, *_cuts(mentions, span), *_clipped(further, span)})
    starts = sorted(mentions, key=lambda mention: mention.span)
    found = []
    for piece in (Span(a, b) for a, b in pairwise(cuts)):
        here = [m for m in starts if m.span.overlaps(piece)]
        use = next((use for use in unused if use.span.covers(piece)), None)
        found.append(_piece(document, piece, here, current, anchor) | _unused(use, span, looked))
    return found


def anchor_of(document: Document, mention: Mention) -> Span | None:
    """Where the document says what a mention's date is counted from: another date, or when it was published."""
    if mention.time is None:
        return None
    anchor = mention.time.anchor
    return document.publication.span if anchor.kind is AnchorKind.PUBLICATION and not anchor.span else anchor.span


def _unused(use: DateUse | None, shown: Span, looked: Span | None) -> dict[str, Any]:
    """What a piece says of the date that tells no event which it belongs to, if any."""
    if use is None:
        return {}
    told = {"start": use.span.start - shown.start, "end": use.span.end - shown.start, "why": use.why}
    return {"unused": told, "looked": use.span == looked}


def _piece(
    document: Document, span: Span, here: Sequence[Mention], current: Mention | None, anchor: Span | None
) -> dict[str, Any]:
    piece: dict[str, Any] = {"text": document.quote(span)}
    if anchor is not None and anchor.covers(span):
        piece["anchor"] = True
    if not here:
        return piece
    named = sorted(here, key=lambda mention: (not _names(mention, span), mention.span.end - mention.span.start))
    shown = current if current is not None and current in here else named[0]
    return piece | {
        "mentions": [mention.id for mention in named],
        "colour": look_of(shown.kind).colour,
        "current": current in here,
        "date": any(mention.time is not None and mention.time.span.covers(span) for mention in here),
        "trigger": shown.trigger.covers(span),
    }


def _names(mention: Mention, span: Span) -> bool:
    """Whether the piece is the mention's own trigger or date phrase."""
    return mention.trigger.covers(span) or (mention.time is not None and mention.time.span.covers(span))


def _cuts(mentions: Iterable[Mention], span: Span) -> set[int]:
    spans = [s for m in mentions for s in (m.span, m.trigger, m.time.span if m.time is not None else None)]
    return _clipped([s for s in spans if s is not None], span)


def _clipped(spans: Iterable[Span], span: Span) -> set[int]:
    """Both ends of each span that fall inside the stretch."""
    return {end for s in spans for end in s if span.start < end < span.end}
