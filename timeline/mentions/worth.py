"""Which tellings belong on a chronology: no views, no conditions, nothing that merely could be."""

from __future__ import annotations

from timeline.lexicon import word_set
from timeline.lexicon.kinds import ENCOUNTERS, SAYING
from timeline.mentions.found import Telling
from timeline.mentions.nominals import cue_words
from timeline.mentions.status import is_conditional, is_counterfactual, is_finite, is_irreal, is_negated
from timeline.mentions.verbs import in_past, is_done_within
from timeline.model import Bound, DatingBasis, EventKind, Status, TimeType
from timeline.persons import is_personal
from timeline.syntax import Tree, dependents, objects, subjects


def is_worth(telling: Telling) -> bool:
    """Whether a telling belongs on a chronology at all, dated or not."""
    if is_counterfactual(telling.tree, telling.verb) or _is_remark(telling) or _is_rule(telling):
        return False
    if telling.status is Status.DENIED or is_negated(telling.tree, telling.verb):
        dated = telling.time is not None and telling.time.bound is Bound.AT and telling.basis is DatingBasis.CLAUSE
        return dated and telling.kind not in SAYING and not is_irreal(telling.tree, telling.verb)
    if telling.time is not None or telling.definite:
        return True
    if telling.headline and telling.status is Status.OCCURRED:
        return True
    if telling.narrated or is_done_within(telling.tree, telling.verb):
        return telling.status in {Status.OCCURRED, Status.PLANNED}
    if telling.kind is EventKind.OTHER and not _has_agent(telling):
        return False
    if telling.status in UNREAL and telling.kind not in ENCOUNTERS:
        return False
    if telling.kind in SAYING and not telling.trigger.nominal and not _was_said(telling):
        return False
    return telling.trigger.nominal or _is_planned_or_finite(telling)


def _is_rule(telling: Telling) -> bool:
    """Whether a clause tells what is to happen again and again ("shall pay each invoice"), or is the condition that
    something does not ("if it does not reply within ten days")."""
    tree, verb = telling.tree, telling.verb
    if telling.status is Status.OCCURRED:
        return False
    arguments = (*subjects(tree, verb), *objects(tree, verb))
    every = any(
        tree.lemmas[d] in word_set("clauses", "modifiers", "every")
        for a in arguments
        for d in dependents(tree, a, "det")
    )
    length = telling.time is not None and telling.time.type is TimeType.DURATION
    return (every and (length or telling.time is None)) or (is_conditional(tree, verb) and is_negated(tree, verb))


def _is_remark(telling: Telling) -> bool:
    """Whether a clause only says what a thing is called ("what Roe described as a charge"), or that its time came."""
    tree, verb = telling.tree, telling.verb
    called = any(tree.tokens[o].tag == "WP" and o < verb for o in dependents(tree, verb, "dobj"))
    free = tree.tokens[verb].dep in {"pcomp", "ccomp", "csubj"} and called and telling.kind in SAYING
    came = tree.lemmas[verb] in {"come", "arrive"} and any(
        tree.lemmas[s] in word_set("clauses", "nouns", "moments") for s in subjects(tree, verb)
    )
    return free or came


# Statuses that tell of no event yet, and the kinds of which even the possibility is news.
UNREAL = frozenset({Status.HYPOTHETICAL, Status.PROPOSED, Status.EXPECTED})
PLANS = cue_words("status", "planned") | cue_words("status", "expected")


def _was_said(telling: Telling) -> bool:
    """Whether a statement is told as made, by somebody: what a text or an analyst "says" is a view, no event."""
    tree, verb = telling.tree, telling.verb
    return not any(_is_thing(tree, telling, s) for s in subjects(tree, verb))


def _is_thing(tree: Tree, telling: Telling, i: int) -> bool:
    """Whether a subject is no speaker: a plain singular noun that is not a person's, not part of a name, no actor."""
    token = tree.tokens[i]
    if token.tag != "NN" or token.entity or any(a.span.start <= token.span.start < a.span.end for a in telling.actors):
        return token.tag in {"EX", "WDT"} or token.lemma.lower() in word_set("clauses", "pronouns", "pointing")
    return not is_personal(token) and not dependents(tree, i, "appos")


def as_narrated(telling: Telling, nouns: set[int]) -> Telling:
    """What nobody named did ("the index closed lower"), without a date: an event only where a report tells it.

    What a verb says of an event noun ("called off the strike") is told under the noun.
    """
    tree, verb = telling.tree, telling.verb
    plain = telling.kind is EventKind.OTHER and not telling.trigger.nominal and not telling.definite
    if not plain or telling.time is not None or not in_past(tree, verb) or _has_agent(telling):
        return telling
    return telling if nouns & {*subjects(tree, verb), *objects(tree, verb)} else telling._replace(narrated=True)


def _has_agent(telling: Telling) -> bool:
    """Whether somebody who is named did, or will do, what is told."""
    tokens = telling.tree.tokens
    planned = telling.status is Status.PLANNED and is_finite(telling.tree, telling.verb)
    return (planned or telling.status is Status.OCCURRED) and any(
        tokens[s].pos == "PROPN" or tokens[s].entity or any(a.span.overlaps(tokens[s].span) for a in telling.actors)
        for s in subjects(telling.tree, telling.verb)
    )


def _is_planned_or_finite(telling: Telling) -> bool:
    """Whether a verb is finite, or an infinitive that a plan governs ("plans to visit")."""
    tree, verb = telling.tree, telling.trigger.head
    if is_finite(tree, verb):
        return True
    governor = tree.lemmas[tree.tokens[verb].head]
    return tree.tokens[verb].dep == "conj" or (tree.tokens[verb].dep == "xcomp" and governor in PLANS)
