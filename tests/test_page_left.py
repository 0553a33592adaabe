"""The dates that tell no event on the page, without a browser: counted, listed, looked at, and made events of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from chronologies import left
from streamlit.testing.v1 import AppTest

from timeline.curate import Add, JournalEntry, When, curated, passage_at
from timeline.model import Document, EventKind, Span, Status
from timeline.page.editing import told_by
from timeline.page.passages import excerpt_at
from timeline.page.session_view import session_view

FERRY = Path(__file__).parent / "browser" / "ferry_page.py"
SESSION = session_view(left())
POST, CHANGES, RAT = (SESSION.documents[key] for key in ("post", "x-changes", "y-rat"))


@pytest.fixture(autouse=True)
def _started_without_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["page.py"])


def page(story: str = "left", **address: str) -> AppTest:
    bench = AppTest.from_file(str(FERRY), default_timeout=60)
    bench.query_params["story"] = story
    for key, value in address.items():
        bench.query_params[key] = value
    return again(bench)


def again(bench: AppTest) -> AppTest:
    bench.run()
    assert not bench.exception
    return bench


def press(bench: AppTest, key: str) -> AppTest:
    bench.button(key=key).click()
    return again(bench)


def html(bench: AppTest) -> str:
    return " ".join(element.proto.body for element in bench.get("html"))


def component(bench: AppTest, key: str) -> dict[str, Any]:
    found = next(each for each in bench.get("bidi_component") if each.proto.id.endswith(f"-{key}"))
    data: dict[str, Any] = json.loads(found.proto.json)
    return data


def test_each_document_says_how_many_of_its_dates_tell_an_event() -> None:
    about = {entry["id"]: entry["about"] for entry in component(page(), "documents")["documents"]}
    assert about["post"] == "Harbour Post · 7 events · 9 dates, 7 told"
    assert about["x-changes"].endswith("0 events · 2 dates, none told")
    assert about["wire"] == "Coast Wire · 4 events"


def test_the_line_below_the_lists_leads_through_the_dates_that_are_left() -> None:
    bench = page()
    assert bench.button(key="left").label == "4 dates tell no event: look"
    bench = press(bench, "left")
    assert "“May 2024”</strong> tells no event: said of “&lt;b&gt;was&lt;/b&gt;”" in html(bench)
    assert bench.button(key="Previous date").disabled
    seen = [bench.query_params["at"]]
    for _ in range(3):
        bench = press(bench, "Next date")
        seen.append(bench.query_params["at"])
    assert bench.button(key="Next date").disabled
    assert bench.query_params["document"] == "y-rat"
    assert "Its language looks like German" in html(bench)
    assert len(set(seen)) == 4
    bench = press(bench, "close")
    assert "document" not in bench.query_params


def test_an_address_opens_a_document_at_a_date() -> None:
    bench = page(document="x-changes", at=str(CHANGES.text.index("2024-02-05")))
    looked = [piece["text"] for piece in component(bench, "reader")["pieces"] if piece.get("looked")]
    assert looked == ["2024-02-05"]
    bench = page(document="x-changes", at="7")
    assert "Changes of the timetable" in html(bench)
    assert not any(piece.get("looked") for piece in component(bench, "reader")["pieces"])


def test_where_no_event_was_found_the_dates_are_still_there() -> None:
    bench = press(page("silent"), "left")
    assert "“May 2024”" in html(bench)
    bench = press(bench, "add_from_date")
    at = POST.text.index("May 2024")
    assert bench.text_input(key=f"add_date_post_{at}_{at + 8}").value == "2024-05"


def test_an_unread_language_is_told_until_the_note_is_put_away() -> None:
    bench = page()
    assert "## 1 document in a language that is not read" in [each.value for each in bench.markdown]
    assert "events are found in English only" in html(bench)
    assert not [each.value for each in press(bench, "forget").markdown if "language" in each.value]


def test_an_event_added_from_a_date_tells_it_and_another_of_its_sentence_takes_what_is_left() -> None:
    at = POST.text.index("May 2024")
    span, said = told_by(SESSION, POST, at, at + len("May 2024"))
    assert span is not None
    add = Add(passage_at(POST, span), "It was quiet", EventKind.OTHER, Status.OCCURRED, When(said))
    bench = page()
    bench.session_state["journal"] = (JournalEntry(1, add, "", "", ""),)
    bench = again(bench)
    assert bench.button(key="left").label == "3 dates tell no event: look"
    assert "9 dates, 8 told" in component(bench, "documents")["documents"][0]["about"]
    more = session_view(curated(left(), bench.session_state["journal"]).chronology)
    again_at, _ = told_by(more, POST, at, at + len("May 2024"))
    assert again_at is not None
    assert POST.quote(again_at) == "In May 2024"


# --- what is cut out of a document ----------------------------------------------------------------


@pytest.mark.parametrize("document", [POST, CHANGES, RAT], ids=lambda document: document.id)
def test_the_pieces_of_a_document_with_dates_are_its_text_and_mark_each_of_those(document: Document) -> None:
    shown = excerpt_at(document, SESSION.passages[document.id], document.unused[-1].span)
    assert "".join(piece["text"] for piece in shown.pieces) == document.text
    marked = {(p["unused"]["start"], p["unused"]["end"], p["unused"]["why"]) for p in shown.pieces if "unused" in p}
    assert marked == {(*use.span, use.why) for use in document.unused}
    assert [p["text"] for p in shown.pieces if p.get("looked")] == [document.quote(document.unused[-1].span)]


def test_the_place_of_a_date_is_told_in_the_stretch_that_is_shown() -> None:
    before = "Lorem ipsum.\n\n" * 3000
    moved = tuple(u._replace(span=Span(u.span.start + len(before), u.span.end + len(before))) for u in CHANGES.dates)
    long = Document("long", "long.txt", before + CHANGES.text, dates=moved)
    shown = excerpt_at(long, [], moved[0].span, reach=500)
    text = "".join(piece["text"] for piece in shown.pieces)
    places = [piece["unused"] for piece in shown.pieces if "unused" in piece]
    assert [text[each["start"] : each["end"]] for each in places] == ["2024-03-05", "2024-02-05"]


@pytest.mark.parametrize(
    ("chosen", "words", "date"),
    [
        ("May 2024", "In May 2024 the harbour was quiet.", "2024-05"),  # the very words of a date that is left
        ("May 2024 the harbour was quiet", "May 2024 the harbour was quiet", "2024-05"),
        ("the harbour was quiet", "the harbour was quiet", ""),
        ("on March 24 to talk about the berths", "on March 24 to talk about the berths", "2025-03-24"),
        ("phoned Northline on Saturday and asked for a new timetable. Both sides met in the town hall on March 24",
         "phoned Northline on Saturday and asked for a new timetable. Both sides met in the town hall on March 24", ""),
    ],
)  # fmt: skip
def test_words_that_hold_one_date_bring_it_along(chosen: str, words: str, date: str) -> None:
    at = POST.text.index(chosen)
    span, said = told_by(SESSION, POST, at, at + len(chosen))
    assert span is not None
    assert (POST.quote(span), said) == (words, date)
