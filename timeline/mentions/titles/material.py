"""What a title is made of: a sentence, the names for its words, and the words that no title has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import table
from timeline.syntax import Tree, bracketed

if TYPE_CHECKING:
    from collections.abc import Iterable

QUOTES = frozenset({'"', "“", "”", "„", "``", "''", "«", "»"})
# What Markdown and tables set around words.
MARKUP = re.compile(r"[|*#_~`>•·]+")
# "LONDON, May 3 (Agency) - ": where and by whom an agency's report was written.
DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+)*(?:,? [^—–:;]{0,40}?)?(?: ?\([^)]{1,40}\))? ?(?:—|–|--| -) "
)


class Material(NamedTuple):
    """A sentence, what is written for some of its words, and the words left out.

    `names` has names by the word that governs a mention, `actors` who each such word names, `short` the text's own
    short names, `said` the text of words
    that change their form or stand for something else ("which"); `top` is the word that the title is built around and
    `held` others that no cut may touch.
    """

    tree: Tree
    names: Mapping[int, str]
    actors: Mapping[int, str]
    short: Mapping[int, str]
    said: Mapping[int, str]
    out: frozenset[int]
    top: int
    held: frozenset[int] = frozenset()


@cache
def listed(section: str, name: str) -> frozenset[str]:
    """A list of the lexicon of titles as a set."""
    return frozenset(table("titles")[section][name])


def lemma(tree: Tree, i: int) -> str:
    """The lemma of a word in small letters."""
    return tree.tokens[i].lemma.lower()


def outside(tree: Tree, top: int, dropped: Iterable[int]) -> frozenset[int]:
    """The words that belong to no title of what `top` tells: those dropped, asides in brackets, markup, a dateline,
    a heading before a colon, and what a semicolon sets apart."""
    marks = [i for i, t in enumerate(tree.tokens) if t.text == ";"]
    first = max((m for m in marks if m < top), default=-1)
    last = min((m for m in (*marks, *dashes(tree, top)) if m > top), default=len(tree.tokens))
    apart = {*range(first + 1), *range(last, len(tree.tokens))}
    colon = next((i for i, t in enumerate(tree.tokens[:6]) if t.text == ":"), -1)
    lead = range(colon + 1 if colon < top and not any(t.text in QUOTES for t in tree.tokens[: colon + 2]) else 0)
    markup = {i for i, t in enumerate(tree.tokens) if MARKUP.fullmatch(t.text) or t.pos == "SPACE"}
    aside = bracketed(tree)
    aside = set() if top in aside else {*aside}
    return frozenset({*dropped, *aside, *apart, *lead, *markup, *_dateline(tree, top)})


def dashes(tree: Tree, top: int) -> list[int]:
    """The dashes behind a word that set an aside apart, not those that join words."""
    found = []
    for i in range(top + 1, len(tree.tokens) - 1):
        before, token, after = tree.tokens[i - 1 : i + 2]
        spaced = before.span.end < token.span.start and token.span.end < after.span.start
        if spaced and (
            token.text in {"–", "—", "--"} or (token.text == "-" and after.tag in {"DT", "CC", "WDT", "IN"})
        ):
            found.append(i)
    return found


def _dateline(tree: Tree, top: int) -> range:
    start = tree.tokens[0].span.start
    text = "".join(
        t.text + " " * (n.span.start - t.span.end) for t, n in zip(tree.tokens, tree.tokens[1:], strict=False)
    )
    found = DATELINE.match(text)
    if found is None or tree.tokens[top].span.start < start + found.end():
        return range(0)
    return range(sum(1 for t in tree.tokens if t.span.end <= start + found.end()))


def is_mark(tree: Tree, i: int) -> bool:
    """Whether a word is a quotation mark; an apostrophe only where the model takes it for one."""
    token = tree.tokens[i]
    return token.text in QUOTES or (token.text in {"'", "‘", "’"} and token.tag in {"``", "''"})


def is_kept_adverb(tree: Tree, i: int) -> bool:
    """Whether a clause says more without this adverb ("no longer", "allegedly")."""
    return {tree.tokens[i].text.lower(), lemma(tree, i)} & listed("kept", "adverbs") != set()


def is_quoted(tree: Tree, first: int) -> bool:
    """Whether a quotation mark opens before a word."""
    return first > 0 and tree.tokens[first - 1].text in QUOTES
