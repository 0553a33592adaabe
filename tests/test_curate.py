"""Decisions: what each does, that they find their passages again, and laws for all of them in any order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from chronologies import Story, dating, ferry
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.curate import (
    Add,
    Approve,
    Decision,
    Hide,
    JoinActors,
    JournalEntry,
    Merge,
    NoDate,
    Passage,
    Publish,
    Redate,
    Redo,
    RenameActor,
    Retitle,
    SetActors,
    SetKind,
    SetStatus,
    Source,
    Split,
    Target,
    Undo,
    When,
    Who,
    curated,
    digest_of,
    passage_at,
    passage_of,
    published_by,
    standing,
    to_redo,
    to_undo,
    when_of,
)
from timeline.model import (
    ActorKind,
    Bound,
    Chronology,
    Event,
    EventKind,
    Granularity,
    Publication,
    PublicationBasis,
    Span,
    Status,
)
from timeline.pipeline import build
from timeline.readers import read_bytes


def journal(*decisions: Decision | Undo | Redo, by: str = "Ida", why: str = "") -> list[JournalEntry]:
    return [
        JournalEntry(number, what, "2025-04-01T12:00:00+00:00", by, why) for number, what in enumerate(decisions, 1)
    ]


def target(chronology: Chronology, event: Event) -> Target:
    documents = {d.id: d for d in chronology.documents}
    mentions = {m.id: m for m in chronology.mentions}
    return tuple(passage_of(documents[mentions[m].document], mentions[m]) for m in event.mentions)


def called(chronology: Chronology, title: str) -> Event:
    (found,) = [e for e in (*chronology.all_events(), *chronology.hidden) if e.title == title]
    return found


def of(title: str, chronology: Chronology | None = None) -> Target:
    chronology = chronology or ferry()
    return target(chronology, called(chronology, title))


CALL, MET, TALKS = "Ida Moreau phoned Northline", "The council and Northline met about the berths", "Talks went on"
HEARING, SPOKE = "A hearing is planned", "The two spoke"


def told(chronology: Chronology) -> list[str]:
    """The mentions of all events, hidden ones too."""
    return sorted(m for e in (*chronology.all_events(), *chronology.hidden) for m in e.mentions)


def obeys_its_laws(chronology: Chronology) -> None:
    assert told(chronology) == sorted(m.id for m in chronology.mentions)
    events = [*chronology.all_events(), *chronology.hidden]
    assert len({e.id for e in events}) == len(events)
    assert all(e.dating is not None for e in chronology.events)
    assert all(e.dating is None for e in chronology.undated)
    actors = {a.id for a in chronology.actors}
    assert {a for e in events for a in (*e.actors, *e.mentioned)} <= actors
    assert {s.actor for m in chronology.mentions for s in (*m.actors, *m.mentioned)} <= actors
    shown = {e.id for e in chronology.all_events()}
    assert {p.event for e in chronology.all_events() for p in e.possibly_same} <= shown
    for event in events:
        assert set(event.documents) == {m.document for m in chronology.mentions if m.id in event.mentions}
        assert {j.mention for j in event.joins} <= set(event.mentions)


# --- each decision --------------------------------------------------------------------------------


def test_no_decision_leaves_the_chronology_as_it_is() -> None:
    assert curated(ferry(), ()) == (ferry(), ())


def test_an_event_is_approved_and_says_by_whom() -> None:
    chronology, unmet = curated(ferry(), journal(Approve(of(CALL)), why="heard it"))
    (decided,) = called(chronology, CALL).decided
    assert decided == ("approved", "Ida", "2025-04-01T12:00:00+00:00", "heard it", "")
    assert not unmet
    assert replace(called(chronology, CALL), decided=()) == called(ferry(), CALL)


def test_a_hidden_event_is_no_longer_among_the_events_and_nothing_is_lost() -> None:
    chronology, _ = curated(ferry(), journal(Hide(of(CALL)), Hide(of(SPOKE))))
    assert [e.title for e in chronology.hidden] == [CALL, SPOKE]
    assert len(list(chronology.all_events())) == len(list(ferry().all_events())) - 2
    obeys_its_laws(chronology)


def test_title_kind_and_status_are_as_decided_and_say_what_they_were() -> None:
    chronology, _ = curated(
        ferry(),
        journal(
            Retitle(of(MET), "  The berths\nwere talked about "),
            SetKind(of(MET), EventKind.TALKS),
            SetStatus(of(MET), Status.PLANNED),
        ),
    )
    event = called(chronology, "The berths were talked about")
    assert (event.kind, event.status) == (EventKind.TALKS, Status.PLANNED)
    assert [(d.what, d.was) for d in event.decided] == [("title", MET), ("kind", "meeting"), ("status", "occurred")]


def test_a_date_moves_its_event_to_its_place_and_a_note_is_its_reason() -> None:
    when = When("2025-02-01/2025-02-03", Granularity.PERIOD, Bound.AT, "1 to 3 February")
    chronology, _ = curated(ferry(), journal(Redate(of(HEARING), when), why="the court's letter"))
    event = chronology.events[0]
    assert event.title == HEARING
    assert event.dating is not None
    assert (event.dating.start, event.dating.end, event.confidence) == ("2025-02-01", "2025-02-03", 1.0)
    assert event.dating.why == "decided by Ida as “1 to 3 February”: the court's letter"
    assert event.decided[0].was == "Tue 6 May 2025"


def test_a_date_is_given_to_an_undated_event_and_taken_from_a_dated_one() -> None:
    chronology, _ = curated(ferry(), journal(Redate(of(SPOKE), When("2025-03-02")), Redate(of(HEARING), None)))
    assert SPOKE in [e.title for e in chronology.events]
    assert HEARING in [e.title for e in chronology.undated]
    obeys_its_laws(chronology)


def test_actors_are_set_and_whoever_is_unknown_is_new() -> None:
    cast = (Who("Northline"), Who("the mayor"), Who("Bo Lind", ActorKind.PERSON))
    chronology, _ = curated(ferry(), journal(SetActors(of(HEARING), cast)))
    assert called(chronology, HEARING).actors == ("northline", "moreau", "p-bo-lind")
    assert "Bo Lind" in {a.name for a in chronology.actors}
    obeys_its_laws(chronology)


def test_merged_events_are_one_with_the_reason_and_all_their_passages() -> None:
    chronology, _ = curated(ferry(), journal(Retitle(of(MET), "Berths"), Merge((of(TALKS), of(MET)))))
    event = called(chronology, "Berths")
    assert set(event.mentions) == {*called(ferry(), TALKS).mentions, *called(ferry(), MET).mentions}
    assert [j.reasons[0].why for j in event.joins] == ["decided by Ida to be one event"]
    assert [c.about for c in event.conflicts] == ["date"]  # the two passages still say different days
    obeys_its_laws(chronology)


def test_a_passage_split_off_is_an_event_of_its_own() -> None:
    first, second = of(CALL)
    chronology, _ = curated(ferry(), journal(Split((second,))))
    obeys_its_laws(chronology)
    mentions = {m.id: m for m in chronology.mentions}
    days = {e.dating.start for e in chronology.events if e.dating and mentions[e.mentions[0]].kind is EventKind.CALL}
    assert days == {"2025-03-22", "2025-03-23"}
    whole, _ = curated(ferry(), journal(Split((first, second))))
    assert whole == ferry()  # all passages of an event are that event


def test_a_merge_is_taken_apart_again_by_a_split() -> None:
    chronology, _ = curated(ferry(), journal(Merge((of(TALKS), of(MET))), Split(of(MET))))
    assert {frozenset(e.mentions) for e in chronology.all_events()} == {
        frozenset(e.mentions) for e in ferry().all_events()
    }


def test_an_event_is_added_from_a_passage() -> None:
    document = next(d for d in ferry().documents if d.id == "post")
    quote = "asked for a new timetable"
    at = document.text.index(quote)
    add = Add(
        passage_at(document, Span(at, at + len(quote))), "The mayor wants a timetable", EventKind.STATEMENT,
        Status.OCCURRED, When("2025-03-22"), (Who("Ida Moreau"), Who("Bo Lind")),
    )  # fmt: skip
    chronology, unmet = curated(ferry(), journal(add, Approve((add.passage,))))
    event = called(chronology, "The mayor wants a timetable")
    assert not unmet
    assert (event.kind, event.actors, event.documents) == (EventKind.STATEMENT, ("moreau", "p-bo-lind"), ("post",))
    assert [d.what for d in event.decided] == ["added", "actors", "approved"]
    (mention,) = [m for m in chronology.mentions if m.id in event.mentions]
    assert document.quote(mention.span) == quote
    obeys_its_laws(chronology)


def test_two_actors_are_one_everywhere_under_the_first_name() -> None:
    chronology, _ = curated(ferry(), journal(JoinActors((Who("Northline"), Who("Northline's chief")))))
    obeys_its_laws(chronology)
    assert "chief" not in {a.id for a in chronology.actors}
    assert called(chronology, CALL).actors == ("moreau", "northline")
    (actor,) = [a for a in chronology.actors if a.id == "northline"]
    assert actor.aliases == ("the line", "Northline's chief")


def test_a_renamed_actor_is_called_so_in_titles_too() -> None:
    chronology, _ = curated(ferry(), journal(RenameActor(Who("Ida Moreau"), "Ida Moreau-Lind")))
    assert called(chronology, "Ida Moreau-Lind phoned Northline").actors == called(ferry(), CALL).actors
    (actor,) = [a for a in chronology.actors if a.id == "moreau"]
    assert (actor.name, actor.aliases[0]) == ("Ida Moreau-Lind", "Ida Moreau")


def test_the_day_of_a_document_is_for_the_build() -> None:
    post = next(d for d in ferry().documents if d.id == "post")
    known = Publish(Source(digest_of(post.text), "elsewhere.txt"), date(2025, 3, 26))
    gone = Publish(Source("0" * 32, "gone.txt"), date(2025, 3, 26))
    entries = journal(known, gone)
    assert published_by(entries, ferry().documents) == {"post": date(2025, 3, 26)}
    chronology, unmet = curated(ferry(), entries)
    assert chronology == ferry()
    assert [(u.entry.number, u.why) for u in unmet] == [(2, "the document “gone.txt” is not here")]


# --- the journal ----------------------------------------------------------------------------------


def test_undo_and_redo_are_entries_and_a_redone_decision_has_its_old_place() -> None:
    one, two = Retitle(of(MET), "One"), Retitle(of(MET), "Two")
    entries = journal(one, two, Undo(1), Undo(2), Redo(1), Redo(2))
    assert [e.number for e in standing(entries[:3])] == [2]
    assert standing(entries[:4]) == ()
    assert [e.number for e in standing(entries)] == [1, 2]
    assert curated(ferry(), entries) == curated(ferry(), entries[:2])


def test_undo_takes_back_the_last_that_stands_and_redo_ends_with_a_new_decision() -> None:
    one, two = Approve(of(MET)), Approve(of(CALL))
    entries = journal(one, two, Undo(2))
    assert to_undo(entries) == entries[0]
    assert to_redo(entries) == entries[1]
    assert to_redo(journal(one, two, Undo(2), Undo(1))) == journal(one)[0]
    assert to_redo(journal(one, two, Undo(2), Undo(1), Redo(1))) == journal(one, two)[1]
    assert to_redo(journal(one, two, Undo(2), one)) is None
    assert to_undo(()) is to_redo(()) is None


# --- finding a passage again ----------------------------------------------------------------------


def changed(chronology: Chronology, key: str, text: str) -> Chronology:
    """The chronology with another text of a document; its mentions stand where their words are now."""
    old = next(d for d in chronology.documents if d.id == key)

    def moved(span: Span) -> Span:
        at = text.find(old.quote(span), max(0, span.start - 30))
        return Span(at, at + span.end - span.start) if at >= 0 else Span(0, 9)

    documents = tuple(replace(d, text=text) if d.id == key else d for d in chronology.documents)
    mentions = tuple(
        replace(m, span=moved(m.span), trigger=moved(m.trigger), actors=()) if m.document == key else m
        for m in chronology.mentions
    )
    return replace(chronology, documents=documents, mentions=mentions)


def test_a_decision_holds_in_a_text_that_was_corrected_elsewhere() -> None:
    post = next(d for d in ferry().documents if d.id == "post")
    text = "CORRECTED VERSION\n\n" + post.text.replace("pay for the pier", "pay for the whole of the pier")
    chronology, unmet = curated(changed(ferry(), "post", text), journal(Retitle(of(TALKS), "Long talks")))
    assert not unmet
    assert "Long talks" in {e.title for e in chronology.events}


def test_a_decision_whose_passage_is_gone_is_reported_and_the_others_hold() -> None:
    without = replace(
        ferry(),
        documents=tuple(d for d in ferry().documents if d.id != "wire"),
        mentions=tuple(m for m in ferry().mentions if m.document != "wire"),
        events=tuple(
            replace(e, mentions=tuple(m for m in e.mentions if m != "m2"), documents=("post",), joins=(), conflicts=())
            if "m2" in e.mentions
            else e
            for e in ferry().events
            if set(e.documents) != {"wire"}
        ),
        undated=(),
    )
    entries = journal(Retitle(of(SPOKE), "Gone"), Retitle(of(CALL), "Held"))
    chronology, unmet = curated(without, entries)
    assert [(u.entry.number, u.why) for u in unmet] == [
        (1, "the passage “knows when the two last spoke before that. The strike” is in no document")
    ]
    assert "Held" in {e.title for e in chronology.events}


def test_words_that_occur_elsewhere_too_are_not_mistaken_for_the_passage() -> None:
    story = Story()
    story.document("one", "They met in the hall.", "One", None, Publication(PublicationBasis.UNKNOWN))
    story.event("A meeting", story.mention("one", "They met in the hall.", "met"))
    entries = journal(Hide((Passage("0" * 32, "met", "Nobody else ever ", " again that year.", 5, "one.txt"),)))
    chronology, unmet = curated(story.chronology(), entries)
    assert [u.entry.number for u in unmet] == [1]
    assert chronology.hidden == ()


STORY = "Council and Northline talk\n\nMarch 25, 2025\n\nMayor Ida Moreau phoned Northline on Saturday.\n"
FURTHER = "Ferry line answers\n\nMarch 28, 2025\n\nNorthline answered Mayor Ida Moreau on March 27. {}\n"


def test_decisions_hold_when_documents_are_added_to_the_build() -> None:
    (first,) = read_bytes("first.txt", STORY.encode()).documents
    before = build((first,))
    event = before.events[0]
    entries = journal(
        Retitle(target(before, event), "The famous call"),
        RenameActor(Who("Northline", ActorKind.ORGANISATION), "Northline AG"),
    )
    more = [read_bytes(f"a{i}.txt", FURTHER.format("It rained. " * i).encode()).documents[0] for i in range(3)]
    chronology, unmet = curated(build((first, *more)), entries)
    assert not unmet
    assert called(chronology, "The famous call").dating == event.dating
    assert "Northline AG" in {a.name for a in chronology.actors}
    obeys_its_laws(chronology)


# --- dates that a person gives --------------------------------------------------------------------

DATES = [
    ("2025-03-22", When("2025-03-22", Granularity.DAY)),
    ("2025-03", When("2025-03", Granularity.MONTH)),
    ("2025", When("2025", Granularity.YEAR)),
    ("2025-21", When("2025-21", Granularity.SEASON)),
    ("2025-03-22T14:30", When("2025-03-22T14:30", Granularity.MINUTE)),
    ("2025-03-22/2025-03-28", When("2025-03-22/2025-03-28", Granularity.PERIOD)),
    ("../2025-04-29", When("../2025-04-29", Granularity.DAY, Bound.BY)),
    ("2025-03-01/..", When("2025-03-01/..", Granularity.DAY, Bound.SINCE)),
    ("2025-04-04~", When("2025-04-04~", Granularity.DAY)),
    ("22 March 2025", When("2025-03-22", Granularity.DAY)),
    ("by April 29, 2025", When("../2025-04-29", Granularity.DAY, Bound.BY)),
    ("early March 2025", When("2025-03-01/2025-03-10", Granularity.PART_OF_MONTH)),
]


@pytest.mark.parametrize(("text", "when"), DATES)
def test_a_date_is_read_as_edtf_or_in_words(text: str, when: When) -> None:
    assert when_of(f" {text} ") == when._replace(said=text)


def test_a_weekday_counts_from_the_day_of_its_document() -> None:
    assert when_of("on Saturday", date(2025, 3, 25)).edtf in ("2025-03-22", "2025-03-29")
    with pytest.raises(NoDate, match="no date to count from"):
        when_of("on Saturday")


@pytest.mark.parametrize("text", ["", "soon", "2025-02-30", "March 3, 2025 or March 4, 2025", "..", "/", "12/13", "X"])
def test_what_is_no_date_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(NoDate) as refused:
        when_of(text)
    assert "write it as" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_date_that_cannot_be_read_any_more_is_reported() -> None:
    chronology, unmet = curated(ferry(), journal(Redate(of(MET), When("2025-99-99"))))
    assert chronology == ferry()
    assert [u.entry.number for u in unmet] == [1]


# --- laws for all decisions -----------------------------------------------------------------------

NAMES = ["Ada Berg", "Bo Lind", "Cy Moe", "Dee Roe"]


@st.composite
def chronologies(draw: st.DrawFn) -> Chronology:
    """Some documents whose sentences tell events in any grouping, some without a date."""
    story = Story()
    for name in NAMES:
        story.actor(name, name, ActorKind.PERSON)
    tellings = []
    for key in range(draw(st.integers(1, 3))):
        lines = [f"{draw(st.sampled_from(NAMES))} met item {key} {i}." for i in range(draw(st.integers(1, 4)))]
        story.document(f"d{key}", "\n".join(lines), f"Report {key}", None, Publication(PublicationBasis.UNKNOWN))
        for line in lines:
            name = line.split(" met")[0]
            day = draw(st.none() | st.integers(0, 9).map(lambda n: dating(date(2025, 3, 1) + timedelta(days=n))))
            tellings.append(story.mention(f"d{key}", line, "met", None, day, actors=((name, name),), title=line[:-1]))
    while tellings:
        size = draw(st.integers(1, len(tellings)))
        together = draw(st.permutations(tellings))[:size]
        story.event(together[0].title, *together)
        tellings = [m for m in tellings if m not in together]
    return story.chronology()


def decisions(chronology: Chronology) -> st.SearchStrategy[Decision]:
    """Any decision about a chronology, some about what is not in it."""
    documents = {d.id: d for d in chronology.documents}
    passages = [passage_of(documents[m.document], m) for m in chronology.mentions]
    gone = Passage("f" * 32, "met", "nobody ever ", " anybody", 3, "gone.txt")
    passage = st.sampled_from([*passages, gone])
    event = st.lists(passage, min_size=1, max_size=2).map(tuple)
    who = st.builds(Who, st.sampled_from([*NAMES, "Eve New"]))
    title = st.text(min_size=1, max_size=8)
    when = st.none() | st.sampled_from([When("2025-03-05"), When("2025-03", Granularity.MONTH), When("bad")])
    ends = st.tuples(st.sampled_from(chronology.documents), st.integers(0, 8), st.integers(1, 5))
    selected = ends.map(lambda e: passage_at(e[0], Span(e[1], e[1] + e[2])))
    return st.one_of(
        st.builds(Approve, event),
        st.builds(Hide, event),
        st.builds(Retitle, event, title),
        st.builds(Redate, event, when),
        st.builds(SetKind, event, st.sampled_from(EventKind)),
        st.builds(SetStatus, event, st.sampled_from(Status)),
        st.builds(SetActors, event, st.lists(who, max_size=3).map(tuple)),
        st.builds(Merge, st.lists(event, min_size=2, max_size=3).map(tuple)),
        st.builds(Split, st.lists(passage, min_size=1, max_size=3).map(tuple)),
        st.builds(Add, selected, title, when=when, actors=st.lists(who, max_size=2).map(tuple)),
        st.builds(JoinActors, st.lists(who, min_size=2, max_size=3).map(tuple)),
        st.builds(RenameActor, who, title),
    )


@st.composite
def decided(draw: st.DrawFn) -> tuple[Chronology, list[JournalEntry]]:
    chronology = draw(chronologies())
    return chronology, journal(*draw(st.lists(decisions(chronology), max_size=6)))


def numbers(entries: Iterable[JournalEntry]) -> set[int]:
    return {entry.number for entry in entries}


@settings(max_examples=150, deadline=None)
@given(decided())
def test_every_mention_stays_in_exactly_one_event_whatever_is_decided(
    case: tuple[Chronology, list[JournalEntry]],
) -> None:
    chronology, entries = case
    outcome, unmet = curated(chronology, entries)
    obeys_its_laws(outcome)
    assert {m.id for m in chronology.mentions} <= {m.id for m in outcome.mentions}
    assert numbers(u.entry for u in unmet) <= numbers(entries)
    assert curated(chronology, reversed(entries)) == (outcome, unmet)  # the numbers are the order


@settings(max_examples=60, deadline=None)
@given(decided(), st.data())
def test_an_undone_decision_is_as_if_never_made_and_a_redone_one_as_if_never_undone(
    case: tuple[Chronology, list[JournalEntry]], data: st.DataObject
) -> None:
    chronology, entries = case
    if not entries:
        return
    chosen = data.draw(st.sampled_from(entries))
    undone = [*entries, JournalEntry(len(entries) + 1, Undo(chosen.number))]
    assert curated(chronology, undone) == curated(chronology, [e for e in entries if e is not chosen])
    assert curated(chronology, [*undone, JournalEntry(len(undone) + 1, Redo(chosen.number))]) == curated(
        chronology, entries
    )


@settings(max_examples=60, deadline=None)
@given(decided())
def test_a_decision_made_twice_in_a_row_is_the_decision_made_once(case: tuple[Chronology, list[JournalEntry]]) -> None:
    chronology, entries = case
    for last in entries[-1:]:
        twice = curated(chronology, [*entries, replace(last, number=last.number + 1)]).chronology
        assert twice == curated(chronology, entries).chronology


@settings(max_examples=60, deadline=None)
@given(decided(), chronologies())
def test_decisions_about_some_documents_hold_beside_any_others(
    case: tuple[Chronology, list[JournalEntry]], others: Chronology
) -> None:
    chronology, entries = case
    alone = curated(chronology, entries)
    together = curated(beside(chronology, others), entries)
    assert numbers(u.entry for u in together.unmet) == numbers(u.entry for u in alone.unmet)
    points = {
        (frozenset(e.mentions), e.title, e.kind, e.status, e.dating and e.dating.edtf, e.actors)
        for e in (*alone.chronology.all_events(), *alone.chronology.hidden)
        if e.decided
    }
    assert points <= {
        (frozenset(e.mentions), e.title, e.kind, e.status, e.dating and e.dating.edtf, e.actors)
        for e in (*together.chronology.all_events(), *together.chronology.hidden)
    }
    obeys_its_laws(together.chronology)


def beside(chronology: Chronology, others: Chronology) -> Chronology:
    """Both chronologies as one; the ids of the other's documents, mentions and events are its own."""
    documents = tuple(replace(d, id=f"x{d.id}", text=d.text.replace("item", "thing")) for d in others.documents)
    shifted = {m.id: replace(m, id=f"x{m.id}", document=f"x{m.document}", actors=()) for m in others.mentions}
    events = [
        replace(
            e, id=f"x{e.id}", mentions=tuple(f"x{m}" for m in e.mentions), actors=(), joins=(), conflicts=(),
            documents=tuple(f"x{d}" for d in e.documents),
        )
        for e in others.all_events()
    ]  # fmt: skip
    return replace(
        chronology,
        documents=(*chronology.documents, *documents),
        mentions=(*chronology.mentions, *shifted.values()),
        events=(*chronology.events, *(e for e in events if e.dating is not None)),
        undated=(*chronology.undated, *(e for e in events if e.dating is None)),
    )
