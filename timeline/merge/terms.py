"""Tellings in the same terms: of one kind, day, cast and place. They need no weighing, so that five hundred cost what
one does; of statements and the like, of which one actor makes many a day, the words must be the same too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from timeline.lexicon import headword, table
from timeline.lexicon.kinds import WORDY, coarse
from timeline.merge.corpus import COMMON
from timeline.model import DatingBasis, Status

if TYPE_CHECKING:
    from timeline.merge.corpus import Corpus
    from timeline.model import Mention

Terms = tuple[object, ...]
MOST_DAYS = 2  # of a date that is one in the terms of another
# What a date rests on that the text does not put beside the event.
GUESSED = frozenset({DatingBasis.BOUNDED, DatingBasis.PUBLICATION})


def in_same_terms(mentions: Sequence[Mention], numbers: Iterable[int], corpus: Corpus) -> list[tuple[int, ...]]:
    """The mentions (by number, in order) that tell the same in the same terms, the most alone."""
    groups: dict[Terms, list[int]] = defaultdict(list)
    seen: dict[Terms, int] = defaultdict(int)
    for number in numbers:
        groups[_terms(mentions[number], corpus, seen)].append(number)
    return [tuple(group) for group in groups.values()]


def _terms(mention: Mention, corpus: Corpus, seen: dict[Terms, int]) -> Terms:
    """What mentions in the same terms have in common; a mention of which too little is told has terms of its own."""
    dating = mention.dating
    if dating is None or dating.when.start is None or dating.when.stop is None:
        return (mention.id,)
    wordy = coarse(mention.kind) in WORDY
    actors = frozenset([span.actor for span in mention.actors])
    if (dating.when.stop - dating.when.start).days > MOST_DAYS or not _is_enough(mention, actors, corpus, wordy):
        return (mention.id,)
    terms: Terms = (
        coarse(mention.kind),
        dating.when,
        dating.bound,
        dating.basis if dating.basis in GUESSED else "",
        mention.status is Status.HYPOTHETICAL,
        actors,
        mention.place,
        mention.words if wordy else mention.words & parting_words(),
    )
    if not wordy:
        return terms
    seen[(mention.document, *terms)] += 1  # one text tells two statements because they are two
    return (*terms, seen[(mention.document, *terms)])


def _is_enough(mention: Mention, actors: frozenset[str], corpus: Corpus, wordy: bool) -> bool:
    """Whether terms are enough to know an event by: two words, or one who is not in everything, or two who are."""
    if wordy:
        return len(mention.words) > 1
    acting = [a for a in actors if corpus.kind(a) not in COMMON]
    return len(acting) > 1 or any(not corpus.is_everywhere(a) for a in acting)


@cache
def parting_words() -> frozenset[str]:
    """The words by which one of several is told from another: those that have an opposite, and ordinals."""
    return frozenset(opposites()) | frozenset(table("times")["ordinals"])


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """The words with their opposites ("approve", "reject")."""
    found: dict[str, set[str]] = {}
    for one, other in (map(headword, pair) for pair in table("cues")["opposites"]["pairs"]):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def opposed(mine: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one telling has a word of which the other has only the opposite ("approved", "rejected")."""
    of = opposites()
    turning = mine & of.keys()
    if not turning or of.keys().isdisjoint(others):
        return False
    return any(of[w] & others and w not in others and not of[w] & mine for w in turning)
