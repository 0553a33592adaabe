"""When a document was published: a table of heads, and of what an undated text lets one infer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import read
from timeline.anchoring import expressions_of
from timeline.model import (
    DatingBasis,
    Document,
    Ground,
    Interval,
    Publication,
    PublicationBasis,
    Span,
    Status,
    TimeExpression,
)
from timeline.pipeline import build, dated
from timeline.publication.backward import days_of_writing, phrase_of
from timeline.publication.limits import Limit, Stretch, agreed
from timeline.publication.years import window_of
from timeline.temporal import times
from timeline.temporal.words import MONTH_NAMES

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
    assert (document.publication.basis, document.publication.day) == (PublicationBasis.STATED, day)
    assert document.publication.span is not None
    assert document.publication.evidence.startswith("the document's own words: “")


def test_minutes_are_of_the_meeting_that_their_heading_names() -> None:
    text = (
        "MINUTES of the meeting of Redmoor Parish Council held in the Hall on Tuesday 9 May 2023 at 7.30 pm\n\n"
        "The minutes of the meeting held on 11 April 2023 were approved."
    )
    (document,) = dated([Document("d", "d.txt", text)])
    assert (document.publication.basis, document.publication.calendar_day) == (
        PublicationBasis.STATED,
        date(2023, 5, 9),
    )


def test_a_deed_is_of_the_day_on_which_it_is_made_and_tells_of_that_day() -> None:
    made = "This Agreement is made on 14 March 2022 between Acme Ltd and Orrin plc."
    text = f"{made} The supplier shall pay by 3 May 2022."
    chronology = build([Document("d", "d.txt", text)])
    assert chronology.documents[0].publication.day == date(2022, 3, 14)
    assert [(e.kind, e.dating.edtf) for e in chronology.events if e.dating] == [
        ("agreement", "2022-03-14"),
        ("deadline", "../2022-05-03"),
    ]


def test_what_an_answered_mail_tells_of_yesterday_is_counted_from_its_own_date() -> None:
    mail = "Date: Thu, 6 Feb 2020 16:42\n\nCan we talk on Monday?\n\nCarla Weiss\n\n"
    answered = "> Date: Wed, 5 Feb 2020 09:15\n>\n> Acme Ltd sent the invoice yesterday.\n"
    chronology = build([Document("d", "d.txt", mail + answered)])
    assert [e.dating.edtf for e in chronology.events if e.dating and "invoice" in e.title] == ["2020-02-04"]


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
    assert document.publication.basis in {PublicationBasis.INFERRED, PublicationBasis.UNKNOWN}


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
    assert (publication.basis, publication.range) == (PublicationBasis.INFERRED, span)
    assert publication.day in span
    assert publication.evidence


def test_a_wide_range_is_given_without_a_day() -> None:
    text = "The firm bought the mill on 3 January 2024. The annual meeting will be held on 4 June 2024."
    (document,) = dated([Document("d", "d.txt", text)])
    assert document.publication.day is None
    assert document.publication.range == (date(2024, 1, 3), date(2024, 6, 4))


def test_a_day_told_as_past_alone_is_no_date_of_publication() -> None:
    (document,) = dated([Document("d", "d.txt", "The firm bought the mill on 3 January 2024. Nobody was asked.")])
    assert (document.publication.basis, document.publication.day) == (PublicationBasis.UNKNOWN, None)
    assert "it tells “3 January 2024” as past" in document.publication.evidence


def test_the_other_documents_help_to_find_the_year() -> None:
    lone = Document("lone", "lone.txt", "Jane Roe met the union on March 16. The board will vote on Monday, March 17.")
    kin = Document("kin", "kin.txt", "Published: 2 April 2025" + BODY)
    assert dated([lone])[0].publication.basis is PublicationBasis.UNKNOWN
    found = {d.id: d.publication for d in dated([lone, kin])}
    assert found["lone"].day == date(2025, 3, 17)
    assert "the other documents are of 2025" in found["lone"].evidence


def test_the_window_is_that_of_the_dated_documents() -> None:
    inside = [
        Publication(PublicationBasis.STATED, date(2025, 3, 2)),
        Publication(PublicationBasis.GIVEN, datetime(2025, 4, 1, 9)),
    ]
    assert window_of([*inside, Publication(PublicationBasis.INFERRED, date(2020, 1, 1))]) == (
        date(2025, 3, 2),
        date(2025, 4, 1),
    )
    assert window_of([]) is None


def test_what_the_user_gives_overrules_what_the_document_says() -> None:
    document = Document("d", "d.txt", STATED[0][0])
    chronology = build([document], published={"d": date(2020, 1, 2)})
    assert chronology.documents[0].publication.basis is PublicationBasis.GIVEN
    assert chronology.documents[0].publication.day == date(2020, 1, 2)


HEADED = "Budget row\n\nMarch 19, 2025" + BODY


@pytest.mark.parametrize(
    ("day", "text", "shown", "aside"),
    [
        (datetime(2025, 3, 19, 17, 40), HEADED, "March 19, 2025", False),
        (date(2025, 3, 21), HEADED, None, True),
        (date(2025, 3, 21), BODY, None, False),
    ],
)
def test_what_the_metadata_states_is_the_day_whatever_the_text_says(
    day: date, text: str, shown: str | None, aside: bool
) -> None:
    stated = Publication(PublicationBasis.STATED, day, None, "the mail was sent then")
    (document,) = dated([Document("d", "d.eml", text, publication=stated)])
    publication = document.publication
    assert (publication.basis, publication.day) == (PublicationBasis.STATED, day)
    assert (None if publication.span is None else document.quote(publication.span)) == shown
    assert ("left aside: the document's own words: “March 19, 2025”" in publication.evidence) == aside
    assert [ground.kept for ground in publication.grounds] == ([True, False] if aside else [])


HINTED = [
    ("Nothing here tells a day." + BODY, date(2025, 3, 19), date(2025, 3, 19), True),
    (HEADED, date(2026, 1, 1), date(2025, 3, 19), None),
    ("The mayor resigned on 3 May 2025." + BODY, date(2013, 12, 23), None, False),
    ("The mayor resigned on 3 May 2025." + BODY, date(2025, 5, 4), date(2025, 5, 4), True),
]


@pytest.mark.parametrize(("text", "hint", "day", "kept"), HINTED)
def test_a_hint_dates_a_document_where_nothing_else_does(
    text: str, hint: date, day: date | None, kept: bool | None
) -> None:
    told = Publication(PublicationBasis.UNKNOWN, grounds=(Ground("the PDF was made then", hint, hint, 0.5),))
    (document,) = dated([Document("d", "d.pdf", text, publication=told)])
    publication = document.publication
    assert publication.calendar_day == day
    assert (publication.basis, publication.confidence) == (PublicationBasis.INFERRED, 0.5) or not kept
    assert [g.kept for g in publication.grounds if g.why == "the PDF was made then"] == ([] if kept is None else [kept])


def test_what_a_dated_pdf_tells_of_wednesday_is_counted_from_its_day() -> None:
    told = Publication(
        PublicationBasis.UNKNOWN, grounds=(Ground("the PDF was made then", *[date(2025, 3, 21)] * 2, 0.5),)
    )
    chronology = build([Document("d", "d.pdf", "The council met on Wednesday.", publication=told)])
    (event,) = chronology.events
    assert event.dating is not None
    assert event.dating.start == "2025-03-19"
    assert event.dating.confidence < 0.7


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
    document = Document("d", "d.txt", text, publication=Publication(PublicationBasis.INFERRED, day, days))
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
    assert (dating.basis, dating.start, dating.end) == (DatingBasis.BOUNDED, "2025-03-15", "2025-03-16")
    assert "“yesterday” is Sat 15 Mar 2025 or Sun 16 Mar 2025" in dating.why


# --- what a text says of its own day --------------------------------------------------------------

OWN = [
    # the day of writing with its date beside it
    ("The council voted today, 3 March 2025, to close the pool.", date(2025, 3, 3), date(2025, 3, 3)),
    ("The museum opens tomorrow, 4 May 2024. Mayor Lind was there.", date(2024, 5, 3), date(2024, 5, 3)),
    ("Rovers were beaten at home yesterday (12 August 2023) for the first time.", date(2023, 8, 13), date(2023, 8, 13)),
    # but not what somebody said on another day
    ("“We voted today, 3 March 2025,” the mayor wrote in a letter.", None, None),
    # a verb in the present tells no past
    ("A period that ends on 13 December 2024 was set by the court on 22 November 2024.", None, None),
    # years are no bounds of a day
    ("In 2019 the firm bought the mill. It will open the plant in 2021.", None, None),
]


@pytest.mark.parametrize(("text", "first", "last"), OWN, ids=[row[0][:40] for row in OWN])
def test_a_text_may_name_its_own_day(text: str, first: date | None, last: date | None) -> None:
    (document,) = dated([Document("d", "d.txt", text)])
    assert document.publication.range == (None if first is None else (first, last))


def test_where_the_evidence_contradicts_itself_the_weaker_side_is_left_aside_and_said() -> None:
    text = "The firm bought the mill on 9 June 2024. It sold the yard on 3 June 2024. It will open on 7 June 2024."
    (document,) = dated([Document("d", "d.txt", text)])
    assert "left aside: it tells “7 June 2024” as to come" in document.publication.evidence
    assert [g.kept for g in document.publication.grounds] == [True, False]


def test_a_text_of_one_weekday_may_be_of_the_days_after_it() -> None:
    report = "On 3 March 2025 the club dismissed its coach. The board met on Thursday."
    daily = f"{report} It had met on Wednesday. Fans marched on Thursday. A lawyer spoke on Thursday."
    found = [dated([Document("d", "d.txt", text)])[0].publication.range for text in (report, daily)]
    assert found[0] is None or found[0][1] > date(2025, 3, 7)
    assert found[1] is None or found[1] == (date(2025, 3, 6), date(2025, 3, 7))


# --- what the other documents say -----------------------------------------------------------------

SIBLINGS = [
    # (dated document, undated document, first and last day of the undated one)
    (  # a court
        "Published: 6 May 2024\n\nJudge Elena Marsh fined Coldwater Shipping on Tuesday, 30 April 2024, for the spill.",
        "Coldwater Shipping was fined on Tuesday by Judge Elena Marsh for the spill, and its owner apologised.",
        (date(2024, 4, 30), date(2024, 5, 3)),
    ),
    (  # a company
        "Published: 22 May 2025\n\nHalden Group agreed on 20 May 2025 to buy Northgate Mills for $2bn.",
        "Halden Group agreed yesterday to buy Northgate Mills. Analysts had expected the deal.",
        (date(2025, 5, 21), date(2025, 5, 21)),
    ),
    (  # a meeting that is still to come
        "Published: 22 May 2025\n\nMarcus Thale of Halden Group met Priya Sundaram in Oslo on 20 May 2025.",
        "Marcus Thale will meet Priya Sundaram in Oslo tomorrow. Shares of Halden Group rose.",
        (date(2025, 5, 19), date(2025, 5, 19)),
    ),
    (  # football
        "Published: 12 August 2024\n\nMartin Doyle met Kofi Mensah in Lisbon on 7 August 2024.",
        "Martin Doyle met Kofi Mensah in Lisbon on Wednesday, and a transfer to Ashford Rovers is near.",
        (date(2024, 8, 7), date(2024, 8, 10)),
    ),
    (  # a council
        "Wexbridge Gazette\n14 March 2023\n\nRuth Ames and Tom Pryce visited Mill Lane on 10 March 2023.",
        "Councillor Ruth Ames and developer Tom Pryce will visit Mill Lane on Friday. Wexbridge Council is divided.",
        (date(2023, 3, 4), date(2023, 3, 10)),
    ),
    (  # what has not begun was not over
        "Published: 20 June 2024\n\nThe first hearing of Anna Roe and Peter Hale took place on 18 June 2024.",
        "Anna Roe and Peter Hale spoke to reporters on Thursday, before their hearing has even begun. "
        "Anna Roe resigned on 12 June 2024.",
        (date(2024, 6, 13), date(2024, 6, 16)),
    ),
]


@pytest.mark.parametrize(("known", "open_", "days"), SIBLINGS, ids=[row[1][:40] for row in SIBLINGS])
def test_another_document_dates_one_that_tells_the_same(known: str, open_: str, days: tuple[date, date]) -> None:
    found = {d.id: d.publication for d in dated([Document("k", "known.txt", known), Document("o", "open.txt", open_)])}
    assert (found["o"].basis, found["o"].range) == (PublicationBasis.INFERRED, days)
    assert any(ground.document == "k" for ground in found["o"].grounds)
    assert "“known.txt”" in found["o"].evidence or "“known”" in found["o"].evidence
    assert 0 < found["o"].confidence < 1


BACK = [
    # (sentence, phrase, first and last day on which it means 7 May 2025, a Wednesday)
    ("They met on Wednesday.", "Wednesday", date(2025, 5, 7), date(2025, 5, 13)),
    ("They will meet on Wednesday.", "Wednesday", date(2025, 5, 1), date(2025, 5, 7)),
    ("They met last night.", "last night", date(2025, 5, 8), date(2025, 5, 8)),
    ("They met 20 days ago.", "20 days ago", date(2025, 5, 27), date(2025, 5, 27)),
    ("They met three weeks ago.", "three weeks ago", date(2025, 5, 26), date(2025, 6, 1)),
    ("They will meet in 10 days.", "10 days", date(2025, 4, 27), date(2025, 4, 27)),
    ("They met earlier this week.", "earlier this week", date(2025, 5, 7), date(2025, 5, 11)),
    ("They met last month.", "last month", date(2025, 6, 1), date(2025, 6, 30)),
    ("They met over the weekend.", "the weekend", None, None),
    ("They met the previous day.", "the previous day", None, None),
    ("They met on 7 May.", "7 May", None, None),
]


@pytest.mark.parametrize(("text", "phrase", "first", "last"), BACK, ids=[row[0] for row in BACK])
def test_from_what_a_phrase_means_back_to_when_it_was_written(
    text: str, phrase: str, first: date | None, last: date | None
) -> None:
    time = next(t for t in times(text, published=date(2025, 5, 7)) if t.quote == phrase)
    found = phrase_of(text, time)
    days = () if found is None else days_of_writing(found, date(2025, 5, 7), date(2025, 5, 7))
    assert days == (() if first is None else ((first, last),))


@pytest.mark.parametrize("told", ["has not begun", "has yet to begin", "had not begun", "began late"])
def test_only_what_has_not_begun_now_is_still_to_come(told: str) -> None:
    known = "Published: 20 June 2024\n\nThe first hearing of Anna Roe and Peter Hale took place on 18 June 2024."
    open_ = f"Anna Roe resigned on 12 June 2024. The hearing {told}, and Anna Roe and Peter Hale are silent."
    found = {d.id: d.publication for d in dated([Document("k", "known.txt", known), Document("o", "open.txt", open_)])}
    ahead = told in {"has not begun", "has yet to begin"}
    assert found["o"].range == ((date(2024, 6, 12), date(2024, 6, 18)) if ahead else None)


APART = [
    # another weekday, another person, another place: nothing is learned
    "Martin Doyle met Kofi Mensah in Lisbon on Friday.",
    "Martin Doyle met Jack Price in Lisbon on Wednesday.",
    "Martin Doyle met Kofi Mensah in Madrid on Wednesday.",
    "Martin Doyle telephoned Kofi Mensah on Wednesday.",
    # who meets once may meet again: without a weekday or a place to check by, nothing is learned
    "Martin Doyle met Kofi Mensah yesterday.",
]


@pytest.mark.parametrize("text", APART)
def test_what_is_not_the_same_event_dates_nothing(text: str) -> None:
    known = "Published: 12 August 2024\n\nMartin Doyle met Kofi Mensah in Lisbon on 7 August 2024."
    found = {d.id: d.publication for d in dated([Document("k", "known.txt", known), Document("o", "open.txt", text)])}
    assert (found["o"].basis, found["o"].range) == (PublicationBasis.UNKNOWN, None)


CHAIN = [
    Document("a", "a.txt", "Published: 12 August 2024\n\nMartin Doyle met Kofi Mensah in Lisbon on 7 August 2024."),
    Document(
        "b", "b.txt", "Martin Doyle met Kofi Mensah in Lisbon yesterday. Ruth Ames visited Tom Pryce in Oslo yesterday."
    ),
    Document("c", "c.txt", "Ruth Ames visited Tom Pryce in Oslo the day before yesterday, Tuesday's papers say."),
    Document("d", "d.txt", "Ruth Ames visited Tom Pryce in Oslo today."),
]


def test_what_is_dated_in_one_round_dates_others_in_the_next() -> None:
    found = {d.id: d.publication.range for d in dated(CHAIN)}
    assert found["b"] == (date(2024, 8, 8), date(2024, 8, 8))
    assert found["d"] == (date(2024, 8, 7), date(2024, 8, 7))


@given(st.permutations(CHAIN))
@settings(max_examples=10, deadline=None)
def test_the_order_of_documents_does_not_matter(documents: list[Document]) -> None:
    first = {d.id: d.publication for d in dated(CHAIN)}
    assert {d.id: d.publication for d in dated(documents)} == first


# --- how evidence adds up -------------------------------------------------------------------------

DAYS = st.dates(date(2020, 1, 1), date(2026, 1, 1))


@st.composite
def true_limits(draw: st.DrawFn, truth: date) -> Limit:
    """A piece of evidence that is true of a day."""
    before, after = draw(st.integers(0, 400)), draw(st.integers(0, 400))
    first = draw(st.sampled_from([None, truth - timedelta(days=before)]))
    last = draw(st.sampled_from([None, truth + timedelta(days=after)]))
    return Limit((Stretch(first, last),), draw(st.sampled_from([0.45, 0.6, 0.75, 0.9])), f"{before} {after}")


@given(DAYS, st.data())
def test_true_evidence_always_leaves_the_true_day_and_more_of_it_never_widens(truth: date, data: st.DataObject) -> None:
    limits = data.draw(st.lists(true_limits(truth), max_size=8))
    some, every = agreed(limits[:4]), agreed(limits)
    assert every.allows(truth)
    assert every.aside == ()
    assert (every.first or date.min) >= (some.first or date.min)
    assert (every.last or date.max) <= (some.last or date.max)


@given(DAYS, st.data())
def test_evidence_adds_up_the_same_in_any_order_and_never_to_nothing(truth: date, data: st.DataObject) -> None:
    limits = data.draw(st.lists(st.one_of(true_limits(truth), true_limits(truth + timedelta(days=900))), max_size=8))
    result = agreed(limits)
    assert result == agreed(data.draw(st.permutations(limits)))
    assert len(result.kept) + len(result.aside) == len(limits)
    assert all(result.allows(day) for day in (result.first, result.last) if day is not None)


PLACES = ("Oslo", "Lisbon", "Vienna", "Geneva")
PEOPLE = ("Ruth Ames", "Tom Pryce", "Kofi Mensah", "Anna Roe", "Priya Sundaram")


@given(
    st.dates(date(2015, 1, 1), date(2024, 12, 1)),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.integers(0, 5)), min_size=1, max_size=3),
)
@settings(max_examples=25, deadline=None)
def test_the_true_day_lies_in_the_range_of_a_made_up_corpus(truth: date, meetings: list[tuple[int, int, int]]) -> None:
    known, open_ = [f"Published: {_spelled(truth + timedelta(days=9))}\n\n"], []
    for (place, other, ago), day in zip(meetings, ("met", "met", "met"), strict=False):
        when = truth - timedelta(days=ago)
        said = f"Marcus Thale {day} {PEOPLE[other]} in {PLACES[place]}"
        known.append(f"{said} on {_spelled(when)}. ")
        open_.append(f"{said} {'today' if not ago else 'yesterday' if ago == 1 else f'{ago} days ago'}. ")
    documents = [Document("k", "k.txt", "".join(known)), Document("o", "o.txt", "".join(open_))]
    found = next(d.publication for d in dated(documents) if d.id == "o")
    assert found.range is None or found.range[0] <= truth <= found.range[1]


def _spelled(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


# --- a document of several days, and the sample ---------------------------------------------------

PAGE = (
    "3 mins read\nA deal at last\nRuth Ames and Tom Pryce met in Oslo on Friday, writes our correspondent.\n"
    "9 mins read\nRuth Ames will meet Tom Pryce in Oslo tomorrow. Nobody knows what they will say to each other, and "
    "the town that waits for them has other worries.\n"
)


def test_a_teaser_above_an_article_has_a_day_of_its_own() -> None:
    known = "Published: 20 March 2023\n\nRuth Ames and Tom Pryce met in Oslo on 10 March 2023."
    found = {d.id: d.publication for d in dated([Document("k", "k.txt", known), Document("o", "o.txt", PAGE)])}
    whole, ((span, part),) = found["o"], found["o"].parts
    assert whole.range == (date(2023, 3, 9), date(2023, 3, 9))
    assert part.range == (date(2023, 3, 10), date(2023, 3, 16))
    assert PAGE[span.start : span.end].startswith("3 mins read")
    assert whole.at(Span(span.start, span.start + 5)) is part
    page = Document("o", "o.txt", PAGE, publication=whole)
    assert {t.quote: t.when for t in expressions_of(page)} == {
        "Friday": Interval.of_days(date(2023, 3, 10), date(2023, 3, 10)),
        "tomorrow": Interval.of_days(date(2023, 3, 10), date(2023, 3, 10)),
    }


FILLER = "The weather was fine and nobody in the town had anything to add to it. " * 9
TWO_ARTICLES = (
    f"Harbour Post\n\nMarch 3, 2025\n\nMayor Ida Moreau met the ferry line on Sunday. {FILLER}\n\nMarch 10, 2025\n\n"
    f"Mayor Ida Moreau resigned yesterday. {FILLER}\n"
)


def test_an_article_below_another_tells_what_was_known_on_its_own_day() -> None:
    chronology = build([Document("d", "d.txt", TWO_ARTICLES)])
    publication = chronology.documents[0].publication
    assert publication.day == date(2025, 3, 3)
    assert [(TWO_ARTICLES[s.start : s.start + 8], p.day) for s, p in publication.parts] == [
        ("March 10", date(2025, 3, 10))
    ]
    found = {m.title: (m.status, m.dating and m.dating.start) for m in chronology.mentions}
    assert found["Ida Moreau resigned"] == (Status.OCCURRED, "2025-03-09")


def test_an_entry_of_a_calendar_is_no_article() -> None:
    text = f"Council\n\nMarch 3, 2025\n\nThe council met. {FILLER}\n\nJune 4, 2025\nAnnual meeting\n"
    assert dated([Document("d", "d.txt", text)])[0].publication.parts == ()


SAMPLE = {
    "000": (date(2025, 3, 20), date(2025, 3, 20)),
    "001": (date(2025, 3, 19), date(2025, 3, 19)),
    "002": (date(2025, 4, 14), date(2025, 4, 14)),
    "003": (date(2025, 3, 16), date(2025, 3, 17)),
    "004": (date(2025, 2, 13), date(2025, 2, 14)),
}


def test_all_five_articles_of_the_sample_are_dated() -> None:
    sample = Path(__file__).parent.parent / "data" / "us-russia-2025"
    found = {d.id[:3]: d.publication for d in dated(read([str(sample)]))}
    assert {name: (p.range or (p.calendar_day, p.calendar_day)) for name, p in found.items()} == SAMPLE
    ((_, teaser),) = found["004"].parts
    assert teaser.range is not None
    assert teaser.range[0] == date(2025, 2, 18)
