"""Which verb tells an event: its own, or the one above that makes it what it is ("refused to sign")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.mentions.status import cues, is_finite, is_irreal, is_negated, lexeme
from timeline.mentions.titles.material import lemma, listed
from timeline.mentions.titles.quotes import quotation
from timeline.syntax import VERBAL, dependents, heads_clause, is_passive, subjects, subtree

if TYPE_CHECKING:
    from timeline.syntax import Tree

FACTUAL = frozenset({"after", "since", "while", "when", "by"})


class Told(NamedTuple):
    """The verb to tell an event by, the words from it down to the event's own, and those to leave out on the way.

    Verbs in `silent` are on the way but not said: the others of a list that the event's own stands in.
    """

    verb: int
    path: frozenset[int]
    out: frozenset[int] = frozenset()
    silent: frozenset[int] = frozenset()


def told_by(tree: Tree, verb: int) -> Told:
    """The verb to tell an event by: its own where that is a sentence, else the one above it that makes it what it is
    ("refused to sign", "denied that he had left", "if it comes back")."""
    path: set[int] = set()
    out: set[int] = set()
    silent: set[int] = set()
    at = verb
    while tree.tokens[at].head != at and not _stands_alone(tree, at):
        above = tree.tokens[at].head
        if _is_called_off(tree, at) or _is_arranged(tree, at) or _tells_clause(tree, at):
            out |= set(subtree(tree, at))
            path = set()
        else:
            path.add(at)
        if tree.tokens[at].dep == "conj" and tree.tokens[above].pos in VERBAL:
            shared = ["nsubj", "nsubjpass"] if not dependents(tree, at, "nsubj", "nsubjpass") else []
            shared += ["aux"] if not dependents(tree, at, "aux", "auxpass") else []
            own = {at, *dependents(tree, above, "mark", *shared)}
            silent.add(above)
            out |= {above, *(w for c in tree.children[above] if c not in own for w in subtree(tree, c))}
        if heads_clause(tree, at) and tree.tokens[at].dep != "conj":
            path |= {*dependents(tree, at, "mark", *(() if at in silent else ("neg", "prt")))}
        at = above
    return Told(at, frozenset(path), frozenset(out - {at} - path), frozenset(silent & path))


def _stands_alone(tree: Tree, at: int) -> bool:
    """Whether a verb's clause can be told as a sentence by itself."""
    token, above = tree.tokens[at], tree.tokens[at].head
    if not heads_clause(tree, at):
        return False
    marks = {lemma(tree, c) for c in dependents(tree, at, "mark")}
    if marks & (cues("conditional") | {"whether"}):
        return False
    if is_finite(tree, at) or borrowed(tree, at):
        checks = (_is_under_doubt, _is_called_off, _is_quoted, _tells_clause)
        return not any(check(tree, at) for check in checks)
    if not subjects_told(tree, at):
        return False
    if token.tag == "VBN" and token.dep == "acl":
        return not _is_called_off(tree, at) and not _is_arranged(tree, at)
    if token.tag not in {"VBG", "VBN"} or token.dep not in {"advcl", "acl", "pcomp"} or is_infinitive_of(tree, at):
        return False
    if token.dep == "pcomp" and lemma(tree, above) not in FACTUAL:
        return False
    if {lemma(tree, c) for c in dependents(tree, at, "mark", "advmod", "prep")} & {"before", "without", "instead"}:
        return False
    return _is_past(tree, above)


def _is_under_doubt(tree: Tree, at: int) -> bool:
    """Whether a clause, or the one it goes on from, stands under a verb of doubt ("ensures that they pay")."""
    while tree.tokens[at].dep == "conj":
        at = tree.tokens[at].head
    above = tree.tokens[at].head
    return tree.tokens[at].dep in {"ccomp", "acl"} and above < at and _is_doubted(tree, above)


def _is_called_off(tree: Tree, at: int) -> bool:
    """Whether a clause describes what its sentence calls off ("the day that was set for June has been scrapped")."""
    noun = tree.tokens[tree.tokens[at].head]
    if tree.tokens[at].dep not in {"relcl", "acl"} or noun.dep not in {"nsubjpass", "dobj"}:
        return False
    return lexeme(tree, noun.head) in cues("cancelled")


def is_comment(tree: Tree, verb: int) -> bool:
    """Whether a clause only comments on its sentence ("as the meeting makes clear"): no event is told by its verb."""
    return tree.tokens[verb].dep == "advcl" and any(lemma(tree, c) == "as" for c in dependents(tree, verb, "mark"))


def _is_arranged(tree: Tree, at: int) -> bool:
    """Whether a participle only says that what its noun names was planned ("a hearing scheduled for June")."""
    token = tree.tokens[at]
    return token.dep == "acl" and token.tag == "VBN" and lexeme(tree, at).split()[0] in cues("arranged")


def _is_quoted(tree: Tree, at: int) -> bool:
    """Whether a clause is direct speech, which is told as what somebody said ("We sold him", she said)."""
    top = at
    while tree.tokens[top].dep == "conj":
        top = tree.tokens[top].head
    return tree.tokens[top].dep == "ccomp" and bool(quotation(tree, tree.tokens[top].head, top))


def _tells_clause(tree: Tree, at: int) -> bool:
    """Whether "which" stands for a whole clause: of what took place, and is no event itself, the clause is told."""
    token = tree.tokens[at]
    which = any(tree.tokens[s].tag == "WDT" for s in dependents(tree, at, "nsubj"))
    happens = lemma(tree, at) in {"take", "happen", "occur"} and not dependents(tree, at, "nsubjpass")
    return token.dep == "relcl" and which and happens and tree.tokens[token.head].pos == "PROPN"


def is_infinitive_of(tree: Tree, at: int) -> bool:
    """Whether a verb stands after "to"."""
    return any(tree.tokens[c].tag == "TO" for c in dependents(tree, at, "aux"))


def _is_past(tree: Tree, word: int) -> bool:
    """Whether the clause that a word stands in tells something past and real."""
    while not (heads_clause(tree, word) and is_finite(tree, word)):
        if tree.tokens[word].head == word:
            return False
        word = tree.tokens[word].head
    tags = {tree.tokens[c].tag for c in (word, *dependents(tree, word, "aux", "auxpass"))}
    return "VBD" in tags and not is_negated(tree, word) and not is_irreal(tree, word)


def _is_doubted(tree: Tree, above: int) -> bool:
    return lemma(tree, above) in listed("doubt", "verbs") or is_negated(tree, above)


def borrowed(tree: Tree, verb: int) -> tuple[int, ...]:
    """The auxiliaries that a coordinated verb shares with the one before ("will start on Monday and finish in May")."""
    if tree.tokens[verb].dep != "conj" or dependents(tree, verb, "aux", "auxpass") or dependents(tree, verb, "nsubj"):
        return ()
    before = tree.tokens[verb].head
    if tree.tokens[before].pos not in VERBAL or tree.tokens[verb].tag not in {"VB", "VBN", "VBG"}:
        return ()
    shared = dependents(tree, before, "aux", "auxpass", "neg") or borrowed(tree, before)
    return tuple(a for a in shared if tree.tokens[a].tag != "TO")


def subjects_told(tree: Tree, verb: int) -> list[int]:
    """Who or what a clause is about; the noun just before a verb that the parser left without."""
    found = list(subjects(tree, verb))
    above = tree.tokens[verb].head
    if not found and tree.tokens[verb].dep == "pcomp" and lemma(tree, above) == "by":
        found = [] if is_passive(tree, tree.tokens[above].head) else list(subjects(tree, tree.tokens[above].head))
    if len(found) > 1 and all(tree.tokens[f].dep in {"nsubj", "nsubjpass"} for f in found):
        found = found[-1:]  # "the newest ship, the Ariel, was ...": the name
    found = found or list(dependents(tree, verb, "csubj", "csubjpass", "expl"))
    first = min((verb, *dependents(tree, verb, "aux", "auxpass", "neg")))
    if not found and is_finite(tree, verb) and first > 0 and tree.tokens[first - 1].dep == "appos":
        found = [first - 1]
    return found
