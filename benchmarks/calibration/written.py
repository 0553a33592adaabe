"""The fitted table as TOML, with its day and data in its head; and the counts of unseen texts read back."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path

from benchmarks.calibration.fitting import SHOWN_ONLY, Cell, Count, Table
from benchmarks.calibration.observed import Seen
from benchmarks.quality.gold import ROOT

HOME = Path(__file__).parent
TABLE = ROOT / "timeline" / "lexicon" / "confidence.toml"
HEAD = """\
# How sure dates are, by what they rest on: fitted by `python -m benchmarks.calibration --fit`, not by hand. How it is
# fitted says benchmarks/calibration/fitting.py; how the numbers go together, timeline/confidence.py.
# `sure` is the number; `right` of `of` observations it is from (of texts that nobody tuned on, where these were judged:
# `in_view` are then those of the gold that stood in view, which count as a prior only). 0 of 0: the prior alone.
"""


def unseen() -> tuple[str, dict[str, Count]]:
    """What the counts of unseen texts are from, and the counts by basis."""
    told = tomllib.loads((HOME / "unseen.toml").read_text(encoding="utf-8"))
    source = told.pop("source")
    return source, {basis: Count(row["right"], row["of"]) for basis, row in told.items()}


def as_toml(table: Table, day: date, data: Iterable[str]) -> str:
    """The table as it is written, with the day and what it was fitted on."""
    sources = "".join(f'    "{line}",\n' for line in data)
    lines = [f'{HEAD}\nfitted = "{day.isoformat()}"\ndata = [\n{sources}]']
    for section, cells in groupby(table.items(), key=lambda item: item[0][:-1]):
        lines.append(f"\n[{'.'.join(section)}]" if section else "")
        lines += [f"{key[-1]} = {_cell(cell)}" for key, cell in cells]
    return "\n".join(lines) + "\n"


def _cell(cell: Cell) -> str:
    in_view = "" if cell.in_view is None else f", in_view = [{cell.in_view.right}, {cell.in_view.of}]"
    return f"{{ sure = {cell.sure:.2f}, right = {cell.seen.right}, of = {cell.seen.of}{in_view} }}"


def data_of(seen: Iterable[Seen], source: str) -> list[str]:
    """What a table is fitted on, a line each."""
    told = Counter((s.corpus, s.of) for s in seen if s.corpus not in SHOWN_ONLY)
    return [*(f"{corpus}: {number} {what}s" for (corpus, what), number in sorted(told.items())), source]
