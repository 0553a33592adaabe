"""The year that stands there: no date is given another, and dates before the year 1 are told as such everywhere."""

from __future__ import annotations

import re
from datetime import date, datetime
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import broken
from timeline.calendars import bounded, edtf_of, interval_of_edtf
from timeline.codec import decoded, encoded
from timeline.curate.dates import dating_of, when_of
from timeline.export import FORMATS, to_json
from timeline.frame import Filters, asked_time, filtered, frame_of
from timeline.imports.dates import dating_of as imported
from timeline.model import (
    Bound,
    Chronology,
    Dating,
    DatingBasis,
    Granularity,
    Interval,
    TimeExpression,
    ancient_century,
    day_of,
    number_of,
)
from timeline.page.when import understood
from timeline.pipeline import build
from timeline.readers import read_bytes
from timeline.temporal import times
from timeline.wording import dating_in_words

WRITTEN = date(2025, 3, 25)

# phrase in a sentence, its quote, first day, EDTF
WRITTEN_YEARS = [
    ("Anna Berg signed the lease on 19-Nov-12.", "19-Nov-12", "2012-11-19"),
    ("The plant closed on 18-DEC-19.", "18-DEC-19", "2019-12-18"),
    ("The plant closed on 3/Feb/99.", "3/Feb/99", "1999-02-03"),
    ("The plant closed on Nov-19-12.", "Nov-19-12", "2012-11-19"),
    ("The envoy left Lyon on Thu, 26 FEB 15.", "Thu, 26 FEB 15", "2015-02-26"),
    ("It was agreed Friday, Nov. 18, 05.", "Friday, Nov. 18, 05", "2005-11-18"),
    ("It was agreed on 3 May ’98 in Oslo.", "3 May ’98", "1998-05-03"),
    ("They met in ’98 and again later.", "’98", "1998-01-01"),
    ("They met in the summer of ’69.", "the summer of ’69", "1969-06-01"),
    ("The treaty expires on 3 March 2145.", "3 March 2145", "2145-03-03"),
    ("The lease ends in June 2150 unless renewed.", "June 2150", "2150-06-01"),
    ("The board met on August, 21, 2012.", "August, 21, 2012", "2012-08-21"),
    ("The board met on 2012 March 5 in Oslo.", "2012 March 5", "2012-03-05"),
    ("The king died on 14 October 867.", "14 October 867", "0867-10-14"),
    ("The king died in 987 AD.", "987 AD", "0987-01-01"),
    ("The town was buried in AD 79 by ash.", "AD 79", "0079-01-01"),
    ("In 300 CE they left.", "300 CE", "0300-01-01"),
    ("The report of 12/4/98 names him.", "12/4/98", "1998-12-04"),
    ("It was on 19 Nov 12 and ended.", "19 Nov 12", "2012-11-19"),
    ("He came in Nov 98.", "Nov 98", "1998-11-01"),
    ("The king died in March 987, and his son ruled.", "March 987", "0987-03-01"),
    ("The board met on August, 5, 593.", "August, 5, 593", "0593-08-05"),
    ("They met in Dec-2018 and left.", "Dec-2018", "2018-12-01"),
    ("They met on Nov. 19 , 2012.", "Nov. 19 , 2012", "2012-11-19"),
]


@pytest.mark.parametrize(("text", "quote", "first"), WRITTEN_YEARS)
def test_a_year_that_is_written_is_read(text: str, quote: str, first: str) -> None:
    assert [(x.quote, x.from_) for x in times(text, published=WRITTEN)] == [(quote, first)]


BEFORE = [
    ("Caesar died on March 15, 44 BC.", "-0043-03-15", "15 Mar 44 BC"),
    ("Caesar crossed the river on 10 January 49 B.C. with his men.", "-0048-01-10", "10 Jan 49 BC"),
    ("They met in March 44 BCE.", "-0043-03", "Mar 44 BC"),
    ("They met on 5-Dec-36 BC.", "-0035-12-05", "5 Dec 36 BC"),
    ("They met in 1340 B.C.", "-1339", "1340 BC"),
    ("They met in 586 BCE.", "-0585", "586 BC"),
    ("They met in 1 BC.", "0000", "1 BC"),
    ("The temple was built in the 5th century BC.", "-04XX", "5th century BC"),
]


@pytest.mark.parametrize(("text", "edtf", "words"), BEFORE)
def test_a_date_before_the_year_1_has_no_days_but_edtf_and_words(text: str, edtf: str, words: str) -> None:
    (found,) = times(text, published=WRITTEN)
    assert (found.edtf, found.from_, found.to) == (edtf, None, None)
    assert found.granularity is not None
    assert found.when is not None
    assert (found.when.is_ancient, found.when) == (True, interval_of_edtf(edtf))
    dating = Dating(found.when, found.granularity, found.bound, edtf, DatingBasis.CLAUSE, 0.9, found.why)
    assert dating_in_words(dating) == words


ERAS = [
    ("The war lasted from 58 to 50 BC.", "58 to 50 BC", "-0057/-0049"),
    ("The war of 264–241 B.C. was long.", "264–241 B.C.", "-0263/-0240"),
    ("It was built between 49 and 45 BC.", "49 and 45 BC", "-0048/-0044"),
    ("He ruled from 27 BC to AD 14.", "27 BC to AD 14", "-0026/0014"),
    ("He ruled (27 BC – 14 AD) for long.", "27 BC – 14 AD", "-0026/0014"),
    ("He ruled from AD 54 to 68.", "AD 54 to 68", "0054-01-01/0068-12-31"),
    ("He ruled 54-68 AD.", "54-68 AD", "0054-01-01/0068-12-31"),
    ("They met on 15-17 March 44 BC.", "15-17 March 44 BC", "-0043-03-15/-0043-03-17"),
    ("They met on March 15-17, 44 BC.", "March 15-17, 44 BC", "-0043-03-15/-0043-03-17"),
    ("They met on Dec. 30-Jan. 2, 44 BC.", "Dec. 30-Jan. 2, 44 BC", "-0043-12-30/-0042-01-02"),
    ("It rained in March-May 44 BC.", "March-May 44 BC", "-0043-03/-0043-05"),
    ("From 15 March 44 BC to 3 April 43 BC he hid.", "15 March 44 BC to 3 April 43 BC", "-0043-03-15/-0042-04-03"),
    ("From 15 March to 3 April 44 BC he hid.", "15 March to 3 April 44 BC", "-0043-03-15/-0043-04-03"),
    ("From 15 March 44 BC to 3 April he hid.", "15 March 44 BC to 3 April", "-0043-03-15/-0043-04-03"),
    ("They ruled from the 5th to the 3rd century BC.", "the 5th to the 3rd century BC", "-0499/-0200"),
    ("It was in early 44 BC.", "early 44 BC", "-0043-01/-0043-04"),
    ("It was in late March 44 BC.", "late March 44 BC", "-0043-03-21/-0043-03-31"),
    ("It was in the spring of 44 BC.", "the spring of 44 BC", "-0043-03/-0043-05"),
    ("It was in the winter of 44 BC.", "the winter of 44 BC", "-0043-12/-0042-02"),
    ("It was in the 50s BC.", "the 50s BC", "-0058/-0049"),
    ("It was in the 60s AD.", "the 60s AD", "006X"),
]


@pytest.mark.parametrize(("text", "quote", "edtf"), ERAS)
@pytest.mark.parametrize("day", [WRITTEN, None])
def test_a_stretch_before_the_year_1_is_read_to_its_end(text: str, quote: str, edtf: str, day: date | None) -> None:
    if day is None and "April" in text and "43 BC" not in text:
        return  # of a day without its year nothing is known there
    assert [(x.quote, x.edtf, x.bound) for x in times(text, published=day)] == [(quote, edtf, Bound.AT)]


def test_both_centuries_of_a_pair_are_of_its_era() -> None:
    found = times("They met in the 5th and 4th centuries BC.", published=WRITTEN)
    assert [x.edtf for x in found] == ["-04XX", "-03XX"]


@pytest.mark.parametrize(
    "text", ["It cost 50 to 58 BC dollars.", "Rooms 58 and 50 BC were let.", "Numbers 3 to 5 ad hoc.", "2-3 ce mark"]
)
def test_numbers_beside_letters_are_no_stretch_of_years(text: str) -> None:
    assert not [x for x in times(text, published=WRITTEN) if x.granularity is Granularity.PERIOD]


@pytest.mark.parametrize(
    ("signal", "bound", "edtf", "words"),
    [
        ("before", Bound.BY, "../-0043", "by 44 BC"),
        ("by", Bound.BY, "../-0042", "by 43 BC"),
        ("since", Bound.SINCE, "-0042/..", "since 43 BC"),
    ],
)
def test_a_limit_before_the_year_1_is_one(signal: str, bound: Bound, edtf: str, words: str) -> None:
    (found,) = times(f"He ruled {signal} 43 BC.", published=WRITTEN)
    when = bounded(found)
    assert when is not None
    assert (found.bound, edtf_of(when, found.granularity, found.bound)) == (bound, edtf)
    dating = Dating(when, Granularity.YEAR, bound, edtf, DatingBasis.CLAUSE, 0.9, "")
    assert dating_in_words(dating) == words


@pytest.mark.parametrize("day", [None, WRITTEN])
@pytest.mark.parametrize(("form", "ends"), [("{}", ""), ("## {}", "## Sources"), ("**{}:**", ""), ("{}:", "")])
@pytest.mark.parametrize(
    ("year", "edtf", "after"),
    [("44 BC", "-0043", "43 BC"), ("AD 79", "0079", "80 AD"), ("1944", "1944", "1945")],
)
def test_a_year_alone_on_its_line_is_that_of_the_days_below(
    day: date | None, form: str, ends: str, year: str, edtf: str, after: str
) -> None:
    text = (
        f"The end\n\n{form.format(year)}\n\nOn 15 March he was killed by the guards. In April the son came.\n\n"
        f"From 3 to 5 December they met.\n\n{form.format(after)}\n\nOn 3 January he left.\n"
    )
    found = [x.edtf or "" for x in times(text, published=day)]
    following = f"{int(edtf) + 1:05d}" if int(edtf) < 0 else f"{int(edtf) + 1:04d}"
    assert found == [
        edtf, f"{edtf}-03-15", f"{edtf}-04", f"{edtf}-12-03/{edtf}-12-05", following, f"{following}-01-03"
    ]  # fmt: skip
    if ends and day:
        last = times(f"{text}\n{ends}\n\nIt was found on 7 May in the mail.\n", published=day)[-1]
        assert last.edtf == "2025-05-07"


@pytest.mark.parametrize("text", ["Tons\n1944\n100\n\nHe left on 3 May.\n", "In 1944\n\nhe left the town on 3 May.\n"])
def test_a_year_in_a_table_or_a_sentence_heads_nothing(text: str) -> None:
    assert times(text, published=WRITTEN)[-1].edtf == "2025-05-03"


def test_a_story_before_the_year_1_goes_on_from_day_to_day() -> None:
    text = (
        "Caesar crossed the river on 10 January 49 BC. He won on 9 August 48 BC. He was in Egypt on 27 March 47 BC. "
        "He came home in July 46 BC. On 17 March he won again. He was killed on 15 March 44 BC, and in April his heir "
        "came. In January he spoke."
    )
    found = [x.edtf for x in times(text)]
    assert found[4:] == ["-0044-03-17", "-0043-03-15", "-0043-04", "-0042-01"]


COUNTED = [
    ("On March 5, 300 people marched.", "2025-03-05"),
    ("On 26 February 15 people died.", "2025-02-26"),
    ("On 5 May 90 per cent voted.", "2025-05-05"),
    ("They met on March 13, 14 and 15.", "2025-03-13"),
    ("It began on March 5, 12:30 p.m.", "2025-03-05T12:30"),
    ("On Nov 12, 2,000 people came.", "2024-11-12"),
    ("On March 3, 45 were killed.", "2025-03-03"),
    ("On 3 March 1430 hrs it rang.", "2025-03-03"),
    ("On 3 March 10 a.m. it rang.", "2025-03-03T10:00"),
    ("The May 12 ad campaign ran.", "2025-05-12"),
    ("I will be out since August.", "2024-08-01"),
    ("On 3 March 200 police officers came.", "2025-03-03"),
]


@pytest.mark.parametrize(("text", "first"), COUNTED)
def test_a_number_that_counts_is_no_year(text: str, first: str) -> None:
    assert times(text, published=WRITTEN)[0].from_ == first


@pytest.mark.parametrize(
    "text",
    [
        "It was on Wed 26 FEB 15.",
        "They left on 3 May 98 old style",
        "By 3 May, 98",
        "They met on March 3 '9.",
        "The ides of March 15 — 44 BC.",
        "In the spring of 44 BC it rained.",
    ],
)
def test_no_year_is_put_in_beside_a_number_that_may_be_one(text: str) -> None:
    assert all(x.from_ is None or x.from_.startswith("1998") for x in times(text, published=WRITTEN))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("In 1998, on 3 March, he left.", "1998-03-03"),
        ("It was buried in AD 79, on 24 August.", "0079-08-24"),
        ("In 44 BC, on 15 March, he died.", "-0043-03-15"),
    ],
)
def test_a_day_right_behind_a_year_is_of_that_year(text: str, first: str) -> None:
    assert times(text, published=WRITTEN)[-1].edtf == first


def test_the_other_years_of_a_text_tell_the_century_of_two_figures() -> None:
    text = "He was born in 1890 and went to sea in 1908. He was promoted on 19-Nov-12."
    assert times(text, published=WRITTEN)[-1].from_ == "1912-11-19"
    assert times("He was promoted on 19-Nov-12.")[-1].from_ == "2012-11-19"


MONTHS = ("March", "August", "Sept.", "November", "DEC")
FORMS = (
    "{day} {month} {year}", "{month} {day}, {year}", "{month} {day} {year}", "{day}-{month}-{year}",
    "{year} {month} {day}", "{month}, {day}, {year}", "{day} {month}, {year}", "{day} {month} ({year})",
    "the {day}th of {month}, {year}", "{day} {month} of {year}", "in {year}, on {day} {month}",
    "{month} {day} in the year {year}", "{day}/{month}/{year}", "{month} {day} , {year}", "{day}–27 {month} {year}",
    "{month} of {year}", "Thursday, {day} {month} {year}",
)  # fmt: skip
FRAMES = (
    "It was {}.", "On {} they left", "He came ({}) and stayed", "{}", "Signed {}, in Lyon.", "It lasted until {}; then",
)  # fmt: skip


@st.composite
def written_dates(draw: st.DrawFn) -> tuple[str, frozenset[int]]:
    """A phrase with a year in one of the forms it may be written in, and the years that it may mean (as in EDTF)."""
    style = draw(st.sampled_from(("full", "short", "apostrophe", "BC", "B.C.", "BCE", "AD", "before")))
    year = draw(st.integers(100 if style == "full" else 1, 2999))
    meant = {year}
    match style:
        case "short" | "apostrophe":
            mark = "" if style == "short" else draw(st.sampled_from("'’‘´ʼ′`"))
            text, meant = f"{mark}{year % 100:02d}", {year % 100 + 100 * k for k in range(31)}
        case "BC" | "B.C." | "BCE":
            text, meant = f"{year} {style}", {1 - year}
        case "AD":
            text = f"{year} AD"
        case "before":
            text = f"AD {year}"
        case _:
            text = str(year)
    # Of "21 March 13" nobody knows which is the year.
    form = draw(st.sampled_from([form for form in FORMS if style != "short" or not form.startswith("{year}")]))
    phrase = form.format(day=draw(st.integers(5, 26)), month=draw(st.sampled_from(MONTHS)), year=text)
    return draw(st.sampled_from(FRAMES)).format(phrase), frozenset(meant)


def _years_of(found: TimeExpression) -> set[int]:
    """The years that both ends of an expression name, as EDTF has them; none of a century."""
    sides = (re.match(r"(-?\d{4})(?!X)", side) for side in (found.edtf or "").split("/"))
    return {int(side[1]) for side in sides if side}


@given(written_dates(), st.sampled_from((None, WRITTEN, date(1999, 1, 1))))
def test_beside_a_written_year_no_expression_is_of_another(told: tuple[str, frozenset[int]], day: date | None) -> None:
    text, meant = told
    for found in times(text, published=day):
        assert _years_of(found) <= meant, (text, found.quote, found.edtf)


def test_the_clock_at_the_head_of_a_line_is_no_year() -> None:
    log = "12 June 2025\n\n1842 Alarm in unit 3.\n1938 Operator taken to hospital.\n2020 Fire under control.\n"
    assert [x.quote for x in times(log, published=WRITTEN)] == ["12 June 2025"]
    years = "1938 was a bad year.\n\nThe mill burned in 1942."
    assert [x.from_ for x in times(years, published=WRITTEN)] == ["1938-01-01", "1942-01-01"]


# --- everywhere ---------------------------------------------------------------------------------

STORY = """The end of the republic

Caesar crossed the river on 10 January 49 BC. The senators killed Caesar on March 15, 44 BC. The professor published
a book on Caesar on 3 May 2019.
"""


@pytest.fixture(scope="module")
def story() -> Chronology:
    (document,) = read_bytes("republic.txt", STORY.encode()).documents
    return build((document,), published={document.id: WRITTEN})


def test_such_events_come_first_in_their_order(story: Chronology) -> None:
    assert [e.dating.edtf for e in story.events if e.dating] == ["-0048-01-10", "-0043-03-15", "2019-05-03"]
    assert [(e.dating.start, e.dating.end) for e in story.events[:2] if e.dating] == [(None, None)] * 2


def test_the_table_lists_them_as_dated(story: Chronology) -> None:
    frame = frame_of(story)
    assert list(frame["when"][:2]) == ["10 Jan 49 BC", "15 Mar 44 BC"]
    assert frame["edtf"].notna().all()
    assert list(frame["at"].isna()) == [True, True, False]


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"png", "svg"}])
def test_every_format_can_tell_them(story: Chronology, name: str) -> None:
    written = FORMATS[name].written(story)
    if name in {"csv", "html", "jsonld", "timelinejs", "json"}:
        assert b"-0043-03-15" in written or b"44 BC" in written


def test_an_era_is_nobody(story: Chronology) -> None:
    assert not {"BC", "AD", "CE"} & {actor.name for actor in story.actors}


def test_the_json_gives_no_days(story: Chronology) -> None:
    assert '"start": null' in to_json(story)


def test_a_person_can_give_such_a_date() -> None:
    for text in ("-0043-03-15", "15 March 44 BC"):
        dating = dating_of(when_of(text), "as the reader says")
        assert (dating.edtf, dating_in_words(dating)) == ("-0043-03-15", "15 Mar 44 BC")
        assert dating.granularity is Granularity.DAY


def test_a_chronology_that_is_kept_can_hold_such_a_date() -> None:
    row = imported("-0043-03-15")
    assert row is not None
    assert (row.edtf, row.bound, row.when) == ("-0043-03-15", Bound.AT, interval_of_edtf("-0043-03-15"))


# --- sides before the calendar ------------------------------------------------------------------

numbers = st.integers(-3_600_000, 3_600_000)
whens = st.builds(
    lambda first, days, opened: Interval.of_day_numbers(
        None if opened == "start" else first, None if opened == "stop" else first + days
    ),
    numbers,
    st.one_of(st.sampled_from((1, 31, 365, 366)), st.integers(1, 40_000)),
    st.sampled_from(("", "start", "stop")),
)  # fmt: skip
ancient = whens.filter(lambda when: when.has_ancient_side)


@given(numbers)
def test_the_days_before_the_year_1_go_on_as_the_calendar_counts_them(number: int) -> None:
    assert number_of(day_of(number)) == number
    assert day_of(number) < day_of(number + 1)
    if number > 0:
        assert day_of(number) == tuple(date.fromordinal(number).timetuple()[:3])


@given(ancient, st.sampled_from((Granularity.DAY, Granularity.MONTH, Granularity.YEAR, Granularity.PERIOD)))
def test_an_interval_before_the_year_1_is_written_and_read_back(when: Interval, grain: Granularity) -> None:
    assert interval_of_edtf(edtf_of(when, grain)) == when
    assert not re.search("None|-0000", edtf_of(when, grain))
    assert decoded(Interval, encoded(when)) == when


@pytest.mark.parametrize("number", range(1, 31))
def test_a_century_before_the_year_1_is_read_back(number: int) -> None:
    when = ancient_century(number)
    assert edtf_of(when, Granularity.CENTURY) == f"-{number - 1:02d}XX"
    assert interval_of_edtf(f"-{number - 1:02d}XX") == when


def _days(when: Interval) -> tuple[float, float]:
    first, last = when.first_number, when.last_number
    return -inf if first is None else first, inf if last is None else last


@given(whens, whens)
def test_intervals_compare_as_their_days_do(one: Interval, other: Interval) -> None:
    (a, b), (c, d) = _days(one), _days(other)
    assert one.overlaps(other) == (a <= d and c <= b)
    assert one.covers(other) == (a <= c and d <= b)
    both = one.intersection(other)
    assert (None if both is None else _days(both)) == ((max(a, c), min(b, d)) if one.overlaps(other) else None)
    assert (one == other) == ((a, b) == (c, d))


@pytest.mark.parametrize(
    ("edtf", "bound", "words"),
    [
        ("-0043-03-15/-0043-03-17", Bound.AT, "15 – 17 Mar 44 BC"),
        ("-0043-03/-0043-05", Bound.AT, "Mar – May 44 BC"),
        ("-0043-03-15/-0042-04-03", Bound.AT, "15 Mar 44 BC – 3 Apr 43 BC"),
        ("-0057/-0049", Bound.AT, "58 – 50 BC"),
        ("-0026/0014", Bound.AT, "27 BC – AD 14"),
        ("../-0043", Bound.BY, "by 44 BC"),
        ("../-0043-03-15", Bound.BY, "by 15 Mar 44 BC"),
        ("-0043/..", Bound.SINCE, "since 44 BC"),
        ("-0043~", Bound.AT, "about 44 BC"),
    ],
)
def test_what_begins_or_ends_before_the_year_1_is_told_in_words(edtf: str, bound: Bound, words: str) -> None:
    row = imported(edtf)
    assert row is not None
    assert (row.edtf, row.bound, dating_in_words(row)) == (edtf, bound, words)


@pytest.mark.parametrize(
    ("sides", "problem"),
    [
        ((datetime(1, 1, 1), None, -5, None), "in the calendar or before it"),
        ((None, None, None, -5), "in the calendar or before it"),
        ((None, datetime(1, 1, 1), 1, None), "in the calendar or before it"),
        ((None, datetime(1, 1, 1), -5, -5), "never empty"),
    ],
)
def test_a_side_lies_in_the_calendar_or_before_it(sides: tuple[Any, ...], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Interval(*sides)


# --- asked for ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "events"),
    [
        ("49 BC", "49 BC", ["-0048-01-10"]),
        ("before 48 BC", "until 49 BC", ["-0048-01-10"]),
        ("44 BC to AD 14", "44 BC – AD 14", ["-0043-03-15"]),
        ("since 45 BC", "from 45 BC", ["-0043-03-15", "2019-05-03"]),
        ("until 2000", "until 31 Dec 2000", ["-0048-01-10", "-0043-03-15"]),
    ],
)
def test_a_time_before_the_year_1_is_asked_for(story: Chronology, text: str, words: str, events: list[str]) -> None:
    when = asked_time(text, WRITTEN)
    assert when is not None
    assert understood(when) == words
    assert list(filtered(frame_of(story), Filters(when=when))["edtf"]) == events


# --- the merge ----------------------------------------------------------------------------------


def _chronology(*texts: str) -> Chronology:
    documents = [read_bytes(f"{at}.txt", text.encode()).documents[0] for at, text in enumerate(texts)]
    return build(documents, published=dict.fromkeys((d.id for d in documents), WRITTEN))


def _dates(chronology: Chronology) -> list[str]:
    return [event.dating.edtf for event in chronology.events if event.dating]


def test_two_days_before_the_year_1_are_two_events() -> None:
    found = _chronology(
        "Caesar met Pompey in Lucca on 10 January 49 BC.\n", "Caesar met Pompey in Lucca on 3 March 56 BC.\n"
    )
    assert _dates(found) == ["-0055-03-03", "-0048-01-10"]
    assert not any(event.conflicts for event in found.events)


def test_one_day_before_the_year_1_in_two_documents_is_one_event() -> None:
    found = _chronology(
        "Caesar met Pompey in Lucca on 3 March 56 BC.\n", "On 3 March 56 BC Caesar met Pompey in Lucca.\n"
    )
    assert (_dates(found), [len(event.documents) for event in found.events]) == (["-0055-03-03"], [2])


def test_documents_a_day_apart_before_the_year_1_are_in_conflict() -> None:
    found = _chronology(
        "Caesar met Pompey in Lucca on 3 March 56 BC.\n", "On 4 March 56 BC Caesar met Pompey in Lucca.\n"
    )
    ((conflict,),) = [event.conflicts for event in found.events]
    assert (conflict.about, set(conflict.values)) == ("date", {"-0055-03-03", "-0055-03-04"})


def test_what_began_before_the_year_1_stands_before_what_began_after_it() -> None:
    text = "He ruled from 27 BC to AD 14. The king met the envoy in 5 BC. The temple was built in 44 BC."
    chronology = build(read_bytes("reign.txt", text.encode()).documents)
    assert [e.dating.edtf for e in chronology.events if e.dating] == ["-0043", "-0026/0014", "-0004"]
    assert list(broken(chronology)) == []
