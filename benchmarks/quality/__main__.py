"""The command: score the corpora and print a table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import quality
from benchmarks.quality.gold import ROOT, CannotScore, load
from benchmarks.quality.scores import Score, score, total
from benchmarks.quality.told import build

HEAD = f"{'':27s} {'dated':>5s}  {'-- exact: P, req., R, F1 --':>27s}  {'compat. P, req., R, F1':>27s}  " + (
    "undated  kind status actors   traps  publ.  conflicts"
)

UNUSED = "unused: "  # before the reason, in a score


def row(name: str, one: Score) -> str:
    """A line of the table."""

    def pair(figure: str) -> str:
        return f"{one.counts[figure]}/{one.counts[f'{figure} of']}"

    def quad(mode: str) -> str:
        figures = (one.ratio(f"{mode} {figure}") for figure in ("precision", "required", "recall"))
        return " ".join(f"{figure:6.1f}" for figure in (*figures, one.f1(mode)))

    return (
        f"{name:27s} {one.counts['exact precision of']:5d}  {quad('exact')}  {quad('compatible')}  "
        f"{pair('undated'):>7s} {one.ratio('kind'):5.0f} {one.ratio('status'):6.0f} {one.ratio('actors'):6.0f} "
        f"{pair('traps'):>7s} {pair('published'):>6s} {pair('conflicts'):>6s} ({one.counts['conflicts shown']})"
    )


def unused(one: Score) -> str:
    """The share of the dates that tell no event, and of each reason for that, the commonest first."""
    of = one.counts["dates"]
    reasons = sorted((key for key in one.counts if key.startswith(UNUSED)), key=lambda key: (-one.counts[key], key))
    shares = (f"{key.removeprefix(UNUSED)} {100 * one.counts[key] / of:.1f}" for key in reasons)
    total = sum(one.counts[key] for key in reasons)
    return f"dates: {total} of {one.counts['dates']} tell no event, {100 * total / of:.1f} %: {', '.join(shares)}"


def report(folders: Sequence[Path], given_dates: bool, errors: bool, engine: str = "auto") -> Iterable[str]:
    """The table and, where wanted, the misses, line by line."""
    wholes = []
    yield HEAD
    for corpus in map(load, folders):
        for one in (corpus, *(corpus.part(ids) for ids in corpus.parts)):
            result = score(one, build(one, given_dates, engine))
            yield row(one.name, result)
            if one is corpus:
                wholes.append(result)
                yield from result.misses if errors else ()
    both = total(wholes)
    yield row(f"all {len(wholes)}", both)
    if both.counts["dates"]:
        yield unused(both)
    yield f"quality: exact F1 {both.f1('exact'):.1f}, compatible F1 {both.f1('compatible'):.1f}"


def main() -> int:
    """Print the report of the corpora named on the command line."""
    parser = argparse.ArgumentParser(description=quality.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", metavar="CORPUS", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="list every miss with its sentence")
    parser.add_argument("--given-dates", action="store_true", help="tell the project the publication dates")
    parser.add_argument("--engine", choices=("auto", "model", "rules"), default="auto", help="what reads the sentences")
    wanted = parser.parse_args()
    folders = [path.resolve() for path in wanted.corpora] or sorted(
        path.parent for path in (ROOT / "tests" / "gold").glob("*/chronology.toml")
    )
    try:
        for line in report(folders, wanted.given_dates, wanted.errors, wanted.engine):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    except CannotScore as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
