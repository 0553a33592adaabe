"""Those who act, and where a text names them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from timeline.model.text import Span


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts, under all names the documents give it.

    `country` is the id of the country it is known to lie in or to belong to, `affiliation` that of the actor it belongs
    to by what the documents say (a minister's ministry, a manager's club), `said` the document and passage that say so.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    affiliation: str | None = None
    said: tuple[str, Span] | None = None

    @property
    def belongs_to(self) -> str | None:
        """The id of the actor it belongs to, by the documents or else by the lexicon."""
        return self.affiliation or self.country


def chain(ident: str, find: Callable[[str], Actor | None]) -> tuple[str, ...]:
    """Those whom an actor belongs to, the nearest first: a minister's ministry, its country; `find` looks up an id."""
    found: list[str] = []
    actor = find(ident)
    while actor is not None and actor.belongs_to is not None and actor.belongs_to not in (ident, *found):
        found.append(actor.belongs_to)
        actor = find(actor.belongs_to)
    return tuple(found)


class Naming(StrEnum):
    """How a text names an actor in a place."""

    NAMED = "named"  # by the name, or a part of it
    ALIAS = "alias"  # by another name: an acronym, a term defined so
    ROLE = "role"  # by an office: "the mayor"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"  # by a common noun: "the company", "both sides"


class ActorSpan(NamedTuple):
    """A place in a text that names an actor, how it does so, and how sure it is that the actor is meant (0..1)."""

    actor: str
    span: Span
    how: Naming = Naming.NAMED
    confidence: float = 1.0
