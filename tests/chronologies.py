"""Chronologies made by hand: a small varied one that a person can read, and as many events as a test of size needs.

The small one is a town council's quarrel about a ferry. Nothing here asks the language model anything, so the tests of
the table, the chart and the page stand on their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache

from timeline.containment import UNMERGED, UNREAD
from timeline.model import (
    Actor,
    ActorKind,
    ActorSpan,
    Anchor,
    AnchorKind,
    Bound,
    Chronology,
    Conflict,
    DateUse,
    Dating,
    DatingBasis,
    Document,
    Engine,
    Event,
    EventKind,
    Granularity,
    Interval,
    Join,
    Mention,
    Publication,
    PublicationBasis,
    Reason,
    Span,
    Status,
    TimeExpression,
    TimeType,
    Unused,
)

HARBOUR_POST = """Council and ferry line talk again

March 25, 2025

The mayor phoned Northline on Saturday and asked for a new timetable. Both sides met in the town hall on March 24 to \
talk about the berths.

Northline must answer before April 29, the council said. A hearing is planned for May 6. The old lease has run since \
March 1.

The state agreed to pay for the pier in March. Talks went on from March 26 to March 28.
"""

COAST_WIRE = """# Ferry quarrel: the mayor calls

Mayor Ida Moreau spoke by phone with Northline's chief on March 23, officials said. The transport ministry met the \
line around April 4.

Nobody knows when the two last spoke before that. The strike that the union threatened was called off.
"""

HOSTILE_TITLE = (
    '<img src=x onerror="window.__pwned=1"> **bold** ![x](http://evil.example/p.png) $x^2$ :material/home: <b>'
)
HOSTILE = f"""{HOSTILE_TITLE}

The <script>window.__pwned=1</script> council met <b>Northline & sons</b> on 7 April 2025 at 14:30, it said \
[here](javascript:alert(1)).
"""


@dataclass
class Story:
    """Collects documents, actors and events, finding every passage by its own words."""

    documents: dict[str, Document] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def document(self, key: str, text: str, title: str, publisher: str | None, publication: Publication) -> None:
        self.documents[key] = Document(key, f"{key}.txt", text, title, publisher, "en", publication)

    def actor(self, key: str, name: str, kind: ActorKind, *aliases: str, country: str | None = None) -> None:
        self.actors[key] = Actor(key, name, kind, aliases, country)

    def mention(
        self,
        document: str,
        quote: str,
        trigger: str,
        phrase: str | None = None,
        dating: Dating | None = None,
        *,
        kind: EventKind = EventKind.MEETING,
        status: Status = Status.OCCURRED,
        actors: tuple[tuple[str, str], ...] = (),
        title: str = "",
        anchor: Anchor | None = None,
    ) -> Mention:
        """A mention of the passage `quote`; `phrase` its date phrase, `actors` pairs of an id and its name there."""
        text = self.documents[document].text
        span = _span(text, quote, 0)
        told = Mention(
            id=f"m{len(self.mentions) + 1}",
            document=document,
            span=span,
            trigger=_span(text, trigger, span.start),
            kind=kind,
            status=status,
            time=None if phrase is None or dating is None else _expression(text, phrase, span.start, dating, anchor),
            dating=dating,
            actors=tuple(ActorSpan(key, _span(text, name, span.start)) for key, name in actors),
            place=None,
            title=title or quote,
        )
        self.mentions.append(told)
        return told

    def event(
        self,
        title: str,
        *told: Mention,
        status: Status | None = None,
        confidence: float = 0.9,
        conflicts: tuple[Conflict, ...] = (),
        place: str | None = None,
    ) -> None:
        """The event that these mentions tell; its date is that of the first."""
        first = told[0]
        self.events.append(
            Event(
                id=f"e{len(self.events) + 1}",
                title=title,
                kind=first.kind,
                status=status or first.status,
                dating=first.dating,
                confidence=confidence,
                importance=float(len(told)),
                actors=tuple(dict.fromkeys(span.actor for mention in told for span in mention.actors)),
                place=place,
                mentions=tuple(mention.id for mention in told),
                documents=tuple(dict.fromkeys(mention.document for mention in told)),
                conflicts=conflicts,
                joins=tuple(
                    Join(mention.id, (Reason("the same two actors", 2.0, "actors"), Reason("a day apart", 0.5, "date")))
                    for mention in told[1:]
                ),
            )
        )

    def chronology(self) -> Chronology:
        """Everything told so far, dated events in order of time."""
        dated = [event for event in self.events if event.dating is not None]
        return Chronology(
            engine=Engine("dateline", "0", "by hand", "0"),
            documents=tuple(self.documents.values()),
            actors=tuple(self.actors.values()),
            mentions=tuple(self.mentions),
            events=tuple(sorted(dated, key=lambda event: (_when(event), event.id))),
            undated=tuple(event for event in self.events if event.dating is None),
        )


def dating(
    first: date | None,
    last: date | None = None,
    granularity: Granularity = Granularity.DAY,
    bound: Bound = Bound.AT,
    *,
    edtf: str | None = None,
    confidence: float = 0.9,
) -> Dating:
    """A dating by its first and last day (the first alone: that day)."""
    last = last or (first if bound is not Bound.SINCE else None)
    text = edtf or (f"{first or '..'}" if first == last else f"{first or '..'}/{last or '..'}")
    when = Interval.of_days(first, last)
    return Dating(when, granularity, bound, text, DatingBasis.CLAUSE, confidence, "the clause names it")


def _span(text: str, quote: str, start: int) -> Span:
    at = text.index(quote, start)
    return Span(at, at + len(quote))


def _when(event: Event) -> datetime:
    assert event.dating is not None
    when = event.dating.when
    instant = when.start or when.stop
    assert instant is not None
    return instant


def _expression(text: str, phrase: str, start: int, when: Dating, anchor: Anchor | None) -> TimeExpression:
    return TimeExpression(
        span=_span(text, phrase, start),
        quote=phrase,
        type=TimeType.DATE,
        value=when.edtf,
        mod=None,
        edtf=when.edtf,
        when=when.when,
        granularity=when.granularity,
        bound=when.bound,
        rule="weekday" if anchor else "month day",
        anchor=anchor or Anchor(AnchorKind.STATED),
        why=f"“{phrase}” read as {when.edtf}",
    )


@cache
def ferry() -> Chronology:
    """The small varied chronology: 11 events of which 2 undated, told in 3 documents."""
    story = Story()
    _ferry_documents(story)
    _ferry_actors(story)
    _ferry_past(story)
    _ferry_future(story)
    _ferry_odd(story)
    return story.chronology()


def _ferry_documents(story: Story) -> None:
    published = date(2025, 3, 25)
    stated = Publication(
        PublicationBasis.STATED,
        published,
        (published, published),
        "the head says it",
        _span(HARBOUR_POST, "March 25, 2025", 0),
    )
    inferred = Publication(
        PublicationBasis.INFERRED, None, (date(2025, 4, 5), date(2025, 4, 7)), "it tells of April 4 as past"
    )
    story.document("post", HARBOUR_POST, "Council and ferry line talk again", "Harbour Post", stated)
    story.document("wire", COAST_WIRE, "Ferry quarrel: the mayor calls", "Coast Wire", inferred)
    story.document("hostile", HOSTILE, HOSTILE_TITLE, None, Publication(PublicationBasis.UNKNOWN))


def _ferry_actors(story: Story) -> None:
    story.actor("moreau", "Ida Moreau", ActorKind.PERSON, "the mayor", "Mayor Ida Moreau")
    story.actor("northline", "Northline", ActorKind.ORGANISATION, "the line")
    story.actor("council", "Town Council", ActorKind.GROUP, "the council")
    story.actor("ruritania", "Ruritania", ActorKind.COUNTRY, "the state")
    story.actor("ministry", "Ministry of Transport", ActorKind.ORGANISATION, "ministry", country="ruritania")
    story.actor("union", "<i>Dockers</i> [union](http://evil.example)", ActorKind.GROUP, "the union")
    story.actor("hall", "Town hall", ActorKind.PLACE)
    story.actor("chief", "Northline's chief", ActorKind.ROLE, country="ruritania")


def _ferry_past(story: Story) -> None:
    published = Anchor(AnchorKind.PUBLICATION, date(2025, 3, 25))
    phoned = story.mention(
        "post",
        "The mayor phoned Northline on Saturday and asked for a new timetable.",
        "phoned",
        "on Saturday",
        dating(date(2025, 3, 22)),
        kind=EventKind.CALL,
        actors=(("moreau", "The mayor"), ("northline", "Northline")),
        title="The mayor phoned Northline",
        anchor=published,
    )
    spoke = story.mention(
        "wire",
        "Mayor Ida Moreau spoke by phone with Northline's chief on March 23, officials said.",
        "spoke by phone",
        "on March 23",
        dating(date(2025, 3, 23)),
        kind=EventKind.CALL,
        actors=(("moreau", "Mayor Ida Moreau"), ("northline", "Northline"), ("chief", "Northline's chief")),
        title="Ida Moreau spoke by phone with Northline's chief",
    )
    disagree = Conflict("date", ("2025-03-22", "2025-03-23"), (phoned.id, spoke.id))
    story.event("Ida Moreau phoned Northline", phoned, spoke, confidence=0.74, conflicts=(disagree,))
    met = story.mention(
        "post",
        "Both sides met in the town hall on March 24 to talk about the berths.",
        "met",
        "on March 24",
        dating(date(2025, 3, 24)),
        actors=(("moreau", "Both sides"), ("northline", "Both sides")),
        title="Both sides met in the town hall",
    )
    story.event("The council and Northline met about the berths", met, place="the town hall")
    talks = story.mention(
        "post",
        "Talks went on from March 26 to March 28.",
        "Talks",
        "from March 26 to March 28",
        dating(date(2025, 3, 26), date(2025, 3, 28), Granularity.PERIOD),
        kind=EventKind.TALKS,
        title="Talks went on",
    )
    story.event("Talks went on", talks)
    paid = story.mention(
        "post",
        "The state agreed to pay for the pier in March.",
        "agreed",
        "in March",
        dating(date(2025, 3, 1), date(2025, 3, 31), Granularity.MONTH, edtf="2025-03"),
        kind=EventKind.AGREEMENT,
        actors=(("ruritania", "The state"),),
    )
    story.event("The state agreed to pay for the pier", paid)
    around = story.mention(
        "wire",
        "The transport ministry met the line around April 4.",
        "met",
        "around April 4",
        dating(date(2025, 4, 4), edtf="2025-04-04~", confidence=0.4),
        actors=(("ministry", "transport ministry"), ("northline", "the line")),
    )
    story.event("The transport ministry met Northline", around, confidence=0.4)


def _ferry_future(story: Story) -> None:
    answer = story.mention(
        "post",
        "Northline must answer before April 29, the council said.",
        "must answer",
        "before April 29",
        dating(None, date(2025, 4, 29), bound=Bound.BY),
        kind=EventKind.DEADLINE,
        status=Status.DEADLINE,
        actors=(("northline", "Northline"), ("council", "the council")),
    )
    story.event("Northline must answer the council", answer)
    hearing = story.mention(
        "post",
        "A hearing is planned for May 6.",
        "hearing",
        "for May 6",
        dating(date(2025, 5, 6)),
        kind=EventKind.LEGAL,
        status=Status.PLANNED,
    )
    story.event("A hearing is planned", hearing)
    lease = story.mention(
        "post",
        "The old lease has run since March 1.",
        "lease",
        "since March 1",
        dating(date(2025, 3, 1), None, bound=Bound.SINCE),
        kind=EventKind.AGREEMENT,
        actors=(("northline", "lease"),),
    )
    story.event("The old lease has run", lease)


def _ferry_odd(story: Story) -> None:
    clock = Dating(
        Interval(datetime.fromisoformat("2025-04-07T14:30"), datetime.fromisoformat("2025-04-07T14:31")),
        Granularity.MINUTE,
        Bound.AT,
        "2025-04-07T14:30",
        DatingBasis.CLAUSE,
        0.95,
        "the clause names the minute",
    )
    hostile = story.mention(
        "hostile",
        "The <script>window.__pwned=1</script> council met <b>Northline & sons</b> on 7 April 2025 at 14:30, it said "
        "[here](javascript:alert(1)).",
        "met",
        "on 7 April 2025 at 14:30",
        clock,
        actors=(("council", "council"), ("union", "Northline & sons")),
    )
    story.event(HOSTILE_TITLE, hostile)
    spoke = story.mention(
        "wire",
        "Nobody knows when the two last spoke before that.",
        "spoke",
        kind=EventKind.CALL,
        actors=(("moreau", "the two"),),
    )
    story.event("The two spoke", spoke, confidence=0.4)
    strike = story.mention(
        "wire",
        "The strike that the union threatened was called off.",
        "strike",
        kind=EventKind.CONFLICT,
        status=Status.CANCELLED,
        actors=(("union", "the union"),),
    )
    story.event("The union's strike was called off", strike)


def many(number: int, actors: int = 40) -> Chronology:
    """`number` dated events of `actors` actors over two years, one sentence each, in documents of a hundred."""
    story = Story()
    kinds = list(EventKind)
    for key in range(actors):
        story.actor(f"a{key}", f"Actor {key}", ActorKind.PERSON)
    begin = date(2023, 1, 1)
    for low in range(0, number, 100):
        lines = [f"Actor {key % actors} met item {key} on day {key}." for key in range(low, min(low + 100, number))]
        published = Publication(PublicationBasis.STATED, begin, (begin, begin), "by hand")
        story.document(f"d{low}", "\n".join(lines), f"Report {low}", f"Paper {low // 100 % 7}", published)
    for key in range(number):
        day = begin + timedelta(days=key * 37 % 730)
        names = ((f"a{key % actors}", f"Actor {key % actors}"),)
        quote = f"Actor {key % actors} met item {key} on day {key}."
        kind = kinds[key % len(kinds)]
        document = f"d{key // 100 * 100}"
        told = story.mention(document, quote, "met", f"day {key}", dating(day), kind=kind, actors=names)
        story.event(f"Actor {key % actors} met item {key}", told)
    return story.chronology()


PAYLOADS = (
    '<img src=x onerror="window.__pwned=1">',
    "<script>window.__pwned=1</script>",
    '<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>',
    "![x](http://evil.example/p.png)",
    "[here](javascript:window.__pwned=1)",
    '<a href="http://evil.example">here</a>',
    ":material/home: :red[red] :gray[grey]",
    "$x^2$ and $$y$$",
    "a<b and c>d &amp; &lt;",
    "**bold** _slanted_ `code` ~~gone~~",
    '=HYPERLINK("http://evil.example")',
    "<style>body{display:none}</style>",
)
"""What text from documents must never do on a page: run, be fetched, be set as markup, get lost."""


def hostile() -> Chronology:
    """Each payload as the title, source and publisher of a document, in its passages, as an actor, place and event."""
    story = Story()
    for key, payload in enumerate(PAYLOADS):
        published = Publication(PublicationBasis.STATED, date(2025, 4, 8), None, f"the head says {payload}")
        quote = f"The {payload} council met the union of {payload} on 7 April 2025."
        story.documents[f"d{key}"] = Document(
            f"d{key}", f"{payload}.txt", f"{payload}\n\n{quote} It {payload} ended.", payload, payload, "en", published
        )
        story.actor(f"a{key}", payload, ActorKind.GROUP, payload)
        told = [
            story.mention(
                f"d{key}", quote, "met", "on 7 April 2025", dating(day), actors=((f"a{key}", payload),), title=payload
            )
            for day in (date(2025, 4, 7), date(2025, 4, 6))
        ]
        torn = Conflict("date", (payload, "2025-04-06"), tuple(mention.id for mention in told))
        story.event(payload, *told, place=payload, conflicts=(torn,))
    return story.chronology()


def empty(*, undated: bool = False) -> Chronology:
    """A chronology without dated events; with one undated event on request."""
    whole = ferry()
    kept = whole.undated[:1] if undated else ()
    mentions = tuple(m for m in whole.mentions if any(m.id in event.mentions for event in kept))
    return Chronology(whole.engine, whole.documents, whole.actors, mentions, (), kept)


def faulty() -> Chronology:
    """The ferry's chronology, with a document that could not be read to the end, and one that could not be compared."""
    whole, broken = ferry(), UNREAD.says.format("a fault of this program, KeyError, while its names were read")
    unread = Document("zz", "ferry/minutes of 2 April.txt", "No text.", "Minutes of the council, 2 April", fault=broken)
    apart = UNMERGED.says.format("a fault of this program, IndexError, while its events were merged")
    first = replace(whole.documents[0], fault=apart)
    return replace(whole, documents=(first, *whole.documents[1:], unread))


CHANGES = "## 1.1.0 - 2024-03-05\n\n- The timetable is faster.\n\n## 1.0.0 - 2024-02-05\n\n- First timetable.\n"
MINUTES = "Der Rat der Stadt traf sich am 3. April 2025 mit der Fährlinie. Er sprach über den neuen Fahrplan."


def left() -> Chronology:
    """The ferry's chronology with the dates of its first document accounted for, and two that tell no event: one holds
    dates alone, one is in a language that is not read."""
    whole = ferry()
    first = replace(whole.documents[0], text=whole.documents[0].text + "\nIn May 2024 the harbour was quiet.\n")
    told = sorted({m.time.span: m.time for m in whole.mentions if m.document == first.id and m.time}.items())
    own, quiet = "it says when its document was published", "said of “<b>was</b>”, which is taken for no event"
    dates = (
        DateUse(_span(first.text, "March 25, 2025", 0), "2025-03-25", Unused.OWN_DATE, own),
        *(DateUse(span, time.edtf or "") for span, time in told),
        DateUse(_span(first.text, "May 2024", 0), "2024-05", Unused.NO_EVENT, quiet),
    )
    alone = "it stands by itself, said of no word that could name an event"
    days = [(_span(CHANGES, day, 0), day) for day in ("2024-03-05", "2024-02-05")]
    changes = tuple(DateUse(span, day, Unused.NO_EVENT, alone) for span, day in days)
    foreign = DateUse(_span(MINUTES, "3. April 2025", 0), "2025-04-03", Unused.NOT_READ, "it is not in English")
    return replace(
        whole,
        documents=(
            replace(first, dates=dates),
            *whole.documents[1:],
            Document("x-changes", "ferry/changes.md", CHANGES, "Changes of the timetable", dates=changes),
            Document("y-rat", "ferry/rat.txt", MINUTES, "Aus dem Rat", language="de", dates=(foreign,)),
        ),
    )


def ferry_with_a_bystander() -> Chronology:
    """The ferry's chronology, but of each event only the first actor takes part; the others are spoken of."""
    told = ferry()
    events = tuple(replace(e, actors=e.actors[:1], mentioned=e.actors[1:]) for e in told.events)
    return replace(told, events=events)
