"""What happens once: a death, a birth, a founding, whatever day each source names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.lexicon import headword, table

if TYPE_CHECKING:
    from timeline.merge.records import Record


@cache
def once_words() -> frozenset[str]:
    """The words of what happens once to somebody or something."""
    return of_one() | frozenset(map(headword, table("cues")["once"]["made"]))


@cache
def of_one() -> frozenset[str]:
    """Those of what happens to each by himself."""
    return frozenset(map(headword, table("cues")["once"]["alone"]))


def once_of_one(a: Record, b: Record) -> float:
    """Whether it happens only once to those of whom both tell it (a death, a founding); of two it is not said who
    died."""
    if a.saying or b.saying or a.actors.isdisjoint(b.actors):
        return 0.0
    words = once_words() & (a.concepts | a.also) & (b.concepts | b.also)
    return float(bool(words - of_one()) or (bool(words) and len(a.actors) == len(b.actors) == 1))
