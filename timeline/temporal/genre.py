"""News or narrative: whether incomplete dates hang on the day of writing or on the story told.

A history, a biography, a case file names years and hardly ever says "today"; news does the opposite
(Strötgen and Gertz, "Multilingual and cross-domain temporal tagging", 2013, measured how much it matters).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.temporal.rules import Found

DEICTIC = frozenset(
    {"today", "part-of-today", "step-of-unit", "ago", "window", "weekday", "weekend", "weekday-of-week", "overnight"}
)
FEWEST = 4  # dates with a year, below which a text shows no genre
LONG_AGO = 3  # years before the day of writing that the story of a narrative lies, at least


def is_narrative(found: Sequence[Found], published: date | None) -> bool:
    """Whether a text tells a story by years: many dates with years, of several years, and few deictic ones."""
    years = sorted(int(y) for one in found if len(y := one.parts.get("year") or "") == 4)
    deictic = sum(one.rule.name in DEICTIC for one in found)
    if len(years) < FEWEST or len(years) < 4 * deictic:
        return False
    return published is None or (years[len(years) // 2] <= published.year - LONG_AGO and len(years) >= 6 * deictic + 6)
