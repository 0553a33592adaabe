"""Comparison records: what a telling says of its event, and what its document is about, as `features` compare it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING

from timeline.lexicon import table, word_set
from timeline.lexicon.kinds import SAYING, coarse
from timeline.merge.concepts import concepts_of, families_of
from timeline.merge.corpus import COMMON
from timeline.model import ActorKind, Status, chain

if TYPE_CHECKING:
    from datetime import date

    from timeline.merge.accounts import Account
    from timeline.merge.corpus import Corpus
    from timeline.model import Actor, Document, EventKind, Mention

WORD = re.compile(r"[^\W\d_]{3,}")
NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
WEEKDAYS = {name.title(): day for name, day in table("times")["weekdays"].items() if name.endswith("day")}
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
NUMBER = re.compile(r"\b\d[\d,.]*\b")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
LOOKS_BACK = 60  # days that a document looks back to without saying when it was


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """What a document is about: the persons and bodies in it by their ids and all names of two words, the words that
    are parts of names, its words by weight (cosine is their sum of products), and the dates and years that it names."""

    document: str
    names: frozenset[str]
    proper: frozenset[str]
    bag: Mapping[str, float]
    dates: frozenset[str]
    years: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A telling as it is compared; `number` is that of its account.

    `concepts`: the words that name the event, by their headwords; `families`: the related words that these are of;
    `words`: what else it says; `actors`, `countries`: who takes part, by id; `sides`: the same with those whom they
    belong to; `persons`: the persons that its passage names; `called`: the parts of names in its clause; `first`,
    `last`: days (ordinal) where it has a date, `sure` (0..1) how sure that is; `window`: the days in which it must lie
    by its date or that of its document; `norm`: the length of its passage's words as a vector; `at`: how far into its
    text it stands (0..1); `weekday`: the day of the week (0 is Monday) that is all it tells of its date.
    """

    number: int
    document: str
    kind: EventKind
    saying: bool
    status: Status
    concepts: frozenset[str]
    families: frozenset[str]
    words: frozenset[str]
    actors: frozenset[str]
    countries: frozenset[str]
    sides: frozenset[str]
    persons: frozenset[str]
    place: str | None
    towns: frozenset[str]
    where: Actor | None
    first: int | None
    last: int | None
    sure: float
    window: tuple[int, int] | None
    numbers: frozenset[str]
    passage: frozenset[str]
    norm: float
    called: frozenset[str]
    ordinals: frozenset[tuple[str, str]]
    at: float
    story: Topic
    weekday: int | None = None


def records_of(
    accounts: Iterable[Account],
    mentions: Sequence[Mention],
    documents: Mapping[str, Document],
    stories: Mapping[str, Topic],
    corpus: Corpus,
) -> list[Record]:
    """The record of each account, by the first of its mentions."""
    return [_record(a, mentions[a.mentions[0]], documents[a.document], stories[a.document], corpus) for a in accounts]


def stories_of(mentions: Iterable[Mention], documents: Mapping[str, Document], corpus: Corpus) -> dict[str, Topic]:
    """What each document is about."""
    named: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        named[m.document].update(s.actor for s in (*m.actors, *m.mentioned) if corpus.kind(s.actor) not in COMMON)
    counts = {key: _counts(d.text) for key, d in documents.items()}
    often = Counter(word for words in counts.values() for word in words)
    proper = _proper(d.text for d in documents.values())
    return {key: _story(d, counts[key], often, len(counts), named[key], proper) for key, d in documents.items()}


def _proper(texts: Iterable[str]) -> frozenset[str]:
    """The words that are names: written with a capital almost wherever they stand in these texts."""
    large: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        for word in WORD.findall(text):
            if word.islower():
                small[word] += 1
            elif word[1:].islower():
                large[word.lower()] += 1
    return frozenset(w for w, n in large.items() if small[w] * 10 <= n) - calendar_words() - closed_words()


@cache
def calendar_words() -> frozenset[str]:
    """The names of months and days of the week, which name nobody."""
    return frozenset((*table("times")["months"], *table("times")["weekdays"]))


def _story(
    document: Document,
    counts: Mapping[str, int],
    often: Mapping[str, int],
    of: int,
    named: set[str],
    proper: frozenset[str],
) -> Topic:
    weights = {w: (1 + log(n)) * log((of + 1) / often[w]) for w, n in counts.items()}
    norm = sqrt(sum(w * w for w in weights.values())) or 1.0
    return Topic(
        document.id,
        frozenset({*_pairs(document.text), *named}),
        proper & counts.keys(),
        {word: weight / norm for word, weight in weights.items() if weight},
        frozenset(use.edtf for use in document.dates),
        frozenset(YEAR.findall(document.text)),
        document.text,
    )


def _counts(text: str) -> Counter[str]:
    return Counter(w for w in map(str.lower, WORD.findall(text)) if w not in closed_words())


def _pairs(text: str) -> Iterable[str]:
    """The names of two words ("Jane Roe" and "Roe Island" of "Jane Roe Island")."""
    for found in NAME.findall(text):
        words = found.split()
        yield from (f"{a} {b}" for a, b in pairwise(words))


@cache
def closed_words() -> frozenset[str]:
    """Words that say nothing of what a text is about."""
    closed = table("words")["closed"]
    found = {w.lower() for words in closed.values() for w in words.split()}
    return frozenset(found | word_set("grammar", "verbs", "auxiliaries") | word_set("related", "light", "forms"))


def _record(account: Account, mention: Mention, document: Document, story: Topic, corpus: Corpus) -> Record:
    passage = document.quote(mention.span)
    trigger = document.quote(mention.trigger)
    concepts = concepts_of(trigger, mention.words)
    said = frozenset(_counts(passage))
    cast = account.cast
    acting = frozenset(a for a in cast.actors if corpus.kind(a) not in COMMON)
    named = frozenset(s.actor for s in (*mention.actors, *mention.mentioned))
    dating = mention.dating
    days = (None, None) if dating is None else (dating.when.first_number, dating.when.last_number)
    return Record(
        number=account.number,
        document=account.document,
        kind=coarse(mention.kind),
        saying=mention.kind in SAYING,
        status=mention.status,
        concepts=concepts,
        families=frozenset().union(*map(families_of, concepts)),
        words=mention.words - concepts,
        actors=acting,
        countries=cast.actors - acting,
        sides=cast.actors.union(*(chain(a, corpus.known.get) for a in cast.actors)),
        persons=frozenset(a for a in named if corpus.kind(a) is ActorKind.PERSON),
        place=mention.place,
        towns=_towns(mention, corpus),
        where=account.where,
        first=days[0],
        last=days[1],
        sure=0.0 if dating is None else dating.confidence,
        window=_window(*days, document.publication.at(mention.span).last_day),
        numbers=frozenset(NUMBER.findall(YEAR.sub("", passage))),
        passage=said,
        norm=sqrt(sum(sorted(story.bag.get(word, 0.0) ** 2 for word in said))),
        called=(frozenset(_counts(mention.title)) & story.proper) - _place_words(mention, corpus),
        ordinals=frozenset((found[1], found[2]) for found in ordinal().finditer(passage.lower())),
        at=mention.span.start / max(1, len(story.text)),
        story=story,
        weekday=_weekday(mention, passage),
    )


def _weekday(mention: Mention, passage: str) -> int | None:
    """The weekday that the passage of a telling without a date names, where it names one alone."""
    named = set(WEEKDAY.findall(passage)) if mention.dating is None else set()
    return WEEKDAYS[named.pop()] if len(named) == 1 else None


def _towns(mention: Mention, corpus: Corpus) -> frozenset[str]:
    """The names of the places that a telling names, countries aside."""
    ids = {s.actor for s in mention.actors if corpus.kind(s.actor) is ActorKind.PLACE}
    known = corpus.places.get(mention.place or "")
    own = {mention.place} if mention.place and (known is None or known.kind is not ActorKind.COUNTRY) else set()
    return frozenset(own | {corpus.name(actor) for actor in ids})


def _place_words(mention: Mention, corpus: Corpus) -> frozenset[str]:
    """The words of the names of countries and places that a telling names: they say where, not who."""
    named = {s.actor for s in (*mention.actors, *mention.mentioned) if corpus.kind(s.actor) in COMMON}
    names = [corpus.name(actor) for actor in sorted(named)]
    return frozenset(_counts(" ".join([*names, mention.place or ""])))


def _window(first: int | None, last: int | None, day: date | None) -> tuple[int, int] | None:
    """The days (ordinal) in which a telling puts its event: those of its date, on an open side and without one those
    to which a document looks back; None where nothing is known."""
    if first is not None and last is not None:
        return first, last
    written = None if day is None else day.toordinal()
    end = last if last is not None else max((d for d in (first, written) if d is not None), default=None)
    if end is None:
        return None
    return (end - LOOKS_BACK if first is None else first), end


@cache
def ordinal() -> re.Pattern[str]:
    """An ordinal with the word that it counts ("second round")."""
    words = "|".join(sorted(table("times")["ordinals"]))
    return re.compile(rf"\b({words}) (\w+)\b")
