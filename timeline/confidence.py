"""How sure a date is: looked up in a fitted table by what the date rests on, never written by hand.

The numbers are shares of right days among dates that rest on the same, in `lexicon/confidence.toml`; the command
`python -m benchmarks.calibration --fit` measures them anew. Here stand the laws by which they go together:

    own time    the phrase is read right, and it is this event's: reading * attachment
    chain       a date that hangs on another is as sure as the least sure of its links: min(ground, link)
    sources     each further independent source that agrees leaves a part of the doubt: (1 - c) * agreeing ** (n - 1);
                not of the day of a report or one that is carried on: two reports of one day agree without knowing
    conflict    where the sources disagree, so much of it is left: c * torn
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.lexicon import table
from timeline.model import CLOCK, AnchorKind, DatingBasis, Granularity, PublicationBasis

if TYPE_CHECKING:
    from timeline.model import Dating, Publication, TimeExpression

HIGHEST = 0.99  # what no agreement of sources goes beyond
OWN = frozenset({DatingBasis.CLAUSE, DatingBasis.NOUN})
"""Bases that attach a time without a further link."""
FOR_WANT_OF_ANOTHER = frozenset({DatingBasis.PUBLICATION, DatingBasis.CARRIED})
"""Bases of dates that are taken because nothing tells another."""


class Counted(StrEnum):
    """What the reading of a time expression rests on."""

    STATED = "stated"  # the phrase says it all
    PUBLICATION = "publication"  # counted from a given or stated day of publication
    INFERRED = "inferred"  # counted from an inferred day of publication
    EXPRESSION = "expression"  # counted from another date of the document
    UNDECIDED = "undecided"  # nothing decides the order of its day and month


class Grain(StrEnum):
    """How fine a time expression is, as far as that makes its reading more or less sure."""

    CLOCK = "clock"  # a clock time or a part of a day
    DAY = "day"
    COARSE = "coarse"  # a week, a month, a year ...
    PERIOD = "period"  # two ends


def reading_of(time: TimeExpression, publication: Publication) -> tuple[Counted, Grain]:
    """What the reading of an expression rests on, in a document (or part) of a publication."""
    if time.undecided:
        return Counted.UNDECIDED, Grain.DAY
    return _counted(time, publication), grain_of(time.granularity)


def _counted(time: TimeExpression, publication: Publication) -> Counted:
    if time.anchor.kind is AnchorKind.EXPRESSION:
        return Counted.EXPRESSION
    if time.anchor.kind is AnchorKind.PUBLICATION:
        return Counted.INFERRED if publication.basis is PublicationBasis.INFERRED else Counted.PUBLICATION
    return Counted.STATED


def grain_of(granularity: Granularity | None) -> Grain:
    """The class of a granularity; what has none is a period."""
    if granularity is None or granularity is Granularity.PERIOD:
        return Grain.PERIOD
    if granularity in CLOCK or granularity is Granularity.PART_OF_DAY:
        return Grain.CLOCK
    return Grain.DAY if granularity is Granularity.DAY else Grain.COARSE


def read_right(counted: Counted, grain: Grain) -> float:
    """How sure it is that an expression is read right (0..1)."""
    return _sure("reading", counted, grain)


def of_own_time(basis: DatingBasis, time: TimeExpression, publication: Publication) -> float:
    """How sure a date from an event's own time is (0..1): by the law of own times, with a link for any other basis."""
    counted, grain = reading_of(time, publication)
    if basis is DatingBasis.HEADED and counted is Counted.EXPRESSION:
        counted = Counted.STATED  # what heads a line is of the day over it, by form: no story is followed
    read = read_right(counted, grain)
    return chained(basis, round(read * _sure("attachment", "own"), 2))


def of_stated(granularity: Granularity) -> float:
    """How sure a date is that a row of a chronology states as its own (0..1)."""
    return read_right(Counted.STATED, grain_of(granularity))


def chained(basis: DatingBasis, ground: float) -> float:
    """How sure a date is that rests on another of a confidence: as its least sure link (0..1)."""
    return ground if basis in OWN else min(ground, link(basis))


def link(basis: DatingBasis) -> float:
    """How sure a date is at most that hangs on something else than a time of its own (0..1)."""
    return _sure("link", basis)


def told_by(dating: Dating, sources: int, torn: bool) -> float:
    """How sure the date of an event is that so many independent sources tell; `torn`: they disagree about it."""
    agreeing = 1.0 if dating.basis in FOR_WANT_OF_ANOTHER else _sure("sources", "agreeing")
    lifted = min(HIGHEST, 1 - (1 - dating.confidence) * agreeing ** (sources - 1))
    return round(lifted * (_sure("sources", "torn") if torn else 1.0), 2)


def _sure(*keys: str) -> float:
    cell = table("confidence")
    for key in keys:
        cell = cell[key]
    return float(cell["sure"])
