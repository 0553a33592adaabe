"""What became of the dates of documents, as decided: the hidden tell nothing, and what is added its date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from timeline.calendars import interval_of_edtf
from timeline.curate.dates import HEDGE
from timeline.model import DateUse, Document, Mention, Unused

WHY_HIDDEN = "the event that it dates is hidden, as decided"


def dates_as_decided(
    documents: tuple[Document, ...], shown: Iterable[Mention], hidden: Iterable[Mention], added: Iterable[Mention]
) -> tuple[Document, ...]:
    """The documents with their dates, where some mentions are `hidden` and some of those `shown` were `added`.

    The very same documents where that changes none.
    """
    gone, new = _by_document(hidden), _by_document(added)
    left = _by_document(mention for mention in shown if mention.document in gone)

    def decided(document: Document) -> Document:
        key = document.id
        if key not in gone and key not in new:
            return document
        told, hides = _dating(left.get(key, ())), _dating(gone.get(key, ()))
        adds = new.get(key, ())
        dates = tuple(_as_decided(use, told, hides, adds) for use in document.dates)
        return document if dates == document.dates else replace(document, dates=dates)

    return tuple(decided(document) for document in documents)


def _as_decided(
    use: DateUse, told: Callable[[DateUse], bool], hides: Callable[[DateUse], bool], added: Iterable[Mention]
) -> DateUse:
    if use.reason is None:
        return use._replace(reason=Unused.HIDDEN, why=WHY_HIDDEN) if hides(use) and not told(use) else use
    return DateUse(use.span, use.edtf) if any(_is_added(use, mention) for mention in added) else use


def _by_document(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.document, []).append(mention)
    return found


def _dating(mentions: Iterable[Mention]) -> Callable[[DateUse], bool]:
    """Whether a date is that of one of some mentions."""
    spans = sorted({mention.time.span for mention in mentions if mention.time is not None})
    return lambda use: any(span.overlaps(use.span) for span in spans)


def _is_added(use: DateUse, mention: Mention) -> bool:
    """Whether an event was added from words that hold a date, and has that date."""
    if mention.dating is None or not mention.span.covers(use.span):
        return False
    try:
        return mention.dating.when.overlaps(interval_of_edtf(HEDGE.sub("", use.edtf)))
    except ValueError:  # before the year 1
        return mention.dating.edtf == use.edtf
