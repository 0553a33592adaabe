"""The form of a title's verb: a participle told as a sentence, a passive with its agent told as an active."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.inflection import verb_form
from timeline.mentions.titles.material import lemma, listed
from timeline.mentions.titles.phrases import phrase
from timeline.mentions.titles.relatives import gap
from timeline.persons import is_personal
from timeline.syntax import dependents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.mentions.titles.material import Material
    from timeline.syntax import Tree


def is_plural(tree: Tree, who: Sequence[int]) -> bool:
    """Whether a verb of this subject stands in the plural."""
    return len(who) > 1 or any(_is_plural_word(tree, w) or dependents(tree, w, "conj") for w in who)


def _is_plural_word(tree: Tree, w: int) -> bool:
    token = tree.tokens[w]
    several = token.tag == "NNPS" and any(lemma(tree, c) == "the" for c in dependents(tree, w, "det"))
    return token.tag == "NNS" or several or lemma(tree, w) in {"they", "we"}


def finite(tree: Tree, verb: int, who: Sequence[int]) -> dict[int, str]:
    """The texts that make a past sentence of a participle ("introducing" -> "introduced"); none where it is one."""
    was = "were" if is_plural(tree, who) else "was"
    auxiliaries = dependents(tree, verb, "aux", "auxpass")
    if dependents(tree, verb, "neg"):
        return {}
    if auxiliaries:
        first = auxiliaries[0]
        form = {"having": "had", "being": was}.get(tree.tokens[first].text.lower())
        return {first: form} if form is not None else {}
    text = tree.tokens[verb].text.lower()
    if tree.tokens[verb].tag == "VBN":
        own = any(w < verb for w in dependents(tree, verb, "nsubj")) and verb_form(lemma(tree, verb), "VBD") == text
        return {} if own else {verb: f"{was} {text}"}  # "she put pen to paper": a past that the model misread
    past = verb_form(lemma(tree, verb), "VBD") if tree.tokens[verb].tag == "VBG" else None
    return {} if past is None else {verb: past}


def agent(m: Material, verb: int, who: Sequence[int]) -> int | None:
    """Who does what a passive verb tells, where that is somebody, and no less known than the one it is done to."""
    tree = m.tree
    by = next((o for p in dependents(tree, verb, "agent") for o in dependents(tree, p, "pobj")), None)
    if by is None or by in m.actors:
        return by
    somebody = is_personal(tree.tokens[by]) or tree.tokens[by].entity in {"PERSON", "ORG"}
    return by if somebody and not any(s in m.names for s in who) else None


class Undergone(NamedTuple):
    """What something underwent: the thing, and the texts that make a passive of the verb."""

    thing: int
    forms: dict[int, str]


def undergone(m: Material, verb: int, who: Sequence[int]) -> Undergone | None:
    """The passive of what somebody unknown did ("they had sold the yard" -> "the yard had been sold"), or None."""
    tree = m.tree
    things = [w for w in dependents(tree, verb, "dobj") if w > verb and w not in m.out]
    things = things or ([tree.tokens[verb].head] if gap(m, verb) else [])
    if lemma(tree, verb) in listed("nobody", "verbs") or tree.tokens[things[0] if things else verb].pos == "NUM":
        return None
    if len(who) != 1 or len(things) != 1 or not _is_unknown(m, who[0]):
        return None
    rest = [w for w in phrase(m, verb) if w > verb and tree.tokens[w].tag in {"PRP", "PRP$", "WDT", "WP"}]
    others = list(dependents(tree, verb, "aux", "auxpass", "neg", "prt", "xcomp", "ccomp", "dative"))
    have = [a for a in others if lemma(tree, a) == "have"]
    past = tree.tokens[verb].tag == ("VBN" if have else "VBD") and others == have
    form = verb_form(lemma(tree, verb), "VBN")
    if not past or form is None or any(w not in m.names for w in rest):
        return None
    plural = is_plural(tree, things)
    if not have:
        return Undergone(things[0], {verb: f"{'were' if plural else 'was'} {form}"})
    now = tree.tokens[have[0]].tag != "VBD"
    return Undergone(things[0], {verb: f"been {form}", **({have[0]: "have" if plural else "has"} if now else {})})


def _is_unknown(m: Material, w: int) -> bool:
    """Whether a subject is a pronoun or "the company" of which nobody knows who that is."""
    token = m.tree.tokens[w]
    if w in m.names or w in m.said or w in m.actors:
        return False
    only = {lemma(m.tree, c) for c in m.tree.children[w]} == {"the"} and m.tree.tokens[token.head].dep != "ROOT"
    return token.tag == "PRP" or (only and lemma(m.tree, w) in listed("nobody", "nouns"))


def active(tree: Tree, verb: int, by: int) -> dict[int, str] | None:
    """The texts that make an active of a passive done by `by` ("was received" -> "received"), or None."""
    auxiliaries = [*dependents(tree, verb, "aux"), *dependents(tree, verb, "auxpass")]
    passive = next(iter(dependents(tree, verb, "auxpass")), None)
    if not auxiliaries and tree.tokens[verb].tag == "VBN" and not dependents(tree, verb, "neg"):
        past = verb_form(lemma(tree, verb), "VBD")  # "figures released by the agency"
        return None if past is None else {verb: past}
    if passive is None or dependents(tree, verb, "neg") or lemma(tree, passive) != "be":
        return None
    plural = is_plural(tree, [by])
    base, tag = lemma(tree, verb), tree.tokens[passive].tag
    others = [a for a in auxiliaries if a != passive]
    if tag in {"VBD", "VBZ", "VBP"} and not others:
        form = verb_form(base, "VBD" if tag == "VBD" else "VBP" if plural else "VBZ")
        return None if form is None else {passive: "", verb: form}
    if len(others) != 1:
        return None
    first = tree.tokens[others[0]]
    if tag == "VB" and first.tag == "MD":
        return {passive: "", verb: base}
    if tag == "VBN" and lemma(tree, others[0]) == "have":
        have = "had" if first.tag == "VBD" else "have" if plural else "has"
        return {passive: "", others[0]: have}
    return None
