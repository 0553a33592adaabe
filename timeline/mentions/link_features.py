"""What is weighed of a date and a predicate of its sentence: each feature is a function of the two, with the words that
people read. What each weighs stands in `lexicon/links.toml`; `sign` is the one that its weight may have (0: either).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon.kinds import SAYING
from timeline.mentions.attachment import MODIFIERS, Attached
from timeline.mentions.status import IRREALIS, is_conditional, is_finite, is_negated
from timeline.mentions.triggers import is_event_noun, verbs
from timeline.mentions.verbs import in_past, is_state
from timeline.model import Bound, Granularity
from timeline.syntax import (
    VERBAL,
    ancestors,
    clause_of,
    dependents,
    is_infinitive,
    subjects,
    tokens_in,
)

if TYPE_CHECKING:
    from datetime import date

    from timeline.model import TimeExpression
    from timeline.syntax import Tree

NOMINAL = frozenset({"NOUN", "PROPN"})
FAR = 6  # steps in the tree, or predicates between, from which more say no more
DAYS = frozenset({Granularity.DAY, Granularity.PART_OF_DAY})


class Option(NamedTuple):
    """A date and a predicate that it may be said of.

    `top` is the word that governs the date, `between` and `verbs_between` count the predicates from one to the other,
    `others` are the sentence's other dates, `published` is the last day on which its text may have been published.
    """

    tree: Tree
    time: TimeExpression
    top: int
    predicate: int
    between: int
    verbs_between: int
    others: tuple[Attached, ...]
    published: date | None


class LinkFeature(NamedTuple):
    """One thing to be weighed of an option, with its `sign` (0: either) and `why` in words."""

    name: str
    sign: int
    why: str
    value: Callable[[Option], float]


# --- where the date stands -------------------------------------------------------------------------


def _governs(o: Option) -> float:
    """Whether the date stands in the clause of the predicate."""
    return float(clause_of(o.tree, o.top) == o.predicate)


def _describes(o: Option) -> float:
    """Whether the date stands directly by a noun: "the April 11 meeting", "a letter of 1 August"."""
    above = list(ancestors(o.tree, o.top))[:2]
    noun = o.tree.tokens[o.predicate].pos in NOMINAL
    if not noun or o.predicate not in above:
        return 0.0
    return float(all(o.tree.tokens[a].pos == "ADP" for a in above[: above.index(o.predicate)]))


def _in_clause(o: Option) -> float:
    """Whether a noun stands in the clause of the date."""
    noun = o.tree.tokens[o.predicate].pos in NOMINAL
    return float(noun and clause_of(o.tree, o.predicate) == clause_of(o.tree, o.top))


def _steps(o: Option) -> float:
    up = [o.top, *ancestors(o.tree, o.top)]
    over = [o.predicate, *ancestors(o.tree, o.predicate)]
    met = next((i for i, word in enumerate(up) if word in over), len(up))
    return min(met + (over.index(up[met]) if met < len(up) else len(over)), FAR) / FAR


def _between(o: Option) -> float:
    return min(o.between, FAR) / FAR


def _first(o: Option) -> float:
    """Whether the date comes before the predicate."""
    return float(o.top < o.predicate)


def _opens(o: Option) -> float:
    """Whether the date opens a clause with the predicate for its first verb: "... and on Saturday they will meet"."""
    first = min(tokens_in(o.tree, o.time.span))
    before = first - 1
    while before >= 0 and o.tree.tokens[before].pos in {"ADP", "DET", "SCONJ"}:
        before -= 1
    opening = before < 0 or o.tree.tokens[before].pos in {"PUNCT", "CCONJ"}
    return float(opening and o.top < o.predicate and bool(_verb(o)) and not o.verbs_between)


def _parted(o: Option) -> float:
    """Whether a comma, a semicolon or a bracket stands between the two."""
    between = o.tree.tokens[min(o.top, o.predicate) + 1 : max(o.top, o.predicate)]
    return float(any(t.pos == "PUNCT" and not o.time.span.covers(t.span) for t in between))


def _is_main(o: Option) -> float:
    token = o.tree.tokens[o.predicate]
    above = o.tree.tokens[token.head]
    return float(token.dep == "ROOT" or (token.dep == "conj" and above.dep == "ROOT"))


# --- what the predicate is -------------------------------------------------------------------------


def _verb(o: Option) -> float:
    return float(o.tree.tokens[o.predicate].pos in VERBAL)


def _event_noun(o: Option) -> float:
    return float(o.tree.tokens[o.predicate].pos in NOMINAL and is_event_noun(o.tree, o.predicate))


def _past(o: Option) -> float:
    return float(bool(_verb(o)) and in_past(o.tree, o.predicate))


def _finite(o: Option) -> float:
    return float(is_finite(o.tree, o.predicate))


def _to(o: Option) -> float:
    return float(is_infinitive(o.tree, o.predicate))


def _is_being(o: Option) -> float:
    return float(o.tree.lemmas[o.predicate] == "be")


def _is_being_for(o: Option) -> float:
    """Whether a state is told with its beginning and end: "was its chief executive from 2012 to 2019"."""
    return float(bool(_is_being(o)) and o.time.granularity is Granularity.PERIOD and bool(_governs(o)))


def _is_counted(o: Option) -> float:
    """Whether a state is told of a number: "115,000 people were without electricity"."""
    return float(bool(_is_being(o)) and any(dependents(o.tree, s, "nummod") for s in subjects(o.tree, o.predicate)))


def _lasting(o: Option) -> float:
    return float(bool(_verb(o)) and o.tree.lemmas[o.predicate] != "be" and is_state(o.tree, o.predicate))


def _says(o: Option) -> float:
    lemma, known = o.tree.lemmas[o.predicate], verbs()
    kinds = (known.plain.get(lemma), known.of_content.get(lemma))
    return float(bool(_verb(o)) and any(kind in SAYING for kind in kinds if kind is not None))


def _denied(o: Option) -> float:
    return float(is_negated(o.tree, o.predicate))


def _unreal(o: Option) -> float:
    aux = {o.tree.tokens[c].text.lower() for c in dependents(o.tree, o.predicate, "aux")}
    return float(bool(aux & IRREALIS) or is_conditional(o.tree, o.predicate))


def _present(o: Option) -> float:
    """Whether the predicate is told as going on: "remains", "is standing"."""
    tags = {o.tree.tokens[c].tag for c in (o.predicate, *dependents(o.tree, o.predicate, "aux", "auxpass"))}
    return float(bool(tags & {"VBZ", "VBP"}) and "VBN" not in tags)


def _participle(o: Option) -> float:
    token = o.tree.tokens[o.predicate]
    return float(token.tag in {"VBG", "VBN"} and not dependents(o.tree, o.predicate, "aux", "auxpass"))


def _has_subject(o: Option) -> float:
    return float(bool(_verb(o)) and bool(subjects(o.tree, o.predicate)))


def _has_another(o: Option) -> float:
    """Whether another date is said of the predicate."""
    return float(any(a.site == o.predicate for a in o.others))


# --- what the date is ------------------------------------------------------------------------------


def _bare(o: Option) -> float:
    first = min(tokens_in(o.tree, o.time.span))
    return float(first == 0 or o.tree.tokens[first - 1].pos not in {"ADP", "SCONJ"})


def _is_limit(o: Option) -> float:
    return float(o.time.bound is not Bound.AT)


def _of_day(o: Option) -> float:
    return float(o.time.granularity in DAYS)


def _of_year(o: Option) -> float:
    return float(o.time.granularity is Granularity.YEAR)


def _of_noun(o: Option) -> float:
    """Whether the date stands before a noun that is not the predicate: "named in the 2019 case", "Friday Street"."""
    above = o.tree.tokens[o.top].head
    before = o.tree.tokens[o.top].dep in MODIFIERS and o.top < above and o.tree.tokens[above].pos in NOMINAL
    return float(before and above != o.predicate)


def _is_argument(o: Option) -> float:
    """Whether the date is what somebody does something to, or who does it: "Wednesday have to find a striker"."""
    return float(_bare(o) and o.tree.tokens[o.top].dep in {"nsubj", "nsubjpass", "dobj", "poss", "appos"})


def _of_publication(o: Option) -> float:
    """Whether the date is the day of publication itself: "today", "this season"."""
    when = o.time.when
    return float(o.published is not None and when is not None and when.first == when.last == o.published)


def _against_tense(o: Option) -> float:
    """Whether the predicate is past and the date to come, or the other way round."""
    when, today = o.time.when, o.published
    if today is None or when is None or when.first is None or when.last is None:
        return 0.0
    future = any(t.tag == "MD" for t in (o.tree.tokens[c] for c in dependents(o.tree, o.predicate, "aux")))
    return float((bool(_past(o)) and when.first > today) or (future and when.last < today))


FEATURES = (
    LinkFeature("governs", 1, "it stands in that clause", _governs),
    LinkFeature("describes", 1, "it stands by that noun", _describes),
    LinkFeature("in_clause", 1, "it stands in the clause of that noun", _in_clause),
    LinkFeature("steps", -1, "many words of the sentence's tree lie between", _steps),
    LinkFeature("between", -1, "other predicates stand between", _between),
    LinkFeature("first", 0, "it comes before", _first),
    LinkFeature("opens", 1, "it opens the sentence", _opens),
    LinkFeature("parted", -1, "a comma stands between", _parted),
    LinkFeature("is_main", 0, "it is the main clause", _is_main),
    LinkFeature("event_noun", 1, "that noun names an event", _event_noun),
    LinkFeature("verb", 0, "it is a verb", _verb),
    LinkFeature("past", 1, "it is told as past", _past),
    LinkFeature("finite", 1, "it has a tense", _finite),
    LinkFeature("to", 0, "it is an infinitive", _to),
    LinkFeature("is_being", 0, "it tells a state", _is_being),
    LinkFeature("being_for", 1, "it tells a state with its beginning and end", _is_being_for),
    LinkFeature("counted", 1, "it tells a state of a number", _is_counted),
    LinkFeature("lasting", -1, "it tells a state that lasts", _lasting),
    LinkFeature("says", 0, "it tells that something was said", _says),
    LinkFeature("denied", -1, "it is denied", _denied),
    LinkFeature("unreal", -1, "it is told as possible only", _unreal),
    LinkFeature("has_subject", 1, "it says who", _has_subject),
    LinkFeature("has_another", -1, "another date is said of it", _has_another),
    LinkFeature("present", 0, "it is told as going on", _present),
    LinkFeature("participle", 0, "it is a participle", _participle),
    LinkFeature("of_noun", -1, "the date stands before another noun", _of_noun),
    LinkFeature("argument", -1, "the date is its subject or object", _is_argument),
    LinkFeature("of_publication", -1, "the date is that of the text", _of_publication),
    LinkFeature("bare", 0, "no preposition stands before the date", _bare),
    LinkFeature("limit", -1, "the date is a limit", _is_limit),
    LinkFeature("of_day", 1, "the date is a day", _of_day),
    LinkFeature("of_year", 0, "the date is a year", _of_year),
    LinkFeature("against_tense", -1, "its tense is against the date", _against_tense),
)
