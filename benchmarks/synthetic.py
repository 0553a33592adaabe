"""Chronologies of any size, made directly as values: what the page is measured on without reading a hundred thousand.

They have the skew of news: a few actors are in most events, a few months hold most days, most events are told once
and some by several documents, which disagree now and then.
"""

from __future__ import annotations

import random
from calendar import month_name
from datetime import date, timedelta
from itertools import accumulate

from timeline.model import (
    Actor,
    ActorKind,
    ActorSpan,
    Anchor,
    AnchorKind,
    Bound,
    Chronology,
    Conflict,
    Dating,
    DatingBasis,
    Document,
    Engine,
    Event,
    EventKind,
    Granularity,
    Interval,
    Mention,
    Publication,
    PublicationBasis,
    Span,
    Status,
    TimeExpression,
    TimeType,
)

SEED = 11
FIRST, YEARS = date(2015, 1, 1), 10
TOLD_OF = 40  # events a document
ACTORS = 400
SOURCES = 60
VERBS = {
    EventKind.MEETING: "met",
    EventKind.CALL: "phoned",
    EventKind.STATEMENT: "said it would answer",
    EventKind.TALKS: "negotiated with",
    EventKind.VISIT: "visited",
    EventKind.AGREEMENT: "signed an agreement with",
    EventKind.LEGAL: "took to court",
    EventKind.ANNOUNCEMENT: "announced a plan with",
}
KINDS = [*VERBS, *[EventKind.STATEMENT] * 8, *[EventKind.MEETING] * 3]
STATUSES = [Status.OCCURRED] * 16 + [Status.PLANNED] * 2 + [Status.EXPECTED, Status.CANCELLED]
TOPICS = ("the harbour", "the budget of the town", "a new timetable", "the berths at the northern pier", "wages")
NAMES = ("Harbour", "Northern", "Old", "Union", "River", "Coast", "Central", "Upper", "Lower", "Eastern")
BODIES = ("Council", "Line", "Bank", "Ministry", "Guild", "Court", "Party", "Press", "Office", "Board")


def chronology(number: int) -> Chronology:
    """`number` events in documents of some dozens; the same number gives the same chronology."""
    chance = random.Random(SEED)
    actors = tuple(
        Actor(f"a{k}", f"{NAMES[k % 10]} {BODIES[k // 10 % 10]} {k // 100 + 1}", ActorKind.ORGANISATION)
        for k in range(ACTORS)
    )
    weights = list(accumulate(1 / (k + 1) for k in range(ACTORS)))
    days = _days(number, chance)
    documents: list[Document] = []
    mentions: list[Mention] = []
    events: list[Event] = []
    for low in range(0, number, TOLD_OF):
        lines: list[str] = []
        name = f"d{low // TOLD_OF}"
        length = 0
        for key in range(low, min(low + TOLD_OF, number)):
            who = list(dict.fromkeys(chance.choices(actors, cum_weights=weights, k=chance.choice((1, 2, 2, 3)))))
            told = _mention(key, name, length, who, days[key], chance)
            lines.append(told[1])
            length += len(told[1]) + 2
            mentions.append(told[0])
            events.append(_event(key, told[0], chance))
        day = days[min(low + TOLD_OF, number) - 1]
        published = Publication(PublicationBasis.STATED, day, (day, day), "by hand")
        source = f"Paper {low // TOLD_OF % SOURCES}"
        documents.append(Document(name, f"{name}.txt", "\n\n".join(lines), f"Report {low}", source, "en", published))
    return Chronology(
        Engine("dateline", "0", "by hand", "0"), tuple(documents), actors, tuple(mentions), tuple(events), ()
    )


def _days(number: int, chance: random.Random) -> list[date]:
    """The days of the events, in order: half of them in some dense months."""
    whole = YEARS * 365
    dense = [chance.randrange(whole) for _ in range(12)]
    offsets = [
        int(chance.gauss(chance.choice(dense), 20)) % whole if chance.random() < 0.5 else chance.randrange(whole)
        for _ in range(number)
    ]
    return [FIRST + timedelta(days=offset) for offset in sorted(offsets)]


def _mention(
    key: int, document: str, start: int, who: list[Actor], day: date, chance: random.Random
) -> tuple[Mention, str]:
    """A telling, and its sentence, which begins at `start` of its document."""
    kind = chance.choice(KINDS)
    verb = VERBS[kind]
    phrase = f"on {day.day} {month_name[day.month]} {day.year}"
    others = " and ".join(actor.name for actor in who[1:]) or "everybody"
    text = f"{who[0].name} {verb} {others} about {chance.choice(TOPICS)} {phrase}, item {key}."
    at = start + text.index(phrase)
    dating = _dating(day, chance)
    time = TimeExpression(
        span=Span(at, at + len(phrase)),
        quote=phrase,
        type=TimeType.DATE,
        value=day.isoformat(),
        mod=None,
        edtf=day.isoformat(),
        when=dating.when,
        granularity=dating.granularity,
        bound=Bound.AT,
        rule="day month",
        anchor=Anchor(AnchorKind.STATED),
        why="by hand",
    )
    trigger = start + len(who[0].name) + 1
    told = Mention(
        id=f"m{key}",
        document=document,
        span=Span(start, start + len(text)),
        trigger=Span(trigger, trigger + len(verb)),
        kind=kind,
        status=chance.choice(STATUSES),
        time=time,
        dating=dating,
        actors=tuple(ActorSpan(actor.id, Span(start, start + len(who[0].name))) for actor in who),
        place=None,
        title=f"{who[0].name} {verb} {others}",
    )
    return told, text


def _dating(day: date, chance: random.Random) -> Dating:
    """Mostly the day; now and then some days, or a month."""
    last = day + timedelta(days=chance.choice([0] * 12 + [3, 6]))
    when = Interval.of_days(day, last)
    grain = Granularity.DAY if last == day else Granularity.PERIOD
    edtf = day.isoformat() if last == day else f"{day.isoformat()}/{last.isoformat()}"
    return Dating(when, grain, Bound.AT, edtf, DatingBasis.CLAUSE, 0.9, "the clause names it")


def _event(key: int, told: Mention, chance: random.Random) -> Event:
    """The event of a telling, with its conflicts and doubts."""
    assert told.dating is not None
    torn = chance.random() < 0.02
    sides = (told.dating.edtf, FIRST.isoformat())
    return Event(
        id=f"e{key}",
        title=told.title,
        kind=told.kind,
        status=told.status,
        dating=told.dating,
        confidence=chance.choice((0.9, 0.9, 0.8, 0.5)),
        importance=1.0,
        actors=tuple(span.actor for span in told.actors),
        place=None,
        mentions=(told.id,),
        documents=(told.document,),
        conflicts=(Conflict("date", sides, (told.id, told.id)),) if torn else (),
        sources=1,
    )
