"""A document cut into the pieces the reader shows: plain text, underlined passages, the words that tell and date."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from timeline.chart import look_of
from timeline.model import AnchorKind, Document, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import Event

REACH = 12_000
"""Characters shown before and after the current passage of a long document."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The stretch of a document that is shown, and its pieces in order (see `pieces`)."""

    span: Span
    pieces: list[dict[str, Any]]


def excerpt(document: Document, mentions: Sequence[Mention], current: Mention, reach: int = REACH) -> Excerpt:
    """The document round the current passage, cut into pieces; the whole of it where it is short enough."""
    span = window(document.text, current.span, reach)
    inside = [mention for mention in mentions if mention.span.overlaps(span)]
    return Excerpt(span, pieces(document, span, inside, current))


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


def pieces(document: Document, span: Span, mentions: Sequence[Mention], current: Mention) -> list[dict[str, Any]]:
    """The pieces of a stretch of text, in order; joined, their texts are that stretch.

    A piece says its `text`, the ids of the `mentions` it belongs to (those it names first), whether it is in the
    `current` passage, and whether it is a `date` phrase, a `trigger` or the `anchor` the current date is counted from.
    """
    anchor = anchor_of(document, current)
    cuts = sorted({span.start, span.end, *_cuts(mentions, span), *_clipped([anchor] if anchor else [], span)})
    starts = sorted(mentions, key=lambda mention: mention.span)
    return [
        _piece(document, Span(a, b), [m for m in starts if m.span.start < b and a < m.span.end], current, anchor)
        for a, b in pairwise(cuts)
    ]


def anchor_of(document: Document, mention: Mention) -> Span | None:
    """Where the document says what a mention's date is counted from: another date, or when it was published."""
    if mention.time is None:
        return None
    anchor = mention.time.anchor
    return document.publication.span if anchor.kind is AnchorKind.PUBLICATION and not anchor.span else anchor.span


def _piece(
    document: Document, span: Span, here: Sequence[Mention], current: Mention, anchor: Span | None
) -> dict[str, Any]:
    piece: dict[str, Any] = {"text": document.quote(span)}
    if anchor is not None and anchor.covers(span):
        piece["anchor"] = True
    if not here:
        return piece
    named = sorted(here, key=lambda mention: (not _names(mention, span), mention.span.end - mention.span.start))
    shown = current if current in here else named[0]
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
