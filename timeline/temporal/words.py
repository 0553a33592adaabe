"""The words of time as typed tables: lexicon/times.toml read once, for the other modules of this package."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.lexicon import table, word_set

_TABLE = table("times")


def _numbers(name: str) -> dict[str, int]:
    return {str(word): int(number) for word, number in _TABLE[name].items()}


def _codes(name: str) -> dict[str, str]:
    return {str(word): str(code) for word, code in _TABLE[name].items()}


def _words(section: str, name: str) -> frozenset[str]:
    return word_set("times", section, name)


MONTHS = _numbers("months")
WEEKDAYS = _numbers("weekdays")
NUMBERS = _numbers("numbers")
ORDINALS = _numbers("ordinals")
DECADES = _numbers("decades")
UNITS = _codes("units")
DAY_PARTS = _codes("day_parts")
SEASONS = _codes("seasons")
PARTS = _codes("parts")
VAGUE = _codes("vague")
FREQUENCIES = _codes("frequencies")
COUNTED_DAYS = {str(counter): (str(noun), int(day)) for counter, (noun, day) in _TABLE["counted_days"].items()}
KNOWN_DAYS = _codes("known_days")
DAYS = _numbers("days")
STEPS = _numbers("steps")
QUARTERS = _numbers("quarters")
SIDES = _codes("sides")
MODS = _codes("mods")
FEASTS: Mapping[str, Mapping[str, Any]] = _TABLE["feasts"]

BY = _words("cues", "by")
SINCE = _words("cues", "since")
EXCLUDING = _words("cues", "excluding")
APPROXIMATE = _words("cues", "approximate")
FUTURE = _words("cues", "future")
PAST = _words("cues", "past")
PRESENT = _words("cues", "present")
NOT_PAST = _words("cues", "not_past")
SPEECH = _words("cues", "speech")
FORWARD = _words("cues", "forward")
BACK = _words("cues", "back")
FIRST_EDGE = _words("cues", "first_edge")

AMBIGUOUS_MONTHS = _words("words", "ambiguous_months")
SHORT_MONTHS = _words("words", "short_months")
SHORT_UNITS = _words("words", "short_units")
WHOLE_UNITS = tuple(unit for unit in UNITS if unit not in SHORT_UNITS | _words("words", "unit_stems"))
NO_SINGLE_UNIT = _words("words", "no_single_unit")
ADVERBIAL_PARTS = _words("words", "adverbial_parts")
UNDER = _words("words", "under")
HALF = _words("words", "half")
SOME = _words("words", "some")
ONE = _words("words", "one")
SCANNED: Mapping[str, frozenset[str]] = {name: _words("scanned", name) for name in _TABLE["scanned"]}
BESIDE: Mapping[str, frozenset[str]] = {name: _words("beside", name) for name in _TABLE["beside"]}

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNIT_NAMES = {
    "TS": "second", "TM": "minute", "TH": "hour", "D": "day", "NI": "night", "W": "week", "FN": "fortnight",
    "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century", "ML": "millennium",
}  # fmt: skip


def month_of(word: str) -> int:
    """The number of a month by its name or abbreviation, with or without a full stop."""
    return MONTHS[word.rstrip(".").lower()]


def weekday_of(word: str) -> int:
    """The number of a weekday (Monday is 0) by its name or abbreviation."""
    return WEEKDAYS[word.rstrip(".").lower()]


def unit_of(word: str) -> str:
    """The TIMEX3 code of a unit in the singular, plural or possessive."""
    bare = word.lower().rstrip(".").removesuffix("'s").removesuffix("’s").rstrip("'’")
    return UNITS.get(bare) or UNITS[bare.removesuffix("s")]
