"""What a cell, a field or an entry of a chronology made elsewhere becomes, each by itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from timeline.imports import chronology_in, formats, mentions_of_entries, read_chronology
from timeline.imports.dates import dating_of, is_ambiguous, order_of
from timeline.imports.rows import kind_of, listed, named_columns, parted, plain, shown_text, status_of
from timeline.model import (
    ActorSpan,
    Bound,
    Document,
    Entry,
    EventKind,
    Granularity,
    Mention,
    Sentence,
    Span,
    Status,
    TimeType,
    Token,
)
from timeline.readers import UnreadableDocument


def first(told: str, name: str = "old.csv") -> tuple[Document, Entry]:
    document, _ = chronology_in(name, told.encode())
    return document, document.entries[0]


# --- cells --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  They met ", "They met"),
        ("'=SUM(1)", "=SUM(1)"),  # what our own table put before it goes again
        ("'tis", "'tis"),
        ("<b>They</b> met", "They met"),
        ("R&amp;D", "R&D"),
        (["a", "b", ["c"], None], "a; b"),
        (["x"] * 200, "; ".join(["x"] * 100)),
        ({"headline": "h", "name": "n"}, "n"),
        ({"other": "h"}, ""),
        ({"value": 3}, "3"),
        (True, ""), (None, ""), (2.5, "2.5"), (7, "7"),
        ("half \ud800", "half ?"),
    ],
)  # fmt: skip
def test_a_field_becomes_plain_text(value: object, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a<br>b", "a\nb"),
        ("<p>a</p>b", "a\nb"),
        ("<style>p {}</style>a", "a"),
        ("<script>1</script></script>a", "a"),
        ("<script>1<b>2</b></script>a<i>b</i>", "ab"),
    ],
)
def test_markup_is_shown_as_a_browser_would(markup: str, text: str) -> None:
    assert shown_text(markup) == text


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({"year": "2025"}, "2025"),
        ({"year": "814"}, "0814"),
        ({"year": "2025", "month": "3"}, "2025-03"),
        ({"year": "2025", "month": "3", "day": "9"}, "2025-03-09"),
        ({"year": "2025", "month": "3", "day": "9", "time": "8:05"}, "2025-03-09T08:05"),
        ({"year": "2025", "month": "3", "day": "9", "time": "8:05:59"}, "2025-03-09T08:05"),
        ({"year": "2025", "month": "3", "day": "9", "time": "noon"}, "2025-03-09"),
        ({"year": "2025", "month": "March", "day": "9"}, "2025 March"),
        ({"year": "2025", "day": "9"}, "2025"),
        ({"year": "44 BC"}, "44 BC"),
        ({"year": "12025"}, "12025"),
        ({}, ""),
    ],
)
def test_a_date_in_parts_is_as_fine_as_its_parts(told: dict[str, object], text: str) -> None:
    assert parted(told) == text
    assert parted({f"end_{part}": value for part, value in told.items()}, "end_") == text


@pytest.mark.parametrize(
    ("text", "signed", "names"),
    [
        ("Anna Lund, Ruth Okafor", False, ("Anna Lund", "Ruth Okafor")),
        ("Lund, Anna", True, ("Lund, Anna",)),
        ("Lund, Anna; Okafor, Ruth", False, ("Lund, Anna", "Okafor, Ruth")),
        ("A | B\nC", False, ("A", "B", "C")),
        ("A; A;; ", False, ("A",)),
        ("", False, ()),
    ],
)
def test_names_in_a_field_are_parted_by_the_sign_there_is(text: str, signed: bool, names: tuple[str, ...]) -> None:
    assert listed(text, signed=signed) == names


def test_kinds_and_statuses_are_known_by_their_names_alone() -> None:
    assert (kind_of(" Vote "), kind_of("a vote"), kind_of("")) == (EventKind.VOTE, None, None)
    assert (status_of("PLANNED"), status_of("maybe")) == (Status.PLANNED, None)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Start Date", "Headline"], {"date": "Start Date", "title": "Headline"}),
        (["date", "details"], {"date": "date", "title": "details"}),  # a text will do for a title
        (["EDTF", "title"], {"date": "EDTF", "title": "title"}),
        (["Year", "date", "title"], {"date": "Year", "title": "title", "year": "Year"}),
        (["Year", "Month", "End Year", "title"],
         {"date": "Year", "year": "Year", "month": "Month", "end_year": "End Year", "title": "title"}),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_usual_names(names: list[str], found: dict[str, str]) -> None:
    columns = named_columns(names)
    assert {field: columns.get(field) for field in found} == found


# --- dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "end", "granularity", "edtf", "why"),
    [
        ("2025-03-26", "2025-03-28", "period", "2025-03-26/2025-03-28",
         "the row gives “2025-03-26 – 2025-03-28”: 26 – 28 Mar 2025"),
        ("2025-03-22T14:30", "2025-03-22T16:00", "minute", "2025-03-22T14:30/2025-03-22T16:00",
         "the row gives “2025-03-22T14:30 – 2025-03-22T16:00”: Sat 22 Mar 2025, 14:30 – 16:01"),
        ("2025-03", "2025-03", "month", "2025-03", "the row gives “2025-03”: March 2025 (day not given)"),
        ("March 2025", "2025-03", "month", "2025-03",
         "the row gives “March 2025 – 2025-03”: March 2025 (day not given)"),
        ("2025-03-22T14:30", "2025-03-23", "period", "2025-03-22T14:30/2025-03-23", None),
        ("since 1 March 2025", "2025-03-28", None, None, None),
    ],
)  # fmt: skip
def test_a_stretch_is_as_fine_as_both_its_ends(
    text: str, end: str, granularity: str | None, edtf: str | None, why: str | None
) -> None:
    found = dating_of(text, end)
    assert found is not None
    assert granularity is None or (found.granularity, found.edtf) == (granularity, edtf)
    assert why is None or found.why == why


def test_a_last_date_alone_is_a_limit_and_one_without_an_end_none() -> None:
    limit = dating_of("", "April 2025")
    assert limit is not None
    assert (limit.bound, limit.end, limit.granularity) == (Bound.BY, "2025-04-30", Granularity.MONTH)
    assert dating_of("", "2025-04-01/..") is None


@pytest.mark.parametrize(
    ("text", "granularity", "bound"),
    [
        ("2025/2026", Granularity.PERIOD, Bound.AT),
        ("2025/..", Granularity.YEAR, Bound.SINCE),
        ("../2025-03", Granularity.MONTH, Bound.BY),
        ("19XX", Granularity.CENTURY, Bound.AT),
        ("2025-03-22T14:30:05", Granularity.SECOND, Bound.AT),
        ("2025?", Granularity.PERIOD, Bound.AT),
    ],
)
def test_an_open_side_is_a_limit_as_fine_as_the_other(text: str, granularity: Granularity, bound: Bound) -> None:
    found = dating_of(text)
    assert found is not None
    assert found.bound is bound
    assert text.endswith("?") or found.granularity is granularity


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("13/12/2025", "DMY"), ("12/13/2025", "MDY"), ("31/1/2025", "DMY"), ("1/31/2025", "MDY"),
        ("32/1/2025", None), ("1/32/2025", None), ("13/13/2025", None), ("12/12/2025", None), ("13.12-2025", None),
        ("13-12-25", "DMY"),
    ],
)  # fmt: skip
def test_a_number_above_twelve_is_the_day(text: str, order: str | None) -> None:
    assert order_of([text]) == order


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [("4/5/2025", True), ("12/11/2025", True), ("5/5/2025", False), ("13/5/2025", False), ("5/13/2025", False),
     ("March", False)],
)  # fmt: skip
def test_a_date_that_both_orders_read_alike_is_not_ambiguous(text: str, ambiguous: bool) -> None:
    assert is_ambiguous(text) is ambiguous


# --- files --------------------------------------------------------------------------------------


def test_a_chronology_is_named_by_its_file_and_its_bytes() -> None:
    data = b"date,event\n2025-03-22,They met\n"
    ids = [chronology_in(name, data)[0].id for name in ("dir/Old Story.csv", "Old Story.csv", "....csv", "é.csv")]
    assert ids[0] == ids[1]
    assert ids[0].startswith("old-story-")
    assert ids[2].startswith(("chronology-", "csv-"))
    assert ids[3].startswith("chronology-")
    assert chronology_in("Old Story.csv", data + b"\n")[0].id != ids[0]


def test_a_file_that_is_too_long_is_refused_before_it_is_read(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "LARGEST", 40)
    fits, longer = (f"date,event\n2025-03-22,{'x' * size}\n".encode() for size in (17, 18))
    (tmp_path / "fits.csv").write_bytes(fits)
    (tmp_path / "longer.csv").write_bytes(longer)
    assert len(read_chronology(str(tmp_path / "fits.csv"))[0].entries) == 1
    for read in (lambda: read_chronology(str(tmp_path / "longer.csv")), lambda: chronology_in("longer.csv", longer)):
        with pytest.raises(UnreadableDocument, match="split it"):
            read()


@pytest.mark.parametrize("key", ["events", "items", "data", "rows"])
def test_a_list_in_json_may_stand_under_its_usual_keys(key: str) -> None:
    document, entry = first(json.dumps({key: [{"date": "2025-03-22", "title": "They met"}, 3]}), "x.json")
    assert document.quote(entry.title) == "They met"
    assert len(document.entries) == 1


OURS = {
    "schema": 1, "undated": [], "actors": [{"id": "a", "name": "Ida"}],
    "documents": [{"id": "d", "title": "Talks", "publisher": "Post"}, {"id": "e", "title": "Bare"}],
    "mentions": [{"id": "m", "quote": "They  met.", "document": "d"}, {"id": "n", "quote": "It.", "document": "e"}],
}  # fmt: skip


def ours(**event: object) -> tuple[Document, Entry]:
    return first(json.dumps(OURS | {"events": [event, {"title": " "}, 3]}), "x.json")


def test_an_event_of_ours_brings_its_passages_people_and_sources() -> None:
    document, entry = ours(title="A meeting", edtf="2025-03-22", mentions=["m", "n", "m", "gone", 3], actors=["a", "b"])
    assert len(document.entries) == 1
    assert document.quote(entry.span) == (
        "2025-03-22: A meeting\n“They met.”\n“It.”\nWith: Ida\nSource: Talks, Post, Bare"
    )


@pytest.mark.parametrize(
    ("event", "granularity", "bound"),
    [
        ({"edtf": "2025-03-01/2025-03-10", "granularity": "part of month", "bound": "at"}, "part of month", "at"),
        ({"edtf": "2025-03-01/2025-03-10", "granularity": "fortnight", "bound": "at"}, "period", "at"),
        ({"edtf": "2025-03-01/2025-03-10", "granularity": "week"}, "period", "at"),
        ({"edtf": "../2025-03-10", "granularity": "day", "bound": "by"}, "day", "by"),
        ({"edtf": "22 March 2025", "granularity": "week", "bound": "at"}, "day", "at"),
    ],
)
def test_the_granularity_of_ours_is_kept_where_it_is_one(event: dict[str, str], granularity: str, bound: str) -> None:
    _, entry = ours(title="x", why="the minutes", **event)
    assert entry.dating is not None
    assert (entry.dating.granularity, entry.dating.bound) == (granularity, bound)
    kept = granularity == event["granularity"]
    assert entry.dating.why.endswith("; there: the minutes") is kept


def test_a_slide_without_a_headline_is_called_by_its_text_and_one_without_either_tells_nothing() -> None:
    slides: list[object] = [
        {"text": {"text": "<p>They met.</p><p>Later more.</p>"}, "start_date": {"year": 2025, "month": 3, "day": 2,
         "hour": 9, "minute": 5}, "end_date": {"year": 2025, "month": 3, "day": 4}, "group": "meeting",
         "media": {"credit": "Post", "url": ""}},
        {"text": {}}, {"start_date": {"year": 2025}}, 3,
    ]  # fmt: skip
    document, entry = first(json.dumps({"events": slides}), "x.json")
    assert len(document.entries) == 1
    assert document.quote(entry.title) == "They met."
    assert entry.date is not None
    assert document.quote(entry.date) == "2025-03-02T09:05 – 2025-03-04"
    assert entry.kind is EventKind.MEETING
    assert document.quote(entry.span).endswith("Source: Post")


# --- mentions -----------------------------------------------------------------------------------

TOLD = "2025-03-22: Ida met Bo\nCy looked on.\nWith: Ida; Dee\nPlace: Oslo\nSource: Eve in The Post\n"


def at(words: str) -> Span:
    start = TOLD.index(words)
    return Span(start, start + len(words))


def named(*names: str) -> list[ActorSpan]:
    return [ActorSpan(name.lower(), at(name)) for name in names]


def mention(found: list[Mention] | None = None, **entry: Any) -> Mention:
    row = Entry(Span(0, len(TOLD) - 1), at("Ida met Bo"), at("2025-03-22"), dating_of("2025-03-22"))._replace(**entry)
    document = Document("d", "d", TOLD, entries=(row,))
    words = [Token(at(word), word, word.lower(), pos, "", "", 0, "", "", False)
             for word, pos in (("Ida", "PROPN"), ("met", "VERB"), ("Bo", "PROPN"), ("looked", "VERB"))]  # fmt: skip
    words.append(Token(Span(99, 99), "x", "x", "NOUN", "", "", 0, "", "", False))
    sentence = Sentence(Span(0, len(TOLD)), Span(0, len(TOLD)), tuple(words))
    (made,) = mentions_of_entries(document, [sentence], named("Ida", "Bo", "Cy", "Dee", "Eve"), found or [])
    return made


def seen(**more: Any) -> Mention:
    """What the program finds in the title by itself."""
    plain = {
        "id": "m", "document": "d", "span": at("Ida met Bo"), "trigger": at("met"), "kind": EventKind.MEETING,
        "status": Status.PLANNED, "time": None, "dating": None, "actors": tuple(named("Bo")), "place": "Bergen",
        "title": "t", "words": frozenset({"meet"}),
    }  # fmt: skip
    return Mention(**(plain | more))


def actors(made: Mention) -> tuple[list[str], list[str]]:
    return [each.actor for each in made.actors], [each.actor for each in made.mentioned]


def test_of_a_row_that_lists_nobody_those_of_its_title_take_part() -> None:
    assert actors(mention()) == (["ida", "bo"], ["cy", "dee"])  # and nobody of its source is named at all
    assert actors(mention([seen()])) == (["bo"], ["ida", "cy", "dee"])


def test_of_a_row_that_lists_people_they_take_part_and_whoever_is_found_to_act() -> None:
    who = (at("Ida; Dee"),)
    assert actors(mention(who=who)) == (["dee"], ["ida", "bo", "cy"])
    assert actors(mention([seen()], who=who)) == (["bo", "dee"], ["ida", "cy"])


def test_what_a_row_does_not_tell_is_what_is_found_in_its_title() -> None:
    made, plain_row = mention([seen()]), mention()
    assert (made.kind, made.status, made.place, made.words, made.trigger) == (
        EventKind.MEETING, Status.PLANNED, "Bergen", frozenset({"meet"}), at("met")
    )  # fmt: skip
    assert (plain_row.kind, plain_row.status, plain_row.place) == (EventKind.OTHER, Status.OCCURRED, None)
    assert plain_row.words == {"ida", "met", "bo"}
    assert plain_row.trigger == at("Ida met Bo")
    given = mention([seen()], kind=EventKind.VOTE, status=Status.DENIED, place="Oslo")
    assert (given.kind, given.status, given.place) == (EventKind.VOTE, Status.DENIED, "Oslo")


def test_what_is_found_outside_the_title_is_not_what_the_row_tells() -> None:
    assert mention([seen(trigger=at("looked"))]).kind is EventKind.OTHER


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("2025-03-22", TimeType.DATE, Status.OCCURRED),
        ("2025-03-22T14:30", TimeType.TIME, Status.OCCURRED),
        ("../2025-03-22", TimeType.DATE, Status.DEADLINE),
        ("2025-03-22/..", TimeType.DATE, Status.OCCURRED),
    ],
)
def test_the_date_of_a_row_is_a_time_as_it_stands_there(text: str, type: TimeType, status: Status) -> None:
    made = mention(dating=dating_of(text))
    assert made.time is not None
    assert (made.time.type, made.time.quote, made.time.edtf, made.status) == (type, "2025-03-22", text, status)
    assert mention(dating=None).time is mention(date=None).time is None


def test_rows_of_one_document_have_ids_of_their_own_that_stay() -> None:
    assert mention().id == mention([seen()]).id
    assert mention().id != mention(span=Span(0, 30)).id
