"""Which mentions tell one event: tables of what is joined and what only looks alike, and the conservation law."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.calendars import edtf_of
from timeline.merge import events_of
from timeline.model import (
    Actor,
    ActorKind,
    ActorSpan,
    Basis,
    Bound,
    Dating,
    Document,
    Event,
    EventKind,
    Granularity,
    Interval,
    Mention,
    Publication,
    Span,
    Status,
)

ACTORS = {
    a.id: a
    for a in (
        Actor("roe", "Jane Roe", ActorKind.PERSON),
        Actor("lopes", "Ana Lopes", ActorKind.PERSON),
        Actor("hale", "Tom Hale", ActorKind.PERSON),
        Actor("board", "Harbour Board", ActorKind.ORGANISATION),
        Actor("norway", "Norway", ActorKind.COUNTRY),
        Actor("france", "France", ActorKind.COUNTRY),
        Actor("oslo", "Oslo", ActorKind.PLACE, country="norway"),
        Actor("rome", "Rome", ActorKind.PLACE, country="italy"),
        Actor("italy", "Italy", ActorKind.COUNTRY),
    )
}
DOCUMENTS = [
    Document(name, f"{name}.txt", "", publication=Publication(Basis.STATED, day))
    for name, day in (("a", date(2024, 5, 10)), ("b", date(2024, 5, 12)), ("c", date(2024, 6, 20)))
]


def dating(first: date | None, last: date | None = None, basis: str = "clause") -> Dating:
    """The dating of a day, of a period, or up to a day (`first` None)."""
    last = last or first
    when = Interval.of_days(first, last)
    granularity = Granularity.DAY if first == last else Granularity.PERIOD
    bound = Bound.BY if first is None else Bound.AT
    return Dating(when, granularity, bound, edtf_of(when, granularity, bound), basis, 0.9, "told so")


def mention(
    id_: str,
    document: str = "a",
    day: Dating | None = None,
    actors: str = "roe lopes",
    kind: EventKind = EventKind.MEETING,
    words: str = "",
    place: str | None = None,
    status: Status = Status.OCCURRED,
) -> Mention:
    """A mention made by hand; actors and words are named in one string."""
    at = int.from_bytes(id_.encode()) % 1000
    spans = tuple(ActorSpan(a, Span(at, at + 1)) for a in actors.split())
    return Mention(
        id_,
        document,
        Span(at, at + 9),
        Span(at, at + 3),
        kind,
        status,
        None,
        day,
        spans,
        place,
        id_,
        frozenset(words.split()),
    )


def claim(id_: str, document: str, day: Dating) -> Mention:
    """An account of the filing of one claim, by a document that puts it on a day."""
    return mention(id_, document, day, "roe board", EventKind.LEGAL, "file claim quay damage")


def joined(*mentions: Mention) -> list[set[str]]:
    """The mentions that tell one event each, where more than one does."""
    dated, undated = events_of(mentions, DOCUMENTS, ACTORS)
    return [set(e.mentions) for e in (*dated, *undated) if len(e.mentions) > 1]


MAY6, MAY7, MAY8 = (dating(date(2024, 5, d)) for d in (6, 7, 8))
WEEK = dating(date(2024, 5, 6), date(2024, 5, 12))

ALIKE = {
    "the same day and people": (mention("m1", "a", MAY6), mention("m2", "b", MAY6)),
    "a day and the week it lies in": (mention("m1", "a", MAY6), mention("m2", "b", WEEK)),
    "talks and a meeting": (mention("m1", "a", MAY6), mention("m2", "b", MAY6, kind=EventKind.TALKS)),
    "a city and its country": (
        mention("m1", "a", MAY6, place="Oslo"),
        mention("m2", "b", MAY6, place="Norway"),
    ),
    "planned in one text and told in the next": (
        mention("m1", "a", MAY6, status=Status.PLANNED),
        mention("m2", "b", MAY6),
    ),
    "a statement in the same words": (
        mention("m1", "a", MAY6, "roe", EventKind.STATEMENT, "jobs safe plant"),
        mention("m2", "b", MAY6, "roe", EventKind.STATEMENT, "jobs safe factory"),
    ),
    "an undated telling of the only call there was": (
        mention("m1", "a", MAY6, kind=EventKind.CALL),
        mention("m2", "b", None, kind=EventKind.CALL),
    ),
}

APART = {
    "two days": (mention("m1", "a", MAY6), mention("m2", "b", MAY8)),
    "other people": (mention("m1", "a", MAY6, "roe lopes"), mention("m2", "b", MAY6, "hale")),
    "two countries that many name": (
        mention("m1", "a", MAY6, "norway", words="fish quota"),
        mention("m2", "b", MAY6, "norway", words="ski cup"),
    ),
    "other places": (mention("m1", "a", MAY6, place="Oslo"), mention("m2", "b", MAY6, place="Rome")),
    "other kinds": (mention("m1", "a", MAY6), mention("m2", "b", MAY6, kind=EventKind.VOTE)),
    "two statements of one day": (
        mention("m1", "a", MAY6, "roe", EventKind.STATEMENT, "jobs safe"),
        mention("m2", "b", MAY6, "roe", EventKind.STATEMENT, "price tax"),
    ),
    "two statements of one text in the same words": (
        mention("m1", "a", MAY6, "roe", EventKind.STATEMENT, "jobs safe"),
        mention("m2", "a", MAY6, "roe", EventKind.STATEMENT, "jobs safe"),
    ),
    "what happened and what merely could": (
        mention("m1", "a", MAY6),
        mention("m2", "b", MAY6, status=Status.HYPOTHETICAL),
    ),
    "what one text approves and another rejects": (
        mention("m1", "a", MAY6, "board", EventKind.VOTE, "approve budget town"),
        mention("m2", "b", MAY6, "board", EventKind.VOTE, "reject budget town"),
    ),
    "a meeting that could be that of Oslo or that of Rome": (
        mention("m1", "a", MAY6, place="Oslo"),
        mention("m2", "b", MAY6, place="Rome"),
        mention("m3", "c", MAY6),
    ),
    "an undated call where two fit": (
        mention("m1", "a", MAY6, kind=EventKind.CALL),
        mention("m2", "a", MAY8, kind=EventKind.CALL),
        mention("m3", "b", None, kind=EventKind.CALL),
    ),
    "an undated call of a text that is a month younger": (
        mention("m1", "a", MAY6, kind=EventKind.CALL),
        mention("m2", "c", None, kind=EventKind.CALL),
    ),
}


@pytest.mark.parametrize("name", ALIKE)
def test_these_are_one_event(name: str) -> None:
    assert joined(*ALIKE[name]) == [{m.id for m in ALIKE[name]}]


@pytest.mark.parametrize("name", APART)
def test_these_only_look_alike(name: str) -> None:
    assert joined(*APART[name]) == []


def test_every_join_says_why() -> None:
    (event,), _ = events_of(ALIKE["the same day and people"], DOCUMENTS, ACTORS)
    (join,) = event.joins
    assert [reason for reason, _ in join.reasons] == [
        "same kind",
        "same date",
        "both name Ana Lopes",
        "both name Jane Roe",
    ]
    assert all(weight > 0 for _, weight in join.reasons)


def test_what_one_document_takes_up_is_joined_to_it() -> None:
    first = mention("m1", "a", MAY6)
    second = replace(mention("m2", "a", None, "hale"), antecedent="m1")
    assert joined(first, second) == [{"m1", "m2"}]


def test_no_chain_runs_across_a_gap() -> None:
    ends = mention("m1", "a", MAY6), mention("m3", "b", dating(date(2024, 5, 10)))
    middle = mention("m2", "c", dating(date(2024, 5, 6), date(2024, 5, 10)))
    assert all(len(found) < 3 for found in joined(*ends, middle))


def test_a_coarse_date_is_narrowed_by_a_fine_one() -> None:
    (event,), _ = events_of([mention("m1", "a", WEEK), mention("m2", "b", MAY7)], DOCUMENTS, ACTORS)
    assert event.dating is not None
    assert event.dating.edtf == "2024-05-07"


def test_accounts_that_differ_by_a_few_days_are_one_event_in_conflict() -> None:
    mentions = [claim("m1", "a", MAY6), claim("m2", "b", MAY8)]
    (event,), _ = events_of(mentions, DOCUMENTS, ACTORS)
    (conflict,) = event.conflicts
    assert (conflict.about, set(conflict.values)) == ("date", {"2024-05-06", "2024-05-08"})
    assert event.confidence < 0.9


def test_the_day_that_most_documents_tell_is_the_events() -> None:
    accounts = [claim(f"m{i}", f"d{i}", MAY7 if i else MAY6) for i in range(4)]
    (event,), _ = events_of(accounts, DOCUMENTS, ACTORS)
    assert event.dating is not None
    assert event.dating.edtf == "2024-05-07"


def test_what_occurred_is_dated_by_those_who_tell_it_not_by_the_plan() -> None:
    week = mention("m1", "a", WEEK, status=Status.PLANNED)
    plan, news = mention("m2", "a", MAY6, status=Status.PLANNED), mention("m3", "b", MAY6)
    (event,), _ = events_of([week, plan, news], DOCUMENTS, ACTORS)
    assert event.status is Status.OCCURRED
    assert event.dating is not None
    assert event.dating.edtf == "2024-05-06"


def test_what_one_text_tells_and_another_denies_is_a_conflict() -> None:
    mentions = [mention("m1", "a", MAY6), mention("m2", "b", MAY6, status=Status.DENIED)]
    (event,), _ = events_of(mentions, DOCUMENTS, ACTORS)
    assert [c.about for c in event.conflicts] == ["status"]


def test_a_plan_that_came_about_has_occurred() -> None:
    (event,), _ = events_of(ALIKE["planned in one text and told in the next"], DOCUMENTS, ACTORS)
    assert event.status is Status.OCCURRED
    assert event.conflicts == ()


def test_more_documents_make_a_date_surer() -> None:
    (one,), _ = events_of([mention("m1", "a", MAY6)], DOCUMENTS, ACTORS)
    (two,), _ = events_of(ALIKE["the same day and people"], DOCUMENTS, ACTORS)
    assert one.confidence < two.confidence < 1


def test_a_reprint_is_no_second_source() -> None:
    copies = [replace(mention("m1", "a", MAY6), title="told"), replace(mention("m2", "b", MAY6), title="told")]
    (one,), _ = events_of(copies[:1], DOCUMENTS, ACTORS)
    (two,), _ = events_of(copies, DOCUMENTS, ACTORS)
    assert len(two.documents) == 2
    assert two.confidence == one.confidence


def test_mere_places_are_no_actors_of_an_event() -> None:
    (event,), _ = events_of([mention("m1", "a", MAY6, "roe oslo norway", place="Norway")], DOCUMENTS, ACTORS)
    assert event.actors == ("roe",)


# --- laws ---------------------------------------------------------------------------------------


@cache
def _days() -> tuple[Dating | None, ...]:
    return (None, MAY6, MAY7, MAY8, WEEK, dating(None, date(2024, 5, 9)), dating(date(2024, 5, 1), date(2024, 5, 31)))


@st.composite
def corpora(draw: st.DrawFn) -> list[Mention]:
    """Up to a dozen mentions that agree and contradict each other in every way."""
    names = [f"m{i}" for i in range(draw(st.integers(0, 12)))]
    return [
        mention(
            name,
            draw(st.sampled_from("abc")),
            draw(st.sampled_from(_days())),
            " ".join(sorted(draw(st.sets(st.sampled_from(("roe", "lopes", "hale", "norway")), max_size=3)))),
            draw(st.sampled_from((EventKind.MEETING, EventKind.TALKS, EventKind.STATEMENT, EventKind.CALL))),
            " ".join(sorted(draw(st.sets(st.sampled_from(("jobs", "tax", "fish", "plant")), max_size=3)))),
            draw(st.sampled_from((None, "Oslo", "Rome", "Norway"))),
            draw(st.sampled_from((Status.OCCURRED, Status.PLANNED, Status.DENIED, Status.HYPOTHETICAL))),
        )
        for name in names
    ]


def told(mentions: list[Mention]) -> list[Event]:
    """All events, dated and not."""
    dated, undated = events_of(mentions, DOCUMENTS, ACTORS)
    return [*dated, *undated]


@given(corpora())
def test_every_mention_is_in_exactly_one_event(mentions: list[Mention]) -> None:
    assert sorted(m for e in told(mentions) for m in e.mentions) == sorted(m.id for m in mentions)


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_the_mentions_does_not_matter(mentions: list[Mention], chance: random.Random) -> None:
    shuffled = list(mentions)
    chance.shuffle(shuffled)
    assert told(shuffled) == told(mentions)


@given(corpora())
def test_dated_mentions_of_one_event_overlap_or_are_shown_in_conflict(mentions: list[Mention]) -> None:
    by_id = {m.id: m for m in mentions}
    for event in told(mentions):
        datings = [d for m in event.mentions if (d := by_id[m].dating) is not None]
        apart = any(not x.when.overlaps(y.when) for x in datings for y in datings)
        assert not apart or any(c.about == "date" for c in event.conflicts)


@given(corpora())
def test_ids_are_unique_and_dated_events_come_in_order(mentions: list[Mention]) -> None:
    dated, undated = events_of(mentions, DOCUMENTS, ACTORS)
    ids = [e.id for e in (*dated, *undated)]
    assert len(set(ids)) == len(ids)
    starts = [e.dating.start or e.dating.end or "" for e in dated if e.dating is not None]
    assert starts == sorted(starts)


# --- many documents -----------------------------------------------------------------------------


def test_five_hundred_accounts_of_one_event_are_one_event_beside_all_else_its_actors_did() -> None:
    accounts = [mention(f"m{i:03}", f"d{i:03}", MAY6, words=f"w{i % 7}") for i in range(500)]
    others = [mention(f"o{i:03}", f"d{i:03}", MAY7, kind=EventKind.CALL, words=f"w{i % 5}") for i in range(500)]
    found = joined(*accounts, *others)
    assert sorted(map(len, found)) == [500, 500]


def test_one_account_of_hundreds_with_another_day_is_a_conflict_and_no_second_event() -> None:
    accounts = [claim(f"m{i:03}", f"d{i:03}", MAY7 if i else MAY6) for i in range(300)]
    (event,), _ = events_of(accounts, DOCUMENTS, ACTORS)
    assert event.dating is not None
    assert event.dating.edtf == "2024-05-07"
    assert len(event.mentions) == 300
    assert [conflict.about for conflict in event.conflicts] == ["date"]
