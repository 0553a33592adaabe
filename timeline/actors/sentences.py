"""A sentence read for names: its words, the stretches that can be names, and the roles that it tells of somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.actors.descriptions import Description, descriptions
from timeline.actors.name_spans import name_spans
from timeline.actors.words import Word, cover, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.actors.capital_runs import NameSpan
    from timeline.model import Document, Sentence


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence with its words, name spans and descriptions."""

    sentence: Sentence
    words: tuple[Word, ...]
    name_spans: tuple[NameSpan, ...]
    told: tuple[Description, ...]
    text: str

    def quote(self, first: int, stop: int) -> str:
        """Words `first` to `stop` as the document writes them, blanks evened."""
        span = cover(self.words[first:stop])
        return " ".join(self.text[span.start : span.end].split())

    def name(self, index: int) -> str:
        """The text of a name span."""
        return self.quote(self.name_spans[index].first, self.name_spans[index].stop)


def readings(document: Document, sentences: Iterable[Sentence]) -> Iterator[NamedSentence]:
    """The sentences of a document, read for names."""
    for sentence in sentences:
        run = words(sentence)
        found = name_spans(run)
        yield NamedSentence(sentence, run, found, descriptions(run, found), document.text)
