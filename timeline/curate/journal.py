"""The journal: every decision ever made, in order, none of them erased; taking one back is an entry too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.curate.decisions import Decision


@dataclass(frozen=True, slots=True)
class Undo:
    """An earlier decision, by its number, no longer stands."""

    entry: int


@dataclass(frozen=True, slots=True)
class Redo:
    """A decision that was taken back stands again, in its old place."""

    entry: int


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the journal: its number, what, when (ISO 8601, UTC), by whom if a name was given, and why."""

    number: int
    what: Decision | Undo | Redo
    at: str = ""
    by: str = ""
    why: str = ""


def standing(journal: Iterable[JournalEntry]) -> tuple[JournalEntry, ...]:
    """The decisions that stand, in the order in which they were made first."""
    made: dict[int, JournalEntry] = {}
    undone: set[int] = set()
    for entry in sorted(journal, key=lambda e: e.number):
        match entry.what:
            case Undo(number):
                undone.add(number)
            case Redo(number):
                undone.discard(number)
            case _:
                made[entry.number] = entry
    return tuple(entry for number, entry in made.items() if number not in undone)


def to_undo(journal: Sequence[JournalEntry]) -> JournalEntry | None:
    """The decision that "undo" takes back: the last that stands."""
    return max(standing(journal), key=lambda e: e.number, default=None)


def to_redo(journal: Sequence[JournalEntry]) -> JournalEntry | None:
    """The decision that "redo" brings back: the last taken back, unless something was decided since."""
    made = {e.number: e for e in journal}
    stands = {e.number for e in standing(journal)}
    for entry in sorted(journal, key=lambda e: -e.number):
        match entry.what:
            case Undo(number) if number in made and number not in stands:
                return made[number]
            case Undo() | Redo():
                continue
            case _:
                return None
    return None
