"""What stands above and below a chronology that is read on paper or on a page: its title, its facts, its maker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.export.passages import clean
from timeline.wording import count, days_in_words, reading_in_words

if TYPE_CHECKING:
    from timeline.model import Chronology


def title(chronology: Chronology) -> str:
    """A chronology with its first and last day: "Chronology, 22 Mar – 6 May 2025"."""
    days = [
        day
        for event in chronology.events
        if event.dating
        for day in (event.dating.when.first, event.dating.when.last)
        if day is not None
    ]
    return f"Chronology, {days_in_words(min(days), max(days))}" if days else "Chronology"


def facts(chronology: Chronology) -> tuple[str, ...]:
    """How many events, documents and disagreements there are."""
    told = [count(len(chronology.events), "dated event"), count(len(chronology.undated), "event") + " without a date"]
    told.append(count(len(chronology.documents), "document"))
    conflicting = sum(bool(event.conflicts) for event in chronology.all_events())
    return (*told, f"{conflicting} on which the sources disagree") if conflicting else tuple(told)


def made_by(chronology: Chronology) -> str:
    """What made it, and what it read with."""
    engine = chronology.engine
    return f"Made by {clean(engine.name)} {clean(engine.version)}, {clean(reading_in_words(engine))}."
