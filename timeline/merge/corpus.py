"""What a corpus makes of its actors and words: those that everybody names say little, the rare ones much.

Inverse document frequency (Spärck Jones 1972) in steps: a further document moves few actors or words to another step,
so that adding it leaves most of what was compared as it is.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import table
from timeline.model import Actor, ActorKind

if TYPE_CHECKING:
    from timeline.model import Mention

HOT = 12  # documents that name an actor from which it can be in everything
HOT_SHARE = 0.2  # of all documents
OFTEN_SHARE = 0.05
COMMON = frozenset({ActorKind.COUNTRY, ActorKind.PLACE})  # kinds of which no number makes a match
LOOSE = frozenset({ActorKind.GROUP, ActorKind.ROLE})  # kinds that name nobody in person


class Corpus(NamedTuple):
    """How many documents name each actor, how much each word says when it is shared and how many use it, what the
    actors are, which of them are places by name, and which are of a kind of which no number makes a match."""

    documents: int
    actors: Mapping[str, int]
    words: Mapping[str, float]
    often: Mapping[str, int]
    known: Mapping[str, Actor]
    places: Mapping[str, Actor]
    common: frozenset[str]

    def actor_weight(self, actor: str) -> float:
        """How much a shared actor says: a rare one 1, a country or one that everything is about a third or less."""
        kind = self.kind(actor)
        if kind in COMMON:
            return 0.15
        if self.is_everywhere(actor):
            return 0.3
        often = self.actors.get(actor, 0) >= HOT and self.actors[actor] >= OFTEN_SHARE * self.documents
        return 0.6 if kind in LOOSE or often else 1.0

    def is_everywhere(self, actor: str) -> bool:
        """Whether so many documents name an actor that naming it says next to nothing."""
        count = self.actors.get(actor, 0)
        return count >= HOT and count >= HOT_SHARE * self.documents

    def kind(self, actor: str) -> ActorKind:
        """What an actor is; a role where nobody knows."""
        return self.known[actor].kind if actor in self.known else ActorKind.ROLE

    def name(self, actor: str) -> str:
        """An actor's name, or its id."""
        return self.known[actor].name if actor in self.known else actor


_STEPS = tuple(math.log(1 + 2 ** (step - 1)) for step in range(64))


def corpus_of(mentions: Iterable[Mention], known: Mapping[str, Actor]) -> Corpus:
    """The document frequencies of actors and words over all mentions, which come document by document."""
    actors: Counter[str] = Counter()
    words: Counter[str] = Counter()
    documents = 0
    for _, told in groupby(mentions, key=lambda m: m.document):
        documents += 1
        of_document = list(told)
        actors.update({span.actor for m in of_document for span in m.actors})
        words.update(frozenset().union(*(m.words for m in of_document)))
    places = {a.name: a for _, a in sorted(known.items()) if a.kind in COMMON}
    weights = {word: _word_weight(count, documents) for word, count in words.items()}
    common = frozenset(ident for ident, a in known.items() if a.kind in COMMON)
    return Corpus(documents, actors, weights, words, known, places, common)


def _word_weight(count: int, documents: int) -> float:
    return _STEPS[((documents + 1) // (1 + count)).bit_length()]


@cache
def naming_words() -> frozenset[str]:
    """The words that name an event of some kind ("meeting", "call"): that two tellings share one is their kind."""
    kinds = (kind for kind in table("triggers").values() if isinstance(kind, Mapping))
    return frozenset(word for kind in kinds for noun in kind.get("nouns", ()) for word in noun.split())
