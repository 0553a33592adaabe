"""The likeliest of those whom a pronoun may mean, if he is likely enough (McFadden 1974: a conditional logit).

A wrong name costs ten times a missing one, so nobody is named below the threshold of the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors.reference_features import NOBODY
from timeline.lexicon import table
from timeline.model import Naming

if TYPE_CHECKING:
    from timeline.actors.reference_features import Reference, ReferentOption


class Referent(NamedTuple):
    """Who is meant, and how likely that is (0..1)."""

    actor: str
    likely: float


@cache
def weights() -> tuple[Mapping[str, float], float]:
    """What each feature weighs, and the probability from which somebody is named."""
    found = table("antecedents")
    return {name: float(weight) for name, weight in found["weights"].items()}, float(found["threshold"])


@cache
def sure(how: Naming) -> float:
    """How often an actor is the right one where a text names it so, as measured."""
    return float(table("antecedents")["confidence"][how.value])


def chosen(said: Reference, among: Sequence[ReferentOption]) -> Referent | None:  # noqa: ARG001
    """Who is meant; None where that is nobody or not sure enough."""
    weigh, threshold = weights()
    scores = [exp(sum(weigh.get(name, 0.0) * value for name, value in option.values.items())) for option in among]
    total = sum(scores)
    best = max(range(len(among)), key=lambda i: (scores[i], -i), default=-1)
    if best < 0 or among[best].actor == NOBODY or scores[best] < threshold * total:
        return None
    return Referent(among[best].actor, scores[best] / total)
