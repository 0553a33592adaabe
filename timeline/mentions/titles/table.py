"""What a title keeps of a phrase and what it cuts first where it is too long: two tables over dependency labels.

In `KEEPS` the branch at a word under a label stays where the question is answered with yes, under any other label
always. `CUTS` is in order: what says least goes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.mentions.status import is_conditional
from timeline.mentions.titles.words import (
    SUBJECTS,
    Material,
    TitleWord,
    hyphens,
    is_fronted,
    is_infinitive,
    is_kept_adverb,
    is_mark,
    is_of_time,
    listed,
    quoted_in,
)
from timeline.syntax import VERBAL, Tree, ancestors, dependents, subtree

COMPLEMENTS = ("dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "agent", "prep", "dative", "npadvmod")
PREDICATES = frozenset({"attr", "acomp", "oprd"})
WITHIN = frozenset({"-", "–", "’", "'", ",", "/"})


def phrase(m: Material, i: int) -> list[int]:
    """The words of a phrase in text order that a title may need; nothing where its head is left out."""
    return [] if i in m.out else subtree(m.tree, i, lambda c: stays(m, c))


def stays(m: Material, c: int) -> bool:
    """Whether the branch at a word belongs to the phrase above it, by the table."""
    word = TitleWord(m, c)
    if c in m.held:
        return True
    if c in m.out or c == m.top or (word.token.head in m.names.written and not _is_beside_name(word)):
        return False
    keeps = KEEPS.get(word.token.dep)
    return keeps is None or keeps(word)


def _is_beside_name(w: TitleWord) -> bool:
    """Whether a word stands beside one that a name is written for, and belongs to no office that the name replaces."""
    names = w.m.names.written
    office = any(a.i >= w.i and names.get(a.i) == names[w.above.i] for a in w.above.under("appos", "conj"))
    return w.token.dep in {"cc", "conj", "case"} and not office


def _is_condition(w: TitleWord) -> bool:
    above = (w.above, *w.above.under("aux", "auxpass"))
    return is_conditional(w.m.tree, w.i) and all(a.token.tag != "VBD" for a in above)


def is_condition(tree: Tree, c: int) -> bool:
    """Whether a clause says on what condition the one above it holds, also one that begins with its auxiliary and that
    the parser took for what is said ("had the board acted, the quay would stand")."""
    asked = any(a < s for a in dependents(tree, c, "aux") for s in dependents(tree, c, *SUBJECTS[:2]))
    return (asked and tree.tokens[c].dep == "ccomp") or (tree.tokens[c].dep == "advcl" and is_conditional(tree, c))


def _says_what(w: TitleWord) -> bool:
    having = w.above.above.is_in("telling", "having")
    return having or is_infinitive(w.m.tree, w.i) or _is_made_by(w) or _is_content(w)


def _is_made_by(w: TitleWord) -> bool:
    beside = w.token.tag == "VBN" and w.token.head == w.i - 1 and not w.above.token.dep.startswith("nsubj")
    return beside and bool(w.under("agent"))


def _is_content(w: TitleWord) -> bool:
    that = any(k.lemma == "that" for k in w.under("mark"))
    return that and w.token.dep == "acl" and w.above.is_in("kept", "clauses")


def _points_nowhere(w: TitleWord) -> bool:
    such_as = w.m.tree.lemmas[w.i + 1 : w.i + 2] == ("as",)
    return w.lemma != "due" and (w.lemma != "such" or such_as)


def _is_part_of_it(w: TitleWord) -> bool:
    """Neither fronted nor "according to", no absolute ("with Oslo a likely venue") and no day beside its verb's own."""
    tokens, objects = w.m.tree.tokens, w.under("pobj")
    article = any(t.tag == "DT" for o in objects for t in tokens[o.i + 1 : o.i + 2])
    absolute = any(o.under("nsubj") for o in objects) or (article and tokens[w.i - 1].text == ",")
    own = any(t.i in w.m.out and t.lemma == w.lemma for t in w.above.under("prep"))
    other = own and any(o.token.entity == "DATE" for o in objects)
    return w.lemma != "accord" and not (absolute or other or is_fronted(w.m.tree, w.i))


def _is_adverb_of_it(w: TitleWord) -> bool:
    """One that limits what is said, stands beside an adjective or number, tells where to, or is all its verb has."""
    tree, above = w.m.tree, w.above
    if w.lemma == "not" or w.i + 1 in hyphens(tree) or is_kept_adverb(tree, w.i):
        return w.lemma != "not" or is_kept_adverb(tree, w.i)
    if above.token.pos not in VERBAL or above.token.dep == "amod":
        return w.token.tag != "WRB" and w.lemma not in {"also", "even"}
    if is_fronted(tree, w.i) or w.i < above.i or is_of_time(tree, w.i):
        return False
    others = [o.i for o in above.under(*COMPLEMENTS, "advmod", "prt") if o.i > above.i and o.i not in w.m.out]
    alone = w.token.tag == "RB" and others == [w.i] and not above.under("auxpass")
    return alone or w.token.tag == "RP" or w.token.text.lower() in listed("kept", "directions")


def _is_measure(w: TitleWord) -> bool:
    """Of an adjective or noun; beside a verb no time and nobody called upon."""
    if w.above.token.pos not in VERBAL:
        return True
    apart = any(t.text == "," for t in w.m.tree.tokens[max(0, w.branch[0] - 1) : w.i])
    return not (apart or w.token.entity == "PERSON" or is_of_time(w.m.tree, w.i) or is_fronted(w.m.tree, w.i))


def _is_joint(w: TitleWord) -> bool:
    if any(k.i < w.i and k.lemma in {"as", "than"} for k in w.above.under("cc")):
        return False
    return w.above.token.pos not in VERBAL or (w.token.pos in VERBAL and not w.under(*SUBJECTS))


def is_beside(tree: Tree, c: int) -> bool:
    """Whether a clause or noun only stands beside what its verb has: the parser hangs there what it cannot place."""
    token, above = tree.tokens[c], tree.tokens[c].head
    before = dependents(tree, above, "dobj", *(["ccomp"] if token.dep == "dobj" else []))
    if not before or not above < before[0] < c or tree.lemmas[above] in listed("telling", "verbs"):
        return False
    if token.dep == "dobj":
        return any(t.text == "," for t in tree.tokens[before[0] : c])
    return not dependents(tree, c, "mark")


KEEPS: dict[str, Callable[[TitleWord], bool]] = {
    "appos": lambda w: w.token.pos == "PROPN" and w.token.head + 1 == w.branch[0],  # the engineers Holt & Sarn
    "relcl": lambda w: w.above.is_in("kept", "open"),  # those who provoked them
    "acl": _says_what,  # a plan to sell, a fair held by the club, the idea that they could win, had the case heard
    "advcl": _is_condition,  # will react if the talks fail
    "parataxis": lambda _: False,  # the ship(, he says,) will sail
    "intj": lambda _: False,
    "meta": lambda _: False,
    "amod": _points_nowhere,  # the talks (due) on Friday
    "predet": _points_nowhere,  # (such) a plan
    "det": _points_nowhere,
    "poss": lambda w: w.token.tag != "CD",
    "prep": _is_part_of_it,  # (In the end,) they agreed
    "advmod": _is_adverb_of_it,  # no longer, nearly 20, walked out
    "npadvmod": _is_measure,  # a 24-year-old, six months off
    "cc": lambda w: w.lemma not in {"as", "than"},
    "conj": _is_joint,  # a ferry(, rather than a bus); they met (and the talks began)
    "ccomp": lambda w: not is_beside(w.m.tree, w.i),
    "dobj": lambda w: not is_beside(w.m.tree, w.i),
    "punct": lambda w: w.token.pos != "PUNCT" or w.token.text in WITHIN or is_mark(w.m.tree, w.i),
}


class Cut(NamedTuple):
    """What can be spared: the labels, whether a word under one of them can go, and an example in brackets."""

    labels: tuple[str, ...]
    is_spare: Callable[[TitleWord], bool]
    example: str


def _is_adverb(w: TitleWord) -> bool:
    sole = (w.above.token.pos in VERBAL and w.i > w.above.i) or w.above.token.tag in {"VBN", "VBG"}
    return w.token.pos == "ADV" and not sole and not is_kept_adverb(w.m.tree, w.i)


def _is_time(w: TitleWord) -> bool:
    if w.token.dep == "npadvmod":
        return is_of_time(w.m.tree, w.i)
    when = w.is_in("time", "prepositions") or any(is_of_time(w.m.tree, o.i) for o in w.under("pobj"))
    return when and w.lemma != "of" and not w.above.under("neg")


def is_behind(w: TitleWord, *labels: str) -> bool:
    """Whether something under one of the labels stands before a word and under the same."""
    return any(c.i < w.i for c in w.above.under(*labels))


def _is_loose(w: TitleWord) -> bool:
    return not w.is_in("kept", "prepositions")


def _is_description(w: TitleWord) -> bool:
    subject = w.above.token.dep in {"nsubj", "nsubjpass", "ROOT"} and w.is_in("kept", "core_subject")
    needed = subject or w.is_in("kept", "core") or (w.above.is_in("kept", "aims") and w.is_in("kept", "core_aim"))
    return w.above.token.pos not in VERBAL | {"ADJ", "ADV", "ADP"} and not needed and _is_loose(w)


def _is_second(w: TitleWord) -> bool:
    above, kept = w.above, w.m.kept
    if above.token.pos not in VERBAL or not _is_loose(w):
        return False
    if any(c.i in kept and c.i > w.i for c in above.under("ccomp")):
        return True  # "said outside the court that ..."
    full = [c for c in above.under(*COMPLEMENTS[:7], "nsubjpass") if c.i in kept and c.i < w.i]
    if full and (above.lemma, full[0].lemma) != ("take", "place"):
        return above.lemma != "be" or bool(above.under("attr", "acomp"))
    return any(c.i in kept and above.i < c.i < w.i for c in above.under("prep"))


def _is_bound(w: TitleWord) -> bool:
    """Whether a member of a list is one of a choice, or of a list that stands in quotation marks."""
    return {w.i, w.i - 1} <= quoted_in(w.m.tree) or any(
        c.lemma in {"or", "nor"} and c.i < w.i for c in w.above.under("cc")
    )


def _is_colour(w: TitleWord) -> bool:
    plain = w.token.pos == "ADJ" and not w.token.entity and w.above.token.dep not in PREDICATES
    return plain and not w.is_in("kept", "adjectives")


def _is_aim(w: TitleWord) -> bool:
    infinitive, above = is_infinitive(w.m.tree, w.i), w.above
    if w.token.dep != "xcomp":
        needed = above.is_in("kept", "infinitives")
        return _is_made_by(w) or (not needed and (infinitive or _is_content(w)))
    return infinitive and is_behind(w, "xcomp", *(["prep"] if is_infinitive(w.m.tree, above.i) else []))


def _is_owner(w: TitleWord) -> bool:
    plain = w.above.token.pos in {"NOUN", "PROPN", "ADJ"} or w.above.token.dep in PREDICATES
    return plain and not w.above.is_in("kept", "wholes") and _is_loose(w)


def _is_second_member(w: TitleWord) -> bool:
    first, roles = w.above, {w.m.tree.tokens[a].dep for a in (w.i, *ancestors(w.m.tree, w.i))}
    pair = first.token.dep in {"amod", "compound", "poss", "nmod", "nummod"} or first.above.lemma == "between"
    needed = not roles.isdisjoint({"nsubj", "nsubjpass", "agent"}) or first.token.dep in PREDICATES
    return not (pair or needed or _is_bound(w))


THAT = Cut(("mark",), lambda w: w.lemma == "that", "said (that) it would")
# What is hardly missed goes while there are full names; then the rest.
LIGHT = (
    Cut(("acl",), _is_made_by, "a fair (held by Northwind)"),
    Cut(("advmod", "npadvmod"), _is_adverb, "a (very) long talk"),
    Cut(("prep", "npadvmod", "agent"), _is_time, "met (after the vote)"),
)
HEAVY = (
    *LIGHT,
    Cut(("prep",), _is_description, "the gap (in the wall)"),
    Cut(("prep",), _is_second, "met reporters (in Oslo)"),
    Cut(
        ("conj",),
        lambda w: (w.above.token.dep == "conj" or w.token.pos in VERBAL) and not _is_bound(w),
        "ships, boats (and rafts); met them (and left)",
    ),
    THAT,
    Cut(
        ("compound", "nmod"),
        lambda w: w.token.pos == "NOUN" and w.above.token.pos == "PROPN" and w.token.text.islower(),
        "the (camera) maker Northwind",
    ),
    Cut(("amod",), _is_colour, "a (long) talk"),
    Cut(("prep",), lambda w: w.above.lemma in {"out", "off"}, "walked out (of the talks)"),
    Cut(("acl", "advcl", "relcl", "xcomp"), _is_aim, "a plan (to sell it)"),
    Cut(("prep",), _is_owner, "the owner (of the yard)"),
    Cut(("dative",), lambda w: w.token.pos == "ADP" and w.i > w.above.i + 1, "gave the keys (to the mayor)"),
    Cut(("conj",), _is_second_member, "ships (and boats)"),
    Cut(
        ("prep",),
        lambda w: _is_loose(w) and is_behind(w, "auxpass", "advmod", "prt"),
        "had to be involved (in any talks)",
    ),
)


def cuts(m: Material, kept: frozenset[int], table: tuple[Cut, ...]) -> Iterator[frozenset[int]]:
    """The words after each cut, one after another, until nothing can be spared; what is quoted goes last."""
    for spared in (quoted_in(m.tree), frozenset[int]()):
        for cut in table:
            while less := _less(m._replace(kept=kept), cut, spared):
                kept = less
                yield kept


def _less(m: Material, cut: Cut, spared: frozenset[int]) -> frozenset[int]:
    """The words without the last phrase that a cut takes; none where it takes nothing."""
    for w in sorted(m.kept, reverse=True):
        token = m.tree.tokens[w]
        if token.dep in cut.labels and token.pos not in {"NUM", "SYM"} and cut.is_spare(TitleWord(m, w)):
            below = m.kept.intersection(subtree(m.tree, w))
            if not _is_needed(m, w, below, spared):
                return m.kept - below
    return frozenset()


def _is_needed(m: Material, w: int, below: frozenset[int], spared: frozenset[int]) -> bool:
    """Whether a cut would take what the title is about or its condition, tear a word at its hyphen, or a quotation."""
    torn = any((i - 1 in below) != (i + 1 in below) for i in hyphens(m.tree))
    held = not below.isdisjoint((*m.held, m.top))
    return held or torn or {w, w - 1} <= spared or any(is_condition(m.tree, c) for c in below)
