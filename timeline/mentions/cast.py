"""Who and what place a sentence names, by span and by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.mentions.tree import (
    Tree,
    ancestors,
    head_in,
    tokens_in,
)
from timeline.model import Actor, ActorKind, ActorSpan

if TYPE_CHECKING:
    pass

IN = frozenset({"in", "at", "to", "near", "outside", "into"})


class Cast(NamedTuple):
    """Who is named in a sentence: the spans, and for each word the actor it names."""

    spans: tuple[ActorSpan, ...]
    at: Mapping[int, str]
    known: Mapping[str, Actor]

    def words(self, *kinds: ActorKind) -> frozenset[int]:
        """The words that name actors of the given kinds (of any kind if none is given)."""
        return frozenset(w for w, a in self.at.items() if not kinds or self.known[a].kind in kinds)


def cast_of(tree: Tree, spans: Sequence[ActorSpan], known: Mapping[str, Actor]) -> Cast:
    """The cast of a sentence, from the actor spans that lie in it."""
    inside = tuple(s for s in spans if tree.sentence.span.overlaps(s.span))
    return Cast(inside, {w: s.actor for s in inside for w in tokens_in(tree, s.span)}, known)


def entities(tree: Tree, *labels: str) -> frozenset[int]:
    return frozenset(i for i, t in enumerate(tree.tokens) if t.entity in labels)


def names_of(tree: Tree, cast: Cast) -> dict[int, str]:
    """The names of persons by the word that governs their mention; possessive pronouns and groups keep their words."""
    found: dict[int, str] = {}
    shared: set[int] = set()
    for span in cast.spans:
        head = head_in(tree, span.span)
        if head is None or cast.known[span.actor].kind is not ActorKind.PERSON:
            continue
        if head in found or tree.tokens[head].tag in {"PRP$", "NNS", "JJ", "DT"}:
            shared.add(head)
        found[head] = cast.known[span.actor].name
    return {head: name for head, name in found.items() if head not in shared}


def actors_of(cast: Cast, words: frozenset[int] | set[int]) -> tuple[ActorSpan, ...]:
    inside = {(cast.at[w]) for w in words if w in cast.at}
    return tuple(s for s in cast.spans if s.actor in inside and any(cast.at.get(w) == s.actor for w in words))


def place_of(tree: Tree, words: frozenset[int], cast: Cast) -> Actor | None:
    """The place that a preposition of place governs in the clause, the one nearest to its verb."""
    found: list[tuple[bool, int, int, Actor]] = []
    for w in words:
        token = tree.tokens[w]
        actor = cast.known.get(cast.at.get(w, ""))
        if token.dep != "pobj" or tree.tokens[token.head].lemma.lower() not in IN or actor is None:
            continue
        if actor.kind in {ActorKind.PLACE, ActorKind.COUNTRY}:
            depth = sum(1 for _ in ancestors(tree, w))
            found.append((actor.kind is not ActorKind.PLACE, depth, w, actor))
    return min(found, key=lambda f: f[:3])[3] if found else None
