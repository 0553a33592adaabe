"""The words of a phrase that a title may need: without asides, descriptions of a name, and what leads over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.titles.material import is_kept_adverb, is_mark, lemma, listed
from timeline.syntax import VERBAL, dependents, subtree

if TYPE_CHECKING:
    from timeline.mentions.titles.material import Material
    from timeline.syntax import Tree

# Clauses that describe, appositions and exclamations: a title does without them.
ASIDE = frozenset({"appos", "relcl", "parataxis", "intj", "meta", "advcl"})
# Words whose relative clause says which are meant: "those who provoked them".
OPEN_WORDS = frozenset({"those", "that", "what", "anyone", "everyone", "anything", "everything", "one", "all"})
DIRECTIONS = frozenset("out off up down back away in over apart home ashore aboard abroad forward aside afloat".split())
COMPLEMENTS = ("dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "agent", "prep", "dative", "npadvmod")


def phrase(m: Material, i: int) -> list[int]:
    """The words of a phrase in text order; nothing where its head is left out."""
    return [] if i in m.out else subtree(m.tree, i, lambda c: _stays(m, c))


def _stays(m: Material, c: int) -> bool:
    token, above = m.tree.tokens[c], m.tree.tokens[c].head
    if c in m.held:
        return True
    if (
        c in m.out
        or c == m.top
        or (above in m.names and (token.dep not in {"cc", "conj", "case"} or _is_of_office(m, c)))
    ):
        return False
    if token.dep in {"amod", "predet", "det"} and lemma(m.tree, c) == "such" and m.tree.tokens[c + 1].text != "as":
        return False  # it points to what was said before
    if token.dep in ASIDE:
        if token.dep == "appos" and m.tree.tokens[c].pos == "PROPN" and _follows(m, c):
            return True  # "the engineers Holt & Sarn"
        return token.dep == "relcl" and (lemma(m.tree, above) in OPEN_WORDS or _is_nth_time(m.tree, above))
    if token.dep == "acl":
        return (
            is_infinitive(m, c)
            or is_made_by(m, c)
            or is_of_noun(m.tree, c)
            or lemma(m.tree, m.tree.tokens[above].head) in listed("telling", "having")
        )
    if token.dep == "poss" and token.tag == "CD":
        return False
    if (token.dep == "prep" and lemma(m.tree, c) == "accord") or (token.dep == "amod" and lemma(m.tree, c) == "due"):
        return False  # what it is due on is told beside the title
    if token.dep == "prep" and any(_is_predicated(m.tree, o) for o in dependents(m.tree, c, "pobj")):
        return False  # "with Oslo a likely venue"
    if token.dep == "advmod":
        return is_joined(m.tree, c) or _adverb_stays(m, c)
    if token.dep in {"cc", "conj"} and _is_beside_only(m.tree, c):
        return False
    if token.dep == "npadvmod":
        beside = m.tree.tokens[above].pos not in VERBAL  # "a 24-year-old", "six months off"
        apart = any(t.text == "," for t in m.tree.tokens[max(0, min(subtree(m.tree, c)) - 1) : c])
        return beside or (not apart and not is_of_time(m, c) and not is_fronted(m, c) and token.entity != "PERSON")
    if token.dep == "conj" and m.tree.tokens[above].pos in VERBAL:
        return token.pos in VERBAL and not dependents(m.tree, c, "nsubj", "nsubjpass", "expl")
    if token.dep in {"ccomp", "dobj"} and (is_beside(m.tree, c) or _is_condition(m.tree, c)):
        return False
    if token.pos == "PUNCT":
        return is_mark(m.tree, c) or token.text in {"-", "–", "’", "'", ",", "/"}
    return token.dep not in {"prep"} or not is_fronted(m, c)


def _follows(m: Material, c: int) -> bool:
    """Whether a name stands right behind the noun that it names."""
    between = m.tree.tokens[m.tree.tokens[c].head + 1 : min(subtree(m.tree, c))]
    return m.tree.tokens[c].head < c and not between


def _is_of_office(m: Material, c: int) -> bool:
    """Whether a word belongs to an office of several words that the name behind it stands for ("the chairman and chief
    executive, Jane Roe")."""
    above = m.tree.tokens[c].head
    return any(a >= c and m.names.get(a) == m.names[above] for a in dependents(m.tree, above, "appos", "conj"))


def is_beside(tree: Tree, c: int) -> bool:
    """Whether a clause or noun only stands beside what its verb already has: the parser hangs there what it cannot
    place."""
    token, above = tree.tokens[c], tree.tokens[c].head
    before = dependents(tree, above, "dobj", "ccomp") if token.dep == "dobj" else dependents(tree, above, "dobj")
    if not before or not above < before[0] < c or lemma(tree, above) in listed("telling", "verbs"):
        return False
    if token.dep == "dobj":
        return any(tree.tokens[i].text == "," for i in range(before[0], c))
    return not dependents(tree, c, "mark")


def is_joined(tree: Tree, i: int) -> bool:
    """Whether a hyphen joins a word to the next ("so-called", "long-awaited")."""
    return i + 1 < len(tree.tokens) and tree.tokens[i + 1].text == "-"


def _is_beside_only(tree: Tree, c: int) -> bool:
    """Whether a member of a list is only set beside the one before ("as well as", "rather than")."""
    above = c if tree.tokens[c].dep == "cc" else tree.tokens[c].head
    words = [c] if above == c else [k for k in dependents(tree, above, "cc") if k < c]
    return any(lemma(tree, k) in {"as", "than"} for k in words)


def _is_predicated(tree: Tree, noun: int) -> bool:
    """Whether a noun is said to be something without a verb, as behind an absolute "with"."""
    before, after = tree.tokens[tree.tokens[noun].head - 1], noun + 1
    bare = before.text == "," and after < len(tree.tokens) and tree.tokens[after].tag == "DT"
    return bare or bool(dependents(tree, noun, "nsubj"))


def _is_condition(tree: Tree, c: int) -> bool:
    """Whether a clause before its verb begins with its auxiliary ("had the board acted, the quay would stand")."""
    auxiliaries = dependents(tree, c, "aux")
    return c < tree.tokens[c].head and any(
        a < s for a in auxiliaries for s in dependents(tree, c, "nsubj", "nsubjpass")
    )


def is_infinitive(m: Material, i: int) -> bool:
    """Whether a word is a verb after "to"."""
    return any(m.tree.tokens[c].tag == "TO" for c in dependents(m.tree, i, "aux"))


def is_fronted(m: Material, c: int) -> bool:
    """Whether a word leads over to its clause from before its subject ("Now, in the talks, the gap ...")."""
    above = m.tree.tokens[c].head
    if m.tree.tokens[above].pos not in VERBAL:
        return False
    return any(c < s for s in dependents(m.tree, above, "nsubj", "nsubjpass", "expl"))


def _adverb_stays(m: Material, c: int) -> bool:
    """Whether an adverb belongs to the title: one that limits what is said, or stands beside an adjective or number,
    or tells where to, or is all that its verb has."""
    token, above = m.tree.tokens[c], m.tree.tokens[c].head
    if is_kept_adverb(m.tree, c):
        return not (lemma(m.tree, c) == "not" and is_not_only(m.tree, c))
    if m.tree.tokens[above].pos not in VERBAL or m.tree.tokens[above].dep == "amod":
        return token.tag != "WRB" and lemma(m.tree, c) not in {"also", "even"}
    if is_fronted(m, c) or c < above:
        return False
    return token.tag in {"RP"} or (token.tag == "RB" and _is_all(m, c)) or _is_direction(m, c)


def _is_direction(m: Material, c: int) -> bool:
    return m.tree.tokens[c].text.lower() in DIRECTIONS


def _is_all(m: Material, c: int) -> bool:
    """Whether a verb has nothing but this adverb after it ("the talks went well")."""
    above = m.tree.tokens[c].head
    others = [o for o in dependents(m.tree, above, *COMPLEMENTS, "advmod", "prt") if o > above and o not in m.out]
    return others == [c] and not is_of_time(m, c) and not dependents(m.tree, above, "auxpass")


def is_not_only(tree: Tree, c: int) -> bool:
    """Whether a "not" denies nothing ("not only ... but also")."""
    return c + 1 < len(tree.tokens) and tree.tokens[c + 1].text.lower() in {"only", "just", "merely"}


def is_of_noun(tree: Tree, c: int) -> bool:
    """Whether a clause says what its noun is ("the idea that they could win"), as no title can leave out."""
    marks = {lemma(tree, k) for k in dependents(tree, c, "mark")}
    if lemma(tree, tree.tokens[c].head) not in listed("kept", "clauses"):
        return False
    return tree.tokens[c].dep == "acl" and "that" in marks and bool(dependents(tree, c, "nsubj", "nsubjpass"))


def is_made_by(m: Material, c: int) -> bool:
    """Whether a participle says by which actor its noun was made or held ("an event hosted by the club")."""
    above = m.tree.tokens[m.tree.tokens[c].head]
    by = [o for p in dependents(m.tree, c, "agent") for o in dependents(m.tree, p, "pobj")]
    beside = m.tree.tokens[c].tag == "VBN" and m.tree.tokens[c].head == c - 1
    return beside and above.pos == "NOUN" and above.dep not in {"nsubj", "nsubjpass"} and any(o in m.actors for o in by)


def _is_nth_time(tree: Tree, noun: int) -> bool:
    """Whether a noun counts what its relative clause tells ("the third time that he resigned")."""
    counted = any(tree.tokens[c].entity == "ORDINAL" for c in dependents(tree, noun, "amod"))
    return lemma(tree, noun) == "time" and counted


def is_of_time(m: Material, i: int) -> bool:
    """Whether a phrase says when: by its entity, or as a noun of time beside a verb that does not last."""
    token = m.tree.tokens[i]
    if lemma(m.tree, i) in {"end", "beginning", "start", "middle"}:
        whole = [o for p in dependents(m.tree, i, "prep") for o in dependents(m.tree, p, "pobj")]
        return token.entity == "DATE" or any(is_of_time(m, o) or lemma(m.tree, o) == "quarter" for o in whole)
    lasting = lemma(m.tree, token.head) in listed("time", "lasting")
    return not lasting and (token.entity in {"DATE", "TIME"} or lemma(m.tree, i) in listed("time", "nouns"))
