"""Sentences read by shallow patterns, where no language model is: words, tags, phrases, and a tree by their places.

    telling      which sentences are worth reading at all
    words        a sentence cut into words
    vocabulary   what each word can be, by lists and endings
    tags         what it is, by the words beside it
    phrases      noun phrases, verb groups, dates
    tree         who governs whom
    links        the same while it is found out
    patterns     how the tables of `lexicon/shallow.toml`, which say all that, are written
    labels       names by lists and shapes

The values are those that `timeline.language` gives, so the rooms above read both alike. Only sentences that can tell a
dated event are read, and those that introduce who takes part in one: the rest of a text costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.analyser import RULES, Analyser, Segmented, revision_of
from timeline.model import Sentence, Span, Token
from timeline.shallow.labels import labels
from timeline.shallow.links import Links
from timeline.shallow.phrases import phrases
from timeline.shallow.tags import Tagged, tagged
from timeline.shallow.telling import candidates, telling
from timeline.shallow.tree import tree
from timeline.shallow.words import words

if TYPE_CHECKING:
    from timeline.model import TimeExpression

__all__ = ["analyse", "analyser", "sentence_of"]

VERSION = "1"
POS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "PDT": "DET", "EX": "PRON", "IN": "ADP", "JJ": "ADJ", "MD": "AUX",
    "JJR": "ADJ", "JJS": "ADJ",
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "POS": "PART", "PRP": "PRON", "PRP$": "PRON",
    "RB": "ADV", "NEG": "PART", "RP": "ADP", "TO": "PART", "UH": "INTJ", "WDT": "PRON", "WP": "PRON", "WP$": "PRON",
    "WRB": "SCONJ", "$": "SYM",
}  # fmt: skip


@cache
def analyser() -> Analyser:
    """What analyses sentences by shallow patterns; it loads no model."""
    sources = sorted(str(path) for path in Path(__file__).parent.glob("*.py"))
    return Analyser(RULES, VERSION, revision_of(*sources), lambda texts: map(analyse, texts), costly=False)


def analyse(text: Segmented) -> tuple[Sentence, ...]:
    """The sentences of a text that can tell a dated event, with their words, in order; it brings its times with it."""
    every = list(candidates(text.paragraphs, text.times))
    found = (sentence_of(text.text, one.span, one.paragraph, one.times) for one in telling(text.text, every))
    return tuple(sentence for sentence in found if sentence is not None)


def sentence_of(text: str, span: Span, paragraph: Span, times: Sequence[TimeExpression]) -> Sentence | None:
    """A sentence with its words and their tree; None where it holds no word. `times` are the expressions inside it."""
    found, starts = words(text, span.start, span.end)
    if not found:
        return None
    dates = _dates(starts, found, times)
    dated = frozenset(i for first, stop in dates.items() for i in range(first, stop))
    read = tagged(found, dated)
    links = Links(len(found))
    tree(phrases(read, dates, links), links)
    tokens = tuple(_tokens(read, starts, links, labels(read, dated)))
    return Sentence(Span(tokens[0].span.start, tokens[-1].span.end), paragraph, tokens)


def _dates(starts: Sequence[int], found: Sequence[str], times: Iterable[TimeExpression]) -> dict[int, int]:
    """The words of each time expression: the first and the one behind the last."""
    dates: dict[int, int] = {}
    i = 0
    for time in times:
        while i < len(starts) and starts[i] + len(found[i]) <= time.span.start:
            i += 1
        first = i
        while i < len(starts) and starts[i] < time.span.end:
            i += 1
        if i > first:
            dates[first] = i
    return dates


def _tokens(read: Tagged, starts: Sequence[int], links: Links, names: Sequence[tuple[str, bool]]) -> Iterator[Token]:
    told = zip(read.words, starts, read.lemmas, read.tags, links.deps, links.heads, names, strict=True)
    for word, start, lemma, tag, dep, head, name in told:
        yield Token(Span(start, start + len(word)), word, lemma, *_parts(tag, dep, lemma == "be"), dep, head, "", *name)


@cache
def _parts(tag: str, dep: str, be: bool) -> tuple[str, str]:
    """The part of speech of a word and its Penn tag as they are shown; what describes a noun is a participle."""
    if tag[0] == "V":
        auxiliary = be or dep in {"aux", "auxpass"}
        return "AUX" if auxiliary else "VERB", "VBN" if tag == "VBD" and dep == "acl" else tag
    if tag == "IN":
        return "SCONJ" if dep == "mark" else "ADP", tag
    return POS.get(tag, "PUNCT"), "RB" if tag == "NEG" else tag
