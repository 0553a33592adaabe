"""Decisions in words, passages and people found again, and what each decision leaves of the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from chronologies import ferry
from test_curate import CALL, HEARING, MET, SPOKE, TALKS, called, journal, obeys_its_laws, of

from timeline.curate import (
    Add,
    Approve,
    Decision,
    Hide,
    JoinActors,
    LeaveOut,
    Merge,
    Passage,
    Places,
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
    Undo,
    When,
    Who,
    curated,
    digest_of,
    in_words,
    passage_at,
    passage_in_words,
    read_by,
    when_of,
)
from timeline.model import ActorKind, Bound, Chronology, Document, EventKind, Granularity, Possible, Span, Status

POST, WIRE = (next(d for d in ferry().documents if d.id == key) for key in ("post", "wire"))


def passage(words: str, document: Document = POST) -> Passage:
    at = document.text.index(words)
    return passage_at(document, Span(at, at + len(words)))


# --- in words -------------------------------------------------------------------------------------

PLACE = (Passage("0" * 32, "met", "Both sides ", " in the hall"),)


@pytest.mark.parametrize(
    ("what", "words", "around"),
    [
        (Approve(PLACE), "approved", "Both sides met in the hall"),
        (Hide(PLACE), "hidden", "Both sides met in the hall"),
        (Retitle(PLACE, "The berths"), "title: “The berths”", "Both sides met in the hall"),
        (Redate(PLACE, None), "date: none", "Both sides met in the hall"),
        (Redate(PLACE, When("2025-03-22", said="last Saturday")), "date: last Saturday", "Both sides met in the hall"),
        (Redate(PLACE, When("2025-03-22")), "date: 2025-03-22", "Both sides met in the hall"),
        (SetKind(PLACE, EventKind.TALKS), "kind: talks", "Both sides met in the hall"),
        (SetStatus(PLACE, Status.DENIED), "status: denied", "Both sides met in the hall"),
        (SetActors(PLACE, (Who("Ida"), Who("Bo"))), "actors: Ida, Bo", "Both sides met in the hall"),
        (SetActors(PLACE, ()), "actors: none", "Both sides met in the hall"),
        (Merge((PLACE, ())), "2 events merged", "Both sides met in the hall"),
        (Merge(()), "0 events merged", ""),
        (Split(PLACE), "1 passage split off", "Both sides met in the hall"),
        (Add(PLACE[0], "A meeting"), "added: “A meeting”", "Both sides met in the hall"),
        (JoinActors((Who("Ida"), Who("Bo"))), "one actor: Ida, Bo", ""),
        (RenameActor(Who("Ida"), "Ada"), "“Ida” is called “Ada”", ""),
        (Publish(Source("", "a.txt"), date(2025, 3, 1)), "“a.txt” was published on 2025-03-01", ""),
        (Publish(Source("", "a.txt"), datetime(2025, 3, 1, 9, 30, 7)), "“a.txt” was published on 2025-03-01T09:30", ""),
        (LeaveOut(Source("", "a.txt")), "“a.txt” left out", ""),
        (Undo(3), "took back no. 3", ""),
        (Redo(3), "brought back no. 3", ""),
    ],
)
def test_a_decision_is_told_with_the_words_it_is_tied_to(what: Decision | Undo | Redo, words: str, around: str) -> None:
    assert (in_words(what), passage_in_words(what)) == (words, around)


def test_of_a_long_passage_whole_words_are_told() -> None:
    long = Passage("", "met", "an" + " earlier" * 9 + " ", " later" * 9)
    assert passage_in_words(Hide((long,))) == " ".join(["earlier"] * 4 + ["met"] + ["later"] * 6)
    short = Passage("", "met", "x" * 40, "y" * 40)
    assert passage_in_words(Hide((short,))) == "x" * 40 + "met" + "y" * 40
    assert passage_in_words(Hide((Passage("", "m" * 300),))) == "m" * 200


# --- documents and passages -------------------------------------------------------------------------


def test_a_document_is_left_out_by_its_text_whatever_its_name_else_by_its_name() -> None:
    def left(*sources: Source) -> list[str]:
        return [d.id for d in read_by(journal(*map(LeaveOut, sources)), ferry().documents)]

    assert left() == ["post", "wire", "hostile"]
    assert left(Source(digest_of(POST.text), "renamed.txt")) == ["wire", "hostile"]
    assert left(Source("0" * 32, "wire.txt")) == ["post", "hostile"]
    assert left(Source("0" * 32, "gone.txt")) == ["post", "wire", "hostile"]
    assert left(Source("0" * 32, "wire.txt"), Source(digest_of(POST.text), "post.txt")) == ["hostile"]
    taken_back = [*journal(LeaveOut(Source("0" * 32, "wire.txt")), Undo(1), Approve(of(CALL)))]
    assert read_by(taken_back, ferry().documents) == ferry().documents


def copies(*names: str, text: str = "They met.") -> Places:
    return Places([Document(name, name, text) for name in names], ())


def test_of_documents_of_one_text_that_of_the_name_is_meant_else_the_first() -> None:
    places = copies("a.txt", "b.txt")
    digest = digest_of("They met.")
    found = [places.document(Source(digest, name)) for name in ("a.txt", "b.txt", "c.txt")]
    assert [d and d.id for d in found] == ["a.txt", "b.txt", "a.txt"]


def test_of_documents_of_one_name_and_other_texts_none_is_meant() -> None:
    twice = [Document(f"d{n}", "a.txt", f"They met {n}.") for n in (1, 2)]
    assert Places(twice, ()).document(Source("0" * 32, "a.txt")) is None
    assert Places(twice[:1], ()).document(Source("0" * 32, "a.txt")) == twice[0]


def place(text: str, of: Passage) -> int | None:
    found = Places([Document("d", "d.txt", text)], ()).find(of)
    return found and found[1].start


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Ida met Bo in the hall.", 4),
        ("At last Ida met Bo in the hall, twice.", 12),
        ("Bo met Ada. Ida met Bo in the hall. Cy met Dee.", 16),  # the words round it decide
        ("They met elsewhere.", None),  # the word alone is not enough
        ("Ida saw Bo in the hall.", None),
        ("Ida met Bo in the garden, Ida met Bo in the hall.", 30),
    ],
)
def test_a_passage_is_found_in_a_changed_text_by_what_stands_round_it(text: str, at: int | None) -> None:
    assert place(text, Passage("0" * 32, "met", "Ida ", " Bo in the hall", 4, "d.txt")) == at


def test_of_places_that_are_alike_the_nearest_is_taken() -> None:
    text = "Ida met Bo. " * 5
    assert [place(text, Passage("0" * 32, "met", "Ida ", " Bo.", start)) for start in (0, 30, 50)] == [4, 28, 52]


def test_in_its_own_text_a_passage_is_where_it_was_and_else_where_it_stands() -> None:
    text = "met, met, met"
    digest = digest_of(text)
    assert [place(text, Passage(digest, "met", start=start)) for start in (5, 10, 9)] == [5, 10, 10]
    assert place(text, Passage(digest, "left")) is None
    assert place(text, Passage(digest, "")) is None


def test_a_passage_is_looked_for_in_the_document_of_its_name_before_others() -> None:
    documents = [Document(name, name, f"{name}: Ida met Bo.") for name in ("a.txt", "b.txt")]
    for name, found in (("a.txt", "a.txt"), ("b.txt", "b.txt"), ("gone.txt", "a.txt")):
        got = Places(documents, ()).find(Passage("0" * 32, "met", "Ida ", " Bo.", 0, name))
        assert got is not None
        assert got[0].id == found


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("phoned", "phoned"),
        ("mayor phoned Northline", "phoned"),  # more than the word that names it
        ("asked for a new timetable", "phoned"),  # inside the one passage that is told there
        ("lease", "lease"),
        ("Council and ferry line", None),
    ],
)
def test_a_mention_is_known_by_its_word_or_by_the_only_passage_round_it(words: str, trigger: str | None) -> None:
    found = Places(ferry().documents, ferry().mentions).mention(passage(words))
    assert (found and POST.quote(found.trigger)) == trigger


def test_of_two_mentions_under_one_selection_that_of_its_very_word_is_meant_else_the_nearest() -> None:
    (first,) = [m for m in ferry().mentions if m.title == "Both sides met in the town hall"]
    at = POST.text.index("town hall on")
    second = replace(first, id="m99", trigger=Span(at, at + 9))
    places = Places(ferry().documents, (*ferry().mentions, second))
    assert places.mention(passage("town hall")) == second
    assert places.mention(passage("met in the town hall")) == first
    assert places.mention(passage("the berths")) is None  # both passages hold it


# --- people -----------------------------------------------------------------------------------------


def twins() -> Chronology:
    """The ferry's chronology with a second Northline."""
    line = next(a for a in ferry().actors if a.id == "northline")
    return replace(ferry(), actors=(*ferry().actors, replace(line, id="other", aliases=())))


def cast(chronology: Chronology, *who: Who) -> tuple[str, ...]:
    return called(curated(chronology, journal(SetActors(of(HEARING), who))).chronology, HEARING).actors


def test_an_actor_is_known_by_name_before_alias_and_whatever_the_case() -> None:
    assert cast(ferry(), Who("NORTHLINE")) == ("northline",)
    assert cast(ferry(), Who("The Line")) == ("northline",)
    assert cast(ferry(), Who("Northline"), Who("the line")) == ("northline",)


def test_of_two_who_bear_a_name_the_one_in_the_passage_is_meant_and_else_nobody() -> None:
    named = passage("Northline")
    assert cast(twins(), Who("Northline", passage=named)) == ("northline",)
    assert cast(twins(), Who("Northline", ActorKind.ORGANISATION)) == ("o-northline",)  # somebody new
    _, unmet = curated(twins(), journal(RenameActor(Who("Northline"), "N")))
    assert [u.why for u in unmet] == ["nobody, or more than one, is called “Northline”"]


def test_whoever_alone_is_named_in_a_passage_is_meant_whatever_the_name_given() -> None:
    assert cast(ferry(), Who("the boss of the town", passage=passage("The mayor"))) == ("moreau",)


def test_joined_actors_keep_the_first_name_and_the_aliases_of_all() -> None:
    three = (Who("Town Council"), Who("Northline"), Who("nobody at all"))
    chronology, unmet = curated(ferry(), journal(JoinActors(three)))
    (actor,) = [a for a in chronology.actors if a.id == "council"]
    assert (actor.name, actor.aliases) == ("Town Council", ("the council", "Northline", "the line"))
    assert [u.why for u in unmet] == ["nobody, or more than one, is called “nobody at all”"]  # the rest is done
    obeys_its_laws(chronology)


def test_whoever_belonged_to_a_joined_actor_belongs_to_the_one_left_and_nobody_to_himself() -> None:
    chronology, _ = curated(ferry(), journal(JoinActors((Who("Town Council"), Who("Ruritania")))))
    country = {a.id: a.country for a in chronology.actors}
    assert (country["ministry"], country["council"]) == ("council", None)
    own, _ = curated(ferry(), journal(JoinActors((Who("Ministry of Transport"), Who("Ruritania")))))
    assert {a.id: a.country for a in own.actors}["ministry"] is None


def test_a_new_name_replaces_whole_words_of_titles_of_that_actor_alone() -> None:
    chronology, _ = curated(ferry(), journal(RenameActor(Who("Northline"), r"N\1 AG")))
    titles = {e.id: e.title for e in chronology.all_events()}
    assert titles["e1"] == r"Ida Moreau phoned N\1 AG"
    assert titles["e7"] == HEARING
    again, _ = curated(ferry(), journal(RenameActor(Who("Northline"), "Northline")))
    assert again == ferry()
    longer, _ = curated(
        ferry(), journal(RenameActor(Who("Northline"), "Northline AG"), RenameActor(Who("Town Council"), "C"))
    )
    assert {e.id: e.title for e in longer.all_events()}["e1"] == "Ida Moreau phoned Northline AG"


def test_an_added_event_names_its_people_where_the_passage_does_by_their_longest_name() -> None:
    words = "The mayor phoned Northline on Saturday"
    add = Add(passage(words), "  A   call\n", actors=(Who("Ida Moreau"), Who("Northline"), Who("Town Council")))
    chronology, unmet = curated(ferry(), journal(add))
    assert not unmet
    event = called(chronology, "A call")
    (mention,) = [m for m in chronology.mentions if m.id in event.mentions]
    assert [(s.actor, POST.quote(s.span)) for s in mention.actors] == [("northline", "Northline")]
    assert event.actors == ("moreau", "northline", "council")
    assert "phoned" in mention.words


def test_an_event_is_added_once_from_a_passage() -> None:
    add = Add(passage("asked for a new timetable"), "A wish")
    once, _ = curated(ferry(), journal(add))
    assert curated(ferry(), journal(add, add)).chronology == once
    other, unmet = curated(ferry(), journal(add, replace(add, title="Another wish")))
    assert other == once
    assert [u.why for u in unmet] == ["an event was added from this very passage already: change that one"]
    _, gone = curated(ferry(), journal(Add(Passage("0" * 32, "no  such\nwords"), "x")))
    assert [u.why for u in gone] == ["the passage “no such words” is in no document"]


def test_an_added_event_without_a_title_is_called_by_its_words_and_nothing_is_called_nothing() -> None:
    chronology, _ = curated(ferry(), journal(Add(passage("asked for a new timetable"), "")))
    assert called(chronology, "asked for a new timetable").decided[0].what == "added"
    _, unmet = curated(ferry(), journal(Retitle(of(MET), " \n ")))
    assert [u.why for u in unmet] == ["it gives no words"]


# --- events -----------------------------------------------------------------------------------------


def test_hiding_or_approving_one_of_two_says_nothing_of_both_together() -> None:
    chronology, _ = curated(
        ferry(), journal(Hide(of(TALKS)), Approve(of(TALKS)), Retitle(of(TALKS), "Long"), Merge((of(MET), of(TALKS))))
    )
    assert chronology.hidden == ()
    assert [d.what for d in called(chronology, "Long").decided] == ["merged", "title"]
    kept, _ = curated(ferry(), journal(Hide(of(MET)), Merge((of(MET), of(TALKS)))))
    assert len(kept.hidden) == 1  # what was decided of the first goes on


def test_of_a_merge_with_an_event_that_is_gone_the_rest_is_done() -> None:
    gone = (Passage("0" * 32, "nowhere"),)
    chronology, unmet = curated(ferry(), journal(Merge((of(MET), gone, of(TALKS)))))
    assert len(list(chronology.all_events())) == len(list(ferry().all_events())) - 1
    assert [u.why for u in unmet] == ["the passage “nowhere” is in no document"]
    untouched, none = curated(ferry(), journal(Merge((of(MET), of(MET)))))
    assert (untouched, none) == (ferry(), ())


def test_of_a_split_with_a_passage_that_is_gone_the_rest_is_done() -> None:
    _, second = of(CALL)
    chronology, unmet = curated(ferry(), journal(Split((Passage("0" * 32, "nowhere"), second))))
    assert len(list(chronology.all_events())) == len(list(ferry().all_events())) + 1
    assert [u.why for u in unmet] == ["the passage “nowhere” is in no document"]


def test_a_passage_that_tells_no_event_is_said_to() -> None:
    _, unmet = curated(ferry(), journal(Hide((passage("Council and ferry line"),)), Hide(())))
    assert [u.why for u in unmet] == [
        "no event is found in the passage “Council and ferry line talk again March 25, 2”",
        "no passage was given",
    ]


def test_an_event_is_that_of_the_first_of_its_passages_that_is_found() -> None:
    chronology, unmet = curated(ferry(), journal(Retitle((Passage("0" * 32, "gone"), *of(MET)), "Found")))
    assert (called(chronology, "Found").id, unmet) == ("e2", ())


def test_who_decided_and_why_stand_in_the_reason_where_they_are_known() -> None:
    def why(by: str, said: str, note: str) -> str:
        redate = Redate(of(HEARING), When("2025-05-07", said=said))
        dating = called(curated(ferry(), journal(redate, by=by, why=note)).chronology, HEARING).dating
        assert dating is not None
        return dating.why

    assert why("", "", "") == why("", "2025-05-07", "") == "decided"
    assert why("Ida", "the day after", "the minutes") == "decided by Ida as “the day after”: the minutes"


def test_actors_that_were_set_are_no_longer_only_mentioned() -> None:
    told = replace(ferry(), events=tuple(replace(e, mentioned=("council", "union")) for e in ferry().events))
    chronology, _ = curated(told, journal(SetActors(of(HEARING), (Who("Town Council"),))))
    event = called(chronology, HEARING)
    assert (event.actors, event.mentioned) == (("council",), ("union",))
    assert event.decided[0].was == ""


def test_an_undated_event_has_no_confidence_in_a_date_and_stands_where_it_is_told() -> None:
    chronology, _ = curated(ferry(), journal(Redate(of(CALL), None)))
    assert called(chronology, CALL).confidence == 0.0
    assert [e.title for e in chronology.undated] == [CALL, SPOKE, "The union's strike was called off"]


def test_what_may_be_the_same_points_at_what_is_shown_and_never_at_itself() -> None:
    def possible(chronology: Chronology) -> list[str]:
        return [p.event for e in chronology.all_events() if e.title == CALL for p in e.possibly_same]

    maybe = (Possible("e2", 0.4, ()), Possible("e3", 0.8, ()))
    told = replace(
        ferry(), events=tuple(replace(e, possibly_same=maybe if e.title == CALL else ()) for e in ferry().events)
    )
    assert possible(curated(told, journal(Approve(of(HEARING)))).chronology) == ["e3", "e2"]
    assert possible(curated(told, journal(Hide(of(TALKS)))).chronology) == ["e2"]
    assert possible(curated(told, journal(Retitle(of(TALKS), "Long"))).chronology) == ["e3", "e2"]
    merged = curated(told, journal(Retitle(of(CALL), CALL), Merge((of(CALL), of(TALKS))))).chronology
    assert possible(merged) == ["e2"]


@pytest.mark.parametrize(
    ("text", "granularity", "bound"),
    [
        ("2025-03-22T14:30:10", Granularity.SECOND, Bound.AT),
        ("199X", Granularity.DECADE, Bound.AT),
        ("19XX", Granularity.CENTURY, Bound.AT),
        ("2025-24", Granularity.SEASON, Bound.AT),
        ("2025-03-22/2025-03-22", Granularity.DAY, Bound.AT),
        ("2025-03/2025-04", Granularity.PERIOD, Bound.AT),
        ("2025-03-22T14:30/2025-03-22T16:00", Granularity.MINUTE, Bound.AT),
        ("../2025-04", Granularity.MONTH, Bound.BY),
        ("2025/..", Granularity.YEAR, Bound.SINCE),
        ("/2025-04-29", Granularity.DAY, Bound.BY),
        ("2025-03-01/", Granularity.DAY, Bound.SINCE),
    ],
)
def test_a_date_in_edtf_is_as_fine_as_it_is_written(text: str, granularity: Granularity, bound: Bound) -> None:
    assert when_of(text) == When(text, granularity, bound, text)
