"""Nothing that a text can hold ends a build: documents out of the sentences of a dozen genres, and parses of any shape.

What holds of every chronology stands in `laws.py`, the sentences in `shapes.toml`; `python -m benchmarks.campaign`
tries many more of both.
"""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from laws import broken
from shapes import SLOT, filled, genres, slots

from benchmarks.campaign import generator, trees
from timeline import build
from timeline.analyser import Paragraph, Segmented
from timeline.model import Document, Sentence, Span, Token
from timeline.segment import paragraphs, sentences

DAYS = st.none() | st.sampled_from([date.min, date(1000, 1, 1), date(2024, 2, 29), date.max])


@st.composite
def sentence(draw: st.DrawFn) -> str:
    """A sentence of some genre, filled."""
    shape = draw(st.sampled_from([shape for shapes in genres().values() for shape in shapes]))
    return filled(shape, lambda words: draw(st.sampled_from(words)))


@st.composite
def laid_out(draw: st.DrawFn) -> str:
    """A document of some sentences, disturbed and laid out as documents are."""
    lines = draw(st.lists(sentence(), min_size=1, max_size=8))
    chance = random.Random(draw(st.integers(0, 2**32)))
    lines = [generator.disturbed(line, chance) if chance.random() < 0.4 else line for line in lines]
    return chance.choice(generator.LAYOUTS)(lines, chance)


PILES = st.lists(st.tuples(laid_out(), DAYS), min_size=1, max_size=3)
# Looking for a smaller pile that fails takes minutes, where each is built anew.
AS_FOUND = (Phase.explicit, Phase.generate)


def _documents(texts: list[str]) -> list[Document]:
    return [Document(f"d{i}", f"d{i}.txt", text) for i, text in enumerate(texts)]


def _days(pile: list[tuple[str, date | None]]) -> dict[str, date]:
    return {f"d{i}": day for i, (_, day) in enumerate(pile) if day is not None}


@settings(max_examples=80, phases=AS_FOUND)
@given(PILES)
def test_nothing_a_text_can_hold_ends_a_build(pile: list[tuple[str, date | None]]) -> None:
    documents = _documents([text for text, _ in pile])
    assert [*broken(build(documents, published=_days(pile), engine="rules"))] == []


@settings(max_examples=12, phases=AS_FOUND)
@given(PILES)
def test_nothing_a_text_can_hold_ends_a_build_with_the_model(pile: list[tuple[str, date | None]]) -> None:
    documents = _documents([text for text, _ in pile])
    assert [*broken(build(documents, published=_days(pile), engine="model"))] == []


@settings(max_examples=60, phases=AS_FOUND)
@given(PILES, st.integers(0, 2**32))
def test_no_parse_ends_a_build(pile: list[tuple[str, date | None]], seed: int) -> None:
    documents = _documents([text for text, _ in pile])
    kept = trees.Trees(documents, trees.arbitrary(seed))
    assert [*broken(build(documents, published=_days(pile), engine="model", kept=kept))] == []


@settings(max_examples=10, phases=AS_FOUND)
@given(PILES, st.randoms(use_true_random=False))
def test_the_order_of_any_documents_does_not_matter(pile: list[tuple[str, date | None]], chance: random.Random) -> None:
    documents = _documents([text for text, _ in pile])
    told = build(documents, published=_days(pile), engine="rules")
    chance.shuffle(documents)
    assert build(documents, published=_days(pile), engine="rules") == told


# --- the table and the trees are what they say --------------------------------------------------


def test_the_table_has_some_hundred_shapes_in_a_dozen_genres() -> None:
    shapes = [shape for some in genres().values() for shape in some]
    assert len(genres()) >= 12
    assert len(set(shapes)) == len(shapes) >= 300


def test_every_slot_of_a_shape_is_in_the_table_and_every_slot_of_the_table_in_a_shape() -> None:
    asked = {slot for shapes in genres().values() for shape in shapes for slot in SLOT.findall(shape)}
    assert asked == set(slots())


@settings(max_examples=60)
@given(st.lists(sentence(), min_size=1, max_size=3).map(" ".join), st.integers(0, 2**32))
def test_an_arbitrary_parse_is_one_tree_a_sentence_over_the_words_of_the_text(text: str, seed: int) -> None:
    cut = Segmented(text, tuple(Paragraph(p, tuple(sentences(text, p))) for p in paragraphs(text)))
    for found in trees.arbitrary(seed)(cut):
        roots = [i for i, token in enumerate(found.tokens) if token.head == i]
        assert len(roots) == 1
        assert [i for i, token in enumerate(found.tokens) if token.dep == "ROOT"] == roots
        assert all(_reaches(found.tokens, i, roots[0]) for i in range(len(found.tokens)))
        assert all(text[t.span.start : t.span.end] == t.text for t in found.tokens)


def _reaches(tokens: tuple[Token, ...], i: int, root: int) -> bool:
    for _ in tokens:
        i = tokens[i].head
    return i == root


# --- what has ended a build ---------------------------------------------------------------------

# A word a line of the parse: text, lemma, part of speech, tag, relation, number of the governor.
OF_MARKS_ALONE = """
She she PRON PRP nsubj 1
said say VERB VBD ROOT 1
“ “ PUNCT `` punct 1
… … PUNCT NFP ccomp 1
” ” PUNCT '' punct 1
on on ADP IN prep 1
3 3 NUM CD nummod 7
May May PROPN NNP pobj 5
2024 2024 NUM CD nummod 7
"""
SAID_IN_A_CLAUSE = """
Roe Roe PROPN NNP nsubj 8
who who PRON WP nsubj 6
police police NOUN NNS nsubj 3
said say VERB VBD parataxis 6
on on ADP IN prep 3
Monday Monday PROPN NNP pobj 4
fired fire VERB VBD relcl 0
was be AUX VBD auxpass 8
arrested arrest VERB VBN ROOT 8
"""


@pytest.mark.parametrize("parse", [OF_MARKS_ALONE, SAID_IN_A_CLAUSE])
def test_a_parse_that_has_ended_a_build_does_so_no_more(parse: str) -> None:
    words = [line.split() for line in parse.strip().splitlines()]
    document = Document("d", "d.txt", " ".join(word[0] for word in words))
    kept = trees.Trees([document], lambda text: (_sentence(text.text, words),))
    chronology = build([document], published={"d": date(2024, 5, 15)}, engine="model", kept=kept)
    assert [*broken(chronology)] == []
    assert chronology.mentions


def _sentence(text: str, words: list[list[str]]) -> Sentence:
    tokens, start = [], 0
    for word, lemma, pos, tag, dep, head in words:
        span = Span(start, start + len(word))
        tokens.append(Token(span, word, lemma, pos, tag, dep, int(head), "", "", False))
        start = span.end + 1
    return Sentence(Span(0, len(text)), Span(0, len(text)), tuple(tokens))
