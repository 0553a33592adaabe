"""The one grammar: what is mended in a parse, and what is asked of a sentence's tree."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.analyser import Paragraph
from timeline.language import analyse
from timeline.model import Sentence, Span, Token
from timeline.syntax import (
    clause_of,
    head_in,
    is_main,
    is_plural,
    mended,
    roots,
    subject_of,
    subjects,
    subtree,
    tree_of,
)

LABELS = "ROOT nsubj nsubjpass dobj aux auxpass advcl relcl acl conj csubj ccomp xcomp pobj prep appos det".split()
TAGS = "VBD VBN VBZ VB NN NNS NNP IN DT TO".split()
POS = {"V": "VERB", "N": "NOUN", "I": "ADP", "D": "DET", "T": "PART"}


@cache
def _sentence(text: str) -> Sentence:
    span = Span(0, len(text))
    (sentence,) = analyse(text, [Paragraph(span, (span,))])
    return mended(sentence)


def _at(text: str, word: str) -> int:
    return [token.text for token in _sentence(text).tokens].index(word)


@pytest.mark.parametrize(
    ("text", "verb", "own", "reached"),
    [
        ("Roe came and left.", "left", "Roe", "Roe"),
        ("Roe wanted to praise him.", "praise", None, "Roe"),
        ("Roe left when Poe arrived.", "arrived", "Poe", "Poe"),
        ("After meeting the union, Roe left.", "meeting", None, "Roe"),
        ("It rained.", "rained", "It", "It"),
    ],
)
def test_a_verb_has_its_own_subject_or_that_of_the_verb_above(
    text: str, verb: str, own: str | None, reached: str
) -> None:
    tree, at = tree_of(_sentence(text)), _at(text, verb)
    found = subject_of(tree, at)
    assert (None if found is None else tree.tokens[found].text) == own
    assert [tree.tokens[s].text for s in subjects(tree, at)] == [reached]


@pytest.mark.parametrize(
    ("text", "verb", "main"),
    [
        ("Roe came and left.", "left", True),
        ("Roe left when Poe arrived.", "arrived", False),
        ("Roe left.", "left", True),
    ],
)
def test_the_main_clause_and_those_joined_to_it_are_main(text: str, verb: str, main: bool) -> None:
    assert is_main(tree_of(_sentence(text)), _at(text, verb)) is main


@pytest.mark.parametrize(
    ("text", "plural"),
    [("The builders left.", True), ("Rovers have agreed.", True), ("The builder left.", False), ("Left alone.", False)],
)
def test_a_subject_or_its_verb_tells_the_plural(text: str, plural: bool) -> None:
    assert is_plural(tree_of(_sentence(text))) is plural


def _token(i: int, text: str, tag: str, dep: str, head: int) -> Token:
    return Token(Span(2 * i, 2 * i + 1), text, text, POS[tag[0]], tag, dep, head, "", "", False)


def _made(*words: tuple[str, str, str, int]) -> Sentence:
    tokens = tuple(_token(i, *word) for i, word in enumerate(words))
    return Sentence(Span(0, 2 * len(tokens) - 1), Span(0, 2 * len(tokens) - 1), tokens)


def test_a_full_verb_taken_for_an_auxiliary_stands_above_the_participle() -> None:
    found = mended(_made(("Roe", "NNP", "nsubj", 2), ("die", "VBZ", "aux", 2), ("aged", "VBN", "ROOT", 2))).tokens
    assert [(t.dep, t.head) for t in found] == [("nsubj", 1), ("ROOT", 1), ("advcl", 1)]


def test_a_participle_with_a_subject_and_no_auxiliary_is_a_past() -> None:
    found = mended(_made(("group", "NN", "nsubj", 1), ("set", "VBN", "ROOT", 1))).tokens
    assert found[1].tag == "VBD"


def test_a_participle_taken_for_a_subject_clause_describes_its_noun() -> None:
    words = ("meeting", "NN", "nsubj", 1), ("held", "VBN", "csubjpass", 2), ("signed", "VBN", "ROOT", 2)
    found = mended(_made(*words)).tokens
    assert [(t.dep, t.head) for t in found[:2]] == [("nsubjpass", 2), ("acl", 0)]


def test_a_sentence_without_mistakes_is_itself() -> None:
    sentence = _made(("Roe", "NNP", "nsubj", 1), ("left", "VBD", "ROOT", 1))
    assert mended(sentence) is sentence


@st.composite
def _parses(draw: st.DrawFn) -> Sentence:
    """Any tree over a few words with any labels, as a parser could give."""
    count = draw(st.integers(1, 9))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]} | {order[n]: order[draw(st.integers(0, n - 1))] for n in range(1, count)}
    labels = [draw(st.sampled_from(LABELS)) for _ in range(count)]
    return _made(*(("word", draw(st.sampled_from(TAGS)), labels[i], heads[i]) for i in range(count)))


@settings(deadline=None)
@given(_parses())
def test_every_parse_stays_a_tree_and_answers_every_question(sentence: Sentence) -> None:
    tree = tree_of(mended(sentence))
    everything = set(range(len(tree.tokens)))
    tops = [i for i in everything if tree.tokens[i].head == i]
    assert len(tops) == 1
    assert set(subtree(tree, tops[0])) == everything
    for i in everything:
        assert clause_of(tree, i) in everything
        assert {*subjects(tree, i), *roots(tree)} <= everything
        assert (subject_of(tree, i) or 0) in everything
        assert is_main(tree, i) in {True, False}
    assert head_in(tree, sentence.span) == tops[0]
