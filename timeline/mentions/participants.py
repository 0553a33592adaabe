"""Who takes part in what a clause or a noun tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.mentions.cast import ACTING, Cast, actors_of, without_topics
from timeline.mentions.nominals import SETTINGS
from timeline.mentions.tree import Tree, dependents, heads_clause, subjects, subtree
from timeline.mentions.worth import ENCOUNTERS
from timeline.model import Bound

if TYPE_CHECKING:
    from timeline.mentions.found import Found
    from timeline.model import ActorSpan


def participants(
    tree: Tree, found: Found, words: frozenset[int], who: Sequence[int], cast: Cast
) -> tuple[ActorSpan, ...]:
    """Who takes part: those the clause names; of an encounter without any, the two that were named together before."""
    acting = words | {w for s in who for w in subtree(tree, s, lambda c: not heads_clause(tree, c))}
    if not found.trigger.nominal or found.trigger.kind not in ENCOUNTERS:
        return actors_of(cast, acting)
    taking_part = actors_of(cast, without_topics(tree, found.trigger.head, found.verb, frozenset(acting)))
    named = any(cast.known[s.actor].kind in ACTING for s in taking_part)
    return taking_part if named else (*cast.pair, *taking_part)


def owner(tree: Tree, found: Found) -> tuple[int, ...]:
    """Who acts in the clause whose setting, object or aim the event noun is."""
    at = found.at
    if at is None or at.role not in {"setting", "object", "aim"} or at.verb == found.trigger.head:
        return ()
    if dependents(tree, at.verb, "oprd"):
        return ()  # who calls the meeting a success need not have been there
    if SETTINGS.get(at.preposition, Bound.AT) is not Bound.AT:
        return ()
    return tuple(s for s in subjects(tree, at.verb) if tree.tokens[s].pos != "PRON" or tree.tokens[s].tag == "PRP")
