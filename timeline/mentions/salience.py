"""What is worth a line: how likely a reader wants a telling on the chronology, from where and how the text tells it.

What the features weigh stands in `lexicon/salience.toml`, fitted by `python -m benchmarks.fit_salience` (logistic
regression, Cox 1958). What is likely enough is main; of the rest, what somebody said is a comment and all else minor.
Nothing is left out: a page opens on what is main, and unfolds the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import table, word_set
from timeline.lexicon.kinds import SAYING, finer
from timeline.mentions.status import is_finite
from timeline.mentions.verbs import in_past
from timeline.model import Bound, DatingBasis, Detail, EventKind, Granularity, Status
from timeline.syntax import dependents, subjects

if TYPE_CHECKING:
    from timeline.mentions.told import EarlierMention
    from timeline.model import Document, Mention

LEAD = 2  # sentences in which a report tells what it is about
LONG_AGO = 5  # years from which more say no more
MANY = 3  # names from which more say no more
UNREAL = frozenset({Status.HYPOTHETICAL, Status.PROPOSED, Status.EXPECTED})
OWN = frozenset({DatingBasis.CLAUSE, DatingBasis.NOUN})


class ToldThere(NamedTuple):
    """A telling in its document, and whether it is told again there."""

    told: EarlierMention
    document: Document
    again: bool


class SalienceFeature(NamedTuple):
    """One thing to be weighed of a telling, with its `sign` (0: either) and `why` in words."""

    name: str
    sign: int
    why: str
    value: Callable[[ToldThere], float]


def with_detail(document: Document, found: Sequence[EarlierMention]) -> list[Mention]:
    """The mentions of a document, each with how much it belongs in the chronology and what it is said of."""
    threshold = float(table("salience")["threshold"])
    verbs = {(t.sentence, t.telling.verb): t.mention.id for t in found if t.mention.kind not in SAYING}
    return [
        replace(place.told.mention, detail=_detail(place, threshold), of=_of(place.told, verbs), kind=_kind(place.told))
        for place in places(document, found)
    ]


def places(document: Document, found: Sequence[EarlierMention]) -> list[ToldThere]:
    """The tellings of a document, each with whether it is told again there."""
    again = {t.root.mention.id for t in found if t.root is not None}
    return [ToldThere(t, document, t.mention.id in again or t.root is not None) for t in found]


def _detail(place: ToldThere, threshold: float) -> Detail:
    """What has no date is main only where a report begins with it: most of it is scenery and talk."""
    mention, telling = place.told.mention, place.told.telling
    opening = telling.headline or place.told.sentence < LEAD
    begun = opening and mention.kind not in SAYING and not telling.narrated
    if begun if mention.dating is None else wanted(place) >= threshold:
        return Detail.MAIN
    return Detail.COMMENT if mention.kind in SAYING else Detail.MINOR


def _kind(told: EarlierMention) -> EventKind:
    """The kind as readers want it told: what the trigger's words mean, where the lexicon knows no kind of them."""
    tree, trigger = told.telling.tree, told.telling.trigger
    particles = dependents(tree, trigger.head, "prt")
    phrases = [f"{tree.lemmas[trigger.head]}_{tree.lemmas[p]}" for p in particles]
    return finer(told.mention.kind, [*phrases, tree.lemmas[trigger.head], *(tree.lemmas[w] for w in trigger.words)])


def _of(told: EarlierMention, verbs: Mapping[tuple[int, int], str]) -> str | None:
    """The mention that a saying tells of, or that another has its date from; None where there is none."""
    tree = told.telling.tree
    if told.mention.kind in SAYING:
        content = (verbs.get((told.sentence, c)) for c in dependents(tree, told.telling.verb, "ccomp"))
        return next(filter(None, content), told.mention.dated_by)
    return told.mention.dated_by


def wanted(place: ToldThere) -> float:
    """How likely it is that a reader wants a telling on the chronology (0..1)."""
    weights, constant = _weights()
    return 1 / (1 + exp(-constant - sum(weight * feature.value(place) for feature, weight in weights)))


@cache
def _weights() -> tuple[tuple[tuple[SalienceFeature, float], ...], float]:
    given = table("salience")
    kept = tuple((f, float(given["weights"][f.name])) for f in FEATURES if given["weights"].get(f.name))
    return kept, float(given["constant"])


# --- where it stands ----------------------------------------------------------------------------


def _again(p: ToldThere) -> float:
    return float(p.again)


# --- what is told -------------------------------------------------------------------------------


def _says(p: ToldThere) -> float:
    return float(p.told.mention.kind is EventKind.STATEMENT)


def _announces(p: ToldThere) -> float:
    return float(p.told.mention.kind in SAYING and p.told.mention.kind is not EventKind.STATEMENT)


def _plain_saying(p: ToldThere) -> float:
    """Whether a verb says no more than that something was said: "said", "told", "added"."""
    telling = p.told.telling
    return float(bool(_says(p)) and telling.tree.lemmas[telling.trigger.head] in PLAIN)


PLAIN = word_set("clauses", "verbs", "plain_saying")


def _of_no_kind(p: ToldThere) -> float:
    return float(p.told.mention.kind is EventKind.OTHER)


def _nominal(p: ToldThere) -> float:
    return float(p.told.telling.trigger.nominal)


def _narrated(p: ToldThere) -> float:
    return float(p.told.telling.narrated)


def _past(p: ToldThere) -> float:
    return float(in_past(p.told.telling.tree, p.told.telling.verb))


def _finite(p: ToldThere) -> float:
    return float(is_finite(p.told.telling.tree, p.told.telling.verb))


def _unreal(p: ToldThere) -> float:
    return float(p.told.mention.status in UNREAL)


def _planned(p: ToldThere) -> float:
    return float(p.told.mention.status is Status.PLANNED)


def _deadline(p: ToldThere) -> float:
    return float(p.told.mention.status is Status.DEADLINE)


def _named(p: ToldThere) -> float:
    """How many persons and bodies are named that take part."""
    return min(len({a.actor for a in p.told.mention.actors}), MANY) / MANY


def _pronoun(p: ToldThere) -> float:
    tree, verb = p.told.telling.tree, p.told.telling.verb
    return float(any(tree.tokens[s].pos == "PRON" for s in subjects(tree, verb)))


# --- its date -----------------------------------------------------------------------------------


def _basis(*bases: DatingBasis) -> Callable[[ToldThere], float]:
    def value(p: ToldThere) -> float:
        dating = p.told.mention.dating
        return float(dating is not None and dating.basis in bases)

    return value


def _of_day(p: ToldThere) -> float:
    dating = p.told.mention.dating
    return float(dating is not None and dating.when.days == 1)


def _of_year(p: ToldThere) -> float:
    dating = p.told.mention.dating
    return float(dating is not None and dating.granularity.rank >= Granularity.YEAR.rank)


def _limited(p: ToldThere) -> float:
    dating = p.told.mention.dating
    return float(dating is not None and dating.bound is not Bound.AT)


def _unsure(p: ToldThere) -> float:
    dating = p.told.mention.dating
    return 0.0 if dating is None else 1 - dating.confidence


def _long_ago(p: ToldThere) -> float:
    """How long before the publication it was, in a text that tells of these days."""
    dating, today = p.told.mention.dating, p.document.publication.last_day
    if dating is None or today is None or dating.when.last is None:
        return 0.0
    return min(max(0, today.year - dating.when.last.year), LONG_AGO) / LONG_AGO


FEATURES = (
    SalienceFeature("again", 1, "it is told again", _again),
    SalienceFeature("says", -1, "it is something said", _says),
    SalienceFeature("plain_saying", -1, "it only says that it was said", _plain_saying),
    SalienceFeature("announces", 0, "it is announced", _announces),
    SalienceFeature("of_no_kind", -1, "it is of no known kind", _of_no_kind),
    SalienceFeature("nominal", 0, "a noun tells it", _nominal),
    SalienceFeature("narrated", -1, "it carries a story on", _narrated),
    SalienceFeature("past", 1, "it is told as past", _past),
    SalienceFeature("finite", 1, "it has a tense", _finite),
    SalienceFeature("unreal", -1, "it is only expected or proposed", _unreal),
    SalienceFeature("planned", 1, "it is planned", _planned),
    SalienceFeature("deadline", 1, "it is a deadline", _deadline),
    SalienceFeature("named", 1, "somebody is named", _named),
    SalienceFeature("pronoun", -1, "who does it is not named", _pronoun),
    SalienceFeature("own", 1, "it has a date of its own", _basis(*OWN)),
    SalienceFeature("linked", 0, "a date of its sentence was given to it", _basis(DatingBasis.LINKED)),
    SalienceFeature("shared", 0, "it has the date of another", _basis(DatingBasis.SHARED, DatingBasis.CARRIED)),
    SalienceFeature("of_report", -1, "it has the report's day", _basis(DatingBasis.PUBLICATION)),
    SalienceFeature("of_day", 1, "its day is known", _of_day),
    SalienceFeature("of_year", -1, "only its year is known", _of_year),
    SalienceFeature("limited", -1, "only a limit of its date is known", _limited),
    SalienceFeature("unsure", -1, "its date is unsure", _unsure),
    SalienceFeature("long_ago", -1, "it was long before the text", _long_ago),
)
