"""Whom "he" and "she" mean: the likeliest of the people told of, where one is likely enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from timeline.actors.choice import Referent
from timeline.actors.memory import Memory, is_subject
from timeline.actors.reference_features import Reference, ReferentOption, options
from timeline.lexicon import table, word_set

if TYPE_CHECKING:
    from timeline.actors.sentences import NamedSentence
    from timeline.model import ActorSpan
    from timeline.syntax import Tree

Chooser = Callable[[Reference, Sequence[ReferentOption]], Referent | None]

PRONOUNS = table("references")["pronouns"]
SURE_AHEAD = 0.9  # seldom, but where it stands a subject after its pronoun is hardly another's
KIN = word_set("references", "nouns", "kin")


def person_meant(
    reading: NamedSentence,
    tree: Tree,
    at: int,
    named: Sequence[ActorSpan],
    here: Sequence[ActorSpan],
    told: Memory,
    choose: Chooser,
    *,
    quoted: bool,
) -> Referent | None:
    """Whom a pronoun means: `named` are the actors of its sentence, `here` those before it; `choose` chooses."""
    titles = {told.first for told in reading.told if told.holder >= 0}  # "his counterpart Ivan Petrov"
    if _of_kin(reading, at) or at + 1 in titles:
        return None
    mark = PRONOUNS[reading.words[at].lower]
    ahead = _ahead(reading, tree, at, named, told)
    if ahead is not None:
        return Referent(ahead, SURE_AHEAD)
    said = Reference(tree, reading.words[at].token, mark, here, quoted)
    among = options(said, told)
    return choose(said, among) if among else None


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
