"""Chronology -> DataFrame: one row an event."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import pandas as pd

from timeline.model import (
    CLOCK,
    Bound,
    Chronology,
    Dating,
    Document,
    Event,
    Granularity,
    Mention,
    PublicationBasis,
    chain,
)
from timeline.wording import LIKELY, dating_in_words, is_approximate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


PRECISIONS = ("time", "day", "days", "month", "year", "open", "none")
CHECKS = ("several", "conflict", "unsure", "inferred")

COARSENESS: Mapping[Granularity, str] = {
    Granularity.PART_OF_DAY: "day",
    Granularity.DAY: "day",
    Granularity.WEEKEND: "days",
    Granularity.WEEK: "days",
    Granularity.PART_OF_MONTH: "month",
    Granularity.MONTH: "month",
}

COLUMNS = (
    "id",
    "title",
    "kind",
    "status",
    "detail",
    "of",
    "start",
    "stop",
    "at",
    "when",
    "bound",
    "granularity",
    "precision",
    "approximate",
    "basis",
    "edtf",
    "zone",
    "confidence",
    "importance",
    "actors",
    "circle",
    "actor_names",
    "place",
    "documents",
    "sources",
    "mentions",
    "conflicts",
    "checks",
    "search",
)


def frame_of(chronology: Chronology) -> pd.DataFrame:
    """One row an event, dated ones first in order of time, then the undated; columns as the module says."""
    documents = {document.id: document for document in chronology.documents}
    mentions = {mention.id: mention for mention in chronology.mentions}
    names = {actor.id: actor.name for actor in chronology.actors}
    spoken = {actor.id: " ".join((actor.name, *actor.aliases)) for actor in chronology.actors}
    known = {actor.id: actor for actor in chronology.actors}
    above = {actor: chain(actor, known.get) for actor in known}
    rows = []
    for event in chronology.all_events():
        told = [mentions[key] for key in event.mentions]
        quotes = " ".join(documents[m.document].quote(m.span) for m in told)
        circle = dict.fromkeys([*event.actors, *(wider for a in event.actors for wider in above.get(a, ()))])
        rows.append(
            {
                "id": event.id,
                "title": event.title,
                "kind": event.kind.value,
                "status": event.status.value,
                "detail": event.detail.value,
                "of": event.of,
                **_time_columns(event.dating),
                "confidence": event.confidence,
                "importance": event.importance,
                "actors": event.actors,
                "circle": tuple(circle),
                "actor_names": tuple(names.get(a, a) for a in event.actors),
                "place": event.place,
                "documents": event.documents,
                "sources": tuple(dict.fromkeys(source_name(documents[d]) for d in event.documents)),
                "mentions": event.mentions,
                "conflicts": tuple(conflict.about for conflict in event.conflicts),
                "checks": _checks(event, told, documents),
                "search": " ".join((event.title, quotes, *(spoken.get(a, "") for a in circle))).casefold(),
            }
        )
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(("start", "stop", "at"), "datetime64[us]"))


def source_name(document: Document) -> str:
    """What a reader calls a document's origin: its publisher, else its title, else its file name."""
    return document.publisher or document.title or PurePath(document.source).name


def _time_columns(dating: Dating | None) -> dict[str, Any]:
    if dating is None:
        nothing = dict.fromkeys(("start", "stop", "at", "bound", "granularity", "basis", "edtf", "zone"))
        return nothing | {"when": dating_in_words(None), "precision": "none", "approximate": False}
    before = dating.when.is_ancient
    return {
        "start": dating.when.start,
        "stop": None if before else dating.when.stop,
        "at": None if before else mark_of(dating),  # which pandas does not reach
        "when": dating_in_words(dating),
        "bound": dating.bound.value,
        "granularity": dating.granularity.value,
        "precision": precision_of(dating),
        "approximate": is_approximate(dating),
        "basis": dating.basis,
        "edtf": dating.edtf,
        "zone": dating.zone,
    }


def mark_of(dating: Dating) -> datetime:
    """Where an event's mark stands: the middle of its interval, the last day of a deadline, the first of a "since"."""
    when = dating.when
    if when.start is not None and when.stop is not None and dating.bound is Bound.AT:
        return when.start + (when.stop - when.start) / 2
    closing = when.start is None or (dating.bound is Bound.BY and when.stop is not None)
    instant, day = (when.stop, when.last) if closing else (when.start, when.first)
    assert instant is not None  # an interval has at least one known side
    assert day is not None
    return instant if dating.granularity in CLOCK else datetime.combine(day, time(12))


def precision_of(dating: Dating) -> str:
    """How finely an event's date is known, as one of PRECISIONS."""
    if dating.bound is not Bound.AT or dating.when.days is None:
        return "open"
    if dating.granularity in CLOCK:
        return "time"
    if dating.granularity is Granularity.PERIOD or dating.granularity not in COARSENESS:
        return _by_length(dating.when.days)
    return COARSENESS[dating.granularity]


def _by_length(days: int) -> str:
    return "day" if days == 1 else "days" if days <= 14 else "month" if days <= 31 else "year"


def _checks(event: Event, told: Iterable[Mention], documents: Mapping[str, Document]) -> tuple[str, ...]:
    holds = {
        "several": len(event.documents) > 1,
        "conflict": bool(event.conflicts),
        "unsure": event.confidence < LIKELY,
        "inferred": any(documents[m.document].publication.basis is PublicationBasis.INFERRED for m in told),
    }
    return tuple(check for check in CHECKS if holds[check])
