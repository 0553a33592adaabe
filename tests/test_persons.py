"""Which plain nouns stand for somebody, and which of them for one person."""

from __future__ import annotations

import pytest

from timeline.model import Span, Token
from timeline.persons import is_person, is_personal


def noun(word: str) -> Token:
    return Token(Span(0, len(word)), word, word, "NOUN", "NN", "nsubj", 0, "", "", False)


@pytest.mark.parametrize(
    ("word", "personal", "person"),
    [
        ("official", True, True),
        ("Mayor", True, True),
        ("company", True, False),  # a body acts, but is nobody whom "he" means
        ("court", True, False),
        ("plumber", True, True),  # by how it ends
        ("spokeswoman", True, True),
        ("letter", False, False),  # ends so, and is a thing
        ("tower", False, False),
        ("thermometer", False, False),
        ("table", False, False),
    ],
)
def test_a_noun_stands_for_a_person_for_a_body_or_for_nobody(word: str, personal: bool, person: bool) -> None:
    assert (is_personal(noun(word)), is_person(noun(word))) == (personal, person)
