"""How alike two accounts are: each reason for their telling one event, with its weight.

Same kind 1; the same day 2, a coarser date less; shared actors by their rarity, countries never more than a quarter
together; the same place; the rarer words in common. Two accounts are of one event from `ENOUGH` on: a kind and a day in
common (3) are never enough, nor are they with all the countries in the world.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.corpus import COMMON
from timeline.model import ActorKind, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.merge.accounts import Account, Cast
    from timeline.merge.corpus import Corpus

ENOUGH = 3.6  # total weight from which two accounts are of one event
PERHAPS = 3.2  # total weight from which they may be
MOST_OF_COUNTRIES = 0.25
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
    reasons = [Reason("same kind", 1.0, "kind") if a.kind is b.kind else Reason("kindred kinds", 0.5, "kind")]
    if dated:
        same = a.start == b.start and a.stop == b.stop
        reasons.append(Reason("same date" if same else "compatible dates", date_weight(a, b), "date"))
    reasons += actor_reasons(a.cast.actors & b.cast.actors, corpus)
    if a.place is not None and a.place == b.place:
        reasons.append(Reason(f"both in {a.place}", place_weight(a), "place"))
    share, common = shared_words(a, b, corpus)
    if common:
        listed = ", ".join(sorted(common, key=lambda w: (-corpus.words[w], w))[:5])
        reasons.append(Reason(f"common words: {listed}", word_weight(share, len(common)), "words"))
    if dated and _of_one_text(a, b):
        reasons.append(Reason("one text tells both of one day", OF_ONE_TEXT, "text"))
    return Likeness(round(sum(r.weight for r in reasons), 2), tuple(reasons))


def weight_of(a: Account, b: Account, share: float, common: int, dated: bool = True) -> float:
    """The weight of `likeness`, without the reasons, of two accounts that have so many words in common, a `share`."""
    weight = 1.0 if a.kind is b.kind else 0.5
    if dated:
        weight += date_weight(a, b) + (OF_ONE_TEXT if a.document == b.document and _of_one_text(a, b) else 0.0)
    if not a.cast.actors.isdisjoint(b.cast.actors):
        weight += _cast_weight(a.cast, b.cast)
    if a.place is not None and a.place == b.place:
        weight += place_weight(a)
    return round(weight + word_weight(share, common), 2) if common else round(weight, 2)


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


def _cast_weight(mine: Cast, others: Cast) -> float:
    weight, countries = 0.0, 0.0
    for actor in mine.actors & others.actors:
        if actor in mine.countries:
            countries += mine.weights[actor]
        else:
            weight += mine.weights[actor]
    return weight + min(countries, MOST_OF_COUNTRIES)


def actor_reasons(shared: Iterable[str], corpus: Corpus) -> list[Reason]:
    """How much each shared actor says; countries say something once."""
    left, reasons = MOST_OF_COUNTRIES, []
    for actor in sorted(shared):
        weight = corpus.actor_weight(actor)
        if corpus.kind(actor) in COMMON:
            weight, left = min(weight, left), max(0.0, left - weight)
        reasons.append(Reason(f"both name {corpus.name(actor)}", weight, "actors"))
    return reasons


def place_weight(a: Account) -> float:
    """How much a shared place says: a town or a house much, a country little."""
    return 0.25 if a.where is not None and a.where.kind is ActorKind.COUNTRY else 1.0


def shared_words(a: Account, b: Account, corpus: Corpus) -> tuple[float, frozenset[str]]:
    """The share (0..1) of the lighter account's words that both have, each word by its rarity; and these words."""
    if a.words.isdisjoint(b.words):
        return 0.0, NO_WORDS
    common = a.words & b.words
    return fsum(map(corpus.words.__getitem__, common)) / min(a.total, b.total), common


def word_weight(share: float, count: int) -> float:
    """How much a share of words says; one word in common can be chance, however short the tellings are."""
    return round(3.0 * share * min(1.0, count / 2), 2)
