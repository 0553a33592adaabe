"""A fault of the program is that document's in which it comes up: it is told, logged, and the rest is built."""

from __future__ import annotations

import json
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest
from test_page_documents import again, html, listed
from test_pipeline import check

from timeline import build, faultlog
from timeline.__main__ import main, run
from timeline.analyser import Analyser, Segmented
from timeline.containment import MOST, NOT_DATED, UNREAD, Containment, Fault
from timeline.export import to_json
from timeline.kept import CannotKeep, Kept
from timeline.language import MissingModel
from timeline.merge import events_of
from timeline.model import Chronology, Document, PublicationBasis, Sentence
from timeline.pipeline import dated
from timeline.store import Project, built
from timeline.store.project import chronology_to_keep, kept_chronology

ROOT = Path(__file__).parent.parent
WRONG = "Mayor Edda Wrong phoned Northline on Friday. She met Ida Moreau in Bergen on Saturday."
STORIES = (
    "Published: March 25, 2025\n\nMayor Ida Moreau met Northline in Bergen on Saturday. The council voted on Monday.",
    f"Published: March 26, 2025\n\n{WRONG} The board will vote before April 29.",
    "Ida Moreau phoned Northline on March 24, 2025. She met the board yesterday. The strike ended on Sunday.",
    "Published: March 27, 2025\n\nNorthline said on Monday that Edda Wrong and Ida Moreau met on Saturday.",
)
DOCUMENTS = tuple(Document(f"d{i}", f"d{i}.txt", text) for i, text in enumerate(STORIES))
FAULTY = DOCUMENTS[1]
UNDATED = replace(FAULTY, text=f"{WRONG} The council voted on Wednesday. The board will vote before April 29, 2025.")
REST = tuple(d for d in DOCUMENTS if d.id != FAULTY.id)


class Stage(NamedTuple):
    """A step of the program: the name it is called by, whether it is about the faulty document, and what is said."""

    name: str
    about: Callable[..., bool]
    doing: str
    engine: str = "rules"
    document: Document = FAULTY


def has_text(text: str, *_: object, **__: object) -> bool:
    return "Edda Wrong phoned" in text


def is_of(document: Document, *_: object, **__: object) -> bool:
    return document.id == FAULTY.id


def is_among(things: Iterable[Any], *_: object, **__: object) -> bool:
    found = (thing if hasattr(thing, "document") else things for thing in things)
    return any(getattr(thing.document, "id", thing.document) == FAULTY.id for thing in found)


MENTIONS = "its events were looked for"
DAY = "its day of publication was looked for"
STAGES = {
    "language": Stage("timeline.reading.language_of", has_text, "its times and sentences were looked for"),
    "times": Stage("timeline.reading.times", has_text, "its times and sentences were looked for"),
    "segmenting": Stage("timeline.reading.sentences", has_text, "its times and sentences were looked for"),
    "sentences": Stage("timeline.shallow.analyse", lambda text: has_text(text.text), "its sentences were analysed"),
    "sentences of the model": Stage(
        "timeline.language._doc", lambda _, text, __: has_text(text), "its sentences were analysed", "model"
    ),
    "names": Stage("timeline.reading.read_names", is_of, "its names were read"),
    "names of the model": Stage("timeline.reading.read_names", is_of, "its names were read", "model"),
    "gazetteer": Stage("timeline.corpus.gazetteer", is_among, "its names were put together with those of the others"),
    "stated day": Stage("timeline.publication.corpus.stated", is_of, DAY),
    "draft": Stage("timeline.publication.drafting.dateline", is_of, DAY, document=UNDATED),
    "signatures": Stage("timeline.publication.corpus.signatures_of", is_of, DAY),
    "hints": Stage("timeline.publication.corpus.hinted", is_of, DAY),
    "rounds": Stage("timeline.publication.corpus.settled", is_among, DAY, document=UNDATED),
    "actors": Stage("timeline.reading.actors_in", is_of, MENTIONS),
    "mentions": Stage("timeline.reading.extracted", is_of, MENTIONS),
    "mentions of the model": Stage("timeline.reading.extracted", is_of, MENTIONS, "model"),
}
ERRORS = (KeyError("Edda Wrong"), StopIteration(), RecursionError("deep"), AssertionError(), MemoryError())


def named(path: str) -> tuple[Any, str]:
    """A module, which a function may hide, and a name in it."""
    module, _, attribute = path.rpartition(".")
    __import__(module)
    return sys.modules[module], attribute


def break_at(stage: Stage, monkeypatch: pytest.MonkeyPatch, error: BaseException = ERRORS[0]) -> None:
    """Has a step raise whenever it is about the faulty document."""
    module, attribute = named(stage.name)
    whole = getattr(module, attribute)

    def broken(first: Any, *more: Any, **others: Any) -> Any:
        if hasattr(first, "__next__"):
            first = list(first)
        if stage.about(first, *more, **others):
            raise type(error)(*error.args)  # a new one: an exception that is raised again has a longer traceback
        return whole(first, *more, **others)

    monkeypatch.setattr(module, attribute, broken)


def without(chronology: Chronology, *documents: str) -> Chronology:
    return replace(chronology, documents=tuple(d for d in chronology.documents if d.id not in documents))


# --- while a document is read -------------------------------------------------------------------


@pytest.mark.parametrize("name", STAGES)
def test_the_rest_is_what_it_would_be_without_the_document_at_fault(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, faults = STAGES[name], list[Fault]()
    alone = build(REST, engine=stage.engine)
    break_at(stage, monkeypatch)
    documents = [stage.document if d.id == FAULTY.id else d for d in DOCUMENTS]
    chronology = build(documents, engine=stage.engine, faults=faults)
    check(chronology)
    assert without(chronology, FAULTY.id) == alone
    assert [d.id for d in chronology.documents] == [d.id for d in DOCUMENTS]
    (fault,) = faults
    why = f"could not be read to the end (a fault of this program, KeyError, while {stage.doing})"
    assert fault.why == f"{why}, so what it tells is left out"
    assert "KeyError: 'Edda Wrong'" in fault.trace
    (found,) = (d for d in chronology.documents if d.fault)
    assert (found.id, found.fault, found.publication.evidence) == (FAULTY.id, fault.why, NOT_DATED)


@pytest.mark.parametrize("name", STAGES)
def test_nothing_is_contained_where_nobody_collects_faults(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = STAGES[name]
    break_at(stage, monkeypatch)
    with pytest.raises(KeyError, match="Edda Wrong"):
        build([stage.document if d.id == FAULTY.id else d for d in DOCUMENTS], engine=stage.engine)


@pytest.mark.parametrize("error", ERRORS, ids=repr)
@pytest.mark.parametrize("name", ["sentences", "names", "mentions", "stated day"])
def test_every_exception_of_one_document_is_contained(
    name: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_at(STAGES[name], monkeypatch, error)
    faults: list[Fault] = []
    assert without(build(DOCUMENTS, engine="rules", faults=faults), FAULTY.id) == build(REST, engine="rules")
    reasons = {"MemoryError": "(not enough memory while", "RecursionError": "(something in it is nested too deep"}
    reason = reasons.get(type(error).__name__, f"(a fault of this program, {type(error).__name__}, while")
    assert [reason in fault.why for fault in faults] == [True]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3)], ids=repr)
@pytest.mark.parametrize("name", ["sentences", "names", "gazetteer", "mentions"])
def test_who_stops_the_program_stops_it(name: str, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    break_at(STAGES[name], monkeypatch, error)
    with pytest.raises(type(error)):
        build(DOCUMENTS, engine="rules", faults=[])


def test_memory_that_runs_out_over_all_documents_is_no_documents_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    break_at(STAGES["gazetteer"], monkeypatch, MemoryError())
    with pytest.raises(MemoryError):
        build(DOCUMENTS, engine="rules", faults=[])


def test_a_pile_of_which_every_document_is_at_fault_is_a_chronology_without_events(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    break_at(STAGES["names"]._replace(about=lambda *_: True), monkeypatch)
    faults: list[Fault] = []
    chronology = build(DOCUMENTS, engine="rules", faults=faults)
    assert (chronology.events, chronology.mentions) == ((), ())
    assert [f.document for f in faults] == list(DOCUMENTS)
    assert all(d.fault for d in chronology.documents)


def test_faults_of_several_steps_are_each_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    break_at(STAGES["mentions"]._replace(about=lambda d, *_: d.id == "d0"), monkeypatch)
    break_at(STAGES["gazetteer"], monkeypatch)
    break_at(STAGES["names"]._replace(about=lambda d, *_: d.id == "d3"), monkeypatch)
    faults: list[Fault] = []
    chronology = build(DOCUMENTS, engine="rules", faults=faults)
    assert sorted(f.document.id for f in faults) == ["d0", "d1", "d3"]
    monkeypatch.undo()
    assert without(chronology, "d0", "d1", "d3") == build([DOCUMENTS[2]], engine="rules")


def test_a_document_is_not_marked_for_a_fault_of_an_earlier_program() -> None:
    marked = [replace(d, fault="could not be read") for d in DOCUMENTS]
    assert build(marked, engine="rules") == build(DOCUMENTS, engine="rules")


def test_who_cannot_read_an_empty_text_is_at_fault_himself() -> None:
    def broken(_: Iterable[Segmented]) -> Iterable[tuple[Sentence, ...]]:
        raise MissingModel("not installed")
        yield ()

    begun = [SimpleBegun(d, Segmented(d.text, ())) for d in DOCUMENTS]
    analyser = Analyser("broken", "1", "", broken)  # type: ignore[arg-type]
    with pytest.raises(MissingModel):
        list(Containment([]).analysed(begun, analyser, None, "analysed"))


class SimpleBegun(NamedTuple):
    document: Document
    text: Segmented


def test_a_keeper_that_cannot_keep_is_no_documents_fault(tmp_path: Path) -> None:
    class Full(Kept):
        def put(self, *_: object) -> None:
            raise CannotKeep("the disk is full")

    with Full(tmp_path) as kept, pytest.raises(CannotKeep, match="disk is full"):
        build(DOCUMENTS, engine="model", kept=kept, faults=[])


def test_the_analysis_of_a_document_at_fault_is_not_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plain = build(DOCUMENTS, engine="model")
    with monkeypatch.context() as patch, Kept(tmp_path) as kept:
        break_at(STAGES["sentences of the model"], patch)
        first = build(DOCUMENTS, engine="model", kept=kept, faults=[])
        assert build(DOCUMENTS, engine="model", kept=kept, faults=[]) == first
        assert len(kept._rows("SELECT 1 FROM analysis", ())) == len(DOCUMENTS) - 1
    with Kept(tmp_path) as kept:
        assert build(DOCUMENTS, engine="model", kept=kept) == plain


def test_progress_goes_on_over_a_document_at_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    break_at(STAGES["names"], monkeypatch)
    told: list[tuple[int, int]] = []
    build(DOCUMENTS, engine="rules", faults=[], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_publication_days_are_found_without_the_document_at_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    days = {d.id: d for d in dated(REST, engine="rules")}
    break_at(STAGES["names"], monkeypatch)
    found = dated(DOCUMENTS, engine="rules", faults=(faults := list[Fault]()))
    assert {d.id: d for d in found if not d.fault} == days
    assert [f.document.id for f in faults] == [FAULTY.id]


# --- while documents are looked at together -----------------------------------------------------


class Thing(NamedTuple):
    document: Document
    number: int


@given(st.integers(0, 40), st.sets(st.integers(0, 40), max_size=MOST), st.data())
def test_those_with_which_a_step_fails_are_found_and_no_others(count: int, bad: set[int], data: st.DataObject) -> None:
    things = [Thing(Document(f"{i:02}", "", ""), i) for i in range(count)]
    pairs = data.draw(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3))

    def step(some: Sequence[Thing]) -> list[int]:
        numbers = [thing.number for thing in some]
        assert bad.isdisjoint(numbers)
        assert not any(one != other and {one, other} <= set(numbers) for one, other in pairs)
        return numbers

    made, faults = Containment([]).most(things, step, "done", UNREAD)
    apart = {int(fault.document.id) for fault in faults}
    assert sorted([*made, *apart]) == list(range(count))
    assert bad & set(range(count)) <= apart
    for number in apart - bad:  # a pair that cannot stand together loses its later one, and that alone
        assert any(number == max(pair) and min(pair) in made for pair in pairs)


def test_a_step_that_fails_with_most_documents_is_taken_to_fail_with_all() -> None:
    tried = Counter[int]()

    def step(some: Sequence[Thing]) -> int:
        tried[len(some)] += 1
        assert not some
        return 0

    things = [Thing(Document(f"{i:04}", "", ""), i) for i in range(5000)]
    made, faults = Containment([]).most(things, step, "done", UNREAD)
    assert (made, len(faults)) == (0, 5000)
    assert sum(tried.values()) < 20 * (MOST + 2)


def test_a_fault_in_the_merge_leaves_the_events_of_its_document_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = build(DOCUMENTS, engine="rules")
    break_at(Stage("timeline.corpus.events_of", is_among, ""), monkeypatch)
    faults: list[Fault] = []
    chronology = build(DOCUMENTS, engine="rules", faults=faults)
    check(chronology)
    assert (chronology.mentions, chronology.actors) == (plain.mentions, plain.actors)
    own = [e for e in chronology.all_events() if FAULTY.id in e.documents]
    assert own
    assert all(len(e.mentions) == 1 for e in own)
    others = [m for m in plain.mentions if m.document != FAULTY.id]
    told = events_of(others, plain.documents, {a.id: a for a in plain.actors})
    # What an event is said of is put in once all are known.
    loose = ([replace(e, of=None) for e in some if e not in own] for some in (chronology.events, chronology.undated))
    assert tuple(map(tuple, loose)) == told
    assert [d.id for d in chronology.documents if d.fault] == [FAULTY.id]
    assert [f.document.id for f in faults] == [FAULTY.id]
    assert faults[0].why.startswith("could not be compared with the others (a fault of this program, KeyError, while")
    assert "Published" in chronology.documents[1].text
    assert chronology.documents[1].publication.basis is PublicationBasis.STATED


def test_what_cannot_even_be_an_event_of_its_own_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(mention: Any, *_: object) -> bool:
        return bool(any(m.document == FAULTY.id for m in mention.mentions))

    break_at(Stage("timeline.merge.merging.event_of", broken, ""), monkeypatch)
    break_at(Stage("timeline.merge.retold.event_of", broken, ""), monkeypatch)
    faults: list[Fault] = []
    assert without(build(DOCUMENTS, engine="rules", faults=faults), FAULTY.id) == build(REST, engine="rules")
    assert [fault.why.split(" (")[0] for fault in faults] == ["could not be read to the end"]


# --- the command --------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the documents, in which the command works and its logs are written; faults are contained."""
    for document in DOCUMENTS:
        (tmp_path / document.source).write_text(document.text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_RAISE")
    monkeypatch.setattr(faultlog, "home", lambda: tmp_path / "logs" / "deep")
    return tmp_path


def broken_names(monkeypatch: pytest.MonkeyPatch, error: BaseException = ERRORS[0]) -> None:
    """Has names of the faulty document raise, whatever its id."""
    break_at(STAGES["names"]._replace(about=lambda d, *_: has_text(d.text)), monkeypatch, error)


def command(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--engine", "rules"])


PILE = ("d0.txt", "d1.txt", "d2.txt", "d3.txt")


def warning(log: Path, end: str = "") -> str:
    why = "could not be read to the end (a fault of this program, KeyError, while its names were read)"
    report = f"so what it tells is left out; split it to save the rest of it, and report it with {log}"
    return f"warning: d1.txt: {why}, {report}{end}\n"


def test_the_command_builds_the_rest_and_names_the_document_and_the_log(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = json.loads(command("build", "d0.txt", "d2.txt", "d3.txt").stdout)
    broken_names(monkeypatch)
    done = command("build", *PILE)
    (log,) = (folder / "logs" / "deep").iterdir()
    assert (done.exit_code, done.stderr) == (0, warning(log))
    found = json.loads(done.stdout)
    assert [d["fault"] is not None for d in found["documents"]] == [d["source"] == "d1.txt" for d in found["documents"]]
    assert {**found, "documents": [d for d in found["documents"] if not d["fault"]]} == rest
    strict = command("build", *PILE, "--strict")
    assert (strict.exit_code, strict.stdout, strict.stderr) == (1, done.stdout, done.stderr)
    assert [*(folder / "logs" / "deep").iterdir()] == [log]


def test_the_log_has_the_traceback_for_its_owner_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_names(monkeypatch)
    command("build", *PILE)
    (log,) = (folder / "logs" / "deep").iterdir()
    text = log.read_text()
    assert text.startswith("Dateline ")
    assert "d1.txt: could not be read to the end" in text
    assert "Traceback (most recent call last)" in text
    assert "KeyError: 'Edda Wrong'" in text
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_a_log_that_cannot_be_written_costs_the_log_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_names(monkeypatch)
    (folder / "logs").touch()
    done = command("build", *PILE)
    assert done.exit_code == 0
    assert done.stderr.endswith("and report it (its log could not be written)\n")
    assert len(json.loads(done.stdout)["documents"]) == 4


def test_the_oldest_logs_go(folder: Path) -> None:
    for number in range(faultlog.KEPT + 3):
        faultlog.written([Fault(FAULTY, f"fault {number}", "", "trace")])
    assert len([*(folder / "logs" / "deep").iterdir()]) == faultlog.KEPT


@pytest.mark.usefixtures("folder")
def test_a_log_of_half_a_character_is_written() -> None:
    assert faultlog.written([Fault(FAULTY, "why", "", "KeyError: '\ud800'")]) is not None


@pytest.mark.usefixtures("folder")
def test_a_hostile_name_stays_one_line() -> None:
    (problem,) = faultlog.problems_of([Fault(replace(FAULTY, source="a\n\x1b[31m.txt"), "why", "do", "trace")])
    assert str(problem).startswith("a\\n\\x1b[31m.txt: why; do, and report it with ")


@pytest.mark.usefixtures("folder")
def test_a_fault_in_the_merge_is_a_warning_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    ident = next(d["id"] for d in json.loads(command("build", *PILE).stdout)["documents"] if d["source"] == "d1.txt")
    about = lambda mentions, *_: any(m.document == ident for m in mentions)  # noqa: E731
    break_at(Stage("timeline.corpus.events_of", about, ""), monkeypatch)
    done = command("build", *PILE)
    assert done.exit_code == 0
    assert done.stderr.startswith("warning: d1.txt: could not be compared with the others (a fault of this program")
    assert "so each of its passages is an event of its own; merge on the page what is one event, and" in done.stderr


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("published", [(), ("--published", "2025-03-26")])
def test_times_are_written_without_the_document_at_fault(
    published: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = command("times", "d0.txt", "d2.txt", "d3.txt", *published).stdout
    name = "timeline.temporal.times" if published else "timeline.anchoring.expressions_of"
    about = (lambda text, **_: has_text(text)) if published else (lambda d: has_text(d.text))
    break_at(Stage(name, about, ""), monkeypatch)
    done = command("times", *PILE, *published)
    assert (done.exit_code, done.stdout) == (0, rest)
    assert done.stderr.startswith("warning: d1.txt: could not be read to the end (")
    assert command("times", *PILE, *published, "--strict").exit_code == 1


@pytest.mark.usefixtures("folder")
def test_times_are_written_without_a_document_whose_day_cannot_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rest = command("times", "d0.txt", "d2.txt", "d3.txt").stdout
    broken_names(monkeypatch)
    done = command("times", *PILE)
    assert (done.exit_code, done.stdout) == (0, rest)
    assert done.stderr.startswith("warning: d1.txt: could not be read to the end (")


def test_a_project_warns_each_time_and_is_built_anew_when_the_fault_is_mended(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = command("build", *PILE).stdout
    with monkeypatch.context() as patch:
        broken_names(patch)
        first = command("build", *PILE, "--project", "story.timeline")
        again = command("build", "--project", "story.timeline", "--strict")
        (log,) = (folder / "logs" / "deep").iterdir()
        assert (first.exit_code, first.stderr) == (0, warning(log))
        assert (again.exit_code, again.stdout, again.stderr) == (1, first.stdout, first.stderr)
    assert command("build", "--project", "story.timeline").stdout == plain


def test_a_fault_is_still_told_after_a_further_decision(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_names(monkeypatch)
    with Project(folder / "story.timeline") as project:
        project.add(DOCUMENTS)
        first = built(project, engine="rules", faults=[])
        assert built(project, engine="rules", known=first, faults=[]).faults == first.faults != ()


def test_a_kept_chronology_has_its_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    break_at(STAGES["names"], monkeypatch)
    chronology = build(DOCUMENTS, engine="rules", faults=[])
    assert kept_chronology(chronology_to_keep(chronology), DOCUMENTS) == chronology
    assert '"fault": "could not be read to the end' in to_json(chronology)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("what", [(KeyboardInterrupt(), 130, ""), (MemoryError(), 2, "error: not enough memory")])
def test_the_command_ends_quietly_when_it_is_stopped_or_memory_runs_out(
    what: tuple[BaseException, int, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    error, code, line = what
    break_at(STAGES["gazetteer"]._replace(about=lambda *_: True), monkeypatch, error)
    monkeypatch.setattr(sys, "argv", ["timeline", "build", *PILE, "--engine", "rules"])
    with pytest.raises(SystemExit) as end:
        run()
    told = capsys.readouterr().err
    assert (end.value.code, told.startswith(line), "Traceback" in told) == (code, True, False)


# --- the page -----------------------------------------------------------------------------------


def app(monkeypatch: pytest.MonkeyPatch, folder: Path, engine: str = "rules", project: str = "") -> AppTest:
    """The page on the folder's documents."""
    monkeypatch.setattr(sys, "argv", ["app.py", *([] if project else map(str, sorted(folder.glob("*.txt"))))])
    monkeypatch.setenv("DATELINE_ENGINE", engine)
    monkeypatch.setenv("DATELINE_PROJECT", project)
    return again(AppTest.from_file(str(ROOT / "app.py"), default_timeout=180))


def check_page(bench: AppTest) -> None:
    """The page tells which document is at fault, why, and where the log is, and shows the rest."""
    told = {each["title"]: each for each in listed(bench)}
    assert [title for title, each in told.items() if each["fault"]] == ["d1"]
    assert told["d1"]["fault"].startswith("Could not be read to the end (a fault of this program, KeyError, while")
    assert (told["d1"]["about"], told["d1"]["opens"]) == ("", False)
    assert told["d0"]["opens"]
    assert bench.markdown[0].value == "## 1 document could not be read to the end"
    assert "</strong>: could not be read to the end (a fault of this program" in html(bench)
    assert "logs/deep/fault-" in html(bench)
    assert bench.expander[0].label.endswith(" · 1 warning")


@pytest.mark.parametrize("engine", ["rules", "model"])
def test_the_page_lists_the_document_as_unread(engine: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_names(monkeypatch)
    bench = app(monkeypatch, folder, engine)
    check_page(bench)
    next(button for button in bench.button if button.label == "Put this note away").click()
    assert "could not be read to the end" not in html(again(bench))
    assert [each["title"] for each in listed(bench) if each["fault"]] == ["d1"]


def test_the_page_of_a_project_lists_the_document_as_unread(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_names(monkeypatch)
    with Project(folder / "story.timeline") as project:
        project.add(replace(d, title=d.id) for d in DOCUMENTS)
    bench = app(monkeypatch, folder, project=str(folder / "story.timeline"))
    check_page(bench)
    check_page(again(bench))
