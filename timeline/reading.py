"""A document read by itself: its language, its sentences, its time expressions before it is dated, its names.

And once it is dated and the names of all documents are known, its mentions and what became of its dates.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors import actors_in, read_names
from timeline.analyser import Analyser, Paragraph, Segmented
from timeline.anchoring import expressions_of, without_guesses
from timeline.imports import as_listed, dates_of_entries, mentions_of_entries
from timeline.layout import blocks, sections, unnumbered
from timeline.mentions import Extraction, extracted
from timeline.segment import sentences
from timeline.syntax import mended, tree_of
from timeline.temporal import language_of, times

if TYPE_CHECKING:
    from timeline.actors import DocumentNames, Gazetteer, NamesRead
    from timeline.containment import Containment
    from timeline.kept import Keeper
    from timeline.model import Document, Sentence, Span, TimeExpression
    from timeline.syntax import Tree

Progress = Callable[[int, int], None]

# What is being done when a fault comes up, as a warning puts it after "while".
TIMES = "its times and sentences were looked for"
SENTENCES = "its sentences were analysed"
NAMES = "its names were read"
MENTIONS = "its events were looked for"


class Begun(NamedTuple):
    """A document with its language, its time expressions before it is dated, and its text as it is analysed."""

    document: Document
    times: tuple[TimeExpression, ...]
    text: Segmented


@dataclass(frozen=True, slots=True)
class DocumentReading:
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


def read(
    documents: Sequence[Document],
    analyser: Analyser,
    kept: Keeper | None,
    progress: Progress | None,
    containment: Containment,
) -> list[DocumentReading]:
    """Each document with what can be told of it alone."""
    begun = containment.good(documents, _begun, TIMES)
    number = {d.id: i for i, d in enumerate(documents, 1)}
    readings = []
    for start, found in containment.analysed(begun, analyser, kept if analyser.costly else None, SENTENCES):
        with containment.of(start.document, NAMES):
            readings.append(_reading(start, found))
        if progress is not None:
            progress(number[start.document.id], len(documents))
    return readings


def _begun(document: Document) -> Begun:
    spoken = replace(document, language=language_of(document.text))
    told = without_guesses(times(spoken.text, language=spoken.language))
    return Begun(spoken, told, segmented(spoken, told))


def _reading(start: Begun, analysed: tuple[Sentence, ...]) -> DocumentReading:
    found = tuple(map(mended, analysed))
    return DocumentReading(
        start.document, found, start.times, as_listed(start.document, read_names(start.document, found))
    )


def segmented(document: Document, told: tuple[TimeExpression, ...] = ()) -> Segmented:
    """The text of a document as it is analysed: in English only, so that others tell no event."""
    if document.language != "en":
        return Segmented("", ())
    text = unnumbered(document.text)
    parts = [part for block in blocks(text) for part in sorted(block.told)]
    paragraphs = (Paragraph(p, tuple(sentences(text, p)), dated) for p, dated in _under_dates(text, parts))
    return Segmented(text, tuple(paragraphs), told)


def _under_dates(text: str, parts: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Each part of a text, with whether it stands under or beside a date."""
    scopes = deque(section.scope for section in sections(text) if section.dates)
    reached = 0
    for part in parts:
        while scopes and scopes[0].start <= part.start:
            reached = max(reached, scopes.popleft().end)
        yield part, part.start < reached


def extraction_of(read: DocumentReading, document: Document, known: Gazetteer) -> Extraction:
    """What a document tells once it is dated and the names of the whole corpus are known."""
    told = expressions_of(document)
    trees = read.trees()
    spans = actors_in(document, trees, known, read.read)
    return extracted(document, trees, told, spans, {s.actor: known.actor(s.actor) for s in spans})


def entries_of(read: DocumentReading, known: Gazetteer) -> Extraction:
    """What a chronology made elsewhere tells, a mention for each of its rows, with what is found in the row."""
    document = read.document
    spans = actors_in(document, read.trees(), known, read.read)
    found = extraction_of(read, document, known)
    mentions = mentions_of_entries(document, read.sentences, spans, found.mentions)
    return Extraction(mentions, dates_of_entries(document, found.dates))
