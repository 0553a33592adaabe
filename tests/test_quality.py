"""The gold is sound, and the scorer counts what it says it counts."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality.__main__ import main, report, unused
from benchmarks.quality.gold import LEVELS, ROOT, CannotScore, Corpus, Days, Passage, load
from benchmarks.quality.matching import same_actor
from benchmarks.quality.scores import Score, score, total
from benchmarks.quality.told import build
from timeline.model import EventKind, Status

CORPORA = sorted(path.parent for path in (ROOT / "tests" / "gold").glob("*/chronology.toml"))
KEYS = {
    "document": {"id", "file", "published", "note"},
    "event": {"title", "kind", "status", "start", "end", "bound", "also", "level", "actors", "place", "spans", "note"},
    "conflict": {"title", "about", "values", "spans", "note"},
    "trap": {"doc", "quote", "occurrence", "check", "note"},
}


# --- the gold ---------------------------------------------------------------------------------


@pytest.fixture(params=CORPORA, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def rows(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "chronology.toml").read_text(encoding="utf-8"))


def test_every_quote_stands_in_its_file_once_or_at_its_occurrence(folder: Path) -> None:
    assert load(folder).events


def test_gold_uses_no_key_that_nobody_reads(rows: dict[str, Any]) -> None:
    for table, keys in KEYS.items():
        for row in rows.get(table, []):
            assert set(row) <= keys, row


def test_gold_speaks_the_words_of_the_model(folder: Path) -> None:
    corpus = load(folder)
    for event in corpus.events:
        assert set(event.kinds) <= set(EventKind), event.title
        assert set(event.statuses) <= set(Status), event.title
        assert event.level in LEVELS, event.title
        assert event.passages, event.title
    assert {trap.check for trap in corpus.traps} <= {"no_time", "no_event"}
    assert {conflict.about for conflict in corpus.conflicts} <= {"date", "status"}


def test_gold_dates_are_sane(folder: Path) -> None:
    corpus = load(folder)
    for days in [*(d.published for d in corpus.documents), *(r for e in corpus.events for r in e.readings)]:
        first, last = days.sides
        assert first <= last, days
        assert all(date(1900, 1, 1) <= day <= date(2050, 1, 1) for day in days if day), days
    for row in tomllib.loads((folder / "chronology.toml").read_text(encoding="utf-8"))["event"]:
        sides = {"start", "end"} & set(row)
        assert sides == {"by": {"end"}, "since": {"start"}}.get(row.get("bound", ""), sides), row["title"]


def test_gold_does_not_tell_what_nobody_could_have_known(folder: Path) -> None:
    corpus = load(folder)
    published = {document.id: document.published for document in corpus.documents}
    for event in corpus.events:
        told = [published[passage.doc] for passage in event.passages]
        for reading in event.readings[:1]:
            if event.statuses == ("occurred",):
                assert reading.sides[0] <= max(days.sides[1] for days in told), event.title
            if set(event.statuses) <= {"planned", "expected"}:
                assert reading.sides[1] >= min(days.sides[0] for days in told), event.title


def test_gold_scores_full_marks_against_itself(folder: Path) -> None:
    corpus = load(folder)
    result = score(corpus, chronology_of(corpus))
    assert not [miss for miss in result.misses if not miss.startswith("TRAP")]
    for mode in ("exact", "compatible"):
        assert quad(result, mode) == (100, 100, 100)
    for figure in ("kind", "status", "actors", "undated", "published", "conflicts"):
        assert result.counts[figure] == result.counts[f"{figure} of"], figure


# --- a chronology by hand ---------------------------------------------------------------------

TEXT = """The Ferry Board met on Monday, 3 March 2025. Anna Weir will resign by 1 May. Nobody met on Friday.
Talks may follow. The May family watched.
"""
GOLD = """
corpus = "ferry"
[[document]]
id = "01"
file = "01-ferry.txt"
published = [2025-03-04, 2025-03-05]
[[event]]
title = "Board meets"
kind = "meeting | talks"
status = "occurred"
start = 2025-03-03
end = 2025-03-03
level = "required"
actors = ["Ferry Board"]
spans = [{doc = "01", quote = "The Ferry Board met on Monday"}]
[[event]]
title = "Weir resigns"
kind = "appointment"
status = "planned"
end = 2025-05-01
bound = "by"
also = [{start = 2025-04-30, end = 2025-04-30}]
level = "expected"
actors = ["Anna Weir"]
spans = [{doc = "01", quote = "Anna Weir will resign by 1 May"}]
[[event]]
title = "Talks"
kind = "talks"
status = "hypothetical"
level = "optional"
actors = []
spans = [{doc = "01", quote = "Talks may follow"}]
[[conflict]]
title = "When the board met"
about = "date"
values = ["2025-03-03", "2025-03-07"]
spans = [{doc = "01", quote = "The Ferry Board met"}, {doc = "01", quote = "Nobody met"}]
[[trap]]
doc = "01"
quote = "The May family"
check = "no_time"
[[trap]]
doc = "01"
quote = "Nobody met"
check = "no_event"
"""


def chronology_of(corpus: Corpus) -> dict[str, Any]:
    """The chronology JSON of a program that agrees with the gold in everything."""
    made: dict[str, Any] = {"actors": [], "mentions": [], "events": [], "undated": []}
    made["documents"] = [
        {"id": d.id, "source": str(d.path), "published": str(d.published.first)} for d in corpus.documents
    ]
    for gold in corpus.events:
        days = gold.readings[0] if gold.readings else Days(None, None)
        event = told(made, gold.title, days, *gold.passages, kind=gold.kinds[0], status=gold.statuses[0])
        for name in gold.actors:
            event["actors"].append(actor(made, name))
    for conflict in corpus.conflicts:
        event = next(e for e in made["events"] if any(p.meets(conflict.passages[0]) for p in where(made, e)))
        mentions = [mention(made, passage) for passage in conflict.passages]
        event["conflicts"].append({"about": conflict.about, "values": [], "mentions": mentions})
    return made


def mention(made: dict[str, Any], passage: Passage, trigger: Passage | None = None, time: Passage | None = None) -> str:
    row = {"id": f"m{len(made['mentions'])}", "document": passage.doc, "start": passage.start, "end": passage.end}
    row["trigger"] = [(trigger or passage).start, (trigger or passage).end]
    row["time"] = {"start": time.start, "end": time.end} if time else None
    made["mentions"].append(row)
    return str(row["id"])


def told(made: dict[str, Any], title: str, days: Days, *passages: Passage, **fields: Any) -> dict[str, Any]:
    first, last = (str(day) if day else None for day in days)
    event: dict[str, Any] = {
        "title": title,
        "start": first,
        "end": last,
        "actors": [],
        "conflicts": [],
        "kind": "other",
    }
    event |= {"status": "occurred", "mentions": [mention(made, passage) for passage in passages], **fields}
    made["events" if first or last else "undated"].append(event)
    return event


def where(made: dict[str, Any], event: dict[str, Any]) -> list[Passage]:
    rows = [row for row in made["mentions"] if row["id"] in event["mentions"]]
    return [Passage(row["document"], row["start"], row["end"]) for row in rows]


def actor(made: dict[str, Any], name: str, *aliases: str) -> str:
    made["actors"].append({"id": f"a{len(made['actors'])}", "name": name, "aliases": list(aliases)})
    return str(made["actors"][-1]["id"])


@pytest.fixture
def ferry(tmp_path: Path) -> Corpus:
    (tmp_path / "01-ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "chronology.toml").write_text(GOLD, encoding="utf-8")
    return load(tmp_path)


def at(corpus: Corpus, quote: str) -> Passage:
    start = corpus.texts["01"].index(quote)
    return Passage("01", start, start + len(quote))


def quad(result: Score, mode: str) -> tuple[float, ...]:
    return tuple(result.ratio(f"{mode} {figure}") for figure in ("precision", "required", "recall"))


def test_full_marks_for_full_agreement(ferry: Corpus) -> None:
    result = score(ferry, chronology_of(ferry))
    assert quad(result, "exact") == quad(result, "compatible") == (100, 100, 100)
    assert result.counts["traps"] == 0
    assert result.counts["conflicts"] == result.counts["conflicts shown"] == 1


def test_nothing_told_is_no_division_by_zero(ferry: Corpus) -> None:
    made = chronology_of(ferry) | {"events": [], "undated": [], "mentions": []}
    result = score(ferry, made)
    assert (result.f1("exact"), result.ratio("undated"), result.ratio("kind")) == (0, 0, 0)
    assert sum(miss.startswith("MISSED") for miss in result.misses) == 2


def test_an_event_told_twice_costs_precision(ferry: Corpus) -> None:
    made = chronology_of(ferry)
    told(made, "Meeting again", Days(date(2025, 3, 3), date(2025, 3, 3)), at(ferry, "Ferry Board met"))
    result = score(ferry, made)
    assert quad(result, "exact") == pytest.approx((200 / 3, 100, 100))
    assert any(miss.startswith("EXTRA") and "Meeting again" in miss for miss in result.misses)


@pytest.mark.parametrize(
    ("first", "last", "right", "near"),
    [
        (date(2025, 3, 3), date(2025, 3, 3), True, True),
        (date(2025, 3, 1), date(2025, 3, 31), False, True),
        (date(2025, 3, 4), date(2025, 3, 4), False, False),
        (date(2025, 1, 1), date(2025, 12, 31), False, False),
        (None, date(2025, 3, 3), False, False),
    ],
)
def test_a_day_is_met_by_itself_and_by_its_month_but_not_by_its_year(
    ferry: Corpus, first: date | None, last: date, right: bool, near: bool
) -> None:
    made = chronology_of(ferry) | {"events": []}
    told(made, "Board meets", Days(first, last), at(ferry, "met on Monday"))
    result = score(ferry, made)
    assert (result.counts["exact required"], result.counts["compatible required"]) == (right, near)


@pytest.mark.parametrize(
    ("first", "last", "right"),
    [
        (None, date(2025, 5, 1), True),
        (date(2025, 3, 4), date(2025, 5, 1), True),
        (date(2025, 4, 30), date(2025, 4, 30), True),
        (None, date(2025, 4, 30), False),
    ],
)
def test_a_bound_asks_for_one_side_and_other_readings_are_accepted(
    ferry: Corpus, first: date | None, last: date, right: bool
) -> None:
    made = chronology_of(ferry) | {"events": []}
    told(made, "Weir resigns", Days(first, last), at(ferry, "Anna Weir will resign"))
    assert score(ferry, made).counts["exact recall"] == right


def test_the_required_event_is_matched_before_the_optional(ferry: Corpus) -> None:
    meeting, weir, talks = ferry.events
    rival = type(meeting)("Also", ("talks",), ("occurred",), meeting.readings, "optional", (), meeting.passages)
    corpus = Corpus("ferry", ferry.documents, (rival, meeting, weir, talks), (), ())
    made = chronology_of(ferry)
    assert quad(score(corpus, made), "exact") == (100, 100, 100)


def test_no_mention_no_match(ferry: Corpus) -> None:
    made = chronology_of(ferry) | {"events": []}
    told(made, "Board meets", Days(date(2025, 3, 3), date(2025, 3, 3)), at(ferry, "The May family"))
    assert quad(score(ferry, made), "exact") == (0, 0, 0)


def test_an_undated_event_with_a_date_is_not_found(ferry: Corpus) -> None:
    made = chronology_of(ferry)
    made["undated"] = []
    told(made, "Talks", Days(date(2025, 3, 4), date(2025, 3, 4)), at(ferry, "Talks may follow"))
    result = score(ferry, made)
    assert result.ratio("undated") == 0
    assert result.ratio("exact precision") == pytest.approx(200 / 3)


def test_kind_status_and_actors_are_counted_on_exact_matches(ferry: Corpus) -> None:
    made = chronology_of(ferry)
    made["events"][0] |= {"kind": "visit", "status": "planned", "actors": []}
    result = score(ferry, made)
    assert (result.ratio("kind"), result.ratio("status"), result.ratio("actors")) == (50, 50, 50)
    assert {miss.split()[0] for miss in result.misses} == {"KIND", "STATUS", "ACTORS"}


@pytest.mark.parametrize(
    ("status", "days", "fallen"),
    [("occurred", Days(date(2025, 3, 7), date(2025, 3, 7)), 2), ("denied", Days(date(2025, 3, 7), None), 0)],
)
def test_traps_catch_times_and_triggers_of_events_that_are_said_to_be(
    ferry: Corpus, status: str, days: Days, fallen: int
) -> None:
    made = chronology_of(ferry)
    event = told(made, "Nobody meets", days, status=status)
    event["mentions"] = [
        mention(made, at(ferry, "Nobody met on Friday"), at(ferry, "met on Friday"), at(ferry, "May "))
    ]
    made["mentions"][-1]["time"] = dict(zip(("start", "end"), at(ferry, "May family")[1:], strict=True))
    assert score(ferry, made).counts["traps"] == fallen


def test_an_undated_event_springs_no_trap(ferry: Corpus) -> None:
    made = chronology_of(ferry)
    told(made, "Nobody meets", Days(None, None), at(ferry, "Nobody met"))
    assert score(ferry, made).counts["traps"] == 0


def test_a_conflict_needs_two_of_its_passages(ferry: Corpus) -> None:
    made = chronology_of(ferry)
    made["events"][0]["conflicts"][0]["mentions"].pop()
    result = score(ferry, made)
    assert result.counts["conflicts"] == 0
    assert any(miss.startswith("CONFLICT") for miss in result.misses)


@pytest.mark.parametrize(
    ("published", "right"), [("2025-03-04T18:00", 1), ("2025-03-05", 1), ("2025-03-06", 0), (None, 0)]
)
def test_a_publication_date_is_right_within_its_range(ferry: Corpus, published: str | None, right: int) -> None:
    made = chronology_of(ferry)
    made["documents"][0]["published"] = published
    assert score(ferry, made).counts["published"] == right


def test_the_dates_that_tell_no_event_are_counted_by_reason(ferry: Corpus) -> None:
    made = chronology_of(ferry)
    reasons = ("no event", "citation", "no event")
    made["documents"][0]["dates"] = {"found": 8, "told": 5, "unused": [{"reason": reason} for reason in reasons]}
    line = "dates: 3 of 8 tell no event, 37.5 %: no event 25.0, citation 12.5"
    assert unused(score(ferry, made)) == line
    assert unused(total([score(ferry, made), score(ferry, chronology_of(ferry))])) == line


@pytest.mark.parametrize(
    ("wanted", "names", "same"),
    [
        ("Anna Weir", ["Weir"], True),
        ("Anna Weir", ["Anna"], False),
        ("European Union", ["EU"], True),
        ("Weir", ["Dame Ánna Wéir"], True),
        ("United States", ["the U.S."], True),
        ("Kremlin", ["the Kremlin"], True),
        ("Anna Weir", [], False),
        ("Anna Weir", [""], False),
    ],
)
def test_an_actor_is_known_by_surname_initials_and_without_accents(wanted: str, names: list[str], same: bool) -> None:
    assert same_actor(wanted, names) is same


def test_a_part_keeps_what_its_documents_tell() -> None:
    corpus = load(ROOT / "tests" / "gold" / "harbour-court")
    part = corpus.part(["02"])
    assert {passage.doc for event in part.events for passage in event.passages} == {"02"}
    assert len(part.documents) == 1
    assert len(part.events) < len(corpus.events)
    assert not part.conflicts


@pytest.mark.parametrize("quote", ["Ferry Board sat", "met"], ids=["absent", "twice"])
def test_a_quote_that_is_absent_or_stands_twice_is_refused(tmp_path: Path, quote: str) -> None:
    (tmp_path / "01-ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "chronology.toml").write_text(GOLD.replace('"Nobody met"', f'"{quote}"'), encoding="utf-8")
    with pytest.raises(CannotScore, match=quote):
        load(tmp_path)


def test_an_occurrence_names_the_one_that_is_meant(tmp_path: Path) -> None:
    (tmp_path / "01-ferry.txt").write_text(TEXT, encoding="utf-8")
    gold = GOLD.replace('quote = "The May family"', 'quote = "met"\noccurrence = 2')
    (tmp_path / "chronology.toml").write_text(gold, encoding="utf-8")
    corpus = load(tmp_path)
    assert corpus.traps[0].passage.start == TEXT.rindex("met")


def test_a_folder_without_gold_is_one_line_and_exit_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["quality", str(tmp_path)])
    assert main() == 2
    said = capsys.readouterr().err
    assert said.startswith("error: ")
    assert said.count("\n") == 1


FAKE = """import json, sys
sys.stdout.write({written})
sys.exit({exit_code})
"""


def fake_project(root: Path, written: str, exit_code: int = 0) -> None:
    (root / "timeline").mkdir()
    program = FAKE.format(written=written, exit_code=exit_code)
    (root / "timeline" / "__main__.py").write_text(program, encoding="utf-8")


def test_the_project_is_asked_by_its_command_line(
    ferry: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.quality.told.ROOT", tmp_path)
    fake_project(tmp_path, "json.dumps({'asked': sys.argv[1:]})")
    asked = ["build", "--format", "json", str(tmp_path / "01-ferry.txt"), "--engine=auto"]
    assert build(ferry, given_dates=False) == {"asked": asked}
    assert build(ferry, given_dates=True) == {"asked": [*asked, "--published=01-ferry.txt=2025-03-04"]}


@pytest.mark.parametrize(("written", "exit_code"), [("'{}'", 2), ("'no json'", 0)], ids=["failed", "no JSON"])
def test_a_project_that_cannot_be_run_is_no_score(
    ferry: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, exit_code: int
) -> None:
    monkeypatch.setattr("benchmarks.quality.told.ROOT", tmp_path)
    fake_project(tmp_path, written, exit_code)
    with pytest.raises(CannotScore, match="build of ferry"):
        build(ferry, given_dates=False)


def test_the_report_is_a_line_a_corpus_and_a_last_line(ferry: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.quality.__main__.build", lambda corpus, *_: chronology_of(corpus))
    lines = list(report([ferry.documents[0].path.parent], given_dates=False, errors=True))
    assert [line.split()[0] for line in lines[1:]] == ["ferry", "all", "quality:"]
    assert lines[-1] == "quality: exact F1 100.0, compatible F1 100.0"
