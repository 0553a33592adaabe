"""Documents -> Chronology: the rooms in their order. Read this first.

read -> sentences -> names -> times -> publication dates -> actors -> mentions -> events

Every step is done inside a `Containment`, by words that say what is being done: where a fault of this program comes up
in one document, that document is set aside and the rest is built. What is done with each by itself is in `reading`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors import actors_in, earliest_day, gazetteer, in_office_from, serves
from timeline.analyser import Analyser
from timeline.containment import UNMERGED, Containment
from timeline.engines import analyser_of
from timeline.kept import Keeper
from timeline.language import DEFAULT_MODEL
from timeline.mentions import Extraction, mentions_in
from timeline.merge import among, events_of, retold
from timeline.model import (
    VERSION,
    Actor,
    Basis,
    Chronology,
    Document,
    Engine,
    Mention,
    Publication,
    chain,
)
from timeline.publication import (
    UndatedDocument,
    Window,
    dateline,
    facts_of,
    hinted,
    likely_year,
    parts_of,
    probe_day,
    probed,
    settled,
    stated,
    weekday_of_writing,
    window_of,
    without_guesses,
)
from timeline.reading import TIMES, DocumentReading, Progress, entries_of, extraction_of, read
from timeline.temporal import language_of, times

if TYPE_CHECKING:
    from timeline.actors import Gazetteer
    from timeline.containment import Fault
    from timeline.model import Event

Events = tuple[tuple["Event", ...], tuple["Event", ...]]

# What is being done when a fault comes up, as a warning puts it after "while".
NAMES_OF_ALL = "its names were put together with those of the others"
PUBLICATION = "its day of publication was looked for"
MENTIONS = "its events were looked for"
MERGE = "its events were merged with those of the others"


class DatedDocument(NamedTuple):
    """A document that is dated and whose dates are accounted for, with its mentions."""

    document: Document
    mentions: tuple[Mention, ...]


def build(
    documents: Iterable[Document],
    *,
    published: Mapping[str, date | datetime] | None = None,
    engine: str = "auto",
    model: str = DEFAULT_MODEL,
    progress: Progress | None = None,
    kept: Keeper | None = None,
    processes: int = 1,
    faults: list[Fault] | None = None,
) -> Chronology:
    """One chronology of all documents; the same documents give the same chronology, in whatever order they come.

    Of documents with one id, which are copies, one is read.
    `published` gives publication days by document id. `progress` is called with the documents done and their number.
    Of documents whose analysis is `kept` no sentence is analysed anew; what is analysed is kept there.
    `engine` is one of ENGINES; where "auto" finds no model, it warns in one line and reads by shallow patterns.
    Of many `processes` more than one are started only where there is very much to merge (`timeline.merge.merged` says
    what a program must be like for that); the chronology is the same.
    Faults of this program are put into `faults`, if that is given, and the rest is built (see `timeline.containment`).
    Raises MissingModel when the model asked for is not installed, KeyError for an unknown document in `published`,
    ValueError for an unknown engine, and any fault where `faults` is not given.
    """
    given = with_given(sorted({d.id: d for d in documents}.values(), key=lambda d: d.id), published or {})
    analyser, containment = analyser_of(engine, model), Containment(faults)
    readings = read(given, analyser, kept, progress, containment)
    built = containment.without_faulty(readings, partial(_built, analyser, processes, containment))
    return replace(built, documents=containment.marked(given, built.documents))


def _built(
    analyser: Analyser, processes: int, containment: Containment, readings: Sequence[DocumentReading]
) -> Chronology:
    """The chronology of all that was read."""
    known = containment.whole(readings, lambda some: gazetteer(r.names for r in some), NAMES_OF_ALL)
    told = told_of(readings, known, containment)
    mentions = tuple(m for each in told for m in each.mentions)
    actors = _named(known, mentions)
    events, undated = merged(told, {a.id: a for a in actors}, processes, containment)
    return Chronology(
        engine=Engine("Dateline", VERSION, analyser.name, analyser.version),
        documents=tuple(each.document for each in told),
        actors=actors,
        mentions=mentions,
        events=events,
        undated=undated,
    )


def told_of(readings: Sequence[DocumentReading], known: Gazetteer, containment: Containment) -> list[DatedDocument]:
    """Each document dated, with its mentions."""
    articles = [r for r in readings if not r.document.entries]
    dated, told = publications(articles, known, containment)
    of = {d.id: d for d in dated}

    def one(r: DocumentReading) -> DatedDocument:
        if r.document.entries:
            document, found = r.document, entries_of(r, known)
        else:
            document = of[r.document.id]
            found = told[document.id] if document.id in told else extraction_of(r, document, known)
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


# --- publication dates --------------------------------------------------------------------------


def with_given(documents: Sequence[Document], published: Mapping[str, date | datetime]) -> tuple[Document, ...]:
    """The documents with the publication days that the user gives by document id; raises KeyError for an unknown id."""
    unknown = sorted(set(published) - {d.id for d in documents})
    if unknown:
        raise KeyError(f"no document {unknown[0]!r}")
    return tuple(
        replace(d, publication=Publication(Basis.GIVEN, published[d.id], None, "given by the user"))
        if d.id in published
        else d
        for d in documents
    )


def dated(
    documents: Sequence[Document],
    progress: Progress | None = None,
    kept: Keeper | None = None,
    engine: str = "auto",
    faults: list[Fault] | None = None,
) -> tuple[Document, ...]:
    """The documents with their publication dates, as `build` finds them; faults are contained as there.

    Sentences are analysed only where some document does not state its date.
    """
    containment = Containment(faults)
    stating = containment.good(documents, _stating, TIMES)
    if None not in stating:
        return containment.marked(documents, filter(None, stating))
    failing = {fault.document.id for fault in faults or ()}
    left = [d for d in documents if d.id not in failing]
    readings = read(left, analyser_of(engine), kept, progress, containment)

    def published(some: Sequence[DocumentReading]) -> tuple[Document, ...]:
        known = containment.whole(some, lambda few: gazetteer(r.names for r in few), NAMES_OF_ALL)
        return publications(some, known, containment)[0]

    return containment.marked(documents, containment.without_faulty(readings, published))


def _stating(document: Document) -> Document | None:
    """A document with the date that it states, None where it does not."""
    found = stated(document, without_guesses(times(document.text)))
    return None if found is None else replace(document, publication=found, language=language_of(document.text))


def publications(
    readings: Sequence[DocumentReading], known: Gazetteer, containment: Containment
) -> tuple[tuple[Document, ...], dict[str, Extraction]]:
    """The documents with their publication dates: given, stated, or inferred with the help of those that are.

    Beside them, by document, what was read for that; nothing where every document is dated by itself.
    """
    return containment.whole(readings, lambda some: _publications(some, known, containment), PUBLICATION)


def _publications(
    readings: Sequence[DocumentReading], known: Gazetteer, containment: Containment
) -> tuple[tuple[Document, ...], dict[str, Extraction]]:
    ids = [r.document.id for r in readings]
    told = dict(zip(ids, containment.each(readings, lambda r: stated(r.document, r.times), PUBLICATION), strict=True))
    window = window_of(p for p in told.values() if p is not None)
    undated = [r for r in readings if told[r.document.id] is None]
    drafts = [d for d in containment.each(undated, lambda r: _draft(r, known, window), PUBLICATION) if d is not None]
    sure = {p.id: p for r in readings if (p := _dated(r.document, told)) is not None and drafts}
    telling = [r for r in readings if r.document.id in sure]
    found = containment.each(telling, lambda r: extraction_of(r, sure[r.document.id], known), MENTIONS)
    extractions = {r.document.id: each for r, each in zip(telling, found, strict=True)}
    actors = _parties(known, (m for each in found for m in each.mentions), drafts)
    facts = containment.each(
        telling, lambda r: [*facts_of(sure[r.document.id], extractions[r.document.id].mentions, actors)], PUBLICATION
    )
    told |= settled(drafts, (fact for some in facts for fact in some), actors)
    told = {r.document.id: hinted(r.document, told[r.document.id]) for r in readings}
    return tuple(_dated(r.document, told) or r.document for r in readings), extractions


def _dated(document: Document, told: Mapping[str, Publication | None]) -> Document | None:
    publication = told[document.id]
    return None if publication is None else replace(document, publication=publication)


def _parties(known: Gazetteer, mentions: Iterable[Mention], drafts: Iterable[UndatedDocument]) -> dict[str, Actor]:
    """The actors that are compared, by id, persons with the country they have served."""
    ids = {span.actor for m in mentions for span in (*m.actors, *m.mentioned)}
    ids |= {span.actor for d in drafts for span in d.spans}
    found = (known.actor(ident) for ident in sorted(ids))
    return {a.id: a if a.country is not None else replace(a, country=serves(a.name)) for a in found}


def _draft(read: DocumentReading, known: Gazetteer, window: Window | None) -> UndatedDocument | None:
    """An undated document read for the sake of its date, if something tells at least the year."""
    document = read.document
    line, writing, earliest = dateline(document, read.times), weekday_of_writing(document), earliest_day(read.names)
    headed = None if line is None else (line.month, line.day, None if writing is None else writing.weekday)
    guess = likely_year(document, read.times, window, earliest, headed)
    if guess is None:
        return None
    probe = probe_day(guess, window, earliest)
    of_probe = replace(document, publication=Publication(Basis.INFERRED, probe))
    trees = read.trees()
    spans = actors_in(of_probe, trees, known, read.read)
    actors = {s.actor: known.actor(s.actor) for s in spans}
    told = probed(document, read.times, guess, probe)
    mentions = mentions_in(document, trees, told, spans, actors)
    taken = {ident: day for ident, actor in actors.items() if (day := in_office_from(actor.name)) is not None}
    unpast = frozenset(t.span.start for s in read.sentences for t in s.tokens if t.tag in {"VB", "VBP", "VBZ"})
    parts = parts_of(document)
    return UndatedDocument(document, mentions, tuple(spans), told, guess, unpast, line, writing, earliest, taken, parts)


# --- what is left over --------------------------------------------------------------------------


def _named(known: Gazetteer, mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """The actors that some mention names, and those that these belong to."""
    ids = {span.actor for m in mentions for span in (*m.actors, *m.mentioned)}
    ids |= {above for i in ids for above in chain(i, known.find)}
    return tuple(known.actor(i) for i in sorted(ids))
