"""What is done with all documents together: the names of all, what each tells once it is dated, the events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors import gazetteer
from timeline.containment import UNMERGED, Containment
from timeline.merge import among, events_of, retold
from timeline.model import Actor, Document, Mention, chain
from timeline.reading import MENTIONS, DocumentReading, entries_of, extraction_of

if TYPE_CHECKING:
    from timeline.actors import Gazetteer
    from timeline.mentions import Extraction
    from timeline.model import Event

Events = tuple[tuple["Event", ...], tuple["Event", ...]]

# What is being done when a fault comes up, as a warning puts it after "while".
NAMES_OF_ALL = "its names were put together with those of the others"
MERGE = "its events were merged with those of the others"


class DatedDocument(NamedTuple):
    """A document that is dated and whose dates are accounted for, with its mentions."""

    document: Document
    mentions: tuple[Mention, ...]


def names_of_all(readings: Sequence[DocumentReading], containment: Containment) -> Gazetteer:
    """Who is named in the documents, put together."""
    return containment.whole(readings, lambda some: gazetteer(r.names for r in some), NAMES_OF_ALL)


def told_of(
    readings: Sequence[DocumentReading],
    documents: Iterable[Document],
    extractions: Mapping[str, Extraction],
    known: Gazetteer,
    containment: Containment,
) -> list[DatedDocument]:
    """Each document, as it is dated, with its mentions; what is among the `extractions` is not looked for again."""
    of = {d.id: d for d in documents}

    def one(r: DocumentReading) -> DatedDocument:
        document = of[r.document.id]
        if document.entries:
            found = entries_of(r, known)
        else:
            found = extractions.get(document.id) or extraction_of(r, document, known)
        return DatedDocument(replace(document, dates=found.dates), found.mentions)

    return containment.each(readings, one, MENTIONS)


def merged(
    told: Sequence[DatedDocument], actors: Mapping[str, Actor], processes: int, containment: Containment
) -> Events:
    """The events that all documents tell, dated and undated ones; where that fails with one, it has its own alone."""
    documents = [each.document for each in told]

    def together(some: Sequence[DatedDocument]) -> Events:
        return events_of((m for each in some for m in each.mentions), documents, actors, processes)

    def alone(some: Sequence[DatedDocument]) -> tuple[Event, ...]:
        every = [m for each in told for m in each.mentions]
        return retold([((m,), ()) for each in some for m in each.mentions], every, documents, actors)

    (events, undated), faults = containment.most(told, together, MERGE, UNMERGED)
    if not faults:
        return events, undated
    failing = {fault.document.id for fault in faults}
    apart = containment.whole([each for each in told if each.document.id in failing], alone, MERGE)
    containment.note(faults)
    place = {m.id: (m.document, m.trigger, m.id) for each in told for m in each.mentions}
    return (
        among(events, (e for e in apart if e.dating is not None)),
        tuple(sorted((*undated, *(e for e in apart if e.dating is None)), key=lambda e: place[e.mentions[0]])),
    )


def actors_named(known: Gazetteer, mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """The actors that some mention names, and those that these belong to."""
    ids = {span.actor for m in mentions for span in (*m.actors, *m.mentioned)}
    ids |= {above for i in ids for above in chain(i, known.find)}
    return tuple(known.actor(i) for i in sorted(ids))
