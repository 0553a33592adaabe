"""When a noun of the lexicon is told as an event: how it stands to its clause's verb, and what else makes it so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import table, word_set
from timeline.model import Bound, EventKind
from timeline.syntax import ancestors, clause_of, dependents, is_passive, subtree

if TYPE_CHECKING:
    from collections.abc import Collection

    from timeline.mentions.triggers import Trigger
    from timeline.syntax import Tree

DEFINITE = word_set("clauses", "modifiers", "definite")
# Prepositions that make an event the setting of its clause, and how the clause stands to it in time.
SETTINGS = {word: Bound(bound) for word, bound in table("clauses")["settings"].items()}
# Verbs that tell how something ended or began: "the visit ended in a quarrel".
OUTCOMES = word_set("clauses", "verbs", "outcomes")
# Nouns that stand for the whole or a stretch of what follows their "of" or a plain noun before them.
PARTS = word_set("clauses", "nouns", "parts")


# Words that set one event of a kind apart from those told before.
OTHERS = word_set("clauses", "modifiers", "others")


class Relation(NamedTuple):
    """How a noun stands to its clause: "subject", "object", "setting" (with its preposition), "aim" or "other"."""

    role: str
    verb: int
    preposition: str = ""


@cache
def _derived() -> dict[str, frozenset[str]]:
    return {word: frozenset(nouns) for word, nouns in table("cues")["derived"].items()}


@cache
def derived_nouns() -> frozenset[str]:
    """The nouns that may take up an event told by a word of another stem."""
    return frozenset().union(*_derived().values())


def is_derived(word: str, noun: str) -> bool:
    """Whether a noun may take up what a verb or noun of another stem told ("died ... the death")."""
    return noun in _derived().get(word, ())


@cache
def cue_words(section: str, name: str) -> frozenset[str]:
    """A list of the cue lexicon as a set."""
    return frozenset(table("cues")[section][name])


def relation(tree: Tree, i: int) -> Relation:
    """How the noun at `i` stands to the clause it is in; a part ("the end of the talks") stands for the whole."""
    while tree.tokens[i].dep == "conj" and tree.tokens[tree.tokens[i].head].pos in {"NOUN", "PROPN"}:
        i = tree.tokens[i].head  # a list stands to its clause as its first member does
    token, governor = tree.tokens[i], tree.tokens[i].head
    if token.dep in {"nsubj", "nsubjpass"}:
        return Relation("subject", _happening(tree, governor))
    if token.dep in {"dobj", "attr", "oprd", "dative"}:
        return Relation("object", governor)
    if token.dep == "pobj":
        preposition = tree.lemmas[governor]
        above = tree.tokens[governor].head
        if tree.tokens[above].pos in {"NOUN", "PROPN", "ADJ"}:
            if preposition == "of" and tree.lemmas[above] in PARTS:
                return relation(tree, above)
            return Relation("other", clause_of(tree, governor), preposition)
        return Relation("setting" if preposition in SETTINGS else "aim", above, preposition)
    if token.dep == "pcomp" or token.dep == "ROOT":
        return Relation("other", i)
    return Relation("other", clause_of(tree, governor))


def _happening(tree: Tree, verb: int) -> int:
    """The verb that says what a subject does: of "is set to begin" and "is expected to be held" the lower one."""
    lower = next(iter(dependents(tree, verb, "xcomp")), None)
    if lower is None or tree.tokens[lower].pos not in {"VERB", "AUX"}:
        return verb
    lemma = tree.lemmas[lower]
    known = lemma in cue_words("support", "happen") or (
        is_passive(tree, lower) and lemma in cue_words("support", "hold")
    )
    return lower if known else verb


def is_supported(tree: Tree, at: Relation, *, timed: bool) -> bool:
    """Whether the verb tells that the event happens ("talks took place", "held talks", "the vote is on Friday")."""
    lemma = tree.lemmas[at.verb]
    if tree.tokens[at.verb].pos == "AUX" or lemma == "be":
        # "the vote is on Friday"; "has been on strike since Monday", "would be on leave"
        return (timed and at.role in {"subject", "object"}) or at.preposition == "on"
    if dependents(tree, at.verb, "oprd") or any(
        tree.tokens[p].lemma == "as" for p in dependents(tree, at.verb, "prep")
    ):
        return False  # "called the talks a success", "sees talks as a chance": an opinion
    if at.role == "setting" and at.preposition in {"in", "with"}:
        return lemma in OUTCOMES
    if at.role == "subject":
        if is_passive(tree, at.verb):
            return lemma in cue_words("support", "hold") or lemma in cue_words("status", "planned")
        return lemma in cue_words("support", "happen") or (
            lemma in cue_words("support", "hold") and not _object(tree, at.verb)
        )
    return at.role == "object" and lemma in cue_words("support", "hold")


def says_it_happens(tree: Tree, verb: int) -> bool:
    """Whether a verb only says that something took place ("was held", "began")."""
    return tree.lemmas[verb] in cue_words("support", "happen") | cue_words("support", "hold")


def _object(tree: Tree, verb: int) -> bool:
    return bool(dependents(tree, verb, "dobj", "ccomp", "xcomp"))


def is_weak(tree: Tree, i: int) -> bool:
    """Whether the event is only spoken about ("the prospect of a summit", "calls for talks")."""
    for above in ancestors(tree, i):
        token = tree.tokens[above]
        if token.pos in {"VERB", "AUX"}:
            return False
        if (
            token.pos == "NOUN"
            and token.lemma.lower() in cue_words("weak", "nouns")
            and token.lemma.lower() not in PARTS
        ):
            return True
    return False


def is_definite(tree: Tree, trigger: Trigger) -> bool:
    """Whether the noun takes up something known: "the call", "this meeting", "his visit", but not "the first suit"."""
    described = {tree.lemmas[c] for w in trigger.words for c in dependents(tree, w, "amod", "nummod")}
    if described & OTHERS:
        return False
    if any(dependents(tree, w, "poss") for w in trigger.words):
        # "Roe's death", but not "Roe's promise to resign", which is told here for the first time
        return not _is_told_in_full(tree, trigger) or not _possessed_by_name(tree, trigger)
    return any(tree.lemmas[c] in DEFINITE for w in trigger.words for c in dependents(tree, w, "det", "poss", "predet"))


def _is_told_in_full(tree: Tree, trigger: Trigger) -> bool:
    """Whether a noun has a clause or a phrase of its own that says what it is ("a promise to go")."""
    shared = {"with", "between"} if trigger.kind not in {EventKind.OTHER, EventKind.CONFLICT} else set()
    described = {tree.lemmas[p] for p in dependents(tree, trigger.head, "prep")} & {
        *word_set("clauses", "prepositions", "of_what"),
        *shared,
    }
    return bool(dependents(tree, trigger.head, "acl", "relcl")) or bool(described)


def _possessed_by_name(tree: Tree, trigger: Trigger) -> bool:
    return any(tree.tokens[c].tag != "PRP$" for w in trigger.words for c in dependents(tree, w, "poss"))


def has_participants(tree: Tree, trigger: Trigger, actors: Collection[int]) -> bool:
    """Whether the noun itself names who took part ("a call with the minister", "Rome's offer")."""
    below = subtree(
        tree, trigger.head, lambda c: tree.tokens[c].dep in {"prep", "pobj", "conj", "poss", "compound", "amod"}
    )
    return any(w in actors for w in below if w not in trigger.words)
