"""Times that are counted from an event of the text, and what becomes of them where nothing dates that event."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import build
from timeline.model import Bound, Document
from timeline.temporal import times

PUBLISHED = date(2025, 4, 10)

COUNTED = [
    # (text, phrase, first and last day)
    ("She was admitted on 6 February 2020 (day 0). On day 50 she fell.", "day 50", "2020-03-27", "2020-03-27"),
    ("Day 1 was 6 February 2020. On day 3 she left.", "day 3", "2020-02-08", "2020-02-08"),
    ("He was admitted on 3 May 2021. On hospital day 3 he fell.", "hospital day 3", "2021-05-05", "2021-05-05"),
    (
        "The surgery was on 7 May 2021. On postoperative day 2 he left.",
        "postoperative day 2",
        "2021-05-09",
        "2021-05-09",
    ),
    ("He was admitted on 3 May 2021. Three days after admission he fell.", "Three days", "2021-05-06", "2021-05-06"),
    ("The lease was signed on 3 May 2021. A week before the signature he fell.", "A week", "2021-04-26", "2021-05-02"),
    ("She fell 2 days after a flight on 15 March 2020.", "2 days", "2020-03-17", "2020-03-17"),
    ("Two weeks after surgery on 10 February 2020 she fell.", "Two weeks", "2020-02-24", "2020-02-24"),
    (
        "She was born on 25 September 1899. At the age of twenty, she moved.",
        "the age of twenty",
        "1919-09-25",
        "1920-09-24",
    ),
    ("Born in 1899, she moved at the age of 20.", "the age of 20", "1919-01-01", "1920-12-30"),
]


@pytest.mark.parametrize(("text", "phrase", "first", "last"), COUNTED, ids=[text[:50] for text, *_ in COUNTED])
def test_a_time_is_counted_from_the_event_it_names(text: str, phrase: str, first: str, last: str) -> None:
    (found,) = [time for time in times(text, published=PUBLISHED) if time.quote == phrase]
    assert (found.from_, found.to) == (first, last), found.why


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("She was ill. Two weeks after the surgery she fell.", "Two weeks"),
        ("He left on 3 May 2021. Twelve hours after admission he died.", "Twelve hours"),
        ("It took two weeks of rain.", "two weeks"),
    ],
)
def test_what_is_counted_from_an_event_without_a_day_has_none(text: str, phrase: str) -> None:
    (found,) = [time for time in times(text, published=PUBLISHED) if time.quote == phrase]
    assert found.when is None


@pytest.mark.parametrize(
    "text",
    [
        "It rained on day 3.",  # of what is not told
        "At the age of twenty, she moved.",
        "Anna was born on 3 May 1950 and Bo was born on 4 June 1960. At the age of twenty, he moved.",
    ],
)
def test_no_time_is_made_up_where_nothing_is_told_to_count_from(text: str) -> None:
    assert not [time for time in times(text) if time.rule in {"numbered-day", "at-age"}]


def test_a_term_that_runs_from_an_event_is_a_deadline() -> None:
    text = "The contract was signed on 3 May 2021. Payment is due within 30 days of contract signature."
    (found,) = [time for time in times(text) if time.quote == "30 days"]
    assert (found.to, found.bound) == ("2021-06-02", Bound.BY)


def test_the_day_that_a_length_is_counted_from_dates_no_other_event() -> None:
    text = "Two weeks after surgery on 10 February 2020 Anna Weir fell."
    story = build((Document("d", "note.txt", text),))
    fell = [event.dating.start for event in story.events if "fell" in event.title and event.dating]
    assert fell == ["2020-02-24"]


WARD_ROUND = """Admitted: Fri 3 November 2023        Discharged: Thu 16 November 2023

COURSE  (Day 1 = day of admission)
Day 2    Drain inserted.
Day 3-4  Fluids stopped.
Day 11   Drain removed.
"""


def test_counted_days_at_the_head_of_lines_date_them_from_what_the_text_says() -> None:
    built = build([Document("a", "a.txt", WARD_ROUND)])
    told = {e.dating.edtf for e in built.events if e.dating and "rain" in e.title}
    assert told == {"2023-11-04", "2023-11-13"}
    assert "2023-11-05/2023-11-06" in {e.dating.edtf for e in built.events if e.dating}
