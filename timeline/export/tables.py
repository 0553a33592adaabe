"""A chronology as tables: one row an event, one a mention, one a document, for whatever format writes tables.

A cell is a text or a number, or nothing; dates are texts in ISO 8601. Several values in a cell are parted by " | ".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.export.links import passage_link
from timeline.export.passages import actor_names, clean, decisions, disagreement, passages, source_name, tellings
from timeline.wording import dating_in_words, publication_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.export.passages import QuotedPassage
    from timeline.model import Chronology, Dating, Document, Event

Cell = str | int | float | None

EVENTS = (
    "id", "start", "end", "when", "edtf", "zone", "granularity", "bound", "title", "kind", "status", "detail",
    "date_confidence", "importance", "actors", "place", "sources", "documents", "why", "conflicts", "passages",
    "decided",
)  # fmt: skip
MENTIONS = (
    "id", "event", "event_title", "start", "end", "when", "edtf", "why", "title", "kind", "status", "actors",
    "quote", "trigger", "time_phrase", "document", "publisher", "published", "page", "from", "to", "link",
)  # fmt: skip
DOCUMENTS = ("id", "title", "publisher", "author", "published", "evidence", "language", "file", "address", "pages")


class Table(NamedTuple):
    """A table with its name, its columns, and its rows of as many cells."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def events(chronology: Chronology) -> Table:
    """One row an event, the undated ones at the end."""
    told, names = tellings(chronology), actor_names(chronology)
    rows = (_event(event, told[event.id], names) for event in chronology.all_events())
    return Table("events", EVENTS, tuple(rows))


def mentions(chronology: Chronology) -> Table:
    """One row a mention, in the order of the events that they tell; `from` and `to` are its offsets in the text."""
    told, names = tellings(chronology), actor_names(chronology)
    rows = (row for event in chronology.all_events() for row in _mentions(event, told[event.id], names))
    return Table("mentions", MENTIONS, tuple(rows))


def documents(chronology: Chronology) -> Table:
    """One row a document."""
    return Table("documents", DOCUMENTS, tuple(_document(each) for each in chronology.documents))


def _several(values: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(values))


def _dates(dating: Dating | None) -> tuple[Cell, ...]:
    """First and last day or minute, the date in words, and EDTF."""
    if dating is None:
        return None, None, dating_in_words(None), None
    return dating.start, dating.end, dating_in_words(dating), dating.edtf


def _event(event: Event, told: tuple[QuotedPassage, ...], names: Mapping[str, str]) -> tuple[Cell, ...]:
    dating = event.dating
    return (
        event.id,
        *_dates(dating),
        dating.zone if dating else None,
        dating.granularity.value if dating else None,
        dating.bound.value if dating else None,
        clean(event.title),
        event.kind.value,
        event.status.value,
        event.detail.value,
        round(event.confidence, 2),
        round(event.importance, 2),
        _several(names[actor] for actor in event.actors),
        clean(event.place or ""),
        event.sources or len(event.documents),
        _several(source_name(document) for _, document in told),
        clean(dating.why) if dating else None,
        _several(disagreement(conflict) for conflict in event.conflicts),
        _several(f"{quote} [{source}]" for source, quote in passages(told)),
        _several(decisions(event)),
    )


def _mentions(event: Event, told: tuple[QuotedPassage, ...], names: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    for each in told:
        mention, document = each
        yield (
            mention.id,
            event.id,
            clean(event.title),
            *_dates(mention.dating),
            clean(mention.dating.why) if mention.dating else None,
            clean(mention.title),
            mention.kind.value,
            mention.status.value,
            _several(names[span.actor] for span in mention.actors),
            clean(document.quote(mention.span)),
            clean(document.quote(mention.trigger)),
            clean(mention.time.quote) if mention.time else None,
            clean(document.title or document.source),
            clean(document.publisher or ""),
            publication_in_words(document.publication),
            document.page_at(mention.span.start),
            mention.span.start,
            mention.span.end,
            passage_link(document, mention.span),
        )


def _document(document: Document) -> tuple[Cell, ...]:
    return (
        document.id,
        clean(document.title),
        clean(document.publisher or ""),
        clean(document.author or ""),
        publication_in_words(document.publication),
        clean(document.publication.evidence),
        document.language,
        clean(document.source),
        clean(document.address or ""),
        len(document.pages) or None,
    )
