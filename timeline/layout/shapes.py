"""What dates and clock times at the head of a line look like, and what sets them off from the words that they date.

These shapes only say *that* a time stands there; what it means is read by `temporal`.
"""

from __future__ import annotations

import re

from timeline.lexicon import table, word_set


def _any(words: object) -> str:
    listed = sorted(map(str, words), key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "(?:" + "|".join(map(re.escape, listed)) + ")"


_MONTH = rf"{_any(table('times')['months'])}\b\.?"
_WEEKDAY = rf"(?:{_any(table('times')['weekdays'])}\b\.?,?\s)"
_ORDINAL = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d|20)\d{2}(?!\d)"
_ISO = r"\d{4}[-‐‑/.][01]?\d[-‐‑/.][0-3]?\d(?!\d)"
_FIGURES = r"[0-3]?\d(?P<sign>[./-])[0-3]?\d(?P=sign)(?:\d{4}|\d{2})(?!\d)"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|until|and)\s)"
_SEVERAL = rf"(?:(?:,\s?(?:and\s)?|\s?[-–—&]\s?|\s(?:to|until|and)\s){_ORDINAL}){{0,6}}"
_DAY_MONTH = rf"{_ORDINAL}{_SEVERAL}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?"
_MONTH_DAY = rf"{_MONTH}\s{_ORDINAL}(?!\d){_SEVERAL}(?:,?\s{_YEAR})?"
_MONTH_ALONE = rf"{_MONTH}(?:,?\s{_YEAR})?"
_YEARS = rf"(?:(?:c|ca)\.\s?)?{_YEAR}s?(?:\s?[-–]\s?(?:{_YEAR}|\d{{2}}(?!\d)))?"
_JOINED = rf"{_ORDINAL}(?:{_TO}{_ORDINAL})?[-‐‑/.]{_MONTH}[-‐‑/.](?:\d{{4}}|\d{{2}})(?!\d)"
_DAY = rf"{_WEEKDAY}?(?:{_ISO}|{_FIGURES}|{_JOINED}|{_DAY_MONTH}|{_MONTH_DAY})"
_PART = r"(?:(?:w/[cbe]|week (?:of|commencing|ending)|(?:the )?(?:end|start|beginning) of|end|early|mid|late)[ -])?"
_QUARTER = r"(?:q[1-4]|h[12])[ /]\d{4}(?!\d)"
# A day that is counted: "Day 11", "POD 3", "Days 3-4".
_COUNTED = (
    r"(?:(?:hospital|study|trial|post-?op(?:erative)?) )?(?:days?|pod) \d{1,3}(?:\s?[-–/]\s?\d{1,3})?(?![\d.:/-])"
)
_ONE = rf"{_PART}(?:{_DAY}|{_MONTH_ALONE}|{_YEARS}|{_COUNTED}|{_QUARTER})".replace("P<sign>", "P<sign{n}>").replace(
    "P=sign", "P=sign{n}"
)
_DATE = rf"{_ONE.replace('{n}', '1')}(?:{_TO}{_ONE.replace('{n}', '2')})?"
_COLON_CLOCK = r"(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d(?:[.,]\d{1,6})?)?(?:\s?[ap]\.?\s?m\b\.?)?(?!\d)"
_HALF_CLOCK = r"(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b\.?"
_PLAIN_CLOCK = r"(?:[01]\d|2[0-3])[0-5]\d(?!\d)(?:\s?h(?:rs|ours)?\b)?"
_ZONE = rf"(?:\s?(?:\(?{_any(word_set('layout', 'clock', 'zones'))}\b\)?|[+-]\d\d:?\d\d))?"
_CLOCK = rf"(?:{_COLON_CLOCK}|{_HALF_CLOCK})"
_CLOCKS = rf"{_CLOCK}(?:\s?[-–—]\s?{_CLOCK})?{_ZONE}"

FULL_DAY = re.compile(rf"(?:{_DAY})".replace("P<sign>", "P<s>").replace("P=sign", "P=s"), re.IGNORECASE)
# A date and the clock time beside it, either first; or one alone.
_BEHIND = _DATE.replace("sign1", "sign3").replace("sign2", "sign4")
_WHEN = (
    rf"(?:(?P<date>{_DATE})(?:(?:,?\s|t|,\s?at\s|\sat\s|\s?[|·-]\s?)(?P<clock>{_CLOCKS}))?"
    rf"|(?P<clock_first>{_CLOCKS})(?:,?\s(?:on\s)?(?P<date_behind>{_BEHIND}))?)"
)
YEAR_ALONE = re.compile(_YEARS, re.IGNORECASE)
WHEN = re.compile(_WHEN, re.IGNORECASE)
PLAIN_CLOCK = re.compile(rf"(?P<clock>{_PLAIN_CLOCK}){_ZONE}(?=[ \t]+\S|\s*[:–—|-]\s)", re.IGNORECASE)
# What sets a date off from what it dates: a colon, a dash, a bar, a tab, a wide gap. Bold marks and brackets do too.
SET_OFF = re.compile(
    r"[*_]{0,3}(?:\s?[:|→]+[*_]{0,3}(?=\s|$)|\s[-–—]{1,2}(?=\s)|\s?[–—](?=\s?\w)|\t|[ \t]{2,}|\s?\.\.+)\s*"
)
CLOSED = re.compile(r"[*_]{0,3}[\])]?[*_]{0,3}")
