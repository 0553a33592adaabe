"""Measures the temporal tagger: speed beside dateparser's own search, cost against length, memory, quality by genre.

usage: python benchmarks/times.py [TEXT...]      (default: the sample articles in data/)

Prints a table; asserts nothing. Figures are processor time of one core, the best of several runs.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
PUBLISHED = date(2025, 4, 14)
HARD = {
    "digit runs": "1234567890 " * 3,
    "month names": "march may march ",
    "brackets": "[(",
    "dates only": "April 3, 2021; ",
    "counts": "two years and three months and ",
    "quotation marks": "“today ",
    "blanks": " ",
    "clock times": "10:30 a.m. ",
}


def seconds(action: Callable[[], object], runs: int = 3) -> float:
    """Processor time of one call, the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        action()
        best = min(best, time.process_time() - start)
    return best


def show(*columns: object) -> None:
    """One line of the table."""
    sys.stdout.write("  ".join(f"{c:>14,.0f}" if isinstance(c, float) else f"{c!s:<34}" for c in columns) + "\n")


def cold() -> None:
    """Import and first text, each in a fresh process."""
    code = "import time; t = time.perf_counter(); import timeline.temporal; print(time.perf_counter() - t)"
    took = min(
        float(subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    show("import, milliseconds", took * 1000)


def side_by_side(text: str) -> None:
    """This tagger and dateparser's search on the same text, in characters a second."""
    from dateparser.search import search_dates

    from timeline.temporal import times

    times(text, published=PUBLISHED)
    ours = len(text) / seconds(lambda: times(text, published=PUBLISHED), 7)
    piece = text[:20_000]
    theirs = len(piece) / seconds(lambda: search_dates(piece, languages=["en"]), 1)
    show("times(), characters a second", ours)
    show("search_dates(), characters a second", theirs)
    show("times faster", ours / theirs)


def by_length(text: str) -> None:
    """Characters a second from 1 KB to 10 MB of prose, and on hard texts of 20 KB and 200 KB."""
    from timeline.temporal import times

    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        longer = (text * (size // len(text) + 1))[:size]
        runs = max(1, min(20, 1_000_000 // size))
        show(f"prose of {size:,} characters", size / seconds(lambda t=longer: times(t, published=PUBLISHED), runs))
    for name, piece in HARD.items():
        rates = []
        for size in (20_000, 200_000):
            hard = (piece * (size // len(piece) + 1))[:size]
            rates.append(size / seconds(lambda t=hard: times(t, published=PUBLISHED), 1))
        show(f"{name}, 20 KB and 200 KB", *rates)


def memory(text: str, documents: int = 100_000) -> None:
    """Greatest memory of the process after a tenth of the documents and after all, in KB."""
    from timeline.temporal import times

    for at in range(documents):
        day = date.fromordinal(700_000 + at % 40_000)
        times(f"{text[:400]} On {day.day} March {1900 + at % 150} it ended; {at} people came.", published=day)
        if at + 1 in (documents // 10, documents):
            peak = float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
            show(f"memory after {at + 1:,} documents, KB", peak)


def quality() -> None:
    """Share of sentences of tests/sentences_times.py read wholly right, by kind of text and by genre setting."""
    from sentences_times import ALL

    from timeline.temporal import times

    for kind, cases in ALL.items():
        columns = []
        for genre in (None, "news", "narrative"):
            right = 0
            for published, text, expected in cases:
                found = times(text, published=date.fromisoformat(published) if published else None, genre=genre)
                told = [(x.quote, x.value, x.from_, x.to)[: len(e)] for x, e in zip(found, expected, strict=False)]
                right += len(found) == len(expected) and told == [tuple(e) for e in expected]
            columns.append(100 * right / len(cases))
        show(f"{kind} (detected, news, narrative) %", *columns)


def main(paths: list[str]) -> None:
    """All measurements, in order."""
    files = [Path(p) for p in paths] or sorted((ROOT / "data").rglob("*.txt"))
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in files)
    cold()
    side_by_side(text)
    by_length(text)
    quality()
    memory(text)


if __name__ == "__main__":
    main(sys.argv[1:])
