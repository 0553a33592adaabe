"""A person's decisions about a chronology, and the chronology as decided: a pure function of both.

decisions    what can be decided, as values tied to passages
journal      decisions in order, none erased; undo and redo are entries too
places       passages <-> places in documents
dates        dates that a person gives
draft        the chronology while decisions are applied to it
applied      each decision, applied
outcome      the draft as a chronology
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from timeline.curate.applied import apply
from timeline.curate.dates import NoDate, when_of
from timeline.curate.decisions import (
    Add,
    Approve,
    Decision,
    Hide,
    JoinActors,
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
from timeline.curate.journal import Entry, Redo, Undo, standing, to_redo, to_undo
from timeline.curate.outcome import outcome
from timeline.curate.places import Places, digest_of, passage_at, passage_of
from timeline.model import Chronology, Document

__all__ = [
    "Add",
    "Approve",
    "Curated",
    "Decision",
    "Entry",
    "Hide",
    "JoinActors",
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
    "curated",
    "digest_of",
    "passage_at",
    "passage_of",
    "published_by",
    "standing",
    "to_redo",
    "to_undo",
    "when_of",
]


class Curated(NamedTuple):
    """A chronology as decided, and the decisions that did not fit it, each with why."""

    chronology: Chronology
    unmet: tuple[Unmet, ...]


def curated(chronology: Chronology, journal: Iterable[Entry]) -> Curated:
    """The chronology as the decisions of a journal that stand make it.

    Every mention is still in exactly one event, dated, undated or hidden. A decision whose passage is not there any
    more is given back with the reason; the others hold.
    """
    decisions = standing(journal)
    if not decisions:
        return Curated(chronology, ())
    draft, unmet = Draft(chronology), []
    for entry in decisions:
        try:
            apply(draft, entry)
        except CannotApply as problem:
            unmet.append(Unmet(entry, str(problem)))
    return Curated(outcome(draft), tuple(unmet))


def published_by(journal: Iterable[Entry], documents: Sequence[Document]) -> dict[str, date]:
    """The days of publication that were decided, by the ids of documents: what the build has to know beforehand."""
    places, days = Places(documents, ()), {}
    for entry in standing(journal):
        if isinstance(entry.what, Publish):
            document = places.document(entry.what.document)
            if document is not None:
                days[document.id] = entry.what.day
    return days
