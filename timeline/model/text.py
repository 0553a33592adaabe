"""Stretches of a text, and its words and sentences once they are analysed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a document's text, in Unicode code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Token(NamedTuple):
    """A word of an analysed sentence; `head` is the index of its governor in the same sentence (its own at the root).

    `pos`, `dep` and `morph` are Universal Dependencies' as the model gives them, `tag` is the Penn tag,
    `entity` the model's entity label or "" and `entity_start` whether an entity begins here.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    morph: str
    entity: str
    entity_start: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """An analysed sentence: its span, the span of its paragraph, and its words in order."""

    span: Span
    paragraph: Span
    tokens: tuple[Token, ...] = field(repr=False)
