"""The words of a sentence as names need them: hyphenated compounds apart ("U.S.-Russia" is two actors), tokens kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Sentence

PARTS = re.compile(r"[-–—/]|[^-–—/]+")
HYPHENS = frozenset("-–—/")
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
FORM = re.compile(r"['’]s\b|[-–—/,]|[^\s,/–—-]+?(?=['’]s\b)|[^\s,/–—-]+")


class Word(NamedTuple):
    """A token, or a part of one; `token` is the token's index in its sentence.

    `lower` is the word in lower case, `capital` whether it begins like a name: both are asked again and again.
    """

    text: str
    lower: str
    capital: bool
    span: Span
    token: int
    pos: str
    lemma: str
    entity: str
    entity_start: bool


def words(sentence: Sentence) -> tuple[Word, ...]:
    """The words of a sentence, in order."""
    found: list[Word] = []
    for index, token in enumerate(sentence.tokens):
        span, text, lemma, pos, _, _, _, _, entity, entity_start = token
        if text.isspace() or not text:
            continue
        if HYPHENS.isdisjoint(text) or text in HYPHENS:
            found.append(Word(text, text.lower(), _capital(text), span, index, pos, lemma, entity, entity_start))
            continue
        for match in PARTS.finditer(text):
            part, here = match[0], Span(span.start + match.start(), span.start + match.end())
            found.append(Word(part, part.lower(), _capital(part), here, index, pos, lemma, entity, entity_start))
    return tuple(found)


def _capital(text: str) -> bool:
    first = text[0]
    return first.isupper() or (first.isdigit() and any(map(str.isupper, text)))


def form(text: str) -> tuple[str, ...]:
    """The words of a lexicon entry, cut as `words` cuts a sentence."""
    return tuple(FORM.findall(text))


def joined(a: Word, b: Word) -> bool:
    """Whether nothing, not even a blank, stands between two words."""
    return a.span.end == b.span.start


def cover(run: Sequence[Word]) -> Span:
    """The span from the first word to the last."""
    return Span(run[0].span.start, run[-1].span.end)
