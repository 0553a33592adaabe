"""Observed dates -> the table of confidences: the share right of each cell, drawn towards what is known without it.

    share         (right + WEIGHT * prior) / (count + WEIGHT): the mean of a Beta posterior whose prior weighs as much
                  as WEIGHT observations, so that a cell of few observations says little
    reading       of time expressions: all -> what they count from -> how fine they are, each the prior of the next.
                  What hangs on something is never surer than what does not (`LESS_SURE`)
    attachment    of dates with a time of their own: their share right, over the mean share of such times read right
    link          of dates that hang on others or on the report, by basis
    unseen        where texts that nobody tuned on were judged, these are the observations, and those in view the prior
    doubtful      the report's day, a carried day, an inferred publication day, an undecided order of day and month
                  stay at or below CEILING, unless even the lower bound of the unseen share (Wilson, 95 %) is above it
    sources       what a further source leaves of the doubt: wrong dates among those that several tell, over those to
                  be expected, drawn towards 1 (no gain); a conflict: right dates among the torn, over those to be
                  expected, drawn towards one half (two accounts, one of them right)

Deterministic: the same observations give the same table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from benchmarks.calibration.observed import Seen
from timeline.confidence import OWN, Counted, Grain
from timeline.model import DatingBasis

WEIGHT = 10  # observations that a prior weighs as much as
CEILING = 0.6
Z = 1.96  # standard deviations on either side that hold 95 % of a normal distribution
SHOWN_ONLY = frozenset({"cases"})  # chosen because they went wrong, so their share says nothing of other texts
# Histories look back from no day: what is counted there from the day of the copy says nothing of reports.
HISTORIES = frozenset({"wikiwars"})
OPEN = frozenset({Counted.INFERRED, Counted.UNDECIDED})
OF_A_DAY = frozenset({Counted.PUBLICATION, Counted.INFERRED})
LINKS = (
    DatingBasis.HEADED,
    DatingBasis.SHARED,
    DatingBasis.CARRIED,
    DatingBasis.PUBLICATION,
    DatingBasis.BOUNDED,
)
DOUBTFUL = frozenset({DatingBasis.CARRIED, DatingBasis.PUBLICATION})
LESS_SURE = (
    (Counted.PUBLICATION, Counted.STATED),
    (Counted.EXPRESSION, Counted.STATED),
    (Counted.INFERRED, Counted.PUBLICATION),
)
"""What is never surer than what, of one grain; the second is settled before the first."""


class Count(NamedTuple):
    """How many observations are right, of how many."""

    right: int
    of: int


class Cell(NamedTuple):
    """A number of the table with the counts that it is from: of unseen texts where there are, else of those in view."""

    sure: float
    seen: Count
    in_view: Count | None = None


Table = dict[tuple[str, ...], Cell]
Unseen = Mapping[str, Count]


def fitted(seen: Iterable[Seen], unseen: Unseen) -> Table:
    """The table of all cells but those of the sources, by their keys; raises ValueError where too little is judged."""
    told = [s for s in seen if s.corpus not in SHOWN_ONLY]
    mentions, expressions = ([s for s in told if s.of == what] for what in ("mention", "expression"))
    if not expressions:
        raise ValueError("no time expression is judged")
    reading = _reading(expressions)
    return {**reading, **_attachment(mentions, reading, unseen), **_links(told, unseen)}


def count(seen: Iterable[Seen]) -> Count:
    """How many are right, of how many."""
    verdicts = [s.right for s in seen]
    return Count(sum(verdicts), len(verdicts))


def share(counted: Count, prior: float) -> float:
    """The share right, drawn towards what is known without these counts."""
    return (counted.right + WEIGHT * prior) / (counted.of + WEIGHT)


def lower(counted: Count) -> float:
    """The lower bound of a share (Wilson's interval of 95 %); 0 without observations."""
    if not counted.of:
        return 0.0
    part, square = counted.right / counted.of, Z * Z / counted.of
    margin = Z * sqrt((part * (1 - part) + square / 4) / counted.of)
    return (part + square / 2 - margin) / (1 + square)


def held(sure: float, unseen: Count) -> float:
    """A doubtful cell's number: at most CEILING, unless unseen texts show it to be higher."""
    return sure if lower(unseen) > CEILING else min(sure, CEILING)


NOTHING = Count(0, 0)


def _reading(expressions: Sequence[Seen]) -> Table:
    told = [s for s in expressions if s.reading and not (s.corpus in HISTORIES and s.reading[0] in OF_A_DAY)]
    every = share(count(told), 0.5)
    table: Table = {}
    for counted in (c for c in Counted if c is not Counted.UNDECIDED):
        here = [s for s in told if s.reading is not None and s.reading[0] is counted]
        prior = share(count(here), every)
        for grain in Grain:
            cell = count(s for s in here if s.reading is not None and s.reading[1] is grain)
            table["reading", counted, grain] = Cell(share(cell, prior), cell)
    for less, more in LESS_SURE:
        for grain in Grain:
            cell, ceiling = table["reading", less, grain], table["reading", more, grain].sure
            table["reading", less, grain] = cell._replace(sure=min(cell.sure, ceiling))
    for grain in Grain:
        cell = table["reading", Counted.INFERRED, grain]
        table["reading", Counted.INFERRED, grain] = cell._replace(sure=held(cell.sure, NOTHING))
    undecided = count(s for s in told if s.reading is not None and s.reading[0] is Counted.UNDECIDED)
    table["reading", Counted.UNDECIDED, Grain.DAY] = Cell(held(share(undecided, 0.5), NOTHING), undecided)
    return table


def _attachment(mentions: Sequence[Seen], reading: Table, unseen: Unseen) -> Table:
    # The unseen reports came with their days of publication, so what hangs on an inferred one is no part of the mean.
    own = [s for s in mentions if s.basis in OWN and s.reading is not None and s.reading[0] not in OPEN]
    if not own:
        raise ValueError("no date with a time of its own is judged")
    right = share(unseen.get("own", NOTHING), share(count(own), 0.5))
    read = sum(reading[("reading", *s.reading)].sure for s in own if s.reading is not None) / len(own)
    return {("attachment", "own"): Cell(min(1.0, right / read), unseen.get("own", NOTHING), count(own))}


def _links(told: Sequence[Seen], unseen: Unseen) -> Table:
    mentions = [s for s in told if s.of == "mention"]
    every = share(count(mentions), 0.5)
    table: Table = {}
    for basis in LINKS:
        in_view, strange = count(s for s in mentions if s.basis is basis), unseen.get(basis, NOTHING)
        sure = share(strange, share(in_view, every))
        sure = held(sure, strange) if basis in DOUBTFUL else sure
        table["link", basis] = Cell(sure, strange, in_view)
    joined = count(s for s in told if s.of == "event" and s.basis is DatingBasis.JOINED)
    table["link", DatingBasis.JOINED] = Cell(share(joined, every), joined)
    return table


def fitted_sources(seen: Iterable[Seen]) -> Table:
    """The cells of agreement and conflict, from events whose grounds are from a table that is fitted already."""
    several = [s for s in seen if s.of == "event" and s.corpus not in SHOWN_ONLY and (s.sources > 1 or s.torn)]
    agreed, torn = [s for s in several if not s.torn], [s for s in several if s.torn]
    doubt = sum(1 - s.ground for s in agreed)
    pull = WEIGHT * doubt / len(agreed) if agreed else 1.0
    wrong = sum(not s.right for s in agreed)
    agreeing = min(1.0, (wrong + pull) / (doubt + pull)) if doubt + pull else 1.0
    expected = sum(s.ground for s in torn)
    pull = WEIGHT * expected / len(torn) if torn else 1.0
    left = min(1.0, (sum(s.right for s in torn) + pull / 2) / (expected + pull)) if expected + pull else 0.5
    return {("sources", "agreeing"): Cell(agreeing, count(agreed)), ("sources", "torn"): Cell(left, count(torn))}
