"""Chronologies made elsewhere: what their files say becomes rows with a place each, and rows merge like any telling."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from chronologies import ferry
from hostile import TEXTS
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.export import FORMATS, to_csv, to_json, to_timelinejs
from timeline.imports import chronology_in, read_chronology
from timeline.imports.dates import dating_of, is_ambiguous, order_of
from timeline.imports.rows import Row, shown_text
from timeline.imports.text import document_of
from timeline.model import Document, EventKind, Status
from timeline.pipeline import build
from timeline.readers import UnreadableDocument, read_bytes

TABLE = """Date,Event,Details,People,Where,Source,Link
22/03/2025,Ida Moreau phoned Northline,She asked for a new timetable.,"Ida Moreau; Northline",,Harbour Post,https://p.example/1
26 March 2025 - 28 March 2025,Talks on the berths,,,the town hall,Coast Wire,
2025-04~,The state agreed to pay for the pier,,Ruritania,,,
by 29 April 2025,Northline must answer,,,,,
soon,=Something odd,,,,,
,The lease has run,,,,,
"""


def rows(text: str, name: str = "old.csv") -> list[tuple[str, str | None]]:
    """The title and the EDTF of each row of a file."""
    document, _ = chronology_in(name, text.encode())
    return [(document.quote(e.title), e.dating.edtf if e.dating else None) for e in document.entries]


# --- dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last", "granularity", "bound", "edtf"),
    [
        ("2025-03-22", "2025-03-22", "2025-03-22", "day", "at", "2025-03-22"),
        ("2025-03", "2025-03-01", "2025-03-31", "month", "at", "2025-03"),
        ("2025", "2025-01-01", "2025-12-31", "year", "at", "2025"),
        ("2025-04-04~", "2025-04-04", "2025-04-04", "day", "at", "2025-04-04~"),
        ("../2025-04-29", None, "2025-04-29", "day", "by", "../2025-04-29"),
        ("2025-03-01/..", "2025-03-01", None, "day", "since", "2025-03-01/.."),
        ("2025-03-26/2025-03-28", "2025-03-26", "2025-03-28", "period", "at", "2025-03-26/2025-03-28"),
        ("2025-21", "2025-03-01", "2025-05-31", "season", "at", "2025-21"),
        ("199X", "1990-01-01", "1999-12-31", "decade", "at", "199X"),
        ("2025-03-22T14:30", "2025-03-22T14:30", "2025-03-22T14:30", "minute", "at", "2025-03-22T14:30"),
        ("22 March 2025", "2025-03-22", "2025-03-22", "day", "at", "2025-03-22"),
        ("Mar 2025", "2025-03-01", "2025-03-31", "month", "at", "2025-03"),
        ("22/03/2025", "2025-03-22", "2025-03-22", "day", "at", "2025-03-22"),
        ("15.03.2025", "2025-03-15", "2025-03-15", "day", "at", "2025-03-15"),
        ("before 29 April 2025", None, "2025-04-29", "day", "by", "../2025-04-29"),
        ("March 3-5, 2025", "2025-03-03", "2025-03-05", "period", "at", "2025-03-03/2025-03-05"),
        ("14 July 1789", "1789-07-14", "1789-07-14", "day", "at", "1789-07-14"),
    ],
)
def test_a_date_is_read_as_finely_as_it_is_written(
    text: str, first: str | None, last: str | None, granularity: str, bound: str, edtf: str
) -> None:
    found = dating_of(text)
    assert found is not None
    assert (found.start, found.end, found.granularity, found.bound, found.edtf) == (
        first, last, granularity, bound, edtf,
    )  # fmt: skip
    assert f"“{text}”" in found.why


@pytest.mark.parametrize("text", ["", "soon", "Saturday", "13 May", "2025-13-45", "0000", "2025-02-30", "99999"])
def test_what_is_no_date_for_sure_is_none(text: str) -> None:
    assert dating_of(text) is None


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ("2025-03-26", "2025-03-28", "2025-03-26/2025-03-28"),
        ("March 26, 2025", "March 28, 2025", "2025-03-26/2025-03-28"),
        ("2025-03-26", "2025-03-26", "2025-03-26"),
        ("2025-03", "2025-04", "2025-03/2025-04"),
        ("2025-03-28", "2025-03-26", "2025-03-28"),
        ("", "2025-04-29", "../2025-04-29"),
        ("2025-03-26", "soon", "2025-03-26"),
    ],
)
def test_a_first_and_a_last_date_make_a_stretch(first: str, last: str, edtf: str) -> None:
    found = dating_of(first, last)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("texts", "order"),
    [(["4/5/2025", "22/3/2025"], "DMY"), (["4/5/2025", "3/22/2025"], "MDY"), (["4/5/2025"], None),
     (["22/3/2025", "3/22/2025"], None)],
)  # fmt: skip
def test_the_dates_of_a_file_show_together_which_number_is_the_day(texts: list[str], order: str | None) -> None:
    assert order_of(texts) == order


def test_one_date_that_shows_the_order_settles_those_that_do_not() -> None:
    told = "date,event\n4/5/2025,one\n22/3/2025,two\n"
    assert [edtf for _, edtf in rows(told)] == ["2025-05-04", "2025-03-22"]
    _, problems = chronology_in("old.csv", told.encode())
    assert problems == ()


def test_a_date_that_can_be_read_two_ways_is_said_to_be() -> None:
    document, problems = chronology_in("old.csv", b"date,event\n4/5/2025,one\n5/5/2025,two\n")
    assert [str(problem) for problem in problems] == [
        "old.csv: row 1: its date “4/5/2025” is read month first: write it as 2025-03-19"
    ]
    assert document.entries[0].dating is not None
    assert document.entries[0].dating.edtf == "2025-04-05"
    assert is_ambiguous("4/5/2025")


# --- files --------------------------------------------------------------------------------------


def test_a_table_is_read_by_the_usual_names_of_its_columns() -> None:
    document, problems = chronology_in("old.csv", TABLE.encode())
    assert rows(TABLE) == [
        ("Ida Moreau phoned Northline", "2025-03-22"),
        ("Talks on the berths", "2025-03-26/2025-03-28"),
        ("The state agreed to pay for the pier", "2025-04~"),
        ("Northline must answer", "../2025-04-29"),
        ("=Something odd", None),
        ("The lease has run", None),
    ]
    first = document.entries[0]
    assert document.quote(first.span) == (
        "22/03/2025: Ida Moreau phoned Northline\nShe asked for a new timetable.\nWith: Ida Moreau; Northline\n"
        "Source: Harbour Post, https://p.example/1"
    )
    assert first.date is not None
    assert document.quote(first.date) == "22/03/2025"
    assert [document.quote(span) for span in first.who] == ["Ida Moreau", "Northline"]
    assert document.entries[1].place == "the town hall"
    assert [str(problem) for problem in problems] == [
        "old.csv: row 5: its date “soon” is none that can be read for sure, so it has none: write it as 2025-03-19"
    ]


@pytest.mark.parametrize(
    "head",
    ["date,title", "Start Date,Headline", "day;Subject", "when\tname", "DATE|EVENT", "begin,what", "\ufeffdate,event",
     "Date ,Event "],
)  # fmt: skip
def test_columns_have_other_names_and_other_signs_between_them(head: str) -> None:
    sign = next(each for each in ",;\t|" if each in head)
    assert rows(f"{head}\n2025-03-22{sign}They met\n") == [("They met", "2025-03-22")]


def test_columns_with_names_of_their_own_are_named_by_the_user() -> None:
    told = b"Nr.;Datum;Ereignis\n1;22.03.2025;Der Rat tagte\n"
    with pytest.raises(UnreadableDocument, match="name it with --column title=NAME"):
        chronology_in("chronik.csv", told)
    document, _ = chronology_in("chronik.csv", told, {"date": "Datum", "title": "Ereignis", "text": "Body"})
    assert document.text == "22.03.2025: Der Rat tagte\n"


def test_a_clock_time_in_a_column_of_its_own_belongs_to_its_day() -> None:
    told = "Date,Time,Event\n2025-03-22,14:30,They met\n3/25/2025,9 a.m.,They voted\n2025-03-26,later,They left\n"
    assert [edtf for _, edtf in rows(told)] == ["2025-03-22T14:30", "2025-03-25T09:00", "2025-03-26"]
    assert "2025-03-26 later: They left" in chronology_in("old.csv", told.encode())[0].text


def test_names_with_commas_stay_whole_where_a_file_parts_names_by_another_sign() -> None:
    told = 'date,event,people\n2025-03-22,A,"Lund, Anna; Okafor, Ruth"\n2025-03-23,B,"Lund, Anna"\n2025-03-24,C,\n'
    document, _ = chronology_in("old.csv", told.encode())
    names = [[document.quote(span) for span in entry.who] for entry in document.entries]
    assert names == [["Lund, Anna", "Okafor, Ruth"], ["Lund, Anna"], []]
    commas, _ = chronology_in("old.csv", b'date,event,people\n2025-03-22,One,"Anna Lund, Ruth Okafor"\n')
    assert [commas.quote(span) for span in commas.entries[0].who] == ["Anna Lund", "Ruth Okafor"]


def test_the_table_of_timelinejs_is_read_with_its_dates_in_parts() -> None:
    told = (
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Headline,Text,Media,Group\n"
        "2025,3,22,14:30,,,,,They met,<p>In the <b>hall</b></p>,https://p.example/1.png,meeting\n"
        "2025,3,,,2025,4,,,They talked,,,\n1789,,,,,,,,It began,,,\n"
    )
    assert rows(told) == [("They met", "2025-03-22T14:30"), ("They talked", "2025-03/2025-04"), ("It began", "1789")]
    document, _ = chronology_in("story.csv", told.encode())
    assert document.entries[0].kind is EventKind.MEETING
    assert "\nIn the hall\n" in document.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_come_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    document, _ = chronology_in("old.csv", "date,event\n2025-03-22,Ærø – “met”\n".encode(encoding))
    assert document.quote(document.entries[0].title) == "Ærø – “met”"


def test_our_own_json_comes_back_with_every_event_and_date() -> None:
    document, problems = chronology_in("export.json", to_json(ferry()).encode())
    assert problems == ()
    known = [(" ".join(e.title.split()), e.dating and (e.dating.edtf, e.dating.granularity, e.dating.bound))
             for e in ferry().all_events()]  # fmt: skip
    found = [(document.quote(e.title), e.dating and (e.dating.edtf, e.dating.granularity, e.dating.bound))
             for e in document.entries]  # fmt: skip
    assert [title for title, _ in found][:3] == [title for title, _ in known][:3]
    assert [when for _, when in found] == [when for _, when in known]
    assert [(e.kind, e.status) for e in document.entries] == [(e.kind, e.status) for e in ferry().all_events()]
    assert "“The mayor phoned Northline on Saturday and asked for a new timetable.”" in document.text


@pytest.mark.parametrize("name", ["csv", "timelinejs"])
def test_what_we_export_comes_back(name: str) -> None:
    document, problems = chronology_in(FORMATS[name].file_name, FORMATS[name].written(ferry()))
    assert problems == ()
    plain = [e for e in ferry().all_events() if not e.title.startswith("<") and (name == "csv" or e.dating)]
    known = {(e.title, e.dating and (e.dating.start, e.dating.end)) for e in plain}
    found = {(document.quote(e.title), e.dating and (e.dating.start, e.dating.end)) for e in document.entries}
    if name == "csv":
        assert known <= found
    else:  # which has no open sides: a deadline is its day there
        assert {title for title, _ in known} <= {title for title, _ in found}


def test_a_list_of_objects_is_read_like_a_table() -> None:
    event = {"date": "2025-03-22", "title": "They met", "people": [{"name": "Ida Moreau"}, "X"]}
    told = json.dumps({"events": [event]})
    assert rows(told, "events.json") == [("They met", "2025-03-22")]
    assert "With: Ida Moreau; X" in chronology_in("events.json", told.encode())[0].text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty file"),
        (b" \n", "empty file"),
        (b"a,b\n1,2\n", "no column with a title"),
        (b"event,b\nThey met,2\n", "no column with a date"),
        (b"date,event\n", "no event in it"),
        (b"{", "not JSON, or cut off"),
        (b"[1, 2]", "no list of events"),
        (b"{}", "no list of events"),
        (b'{"events": 3}', "no list of events"),
        (b"[" * 100_000, "JSON nested too deep"),
        (b"\x00\x01", "not a text file"),
        (b"PK\x03\x04\x00\x00", "not a text file"),
        (b"date,event\n" + b"2025-03-22,x\n" * 20_001, "more than 20,000 events"),
    ],
)
def test_what_holds_no_chronology_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocument, match=why):
        chronology_in("old.csv", data)


@pytest.mark.parametrize(("name", "why"), [("nosuch.csv", "No such file"), (".", "a folder"), ("a\0b", "no such")])
def test_a_path_that_leads_nowhere_is_refused(name: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=why):
        read_chronology(f"{tmp_path}/{name}")


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
def test_any_table_gives_a_document_whose_rows_stand_where_they_are_said_to(cells: list[tuple[str, ...]]) -> None:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["date", "event", "details", "people"])
    writer.writerows(cells)
    data = file.getvalue().encode("utf-8", "replace")
    try:
        document, _ = chronology_in("old.csv", data)
    except UnreadableDocument:
        return
    check(document)
    assert chronology_in("old.csv", data)[0] == document


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8), lambda inner: (
    st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["events", "schema", "undated", "mentions", "documents", "title", "date",
                                       "start_date", "year", "text", "headline", "edtf", "id"]), inner, max_size=4)
), max_leaves=20))  # fmt: skip
def test_any_json_is_read_or_refused(value: object) -> None:
    with suppress(UnreadableDocument):
        check(chronology_in("x.json", json.dumps(value).encode())[0])


def check(document: Document) -> None:
    """Every entry is a paragraph of its own, and what stands in it stands inside it."""
    assert document.entries
    end = 0
    for entry in document.entries:
        assert entry.span.start >= end
        assert document.text[end : entry.span.start].strip() == ""
        end = entry.span.end
        assert "\n\n" not in document.quote(entry.span)
        assert all(entry.span.covers(each) for each in (entry.title, *entry.who, *filter(None, [entry.date])))
    assert document.text[end:] == "\n"


def test_markup_becomes_the_text_that_it_shows() -> None:
    assert shown_text("<p>One &amp; <b>two</b></p><script>alert(1)</script><p>three</p>").split() == [
        "One", "&", "two", "three",
    ]  # fmt: skip


# --- beside other documents ---------------------------------------------------------------------

ARTICLE = """Council and Northline talk again

March 25, 2025

Mayor Ida Moreau phoned Northline on March 22 and asked for a new timetable. Ruth Okafor met the council on March 24.
"""


def test_every_row_is_one_mention_dated_as_its_file_says() -> None:
    document, _ = chronology_in("old.csv", TABLE.encode())
    chronology = build([document], engine="rules")
    assert [mention.title for mention in chronology.mentions] == [title for title, _ in rows(TABLE)]
    assert [m.dating.edtf if m.dating else None for m in chronology.mentions] == [edtf for _, edtf in rows(TABLE)]
    assert [mention.kind for mention in chronology.mentions][:4] == [
        EventKind.CALL, EventKind.TALKS, EventKind.AGREEMENT, EventKind.DEADLINE,
    ]  # fmt: skip
    for mention in chronology.mentions:
        assert mention.span.covers(mention.trigger)
        assert mention.trigger.start < mention.trigger.end
    called = chronology.mentions[0]
    assert called.time is not None
    assert document.quote(called.time.span) == called.time.quote == "22/03/2025"
    assert chronology.documents[0].publication.evidence.startswith("a chronology made elsewhere")


@pytest.mark.parametrize(
    ("row", "together", "conflicts"),
    [
        ("2025-03-22,Ida Moreau phoned Northline,Ida Moreau; Northline", True, 0),
        ("2025-03-23,Mayor Ida Moreau phoned Northline and asked for a new timetable,Ida Moreau; Northline", True, 1),
        ("2024-05-09,The council bought a ferry,", False, 0),
    ],
)
def test_a_row_corroborates_or_contradicts_what_an_article_tells(row: str, together: bool, conflicts: int) -> None:
    (article,) = read_bytes("post.txt", ARTICLE.encode()).documents
    listed, _ = chronology_in("old.csv", f"date,event,people\n{row}\n".encode())
    chronology = build([article, listed], engine="model")
    (event,) = [e for e in chronology.all_events() if listed.id in e.documents]
    assert (article.id in event.documents) == together
    assert len(event.conflicts) == conflicts
    if together and not conflicts:  # a row in the words of the article would be no second source
        assert event.sources == 2


def test_what_a_row_says_of_kind_status_and_place_holds() -> None:
    told = "date,event,type,status,place,actors\n2025-03-22,The thing,vote,denied,Aberdale,Ida Moreau\n"
    (mention,) = build([chronology_in("old.csv", told.encode())[0]], engine="rules").mentions
    assert (mention.kind, mention.status, mention.place) == (EventKind.VOTE, Status.DENIED, "Aberdale")


def test_those_whom_a_row_lists_take_part_even_where_a_name_looks_like_a_place() -> None:
    told = "date,event,people\n2025-03-22,Ida Moreau phoned Northline,Ida Moreau; Northline\n"
    chronology = build([chronology_in("old.csv", told.encode())[0]], engine="model")
    names = {actor.id: actor.name for actor in chronology.actors}
    assert {names[actor] for actor in chronology.events[0].actors} == {"Ida Moreau", "Northline"}


def test_whom_the_source_of_a_row_names_has_no_part_in_it() -> None:
    told = "date,event,source\n2025-03-22,Ida Moreau phoned Northline,Ruth Okafor in Russia Today\n"
    chronology = build([chronology_in("old.csv", told.encode())[0]], engine="model")
    assert {actor.name for actor in chronology.actors} <= {"Ida Moreau", "Northline"}


def test_an_import_does_not_change_what_the_documents_beside_it_tell() -> None:
    (article,) = read_bytes("post.txt", ARTICLE.encode()).documents
    listed, _ = chronology_in("old.csv", b"date,event\n1999-01-01,Something else entirely happened\n")
    alone, beside = build([article], engine="rules"), build([article, listed], engine="rules")
    assert [m for m in beside.mentions if m.document == article.id] == list(alone.mentions)
    assert next(d for d in beside.documents if d.id == article.id) == alone.documents[0]


def test_a_chronology_in_another_language_keeps_its_events() -> None:
    title = "Der Rat hat am Montag die Fähre beschlossen"
    document, _ = chronology_in("chronik.csv", f"Date,Event\n2025-03-22,{title}\n".encode())
    (mention,) = build([document], engine="rules").mentions
    assert mention.title == title
    assert mention.dating is not None
    assert mention.dating.when.first == date(2025, 3, 22)


def test_a_row_without_a_title_is_called_by_its_first_line() -> None:
    assert rows("date,title,text\n2025-03-22,,They met.\n") == [("They met.", "2025-03-22")]


@given(TEXTS, TEXTS, TEXTS)
def test_the_same_rows_give_the_same_document(date_: str, title: str, description: str) -> None:
    row = Row(" ".join(title.split()) or "x", " ".join(date_.split()), description=description)
    assert document_of("i", "n", "t", [row]) == document_of("i", "n", "t", [row])
    check(document_of("i", "n", "t", [row])[0])


def test_every_format_is_written_of_an_import() -> None:
    chronology = build([chronology_in("old.csv", TABLE.encode())[0]], engine="rules")
    assert "Ida Moreau phoned Northline" in to_csv(chronology) + to_timelinejs(chronology)
    assert [document["rows"] for document in json.loads(to_json(chronology))["documents"]] == [6]
