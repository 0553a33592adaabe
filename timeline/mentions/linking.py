"""The event that a date is said of, where the form of its phrase does not tell: every predicate of the sentence is
weighed, and the likeliest has the date if it is likely enough.

A predicate is a verb at the top of a clause, finite or not, or a noun that names an event or that the date describes.
What the features weigh stands in `lexicon/links.toml`, fitted by `python -m benchmarks.fit_links` (logistic regression,
Cox 1958). A date goes to one predicate; a predicate may have several, each of which is then an event of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import table
from timeline.mentions.attachment import MODIFIERS, Attached, dates_events, measures_back
from timeline.mentions.link_features import FEATURES, NOMINAL, LinkFeature, Option
from timeline.mentions.triggers import is_event_noun
from timeline.syntax import (
    SUBJECTS,
    VERBAL,
    dependents,
    head_in,
    heads_clause,
    tokens_in,
)

if TYPE_CHECKING:
    from datetime import date

    from timeline.model import TimeExpression
    from timeline.syntax import SUBJECTS, Tree, dependents


class DateLink(NamedTuple):
    """The predicate that a date is said of, how likely that is (0..1), and in words what decided."""

    time: TimeExpression
    predicate: int
    likely: float
    why: str


def predicates(tree: Tree, times: Sequence[TimeExpression]) -> tuple[int, ...]:
    """The words of a sentence that may name events, in order; none inside a date."""
    dated = {w for time in times for w in tokens_in(tree, time.span)}
    return tuple(i for i in range(len(tree.tokens)) if i not in dated and _is_predicate(tree, i, dated))


def _is_predicate(tree: Tree, i: int, dated: set[int]) -> bool:
    token = tree.tokens[i]
    if token.pos in VERBAL:
        return heads_clause(tree, i) or (token.pos == "VERB" and token.dep in {"amod", "prep"} and token.tag == "VBN")
    if token.pos not in NOMINAL or token.dep == "compound":
        return False
    if not any(t.pos in VERBAL for t in tree.tokens):
        return is_event_noun(tree, i)  # a phrase without a verb names an event by its form alone: "Log of 12 August"
    below = (c for c in tree.children[i] if tree.tokens[c].dep in {*MODIFIERS, "prep"})
    return is_event_noun(tree, i) or any(
        b in dated or any(c in dated for c in dependents(tree, b, "pobj")) for b in below
    )


def options(
    tree: Tree, times: Sequence[TimeExpression], sites: Sequence[Attached], published: date | None
) -> Iterator[tuple[TimeExpression, list[Option]]]:
    """Each date of a sentence that can date an event, with its options; `sites` are what dates are said of by form."""
    found = predicates(tree, times)
    for time in filter(dates_events, times):
        top = head_in(tree, time.span)
        if top is None or not found or measures_back(tree, time) or _is_name(tree, top):
            continue
        others = tuple(a for a in sites if a.time.span != time.span)
        yield (
            time,
            [Option(tree, time, top, p, *_between_words(tree, found, p, top), others, published) for p in found],
        )


def _is_name(tree: Tree, top: int) -> bool:
    """Whether a date is a name of who does a thing, or stands in a name: "Wednesday now have", "Friday Street"."""
    token = tree.tokens[top]
    acts = token.pos == "PROPN" and token.dep in SUBJECTS and not dependents(tree, top, "det", "amod")
    return acts or (token.dep == "compound" and tree.tokens[token.head].pos == "PROPN")


def _between_words(tree: Tree, found: Sequence[int], one: int, other: int) -> tuple[int, int]:
    """How many predicates stand between two words, and how many of them are verbs."""
    between = [q for q in found if min(one, other) < q < max(one, other)]
    return len(between), sum(tree.tokens[q].pos in VERBAL for q in between)


def linked(
    tree: Tree,
    times: Sequence[TimeExpression],
    free: Sequence[TimeExpression],
    sites: Sequence[Attached],
    published: date | None,
) -> tuple[DateLink, ...]:
    """The dates of a sentence that are `free`, each with the likeliest of its predicates, if that is likely enough."""
    found = []
    if free:
        threshold = float(table("links")["threshold"])
        for time, among in options(tree, times, sites, published):
            if time in free and among:
                best = max(among, key=lambda option: (likelihood(option), -option.between, -option.predicate))
                if likelihood(best) >= threshold:
                    found.append(DateLink(time, best.predicate, likelihood(best), _why(best)))
    return tuple(found)


def likelihood(option: Option) -> float:
    """How likely it is that a predicate has a date (0..1)."""
    weights, constant = _weights()
    return 1 / (1 + exp(-constant - sum(weight * feature.value(option) for feature, weight in weights)))


@cache
def _weights() -> tuple[tuple[tuple[LinkFeature, float], ...], float]:
    given = table("links")
    kept = tuple((f, float(given["weights"][f.name])) for f in FEATURES if given["weights"].get(f.name))
    return kept, float(given["constant"])


def _why(option: Option) -> str:
    weights, _ = _weights()
    told = sorted(((weight * feature.value(option), feature.why) for feature, weight in weights), reverse=True)
    shown = " and ".join(why for value, why in told[:2] if value > 0)
    return f"of what its sentence tells, this is likeliest: {shown}"
