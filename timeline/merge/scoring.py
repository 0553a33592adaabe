"""The score of two tellings: the sum of what their features weigh, as a probability, with the reasons in words.

Three tables stand in `weights.toml`: `across` for tellings of two documents that go by one word or by words of one
family, `beside` for those in other words, `within` for those of one document (logistic regression, Cox 1958; how they
were fitted is said in the head of the file).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.blocking import named_alike
from timeline.merge.features import FEATURES, Feature
from timeline.model import Reason

if TYPE_CHECKING:
    from timeline.merge.records import Record

HOME = Path(__file__).parent
SHOWN = 0.05  # weight from which a reason is shown
LISTED = 5  # words that a reason shows


class Weights(NamedTuple):
    """What each feature weighs, what two tellings weigh of which nothing is known, and the probability from which they
    are one event."""

    features: tuple[tuple[Feature, float], ...]
    constant: float
    threshold: float


@cache
def weights(table: str) -> Weights:
    """The weights of a table ("across", "beside", "within"); of a feature that weighs nothing none."""
    found = tomllib.loads((HOME / "weights.toml").read_text(encoding="utf-8"))
    given = found[table]
    features = tuple((f, float(given["weights"][f.name])) for f in FEATURES if given["weights"].get(f.name))
    return Weights(features, float(given["constant"]), float(given["threshold"]))


def table_of(a: Record, b: Record) -> str:
    """The name of the table by which two tellings are compared."""
    return "within" if a.document == b.document else "across" if named_alike(a, b) else "beside"


def score(a: Record, b: Record) -> float:
    """How likely it is that two tellings are of one event (0..1)."""
    given = weights(table_of(a, b))
    total = given.constant + sum([weight * feature.value(a, b) for feature, weight in given.features])
    return 1 / (1 + exp(-total))


def reasons(a: Record, b: Record) -> tuple[Reason, ...]:
    """What speaks for two tellings being of one event and what against it, as it is weighed."""
    return tuple(_reasons(a, b))


def _reasons(a: Record, b: Record) -> Iterator[Reason]:
    given = weights(table_of(a, b))
    for feature, weight in given.features:
        value = round(weight * feature.value(a, b), 2)
        if abs(value) >= SHOWN:
            shown = sorted(feature.shown(a, b))[:LISTED] if feature.shown is not None else ()
            yield Reason(f"{feature.why}: {', '.join(shown)}" if shown else feature.why, value, feature.about)
    yield Reason("most tellings with so little in common are of two events", round(given.constant, 2), "text")
