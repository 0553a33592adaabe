"""Documents -> Chronology: the rooms in their order. Read this first.

read -> sentences -> names -> times -> publication dates -> actors -> mentions -> events
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from timeline import language
from timeline.actors import actors_in, earliest_day, gazetteer, read_names
from timeline.analyser import Analyser, Paragraph, Segmented
from timeline.kept import Kept, analyses
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
)
from timeline.publication import (
    Window,
    dateline,
    expressions_of,
    in_year,
    inferred,
    likely_year,
    stated,
    weekday_of_writing,
    window_of,
    without_guesses,
)
from timeline.segment import paragraphs, sentences
from timeline.temporal import language_of, times

if TYPE_CHECKING:
    from timeline.actors import DocumentNames, Gazetteer, NamesRead

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


def build(
    documents: Iterable[Document],
    *,
    published: Mapping[str, date | datetime] | None = None,
    model: str = language.DEFAULT_MODEL,
    progress: Progress | None = None,
    kept: Kept | None = None,
) -> Chronology:
    """One chronology of all documents; the same documents give the same chronology, in whatever order they come.

    Of documents with one id, which are copies, one is read.
    `published` gives publication days by document id. `progress` is called with the documents done and their number.
    Of documents whose analysis is `kept` no sentence is analysed anew; what is analysed is kept there.
    Raises MissingModel when the language model is not installed, KeyError for an unknown document in `published`.
    """
    given = with_given(sorted({d.id: d for d in documents}.values(), key=lambda d: d.id), published or {})
    analyser = language.analyser(model)
    readings = read(given, analyser, kept, progress)
    known = gazetteer(r.names for r in readings)
    dated = publications(readings, known)
    mentions = [m for r, d in zip(readings, dated, strict=True) for m in mentions_of(r, d, known)]
    actors = _named(known, mentions)
    events, undated = events_of(mentions, dated, {a.id: a for a in actors})
    return Chronology(
        engine=Engine("Dateline", VERSION, analyser.name, analyser.version),
        documents=dated,
        actors=actors,
        mentions=tuple(mentions),
        events=events,
        undated=undated,
    )


def read(
    documents: Sequence[Document], analyser: Analyser, kept: Kept | None = None, progress: Progress | None = None
) -> list[Reading]:
    """Each document with what can be told of it alone."""
    told = [replace(d, language=language_of(d.text)) for d in documents]
    analysed = analyses(map(segmented, told), analyser, kept)
    return [
        _noted(_reading(d, found), i, len(told), progress)
        for i, (d, found) in enumerate(zip(told, analysed, strict=True), 1)
    ]


def segmented(document: Document) -> Segmented:
    """The text of a document as it is analysed: in English only, so that others tell no event."""
    if document.language != "en":
        return Segmented("", ())
    text = document.text
    return Segmented(text, tuple(Paragraph(p, tuple(sentences(text, p))) for p in paragraphs(text)))


def _reading(document: Document, analysed: tuple[Sentence, ...]) -> Reading:
    told = without_guesses(times(document.text, language=document.language))
    return Reading(document, analysed, told, read_names(document, analysed))


def mentions_of(read: Reading, document: Document, known: Gazetteer) -> tuple[Mention, ...]:
    """The mentions of a document once it is dated and the names of the whole corpus are known."""
    return _mentions(read, document, expressions_of(document), known)


def _mentions(
    read: Reading, document: Document, told: Sequence[TimeExpression], known: Gazetteer
) -> tuple[Mention, ...]:
    spans = actors_in(document, read.sentences, known, read.read)
    return mentions_in(document, read.sentences, told, spans, {s.actor: known.actor(s.actor) for s in spans})


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
    documents: Sequence[Document], progress: Progress | None = None, kept: Kept | None = None
) -> tuple[Document, ...]:
    """The documents with their publication dates, as `build` finds them.

    Sentences are analysed only where some document does not state its date.
    """
    stating = [stated(d, without_guesses(times(d.text))) for d in documents]
    if all(stating):
        return tuple(replace(d, publication=told) for d, told in zip(documents, stating, strict=True) if told)
    readings = read(documents, language.analyser(), kept, progress)
    return publications(readings, gazetteer(r.names for r in readings))


def publications(readings: Sequence[Reading], known: Gazetteer) -> tuple[Document, ...]:
    """The documents with their publication dates: given, stated, or inferred with the help of those that are."""
    told = {r.document.id: stated(r.document, r.times) for r in readings}
    window = window_of(p for p in told.values() if p is not None)
    return tuple(replace(r.document, publication=told[r.document.id] or _inferred(r, known, window)) for r in readings)


def _inferred(read: Reading, known: Gazetteer, window: Window | None) -> Publication:
    line, weekday, earliest = (
        dateline(read.document, read.times),
        weekday_of_writing(read.document),
        earliest_day(read.names),
    )
    told = None if line is None else (line.month, line.day, weekday)
    guess = likely_year(read.document, read.times, window, earliest, told)
    if guess is None:
        return Publication(Basis.UNKNOWN)
    mentions = _mentions(read, read.document, in_year(read.times, guess), known)
    return inferred(mentions, guess, line, weekday, earliest)


# --- what is left over --------------------------------------------------------------------------


def _noted(read: Reading, done: int, of: int, progress: Progress | None) -> Reading:
    if progress is not None:
        progress(done, of)
    return read


def _named(known: Gazetteer, mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """The actors that some mention names, and the countries that these belong to."""
    ids = {span.actor for m in mentions for span in (*m.actors, *m.mentioned)}
    ids |= {country for i in ids if (country := known.actor(i).country) is not None}
    return tuple(known.actor(i) for i in sorted(ids))
