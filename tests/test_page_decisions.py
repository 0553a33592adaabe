"""Decisions on the page without a browser: what is drawn as decided, and what a session saves as a project."""

from __future__ import annotations

from pathlib import Path

import pytest
from chronologies import ferry
from streamlit.testing.v1 import AppTest

from timeline.curate import Hide, JournalEntry, Retitle, curated, passage_of
from timeline.export import to_json
from timeline.model import Document, Span
from timeline.page.editing import _trimmed
from timeline.page.session_view import session_view
from timeline.store import Project

FERRY = Path(__file__).parent / "browser" / "ferry_page.py"


@pytest.fixture(autouse=True)
def _started_without_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["page.py"])


def page(event: str = "e1") -> AppTest:
    """The page of the chronology made by hand, at an event."""
    bench = AppTest.from_file(str(FERRY), default_timeout=60).run()
    bench.session_state["event"] = event
    return again(bench)


def again(bench: AppTest) -> AppTest:
    bench.run()
    assert not bench.exception
    return bench


def press(bench: AppTest, label: str) -> AppTest:
    next(button for button in bench.button if button.label == label).click()
    return again(bench)


def html(bench: AppTest) -> str:
    return " ".join(element.proto.body for element in bench.get("html"))


def label(bench: AppTest, key: str) -> str:
    return next(button.label for button in bench.button if button.key == key)


def test_approving_is_a_line_of_the_journal_and_undo_and_redo_are_two_more() -> None:
    bench = press(page(), "Approve")
    assert "<strong>approved</strong>" in html(bench)
    assert label(bench, "history") == "History :orange[1 not saved]"
    bench = press(bench, "Undo")
    assert "<strong>approved</strong>" not in html(bench)
    bench = press(bench, "Redo")
    assert "<strong>approved</strong>" in html(bench)
    assert len(bench.session_state["journal"]) == 3


def test_a_hidden_event_is_gone_from_the_page_until_it_is_undone() -> None:
    bench = press(page(), "Hide")
    assert "10 of 10 events" in html(bench).replace("<strong>", "").replace("</strong>", "")
    assert bench.session_state["event"] is None
    assert "1 hidden event left out" in [caption.value for caption in bench.caption]
    assert "11 of 11 events" in html(press(bench, "Undo")).replace("<strong>", "").replace("</strong>", "")


def test_a_passage_split_off_is_what_the_page_turns_to() -> None:
    bench = press(page(), "Split off")
    assert bench.session_state["event"] != "e1"
    assert bench.session_state["passage"] == "m1"
    assert "<strong>split</strong>" in html(bench)


def test_the_passages_of_a_hidden_event_are_plain_text() -> None:
    document, mention = ferry().documents[0], ferry().mentions[0]
    session = session_view(curated(ferry(), [JournalEntry(1, Hide((passage_of(document, mention),)))]).chronology)
    assert mention.id not in {each.id for told in session.passages.values() for each in told}
    assert mention.id not in session.known["passage"]


def test_the_words_of_a_selection_lose_the_blanks_at_their_ends() -> None:
    document = Document("d", "d.txt", "one  two three")
    assert _trimmed(document, 3, 9) == Span(5, 8)
    assert _trimmed(document, 3, 5) is _trimmed(document, 9, 2) is None
    assert _trimmed(document, -5, 999) == Span(0, 14)


def test_a_project_file_is_what_the_app_shows_and_writes_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.timeline"
    with Project(path) as file:
        file.add([Document("d-1", "a.txt", "Court\n\nBergen, June 12, 2024\n\nAnna Lund met Karl Berg on June 3.")])
    monkeypatch.setenv("DATELINE_PROJECT", str(path))
    monkeypatch.setenv("DATELINE_ENGINE", "rules")
    bench = again(AppTest.from_file(str(FERRY.parents[2] / "app.py"), default_timeout=120))
    assert "story<br>" in html(bench)
    with Project(path) as file:
        (document,) = file.documents()
        at = document.text.index("met")
        mention = next(m for m in _machine(path) if m.trigger == Span(at, at + 3))
        file.decide(Retitle((passage_of(document, mention),), "They met"))
    assert bench.button(key="history").label == "History"
    assert again(bench).button(key="history").label == "History :gray[1]"  # what another program decided
    rows = next(e for e in bench.get("bidi_component") if "-rows" in e.proto.id)
    assert "They met" in rows.proto.json


def _machine(path: Path):  # type: ignore[no-untyped-def]
    from timeline.store import built

    with Project(path) as file:
        machine = built(file, engine="rules").machine
        assert to_json(machine)
        return machine.mentions
