"""Dates, counts and grounds in words, as a person reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from chronologies import dating
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import (
    Bound,
    Dating,
    DatingBasis,
    Engine,
    Granularity,
    Ground,
    Interval,
    Publication,
    PublicationBasis,
)
from timeline.wording import (
    count,
    dating_in_words,
    day_in_words,
    days_in_words,
    grounds_in_words,
    interval_in_words,
    is_approximate,
    meaning_of,
    publication_in_words,
    reading_in_words,
    sureness,
    sureness_in_figures,
    sureness_of_date,
)

CLAUSE, BOUNDED = DatingBasis.CLAUSE, DatingBasis.BOUNDED


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (dating(date(2025, 3, 22)), "Sat 22 Mar 2025"),
        (dating(date(2025, 3, 3), date(2025, 3, 5), Granularity.PERIOD), "3 – 5 Mar 2025"),
        (dating(date(2025, 2, 27), date(2025, 3, 5), Granularity.PERIOD), "27 Feb – 5 Mar 2025"),
        (dating(date(2024, 12, 30), date(2025, 1, 2), Granularity.PERIOD), "30 Dec 2024 – 2 Jan 2025"),
        (dating(date(2025, 3, 22), date(2025, 3, 23), Granularity.WEEKEND), "22 – 23 Mar 2025 (that weekend)"),
        (dating(date(2025, 2, 1), date(2025, 2, 28), Granularity.MONTH), "February 2025 (day not given)"),
        (dating(date(2025, 1, 1), date(2025, 12, 31), Granularity.YEAR), "2025 (day not given)"),
        (dating(None, date(2025, 4, 29), bound=Bound.BY), "by Tue 29 Apr 2025"),
        (dating(date(2025, 3, 1), None, bound=Bound.SINCE), "since Sat 1 Mar 2025"),
        (dating(date(2025, 4, 4), edtf="2025-04-04~"), "about Fri 4 Apr 2025"),
        (dating(date(1754, 5, 1)), "1 May 1754"),
        (None, "no date"),
    ],
)
def test_a_date_is_told_in_words(when: Dating | None, words: str) -> None:
    assert dating_in_words(when) == words


def test_limits_are_told_as_limits() -> None:
    when = Interval.of_days(date(2025, 2, 14), date(2025, 4, 14))
    bounded = Dating(when, Granularity.PERIOD, Bound.AT, "2025-02-14/2025-04-14", BOUNDED, 0.5, "between both")
    assert dating_in_words(bounded) == "between 14 Feb 2025 and 14 Apr 2025"
    limit = Interval.of_days(None, date(2025, 3, 19))
    recent = Dating(limit, Granularity.PERIOD, Bound.BY, "../2025-03-19", BOUNDED, 0.5, "it is called recent")
    assert dating_in_words(recent) == "on or before Wed 19 Mar 2025"


def test_clock_times_are_told_with_their_day() -> None:
    def at(start: str, stop: str, granularity: Granularity = Granularity.MINUTE) -> str:
        when = Interval(moment(start), moment(stop))
        return dating_in_words(Dating(when, granularity, Bound.AT, "", CLAUSE, 1.0, ""))

    assert at("2025-04-07T14:30", "2025-04-07T14:31") == "Mon 7 Apr 2025, 14:30"
    assert at("2025-04-07T14:00", "2025-04-07T16:00") == "Mon 7 Apr 2025, 14:00 – 16:00"
    assert at("2025-04-07T06:00", "2025-04-07T12:00", Granularity.PART_OF_DAY) == "Mon 7 Apr 2025 (part of the day)"


def test_a_publication_is_told_with_what_it_rests_on() -> None:
    day = date(2025, 3, 19)
    assert publication_in_words(Publication(PublicationBasis.STATED, day, (day, day))) == "19 Mar 2025 · stated"
    several = (date(2025, 3, 16), date(2025, 3, 17))
    assert publication_in_words(Publication(PublicationBasis.INFERRED, None, several)) == "16 – 17 Mar 2025 · inferred"
    assert publication_in_words(Publication(PublicationBasis.UNKNOWN)) == "publication date unknown"


def test_the_grounds_of_a_publication_say_which_days_they_allow() -> None:
    day, later = date(2025, 3, 16), date(2025, 3, 17)
    grounds = (
        Ground("it tells “March 16” as past", day, None, 0.9),
        Ground("it tells “Monday” as to come", None, later, 0.8),
        Ground("its weekday", day, later, 0.6),
        Ground("it says “today”", later, later, 0.5, "other", False),
    )
    told = grounds_in_words(Publication(PublicationBasis.INFERRED, later, (day, later), "in words", grounds=grounds))
    assert told == (
        "it tells “March 16” as past: not before Sun 16 Mar 2025 · sure (90%)",
        "it tells “Monday” as to come: not after Mon 17 Mar 2025 · sure (80%)",
        "its weekday: 16 – 17 Mar 2025 · likely (60%)",
        "it says “today”: Mon 17 Mar 2025 · likely (50%); left aside, for surer evidence speaks against it",
    )
    assert grounds_in_words(Publication(PublicationBasis.STATED, day, None, "the head says it")) == (
        "the head says it",
    )


def test_numbers_and_confidences_read_as_words() -> None:
    assert (count(1, "event"), count(1204, "event")) == ("1 event", "1,204 events")
    assert (sureness_of_date(0.3), sureness_in_figures(0.3)) == ("date: unsure", "date: unsure (30%)")
    assert meaning_of(0.72) == "of 100 dates that rest on the same, about 72 are right"


@given(st.dates(), st.dates())
def test_two_days_in_words_name_both_years(one: date, other: date) -> None:
    first, last = sorted((one, other))
    words = days_in_words(first, last)
    assert str(last.year) in words
    assert (str(first.year) in words) or first.year == last.year


@pytest.mark.parametrize(
    ("day", "weekday", "words"),
    [
        (date(2025, 3, 17), True, "Mon 17 Mar 2025"),
        (date(2025, 3, 23), True, "Sun 23 Mar 2025"),
        (date(2025, 12, 1), False, "1 Dec 2025"),
        (date(2025, 1, 31), False, "31 Jan 2025"),
        (date(1900, 1, 1), True, "Mon 1 Jan 1900"),
        (date(1899, 12, 31), True, "31 Dec 1899"),
    ],
)
def test_a_day_is_told_with_its_weekday_in_years_of_which_people_know_it(day: date, weekday: bool, words: str) -> None:
    assert day_in_words(day, weekday=weekday) == words


@pytest.mark.parametrize(
    ("start", "stop", "granularity", "words"),
    [
        (None, "2025-03-06", None, "until Wed 5 Mar 2025"),
        ("2025-03-05", None, None, "from Wed 5 Mar 2025"),
        ("2025-03-05", "2025-03-06", None, "Wed 5 Mar 2025"),
        ("2025-03-05", "2025-03-07", None, "5 – 6 Mar 2025"),
        ("2025-03-01", "2025-04-01", None, "March 2025"),
        ("2024-02-01", "2024-03-01", None, "February 2024"),
        ("2025-12-01", "2026-01-01", None, "December 2025"),
        ("2025-03-02", "2025-04-01", None, "2 – 31 Mar 2025"),
        ("2025-03-01", "2025-03-31", None, "1 – 30 Mar 2025"),
        ("2025-01-01", "2026-01-01", None, "2025"),
        ("2025-01-01", "2025-12-01", None, "1 Jan – 30 Nov 2025"),
        ("2025-02-01", "2026-01-01", None, "1 Feb – 31 Dec 2025"),
        ("2024-01-01", "2026-01-01", None, "1 Jan 2024 – 31 Dec 2025"),
        ("2024-03-01", "2025-04-01", None, "1 Mar 2024 – 31 Mar 2025"),
        ("2025-04-07T14:30", "2025-04-07T15:30", Granularity.HOUR, "Mon 7 Apr 2025, 14:30"),
        ("2025-04-07T14:30", "2025-04-07T15:31", Granularity.MINUTE, "Mon 7 Apr 2025, 14:30 – 15:31"),
        ("2025-04-07T22:00", "2025-04-08T02:00", Granularity.SECOND, "Mon 7 Apr 2025, 22:00 – Tue 8 Apr 2025, 02:00"),
        ("2025-04-07T14:30", "2025-04-07T15:31", Granularity.DAY, "Mon 7 Apr 2025"),
    ],
)
def test_a_stretch_is_told_as_shortly_as_it_can_be(
    start: str | None, stop: str | None, granularity: Granularity | None, words: str
) -> None:
    assert interval_in_words(Interval(start and moment(start), stop and moment(stop)), granularity) == words


SPRING = (date(2025, 3, 1), date(2025, 5, 31))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (dating(*SPRING, Granularity.SEASON), "1 Mar – 31 May 2025 (day not given)"),
        (dating(date(1990, 1, 1), date(1999, 12, 31), Granularity.DECADE),
         "1 Jan 1990 – 31 Dec 1999 (year not given)"),
        (dating(date(2025, 3, 17), date(2025, 3, 23), Granularity.WEEK), "17 – 23 Mar 2025 (that week)"),
        (dating(date(2025, 3, 17), granularity=Granularity.WEEK), "Mon 17 Mar 2025"),  # one day of it is left
        (dating(None, date(2025, 4, 29), bound=Bound.BY, edtf="../2025-04-29~"), "about by Tue 29 Apr 2025"),
        (dating(date(2025, 3, 1), None, bound=Bound.SINCE, edtf="2025-03-01?/.."), "about since Sat 1 Mar 2025"),
        (dating(None, date(2025, 4, 29)), "until Tue 29 Apr 2025"),
    ],
)  # fmt: skip
def test_what_is_not_known_of_a_date_is_said(when: Dating, words: str) -> None:
    assert dating_in_words(when) == words


@pytest.mark.parametrize(
    ("bound", "start", "stop", "words"),
    [
        (Bound.BY, None, "2025-04-07T14:30", "by Mon 7 Apr 2025, 14:30"),
        (Bound.SINCE, "2025-04-07T14:30", None, "since Mon 7 Apr 2025, 14:30"),
    ],
)
def test_a_limit_to_the_minute_is_told_with_it(bound: Bound, start: str | None, stop: str | None, words: str) -> None:
    when = Interval(start and moment(start), stop and moment(stop))
    assert dating_in_words(Dating(when, Granularity.MINUTE, bound, "", CLAUSE, 1.0, "")) == words
    assert dating_in_words(Dating(when, Granularity.DAY, bound, "", CLAUSE, 1.0, "")) == words.removesuffix(", 14:30")


def test_one_bounded_day_is_a_day() -> None:
    sole = replace(dating(date(2025, 3, 22)), basis=BOUNDED)
    assert dating_in_words(sole) == "Sat 22 Mar 2025"


@pytest.mark.parametrize(
    ("edtf", "hedged"), [("2025-04-04~", True), ("2025-04?", True), ("2025%", True), ("2025-04-04", False)]
)
def test_a_hedged_date_is_approximate(edtf: str, hedged: bool) -> None:
    assert is_approximate(dating(date(2025, 4, 4), edtf=edtf)) is hedged


def test_a_publication_of_which_one_day_is_left_is_told_by_it() -> None:
    day = date(2025, 3, 16)
    assert publication_in_words(Publication(PublicationBasis.INFERRED, None, (day, day))) == "16 Mar 2025 · inferred"
    assert publication_in_words(Publication(PublicationBasis.STATED, day)) == "16 Mar 2025 · stated"
    assert publication_in_words(Publication(PublicationBasis.UNKNOWN, day)) == "publication date unknown"
    assert publication_in_words(Publication(PublicationBasis.INFERRED)) == "publication date unknown"


def test_a_ground_that_allows_every_day_says_so() -> None:
    ground = Ground("its style", None, None, 0.85)
    (told,) = grounds_in_words(Publication(PublicationBasis.INFERRED, date(2025, 3, 16), grounds=(ground,)))
    assert told == "its style: any day · sure (85%)"


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "sure"), (0.8, "sure"), (0.79, "likely"), (0.5, "likely"), (0.49, "unsure"), (0.0, "unsure")],
)
def test_a_confidence_is_a_word(confidence: float, words: str) -> None:
    assert sureness(confidence) == words


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    told = [count(number, "country", "countries") for number in (0, 1, 2)]
    assert told == ["0 countries", "1 country", "2 countries"]


def test_what_read_the_sentences_is_named_and_what_that_costs() -> None:
    shallow = reading_in_words(Engine("d", "1", "rules", "1"))
    assert shallow.endswith("without a language model, so that events are missing")
    assert reading_in_words(Engine("d", "1", "en_core", "3.7")) == "reading with the language model en_core 3.7"
