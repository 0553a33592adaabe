"""Who was there, told in a sentence of its own: "The Norwegian side was led by ...", "The presence of ... shows ...".

Such a sentence tells no further event. It takes up the encounter told just before and adds to it who took part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lexicon import word_set
from timeline.mentions.cast import PEOPLE
from timeline.mentions.found import EventFrame
from timeline.mentions.nominals import Relation
from timeline.mentions.triggers import Trigger
from timeline.model import DatingBasis, EventKind
from timeline.syntax import clause_of, dependents, heads_clause, is_passive, subjects, subtree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from timeline.mentions.cast import Cast
    from timeline.syntax import Tree

# What is led at an encounter, and the verbs that tell by whom.
SIDES = word_set("clauses", "nouns", "sides")
LEADING = word_set("clauses", "verbs", "heading")
PRESENCE = word_set("clauses", "nouns", "presence")


def attendances(tree: Tree, cast: Cast, taken: Collection[int]) -> Iterator[EventFrame]:
    """What a sentence tells of who took part, each to be joined with the encounter told before."""
    people = cast.words(*PEOPLE)
    for i, lemma in enumerate(tree.lemmas):
        if (lemma not in PRESENCE and lemma not in LEADING) or i in taken:
            continue
        if lemma in PRESENCE and tree.tokens[i].pos == "NOUN" and people & set(_of(tree, i)):
            yield EventFrame(
                Trigger(i, (i,), EventKind.TALKS, nominal=True),
                Relation("other", clause_of(tree, i)), i, None, DatingBasis.NOUN, definite=True,
            )  # fmt: skip
        elif lemma in LEADING and _tells_who_led(tree, i, people):
            yield EventFrame(Trigger(i, (i,), EventKind.TALKS, nominal=False), None, i, None, None, definite=True)


def _of(tree: Tree, noun: int) -> list[int]:
    """The words that say whose presence it is."""
    phrases = [p for p in dependents(tree, noun, "prep") if tree.tokens[p].lemma == "of"]
    return [w for p in (*phrases, *dependents(tree, noun, "poss")) for w in subtree(tree, p)]


def _tells_who_led(tree: Tree, verb: int, people: Collection[int]) -> bool:
    """Whether a finite clause says which person led a delegation, actively or in the passive."""
    if tree.tokens[verb].pos != "VERB" or not heads_clause(tree, verb) or tree.tokens[verb].dep in {"acl", "relcl"}:
        return False
    passive = is_passive(tree, verb)
    led = subjects(tree, verb) if passive else dependents(tree, verb, "dobj")
    leaders = dependents(tree, verb, "agent", "prep") if passive else subjects(tree, verb)
    named = any(w in people for who in leaders for w in subtree(tree, who, lambda c: not heads_clause(tree, c)))
    return named and any(tree.lemmas[noun] in SIDES for noun in led)
