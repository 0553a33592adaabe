"""How alike two mentions are: each reason for and against their telling one event, with its weight.

Kinds must agree, dates must be compatible at their own granularity, nothing may contradict; what remains is weighed,
rare actors and words more than those everybody names (inverse document frequency, Spärck Jones 1972).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors import apart
from timeline.lexicon import table
from timeline.model import Actor, ActorKind, Bound, EventKind, Granularity, Status

if TYPE_CHECKING:
    from timeline.model import Dating, Mention

KINDRED = (
    frozenset({EventKind.MEETING, EventKind.TALKS, EventKind.SUMMIT}),
    frozenset({EventKind.MEETING, EventKind.VISIT, EventKind.SUMMIT}),
    frozenset({EventKind.CALL, EventKind.TALKS}),
    frozenset({EventKind.STATEMENT, EventKind.ANNOUNCEMENT}),
    frozenset({EventKind.LEGAL, EventKind.OTHER}),
    frozenset({EventKind.AGREEMENT, EventKind.MARKET}),
    frozenset({EventKind.AGREEMENT, EventKind.VOTE}),
    frozenset({EventKind.MARKET, EventKind.OTHER}),
    frozenset({EventKind.APPOINTMENT, EventKind.OTHER}),
    frozenset({EventKind.CONFLICT, EventKind.OTHER}),
    frozenset({EventKind.DEADLINE, EventKind.EXPIRY}),
    frozenset({EventKind.DEADLINE, EventKind.VOTE}),
)
# Kinds of which one actor has many a day: only their words tell them apart.
WORDY = frozenset({EventKind.STATEMENT, EventKind.ANNOUNCEMENT, EventKind.OTHER, EventKind.MARKET, EventKind.LEGAL})
ENOUGH = 3.6  # total weight from which two mentions tell one event
ENOUGH_WORDS = 0.25  # share of common words that two wordy mentions need
COMMON = frozenset({ActorKind.COUNTRY, ActorKind.GROUP, ActorKind.PLACE, ActorKind.ROLE})


class Corpus(NamedTuple):
    """How many documents name each actor and each word, and what the actors are."""

    documents: int
    actors: Mapping[str, int]
    words: Mapping[str, int]
    known: Mapping[str, Actor]
    places: Mapping[str, Actor]


class Likeness(NamedTuple):
    """The reasons why two mentions tell one event, with the sum of their weights."""

    weight: float
    reasons: tuple[tuple[str, float], ...]


def corpus_of(mentions: Iterable[Mention], known: Mapping[str, Actor]) -> Corpus:
    """The document frequencies of actors and words over all mentions."""
    actors: dict[str, set[str]] = {}
    words: dict[str, set[str]] = {}
    documents: set[str] = set()
    for mention in mentions:
        documents.add(mention.document)
        for span in mention.actors:
            actors.setdefault(span.actor, set()).add(mention.document)
        for word in mention.words:
            words.setdefault(word, set()).add(mention.document)
    return Corpus(
        len(documents),
        Counter({a: len(d) for a, d in actors.items()}),
        Counter({w: len(d) for w, d in words.items()}),
        known,
        {a.name: a for _, a in sorted(known.items()) if a.kind in {ActorKind.PLACE, ActorKind.COUNTRY}},
    )


def actor_ids(mention: Mention) -> frozenset[str]:
    """The actors of a mention by id."""
    return frozenset(span.actor for span in mention.actors)


def same_kind(a: EventKind, b: EventKind) -> bool:
    """Whether two kinds can be told of one event."""
    return a is b or any(a in group and b in group for group in KINDRED)


def compatible_dates(a: Dating, b: Dating) -> bool:
    """Whether two datings can be of one event: they overlap, and a day is no other day of the same length."""
    if not a.when.overlaps(b.when):
        return False
    if (a.bound is Bound.AT) != (b.bound is Bound.AT):
        return a.bound is not Bound.AT and _ends_alike(a, b)
    if a.bound is not Bound.AT:
        return a.when == b.when or a.basis == b.basis == "bounded"
    return a.when.covers(b.when) or b.when.covers(a.when) or a.granularity == b.granularity is Granularity.PERIOD


def _ends_alike(a: Dating, b: Dating) -> bool:
    return a.when.last == b.when.last or a.when.first == b.when.first


def contradiction(a: Mention, b: Mention, corpus: Corpus) -> str | None:
    """What speaks against two mentions being of one event, dates apart; None where nothing does."""
    if not same_kind(a.kind, b.kind):
        return "kinds"
    if places_apart(a, b, corpus):
        return "places"
    if (a.status is Status.HYPOTHETICAL) != (b.status is Status.HYPOTHETICAL):
        return "status"
    if opposed(a.words, b.words):
        return "opposites"
    if (a.kind is EventKind.DEADLINE) != (b.kind is EventKind.DEADLINE):
        return "kinds"
    mine, others = (_chief(m, corpus) for m in (a, b))
    if mine and others and not mine & others:
        return "actors"
    if a.kind in WORDY and b.kind in WORDY and shared_words(a, b, corpus)[0] < ENOUGH_WORDS:
        return "words"
    return None


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in table("cues")["opposites"]["pairs"]:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def opposed(mine: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one telling has a word of which the other has only the opposite ("approved", "rejected")."""
    return any(
        against & others and word not in others and not against & mine
        for word in mine
        if (against := _opposites().get(word))
    )


def places_apart(a: Mention, b: Mention, corpus: Corpus) -> bool:
    """Whether two mentions put their events into places that cannot be one."""
    return apart(corpus.places.get(a.place or ""), corpus.places.get(b.place or ""))


def _chief(mention: Mention, corpus: Corpus) -> frozenset[str]:
    """The persons and organisations of a mention: those who make it another event when they differ."""
    return frozenset(a for a in actor_ids(mention) if a in corpus.known and corpus.known[a].kind not in COMMON)


def likeness(a: Mention, b: Mention, corpus: Corpus) -> Likeness:
    """The weighed reasons for two mentions, of which nothing contradicts the other, telling one event."""
    reasons: list[tuple[str, float]] = [
        ("same kind" if a.kind is b.kind else "kindred kinds", 1.0 if a.kind is b.kind else 0.5)
    ]
    if a.dating is not None and b.dating is not None:
        same = a.dating.when == b.dating.when
        reasons.append(("same date", _date_weight(a.dating)) if same else ("compatible dates", 1.0))
    shared = sorted(actor_ids(a) & actor_ids(b))
    reasons += [(f"both name {_name(actor, corpus)}", round(_actor_weight(actor, corpus), 2)) for actor in shared]
    if a.place is not None and a.place == b.place:
        reasons.append((f"both in {a.place}", 1.0))
    share, common = shared_words(a, b, corpus)
    if common:
        # One word in common can be chance, however short the tellings are.
        reasons.append((f"common words: {', '.join(common[:5])}", round(3.0 * share * min(1.0, len(common) / 2), 2)))
    return Likeness(round(sum(w for _, w in reasons), 2), tuple(reasons))


def _date_weight(dating: Dating) -> float:
    """How much a shared date says: a day much, a year little."""
    days = dating.when.days
    return 2.0 if days is not None and days <= 2 else 1.5 if days is not None and days <= 31 else 0.8


def _name(actor: str, corpus: Corpus) -> str:
    return corpus.known[actor].name if actor in corpus.known else actor


def _actor_weight(actor: str, corpus: Corpus) -> float:
    kind = corpus.known[actor].kind if actor in corpus.known else ActorKind.ROLE
    base = 0.4 if kind in COMMON else 1.2
    rare = 1 - corpus.actors.get(actor, 0) / (corpus.documents + 1)
    return base * (0.6 + 0.4 * rare)


def shared_words(a: Mention, b: Mention, corpus: Corpus) -> tuple[float, list[str]]:
    """The share (0..1) of the rarer content words that two mentions have in common, and the words, rarest first."""
    mine, others = a.words, b.words
    if not mine or not others:
        return 0.0, []
    common = sorted(mine & others, key=lambda w: (-_idf(w, corpus), w))
    least = min(sum(_idf(w, corpus) for w in mine), sum(_idf(w, corpus) for w in others))
    return (sum(_idf(w, corpus) for w in common) / least if least else 0.0), common


def _idf(word: str, corpus: Corpus) -> float:
    return math.log(1 + (corpus.documents + 1) / (1 + corpus.words.get(word, 0)))
