"""Reads an undated document for the sake of its date, as of an arbitrary day of its likely year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.actors import actors_in, earliest_day, in_office_from
from timeline.mentions import mentions_in
from timeline.model import Publication, PublicationBasis
from timeline.publication.draft import UndatedDocument, parts_of, probe_day, probed
from timeline.publication.inferred import dateline, weekday_of_writing
from timeline.publication.years import Window, likely_year

if TYPE_CHECKING:
    from timeline.actors import Gazetteer
    from timeline.reading import DocumentReading

UNPAST = frozenset({"VB", "VBP", "VBZ"})  # tags of verbs in the infinitive or present


def drafted(read: DocumentReading, known: Gazetteer, window: Window | None) -> UndatedDocument | None:
    """An undated document read for the sake of its date, if something tells at least the year."""
    document = read.document
    line, writing, earliest = dateline(document, read.times), weekday_of_writing(document), earliest_day(read.names)
    headed = None if line is None else (line.month, line.day, None if writing is None else writing.weekday)
    guess = likely_year(document, read.times, window, earliest, headed)
    if guess is None:
        return None
    probe = probe_day(guess, window, earliest)
    of_probe = replace(document, publication=Publication(PublicationBasis.INFERRED, probe))
    trees = read.trees()
    spans = actors_in(of_probe, trees, known, read.read)
    actors = {s.actor: known.actor(s.actor) for s in spans}
    told = probed(document, read.times, guess, probe)
    mentions = mentions_in(document, trees, told, spans, actors)
    taken = {ident: day for ident, actor in actors.items() if (day := in_office_from(actor.name)) is not None}
    unpast = frozenset(t.span.start for s in read.sentences for t in s.tokens if t.tag in UNPAST)
    parts = parts_of(document)
    return UndatedDocument(document, mentions, tuple(spans), told, guess, unpast, line, writing, earliest, taken, parts)
