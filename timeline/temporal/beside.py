"""A number beside a day, month or season that may be its year: where one stands, no other year is put in.

Unread is better than wrong: what such a phrase means is left open, also by the guess at an undated document's year.
"""

from __future__ import annotations

import re
from functools import cache

from timeline.temporal.pieces import filled
from timeline.temporal.words import BESIDE

_TOKEN = (
    r"(?P<link>[^\S\n]?[,;][^\S\n]?|[^\S\n]|[^\S\n]?[-–—/.([{][^\S\n]?"
    r"|,?[^\S\n](?:of|in)[^\S\n](?:the[^\S\n])?(?:year[^\S\n])?|)"
    r"(?:ANNO[^\S\n]?[0-9]{1,4}|APOS[0-9]{1,4}|(?P<number>[0-9]{1,4})(?P<era>[^\S\n]?ERA)?)"
    r"(?![0-9a-z]|[.,:/][0-9]|[-–][0-9a-z])(?P<after>[^\n]{0,40})"
)
_CLOCK = r"[^\S\n]?(?:[ap]\.?m\b|hrs?\b|hours?\b|gmt\b|utc\b|o['’]clock)"
_LIST = r",?[^\S\n]+(?:and|or|to|&)[^\S\n]+[0-9]|,[^\S\n]*[0-9]|[^\S\n]+(?:of[^\S\n]+)?MONTHNAME"
_DAY_AND_YEAR = r"[^\S\n]?,[^\S\n]?[0-9]{1,2}[^\S\n]?,[^\S\n]?(?:ANNO[^\S\n]|APOS)?[0-9]"  # "August, 21, '98"
_GOES_ON = r"[^\S\n]*(?:[;:!?)\]\"”’–—]|$|[.,](?![^\S\n]*[0-9]))|[^\S\n]+(?:{})\b(?!\s+[0-9])"


def may_be_year(lower: str, start: int, end: int, day: bool) -> bool:
    """Whether a number directly beside a month or season (start to end), with its `day` or not, may be its year.

    A clock time, a list of days and a count of things ("on March 3, 200 people") are none.
    """
    if has_year_before(lower, start) or _number_before().search(lower, max(0, start - 24), start):
        return True
    if not day and _day_and_year().match(lower, end):
        return True
    found = _token().match(lower, end)
    if found is None:
        return False
    if found["number"] is None or found["era"]:
        return True
    if len(found["number"]) == 1 or _no_year().match(found["after"]):
        return False
    far = "," in found["link"] or ";" in found["link"] or found["link"].strip() in {"—", "(", "[", "{"}
    return not far or len(found["number"]) == 4 or _goes_on().match(found["after"]) is not None


def has_year_before(lower: str, start: int) -> bool:
    """Whether a year that is surely one, by its era or apostrophe, stands directly before a month or day."""
    return _year_before().search(lower, max(0, start - 24), start) is not None


@cache
def _token() -> re.Pattern[str]:
    return re.compile(filled(_TOKEN))


@cache
def _day_and_year() -> re.Pattern[str]:
    return re.compile(filled(_DAY_AND_YEAR))


@cache
def _no_year() -> re.Pattern[str]:
    things = "|".join(sorted(BESIDE["counted"]))
    counted = rf"[^\S\n](?:[a-z’'-]+[^\S\n]){{0,2}}(?:[a-z’'-]+(?<!s)s|{things})\b"
    return re.compile(filled(rf"{_CLOCK}|{_LIST}|[^\S\n]?(?:%|percent|per cent)|{counted}"))


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(_GOES_ON.replace("{}", "|".join(sorted(BESIDE["after_year"]))))


@cache
def _year_before() -> re.Pattern[str]:
    year = r"(?:ANNO[^\S\n]?[0-9]{1,4}|APOS[0-9]{2}|[0-9]{1,4}[^\S\n]?ERA)"
    return re.compile(filled(rf"(?<![a-z0-9])(?:{year},?[-/\s](?:on\s)?(?:the\s)?|ANNO[^\S\n]?)\Z"))


@cache
def _number_before() -> re.Pattern[str]:
    """A number before a month that is no day of it, nor in another figure; or one that frames it: "in 47, on 5 May"."""
    plain = r"(?<![0-9.,:/$€£¥-])(?:3[2-9]|[4-9][0-9]|[0-9]{3}|[0-9]{4},?)[-/\s]"
    return re.compile(rf"(?:{plain}|\bin\s[0-9]{{1,4}},?\son\s(?:the\s)?)\Z")
