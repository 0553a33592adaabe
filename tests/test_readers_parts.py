"""What readers share: dates beside a text, lines on pages, encodings, headlines, and the names of documents."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from timeline.model import Document
from timeline.readers.contents import UnreadableDocument
from timeline.readers.decoding import decoded, unmarked
from timeline.readers.headline import headline, publisher
from timeline.readers.lines import Line, paged
from timeline.readers.moments import is_day_first, moment, pdf_moment
from timeline.readers.naming import NoSuchDocument, named, named_sources

# --- dates beside a text ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2025-03-19", date(2025, 3, 19)),
        ("2025-3-9", date(2025, 3, 9)),
        ("2025/03/19", date(2025, 3, 19)),
        ("20250319", date(2025, 3, 19)),
        (20250319, date(2025, 3, 19)),
        ("2025-03-19T17:40:05.123Z", datetime(2025, 3, 19, 17, 40)),
        ("2025-03-19T17:40:05+01:00", datetime(2025, 3, 19, 17, 40)),
        ("2025-03-19T00:00:00Z", date(2025, 3, 19)),  # as machines write a day without its hour
        ("20250319T1740Z", datetime(2025, 3, 19, 17, 40)),
        ("Wed, 19 Mar 2025 17:40:05 +0100 (CET)", datetime(2025, 3, 19, 17, 40)),
        ("19th of March 2025", date(2025, 3, 19)),
        ("March 19, 2025 at 5:40 PM", datetime(2025, 3, 19, 17, 40)),
        ("March 19, 2025 12:05 a.m.", datetime(2025, 3, 19, 0, 5)),
        ("March 19, 2025 12:05 pm", datetime(2025, 3, 19, 12, 5)),
        ("19. 3. 2025", date(2025, 3, 19)),
        ("19/03/2025", date(2025, 3, 19)),
        ("03/19/2025", date(2025, 3, 19)),
        ("03/03/2025", date(2025, 3, 3)),
        ("03/04/2025", None),  # either
        ("31/02/2025", None), ("2025-02-30", None), ("2025-03-19T25:00", None), ("0025-03-19", None),
        ("soon", None), ("2025", None), ("x" * 61, None), (None, None), (2.5, None),
        (datetime(2025, 3, 19, 17, 40, 9, tzinfo=UTC), datetime(2025, 3, 19, 17, 40)),
        (datetime(2025, 3, 19), date(2025, 3, 19)),
        (date(2025, 3, 19), date(2025, 3, 19)),
    ],
)  # fmt: skip
def test_a_date_beside_a_text_is_read_as_machines_and_people_write_it(value: object, told: date | None) -> None:
    found = moment(value)
    assert (found, type(found)) == (told, type(told))


def test_one_date_of_a_file_tells_which_number_is_the_day() -> None:
    assert is_day_first(["03/04/2025", "19/03/2025"]) is True
    assert is_day_first(["03/04/2025", "03/19/2025"]) is False
    assert is_day_first(["03/04/2025"]) is is_day_first(["19/03/2025", "03/19/2025"]) is is_day_first([]) is None
    assert moment("03/04/2025", day_first=True) == date(2025, 4, 3)
    assert moment("03/04/2025", day_first=False) == date(2025, 3, 4)
    assert moment("19/03/2025", day_first=False) is None


@pytest.mark.parametrize(
    ("value", "told"),
    [("D:20250319174000+01'00'", datetime(2025, 3, 19, 17, 40)), ("20250319", date(2025, 3, 19)), ("D:2025", None),
     ("D:20251319", None), (None, None), ("x", None)],
)  # fmt: skip
def test_the_dates_of_pdf_have_a_notation_of_their_own(value: object, told: date | None) -> None:
    assert pdf_moment(value) == told


# --- lines on pages ---------------------------------------------------------------------------------

LONG = "The council of the town met again on the quay to talk about"  # 59 characters: a full line


def page(*lines: str | tuple[str, float], size: float = 10, top: float = 700) -> list[Line]:
    """Lines 12 points apart; a pair says how far below the one before it stands."""
    found, y = [], top
    for line in lines:
        text, step = (line, 12.0) if isinstance(line, str) else line
        y -= step
        found.append(Line(text, 50, y, size))
    return found


def written(*pages: list[Line]) -> list[str]:
    return paged(pages)[0].split("\n\n")


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ((LONG, "the berths of the ferry."), [f"{LONG} the berths of the ferry."]),
        ((LONG, LONG, ("the berths of the ferry.", 30)), [f"{LONG} {LONG}", "the berths of the ferry."]),
        ((LONG + ".", "Nobody else was there at all on that day of the year."),
         [f"{LONG}. Nobody else was there at all on that day of the year."]),
        ((LONG, "They left.", LONG), [f"{LONG} They left.", LONG]),  # the next word would have fitted
        ((LONG, "• one", "• two"), [LONG, "• one", "• two"]),
        ((LONG, "1. one of the points"), [LONG, "1. one of the points"]),
        ((f"{LONG[:-5]}har-", "bour of the town."), [f"{LONG[:-5]}harbour of the town."]),  # a word that was broken
        ((f"{LONG[:-5]}Anglo-", "French talks."), [f"{LONG[:-5]}Anglo-French talks."]),
        ((f"the well-known {LONG[:-16]} well-", "known quay."),
         [f"the well-known {LONG[:-16]} well-known quay."]),
        ((f"{LONG[:-5]}and/", "or the others."), [f"{LONG[:-5]}and/or the others."]),
        (("The ﬁrst  oﬃce", ), ["The first office"]),
    ],
)  # fmt: skip
def test_lines_are_one_paragraph_where_the_first_was_full(lines: tuple, paragraphs: list[str]) -> None:
    assert written(page(*lines)) == paragraphs


def test_a_heading_in_larger_letters_is_a_paragraph_of_its_own() -> None:
    head = Line(LONG, 50, 712, 16)
    assert written([head, *page(LONG, "the berths.")]) == [LONG, f"{LONG} the berths."]


def test_a_sentence_runs_over_the_end_of_a_page_and_a_heading_does_not() -> None:
    one, two = page(LONG, LONG), page("the berths of the ferry.", ("Another.", 40))
    assert written(one, two) == [f"{LONG} {LONG} the berths of the ferry.", "Another."]
    assert written(page(LONG, LONG + "."), two)[0] == f"{LONG} {LONG}."
    text, begins, address = paged([one, two])
    assert text[begins[1] :].startswith("the berths")
    assert (begins[0], address) == (0, None)


def test_what_stands_on_every_page_is_left_out_with_its_number() -> None:
    told = ["Then it rained.", "Nobody came.", "They left it."]
    pages = [page("Harbour Post", (line, 40), (f"Page {n}", 500)) for n, line in enumerate(told, 1)]
    assert written(*pages) == told
    alone = written(page("Harbour Post", (told[0], 40), ("1", 500)))
    assert alone == ["Harbour Post", told[0], "1"]  # one page has no running head, and no number to leave out
    stamped = page("3/19/2025, 5:40 PM Harbour Post", (told[0], 40), ("https://post.example/1 1/1", 500))
    text, _, address = paged([stamped])
    assert (text, address) == (told[0], "https://post.example/1")


def test_a_year_at_the_foot_is_no_number_of_a_page() -> None:
    assert written(page(f"{LONG}.", ("1984", 500)), page(f"And {LONG}.", ("xiv", 500))) == [
        f"{LONG}.", "1984", f"And {LONG}.",
    ]  # fmt: skip


def test_pages_without_text_begin_where_the_next_one_does() -> None:
    assert paged([]) == ("", (), None)
    text, begins, _ = paged([[], page(f"{LONG}."), []])
    assert (text, begins) == (f"{LONG}.", (0, 0, len(text)))


# --- encodings --------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_read_whatever_it_is_written_in_and_a_note_says_as_what(encoding: str) -> None:
    told = "The council of Ærø met on the quay – and then “left” the town for good. " * 4
    text, notes = decoded(told.encode(encoding))
    assert text.removeprefix("\ufeff") == told
    assert bool(notes) is not encoding.startswith("utf-8")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty file"), (b" \n", "only blanks"), (b"%PDF-1.4", "a PDF"), (b"PK\x03\x04xx", "a ZIP"),
        (b"  <!DOCTYPE html><p>x", "HTML"), (b"\x00\x01\x02\x03" * 9, "binary data"),
        ("é".encode() * 30 + b"\xff" + b"\nx" * 9, "line 1, byte 61"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocument, match=why):
        decoded(data)


def test_a_control_character_in_a_hundred_is_still_a_text() -> None:
    assert unmarked(b"\x01" + b"a" * 99)[1] == ()
    with pytest.raises(UnreadableDocument, match="binary"):
        unmarked(b"\x01\x02" + b"a" * 98)


# --- headlines and publishers -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Council and ferry line talk\n\nIt was late.", "Council and ferry line talk"),
        ("# Council and ferry talk\n", "Council and ferry talk"),
        ("By Jane Roe\n5 mins read\n\nCouncil and ferry talk\n", "Council and ferry talk"),
        ("Share this page\nCouncil and ferry talk\n", "Council and ferry talk"),
        ("NEWS IN BRIEF\nCouncil and ferry talk", "Council and ferry talk"),
        ("Home > News > Town\nCouncil and ferry talk", "Council and ferry talk"),
        ("March 3, 2025 and more words\nCouncil and ferry talk", "Council and ferry talk"),
        ("Two words\n", None),
        ("The council of the town met again on the quay to talk.\nCouncil and ferry talk", None),  # the body began
        ("x " * 90 + "\nCouncil and ferry talk", None),
        ("word " * 26 + "\nCouncil and ferry talk", "Council and ferry talk"),
        ("the lower case begins nothing\n", None),
        ("1 2 3 4 5 6 7 8 a\n", None),
        ("\n".join(["Home"] * 12) + "\nCouncil and ferry talk", None),  # too far down
    ],
)
def test_the_headline_is_the_first_line_that_can_be_one(text: str, found: str | None) -> None:
    assert headline(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("From The Courier, April 14, 2025\n", "The Courier"), ("Row\nSource: Harbour Post\n", "Harbour Post"),
        ("OSLO, May 3 (Coast Wire) - They met.", "Coast Wire"), ("They met (again) - so it goes.", None),
    ],
)  # fmt: skip
def test_the_head_may_say_who_published_a_text(text: str, found: str | None) -> None:
    assert publisher(text) == found


# --- names of documents -------------------------------------------------------------------------------

SOURCES = ["in/march.txt", "in/april.txt", "other/april.txt", "box.zip/may.txt", "june.md"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("in/march.txt", ["in/march.txt"]), ("./in/march.txt", ["in/march.txt"]), ("march.txt", ["in/march.txt"]),
        ("march", ["in/march.txt"]), ("april", ["in/april.txt", "other/april.txt"]),
        ("other/april.txt", ["other/april.txt"]), ("other/april", ["other/april.txt"]),
        ("box.zip/may", ["box.zip/may.txt"]), ("june", ["june.md"]), ("july", []), ("", []),
    ],
)  # fmt: skip
def test_a_document_is_meant_by_its_path_or_its_name_with_or_without_ending(name: str, found: list[str]) -> None:
    assert named_sources(name, SOURCES) == found


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("april", "names 2 documents: in/april.txt, other/april.txt; give the path"),
        ("marhc.txt", "did you mean 'march.txt'"),
        ("box.zip", "it holds 1: name one of them, such as box.zip/may.txt"),
        ("zzz", "there are march.txt, april.txt, april.txt, may.txt, june.md$"),
    ],
)
def test_a_name_of_none_or_of_several_is_refused_with_those_there_are(name: str, why: str) -> None:
    documents = [Document(f"d{n}", source, "x") for n, source in enumerate(SOURCES)]
    assert named("march", documents).id == "d0"
    with pytest.raises(NoSuchDocument, match=why):
        named(name, documents)
