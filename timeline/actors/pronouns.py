"""Whom "he" and "she" mean: the one person who fits, looked for where the grammar puts him first.

Centering in short: the subject of the clause that holds or is held by the pronoun's; who else the sentence has named;
the sentences before, the last that names somebody first, where its subject outranks whom it only speaks of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.actors.memory import SUBJECTS, Memory, Told, head_of, is_main, nameless, subject_of_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.actors.reading import Reading
    from timeline.model import ActorSpan, Token

PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
KIN = frozenset({
    "wife", "husband", "son", "daughter", "brother", "sister", "father", "mother", "colleague", "partner",
    "counterpart", "successor", "predecessor", "lawyer", "family", "parents", "children", "friend", "agent", "deputy",
    "boss",
})  # fmt: skip
HELD = frozenset({"dobj", "dative", "pobj", "iobj"})
# What joins a clause to the one above it, of which it has no subject of its own.
CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "xcomp", "parataxis", "pcomp", "csubj"})


def person_meant(
    reading: Reading, at: int, named: Sequence[ActorSpan], here: Sequence[ActorSpan], told: Memory, *, quoted: bool
) -> str | None:
    """Whom a pronoun means: `named` are the actors of its sentence, `here` those before it.

    Of whom somebody speaks he has spoken before, so what is `quoted` looks back no further than its sentence.
    """
    titles = {told.first for told in reading.told if told.holder >= 0}  # "his counterpart Ivan Petrov"
    if _of_kin(reading, at) or at + 1 in titles:
        return None
    mark, tokens, word = PRONOUNS[reading.words[at].lower], reading.sentence.tokens, reading.words[at].token
    ahead = _ahead(reading, at, named, told)
    if ahead is not None:
        return ahead
    around = _around(tokens, word, here)
    held = [s for s in here if s not in around] if tokens[word].dep in HELD else list(here)
    people = told.people(held, mark)
    if not people:
        unknown = quoted or nameless(tokens, here, word)
        return None if unknown else _told_of(_before(reading, told), tokens, word, mark, told)
    last = told.people(told.recent[-1].spans, mark) if told.recent and not quoted else ()
    acting = told.people(_above(tokens, word, here), mark) == people
    return people[0] if len(people) == 1 and (acting or not set(last) - set(people)) else None


def _before(reading: Reading, told: Memory) -> tuple[Told, ...]:
    """The sentences that a pronoun can look back on, up to the last that names a person: the one before in any case,
    those before it in the paragraph where nobody without a name comes between.
    """
    found: list[Told] = []
    for sentence in reversed(told.recent):
        if found and sentence.sentence.paragraph != reading.sentence.paragraph:
            break
        found.insert(0, sentence)
        tokens = sentence.sentence.tokens
        if any(told.people(sentence.spans, m) for m in "mf") or nameless(tokens, sentence.spans, len(tokens)):
            break
    return tuple(found[:1])


def _told_of(before: Sequence[Told], tokens: Sequence[Token], word: int, mark: str, told: Memory) -> str | None:
    """The one person whom the sentence before names or, for the subject of a main clause, who acts in it alone."""
    if not before:
        return None
    people = told.people(before[-1].spans, mark)
    nobody = _nameless_subject(before[-1])
    if nobody and tokens[word].dep in SUBJECTS:
        return None
    if len(people) == 1:
        return people[0]
    if tokens[word].dep not in SUBJECTS or not is_main(tokens, tokens[word].head):
        return None
    above = told.people(_arguments(before[-1]), mark)
    return above[0] if len(above) == 1 and people else None


def _arguments(told: Told) -> list[ActorSpan]:
    """Who takes part in the main clause of a sentence, its subject among them; none where the subject is no actor."""
    tokens = told.sentence.tokens
    found, subject = [], False
    for span in told.spans:
        head = head_of(tokens, span.span)
        if head is None:
            continue
        while tokens[head].dep in {"conj", "appos"}:
            head = tokens[head].head
        if tokens[head].dep == "pobj":
            head = tokens[head].head
        verb = tokens[head].head
        if _is_verb(tokens[verb]) and is_main(tokens, verb):
            found.append(span)
            subject = subject or tokens[head].dep in SUBJECTS
    return found if subject else []


def _nameless_subject(told: Told) -> bool:
    """Whether somebody without a name is the subject of a sentence: "A spokesman for Roe agreed. He ..."."""
    tokens = told.sentence.tokens
    root = next((i for i, t in enumerate(tokens) if t.dep == "ROOT"), 0)
    subject = subject_of_clause(tokens, root)
    if subject is None or any(t.dep in {"appos", "conj"} and t.head == subject for t in tokens):
        return False  # "The director, Jane Roe, agreed", "CEO and founder Jane Roe"
    return nameless(tokens[subject : subject + 1], told.spans, 1)


def _is_verb(token: Token) -> bool:
    return token.pos in {"VERB", "AUX"}


def _around(tokens: Sequence[Token], word: int, here: Sequence[ActorSpan]) -> list[ActorSpan]:
    """The subject of the clause that a pronoun is an object in, which it cannot mean: "Roe praised him"."""
    subject = subject_of_clause(tokens, _verb_above(tokens, word))
    return [s for s in here if subject is not None and s.span.overlaps(tokens[subject].span)]


def _verb_above(tokens: Sequence[Token], word: int) -> int:
    """The verb of the clause that a word stands in."""
    above = tokens[word].head
    while tokens[above].dep not in CLAUSES and tokens[above].head != above:
        above = tokens[above].head
    return above


def _above(tokens: Sequence[Token], word: int, here: Sequence[ActorSpan]) -> list[ActorSpan]:
    """The subjects of the clauses that hold a pronoun's clause, or of one put before it: "When Roe left, she said"."""
    verb = _verb_above(tokens, word)
    verbs = [i for i, t in enumerate(tokens[:word]) if t.head == verb and t.dep == "advcl"]
    while tokens[verb].head != verb:
        verb = tokens[verb].head
        verbs.append(verb)
    subjects = [s for v in verbs if (s := subject_of_clause(tokens, v)) is not None]
    if subjects and subjects[-1] > word:
        return []  # "Asked whether Roe would pay for his advice, Poe said": of whom he speaks is open
    return [span for span in here if any(span.span.overlaps(tokens[s].span) for s in subjects)]


def _of_kin(reading: Reading, at: int) -> bool:
    """Whether somebody else is meant: "his wife", "her colleague"."""
    return at + 1 < len(reading.words) and reading.words[at + 1].lower in KIN


def _ahead(reading: Reading, at: int, named: Sequence[ActorSpan], told: Memory) -> str | None:
    """The subject that a pronoun before it means: "In his speech, Mr. Roe said"."""
    words = reading.words
    if at != 1 or words[0].pos not in {"ADP", "SCONJ"} or words[at].lower not in {"his", "her"}:
        return None
    comma = next((word.span.start for word in words if word.text == ","), None)
    after = [span for span in named if comma is not None and span.span.start > comma]
    head = head_of(reading.sentence.tokens, after[0].span) if after else None
    if head is None or reading.sentence.tokens[head].dep not in SUBJECTS:
        return None
    people = told.people(after[:1], PRONOUNS[words[at].lower])
    return people[0] if len(people) == 1 else None
