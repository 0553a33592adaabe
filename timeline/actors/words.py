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
    """A token, or a part of one; `token` is the token's index in its sentence."""

    text: str
    span: Span
    token: int
    pos: str
    lemma: str
    entity: str
    entity_start: bool

    @property
    def capital(self) -> bool:
        """Whether it begins like a name."""
        return self.text[0].isupper() or (self.text[0].isdigit() and any(map(str.isupper, self.text)))

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


def words(sentence: Sentence) -> tuple[Word, ...]:
    """The words of a sentence, in order."""
    found: list[Word] = []
    for index, token in enumerate(sentence.tokens):
        if not token.text.strip():
            continue
        whole = token.text in HYPHENS or not any(mark in token.text for mark in HYPHENS)
        for part in (re.compile(r".+", re.DOTALL) if whole else PARTS).finditer(token.text):
            span = Span(token.span.start + part.start(), token.span.start + part.end())
            found.append(
                Word(part[0], span, index, token.pos, token.lemma, token.entity, token.entity_start)
            )
    return tuple(found)


def form(text: str) -> tuple[str, ...]:
    """The words of a lexicon entry, cut as `words` cuts a sentence."""
    return tuple(FORM.findall(text))


def joined(a: Word, b: Word) -> bool:
    """Whether nothing, not even a blank, stands between two words."""
    return a.span.end == b.span.start


def cover(run: Sequence[Word]) -> Span:
    """The span from the first word to the last."""
    return Span(run[0].span.start, run[-1].span.end)
