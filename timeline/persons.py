"""Plain nouns that stand for people and bodies: who can speak, meet and be received without being named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lexicon import table, word_set

if TYPE_CHECKING:
    from timeline.model import Token

ENDINGS = tuple(table("persons")["nouns"]["endings"])
NO_ENDINGS = tuple(table("persons")["nouns"]["no_endings"])
PEOPLE = word_set("persons", "nouns", "people")
BODIES = word_set("persons", "nouns", "bodies")
THINGS = word_set("persons", "nouns", "things")


def is_person(token: Token) -> bool:
    """Whether a plain noun stands for one person: "he" can mean an official, no company and no court."""
    return is_personal(token) and token.lemma.lower() not in BODIES


def is_personal(token: Token) -> bool:
    """Whether a plain noun stands for a person or a body that acts."""
    lemma = token.lemma.lower()
    if lemma in PEOPLE or lemma in BODIES:
        return True
    return lemma.endswith(ENDINGS) and lemma not in THINGS and not lemma.endswith(NO_ENDINGS)
