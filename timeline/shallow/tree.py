"""The phrases of a sentence -> its tree, by the table of rules in `lexicon/shallow.toml`.

The phrases are taken in from the last to the first. What stands behind a phrase is read already, so that a verb finds
its objects, a noun what describes it, a subject its clause; each rule puts some under one of them, which stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.lexicon import table
from timeline.shallow.links import Links
from timeline.shallow.patterns import BRACKET, Alphabet, fits
from timeline.shallow.phrases import Chunk, kinds

# Phrases that are put together at once: a longer sentence is a row of such pieces, so that the work grows with it.
PIECE = 80
GROUP = re.compile(r"\((?!\?)([^()]*)\)")  # a part of a pattern that is linked
LINK = re.compile(r"(\d)(\.object)?>(\d) (\w+|\*)")
OBJECTS = frozenset({"dobj", "attr"})
CHANGE = re.compile(r"[=+-]\w+")


class Reduction(NamedTuple):
    """A rule: the signs of each group that may be empty, "" of others; its links; what it leaves, with changes."""

    groups: tuple[str, ...]
    links: tuple[tuple[int, bool, int, str], ...]
    left: tuple[tuple[int, str], ...]


class Outcome(NamedTuple):
    """What a rule makes of phrases: links (child, whether its object is meant, head, relation), and what stays."""

    links: tuple[tuple[int, bool, int, str], ...]
    kept: tuple[int, ...]
    left: str


def tree(found: Sequence[Chunk], links: Links) -> None:
    """Link the phrases of a sentence into one tree."""
    roots = [_joined(found[first : first + PIECE], links) for first in range(0, len(found), PIECE)] or [0]
    for root in roots[1:]:
        links.link(root, roots[0], "parataxis")
    links.rooted(roots[0])


def _joined(found: Sequence[Chunk], links: Links) -> int:
    """Put phrases under one of them; its head."""
    sign = alphabet().sign
    signs = alphabet().start + "".join([sign(phrase.features) for phrase in found]) + alphabet().end
    stack: list[int] = []  # the heads of what is not yet under another; the last is the first in the sentence
    objects: dict[int, int] = {}  # of verbs
    for k in range(len(found), 0, -1):
        stack.append(found[k - 1].head)
        while (rules := _rules_for(signs[k], signs[k + 1])) and (match := rules[0].match(signs, k)):
            end = match.end()
            outcome = _outcome(rules[1][match.lastindex or 0], signs[k:end])
            _apply(outcome, stack, end - k, objects, links)
            signs = signs[:k] + outcome.left + signs[end:]
    return _rooted(signs, stack, links)


def _apply(outcome: Outcome, stack: list[int], size: int, objects: dict[int, int], links: Links) -> None:
    """Link and take away what a rule puts under another."""
    taken = stack[: -size - 1 : -1]
    del stack[-size:]
    for child, of_object, above, relation in outcome.links:
        word, head = taken[child], taken[above]
        if of_object:
            word = objects.get(word, word)
        if word != head:
            links.link(word, head, relation)
        if relation in OBJECTS:
            objects[head] = word
    stack.extend([taken[i] for i in outcome.kept])


@lru_cache(maxsize=1 << 14)
def _outcome(number: int, taken: str) -> Outcome:
    """What a rule, by its number, makes of phrases of some signs."""
    rule, at, i = _rules()[number][-1], [], 0
    for may_be in rule.groups:
        there = not may_be or taken[i : i + 1] in may_be
        at.append(i if there and i < len(taken) else -1)
        i += at[-1] >= 0
    links = tuple(
        (at[child], of_object, at[head], _told(relation, taken[at[child]], taken[at[head]]))
        for child, of_object, head, relation in rule.links
        if at[child] >= 0
    )
    left = "".join(_changed(taken[at[group]], change) for group, change in rule.left)
    return Outcome(links, tuple(at[group] for group, _ in reversed(rule.left)), left)


def _told(relation: str, child: str, head: str) -> str:
    """The relation that a rule means: of a subject by the voice of its verb, for "*" the usual one of the phrase."""
    if relation == "subj":
        return "nsubjpass" if "passive" in alphabet().symbols[head] else "nsubj"
    return _usual(child) if relation == "*" else relation


@cache
def _usual(sign: str) -> str:
    """The relation that a phrase has by its kind."""
    usual = table("shallow")["tree"]["usual"]
    return next((relation for kind, relation in usual.items() if kind in alphabet().symbols[sign]), "dep")


def _changed(sign: str, change: str) -> str:
    return alphabet().sign(_with(alphabet().symbols[sign], change))


def _with(symbol: frozenset[str], change: str) -> frozenset[str]:
    for one in CHANGE.findall(change):
        sign, feature = one[0], frozenset({one[1:]})
        symbol = feature if sign == "=" else symbol | feature if sign == "+" else symbol - feature
    return symbol


def _rooted(signs: str, stack: Sequence[int], links: Links) -> int:
    """The root of what is left, the others under it."""
    left = signs[1:-1]
    root = next(i for expression in _roots() for i, sign in enumerate(left) if sign in expression)
    words = stack[::-1]
    for word, sign in zip(words, left, strict=True):
        if word != words[root]:
            links.link(word, words[root], links.deps[word] or _usual(sign))
    return words[root]


# --- the table --------------------------------------------------------------------------------


@cache
def alphabet() -> Alphabet:
    """The signs of all that phrases can be and that rules can make of them."""
    symbols = set(kinds())
    changes = {(choices[int(one[0]) - 1], one[1:]) for choices, one in _changes() if one[1:]}
    new = symbols
    while new:
        new = {_with(symbol, change) for symbol in new for choice, change in changes if fits(symbol, choice)} - symbols
        symbols |= new
    return Alphabet(symbols)


def _changes() -> Iterator[tuple[list[str], str]]:
    """What is left by rules, each with the choices that the groups of its rule stand for."""
    for pattern, _, left in _rows():
        choices = [BRACKET.findall(group)[0] for group in GROUP.findall(pattern)]
        yield from ((choices, one) for one in left.split())


def _rows() -> list[tuple[str, str, str]]:
    return [tuple(row.rsplit(" : ", 2)) for row in table("shallow")["tree"]["rules"]]


@cache
def _rules() -> list[tuple[str, str, str, Reduction]]:
    """The rules in order: the signs that each begins and goes on with, and its expression, which ends with `()`."""
    return [_rule(*row) for row in _rows()]


def _rule(pattern: str, written: str, left: str) -> tuple[str, str, str, Reduction]:
    groups = GROUP.findall(pattern)
    links = tuple((int(i) - 1, bool(of), int(head) - 1, dep) for i, of, head, dep in LINK.findall(written))
    kept = tuple((int(one[0]) - 1, one[1:]) for one in left.split())
    signs = [alphabet().matching(BRACKET.findall(group)[0]) for group in groups]
    may_be = tuple(one if "?" in group else "" for one, group in zip(signs, groups, strict=True))
    follow = signs[1] + (signs[2] if may_be[1] else "")
    return signs[0], follow, alphabet().expression(pattern) + "()", Reduction(may_be, links, kept)


Rules = tuple[re.Pattern[str], dict[int, int]]


@cache
def _rules_for(sign: str, after: str) -> Rules | None:
    """The rules for two phrases side by side as one expression, and their numbers by that of their last group."""
    return _rules_of(_kind(sign), _kind(after)) if _kind(after) else None


@cache
def _kind(sign: str) -> str:
    """What phrases are told apart by before anything else."""
    return next((kind for kind in table("shallow")["tree"]["usual"] if kind in alphabet().symbols[sign]), "")


@cache
def _rules_of(kind: str, after: str) -> Rules | None:
    signs, next_signs = set(alphabet().matching(kind)), set(alphabet().matching(after))
    ways, rules, last = [], {}, 0
    for number, (begins, follow, expression, rule) in enumerate(_rules()):
        if not signs.isdisjoint(begins) and not next_signs.isdisjoint(follow):
            last += len(rule.groups) + 1
            ways.append(expression)
            rules[last] = number
    return (re.compile("|".join(ways)), rules) if ways else None


@cache
def _roots() -> list[str]:
    return [alphabet().matching(pattern) for pattern in table("shallow")["tree"]["roots"]] + [alphabet().matching("")]
