"""Finds the phrases: a quick scan for words of time, then the rules that need such a word, tried around it.

The scan is one pattern over the lower-cased text; rules only run in a window of a few words, so a text costs
what its characters cost, whatever is in it. All candidates are returned, overlapping ones too; `refine` chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from timeline.model import Span
from timeline.temporal import words
from timeline.temporal.phrases import (
    anaphora,
    clock,
    counting,
    dates,
    deictic,
    durations,
    feasts,
    numeric,
    ordinals,
    quarters,
    seasons,
    sets,
    stretches,
    units,
    vague,
    weekdays,
    windows,
    written,
    years,
)
from timeline.temporal.rules import Match, Rule, pattern_of

# Of equally long phrases that of the earlier family counts: days known by name first, named dates before counted
# ones, counted before vague.
RULES: tuple[Rule, ...] = (
    *numeric.RULES,
    *feasts.RULES,
    *dates.RULES,
    *written.RULES,
    *ordinals.RULES,
    *stretches.RULES,
    *weekdays.RULES,
    *years.RULES,
    *quarters.RULES,
    *seasons.RULES,
    *deictic.RULES,
    *windows.RULES,
    *units.RULES,
    *anaphora.RULES,
    *counting.RULES,
    *durations.RULES,
    *sets.RULES,
    *clock.RULES,
    *vague.RULES,
)
LEFT, RIGHT = 52, 48  # characters around a word of time that a phrase may reach over
_SHAPES = (
    # A number by its looks, and the kinds of rule that want it.
    (
        re.compile(r"\d{4}-\d\d(?:-\d\d?.*)?|\d{4}[/.]\d\d?(?:[/.]\d\d?)?|\d{1,2}([-/.])\d{1,2}\1\d{2,4}"),
        ("number", "year"),
    ),
    (re.compile(r"9/11"), ("number",)),
    (re.compile(r"(?:[01]\d|2[0-3])[0-5]\dz?"), ("year", "era", "hundreds")),
    (re.compile(r"\d{4}(?:[-–—‑/]\d{2,4})?"), ("year", "era")),
    (re.compile(r"(?:\d{4}|['’]?\d0)['’]?s"), ("decade",)),
    (re.compile(r"\d{1,2}(?:st|nd|rd|th)"), ("ordinal",)),
    (re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?.*|\d{1,2}\s?[ap]\.?\s?m"), ("clock",)),
    (re.compile(r"q[1-4]|[1-4]q\d{0,2}"), ("quarter",)),
    (re.compile(r"h[12]|[12]h\d{0,4}"), ("half",)),
    (re.compile(r"fy\d*"), ("fiscal",)),
    (re.compile(r"\d{1,4}\s[abc].*|a\.?d\.?\s\d{1,4}"), ("era",)),
    (re.compile(r"['’‘ʼ′]\d\d"), ("short year",)),
)
_NUMBER = (
    r"9/11|\d{4}(?:['’]?s|[-–—‑/]\d{2,4})?(?:[-/.]\d{1,2})?|\d{1,2}([-/.])\d{1,2}\1\d{2,4}|['’]?\d0['’]?s|"
    r"\d{1,2}(?:st|nd|rd|th)|\d{4}z|"
    r"\d{1,2}:\d\d|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?\s?m|q[1-4]|[1-4]q(?:\d\d)?|h[12]|[12]h(?:\d{2,4})?|fy(?:\d{2,4})?|"
    r"\d{1,4}\s(?:b\.?c\.?(?:e\.?)?|a\.?d\.?|c\.?e\.?)|a\.?d\.?\s\d{1,4}|['’‘ʼ′]\d\d"
)


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Which kinds of rule each word of time calls for."""
    kinds: dict[str, tuple[str, ...]] = {}

    def add(names: Iterable[str], *wanted: str) -> None:
        for name in names:
            kinds[name] = (*kinds.get(name, ()), *wanted)

    add(words.MONTHS, "month")
    add(words.WEEKDAYS, "weekday")
    add((f"{day}s" for day in words.WEEKDAYS if day.endswith("day")), "weekday")
    add([*words.WHOLE_UNITS, *(f"{u}s" for u in words.WHOLE_UNITS), "centuries", "millennia"], "unit")
    add(words.SCANNED["unit"], "unit")
    add(words.SEASONS, "season")
    add(words.SCANNED["short_unit"], "unit")
    add((*words.DAY_PARTS, "midnight", "mid-morning"), "daypart")
    add((*words.DECADES,), "decade")
    add(("century", "centuries"), "century")
    add(("fiscal", "financial"), "fiscal")
    add(("quarter", "quarters"), "quarter")
    add(("half",), "half")
    add(("age",), "age")
    add(words.SCANNED["word"], "word")
    add(words.FREQUENCIES, "set")
    add((name for kind in words.FEASTS.values() for name in kind), "feast")
    add(words.VAGUE, "vague")
    add(words.SCANNED["period"], "period")
    add(words.SCANNED["clock"], "clock")
    return kinds


@cache
def _scanner() -> re.Pattern[str]:
    """One pattern for all words of time, gathered by first letter so that most letters fail at once."""
    by_letter: dict[str, list[str]] = {}
    for word in _kinds():
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace("'", "['’]"))
    branches = (
        f"{letter}(?:{'|'.join(sorted(rest, key=lambda r: (-len(r), r)))})"
        for letter, rest in sorted(by_letter.items())
    )
    return re.compile(rf"(?<![a-z0-9])(?:(?:{'|'.join(branches)})(?![a-z])|(?:{_NUMBER})(?![a-z0-9]))")


@cache
def _wanted(word: str) -> tuple[Rule, ...]:
    kinds = _kinds().get(word)
    return () if kinds is None else tuple(rule for rule in RULES if rule.needs in kinds)


def _called(word: str) -> tuple[Rule, ...]:
    """The rules that a word or number of time calls for."""
    if not word[-1].isdigit() and not word[0].isdigit():
        return _wanted(word.replace("’", "'")) or _of_shape(word)
    return _of_shape(word)


def _of_shape(word: str) -> tuple[Rule, ...]:
    for at, (shape, _) in enumerate(_SHAPES):
        if shape.fullmatch(word):
            return _of_kinds(at)
    return ()


@cache
def _of_kinds(at: int) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.needs in _SHAPES[at][1])


def _window(lower: str, start: int, end: int) -> tuple[int, int]:
    """A stretch around a word, not cutting another word in two at its right."""
    stop = min(len(lower), end + RIGHT)
    limit = min(len(lower), stop + 24)
    while stop < limit and lower[stop].isalnum():
        stop += 1
    return max(0, start - LEFT), stop


def found_in(lower: str) -> Iterator[Match]:
    """Every phrase that some rule matches around some word of time, in no particular order, overlaps included."""
    seen: set[tuple[int, int, str]] = set()
    tried: dict[str, int] = {}  # up to where each rule has been tried: what begins before was found there
    for word in _scanner().finditer(lower):
        rules = _called(word[0])
        if not rules:
            continue
        low, high = _window(lower, word.start(), word.end())
        near = lower[low:high]
        for rule in rules:
            if rule.hints and not any(hint in near for hint in rule.hints):
                continue
            first, tried[rule.name] = max(low, tried.get(rule.name, 0)), word.end()
            for match in pattern_of(rule.pattern).finditer(lower, first, high):
                key = (match.start(), match.end(), rule.name)
                if match.start() < word.end() and match.end() > word.start() and key not in seen:
                    seen.add(key)
                    yield Match(Span(match.start(), match.end()), rule, match.groupdict())
