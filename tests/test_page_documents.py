"""The documents of the page: brought, dated, taken out and put back, read once each; and the whole app on them."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests import made
from timeline.kept import Kept
from timeline.language import MissingModel
from timeline.model import Document
from timeline.page.upload_session import ARRIVED, UPLOADS, Arrival
from timeline.page.uploads import Uploads, brought, pasted, published, put_back, without
from timeline.readers import UnreadableDocument, read_bytes

ROOT = Path(__file__).resolve().parents[1]
COURT = b"Bergen, June 12, 2024\n\nAnna Lund met the mayor of Odda on June 3."
NOTE = b"Anna Lund met the mayor of Odda on Saturday."


def app(monkeypatch: pytest.MonkeyPatch, *paths: str) -> AppTest:
    """The app itself, started on these paths."""
    monkeypatch.setattr(sys, "argv", ["app.py", *paths])
    return again(AppTest.from_file(str(ROOT / "app.py"), default_timeout=180))


def again(bench: AppTest) -> AppTest:
    """The app run once more, without a traceback."""
    bench.run()
    assert not bench.exception
    return bench


def bring(bench: AppTest, *arrivals: Arrival) -> AppTest:
    """The app after these were brought to it."""
    bench.session_state[ARRIVED] = list(arrivals)
    return again(bench)


def change(bench: AppTest, uploads: Uploads) -> AppTest:
    bench.session_state[UPLOADS] = uploads
    return again(bench)


def html(bench: AppTest) -> str:
    return " ".join(element.proto.body for element in bench.get("html"))


def component(bench: AppTest, key: str) -> dict[str, Any]:
    """The data that one of the page's own elements was given."""
    for element in bench.get("bidi_component"):
        if f"-{key}" in element.proto.id:
            return json.loads(element.proto.json)
    raise AssertionError(f"no element {key}")


def listed(bench: AppTest) -> list[dict[str, Any]]:
    return component(bench, "documents")["documents"]


def press(bench: AppTest, label: str) -> AppTest:
    next(button for button in bench.button if button.label == label).click()
    return again(bench)


def test_a_first_visit_opens_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = app(monkeypatch)
    assert "Sample: US–Russia contacts, 2025" in html(bench)
    assert len(listed(bench)) == 5
    assert all(each["found"] for each in listed(bench))
    assert "Open the sample" not in [button.label for button in bench.button]


def test_what_is_brought_takes_the_place_of_the_sample_and_the_unreadable_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench = bring(app(monkeypatch), Arrival("court.txt", COURT), Arrival("*scan*.txt", b"\x00\x01\xff"))
    assert [each["title"] for each in listed(bench)] == ["court"]
    assert "Sample" not in html(bench)
    assert "<li><strong>*scan*.txt</strong>: not " in html(bench)
    assert "## 1 document could not be read" in bench.markdown[0].value
    press(bench, "Put this note away")
    assert "could not be read" not in " ".join(each.value for each in bench.markdown)


def test_one_file_may_bring_several_documents_and_a_doubt_about_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"court.txt": COURT, "note.txt": NOTE, "latin.txt": "Café owners met on June 4.".encode("cp1252")}
    bench = bring(app(monkeypatch), Arrival("all.zip", made.archive(files)))
    assert sorted(each["title"] for each in listed(bench)) == ["court", "latin", "note"]
    assert bench.markdown[0].value == "## 1 document read with a doubt"
    assert "<li><strong>all.zip/latin.txt</strong>: not UTF-8: read as Windows-1252" in html(bench)


def test_the_sample_and_the_way_back_are_one_click_away(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = bring(app(monkeypatch), Arrival("court.txt", COURT))
    press(bench, "Open the sample")
    assert "Sample: US–Russia contacts, 2025" in html(bench)
    press(bench, "Back to your documents")
    assert [each["title"] for each in listed(bench)] == ["court"]


def test_a_pasted_text_has_the_title_and_the_day_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = bring(app(monkeypatch), Arrival("Note / of <b>Odda</b>", NOTE.decode(), date(2024, 6, 12)))
    (entry,) = listed(bench)
    assert entry["title"] == "Note / of <b>Odda</b>"
    assert (entry["when"], entry["day"], entry["given"]) == ("12 Jun 2024 · given", "2024-06-12", True)
    assert component(bench, "rows")["rows"][0]["when"] == "Sat 8 Jun 2024"


def test_a_date_that_the_reader_gives_a_document_moves_its_events_and_can_be_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench = bring(app(monkeypatch), Arrival("note.txt", NOTE))
    (entry,) = listed(bench)
    assert (entry["when"], entry["known"]) == ("publication date unknown", False)
    change(bench, published(bench.session_state[UPLOADS], entry["id"], date(2024, 6, 12)))
    assert component(bench, "rows")["rows"][0]["when"] == "Sat 8 Jun 2024"
    change(bench, published(bench.session_state[UPLOADS], entry["id"], None))
    assert listed(bench)[0]["known"] is False


def test_a_document_taken_out_takes_its_events_along_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = bring(app(monkeypatch), Arrival("court.txt", COURT), Arrival("note.txt", NOTE))
    note = next(each["id"] for each in listed(bench) if each["title"] == "note")
    change(bench, without(bench.session_state[UPLOADS], note))
    assert [each["title"] for each in listed(bench)] == ["court"]
    press(bench, "Put 1 document back")
    assert len(listed(bench)) == 2


def test_where_every_document_is_taken_out_the_page_shows_the_ways_in(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = bring(app(monkeypatch), Arrival("court.txt", COURT))
    change(bench, without(bench.session_state[UPLOADS], listed(bench)[0]["id"]))
    assert bench.markdown[0].value == "## No document is left"
    assert [button.label for button in bench.button] == ["Add documents", "Put 1 document back", "Open the sample"]
    press(bench, "Put 1 document back")
    assert len(listed(bench)) == 1


def test_where_nothing_can_be_read_the_app_says_what_and_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    bench = app(monkeypatch, str(tmp_path), "/no/such *place*")
    assert bench.markdown[0].value == "## Nothing here can be read"
    assert "empty.txt</strong>: empty file" in html(bench)
    assert "/no/such *place*</strong>: " in html(bench)
    press(bench, "Open the sample")
    assert len(listed(bench)) == 5


def test_only_what_is_new_is_analysed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put: list[str] = []
    keep = Kept.put
    monkeypatch.setattr(Kept, "put", lambda self, key, found: (put.append(key), keep(self, key, found))[1])
    monkeypatch.delenv("DATELINE_NO_CACHE", raising=False)
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    bench = bring(app(monkeypatch), Arrival("court.txt", COURT + b" He left on June 4."))
    put.clear()
    bring(bench, Arrival("note.txt", NOTE + b" He left on Sunday."))
    assert len(put) == 1
    note = next(each["id"] for each in listed(bench) if each["title"] == "note")
    change(bench, published(bench.session_state[UPLOADS], note, date(2024, 6, 12)))
    change(bench, without(bench.session_state[UPLOADS], note))
    assert len(put) == 1


def test_documents_are_added_in_a_dialog_as_files_or_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = press(app(monkeypatch), "Add documents")
    assert [each.label for each in bench.text_area] == ["Text"]
    assert bench.file_uploader[0].label.startswith("Drop files here, or choose them: .txt")


def test_a_chronology_made_elsewhere_is_a_source_beside_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    table = b"date,event\n2024-06-03,Anna Lund met the mayor\nsoon,The bridge opens\n"
    bench = bring(app(monkeypatch), Arrival("court.txt", COURT), Arrival("mine.csv", table, listed=True))
    assert {each["title"] for each in listed(bench)} == {"court", "mine"}
    assert "Anna Lund met the mayor" in str(component(bench, "rows")["rows"])
    (problem,) = bench.session_state[UPLOADS].problems
    assert "row 2: its date “soon” is none that can be read" in str(problem)
    bench = bring(app(monkeypatch), Arrival("mine.csv", b"a,b\n1,2\n", listed=True))
    assert "no column with a title" in str(bench.session_state[UPLOADS].problems)


def test_a_missing_language_model_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def build(*_: Any, **__: Any) -> None:
        raise MissingModel("the model *en_x* is not installed: pip install it")

    monkeypatch.setattr("timeline.pipeline.build", build)
    (tmp_path / "note.txt").write_text("Anna Lund met the mayor on June 3, 2024.")
    bench = app(monkeypatch, str(tmp_path))
    assert bench.error[0].value.startswith(r"the model \*en\_x\* is not installed")


def test_the_page_takes_up_kept_analyses_and_tells_of_trouble_with_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Oslo, 4 May 2024\n\nJane Roe met Ana Lopes in Oslo on 3 May 2024.\n")
    monkeypatch.delenv("DATELINE_NO_CACHE", raising=False)
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "kept"))
    assert "1 event" in html(app(monkeypatch, str(tmp_path / "a.txt")))
    with Kept(tmp_path / "kept") as kept:
        assert len(kept._rows("SELECT 1 FROM analysis", ())) == 1
    (tmp_path / "kept" / "analyses.sqlite3").write_bytes(b"no database at all, " * 300)
    (tmp_path / "b.txt").write_text("Oslo, 4 May 2024\n\nJane Roe left Oslo on 3 May 2024.\n")
    bench = app(monkeypatch, str(tmp_path / "b.txt"))
    assert "analyses cannot be kept" in " ".join(each.value for each in (*bench.warning, *bench.markdown))


# --- the uploads ------------------------------------------------------------------------------

DOCUMENTS = [Document(key, f"{key}.txt", key) for key in "abcd"]


@given(st.lists(st.sampled_from(DOCUMENTS)), st.lists(st.sampled_from("abcd")))
def test_what_is_taken_out_and_put_back_is_there_again(added: list[Document], out: list[str]) -> None:
    uploads = brought(Uploads(), added)
    thin = uploads
    for key in out:
        thin = without(thin, key)
    assert {d.id for d in thin.among(())} == {d.id for d in added} - set(out)
    assert put_back(thin, thin.removed) == uploads


@given(st.sampled_from("abcd"), st.dates())
def test_a_day_that_is_given_and_taken_back_leaves_no_trace(key: str, day: date) -> None:
    uploads = brought(Uploads(), DOCUMENTS)
    assert published(uploads, key, day).days_of(DOCUMENTS) == {key: day}
    assert published(published(uploads, key, day), key, None) == uploads


def test_a_document_that_was_taken_out_comes_back_when_it_is_brought_again() -> None:
    uploads = without(brought(Uploads(), DOCUMENTS), "b")
    assert brought(uploads, DOCUMENTS[1:2]).among(()) == tuple(DOCUMENTS)


@given(st.text(), st.text(min_size=1).filter(lambda text: text.strip()))
def test_a_pasted_text_is_read_as_it_stands_or_refused_with_a_reason(title: str, text: str) -> None:
    try:
        read = pasted(title, text).text
    except UnreadableDocument:
        assert not text.isprintable()
    else:
        assert read == text


def test_a_pasted_text_is_the_document_that_its_file_would_be() -> None:
    assert pasted("", NOTE.decode()).text == read_bytes("note.txt", NOTE).documents[0].text
