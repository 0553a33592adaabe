"""What is weighed for and against two tellings being one event, each point by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from chronologies import ferry
from test_merge import ACTORS, MAY6, MAY8, dating, mention

from timeline.calendars import edtf_of
from timeline.merge import days_of, reprints_of, shortened
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
from timeline.merge.sources import independent
from timeline.merge.terms import opposed
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
