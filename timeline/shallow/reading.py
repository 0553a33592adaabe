"""Where the reading of a sentence stands: the clauses so far, what waits for a phrase to come, and looks ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.shallow.links import Links
from timeline.shallow.phrases import ADV, AND, COMMA, DATE, NOUN, PREP, VERB, Phrase
from timeline.shallow.tags import Tagged

FAR = 14  # phrases that are looked ahead


@dataclass(slots=True)
class Clause:
    """A verb with what is known of its clause: whether it has a subject, its last object, what kind it is."""

    verb: int
    lemma: str
    form: str
    passive: bool
    subject: bool = False
    thing: int = -1  # the object or complement
    inverted: bool = False  # ", said the minister": its subject comes behind


@dataclass(slots=True)
class Reading:
    """A sentence while its phrases are put together.

    `main` is the clause of the root, `clause` the one under way; `noun` is the last noun phrase's head and `near` tells
    whether it stands right before. `subject`, `held` (one that a relative clause interrupts), `prep`, `mark`,
    `relative` (with what it describes) and `joint` ("and") wait for a phrase, the words in `waiting` for a verb.
    """

    tagged: Tagged
    found: Sequence[Phrase]
    links: Links
    main: Clause | None = None
    clause: Clause | None = None
    noun: int = -1
    subject: int = -1
    held: int = -1
    prep: int = -1
    mark: int = -1
    joint: int = -1
    relative: tuple[int, int] = (-1, -1)
    waiting: list[tuple[int, str]] = field(default_factory=list)
    comma: bool = False
    near: bool = False


def verb_follows(at: Reading, k: int) -> bool:
    """Whether a finite verb comes next, adverbs, dates and what describes the noun phrase passed over."""
    j, stop = k + 1, min(k + FAR, len(at.found))
    while j < stop:
        phrase = at.found[j]
        if phrase.kind == VERB:
            return phrase.form == "finite"
        if phrase.kind == PREP and j + 1 < stop and at.found[j + 1].kind in {NOUN, DATE}:
            j += 2
        elif phrase.kind in {ADV, DATE}:
            j += 1
        elif phrase.kind == AND and j + 1 < stop and at.found[j + 1].kind == NOUN:
            j += 2
        elif phrase.kind == COMMA and phrase.form == "," and not (at.clause and at.main is at.clause):
            return _after_aside(at, j + 1, stop)
        else:
            return False
    return False


def _after_aside(at: Reading, j: int, stop: int) -> bool:
    """Whether a verb comes right behind the aside that a comma opens ("Roe, the mayor, said")."""
    opened = j
    while j < stop and at.found[j].kind in {NOUN, PREP, DATE, AND}:
        j += 1
    closed = opened < j < stop - 1 and at.found[j].form == ","
    return closed and at.found[j + 1].kind == VERB and at.found[j + 1].form == "finite"


def follows_noun(at: Reading, k: int) -> bool:
    """Whether the phrase before the comma ends with a noun phrase."""
    return k > 1 and at.found[k - 2].kind in {NOUN, DATE} and at.found[k - 1].kind == COMMA


def in_list(at: Reading, k: int) -> bool:
    """Whether a noun phrase after a comma goes on a list that an "and" ends: "Oslo, Rome and Paris"."""
    for j in range(k + 1, min(k + 9, len(at.found) - 1)):
        if at.found[j].kind == AND:
            return at.found[j + 1].kind == NOUN and not verb_follows(at, j + 1)
        if at.found[j].kind not in {NOUN, COMMA, PREP}:
            return False
    return False


def is_finite_next(at: Reading, k: int) -> bool:
    """Whether a finite verb stands there, adverbs passed over."""
    while k < len(at.found) and at.found[k].kind == ADV:
        k += 1
    return k < len(at.found) and at.found[k].kind == VERB and at.found[k].form == "finite"


def noun_before(at: Reading, subject: int) -> int:
    """The head of the noun phrase right before that of a subject, or -1."""
    k = next((k for k, p in enumerate(at.found) if p.head == subject), 0)
    return at.found[k - 1].head if k and at.found[k - 1].kind == NOUN else -1


def opens(at: Reading) -> bool:
    """Whether a clause was opened whose verb is still to come: "that on Monday more would be known"."""
    return at.mark >= 0 or at.relative[0] >= 0 or (at.joint >= 0 and at.clause is not None and not at.near)


def before_verb(at: Reading) -> bool:
    """Whether the noun right before is a subject whose verb is still to come."""
    return at.noun == at.subject and at.subject >= 0 and not at.links.linked(at.subject)


def put(at: Reading, i: int, head: int, dep: str) -> None:
    """Put a word under another, never under itself."""
    if i != head:
        at.links.link(i, head, dep)


def settle(at: Reading, verb: int) -> None:
    """Hang what waits for a verb under it."""
    for i, dep in at.waiting:
        if i != verb and not at.links.linked(i):
            at.links.link(i, verb, dep)
    at.waiting.clear()
