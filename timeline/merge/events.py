"""What an event is, from the mentions that tell it: its date, status, title, actors, and where the sources disagree."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.calendars import edtf_of
from timeline.confidence import chained, told_by
from timeline.lexicon import word_set
from timeline.lexicon.kinds import coarse
from timeline.merge.conflicts import (
    RANK,
    corrections_among,
    date_conflict,
    other_conflicts,
    stands_of,
    status_conflict,
    status_of,
    told_dates,
)
from timeline.merge.detail import detail_of
from timeline.merge.importance import importance
from timeline.merge.sources import independent
from timeline.merge.unaware import unaware
from timeline.model import (
    Actor,
    ActorKind,
    Bound,
    Dating,
    DatingBasis,
    Document,
    Event,
    EventKind,
    Granularity,
    Interval,
    Mention,
    Stand,
    Status,
)

if TYPE_CHECKING:
    from datetime import date

    from timeline.merge.clusters import Joined
    from timeline.merge.corpus import Corpus
    from timeline.merge.unaware import Witness

PRONOUNS = word_set("grammar", "pronouns", "all")


class Setting(NamedTuple):
    """What is known beside the mentions: of the corpus, the documents, their days and lengths, and which are copies."""

    corpus: Corpus
    documents: Mapping[str, Document]
    published: Mapping[str, date | None]
    lengths: Mapping[str, int]
    reprints: Mapping[str, str]
    witnesses: Sequence[Witness]


def event_of(cluster: Joined, setting: Setting) -> Event:
    """The event that a cluster of mentions tells."""
    if len(cluster.mentions) == 1:
        return _told_once(cluster.mentions[0], setting)
    mentions, corpus = cluster.mentions, setting.corpus
    chief = _chief(mentions)
    stands = stands_of(mentions, setting.published)
    status = status_of(stands)
    best = _dating(mentions, status)
    dates = date_conflict(mentions, best)
    dating = _since_unaware(mentions, _narrowed(mentions, best), setting)
    sources = independent(mentions, setting.reprints, setting.documents)
    place = chief.place or next((m.place for m in mentions if m.place), None)
    statuses = status_conflict(mentions, setting.published)
    others = other_conflicts(cluster.points, mentions, corpus) if cluster.points else []
    return Event(
        id=_id(mentions[0]),
        title=_title(mentions, chief),
        kind=_kind(mentions, chief),
        status=status,
        dating=dating,
        confidence=_sure(dating, sources, torn=dates is not None),
        importance=importance(mentions, sources, dating, status, corpus, setting.lengths),
        actors=_actors(mentions, place, corpus),
        place=place,
        mentions=tuple(m.id for m in mentions),
        documents=tuple(sorted({m.document for m in mentions})),
        conflicts=tuple(c for c in (dates, statuses, *others) if c is not None),
        joins=cluster.joins,
        detail=detail_of(mentions, sources),
        stands=stands,
        mentioned=_mentioned(mentions),
        sources=sources,
    )


def _told_once(mention: Mention, setting: Setting) -> Event:
    """The event that one mention alone tells: most are, and nothing of them needs to be weighed."""
    mentions, status = (mention,), mention.status
    dating = _since_unaware(mentions, mention.dating, setting)
    return Event(
        id=_id(mention),
        title=mention.title or mention.kind.value.capitalize(),
        kind=mention.kind,
        status=status,
        dating=dating,
        confidence=_sure(dating, 1, torn=False),
        importance=importance(mentions, 1, dating, status, setting.corpus, setting.lengths),
        actors=_actors(mentions, mention.place, setting.corpus),
        place=mention.place,
        mentions=(mention.id,),
        documents=(mention.document,),
        stands=(Stand(status, (mention.id,)),),
        mentioned=_mentioned(mentions) if mention.mentioned else (),
        sources=1,
        detail=mention.detail,
    )


def _id(first: Mention) -> str:
    return "e-" + hashlib.sha256(first.id.encode()).hexdigest()[:12]


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


def _title(mentions: Sequence[Mention], chief: Mention) -> str:
    """What an event is called: as by its chief mention, unless that names nobody or is cut off and another is not."""

    def worth(mention: Mention) -> tuple[object, ...]:
        taken_up = mention.antecedent is not None or mention.status is not chief.status
        return (not mention.title, taken_up, _is_vague(mention.title), mention is not chief, mention.id)

    return min(mentions, key=worth).title or chief.kind.value.capitalize()


def _is_vague(title: str) -> bool:
    """Whether a title begins with a pronoun, was cut off, or is a bare word."""
    words = title.lower().split()
    return len(words) < 2 or words[0] in PRONOUNS or title.rstrip("”").endswith("…")


def _kind(mentions: Sequence[Mention], chief: Mention) -> EventKind:
    kinds = Counter(m.kind for m in mentions if coarse(m.kind) is not EventKind.OTHER)
    vague = coarse(chief.kind) is EventKind.OTHER
    return kinds.most_common(1)[0][0] if vague and kinds else chief.kind


def _actors(mentions: Sequence[Mention], place: str | None, corpus: Corpus) -> tuple[str, ...]:
    """All actors of the mentions but mere places, those that most of them name first."""
    if len(mentions) == 1:
        named = {span.actor for span in mentions[0].actors}
        return tuple(sorted([a for a in named if a not in corpus.known or _acts(corpus.known[a], place)]))
    counts = Counter(actor for m in mentions for actor in {a.actor for a in m.actors})
    acting = [a for a in counts if a not in corpus.known or _acts(corpus.known[a], place)]
    return tuple(sorted(acting, key=lambda a: (-counts[a], a)))


def _mentioned(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Whom the passages name though no mention has them take part."""
    acting = {a.actor for m in mentions for a in m.actors}
    return tuple(sorted({a.actor for m in mentions for a in m.mentioned} - acting))


def _acts(actor: Actor, place: str | None) -> bool:
    return actor.kind is not _PLACE and not (actor.name == place and actor.kind is ActorKind.COUNTRY)


_PLACE, _BY = ActorKind.PLACE, Bound.BY  # a member looked up by its class costs much where events are many


# --- date ---------------------------------------------------------------------------------------


def _dating(mentions: Sequence[Mention], status: Status) -> Dating | None:
    """The date that the best attested mentions give.

    What corrects another goes first; then what tells the event as it now stands, before a plan of it; then what more
    documents say.
    """
    dated = [(m, m.dating) for m in told_dates(mentions) if m.dating is not None]
    right = corrections_among(mentions)
    dated = [(m, d) for m, d in dated if m.id in right] or dated
    if len(dated) < 2:
        return dated[0][1] if dated else None
    attested = Counter(when for _, when in {(m.document, d.when) for m, d in dated})
    _, best = min(dated, key=lambda pair: (pair[0].status is not status, *_sureness(pair[1], attested)))
    return best


def _sure(dating: Dating | None, sources: int, *, torn: bool) -> float:
    """How sure the date of an event is; nothing of one that has none."""
    return 0.0 if dating is None else told_by(dating, sources, torn)


def _sureness(dating: Dating, attested: Mapping[Interval, int]) -> tuple[object, ...]:
    days = dating.when.days
    return (days is None, -attested[dating.when], -dating.confidence, days or 0, dating.edtf, dating.why)


def _narrowed(mentions: Sequence[Mention], best: Dating | None) -> Dating | None:
    """A date narrowed by those of the other mentions that agree with it."""
    if best is None:
        return best
    when = best.when
    for mention in mentions:
        other = mention.dating
        if other is None or other.when == when or other.bound is not best.bound:
            continue
        if best.bound is Bound.AT or other.basis == best.basis:
            when = when.intersection(other.when) or when
    finest = min(
        (m.dating.granularity for m in mentions if m.dating and m.dating.when == when), default=None, key=_rank
    )
    return over(best, when, best.bound, "narrowed by the other passages that tell it", finest)


def _rank(granularity: Granularity) -> int:
    return granularity.rank


def _since_unaware(mentions: Sequence[Mention], dating: Dating | None, setting: Setting) -> Dating | None:
    """A date that is only said to be recent, from the day on which another document did not know of it yet."""
    if dating is None or dating.bound is not _BY or dating.when.start is not None or dating.basis is DatingBasis.CLAUSE:
        return dating
    witness = unaware(mentions, setting.witnesses, setting.corpus)
    if witness is None or dating.when.last is None or witness.day > dating.when.last:
        return dating
    document = setting.documents[witness.document]
    when = Interval.of_days(witness.day, dating.when.last)
    name = document.title or document.source
    why = f"“{name}” of {witness.day.isoformat()} tells of the same people and does not know of it yet"
    return over(dating, when, Bound.AT, why)


def over(dating: Dating, when: Interval, bound: Bound, why: str, granularity: Granularity | None = None) -> Dating:
    """A dating with another interval, for a further reason."""
    if when == dating.when:
        return dating
    granularity = granularity or (Granularity.DAY if when.days == 1 else Granularity.PERIOD)
    return replace(
        dating,
        when=when,
        granularity=granularity,
        bound=bound,
        edtf=edtf_of(when, granularity, bound),
        basis=DatingBasis.JOINED,
        confidence=chained(DatingBasis.JOINED, dating.confidence),
        why=f"{dating.why}; {why}",
    )
