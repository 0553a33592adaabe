"""Builds piles of every text that can be found and of documents made for it, and counts what goes wrong.

usage: python -m benchmarks.campaign [--documents N] [--seed S] [--engine rules|model|trees|all] [--shared FOLDER]

    rules    sentences read by shallow patterns
    model    sentences read by the language model
    trees    sentences of which the parse is arbitrary: every label a parser can give, in any order

First every found text is built once, then documents are made. With `all` (the default) seven piles of ten are read by
rules, two as trees, one by the model. Each pile has between 1 and 40 documents; every fifth is built a second time in
another order, which must not change a thing. What stops is grouped by the last place in `timeline/` that its traceback
names, what breaks a law of `tests/laws.py`, by the law. Seconds are those of the processor. The same seed builds the
same piles; exits with 1 where anything stopped or broke.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

# Imported here, once the path above leads there (E402).
from benchmarks.campaign import generator, texts  # noqa: E402
from benchmarks.campaign.trees import Trees, arbitrary  # noqa: E402
from tests.laws import broken  # noqa: E402
from timeline import build  # noqa: E402
from timeline.containment import Fault  # noqa: E402
from timeline.export import to_json  # noqa: E402
from timeline.model import Chronology, Document  # noqa: E402

SHARES = {"rules": 7, "trees": 2, "model": 1}
LARGEST = 40  # documents of a pile
TOO_LONG = 300  # seconds after which a pile counts as hanging
EDGES = (date.min, date(1, 12, 31), date(1000, 1, 1), date(2024, 2, 29), date(2025, 4, 14), date.max)
GIVEN = 0.2  # share of documents that are given a publication day, of those above
OURS = re.compile(r'File ".*?/(timeline/[^"]+)", line (\d+), in (\w+)')


class Pile(NamedTuple):
    """Documents that are built together, and with what."""

    engine: str
    documents: tuple[Document, ...]
    published: Mapping[str, date]


class Hangs(BaseException):
    """A pile takes too long; no fault of a document, so that nothing contains it."""


@dataclass
class Count:
    """What was met so far: faults and broken laws with how often and an example, and the slowest piles."""

    documents: int = 0
    mentions: int = 0
    stops: Counter[str] = field(default_factory=Counter)
    breaks: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    seconds: list[tuple[float, str]] = field(default_factory=list)

    def stop(self, trace: str, example: str) -> None:
        """Notes a traceback."""
        frames = OURS.findall(trace)
        place = "{}:{} {}".format(*frames[-1]) if frames else "outside"
        key = f"{trace.strip().splitlines()[-1][:60].split(':')[0]} at {place}"
        self.stops[key] += 1
        self._keep(key, example)

    def broke(self, law: str, example: str) -> None:
        """Notes a law that was broken."""
        key = law.partition(":")[0]
        self.breaks[key] += 1
        self._keep(key, example)

    def _keep(self, key: str, example: str) -> None:
        if key not in self.examples:
            sys.stderr.write(f"\n{key}\n")
            self.examples[key] = example


def piles(count: int, seed: int, engine: str, shared: Path) -> Iterator[Pile]:
    """Piles of random sizes with so many documents in all."""
    chance = random.Random(seed)
    found = texts.found(shared)
    pool = [line for text in found for line in generator.sentences_of(text.text)]
    every = chain((text.text for text in found), iter(lambda: generator.document(pool, chance), None))
    number = 0
    while number < count:
        size = min(chance.choice((1, 1, 2, 3, 5, 8, 13, 20, LARGEST)), count - number)
        chosen = engine if engine != "all" else chance.choices([*SHARES], [*SHARES.values()])[0]
        ids = [f"d{i:06}" for i in range(number, number + size)]
        documents = tuple(Document(ident, f"{ident}.txt", text) for ident, text in zip(ids, every, strict=False))
        given = {ident: chance.choice(EDGES) for ident in ids if chance.random() < GIVEN}
        number += size
        yield Pile(chosen, documents, given)


def built(pile: Pile, documents: Sequence[Document], seed: int, count: Count | None) -> Chronology:
    """The chronology of a pile; faults are counted by document."""
    faults: list[Fault] = []
    kept = Trees(documents, arbitrary(seed)) if pile.engine == "trees" else None
    engine = "rules" if pile.engine == "rules" else "model"
    chronology = build(documents, published=pile.published, engine=engine, kept=kept, faults=faults)
    for fault in faults if count is not None else ():
        count.stop(fault.trace, fault.document.text)
    return chronology


def tried(pile: Pile, seed: int, again: bool, count: Count) -> None:
    """Builds a pile, holds it against the laws, and where `again` against itself in another order."""
    example = "\n=====\n".join(d.text for d in pile.documents)
    began = time.process_time()
    signal.alarm(TOO_LONG)
    try:
        chronology = built(pile, pile.documents, seed, count)
        seconds = time.process_time() - began
        count.mentions += len(chronology.mentions)
        for law in broken(chronology):
            count.broke(law, example)
        if again:
            other = list(pile.documents)
            random.Random(seed).shuffle(other)
            if to_json(built(pile, other, seed, None)) != to_json(chronology):
                count.broke("the order of the documents does not matter", example)
    except (Exception, Hangs):
        count.stop(traceback.format_exc(), example)
        return
    finally:
        signal.alarm(0)
    size = sum(len(d.text) for d in pile.documents)
    shown = f"{seconds:.1f} s for {len(pile.documents)} documents of {size:,} characters ({pile.engine})"
    count.seconds.append((seconds, shown))


def hang(_number: int, _frame: FrameType | None) -> None:
    """What happens when the alarm goes off."""
    raise Hangs


def main() -> int:
    """Runs the campaign and prints what it met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--engine", choices=[*SHARES, "all"], default="all")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", metavar="FOLDER")
    parser.add_argument("--examples", type=Path, metavar="FILE", help="write an example of each fault there")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, hang)
    count = Count()
    for number, pile in enumerate(piles(asked.documents, asked.seed, asked.engine, asked.shared)):
        tried(pile, asked.seed + number, number % 5 == 0, count)
        count.documents += len(pile.documents)
        if number % 50 == 0:
            sys.stderr.write(f"\r{count.documents} of {asked.documents}")
    sys.stderr.write("\n")
    report(count, asked.examples)
    return 1 if count.stops or count.breaks else 0


def report(count: Count, examples: Path | None) -> None:
    """Writes what was met, the headline last."""
    for title, met in (("stops", count.stops), ("broken", count.breaks)):
        sys.stdout.writelines(f"{title:8} {times:6}  {key}\n" for key, times in met.most_common())
    slowest = [shown for _, shown in sorted(count.seconds, reverse=True)[:5]]
    sys.stdout.writelines(f"slow     {shown}\n" for shown in slowest)
    if examples is not None:
        parts = (f"##### {key}\n{text}\n" for key, text in count.examples.items())
        examples.write_text("\n".join(parts), encoding="utf-8", errors="backslashreplace")
    sys.stdout.write(f"mentions {count.mentions:,}\n")
    sys.stdout.write(
        f"{count.documents:,} documents, {count.stops.total()} stops, {count.breaks.total()} broken invariants, "
        f"slowest {slowest[0] if slowest else 'none'}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
