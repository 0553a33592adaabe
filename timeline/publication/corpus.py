"""The publication dates of a corpus: given, stated, or inferred with the help of the documents that are dated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors import serves
from timeline.publication.drafting import drafted
from timeline.publication.hints import hinted
from timeline.publication.rounds import settled
from timeline.publication.signatures import signatures_of
from timeline.publication.stated import stated
from timeline.publication.years import window_of
from timeline.reading import MENTIONS, extraction_of

if TYPE_CHECKING:
    from timeline.actors import Gazetteer
    from timeline.containment import Containment
    from timeline.mentions import Extraction
    from timeline.model import Actor, Document, Mention, Publication
    from timeline.publication.draft import UndatedDocument
    from timeline.reading import DocumentReading

PUBLICATION = "its day of publication was looked for"  # what is being done when a fault comes up, put after "while"


class Dated(NamedTuple):
    """Documents with their publication dates, and by id what was extracted from some to date the others."""

    documents: tuple[Document, ...]
    extractions: Mapping[str, Extraction]


class SureReading(NamedTuple):
    """A document that is dated by itself, and what it tells without its date."""

    document: Document
    reading: DocumentReading


def dated(readings: Sequence[DocumentReading], known: Gazetteer, containment: Containment) -> Dated:
    """The documents with their publication dates; a chronology made elsewhere keeps the one it has.

    Nothing is extracted where every document is dated by itself. Raises SetAside with the documents at fault.
    """
    articles = [r for r in readings if not r.document.entries]
    found = containment.whole(articles, lambda some: _dated(some, known, containment), PUBLICATION)
    of = {d.id: d for d in found.documents}
    return Dated(tuple(of.get(r.document.id, r.document) for r in readings), found.extractions)


def _dated(readings: Sequence[DocumentReading], known: Gazetteer, containment: Containment) -> Dated:
    ids = [r.document.id for r in readings]
    told = dict(zip(ids, containment.each(readings, lambda r: stated(r.document, r.times), PUBLICATION), strict=True))
    window = window_of(p for p in told.values() if p is not None)
    undated = [r for r in readings if told[r.document.id] is None]
    drafts = [d for d in containment.each(undated, lambda r: drafted(r, known, window), PUBLICATION) if d is not None]
    sure = [SureReading(d, r) for r in readings if (d := _with(r.document, told)) is not None] if drafts else []
    found = containment.each(sure, lambda s: extraction_of(s.reading, s.document, known), MENTIONS)
    extractions = {s.document.id: extraction for s, extraction in zip(sure, found, strict=True)}
    actors = _parties(known, (m for each in found for m in each.mentions), drafts)
    signatures = containment.each(
        sure, lambda s: [*signatures_of(s.document, extractions[s.document.id].mentions, actors)], PUBLICATION
    )
    told |= settled(drafts, chain.from_iterable(signatures), actors)
    told = {r.document.id: hinted(r.document, told[r.document.id]) for r in readings}
    return Dated(tuple(_with(r.document, told) or r.document for r in readings), extractions)


def _with(document: Document, told: Mapping[str, Publication | None]) -> Document | None:
    publication = told[document.id]
    return None if publication is None else replace(document, publication=publication)


def _parties(known: Gazetteer, mentions: Iterable[Mention], drafts: Iterable[UndatedDocument]) -> dict[str, Actor]:
    """The actors that are compared, by id, persons with the country they have served."""
    ids = {span.actor for m in mentions for span in (*m.actors, *m.mentioned)}
    ids |= {span.actor for d in drafts for span in d.spans}
    found = (known.actor(ident) for ident in sorted(ids))
    return {a.id: a if a.country is not None else replace(a, country=serves(a.name)) for a in found}
