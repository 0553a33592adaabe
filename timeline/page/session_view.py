"""A chronology made ready for the page: its table, and everything by its id."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from timeline.frame import FACETS, coded, codes_of, frame_of
from timeline.merge import reprints_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from timeline.curate import JournalEntry, Unmet
    from timeline.model import Actor, Chronology, Document, Event, Mention


@dataclass(frozen=True, slots=True)
class SessionView:
    """A chronology with its frame (coded) and its indexes; `passages` are a document's mentions in the order of its
    text, `copies` the documents that are copies, each with that of which it is one; `anchor` is the day from which a
    reader's "last week" is counted: when the last document was published;
    `faults` tells what this program could not read to the end; `sample`: they are the sample's; `journal` is what was
    decided, `unmet` what of it does not fit, `machine` the chronology before that; `left` are the dates that tell no
    event though they could, each by its document and where it begins."""

    name: str
    chronology: Chronology
    frame: pd.DataFrame
    documents: Mapping[str, Document]
    actors: Mapping[str, Actor]
    mentions: Mapping[str, Mention]
    events: Mapping[str, Event]
    event_of: Mapping[str, str]
    passages: Mapping[str, tuple[Mention, ...]]
    known: Mapping[str, frozenset[str]]
    problems: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    sample: bool = False
    anchor: date | None = None
    journal: tuple[JournalEntry, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    machine: Chronology | None = None
    left: tuple[tuple[str, int], ...] = ()


def session_view(
    chronology: Chronology,
    name: str = "Your documents",
    problems: tuple[str, ...] = (),
    *,
    faults: tuple[str, ...] = (),
    sample: bool = False,
    journal: tuple[JournalEntry, ...] = (),
    unmet: tuple[Unmet, ...] = (),
    machine: Chronology | None = None,
) -> SessionView:
    """Everything the page looks up, worked out once for a chronology; `problems` tells what could not be read."""
    frame = coded(frame_of(chronology))
    events = {event.id: event for event in chronology.all_events()}
    passages: dict[str, list[Mention]] = {document.id: [] for document in chronology.documents}
    event_of = {key: event.id for event in events.values() for key in event.mentions}
    shown = (mention for mention in chronology.mentions if mention.id in event_of)  # not those of hidden events
    for mention in sorted(shown, key=lambda mention: (mention.span, mention.id)):
        passages[mention.document].append(mention)
    known = {facet: frozenset(_values(frame[column])) for facet, column in FACETS.items()}
    session = SessionView(
        name=name,
        chronology=chronology,
        frame=frame,
        documents={document.id: document for document in chronology.documents},
        actors={actor.id: actor for actor in chronology.actors},
        mentions={mention.id: mention for mention in chronology.mentions},
        events=events,
        event_of=event_of,
        passages={key: tuple(told) for key, told in passages.items()},
        known={
            **known,
            "event": frozenset(events),
            "passage": frozenset(event_of),
            "document": frozenset(document.id for document in chronology.documents),
        },
        problems=problems,
        faults=faults,
        copies=reprints_of(chronology.documents),
        sample=sample,
        anchor=_last_day(chronology, frame),
        journal=journal,
        unmet=unmet,
        machine=machine,
        left=tuple((d.id, use.span.start) for d in chronology.documents for use in d.dates if use.is_left),
    )
    # Streamlit collects garbage after every run of the page. What is opened here stays, and is not to be looked
    # through each time: on a hundred thousand events that would take a second.
    gc.freeze()
    return session


def _values(column: pd.Series[str]) -> list[str]:
    return [value for cell in codes_of(column)[1] for value in ((cell,) if isinstance(cell, str) else cell)]


def _last_day(chronology: Chronology, frame: pd.DataFrame) -> date | None:
    """When the last document was published; where that is not known of any, the day of the last event."""
    published = [document.publication.day for document in chronology.documents if document.publication.day is not None]
    if published or frame["at"].isna().all():
        days = [day.date() if isinstance(day, datetime) else day for day in published]  # an hour may be known
        return max(days, default=None)
    last: date = frame["at"].max().date()
    return last
