"""The phrases of a sentence -> its tree: which verb heads which clause, and what belongs to it.

The phrases are read from left to right. A noun phrase before a finite verb is its subject, one behind it its object;
a preposition belongs to the verb, unless it only ever belongs to nouns ("of") or no verb was told yet; a clause hangs
on the verb or noun before it by the word that opens it. What comes before the first verb waits for that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.shallow.links import Links
from timeline.shallow.nominal import adjective, adverb, date, mark, noun, preposition, relative
from timeline.shallow.phrases import (
    ADJ,
    ADV,
    AND,
    COMMA,
    DATE,
    MARK,
    NOUN,
    OTHER,
    PREP,
    RELATIVE,
    VERB,
    Phrase,
)
from timeline.shallow.reading import Reading, settle
from timeline.shallow.tags import Tagged
from timeline.shallow.verbal import verb


def tree(tagged: Tagged, found: Sequence[Phrase], links: Links) -> None:
    """Link the phrases of a sentence into one tree."""
    reading = Reading(tagged, found, links)
    for k in range(len(found)):
        _take(reading, k)
    links.rooted(_root(reading))


def _take(at: Reading, k: int) -> None:
    """Take in the next phrase."""
    phrase = at.found[k]
    TAKEN[phrase.kind](at, k, phrase)
    if phrase.kind not in {COMMA, AND, OTHER}:
        at.comma = False
    at.near = phrase.kind == NOUN or (at.near and phrase.kind in {AND, OTHER})


def _root(at: Reading) -> int:
    """The root, once all is read."""
    if at.main is not None:
        root = at.main.verb
    else:
        first = next((i for i, dep in at.waiting if dep == "advcl"), at.subject)
        root = first if first >= 0 else next((p.head for p in at.found if p.kind not in {COMMA, OTHER}), 0)
    settle(at, root)
    for i, dep in ((at.subject, "dep"), (at.held, "dep"), (at.joint, "cc"), (at.mark, "mark")):
        if i >= 0 and not at.links.linked(i) and i != root:
            at.links.link(i, root, dep)
    return root


def _comma(at: Reading, k: int, phrase: Phrase) -> None:
    """A comma, colon, quotation mark or bracket: what it parts has no preposition in common."""
    del k
    at.links.later(phrase.head, "punct")
    at.comma, at.prep = True, -1
    if at.clause is not None and at.main is None:
        at.clause = None  # the clause before the main one is over
    if phrase.form in {";", ":", "—", "–"} and at.main is not None:
        at.clause, at.subject = None, -1


def _other(at: Reading, k: int, phrase: Phrase) -> None:
    """A full stop, a hyphen or another mark, which stands for itself."""
    del k
    at.links.later(phrase.head, "punct")


def _and(at: Reading, k: int, phrase: Phrase) -> None:
    """An "and" or "or", which what follows is to take up."""
    del k
    at.joint, at.prep = phrase.head, -1


TAKEN: dict[str, Callable[[Reading, int, Phrase], None]] = {
    NOUN: noun,
    VERB: verb,
    PREP: preposition,
    MARK: mark,
    RELATIVE: relative,
    DATE: date,
    ADJ: adjective,
    ADV: adverb,
    AND: _and,
    COMMA: _comma,
    OTHER: _other,
}
