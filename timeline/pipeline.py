"""Documents -> Chronology: the rooms in their order. Read this first.

read -> sentences -> names -> times -> publication dates -> actors -> mentions -> events

Every step is done inside a `Containment`, by words that say what is being done: where a fault of this program comes up
in one document, that document is set aside and the rest is built. What is done with each by itself is in `reading`,
what is done with all together in `corpus`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from timeline.containment import Containment
from timeline.corpus import actors_named, merged, names_of_all, told_of
from timeline.engines import analyser_of
from timeline.language import DEFAULT_MODEL
from timeline.merge import hung
from timeline.model import VERSION, Chronology, Document, Engine
from timeline.publication import dated as dated_by_all
from timeline.publication import with_given, with_stated
from timeline.reading import TIMES, DocumentReading, Progress, read

if TYPE_CHECKING:
    from timeline.analyser import Analyser
    from timeline.containment import Fault
    from timeline.kept import Keeper


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
    Of many `processes` more than one are started only where there is very much to merge (`timeline.merge.parallel` says
    what a program must be like for that); the chronology is the same.
    Faults of this program are put into `faults`, if that is given, and the rest is built (see `timeline.containment`).
    Raises MissingModel when the model asked for is not installed, KeyError for an unknown document in `published`,
    ValueError for an unknown engine, and any fault where `faults` is not given.
    """
    given = with_given(sorted({d.id: d for d in documents}.values(), key=lambda d: d.id), published or {})
    analyser, containment = analyser_of(engine, model), Containment(faults)
    readings = read(given, analyser, kept, progress, containment)
    built = containment.without_faulty(readings, lambda some: _built(some, analyser, processes, containment))
    return replace(built, documents=containment.marked(given, built.documents))


def _built(
    readings: Sequence[DocumentReading], analyser: Analyser, processes: int, containment: Containment
) -> Chronology:
    """The chronology of all that was read."""
    known = names_of_all(readings, containment)
    documents, extractions = dated_by_all(readings, known, containment)
    told = told_of(readings, documents, extractions, known, containment)
    mentions = tuple(m for each in told for m in each.mentions)
    actors = actors_named(known, mentions)
    events, undated = merged(told, {a.id: a for a in actors}, processes, containment)
    built = Chronology(
        engine=Engine("Dateline", VERSION, analyser.name, analyser.version),
        documents=tuple(each.document for each in told),
        actors=actors,
        mentions=mentions,
        events=events,
        undated=undated,
    )
    return hung(built)


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
    stating = containment.good(documents, with_stated, TIMES)
    if None not in stating:
        return containment.marked(documents, filter(None, stating))
    failing = {fault.document.id for fault in faults or ()}
    left = [d for d in documents if d.id not in failing]
    readings = read(left, analyser_of(engine), kept, progress, containment)

    def published(some: Sequence[DocumentReading]) -> tuple[Document, ...]:
        return dated_by_all(some, names_of_all(some, containment), containment).documents

    return containment.marked(documents, containment.without_faulty(readings, published))
