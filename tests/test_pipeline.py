"""From documents to a chronology: the golden ones, the laws of every chronology, and the floors of quality."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import broken

from benchmarks.quality.gold import load
from benchmarks.quality.scores import Score, score, total
from benchmarks.quality.told import build as told_by_the_command
from tests.golden import CORPORA, HOME, chronology_of, written
from timeline import build, read
from timeline.export import to_json
from timeline.model import Bound, Chronology, Document, Status

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "us-russia-2025"
GOLD = ("company", "council", "football", "harbour-court", "us-russia-2025")

golden = cache(chronology_of)


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_chronology_is_the_golden_one(corpus: str) -> None:
    """Where a change is meant, `python -m tests.golden` writes the files anew for review."""
    assert written(golden(corpus)) == (HOME / f"{corpus}.txt").read_text(encoding="utf-8")


def check(chronology: Chronology) -> None:
    """The laws that hold for every chronology."""
    assert [*broken(chronology)] == []


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_laws_hold_for_the_golden_chronologies(corpus: str) -> None:
    check(golden(corpus))


PIECES = st.sampled_from(
    [
        "Jane Roe met Ana Lopes on 3 May 2024.",
        "The meeting was a success.",
        "Talks will be held in Oslo next week.",
        "“We agreed,” she said on Monday.",
        "The deadline is before April 29.",
        "No vote took place on Friday; it was postponed.",
        "After that, the board resigned.",
        "\n\n",
        "\r\n",
        "\x00\ud800 \u202e",
        "Published: 12 September 2024, 18:42\n",
        "| 4 June | Annual meeting |",
        "Il 3 maggio 2024",
        "### On 31 February",
        "It took place after Rome and Paris signed a treaty in the 1990s.",
    ]
)


@settings(max_examples=25)
@given(st.lists(PIECES, max_size=8), st.lists(PIECES, max_size=8))
def test_the_laws_hold_for_any_text(first: list[str], second: list[str]) -> None:
    check(build([Document("a", "a.txt", " ".join(first)), Document("b", "b.txt", " ".join(second))]))


def test_no_documents_make_an_empty_chronology() -> None:
    chronology = build([])
    assert (chronology.documents, chronology.events, chronology.undated) == ((), (), ())


def test_a_document_given_twice_is_read_once() -> None:
    document = Document("d", "d.txt", "Jane Roe met Ana Lopes on 3 May 2024.")
    chronology = build([document, document])
    check(chronology)
    assert len(chronology.documents) == 1


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = read([SAMPLE])
    assert to_json(build(reversed(documents))) == to_json(golden("us-russia-2025"))


def test_a_chronology_is_the_same_on_any_number_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = read([ROOT / "data" / "us-russia-2025"])
    alone = to_json(build(documents, engine="rules"))
    monkeypatch.setattr("timeline.merge.parallel.LARGE", 0)
    assert to_json(build(documents, engine="rules", processes=2)) == alone


def test_another_process_gives_the_same_bytes() -> None:
    script = (
        "import sys; from timeline import build, read; from timeline.export import to_json;"
        "sys.stdout.buffer.write(to_json(build(read(sys.argv[1:]))).encode())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(SAMPLE)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
    )
    assert run.stdout.decode("utf-8") == to_json(build(read([SAMPLE])))


def test_a_deadline_is_an_event_with_a_closing_date() -> None:
    found = [e for e in golden("us-russia-2025").events if e.dating is not None and e.dating.edtf == "../2025-04-29"]
    assert [(e.status, e.dating.bound) for e in found if e.dating is not None] == [(Status.DEADLINE, Bound.BY)]


def test_a_document_in_another_language_tells_no_events_but_keeps_its_date() -> None:
    text = "Berlin, 3. Mai 2024\n\nDer Kanzler traf am Montag den Präsidenten, und die beiden sprachen über das Gesetz."
    chronology = build([Document("d", "d.txt", text)])
    assert chronology.documents[0].language == "de"
    assert chronology.documents[0].publication.day == date(2024, 5, 3)
    assert chronology.mentions == ()


# --- floors -------------------------------------------------------------------------------------

# Measured by `python -m benchmarks.quality`; a floor is only ever raised.
FLOORS = {
    "exact F1": 82.0,
    "compatible F1": 83.0,
    "kind": 86.5,
    "status": 94.0,
    "actors": 83.0,
    "published": 100.0,
    "conflicts": 66.0,
}


@cache
def quality() -> Score:
    """The score over all gold corpora, each built by the command."""
    return total(
        [score(c, told_by_the_command(c, False)) for c in (load(ROOT / "tests" / "gold" / name) for name in GOLD)]
    )


@pytest.mark.parametrize("figure", FLOORS)
def test_quality_does_not_fall_below_its_floor(figure: str) -> None:
    result = quality()
    value = result.f1(figure.removesuffix(" F1")) if figure.endswith("F1") else result.ratio(figure)
    assert value >= FLOORS[figure]
