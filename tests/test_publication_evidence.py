"""Pieces of evidence for a day of publication, each by itself: where a date stands, what it allows, what adds up."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from timeline.anchoring import expressions_of, shifted, without_guesses
from timeline.model import Document, Ground, Interval, Publication, PublicationBasis
from timeline.publication.backward import days_of_writing, phrase_of, sentence_of
from timeline.publication.hints import hinted
from timeline.publication.inferred import dateline, weekday_of_writing
from timeline.publication.limits import Limit, Stretch, agreed, grounds, joined
from timeline.publication.stated import stated
from timeline.publication.years import (
    Window,
    YearGuess,
    in_year,
    likely_year,
    weekday_in,
    window_of,
)
from timeline.temporal import times


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def limit(first: str | None, last: str | None, confidence: float = 0.6, why: str = "it says so") -> Limit:
    return Limit((Stretch(day(first), day(last)),), confidence, why)


# --- limits ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stretches", "together"),
    [
        ([("2025-03-01", "2025-03-02"), ("2025-03-03", "2025-03-04")], [("2025-03-01", "2025-03-04")]),  # they touch
        ([("2025-03-01", "2025-03-02"), ("2025-03-04", "2025-03-05")],
         [("2025-03-01", "2025-03-02"), ("2025-03-04", "2025-03-05")]),
        ([("2025-03-04", "2025-03-05"), ("2025-03-01", "2025-03-09")], [("2025-03-01", "2025-03-09")]),
        ([(None, "2025-03-02"), ("2025-03-01", None)], [(None, None)]),
        ([("2025-03-01", None), ("2025-03-05", "2025-03-06")], [("2025-03-01", None)]),
        ([], []),
    ],
)  # fmt: skip
def test_stretches_that_touch_are_one(stretches: list[tuple], together: list[tuple]) -> None:
    found = joined(Stretch(day(first), day(last)) for first, last in stretches)
    assert [(s.first, s.last) for s in found] == [(day(first), day(last)) for first, last in together]


def test_evidence_that_agrees_leaves_what_all_of_it_allows() -> None:
    found = agreed([limit("2025-03-01", None), limit(None, "2025-03-09"), limit("2025-03-04", "2025-03-20")])
    assert (found.first, found.last, found.aside) == (day("2025-03-04"), day("2025-03-09"), ())
    assert [found.allows(date(2025, 3, d)) for d in (3, 4, 9, 10)] == [False, True, True, False]
    assert {each.hull for each in found.setting()} == {
        Stretch(None, day("2025-03-09")), Stretch(day("2025-03-04"), day("2025-03-20"))
    }  # fmt: skip


def test_the_surest_side_of_a_contradiction_is_kept_and_two_of_one_date_count_once() -> None:
    early, late = limit(None, "2025-03-01", 0.6), limit("2025-03-05", None, 0.9)
    assert agreed([early, late]).aside == (early,)
    twice = [limit(None, "2025-03-01", 0.6, why) for why in ("one", "two")]
    assert agreed([*twice, late]).kept == (late,)
    apart = [limit(None, "2025-03-01", 0.6), limit(None, "2025-03-02", 0.6)]
    assert agreed([*apart, late]).aside == (late,)  # two dates are more than one, however sure
    assert [g.kept for g in grounds(agreed([early, late]))] == [True, False]


def test_without_evidence_every_day_is_allowed_and_nothing_sets_it() -> None:
    found = agreed([])
    assert (found.first, found.last, found.setting()) == (None, None, ())
    assert found.allows(date.min)


def test_a_limit_may_allow_days_that_lie_apart() -> None:
    apart = Limit((Stretch(day("2025-03-01"), day("2025-03-02")), Stretch(day("2025-03-09"), None)), 0.6, "w")
    assert apart.hull == Stretch(day("2025-03-01"), None)
    found = agreed([apart, limit("2025-03-02", "2025-03-10")])
    assert found.days == (Stretch(day("2025-03-02"), day("2025-03-02")), Stretch(day("2025-03-09"), day("2025-03-10")))
    assert not found.allows(date(2025, 3, 5))


# --- what a document states -------------------------------------------------------------------------

BODY = "\n\nThe council met to discuss the budget of the town. Nobody spoke against it there.\n" * 3


def of(text: str, publication: Publication | None = None) -> Publication | None:
    document = Document("d", "d.txt", text, publication=publication or Publication(PublicationBasis.UNKNOWN))
    return stated(document, times(text, published=None))


@pytest.mark.parametrize(
    ("text", "told", "confidence"),
    [
        ("Budget row\n\nPublished: 12 September 2024" + BODY, "2024-09-12", 0.98),
        ("(from The Courier, April 14, 2025, p. 3)" + BODY, "2025-04-14", 0.98),
        ("Budget row\n\n12 September 2024" + BODY, "2024-09-12", 0.95),
        ("LONDON, March 3, 2021 (Newswire) — The council met to discuss it again for the tenth time." + BODY,
         "2021-03-03", 0.95),
        ("Row" + "\n\nThe sky over the town was grey that day, they said." * 10 + "\n\n3 March 2021\n" + BODY,
         "2021-03-03", 0.8),
        ("x " * 3000 + "\nFirst published 3 May 2021", "2021-05-03", 0.95),
        (BODY + "\n3 May 2021", "2021-05-03", 0.95),
        ("x " * 3000 + "\n3 May 2021", None, None),  # alone at the foot it says nothing
        ("x " * 3000 + "\nPublished: 3 May 2021\n" + "y " * 400, None, None),  # nor anywhere in the middle
        ("Row\n\nDate of birth: 3 May 2021" + BODY, None, None),
        ("Row\n\nDate of issue: 3 May 2021" + BODY, "2021-05-03", 0.98),
        ("Row\n\nThe council of the town met again on 3 May 2021 to talk." + BODY, None, None),
        ("Row\n\nMonday, 3 May 2021 and the town was very quiet indeed again." + BODY, None, None),
        ("Minutes of the meeting of 3 May 2021" + BODY, "2021-05-03", 0.98),
        ("Minutes of the meeting of 3 May 2021 were approved by all who were there that night." + BODY, None, None),
        ("May 2021" + BODY, None, None),  # a month is no day
    ],
)  # fmt: skip
def test_a_date_counts_by_where_it_stands(text: str, told: str | None, confidence: float | None) -> None:
    found = of(text)
    assert (found and found.calendar_day, found and found.confidence) == (day(told), confidence)


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ("19 March 2025 17:40", datetime(2025, 3, 19, 17, 40)),
        ("19 March 2025, at 9:05", datetime(2025, 3, 19, 9, 5)),
        ("19 March 2025 | 25:99", date(2025, 3, 19)),
        ("19 March 2025", date(2025, 3, 19)),
    ],
)
def test_a_clock_time_behind_the_day_of_publication_is_its_hour(told: str, when: date) -> None:
    found = of(f"Row\n\nPublished: {told}\n{BODY}")
    assert found is not None
    assert found.day == when


def test_the_surest_place_is_taken_and_of_equal_ones_the_first() -> None:
    assert of("1 May 2024\n\nPublished: 2 May 2024" + BODY).day == date(2024, 5, 2)  # type: ignore[union-attr]
    assert of("1 May 2024\n\n2 May 2024" + BODY).day == date(2024, 5, 1)  # type: ignore[union-attr]


def test_the_day_of_the_metadata_goes_before_that_of_the_text_which_is_said() -> None:
    text = "Row\n\nPublished: 2 May 2024" + BODY
    same = of(text, Publication(PublicationBasis.STATED, date(2024, 5, 2), evidence="the metadata"))
    other = of(text, Publication(PublicationBasis.STATED, date(2024, 5, 1), evidence="the metadata"))
    given = of(text, Publication(PublicationBasis.GIVEN, date(2024, 5, 1), evidence="the user"))
    assert same is not None
    assert (same.evidence, same.grounds) == ("the metadata", ())
    assert same.span is not None
    assert other is not None
    assert (other.day, [g.kept for g in other.grounds]) == (date(2024, 5, 1), [True, False])
    assert other.evidence.startswith("the metadata; left aside: the document's own words")
    assert given is not None
    assert (given.day, given.evidence) == (date(2024, 5, 1), "the user")


def test_the_evidence_quotes_the_line_and_of_a_long_one_its_beginning() -> None:
    short, long = of("Row\n\nDated 2 May 2024" + BODY), of("Row\n\nDated 2 May 2024 " + "x" * 120 + BODY)
    assert short is not None
    assert long is not None
    assert short.evidence == "the document's own words: “Dated 2 May 2024”"
    assert long.evidence.endswith("x…”")
    assert len(long.evidence) == len("the document's own words: “”") + 90


# --- years ----------------------------------------------------------------------------------------

WINDOW = Window(date(2024, 12, 20), date(2025, 1, 10))


def guess(text: str, window: Window | None = None, earliest: date | None = None) -> YearGuess | None:
    return likely_year(Document("d", "d.txt", text), times(text, published=None), window, earliest)


@pytest.mark.parametrize(
    ("text", "window", "earliest", "year", "sure", "why"),
    [
        ("They met on 28 December.", WINDOW, None, 2024, True, "the other documents are of 2024 to 2025"),
        ("They met on 3 January.", WINDOW, None, 2025, True, "the other documents are of 2024 to 2025"),
        ("They met on Monday, March 17.", WINDOW, None, 2025, True, "its weekdays fit 2025, and the other documents"),
        ("They met.", WINDOW, None, 2024, True, "the other documents"),
        ("They met on Monday, March 17.", None, date(2021, 1, 20), 2025, True, "the office holders it names were"),
        ("They met on 17 March.", None, date(2021, 1, 20), 2021, True, "the office holders it names were"),
        ("They met on Monday, March 17. The 2024 report was kind.", None, None, 2025, True, "it names the year 2024"),
        ("They met on 17 March. The reports of 2019 and 2023 were kind.", None, None, 2023, False, "2019 to 2023"),
        ("They met on Monday, March 17. The 2014 report led to that of 2026.", None, None, 2025, True, "2014 to 2026"),
        ("They met on 17 March.", None, None, None, None, ""),
        ("They met on 17 March.", WINDOW, date(2026, 1, 1), 2026, True, "office holders"),  # later than all others
    ],
)
def test_the_year_of_a_text_that_names_none(
    text: str, window: Window | None, earliest: date | None, year: int | None, sure: bool | None, why: str
) -> None:
    found = guess(text, window, earliest)
    assert (found and (found.year, found.sure)) == (None if year is None else (year, sure))
    assert found is None or why in found.why


def test_a_window_is_that_of_the_documents_that_state_their_day() -> None:
    told = [
        Publication(PublicationBasis.STATED, date(2025, 3, 5)),
        Publication(PublicationBasis.GIVEN, datetime(2025, 3, 1, 9)),
        Publication(PublicationBasis.INFERRED, date(2024, 1, 1)),
        Publication(PublicationBasis.UNKNOWN),
    ]
    assert window_of(told) == (date(2025, 3, 1), date(2025, 3, 5))
    assert window_of(told[2:]) is None


@pytest.mark.parametrize(
    ("quote", "weekday"), [("on Monday", 0), ("SUNDAY", 6), ("Thurs", 3), ("a summons", None), ("next week", None)]
)
def test_a_phrase_may_name_a_weekday(quote: str, weekday: int | None) -> None:
    assert weekday_in(quote) == weekday


def test_a_guessed_year_is_put_into_days_without_one_and_taken_back_out_of_borrowed_ones() -> None:
    alone = times("They met on 17 March.", published=None)
    (filled,) = in_year(alone, YearGuess(2025, "w"))
    assert (filled.value, filled.when) == ("2025-03-17", Interval.of_days(date(2025, 3, 17), date(2025, 3, 17)))
    leap = times("They met on 29 February.", published=None)
    assert in_year(leap, YearGuess(2025, "w")) == leap
    stated_one = times("They met on 17 March 2024.", published=None)
    assert in_year(stated_one, YearGuess(2025, "w")) == stated_one
    assert without_guesses(stated_one) == stated_one


# --- backwards and anchored -------------------------------------------------------------------------


def test_a_phrase_is_read_in_its_sentence_and_only_where_it_hangs_on_the_day_of_writing() -> None:
    text = "It rained. They met on Wednesday. They left."
    (time,) = times(text, published=date(2025, 5, 8))
    assert text[slice(*sentence_of(text, time.span))].strip().startswith("They met on Wednesday")
    found = phrase_of(text, time)
    assert found is not None
    assert found.sentence[slice(*found.span)] == time.quote
    for other in ("They met on 7 May.", "They met on 7 May 2025.", "They met last year.", "They met the next day."):
        assert [phrase_of(other, t) for t in times(other, published=date(2025, 5, 8))] in ([None], [])


def test_a_stretch_of_what_was_meant_widens_the_days_of_writing() -> None:
    text = "They met yesterday."
    phrase = phrase_of(text, times(text, published=date(2025, 5, 8))[0])
    assert phrase is not None
    days = days_of_writing(phrase, date(2025, 5, 7), date(2025, 5, 9))
    assert days == (Stretch(date(2025, 5, 8), date(2025, 5, 10)),)
    assert days_of_writing(phrase, date.min, date.min) == (Stretch(date(1, 1, 2), date(1, 1, 2)),)


def read(text: str, first: str, last: str, of_day: str | None = None) -> list[tuple[str, str | None, str | None]]:
    inferred = Publication(
        PublicationBasis.INFERRED, day(of_day), (date.fromisoformat(first), date.fromisoformat(last))
    )
    found = expressions_of(Document("d", "d.txt", text, publication=inferred))
    return [(t.quote, t.edtf, t.why) for t in found]


def test_what_every_day_of_a_range_agrees_on_is_sure_and_the_rest_is_any_of_them() -> None:
    ((_, edtf, why),) = read("They met yesterday.", "2025-03-16", "2025-03-17")
    assert edtf == "2025-03-15/2025-03-16"
    assert why == ("the document is of 16 – 17 Mar 2025, so “yesterday” is Sat 15 Mar 2025 or Sun 16 Mar 2025")
    ((_, edtf, why),) = read("They met last month.", "2025-03-16", "2025-03-17")
    assert edtf == "2025-02"
    assert why is not None
    assert why.endswith("; so on every day it may be of (16 – 17 Mar 2025)")
    ((_, edtf, why),) = read("They met on 3 March 2025.", "2025-03-16", "2025-03-17")
    assert edtf == "2025-03-03"
    assert "every day" not in (why or "")
    ((_, edtf, why),) = read("They met yesterday.", "2025-03-10", "2025-03-17")
    assert edtf == "2025-03-09/2025-03-16"
    assert (why or "").endswith("is within 9 – 16 Mar 2025")


def test_weeks_that_may_be_meant_are_told_as_the_stretch_of_all() -> None:
    ((_, edtf, why),) = read("They met last week.", "2025-03-16", "2025-03-17")
    assert edtf == "2025-03-03/2025-03-16"
    assert (why or "").endswith("so “last week” is within 3 – 16 Mar 2025")


def test_a_doubt_of_more_than_a_month_dates_nothing_unless_one_day_is_the_likeliest() -> None:
    assert [edtf for _, edtf, _ in read("They met yesterday.", "2025-01-01", "2025-06-30")] == [None]
    assert [edtf for _, edtf, _ in read("They met yesterday.", "2025-01-01", "2025-06-30", "2025-06-30")] != [None]
    (sole,) = read("They met yesterday.", "2025-03-17", "2025-03-17")
    assert sole[1] == "2025-03-16"


def test_an_expression_of_a_piece_stands_at_its_place_in_the_whole() -> None:
    text = "They met on 3 March 2025. They met two days later."
    moved = [shifted(t, 100) for t in times(text, published=None)]
    assert [t.span.start for t in moved] == [t.span.start + 100 for t in times(text, published=None)]
    assert [t.span.end for t in moved] == [t.span.end + 100 for t in times(text, published=None)]
    last = moved[-1].anchor.span
    assert last is None or last.start >= 100


# --- hints, datelines, weekdays ----------------------------------------------------------------------

HINT = Ground("the PDF was made then", None, date(2025, 3, 5), 0.4)


def hint(
    found: Publication | None, *hints: Ground, basis: PublicationBasis = PublicationBasis.UNKNOWN
) -> Publication | None:
    return hinted(Document("d", "d.pdf", "x", publication=Publication(basis, grounds=hints)), found)


def test_a_hint_is_followed_where_nothing_surer_tells_the_day() -> None:
    alone = hint(None, HINT)
    assert alone is not None
    assert (alone.basis, alone.day, alone.range) == (
        PublicationBasis.INFERRED,
        date(2025, 3, 5),
        (date(2025, 3, 5),) * 2,
    )
    assert (alone.confidence, alone.evidence) == (0.4, "the PDF was made then, and nothing surer tells its day")
    wide = hint(Publication(PublicationBasis.INFERRED, None, (date(2025, 3, 1), date(2025, 3, 9))), HINT)
    assert wide is not None
    assert wide.day == date(2025, 3, 5)


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (Publication(PublicationBasis.INFERRED, None, (date(2025, 3, 6), date(2025, 3, 9))), False),
        (Publication(PublicationBasis.INFERRED, None, (date(2025, 3, 1), date(2025, 3, 4))), False),
        (Publication(PublicationBasis.INFERRED, date(2025, 3, 4)), False),
        (Publication(PublicationBasis.INFERRED, date(2025, 3, 5)), True),
        (Publication(PublicationBasis.UNKNOWN, grounds=(Ground("w", date(2025, 3, 6), None, 0.9),)), False),
        (Publication(PublicationBasis.UNKNOWN, grounds=(Ground("w", None, date(2025, 3, 4), 0.9),)), False),
    ],
)
def test_a_hint_that_is_not_followed_is_told_among_the_grounds(found: Publication, kept: bool) -> None:
    told = hint(found, HINT)
    assert told is not None
    assert (told.day, told.range) == (found.day, found.range)
    assert told.grounds == (*found.grounds, HINT._replace(kept=kept))


def test_a_hint_says_nothing_against_a_day_that_is_stated_and_none_is_asked_for_what_is_open() -> None:
    stated_day = Publication(PublicationBasis.STATED, date(2025, 3, 1))
    assert hint(stated_day, HINT) is stated_day
    assert hint(None) is None
    aside = Publication(PublicationBasis.UNKNOWN, grounds=(Ground("w", date(2025, 3, 6), None, 0.9, kept=False),))
    followed = hint(aside, HINT)
    assert followed is not None
    assert followed.day == date(2025, 3, 5)  # what was left aside forbids nothing
    open_hint = hint(None, Ground("w", date(2025, 3, 5), None, 0.4))
    assert open_hint is not None
    assert (open_hint.day, [g.kept for g in open_hint.grounds]) == (None, [False])


@pytest.mark.parametrize(
    ("text", "month_and_day"),
    [
        ("PORT ELLERY, Nov 22 (Coast Wire) - The board is liable.", (11, 22)),
        ("Harbour row\n\n22 November\n\nThe board is liable.", (11, 22)),
        ("The board is liable, it was said on 22 November.", None),
        ("Jane Roe, born 22 November\n\nThe board is liable.", None),
        ("x" * 2600 + "\n\n22 November\n\nThe board is liable.", None),
    ],
)
def test_a_dateline_may_lack_its_year(text: str, month_and_day: tuple[int, int] | None) -> None:
    found = dateline(Document("d", "d.txt", text), times(text, published=None))
    assert (found and (found.month, found.day)) == month_and_day


@pytest.mark.parametrize(
    ("text", "written", "soon"),
    [
        ("They met on Monday. They left on Tuesday. He spoke on Thursday.", 3, 3),
        ("They met on Monday. He spoke on Thursday. She sang on Thursday. They danced on Thursday.", 3, 1),
        ("He spoke on Thursday. They will meet on Friday.", 3, 1),
        ("They will meet on Friday.", None, None),
        ("It rained.", None, None),
    ],
)
def test_the_weekday_of_writing_is_the_last_one_told_as_past(text: str, written: int | None, soon: int | None) -> None:
    found = weekday_of_writing(Document("d", "d.txt", text))
    assert (found and (found.weekday, found.soon)) == (None if written is None else (written, soon))
