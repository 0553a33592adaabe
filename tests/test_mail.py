"""Mail: what a message quotes is a document of its own, told once however often it is quoted; mailboxes."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import made
from timeline.model import Document
from timeline.readers import read_bytes, read_files
from timeline.readers.quoting import Quoted, parted

HEADERS = {"From": "Bo Oz <bo@daily.example>", "To": "ann@daily.example", "Subject": "Re: Harbour"}
SENT = {"Date": "Tue, 6 May 2025 09:00:00 +0200"}
OWN = "Dear Ann,\n\nThe council met yesterday.\n"
EARLIER = "Dear Bo,\n\nThe mayor signed the order on Friday.\n"
MARKED = "> Dear Bo,\n>\n> The mayor signed the order on Friday.\n"
BLOCK = "From: Ann Lee <ann@daily.example>\nSent: Monday, May 5, 2025 10:12 AM\nTo: Bo Oz\nSubject: Harbour\n\n"
ANN = "Ann Lee <ann@daily.example>"


# --- the forms of a quotation -----------------------------------------------------------------------

FORMS = [
    (f"On Mon, May 5, 2025 at 10:12 AM {ANN} wrote:\n\n{MARKED}", ANN, "Mon, May 5, 2025 at 10:12 AM"),
    (f"On Mon, May 5, 2025 at 10:12\u202fAM {ANN}\nwrote:\n\n{MARKED}", ANN, "Mon, May 5, 2025 at 10:12 AM"),
    (f"On Mon, May 5, 2025 at 10:12 AM\n{ANN}\nwrote:\n{MARKED}", ANN, "Mon, May 5, 2025 at 10:12 AM"),
    (f"On 5 May 2025, at 10:12, Ann Lee wrote:\n{MARKED}", "Ann Lee", "5 May 2025, at 10:12"),
    (f"On 5 May 2025 10:12 CET Ann wrote:\n{MARKED}", "Ann", "5 May 2025 10:12 CET"),
    (f"On 2025-05-05 10:12, Ann Lee writes:\n{MARKED}", "Ann Lee", "2025-05-05 10:12"),
    (f"On 05/05/2025, Ann Lee wrote:\n{MARKED}", "Ann Lee", "05/05/2025"),
    (f"{ANN} wrote on Mon, 5 May 2025 10:12:\n{MARKED}", ANN, "Mon, 5 May 2025 10:12"),
    (f"Ann Lee wrote:\n{MARKED}", "", ""),
    (MARKED, "", ""),
    (f"On Mon, May 5, 2025 at 10:12 AM {ANN} wrote:\n\n{EARLIER}", ANN, "Mon, May 5, 2025 at 10:12 AM"),
    (f"{BLOCK}{EARLIER}", ANN, "Monday, May 5, 2025 10:12 AM"),
    (f"-----Original Message-----\n{BLOCK}{EARLIER}", ANN, "Monday, May 5, 2025 10:12 AM"),
    (f"________________________________\n{BLOCK}{EARLIER}", ANN, "Monday, May 5, 2025 10:12 AM"),
    (f"Begin forwarded message:\n\n{BLOCK}{EARLIER}", ANN, "Monday, May 5, 2025 10:12 AM"),
    ("*From:* Ann\n*Date:* 5 May 2025\n*To:* Bo,\n Cy\n*Subject:* H\n\n" + EARLIER, "Ann", "5 May 2025"),
]


@pytest.mark.parametrize(("below", "sender", "sent"), FORMS, ids=[form.splitlines()[0] for form, *_ in FORMS])
def test_what_is_quoted_is_parted_from_a_mails_own_words(below: str, sender: str, sent: str) -> None:
    own, (quoted,) = parted(f"{OWN}\n{below}")
    assert own == OWN
    assert (quoted.text, quoted.sender, quoted.sent) == (EARLIER, sender, sent)


NONE = [
    "On 3 May 2025 the mayor wrote:\n\nThe harbour is closed.\n",  # a letter that a mail tells of
    "From: the desk\nIt is closed.\n",
    "To: all\nFrom: the desk\nSubject: closing\n\nIt is closed.\n",  # the block begins with the sender
    "a > b, and so on\n",
    "The mayor wrote: it is over.\n",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_quotation_is_left_as_it_is(text: str) -> None:
    assert parted(text) == (text, ())


def test_mails_are_quoted_in_each_other() -> None:
    inner = f"{EARLIER}\nOn 4 May 2025, at 9:00, Cy Poe wrote:\n\n> We phoned the company.\n>> Who did?\n"
    thread = "".join(f"> {line}\n" for line in inner.splitlines())
    own, quoted = parted(f"Yes.\n\nOn 5 May 2025, at 10:12, Ann Lee wrote:\n{thread}No.\n")
    assert own == "Yes.\n\nNo.\n"
    assert [(each.sender, each.text) for each in quoted] == [
        ("Ann Lee", EARLIER), ("Cy Poe", "We phoned the company.\n"), ("", "Who did?\n"),
    ]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*OWN.splitlines(), *MARKED.splitlines(), *BLOCK.splitlines(), ">" * 300, ""])))
def test_no_word_of_a_mail_is_told_twice_or_lost(lines: list[str]) -> None:
    own, quoted = parted("\n".join(lines))
    told = " ".join([own, *(each.text for each in quoted)])
    assert told.count("council") == sum("council" in line for line in lines)
    assert told.count("signed") == sum("signed" in line for line in lines)


# --- documents --------------------------------------------------------------------------------------


def mail(text: str, **headers: str) -> bytes:
    """A mail of some text."""
    return made.mail(text, headers=HEADERS | SENT | headers)


def marked(text: str) -> str:
    """A text as a mail quotes it, broken into shorter lines."""
    return "".join(f"> {line}\n" for line in text.replace("met yes", "met\nyes").splitlines())


def told(document: Document) -> tuple[object, ...]:
    """What is known of a mail."""
    return document.source, document.title, document.author, document.publication.day, document.text


def test_a_quoted_mail_is_a_document_with_its_own_author_and_day() -> None:
    reading = read_bytes("a.eml", mail(f"{OWN}\n{BLOCK}{EARLIER}"))
    assert reading.problems == ()
    assert sorted(map(told, reading.documents)) == [
        ("a.eml", "Re: Harbour", "Bo Oz <bo@daily.example>", datetime(2025, 5, 6, 9), OWN),
        ("a.eml/quoted 1", "Harbour", ANN, datetime(2025, 5, 5, 10, 12), EARLIER),
    ]
    evidence = {document.publication.evidence for document in reading.documents}
    assert f"quoted in a mail: sent by {ANN} to Bo Oz on 2025-05-05 at 10:12" in evidence


def test_a_mail_of_quotations_alone_has_only_these() -> None:
    assert [each.source for each in read_bytes("a.eml", mail(BLOCK + EARLIER)).documents] == ["a.eml/quoted 1"]


def test_a_quoted_mail_is_not_later_than_the_one_that_quotes_it() -> None:
    days = {}
    for written in ("06/05/2025", "05/06/2025", "04/05/2025", "05/05/2025"):
        reading = read_bytes("a.eml", mail(f"{OWN}\nOn {written}, Ann Lee wrote:\n{MARKED}"))
        (quoted,) = (each for each in reading.documents if each.source.endswith("quoted 1"))
        days[written] = quoted.publication.day
        assert bool(reading.problems) == (quoted.publication.day is None)
    assert days == {
        "06/05/2025": date(2025, 5, 6), "05/06/2025": date(2025, 5, 6), "04/05/2025": None,
        "05/05/2025": date(2025, 5, 5),
    }  # fmt: skip


def test_what_a_thread_quotes_again_and_again_is_told_once_in_any_order() -> None:
    first = mail(EARLIER + "-- \nAnn Lee\n", From=ANN, Date="Mon, 5 May 2025 10:12:00 +0200")
    head = f"On Mon, May 5, 2025 at 8:12 AM {ANN} wrote:\n"
    second = mail(f"{OWN}\n{head}{MARKED}")
    third = mail(f"So be it.\n\nOn 6 May 2025, Bo Oz wrote:\n{marked(f'{OWN}{head}{MARKED}')}")
    files = [("a.eml", first), ("b.eml", second), ("c.eml", third)]
    for order in permutations(files):
        assert {each.source for each in read_files(order).documents} == {"a.eml", "b.eml", "c.eml"}
    assert {each.source for each in read_files(files[1:]).documents} == {"b.eml", "c.eml", "b.eml/quoted 1"}
    assert {each.source for each in read_files(files[2:]).documents} == {
        "c.eml", "c.eml/quoted 1", "c.eml/quoted 2"
    }  # fmt: skip


def test_the_same_few_words_of_two_days_are_two_mails() -> None:
    quoting = [f"Yes.\n\nOn {day} May 2025, Ann Lee wrote:\n> Thank you.\n" for day in (2, 5)]
    reading = read_files([("a.eml", mail(quoting[0])), ("b.eml", mail("And " + quoting[1]))])
    assert {each.source for each in reading.documents} == {"a.eml", "b.eml", "a.eml/quoted 1", "b.eml/quoted 1"}


# --- mailboxes --------------------------------------------------------------------------------------


def mailbox(*mails: bytes) -> bytes:
    """A mailbox as mailbox.mbox of the standard library writes it."""
    import mailbox as standard
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        box = standard.mbox(f"{folder}/a.mbox")
        for each in mails:
            box.add(each)
        box.flush()
        box.close()
        with open(f"{folder}/a.mbox", "rb") as file:
            return file.read()


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_each_mail_of_a_mailbox_is_a_document(end: bytes) -> None:
    texts = ["One.\nFrom here on it is closed.\n", "Two.\n\nFrom 10:00 it rained.\n", f"{OWN}\n{BLOCK}{EARLIER}"]
    reading = read_bytes("a.mbox", mailbox(*map(mail, texts)).replace(b"\n", end))
    assert reading.problems == ()
    texts[2:] = [OWN, EARLIER]
    sources = ["a.mbox/1.eml", "a.mbox/2.eml", "a.mbox/3.eml", "a.mbox/3.eml/quoted 1"]
    assert {each.source: each.text for each in reading.documents} == dict(zip(sources, texts, strict=True))


def test_a_long_mail_of_hostile_lines_is_parted_in_bounded_time() -> None:
    lines = [
        "From: a",
        "On Mon wrote wrote",
        "> " * 400,
        ">" * 1000,
        "On " + "5 May 2025 " * 20 + "wrote",
        *BLOCK.split("\n"),
    ]
    chance = random.Random(1)
    text = "\n".join(chance.choice(lines) for _ in range(20_000))
    quoted = parted(text)[1]
    assert 0 < len(quoted) <= 200
    assert all(isinstance(each, Quoted) for each in quoted)


# --- Outlook ----------------------------------------------------------------------------------------

TICKS = 133_909_999_200_000_000  # of 6 May 2025, 08:12 UTC
SAVED = {"0037": "Re: Harbour", "0C1A": "Bo Oz", "5D01": "bo@daily.example", "0E04": "Ann Lee"}


def test_a_mail_that_outlook_saved_is_read_as_any_mail() -> None:
    folder = "__attach_version1.0_#00000000"
    files = {f"{folder}/__substg1.0_37010102": b"Notes.", f"{folder}/__substg1.0_3707001F": "b.txt".encode("utf-16-le")}
    text = f"{OWN}\n{BLOCK}{EARLIER}".replace("\n", "\r\n")
    reading = read_bytes("a.msg", made.outlook(SAVED | {"1000": text}, sent=TICKS, others=files))
    assert {each.source for each in reading.documents} == {"a.msg", "a.msg/quoted 1", "a.msg/b.txt"}
    own = next(each for each in reading.documents if each.source == "a.msg")
    day = datetime(1601, 1, 1) + timedelta(microseconds=TICKS // 10)
    assert told(own)[1:] == ("Re: Harbour", "Bo Oz <bo@daily.example>", day.replace(second=0), OWN)
    assert own.publication.evidence.startswith("the mail was sent by Bo Oz <bo@daily.example> to Ann Lee on 2025-05-0")


def test_the_clock_of_the_sender_is_taken_from_the_headers_that_outlook_keeps() -> None:
    texts = SAVED | {"1000": OWN, "007D": "From: bo\r\nDate: Tue, 6 May 2025 09:00:00 +0200\r\n\r\n"}
    (document,) = read_bytes("a.msg", made.outlook(texts, sent=TICKS)).documents
    assert document.publication.day == datetime(2025, 5, 6, 9)


def test_a_mail_of_outlook_in_html_is_read_by_what_it_shows() -> None:
    page = {"__substg1.0_10130102": b"<p>Yes.</p><p>No.</p>"}
    (document,) = read_bytes("a.msg", made.outlook(SAVED, others=page)).documents
    assert document.text == "Yes.\n\nNo."
