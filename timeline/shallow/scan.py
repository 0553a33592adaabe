"""A sentence while its words are tagged: what has been read of it, and what stands beside a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.shallow.forms import ED, PAST, Form, S, form_of

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Tags after which a word that can be a noun is one.
BEFORE_NOUN = frozenset({"DT", "PDT", "PRP$", "WP$", "JJ", "POS", "CD"})
# Tags that leave the verb group before them open ("has also been").
ADVERBIAL = frozenset({"RB", "NEG"})
# What parts clauses, so that a new one may have a verb of its own.
PARTING = frozenset({"CC", "WDT", "WP", "WRB", "IN,", ":", "``", ","})
LONGEST_TITLE = 20  # words
AHEAD = 16  # words that are looked ahead
QUOTES = frozenset('"“”„«»‘')
PERSONAL = frozenset({"PRP", "WP", "WDT", "EX"})


@dataclass(slots=True)
class Scan:
    """The words of a sentence and what has been read of them.

    `group` is "" outside a verb group, else "to", "modal", "do", "have" or "be" by its last auxiliary; `asked` tells
    whether a pronoun stood inside one, `finite` whether the clause under way has its verb, `title` whether all words
    are capitalised.
    """

    words: Sequence[str]
    forms: Sequence[Form]
    dated: frozenset[int]
    title: bool
    tags: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    group: str = ""
    finite: bool = False
    asked: bool = False


def scan_of(words: Sequence[str], dated: frozenset[int]) -> Scan:
    """A sentence of which nothing is read yet; `dated` are the words of time expressions."""
    return Scan(words, [form_of(word.lower()) for word in words], dated, _is_title(words))


def _is_title(words: Sequence[str]) -> bool:
    """Whether the words are capitalised as in a headline, so that a capital tells nothing."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return 3 < len(long) < LONGEST_TITLE and words[-1] != "." and capitals > 0.7 * len(long)


def tag_before(at: Scan, i: int) -> str:
    """The tag of the word before, adverbs passed over."""
    i -= 1
    while i >= 0 and at.tags[i] in ADVERBIAL and at.tags[i] != "JJ":
        i -= 1
    return at.tags[i] if i >= 0 else ""


def form_after(at: Scan, i: int) -> Form:
    """What the next word can be."""
    return at.forms[i + 1] if i + 1 < len(at.forms) else Form(closed=".")


def noun_follows(at: Scan, i: int) -> bool:
    """Whether the next word can belong to the same noun phrase."""
    if i + 1 >= len(at.words) or not (at.words[i + 1][0].isalnum()):
        return False
    after = at.forms[i + 1]
    if after.closed:
        return after.closed == "CD"
    if at.words[i + 1][0].isupper() or at.words[i + 1][0].isdigit():
        return True
    return bool(after.noun) or after.adjective


def capital_follows(at: Scan, i: int) -> bool:
    """Whether the next word has a capital of its own."""
    after = at.words[i + 1] if i + 1 < len(at.words) else ""
    return after[:1].isupper() and not form_of(after.lower()).closed


def complement_follows(at: Scan, i: int) -> bool:
    """Whether what follows is the object or complement of a verb rather than the verb of a subject."""
    after, word = form_after(at, i), at.words[i + 1] if i + 1 < len(at.words) else ""
    if word[:1].isupper() or word in QUOTES:
        return True
    if after.closed in {"DT", "PRP$", "PRP", "PDT", "TO", "CD", "WP", "WRB"} or word.lower() in {"that", "to"}:
        return True
    things = not after.verb or (after.form == S and bool(after.noun))  # "holds loans"
    return not after.closed and things and (after.adjective or bool(after.noun)) and word[:1].isalpha()


def verb_ahead(at: Scan, i: int) -> bool:
    """Whether the clause has a finite verb after a word, as far as one can see without reading on."""
    for j in range(i + 1, min(i + AHEAD, len(at.words))):
        form = at.forms[j]
        if form.closed in FINITE or form.form in {ED, PAST} or (form.form == S and not form.noun):
            return True
        if not at.words[j][0].isalnum() and at.words[j] not in {"-", "'s", "’s"}:
            return False
    return False


def stands_like_verb(at: Scan, i: int) -> bool:
    """Whether a word of no list stands like an infinitive: before an article or a preposition."""
    if i + 1 >= len(at.words) or at.forms[i].known or not at.words[i].islower() or at.forms[i].plural:
        return False
    return form_after(at, i).closed in {"DT", "PRP$", "PRP"}
