"""News or narrative: whether incomplete dates hang on the day of writing or on the story told.

A history, a biography, a case file names years and hardly ever says "today"; news does the opposite
(Strötgen and Gertz, "Multilingual and cross-domain temporal tagging", 2013, measured how much it matters).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from timeline.temporal.rules import Family, Match

HEAD = 400  # characters in which a report has its date line
FEWEST = 4  # dates with a year, below which a text shows no genre
LONG_AGO = 3  # years before the day of writing that the story of a narrative lies, at least


def _is_head(one: Match, published: date) -> bool:
    """Whether a full date of the year of writing stands where a report has its date line."""
    return (
        one.rule.family is Family.FULL_DATE and one.span.start < HEAD and one.parts.get("year") == str(published.year)
    )


def _year(written: str) -> int | None:
    """A year of four figures or with its era, those before the year 1 below 0; None for what may be none."""
    figures, era = re.sub(r"\D", "", written), re.sub(r"[^a-z]", "", written)
    if not figures or not (era or (len(figures) == 4 and written == figures)):
        return None
    return -int(figures) if era.startswith("b") else int(figures)


def is_narrative(found: Sequence[Match], published: date | None) -> bool:
    """Whether a text tells a story by years: many dates with years, of several years, and few deictic ones."""
    if published is not None and any(_is_head(one, published) for one in found):
        return False
    years = sorted(year for one in found if (year := _year(one.parts.get("year") or "")) is not None)
    deictic = sum(one.rule.deictic for one in found)
    if len(years) < FEWEST or len(years) < 4 * deictic:
        return False
    return published is None or (years[len(years) // 2] <= published.year - LONG_AGO and len(years) >= 6 * deictic + 6)
