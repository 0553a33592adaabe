"""What holds of the tagger on any text: exact offsets, order, no overlap, one answer, work that grows with length."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences_times import ALL

from timeline.model import TimeType
from timeline.temporal import grammar, times
from timeline.temporal.rules import pattern_of
from timeline.temporal.tagger import lowered

WRITTEN = date(2025, 4, 14)
SENTENCES = [case[1] for cases in ALL.values() for case in cases]
ODD = [
    "\x00",
    "\ud800",
    "\u200f",
    "\u202e",
    "İ",
    "ẞ",
    "\u0130stanbul",
    "K",
    "\r\n",
    "\u2028",
    "٣",
    "½",
    "\U0001f4c5",
    "\u00a0",
]
TEXTS = st.lists(
    st.sampled_from([*SENTENCES, *ODD, "may", "the", "2003", "March 3", "“", "”", '"', " ", "\n"]), max_size=12
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS | st.text(max_size=300), st.dates() | st.none())
def test_offsets_are_exact_in_order_and_without_overlap(text: str, published: date | None) -> None:
    end = 0
    for x in times(text, published=published):
        assert x.quote == text[x.start : x.end] != ""
        assert x.start >= end
        end = x.end
        assert isinstance(x.type, TimeType)
        assert x.why
        assert (x.when is None) == (x.edtf is None) == (x.granularity is None)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(ODD))
def test_odd_characters_before_a_text_only_move_its_times(text: str, odd: str) -> None:
    moved = times(f"{odd} \n\n{text}", published=WRITTEN, language="en", date_order="MDY")
    plain = times(text, published=WRITTEN, language="en", date_order="MDY")
    shift = len(odd) + 3
    assert [(x.start - shift, x.quote) for x in moved] == [(x.start, x.quote) for x in plain]


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_same_text_always_says_the_same(text: str) -> None:
    assert times(text, published=WRITTEN) == times(text, published=WRITTEN)


@given(st.text(max_size=200))
def test_lower_case_keeps_every_character_in_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_small_letters_of_another_length_do_not_shift_the_quotes() -> None:
    (x,) = times("İİİ met on April 3, 2025.", published=WRITTEN)
    assert x.quote == "April 3, 2025"


# --- no text makes it slow --------------------------------------------------------------------------

PIECES = [
    "12 ",
    "1",
    "march ",
    "march 3 ",
    "(",
    ")",
    "the ",
    '"',
    "“today ",
    "one hundred and ",
    "Monday, ",
    "2005-",
    "\n",
    "10:30 a.m. ",
    "3-",
    "two years and ",
    "the same period of the last year ",
    "8 mins read\n",
    "a.m. ",
    "April 3, 2021\n",
    "more than a couple of ",
    "[[Feb. 18 [",
    "' ",
    "second ",
    " " * 9,
    "late ",
    "from May 3 to ",
]


def work(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many characters all patterns together are given to look at: the cost of a text, without a clock."""
    given_to_rules = 0

    class Counting:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self.pattern = pattern

        def finditer(self, string: str, low: int, high: int) -> object:
            nonlocal given_to_rules
            given_to_rules += high - low
            return self.pattern.finditer(string, low, high)

    monkeypatch.setattr(grammar, "pattern_of", lambda pattern: Counting(pattern_of(pattern)))
    list(grammar.found_in(text.lower()))
    return given_to_rules


@pytest.mark.parametrize("piece", PIECES, ids=[repr(piece) for piece in PIECES])
def test_twice_the_text_is_at_most_twice_the_work(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    once = work(piece * 400, monkeypatch)
    assert work(piece * 800, monkeypatch) <= 2 * once + 50_000


@pytest.mark.parametrize("rule", grammar.RULES, ids=lambda rule: rule.name)
def test_no_pattern_repeats_without_a_limit(rule: grammar.Rule) -> None:
    bare = re.sub(r"\\.|\[[^\]]*\]", "x", pattern_of(rule.pattern).pattern)
    assert not re.search(r"[*]|\{\d+,\}", bare)
    assert not re.search(r"(?<!\\)\)\+", bare.replace("good)+", "")), "a repeated group"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), st.integers(1, 2500))
def test_endless_repetition_is_read_to_its_end(piece: str, count: int) -> None:
    text = (piece * count)[:40_000] + " It ended on April 3, 2025."
    found = times(text, published=WRITTEN, language="en")
    assert found[-1].end > len(text) - 16


ENDS = [
    "On 31 December 9999,", "in 9999", "0001-01-01", "9999-12-31", "44 BC", "in the 99th century", "winter 9999",
    "Friday 31 December 9999", "99999 years ago", "at 23:59 on 31 December", "the 9990s", "1 January 1000", "1/1/01",
    "am 3. Mai 9999", "le 31 décembre 9999", "vor 99999 Jahren", "вчера", "hace 5000 años", "tomorrow at noon",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*ENDS, *ENDS, *SENTENCES]), min_size=1, max_size=4).map(" ".join),
    st.sampled_from([None, date.min, date(1, 12, 31), date(1000, 1, 1), date(9998, 12, 31), date.max]),
    st.sampled_from([None, "en", "de", "fr", "es", "ru", "uk"]),
)
def test_a_text_at_the_ends_of_the_calendar_is_read_to_its_end(
    text: str, published: date | None, language: str | None
) -> None:
    assert all(x.quote == text[x.start : x.end] for x in times(text, published=published, language=language))


def test_a_clock_time_behind_the_last_day_of_the_calendar_is_none() -> None:
    found = times("The ferry sank at 23:59 on 31 December.", published=date.max)
    assert [x.value for x in found][-1] == "9998-12-31"
