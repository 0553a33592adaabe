"""The body that a text is about: whose the revenue, the shares and the results are that the text gives to nobody."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from timeline.lexicon import word_set
from timeline.model import ActorKind
from timeline.syntax import dependents, subjects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.mentions.cast import Cast
    from timeline.mentions.found import EventFrame
    from timeline.model import Actor, ActorSpan
    from timeline.syntax import Tree

OPENING = 3  # sentences in which a text names what it is about
OFTEN = 3  # times that it is named at least, and half as often again as any other body
BELONGINGS = word_set("clauses", "nouns", "belongings")


def topic_of(spans: Sequence[ActorSpan], actors: Mapping[str, Actor], opening: int) -> tuple[ActorSpan, ...]:
    """The first naming of the body that a text is about; empty where there is not one named before `opening`."""
    bodies = [s for s in spans if actors[s.actor].kind is ActorKind.ORGANISATION and actors[s.actor].country is None]
    ranked = Counter(s.actor for s in bodies).most_common(2)
    if not ranked or ranked[0][1] < OFTEN or (len(ranked) > 1 and 2 * ranked[0][1] < 3 * ranked[1][1]):
        return ()
    first = next(s for s in bodies if s.actor == ranked[0][0])
    return (first,) if first.span.end <= opening else ()


def of_topic(tree: Tree, found: EventFrame, cast: Cast) -> tuple[ActorSpan, ...]:
    """The body the text is about, where an event befalls what only it can own: "Revenue fell", "the board meeting"."""
    things = (found.trigger.head,) if found.trigger.nominal else subjects(tree, found.verb)
    if tree.tokens[found.verb].dep == "relcl":
        things = (*things, tree.tokens[found.verb].head)  # "a results day that had been arranged"
    owned = any(_belongs(tree, thing) and not dependents(tree, thing, "poss") for thing in things)
    return cast.topic if owned else ()


def _belongs(tree: Tree, noun: int) -> bool:
    words = (noun, *dependents(tree, noun, "compound", "amod"))
    return any(tree.tokens[w].pos == "NOUN" and tree.tokens[w].lemma.lower() in BELONGINGS for w in words)
