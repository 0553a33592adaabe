"""When a document was published: a table of heads, and of what an undated text lets one infer."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Basis, Document, Interval, Publication, TimeExpression
from timeline.pipeline import build, dated
from timeline.publication import expressions_of, window_of
from timeline.temporal import times

BODY = "\n\nThe council met to discuss the budget. Nobody spoke against it."

STATED = [
    ("Budget row\n\nBy a staff writer\nPublished: 12 September 2024, 18:42" + BODY, datetime(2024, 9, 12, 18, 42)),
    ("Budget row\n\nJANE ROE March 19, 2025 17:40" + BODY, datetime(2025, 3, 19, 17, 40)),
    ("From The Courier, April 14, 2025, p. 3. Complete text:" + BODY, date(2025, 4, 14)),
    (" date 2025-03-20 + - 16 px" + BODY, date(2025, 3, 20)),
    ("Budget row\n\nMay 7, 2005" + BODY, date(2005, 5, 7)),
    ("The Thornby Messenger\nWednesday, March 8, 2023" + BODY, date(2023, 3, 8)),
    ("LONDON, March 3, 2021 (Newswire) — The council met to discuss the budget.", date(2021, 3, 3)),
    ("Budget row" + BODY + "\n\nFirst published 3 May 2021", date(2021, 5, 3)),
    ("Wexbridge Town Council\nMinutes of the meeting held on 4 March 2024" + BODY, date(2024, 3, 4)),
    # of two dates in the head the labelled one
    ("Hearing of 1 May 2024\nPublished 2 May 2024" + BODY, date(2024, 5, 2)),
    # no date of another thing
    ("Roe v Hale\n\nDate of birth: 3 May 1979\nDate: 9 May 2024" + BODY, date(2024, 5, 9)),
    ("MINUTES\nDate of next meeting: 3 June 2024\nDate of issue: 7 May 2024" + BODY, date(2024, 5, 7)),
]


@pytest.mark.parametrize(("text", "day"), STATED, ids=[str(day) for _, day in STATED])
def test_a_head_or_foot_states_the_day(text: str, day: date) -> None:
    (document,) = dated([Document("d", "d.txt", text)])
    assert (document.publication.basis, document.publication.day) == (Basis.STATED, day)
    assert document.publication.span is not None
    assert document.publication.evidence.startswith("the document's own words: “")


NOT_STATED = [
    "The council met on 3 May 2021 to discuss the budget, which it had put off since 1 April 2021.",
    "In its report of 3 May 2021 the board found no fault." + BODY * 40,
    "Nothing here tells a day." + BODY,
    "Jane Roe (born 3 May 1979)" + BODY,
    "",
]


@pytest.mark.parametrize("text", NOT_STATED)
def test_a_date_told_in_prose_is_not_the_day_of_publication(text: str) -> None:
    (document,) = dated([Document("d", "d.txt", text)])
    assert document.publication.basis in {Basis.INFERRED, Basis.UNKNOWN}


INFERRED = [
    # between the last day told as past and the first told as to come; the weekday with its date fixes the year
    (
        "Jane Roe met the union on March 16. On Monday, March 17, the board will vote. The 2024 report was kind.",
        (date(2025, 3, 16), date(2025, 3, 17)),
    ),
    # a dateline without a year, in a year that its weekdays fit
    (
        "PORT ELLERY, Nov 22 (Coast Wire) - The harbour board is liable, a judge ruled on Friday. It paid in 2023.",
        (date(2024, 11, 22), date(2024, 11, 22)),
    ),
    # the last weekday told as past, in the week of a date that is told with its weekday
    (
        "Marcus Thale resigned on Thursday. Halden told investors on Monday, 19 May, that profit fell in 2025. "
        "Priya Sundaram will take over on Friday. The annual meeting will be held on 4 June.",
        (date(2025, 5, 22), date(2025, 5, 23)),
    ),
]


@pytest.mark.parametrize(("text", "span"), INFERRED, ids=[text[:30] for text, _ in INFERRED])
def test_an_undated_text_lets_the_day_be_inferred(text: str, span: tuple[date, date]) -> None:
    (document,) = dated([Document("d", "d.txt", text)])
    publication = document.publication
    assert (publication.basis, publication.range) == (Basis.INFERRED, span)
    assert publication.day in span
    assert publication.evidence


def test_a_wide_range_is_given_without_a_day() -> None:
    text = "The firm bought the mill on 3 January 2024. The annual meeting will be held on 4 June 2024."
    (document,) = dated([Document("d", "d.txt", text)])
    assert document.publication.day is None
    assert document.publication.range == (date(2024, 1, 3), date(2024, 6, 4))


def test_a_day_told_as_past_alone_is_no_date_of_publication() -> None:
    (document,) = dated([Document("d", "d.txt", "The firm bought the mill on 3 January 2024. Nobody was asked.")])
    assert (document.publication.basis, document.publication.day) == (Basis.UNKNOWN, None)
    assert "it tells “3 January 2024” as past" in document.publication.evidence


def test_the_other_documents_help_to_find_the_year() -> None:
    lone = Document("lone", "lone.txt", "Jane Roe met the union on March 16. The board will vote on Monday, March 17.")
    kin = Document("kin", "kin.txt", "Published: 2 April 2025" + BODY)
    assert dated([lone])[0].publication.basis is Basis.UNKNOWN
    found = {d.id: d.publication for d in dated([lone, kin])}
    assert found["lone"].day == date(2025, 3, 17)
    assert "the other documents are of 2025" in found["lone"].evidence


def test_the_window_is_that_of_the_dated_documents() -> None:
    inside = [Publication(Basis.STATED, date(2025, 3, 2)), Publication(Basis.GIVEN, datetime(2025, 4, 1, 9))]
    assert window_of([*inside, Publication(Basis.INFERRED, date(2020, 1, 1))]) == (date(2025, 3, 2), date(2025, 4, 1))
    assert window_of([]) is None


def test_what_the_user_gives_overrules_what_the_document_says() -> None:
    document = Document("d", "d.txt", STATED[0][0])
    chronology = build([document], published={"d": date(2020, 1, 2)})
    assert chronology.documents[0].publication.basis is Basis.GIVEN
    assert chronology.documents[0].publication.day == date(2020, 1, 2)


def test_an_unknown_document_cannot_be_given_a_date() -> None:
    with pytest.raises(KeyError, match="no document"):
        build([Document("d", "d.txt", "Text.")], published={"x": date(2020, 1, 2)})


# --- what hangs on a date that is known within limits ---------------------------------------------

TWO_DAYS = (date(2025, 3, 16), date(2025, 3, 17))  # Sunday and Monday
IN_DOUBT = [
    # (sentence, phrase, first day, last day, whether it is known which day it is counted from)
    ("She resigned yesterday.", "yesterday", date(2025, 3, 15), date(2025, 3, 16), False),
    ("The court sat on Wednesday.", "Wednesday", date(2025, 3, 12), date(2025, 3, 12), True),
    ("They sat on Wednesday and ruled the next day.", "the next day", date(2025, 3, 13), date(2025, 3, 13), True),
    ("They lost last year.", "last year", date(2024, 1, 1), date(2024, 12, 31), True),
    ("The mayor spoke on Monday.", "Monday", date(2025, 3, 10), date(2025, 3, 17), False),
    ("The deal was signed on March 3.", "March 3", date(2025, 3, 3), date(2025, 3, 3), True),
    ("The vote is tomorrow.", "tomorrow", date(2025, 3, 17), date(2025, 3, 18), False),
    ("The club was bought on 4 May 2019.", "4 May 2019", date(2019, 5, 4), date(2019, 5, 4), True),
]  # fmt: skip


def _told(text: str, phrase: str, day: date | None, days: tuple[date, date]) -> TimeExpression:
    document = Document("d", "d.txt", text, publication=Publication(Basis.INFERRED, day, days))
    return next(t for t in expressions_of(document) if t.quote == phrase)


@pytest.mark.parametrize(("text", "phrase", "first", "last", "sure"), IN_DOUBT, ids=[row[1] for row in IN_DOUBT])
def test_an_expression_means_what_it_means_on_any_day_the_document_may_be_of(
    text: str, phrase: str, first: date, last: date, sure: bool
) -> None:
    told = _told(text, phrase, date(2025, 3, 17), TWO_DAYS)
    assert told.when == Interval.of_days(first, last)
    assert ("the document is of 16 – 17 Mar 2025" in told.why) is not sure


@given(
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.integers(0, 20),
    st.integers(0, 20),
    st.sampled_from([row[:2] for row in IN_DOUBT if row[1] not in {"March 3", "4 May 2019"}]),
)
def test_what_an_expression_means_on_the_true_day_is_within_what_it_means_on_all(
    first: date, wide: int, true: int, row: tuple[str, str]
) -> None:
    days = (first, first + timedelta(days=wide))
    meant = next(t for t in times(row[0], published=first + timedelta(days=min(true, wide))) if t.quote == row[1])
    assert meant.when is not None
    likeliest, open_ = _told(*row, days[1], days).when, _told(*row, None, days).when
    assert likeliest is not None
    assert likeliest.covers(meant.when)
    assert open_ is None or open_.covers(meant.when)


def test_of_a_range_of_months_only_what_all_its_days_agree_on_is_dated() -> None:
    months = (date(2025, 1, 10), date(2025, 6, 10))
    assert _told("They lost last year.", "last year", None, months).when == Interval.of_days(
        date(2024, 1, 1), date(2024, 12, 31)
    )
    assert _told("She resigned yesterday.", "yesterday", None, months).when is None


def test_an_event_that_hangs_on_a_range_of_days_lies_within_limits() -> None:
    text = (
        "Jane Roe met the union on March 16. On Monday, March 17, the board will vote. Marcus Thale resigned "
        "yesterday. The 2024 report was kind."
    )
    (document,) = dated([Document("d", "d.txt", text)])
    assert document.publication.range == TWO_DAYS
    dating = next(m.dating for m in build([document]).mentions if "resigned" in m.title)
    assert dating is not None
    assert (dating.basis, dating.start, dating.end) == ("bounded", "2025-03-15", "2025-03-16")
    assert "“yesterday” is Sat 15 Mar 2025 or Sun 16 Mar 2025" in dating.why
