"""Who and what place a sentence names, by span and by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import word_set
from timeline.model import Actor, ActorKind, ActorSpan
from timeline.syntax import bracketed, dependents, head_in, subtree, tokens_in

if TYPE_CHECKING:
    from timeline.syntax import Tree

ACTING = (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.GROUP)
PEOPLE = (ActorKind.PERSON, ActorKind.ROLE)
# Relations in which two names stand side by side before a noun: "the Russian and US leaders".
BEFORE_NOUN = frozenset({"amod", "compound", "poss", "nmod", "conj"})
# What an event is about, or when, is no participant: "talks on fish", "since the beginning of the war in ...".
TOPICS = word_set("clauses", "prepositions", "topics")
ABOUT = word_set("clauses", "prepositions", "about")
GIFTS = word_set("clauses", "nouns", "gifts")
IN = word_set("clauses", "prepositions", "in_place")


class Cast(NamedTuple):
    """Who is named in a sentence: the spans, and for each word the actor it names.

    `pair` are two actors that the paragraph joined just before ("Norway and France"), `topic` is the body that the
    whole text is about, if any.
    """

    spans: tuple[ActorSpan, ...]
    at: Mapping[int, str]
    known: Mapping[str, Actor]
    pair: tuple[ActorSpan, ...] = ()
    topic: tuple[ActorSpan, ...] = ()

    def words(self, *kinds: ActorKind) -> frozenset[int]:
        """The words that name actors of the given kinds (of any kind if none is given)."""
        return frozenset(w for w, a in self.at.items() if not kinds or self.known[a].kind in kinds)


def cast_of(
    tree: Tree, spans: Sequence[ActorSpan], known: Mapping[str, Actor], pair: tuple[ActorSpan, ...] = ()
) -> Cast:
    """The cast of a sentence, from the actor spans that lie in it."""
    inside = tuple(s for s in spans if tree.sentence.span.overlaps(s.span))
    return Cast(inside, {w: s.actor for s in inside for w in tokens_in(tree, s.span)}, known, pair)


def pair_in(tree: Tree, cast: Cast) -> tuple[ActorSpan, ...]:
    """The last two actors that a sentence joins: by "and", or side by side before a noun; empty where it joins none."""
    heads = [(head_in(tree, s.span), s) for s in cast.spans if cast.known[s.actor].kind in ACTING]
    pairs = [
        (one, other)
        for (i, one), (j, other) in pairwise(heads)
        if i is not None and j is not None and one.actor != other.actor and _are_joined(tree, i, j)
    ]
    return pairs[-1] if pairs else ()


def _are_joined(tree: Tree, i: int, j: int) -> bool:
    one, other = tree.tokens[i], tree.tokens[j]
    if other.dep == "conj" and other.head == i:
        return True
    return one.head == other.head and one.dep in BEFORE_NOUN and other.dep in BEFORE_NOUN and j - i <= 3


def without_topics(tree: Tree, noun: int, verb: int, words: frozenset[int]) -> frozenset[int]:
    """The words without an editor's, and without phrases that say what an event noun is about or since when."""
    return without(tree, noun, without(tree, verb, words, TOPICS), TOPICS) - bracketed(tree)


def without(tree: Tree, head: int, words: frozenset[int], prepositions: frozenset[str]) -> frozenset[int]:
    """The words without the phrases that some prepositions join to a word."""
    phrases = [p for p in dependents(tree, head, "prep") if tree.lemmas[p] in prepositions]
    return words - {w for p in phrases for w in subtree(tree, p)}


def entities(tree: Tree, *labels: str) -> frozenset[int]:
    """The words of entities that the model labels so."""
    return frozenset(i for i, t in enumerate(tree.tokens) if t.entity in labels)


def actors_of(cast: Cast, words: frozenset[int] | set[int]) -> tuple[ActorSpan, ...]:
    """The actor spans that stand on some of the words."""
    inside = {cast.at[w] for w in words if w in cast.at}
    return tuple(s for s in cast.spans if s.actor in inside and any(cast.at.get(w) == s.actor for w in words))


def is_of_place(tree: Tree, preposition: int) -> bool:
    """Whether a preposition says where: "in Oslo", "flew to Oslo", not "aid to Ukraine"."""
    lemma = tree.lemmas[preposition]
    return lemma in IN and (lemma != "to" or tree.lemmas[tree.tokens[preposition].head] not in GIFTS)
