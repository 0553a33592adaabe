"""Whom "he" and "she" mean: the one person who fits, looked for where the grammar puts him first.

Centering in short: the subject of the clause that holds or is held by the pronoun's; who else the sentence has named;
the sentences before, the last that names somebody first, where its subject outranks whom it only speaks of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.actors.memory import Memory, NamedBefore, is_subject, nameless
from timeline.lexicon import table, word_set
from timeline.syntax import SUBJECTS, VERBAL, ancestors, clause_of, dependents, head_in, is_main, roots, subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.actors.sentences import NamedSentence
    from timeline.model import ActorSpan
    from timeline.syntax import Tree

PRONOUNS = table("references")["pronouns"]
KIN = word_set("references", "nouns", "kin")
HELD = frozenset({"dobj", "dative", "pobj", "iobj"})


def person_meant(
    reading: NamedSentence,
    tree: Tree,
    at: int,
    named: Sequence[ActorSpan],
    here: Sequence[ActorSpan],
    told: Memory,
    *,
    quoted: bool,
) -> str | None:
    """Whom a pronoun means: `named` are the actors of its sentence, `here` those before it.

    Of whom somebody speaks he has spoken before, so what is `quoted` looks back no further than its sentence.
    """
    titles = {told.first for told in reading.told if told.holder >= 0}  # "his counterpart Ivan Petrov"
    if _of_kin(reading, at) or at + 1 in titles:
        return None
    mark, word = PRONOUNS[reading.words[at].lower], reading.words[at].token
    ahead = _ahead(reading, tree, at, named, told)
    if ahead is not None:
        return ahead
    around = _around(tree, word, here)
    held = [s for s in here if s not in around] if tree.tokens[word].dep in HELD else list(here)
    people = told.people(held, mark)
    if not people:
        unknown = quoted or nameless(tree, here, range(word))
        return None if unknown else _told_of(_before(tree, told), tree, word, mark, told)
    last = told.people(told.recent[-1].spans, mark) if told.recent and not quoted else ()
    acting = told.people(_above(tree, word, here), mark) == people
    return people[0] if len(people) == 1 and (acting or not set(last) - set(people)) else None


def _before(tree: Tree, told: Memory) -> tuple[NamedBefore, ...]:
    """The sentences that a pronoun can look back on, up to the last that names a person: the one before in any case,
    those before it in the paragraph where nobody without a name comes between.
    """
    found: list[NamedBefore] = []
    for one in reversed(told.recent):
        if found and one.tree.sentence.paragraph != tree.sentence.paragraph:
            break
        found.insert(0, one)
        everywhere = range(len(one.tree.tokens))
        if any(told.people(one.spans, m) for m in "mf") or nameless(one.tree, one.spans, everywhere):
            break
    return tuple(found[:1])


def _told_of(before: Sequence[NamedBefore], tree: Tree, word: int, mark: str, told: Memory) -> str | None:
    """The one person whom the sentence before names or, for the subject of a main clause, who acts in it alone."""
    if not before:
        return None
    people, token = told.people(before[-1].spans, mark), tree.tokens[word]
    if _has_nameless_subject(before[-1]) and token.dep in SUBJECTS:
        return None
    if len(people) == 1:
        return people[0]
    if token.dep not in SUBJECTS or not is_main(tree, token.head):
        return None
    above = told.people(_arguments(before[-1]), mark)
    return above[0] if len(above) == 1 and people else None


def _arguments(told: NamedBefore) -> list[ActorSpan]:
    """Who takes part in the main clause of a sentence, its subject among them; none where the subject is no actor."""
    tokens = told.tree.tokens
    found, subject = [], False
    for span in told.spans:
        head = head_in(told.tree, span.span)
        if head is None:
            continue
        while tokens[head].dep in {"conj", "appos"} and tokens[head].head != head:
            head = tokens[head].head
        if tokens[head].dep == "pobj":
            head = tokens[head].head
        verb = tokens[head].head
        if tokens[verb].pos in VERBAL and is_main(told.tree, verb):
            found.append(span)
            subject = subject or tokens[head].dep in SUBJECTS
    return found if subject else []


def _has_nameless_subject(told: NamedBefore) -> bool:
    """Whether somebody without a name is the subject of a sentence: "A spokesman for Roe agreed. He ..."."""
    subject = next((subject_of(told.tree, root) for root in roots(told.tree)), None)
    if subject is None or dependents(told.tree, subject, "appos", "conj"):
        return False  # "The director, Jane Roe, agreed", "CEO and founder Jane Roe"
    return nameless(told.tree, told.spans, range(subject, subject + 1))


def _around(tree: Tree, word: int, here: Sequence[ActorSpan]) -> list[ActorSpan]:
    """The subject of the clause that a pronoun is an object in, which it cannot mean: "Roe praised him"."""
    subject = subject_of(tree, _verb_above(tree, word))
    return [s for s in here if subject is not None and s.span.overlaps(tree.tokens[subject].span)]


def _verb_above(tree: Tree, word: int) -> int:
    """The verb of the clause that a word stands in."""
    return clause_of(tree, tree.tokens[word].head)


def _above(tree: Tree, word: int, here: Sequence[ActorSpan]) -> list[ActorSpan]:
    """The subjects of the clauses that hold a pronoun's clause, or of one put before it: "When Roe left, she said"."""
    verb = _verb_above(tree, word)
    verbs = [*(v for v in dependents(tree, verb, "advcl") if v < word), *ancestors(tree, verb)]
    subjects = [s for v in verbs if (s := subject_of(tree, v)) is not None]
    if subjects and subjects[-1] > word:
        return []  # "Asked whether Roe would pay for his advice, Poe said": of whom he speaks is open
    return [span for span in here if any(span.span.overlaps(tree.tokens[s].span) for s in subjects)]


def _of_kin(reading: NamedSentence, at: int) -> bool:
    """Whether somebody else is meant: "his wife", "her colleague"."""
    return at + 1 < len(reading.words) and reading.words[at + 1].lower in KIN


def _ahead(reading: NamedSentence, tree: Tree, at: int, named: Sequence[ActorSpan], told: Memory) -> str | None:
    """The subject that a pronoun before it means: "In his speech, Mr. Roe said"."""
    words = reading.words
    if at != 1 or words[0].pos not in {"ADP", "SCONJ"} or words[at].lower not in {"his", "her"}:
        return None
    comma = next((word.span.start for word in words if word.text == ","), None)
    after = [span for span in named if comma is not None and span.span.start > comma]
    if not after or not is_subject(tree, after[0].span):
        return None
    people = told.people(after[:1], PRONOUNS[words[at].lower])
    return people[0] if len(people) == 1 else None
