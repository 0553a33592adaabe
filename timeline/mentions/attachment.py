"""Which word of a sentence a time is said of: the verb of a clause, an event noun, or a noun it only describes.

The parser says where a phrase hangs; what it gets wrong in news prose is put right here: a time after a preposition
that hangs on an ordinary noun belongs to the clause ("expressed concern over the idea of talks on Thursday"), a time
that stands before a noun does not ("the 2017 strategy").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import word_set
from timeline.mentions.triggers import is_event_noun
from timeline.model import CLOCK, AnchorKind, Bound, Granularity, TimeType
from timeline.syntax import clause_of, dependents, head_in, heads_clause, is_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from timeline.model import TimeExpression
    from timeline.syntax import Tree

# Relations that put a time before the noun it describes, without a preposition.
UNITS = word_set("clauses", "nouns", "units")
MODIFIERS = frozenset({"compound", "nummod", "amod", "nmod", "poss", "quantmod", "npadvmod"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Attached(NamedTuple):
    """A time expression and the index of the word it is said of."""

    time: TimeExpression
    site: int


def attached(tree: Tree, times: Iterable[TimeExpression], published: date | None = None) -> tuple[Attached, ...]:
    """The time expressions of a sentence that resolve to dates, each with the word it is said of.

    `published` is the last day on which the text may have been published.
    """
    return tuple(
        Attached(_of_noun(tree, time, site), site)
        for time in times
        if dates_events(time) and not measures_back(tree, time) and (site := _site(tree, time, published)) is not None
    )


def _of_noun(tree: Tree, time: TimeExpression, site: int) -> TimeExpression:
    """The time itself, where it describes the noun behind it and "before" or "after" is said of both: in "until the
    April 11 meeting" and "after March elections" the meeting is on that day."""
    top = head_in(tree, time.span)
    before = top is not None and top < site and tree.tokens[top].head == site and tree.tokens[site].pos in NOUNS
    return replace(time, bound=Bound.AT) if before and time.bound is not Bound.AT else time


def measures_back(tree: Tree, time: TimeExpression) -> bool:
    """Whether a length says how long there was none like it: "the worst storm in ten years"."""
    top = head_in(tree, time.span)
    if top is None or tree.lemmas[top] not in UNITS or tree.lemmas[tree.tokens[top].head] != "in":
        return False
    return any(t.tag in {"JJS", "RBS"} or t.entity == "ORDINAL" for t in tree.tokens[:top])


def dates_events(time: TimeExpression) -> bool:
    """Whether an expression can date an event: it has an interval and is neither a rate nor an age."""
    if time.when is None or time.type is TimeType.SET:
        return False
    return time.type is not TimeType.DURATION or time.granularity is not None


def _site(tree: Tree, time: TimeExpression, published: date | None) -> int | None:
    i = head_in(tree, time.span)
    if i is None:
        return None
    after_preposition = False
    while tree.tokens[i].head != i:
        token, governor = tree.tokens[i], tree.tokens[i].head
        if is_event_noun(tree, governor):
            return governor
        if heads_clause(tree, governor) or tree.tokens[governor].pos in {"VERB", "AUX"}:
            verb = _deciding(tree, _judging(tree, clause_of(tree, governor), time), time, published)
            return _followed(tree, verb, time)
        if tree.tokens[governor].pos in NOUNS:
            before = tree.tokens[i].span.start < tree.tokens[governor].span.start or token.dep != "npadvmod"
            if not after_preposition and token.dep in MODIFIERS and before:
                return _of_setting(tree, governor, time)
            if token.dep == "prep" and token.lemma == "of":
                return governor
        after_preposition = after_preposition or token.pos in {"ADP", "SCONJ"}
        i = governor
    return i


def _deciding(tree: Tree, verb: int, time: TimeExpression, published: date | None) -> int:
    """The verb that a past date behind an infinitive is said of: "agreed to pay it on 3 May" dates the agreeing."""
    token = tree.tokens[verb]
    above = tree.tokens[token.head]
    last = time.when.last if time.when is not None else None
    today = time.anchor.day or published
    past = today is not None and last is not None and last < today
    infinitive = token.dep in {"xcomp", "advcl"} and is_infinitive(tree, verb)
    return token.head if past and infinitive and above.tag == "VBD" and time.span.start > token.span.start else verb


def _judging(tree: Tree, verb: int, time: TimeExpression) -> int:
    """The verb that a day near the publication is said of behind a deed that was judged: "convicted of stealing money
    on Wednesday" dates the verdict, since nobody is tried within days."""
    above = tree.tokens[verb].head
    if tree.tokens[verb].dep != "pcomp" or time.anchor.kind is not AnchorKind.PUBLICATION:
        return verb
    judge = tree.tokens[above].head
    guilty = tree.tokens[judge].lemma.lower() == "guilty"
    judge = tree.tokens[judge].head if guilty else judge
    judged = (guilty or tree.lemmas[judge] in JUDGING) and tree.lemmas[above] in {"of", "for"}
    return judge if judged and time.span.start > tree.tokens[verb].span.start else verb


JUDGING = word_set("clauses", "verbs", "of_courts")


def _followed(tree: Tree, verb: int, time: TimeExpression) -> int:
    """The event noun before a time that another event followed: "The vote followed a meeting on 6 May"."""
    if tree.lemmas[verb] not in {"follow", "precede"}:
        return verb
    what = [o for o in dependents(tree, verb, "dobj") if is_event_noun(tree, o)]
    return what[0] if what and tree.tokens[what[0]].span.start < time.span.start else verb


def _of_setting(tree: Tree, noun: int, time: TimeExpression) -> int | None:
    """What a time before a noun is said of: the noun, but "in a Wednesday statement" dates the clause.

    The year in a name ("Expo 2010") dates nothing.
    """
    token = tree.tokens[noun]
    preposition = tree.tokens[token.head]
    fine = time.granularity in {Granularity.DAY, Granularity.PART_OF_DAY}
    if fine and token.dep == "pobj" and preposition.lemma.lower() in word_set("clauses", "prepositions", "of_fine"):
        return clause_of(tree, preposition.head)
    return None if time.granularity is Granularity.YEAR and token.pos == "PROPN" else noun


def times_at(sites: Sequence[Attached], word: int) -> tuple[TimeExpression, ...]:
    """The times said of a word, in the order of the text."""
    return tuple(a.time for a in sites if a.site == word)


def best_time(tree: Tree, times: Sequence[TimeExpression], word: int) -> TimeExpression | None:
    """Of several times said of a word the one that dates it: a date before a length, the finer, the nearer.

    A day dates no more what a length counted from it leads to ("two weeks after surgery on 3 May"), nor what a clock
    time of it tells more finely ("On 3 May they met from 9:30 to 11 a.m.").
    """
    if not times:
        return None
    at = tree.tokens[word].span.start
    origins = {t.anchor.span for t in times if t.type is TimeType.DURATION or t.granularity in CLOCK}
    return min(
        [t for t in times if t.span not in origins],
        key=lambda t: (t.type is TimeType.DURATION, _coarseness(t), _leans(t), abs(t.span.start - at), t.span),
    )


def _leans(time: TimeExpression) -> bool:
    """Whether a time is counted from another: "on Monday, the day after the crash" is Monday."""
    return time.anchor.kind is AnchorKind.EXPRESSION


def _coarseness(time: TimeExpression) -> int:
    # A clock time or part of a day dates no better than its day; a stated end is as good as a day.
    rank = max((time.granularity or Granularity.PERIOD).rank, Granularity.DAY.rank)
    return rank if time.bound is Bound.AT else max(rank, Granularity.WEEK.rank)
