"""The command as its users run it: real processes, real files, exit codes, and what stands on each stream."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import random
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest

from timeline.curate import Hide, Passage, Retitle, passage_at
from timeline.model import Span
from timeline.store import Project

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "us-russia-2025"
COMMAND = [sys.executable, "-m", "timeline"]
STORY = "Harbour to close for two years\n\nThe council met the ferry line on {}. It will vote on May 6, 2025.\n"


def environment(**extra: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **extra}


def run(*arguments: str | Path, cwd: Path = ROOT, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run the command and wait; output is decoded as UTF-8 with its line ends untouched."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=cwd, env=environment(**extra), capture_output=True, timeout=300
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two good documents, one of them twice, and four bad ones."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "march.txt").write_text(STORY.format("March 3, 2025"))
    (tmp_path / "in" / "deep" / "april.md").write_text("# April\n\n" + STORY.format("April 4, 2025"))
    (tmp_path / "in" / "deep" / "copy.txt").write_text(STORY.format("March 3, 2025"))
    (tmp_path / "in" / "empty.txt").touch()
    (tmp_path / "in" / "noise.txt").write_bytes(random.Random(1).randbytes(3000))
    (tmp_path / "in" / "latin.txt").write_bytes("Café “owners” met.".encode("cp1252"))
    (tmp_path / "in" / "big.txt").write_bytes(b"The court met. " * (20_000_000 // 15))
    return tmp_path


WARNINGS = [
    "warning: in/big.txt: 20.0 MB long, more than the 5.0 MB of one document: split it",
    "warning: in/empty.txt: empty file",
    "warning: in/latin.txt: not UTF-8: read as Windows-1252, which it looks like; save it as UTF-8 if that is wrong",
    "warning: in/march.txt: the same bytes as in/deep/copy.txt, which is read once",
    "warning: in/noise.txt: not text but binary data: save its text as .txt in UTF-8",
    "warning: nosuch.txt: no such file or folder",
]


# --- build --------------------------------------------------------------------------------------

LOOK = "the page shows them with the reasons, the JSON lists them under “dates”"
CHANGES = "".join(f"If the board had met Ann Lee in 201{n}, it would be rich. " for n in range(1, 8))
MET = "Jane Roe met Ann Lee in Oslo on 3 March 2025. "
QUIET = MET + "".join(f"It was quiet on {n} May 2024. " for n in range(1, 4))
SUNNY = MET + "It was quiet on 4 May 2024. It was sunny on 5 May 2024.\n"
CITED = MET + "".join(f"It was quiet (Lind, 199{n}). " for n in range(1, 9))
GERMAN = "Der Minister traf am 3. März 2025 die Kanzlerin, und er sprach mit ihr über das Wetter und die Lage.\n"


@pytest.mark.parametrize("into", [(), ("--project", "mine.timeline")])
def test_a_document_whose_dates_tell_little_is_one_warning(tmp_path: Path, into: tuple[str, ...]) -> None:
    texts = {"changes.md": CHANGES, "cited.txt": CITED, "german.txt": GERMAN, "quiet.txt": QUIET, "sunny.txt": SUNNY}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    built = run("build", *texts, *into, "--strict", cwd=tmp_path)
    assert built.stderr.splitlines() == [
        "warning: german.txt: its language looks like German; events are found in English only, so it tells none here",
        f"warning: changes.md: it holds 7 dates and tells no event: {LOOK}",
        f"warning: quiet.txt: only 1 of its 4 dates tells an event: {LOOK}",
    ]
    assert built.returncode == 1
    dates = {d["source"]: (d["dates"]["found"], d["dates"]["told"]) for d in json.loads(built.stdout)["documents"]}
    assert dates == {"changes.md": (7, 0), "cited.txt": (9, 1), "german.txt": (1, 0), "quiet.txt": (4, 1),
                     "sunny.txt": (3, 1)}  # fmt: skip


def test_one_bad_document_is_one_warning_and_the_rest_is_built(folder: Path) -> None:
    built = run("build", "in", "nosuch.txt", cwd=folder)
    assert built.returncode == 0
    assert built.stderr.splitlines() == WARNINGS
    data = json.loads(built.stdout)
    sources = [document["source"] for document in data["documents"]]
    assert sources == ["in/deep/april.md", "in/deep/copy.txt", "in/latin.txt"]
    strict = run("build", "in", "nosuch.txt", "--strict", cwd=folder)
    assert (strict.returncode, strict.stdout, strict.stderr) == (1, built.stdout, built.stderr)


@pytest.fixture(scope="module")
def sample() -> str:
    """The chronology of the sample as the command writes it."""
    built = run("build", ".", cwd=SAMPLE, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C", PYTHONUTF8="0")
    assert (built.returncode, built.stderr) == (0, "")
    return built.stdout


def test_the_chronology_obeys_its_laws(sample: str) -> None:
    data = json.loads(sample)
    texts = {each["id"]: (SAMPLE / each["source"]).read_bytes().decode() for each in data["documents"]}
    assert len(texts) == 5
    for mention in data["mentions"]:
        text = texts[mention["document"]]
        assert text[mention["start"] : mention["end"]] == mention["quote"]
        assert mention["start"] <= mention["trigger"][0] < mention["trigger"][1] <= mention["end"]
        for actor in mention["actors"]:
            assert 0 <= actor["start"] < actor["end"] <= len(text)
        if mention["time"]:
            assert text[mention["time"]["start"] : mention["time"]["end"]] == mention["time"]["quote"]
    told = [mention for event in data["events"] + data["undated"] for mention in event["mentions"]]
    assert sorted(told) == sorted(mention["id"] for mention in data["mentions"])
    assert len(data["events"]) >= 5
    actors = {actor["id"] for actor in data["actors"]}
    assert {actor for event in data["events"] + data["undated"] for actor in event["actors"]} <= actors


def test_nothing_but_the_documents_shows_in_the_output(sample: str) -> None:
    names = sorted((f"./{path.name}" for path in SAMPLE.glob("*.txt")), reverse=True)
    other = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "COLUMNS": "20"}
    assert run("build", *names, cwd=SAMPLE, **other).stdout == sample


@pytest.mark.parametrize("number", [1, 4])
def test_the_top_is_the_most_important_events_in_order_with_all_they_need(sample: str, number: int) -> None:
    done = run("build", ".", "--top", str(number), cwd=SAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    top, whole = json.loads(done.stdout), json.loads(sample)
    events, rest = top["events"] + top["undated"], whole["events"] + whole["undated"]
    kept = [event["id"] for event in events]
    assert [event["id"] for event in rest if event["id"] in kept] == kept
    assert len(kept) == number
    others = [event["importance"] for event in rest if event["id"] not in kept]
    assert min(event["importance"] for event in events) >= max(others)
    assert sorted(m for event in events for m in event["mentions"]) == sorted(m["id"] for m in top["mentions"])
    named = {a for event in events for a in (*event["actors"], *event["mentioned"])}
    assert named <= {actor["id"] for actor in top["actors"]}
    assert top["documents"] == whole["documents"]


def test_a_top_of_more_events_than_there_are_is_the_whole(sample: str) -> None:
    assert run("build", ".", "--top", "100000", cwd=SAMPLE).stdout == sample


def test_every_format_has_the_top_alone() -> None:
    done = run("build", ".", "--top", "2", "--format", "csv", cwd=SAMPLE)
    assert len(list(csv.DictReader(io.StringIO(done.stdout)))) == 2
    done = run("build", ".", "--top", "2", "--format", "ics", cwd=SAMPLE)
    assert done.stdout.count("BEGIN:VEVENT") == 2


def test_a_publication_date_is_given_by_the_name_of_its_document(folder: Path) -> None:
    (folder / "in" / "deep" / "copy.txt").unlink()
    built = run("build", "in/march.txt", "in/deep", "--published", "march=2025-03-07", cwd=folder)
    assert built.returncode == 0, built.stderr
    given = {
        each["source"]: (each["published"], each["published_basis"]) for each in json.loads(built.stdout)["documents"]
    }
    assert given["in/march.txt"] == ("2025-03-07", "given")
    assert given["in/deep/april.md"][1] != "given"


def test_a_publication_date_can_have_an_hour_and_be_for_a_document_that_was_skipped(folder: Path) -> None:
    (folder / "in" / "a=b.txt").write_text(STORY.format("Monday"))
    built = run(
        "build", "in/a=b.txt", "in/empty.txt",
        "--published", "a=b=2025-03-07T17:40", "--published", "a=b.txt=2025-03-07T17:40",
        "--published", "empty=2025-01-01",
        cwd=folder,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    assert [each["published"] for each in json.loads(built.stdout)["documents"]] == ["2025-03-07T17:40"]


def test_a_file_is_what_standard_output_would_be_in_any_format(folder: Path) -> None:
    shown = run("build", "in/march.txt", "--format", "csv", cwd=folder)
    kept = run("build", "in/march.txt", "--format", "csv", "--output", "out.csv", cwd=folder)
    assert (kept.returncode, kept.stdout, kept.stderr) == (0, "", "")
    assert (folder / "out.csv").read_bytes() == shown.stdout.encode()
    with open(folder / "out.csv", newline="", encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) >= 2
    assert run("build", "in/march.txt", "--format", "html", cwd=folder).stdout.startswith("<!DOCTYPE html>")
    assert sorted(path.name for path in folder.iterdir()) == ["in", "out.csv"]


def test_a_workbook_goes_to_a_file_or_a_pipe(folder: Path) -> None:
    kept = run("build", "in/march.txt", "--format", "xlsx", "--output", "out.xlsx", cwd=folder)
    assert (kept.returncode, kept.stdout, kept.stderr) == (0, "", "")
    command = [*COMMAND, "build", "in/march.txt", "--format", "xlsx"]
    piped = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, timeout=300)
    assert piped.stdout == (folder / "out.xlsx").read_bytes()
    assert piped.stdout.startswith(b"PK")


def test_a_workbook_is_not_sent_to_a_terminal(folder: Path) -> None:
    screen, terminal = pty.openpty()
    command = [*COMMAND, "build", "in/march.txt", "--format", "xlsx"]
    done = subprocess.run(
        command, cwd=folder, env=environment(), stdout=terminal, stderr=subprocess.PIPE, timeout=300, text=True
    )
    os.close(terminal)
    os.close(screen)
    assert done.returncode == 2
    assert done.stderr == "error: xlsx is no text: name a file with --output, or pipe it on\n"


def test_a_chronology_made_elsewhere_is_a_source_beside_the_documents(folder: Path) -> None:
    (folder / "mine.csv").write_text("date,event\n2025-03-03,The council met the ferry line\nsoon,It will vote\n")
    built = run("build", "in/march.txt", "--import", "mine.csv", "--engine", "rules", cwd=folder)
    assert built.returncode == 0
    assert built.stderr == (
        "warning: mine.csv: row 2: its date “soon” is none that can be read for sure, so it has none: "
        "write it as 2025-03-19\n"
    )
    told = json.loads(built.stdout)
    assert {document["source"] for document in told["documents"]} == {"in/march.txt", "mine.csv"}
    assert any(len(event["documents"]) == 2 for event in told["events"])
    alone = run("build", "--import", "mine.csv", "--engine", "rules", "--strict", cwd=folder)
    assert alone.returncode == 1
    assert len(json.loads(alone.stdout)["events"]) == 1


# --- what is refused ----------------------------------------------------------------------------

ERRORS = [
    (["build"], "Missing argument 'PATH...'."),
    (["build", "--import", "nosuch.csv"], "Invalid value for --import: nosuch.csv: No such file or directory"),
    (["build", "--import", "in/march.txt"], "no column with a title (title, event, headline) in it; the columns are"),
    (["build", "--import", "in"], "in: a folder, not a file"),
    (["build", "nosuch"], "nothing readable: nosuch: no such file or folder"),
    (["build", "void"], "nothing readable: void: nothing to read in this folder"),
    (["build", "in/empty.txt", "in/noise.txt", "x", "y"], "; and 1 more"),
    (
        ["build", "in/march.txt", "--format", "pdf"],
        "'pdf' is not one of 'json', 'csv', ",
    ),
    (["build", "in/march.txt", "--published", "march"], "'march' is not DOC=DATE, such as report.txt=2025-03-19"),
    (["build", "in/march.txt", "--published", "march=2025-02-30"], "'2025-02-30' is not in the calendar"),
    (["build", "in/march.txt", "--published", "march=19.3.2025"], "'19.3.2025' is no date: write it as 2025-03-19"),
    (["build", "in/march.txt", "--published", "mrach.txt=2025-03-19"], "did you mean 'march.txt'?"),
    (["build", "in/march.txt", "--published", "x=2025-03-19"], "no document is named 'x'; there are march.txt"),
    (
        ["build", "in/march.txt", "--published", "march=2025-03-19", "--published", "march.txt=2025-03-20"],
        "two dates for in/march.txt",
    ),
    (
        ["build", "in/march.txt", "two", "--published", "march=2025-03-19"],
        "'march' names 2 documents: in/march.txt, two/march.md; give the path",
    ),
    (["build", "in/march.txt", "--output", "no/such/out.json"], "no such folder"),
    (["build", "in/march.txt", "--output", "in"], "in is a folder, not a file"),
    (["build", "in/march.txt", "--output", "in/../in/march.txt"], "is one of the documents and would be replaced"),
    (["build", "in", "--output", "in/deep/april.md"], "is one of the documents and would be replaced"),
    (["build", "in", "--output", "in/march.txt"], "is one of the documents and would be replaced"),
    (["build", "in/march.txt", "--output", ""], "'' is a folder, not a file"),
    (["build", "in/march.txt", "--model", "json"], "'json' is a package but no language model"),
    (["build", "in/march.txt", "--model", "en_core_web_nosuch"], "'en_core_web_nosuch' is not installed"),
    (["build", "in/march.txt", "--top", "0"], "0 is not in the range x>=1"),
    (["build", "in/march.txt", "--top", "-3"], "-3 is not in the range x>=1"),
    (["build", "in/march.txt", "--top", "ten"], "'ten' is not a valid integer"),
    (["build", "in/march.txt", "--no-such-option"], "No such option"),
    (["times", "nosuch"], "nothing readable: nosuch: no such file or folder"),
    (["times", "in/march.txt", "--published", "soon"], "'soon' is no date"),
    (["serve", "nosuch"], "nothing readable: nosuch: no such file or folder"),
    (["serve", "--port", "none"], "'none' is not a valid integer range"),
    (["draw"], "No such command 'draw'."),
]


@pytest.mark.parametrize(
    ("arguments", "why"), ERRORS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_bad_usage_is_one_line_and_exit_2(folder: Path, arguments: list[str], why: str) -> None:
    (folder / "void").mkdir()
    (folder / "two").mkdir()
    (folder / "two" / "march.md").write_text("# Another\n\nIt met on Monday.")
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert why in line


def test_odd_names_stay_on_one_line(folder: Path) -> None:
    (folder / "new\nline.txt").touch()
    done = run("build", "new\nline.txt", "in/march.txt", cwd=folder)
    assert done.stderr == "warning: new\\nline.txt: empty file\n"


def test_a_failed_build_leaves_the_old_output(folder: Path) -> None:
    (folder / "out.json").write_text("before")
    assert run("build", "in/empty.txt", "--output", "out.json", cwd=folder).returncode == 2
    assert (folder / "out.json").read_text() == "before"
    (folder / "out.json").chmod(0o400)
    assert run("build", "in/march.txt", "--output", "out.json", cwd=folder).returncode == 0
    assert json.loads((folder / "out.json").read_text())["schema"] == 1


def test_without_a_command_the_help_is_shown() -> None:
    assert run().returncode == 2
    assert run("--help").returncode == 0
    assert run("--help").stdout == run().stderr
    assert run("--version").stdout.startswith("Dateline ")


# --- times --------------------------------------------------------------------------------------


def test_times_are_counted_from_the_given_day_for_all_documents(folder: Path) -> None:
    (folder / "a.txt").write_text("They met on Tuesday.\r\nIt ends tomorrow.")
    (folder / "b.txt").write_text("They met yesterday – “at last”.")
    done = run("times", "b.txt", "a.txt", "--published", "2025-03-19", cwd=folder)
    assert done.returncode == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(each["quote"], each["from"]) for each in found] == [
        ("Tuesday", "2025-03-18"),
        ("tomorrow", "2025-03-20"),
        ("yesterday", "2025-03-18"),
    ]
    for each in found:
        text = (folder / f"{each['document'][0]}.txt").read_bytes().decode()
        assert text[each["start"] : each["end"]] == each["quote"]


@pytest.mark.parametrize("names", [["."], ["000-news-az-opinion.txt", "002-izvestia-dialogue.txt"]])
def test_without_a_day_times_are_counted_from_the_date_that_build_finds(sample: str, names: list[str]) -> None:
    lines = [json.loads(line) for line in run("times", *names, cwd=SAMPLE).stdout.splitlines()]
    told = {(line["document"], line["start"]): line for line in lines}
    built = [(m["document"], m["time"]) for m in json.loads(sample)["mentions"] if m["time"]]
    common = [(told[document, time["start"]], time) for document, time in built if (document, time["start"]) in told]
    assert len({line["document"] for line, _ in common}) >= 2
    assert all(line[key] == time[key] for line, time in common for key in ("quote", "value", "edtf", "anchor", "why"))


# --- streams and signals ------------------------------------------------------------------------


def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    (folder / "many.txt").write_text("They met on March 3, 2025. " * 20_000)
    process = subprocess.Popen(
        [*COMMAND, "times", "many.txt", "--published", "2025-03-19"],
        cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(100)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait(timeout=60)


def test_a_full_disk_is_said_in_one_line(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "build", "in/march.txt"], cwd=folder, env=environment(), stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert done.stderr == b"error: cannot write to standard output: No space left on device\n"


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_streams_that_are_closed_are_done_without(folder: Path, closed: str) -> None:
    script = f'"$0" -m timeline build in/march.txt --output out.json {closed}'
    done = subprocess.run(["sh", "-c", script, sys.executable], cwd=folder, env=environment(), capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert json.loads((folder / "out.json").read_text())["schema"] == 1


def test_a_document_in_an_archive_is_named_by_both_and_can_be_given_its_day(folder: Path) -> None:
    with zipfile.ZipFile(folder / "in" / "old.zip", "w") as archive:
        archive.writestr("../may.txt", "The council met on Monday.")
        archive.writestr("june.txt", "The council met again on Tuesday.")
    done = run("build", "in/old.zip", "--published", "old.zip/may=2025-05-07", "--engine", "rules", cwd=folder)
    days = {document["source"]: document["published"] for document in json.loads(done.stdout)["documents"]}
    assert days == {"in/old.zip/june.txt": None, "in/old.zip/may.txt": "2025-05-07"}


def test_columns_of_a_table_can_be_named(folder: Path) -> None:
    (folder / "in" / "b.csv").write_text("Was,Wann\nThe council met on Monday.,07.05.2025\n")
    done = run("times", "in/b.csv", "--column", "text=Was", "--column", "date=Wann", cwd=folder)
    assert json.loads(done.stdout)["from"] == "2025-05-05"
    wrong = run("times", "in/b.csv", "--column", "words=Was", cwd=folder)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "'words=Was' is not FIELD=NAME with one of text, title, date" in wrong.stderr


def test_an_output_in_the_folder_that_is_read_can_be_written_again(folder: Path) -> None:
    for _ in range(2):
        done = run("build", "in/deep", "--output", "in/deep/out.json", cwd=folder)
        assert done.returncode == 0


def test_an_interruption_is_quiet_and_leaves_no_file(folder: Path) -> None:
    for number in range(40):
        (folder / "in" / f"more-{number}.txt").write_text(STORY.format("Monday") * 40 + str(number))
    # Where the tests run in the background of a shell, interruptions are ignored: not so by the process they start.
    process = subprocess.Popen(
        [*COMMAND, "build", "in", "--output", "out.json"],
        cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stderr is not None
    assert process.stderr.readline().startswith("warning:")  # the work begins now
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=120)
    assert process.returncode == 130
    assert [line for line in rest.splitlines() if line and not line.startswith("warning:")] == []
    assert sorted(path.name for path in folder.iterdir()) == ["in"]


def test_a_terminal_shows_progress_and_a_pipe_does_not(folder: Path) -> None:
    leader, follower = pty.openpty()
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(
            [*COMMAND, "build", "in/march.txt"],
            cwd=folder, env=environment(TERM="xterm"), stdin=follower, stdout=nowhere, stderr=follower,
        )  # fmt: skip
    os.close(follower)
    shown = b""
    while select.select([leader], [], [], 120)[0]:
        try:
            piece = os.read(leader, 4096)
        except OSError:  # the terminal closed
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    assert process.wait(timeout=60) == 0
    assert b"100%" in shown
    assert run("build", "in/march.txt", cwd=folder).stderr == ""


# --- projects -----------------------------------------------------------------------------------


def test_a_project_keeps_documents_and_decisions_for_the_next_build(folder: Path) -> None:
    file, rules = "story.timeline", ("--engine", "rules")
    first = run("build", "--project", file, "in/deep", "--published", "april=2025-04-07", *rules, cwd=folder)
    assert (first.returncode, first.stderr) == (0, "")
    given = {each["source"]: each["published"] for each in json.loads(first.stdout)["documents"]}
    assert given == {"in/deep/april.md": "2025-04-07", "in/deep/copy.txt": None}
    again = run("build", "--project", file, *rules, cwd=folder)
    assert (again.returncode, again.stderr, again.stdout) == (0, "", first.stdout)
    hidden = decide(folder / file, json.loads(first.stdout))
    (folder / "in" / "more.txt").write_text("Rain again\n\nIt rained on Monday, March 10, 2025.\n")
    more = run("build", "--project", file, "in/march.txt", "in/more.txt", *rules, "--strict", cwd=folder)
    data = json.loads(more.stdout)
    assert len(data["documents"]) == 3
    assert data["hidden"] == 1
    assert hidden not in [event["id"] for event in data["events"]]
    assert more.stderr.splitlines() == [
        f"note: 1 event left out, hidden in {file}",
        f"warning: {file}: decision 3 (title: “Lost”) does not fit, it is kept: "
        "the passage “nowhere” is in no document",
    ]
    assert more.returncode == 1


def decide(project: Path, data: dict[str, Any]) -> str:
    """Hide the first event as the page would, and decide something about a passage that is nowhere; its id."""
    event = data["events"][0]
    (mention,) = [each for each in data["mentions"] if each["id"] == event["mentions"][0]]
    with Project(project) as file:
        (document,) = [each for each in file.documents() if each.id == mention["document"]]
        file.decide(Hide((passage_at(document, Span(*mention["trigger"])),)))
        file.decide(Retitle((Passage("0" * 32, "nowhere"),), "Lost"))
    return event["id"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--project", "none.timeline"), "error: no such project file: none.timeline; name files or folders to make"),
        (("--project", "in/march.txt"), "error: in/march.txt is no project file: choose another name"),
        (("--project", "in"), "error: in is a folder: name a project file in it, such as in/story.timeline"),
        (("--project", "no/a.timeline", "in/march.txt"), "error: no such folder: no"),
        (("--project", "p.timeline", "in/empty.txt"), "error: nothing readable: in/empty.txt: empty file"),
        (("--project", "p.timeline", "in/deep", "-o", "p.timeline"), "would be replaced"),
        ((), "error: Missing argument 'PATH...'."),
    ],
)
def test_a_project_that_cannot_be_used_is_one_line_of_error(
    folder: Path, arguments: tuple[str, ...], says: str
) -> None:
    done = run("build", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert says in line


# --- serve --------------------------------------------------------------------------------------


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answers(port: int, host: str = "127.0.0.1") -> bool:
    try:
        with urllib.request.urlopen(f"http://{host}:{port}/_stcore/health", timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def test_the_page_is_served_to_this_machine_until_interrupted(folder: Path) -> None:
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, "serve", "in/march.txt", "--port", str(port), "--no-browser"],
        cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        for _ in range(240):
            if answers(port):
                break
            assert process.poll() is None, process.communicate()
            time.sleep(0.25)
        assert answers(port)
        others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        assert not any(answers(port, str(host)) for host in others if not str(host).startswith("127."))
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert "Traceback" not in errors


# --- what is kept -------------------------------------------------------------------------------


def kept(folder: Path, *arguments: str | Path, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a build that may keep analyses; other tests may not."""
    return run("build", "in/march.txt", *arguments, cwd=folder, DATELINE_NO_CACHE="", **extra)


def test_a_second_build_from_kept_analyses_gives_the_same_bytes(folder: Path) -> None:
    plain = run("build", "in/march.txt", cwd=folder)
    first, second = (kept(folder, "--cache", folder / "kept") for _ in range(2))
    assert (first.returncode, first.stdout, first.stderr) == (0, plain.stdout, "")
    assert (second.returncode, second.stdout, second.stderr) == (0, plain.stdout, "")
    assert [path.name for path in (folder / "kept").iterdir()] == ["analyses.sqlite3"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the cache folder of other systems is elsewhere")
def test_analyses_are_kept_in_the_cache_folder_unless_told_otherwise(folder: Path) -> None:
    home = folder / "home"
    for arguments in (["--no-cache"], ["--cache", folder / "elsewhere"]):
        assert kept(folder, *arguments, XDG_CACHE_HOME=str(home)).returncode == 0
        assert not home.exists()
    assert kept(folder, XDG_CACHE_HOME=str(home)).returncode == 0
    assert (home / "dateline" / "analyses.sqlite3").is_file()


def test_a_damaged_cache_is_one_note_and_no_warning(folder: Path) -> None:
    (folder / "analyses.sqlite3").write_bytes(b"no database at all, " * 300)
    built = kept(folder, "--strict", DATELINE_CACHE=str(folder))
    assert (built.returncode, built.stdout) == (0, run("build", "in/march.txt", cwd=folder).stdout)
    (line,) = built.stderr.splitlines()
    assert line.startswith("note: analyses cannot be kept in ")
