"""What is compared: an account, which is one mention or several that tell the same in the same terms.

Two mentions of the same kind, date, cast and place need no weighing, so that five hundred of them cost what one does;
of statements and the like, of which one actor makes many a day, the words must be the same too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from itertools import combinations
from math import fsum
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import headword, table
from timeline.lexicon.kinds import KINDRED, WORDY, coarse
from timeline.merge.corpus import COMMON, LOOSE, Corpus, naming_words
from timeline.model import Actor, ActorKind, Bound, DatingBasis, EventKind, Granularity, Status

if TYPE_CHECKING:
    from timeline.model import Interval, Mention

CODES = {kind: 1 << at for at, kind in enumerate(EventKind)}
KINDRED_CODES = {kind: sum(CODES[other] for other in kinds) for kind, kinds in KINDRED.items()}

RECENT = 21  # days before its publication in which a document may mean an event without saying when it was
EVER = 4_000_000 * 1440  # minutes: beyond every calendar day
DAY = 1440  # minutes


class Parties(NamedTuple):
    """The actors of a mention and what they say: `chiefs` are the persons and bodies that make it another event when
    they differ, `telling` those of whom one is ground enough to compare, `thin` the pairs of others that are, `weights`
    what each says when shared; `keys` has a name for each such ground; `whole` is what all of them say together, and
    `tells` whether that is enough without the countries to know an event by."""

    actors: frozenset[str]
    chiefs: frozenset[str]
    telling: frozenset[str]
    thin: frozenset[tuple[str, str]]
    weights: Mapping[str, float]
    countries: frozenset[str]
    keys: tuple[str, ...]
    whole: float
    tells: bool


@dataclass(slots=True, eq=False)
class Account:
    """Mentions that tell the same in the same terms, with all that is compared; `number` is its place in the order.

    `bounded`: only limits of the date are known; `is_open`: nothing but that it was over when its document was
    written; `guessed`: it is that of the report; `exact`: the text puts a day beside the event; `days`: how many it
    touches, more than any calendar has where a side is open; `wordy`: only its words tell it from others of its kind;
    `naming`: it has a noun for such an event; `total`: what all its words weigh; `code`, `kindred`: the bit of its
    kind, and those of all kinds that may be of one event with it; `heard`: the first day (ordinal) on which a document
    told it as past, beyond every day where none did or nobody knows when.
    """

    number: int
    mentions: tuple[int, ...]
    document: str
    kind: EventKind
    dated: bool
    bound: Bound
    bounded: bool
    guessed: bool
    exact: bool
    granularity: Granularity
    start: int
    stop: int
    hypothetical: bool
    cast: Parties
    place: str | None
    where: Actor | None
    words: frozenset[str]
    naming: bool
    headline: bool
    sentence: tuple[int, int]
    total: float
    code: int
    kindred: int
    wordy: bool
    days: int
    is_open: bool
    heard: int

    def same(self, other: Account) -> bool:
        """Whether two accounts, perhaps of two merges, are compared as one: all is the same but their numbers."""
        return bool(_compared(self) == _compared(other))


def accounts_of(
    mentions: Sequence[Mention],
    numbers: Iterable[int],
    corpus: Corpus,
    headlines: Mapping[str, int],
    published: Mapping[str, date | None] | None = None,
) -> list[Account]:
    """The accounts that mentions (by number, in order) give; `headlines` are where those of documents end, `published`
    the last days on which documents may have been published."""
    heard = {d: day.toordinal() for d, day in (published or {}).items() if day is not None}
    casts: dict[tuple[str, ...], Parties] = {}
    groups: dict[tuple[object, ...], tuple[Parties, list[int]]] = {}
    seen: dict[tuple[object, ...], int] = defaultdict(int)
    for i in numbers:
        mention = mentions[i]
        key = tuple([span.actor for span in mention.actors])
        cast = casts.get(key)
        if cast is None:
            once = tuple(sorted(set(key)))
            cast = casts[key] = casts[once] = casts.get(once) or cast_of(once, corpus)
        terms = _terms(mention, cast, seen)
        group = groups.get(terms)
        if group is None:
            groups[terms] = (cast, [i])
        else:
            group[1].append(i)
    return [
        _account(number, members, mentions, cast, corpus, headlines, heard)
        for number, (cast, members) in enumerate(groups.values())
    ]


# --- whom it names ------------------------------------------------------------------------------


def cast_of(actors: Sequence[str], corpus: Corpus) -> Parties:
    """A cast from the ids of its actors in order."""
    weights = {a: corpus.actor_weight(a) for a in actors}
    chiefs = frozenset(a for a in actors if corpus.kind(a) in _CHIEF)
    telling = frozenset(a for a, weight in weights.items() if weight >= 0.6)
    countries = frozenset(a for a in actors if corpus.kind(a) in COMMON)
    hot = sorted(a for a in actors if a not in telling and a not in countries)
    thin = frozenset(combinations(hot, 2))
    keys = (*sorted(telling), *(f"{one} and {other}" for one, other in sorted(thin)))
    whole = cast_weight(actors, weights, countries)
    tells = sum(weight for a, weight in weights.items() if a not in countries) >= 0.6
    return Parties(frozenset(actors), chiefs, telling, thin, weights, countries, keys, whole, tells)


def cast_weight(shared: Iterable[str], weights: Mapping[str, float], countries: Container[str]) -> float:
    """What shared actors say together; countries say something once."""
    weight, common = 0.0, 0.0
    for actor in shared:
        if actor in countries:
            common += weights[actor]
        else:
            weight += weights[actor]
    return weight + (common if common < MOST_OF_COUNTRIES else MOST_OF_COUNTRIES)


MOST_OF_COUNTRIES = 0.25
_CHIEF = frozenset(ActorKind) - COMMON - LOOSE


def _terms(mention: Mention, cast: Parties, seen: dict[tuple[object, ...], int]) -> tuple[object, ...]:
    """What mentions of one account have in common; a mention of whom too little is told is an account of its own."""
    dating = mention.dating
    if dating is None:
        return (mention.id,)
    wordy = coarse(mention.kind) in WORDY
    terms: tuple[object, ...] = (
        coarse(mention.kind),
        dating.when,
        dating.bound,
        dating.basis if dating.basis in _GUESSED else "",
        mention.status is _HYPOTHETICAL,
        cast.actors,
        mention.place,
        mention.words if wordy else (mention.words & parting_words() or None),  # None: an empty set has a size
    )
    enough = len(mention.words) > 1 if wordy else cast.tells
    if not enough or dating.when.start is None or dating.when.stop is None:
        return (mention.id,)
    if (dating.when.stop - dating.when.start).days > 2:
        return (mention.id,)
    if wordy:  # one text tells two statements because they are two
        seen[(mention.document, *terms)] += 1
        return (*terms, seen[(mention.document, *terms)])
    return terms


@cache
def parting_words() -> frozenset[str]:
    """The words by which one of several is told from another: those that have an opposite, and ordinals."""
    return turning_words() | frozenset(table("times")["ordinals"])


@cache
def turning_words() -> frozenset[str]:
    """The words that have an opposite ("approve", "reject")."""
    return frozenset(opposites())


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """The words with their opposites."""
    found: dict[str, set[str]] = {}
    for one, other in (map(headword, pair) for pair in table("cues")["opposites"]["pairs"]):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _account(
    number: int,
    members: Sequence[int],
    mentions: Sequence[Mention],
    cast: Parties,
    corpus: Corpus,
    headlines: Mapping[str, int],
    heard: Mapping[str, int],
) -> Account:
    """The account of these mentions, in the words of the one that has most."""
    mention = mentions[members[0]]
    if len(members) > 1:
        mention = max((mentions[i] for i in members), key=lambda m: len(m.words))
    dating = mention.dating
    start, stop, bounded, exact = -EVER, EVER, False, False
    if dating is not None:
        start, stop = _sides(dating.when)
        bounded = dating.basis is _BOUNDED
        fine = dating.granularity.rank <= _DAY.rank
        exact = fine and dating.bound is _AT and dating.basis in _TOLD
        if bounded and start == -EVER:
            start = stop - (RECENT + 1) * DAY
    named = mention.words & naming_words()
    wordy = coarse(mention.kind) in WORDY
    words = mention.words if wordy or not named else mention.words - named  # the same value takes no memory
    return Account(
        number=number,
        mentions=tuple(members),
        document=mention.document,
        kind=coarse(mention.kind),
        dated=dating is not None,
        bound=_AT if dating is None else dating.bound,
        bounded=bounded,
        guessed=dating is not None and dating.basis is _PUBLICATION,
        exact=exact,
        granularity=_CENTURY if dating is None else dating.granularity,
        start=start,
        stop=stop,
        hypothetical=mention.status is _HYPOTHETICAL,
        cast=cast,
        place=mention.place,
        where=corpus.places.get(mention.place) if mention.place else None,
        words=words,
        naming=bool(named),
        headline=mention.span.start < headlines.get(mention.document, 0),
        sentence=(mention.span.start, mention.span.end),
        total=fsum(map(corpus.words.__getitem__, words)),
        code=CODES[coarse(mention.kind)],
        kindred=KINDRED_CODES[coarse(mention.kind)],
        wordy=wordy,
        days=(stop - 1) // DAY - start // DAY + 1,
        is_open=bounded and dating is not None and dating.bound is _BY,
        heard=_heard([mentions[i] for i in members], heard),
    )


def _heard(mentions: Iterable[Mention], days: Mapping[str, int]) -> int:
    return min([days.get(m.document, EVER) for m in mentions if m.status is _OCCURRED], default=EVER)


# A member looked up by its class costs much where accounts are many.
_AT, _BY, _DAY, _CENTURY = Bound.AT, Bound.BY, Granularity.DAY, Granularity.CENTURY
_HYPOTHETICAL, _OCCURRED = Status.HYPOTHETICAL, Status.OCCURRED
_BOUNDED, _PUBLICATION = DatingBasis.BOUNDED, DatingBasis.PUBLICATION
_GUESSED = frozenset({_BOUNDED, _PUBLICATION})
# What a date rests on that the text itself puts beside the event.
_TOLD = frozenset({DatingBasis.CLAUSE, DatingBasis.SHARED})


_compared = attrgetter(*(f.name for f in fields(Account) if f.name not in {"number", "mentions"}))


def _sides(when: Interval) -> tuple[int, int]:
    """Both ends of an interval in minutes."""
    start, stop = minutes(when.start, -EVER), minutes(when.stop, EVER)
    if when.ancient_start is not None:
        start = when.ancient_start * DAY
    return start, stop if when.ancient_stop is None else when.ancient_stop * DAY


def minutes(moment: date | datetime | None, open_side: int) -> int:
    """A moment of the calendar in minutes."""
    if moment is None:
        return open_side
    clock = moment.hour * 60 + moment.minute if isinstance(moment, datetime) else 0
    return moment.toordinal() * DAY + clock
