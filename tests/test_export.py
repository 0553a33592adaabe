"""Exports: the schema, what each format demands, and that no text of a document breaks out of its place."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chronologies import HOSTILE_TITLE, empty, ferry
from hostile import TEXTS, TEXTUAL, one
from hypothesis import given

from timeline.export import (
    FORMATS,
    Format,
    mentions_to_csv,
    to_csv,
    to_json,
    to_json_lines,
)
from timeline.export.links import passage_link, text_fragment
from timeline.export.passages import clean, marked
from timeline.export.whole import write_whole
from timeline.model import (
    Bound,
    Chronology,
    Decided,
    Document,
    Engine,
    Ground,
    Publication,
    PublicationBasis,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Callable

# --- all formats --------------------------------------------------------------------------------


def test_a_format_is_found_by_its_name_and_says_what_it_is_for() -> None:
    assert all(name == form.name and form.says and "/" in form.media_type for name, form in FORMATS.items())
    assert len({form.file_name for form in FORMATS.values()}) == len({form.says for form in FORMATS.values()})
    assert len({form.file_name for form in FORMATS.values()}) == len(FORMATS)


@pytest.mark.parametrize("form", TEXTUAL, ids=lambda form: form.name)
def test_every_textual_format_holds_every_dated_event(form: Format) -> None:
    written = form.written(ferry()).decode()
    assert all(event.id in written for event in ferry().events)


@pytest.mark.parametrize("form", TEXTUAL, ids=lambda form: form.name)
@pytest.mark.parametrize("undated", [False, True])
def test_every_textual_format_can_say_that_nothing_was_found(form: Format, undated: bool) -> None:
    assert form.written(empty(undated=undated)).endswith(b"\n")


@given(TEXTS)
def test_every_textual_format_holds_every_text_in_one_encoding_and_ends_with_a_line_end(text: str) -> None:
    for form in TEXTUAL:
        written = form.written(one(text))
        assert written.decode("utf-8")
        assert written.endswith(b"\n")
        assert written == form.written(one(text)), form.name


# --- JSON ---------------------------------------------------------------------------------------

# The contract with other programs: these keys are never taken away.
KEYS = {
    "": "schema engine documents actors mentions events undated",
    "engine": "name version model model_version",
    "documents": "id source title publisher language length published published_range published_basis "
    "published_evidence published_confidence published_grounds published_parts",
    "actors": "id name kind aliases country affiliation affiliation_said",
    "mentions": "id document start end quote kind status trigger time actors mentioned place",
    "events": "id title kind status start end edtf granularity bound confidence importance actors mentioned place "
    "mentions documents conflicts",
}
TIME_KEYS = "start end quote type value mod edtf rule anchor why"


def loaded(chronology: Chronology) -> dict:
    return json.loads(to_json(chronology))


def test_json_tells_what_a_publication_date_rests_on_and_which_parts_are_of_another_day() -> None:
    day = date(2025, 2, 18)
    ground = Ground("it tells “on Tuesday”", day, None, 0.45, "other")
    part = Publication(PublicationBasis.INFERRED, day, (day, day), "in words", None, 0.45, (ground,))
    document = Document(
        "d", "d.txt", "A teaser.", publication=Publication(PublicationBasis.UNKNOWN, parts=((Span(0, 8), part),))
    )
    (told,) = loaded(Chronology(Engine("Dateline", "0", "m", "0"), (document,), (), (), (), ()))["documents"]
    assert (told["published"], told["published_confidence"], told["published_grounds"]) == (None, None, [])
    (inside,) = told["published_parts"]
    assert (inside["start"], inside["end"], inside["published_range"]) == (0, 8, ["2025-02-18", "2025-02-18"])
    assert inside["published_grounds"] == [
        {
            "why": "it tells “on Tuesday”",
            "from": "2025-02-18",
            "to": None,
            "confidence": 0.45,
            "document": "other",
            "kept": True,
        }
    ]


def test_json_has_every_key_of_the_contract() -> None:
    data = loaded(ferry())
    assert data["schema"] == 1
    assert set(KEYS[""].split()) <= set(data)
    assert set(KEYS["engine"].split()) <= set(data["engine"])
    for name in ["documents", "actors", "mentions", "events"]:
        assert all(set(KEYS[name].split()) <= set(item) for item in data[name])
    assert [set(event) for event in data["undated"]] == [set(data["events"][0])] * 2
    assert all(set(TIME_KEYS.split()) <= set(mention["time"]) for mention in data["mentions"] if mention["time"])


def test_json_quotes_are_the_text_at_their_offsets_and_triggers_lie_inside() -> None:
    texts = {document.id: document.text for document in ferry().documents}
    for mention in loaded(ferry())["mentions"]:
        text = texts[mention["document"]]
        assert text[mention["start"] : mention["end"]] == mention["quote"]
        assert mention["start"] <= mention["trigger"][0] < mention["trigger"][1] <= mention["end"]
        if mention["time"]:
            assert text[mention["time"]["start"] : mention["time"]["end"]] == mention["time"]["quote"]


def test_json_says_every_kind_of_date_as_the_contract_does() -> None:
    dates = {event["title"]: (event["start"], event["end"], event["bound"]) for event in loaded(ferry())["events"]}
    assert dates["Northline must answer the council"] == (None, "2025-04-29", "by")
    assert dates["The old lease has run"] == ("2025-03-01", None, "since")
    assert dates["The state agreed to pay for the pier"] == ("2025-03-01", "2025-03-31", "at")
    assert dates[HOSTILE_TITLE] == ("2025-04-07T14:30", "2025-04-07T14:30", "at")
    assert {(event["start"], event["end"], event["edtf"]) for event in loaded(ferry())["undated"]} == {
        (None, None, None)
    }
    assert {each["id"]: (each["published"], each["published_range"]) for each in loaded(ferry())["documents"]} == {
        "post": ("2025-03-25", ["2025-03-25", "2025-03-25"]),
        "wire": (None, ["2025-04-05", "2025-04-07"]),
        "hostile": (None, None),
    }


@given(TEXTS)
def test_json_keeps_every_text_exactly(text: str) -> None:
    data = loaded(one(text))
    assert data["events"][0]["title"] == text
    assert data["mentions"][0]["quote"] == (text or " ")
    assert data["actors"][0]["aliases"] == [text]


def test_time_expressions_are_one_object_a_line_with_the_keys_of_the_contract() -> None:
    times = [mention.time for mention in ferry().mentions if mention.time and mention.document == "post"]
    lines = to_json_lines(ferry().documents[0], times).splitlines()
    assert len(lines) == len(times)
    keys = "document start end quote type value mod edtf from to rule anchor why".split()
    for line, time in zip(lines, times, strict=True):
        data = json.loads(line)
        assert set(keys) <= set(data)
        assert (data["document"], data["from"], data["to"]) == ("post", time.from_, time.to)


@given(TEXTS)
def test_a_time_expression_is_one_line_however_lines_are_told(text: str) -> None:
    time = next(mention.time for mention in ferry().mentions if mention.time)
    lines = to_json_lines(Document("d", "d", text), [replace(time, quote=text, why=text)])
    assert len(lines.splitlines()) == 1
    assert json.loads(lines)["quote"] == text


# --- CSV ----------------------------------------------------------------------------------------


def test_csv_is_a_row_an_event_with_the_undated_last() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(ferry()), newline="")))
    assert [row["id"] for row in rows] == [event.id for event in ferry().all_events()]
    called = next(row for row in rows if row["kind"] == "call")
    assert called["when"] == "Sat 22 Mar 2025"
    assert called["conflicts"] == "date: 2025-03-22 / 2025-03-23"
    assert called["actors"] == "Ida Moreau | Northline | Northline's chief"
    assert called["passages"].count(" | ") == 1


def test_the_csv_of_passages_leads_back_to_the_place_in_the_document() -> None:
    rows = list(csv.DictReader(io.StringIO(mentions_to_csv(ferry()), newline="")))
    assert sorted(row["id"] for row in rows) == sorted(mention.id for mention in ferry().mentions)
    texts = {clean(document.title): document.text for document in ferry().documents}
    events = {mention: event.id for event in ferry().all_events() for mention in event.mentions}
    for row in rows:
        assert clean(texts[row["document"]][int(row["from"]) : int(row["to"])]) == row["quote"].removeprefix("'")
        assert row["event"] == events[row["id"]]


@pytest.mark.parametrize(("offset", "page"), [(0, "1"), (40, "2")])
def test_a_passage_says_its_page_and_links_to_itself_where_the_document_is_on_the_web(offset: int, page: str) -> None:
    told = one("They met on the quay, all of them, before noon.")
    document = replace(told.documents[0], pages=(0, 38), address="https://post.example/a b?x=1#top")
    mention = replace(told.mentions[0], span=Span(offset, offset + 7))
    (row,) = csv.DictReader(
        io.StringIO(mentions_to_csv(replace(told, documents=(document,), mentions=(mention,))), newline="")
    )
    assert row["page"] == page
    assert row["link"].startswith("https://post.example/a%20b?x=1#:~:text=")


@pytest.mark.parametrize("address", [None, "", "javascript:alert(1)", "file:///etc/passwd", "=1", "https:///x"])
def test_only_addresses_on_the_web_become_links(address: str | None) -> None:
    assert passage_link(Document("d", "d", "text", address=address), Span(0, 4)) is None


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("They met.", ":~:text=They%20met."),
        ("a-b, c&d", ":~:text=a%2Db%2C%20c%26d"),
        ("Ærø – 10\u202f%", ":~:text=%C3%86r%C3%B8%20%E2%80%93%2010%20%25"),
        (" ".join(f"w{n}" for n in range(60)), ":~:text=w0%20w1%20w2%20w3%20w4,w55%20w56%20w57%20w58%20w59"),
        ("one two three four five six\n\nseven eight nine ten eleven",
         ":~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"),
    ],
)  # fmt: skip
def test_a_text_fragment_names_the_words_of_a_passage(quote: str, fragment: str) -> None:
    assert text_fragment(quote) == fragment


@pytest.mark.parametrize("write", [to_csv, mentions_to_csv])
@given(text=TEXTS)
def test_no_cell_of_the_csv_begins_as_a_formula_or_breaks_its_row(
    write: Callable[[Chronology], str], text: str
) -> None:
    written = write(one(text))
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert len(rows) == 2
    assert len({len(row) for row in rows}) == 1
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) for row in rows for cell in row
    )
    assert written.count("\r\n") == written.count("\n") == 2
    assert rows[1][rows[0].index("title")].removeprefix("'") == clean(text).removeprefix("'")


# --- what they share ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ({}, [("on Monday they met", "")]),
        ({"t": [Span(3, 9)]}, [("on ", ""), ("Monday", "t"), (" they met", "")]),
        ({"t": [Span(3, 9)], "u": [Span(0, 5)]}, [("on ", "u"), ("Mo", "tu"), ("nday", "t"), (" they met", "")]),
        ({"t": [Span(14, 30)]}, [("on Monday they", ""), (" met", "t")]),
        ({"t": [Span(18, 20)]}, [("on Monday they met", "")]),
    ],
)
def test_marks_cut_a_passage_without_losing_a_character(marks: dict[str, list[Span]], expected: list) -> None:
    pieces = [(text, "".join(sorted(names))) for text, names in marked("on Monday they met again", Span(0, 18), marks)]
    assert pieces == expected


def test_the_bounds_of_the_sample_story_are_all_there() -> None:
    assert {event.dating.bound for event in ferry().events if event.dating} == set(Bound)


# --- files --------------------------------------------------------------------------------------


def test_a_file_is_written_whole_with_its_line_ends_and_the_usual_permissions(tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    beside.touch()
    write_whole(tmp_path / "out.csv", b"a\r\nb\n")
    assert (tmp_path / "out.csv").read_bytes() == b"a\r\nb\n"
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == stat.S_IMODE(beside.stat().st_mode)


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.json"
    target.write_text("before")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(target, b"after")
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_link_is_followed_and_permissions_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "real.json"
    target.write_text("before")
    target.chmod(0o640)
    (tmp_path / "link.json").symlink_to(target)
    write_whole(tmp_path / "link.json", b"after")
    assert target.read_text() == "after"
    assert (tmp_path / "link.json").is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_json_says_why_mentions_are_joined_and_what_else_may_be_the_same() -> None:
    event = json.loads(to_json(ferry()))["events"][0]
    assert {"sources", "statuses", "joins", "possibly_same"} <= event.keys()
    reasons = [
        reason for e in json.loads(to_json(ferry()))["events"] for join in e["joins"] for reason in join["reasons"]
    ]
    assert reasons
    assert all(reason.keys() == {"about", "why", "weight"} for reason in reasons)


def test_json_says_of_a_copy_what_it_copies() -> None:
    chronology = ferry()
    first = next(d for d in chronology.documents if len(d.text.split()) > 60)
    copy = replace(first, id="zz", source="zz.txt", text=first.text + "\n")
    told = json.loads(to_json(replace(chronology, documents=(*chronology.documents, copy))))["documents"]
    assert [d["copy_of"] for d in told if d["id"] == "zz"] == [first.id]


# --- what a person decided ------------------------------------------------------------------------


def test_json_says_what_a_person_decided_and_how_many_events_are_hidden() -> None:
    events = list(ferry().events)
    decided = Decided("title", "Ida", "2025-04-01T12:00:00+00:00", "clearer", events[1].title)
    events[1] = replace(events[1], title="Berths", decided=(decided,))
    chronology = replace(ferry(), events=tuple(events[1:]), hidden=(events[0],))
    data = json.loads(to_json(chronology))
    assert data["hidden"] == 1
    (event,) = [e for e in data["events"] if e["title"] == "Berths"]
    assert event["decided"] == [
        {"what": "title", "by": "Ida", "at": "2025-04-01T12:00:00+00:00", "why": "clearer", "was": decided.was}
    ]
    told = [m for e in data["events"] + data["undated"] for m in e["mentions"]]
    assert sorted(told) == sorted(m["id"] for m in data["mentions"])


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_no_format_tells_a_hidden_event(form: Format) -> None:
    secret = next(e for e in ferry().events if e.title == "Talks went on")
    shown = tuple(e for e in ferry().events if e is not secret)
    mentions = tuple(m for m in ferry().mentions if m.id not in secret.mentions)
    never = replace(ferry(), events=shown, mentions=mentions)
    hidden = replace(ferry(), events=shown, hidden=(secret,))
    counted = (b'"hidden": 1', b'"hidden": 0')
    assert form.written(hidden).replace(*counted) == form.written(never)


DECIDED = Decided("date", "Ada <b>", "2025-04-01", "=the minutes say so", "Sat 22 Mar 2025")


@pytest.mark.parametrize("form", ["csv", "html"])
def test_what_a_person_decided_is_told_from_what_the_program_found(form: str) -> None:
    told = one("They met")
    decided = replace(told, events=(replace(told.events[0], decided=(DECIDED,)),))
    written = unescape(FORMATS[form].written(decided).decode())
    assert "date, by Ada <b>: =the minutes say so; before: Sat 22 Mar 2025" in written
    assert "the minutes say so" not in FORMATS[form].written(told).decode()
