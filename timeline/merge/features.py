"""What is weighed of two tellings: each feature is a function of two comparison records, with the words people read.

A value lies mostly between 0 and 1 and is the same whichever record comes first. What each weighs stands in
`weights.toml`, fitted by `python -m benchmarks.fit_joins`; `sign` is the one that its weight may have: what two have in
common never speaks against them, and what differs never for them. They are asked of records that have a word for the
event in common or words of one family, or much else (`blocking.grounds`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors import apart
from timeline.lexicon.kinds import KINDRED, LOOSE
from timeline.merge.once import once_of_one
from timeline.merge.terms import opposed
from timeline.merge.when import (
    dates_fit,
    days_apart,
    other_days,
    other_weekdays,
    same_date,
    times_apart,
)
from timeline.model import ActorKind

if TYPE_CHECKING:
    from timeline.merge.records import Record, Topic

EARLY = 0.25  # of a text, in which news tells what it is about
ONE_STORY = 0.15  # cosine from which two documents may well be of one story
ENOUGH = 4  # things that go with an event from which they may well be all that tells it
MANY = 7  # names from which more say no more


class Feature(NamedTuple):
    """One thing to be weighed: the `value` of two records, `why` in words, what it is `about` (as in `Reason`)."""

    name: str
    sign: int
    about: str
    why: str
    value: Callable[[Record, Record], float]
    shown: Callable[[Record, Record], Iterable[str]] | None = None


# --- what happened --------------------------------------------------------------------------------


def same_word(a: Record, b: Record) -> float:
    """Whether both name the event by one word, or by its synonyms."""
    return float(not a.concepts.isdisjoint(b.concepts))


def same_name(a: Record, b: Record) -> float:
    """Whether one names it by a word that goes with it in the other ("was convicted", "the verdict": guilty)."""
    met = not (a.also.isdisjoint(b.concepts) and a.concepts.isdisjoint(b.also) and a.also.isdisjoint(b.also))
    return float(met and a.concepts.isdisjoint(b.concepts))


def much_beside(a: Record, b: Record) -> float:
    """How much of what goes with the one goes with the other (0..1): its words, who took part and its places."""
    return len(a.beside & b.beside) / max(ENOUGH, min(len(a.beside), len(b.beside)))


def same_kind(a: Record, b: Record) -> float:
    """Whether both are of one kind that says something (a call, a vote)."""
    return float(a.kind is b.kind and a.kind not in LOOSE)


def loose_kinds(a: Record, b: Record) -> float:
    """Whether neither is of a kind that says something."""
    return float(a.kind in LOOSE and b.kind in LOOSE)


def kinds_apart(a: Record, b: Record) -> float:
    """Whether their kinds are not kindred."""
    return float(b.kind not in KINDRED[a.kind])


def one_says(a: Record, b: Record) -> float:
    """Whether one tells that something was said and the other that something happened, in other words."""
    return float(a.saying != b.saying and a.concepts.isdisjoint(b.concepts))


def both_say(a: Record, b: Record) -> float:
    """Whether both tell that something was said."""
    return float(a.saying and b.saying)


def opposites(a: Record, b: Record) -> float:
    """Whether one tells the opposite of the other ("approved", "rejected"; "guilty", "not guilty")."""
    denied = ("not" in a.concepts) != ("not" in b.concepts)
    return float(denied or opposed(a.words | a.concepts, b.words | b.concepts))


# --- who ------------------------------------------------------------------------------------------


def same_cast(a: Record, b: Record) -> float:
    """Whether the same take part, two or more."""
    return float(len(a.actors) > 1 and a.actors == b.actors)


def same_side(a: Record, b: Record) -> float:
    """How many sides both are of, where other people stand for them (a minister, and her country)."""
    if not a.actors.isdisjoint(b.actors) and a.actors == b.actors:
        return 0.0
    return log2(1 + len(a.sides & b.sides - a.actors & b.actors))


def same_called(a: Record, b: Record) -> float:
    """The share of the names of one clause that the other has, too."""
    least = min(len(a.called), len(b.called))
    return len(a.called & b.called) / least if least else 0.0


def other_called(a: Record, b: Record) -> float:
    """Whether both clauses have names, and all of them others."""
    return float(bool(a.called and b.called) and a.called.isdisjoint(b.called))


def other_persons(a: Record, b: Record) -> float:
    """Whether both passages name persons, and all of them others."""
    return float(bool(a.persons and b.persons) and a.persons.isdisjoint(b.persons))


def others_altogether(a: Record, b: Record) -> float:
    """Whether both the clauses and the passages around them name others."""
    return other_called(a, b) * other_persons(a, b)


def nobody(a: Record, b: Record) -> float:
    """Whether one of them names nobody who took part; twice as much where neither does."""
    return (float(not a.actors) + float(not b.actors)) / 2


# --- where ----------------------------------------------------------------------------------------


def same_place(a: Record, b: Record) -> float:
    """Whether both are put in one town or house."""
    return float(a.place is not None and a.place == b.place and not _is_country(a))


def _is_country(a: Record) -> bool:
    return a.where is not None and a.where.kind is ActorKind.COUNTRY


def places_apart(a: Record, b: Record) -> float:
    """Whether one cannot have been where the other was."""
    return float(a.place != b.place and apart(a.where, b.where))


# --- what else is said ----------------------------------------------------------------------------


def shared_words(a: Record, b: Record) -> float:
    """How many of the words that go with it are in both: one 1, three 2."""
    return log2(1 + len(a.words & b.words))


def words_apart(a: Record, b: Record) -> float:
    """Whether both say what else it was about, and all in other words ("agreed on a truce", "on a visit")."""
    return float(
        bool(a.words and b.words) and (a.words | a.concepts).isdisjoint(b.words) and a.words.isdisjoint(b.concepts)
    )


def passages_alike(a: Record, b: Record) -> float:
    """The cosine of their passages' words (0..1), each word by what it weighs in its document."""
    return _cosine(a, b)


@lru_cache(maxsize=100_000)  # two features ask for it
def _cosine(a: Record, b: Record) -> float:
    if a.norm == 0 or b.norm == 0:
        return 0.0
    mine, others = a.story.bag, b.story.bag
    return sum(sorted(mine.get(w, 0.0) * others.get(w, 0.0) for w in a.passage & b.passage)) / (a.norm * b.norm)


def word_and_passage(a: Record, b: Record) -> float:
    """How alike their passages are, where one word names it in both."""
    return same_word(a, b) * passages_alike(a, b)


def same_numbers(a: Record, b: Record) -> float:
    """Whether both passages have one number."""
    return float(not a.numbers.isdisjoint(b.numbers))


def both_early(a: Record, b: Record) -> float:
    """Whether both stand at the beginning of their texts, where news tells what it is about (1 there, 0 later)."""
    return max(0.0, 1 - max(a.at, b.at) / EARLY)


# --- their documents ------------------------------------------------------------------------------


def word_and_names(a: Record, b: Record) -> float:
    """How many names of two words both documents have (one 1, three 2), where one word names it in both."""
    return same_word(a, b) * _names(a.story, b.story)


@lru_cache(maxsize=100_000)
def _names(a: Topic, b: Topic) -> float:
    return log2(1 + min(MANY, len(a.names & b.names)))


def one_story(a: Record, b: Record) -> float:
    """How alike their documents are in words, by how rare these are among all documents; 1 where much so."""
    return _alike(a.story, b.story)


@lru_cache(maxsize=100_000)
def _alike(a: Topic, b: Topic) -> float:
    cosine = sum(sorted(a.bag[word] * b.bag[word] for word in a.bag.keys() & b.bag.keys()))
    return min(1.0, cosine / ONE_STORY)


def story_dates(a: Record, b: Record) -> float:
    """Whether both documents name one date."""
    return float(not a.story.dates.isdisjoint(b.story.dates))


def story_years_apart(a: Record, b: Record) -> float:
    """Whether both documents name years, and all of them others."""
    return float(bool(a.story.years and b.story.years) and a.story.years.isdisjoint(b.story.years))


# --- the table ------------------------------------------------------------------------------------


def _concepts(a: Record, b: Record) -> Iterable[str]:
    return a.concepts & b.concepts


def _also(a: Record, b: Record) -> Iterable[str]:
    return (a.concepts | a.also) & (b.concepts | b.also)


def _words(a: Record, b: Record) -> Iterable[str]:
    return a.words & b.words


def _called(a: Record, b: Record) -> Iterable[str]:
    return a.called & b.called


def _numbers(a: Record, b: Record) -> Iterable[str]:
    return a.numbers & b.numbers


FEATURES = (
    Feature("same_word", 1, "words", "one word for it", same_word, _concepts),
    Feature("same_name", 1, "words", "a word that goes with it", same_name, _also),
    Feature("much_beside", 1, "words", "much else in common", much_beside, _words),
    Feature("once_of_one", 1, "kind", "it happens only once", once_of_one),
    Feature("same_kind", 1, "kind", "same kind", same_kind),
    Feature("loose_kinds", -1, "kind", "neither is of a kind that says much", loose_kinds),
    Feature("kinds_apart", -1, "kind", "their kinds differ", kinds_apart),
    Feature("one_says", -1, "kind", "one is something said, the other something done", one_says),
    Feature("both_say", -1, "kind", "people say much to many", both_say),
    Feature("opposites", -1, "words", "one tells the opposite of the other", opposites),
    Feature("same_cast", 1, "actors", "nobody else takes part", same_cast),
    Feature("same_side", 1, "actors", "the same sides take part", same_side),
    Feature("same_called", 1, "actors", "the same names", same_called, _called),
    Feature("other_called", -1, "actors", "they name others", other_called),
    Feature("other_persons", -1, "actors", "their passages name other persons", other_persons),
    Feature("others_altogether", -1, "actors", "nobody is named by both", others_altogether),
    Feature("nobody", -1, "actors", "one names nobody", nobody),
    Feature("same_place", 1, "place", "same place", same_place),
    Feature("places_apart", -1, "place", "the places differ", places_apart),
    Feature("same_date", 1, "date", "same date", same_date),
    Feature("dates_fit", 1, "date", "compatible dates", dates_fit),
    Feature("other_days", -1, "date", "they tell other days", other_days),
    Feature("days_apart", -1, "date", "the dates differ", days_apart),
    Feature("other_weekdays", -1, "date", "they tell other days of the week", other_weekdays),
    Feature("times_apart", -1, "date", "they tell of other times", times_apart),
    Feature("shared_words", 1, "words", "common words", shared_words, _words),
    Feature("words_apart", -1, "words", "other words go with it", words_apart),
    Feature("passages_alike", 1, "words", "the passages are alike", passages_alike),
    Feature("word_and_passage", 1, "words", "alike passages have one word for it", word_and_passage, _concepts),
    Feature("same_numbers", 1, "words", "one number", same_numbers, _numbers),
    Feature("both_early", 1, "text", "both stand at the head of their texts", both_early),
    Feature("word_and_names", 1, "text", "documents with the same names call it", word_and_names, _concepts),
    Feature("one_story", 1, "text", "the documents are alike", one_story),
    Feature("story_dates", 1, "text", "both documents name one date", story_dates),
    Feature("story_years_apart", -1, "text", "the documents name other years", story_years_apart),
)
