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
    once = table("cues")["once"]
    return frozenset(map(headword, (*once["alone"], *once["made"])))


def once_of_one(a: Record, b: Record) -> float:
    """Whether it happens only once to those of whom both tell it (a death, a founding)."""
    if a.saying or b.saying or a.actors.isdisjoint(b.actors):
        return 0.0
    return float(not once_words().isdisjoint((a.concepts | a.also) & (b.concepts | b.also)))
