"""What the formats for readers share: clean text, passages with their marks, and the name of a source."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from timeline.wording import dating_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.model import Chronology, Conflict, Document, Event, Mention, Span

# Control characters and lone surrogates, which XML, HTML, calendars and spreadsheets cannot hold.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Marks that turn the direction of what follows: in a quote they would turn the text around it too.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class QuotedPassage(NamedTuple):
    """A mention with the document that tells it."""

    mention: Mention
    document: Document


def clean(text: str) -> str:
    """The text on one line, with what no format can hold replaced by the replacement character."""
    return " ".join(writable(text).split())


def writable(text: str) -> str:
    """The text with what no format can hold replaced by the replacement character, blanks and line ends untouched."""
    return TURNING.sub("", UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text))


def tellings(chronology: Chronology) -> Mapping[str, tuple[QuotedPassage, ...]]:
    """The mentions of each event, by event id, in the event's own order."""
    documents = {document.id: document for document in chronology.documents}
    mentions = {mention.id: mention for mention in chronology.mentions}
    return {
        event.id: tuple(QuotedPassage(mentions[id], documents[mentions[id].document]) for id in event.mentions)
        for event in chronology.all_events()
    }


def told_events(chronology: Chronology) -> Mapping[str, Event]:
    """The event that each mention tells, by the mention's id; mentions of events that a user hid tell none."""
    return {mention: event for event in chronology.all_events() for mention in event.mentions}


def actor_names(chronology: Chronology) -> Mapping[str, str]:
    """The clean name of each actor, by id."""
    return {actor.id: clean(actor.name) for actor in chronology.actors}


def source_name(document: Document) -> str:
    """A document as a reader knows it: "Title, Publisher"."""
    title = clean(document.title or document.source)
    return f"{title}, {clean(document.publisher)}" if document.publisher else title


def passages(told: Iterable[QuotedPassage]) -> tuple[tuple[str, str], ...]:
    """The source's name and the passage, on one line, of each mention; a passage that tells twice stands once."""
    pairs = ((source_name(document), clean(document.quote(mention.span))) for mention, document in told)
    return tuple(dict.fromkeys(pairs))


def when_and_why(event: Event) -> str:
    """The date in words with its reason: "Sat 22 Mar 2025: the clause names it"."""
    if event.dating is None:
        return dating_in_words(None)
    return f"{dating_in_words(event.dating)}: {clean(event.dating.why)}"


def disagreement(conflict: Conflict) -> str:
    """A conflict in a few words: "date: 2025-03-22 / 2025-03-23"."""
    return f"{clean(conflict.about)}: {' / '.join(clean(value) for value in dict.fromkeys(conflict.values))}"


def decisions(event: Event) -> tuple[str, ...]:
    """What a person decided about an event, a line each: "date, by Ada: the minutes say so; before: 22 Mar 2025"."""
    return tuple(
        clean(point.what + (f", by {point.by}" if point.by else ""))
        + (f": {clean(point.why)}" if point.why else "")
        + (f"; before: {clean(point.was)}" if point.was else "")
        for point in event.decided
    )


def marked(text: str, span: Span, marks: Mapping[str, Iterable[Span]]) -> Iterator[tuple[str, frozenset[str]]]:
    """The text under a span in pieces, each with the names of the marks that lie on it."""
    inside = [
        (name, max(mark.start, span.start), min(mark.end, span.end))
        for name, spans in marks.items()
        for mark in spans
        if mark.overlaps(span)
    ]
    cuts = sorted({span.start, span.end, *(cut for _, start, end in inside for cut in (start, end))})
    for start, end in pairwise(cuts):
        yield text[start:end], frozenset(name for name, low, high in inside if low <= start and end <= high)
