"""Which event told before a noun takes up: "the meeting", "his visit", "It took place"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.actors import apart
from timeline.mentions.datings import less
from timeline.mentions.found import SAYING, Telling
from timeline.mentions.tellings import span_of
from timeline.mentions.told import Told
from timeline.model import (
    Dating,
    Document,
    EventKind,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

# Kinds that one noun may take up: "the talks" can be a meeting told before, "the visit" no call.
KINDRED = {
    EventKind.TALKS: frozenset({EventKind.TALKS, EventKind.MEETING, EventKind.SUMMIT, EventKind.CALL}),
    EventKind.MEETING: frozenset({EventKind.MEETING, EventKind.TALKS, EventKind.SUMMIT, EventKind.VISIT}),
    EventKind.SUMMIT: frozenset({EventKind.SUMMIT, EventKind.MEETING}),
}


# Kinds whose every noun can take up any event of the kind, and nouns of other kinds that can.
WHOLE = frozenset({*KINDRED, EventKind.CALL, EventKind.VISIT, EventKind.AGREEMENT, EventKind.VOTE})


# What a sentence about those who were there can take up.
ATTENDED = frozenset({*KINDRED[EventKind.TALKS], EventKind.VISIT})


GENERIC = frozenset({"announcement", "statement"})


STEM = 6  # letters


REACH = 12  # sentences back that a definite noun may take up


CARRY_REACH = 3  # sentences back that a word such as "then" carries a date on


def antecedent_of(telling: Telling, number: int, memory: Sequence[Told], here: Sequence[Told]) -> Told | None:
    """The event told before that a definite noun takes up: the latest of its kind, one named by the same word first."""
    if not telling.trigger.nominal:  # "It took place ..."
        kinds = ATTENDED if telling.kind is EventKind.TALKS else frozenset(EventKind) - SAYING
        last = [t for t in memory if number - t.sentence <= CARRY_REACH and t.mention.kind in kinds]
        return last[-1].first if last else None
    kindred = KINDRED.get(telling.kind, frozenset({telling.kind}))
    near = [t for t in memory if number - t.sentence <= REACH and t.mention.kind in kindred and _fits(telling, t)]
    near = [t for t in near if not any(_is_earlier(h, t) for h in here)]
    same = [t for t in near if _same_stem(_lemma(telling), _lemma(t.telling))]
    pool = same or (near if telling.kind in WHOLE or _lemma(telling) in GENERIC else [])
    dated = [t for t in pool if t.mention.dating is not None]
    return (dated or pool)[-1].first if pool else None


def _fits(telling: Telling, told: Told) -> bool:
    """Whether nothing speaks against two tellings of one document being of one event."""
    if told.mention.status in {Status.DENIED, Status.HYPOTHETICAL} and telling.status is Status.OCCURRED:
        return False
    return not apart(telling.place, told.telling.place)


def _same_stem(one: str, other: str) -> bool:
    """Whether two words are of one stem, roughly: "resign" and "resignation", "settle" and "settlement"."""
    shorter = min(len(one), len(other))
    return shorter >= 4 and one[: min(shorter, STEM)] == other[: min(shorter, STEM)]


def _is_earlier(one: Told, other: Told) -> bool:
    """Whether what is said of a thing happened before the event it should be ("the suit was settled in 1991")."""
    first, second = one.mention.dating, other.mention.dating
    if first is None or second is None or first.when.last is None or second.when.first is None:
        return False
    return first.when.last < second.when.first


def _lemma(telling: Telling) -> str:
    return telling.tree.tokens[telling.trigger.head].lemma.lower()


def taken_up(document: Document, telling: Telling, antecedent: Told) -> Dating | None:
    dating = antecedent.mention.dating
    if dating is None:
        return None
    trigger = span_of(telling.tree, telling.trigger.words)
    why = f"“{document.quote(trigger)}” takes up “{antecedent.mention.title}”: {dating.why}"
    return replace(dating, basis="carried", confidence=less(dating, 0.85), why=why)
