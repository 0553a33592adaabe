"""From when on all office holders that a document introduces were in office: the earliest day it can be of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from timeline.actors.lexicon_matcher import actor_id, actors
from timeline.actors.names import same_person
from timeline.actors.offices import all_terms, terms_of
from timeline.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.actors.reading import DocumentNames


def earliest_day(names: DocumentNames) -> date | None:
    """The first day on which all the present office holders of a document held their offices, or None.

    Only offices that somebody held once tell: of two terms nobody knows which is meant, so the first counts.
    """
    return max(_firsts(names), default=None)


def in_office_from(name: str) -> date | None:
    """The day from which somebody held the one office that the table knows them in; None for several terms or none."""
    days = [first for _, first in all_terms(name)]
    return days[0] if len(days) == 1 else None


def serves(name: str) -> str | None:
    """The country (by actor id) whose offices somebody has held, if it is one."""
    owners = {actor_id(ActorKind.COUNTRY, owner) for owner, _ in all_terms(name)}
    return owners.pop() if len(owners) == 1 and owners <= actors().keys() else None


def _firsts(names: DocumentNames) -> Iterable[date]:
    for intro in names.introductions:
        if intro.former:
            continue
        own = [first for name, first, _ in terms_of(intro.role, intro.of) if same_person(name, intro.name)]
        if own:
            yield min(own)
