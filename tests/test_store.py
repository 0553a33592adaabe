"""The project file: what is saved stays saved, whoever writes at once and whenever a process is killed."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import time
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from chronologies import empty, ferry, many
from hypothesis import given, settings
from hypothesis import strategies as st
from test_curate import decided

from timeline import pipeline
from timeline.codec import Damaged, from_plain, plain
from timeline.curate import (
    Add,
    Approve,
    Hide,
    JournalEntry,
    LeaveOut,
    Passage,
    Publish,
    Redate,
    Retitle,
    Source,
    Undo,
    When,
    Who,
    digest_of,
    passage_of,
)
from timeline.export import to_json
from timeline.model import (
    Bound,
    Chronology,
    Document,
    EventKind,
    Granularity,
    Ground,
    Publication,
    PublicationBasis,
    Span,
)
from timeline.readers import read_bytes
from timeline.store import Project, ProjectError, built, saved
from timeline.store.project import chronology_to_keep, decision_of, kept_chronology
from timeline.store.schema import APPLICATION, MIGRATIONS, prepare

ROOT = Path(__file__).parent.parent


def document(name: str, data: bytes) -> Document:
    """The document that a file holds."""
    (found,) = read_bytes(name, data).documents
    return found


AT = "2025-04-01T12:00:00+00:00"
FULL = Document(
    "d-1", "in/a.html", "Text \ud800 with\r\n\u2028 odd \x00 characters", "A title", "Paper", "en",
    Publication(
        PublicationBasis.INFERRED, datetime(2025, 3, 1, 8, 30), (date(2025, 3, 1), date(2025, 3, 2)), "why",
        Span(0, 4), 0.5,
        (Ground("says so", date(2025, 3, 1), None, 0.5, "d-2", False),),
        ((Span(0, 2), Publication(PublicationBasis.STATED, date(2025, 2, 1))),),
    ),
    "https://example.org/a", "Ida", (0, 5),
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.timeline"


def approve(number: int) -> Approve:
    return Approve((Passage("0" * 32, f"word {number}"),))


# --- what is kept ---------------------------------------------------------------------------------


def test_documents_come_back_as_they_were_read(path: Path) -> None:
    plain = document("b.txt", b"They met.")
    with Project(path) as project:
        assert project.add([plain, FULL]) == 2
        assert project.add([FULL, replace(plain, id="other-name", source="copy.txt")]) == 0
    with Project(path) as project:
        assert project.documents() == tuple(sorted((plain, FULL), key=lambda d: d.id))


@settings(max_examples=80, deadline=None)
@given(decided())
def test_any_decision_comes_back_as_it_was_made(case: tuple[object, list[JournalEntry]]) -> None:
    for entry in case[1]:
        again = decision_of({"is": type(entry.what).__name__} | json.loads(json.dumps(plain(entry.what))))
        assert (type(again), again) == (type(entry.what), entry.what)


def test_the_journal_keeps_who_when_and_why_and_tells_what_is_new(path: Path) -> None:
    passage = passage_of(ferry().documents[0], ferry().mentions[0])
    with Project(path) as one, Project(path) as other:
        first = one.decide(Retitle((passage,), "“Ünïcode” \ud800\n"), AT, "Ida", "why")
        assert (
            other.journal()
            == (first,)
            == (JournalEntry(1, Retitle((passage,), "“Ünïcode” \ud800\n"), AT, "Ida", "why"),)
        )
        second = other.decide(Undo(1), AT)
        third = one.decide(Publish(Source("0", "a.txt"), datetime(2025, 3, 1, 8, 0)), AT)
        assert (second.number, third.number, one.last()) == (2, 3, 3)
        assert one.journal(after=1) == other.journal(after=1) == (second, third)


def test_nothing_in_the_journal_can_be_changed_or_erased(path: Path) -> None:
    with Project(path) as project:
        project.decide(approve(1))
    with closing(sqlite3.connect(path)) as base:
        for command in ("DELETE FROM journal", "UPDATE journal SET what = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="the journal stays"):
                base.execute(command)


def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    with Project(path):
        assert path.stat().st_mode & 0o077 == 0


# --- the chronology -------------------------------------------------------------------------------


@pytest.mark.parametrize("chronology", [ferry(), empty(), empty(undated=True), many(150)], ids="ferry 0 1 150".split())
def test_a_chronology_comes_back_as_it_was_built(chronology: Chronology) -> None:
    again = kept_chronology(chronology_to_keep(chronology), chronology.documents)
    assert again == chronology
    assert to_json(again) == to_json(chronology)


@pytest.mark.parametrize("spoil", [lambda b: b[:-9], lambda b: b[:0], lambda b: b[:40] + b"\0" + b[41:]])
def test_a_damaged_chronology_is_told_from_a_whole_one(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Damaged):
        kept_chronology(spoil(chronology_to_keep(ferry())), ferry().documents)


STORY = "Council and Northline talk\n\nMarch 25, 2025\n\nMayor Ida Moreau phoned Northline on Saturday.\n"


def test_a_project_is_built_once_and_again_when_something_that_matters_changes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = []
    whole = pipeline.build
    monkeypatch.setattr(
        "timeline.store.building.build", lambda *a, **k: times.append(sorted(d.id for d in a[0])) or whole(*a, **k)
    )
    one, two = document("one.txt", STORY.encode()), document("two.txt", STORY.replace("Ida", "Ina").encode())
    with Project(path) as project:
        project.add([one])
        first = built(project, engine="rules")
        assert first.curated.chronology == first.machine == whole((one,), engine="rules")
        project.decide(Approve(tuple(passage_of(one, m) for m in first.machine.mentions[:1])))
        assert built(project, engine="rules").machine == first.machine
        assert built(project, engine="rules").curated.chronology != first.machine
        assert len(times) == 1
        project.decide(Publish(Source(digest_of(one.text), one.source), date(2025, 3, 28)))
        dated = built(project, engine="rules").machine
        assert (dated.documents[0].publication.basis, len(times)) == (PublicationBasis.GIVEN, 2)
        project.add([two])
        assert len(built(project, engine="rules").machine.documents) == 2
        left = project.decide(LeaveOut(Source(digest_of(two.text), two.source)))
        assert built(project, engine="rules").machine.documents == dated.documents
        project.decide(Undo(left.number))
        assert len(built(project, engine="rules").machine.documents) == 2


def test_sentences_are_analysed_once_and_forgotten_with_their_document(path: Path) -> None:
    one = document("one.txt", STORY.encode())
    with Project(path) as project:
        project.add([one])
        machine = built(project).machine
    with closing(sqlite3.connect(path)) as base:
        (rows,) = base.execute("SELECT COUNT(*) FROM analysis").fetchone()
        base.execute("DELETE FROM chronology")
        base.commit()
    assert rows == (1 if machine.engine.model != "rules" else 0)
    with Project(path) as project:
        assert built(project).machine == machine
        project.decide(LeaveOut(Source(digest_of(one.text), one.source)))
        built(project)


def test_a_project_made_of_a_session_has_its_documents_and_decisions(path: Path) -> None:
    entries = [JournalEntry(4, approve(1), AT, "Ida"), JournalEntry(7, approve(2), AT), JournalEntry(9, Undo(7), AT)]
    path.write_bytes(saved([FULL], entries, path.parent / "."))
    with Project(path) as project:
        assert project.documents() == (FULL,)
        assert [e.what for e in project.journal()] == [approve(1), approve(2), Undo(2)]


# --- what is no project file, or cannot be written ------------------------------------------------


def spoilt(path: Path, name: str) -> None:
    """A file that is no project file, of some kind."""
    match name:
        case "text":
            path.write_text("Minutes of the council")
        case "folder":
            path.mkdir()
        case "no folder":
            path.parent.rmdir()
        case "other":
            with closing(sqlite3.connect(path)) as base:
                base.execute("CREATE TABLE notes (text)")
        case "other application":
            with closing(sqlite3.connect(path)) as base:
                base.execute("PRAGMA application_id = 7")
        case "newer":
            with Project(path):
                pass
            with closing(sqlite3.connect(path)) as base:
                base.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        case "trap":
            with Project(path):
                pass
            with closing(sqlite3.connect(path)) as base:
                base.execute("CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM document; END")
        case "cut off":
            with Project(path) as project:
                project.add([replace(FULL, id=f"d-{i}", text=random.Random(i).randbytes(4000).hex()) for i in range(9)])
            path.write_bytes(path.read_bytes()[:9000])


REFUSED = {
    "text": "is no project file: choose another name",
    "folder": "is a folder: name a project file in it",
    "no folder": "no such folder",
    "other": "is a database of another program",
    "other application": "is a database of another program",
    "newer": "was written by a newer Dateline",
    "trap": "was changed by another program",
    "cut off": "is damaged: take the last copy",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_project_file_is_refused_in_one_clear_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / "in" / "story.timeline"
    path.parent.mkdir()
    spoilt(path, name)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ProjectError, match=REFUSED[name]) as refused, Project(path) as project:
        project.documents()
    assert "\n" not in str(refused.value)
    assert before == (path.read_bytes() if path.is_file() else None)


def test_a_file_that_was_moved_away_is_not_made_anew_by_the_page(path: Path) -> None:
    with pytest.raises(ProjectError, match="is not there any more"), Project(path, new=False):
        pass
    assert not path.exists()


def test_an_empty_file_is_a_new_project(path: Path) -> None:
    path.touch()
    with Project(path) as project:
        assert project.journal() == project.documents() == ()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("document", "about", "{"), ("document", "about", '{"is": "Entry"}'), ("document", "text", b"\0"),
     ("document", "digest", "0"), ("document", "id", "x")],
)  # fmt: skip
def test_a_document_that_was_tampered_with_is_not_shown(path: Path, table: str, column: str, value: object) -> None:
    with Project(path) as project:
        project.add([FULL])
    with closing(sqlite3.connect(path)) as base:
        base.execute(f"UPDATE {table} SET {column} = ?", (value,))
        base.commit()
    with Project(path) as project, pytest.raises(ProjectError, match="is damaged"):
        project.documents()


def test_a_locked_file_is_said_to_be_in_use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.project.PATIENCE", 0.05)
    with Project(path):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectError, match="is being written by another program"), Project(path):
            pass


def test_a_full_disk_loses_nothing_that_was_saved(path: Path) -> None:
    with Project(path) as project:
        project.decide(approve(1))
        base = project._open
        assert base is not None
        (pages,) = base.execute("PRAGMA page_count").fetchone()
        base.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ProjectError, match="the disk is full"):
            project.add([replace(FULL, text=random.Random(1).randbytes(100_000).hex())])
        assert project.documents() == ()
        base.execute(f"PRAGMA max_page_count = {pages + 1000}")
        assert project.add([FULL]) == 1
    with Project(path) as project:
        assert [e.what for e in project.journal()] == [approve(1)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user")
def test_a_file_that_may_not_be_written_is_said_so() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.timeline"
        with Project(path) as project:
            project.decide(approve(1))
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        said = as_nobody(path)
        Path(folder).chmod(0o755)
    assert said.endswith("read-only: copy it to where you may write")


def as_nobody(path: Path) -> str:
    """What is said to a process without rights that opens a project: nothing is read-only for root."""
    out, back = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            with Project(path) as project:
                os.write(back, str(project.last()).encode())
        except ProjectError as error:
            os.write(back, str(error).encode())
        finally:
            os._exit(0)
    os.close(back)
    os.waitpid(child, 0)
    with os.fdopen(out, "rb") as said:
        return said.read().decode()


# --- versions -------------------------------------------------------------------------------------


def test_an_older_file_is_brought_up_to_date_and_keeps_what_it_has(path: Path) -> None:
    with Project(path) as project:
        project.add([FULL])
        project.decide(approve(1))
    later = (*MIGRATIONS, ("ALTER TABLE document ADD COLUMN note TEXT", "CREATE TABLE label (name TEXT)"))
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        prepare(base, path, later)
        prepare(base, path, later)
        assert base.execute("SELECT note, id FROM document").fetchall() == [(None, FULL.id)]
        assert base.execute("PRAGMA user_version").fetchone() == (len(later),)
        assert base.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    with pytest.raises(ProjectError, match="newer Dateline"), Project(path):
        pass


FIRST = {  # what the first version of the file wrote, by the name of the document and the decision that it is
    "document": (
        '{"is":"Document","id":"d-1","source":"in/a.html","text":"","title":"A title","publisher":"Paper",'
        '"publication":{"is":"Publication","basis":"inferred","day":"2025-03-01T08:30:00",'
        '"range":["2025-03-01","2025-03-02"],"evidence":"why","span":[0,4],"confidence":0.5,'
        '"grounds":[["says so","2025-03-01",null,0.5,"d-2",false]],'
        '"parts":[[[0,2],{"is":"Publication","basis":"stated","day":"2025-02-01"}]]},'
        '"address":"https://example.org/a","author":"Ida","pages":[0,5]}'
    ),
    Retitle((Passage("0", "met \ud800", "b", "a", 3, "s"),), "T"): (
        '{"is":"Retitle","event":[["0","met \\ud800","b","a",3,"s"]],"title":"T"}'
    ),
    Redate((Passage("0", "met"),), When("2025-03", Granularity.MONTH, Bound.BY, "March")): (
        '{"is":"Redate","event":[["0","met","","",0,""]],"when":["2025-03","month","by","March"]}'
    ),
    Publish(Source("d", "n"), datetime(2025, 3, 1, 8, 0)): (
        '{"is":"Publish","document":["d","n"],"day":"2025-03-01T08:00:00"}'
    ),
    Add(Passage("0", "met"), "T", EventKind.VOTE, actors=(Who("Ida"),)): (
        '{"is":"Add","passage":["0","met","","",0,""],"title":"T","kind":"vote","actors":[["Ida","person",null]]}'
    ),
    Undo(1): '{"is":"Undo","entry":1}',
}


def test_a_file_of_the_first_version_opens_with_all_that_a_person_did(path: Path) -> None:
    about, *told = FIRST.values()
    text = zlib.compress(FULL.text.encode("utf-8", "surrogatepass"))
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        prepare(base, path, MIGRATIONS[:1])
        base.execute("INSERT INTO document VALUES (?, ?, ?, ?)", (FULL.id, digest_of(FULL.text), about, text))
        base.executemany("INSERT INTO journal (what, at, by, why) VALUES (?, '', '', '')", [(what,) for what in told])
        base.execute("INSERT INTO chronology VALUES ('k', ?)", (zlib.compress(b"{}"),))
    with Project(path) as project:
        assert project.documents() == (FULL,)
        assert [entry.what for entry in project.journal()] == list(FIRST)[1:]
        assert project.chronology("k", [FULL]) is None


@pytest.mark.parametrize("what", ["{", "[]", '{"is": "Chronology"}', '{"is": []}', '{"is": "Retitle", "event": 1}'])
def test_a_journal_that_was_tampered_with_is_said_to_be_damaged(path: Path, what: str) -> None:
    with Project(path):
        pass
    with closing(sqlite3.connect(path)) as base:
        base.execute("INSERT INTO journal (what, at, by, why) VALUES (?, '', '', '')", (what,))
        base.commit()
    with Project(path) as project, pytest.raises(ProjectError, match="is damaged: take the last copy"):
        project.journal()


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    with Project(path) as project:
        project.decide(approve(1))
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        with pytest.raises(sqlite3.OperationalError):
            prepare(base, path, (*MIGRATIONS, ("CREATE TABLE label (name TEXT)", "NO SUCH COMMAND")))
        assert not base.in_transaction
    with Project(path) as project:
        assert project.last() == 1


# --- several at once, and killed ------------------------------------------------------------------


def test_two_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    code = textwrap.dedent("""
        import sys
        from timeline.store import Project
        from timeline.curate import Approve, Passage
        for i in range(25):
            with Project(sys.argv[1]) as project:
                project.decide(Approve((Passage(sys.argv[2], str(i)),)))
    """)
    command = [sys.executable, "-c", code, str(path)]
    both = [subprocess.Popen([*command, name], cwd=ROOT, stderr=subprocess.PIPE) for name in "ab"]
    assert [process.communicate(timeout=120)[1] for process in both] == [b"", b""]
    with Project(path) as project:
        journal = project.journal()
    assert [entry.number for entry in journal] == list(range(1, 51))
    for name in "ab":
        told = [e.what.event[0].exact for e in journal if isinstance(e.what, Approve) and e.what.event[0][0] == name]
        assert told == [str(i) for i in range(25)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that is started in no time")
def test_a_process_killed_a_hundred_times_loses_nothing_that_it_said_was_saved(path: Path) -> None:
    chance = random.Random(7)
    said = 0
    for turn in range(100):
        out, back = os.pipe()
        child = os.fork()
        if child == 0:
            _write_for_ever(path, back)
        os.close(back)
        first = os.read(out, 2) if turn % 4 else b""  # most have saved something, some may not even have begun
        time.sleep(chance.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(out, "rb") as saved_by_child:
            lines = (first + saved_by_child.read()).splitlines(keepends=True)
        numbers = [int(line) for line in lines if line.endswith(b"\n")]
        said += len(numbers)
        with Project(path) as project:
            journal = project.journal()
            assert [e.number for e in journal] == list(range(1, len(journal) + 1))
            assert set(numbers) <= {e.number for e in journal}
            assert all(isinstance(e.what, Hide) for e in journal)
            assert all(d.text == f"{d.id[2:]} met." for d in project.documents())
    assert said >= 75
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _write_for_ever(path: Path, out: int) -> None:
    try:
        with Project(path) as project:
            while True:
                project.add([replace(FULL, id=f"d-{os.getpid()}", text=f"{os.getpid()} met.")])
                entry = project.decide(Hide((Passage("0", "word"),)), AT, "Ida", "w" * 500)
                os.write(out, f"{entry.number}\n".encode())
    finally:
        os._exit(1)


# --- values ---------------------------------------------------------------------------------------


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=5)
OBJECT = st.dictionaries(st.sampled_from(["is", "id", "text", "publication"]), st.text(max_size=5) | st.integers())


@settings(max_examples=100, deadline=None)
@given(JSON | OBJECT)
def test_whatever_is_read_as_a_value_is_one_or_is_refused(data: object) -> None:
    for kind in (Document, Retitle, Passage, Publication):
        with suppress(Damaged):
            assert isinstance(from_plain(kind, data), kind)
