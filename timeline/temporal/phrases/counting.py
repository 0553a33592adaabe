"""Times counted from an event that a text has dated: so long after an admission, the 50th day, at the age of twenty."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline import calendars
from timeline.model import Bound, Granularity, Interval, TimeType
from timeline.temporal import words
from timeline.temporal.cues import sentence_around
from timeline.temporal.phrases.anaphora import told_with
from timeline.temporal.phrases.deictic import counted
from timeline.temporal.quantities import duration_value, mod_of, number_of
from timeline.temporal.reading import dated, spoken, told_as, undated
from timeline.temporal.rules import DatedAnchor, Declined, Family, Meaning, Parts, Rule, Scene

SHORTEST = 4  # letters that a noun and the verb it was made of share: "surgery", but also "admission" and "admitted"
_MADE_OF_VERB = re.compile(r"(?:ssion|sion|tion|ation|ment|ature|ure|ance|ence|al|ery|ion|ing|y|s)$")
_WORD = re.compile(r"[a-z][a-z’'-]*")
_ORIGIN = re.compile(r"\bday (?P<number>[01])\b")
# What a text says that its days are counted from: "(Day 1 = day of admission)".
_DEFINED = re.compile(
    r"\bday (?P<number>[01])(?: ?[=:] ?| is | being )(?:the )?(?:day|date) of (?:the |his |her )?(?P<event>[a-z]{4,24})"
)
BESIDE = 30  # characters between a date and the words that make it day 0


def length_from(parts: Parts, scene: Scene) -> Meaning:
    """So long before or after an event: counted from the day that the text tells with it, else a length of time."""
    count, unit = number_of(parts["count"] or "a"), words.unit_of(parts["unit"] or "")
    about = mod_of(parts.get("about"))
    value = duration_value(count, unit)
    within = scene.lower[: scene.span.start].rstrip().endswith("within")
    if parts["side"] == "of" and not within:
        raise Declined("“two weeks of rain” is a length of time")
    found = _event_told(scene, parts["event"] or "")
    if found is None or count is None or unit not in ("TH", "D", "W", "M", "Y"):
        why = f"“{scene.quote}” is a length of time, counted from an event whose day is not told before"
        return undated(value, why, TimeType.DURATION, about)
    told, name = found
    sign = -1 if parts["side"] in words.BESIDE["sides_before"] else 1
    meaning = counted(scene, told.anchor, count, unit, sign, about)
    why = f"{meaning.why}; that is the day told with “{name}”"
    if within and told.anchor.day is not None and count.denominator == 1 and unit != "TH":
        last = calendars.shift(told.anchor.day, sign * int(count), unit)  # a term ends on its day
        meaning = meaning._replace(when=calendars.day_interval(last), granularity=Granularity.DAY)
        why = f"“{scene.quote}” from {spoken(told.anchor.day)}, told with “{name}”: at the latest {spoken(last)}"
    bound = Bound.BY if within else None
    return meaning._replace(type=TimeType.DURATION, value=value, why=why, bound=bound)


def _event_told(scene: Scene, phrase: str) -> tuple[DatedAnchor, str] | None:
    """The date told with an event that a phrase names, by the last of its words that a dated sentence has; and it."""
    for name in reversed(_WORD.findall(phrase)):
        if len(name) >= SHORTEST and name not in words.ORDINALS and name not in words.NUMBERS:
            told = told_with(scene, name.rstrip("s"), strict=True) or _told_as_verb(scene, name)
            if told is not None and told.anchor.day is not None:
                return told, name
    return None


def _told_as_verb(scene: Scene, noun: str, until: int | None = None) -> DatedAnchor | None:
    """The last day told (before an offset) in a sentence with a word of the same beginning: admission, admitted."""
    core = _MADE_OF_VERB.sub("", noun)
    shared = noun[: max(SHORTEST, len(core))]
    best: tuple[int, DatedAnchor] | None = None
    for told in reversed(scene.history):
        if told.anchor.span is None or told.granularity.rank > Granularity.DAY.rank:
            continue
        if until is not None and told.anchor.span.start >= until:
            continue
        sentence = sentence_around(scene.lower, told.anchor.span)
        if best is not None and best[1].anchor.span is not None and not sentence.overlaps(best[1].anchor.span):
            break
        there = _WORD.finditer(scene.lower, sentence.start, min(sentence.end, scene.span.start))
        gaps = [_gap(told, word.start(), word.end()) for word in there if word[0].startswith(shared)]
        if gaps and (best is None or min(gaps) < best[0]):
            best = (min(gaps), told)  # of two days in a sentence the one by the word
    return best[1] if best else None


def numbered_day(parts: Parts, scene: Scene) -> Meaning:
    """Day 50: counted from the day that the text calls day 0 or day 1, or of the admission or operation that counts."""
    number, last = int(parts["number"] or 0), int(parts.get("last") or 0)
    origin = _origin(scene, parts.get("pod") or parts.get("what") or "")
    if origin is None:
        raise Declined("no day is told from which days are counted")
    told, first, name = origin
    if told.anchor.day is None or told.anchor.span == scene.span:
        raise Declined("no day is told from which days are counted")
    day = told.anchor.day + timedelta(days=number - first)
    why = f"“{scene.quote}”: counted from {spoken(told.anchor.day)}, told before as {name}: {spoken(day)}"
    if last > number:
        stretch = Interval.of_days(day, day + timedelta(days=last - number))
        return dated(stretch, Granularity.PERIOD, why, told.anchor)
    return dated(calendars.day_interval(day), Granularity.DAY, why, told.anchor)


def _origin(scene: Scene, what: str) -> tuple[DatedAnchor, int, str] | None:
    """The date from which numbered days are counted, the number it has itself, and what the text calls it."""
    for said in reversed(list(_DEFINED.finditer(scene.lower, 0, scene.span.start))):
        told = _told_as_verb(scene, said["event"], said.start())
        if told is not None and what != "pod":
            return told, int(said["number"]), f"the day of the {said['event']}"
    for said in reversed(list(_ORIGIN.finditer(scene.lower, 0, scene.span.start))):
        for told in scene.history:
            near = told.anchor.span is not None and _gap(told, said.start(), said.end()) <= BESIDE
            if near and told.granularity is Granularity.DAY:
                return told, int(said["number"]), f"“{said[0]}”"
    for counter, (noun, number) in words.COUNTED_DAYS.items():
        if what.startswith(counter):
            found = _event_told(scene, noun)
            return None if found is None else (found[0], number, f"the day of the {noun}")
    return None


def _gap(told: DatedAnchor, start: int, end: int) -> int:
    assert told.anchor.span is not None
    return max(start - told.anchor.span.end, told.anchor.span.start - end)


def at_age(parts: Parts, scene: Scene) -> Meaning:
    """At the age of twenty: the year of a life, where the text tells one birth."""
    years = number_of(parts["count"] or "")
    births = [told for told in scene.history if _is_birth(scene, told)]
    if years is None or years.denominator != 1 or len({told.when for told in births}) != 1:
        raise Declined("whose age it is, or when they were born, is not told")
    birth = births[0]
    first, last = birth.when.first, birth.when.last
    if first is None or last is None:
        raise Declined("when they were born is not told")
    start = calendars.shift(first, int(years), "Y")
    stop = calendars.shift(last, int(years) + 1, "Y") - timedelta(days=1)
    when = Interval.of_days(start, stop)
    why = f"“{scene.quote}”, born {told_as(birth.when, birth.granularity)}: {told_as(when, Granularity.PERIOD)}"
    return dated(when, Granularity.PERIOD, why, birth.anchor)


def _is_birth(scene: Scene, told: DatedAnchor) -> bool:
    if told.anchor.span is None or told.granularity not in (Granularity.DAY, Granularity.MONTH, Granularity.YEAR):
        return False
    sentence = sentence_around(scene.lower, told.anchor.span)
    return re.search(r"\bborn\b", scene.lower[sentence.start : told.anchor.span.start]) is not None


_COUNT = r"(?P<count>(?:NUMBER(?:[ -]and[ -]a[ -](?:half|quarter))?|half an?|an?|SOME)(?: more| full)?)"
_ABOUT = r"(?:(?P<about>ABOUT) )?"
_EVENT = (
    r"(?P<event>(?:(?:the|his|her|its|their|an?|this|that) )?(?:date of )?(?:(?:the|his|her|its|their|an?) )?"
    r"(?:[a-z’'-]{2,20} ){0,3}[a-z’'-]{4,24})"
)
RULES = (
    Rule(
        "length-from-event",
        "unit",
        rf"{_ABOUT}{_COUNT}[ -](?P<unit>UNITS)(?= (?P<side>before|after|following|prior to|from|of) {_EVENT})",
        length_from,
        (),
        hints=("before", "after", "following", "prior to", "from", "of"),
        family=Family.LENGTH,
    ),
    Rule(
        "numbered-day",
        "unit",
        r"(?:(?P<what>hospital|post-?operative|post-?op|post-?surgical|study|trial|treatment|admission|illness) )?"
        r"(?:day|days(?= [0-9]+ ?[-–/])|(?P<pod>pod)) (?P<number>[0-9]{1,3})"
        r"(?: ?[-–/] ?(?P<last>[0-9]{1,3}))?(?![0-9]|[.,:/-][0-9])",
        numbered_day,
        ("day 50", "hospital day 3", "postoperative day 2"),
        ("days 3", "day 2025"),
    ),
    Rule(
        "at-age",
        "age",
        r"(?:(?<=at\s))(?:the )?age (?:of )?(?P<count>NUMBER)(?! (?:and|or|to|-|years? or))",
        at_age,
        (),
    ),
)
