"""Analysed sentences whose parse is arbitrary: random trees over real words, with every label a parser can give.

They reach the pipeline as analyses that were kept under the text's key, so that nothing below knows of them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from timeline import language, shallow
from timeline.analyser import Segmented
from timeline.kept import key_of
from timeline.model import Document, Sentence, Token
from timeline.reading import segmented
from timeline.temporal import language_of, times

# The labels of the parser, the tagger and the entity recogniser of spaCy's English models.
RELATIONS = (
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep "
    "det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
).split()
TAGS = {
    "NOUN": "NN NNS", "PROPN": "NNP NNPS", "VERB": "VB VBD VBG VBN VBP VBZ", "AUX": "VB VBD VBZ VBP MD VBN VBG",
    "ADP": "IN RP", "ADJ": "JJ JJR JJS", "ADV": "RB RBR RBS WRB", "PRON": "PRP WP WDT EX PRP$", "DET": "DT PDT WDT",
    "NUM": "CD", "PART": "TO POS RB", "SCONJ": "IN WRB", "CCONJ": "CC", "PUNCT": ", . : -LRB- -RRB- `` '' HYPH NFP",
    "SYM": "$ SYM", "INTJ": "UH", "X": "FW XX LS ADD", "SPACE": "_SP",
}  # fmt: skip
ENTITIES = (
    " CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME "
    "WORK_OF_ART"
).split(" ")
# How much of a parse is kept: from a few words hung elsewhere to nothing at all.
SHARES = (0.05, 0.2, 0.5, 1.0)


Analyse = Callable[[Segmented], tuple[Sentence, ...]]


class Trees:
    """A keeper (`timeline.kept.Keeper`) that has an analysis of its own for each of some documents."""

    def __init__(self, documents: Iterable[Document], analyse: Analyse) -> None:
        analyser = language.analyser()
        texts = map(_begun, documents)
        self.held = {key_of(text, analyser): analyse(text) for text in texts}

    def having(self, keys: Iterable[str]) -> set[str]:
        """Which of the keys an analysis is kept under."""
        return self.held.keys() & set(keys)

    def get(self, key: str) -> tuple[Sentence, ...] | None:
        """The sentences kept under a key."""
        return self.held.get(key)

    def put(self, key: str, sentences: Iterable[Sentence]) -> None:
        """Keep sentences under a key."""
        self.held[key] = tuple(sentences)


def _begun(document: Document) -> Segmented:
    spoken = replace(document, language=language_of(document.text))
    return segmented(spoken, times(spoken.text, language=spoken.language))


def arbitrary(seed: int) -> Analyse:
    """An analysis that depends on the text and the seed alone: shallow patterns, then hung together otherwise."""
    return partial(_analysed, seed)


def _analysed(seed: int, text: Segmented) -> tuple[Sentence, ...]:
    found, chance = [], random.Random(f"{seed} {text.text!a}")
    for paragraph in text.paragraphs:
        for span in paragraph.sentences:
            inside = [time for time in text.times if span.covers(time.span)]
            sentence = shallow.sentence_of(text.text, span, paragraph.span, inside)
            if sentence is not None:
                found.append(replace(sentence, tokens=_hung(sentence.tokens, chance)))
    return tuple(found)


def _hung(tokens: tuple[Token, ...], chance: random.Random) -> tuple[Token, ...]:
    """Words in a random tree, some of them with another part of speech, tag and entity."""
    share, said = chance.choice(SHARES), chance.choice((0.0, 0.1, 0.6))
    changed = [_relabelled(t, chance) if chance.random() < said else t for t in tokens]
    heads = _heads([t.head for t in tokens], share, chance)
    named = chance.random() < 0.5
    hung = []
    for i, token in enumerate(changed):
        own = heads[i] == i
        moved = token.dep in {"", "ROOT"} or heads[i] != tokens[i].head or chance.random() < share / 2
        dep = "ROOT" if own else chance.choice(RELATIONS) if moved else token.dep
        entity = chance.choice(ENTITIES) if named and chance.random() < 0.4 else token.entity
        start = token.entity_start if entity == token.entity else bool(entity) and chance.random() < 0.7
        hung.append(token._replace(head=heads[i], dep=dep, entity=entity, entity_start=start))
    return tuple(hung)


def _relabelled(token: Token, chance: random.Random) -> Token:
    pos = chance.choice([*TAGS])
    return token._replace(pos=pos, tag=chance.choice(TAGS[pos].split()))


def _heads(given: list[int], share: float, chance: random.Random) -> list[int]:
    """The governors of the words of one tree, where a share of those given is drawn anew; one word governs itself."""
    count = len(given)
    heads = [h if h != i and chance.random() >= share else -1 for i, h in enumerate(given)]
    order = list(range(count))
    chance.shuffle(order)
    root = order[0] if share == 1.0 else next((i for i in range(count) if given[i] == i), order[0])
    heads[root] = root
    for i in order:
        if i != root and (heads[i] == -1 or _circular(heads, i)):
            heads[i] = _above(heads, i, chance)
    return heads


def _circular(heads: list[int], i: int) -> bool:
    """Whether one comes back to a word by going up from it."""
    at = heads[i]
    while at not in {-1, i} and heads[at] != at:
        at = heads[at]
    return at == i


def _above(heads: list[int], i: int, chance: random.Random) -> int:
    """A word, near by if possible, that does not hang below another."""
    near = [j for j in range(max(0, i - 6), min(len(heads), i + 7)) if j != i]
    chance.shuffle(near)
    far = list(range(len(heads)))
    chance.shuffle(far)
    for j in (*near, *far):
        if j != i and not _below(heads, j, i):
            return j
    raise ValueError("no tree has every word below every other")


def _below(heads: list[int], j: int, i: int) -> bool:
    while heads[j] not in {-1, j}:
        if j == i:
            return True
        j = heads[j]
    return j == i
