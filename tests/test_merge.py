"""Which mentions tell one event: tables of what is joined and what only looks alike, and the conservation law."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.joins import figures, gold_of, misses
from timeline import build, merge, read
from timeline.calendars import edtf_of
from timeline.merge import days_of, reprints_of, shortened
from timeline.merge.blocking import grounds, pairs_of
from timeline.merge.concepts import families_of
from timeline.merge.corpus import corpus_of
from timeline.merge.records import Record, records_of, stories_of
from timeline.merge.terms import in_same_terms
from timeline.model import (
    Actor,
    ActorKind,
    ActorSpan,
    Bound,
    Chronology,
    Dating,
    DatingBasis,
    Document,
    Event,
    EventKind,
    Granularity,
    Interval,
    Mention,
    Publication,
    PublicationBasis,
    Span,
    Status,
)

ROOT = Path(__file__).parent.parent
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
    Document(name, f"{name}.txt", "", publication=Publication(PublicationBasis.STATED, day))
    for name, day in (("a", date(2024, 5, 10)), ("b", date(2024, 5, 12)), ("c", date(2024, 6, 20)))
]


def dating(first: date | None, last: date | None = None, basis: DatingBasis = DatingBasis.CLAUSE) -> Dating:
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


VERBS = {
    EventKind.MEETING: "met", EventKind.CALL: "called", EventKind.TALKS: "talks", EventKind.VOTE: "voted",
    EventKind.AGREEMENT: "agreed", EventKind.STATEMENT: "said",
}  # fmt: skip


def written(
    mentions: Iterable[Mention], documents: Iterable[Document], actors: Mapping[str, Actor]
) -> tuple[list[Mention], list[Document]]:
    """Mentions made by hand with documents that tell each in a sentence: who, a verb or a word, the rest, where;
    documents that have a text keep it."""
    known = {d.id: d for d in documents}
    texts, found = {d.id: "" for d in known.values() if not d.text}, []
    for m in sorted(mentions, key=lambda m: (m.document, m.trigger, m.id)):
        if known.get(m.document, NOWHERE).text:
            found.append(m)
            continue
        words = sorted(m.words)
        who = " and ".join(actors[s.actor].name for s in m.actors)
        verb = VERBS.get(m.kind) or next((w for w in words if families_of(w)), (words or [m.kind.value])[-1])
        before = texts.get(m.document, "")
        at = len(before) + len(who) + 1
        sentence = f"{who} {verb} {' '.join(w for w in words if w != verb)}{f' in {m.place}' if m.place else ''}."
        texts[m.document] = f"{before}{sentence}\n"
        span, trigger = Span(len(before), len(before) + len(sentence)), Span(at, at + len(verb))
        found.append(replace(m, span=span, trigger=trigger))
    return found, [replace(known.get(d, Document(d, f"{d}.txt", "")), text=text) for d, text in texts.items()] + [
        d for d in known.values() if d.text
    ]


NOWHERE = Document("", "", "")


def events_of(
    mentions: Iterable[Mention], documents: Iterable[Document], actors: Mapping[str, Actor]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The events that mentions tell in documents that say so."""
    return merge.events_of(*written(mentions, documents, actors), actors)


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
    "what rose in one text and fell in another": (
        mention("m1", "a", MAY6, "board", EventKind.MARKET, "rise share price"),
        mention("m2", "b", MAY6, "board", EventKind.MARKET, "fall share price"),
    ),
    "two calls that one of the two had on a day": (
        mention("m1", "a", MAY6, "roe lopes", EventKind.CALL),
        mention("m2", "b", MAY6, "roe hale", EventKind.CALL),
    ),
    "two meetings of one text, with others and elsewhere": (
        mention("m1", "a", MAY6, "roe lopes"),
        mention("m2", "a", MAY6, "norway", place="Oslo"),
    ),
    "talks of the same two countries on one day": (
        mention("m1", "a", MAY6, "norway france", EventKind.TALKS, "talk fish"),
        mention("m2", "b", MAY6, "norway france", EventKind.TALKS, "talk border"),
    ),
    "a call without a date of two countries": (
        mention("m1", "a", MAY6, "norway france", EventKind.CALL),
        mention("m2", "b", None, "norway france", EventKind.CALL),
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


TOLD_ANEW = (
    mention("m1", "a", MAY6, words="quay dues lease berth crane rope anchor buoy"),
    mention("m2", "b", MAY6, words="fish harbour winter storm boat pier light tide"),
)


@pytest.mark.parametrize("name", ALIKE)
def test_these_are_one_event(name: str) -> None:
    assert joined(*ALIKE[name]) == [{m.id for m in ALIKE[name]}]


@pytest.mark.parametrize("name", APART)
def test_these_only_look_alike(name: str) -> None:
    assert joined(*APART[name]) == []


def test_every_join_says_why() -> None:
    (event,), _ = events_of(ALIKE["the same day and people"], DOCUMENTS, ACTORS)
    (join,) = event.joins
    assert (join.mention, join.to) == ("m2", "m1")
    assert [(reason.about, reason.why) for reason in join.reasons] == [
        ("kind", "same kind"),
        ("date", "same date"),
        ("actors", "both name Ana Lopes"),
        ("actors", "both name Jane Roe"),
    ]
    assert all(reason.weight > 0 for reason in join.reasons)


def test_what_one_document_takes_up_is_joined_to_it() -> None:
    first = mention("m1", "a", MAY6)
    second = replace(mention("m2", "a", None, "hale"), antecedent="m1")
    assert joined(first, second) == [{"m1", "m2"}]


def test_what_is_told_without_a_date_first_is_compared_by_what_dates_it() -> None:
    hint, news = mention("m1", "a", status=Status.PLANNED), replace(mention("m2", "a", MAY6), antecedent="m1")
    assert joined(hint, news, mention("m3", "b", MAY6)) == [{"m1", "m2", "m3"}]


def test_what_happened_more_than_once_is_joined_with_none_and_listed_with_each() -> None:
    twice = mention("m1", "c", dating(date(2024, 4, 20), date(2024, 6, 20)), kind=EventKind.CALL, words="speak twice")
    calls = [mention(f"m{day.start}", "a", day, kind=EventKind.CALL) for day in (MAY6, MAY8)]
    dated, _ = events_of([twice, *calls], DOCUMENTS, ACTORS)
    assert len(dated) == 3
    (several,) = (e for e in dated if e.mentions == ("m1",))
    assert {p.event for p in several.possibly_same} == {e.id for e in dated if e is not several}
    reasons = [{r.why for r in p.reasons} for p in several.possibly_same]
    assert all("it is told to have happened more than once" in why for why in reasons)


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


LATE = DOCUMENTS[2].id  # published six weeks after the others
MAY11, JUNE18 = dating(date(2024, 5, 11)), dating(date(2024, 6, 18))
FIRST, SECOND = dating(date(1986, 1, 1), date(1986, 12, 31)), dating(date(1985, 1, 1), date(1985, 12, 31))

DISAGREEING = {
    "a filing put on two days": (claim("m1", "a", MAY6), claim("m2", "b", MAY8)),
    "a signing that one text tells on its own day, and one six weeks later puts on the next": (
        mention("m1", "a", dating(date(2024, 5, 10)), "roe board", EventKind.AGREEMENT, "sign contract year"),
        mention("m2", LATE, MAY11, "roe board", EventKind.AGREEMENT, "sign contract"),
    ),
    "an agreement of the same two for the same sum": (
        mention("m1", "a", MAY6, "roe board", EventKind.AGREEMENT, "reach 6.2 striker"),
        mention("m2", "b", MAY7, "roe board", EventKind.AGREEMENT, "6.2 million pound worth"),
    ),
    "a thing of no kind in many words": (
        mention("m1", "a", MAY6, "", EventKind.OTHER, "ferry rock strike 142 people"),
        mention("m2", "b", MAY7, "", EventKind.OTHER, "ferry rock strike 142 board"),
    ),
    "a thing of no kind in few words, and who did it where": (
        mention("m1", "a", MAY6, "board", EventKind.OTHER, "tow ship", place="Oslo", status=Status.PLANNED),
        mention("m2", "b", MAY7, "board", EventKind.OTHER, "tow", place="Oslo"),
    ),
    "a death, whatever the days": (
        mention("m1", "a", dating(date(2011, 3, 3)), "roe", EventKind.OTHER, "die"),
        mention("m2", "b", dating(date(2012, 8, 9)), "roe", EventKind.OTHER, "die home"),
    ),
    "a founding put in two years": (
        mention("m1", "a", FIRST, "roe board", EventKind.OTHER, "found nurse"),
        mention("m2", "b", SECOND, "board", EventKind.OTHER, "found"),
    ),
}

TWICE = {
    "a call told as past before the day of the other": (
        mention("m1", "a", dating(date(2024, 5, 10)), "roe lopes", EventKind.CALL, "port strike end"),
        mention("m2", "b", MAY11, "roe lopes", EventKind.CALL, "port strike end"),
    ),
    "a fall of shares that is told anew on each day": (
        mention("m1", "a", dating(date(2024, 5, 9)), "board", EventKind.MARKET, "share fall percent"),
        mention("m2", "b", dating(date(2024, 5, 12)), "board", EventKind.MARKET, "share fall percent"),
    ),
    "the deaths of two who are named together": (
        mention("m1", "a", dating(date(2011, 3, 3)), "roe hale", EventKind.OTHER, "die"),
        mention("m2", "b", dating(date(2012, 8, 9)), "roe", EventKind.OTHER, "die"),
    ),
    "two days that one text tells": (
        mention("m1", "a", dating(date(2011, 3, 3)), "roe", EventKind.OTHER, "die"),
        mention("m2", "a", dating(date(2012, 8, 9)), "roe", EventKind.OTHER, "die"),
    ),
}


@pytest.mark.parametrize("name", DISAGREEING)
def test_what_can_only_be_one_event_is_one_with_a_conflict_of_dates(name: str) -> None:
    (event,), _ = events_of(DISAGREEING[name], DOCUMENTS, ACTORS)
    assert [c.about for c in event.conflicts] == ["date"]
    (join,) = event.joins
    assert any(reason.about == "date" and reason.weight < 0 for reason in join.reasons)


@pytest.mark.parametrize("name", TWICE)
def test_what_can_happen_again_is_not_one_event_of_two_days(name: str) -> None:
    assert joined(*TWICE[name]) == []


def test_a_correction_gives_the_event_its_date() -> None:
    wrong, right = mention("m1", "b", MAY8), replace(mention("m2", "b", MAY6), antecedent="m1")
    (event,), _ = events_of([wrong, right, mention("m3", "c", MAY8)], DOCUMENTS, ACTORS)
    assert event.dating is not None
    assert event.dating.edtf == "2024-05-06"
    assert [c.about for c in event.conflicts] == ["date"]


def test_what_hangs_on_the_date_of_an_event_is_narrowed_with_it() -> None:
    call = mention("m1", "a", WEEK, kind=EventKind.CALL)
    agreed = replace(mention("m2", "a", WEEK, "roe", EventKind.AGREEMENT), dated_by="m1")
    dated, _ = events_of([call, agreed, mention("m3", "b", MAY7, kind=EventKind.CALL)], DOCUMENTS, ACTORS)
    whys = {e.id: e.dating.why for e in dated if e.dating is not None and e.dating.edtf == "2024-05-07"}
    assert len(whys) == len(dated) == 2
    assert any(why.endswith("“m1” is known to be of Tue 7 May 2024") for why in whys.values())


def test_what_hangs_on_a_date_in_conflict_stays_as_it_was_told() -> None:
    filed = replace(claim("m1", "a", MAY6), status=Status.OCCURRED)
    said = replace(mention("m2", "a", MAY6, "hale", EventKind.OTHER, "cheer"), dated_by="m1")
    dated, _ = events_of([filed, said, claim("m3", "b", MAY8), claim("m4", "c", MAY8)], DOCUMENTS, ACTORS)
    assert {e.dating.edtf for e in dated if "m2" in e.mentions and e.dating is not None} == {"2024-05-06"}


def test_days_drift_no_further_than_two_accounts_may_differ() -> None:
    days = [dating(date(2024, 5, day)) for day in (2, 4, 6, 8)]
    accounts = [claim(f"m{i}", f"d{i}", day) for i, day in enumerate(days)]
    assert all(len(found) <= 2 for found in joined(*accounts))


def test_the_day_that_most_documents_tell_is_the_events() -> None:
    accounts = [claim(f"m{i}", f"d{i}", MAY7 if i else MAY6) for i in range(4)]
    (event,), _ = events_of(accounts, DOCUMENTS, ACTORS)
    assert event.dating is not None
    assert event.dating.edtf == "2024-05-07"


def test_what_occurred_is_dated_by_those_who_tell_it_not_by_the_plan() -> None:
    week = mention("m1", "c", WEEK, status=Status.PLANNED)
    plan, news = mention("m2", "a", MAY6, status=Status.PLANNED), mention("m3", "b", MAY6)
    (event,), _ = events_of([week, plan, news], DOCUMENTS, ACTORS)
    assert event.status is Status.OCCURRED
    assert event.dating is not None
    assert event.dating.edtf == "2024-05-06"


def test_what_one_text_tells_and_another_denies_is_a_conflict() -> None:
    mentions = [mention("m1", "a", MAY6), mention("m2", "b", MAY6, status=Status.DENIED)]
    (event,), _ = events_of(mentions, DOCUMENTS, ACTORS)
    assert [c.about for c in event.conflicts] == ["status"]


VOTED = (
    mention("m1", "a", MAY6, "board", EventKind.VOTE, "approve budget town"),
    mention("m2", "b", MAY6, "board", EventKind.VOTE, "reject budget town"),
)
MET = (
    mention("m1", "a", MAY6, "roe lopes", EventKind.CALL, "border fish quota"),
    mention("m2", "b", MAY6, "roe hale", EventKind.CALL, "border fish quota"),
)


@pytest.mark.parametrize(("about", "mentions"), [("accounts", VOTED), ("actors", MET)])
def test_what_differs_on_one_point_and_agrees_in_all_else_is_one_event_in_conflict(
    about: str, mentions: tuple[Mention, ...]
) -> None:
    (event,), _ = events_of(mentions, DOCUMENTS, ACTORS)
    (conflict,) = event.conflicts
    assert (conflict.about, set(conflict.mentions)) == (about, {"m1", "m2"})
    assert conflict.values[0] != conflict.values[1]
    assert event.joins[0].reasons[-1].weight < 0


def test_a_plan_that_came_about_has_occurred() -> None:
    (event,), _ = events_of(ALIKE["planned in one text and told in the next"], DOCUMENTS, ACTORS)
    assert event.status is Status.OCCURRED
    assert event.conflicts == ()


def test_more_documents_make_a_date_surer() -> None:
    (one,), _ = events_of([mention("m1", "a", MAY6)], DOCUMENTS, ACTORS)
    (two,), _ = events_of(TOLD_ANEW, DOCUMENTS, ACTORS)
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
    month, season = dating(date(2024, 5, 1), date(2024, 5, 31)), dating(date(2024, 4, 20), date(2024, 7, 15))
    years = dating(date(2023, 1, 1), date(2024, 12, 31))
    limits = dating(None, date(2024, 5, 9)), dating(None, date(2024, 5, 12), DatingBasis.BOUNDED)
    return (None, MAY6, MAY7, MAY8, WEEK, month, season, years, *limits)


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


@given(corpora())
def test_every_mention_but_the_first_of_an_event_says_why_it_is_there(mentions: list[Mention]) -> None:
    for event in told(mentions):
        assert sorted(join.mention for join in event.joins) == sorted(event.mentions[1:])
        assert {join.to for join in event.joins} <= set(event.mentions)
        assert all(join.reasons for join in event.joins)


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


# --- nothing is lost by blocks ------------------------------------------------------------------


def records(mentions: list[Mention], documents: list[Document], actors: dict[str, Actor]) -> list[Record]:
    """What is compared of mentions."""
    ordered = sorted(mentions, key=lambda m: (m.document, m.trigger, m.id))
    known, by_id = corpus_of(ordered, actors), {d.id: d for d in documents}
    groups = in_same_terms(ordered, range(len(ordered)), known)
    return records_of(groups, ordered, by_id, stories_of(ordered, by_id, known), known)


@given(corpora())
def test_blocks_find_every_pair_that_comparing_all_finds(mentions: list[Mention]) -> None:
    told = records(mentions, DOCUMENTS, ACTORS)
    found = [(a.number, b.number) for a, b in pairs_of(told)]
    assert found == [(a.number, b.number) for a, b in combinations(told, 2) if grounds(a, b)]


# --- the sample, and what it is checked against -------------------------------------------------


@cache
def sample() -> Chronology:
    """The chronology of the five sample articles."""
    return build(read(sorted((ROOT / "data" / "us-russia-2025").glob("*.txt"))))


def test_the_sample_is_joined_as_a_careful_reader_joins_it() -> None:
    gold = gold_of(ROOT / "tests" / "gold" / "us-russia-2025" / "joins.toml")
    assert list(misses(sample(), gold)) == []
    told, passages = figures(sample(), gold).found
    assert told >= 0.85 * passages


PILES = sorted(path.parent for path in (ROOT / "tests" / "joins").glob("*/joins.toml"))


@cache
def pile(folder: Path) -> Chronology:
    """The chronology of a few articles that tell one story."""
    return build(read(sorted(folder.glob("*.txt"))))


@pytest.mark.parametrize("folder", PILES, ids=[folder.name for folder in PILES])
def test_no_pile_joins_what_a_careful_reader_keeps_apart(folder: Path) -> None:
    assert [miss for miss in misses(pile(folder), gold_of(folder / "joins.toml")) if miss.startswith("not apart")] == []


@pytest.mark.parametrize("folder", PILES, ids=[folder.name for folder in PILES])
def test_every_join_of_a_pile_is_explained(folder: Path) -> None:
    for event in pile(folder).all_events():
        joins = {join.mention: join for join in event.joins}
        assert len(joins) == len(event.mentions) - 1
        assert all(join.to in event.mentions and join.reasons for join in joins.values())


def test_the_piles_are_joined_no_worse_than_they_were() -> None:
    """Measured by `python -m benchmarks.joins --gold`; a floor is only ever raised."""
    scores = [figures(pile(folder), gold_of(folder / "joins.toml")) for folder in PILES]
    assert sum(score.joined[0] for score in scores) >= 66
    assert sum(score.conflicts[0] for score in scores) >= 12


# --- independent sources ------------------------------------------------------------------------

REPORT = (
    "The harbour board met on Monday evening in the old customs house and agreed to repair the north quay before the "
    "winter storms. Jane Roe, who chairs it, said that the work would begin in June and last for nine weeks. Fishermen "
    "had asked for it since the flood of last year, when two boats broke loose and sank beside the lighthouse."
)


def document(name: str, text: str, day: date | None = None) -> Document:
    return Document(
        name,
        f"{name}.txt",
        text,
        publication=Publication(PublicationBasis.STATED if day else PublicationBasis.UNKNOWN, day),
    )


def test_a_document_that_stands_in_another_is_its_copy() -> None:
    own = "Quite another story: the town band played in the rain, and only the mayor and three dogs came to listen."
    documents = [
        document("b", f"Agency report\n\n{REPORT}", date(2024, 5, 8)),
        document("a", REPORT.replace("Monday", "the Monday"), date(2024, 5, 7)),
        document("c", f"{own} {own}", date(2024, 5, 6)),
        document("d", f"{own.upper()}\n{REPORT}", date(2024, 5, 9)),
    ]
    assert reprints_of(documents)["b"] == "a"
    assert reprints_of(documents[:1] + documents[2:3]) == {}


def told_by(texts: dict[str, str]) -> Event:
    """The event that the first sentence of each of these documents tells."""
    documents = [document(name, text, date(2024, 5, 8)) for name, text in texts.items()]
    mentions = [
        replace(mention(f"m-{d.id}", d.id, MAY6, words=d.id), span=Span(0, d.text.index(".") + 1), title=d.id)
        for d in documents
    ]
    (event,), _ = events_of(mentions, documents, ACTORS)
    return event


def test_a_sentence_taken_over_word_for_word_is_no_second_source() -> None:
    sentence = "Roe met Lopes on Monday in the old customs house to talk about the quay and its repair."
    copied = told_by({"a": f"{sentence} Much else was said.", "b": f"{sentence} The weather was fine."})
    own = "On Monday evening Ana Lopes received the chairwoman, Roe. The weather was fine."
    retold = told_by({"a": f"{sentence} Much else was said.", "b": own})
    assert (copied.sources, retold.sources) == (1, 2)
    assert copied.confidence < retold.confidence
    assert copied.importance < retold.importance


# --- what was known, and when -------------------------------------------------------------------


def recent(id_: str, document: str, last: date) -> Mention:
    """A mention of a call that is called recent in a document of a day."""
    told = dating(None, last, DatingBasis.BOUNDED)
    return mention(id_, document, told, "roe lopes", EventKind.CALL, "recent call")


def test_a_recent_event_came_after_a_document_of_the_time_that_does_not_know_it() -> None:
    known = recent("m1", "b", date(2024, 5, 12))
    news = mention("m2", "a", dating(date(2024, 5, 9)), "roe lopes hale", EventKind.VOTE)
    events, _ = events_of([known, news], DOCUMENTS, ACTORS)
    (call,) = (e for e in events if e.kind is EventKind.CALL)
    assert call.dating is not None
    assert call.dating.edtf == "2024-05-10/2024-05-12"
    assert "a.txt" in call.dating.why


@pytest.mark.parametrize(
    "other",
    [
        mention("m2", "a", dating(date(2024, 5, 9)), "roe hale", EventKind.VOTE),  # it names not all of them
        mention("m2", "a", dating(date(2024, 3, 1)), "roe lopes", EventKind.VOTE),  # it tells no news
        mention("m2", "a", dating(date(2024, 5, 9)), "roe lopes", EventKind.CALL),  # it tells of a call
    ],
)
def test_what_a_document_need_not_have_known_limits_nothing(other: Mention) -> None:
    events, _ = events_of([recent("m1", "b", date(2024, 5, 12)), other], DOCUMENTS, ACTORS)
    assert "2024-05-10/2024-05-12" not in [e.dating.edtf for e in events if e.dating is not None]


def test_a_date_that_is_only_the_reports_gives_way_to_one_that_is_told() -> None:
    guessed = dating(date(2024, 5, 10), basis=DatingBasis.PUBLICATION)
    report = mention("m1", "a", guessed, "roe", EventKind.VOTE, "harbour")
    later = mention("m2", "b", dating(date(2024, 5, 9)), "roe lopes", EventKind.VOTE, "harbour dues")
    (event,), _ = events_of([report, later], DOCUMENTS, ACTORS)
    assert event.dating is not None
    assert event.dating.edtf == "2024-05-09"
    assert event.conflicts == ()


def test_a_status_that_moved_is_shown_in_order_of_publication() -> None:
    mentions = [
        mention("m1", "b", MAY6),
        mention("m2", "a", MAY6, status=Status.PLANNED),
        mention("m3", "a", MAY6, status=Status.PROPOSED),
    ]
    (event,), _ = events_of(mentions, DOCUMENTS, ACTORS)
    assert event.stands == ((Status.PLANNED, ("m2",)), (Status.OCCURRED, ("m1",)))


# --- unsure means apart -------------------------------------------------------------------------


def test_what_may_be_the_same_is_listed_with_its_score_on_both_sides() -> None:
    events, _ = events_of(APART["an undated call where two fit"], DOCUMENTS, ACTORS)
    _, (undated,) = events_of(APART["an undated call where two fit"], DOCUMENTS, ACTORS)
    assert {p.event for p in undated.possibly_same} == {e.id for e in events}
    assert all(0 < p.score < 1 and p.reasons for p in undated.possibly_same)
    assert all([p.event for p in e.possibly_same] == [undated.id] for e in events)


@given(corpora())
def test_what_may_be_the_same_is_another_event_that_says_so_too(mentions: list[Mention]) -> None:
    events = {e.id: e for e in told(mentions)}
    for event in events.values():
        assert event.id not in {p.event for p in event.possibly_same}
        assert all(p.event in events and 0 < p.score < 1 for p in event.possibly_same)


# --- importance ---------------------------------------------------------------------------------


def test_what_more_sources_tell_is_more_important() -> None:
    (one,), _ = events_of([mention("m1", "a", MAY6)], DOCUMENTS, ACTORS)
    (two,), _ = events_of(TOLD_ANEW, DOCUMENTS, ACTORS)
    assert one.importance < two.importance


def test_the_top_of_a_chronology_has_its_most_important_events_and_their_mentions_alone() -> None:
    short = shortened(sample(), 5)
    kept = list(short.all_events())
    least = min(e.importance for e in kept)
    assert len(kept) == 5
    assert all(e.importance <= least for e in sample().all_events() if e.id not in {k.id for k in kept})
    assert {m.id for m in short.mentions} == {m for e in kept for m in e.mentions}
    assert {a.actor for m in short.mentions for a in m.actors} <= {a.id for a in short.actors}
    assert {p.event for e in kept for p in e.possibly_same} <= {e.id for e in kept}
    assert [e.id for e in short.events] == [e.id for e in sample().events if e.id in {k.id for k in kept}]


def test_days_are_worth_what_their_events_are_worth() -> None:
    days = days_of(sample().events)
    assert [worth for _, worth, _ in days] == sorted((worth for _, worth, _ in days), reverse=True)
    importance = {e.id: e.importance for e in sample().events}
    assert all(worth == pytest.approx(sum(importance[e] for e in events), abs=0.01) for _, worth, events in days)
