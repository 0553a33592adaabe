"""A person's decisions about a chronology, and the chronology as decided: a pure function of both.

decisions    what can be decided, as values tied to passages
journal      decisions in order, none erased; undo and redo are entries too
places       passages <-> places in documents
dates        dates that a person gives
draft        the chronology while decisions are applied to it
applied      each decision, applied
uses         what became of the dates of documents, as decided
outcome      the draft as a chronology
telling      a decision in words
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from timeline.collecting import without_collecting
from timeline.curate.applied import apply
from timeline.curate.dates import NoDate, when_of
from timeline.curate.decisions import (
    Add,
    Approve,
    Decision,
    Hide,
    JoinActors,
    LeaveOut,
    Merge,
    Passage,
    Publish,
    Redate,
    RenameActor,
    Retitle,
    SetActors,
    SetKind,
    SetStatus,
    Source,
    Split,
    Target,
    When,
    Who,
)
from timeline.curate.draft import CannotApply, Draft, Unmet
from timeline.curate.draft import id_of_added as added_id
from timeline.curate.journal import JournalEntry, Redo, Undo, standing, to_redo, to_undo
from timeline.curate.outcome import outcome
from timeline.curate.places import Places, digest_of, passage_at, passage_of
from timeline.curate.telling import in_words, passage_in_words
from timeline.model import Chronology, Document

__all__ = [
    "Add",
    "Approve",
    "Curated",
    "Decision",
    "Hide",
    "JoinActors",
    "JournalEntry",
    "LeaveOut",
    "Merge",
    "NoDate",
    "Passage",
    "Places",
    "Publish",
    "Redate",
    "Redo",
    "RenameActor",
    "Retitle",
    "SetActors",
    "SetKind",
    "SetStatus",
    "Source",
    "Split",
    "Target",
    "Undo",
    "Unmet",
    "When",
    "Who",
    "added_id",
    "curated",
    "digest_of",
    "in_words",
    "passage_at",
    "passage_in_words",
    "passage_of",
    "published_by",
    "read_by",
    "standing",
    "to_redo",
    "to_undo",
    "when_of",
]


class Curated(NamedTuple):
    """A chronology as decided, and the decisions that did not fit it, each with why."""

    chronology: Chronology
    unmet: tuple[Unmet, ...]


def curated(chronology: Chronology, journal: Iterable[JournalEntry]) -> Curated:
    """The chronology as the decisions of a journal that stand make it.

    Every mention is still in exactly one event, dated, undated or hidden. A decision whose passage is not there any
    more is given back with the reason; the others hold.
    """
    decisions = standing(journal)
    if not decisions:
        return Curated(chronology, ())
    with without_collecting(len(chronology.mentions)):
        draft, unmet = Draft(chronology), []
        for entry in decisions:
            try:
                apply(draft, entry)
            except CannotApply as problem:
                unmet.append(Unmet(entry, str(problem)))
        return Curated(outcome(draft), tuple(unmet))


def read_by(journal: Iterable[JournalEntry], documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents but those that were decided to be left out: of what the chronology is built."""
    places = Places(documents, ())
    out: set[str] = set()
    for entry in standing(journal):
        if isinstance(entry.what, LeaveOut):
            document = places.document(entry.what.document)
            out.update(() if document is None else (document.id,))
    return tuple(d for d in documents if d.id not in out)


def published_by(journal: Iterable[JournalEntry], documents: Sequence[Document]) -> dict[str, date | datetime]:
    """The days of publication that were decided, by the ids of documents: what the build has to know beforehand."""
    places, days = Places(documents, ()), {}
    for entry in standing(journal):
        if isinstance(entry.what, Publish):
            document = places.document(entry.what.document)
            if document is not None:
                days[document.id] = entry.what.day
    return days
