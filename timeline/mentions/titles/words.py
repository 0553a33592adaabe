"""What a title is made of: a sentence, the names for its words, the words that no title has, and what a word is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import table
from timeline.syntax import VERBAL, Tree, bracketed, dependents, subtree

if TYPE_CHECKING:
    from timeline.model import Token

QUOTES = frozenset({'"', "“", "”", "„", "``", "''", "«", "»"})
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
# What Markdown and tables set around words.
MARKUP = re.compile(r"[|*#_~`>•·]+")
# "LONDON, May 3 (Agency) - ": where and by whom an agency's report was written.
DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+)*(?:,? [^—–:;]{0,40}?)?(?: ?\([^)]{1,40}\))? ?(?:—|–|--| -) "
)


class Names(NamedTuple):
    """By the word that governs a mention: the name to write for it, the actor that it names, and the short name.

    A short name is the text's own ("Roe"), for titles that have no room for more.
    """

    written: Mapping[int, str]
    actors: Mapping[int, str]
    short: Mapping[int, str]


class Material(NamedTuple):
    """A sentence, what is written for some of its words, and the words left out.

    `said` has the text of words that change their form or stand for something else ("which"); `top` is the word that
    the title is built around, `held` are others that no cut may touch, `kept` those that the cuts have left so far.
    """

    tree: Tree
    names: Names
    said: Mapping[int, str]
    out: frozenset[int]
    top: int
    held: frozenset[int] = frozenset()
    kept: frozenset[int] = frozenset()


class TitleWord(NamedTuple):
    """A word of the material, as the tables ask about it."""

    m: Material
    i: int

    @property
    def token(self) -> Token:
        """What the analysis says of it."""
        return self.m.tree.tokens[self.i]

    @property
    def lemma(self) -> str:
        """Its lemma in small letters."""
        return self.m.tree.lemmas[self.i]

    @property
    def above(self) -> TitleWord:
        """The word that governs it, itself at the root."""
        return TitleWord(self.m, self.token.head)

    @property
    def branch(self) -> list[int]:
        """The word and all below it, in text order."""
        return subtree(self.m.tree, self.i)

    def under(self, *labels: str) -> list[TitleWord]:
        """Its dependents under any of the labels, in order."""
        return [TitleWord(self.m, c) for c in dependents(self.m.tree, self.i, *labels)]

    def is_in(self, section: str, *names: str) -> bool:
        """Whether its lemma is in one of the lists of the lexicon."""
        return self.lemma in listed(section, *names)


@cache
def listed(section: str, *names: str) -> frozenset[str]:
    """Lists of the lexicon of titles as one set."""
    return frozenset(word for name in names for word in table("titles")[section][name])


def text_of(tree: Tree, words: Iterable[int]) -> str:
    """Words as the document spaces them, those that do not follow each other with one blank."""
    text, last = "", None
    for w in words:
        glued = last is None or (last + 1 == w and tree.tokens[last].span.end == tree.tokens[w].span.start)
        text += tree.tokens[w].text if glued else " " + tree.tokens[w].text
        last = w
    return text


def outside(tree: Tree, top: int, dropped: Iterable[int]) -> frozenset[int]:
    """The words that belong to no title of what `top` tells: those dropped, asides in brackets, markup, a dateline,
    a heading before a colon, and what a semicolon or a dash sets apart."""
    marks = [i for i, t in enumerate(tree.tokens) if t.text == ";" or (i > top and _is_dash(tree, i))]
    first = max((i for i in marks if i < top), default=-1)
    last = min((i for i in marks if i > top), default=len(tree.tokens))
    colon = next((i for i, t in enumerate(tree.tokens[:6]) if t.text == ":"), -1)
    if colon < top and not any(t.text in QUOTES for t in tree.tokens[: colon + 2]):
        first = max(first, colon)
    dateline = DATELINE.match(text_of(tree, range(top + 1)))
    begun = tree.tokens[0].span.start + (dateline.end() if dateline else 0)
    apart = {i for i, t in enumerate(tree.tokens) if i <= first or i >= last or t.span.end <= begun}
    markup = {i for i, t in enumerate(tree.tokens) if MARKUP.fullmatch(t.text) or t.pos == "SPACE"}
    aside = bracketed(tree)
    return frozenset({*dropped, *markup, *apart, *(aside if top not in aside else ())} - {top})


def _is_dash(tree: Tree, i: int) -> bool:
    """Whether a dash sets an aside apart and joins no words."""
    token, beside = tree.tokens[i], tree.tokens[max(0, i - 1) : i + 2]
    if len(beside) < 3 or token.text not in {"–", "—", "--", "-"}:
        return False
    spaced = beside[0].span.end < token.span.start and token.span.end < beside[2].span.start
    return spaced and (token.text != "-" or beside[2].tag in {"DT", "CC", "WDT", "IN"})


def is_mark(tree: Tree, i: int) -> bool:
    """Whether a word is a quotation mark; an apostrophe only where the model takes it for one."""
    token = tree.tokens[i]
    return token.text in QUOTES or (token.text in {"'", "‘", "’"} and token.tag in {"``", "''"})


def quoted_in(tree: Tree) -> frozenset[int]:
    """The words between quotation marks, and the marks that open."""
    marks = [i for i in range(len(tree.tokens)) if is_mark(tree, i)]
    return frozenset(w for start, stop in zip(marks[::2], marks[1::2], strict=False) for w in range(start, stop))


def hyphens(tree: Tree) -> list[int]:
    """The hyphens that join words, also where the text has blanks around them ("36 - year - old")."""
    return [i for i, t in enumerate(tree.tokens) if t.tag == "HYPH"]


def is_kept_adverb(tree: Tree, i: int) -> bool:
    """Whether a clause says more without this adverb ("no longer", "allegedly"), as it does not without "not only"."""
    if tree.lemmas[i] == "not" and tree.lemmas[i + 1 : i + 2] in {("only",), ("just",), ("merely",)}:
        return False
    return not listed("kept", "adverbs", "hedges").isdisjoint((tree.tokens[i].text.lower(), tree.lemmas[i]))


def is_infinitive(tree: Tree, i: int) -> bool:
    """Whether a word is a verb after "to", also a passive one."""
    return any(tree.tokens[c].tag == "TO" for c in dependents(tree, i, "aux"))


def is_fronted(tree: Tree, i: int) -> bool:
    """Whether a word leads over to its clause from before its subject ("Now, in the talks, the gap ...")."""
    above = tree.tokens[i].head
    return tree.tokens[above].pos in VERBAL and any(i < s for s in dependents(tree, above, *SUBJECTS[:3]))


def is_of_time(tree: Tree, i: int) -> bool:
    """Whether a phrase says when: by its entity, or as a noun of time beside a verb that does not last."""
    token = tree.tokens[i]
    if tree.lemmas[i] in listed("time", "parts"):
        whole = [o for p in dependents(tree, i, "prep") for o in dependents(tree, p, "pobj")]
        return token.entity == "DATE" or any(is_of_time(tree, o) for o in whole)
    if tree.lemmas[token.head] in listed("time", "lasting"):
        return False
    return token.entity in {"DATE", "TIME"} or tree.lemmas[i] in listed("time", "nouns")
