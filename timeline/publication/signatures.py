"""What the dated documents tell, as a measure for those without a date: their dated events by who takes part.

Two tellings are compared when somebody takes part in both, or when they bring the same countries together. What is
known of an actor that everything is about is looked at only near the days in question, so that a document costs no
more in a large corpus than in a small one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from timeline.lexicon.kinds import IN_PERSON
from timeline.model import ActorKind, Bound, DatingBasis, EventKind, Interval, Status

if TYPE_CHECKING:
    from timeline.model import Actor, Document, Mention

LONGEST = 7  # days of an event that still measures a date
MOST = 60  # dated signatures looked at for one mention: where more fit, none tells anything
CHIEF = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION})
ATTACHED = frozenset({DatingBasis.CLAUSE, DatingBasis.SHARED, DatingBasis.NOUN})  # dates that a telling has of its own
HAPPENING = frozenset({Status.OCCURRED, Status.PLANNED, Status.EXPECTED})
FIRST = re.compile(r"\b(?:first|opening|inaugural)\b[^.;,]{0,40}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EventSignature:
    """What two tellings are compared by: kind, those who take part (`chief`) and those named at all (`named`), the
    countries of those who take part, place and words.
    """

    kind: EventKind
    title: str
    chief: frozenset[str]
    named: frozenset[str]
    countries: frozenset[str]
    place: str | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class DatedSignature:
    """A telling that is dated: its first and last day, whether it had happened, and in which document it stands.

    `opens` is whether it is told as the first of its kind.
    """

    signature: EventSignature
    first: date
    last: date
    occurred: bool
    opens: bool
    document: str
    source: str


@dataclass(frozen=True, slots=True)
class SignatureIndex:
    """The dated signatures of a corpus by the actors or the set of countries in them, each list in order of days."""

    by_key: Mapping[str, Sequence[DatedSignature]]

    def near(self, signature: EventSignature, first: date | None, last: date | None) -> tuple[DatedSignature, ...]:
        """Those of the rarest actor of a signature that may lie within so many days; none where too many do."""
        lists = [self.by_key[key] for key in _keys(signature) if key in self.by_key]
        found = (_between(signatures, first, last) for signatures in sorted(lists, key=len))
        return next((tuple(near) for near in found if near), ())

    def opening(
        self, kind: EventKind, present: frozenset[str], first: date | None, last: date | None
    ) -> tuple[DatedSignature, ...]:
        """The first talks, hearings and the like that happened, of which all who took part are among those present."""
        keys = [*sorted(present), *("+".join(pair) for pair in combinations(sorted(present), 2))]
        near = {f for key in keys for f in _between(self.by_key.get(key, ()), first, last)}
        return tuple(
            sorted(
                (
                    f
                    for f in near
                    if f.opens and f.occurred and same_kind(f.signature.kind, kind) and _among(f, present)
                ),
                key=_order,
            )
        )


def signature_of(mention: Mention, actors: Mapping[str, Actor]) -> EventSignature:
    """What a mention is compared by; `actors` are those of the corpus by id."""
    parties = [actors[span.actor] for span in mention.actors if span.actor in actors]
    others = [actors[span.actor] for span in mention.mentioned if span.actor in actors]
    return EventSignature(
        mention.kind,
        mention.title,
        frozenset(a.id for a in parties if a.kind in CHIEF),
        frozenset(a.id for a in (*parties, *others) if a.kind in CHIEF),
        countries_of(a for a in parties if a.name != mention.place),
        mention.place,
        mention.words,
    )


def countries_of(named: Iterable[Actor]) -> frozenset[str]:
    """The countries that actors are or belong to, by id; a place is no party."""
    found = (a.id if a.kind is ActorKind.COUNTRY else a.country for a in named if a.kind is not ActorKind.PLACE)
    return frozenset(ident for ident in found if ident is not None)


def signatures_of(
    document: Document,
    mentions: Iterable[Mention],
    actors: Mapping[str, Actor],
    when: Mapping[str, Interval] | None = None,
) -> Iterator[DatedSignature]:
    """What a document tells that is dated to a week or less; `when`, if given, dates the mentions (by id) instead."""
    for mention in mentions:
        days = _days(mention) if when is None else when.get(mention.id)
        if days is None or days.first is None or days.last is None or mention.status not in HAPPENING:
            continue
        if (days.last - days.first).days < LONGEST:
            before = document.text[max(0, mention.trigger.start - 60) : mention.trigger.start]
            yield DatedSignature(
                signature_of(mention, actors),
                days.first,
                days.last,
                mention.status is Status.OCCURRED,
                FIRST.search(before) is not None,
                document.id,
                document.title or document.source,
            )


def indexed(signatures: Iterable[DatedSignature]) -> SignatureIndex:
    """Dated signatures by key, whatever their order."""
    by_key: dict[str, list[DatedSignature]] = defaultdict(list)
    for dated in signatures:
        for key in _keys(dated.signature):
            by_key[key].append(dated)
    return SignatureIndex({key: tuple(sorted(found, key=_order)) for key, found in by_key.items()})


def same_kind(a: EventKind, b: EventKind) -> bool:
    """Whether two kinds can be told of one event."""
    return a is b or (a in IN_PERSON and b in IN_PERSON)


def _days(mention: Mention) -> Interval | None:
    dating = mention.dating
    own = dating is not None and dating.bound is Bound.AT and dating.basis in ATTACHED
    return dating.when if own and dating is not None else None


def _keys(signature: EventSignature) -> Iterator[str]:
    yield from sorted(signature.chief)
    if len(signature.countries) > 1 and signature.kind in IN_PERSON:
        yield "+".join(sorted(signature.countries))


def _between(signatures: Sequence[DatedSignature], first: date | None, last: date | None) -> Sequence[DatedSignature]:
    """The dated signatures that begin from two months before `first` to `last`; none where there are too many."""
    start = 0 if first is None else bisect_left(signatures, _days_before(first), key=lambda f: f.first)
    stop = len(signatures) if last is None else bisect_right(signatures, last, key=lambda f: f.first)
    return signatures[start:stop] if stop - start <= MOST else ()


def _days_before(day: date) -> date:
    return day - timedelta(days=min(62, (day - date.min).days))


def _among(dated: DatedSignature, present: frozenset[str]) -> bool:
    return (dated.signature.chief or dated.signature.countries) <= present


def _order(dated: DatedSignature) -> tuple[object, ...]:
    return (
        dated.first,
        dated.last,
        dated.document,
        dated.signature.kind.value,
        dated.signature.title,
        sorted(dated.signature.words),
    )
