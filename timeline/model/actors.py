"""Those who act, and where a text names them."""

from __future__ import annotations

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
    """One who acts, under all names the documents give it; `country` is the id of the actor it belongs to, if any."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None


class ActorSpan(NamedTuple):
    """A place in a text that names an actor."""

    actor: str
    span: Span
