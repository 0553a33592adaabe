"""The one door to dateparser: the month and day that an absolute phrase names, in English and other languages.

dateparser finds nothing here; it normalises phrases that a pattern has found. One parser a language is kept and
its answers are remembered by surface, so a document pays for a spelling once. Years are put in by the caller:
a phrase is asked in a leap year, which keeps the memory as small as the calendar.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

LEAP_YEAR = 2024


@lru_cache(maxsize=32)
def _parser(language: str, order: str, base: date | None = None) -> DateDataParser:
    from dateparser.date import DateDataParser  # 0.15 s: only when a phrase needs it

    # An own base for relative phrases; a fixed one otherwise, so that no clock is ever read.
    settings = {
        "DATE_ORDER": order,
        "RELATIVE_BASE": datetime.combine(base or date(LEAP_YEAR, 1, 1), time.min),
        "PARSERS": ["absolute-time"] if base is None else ["relative-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=[language], settings=settings)


@lru_cache(maxsize=8192)
def month_and_day(phrase: str, language: str = "en", order: str = "DMY") -> tuple[int, int] | None:
    """(month, day) of a phrase without its year ("apr. 29th", "14 апреля", "29.04."), or None."""
    parsed = _parser(language, order).get_date_data(f"{phrase} {LEAP_YEAR}").date_obj
    return None if parsed is None else (parsed.month, parsed.day)


@lru_cache(maxsize=4096)
def relative_day(phrase: str, language: str, base: date) -> date | None:
    """The day a relative phrase of another language means ("3 дня назад"), counted from `base`, or None."""
    parsed = _parser(language, "DMY", base).get_date_data(phrase).date_obj
    return None if parsed is None else parsed.date()
