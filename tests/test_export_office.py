"""Workbooks, reports and calendars, each read back by a program that did not write it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
import vobject
from chronologies import HOSTILE_TITLE, dating, empty, ferry
from hostile import TEXTS, one
from hypothesis import given, settings
from lxml import etree

from timeline.export import to_csv, to_docx, to_ics, to_xlsx
from timeline.export.passages import clean
from timeline.model import Bound, Granularity, Interval, Span, Status
from timeline.wording import dating_in_words

if TYPE_CHECKING:
    from timeline.model import Chronology, Dating

FEW = settings(max_examples=40)


# --- XLSX ---------------------------------------------------------------------------------------


def sheets(chronology: Chronology) -> dict[str, list[dict[str, Any]]]:
    """The rows of every sheet, by the names of the columns, as openpyxl reads them."""
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(chronology)))
    read = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows()
        read[sheet.title] = [{h.value: c for h, c in zip(head, row, strict=True)} for row in rows]
    return read


def test_the_workbook_has_a_row_an_event_a_row_a_mention_and_a_row_a_document() -> None:
    read = sheets(ferry())
    assert [row["id"].value for row in read["Events"]] == [event.id for event in ferry().all_events()]
    assert sorted(row["id"].value for row in read["Mentions"]) == sorted(m.id for m in ferry().mentions)
    assert [row["id"].value for row in read["Documents"]] == [document.id for document in ferry().documents]
    texts = {document.id: document.text for document in ferry().documents}
    for row in read["Mentions"]:
        mention = next(m for m in ferry().mentions if m.id == row["id"].value)
        assert clean(texts[mention.document][row["from"].value : row["to"].value]) == row["quote"].value


@pytest.mark.parametrize(
    ("dated", "start", "end"),
    [
        (dating(date(2025, 3, 22)), datetime(2025, 3, 22), datetime(2025, 3, 22)),
        (dating(None, date(2025, 4, 29), bound=Bound.BY), None, datetime(2025, 4, 29)),
        (dating(date(2025, 3, 1), date(2025, 3, 31), Granularity.MONTH), datetime(2025, 3, 1), datetime(2025, 3, 31)),
        (dating(date(1789, 7, 14)), "1789-07-14", "1789-07-14"),
        (dating(date(1900, 2, 28)), "1900-02-28", "1900-02-28"),
        (dating(date(9999, 12, 31)), datetime(9999, 12, 31), datetime(9999, 12, 31)),
        (None, None, None),
    ],
)
def test_days_in_a_workbook_are_dates_where_it_can_hold_them(dated: Dating | None, start: object, end: object) -> None:
    told = one("x")
    (event,) = told.events
    events, undated = ((replace(event, dating=dated),), ()) if dated else ((), (replace(event, dating=None),))
    (row,) = sheets(replace(told, events=events, undated=undated))["Events"]
    assert (row["start"].value, row["end"].value) == (start, end)
    assert row["when"].value == dating_in_words(dated)
    assert row["edtf"].value == (dated.edtf if dated else None)


def test_a_clock_time_in_a_workbook_is_shown_with_its_minutes() -> None:
    row = next(row for row in sheets(ferry())["Events"] if row["title"].value == HOSTILE_TITLE)
    assert (row["start"].value, row["start"].number_format) == (datetime(2025, 4, 7, 14, 30), "yyyy-mm-dd hh:mm")


@FEW
@given(TEXTS)
def test_every_cell_of_a_workbook_holds_the_text_as_a_text(text: str) -> None:
    for rows in sheets(one(text)).values():
        assert not [cell for row in rows for cell in row.values() if cell.data_type == "f" or cell.hyperlink]
        for row in rows:
            for name in row.keys() & {"title", "publisher", "author", "file"}:
                assert (row[name].value or "") == clean(text)


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    row = sheets(one("word " * 20_000))["Events"][0]
    assert len(row["title"].value) < 32_768
    assert row["title"].value.endswith("…")


# --- DOCX ---------------------------------------------------------------------------------------


def tables(chronology: Chronology) -> list[list[list[str]]]:
    """The cells of every table, as python-docx reads them."""
    report = docx.Document(io.BytesIO(to_docx(chronology)))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in report.tables]


def test_the_report_lists_events_with_their_sources_and_then_those_without_a_date() -> None:
    dated, undated = tables(ferry())
    assert dated[0] == undated[0] == ["Date", "Event", "Who", "Sources"]
    assert [row[1].split("\n")[0] for row in dated[1:]] == [clean(event.title) for event in ferry().events]
    assert [row[0] for row in undated[1:]] == ["no date"] * 2
    called = next(row for row in dated if "Ida Moreau phoned" in row[1])
    assert called[0] == "Sat 22 Mar 2025"
    assert "Why this date? the clause names it" in called[1]
    assert called[2] == "Ida Moreau, Northline, Northline's chief"
    assert "“The mayor phoned Northline on Saturday and asked for a new timetable.” [1] Council and ferry" in called[3]
    assert "The sources disagree on the date: 2025-03-22 / 2025-03-23" in called[1]


def test_a_source_in_the_report_says_its_page() -> None:
    told = one("They met on the quay, all of them.")
    paged = replace(told.documents[0], pages=(0, 10))
    there = replace(told.mentions[0], span=Span(12, 20))
    ((_, row),) = tables(replace(told, documents=(paged,), mentions=(there,)))
    assert row[3].endswith(", p. 2")


def test_the_report_is_landscape_repeats_the_head_of_its_tables_and_numbers_its_pages() -> None:
    archive = zipfile.ZipFile(io.BytesIO(to_docx(ferry())))
    document = archive.read("word/document.xml").decode()
    assert document.count("<w:tblHeader/>") == 2
    assert 'w:orient="landscape"' in document
    footers = [archive.read(name).decode() for name in archive.namelist() if "footer" in name]
    assert all(f'w:instr="{field}"' in "".join(footers) for field in ("PAGE", "NUMPAGES"))


@FEW
@given(TEXTS)
def test_a_report_of_any_text_is_well_formed_and_holds_it(text: str) -> None:
    data = to_docx(one(text))
    assert data == to_docx(one(text))
    archive = zipfile.ZipFile(io.BytesIO(data))
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            assert b"evil.example" not in archive.read(name) or name == "word/document.xml"
            etree.fromstring(archive.read(name))
    ((_, row),) = tables(one(text))
    assert row[1].split("\n")[0] == clean(text)


@pytest.mark.parametrize("undated", [False, True])
def test_a_report_and_a_workbook_can_say_that_nothing_was_found(undated: bool) -> None:
    assert len(tables(empty(undated=undated))) == undated
    assert len(sheets(empty(undated=undated))["Events"]) == undated


@pytest.mark.parametrize("write", [to_xlsx, to_docx])
def test_office_files_tell_no_time_at_which_they_were_made(write: Any) -> None:
    archive = zipfile.ZipFile(io.BytesIO(write(ferry())))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = archive.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


# --- iCalendar ----------------------------------------------------------------------------------


def entries(chronology: Chronology) -> dict[str, Any]:
    """The entries of the calendar by their summaries, as vobject reads them."""
    (calendar,) = vobject.readComponents(to_ics(chronology))
    return {entry.summary.value: entry for entry in calendar.contents.get("vevent", [])}


def test_another_reader_finds_every_dated_event_in_the_calendar() -> None:
    (calendar,) = vobject.readComponents(to_ics(ferry()))
    assert [entry.uid.value for entry in calendar.vevent_list] == [f"{event.id}@dateline" for event in ferry().events]
    assert calendar.contents["x-wr-caldesc"][0].value == "2 events without a date left out"
    assert calendar.contents["x-wr-calname"][0].value == "Chronology, 1 Mar – 6 May 2025"
    assert calendar.prodid.value == "-//Dateline//Chronology//EN"


@pytest.mark.parametrize(
    ("summary", "start", "end", "status"),
    [
        ("Talks went on", date(2025, 3, 26), date(2025, 3, 29), "CONFIRMED"),
        ("The state agreed to pay for the pier (March 2025, day not given)", date(2025, 3, 1), date(2025, 4, 1),
         "CONFIRMED"),
        ("By Tue 29 Apr 2025: Northline must answer the council", date(2025, 4, 29), date(2025, 4, 30), "CONFIRMED"),
        ("Since Sat 1 Mar 2025: The old lease has run", date(2025, 3, 1), date(2025, 3, 2), "CONFIRMED"),
        ("The transport ministry met Northline (about Fri 4 Apr 2025)", date(2025, 4, 4), date(2025, 4, 5),
         "CONFIRMED"),
        ("A hearing is planned (planned)", date(2025, 5, 6), date(2025, 5, 7), "TENTATIVE"),
        (HOSTILE_TITLE, datetime(2025, 4, 7, 14, 30), datetime(2025, 4, 7, 14, 31), "CONFIRMED"),
    ],
)  # fmt: skip
def test_a_calendar_entry_ends_on_the_first_moment_after_it(summary: str, start: date, end: date, status: str) -> None:
    entry = entries(ferry())[summary]
    assert (entry.dtstart.value, entry.dtend.value, entry.status.value) == (start, end, status)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.OCCURRED, "CONFIRMED"),
        (Status.DEADLINE, "CONFIRMED"),
        (Status.PLANNED, "TENTATIVE"),
        (Status.EXPECTED, "TENTATIVE"),
        (Status.PROPOSED, "TENTATIVE"),
        (Status.HYPOTHETICAL, "TENTATIVE"),
        (Status.CANCELLED, "CANCELLED"),
        (Status.DENIED, "CANCELLED"),
    ],
)
def test_a_calendar_tells_what_is_sure_from_what_is_not(status: Status, told: str) -> None:
    chronology = one("Talks")
    (entry,) = entries(replace(chronology, events=(replace(chronology.events[0], status=status),))).values()
    assert entry.status.value == told
    assert (status is Status.OCCURRED) == ("(" not in entry.summary.value)


@given(TEXTS)
def test_no_text_breaks_out_of_its_place_in_a_calendar(text: str) -> None:
    written = to_ics(one(text))
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert not any("\n" in line or "\r" in line for line in written.split("\r\n"))
    (calendar,) = vobject.readComponents(written)
    (entry,) = calendar.vevent_list
    assert set(calendar.contents) <= {"version", "prodid", "calscale", "x-wr-calname", "vevent"}
    assert entry.summary.value == clean(text)
    assert set(entry.contents) <= set(
        "uid dtstamp dtstart dtend summary description location url categories status transp x-dateline-edtf".split()
    )


@pytest.mark.parametrize("day", [date(1, 1, 1), date(999, 5, 4), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_can_be_written(day: date) -> None:
    told = one("x")
    (event,) = told.events
    written = to_ics(replace(told, events=(replace(event, dating=dating(day)),)))
    assert f"DTSTART;VALUE=DATE:{day.year:04}{day.month:02}{day.day:02}\r\n" in written
    assert ("DTEND" in written) == (day < date.max)


def test_a_calendar_entry_links_to_the_passage_where_the_document_is_on_the_web() -> None:
    told = one("They met.")
    document = replace(told.documents[0], address="https://post.example/1")
    (entry,) = entries(replace(told, documents=(document,))).values()
    assert entry.url.value == "https://post.example/1#:~:text=They%20met."


def test_a_clock_time_that_ends_the_next_day_is_kept_to_the_minute() -> None:
    told = one("Night")
    moment = datetime(2025, 4, 7, 23, 30)
    night = replace(dating(date(2025, 4, 7)), when=Interval(moment, moment + timedelta(hours=1)))
    clock = replace(night, granularity=Granularity.MINUTE)
    (entry,) = entries(replace(told, events=(replace(told.events[0], dating=clock),))).values()
    assert (entry.dtstart.value, entry.dtend.value) == (moment, datetime(2025, 4, 8, 0, 30))


def test_tables_say_the_same_in_every_format() -> None:
    head, *rows = to_csv(ferry()).splitlines()
    assert len(rows) == len(sheets(ferry())["Events"])
    assert head.replace("_", " ").split(",") == list(sheets(ferry())["Events"][0])
