"""Paragraphs and sentences: tables of cases, the tiling law, and what no text may do."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Span
from timeline.segment import BLANK, LONGEST, paragraphs, sentences

SAMPLE = Path(__file__).parent.parent / "data" / "us-russia-2025"
ARTICLES = [path.read_bytes().decode() for path in sorted(SAMPLE.glob("*.txt"))]


def split(text: str) -> list[list[str]]:
    """The sentences of each paragraph, as texts."""
    return [[text[slice(*span)] for span in sentences(text, paragraph)] for paragraph in paragraphs(text)]


def sentences_of(text: str) -> list[str]:
    return [sentence for paragraph in split(text) for sentence in paragraph]


# `|` stands where a sentence ends.
SENTENCES = [
    # where and when it was written is no part of what is told
    "OSLO, 3 May 2024 (North Sea News) -| The board met.| It rose.",
    "NEW YORK (AP) —| “We won,” she said.",
    "NATO and the EU - Two clubs.",
    "The mayor - A tall man - left.",
    # titles, initials, acronyms
    "He met Mr. Smith and Dr. Jane Doe.| They talked.",
    "George W. Bush and J. K. Rowling met M.K. Gandhi.| They talked.",
    "The U.S. Senate voted on the U.N. Charter.| It passed.",
    "It happened in the U.S.| The vote followed.",
    "She was born in Washington, D.C.| He was not.",
    "After World War II.| The vitamin C.| He slept.",
    "Was it I.| Trump asked.",
    "Prof. Dr. Hans Müller came to St. Petersburg.",
    "Donald Trump Jr.| The end came.",
    "Russia-U. S. cooperation grew.",
    # numbers, months, pages
    "Talks took place on Feb. 18 [see Vol. 77, No. 7, pp. 3‑7].| At the time, it failed.",
    "From the Gazette, April 14, 2025, p. 3.| Complete text:",
    "He said no.| Trump left.",
    "It began in Feb.| The court met on Mon. Feb. 18.",
    "It fell 3.5 percent at 9.30.| They sold.",
    "Version 1.5.2.| Users liked it.",
    "He came at 5 p.m. Monday.| Then he left at 7 p.m.| The door closed.",
    "Acme Inc. said so.| Smith & Co. is here.| Apple Inc. Chairman Doe agreed.",
    # quotes, brackets, dashes
    '“Yes!” she said.| “No?”| He left.| (It was late.)| "We go."| "You stay."',
    '"the distance is closing," said he.| He expects peace "within weeks."| Moreover, it ends.',
    "[a truce]. as some kind of attempt.",
    "He said it.[3]| Then he left.",
    "— Only time will tell.| Of course, we wait," + ' he said.',
    "Really...| Then it went…| Away it went.",
    "What?!| Nothing!",
    "Is Yahoo! a firm?| Yes.",
    "«Мы готовы».| Путин сказал.| « Nous sommes prêts. »| Il partit.",
    "会议结束。|总统离开。",
    # lost blanks, names with a stop in them, names in lower case
    "The deal ended.|The next day News.Az wrote of Booking.com.| iPhone sales rose.",
    "The deal ended.| eBay rose.",
    "It ended. xY",  # too short for a name such as that
    "It joined NATO.The vote followed.",  # may be an abbreviation
    "He read chapter x2.The rest he left.",  # or a number
    "1. First item.| Second sentence.",
    # an agency's dateline is no part of the sentence behind it
    "SHEFFIELD, England - September 3, 2018 - |Acme today named Jane Roe.| She left.",
    "PORT ELLERY, Nov 22 (Coast Wire) - |The board is liable.",
    "NATO - the alliance - met.| It was May 3, 2018 - a Thursday.",
    "No stop at all",
]  # fmt: skip


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert sentences_of(marked.replace("|", "")) == expected


PARAGRAPHS = [
    ("One line.\nAnother line.", ["One line.", "Another line."]),
    ("One.\n\n\nTwo.\r\n\r\nThree.\rFour.", ["One.", "Two.", "Three.", "Four."]),
    (" \ufeff Head \n \t \n\xa0Body ", ["Head", "Body"]),
    ("- Home\n- World\n- Court rules for the town", ["- Home", "- World", "- Court rules for the town"]),
    ("# Title\nText follows\n\n* one\n* two\n1. three", ["# Title", "Text follows", "* one", "* two", "1. three"]),
    ("— We wait.\n— They go.", ["— We wait.", "— They go."]),
    ("Court rules against Acme in a dispute\nby Jane Doe", ["Court rules against Acme in a dispute", "by Jane Doe"]),
    (
        "The company said today that it would close its plant\nin the north of the country. It gave no reason for the\n"
        "decision.\n\nUnions protested.",
        [
            "The company said today that it would close its plant\nin the north of the country. It gave no reason for "
            "the\ndecision.",
            "Unions protested.",
        ],
    ),
    ("", []),
    (" \n\t\r\n\u2003", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs_are_lines_or_blocks_broken_at_a_width(text: str, expected: list[str]) -> None:
    assert [text[slice(*span)] for span in paragraphs(text)] == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("width", [60, 72, 100])
@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_broken_at_a_width_has_the_paragraphs_it_had(article: str, width: int, end: str) -> None:
    lines = [line.strip() for line in article.splitlines() if line.strip()]
    folded = [textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in lines]
    text = "\n\n".join(folded).replace("\n", end)
    assert [" ".join(text[slice(*span)].split()) for span in paragraphs(text)] == [
        " ".join(line.split()) for line in lines
    ]
    assert [" ".join(sentence.split()) for sentence in sentences_of(text)] == [
        " ".join(sentence.split()) for sentence in sentences_of("\n\n".join(lines))
    ]


def assert_tiles(text: str, whole: Span, spans: tuple[Span, ...]) -> None:
    """Spans in order, none empty or with blanks at an end, only blanks between them."""
    position = whole.start
    for span in spans:
        assert text[position : span.start].strip(BLANK) == ""
        assert position <= span.start < span.end <= whole.end
        assert text[span.start] not in BLANK
        assert text[span.end - 1] not in BLANK
        position = span.end
    assert text[position : whole.end].strip(BLANK) == ""


WORDS = ["Mr. ", "U.S. ", "No. 7 ", "said. ", "The ", "\r\n", "\n\n", "...", "…", "[3]", "1.", "— ", "- ", "# "]
PIECES = st.sampled_from([*WORDS, *"a.É”»()\n。 \u00a0\u200b\ufeff\x00\u202e\ud800😀"])


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_paragraphs_and_sentences_tile_every_text(text: str) -> None:
    found = paragraphs(text)
    assert_tiles(text, Span(0, len(text)), found)
    for paragraph in found:
        assert_tiles(text, paragraph, sentences(text, paragraph))


@pytest.mark.parametrize("article", ARTICLES)
def test_the_sample_is_tiled_and_no_sentence_is_cut_short(article: str) -> None:
    found = paragraphs(article)
    assert_tiles(article, Span(0, len(article)), found)
    for paragraph in split(article):
        assert all(not sentence[0].islower() for sentence in paragraph[1:])


@pytest.mark.parametrize("unit", ["a", "a. ", "U.", "U. ", ".)", '"', "[1]", "x\n", "Mr. ", "1.", "\n", "“.” "])
def test_long_runs_of_one_thing_are_cut_into_pieces_of_bounded_length(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    found = [sentence for paragraph in paragraphs(text) for sentence in sentences(text, paragraph)]
    assert all(sentence.end - sentence.start <= LONGEST for sentence in found)


def test_a_sentence_as_long_as_one_may_be_is_whole_and_a_letter_more_is_cut() -> None:
    for more, lengths in ((0, [LONGEST]), (1, [LONGEST, 1])):
        text = "a" * (LONGEST + more)
        assert [end - start for start, end in sentences(text, Span(0, len(text)))] == lengths
