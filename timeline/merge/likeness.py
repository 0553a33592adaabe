"""How alike two accounts are: each reason for their telling one event, with its weight.

Same kind 1; the same day 2, a coarser date less; shared actors by their rarity, countries never more than a quarter
together; the same place; the rarer words in common. Two accounts are of one event from `ENOUGH` on: a kind and a day in
common (3) are never enough, nor are they with all the countries in the world.
"""

from __future__ import annotations

from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.accounts import MOST_OF_COUNTRIES, cast_weight
from timeline.model import ActorKind, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.merge.accounts import Account, Parties
    from timeline.merge.corpus import Corpus

ENOUGH = 3.6  # total weight from which two accounts are of one event
PERHAPS = 3.2  # total weight from which they may be
MOST_OF_WORDS = (0.0, 1.5, 3.0)  # what none, one, or more words in common can weigh
NO_WORDS: frozenset[str] = frozenset()
OF_ONE_TEXT = 0.6  # what it says that one text tells both, of one day


class Likeness(NamedTuple):
    """The reasons why two accounts are of one event, with the sum of their weights."""

    weight: float
    reasons: tuple[Reason, ...]


def likeness(a: Account, b: Account, corpus: Corpus, dated: bool = True) -> Likeness:
    """The weighed reasons for two accounts, of which nothing contradicts the other, being of one event.

    `dated` False leaves the dates out, where they differ or are not known.
    """
    reasons = _reasons(a, b, *shared_words(a, b, corpus), corpus, dated)
    if dated and _of_one_text(a, b):
        reasons.append(_reason("one text tells both of one day", OF_ONE_TEXT, "text"))
    return Likeness(round(sum([r.weight for r in reasons]), 2), tuple(reasons))


def retelling(a: Account, common: frozenset[str], corpus: Corpus) -> tuple[Reason, ...]:
    """Why two mentions of one account, which have these words in common, are of one event."""
    return tuple(_reasons(a, a, 1.0, common, corpus, dated=True))


def _reasons(a: Account, b: Account, share: float, common: frozenset[str], corpus: Corpus, dated: bool) -> list[Reason]:
    reasons = [SAME_KIND if a.kind is b.kind else KINDRED_KINDS]
    if dated:
        same = a.start == b.start and a.stop == b.stop
        reasons.append(_reason("same date" if same else "compatible dates", date_weight(a, b), "date"))
    shared = a.cast.actors if a.cast is b.cast else a.cast.actors & b.cast.actors
    if shared:
        reasons += actor_reasons(shared, a.cast, corpus)
    if a.place is not None and a.place == b.place:
        reasons.append(_reason(f"both in {a.place}", place_weight(a), "place"))
    if common:
        listed = ", ".join(sorted(common, key=lambda w: (-corpus.words[w], w))[:5])
        reasons.append(Reason(f"common words: {listed}", word_weight(share, len(common)), "words"))
    return reasons


SAME_KIND, KINDRED_KINDS = Reason("same kind", 1.0, "kind"), Reason("kindred kinds", 0.5, "kind")


@lru_cache(maxsize=100_000)
def _reason(why: str, weight: float, about: str) -> Reason:
    """A reason; of those that are given again and again there is one only, since they are many."""
    return Reason(why, weight, about)


def bare_weight(a: Account, b: Account, dated: bool = True) -> float:
    """The weight of `likeness` but for the words, without the reasons and not rounded."""
    weight = 1.0 if a.kind is b.kind else 0.5
    if dated:
        weight += date_weight(a, b) + (OF_ONE_TEXT if a.document == b.document and _of_one_text(a, b) else 0.0)
    if a.cast is b.cast:
        weight += a.cast.whole
    elif not a.cast.actors.isdisjoint(b.cast.actors):
        weight += cast_weight(a.cast.actors & b.cast.actors, a.cast.weights, a.cast.countries)
    if a.place is not None and a.place == b.place:
        weight += place_weight(a)
    return weight


def _of_one_text(a: Account, b: Account) -> bool:
    if a.document != b.document or a.days > 2 or b.days > 2:
        return False
    return not (a.cast.actors or a.place) or not (b.cast.actors or b.place)


def date_weight(a: Account, b: Account) -> float:
    """How much their dates say: a day in common much, a year little, and less where one is coarser than the other."""
    days = a.days if a.days > b.days else b.days
    if a.start == b.start and a.stop == b.stop:
        return 2.0 if days <= 2 else 1.5 if days <= 31 else 0.8 if days <= 366 else 0.3
    return 2.0 if days <= 1 else 1.0 if days <= 31 else 0.5 if days <= 366 else 0.0


def actor_reasons(shared: Iterable[str], cast: Parties, corpus: Corpus) -> list[Reason]:
    """How much each actor of a cast says that another shares; countries say something once."""
    left, reasons = MOST_OF_COUNTRIES, []
    for actor in sorted(shared):
        weight = cast.weights[actor]
        if actor in cast.countries:
            weight, left = min(weight, left), max(0.0, left - weight)
        reasons.append(_reason(f"both name {corpus.name(actor)}", weight, "actors"))
    return reasons


def place_weight(a: Account) -> float:
    """How much a shared place says: a town or a house much, a country little."""
    return 0.25 if a.where is not None and a.where.kind is ActorKind.COUNTRY else 1.0


def shared_words(a: Account, b: Account, corpus: Corpus) -> tuple[float, frozenset[str]]:
    """The share (0..1) of the lighter account's words that both have, each word by its rarity; and these words."""
    if a.words.isdisjoint(b.words):
        return 0.0, NO_WORDS
    common = a.words & b.words
    return share_of(common, a, b, corpus), common


def share_of(common: frozenset[str], a: Account, b: Account, corpus: Corpus) -> float:
    """The share (0..1) of the lighter account's words that these common ones are, each word by its rarity."""
    return fsum(map(corpus.words.__getitem__, common)) / min(a.total, b.total) if common else 0.0


def word_weight(share: float, count: int) -> float:
    """How much a share of words says; one word in common can be chance, however short the tellings are."""
    return round(3.0 * share * min(1.0, count / 2), 2)
