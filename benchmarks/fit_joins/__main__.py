"""Fit what the features of two tellings weigh, and say how well that joins what it was not fitted on.

    python -m benchmarks.fit_joins [--shared FOLDER] [--write]

The piles: ECB+ development topics (Cybulska and Vossen 2014) and MEANTIME's articles on Apple in FOLDER/eval, those
of tests/joins and the sample here. A pair is a pair of tellings that are found, of which the gold says whether they are
one event. Weights are those of a logistic regression with a penalty on their squares and a sign for each; across
documents and within one by themselves. Cross-validation leaves out some topics, fits on the rest and merges what was
left out; the figures are those of links between documents. With --write,
`timeline/merge/weights.toml` is written from all of it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.fit_joins.piles import Pile, pairs, piles, records
from benchmarks.fit_joins.regression import regression
from benchmarks.joins import ROOT
from timeline.merge import events_of, scoring
from timeline.merge.blocking import grounds
from timeline.merge.features import FEATURES
from timeline.merge.vetoes import VETOES, veto

FOLDS = 7
DATED = 4  # times that a pair of a pile with known days counts: there are few beside ECB+, which has none
TABLES = ("across", "beside", "within")
THRESHOLDS = {"across": 0.42, "beside": 0.3, "within": 0.7}


class Examples(NamedTuple):
    """Pairs of tellings: of which pile, their features, whether they are one event, and by which table."""

    piles: np.ndarray
    values: np.ndarray
    same: np.ndarray
    table: np.ndarray


def examples(all_piles: Sequence[Pile]) -> Examples:
    """What there is to fit: pairs that there are grounds to score and that no veto strikes."""
    rows: list[tuple[str, list[float], bool, str]] = []
    for pile in all_piles:
        told = records(pile)
        for one, other, same in pairs(pile):
            a, b = told[one], told[other]
            if grounds(a, b) and veto(a, b) is None:
                values = [feature.value(a, b) for feature in FEATURES]
                rows.append((pile.name, values, same, scoring.table_of(a, b)))
    names, values, same, table = zip(*rows, strict=True)
    return Examples(np.array(names), np.array(values), np.array(same, float), np.array(table))


def struck(all_piles: Sequence[Pile]) -> Iterator[str]:
    """How many true and false pairs that there are grounds to score each veto strikes, line by line."""
    true = dict.fromkeys((v.name for v in VETOES), 0)
    false, count = dict(true), {True: 0, False: 0}
    for pile in all_piles:
        told = records(pile)
        for one, other, same in pairs(pile):
            a, b = told[one], told[other]
            if a.document != b.document and grounds(a, b):
                count[same] += 1
                for each in VETOES:
                    (true if same else false)[each.name] += each.strikes(a, b)
    for name in true:
        right, wrong = true[name] / count[True], false[name] / count[False]
        yield f"{name:12} strikes {right:6.1%} of true links, {wrong:6.1%} of false"


# --- the fit --------------------------------------------------------------------------------------


def fitted(given: Examples) -> dict[str, tuple[np.ndarray, float]]:
    """The weights of each table, with its constant."""
    signs = np.array([feature.sign for feature in FEATURES])
    times = np.where(np.char.startswith(given.piles, "ecb-"), 1, DATED)
    return {
        name: regression(given.values[of].repeat(times[of], 0), given.same[of].repeat(times[of]), signs)
        for name in TABLES
        for of in (given.table == name,)
    }


def as_toml(tables: Mapping[str, tuple[np.ndarray, float]], head: Iterable[str]) -> str:
    """The weights as `weights.toml` has them, under a head of comments."""
    lines = [f"# {line}".rstrip() for line in head]
    for name in TABLES:
        weights, constant = tables[name]
        lines += ["", f"[{name}]", f"threshold = {THRESHOLDS[name]}", f"constant = {constant:.3f}"]
        lines += ["", f"[{name}.weights]"]
        lines += [f"{f.name} = {w:.3f}" for f, w in zip(FEATURES, weights, strict=True) if abs(w) >= 0.0005]
    return "\n".join(lines) + "\n"


# --- what comes of it -----------------------------------------------------------------------------


class Links(NamedTuple):
    """Links between documents: how many are made and right, are made, and are in the gold."""

    right: int
    made: int
    true: int

    def __str__(self) -> str:
        precision, recall = 100 * self.right / max(1, self.made), 100 * self.right / max(1, self.true)
        return f"P {precision:.1f} R {recall:.1f} F1 {self.f1:.1f}"

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        return 200 * self.right / max(1, self.made + self.true)


def links(pile: Pile) -> Links:
    """The links between documents that merging a pile makes: pairs of tellings, each counted once."""
    found, undated = events_of(pile.mentions, pile.chronology.documents, {a.id: a for a in pile.chronology.actors})
    event = {m: e.id for e in (*found, *undated) for m in e.mentions}
    right = made = true = 0
    for one, other, same in pairs(pile):
        if pile.mentions[one].document != pile.mentions[other].document:
            joined = event[pile.mentions[one].id] == event[pile.mentions[other].id]
            right, made, true = right + (joined and same), made + joined, true + same
    return Links(right, made, true)


def merged_with(text: str, some: Iterable[Pile]) -> list[Links]:
    """The links of piles, merged with these weights."""
    home = scoring.HOME
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "weights.toml").write_text(text, encoding="utf-8")
        scoring.HOME = Path(folder)
        scoring.weights.cache_clear()
        try:
            return [links(pile) for pile in some]
        finally:
            scoring.HOME = home
            scoring.weights.cache_clear()


def cross_validated(all_piles: Sequence[Pile], given: Examples) -> Iterator[tuple[Pile, Links]]:
    """The links of each ECB+ topic, merged with weights that were fitted on all but a seventh of the topics."""
    topics = [pile for pile in all_piles if pile.name.startswith("ecb-")]
    for fold in range(FOLDS):
        left_out = topics[fold::FOLDS]
        kept = ~np.isin(given.piles, [pile.name for pile in left_out])
        text = as_toml(fitted(Examples(*(column[kept] for column in given))), ())
        yield from zip(left_out, merged_with(text, left_out), strict=True)


def summed(found: Iterable[Links]) -> str:
    """The links of several piles together, with the mean of their F1."""
    several = list(found)
    total = Links(*(sum(column) for column in zip(*several, strict=True)))
    return f"{total}, macro F1 {sum(each.f1 for each in several) / len(several):.1f}"


def main() -> None:
    """Print what vetoes strike, the weights and the figures; write the weights where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    some = list(piles(given.shared))
    told = examples(some)
    for line in struck(some):
        _say(line)
    found = sorted(cross_validated(some, told), key=lambda each: int(each[0].name.removeprefix("ecb-")))
    for pile, each in found:
        _say(f"{pile.name}: {each}")
    figures = summed(each for _, each in found)
    _say(f"ECB+ cross-validated over topics: {figures}")
    one = int(told.same.sum())
    head = [
        "What the features of two tellings weigh: fitted by `python -m benchmarks.fit_joins --write`, not by hand.",
        f"Fitted on {len(told.same):,} pairs of {len(some)} piles ({one:,} of them of one event): ECB+ development",
        "topics, MEANTIME's articles on Apple, tests/joins and the sample; how, benchmarks/fit_joins says.",
        f"ECB+ cross-validated over topics, links between documents: {figures}.",
    ]
    text = as_toml(fitted(told), head)
    (scoring.HOME / "weights.toml").write_text(text, encoding="utf-8") if given.write else _say(text)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
