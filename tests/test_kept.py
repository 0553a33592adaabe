"""The kept analyses: what was analysed is not analysed again, and no trouble with them changes a chronology."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import build, language, read
from timeline.analyser import Analyser, Paragraph, Segmented, revision_of
from timeline.codec import Damaged, compressed, decompressed
from timeline.export import to_json
from timeline.kept import Kept, analyses, key_of
from timeline.kept.store import NAME
from timeline.language import ruler
from timeline.model import Document, Sentence, Span, Token

ROOT = Path(__file__).parent.parent


@dataclass
class Counted:
    """An analyser that cuts texts at blanks and notes which it was given."""

    seen: list[str] = field(default_factory=list)

    def value(self, version: str = "1") -> Analyser:
        return Analyser("counted", version, "a", self.analyse)

    def analyse(self, texts: Iterable[Segmented]) -> Iterator[tuple[Sentence, ...]]:
        for text in texts:
            self.seen.append(text.text)
            yield tuple(_sentence(text.text, span) for p in text.paragraphs for span in p.sentences)


def _sentence(text: str, span: Span) -> Sentence:
    tokens, at = [], span.start
    for word in text[span.start : span.end].split(" "):
        tokens.append(Token(Span(at, at + len(word)), word, word.lower(), "X", "XX", "dep", 0, "", "", False))
        at += len(word) + 1
    return Sentence(span, span, tuple(tokens))


def segmented(text: str) -> Segmented:
    span = Span(0, len(text))
    return Segmented(text, (Paragraph(span, (span,)),) if text else ())


# --- what is written ----------------------------------------------------------------------------

NUMBER = st.integers(-5, 10**6)
TEXT = st.text(st.characters(), max_size=5)
SPAN = st.builds(Span, NUMBER, NUMBER)
TOKEN = st.builds(Token, SPAN, TEXT, TEXT, TEXT, TEXT, TEXT, NUMBER, TEXT, TEXT, st.booleans())
SENTENCES = tuple[Sentence, ...]
SENTENCE = st.builds(Sentence, SPAN, SPAN, st.lists(TOKEN, max_size=4).map(tuple))


@given(st.lists(SENTENCE, max_size=4).map(tuple))
def test_what_is_unpacked_is_what_was_packed(sentences: tuple[Sentence, ...]) -> None:
    found = decompressed(SENTENCES, compressed(sentences))
    assert found == sentences
    assert [type(t) for s in found for t in s.tokens] == [Token for s in sentences for _ in s.tokens]


@given(st.binary(max_size=60))
def test_bytes_that_are_no_sentences_are_called_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        decompressed(SENTENCES, data)


@pytest.mark.parametrize("cut", [0, 1, 20, -1])
def test_sentences_cut_short_are_called_damaged(cut: int) -> None:
    with pytest.raises(Damaged):
        decompressed(SENTENCES, compressed((_sentence("They met on Friday.", Span(0, 19)),))[:cut])


# --- nothing is analysed twice ------------------------------------------------------------------


def test_only_what_changed_is_analysed_anew(tmp_path: Path) -> None:
    first, again = Counted(), Counted()
    texts = ["They met.", "They parted.", "They wrote."]
    with Kept(tmp_path) as kept:
        whole = list(analyses(map(segmented, texts), first.value(), kept))
    texts[1] = "They parted in Oslo."
    with Kept(tmp_path) as kept:
        found = list(analyses(map(segmented, texts), again.value(), kept))
    assert first.seen == ["They met.", "They parted.", "They wrote."]
    assert again.seen == ["They parted in Oslo."]
    assert [found[0], found[2]] == [whole[0], whole[2]]
    assert found[1] == (_sentence(texts[1], Span(0, len(texts[1]))),)


def test_one_text_under_two_names_is_analysed_once(tmp_path: Path) -> None:
    counted = Counted()
    with Kept(tmp_path) as kept:
        one, other = analyses([segmented("They met."), segmented("They met.")], counted.value(), kept)
    assert one == other
    assert counted.seen == ["They met."]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["They met.", "", "Ana spoke.", "\ud800 left."]), max_size=6), st.data())
def test_whatever_is_kept_the_sentences_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    plain = list(analyses(map(segmented, texts), Counted().value()))
    some = data.draw(st.lists(st.sampled_from(texts))) if texts else []
    counted = Counted()
    with Kept(tmp_path_factory.mktemp("kept")) as kept:
        list(analyses(map(segmented, some), Counted().value(), kept))
        assert list(analyses(map(segmented, texts), counted.value(), kept)) == plain
    assert counted.seen == [text for text in dict.fromkeys(texts) if text not in some]


def test_another_version_model_or_cut_asks_anew() -> None:
    text, value = segmented("They met. They left."), Counted().value()
    span = Span(0, 20)
    cut = Segmented(text.text, (Paragraph(span, (Span(0, 9), Span(10, 20))),))
    keys = {
        key_of(text, value),
        key_of(text, replace(value, name="other")),
        key_of(text, replace(value, version="2")),
        key_of(text, replace(value, revision="b")),
        key_of(cut, value),
        key_of(segmented("They met. They left!"), value),
    }
    assert len(keys) == 6


def test_the_revision_changes_with_the_source(tmp_path: Path) -> None:
    source = tmp_path / "a.py"
    source.write_text("a = 1\n")
    before = revision_of(str(source))
    source.write_text("a = 2\n")
    assert revision_of(str(source)) != before
    assert revision_of(language.__file__, ruler.__file__) in language.analyser().revision


# --- trouble ------------------------------------------------------------------------------------


def keep(folder: Path, *texts: str) -> tuple[list[str], str | None]:
    """Which of the texts were analysed, and what was wrong."""
    counted = Counted()
    with Kept(folder) as kept:
        found = list(analyses(map(segmented, texts), counted.value(), kept))
    assert found == list(counted.analyse(map(segmented, texts)))
    return counted.seen[: -len(texts)], kept.problem


def test_a_damaged_file_is_a_line_and_no_error(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no database at all, " * 300)
    seen, problem = keep(tmp_path, "They met.")
    assert seen == ["They met."]
    assert problem is not None
    assert "not a database" in problem
    assert "\n" not in problem


def test_a_damaged_analysis_is_made_anew_and_kept_again(tmp_path: Path) -> None:
    keep(tmp_path, "They met.", "They left.")
    with sqlite3.connect(tmp_path / NAME) as base:
        base.execute("UPDATE analysis SET sentences = ? WHERE id = 1", (b"\x00",))
    base.close()
    seen, problem = keep(tmp_path, "They met.", "They left.")
    assert seen == ["They met."]
    assert problem is not None
    assert "damaged" in problem
    assert keep(tmp_path, "They met.", "They left.") == ([], None)


def test_a_file_that_another_holds_is_a_line_and_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, "They met.")
    monkeypatch.setattr("timeline.kept.store.PATIENCE", 0.01)
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    seen, problem = keep(tmp_path, "They met.", "They left.")
    other.close()
    assert "They left." in seen
    assert problem is not None
    assert "locked" in problem


def test_a_folder_that_cannot_be_made_is_a_line_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    seen, problem = keep(tmp_path / "file" / "folder", "They met.")
    assert seen == ["They met."]
    assert problem is not None


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    texts = [f"They met in {word * 20}." for word in "abcdef"]
    size = len(compressed((_sentence(texts[0], Span(0, len(texts[0]))),)))
    with Kept(tmp_path, most=3 * size + size // 2) as kept:
        list(analyses(map(segmented, texts), Counted().value(), kept))
    seen, _ = keep(tmp_path, *texts)
    assert seen == texts[:3]


def test_nobody_else_may_read_what_is_kept(tmp_path: Path) -> None:
    keep(tmp_path / "new", "They met.")
    assert stat.S_IMODE((tmp_path / "new" / NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


WRITER = """
import sys
sys.path[:0] = sys.argv[1:3]
from test_kept import Counted, Kept, analyses, segmented
with Kept(sys.argv[3]) as kept:
    texts = [segmented(f"They met {i} times.") for i in range(200)]
    assert len(list(analyses(texts, Counted().value(), kept))) == 200
    sys.exit(kept.problem)
"""


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(ROOT), str(ROOT / "tests"), str(tmp_path)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [writer.communicate()[1] for writer in writers] == [""] * 3
    assert [writer.returncode for writer in writers] == [0] * 3
    assert keep(tmp_path, *(f"They met {i} times." for i in range(200))) == ([], None)


# --- the whole ----------------------------------------------------------------------------------

STORIES = (
    "Jane Roe met Ana Lopes in Oslo on 3 May 2024.",
    "Published: 12 September 2024\n\nThe board will vote before April 29. It met on Monday.",
    "Der Kanzler traf am Montag den Präsidenten, und die beiden sprachen über das Gesetz.",
    "“We agreed,” she said. The council approved the plan on 6 May 2024.",
)
DOCUMENTS = tuple(Document(f"d{i}", f"d{i}.txt", text) for i, text in enumerate(STORIES))


@settings(max_examples=12)
@given(st.lists(st.sampled_from(DOCUMENTS), unique=True), st.permutations(DOCUMENTS))
def test_the_chronology_is_the_same_with_and_without_kept_analyses(
    tmp_path_factory: pytest.TempPathFactory, some: list[Document], all_of_them: list[Document]
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    plain = to_json(build(DOCUMENTS))
    with Kept(folder) as kept:
        build(some, kept=kept)
        assert to_json(build(all_of_them, kept=kept)) == plain
        assert to_json(build(all_of_them, kept=kept)) == plain
        assert kept.problem is None


def test_a_second_build_loads_no_model_and_gives_the_same_bytes(tmp_path: Path) -> None:
    sample = ROOT / "data" / "us-russia-2025"
    with Kept(tmp_path) as kept:
        first = to_json(build(read([sample]), kept=kept))
    script = (
        "import sys; from timeline import build, read; from timeline.export import to_json; from timeline.kept import"
        " Kept\nwith Kept(sys.argv[1]) as kept: sys.stdout.buffer.write(to_json(build(read(sys.argv[2:]), kept=kept))"
        ".encode())\nsys.exit('spacy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script, tmp_path, sample], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.decode() == first
