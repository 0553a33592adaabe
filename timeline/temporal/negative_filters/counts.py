"""Counts, clock times and vague words that are ranks, speeds, ages, ratios or idioms and no time."""

from __future__ import annotations

import re

from timeline.temporal.cues import sentence_around
from timeline.temporal.rules import Place
from timeline.temporal.words import BESIDE, SHORT_UNITS

_OPEN_END = re.compile(
    r"\s(?!(?:and|or|but|of|for|with|to|in|when|by|has|had|was|is|as|that|it|he|she|they|we|will|may|can)\b)[a-z0-9]"
)
_WAR = re.compile(r"['’]?s?[ -](?:War|Revolution)\b")  # the Thirty Years' War, the Six-Day War
_HUNDREDS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")  # "at 2130 hours"
_OWNED = re.compile(r"\b(?:the|these|those|his|her|its|their|our|my|your)\s\w+\s$")
_MILITARY = re.compile(
    r"(?<![\d.,$€£-])(?:(?:at|by) 0[0-9][0-5][0-9]|(?:[01][0-9]|2[0-3])[0-5][0-9] ?(?:hrs?|gmt|utc|z))\b"
)
# Behind a clock time: a mark, or a word that no count is followed by.
_CLAUSE_GOES_ON = re.compile(
    r"\s?[,;:)–—]|\.\s|\.?$|\s(?:on|and|when|the|a|an|he|she|it|they|we|i|his|her|to|in|with|after|before|that|today)\b"
)
_DAY_BEFORE = re.compile(r"\d{4},? ?(?:at )?$|[a-z]day,? $|t$")


def length(place: Place) -> bool:
    """A length of time: no "second envoy", "quarter of", "8 minutes read", "miles an hour", "5-year-old"."""
    count, unit = place.part("count").strip(), place.part("unit2") or place.part("unit")
    if unit.rstrip("s") in SHORT_UNITS and (not count[-1:].isdigit() or place.text[place.end - 1].isupper()):
        return False
    if unit in BESIDE["hours"] and _HUNDREDS.fullmatch(count) and place.before in BESIDE["before_military"]:
        return False
    if unit in ("second", "quarter") and not re.search(r"\d", count) and "-" not in place.quote:
        return False
    if (unit == "quarters" and (place.after == "of" or place.before == "the")) or (unit == "seconds" and not count):
        return False
    if place.after in BESIDE["ages"] and place.rest(1) in ("-", " "):
        return place.after == "old" and place.rest(1) == " "
    if _WAR.match(place.text, place.end):
        return False
    if count.startswith("many") and place.before in BESIDE["so_many"]:
        return False
    if place.rest(4) in ("-old", "-to-"):
        return False
    return not (place.before in BESIDE["speed_units"] and count in ("a", "an"))


def window(place: Place) -> bool:
    """A stretch: no verb ("will last 30 days"), and "the next week" only after "over" and its like: alone it is the
    week after one told."""
    if place.part("step") == "last" and place.before in BESIDE["before_verb"]:
        return False
    return place.part("step") != "the next" or place.before in BESIDE["before_bare_units"]


def bare_units(place: Place) -> bool:
    """Units without a count are a time after words of duration: "within weeks", "years of war", not "its days"."""
    if place.rest(1) in ("'", "’") or (place.before == "after" and place.after == "trading"):
        return False
    if place.before in BESIDE["before_bare_units"]:
        return True
    if _OWNED.search(place.lower, max(0, place.start - 30), place.start):
        return False
    free = place.before not in BESIDE["owners"] and place.part("unit") not in ("minutes", "seconds")
    return free and place.after in BESIDE["after_bare_units"]


def frequency(place: Place) -> bool:
    """A frequency and no paper: "The Daily Mail"."""
    return not (place.capital() and place.beside_name())


def quarter(place: Place) -> bool:
    """A quarter of a year and not of a game."""
    if place.has("year", "step"):
        return True
    around = sentence_around(place.lower, place.found.span)
    spoken = set(re.findall(r"[a-z]+", place.lower[around.start : around.end]))
    return not spoken & BESIDE["sport"] or bool(spoken & BESIDE["business"])


def vague(place: Place) -> bool:
    """A vague time: no "as soon as", "the past president", "shortly after"."""
    if place.quote == "soon":
        return place.before not in BESIDE["so_soon"] and not place.after.startswith(("after", "thereafter"))
    if place.quote in ("the past", "the future"):
        return not _OPEN_END.match(place.rest(8))
    return not (place.quote == "shortly" and place.after.startswith((*BESIDE["ranked"],)))


def clock(place: Place) -> bool:
    """A clock time: figures alone need a word of time before, lest a ratio, score or verse be one."""
    if place.has("half", "zone") or "clock" in place.quote:
        return True
    if ":" not in place.quote:
        return False
    return place.before in BESIDE["before_clock"] or bool(
        _DAY_BEFORE.search(place.lower, max(0, place.start - 9), place.start)
    )


def clock_range(place: Place) -> bool:
    """A stretch of clock times: with a.m. or p.m. or a zone, or two full ones behind a word of time."""
    if place.has("half", "half2", "zone", "zone2"):
        return True
    full = place.has("minute") and place.has("minute2")
    return full and place.before in BESIDE["before_clock"]


def military(place: Place) -> bool:
    """Four figures that are a clock time: with "hours" or a zone; else behind "at" or "by", where a nought leads or the
    text has another that says so itself, and where no street or amount follows."""
    if place.has("zone", "zone2"):
        return True
    if place.has("hours"):
        return place.part("hours") != "hours" or place.part("hour") < "10" or place.before in BESIDE["before_clock"]
    if place.before not in BESIDE["before_military"] or not _CLAUSE_GOES_ON.match(place.lower, place.end):
        return False
    return place.part("hour") < "10" or _MILITARY.search(place.lower) is not None


def daypart(place: Place) -> bool:
    """A part of a day after a word of time, and no paper or show."""
    return place.before in BESIDE["before_daypart"] and place.after not in BESIDE["after_daypart"]
