"""What the actors of a corpus are, and which of them it is all about."""

from __future__ import annotations

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
COMMON = frozenset({ActorKind.COUNTRY, ActorKind.PLACE})  # kinds of which no number makes a match


class Corpus(NamedTuple):
    """How many documents name each actor, what the actors are, and which of them are places by name."""

    documents: int
    actors: Mapping[str, int]
    known: Mapping[str, Actor]
    places: Mapping[str, Actor]

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


def corpus_of(mentions: Iterable[Mention], known: Mapping[str, Actor]) -> Corpus:
    """In how many documents actors are named, over all mentions, which come document by document."""
    actors: Counter[str] = Counter()
    documents = 0
    for _, told in groupby(mentions, key=lambda m: m.document):
        documents += 1
        actors.update({span.actor for m in told for span in m.actors})
    places = {a.name: a for _, a in sorted(known.items()) if a.kind in COMMON}
    return Corpus(documents, actors, known, places)


@cache
def naming_words() -> frozenset[str]:
    """The words that name an event of some kind ("meeting", "call"): that two tellings share one is their kind."""
    kinds = (kind for kind in table("triggers").values() if isinstance(kind, Mapping))
    return frozenset(word for kind in kinds for noun in kind.get("nouns", ()) for word in noun.split())
