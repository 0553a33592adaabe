"""What a text itself says a name is, whatever the model makes of it: a person, a body or a place."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.actors.capital_runs import is_ticker
from timeline.actors.definite import described
from timeline.actors.descriptions import LOCAL
from timeline.actors.lexicon_matcher import role_row
from timeline.actors.words import POSSESSIVE
from timeline.lexicon import table, word_set
from timeline.persons import is_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.actors.sentences import NamedSentence
    from timeline.actors.words import Word

# The pronoun by which a speaker goes on to speak of himself, or of itself.
OWN = table("references")["own"]
ARTICLES = word_set("references", "determiners", "articles")
AFTER_COMMA = {"which": "organisation", "who": "person"}
SPOKEN = word_set("references", "verbs", "spoken")


def evidence(reading: NamedSentence, index: int) -> Iterator[str]:
    """What the words round a name say it is, each time they do: "person", "organisation" or "place"."""
    name_span, run = reading.name_spans[index], reading.words
    yield from _before(run[max(0, name_span.first - 2) : name_span.first])
    yield from _after(run[name_span.stop : name_span.stop + 4])
    yield from _apposition(reading, name_span.stop)
    for told in reading.told:
        if told.holder == index:
            yield "person"
        elif told.of == index and told.roles[0] in LOCAL - {"ambassador", "judge"}:
            yield "place"  # "the mayor of X"
        elif told.of == index and role_row(told.roles[0])["belongs"] in {"body", "state"}:
            yield "organisation"


def _apposition(reading: NamedSentence, stop: int) -> Iterator[str]:
    """ "X, a former member," and "X, the union," say what X is."""
    run, tokens = reading.words, reading.sentence.tokens
    article = run[stop + 1].lower if stop + 2 < len(run) and run[stop].text == "," else ""
    if article not in ARTICLES:
        return
    nouns = list(takewhile(lambda word: word.pos in {"NOUN", "ADJ"}, run[stop + 2 : stop + 7]))
    after = run[stop + 2 + len(nouns)].text if stop + 2 + len(nouns) < len(run) else "."
    if nouns and nouns[-1].pos == "NOUN" and (after in {",", ".", "of", "who"}):
        if is_person(tokens[nouns[-1].token]):
            yield "person"
        elif nouns[-1].lower in described():
            yield "organisation"


def _before(words: Sequence[Word]) -> Iterator[str]:
    """ "Mr. X", "the firm X", "shares in X", "joined from X", "Northwind PLC of X"."""
    if not words:
        return
    first, last = words[0], words[-1]
    if last.text in word_set("roles", "titles", "honorifics"):
        yield "person"
    if last.lower in word_set("institutions", "shape", "firms"):
        yield "organisation"
    if (first.lemma, last.lower) in {("share", "in"), ("share", "of"), ("join", "from")}:
        yield "organisation"
    if last.lower == "of" and first.text in word_set("institutions", "shape", "legal"):
        yield "place"


def _after(words: Sequence[Word]) -> Iterator[str]:
    """ "X, which", "X, who", "X's shares", "X TSM.L", "X (NYSE: ABC)", "X said it", "X said he"."""
    if not words:
        return
    first, second = words[0], words[1] if len(words) > 1 else None
    if is_ticker(first.text):
        yield "organisation"
    if second is None:
        return
    if first.text == "," and second.lower in AFTER_COMMA:
        yield AFTER_COMMA[second.lower]
    if first.text in POSSESSIVE and second.lemma in word_set("institutions", "shape", "possessions"):
        yield "organisation"
    if first.text == "(" and second.text in word_set("institutions", "shape", "exchanges"):
        yield "organisation"
    own = words[2] if second.lower == "that" and len(words) > 2 else second
    if first.lemma in SPOKEN and own.lower in OWN:
        yield OWN[own.lower]
