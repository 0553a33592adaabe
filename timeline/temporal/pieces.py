"""The pieces that patterns are written in: upper-case names stand for word lists, a blank for any gap inside a line.

Patterns run on the lower-cased text, so they are themselves lower case and need no IGNORECASE (which is slower).
No piece repeats without a limit, so no text can make a pattern slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.calendars import zones
from timeline.temporal import words

GAP = r"(?:(?:[^\S\n]{1,3}\n?|\n)[^\S\n]{0,8})"


def _any(alternatives: Iterable[str]) -> str:
    """One of these, the longest first; gathered by first letter, so that most of them fail at one comparison."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(alternatives, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(word[1:])
    branches = (f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return "(?:" + "|".join(branches) + ")"


def _escaped(alternatives: Iterable[str]) -> str:
    return _any(re.escape(word).replace("\\ ", " ").replace("'", "['’]").replace(r"\-", "-") for word in alternatives)


def _dotted(names: Iterable[str]) -> str:
    """Names of months or weekdays, the abbreviations with their full stop."""
    return _any(name if len(name) > 5 or name in words.SHORT_MONTHS else name + r"\.?" for name in names)


_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
_SMALL = "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_BELOW_HUNDRED = f"(?:{_TENS}(?:[- ]{_ONES})?|{_ONES}|{_SMALL})"

# A year beside a month or with its era, which says that it is one: of three figures at the end of a clause, beyond 2099
# where it counts nothing, of two behind an apostrophe, of any number of figures with an era.
_ERA = r"(?:b\.c\.(?:e\.)?|bce?|a\.d\.|ad|c\.e\.|ce)(?![a-z])"
_YEAR = r"(?:1[0-9]|20)[0-9][0-9](?![0-9]|[.,:/][0-9])"
# Behind a number that is a year the clause ends or goes on with no noun.
_ENDS = (
    r"(?!\s?[ap]\.?m\b)"
    rf"(?=\W{{0,4}}(?:$|[.;:)\n])|,(?! ?[0-9])| {_any(words.BESIDE['after_year'])}(?![a-z])(?! [0-9])| [-–—] )"
)
_NAMED_YEAR = (
    rf"(?:[0-9]{{1,4}} {_ERA}|a\.?d\.? [0-9]{{1,4}}(?![0-9])|{_YEAR}(?! (?:hrs|hours)\b)|"
    r"[2-9][0-9]{3}(?![0-9]|[.,:/][0-9])(?! (?:[a-z-]{1,20} )?[a-z]{1,20}[^us]s\b)|"
    r"[1-9][0-9]{2}(?![0-9]|[.,:/][0-9])" + _ENDS + r"|['’‘‛`ʼ′´＇][0-9]{2}(?![0-9a-z'’]))"
)

PIECES = {
    "MONTHNAME": _dotted(words.MONTHS),
    "FULLMONTH": _any(word for word in words.MONTHS if len(word) > 4 or word in words.SHORT_MONTHS),
    "WEEKDAYNAME": _dotted(words.WEEKDAYS),
    "FULLWEEKDAY": _any(word for word in words.WEEKDAYS if word.endswith("day")),
    "DAYNUM": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9a-z]|[.:][0-9]|,[0-9]{3}(?![0-9]))",
    "ORDINAL": _escaped(words.ORDINALS),
    "ORDNUM": r"[0-9]{1,2}(?:st|nd|rd|th)",
    "YEARNUM": _YEAR,
    "NAMEDYEAR": _NAMED_YEAR,
    "ERA": _ERA,
    "ANNO": r"(?:a\.d\.|ad|c\.e\.|ce)(?![a-z])",
    "APOS": "['’‘‛`´ʼ′＇]",
    "YEARENDS": _ENDS,
    "NODAY": rf"(?:3[2-9]|[4-9][0-9])(?![0-9]|[.,:/][0-9]){_ENDS}",  # "Nov 98": a year, since no month has such a day
    "NUMBER": (
        rf"(?:[0-9]{{1,4}}(?:,[0-9]{{3}})?(?:\.[0-9]{{1,3}})?|(?:{_BELOW_HUNDRED}|a) hundred"
        rf"(?:(?: and)? {_BELOW_HUNDRED})?|{_BELOW_HUNDRED}|a dozen|half a dozen|two dozen)"
    ),
    "SOME": (
        "(?:a couple(?: of)?|several|a few|few|many|some|a number of|a handful of|dozens of|hundreds of|thousands of|"
        "tens of|untold|countless|numerous|multiple|various)"
    ),
    "UNITS": "(?:" + _any(f"{u}s?" for u in words.WHOLE_UNITS) + "|centuries|hrs?|mins?|secs?|yrs?)",
    "UNITONE": _any(u for u in words.WHOLE_UNITS if u not in words.NO_SINGLE_UNIT),
    "BIGUNIT": "(?:week|fortnight|weekend|month|quarter|year|decade|century|millennium)",
    "CALUNIT": "(?:week|weekend|month|quarter|year|decade|century)",
    "PARTWORD": _any(w for w in words.PARTS if w not in words.ADVERBIAL_PARTS),
    "DAYPART": _escaped(words.DAY_PARTS),
    "SEASON": _escaped(words.SEASONS),
    "VAGUE": _escaped(words.VAGUE),
    "FREQUENCY": _escaped(words.FREQUENCIES),
    "FEAST": _escaped(name for kind in words.FEASTS.values() for name in kind),
    "DECADEWORD": _escaped(words.DECADES),
    "ABOUT": (
        r"(?:about|around|approximately|roughly|nearly|almost|more than|(?:(?<=for\s)|(?<=in\s)|(?<=after\s)"
        r"|(?<=of\s))over|less than|under|at least|at most|up to|"
        "fewer than|no more than|no less than|not more than|just over|just under|well over|a little over|"
        "a little more than|some|close to|as many as|as little as|an estimated|as long as)"
    ),
    "ZONE": (
        r"(?:(?:utc|gmt) ?[+−-][0-9]{1,2}(?::?[0-9]{2})?|[+−-][0-9]{2}:?[0-9]{2}|"
        rf"{_escaped(zones.names())}|z)"
    ),
}
_NAME = re.compile(r"(?<!\\)\b[A-Z]{3,}\b")


def filled(pattern: str) -> str:
    """A pattern with its pieces filled in; raises KeyError for an unknown piece."""
    return _NAME.sub(lambda found: PIECES[found[0]], pattern)


def compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern with its pieces filled in, bound to whole words; raises KeyError for an unknown piece."""
    whole = filled(pattern).replace("[ -]", "(?: |-)").replace("[- ]", "(?: |-)")
    return re.compile(rf"(?<![\w$€£¥#@])(?<![0-9][-./:,])(?:{whole})(?![\w])".replace(" ", GAP))
