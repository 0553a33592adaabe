"""What somebody did, told by a verb outside the lexicon and without a date of its own: an event in a report only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lexicon import word_set
from timeline.mentions.found import EventFrame
from timeline.mentions.triggers import Trigger
from timeline.mentions.verbs import in_past, is_state, tells_on, time_of_verb, times_of_when
from timeline.model import EventKind
from timeline.persons import is_personal
from timeline.syntax import Tree, dependents, quoted, subjects

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.mentions.attachment import Attached


def narrated_verbs(
    tree: Tree, sites: Sequence[Attached], taken: Collection[int], people: Collection[int], *, headline: bool
) -> list[EventFrame]:
    """What somebody did in a main clause, told by a verb outside the lexicon and without a date of its own.

    A headline tells it in the present, also of things: "Storm shuts schools".
    """
    found = []
    for verb, token in enumerate(tree.tokens):
        if verb in taken or token.pos != "VERB":
            continue
        main = token.dep in {"ROOT", "conj", "parataxis"} or tells_on(tree, verb)
        if not main or not _tells_news(tree, verb, headline=headline):
            continue
        if not in_past(tree, verb) and not headline and any(c in taken for c in dependents(tree, verb, "xcomp")):
            continue  # "has chosen to step down": told under what was chosen
        who = subjects(tree, verb)
        if verb in quoted(tree) and all(tree.tokens[s].pos == "PRON" and s not in people for s in who):
            continue  # of whom somebody speaks, nobody knows
        if any(headline or _acts(tree, s, people) for s in who):
            words = tuple(sorted((verb, *dependents(tree, verb, "prt"))))
            own = bool(dependents(tree, verb, "nsubj", "nsubjpass")) and not times_of_when(tree, sites, verb)
            time, basis = (None, None) if own else time_of_verb(tree, sites, verb)
            trigger = Trigger(verb, words, EventKind.OTHER, nominal=False)
            found.append(EventFrame(trigger, None, verb, time, basis, definite=False, narrated=True))
    return found


def _tells_news(tree: Tree, verb: int, *, headline: bool) -> bool:
    """Whether a verb that is no state stands in a tense of news: past, present perfect, a headline's present."""
    if is_state(tree, verb):
        return headline and tree.lemmas[verb] in {"hold", "keep"}
    present = headline and tree.tokens[verb].tag in {"VBZ", "VBP"} and not dependents(tree, verb, "aux")
    return present or in_past(tree, verb) or _in_perfect(tree, verb)


def _acts(tree: Tree, i: int, people: Collection[int]) -> bool:
    named = i in people or tree.tokens[i].pos in {"PROPN", "NUM"}  # "All five were taken to hospital"
    return named or tree.lemmas[i] in word_set("clauses", "pronouns", "personal") or is_personal(tree.tokens[i])


def _in_perfect(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the present perfect: "have brought", of which the opening of a report tells news."""
    aux = {tree.tokens[c].tag for c in dependents(tree, verb, "aux") if tree.lemmas[c] == "have"}
    return tree.tokens[verb].tag == "VBN" and bool(aux & {"VBZ", "VBP"})
