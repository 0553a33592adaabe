"""Which verb tells an event: its own, or the one above that makes it what it is ("refused to sign"); and of whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.mentions.nominals import cue_words
from timeline.mentions.status import cues, is_conditional, is_finite, is_irreal, is_negated, lexeme
from timeline.mentions.titles.speech import quotation
from timeline.mentions.titles.table import is_beside
from timeline.mentions.titles.words import SUBJECTS, is_infinitive, listed
from timeline.persons import is_personal
from timeline.syntax import VERBAL, dependents, heads_clause, is_passive, subjects, subtree

if TYPE_CHECKING:
    from timeline.syntax import Tree


class ToldClause(NamedTuple):
    """The tree with the verb to tell an event by, the words from it down to the event's own, and those left out."""

    tree: Tree
    verb: int
    path: frozenset[int]
    out: frozenset[int]


def told_by(tree: Tree, verb: int) -> ToldClause:
    """The verb to tell an event by: its own where that is a sentence, else the one above it that makes it what it is
    ("refused to sign", "denied that he had left")."""
    path: set[int] = set()
    out: set[int] = set()
    tree, at = promoted(tree, verb), verb
    while tree.tokens[at].head != at and not _stands_alone(tree, at):
        if _is_idle(tree, at):
            out |= {*subtree(tree, at)}
            path = set()
        else:
            path |= {at, *(dependents(tree, at, "mark", "neg", "prt") if heads_clause(tree, at) else ())}
        at = tree.tokens[at].head
        tree = promoted(tree, at)
    return ToldClause(tree, at, frozenset(path), frozenset(out - {at}))


def promoted(tree: Tree, verb: int) -> Tree:
    """The tree with a coordinated verb in the place of the first, which is set loose, and with what both share: subject
    and auxiliaries where it has none, the mark of the clause, a condition in front and a hedge."""
    first = tree.tokens[verb].head
    if tree.tokens[verb].dep != "conj" or tree.tokens[first].pos not in VERBAL:
        return tree
    tree = promoted(tree, first)
    tokens = list(tree.tokens)
    shared = dependents(tree, first, "mark")
    if not dependents(tree, verb, *SUBJECTS):
        shared += dependents(tree, first, *SUBJECTS)
        shared += tuple(c for c in dependents(tree, first, "advcl") if c < first and is_conditional(tree, c))
        shared += tuple(c for c in dependents(tree, first, "advmod") if tree.lemmas[c] in listed("kept", "hedges"))
        if tokens[verb].tag in {"VB", "VBN", "VBG"} and not dependents(tree, verb, "aux", "auxpass"):
            shared += dependents(tree, first, "aux", "auxpass", "neg")
    for w in shared:
        tokens[w] = tokens[w]._replace(head=verb)
    above = tokens[first].head if tokens[first].head != first else verb
    tokens[verb] = tokens[verb]._replace(dep=tokens[first].dep, head=above)
    tokens[first] = tokens[first]._replace(head=first)
    children: list[list[int]] = [[] for _ in tokens]
    for c, token in enumerate(tokens):
        children[token.head] += [c] if token.head != c else []
    return replace(tree, tokens=tuple(tokens), children=tuple(map(tuple, children)))


def _stands_alone(tree: Tree, at: int) -> bool:
    """Whether a verb's clause can be told as a sentence by itself."""
    token, marks = tree.tokens[at], {tree.lemmas[c] for c in dependents(tree, at, "mark", "advmod", "prep")}
    if not heads_clause(tree, at) or marks & (cues("conditional") | {"whether"}) or _is_idle(tree, at):
        return False
    if is_finite(tree, at):
        above = token.head
        doubted = tree.lemmas[above] in listed("doubt", "verbs") or is_negated(tree, above)
        quoted = token.dep == "ccomp" and bool(quotation(tree, above, at))
        return not (quoted or (doubted and token.dep in {"ccomp", "acl"} and above < at))
    if not subjects_told(tree, at) or token.tag not in {"VBG", "VBN"} or is_infinitive(tree, at):
        return False
    factual = token.dep == "pcomp" and tree.lemmas[token.head] in listed("time", "factual")
    described = token.tag == "VBN" and token.dep == "acl"
    denied = marks & listed("kept", "undone")
    return described or ((factual or token.dep in {"advcl", "acl"}) and not denied and _is_past(tree, token.head))


def _is_idle(tree: Tree, at: int) -> bool:
    """Whether a clause only describes what its sentence calls off ("the day that was set for June was scrapped"), says
    that what its noun names was planned ("a hearing scheduled for June"), or when what is told above took place."""
    token, noun = tree.tokens[at], tree.tokens[tree.tokens[at].head]
    planned = token.dep == "acl" and token.tag == "VBN" and tree.lemmas[at] in cues("arranged")
    off = noun.dep in {"nsubjpass", "dobj"} and lexeme(tree, noun.head) in cues("cancelled")
    when = token.dep == "relcl" and tree.lemmas[at] in listed("kept", "happening") and noun.dep == "dobj"
    return planned or (off and token.dep in {"relcl", "acl"}) or (when and noun.pos == "PROPN")


def _is_past(tree: Tree, word: int) -> bool:
    """Whether the clause that a word stands in tells something past and real."""
    while not (heads_clause(tree, word) and is_finite(tree, word)):
        if tree.tokens[word].head == word:
            return False
        word = tree.tokens[word].head
    tags = {tree.tokens[c].tag for c in (word, *dependents(tree, word, "aux", "auxpass"))}
    return "VBD" in tags and not is_negated(tree, word) and not is_irreal(tree, word)


def is_comment(tree: Tree, verb: int) -> bool:
    """Whether a clause only comments on its sentence ("as the meeting makes clear"): no event is told by its verb."""
    return tree.tokens[verb].dep == "advcl" and any(tree.lemmas[c] == "as" for c in dependents(tree, verb, "mark"))


def subjects_told(tree: Tree, verb: int) -> list[int]:
    """Who or what a clause is about; the noun just before a verb that the parser left without."""
    found, above = list(subjects(tree, verb)), tree.tokens[verb].head
    if not found and tree.tokens[verb].dep == "pcomp" and tree.lemmas[above] == "by":
        found = [] if is_passive(tree, tree.tokens[above].head) else list(subjects(tree, tree.tokens[above].head))
    if len(found) > 1 and all(tree.tokens[f].dep in SUBJECTS for f in found):
        found = found[-1:]  # "the newest ship, the Ariel, was ...": the name
    found = found or list(dependents(tree, verb, *SUBJECTS))
    first = min((verb, *dependents(tree, verb, "aux", "auxpass", "neg")))
    beside = first > 0 and tree.tokens[first - 1].dep == "appos" and is_finite(tree, verb)
    return found or ([first - 1] if beside else [])


def described(tree: Tree, i: int) -> int:
    """The noun that a relative pronoun as subject stands for: for "who" the nearest person, for what began or ended no
    place that it is at ("The stoppage at the works, which began"); any other word, itself."""
    clause = tree.tokens[i].head
    if tree.tokens[i].tag not in {"WDT", "WP"} or tree.tokens[clause].dep != "relcl":
        return i
    first, who = tree.tokens[clause].head, tree.lemmas[i] == "who"
    happened = tree.lemmas[clause] in cue_words("support", "happen") and tree.tokens[first].pos == "PROPN"
    above = tree.tokens[first].head
    noun = above if tree.tokens[first].dep == "appos" else tree.tokens[above].head
    if tree.tokens[first].dep not in {"pobj", "appos"} or tree.tokens[noun].pos not in {"NOUN", "PROPN"}:
        return first
    apart = happened or _is_person(tree, first) is not who or (who and noun == above)
    return noun if apart and _is_person(tree, noun) is who else first


def _is_person(tree: Tree, i: int) -> bool:
    return tree.tokens[i].entity in {"PERSON", "NORP"} or (tree.tokens[i].pos == "NOUN" and is_personal(tree.tokens[i]))


def content_of(tree: Tree, verb: int) -> int | None:
    """The verb of what is said: of a clause it governs, of one hung on another word ("announced in a memo that ..."),
    or of the sentence that it stands in ("the ship, he says, will sail")."""
    found = next((c for c in dependents(tree, verb, "ccomp") if not is_beside(tree, c)), None)
    taken = ("xcomp", "nsubjpass", "oprd", *(() if tree.lemmas[verb] in listed("telling", "verbs") else ("dobj",)))
    if found is not None or dependents(tree, verb, *taken):
        return found
    for w in (w for p in dependents(tree, verb, "prep") for w in subtree(tree, p)):
        marks = {tree.lemmas[k] for k in dependents(tree, w, "mark")}
        if "that" in marks and tree.tokens[w].dep in {"relcl", "acl"}:
            return w
    return tree.tokens[verb].head if tree.tokens[verb].dep == "parataxis" and tree.tokens[verb].head != verb else None
