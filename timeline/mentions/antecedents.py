"""Which event told before a noun takes up: "the meeting", "his visit", "It took place"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.actors import apart
from timeline.mentions.datings import less
from timeline.mentions.found import SAYING, Telling
from timeline.mentions.nominals import is_derived
from timeline.mentions.tellings import name_of
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
    EventKind.STATEMENT: SAYING,
    EventKind.ANNOUNCEMENT: SAYING,
}
# Kinds whose every noun can take up any event of the kind, and nouns of other kinds that can.
WHOLE = frozenset({*KINDRED, EventKind.CALL, EventKind.VISIT, EventKind.AGREEMENT, EventKind.VOTE} - SAYING)
# What a sentence about those who were there can take up.
ATTENDED = frozenset({*KINDRED[EventKind.TALKS], EventKind.VISIT})
# Nouns of saying that can take up whatever was said.
GENERIC = frozenset({"announcement", "statement"})
STEM = 6  # letters by which two words are of one stem
REACH = 12  # sentences back that a definite noun may take up
CARRY_REACH = 3  # sentences back that a word such as "then" carries a date on
LEAD = 5  # sentences that tell more fully what the headline tells


def antecedent_of(telling: Telling, number: int, memory: Sequence[Told], here: Sequence[Told]) -> Told | None:
    """The event told before that a definite noun takes up: the latest of its kind, one named by the same word first."""
    if not telling.trigger.nominal:  # "It took place ..."
        kinds = ATTENDED if telling.kind is EventKind.TALKS else frozenset(EventKind) - SAYING
        last = [t for t in memory if number - t.sentence <= CARRY_REACH and t.mention.kind in kinds]
        return last[-1].first if last else None
    kindred = KINDRED.get(telling.kind, frozenset({telling.kind}))
    near = [t for t in memory if number - t.sentence <= REACH and _fits(telling, t)]
    near = [t for t in near if not any(_is_earlier(h, t) for h in here)]
    derived = [t for t in near if any(is_derived(lemma, _lemma(telling)) for lemma in _lemmas(t.telling))]
    near = [t for t in near if t.mention.kind in kindred]
    same = [t for t in near if _same_stem(_lemma(telling), _lemma(t.telling))] or derived
    any_of_kind = not telling.oblique and (telling.kind in WHOLE or _lemma(telling) in GENERIC)
    pool = same or (near if any_of_kind else [])
    dated = [t for t in pool if t.mention.dating is not None]
    return (dated or pool)[-1].first if pool else None


def told_in_lead(telling: Telling, lead: Sequence[Told]) -> Told | None:
    """The mention in the lead that tells more fully what a headline tells: of its kind, by an actor of it."""
    who = {a.actor for a in telling.actors}
    kindred = KINDRED.get(telling.kind, frozenset({telling.kind}))
    near = [t for t in lead if t.mention.kind in kindred and _fits(telling, t)]
    near = [t for t in near if not who or who & {a.actor for a in t.mention.actors}]
    same = [t for t in near if _same_stem(_lemma(telling), _lemma(t.telling))]
    pool = same or (near if telling.kind in WHOLE else [])
    return min(pool, key=lambda t: (t.mention.dating is None, t.sentence, t.mention.trigger)).first if pool else None


def _fits(telling: Telling, told: Told) -> bool:
    """Whether nothing speaks against two tellings of one document being of one event."""
    if told.mention.status in {Status.DENIED, Status.HYPOTHETICAL} and telling.status is Status.OCCURRED:
        return False
    known = {a.actor for t in (told, told.first) for a in t.mention.actors}
    if telling.oblique and known and not {a.actor for a in telling.actors} <= known:
        return False
    return not apart(telling.place, told.telling.place)


def _same_stem(one: str, other: str) -> bool:
    """Whether two words are of one stem, roughly ("resign", "resignation"), or go together ("die", "death")."""
    if one == other or is_derived(one, other) or is_derived(other, one):
        return True
    shorter = min(len(one), len(other), STEM + 1)
    return shorter >= 4 and _shared(one, other) >= max(4, shorter - 1)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _is_earlier(one: Told, other: Told) -> bool:
    """Whether what is said of a thing happened before the event it should be ("the suit was settled in 1991")."""
    first, second = one.mention.dating, other.mention.dating
    if first is None or second is None or first.when.last is None or second.when.first is None:
        return False
    return first.when.last < second.when.first


def _lemma(telling: Telling) -> str:
    return telling.tree.tokens[telling.trigger.head].lemma.lower()


def _lemmas(telling: Telling) -> set[str]:
    """The lemmas of a trigger's words."""
    return {telling.tree.lemmas[w] for w in telling.trigger.words}


def taken_up(document: Document, telling: Telling, antecedent: Told) -> Dating | None:
    """The date of what a telling takes up, with both named in its reason; None where that has no date."""
    dating = antecedent.mention.dating
    if dating is None:
        return None
    why = f"{name_of(document, telling)} takes up “{antecedent.mention.title}”: {dating.why}"
    return replace(dating, basis="carried", confidence=less(dating, 0.85), why=why)
