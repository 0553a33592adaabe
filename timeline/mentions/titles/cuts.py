"""How a title that is too long is cut: what says least goes first, and what is left is still a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.titles.material import is_kept_adverb, is_mark, lemma, listed
from timeline.mentions.titles.phrases import is_infinitive, is_joined, is_made_by, is_of_noun, is_of_time
from timeline.syntax import VERBAL, ancestors, dependents, subtree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.mentions.titles.material import Material

    Step = Callable[[Material, frozenset[int]], Iterator[int]]

PREDICATES = frozenset({"attr", "acomp", "oprd"})
FULL = ("dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "agent", "nsubjpass")


def cuts(m: Material, kept: frozenset[int], steps: tuple[Step, ...]) -> Iterator[frozenset[int]]:
    """The words after each cut, one after another, until nothing can be spared."""
    quoted = words_quoted(m)
    for spared in (quoted, frozenset[int]()):  # a quotation is left whole as long as anything else can go
        for step in steps:
            while True:
                less = next((rest for c in step(m, kept) if (rest := _without(m, kept, c, spared)) != kept), None)
                if less is None:
                    break
                kept = less
                yield kept


def words_quoted(m: Material) -> frozenset[int]:
    """The words between quotation marks."""
    marks = [i for i in range(len(m.tree.tokens)) if is_mark(m.tree, i)]
    return frozenset(w for start, stop in zip(marks[::2], marks[1::2], strict=False) for w in range(start, stop))


def _without(m: Material, kept: frozenset[int], c: int, spared: frozenset[int]) -> frozenset[int]:
    """The words without the phrase at `c`, unless it holds what must stay."""
    below = frozenset(subtree(m.tree, c))
    torn = m.tree.tokens[c].dep == "conj" and {c, c - 1} <= words_quoted(m)
    if below & {*m.held, m.top} or torn or (c in spared and c - 1 in spared):
        return kept
    return kept - below


def _of(m: Material, kept: frozenset[int], *relations: str) -> list[int]:
    """The kept words under the given relations, last first."""
    tokens = m.tree.tokens
    found = [w for w in kept if tokens[w].dep in relations]
    found.sort(reverse=True)
    return [w for w in found if m.tree.tokens[w].dep != "prep" or m.tree.tokens[w].pos in {"ADP", "SCONJ", "ADV"}]


def _adverbs(m: Material, kept: frozenset[int]) -> Iterator[int]:
    for w in _of(m, kept, "advmod", "npadvmod"):
        above = m.tree.tokens[m.tree.tokens[w].head]
        sole = (above.pos in VERBAL and w > m.tree.tokens[w].head) or above.tag in {"VBN", "VBG"}
        if not is_joined(m.tree, w) and not is_kept_adverb(m.tree, w) and not sole and m.tree.tokens[w].pos == "ADV":
            yield w


def _times(m: Material, kept: frozenset[int]) -> Iterator[int]:
    for w in _of(m, kept, "prep", "npadvmod", "agent"):
        if m.tree.tokens[w].dep == "npadvmod":
            if is_of_time(m, w):
                yield w
            continue
        when = any(is_of_time(m, o) for o in dependents(m.tree, w, "pobj"))
        denied = bool(dependents(m.tree, m.tree.tokens[w].head, "neg"))
        part = lemma(m.tree, w) == "of"
        if (when or lemma(m.tree, w) in listed("time", "prepositions")) and not denied and not part:
            yield w


def _makers(m: Material, kept: frozenset[int]) -> Iterator[int]:
    """Participles that say by whom something was made or held."""
    return (w for w in _of(m, kept, "acl") if is_made_by(m, w))


def _marks(m: Material, kept: frozenset[int]) -> Iterator[int]:
    return (w for w in _of(m, kept, "mark") if lemma(m.tree, w) == "that")


def _is_spare(m: Material, w: int) -> bool:
    return lemma(m.tree, w) not in listed("kept", "prepositions")


def _describing(m: Material, kept: frozenset[int]) -> Iterator[int]:
    """Phrases that describe a noun, but for those with "of" and "between"."""
    for w in _of(m, kept, "prep"):
        above = m.tree.tokens[m.tree.tokens[w].head]
        core = {"of", "between", "per"}
        if above.dep in {"nsubj", "nsubjpass", "ROOT"}:
            core |= {"with", "for", "to"}
        if above.lemma.lower() in listed("kept", "aims"):
            core |= {"with", "for", "to", "on", "about", "over"}
        if above.pos not in VERBAL | {"ADJ", "ADV", "ADP"} and lemma(m.tree, w) not in core and _is_spare(m, w):
            yield w


def _secondary(m: Material, kept: frozenset[int]) -> Iterator[int]:
    """Phrases beside a verb that has an object or another phrase before; those without a name first."""
    found = [w for w in _of(m, kept, "prep") if _is_second(m, kept, w) and _is_spare(m, w)]
    named = {w for w in found if any(m.tree.tokens[b].pos == "PROPN" for b in subtree(m.tree, w))}
    yield from (w for w in found if w not in named)
    yield from (w for w in found if w in named)


def _is_second(m: Material, kept: frozenset[int], w: int) -> bool:
    above = m.tree.tokens[w].head
    if m.tree.tokens[above].pos not in VERBAL:
        return False
    if any(c in kept and c > w for c in dependents(m.tree, above, "ccomp")):
        return True  # "said outside the court that ..."
    full = [c for c in dependents(m.tree, above, *FULL) if c in kept and c < w]
    if full and not (lemma(m.tree, above) == "take" and lemma(m.tree, full[0]) == "place"):
        return lemma(m.tree, above) != "be" or bool(dependents(m.tree, above, "attr", "acomp"))
    return any(c in kept and above < c < w for c in dependents(m.tree, above, "prep"))


def _members(m: Material, kept: frozenset[int]) -> Iterator[int]:
    """Members of a list after the second, and further verbs; never one of a choice."""
    for w in _of(m, kept, "conj"):
        above = m.tree.tokens[w].head
        third = m.tree.tokens[above].dep == "conj"
        if not _is_choice(m, w) and (third or m.tree.tokens[w].pos in VERBAL):
            yield w


def _receivers(m: Material, kept: frozenset[int]) -> Iterator[int]:
    """To whom, where it stands behind what is given."""
    return (w for w in _of(m, kept, "dative") if m.tree.tokens[w].pos == "ADP" and w > m.tree.tokens[w].head + 1)


def _seconds(m: Material, kept: frozenset[int]) -> Iterator[int]:
    """Second members of a list that is no subject."""
    for w in _of(m, kept, "conj"):
        roles = {m.tree.tokens[a].dep for a in (w, *ancestors(m.tree, w))}
        needed = roles & {"nsubj", "nsubjpass", "agent"} or m.tree.tokens[m.tree.tokens[w].head].dep in PREDICATES
        if not _is_choice(m, w) and not needed and not _is_pair(m, w):
            yield w


def _is_pair(m: Material, w: int) -> bool:
    """Whether two stand after "between" or before a noun ("the Russian and US leaders")."""
    first = m.tree.tokens[m.tree.tokens[w].head]
    return first.dep in {"amod", "compound", "poss", "nmod", "nummod"} or lemma(m.tree, first.head) == "between"


def _is_choice(m: Material, w: int) -> bool:
    above = m.tree.tokens[w].head
    return any(lemma(m.tree, c) in {"or", "nor"} for c in dependents(m.tree, above, "cc") if c < w)


def _adjectives(m: Material, kept: frozenset[int]) -> Iterator[int]:
    for w in _of(m, kept, "amod"):
        noun = m.tree.tokens[m.tree.tokens[w].head]
        spare = m.tree.tokens[w].pos == "ADJ" and not m.tree.tokens[w].entity and noun.dep not in PREDICATES
        if spare and lemma(m.tree, w) not in listed("kept", "adjectives"):
            yield w


def _trades(m: Material, kept: frozenset[int]) -> Iterator[int]:
    """Plain nouns that describe the name behind them ("the electronics maker Acme")."""
    for w in _of(m, kept, "compound", "nmod"):
        name = m.tree.tokens[m.tree.tokens[w].head]
        if m.tree.tokens[w].pos == "NOUN" and name.pos == "PROPN" and m.tree.tokens[w].text.islower():
            yield w


def _nested(m: Material, kept: frozenset[int]) -> Iterator[int]:
    """The phrase behind a preposition that says enough alone ("out of the talks")."""
    return (w for w in _of(m, kept, "prep") if lemma(m.tree, m.tree.tokens[w].head) in {"out", "off"})


def _infinitives(m: Material, kept: frozenset[int]) -> Iterator[int]:
    for w in _of(m, kept, "acl", "advcl", "relcl"):
        needed = lemma(m.tree, m.tree.tokens[w].head) in listed("kept", "infinitives")
        if not needed and (is_infinitive(m, w) or is_of_noun(m.tree, w)):
            yield w
    for w in _of(m, kept, "xcomp"):
        above = m.tree.tokens[w].head
        before = dependents(m.tree, above, "prep") if is_infinitive(m, above) else ()
        if is_infinitive(m, w) and any(p < w for p in (*before, *dependents(m.tree, above, "xcomp"))):
            yield w  # "ready to work with them to find a way"


def _owners(m: Material, kept: frozenset[int]) -> Iterator[int]:
    """Phrases with "of" and the like after nouns that say enough without, and those after adjectives."""
    for w in _of(m, kept, "prep"):
        above = m.tree.tokens[w].head
        whole = lemma(m.tree, above) in listed("kept", "wholes")
        plain = m.tree.tokens[above].pos in {"NOUN", "PROPN", "ADJ"} or m.tree.tokens[above].dep in PREDICATES
        if plain and not whole and _is_spare(m, w):
            yield w


def _ending(m: Material, kept: frozenset[int]) -> Iterator[int]:
    """The phrase that a title ends with, behind a passive verb ("had to be involved in any talks")."""
    for w in _of(m, kept, "prep"):
        above = m.tree.tokens[w].head
        if max(kept) in subtree(m.tree, w) and dependents(m.tree, above, "auxpass") and _is_spare(m, w):
            yield w


# What a sentence loses before its names are shortened, what it loses without being missed, and
# what only goes where a title would be too long for its lane.
LIGHT: tuple[Step, ...] = (_makers, _adverbs, _times, _marks)
MILD: tuple[Step, ...] = (
    _makers,
    _adverbs,
    _times,
    _describing,
    _secondary,
    _members,
    _marks,
    _trades,
    _adjectives,
    _nested,
)
STEPS: tuple[Step, ...] = (
    *MILD,
    _infinitives,
    _owners,
    _receivers,
    _seconds,
)
LAST: tuple[Step, ...] = (*STEPS, _ending)
