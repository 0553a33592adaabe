"""What an event is, from the mentions that tell it: its date, status, title, actors, and where the sources disagree."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.calendars import edtf_of
from timeline.merge.likeness import Corpus
from timeline.model import (
    Actor,
    ActorKind,
    Bound,
    Conflict,
    Dating,
    Event,
    EventKind,
    Granularity,
    Interval,
    Join,
    Mention,
    Status,
)

if TYPE_CHECKING:
    from timeline.merge.clusters import Joined

# A later status overrules an earlier one; what occurred stays so.
RANK = {
    Status.OCCURRED: 0,
    Status.CANCELLED: 1,
    Status.DEADLINE: 2,
    Status.PLANNED: 3,
    Status.EXPECTED: 4,
    Status.PROPOSED: 5,
    Status.HYPOTHETICAL: 6,
    Status.DENIED: 7,
}
WEIGHTY = frozenset(
    {
        EventKind.CALL,
        EventKind.MEETING,
        EventKind.TALKS,
        EventKind.SUMMIT,
        EventKind.AGREEMENT,
        EventKind.VOTE,
        EventKind.LEGAL,
        EventKind.DEADLINE,
        EventKind.APPOINTMENT,
    }
)


def event_of(cluster: Joined, published: Mapping[str, date | None], corpus: Corpus) -> Event:
    """The event that a cluster of mentions tells."""
    mentions = cluster.mentions
    chief = _chief(mentions)
    status, statuses = _status(mentions, published)
    dating, dates = _dating(mentions, status)
    documents = tuple(sorted({m.document for m in mentions}))
    place = next((m.place for m in (chief, *mentions) if m.place), None)
    return Event(
        id="e-" + hashlib.sha256(mentions[0].id.encode()).hexdigest()[:12],
        title=chief.title or chief.kind.value.capitalize(),
        kind=_kind(mentions, chief),
        status=status,
        dating=dating,
        confidence=_confidence(dating, _sources(mentions), dates),
        importance=_importance(mentions, _sources(mentions), corpus),
        actors=_actors(mentions, place, corpus),
        place=place,
        mentions=tuple(m.id for m in mentions),
        documents=documents,
        conflicts=tuple(c for c in (dates, statuses) if c is not None),
        joins=tuple(Join(m, reasons) for m, reasons in sorted(cluster.reasons.items())),
        mentioned=_mentioned(mentions),
    )


def _chief(mentions: Sequence[Mention]) -> Mention:
    """The mention that tells an event best: with a time of its own, taken up from nowhere, with the most actors."""

    def worth(mention: Mention) -> tuple[object, ...]:
        return (
            mention.antecedent is not None,
            mention.time is None,
            RANK[mention.status],
            -len({a.actor for a in mention.actors}),
            abs(len(mention.title.split()) - 8),
            mention.id,
        )

    return min(mentions, key=worth)


def _kind(mentions: Sequence[Mention], chief: Mention) -> EventKind:
    kinds = Counter(m.kind for m in mentions if m.kind is not EventKind.OTHER)
    return kinds.most_common(1)[0][0] if chief.kind is EventKind.OTHER and kinds else chief.kind


def _actors(mentions: Sequence[Mention], place: str | None, corpus: Corpus) -> tuple[str, ...]:
    """All actors of the mentions but mere places, those that most of them name first."""
    counts = Counter(actor for m in mentions for actor in {a.actor for a in m.actors})
    acting = [a for a in counts if _acts(corpus.known[a], place)]
    return tuple(sorted(acting, key=lambda a: (-counts[a], a)))


def _mentioned(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Whom the passages name though no mention has them take part."""
    acting = {a.actor for m in mentions for a in m.actors}
    return tuple(sorted({a.actor for m in mentions for a in m.mentioned} - acting))


def _acts(actor: Actor, place: str | None) -> bool:
    return actor.kind is not ActorKind.PLACE and not (actor.kind is ActorKind.COUNTRY and actor.name == place)


# --- date ---------------------------------------------------------------------------------------


def _dating(mentions: Sequence[Mention], status: Status) -> tuple[Dating | None, Conflict | None]:
    """The date that the best attested mentions give, narrowed by those that agree, and the dates that do not.

    What tells the event as it now stands goes before a plan of it, then what more documents say.
    """
    dated = [(m, m.dating) for m in mentions if m.dating is not None]
    if not dated:
        return None, None
    attested = Counter(when for _, when in {(m.document, d.when) for m, d in dated})
    _, best = min(dated, key=lambda pair: (pair[0].status is not status, *_sureness(pair[1], attested)))
    when = best.when
    for _, other in dated:
        common = when.intersection(other.when)
        when = common if common is not None and other.bound is Bound.AT and best.bound is Bound.AT else when
    differing = [(m, d) for m, d in dated if not d.when.overlaps(best.when)]
    conflict = _date_conflict(dated) if differing else None
    if when == best.when:
        return best, conflict
    granularity = Granularity.DAY if when.days == 1 else Granularity.PERIOD
    why = f"{best.why}; narrowed by the other passages that tell it"
    edtf = edtf_of(when, granularity, best.bound)
    return replace(best, when=when, granularity=granularity, edtf=edtf, basis="joined", why=why), conflict


def _sureness(dating: Dating, attested: Mapping[Interval, int]) -> tuple[object, ...]:
    open_side = dating.when.start is None or dating.when.stop is None
    return (open_side, -attested[dating.when], -dating.confidence, dating.when.days or 0, dating.edtf, dating.why)


def _date_conflict(dated: Sequence[tuple[Mention, Dating]]) -> Conflict:
    return Conflict("date", tuple(d.edtf for _, d in dated), tuple(m.id for m, _ in dated))


# --- status -------------------------------------------------------------------------------------


def _status(mentions: Sequence[Mention], published: Mapping[str, date | None]) -> tuple[Status, Conflict | None]:
    """What the latest document says, but what occurred stays so; a denial of what another tells is a conflict."""
    told = [m for m in mentions if m.antecedent is None] or list(mentions)
    status = min(told, key=lambda m: (RANK[m.status], m.id)).status
    if status is not Status.OCCURRED:
        latest = max((published.get(m.document) or date.min) for m in told)
        status = min(
            (m.status for m in told if (published.get(m.document) or date.min) == latest), key=RANK.__getitem__
        )
    statuses = {m.status for m in told}
    against = {Status.DENIED, Status.CANCELLED}
    if statuses & against and Status.OCCURRED in statuses:
        return status, Conflict("status", tuple(m.status.value for m in told), tuple(m.id for m in told))
    return status, None


# --- weight -------------------------------------------------------------------------------------


def _sources(mentions: Sequence[Mention]) -> int:
    """How many documents tell an event in words of their own: a reprint is no second source."""
    told: dict[str, set[tuple[str, frozenset[str]]]] = {}
    for mention in mentions:
        told.setdefault(mention.document, set()).add((mention.title, mention.words))
    return len({frozenset(words) for words in told.values()})


def _confidence(dating: Dating | None, sources: int, conflict: Conflict | None) -> float:
    """How sure the date is: that of the dating, more with every further source that agrees, less in conflict."""
    if dating is None:
        return 0.0
    doubt = (1 - dating.confidence) * 0.7 ** (sources - 1)
    return round(min(0.99, 1 - doubt) * (0.6 if conflict else 1.0), 2)


def _importance(mentions: Sequence[Mention], sources: int, corpus: Corpus) -> float:
    """How much an event matters to its story: told by many, of a weighty kind, by actors that the story is about."""
    people = {a.actor for m in mentions for a in m.actors}
    people = {a for a in people if a in corpus.known and corpus.known[a].kind is not ActorKind.PLACE}
    share = sum(corpus.actors.get(a, 0) for a in people) / max(1, corpus.documents)
    weighty = 1.0 if any(m.kind in WEIGHTY for m in mentions) else 0.0
    return round(2 * sources + min(len(mentions), 10) * 0.3 + weighty + min(share, 4) * 0.5, 2)
