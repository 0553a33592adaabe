"""Measures what a chronology costs beside spaCy's own `nlp.pipe` on the same documents, in one run.

usage: python -m benchmarks.pipeline [--sizes 50,200,800] [PATH...]      (default: the sample and the gold texts)

Prints tables; asserts nothing. Figures are processor time of one thread, the best of several runs taken in turn. Larger
collections are made of the same texts again and again, each time with other names.
"""

from __future__ import annotations

import argparse
import importlib
import re
import resource
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline import build, language, read
from timeline.analyser import RULES
from timeline.export import to_json
from timeline.kept import Kept
from timeline.model import Document

ROOT = Path(__file__).parents[1]
TEXTS = [ROOT / "data" / "us-russia-2025", *sorted((ROOT / "tests" / "gold").glob("*/*.[tm][xd]*"))]
# A capital in the middle of a sentence begins a name, unless it is that of a month or a day.
NAME = re.compile(
    r"(?<=[a-z,] )(?!(?:Jan|Febr|March|April|May|June|July|August|Sept|Octo|Nove|Dece)|\w+day\b)[A-Z][a-z]{3,}\b"
)
ENDINGS = ("a", "en", "is", "or", "us", "el", "in", "os", "ard", "ow")
RUNS = 3


def seconds(*actions: Callable[[], object]) -> list[float]:
    """Processor time of each action, the best of some runs; they are run in turn, so that they suffer alike."""
    best = [float("inf")] * len(actions)
    for _ in range(RUNS):
        for at, action in enumerate(actions):
            start = time.process_time()
            action()
            best[at] = min(best[at], time.process_time() - start)
    return best


def once(action: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    action()
    return time.process_time() - start


def multiplied(documents: Sequence[Document], size: int) -> list[Document]:
    """So many documents: the given ones again and again, with other names each time."""
    found = []
    for number in range(size):
        one, round_ = documents[number % len(documents)], number // len(documents)
        ending = ENDINGS[round_ % 10] + ENDINGS[round_ // 10 % 10] if round_ else ""
        text = NAME.sub(rf"\g<0>{ending}", one.text)
        found.append(Document(f"{one.id}-{number}", f"{number}-{one.source}", text, one.title, one.publisher))
    return found


def beside_spacy(documents: Sequence[Document]) -> Iterator[str]:
    """The table of one collection: spaCy alone, the whole build, a second build, a build without the model."""
    with warnings.catch_warnings(action="ignore"):  # of the model's version, as in `timeline.language`
        nlp = importlib.import_module(language.DEFAULT_MODEL).load()
    texts, length = [d.text for d in documents], sum(len(d.text) for d in documents)

    def alone() -> None:
        for _ in nlp.pipe(texts, batch_size=64):  # of 8, 32, 64 and spaCy's own 256 the quickest
            pass

    with TemporaryDirectory() as folder, Kept(folder) as kept:
        first = to_json(build(documents, kept=kept))
        build(documents)
        spacy, whole, again, rules = seconds(
            alone,
            partial(build, documents),
            partial(build, documents, kept=kept),
            partial(build, documents, engine=RULES),
        )
        same = "the same bytes" if to_json(build(documents, kept=kept)) == first else "OTHER BYTES"
    yield f"{len(documents)} documents, {length:,} characters"
    for name, took, more in (
        ("nlp.pipe alone", spacy, ""),
        ("the whole build", whole, f"{whole / spacy:.2f} times nlp.pipe"),
        ("a second build", again, f"from kept analyses, {same}"),
        ("by rules", rules, f"without the model, {length / rules:,.0f} characters a second"),
    ):
        yield f"  {name:16s} {took:7.2f} s  {took / length * 1e6:6.1f} µs a character  {more}"


def by_size(documents: Sequence[Document], sizes: Sequence[int]) -> Iterator[str]:
    """The table of growing collections: cost a document, first and second time, and the most memory so far."""
    yield "\ndocuments  characters   build  a document   second build  a document   memory so far"
    for size in sizes:
        many = multiplied(documents, size)
        length = sum(len(d.text) for d in many)
        with TemporaryDirectory() as folder, Kept(folder) as kept:
            first = once(partial(build, many, kept=kept))
            again = once(partial(build, many, kept=kept))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield (
            f"{size:9d}  {length:10,d} {first:5.1f} s {first / size * 1e3:8.1f} ms"
            f" {again:11.1f} s {again / size * 1e3:8.1f} ms {peak:12.0f} MB"
        )


def main(arguments: Sequence[str]) -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pipeline", description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, help="documents; default: the sample and the gold texts")
    parser.add_argument("--sizes", default="50,200,800", help="sizes of the larger collections, or nothing")
    given = parser.parse_args(arguments)
    documents = list(read(given.paths or TEXTS))
    for line in beside_spacy(documents):
        sys.stdout.write(line + "\n")
    for line in by_size(documents, [int(size) for size in given.sizes.split(",")]) if given.sizes else ():
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
