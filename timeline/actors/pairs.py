"""Phrases that stand for two actors told of together before: "the two leaders", "both sides", "the parties".

Only a pair that the text has joined itself ("talks between X and Y", "X-Y relations") can be meant, the latest one that
fits. Such a phrase has two spans, one an actor: spans never overlap, and both words belong to the phrase.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors.choice import sure
from timeline.actors.words import HYPHENS
from timeline.lexicon import word_set
from timeline.model import ActorKind, ActorSpan, Naming

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.actors.gazetteer import Gazetteer
    from timeline.actors.sentences import NamedSentence

REACH = 8  # sentences: what was joined longer ago is no longer meant


class Pair(NamedTuple):
    """Two actors told of together, and in which sentence."""

    actors: tuple[str, str]
    kind: ActorKind
    sentence: int


def pairs_of(reading: NamedSentence, named: Sequence[ActorSpan], gazetteer: Gazetteer, sentence: int) -> Iterator[Pair]:
    """The pairs of one kind that a sentence joins; of three in a row no two are a pair."""
    starts = [word.span.start for word in reading.words]
    gaps = [range(bisect_left(starts, a.span.end), bisect_left(starts, b.span.start)) for a, b in pairwise(named)]
    links = [_linked(reading, gap, bisect_left(starts, b.span.end)) for gap, b in zip(gaps, named[1:], strict=True)]
    lists = [len(gap) == 1 and reading.words[gap[0]].text == "," for gap in gaps]
    for index, (a, b) in enumerate(pairwise(named)):
        beside = slice(max(0, index - 1), index), slice(index + 1, index + 2)
        alone = not any(any(links[part]) or any(lists[part]) for part in beside)
        kinds = {gazetteer.actor(a.actor).kind, gazetteer.actor(b.actor).kind}
        if links[index] and alone and len(kinds) == 1 and a.actor != b.actor:
            yield Pair((a.actor, b.actor), kinds.pop(), sentence)


def _linked(reading: NamedSentence, gap: range, stop: int) -> bool:
    """Whether only "and" or a dash, and the title of the second, stand in the gap between two spans; `stop` ends it."""
    after = reading.words[stop].lower if stop < len(reading.words) else ""
    if not gap or after in {"war", "conflict"}:  # "the Russia-Ukraine war" joins nobody
        return False
    first, rest = reading.words[gap[0]], gap[1:]
    if first.text in HYPHENS:
        return not rest
    return first.lower == "and" and all(_is_title(reading, i) for i in rest)


def _is_title(reading: NamedSentence, at: int) -> bool:
    word = reading.words[at]
    inside = any(told.holder >= 0 and told.first <= at < told.stop for told in reading.told)
    return inside or word.lower in LIGHT or word.text in word_set("roles", "titles", "honorifics")


LIGHT = word_set("references", "determiners", "light")


def two(
    reading: NamedSentence, taken: Sequence[ActorSpan], before: Sequence[Pair], sentence: int
) -> Iterator[ActorSpan]:
    """Two spans for each phrase of a sentence that stands for a pair told of before."""
    kinds = _kinds()
    for at, word in enumerate(reading.words):
        kind = kinds.get(word.lower)
        if kind is None or at == 0 or not _stands(reading, at):
            continue
        near = takewhile(lambda pair: sentence - pair.sentence <= REACH, reversed(before))
        fitting = (pair for pair in near if kind in {"any", pair.kind})
        pair, head = next(fitting, None), reading.words[at - 1]
        if pair and not any(span.span.overlaps(w.span) for span in taken for w in (head, word)):
            for ident, part in zip(pair.actors, (head, word), strict=True):
                yield ActorSpan(ident, part.span, Naming.DESCRIPTION, sure(Naming.DESCRIPTION))


KINDS: Mapping[str, str] = {
    ActorKind.PERSON: "people",
    ActorKind.COUNTRY: "countries",
    ActorKind.ORGANISATION: "bodies",
    "any": "parties",
}


@cache
def _kinds() -> Mapping[str, str]:
    """What each noun for a pair stands for; of a noun in two lists the first counts."""
    return {noun: kind for kind, key in reversed([*KINDS.items()]) for noun in word_set("groups", "pairs", key)}


def _stands(reading: NamedSentence, at: int) -> bool:
    """Whether a plural stands alone after "the", "two" or "both"."""
    after = reading.words[at + 1].lower if at + 1 < len(reading.words) else ""
    goes_on = after == "-" or after in word_set("references", "prepositions", "of_pair")
    return reading.words[at - 1].lower in word_set("references", "determiners", "pair") and not goes_on
