"""Documents -> Chronology: the rooms in their order. Read this first.

read -> sentences -> names -> times -> publication dates -> actors -> mentions -> events
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from timeline.actors import actors_in, earliest_day, gazetteer, in_office_from, read_names, serves
from timeline.analyser import Analyser, Paragraph, Segmented
from timeline.engines import analyser_of
from timeline.imports import as_listed, mentions_of_entries
from timeline.kept import Keeper, analyses
from timeline.language import DEFAULT_MODEL
from timeline.mentions import mentions_in
from timeline.merge import events_of
from timeline.model import (
    VERSION,
    Actor,
    Basis,
    Chronology,
    Document,
    Engine,
    Mention,
    Publication,
    Sentence,
    TimeExpression,
    chain,
)
from timeline.publication import (
    Draft,
    Window,
    dateline,
    expressions_of,
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
from timeline.segment import paragraphs, sentences
from timeline.syntax import mended, tree_of
from timeline.temporal import language_of, times

if TYPE_CHECKING:
    from timeline.actors import DocumentNames, Gazetteer, NamesRead
    from timeline.syntax import Tree

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document tells by itself: its sentences, its time expressions before it is dated, the names in it."""

    document: Document
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...]
    read: NamesRead

    @property
    def names(self) -> DocumentNames:
        """What it tells about names."""
        return self.read.told

    def trees(self) -> tuple[Tree, ...]:
        """Its sentences as trees, made anew at each call: of all documents together they would fill the memory."""
        return tuple(map(tree_of, self.sentences))


def build(
    documents: Iterable[Document],
    *,
    published: Mapping[str, date | datetime] | None = None,
    engine: str = "auto",
    model: str = DEFAULT_MODEL,
    progress: Progress | None = None,
    kept: Keeper | None = None,
    processes: int = 1,
) -> Chronology:
    """One chronology of all documents; the same documents give the same chronology, in whatever order they come.

    Of documents with one id, which are copies, one is read.
    `published` gives publication days by document id. `progress` is called with the documents done and their number.
    Of documents whose analysis is `kept` no sentence is analysed anew; what is analysed is kept there.
    `engine` is one of ENGINES; where "auto" finds no model, it warns in one line and reads by shallow patterns.
    Of many `processes` more than one are started only where there is very much to merge (`timeline.merge.merged` says
    what a program must be like for that); the chronology is the same.
    Raises MissingModel when the model asked for is not installed, KeyError for an unknown document in `published`,
    ValueError for an unknown engine.
    """
    given = with_given(sorted({d.id: d for d in documents}.values(), key=lambda d: d.id), published or {})
    analyser = analyser_of(engine, model)
    readings = read(given, analyser, kept, progress)
    known = gazetteer(r.names for r in readings)
    listed = [r for r in readings if r.document.entries]
    dated, told = publications([r for r in readings if not r.document.entries], known)
    told |= {r.document.id: entries_of(r, known) for r in listed}
    dated = tuple(sorted((*dated, *(r.document for r in listed)), key=lambda d: d.id))
    mentions = [
        m
        for r, d in zip(readings, dated, strict=True)
        for m in (told[d.id] if d.id in told else mentions_of(r, d, known))
    ]
    actors = _named(known, mentions)
    events, undated = events_of(mentions, dated, {a.id: a for a in actors}, processes)
    return Chronology(
        engine=Engine("Dateline", VERSION, analyser.name, analyser.version),
        documents=dated,
        actors=actors,
        mentions=tuple(mentions),
        events=events,
        undated=undated,
    )


def read(
    documents: Sequence[Document], analyser: Analyser, kept: Keeper | None = None, progress: Progress | None = None
) -> list[Reading]:
    """Each document with what can be told of it alone."""
    spoken = [replace(d, language=language_of(d.text)) for d in documents]
    told = [without_guesses(times(d.text, language=d.language)) for d in spoken]
    texts = (segmented(d, found) for d, found in zip(spoken, told, strict=True))
    analysed = (tuple(map(mended, found)) for found in analyses(texts, analyser, kept if analyser.costly else None))
    return [
        _noted(Reading(d, found, when, as_listed(d, read_names(d, found))), i, len(told), progress)
        for i, (d, when, found) in enumerate(zip(spoken, told, analysed, strict=True), 1)
    ]


def segmented(document: Document, told: tuple[TimeExpression, ...] = ()) -> Segmented:
    """The text of a document as it is analysed: in English only, so that others tell no event."""
    if document.language != "en":
        return Segmented("", ())
    text = document.text
    return Segmented(text, tuple(Paragraph(p, tuple(sentences(text, p))) for p in paragraphs(text)), told)


def mentions_of(read: Reading, document: Document, known: Gazetteer) -> tuple[Mention, ...]:
    """The mentions of a document once it is dated and the names of the whole corpus are known."""
    told = expressions_of(document)
    trees = read.trees()
    spans = actors_in(document, trees, known, read.read)
    return mentions_in(document, trees, told, spans, {s.actor: known.actor(s.actor) for s in spans})


def entries_of(read: Reading, known: Gazetteer) -> tuple[Mention, ...]:
    """The mentions of a chronology made elsewhere, one for each of its rows, with what is found in the row."""
    document = read.document
    spans = actors_in(document, read.trees(), known, read.read)
    return mentions_of_entries(document, read.sentences, spans, mentions_of(read, document, known))


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
) -> tuple[Document, ...]:
    """The documents with their publication dates, as `build` finds them.

    Sentences are analysed only where some document does not state its date.
    """
    stating = [stated(d, without_guesses(times(d.text))) for d in documents]
    if all(stating):
        stated_in = zip(documents, stating, strict=True)
        return tuple(replace(d, publication=p, language=language_of(d.text)) for d, p in stated_in if p)
    readings = read(documents, analyser_of(engine), kept, progress)
    return publications(readings, gazetteer(r.names for r in readings))[0]


def publications(
    readings: Sequence[Reading], known: Gazetteer
) -> tuple[tuple[Document, ...], dict[str, tuple[Mention, ...]]]:
    """The documents with their publication dates: given, stated, or inferred with the help of those that are.

    Beside them, by document, the mentions that were read for that; none where every document is dated by itself.
    """
    told = {r.document.id: stated(r.document, r.times) for r in readings}
    window = window_of(p for p in told.values() if p is not None)
    drafts = [d for r in readings if told[r.document.id] is None and (d := _draft(r, known, window)) is not None]
    sure = {p.id: p for r in readings if (p := _dated(r.document, told)) is not None and drafts}
    mentions = {r.document.id: mentions_of(r, sure[r.document.id], known) for r in readings if r.document.id in sure}
    actors = _parties(known, (m for some in mentions.values() for m in some), drafts)
    facts = (f for ident, some in mentions.items() for f in facts_of(sure[ident], some, actors))
    told |= settled(drafts, facts, actors)
    told = {r.document.id: hinted(r.document, told[r.document.id]) for r in readings}
    return tuple(_dated(r.document, told) or r.document for r in readings), mentions


def _dated(document: Document, told: Mapping[str, Publication | None]) -> Document | None:
    publication = told[document.id]
    return None if publication is None else replace(document, publication=publication)


def _parties(known: Gazetteer, mentions: Iterable[Mention], drafts: Iterable[Draft]) -> dict[str, Actor]:
    """The actors that are compared, by id, persons with the country they have served."""
    ids = {span.actor for m in mentions for span in (*m.actors, *m.mentioned)}
    ids |= {span.actor for d in drafts for span in d.spans}
    found = (known.actor(ident) for ident in sorted(ids))
    return {a.id: a if a.country is not None else replace(a, country=serves(a.name)) for a in found}


def _draft(read: Reading, known: Gazetteer, window: Window | None) -> Draft | None:
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
    return Draft(document, mentions, tuple(spans), told, guess, unpast, line, writing, earliest, taken, parts)


# --- what is left over --------------------------------------------------------------------------


def _noted(read: Reading, done: int, of: int, progress: Progress | None) -> Reading:
    if progress is not None:
        progress(done, of)
    return read


def _named(known: Gazetteer, mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """The actors that some mention names, and those that these belong to."""
    ids = {span.actor for m in mentions for span in (*m.actors, *m.mentioned)}
    ids |= {above for i in ids for above in chain(i, known.find)}
    return tuple(known.actor(i) for i in sorted(ids))
