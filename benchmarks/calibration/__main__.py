"""The command: print the tables, and with --fit write the numbers that the code looks up."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks import calibration
from benchmarks.calibration.fitting import SHOWN_ONLY, Count, Table, fitted, fitted_sources
from benchmarks.calibration.observed import Seen, observed
from benchmarks.calibration.scores import Outcome, brier, calibration_error, tenths
from benchmarks.calibration.written import TABLE, as_toml, data_of, unseen
from benchmarks.quality.gold import ROOT
from timeline.confidence import OWN
from timeline.lexicon import table
from timeline.wording import sureness


def report(seen: Sequence[Seen], source: str, counts: dict[str, Count]) -> Iterator[str]:
    """The tables, line by line."""
    for what in ("event", "mention", "expression"):
        some = [s for s in seen if s.of == what]
        yield f"{what}s: stated confidence against the share of right dates"
        yield from _tenths(some)
        yield f"\n{'':34s} {'count':>6s} {'stated':>7s} {'right':>7s} {'Brier':>7s} {'ECE':>7s}"
        yield _line("all", some)
        drawn = [s for s in some if s.corpus not in SHOWN_ONLY]
        yield _line("all but the cases", drawn)
        yield from _groups("date:", drawn, ("sure", "likely", "unsure"), lambda s: sureness(s.stated))
        yield from _groups("corpus", some, sorted({s.corpus for s in some}), lambda s: s.corpus)
        bases = sorted({str(s.basis) for s in some if s.basis is not None})
        yield from _groups("rests on", some, bases, lambda s: str(s.basis))
        readings = sorted({_read(s) for s in some if s.reading is not None})
        yield from _groups("time", some, readings, lambda s: _read(s) if s.reading is not None else "")
        yield ""
    yield f"{source}; beside them what is stated of such dates in the gold above:"
    for basis, counted in counts.items():
        bases = OWN if basis == "own" else {basis}
        like = _outcomes(s for s in seen if s.of == "mention" and s.corpus not in SHOWN_ONLY and s.basis in bases)
        stated = sum(o.stated for o in like) / max(len(like), 1)
        yield f"  {'rests on ' + basis:32s} {counted.of:6d} {stated:7.1%} {counted.right / counted.of:7.1%}"
    events = _outcomes(s for s in seen if s.of == "event" and s.corpus not in SHOWN_ONLY)
    score = f"Brier {brier(events):.3f}, ECE {calibration_error(events):.3f}"
    yield f"calibration: {score} over {len(events)} dated events, cases not counted"


def _tenths(some: Iterable[Seen]) -> Iterator[str]:
    yield f"  {'stated':9s} {'count':>6s} {'mean':>7s} {'right':>7s}"
    for tenth in tenths(_outcomes(some)):
        name = f"{tenth.low:.1f} - {tenth.low + 0.1:.1f}"
        yield f"  {name:9s} {tenth.count:6d} {tenth.stated:7.1%} {tenth.right:7.1%}"


def _groups(kind: str, some: Sequence[Seen], names: Iterable[str], name_of: object) -> Iterator[str]:
    assert callable(name_of)
    yield from (_line(f"{kind} {name}", [s for s in some if name_of(s) == name]) for name in names)


def _line(name: str, some: Sequence[Seen]) -> str:
    told = _outcomes(some)
    stated, right = (sum(numbers) / max(len(told), 1) for numbers in zip(*told, strict=True)) if told else (0.0, 0.0)
    return f"  {name:32s} {len(told):6d} {stated:7.1%} {right:7.1%} {brier(told):7.3f} {calibration_error(told):7.3f}"


def _outcomes(some: Iterable[Seen]) -> list[Outcome]:
    return [Outcome(s.stated, s.right) for s in some]


def _read(one: Seen) -> str:
    return " ".join(one.reading or ())


def fit(shared: Path, engine: str, day: date) -> list[Seen]:
    """Write the fitted table, and give what is observed with it.

    In two rounds: what several sources add can only be measured once the dates of each are as sure as they are.
    """
    source, counts = unseen()
    seen = list(observed(shared, engine))
    cells, sources = fitted(seen, counts), fitted_sources(seen)
    for _ in range(2):
        _write({**cells, **sources}, day, data_of(seen, source))
        seen = list(observed(shared, engine))
        sources = fitted_sources(seen)
    _write({**cells, **sources}, day, data_of(seen, source))
    return list(observed(shared, engine))


def _write(cells: Table, day: date, data: Iterable[str]) -> None:
    TABLE.write_text(as_toml(cells, day, data), encoding="utf-8", newline="\n")
    table.cache_clear()


def main() -> int:
    """Measure, and fit where that is asked for."""
    parser = argparse.ArgumentParser(
        description=calibration.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with eval/ and cases/")
    parser.add_argument("--engine", choices=("auto", "model", "rules"), default="auto", help="what reads the sentences")
    parser.add_argument("--fit", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    parser.add_argument("--day", type=date.fromisoformat, help="the day for the table's head (default: today)")
    wanted = parser.parse_args()
    warnings.simplefilter("ignore")
    if wanted.fit:
        day = wanted.day or date.today()  # noqa: DTZ011 - the day on the calendar of who fits
        try:
            seen = fit(wanted.shared, wanted.engine, day)
        except ValueError as error:
            sys.stderr.write(f"error: nothing is fitted: {error}; say where the gold is with --shared FOLDER\n")
            return 2
    else:
        seen = list(observed(wanted.shared, wanted.engine))
    if not seen:
        sys.stderr.write("error: no gold was found\n")
        return 2
    for line in report(seen, *unseen()):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
