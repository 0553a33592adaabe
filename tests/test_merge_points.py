"""What is weighed for and against two tellings being one event, each point by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from chronologies import ferry
from test_merge import ACTORS, MAY6, MAY7, MAY8, WEEK, dating, mention

from timeline.calendars import edtf_of
from timeline.merge import days_of, reprints_of, shortened
from timeline.merge.accounts import Account, accounts_of
from timeline.merge.against import compatible, contradiction, differing, nearly, opposed, retold
from timeline.merge.conflicts import (
    corrections_among,
    date_conflict,
    other_conflicts,
    stands_of,
    status_conflict,
    status_of,
    told_dates,
)
from timeline.merge.corpus import corpus_of
from timeline.merge.importance import importance
from timeline.merge.likeness import date_weight, likeness, place_weight, word_weight
from timeline.merge.once import both_once, once_keys
from timeline.merge.sources import independent
from timeline.model import (
    Bound,
    Dating,
    DatingBasis,
    Document,
    EventKind,
    Granularity,
    Interval,
    Mention,
    Publication,
    PublicationBasis,
    Span,
    Status,
)

MAY = Interval.of_days(date(2024, 5, 1), date(2024, 5, 31))


def on(first: int | None, last: int | None, bound: Bound = Bound.AT, basis: DatingBasis = DatingBasis.CLAUSE,
       grain: Granularity | None = None) -> Dating:  # fmt: skip
    """A dating from a day of May 2024 to another."""
    when = Interval.of_days(first and date(2024, 5, first), last and date(2024, 5, last))
    granularity = grain or (Granularity.DAY if first == last else Granularity.PERIOD)
    return Dating(when, granularity, bound, edtf_of(when, granularity, bound), basis, 0.9, "told so")


def pair(one: Mention, other: Mention, **published: date) -> tuple[Account, Account]:
    """Both mentions as accounts, each its own."""
    corpus = corpus_of((one, other), ACTORS)
    found = [accounts_of((one, other), [n], corpus, {"h": 50}, published)[0] for n in (0, 1)]
    return found[0], found[1]


# --- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        (on(6, 6), on(6, 6), True),
        (on(6, 6), on(7, 7), False),
        (on(6, 6), on(6, 12), True),
        (on(6, 9), on(8, 12), True),  # two stretches that are no units may overlap
        (on(6, 9, grain=Granularity.WEEK), on(8, 12, grain=Granularity.MONTH), False),
        (on(None, 6, Bound.BY), on(None, 6, Bound.BY), True),
        (on(None, 6, Bound.BY), on(None, 7, Bound.BY), False),
        (on(6, None, Bound.SINCE), on(6, None, Bound.SINCE), True),
        (on(6, None, Bound.SINCE), on(5, None, Bound.SINCE), False),
        (on(None, 6, Bound.BY), on(6, 6), True),  # the day itself
        (on(None, 6, Bound.BY), on(5, 5), False),
        (on(6, None, Bound.SINCE), on(6, 6), True),
        (on(6, None, Bound.SINCE), on(7, 7), False),
        (on(None, 6, Bound.BY), on(5, None, Bound.SINCE), False),
        (on(None, 6, Bound.BY, DatingBasis.BOUNDED), on(6, 6), False),  # only known to be over, as the next two are
        (on(None, 6, Bound.BY, DatingBasis.BOUNDED), on(None, 27, Bound.BY, DatingBasis.BOUNDED), True),
        (on(None, 6, Bound.BY, DatingBasis.BOUNDED), on(None, 28, Bound.BY, DatingBasis.BOUNDED), False),
    ],
)
def test_two_dates_can_be_one(one: Dating, other: Dating, can: bool) -> None:
    a, b = pair(mention("m1", "a", one), mention("m2", "b", other))
    assert compatible(a, b) is compatible(b, a) is can


@pytest.mark.parametrize(
    ("one", "other", "heard", "near"),
    [
        (on(6, 6), on(7, 7), {}, True),
        (on(6, 6), on(9, 9), {}, True),
        (on(6, 6), on(10, 10), {}, False),  # further apart than one event is told
        (on(6, 6), on(6, 6), {}, False),  # the same
        (on(6, 6), on(7, 8), {}, False),  # no single day
        (on(6, 6), on(7, 7, basis=DatingBasis.PUBLICATION), {}, False),  # that of the report
        (on(6, 6), on(7, 7), {"a": date(2024, 5, 7)}, True),
        (on(6, 6), on(8, 8), {"a": date(2024, 5, 7), "b": date(2024, 5, 9)}, False),  # told before: news of its own
    ],
)
def test_two_days_near_each_other_can_be_of_one_event(
    one: Dating, other: Dating, heard: dict[str, date], near: bool
) -> None:
    a, b = pair(mention("m1", "a", one), mention("m2", "b", other), **heard)
    assert nearly(a, b) is nearly(b, a) is near


def test_what_was_told_long_after_is_no_news_unless_it_comes_again_and_again() -> None:
    early = {"a": date(2024, 5, 7), "b": date(2024, 5, 20)}
    vote = [mention("m1", "a", on(6, 6), kind=EventKind.VOTE), mention("m2", "b", on(8, 8), kind=EventKind.VOTE)]
    assert nearly(*pair(*vote, **early))
    assert not nearly(*pair(*vote, **(early | {"b": date(2024, 5, 15)})))  # within a week of it
    assert not nearly(*pair(mention("m1", "a", on(6, 6)), mention("m2", "b", on(8, 8)), **early))  # a meeting
    assert not nearly(*pair(vote[0], replace(vote[1], document="a"), **early))
    assert not nearly(*pair(*(replace(v, kind=EventKind.STATEMENT) for v in vote)))


# --- for ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        (on(6, 6), on(6, 6), 2.0),
        (on(6, 7), on(6, 7), 2.0),
        (on(6, 8), on(6, 8), 1.5),
        (on(1, 31), on(1, 31), 1.5),
        (dating(date(2024, 1, 1), date(2024, 12, 31)), dating(date(2024, 1, 1), date(2024, 12, 31)), 0.8),
        (dating(date(2024, 1, 1), date(2025, 12, 31)), dating(date(2024, 1, 1), date(2025, 12, 31)), 0.3),
        (on(6, 6), on(6, 7), 1.0),
        (on(6, 6), on(1, 31), 1.0),
        (on(6, 6), dating(date(2024, 1, 1), date(2024, 12, 31)), 0.5),
        (on(6, 6), dating(date(2024, 1, 1), date(2025, 12, 31)), 0.0),
    ],
)
def test_a_day_in_common_says_much_and_a_year_little(one: Dating, other: Dating, weight: float) -> None:
    a, b = pair(mention("m1", "a", one), mention("m2", "b", other))
    assert date_weight(a, b) == date_weight(b, a) == weight


def reasons(one: Mention, other: Mention, dated: bool = True) -> dict[str, float]:
    a, b = pair(one, other)
    found = likeness(a, b, corpus_of((one, other), ACTORS), dated)
    assert found.weight == pytest.approx(sum(r.weight for r in found.reasons))
    return {r.why: r.weight for r in found.reasons}


def test_each_thing_in_common_is_a_reason_with_its_weight() -> None:
    told = reasons(mention("m1", "a", MAY6, "roe norway france", place="Oslo", words="quay berth"),
                   mention("m2", "b", MAY6, "roe norway france", place="Oslo", words="quay berth"))  # fmt: skip
    assert told == {
        "same kind": 1.0, "same date": 2.0, "both name Jane Roe": 1.0, "both name France": 0.15,
        "both name Norway": 0.1, "both in Oslo": 1.0, "common words: berth, quay": 3.0,
    }  # fmt: skip
    apart = reasons(mention("m1", "a", MAY6, "roe"), mention("m2", "b", WEEK, "hale", kind=EventKind.TALKS))
    assert apart == {"kindred kinds": 0.5, "compatible dates": 1.0}
    undated = reasons(mention("m1", "a", MAY6, "roe"), mention("m2", "b", MAY7, "roe"), dated=False)
    assert undated == {"same kind": 1.0, "both name Jane Roe": 1.0}


@pytest.mark.parametrize(
    ("actors", "whole", "tells"),
    [("roe", 1.0, True), ("roe hale", 2.0, True), ("norway", 0.15, False), ("norway france italy", 0.25, False),
     ("roe norway france italy", 1.25, True)],
)  # fmt: skip
def test_a_cast_says_what_its_actors_do_and_countries_something_once(actors: str, whole: float, tells: bool) -> None:
    cast = pair(mention("m1", "a", MAY6, actors), mention("m2", "b", MAY6, actors))[0].cast
    assert (round(cast.whole, 2), cast.tells) == (whole, tells)


def test_that_one_text_tells_both_of_one_day_counts_where_one_names_nobody_and_no_place() -> None:
    why = "one text tells both of one day"
    assert why in reasons(mention("m1", "a", MAY6, "roe"), mention("m2", "a", MAY6, ""))
    assert why not in reasons(mention("m1", "a", MAY6, "roe"), mention("m2", "a", MAY6, "", place="Oslo"))
    assert why not in reasons(mention("m1", "a", MAY6, "roe"), mention("m2", "b", MAY6, ""))
    assert why not in reasons(mention("m1", "a", MAY6, "roe"), mention("m2", "a", WEEK, ""))
    assert why not in reasons(mention("m1", "a", MAY6, "roe"), mention("m2", "a", MAY6, ""), dated=False)


def test_a_town_says_more_than_a_country_and_one_word_less_than_two() -> None:
    oslo, norway = pair(mention("m1", "a", MAY6, place="Oslo"), mention("m2", "b", MAY6, place="Norway"))
    assert (place_weight(oslo), place_weight(norway)) == (1.0, 0.25)
    assert [word_weight(1.0, n) for n in (0, 1, 2, 5)] == [0.0, 1.5, 3.0, 3.0]
    assert word_weight(0.5, 2) == 1.5


# --- against --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "share", "what"),
    [
        (mention("m1", "a", MAY6), mention("m2", "b", MAY6), 0.0, None),
        (mention("m1", "a", MAY6), mention("m2", "b", MAY6, kind=EventKind.VOTE), 1.0, "kinds"),
        (mention("m1", "a", MAY6), mention("m2", "b", MAY6, kind=EventKind.DEADLINE), 1.0, "kinds"),
        (mention("m1", "a", MAY6), mention("m2", "b", MAY6, status=Status.HYPOTHETICAL), 1.0, "status"),
        (mention("m1", "a", MAY6), mention("m2", "b", MAY6, words="twice"), 1.0, "number"),
        (mention("m1", "a", MAY6, place="Oslo"), mention("m2", "b", MAY6, place="Rome"), 1.0, "places"),
        (mention("m1", "a", MAY6, place="Oslo"), mention("m2", "b", MAY6, place="Norway"), 1.0, None),
        (mention("m1", "a", MAY6, "roe"), mention("m2", "b", MAY6, "hale"), 1.0, "actors"),
        (mention("m1", "a", MAY6, "roe"), mention("m2", "b", MAY6, "roe hale"), 1.0, None),
        (mention("m1", "a", MAY6, "roe"), mention("m2", "b", MAY6, "norway"), 1.0, None),
        (mention("m1", "a", MAY6), mention("m1", "a", MAY6), 1.0, "text"),  # one sentence
        (mention("m1", "a", MAY6), mention("m1", "b", MAY6), 1.0, None),  # at one place of two texts
        (mention("m1", "a", MAY6, kind=EventKind.LEGAL, words="approve"),
         mention("m2", "b", MAY6, kind=EventKind.LEGAL, words="reject"), 1.0, "opposites"),
        (mention("m1", "a", MAY6, kind=EventKind.LEGAL), mention("m2", "b", MAY6, kind=EventKind.LEGAL), 0.25, None),
        (mention("m1", "a", MAY6, kind=EventKind.LEGAL), mention("m2", "b", MAY6, kind=EventKind.LEGAL), 0.24, "words"),
        (mention("m1", "a", MAY6, kind=EventKind.LEGAL), mention("m2", "a", MAY6, kind=EventKind.LEGAL), 1.0, "text"),
    ],
)  # fmt: skip
def test_what_speaks_against_two_tellings_being_one(
    one: Mention, other: Mention, share: float, what: str | None
) -> None:
    a, b = pair(one, other)
    assert contradiction(a, b, share) == contradiction(b, a, share) == what


@pytest.mark.parametrize(
    ("mine", "others", "against"),
    [
        ("approve plan", "reject plan", True),
        ("approve plan", "approve plan", False),
        ("approve", "approve reject", False),  # who tells both tells what came first
        ("approve reject", "reject", False),
        ("plan", "reject", False),
        ("rise", "reject", False),
        ("charge", "acquit", True),
        ("charge", "clear acquit", True),
    ],
)
def test_a_word_is_opposed_where_the_other_has_only_its_opposite(mine: str, others: str, against: bool) -> None:
    assert opposed(frozenset(mine.split()), frozenset(others.split())) is against
    assert opposed(frozenset(others.split()), frozenset(mine.split())) is against


def statement(at: int, words: str, actors: str = "roe") -> Mention:
    told = mention("m1", "h", MAY6, actors, EventKind.STATEMENT, words)
    return replace(told, id=f"m{at}", span=Span(at, at + 9), trigger=Span(at, at + 3))


@pytest.mark.parametrize(
    ("one", "other", "share", "twice"),
    [
        (statement(0, "a b c"), statement(90, "a b c"), 0.4, True),  # three words of a headline are enough
        (statement(0, "a b c"), statement(90, "a b c"), 0.39, False),
        (statement(0, "a b"), statement(90, "a b"), 0.59, False),  # of two, most are needed
        (statement(0, "a b"), statement(90, "a b"), 0.6, True),
        (statement(60, "a b"), statement(90, "a b"), 1.0, False),  # two sentences of the text tell two
        (statement(0, "a b c"), statement(0, "a b c"), 1.0, False),
        (statement(60, "a b"), statement(90, "announcement", ""), 0.0, True),  # "the announcement"
        (statement(60, "a b"), statement(90, "announcement", "hale"), 0.0, False),
        (statement(60, "a b"), statement(90, "announcement b c d e", ""), 0.0, False),
        (statement(0, "a b"), statement(20, "announcement", ""), 0.0, False),  # both in the headline
    ],
)
def test_one_text_tells_one_statement_twice_in_its_headline_or_by_a_bare_noun(
    one: Mention, other: Mention, share: float, twice: bool
) -> None:
    a, b = pair(one, other)
    assert retold(a, b, share) is retold(b, a, share) is twice


def test_the_point_on_which_two_accounts_of_one_event_differ() -> None:
    def point(
        actors: tuple[str, str], kind: EventKind = EventKind.MEETING, words: tuple[str, str] = ("", "")
    ) -> str | None:
        one, other = (mention(f"m{n}", "ab"[n], MAY6, actors[n], kind, words[n]) for n in (0, 1))
        return differing(*pair(one, other))

    assert point(("roe hale", "roe hale")) is None
    assert point(("roe hale", "roe lopes")) == "actors"
    assert point(("roe hale", "roe")) is None
    assert point(("roe hale", "roe lopes"), EventKind.VOTE) is None
    assert point(("roe", "roe"), words=("approve", "reject")) == "accounts"


def test_what_happens_once_is_one_event_of_whom_it_happens_to() -> None:
    def death(number: int, **more: object) -> Mention:
        told = mention(f"m{number}", "ab"[number], MAY6, "roe", EventKind.OTHER, "die hospital")
        return replace(told, **more)  # type: ignore[arg-type]

    keys = [sorted(once_keys(a)) for a in pair(death(0), death(1))]
    assert keys == [[("die", "roe")]] * 2
    assert both_once(*pair(death(0), death(1, dating=MAY8)))
    assert not both_once(*pair(death(0), death(1, document="a")))
    two = mention("m3", "b", MAY6, "roe hale", EventKind.OTHER, "die")
    assert list(once_keys(pair(two, two)[0])) == []  # of two it is not said who died
    founded = mention("m4", "b", MAY6, "roe hale", EventKind.OTHER, "found")
    assert sorted(once_keys(pair(founded, founded)[0])) == [("found", "hale"), ("found", "roe")]
    for other in (
        death(1, status=Status.HYPOTHETICAL), death(1, kind=EventKind.STATEMENT), death(1, dating=None),
        death(1, dating=on(6, 6, basis=DatingBasis.PUBLICATION)), death(1, dating=on(None, 6, Bound.BY)),
        death(1, dating=on(5, 6, basis=DatingBasis.BOUNDED)), death(1, words=frozenset({"hospital"})),
    ):  # fmt: skip
        assert not both_once(*pair(death(0), other))


# --- conflicts and stands ---------------------------------------------------------------------------


def stands(*told: tuple[str, Status], published: Iterable[tuple[str, date]] = ()) -> list[tuple[Status, int]]:
    mentions = [mention(f"m{n}", document, MAY6, status=status) for n, (document, status) in enumerate(told)]
    return [(stand.status, len(stand.mentions)) for stand in stands_of(mentions, dict(published))]


def test_statuses_follow_each_other_as_they_were_published() -> None:
    days = [("a", date(2024, 5, 9)), ("b", date(2024, 5, 1))]
    moved = stands(("a", Status.OCCURRED), ("b", Status.PLANNED), ("c", Status.DENIED), published=days)
    assert moved == [(Status.PLANNED, 1), (Status.OCCURRED, 1), (Status.DENIED, 1)]  # undated documents last
    assert stands(("a", Status.PLANNED), ("a", Status.OCCURRED), ("a", Status.OCCURRED)) == [(Status.OCCURRED, 2)]
    assert stands(("a", Status.PLANNED), ("b", Status.PLANNED)) == [(Status.PLANNED, 2)]
    assert stands(("a", Status.PLANNED)) == [(Status.PLANNED, 1)]


def test_what_occurred_stays_so_and_else_the_latest_counts() -> None:
    def last(*statuses: Status) -> Status:
        told = [mention(f"m{n}", "abcd"[n], MAY6, status=s) for n, s in enumerate(statuses)]
        return status_of(stands_of(told, {}))

    assert last(Status.OCCURRED, Status.PLANNED) is Status.OCCURRED
    assert last(Status.PLANNED, Status.CANCELLED) is Status.CANCELLED
    assert last(Status.CANCELLED, Status.PLANNED) is Status.PLANNED


def test_a_denial_contradicts_what_is_told_and_a_plan_that_was_called_off_before_does_not() -> None:
    days = {"a": date(2024, 5, 9), "b": date(2024, 5, 1), "c": date(2024, 5, 20)}
    told = mention("m1", "a", MAY6)
    denied, before, after = (
        mention(f"m{n}", document, MAY6, status=status)
        for n, document, status in ((2, "b", Status.DENIED), (3, "b", Status.CANCELLED), (4, "c", Status.CANCELLED))
    )
    assert status_conflict([told, before], days) is None
    assert status_conflict([denied, before], days) is None
    assert status_conflict([told], days) is None
    for other, value in ((denied, "denied"), (after, "cancelled")):
        found = status_conflict([other, told], days)
        assert found is not None
        assert (found.about, found.values, found.mentions) == ("status", ("occurred", value), ("m1", other.id))


def test_the_date_of_a_report_disagrees_with_nobody_who_tells_one() -> None:
    told, report, carried = (
        mention("m1", "a", MAY6), mention("m2", "b", on(9, 9, basis=DatingBasis.PUBLICATION)),
        mention("m3", "b", on(9, 9, basis=DatingBasis.CARRIED)),
    )  # fmt: skip
    assert list(told_dates([told, report, carried])) == [told]
    assert list(told_dates([report, carried])) == [report, carried]
    assert date_conflict([told, report], MAY6) is None
    torn = date_conflict([told, mention("m4", "c", MAY8)], MAY6)
    assert torn is not None
    assert (torn.values, torn.mentions) == (("2024-05-06", "2024-05-08"), ("m1", "m4"))
    assert date_conflict([told, mention("m4", "c", MAY8)], None) is None


def test_a_mention_that_takes_up_another_with_another_date_corrects_it() -> None:
    first, again = mention("m1", "a", MAY6), replace(mention("m2", "a", MAY8), antecedent="m1")
    assert corrections_among([first, again]) == {"m2"}
    assert corrections_among([first, replace(again, dating=MAY6)]) == frozenset()
    assert corrections_among([first, replace(again, dating=None)]) == frozenset()
    assert corrections_among([again]) == frozenset()


def test_accounts_that_name_others_or_tell_the_opposite_are_shown_side_by_side() -> None:
    one, other = mention("m1", "a", MAY6, "roe hale"), mention("m2", "b", MAY6, "roe lopes")
    corpus = corpus_of([one, other], ACTORS)
    found = other_conflicts([("actors", "m1", "m2"), ("date", "m1", "m2")], [one, other], corpus)
    assert [(c.about, c.values) for c in found] == [("actors", ("Jane Roe, Tom Hale", "Ana Lopes, Jane Roe"))]
    accounts = other_conflicts([("accounts", "m2", "m1")], [one, other], corpus)
    assert [(c.about, c.values) for c in accounts] == [("accounts", ("m2", "m1"))]


# --- sources and importance -------------------------------------------------------------------------

WORDS = [f"word{n}" for n in range(60)]


def texts(**told: str) -> dict[str, Document]:
    return {key: Document(key, f"{key}.txt", text) for key, text in told.items()}


def test_a_text_of_which_half_stands_in_another_is_its_copy() -> None:
    others = [f"other{n}" for n in range(60)]
    whole, half, less = (" ".join(words) for words in (WORDS, WORDS[:32] + others[32:], WORDS[:31] + others[31:]))
    assert reprints_of(texts(a=whole, b=half).values()) == {"b": "a"}
    assert reprints_of(texts(a=whole, b=less).values()) == {}
    short = " ".join(WORDS[:23])  # too short to be told to be a copy
    assert reprints_of(texts(a=whole, b=short).values()) == {}
    assert reprints_of(texts(a=whole, b=" ".join(WORDS[:24])).values()) == {"b": "a"}


def test_a_copy_is_of_the_one_published_first_and_a_copy_of_a_copy_of_the_original() -> None:
    whole = " ".join(WORDS)
    days = {"a": None, "b": date(2024, 5, 2), "c": date(2024, 5, 1)}
    documents = [
        Document(
            key,
            key,
            whole,
            publication=Publication(PublicationBasis.STATED, day) if day else Publication(PublicationBasis.UNKNOWN),
        )
        for key, day in days.items()
    ]
    assert reprints_of(documents) == {"a": "c", "b": "c"}


def told_by(**passages: str) -> int:
    """How many sources tell an event, each document in a passage of these words."""
    mentions = [
        replace(mention("m1", key, MAY6, words=text), id=key, title=text, span=Span(0, len(text)))
        for key, text in passages.items()
    ]
    return independent(mentions, {}, texts(**passages))


def test_who_says_it_in_the_words_of_another_is_no_second_source() -> None:
    one, other = "the board met on the quay today", "yesterday came the ferry with all its sails"
    assert told_by(a=one, b=other) == 2
    assert told_by(a=one, b=one) == 1
    assert told_by(a=one, b=f"{one} and then it left", c=other) == 2
    assert told_by(a=one) == 1
    mentions = [replace(mention("m1", key, MAY6), span=Span(0, 9)) for key in "ab"]
    assert independent(mentions, {"b": "a"}, texts(a=one, b=other)) == 1


def worth(*mentions: Mention, sources: int = 1, when: Dating | None = None, status: Status = Status.OCCURRED) -> float:
    lengths = dict.fromkeys("abc", 1000)
    return importance(mentions, sources, when, status, corpus_of(mentions, ACTORS), lengths)


def test_importance_is_the_sum_that_its_docstring_says() -> None:
    end = replace(mention("m1", "a", None, "", EventKind.OTHER), span=Span(1000, 1009))
    bare = worth(end)
    assert bare == pytest.approx(2.0 + 0.5, abs=0.01)
    assert worth(end, sources=3) - bare == pytest.approx(2.0, abs=0.01)
    assert worth(end, end, end) - bare == pytest.approx(0.5, abs=0.01)
    assert worth(replace(end, span=Span(0, 9))) - bare == pytest.approx(1.5, abs=0.01)
    assert worth(replace(end, span=Span(500, 509))) - bare == pytest.approx(0.75, abs=0.01)
    assert worth(replace(end, place="Oslo")) - bare == pytest.approx(0.25, abs=0.01)
    assert worth(replace(end, kind=EventKind.VOTE)) - bare == pytest.approx(0.75, abs=0.01)
    assert worth(end, status=Status.HYPOTHETICAL) - bare == pytest.approx(-1.0, abs=0.01)
    for when, more in ((on(6, 6), 0.5), (on(6, 7), 0.5), (on(6, 8), 0.25), (on(1, 31), 0.25),
                       (dating(date(2024, 1, 1), date(2024, 2, 1)), 0.0), (on(None, 6), 0.0)):  # fmt: skip
        assert worth(end, when=when) - bare == pytest.approx(more, abs=0.01)


def test_two_persons_are_worth_more_than_one_and_three_no_more_and_countries_nothing() -> None:
    def cast(actors: str) -> float:
        return worth(replace(mention("m1", "a", None, actors, EventKind.OTHER), span=Span(1000, 1009)))

    assert cast("norway") == cast("")
    assert cast("roe") - cast("") == pytest.approx(0.25 + 0.375, abs=0.01)  # named, and by the whole corpus
    assert cast("roe hale") - cast("") == pytest.approx(0.5 + 0.75, abs=0.01)
    assert cast("roe hale lopes") == cast("roe hale")


def test_a_day_is_worth_its_events_and_only_single_days_count() -> None:
    events = [replace(e, importance=2.0**n) for n, e in enumerate(ferry().events)]
    days = days_of([*events, replace(events[2], id="again")])
    single = [e for e in events if e.dating and e.dating.when.days == 1]
    assert {day for day, _, _ in days} == {e.dating.when.first.isoformat() for e in single}  # type: ignore[union-attr]
    assert [worth_ for _, worth_, _ in days] == sorted((w for _, w, _ in days), reverse=True)
    assert any(ids == (events[2].id, "again") for _, _, ids in days)


def test_the_top_of_a_chronology_keeps_whom_its_events_name() -> None:
    told = replace(
        ferry(), events=tuple(replace(e, importance=9.0 if e.id == "e5" else 1.0) for e in ferry().events),
        undated=tuple(replace(e, importance=0.0) for e in ferry().undated),
    )  # fmt: skip
    top = shortened(told, 1)
    assert ([e.id for e in top.events], top.undated) == (["e5"], ())
    assert {a.id for a in top.actors} == {"ministry", "northline", "ruritania"}
    assert len(top.documents) == 3
    assert [e.id for e in shortened(told, 2).all_events()] == ["e1", "e5"]
