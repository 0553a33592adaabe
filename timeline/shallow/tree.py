"""The phrases of a sentence -> its tree, by the table of rules in `lexicon/shallow.toml`.

The phrases are taken in from the last to the first. What stands behind a phrase is read already, so that a verb finds
its objects, a noun what describes it, a subject its clause; each rule puts some under one of them, which stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
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
    """How many groups a rule takes and whether each takes a phrase, its links, and what it leaves: (group, changes)."""

    size: int
    full: bool
    links: tuple[tuple[int, bool, int, str], ...]
    left: tuple[tuple[int, str], ...]


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
        pattern, rules = _rules_for(signs[k])
        while match := pattern.match(signs, k):
            signs = _applied(rules[match.lastindex or 0], match, stack, objects, links)
            pattern, rules = _rules_for(signs[k])
    return _rooted(signs, stack, links)


def _applied(rule: Reduction, match: re.Match[str], stack: list[int], objects: dict[int, int], links: Links) -> str:
    """Link and take away what a rule puts under another; the signs of what is left."""
    signs, (k, end), last = match.string, match.span(), match.lastindex or 0
    # Where each group stands, counted from the top of the stack; -1 where it is empty.
    at: Sequence[int] = range(rule.size)
    if not rule.full:
        at = [match.start(group) - k if match.group(group) else -1 for group in range(last - rule.size, last)]
    for group, of_object, above, relation in rule.links:
        child = at[group]
        if child < 0:
            continue
        word, head = stack[-1 - child], stack[-1 - at[above]]
        if of_object:
            word = objects.get(word, word)
        if word != head:
            links.link(word, head, _relation(relation, signs[k + child], signs[k + at[above]]))
        if relation in OBJECTS:
            objects[head] = word
    kept = [stack[-1 - at[group]] for group, _ in rule.left]
    del stack[k - end :]
    stack.extend(reversed(kept))
    left = [_changed(signs[k + at[group]], change) if change else signs[k + at[group]] for group, change in rule.left]
    return signs[:k] + "".join(left) + signs[end:]


def _relation(relation: str, child: str, head: str) -> str:
    if relation == "*":
        return _usual(child)
    if relation == "subj":
        return "nsubjpass" if "passive" in alphabet().symbols[head] else "nsubj"
    return relation


@cache
def _usual(sign: str) -> str:
    """The relation that a phrase has by its kind."""
    usual = table("shallow")["tree"]["usual"]
    return next((relation for kind, relation in usual.items() if kind in alphabet().symbols[sign]), "dep")


@cache
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
def _rules() -> list[tuple[str, str, Reduction]]:
    """The rules in order, with the signs that each begins with and its expression, which ends with an empty group."""
    return [_rule(*row) for row in _rows()]


def _rule(pattern: str, written: str, left: str) -> tuple[str, str, Reduction]:
    groups = GROUP.findall(pattern)
    links = tuple((int(i) - 1, bool(of), int(head) - 1, dep) for i, of, head, dep in LINK.findall(written))
    kept = tuple((int(one[0]) - 1, one[1:]) for one in left.split())
    begins = alphabet().matching(BRACKET.findall(groups[0])[0])
    full = not any("?" in group for group in groups)
    return begins, alphabet().expression(pattern) + "()", Reduction(len(groups), full, links, kept)


@cache
def _rules_for(sign: str) -> tuple[re.Pattern[str], dict[int, Reduction]]:
    """The rules for phrases of the kind of one as one expression, and each by the number of its last, empty group."""
    symbol = alphabet().symbols[sign]
    return _rules_of(next((kind for kind in table("shallow")["tree"]["usual"] if kind in symbol), ""))


@cache
def _rules_of(kind: str) -> tuple[re.Pattern[str], dict[int, Reduction]]:
    signs = set(alphabet().matching(kind))
    ways, rules, last = ["(?!)"], {}, 0
    for begins, expression, rule in _rules():
        if not signs.isdisjoint(begins):
            last += rule.size + 1
            ways.append(expression)
            rules[last] = rule
    return re.compile("|".join(ways)), rules


@cache
def _roots() -> list[str]:
    return [alphabet().matching(pattern) for pattern in table("shallow")["tree"]["roots"]] + [alphabet().matching("")]
