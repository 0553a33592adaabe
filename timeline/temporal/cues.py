"""What the words around an expression say of it: how it bounds its event, and whether they look back or forward."""

from __future__ import annotations

import re
from functools import cache

from timeline.lexicon import word_set
from timeline.model import Bound, Span
from timeline.temporal import words
from timeline.temporal.rules import Scene

PAST, UNKNOWN, FUTURE = -1, 0, 1
PRESENT = 2  # of one word only: a present tense beside a date mostly announces it, but a stronger word goes first
REACH = 220  # characters of the sentence that are looked at on either side
_CHANGE = re.compile(
    r"(?:\b(?:up|down|rose|fell|risen|fallen|increased?|decreased?|drop(?:ped)?|gr[eo]wn?|changed?|unchanged|higher|lower)\b"
    r"|%|\bpercent\b|\bper cent\b)[^.;]{0,24}from (?:the )?$"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s|\n\s*\n|\n(?=\S)")
_WORD = re.compile(r"[a-z][a-z’'-]*")
_ABBREVIATION = re.compile(
    r"(?:\b[a-z]|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mr|mrs|ms|dr|st|gen|sen|rep|gov|lt|"
    r"col|no|vs|inc|corp|co|ltd|jr|sr|u\.s))\.\s?$"
)
_PLURAL = re.compile(r"[a-z]+[a-rtv-z]s")  # no infinitive ends so: "to discuss", "to focus"
_MODAL = word_set("times", "cues", "modal")
_DEFERRED = word_set("times", "cues", "deferred")
_CLOCK_BEFORE = re.compile(r"\d{1,2}(?::\d\d)? ?[ap]\.?m\.? (?:on )?$")
_AHEAD = word_set("times", "cues", "ahead")
_ANNOUNCED = word_set("times", "cues", "announced")
_FROM = word_set("times", "cues", "from")
_TRADED = word_set("times", "cues", "traded")
_DETERMINERS = word_set("times", "cues", "determiners")
_SAME_FORM = word_set("times", "cues", "same_form")
# "by 14 votes to 11", "with 52 votes": what is counted is a noun, whatever verb is spelled the same.
_COUNTED = re.compile(r"(?:\b(?:by|with|of|to|won|got|lost)|[-–]) ?\d[\d,.]* $")
_BETWEEN = word_set("times", "cues", "between")


@cache
def _signal() -> re.Pattern[str]:
    listed = sorted(words.BY | words.SINCE, key=lambda word: (-len(word), word))
    return re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, listed)) + r")\s+(?:the\s+|about\s+|around\s+)?$")


def signal_before(lower: str, start: int) -> str | None:
    """The word before an expression that bounds its event ("before", "since"), or None."""
    clock = _CLOCK_BEFORE.search(lower, max(0, start - 16), start)
    start = clock.start() if clock else start
    found = _signal().search(lower, max(0, start - 28), start)
    return found[1] if found else None


@cache
def _approximate() -> re.Pattern[str]:
    listed = sorted(words.APPROXIMATE, key=lambda word: (-len(word), word))
    return re.compile(r"(?<![\w.-])(?:" + "|".join(map(re.escape, listed)) + r")\s*$")


def is_approximate(lower: str, start: int) -> bool:
    """Whether the word before an expression makes it approximate: "circa 1650", "around 12 May"."""
    return _approximate().search(lower, max(0, start - 16), start) is not None


def bound_of(signal: str | None) -> Bound:
    """How a signal bounds what is told."""
    if signal in words.BY:
        return Bound.BY
    return Bound.SINCE if signal in words.SINCE else Bound.AT


def compares(lower: str, start: int, signal: str | None, comparable: bool, is_stretch: bool) -> bool:
    """Whether "from" and its like bound nothing: a comparison ("up from March"), or one end of a period told whole."""
    if signal is None or signal not in _FROM:
        return False
    if signal == "from" and (is_stretch or comparable):
        return True
    return signal == "from" and _CHANGE.search(lower, max(0, start - 48), start) is not None


def sentence_around(lower: str, span: Span) -> Span:
    """Roughly the sentence that a span stands in, at most REACH characters to either side."""
    low, high = max(0, span.start - REACH), min(len(lower), span.end + REACH)
    start = low
    for end in _SENTENCE_END.finditer(lower, low, span.start):
        if not _ABBREVIATION.search(lower, max(low, end.start() - 6), end.start() + 1):
            start = end.end()
    stop = high
    for end in _SENTENCE_END.finditer(lower, span.end, high):
        if not _ABBREVIATION.search(lower, max(span.end, end.start() - 6), end.start() + 1):
            stop = end.start() + 1
            break
    return Span(start, stop)


def _words(lower: str, start: int, end: int) -> list[str]:
    """The words of a stretch but those that are only counted there."""
    found = _WORD.finditer(lower, start, end)
    return [w[0] for w in found if not _COUNTED.search(lower, max(start, w.start() - 16), w.start())]


def _is_noun(tokens: list[str], at: int) -> bool:
    """Whether a word that can be a verb before "to" is none: "presented the plan to investors", of which many are."""
    if at == 0 or tokens[at - 1] not in _DETERMINERS or tokens[at + 1 : at + 2] != ["to"]:
        return False
    return _PLURAL.fullmatch("".join(tokens[at + 2 : at + 3])) is not None


def _orientation(tokens: list[str], at: int) -> int:
    """Whether the word at this place, with its auxiliaries, speaks of the past or the future."""
    word = tokens[at]
    pair = f"{word} {tokens[at + 1]}" if at + 1 < len(tokens) else word
    if (pair in words.FUTURE and not _is_noun(tokens, at)) or (word in _AHEAD and not pair.endswith(" have")):
        return FUTURE
    looks_past = word in words.PAST or (len(word) > 4 and word.endswith("ed"))
    if word in words.FUTURE and not (looks_past and word not in _ANNOUNCED):
        return FUTURE
    if not looks_past or word in words.NOT_PAST:
        noun = at > 0 and tokens[at - 1] in _DETERMINERS
        return PRESENT if word in words.PRESENT and not noun else UNKNOWN
    return _of_participle(tokens, at)


def _of_participle(tokens: list[str], at: int) -> int:
    """Past, unless auxiliaries before the word make it a future ("will be held") or a present ("is held")."""
    linked, perfect = tokens[at] in _SAME_FORM, False
    for before in reversed(tokens[max(0, at - 3) : at]):
        if before in _MODAL and linked:
            return PAST if perfect and before not in ("will", "shall") else FUTURE  # "should have been told in July"
        if before in ("is", "are", "'s", "’s"):
            return PRESENT
        linked, perfect = linked or before in ("be", "have"), perfect or before == "have"
        if before not in _BETWEEN and not before.endswith("ly"):
            break
    return PAST


def _first_orientation(tokens: list[str], order: range) -> int:
    """That of the first telling word in this order; a present counts only where nothing stronger is found."""
    present = UNKNOWN
    for at in order:
        orientation = _orientation(tokens, at)
        if orientation in (PAST, FUTURE):
            return orientation if present == UNKNOWN or orientation == FUTURE else present
        present = present or orientation
    return present


def tense_orientation(scene: Scene) -> int:
    """Past, future or unknown: by the last verb before the expression in its sentence, else the first one after.

    A cheap rule on words, not an analysis; the words are those of the lexicon's table of cues.
    """
    lower, span = scene.lower, scene.span
    signal = signal_before(lower, span.start)
    if signal in ("since", "ever since"):
        return PAST
    around = sentence_around(lower, span)
    before = _words(lower, around.start, span.start)
    after = _words(lower, span.end, around.end)
    if after[:1] and after[0] in _TRADED:
        return FUTURE
    possessive = after[:1] == ["s"] or lower[span.end : span.end + 2] in ("'s", "’s")
    orientation = _first_orientation(before, range(len(before) - 1, -1, -1)) or _first_orientation(
        after, range(len(after))
    )
    if bound_of(signal) is Bound.BY and _DEFERRED & set(before[-12:]):
        return FUTURE
    if orientation == PRESENT:
        return UNKNOWN if possessive else FUTURE
    if orientation != UNKNOWN:
        return orientation
    infinitive = re.search(r"\bto [a-z]+ (?:\w+ ){0,3}$", lower[around.start : span.start])
    return FUTURE if infinitive or bound_of(signal) is Bound.BY else UNKNOWN


def quotation_around(text: str, span: Span) -> Span | None:
    """The quotation a span stands in, marks included, or None; looks at most three sentences' length around."""
    low, high = max(0, span.start - 3 * REACH), min(len(text), span.end + 3 * REACH)
    for opening, closing in (("“", "”"), ("«", "»")):
        start = text.rfind(opening, low, span.start)
        if start >= 0 and text.find(closing, start, span.start) < 0:
            stop = text.find(closing, span.end, high)
            return Span(start, stop + 1) if stop >= 0 else None
    line = text.rfind("\n", low, span.start) + 1 or low
    if text.count('"', line, span.start) % 2:
        stop = text.find('"', span.end, high)
        if stop >= 0 and "\n" not in text[span.end : stop]:
            return Span(text.rfind('"', line, span.start), stop + 1)
    return None
