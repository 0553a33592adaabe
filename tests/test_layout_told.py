"""Small documents that are no prose, and the whole chronology of each: what their form dates, and what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from laws import broken

from timeline import build, read
from timeline.model import Chronology, DatingBasis, Document

# A document (its name's ending, its text) and its dated events: the date as EDTF, and the title.
GOLDEN = {
    "a table with an owner": (
        ".md",
        "# Key dates\n\n| Date | Event | Owner |\n|---|---|---|\n"
        "| 12 Jan 2020 | Planning permission granted | Council |\n"
        "| March 2021 | Start of works | Holt Ltd |\n| 2022 | Bridge opened to traffic | |\n",
        ["2020-01-12 Planning permission granted", "2021-03 Start of works", "2022 Bridge opened to traffic"],
    ),
    "years and months": (
        ".txt",
        "Chronology\n\n1985\n\nMarch\n\nThe firm opened its second mill.\n\n"
        "On the 14th the board appointed Anna Weir.\n\n"
        "1987\n\nMay 3: Piet Holt resigned.\nJune 9: The bank lent the firm money.\n",
        [
            "1985-03 The firm opened its second mill",
            "1985-03-14 The board appointed Anna Weir",
            "1987-05-03 Piet Holt resigned",
            "1987-06-09 The bank lent the firm money",
        ],
    ),
    "labels": (
        ".txt",
        "Project: harbour wall\nDeadline: 5 May 2024\nDate: 3 March 2024\nTender closing date: 1 April 2024\n"
        "Start of works: June 2024\n\nThe wall is old and wet.\n",
        ["2024-04-01 Tender closing", "2024-05-05 Deadline", "2024-06 Start of works"],
    ),
    "a log of one day": (
        ".txt",
        "Log of 12 August 2025\n\n09:15 - Anna Weir opened the gate.\n09:40 - Gate closed.\n10:05 - Power failure.\n",
        [
            "2025-08-12T09:15 Anna Weir opened the gate",
            "2025-08-12T09:40 Gate closed",
            "2025-08-12T10:05 Power failure",
        ],
    ),
    "a log of a program": (
        ".txt",
        "2024-05-01T10:00:00Z INFO service started\n2024-05-01T10:05:13Z ERROR disk failed\n",
        ["2024-05-01T10:00 Service started", "2024-05-01T10:05 Disk failed"],
    ),
    "releases": (
        ".md",
        "# Release history\n\n### v2.0.1 (3 May 2023)\n* Add a dark mode\n\n### v2.0.0 (1 April 2023)\n* New design\n",
        ["2023-04-01 Release 2.0.0", "2023-05-03 Release 2.0.1"],
    ),
    "milestones": (
        ".txt",
        "ID | Milestone        | Owner   | Baseline  | Forecast / actual\n"
        "M1 | Case approved    | A Holt  | 28-Jun-24 | 12-Jul-24 (A)\n"
        "M2 | Trials at Elsham | P Marl  | 28-Apr-25 | 12 to 14-May-25\n"
        "M3 | Go-live          | A Holt  | 07-Jul-25 | Q3 2025 (tbc)\n",
        [
            "2024-07-12 Case approved",
            "2025-05-12/2025-05-14 Trials at Elsham",
            "2025-07-01/2025-09-30 Go-live",
        ],
    ),
    "lives": (
        ".txt",
        "Ada Holt (born 4 May 1850; died 1911) met Piet Marl (1880-1944). Bill Weir (1993-2001) was mayor.\n",
        [
            "1850-05-04 Birth of Ada Holt",
            "1880 Birth of Piet Marl",
            "1911 Death of Ada Holt",
            "1944 Death of Piet Marl",
            "1993-01-01/2001-12-31 Bill Weir was mayor",
        ],
    ),
    "questions and answers": (
        ".txt",
        "MR HOLT: When did Northline sell the yard?\nTHE WITNESS: On 5 June 2017.\n"
        "MR HOLT: Why?\nTHE WITNESS: It was wet.\n",
        ["2017-06-05 Northline did sell the yard"],
    ),
    "a letter that came later": (
        ".txt",
        "The tribunal heard of a letter dated 20 May 2021, which Northline received on 26 May 2021.\n",
        ["2021-05-20 Letter", "2021-05-26 Northline received a letter"],
    ),
    "days with entries": (
        ".txt",
        "Monday 3 March 2025\n- Board met in Lyon\n- Budget approved\n\nTuesday 4 March 2025\n- Strike began\n",
        ["2025-03-03 Board met in Lyon", "2025-03-03 Budget approved", "2025-03-04 Strike began"],
    ),
    "actions": (
        ".md",
        "Action items\n\n- Piet Holt: order the pump (due 9 May 2024)\n- Review of contract - 12 May 2024\n",
        ["2024-05-09 Piet Holt: order the pump", "2024-05-12 Review of contract"],
    ),
}


def built(tmp_path: Path, text: str, ending: str = ".txt") -> Chronology:
    path = tmp_path / f"document{ending}"
    path.write_bytes(text.encode())
    return build(read([str(path)]))


def listed(chronology: Chronology) -> list[str]:
    return [f"{e.dating.edtf} {e.title}" for e in chronology.events if e.dating is not None]


@pytest.mark.parametrize("name", GOLDEN)
def test_a_document_that_is_no_prose_is_told_in_full(name: str, tmp_path: Path) -> None:
    ending, text, expected = GOLDEN[name]
    chronology = built(tmp_path, text, ending)
    assert sorted(listed(chronology)) == expected
    assert list(broken(chronology)) == []


@pytest.mark.parametrize("name", GOLDEN)
def test_every_date_is_accounted_for(name: str, tmp_path: Path) -> None:
    ending, text, _ = GOLDEN[name]
    (document,) = built(tmp_path, text, ending).documents
    assert all(date.why for date in document.unused)
    assert all(document.quote(date.span) for date in document.dates)


def test_the_reason_says_what_a_sentence_stands_under(tmp_path: Path) -> None:
    texts = {
        "## 3 May 2021\n\nAnna Weir visited the yard.\n\n## 4 May 2021\n\nShe left.\n": "it stands under “3 May 2021”",
        "Hearing date: 3 May 2021\n\nAll is well here.\n": "its label has the value “3 May 2021”",
        "3 May 2021: Anna Weir came\n4 May 2021: She left\n": "its line begins with “3 May 2021”",
        "3 May 2021 | Anna Weir came\n4 May 2021 | She left\n": "its row of a table has “3 May 2021”",
    }
    for text, why in texts.items():
        first = built(tmp_path, text).events[0].dating
        assert first is not None
        assert first.basis is DatingBasis.HEADED
        assert first.confidence == 0.8
        assert first.why.startswith(why)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("12 March 2019: Council grants permission\n4 April 2019: Works begin\n", None),
        ("Hearing date: 1 December 2021\n\nAll is well here.\n", None),
        ("Date: 1 December 2021\n\nAll is well here.\n", "2021-12-01"),
        ("On 3 May 2019 the council approved the plan.\n", None),
        ("- Review: 12 May 2024\n- Start of works, 3 June 2024\n", None),
        ("A letter dated 20 May 2021 came.\n", None),
        (
            "Depot closed\n\n19 March 2025\n\nThe depot in Hull closed for good and nobody knows why it did.\n",
            "2025-03-19",
        ),
    ],
)
def test_only_what_says_when_a_document_was_written_is_its_date(
    text: str, published: str | None, tmp_path: Path
) -> None:
    (document,) = built(tmp_path, text).documents
    day = document.publication.calendar_day
    assert (None if day is None else day.isoformat()) == published


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned (source: https://example.com/2018/11/05/mayor).",
        "The court cited Brown v. Board of Education, 347 U.S. 483 (1954).",
        "In Holt v Weir [2015] EWCA Civ 795, [2016] 1 WLR 4102, Lord Marl said the lease was void.",
        "Under the Housing Act 1996 the landlord sued the tenant.",
        "Anna Weir signed the report in reports/2018/final.pdf.",
    ],
)
def test_addresses_and_citations_date_no_event(text: str, tmp_path: Path) -> None:
    chronology = built(tmp_path, text)
    assert listed(chronology) == []
    assert all(date.reason is not None for date in chronology.documents[0].dates)


def test_a_number_is_no_denial(tmp_path: Path) -> None:
    chronology = built(tmp_path, "The minister signed Order No. 12 on 6 May 2024. No talks were held on 7 May 2024.")
    assert [str(e.status) for e in chronology.events] == ["occurred", "denied"]


def test_a_mail_that_is_quoted_counts_from_its_own_day(tmp_path: Path) -> None:
    text = (
        "From: Ida Roe <ida@example.org>\nDate: Thu, 8 May 2025 09:00:00 +0000\nSubject: Lease\n\n"
        "I signed the lease today.\n\nOn Mon, May 5, 2025 at 3:00 PM Ole Marl <ole@example.org> wrote:\n"
        "> I met the minister yesterday.\n"
    )
    dates = [e.dating.edtf for e in built(tmp_path, text, ".eml").events if e.dating is not None]
    assert dates == ["2025-05-04", "2025-05-08"]


def test_a_birth_and_a_death_in_one_word_are_two_mentions() -> None:
    text = "His first daughter Rulan Roe (1922-2013) was professor of music at Odda. " * 2
    for engine in ("rules", "model"):
        told = build((Document("d", "life.txt", text),), engine=engine).mentions
        assert len({mention.id for mention in told}) == len(told)
