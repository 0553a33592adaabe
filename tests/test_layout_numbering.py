"""The line numbers of a margin stand in no sentence, and every offset stays that of the text."""

from __future__ import annotations

from timeline import build
from timeline.layout import unnumbered
from timeline.model import Document

LINES = [
    "Q.   When did you start at Arden?",
    "A.   June of 2008. I was a fitter then, and I left",
    "in December of 2019.",
    "Q.   What did you do then?",
    "A.   I moved to Elsham.",
    "Q.   Did you see the crane?",
    "A.   I saw it on March 3, 2020.",
    "Q.   Who was there?",
    "A.   The foreman.",
    "Q.   And then?",
    "A.   They let me go July 10, 2020.",
]
TEXT = "\n".join(f"{number:2}        {line}" for number, line in enumerate(LINES, 1)) + "\n\n   41\n"


def test_numbers_of_lines_and_pages_are_blanked_and_nothing_moves() -> None:
    plain = unnumbered(TEXT)
    assert len(plain) == len(TEXT)
    assert [line.strip() for line in plain.splitlines() if line.strip()] == LINES


def test_a_list_or_prose_with_figures_stays_as_it_is() -> None:
    listed = "\n".join(f"{number}  apples" for number in (3, 7, 12, 5, 40, 8, 9, 2, 6, 11, 4))
    assert unnumbered(listed) is listed
    assert unnumbered("In 2019 they met.\n") == "In 2019 they met.\n"


def test_what_a_transcript_tells_is_read_across_its_margin() -> None:
    built = build([Document("a", "a.txt", TEXT)])
    told = {e.dating.edtf for e in built.events if e.dating}
    assert {"2019-12", "2020-03-03", "2020-07-10"} <= told
    assert all(TEXT[m.time.start : m.time.end] == m.time.quote for m in built.mentions if m.time)
