"""The form of a title's verb: a participle told as a sentence, a passive with its agent as an active, and what somebody
unknown did as a passive; and what the pronouns of a relative clause stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.inflection import verb_form
from timeline.mentions.titles.table import phrase
from timeline.mentions.titles.words import listed, text_of
from timeline.persons import is_personal
from timeline.syntax import dependents, is_passive, subtree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.mentions.titles.words import Material
    from timeline.syntax import Tree

RELATIVE = frozenset({"WDT", "WP", "WRB"})


def _is_plural(tree: Tree, who: Sequence[int]) -> bool:
    """Whether a verb of this subject stands in the plural."""
    the = (w for w in who if any(tree.lemmas[c] == "the" for c in dependents(tree, w, "det")))
    several = any(tree.tokens[w].tag == "NNPS" for w in the) or any(dependents(tree, w, "conj") for w in who)
    words = any(tree.tokens[w].tag == "NNS" or tree.tokens[w].text.lower() in {"they", "we"} for w in who)
    return len(who) > 1 or several or words


def finite(tree: Tree, verb: int, who: Sequence[int]) -> dict[int, str]:
    """The texts that make a past sentence of a participle ("introducing" -> "introduced"); none where it is one."""
    was = "were" if _is_plural(tree, who) else "was"
    auxiliaries = dependents(tree, verb, "aux", "auxpass")
    text, past = tree.tokens[verb].text.lower(), verb_form(tree.lemmas[verb], "VBD")
    if dependents(tree, verb, "neg"):
        return {}
    if auxiliaries:
        form = {"having": "had", "being": was}.get(tree.tokens[auxiliaries[0]].text.lower())
        return {auxiliaries[0]: form} if form is not None else {}
    if tree.tokens[verb].tag == "VBN":
        own = past == text and any(w < verb for w in dependents(tree, verb, "nsubj"))
        return {} if own else {verb: f"{was} {text}"}  # "she put pen to paper": a past that the model misread
    return {verb: past} if tree.tokens[verb].tag == "VBG" and past else {}


def agent(m: Material, verb: int, who: Sequence[int]) -> int | None:
    """Who does what a passive verb tells, where that is somebody, and no less known than the one it is done to."""
    by = next((o for p in dependents(m.tree, verb, "agent") for o in dependents(m.tree, p, "pobj")), None)
    if by is None or by in m.names.actors:
        return by
    somebody = is_personal(m.tree.tokens[by]) or m.tree.tokens[by].entity in {"PERSON", "ORG"}
    return by if somebody and not any(s in m.names.written for s in who) else None


def active(tree: Tree, verb: int, by: int) -> dict[int, str] | None:
    """The texts that make an active of a passive done by `by` ("was received" -> "received"): the verb takes the form
    of its "be"; None where that needs more than one other auxiliary."""
    passive, others = dependents(tree, verb, "auxpass"), dependents(tree, verb, "aux")
    if dependents(tree, verb, "neg") or len(others) > 1:
        return None
    if not passive:
        past = verb_form(tree.lemmas[verb], "VBD") if tree.tokens[verb].tag == "VBN" and not others else None
        return None if past is None else {verb: past}  # "figures released by the agency"
    tag, plural = tree.tokens[passive[0]].tag, _is_plural(tree, [by])
    tag = ("VBP" if plural else "VBZ") if tag in {"VBP", "VBZ"} else tag
    form = tree.tokens[verb].text if tag == "VBN" else verb_form(tree.lemmas[verb], tag)
    if form is None or tag == "VBG" or tree.lemmas[passive[0]] != "be":
        return None
    has = [w for w in others if tree.tokens[w].text.lower() in {"has", "have"}]
    return {passive[0]: "", verb: form, **dict.fromkeys(has, "have" if plural else "has")}


def undergone(m: Material, verb: int, who: Sequence[int]) -> tuple[int, dict[int, str]] | None:
    """What something underwent where nobody knows who did it ("they had sold the yard" -> "the yard had been sold"):
    the thing, and the texts that make a passive; or None."""
    tree = m.tree
    things = [w for w in dependents(tree, verb, "dobj") if w > verb and w not in m.out]
    things = things or ([tree.tokens[verb].head] if gap(m, verb) else [])
    others = dependents(tree, verb, "aux", "auxpass", "neg", "prt", "xcomp", "ccomp", "dative")
    have = tuple(a for a in others if tree.lemmas[a] == "have")
    form, past = verb_form(tree.lemmas[verb], "VBN"), tree.tokens[verb].tag == ("VBN" if have else "VBD")
    if form is None or not past or others != have or len(things) != 1 or tree.lemmas[verb] in listed("nobody", "verbs"):
        return None
    pointing = [w for w in phrase(m, verb) if w > verb and tree.tokens[w].tag in {"PRP", "PRP$", *RELATIVE}]
    known = len(who) != 1 or not _is_unknown(m, who[0]) or tree.tokens[things[0]].pos == "NUM"
    if known or not m.names.written.keys() >= {*pointing}:
        return None
    plural = _is_plural(tree, things)
    if not have:
        return things[0], {verb: f"{'were' if plural else 'was'} {form}"}
    now = {have[0]: "have" if plural else "has"} if tree.tokens[have[0]].tag != "VBD" else {}
    return things[0], {verb: f"been {form}", **now}


def _is_unknown(m: Material, w: int) -> bool:
    """Whether a subject is a pronoun or "the company" of which nobody knows who that is."""
    token = m.tree.tokens[w]
    only = [m.tree.lemmas[c] for c in m.tree.children[w]] == ["the"] and m.tree.tokens[token.head].dep != "ROOT"
    unnamed = token.tag == "PRP" or (only and m.tree.lemmas[w] in listed("nobody", "nouns"))
    return unnamed and w not in m.names.actors and w not in m.said


def gap(m: Material, verb: int) -> dict[int, str]:
    """The object that a relative clause leaves out, behind its verb ("the land they had taken")."""
    tree, token = m.tree, m.tree.tokens[verb]
    full = dependents(tree, verb, "dobj", "attr", "ccomp", "xcomp", "acomp") or is_passive(tree, verb)
    pronoun = any(tree.tokens[w].tag in RELATIVE for w in subtree(tree, verb))
    left = token.dep == "relcl" and dependents(tree, verb, "nsubj") and not full and not pronoun
    if not left or token.head in m.out or tree.lemmas[token.head] in listed("time", "nouns"):
        return {}
    return {verb: f"{token.text} {_short(tree, token.head)}"}


def antecedents(tree: Tree, verb: int, who: Sequence[int], out: frozenset[int]) -> dict[int, str]:
    """The text for relative pronouns inside a clause ("60 metres of which", "which the court said could stand")."""
    found: dict[int, str] = {}
    for w in subtree(tree, verb):
        if tree.tokens[w].tag not in {"WDT", "WP"} or w in out or w in who:
            continue
        clause = w
        while tree.tokens[clause].dep != "relcl" and tree.tokens[clause].head != clause:
            clause = tree.tokens[clause].head
        described = tree.tokens[clause].dep == "relcl" and verb in subtree(tree, clause)
        nouns = [tree.tokens[clause].head] if described else []
        if not nouns and tree.tokens[w].dep == "pobj":
            nouns = [i for i in range(min(subtree(tree, verb))) if tree.tokens[i].pos in {"NOUN", "PROPN"}]
        found |= {w: _short(tree, nouns[-1])} if nouns else {}
    return found


def _short(tree: Tree, noun: int) -> str:
    """A noun with what stands before it, as it is written."""
    before = {"det", "predet", "compound", "amod", "poss", "nummod", "case"}
    return text_of(tree, subtree(tree, noun, lambda c: c < noun and tree.tokens[c].dep in before))
