"""What only looks like a time, told by the words and capitals beside it: one check a phrase family."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from timeline.temporal.lookalikes import counted, named
from timeline.temporal.lookalikes.place import Place

CHECKS: Mapping[str, Callable[[Place], bool]] = MappingProxyType(
    {
        "month": named.month,
        "month-day": named.month,
        "month-ordinal": named.month,
        "day-month": named.month,
        "month-range": named.month,
        "day-range": named.month,
        "range-day-month": named.month,
        "marked-date": named.month,
        "short-year-date": named.month,
        "every-month": named.month,
        "weekday": named.weekday,
        "every-named": named.weekday,
        "year": named.year,
        "season": named.season,
        "neighbour-season": named.neighbour_season,
        "feast": named.feast,
        "anno-domini": named.era,
        "before-christ": named.era,
        "short-year": named.short_year,
        "half-short": named.half_year,
        "iso-month": named.iso_month,
        "day-of-month": named.day_of_month,
        "numeric-date": named.numeric,
        "today": named.today,
        "length": counted.length,
        "stretch": counted.length,
        "window": counted.window,
        "window-one": counted.window,
        "bare-units": counted.bare_units,
        "frequency": counted.frequency,
        "quarter": counted.quarter,
        "vague": counted.vague,
        "clock": counted.clock,
        "hour": counted.clock,
        "early-daypart": counted.daypart,
    }
)


def is_time(place: Place) -> bool:
    """Whether a phrase is a time in its place; a phrase of a family without a check always is."""
    check = CHECKS.get(place.found.rule.name)
    return check is None or check(place)
