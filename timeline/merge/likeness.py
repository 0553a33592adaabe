"""How alike two accounts are: each reason for their telling one event, with its weight.

Same kind 1; the same day 2, a coarser date less; shared actors by their rarity, countries never more than a quarter
together; the same place; the rarer words in common. Two accounts are of one event from `ENOUGH` on: a kind and a day in
common (3) are never enough, nor are they with all the countries in the world.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.model import ActorKind, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.merge.accounts import Account
    from timeline.merge.corpus import Corpus

ENOUGH = 3.6  # total weight from which two accounts are of one event
PERHAPS = 3.2  # total weight from which they may be
MOST_OF_COUNTRIES = 0.25
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
        reasons.append(date_reason(a, b))
    reasons += actor_reasons(a.cast.actors & b.cast.actors, corpus)
    if a.place is not None and a.place == b.place:
        reasons.append(Reason(f"both in {a.place}", place_weight(a), "place"))
    share, common = shared_words(a.words, b.words, corpus)
    if common:
        listed = ", ".join(_rarest_first(common, corpus)[:5])
        reasons.append(Reason(f"common words: {listed}", word_weight(share, len(common)), "words"))
    if dated and a.document == b.document and max(a.days, b.days) <= 2 and (_names_nothing(a) or _names_nothing(b)):
        reasons.append(Reason("one text tells both of one day", OF_ONE_TEXT, "text"))
    return Likeness(round(sum(r.weight for r in reasons), 2), tuple(reasons))


def _names_nothing(a: Account) -> bool:
    return not a.cast.actors and a.place is None


def date_reason(a: Account, b: Account) -> Reason:
    """How much their dates say: a day in common much, a year little, and less where one is coarser than the other."""
    days = max(a.days, b.days)
    if a.start == b.start and a.stop == b.stop:
        return Reason("same date", 2.0 if days <= 2 else 1.5 if days <= 31 else 0.8 if days <= 366 else 0.3, "date")
    return Reason("compatible dates", 2.0 if days <= 1 else 1.0 if days <= 31 else 0.5 if days <= 366 else 0.0, "date")


def actor_reasons(shared: Iterable[str], corpus: Corpus) -> list[Reason]:
    """How much each shared actor says; countries say something once."""
    left, reasons = MOST_OF_COUNTRIES, []
    for actor in sorted(shared):
        weight = corpus.actor_weight(actor)
        if corpus.kind(actor) in {ActorKind.COUNTRY, ActorKind.PLACE}:
            weight, left = min(weight, left), max(0.0, left - weight)
        reasons.append(Reason(f"both name {corpus.name(actor)}", weight, "actors"))
    return reasons


def place_weight(a: Account) -> float:
    """How much a shared place says: a town or a house much, a country little."""
    return 0.25 if a.where is not None and a.where.kind is ActorKind.COUNTRY else 1.0


def shared_words(mine: frozenset[str], others: frozenset[str], corpus: Corpus) -> tuple[float, frozenset[str]]:
    """The share (0..1) of the smaller set of words that both have, each word by its rarity; and these words."""
    common = mine & others
    if not common:
        return 0.0, common
    weight = corpus.word_weight
    least = min(sum(map(weight, mine)), sum(map(weight, others)))
    return sum(map(weight, common)) / least, common


def word_weight(share: float, count: int) -> float:
    """How much a share of words says; one word in common can be chance, however short the tellings are."""
    return round(3.0 * share * min(1.0, count / 2), 2)


def _rarest_first(words: Iterable[str], corpus: Corpus) -> list[str]:
    return sorted(words, key=lambda w: (-corpus.word_weight(w), w))
