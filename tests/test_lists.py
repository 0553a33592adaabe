"""Phrases that are read to their end: lists of days, units of a year, and what lies before or after a month or year."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.calendars import bounded
from timeline.temporal import times

PUBLISHED = date(2025, 3, 25)

LISTS = [
    ("held on March 3, 4 and 5, 2024", [("March 3", "2024-03-03"), ("4", "2024-03-04"), ("5, 2024", "2024-03-05")]),
    ("held on 3, 10 and 17 March 2024", [("3", "2024-03-03"), ("10", "2024-03-10"), ("17 March 2024", "2024-03-17")]),
    ("met on April 3 and May 6, 2019", [("April 3", "2019-04-03"), ("May 6, 2019", "2019-05-06")]),
    ("met on 3 and 10 May 2019", [("3", "2019-05-03"), ("10 May 2019", "2019-05-10")]),
    ("met on April 3 and 9, and left", [("April 3", "2025-04-03"), ("9", "2025-04-09")]),
    # No lists: what follows is counted, or another thing.
    ("on April 3 and 5 people died", [("April 3", "2025-04-03")]),
    ("on April 3, 5 people died", [("April 3", "2025-04-03")]),
]


@pytest.mark.parametrize(("words", "expected"), LISTS, ids=[words for words, _ in LISTS])
def test_each_day_of_a_list_is_one(words: str, expected: list[tuple[str, str]]) -> None:
    found = times(f"The hearings were {words}.", published=PUBLISHED)
    assert [(time.quote, time.from_) for time in found] == expected
    assert all(time.from_ == time.to for time in found)


def test_two_days_side_by_side_are_a_stretch() -> None:
    (found,) = times("They met on 22 and 23 May 2019.")
    assert (found.from_, found.to) == ("2019-05-22", "2019-05-23")


WHOLE = [
    ("the 2nd of this month", "2025-03-02", "2025-03-02"),
    ("the 2nd of next month", "2025-04-02", "2025-04-02"),
    ("the first Saturday in March of next year", "2026-03-07", "2026-03-07"),
    ("March next year", "2026-03-01", "2026-03-31"),
    ("the last quarter of 2015", "2015-10-01", "2015-12-31"),
    ("the last month of 2018", "2018-12-01", "2018-12-31"),
    ("the second month of 2018", "2018-02-01", "2018-02-28"),
    ("the first week of next year", "2026-01-01", "2026-01-07"),
    ("the last day of March 2020", "2020-03-31", "2020-03-31"),
    ("the last weekend of 2021", "2021-12-25", "2021-12-26"),
    ("Thanksgiving weekend", "2024-11-30", "2024-12-01"),
    ("Memorial Day weekend 2019", "2019-05-25", "2019-05-26"),
    ("Easter weekend", "2025-04-19", "2025-04-20"),
    ("01/21/2021 10:00 to 01/01/2023 07:00", "2021-01-21T10:00", "2023-01-01T07:00"),
]


@pytest.mark.parametrize(("phrase", "first", "last"), WHOLE, ids=[phrase for phrase, *_ in WHOLE])
def test_a_phrase_is_read_to_its_end(phrase: str, first: str, last: str) -> None:
    (found,) = times(f"It was sold, from {phrase}.", published=PUBLISHED)
    assert (found.quote, found.from_, found.to) == (phrase, first, last)


BESIDE = [
    ("before 2018", "../2017-12-31"),
    ("before June 2018", "../2018-05-31"),
    ("after October 2020", "2020-11-01/.."),
    ("after 2020", "2021-01-01/.."),
    ("before 43 BC", "../-0043"),
    ("after 43 BC", "-0041/.."),
    ("by 2018", "../2018-12-31"),
    ("since October 2020", "2020-10-01/.."),
    ("before 29 April 2025", "../2025-04-29"),
]


@pytest.mark.parametrize(("phrase", "edtf"), BESIDE, ids=[phrase for phrase, _ in BESIDE])
def test_before_or_after_a_month_or_year_leaves_it_out(phrase: str, edtf: str) -> None:
    from timeline.calendars import edtf_of

    (found,) = times(f"The bank closed {phrase}.")
    when = bounded(found)
    assert when is not None
    assert edtf_of(when, found.granularity, found.bound) == edtf


@pytest.mark.parametrize("word", ["circa", "c.", "ca.", "around"])
def test_a_word_before_a_date_makes_it_approximate(word: str) -> None:
    (found,) = times(f"It was built {word} 1650, they say.")
    assert (found.edtf, found.mod) == ("1650~", "APPROX")
    assert times("It was built in 1650.")[0].edtf == "1650"
