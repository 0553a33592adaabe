"""The values that finding events in a sentence passes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from timeline.mentions.nominals import (
    Relation,
)
from timeline.mentions.triggers import Trigger
from timeline.model import Actor, ActorSpan, Bound, DatingBasis, EventKind, Status
from timeline.syntax import (
    Tree,
)

if TYPE_CHECKING:
    from timeline.model import TimeExpression


class Telling(NamedTuple):
    """An event as one sentence tells it.

    `basis` says how the time was attached, None without one; `definite` that it takes up an
    event told before; `setting` is the trigger of another event that it is told to be at, after or before; `narrated`
    that its verb is none of the lexicon and has no date: it is an event only where a report tells what was done;
    `headline` that the document's headline tells it; `oblique` that its noun is neither subject, object nor setting,
    so that only the very word of an event told before is taken up by it; `occasion` is the verb that tells what was
    said on the occasion that it names ("in her speech she said"); `reason` is why the time is its own, where the form
    of the sentence does not say. `title` writes the title, which costs as much as all the rest and is not wanted of
    what is not told after all.
    """

    tree: Tree
    trigger: Trigger
    verb: int
    kind: EventKind
    status: Status
    time: TimeExpression | None
    basis: DatingBasis | None
    definite: bool
    setting: tuple[int, Bound] | None
    actors: tuple[ActorSpan, ...]
    place: Actor | None
    title: Callable[[], str]
    words: frozenset[str]
    by_anybody: bool
    mentioned: tuple[ActorSpan, ...] = ()
    narrated: bool = False
    headline: bool = False
    oblique: bool = False
    occasion: int | None = None
    reason: str = ""


class EventFrame(NamedTuple):
    trigger: Trigger
    at: Relation | None  # of a noun: how it stands to its clause
    verb: int
    time: TimeExpression | None
    basis: DatingBasis | None
    definite: bool
    narrated: bool = False
    oblique: bool = False
    occasion: int | None = None
