"""What keeps two tellings apart whatever they have in common: few vetoes, each with what it strikes.

Of pairs of tellings in two documents of ECB+ development topics, MEANTIME and our own piles that there are grounds to
score, a veto strikes so many of those that are one event, and so many of those that are two (`benchmarks.fit_joins`):

    strangers    0.3 %   1.5 %   persons take part in both, and the document of neither names those of the other
    towns        0.4 %   0.8 %   each is put in a place that the document of the other does not name
    parties      0.0 %   0.8 %   two calls, meetings or agreements, each with somebody who is not of the other
    again        2.1 %  13.0 %   on days that sources do not confuse, or in other months
    already      0.6 %   5.8 %   one was told as past before the day of the other
    several      0.6 %   4.1 %   one is "twice" or "three times"
    counted      0.0 %   0.0 %   "the first round" and "the second"
    unreal       0.0 %   0.0 %   one happened, the other is only thought of
    told twice                   one document tells both, as two

They hold inside a cluster: no two of its tellings are struck by any. Dates, weekdays and actors that differ are no
vetoes but features: as vetoes they struck true joins as often as false ones, and in clusters they do so again and
again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon.kinds import ENCOUNTERS, RECURRING
from timeline.merge.blocking import NEAR
from timeline.merge.once import once_of_one
from timeline.merge.when import gap
from timeline.model import EventKind, Status

if TYPE_CHECKING:
    from timeline.merge.records import Record


SURE, LIKELY = 0.8, 0.5  # confidence from which a date is taken at its word, or nearly so
MONTH = 31  # days
ENOUGH = 3  # words in common that make two of other parties one event
RECENT = 21  # days in which a document may mean an event without saying when it was
FRESH = 7  # days for which what happened is news
OF_TWO = ENCOUNTERS | {EventKind.AGREEMENT}


class Veto(NamedTuple):
    """A reason for which two tellings are never one event, in words; `may_be_asked` where a person may know better."""

    name: str
    why: str
    strikes: Callable[[Record, Record], bool]
    may_be_asked: bool = False


def strangers(a: Record, b: Record) -> bool:
    """Whether persons take part in both, and the document of neither names those of the other: another victim."""
    if not a.people or not b.people:
        return False
    return a.people.isdisjoint(b.story.proper) and b.people.isdisjoint(a.story.proper)


def towns(a: Record, b: Record) -> bool:
    """Whether each names places, and none of these stands in the document of the other."""
    if not a.towns or not b.towns:
        return False
    return not any(town in b.story.text for town in a.towns) and not any(town in a.story.text for town in b.towns)


def counted(a: Record, b: Record) -> bool:
    """Whether both say which of several it is ("the first round", "the second"), and not the same."""
    nouns = {noun for _, noun in a.ordinals} & {noun for _, noun in b.ordinals}
    return any(_which(a, noun).isdisjoint(_which(b, noun)) for noun in nouns)


def _which(record: Record, noun: str) -> frozenset[str]:
    return frozenset(which for which, counts in record.ordinals if counts == noun)


def unreal(a: Record, b: Record) -> bool:
    """Whether one is told as a mere possibility and the other is not."""
    return (a.status is Status.HYPOTHETICAL) != (b.status is Status.HYPOTHETICAL)


def told_twice(a: Record, b: Record) -> bool:
    """Whether one document tells both, as two: in other words, or surely of other days."""
    if a.document != b.document:
        return False
    other = a.concepts.isdisjoint(b.concepts) and a.families.isdisjoint(b.families)
    return other or _days_apart(a, b)


def _days_apart(a: Record, b: Record) -> bool:
    """Whether their dates are apart: by a day where both are sure, by more than sources differ where they are not."""
    days, sure = gap(a, b) or 0, min(a.sure, b.sure)
    return (days > 0 and sure >= SURE) or (days > NEAR and sure >= LIKELY)


def again(a: Record, b: Record) -> bool:
    """Whether what happens more than once was on days further apart than sources differ; two calls or meetings of which
    no word is in both on any other day, or long before one of them is told."""
    if once_of_one(a, b):
        return False
    days, sure = gap(a, b) or 0, min(a.sure, b.sure)
    encounters = a.kind in ENCOUNTERS and b.kind in ENCOUNTERS
    if sure >= LIKELY and days > (NEAR if encounters else MONTH):
        return True
    if encounters and _long_ago(a, b):
        return True
    beside = 0 if a.words or b.words else 1  # of which no more is told may be one, told a day apart
    return sure >= SURE and (days > NEAR or (encounters and days > beside and a.words.isdisjoint(b.words)))


def _long_ago(a: Record, b: Record) -> bool:
    """Whether one is of a day long before the other was written, which does not say when, and no word is in both."""
    if not a.words.isdisjoint(b.words):
        return False
    return _is_recalled(a, b) or _is_recalled(b, a)


def _is_recalled(a: Record, b: Record) -> bool:
    if a.day is None or b.written is None or b.first is not None or b.last is not None:
        return False
    return b.written - a.day > RECENT


def parties(a: Record, b: Record) -> bool:
    """Whether two calls, meetings or agreements had other parties: each names two, one of them not of the other's,
    and they have hardly a word in common (else they are of one, and disagree)."""
    if a.kind not in OF_TWO or b.kind not in OF_TWO or min(len(a.parties), len(b.parties)) < 2:
        return False
    if len(a.words & b.words) >= ENOUGH:
        return False
    people, others = a.actors & a.persons, b.actors & b.persons
    met_others = bool(people - others) and bool(others - people)
    return met_others or (_has_another(a, b) and _has_another(b, a))


def _has_another(a: Record, b: Record) -> bool:
    """Whether one takes part in the first who is of no side of the second."""
    return any(party.isdisjoint(b.sides) for party in a.parties)


def already(a: Record, b: Record) -> bool:
    """Whether one was told as past before the day of the other, which is fresh news or of a kind that comes again."""
    if a.day is None or b.day is None or a.day == b.day or min(a.sure, b.sure) < SURE:
        return False
    first, last = (a, b) if a.day < b.day else (b, a)
    if last.day is None or first.heard is None or first.heard >= last.day:
        return False
    fresh = last.heard is not None and last.heard - last.day <= FRESH
    return fresh or not {a.kind, b.kind}.isdisjoint(RECURRING)


def counts(a: Record, b: Record) -> bool:
    """Whether one of two tellings of which one is of several may be one of these: of its kind, people and time."""
    return a.kind is b.kind and len(a.actors) > 1 and a.actors == b.actors and not gap(a, b)


def several(a: Record, b: Record) -> bool:
    """Whether one tells of several events of its kind: it may be any of these, and is none."""
    return a.several != b.several


VETOES = (
    Veto("told_twice", "one document tells both", told_twice),
    Veto("unreal", "one is only thought of", unreal),
    Veto("strangers", "neither document names those of the other", strangers),
    Veto("towns", "they were in two towns", towns),
    Veto("parties", "they had other parties", parties),
    Veto("again", "they were on other days", again),
    Veto("already", "one was told before the other happened", already),
    Veto("counted", "they are told to be two of several", counted),
    Veto("several", "it is told to have happened more than once", several, may_be_asked=True),
)


def veto(a: Record, b: Record) -> Veto | None:
    """The first veto that strikes two tellings, if any does."""
    return next((each for each in VETOES if each.strikes(a, b)), None)
