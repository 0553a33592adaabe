"""What happens once: a death, a birth, a founding, whatever day each source names."""

from __future__ import annotations

from functools import cache

from timeline.lexicon import headword, table


@cache
def once_words() -> frozenset[str]:
    """The words of what happens once to somebody or something."""
    once = table("cues")["once"]
    return frozenset(map(headword, (*once["alone"], *once["made"])))
