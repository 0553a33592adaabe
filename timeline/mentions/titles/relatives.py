"""Relative pronouns in a title: the nouns that they stand for, and the object that a relative clause leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.titles.material import lemma, listed
from timeline.persons import is_personal
from timeline.syntax import dependents, is_passive, subjects, subtree

if TYPE_CHECKING:
    from timeline.mentions.titles.material import Material
    from timeline.syntax import Tree


def antecedents(tree: Tree, verb: int, out: frozenset[int]) -> dict[int, str]:
    """The text for relative pronouns inside a clause ("60 metres of which", "which the court said could stand")."""
    found = {}
    for w in subtree(tree, verb):
        if tree.tokens[w].tag not in {"WDT", "WP"} or w in out or w in subjects(tree, verb):
            continue
        clause = w
        while tree.tokens[clause].dep != "relcl" and tree.tokens[clause].head != clause:
            clause = tree.tokens[clause].head
        if tree.tokens[clause].dep == "relcl" and (clause == verb or verb in subtree(tree, clause)):
            found[w] = _short(tree, tree.tokens[clause].head)
        elif tree.tokens[w].dep == "pobj":
            first = min(subtree(tree, verb))
            noun = next((i for i in range(first - 1, -1, -1) if tree.tokens[i].pos in {"NOUN", "PROPN"}), None)
            found |= {} if noun is None else {w: _short(tree, noun)}
    return found


def taken_up(tree: Tree, verb: int) -> dict[int, str]:
    """The text for an "it" that takes up the object of the clause before: "bought a ship and sold it", "cleaned it
    before it went on show"."""
    above = tree.tokens[verb].head
    linked = above < verb and tree.tokens[verb].dep in {"conj", "advcl"} and tree.tokens[above].pos == "VERB"
    things = [o for o in dependents(tree, above, "dobj") if tree.tokens[o].tag in {"NN", "NNP"}] if linked else []
    own = dependents(tree, verb, "dobj") if tree.tokens[verb].dep == "conj" else dependents(tree, verb, "nsubj", "dobj")
    pronouns = [w for w in own if tree.tokens[w].text.lower() == "it"]
    if things and pronouns and any(t.tag == "NN" and t.dep == "pobj" for t in tree.tokens[things[0] : pronouns[0]]):
        return {}  # "poured a jug over the device and used it"
    return {pronouns[0]: _short(tree, things[0])} if len(things) == len(pronouns) == 1 else {}


def _short(tree: Tree, noun: int) -> str:
    """A noun with what stands before it."""
    words = subtree(
        tree,
        noun,
        lambda c: c < noun and tree.tokens[c].dep in {"det", "predet", "compound", "amod", "poss", "nummod", "case"},
    )
    texts: list[str] = []
    for w in words:
        glued = texts and w - 1 in words and tree.tokens[w - 1].span.end == tree.tokens[w].span.start
        texts.append(("" if glued or not texts else " ") + tree.tokens[w].text)
    return "".join(texts)


def described(m: Material, i: int) -> int:
    """The noun that a relative pronoun as subject stands for, a person for "who"; any other word, itself."""
    token = m.tree.tokens[i]
    clause = m.tree.tokens[token.head]
    if token.tag not in {"WDT", "WP"} or clause.dep != "relcl" or i in m.said:
        return i
    person = lemma(m.tree, i) == "who"
    noun = clause.head
    while is_person(m.tree, noun) is not person:  # "the expert at the university, who"; "a loan for Jane Roe, which"
        above = m.tree.tokens[noun].head
        if person and m.tree.tokens[noun].dep == "appos" and is_person(m.tree, above):
            return above
        if m.tree.tokens[noun].dep != "pobj" or m.tree.tokens[m.tree.tokens[above].head].pos not in {"NOUN", "PROPN"}:
            return clause.head
        noun = m.tree.tokens[above].head
    return m.tree.tokens[noun].head if person and m.tree.tokens[noun].dep == "appos" else noun


def is_person(tree: Tree, i: int) -> bool:
    """Whether a noun is a person's name, or stands for people."""
    return tree.tokens[i].entity in {"PERSON", "NORP"} or (tree.tokens[i].pos == "NOUN" and is_personal(tree.tokens[i]))


def gap(m: Material, verb: int) -> dict[int, str]:
    """The object that a relative clause leaves out, behind its verb ("the land they had taken")."""
    token = m.tree.tokens[verb]
    own = dependents(m.tree, verb, "nsubj")
    if token.dep != "relcl" or not own or dependents(m.tree, verb, "dobj", "attr", "ccomp", "xcomp", "acomp"):
        return {}
    if any(m.tree.tokens[w].tag in {"WDT", "WP", "WRB"} for w in subtree(m.tree, verb)):
        return {}
    if token.head in m.out or lemma(m.tree, token.head) in listed("time", "nouns") or is_passive(m.tree, verb):
        return {}
    return {verb: f"{token.text} {_short(m.tree, token.head)}"}
