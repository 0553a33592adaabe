"""A date that the form of its phrase gives to nothing goes to the likeliest predicate of its sentence, or to none."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import build
from timeline.lexicon import table
from timeline.mentions.link_features import FEATURES
from timeline.model import DatingBasis, Document

PUBLISHED = date(2024, 5, 9)

LINKED = [
    ("Search parties set out again on Tuesday.", "set out", "2024-05-07"),
    ("Ada Birk was treasurer of the harbour trust from 1998 to 2004.", "was", "1998-01-01/2004-12-31"),
    ("At dusk on Monday, 40,000 households were without water.", "were", "2024-05-06"),
    ("Birk did plead guilty on Wednesday.", "plead", "2024-05-08"),
    (
        "The mill is one of the last in the valley and on Friday, May 17th Elsham will hold a hearing on it.",
        "hearing",
        "2024-05-17",
    ),
    ("The board met on April 3 and May 6, 2019.", "met", "2019-05-06"),
]
UNLINKED = [
    "It is the worst flood in thirty years.",
    "Nobody knew what the 2016 Act said.",
]


@pytest.mark.parametrize(("text", "word", "edtf"), LINKED)
def test_a_date_goes_to_the_event_of_its_sentence(text: str, word: str, edtf: str) -> None:
    built = build([Document("a", "a.txt", text)], published={"a": PUBLISHED})
    told = {(text[m.trigger.start : m.trigger.end], m.dating.edtf) for m in built.mentions if m.dating is not None}
    assert any(word in trigger and when == edtf for trigger, when in told), told


@pytest.mark.parametrize("text", UNLINKED)
def test_a_date_that_dates_nothing_is_left_and_said_to_be(text: str) -> None:
    built = build([Document("a", "a.txt", text)], published={"a": PUBLISHED})
    assert not built.events
    assert all(use.why for use in built.documents[0].dates)


def test_the_reason_says_what_decided_and_the_basis_that_it_was_weighed() -> None:
    built = build([Document("a", "a.txt", LINKED[1][0])], published={"a": PUBLISHED})
    (dating,) = [m.dating for m in built.mentions if m.dating is not None]
    assert dating.basis is DatingBasis.LINKED
    assert "likeliest" in dating.why
    assert dating.confidence <= 0.6


def test_every_weight_is_of_a_feature_and_has_its_sign() -> None:
    weights = table("links")["weights"]
    signs = {feature.name: feature.sign for feature in FEATURES}
    assert set(weights) <= set(signs)
    assert all(weight * signs[name] >= 0 for name, weight in weights.items())
