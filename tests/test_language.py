"""The door to spaCy: the model is the one that was measured, sentence ends are ours, and no text is refused."""

from __future__ import annotations

import hashlib
import importlib
import subprocess
import sys
import warnings
from collections.abc import Sized
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from timeline import language
from timeline.analyser import Paragraph, Segmented
from timeline.language import DEFAULT_MODEL, MissingModel, analyse, analyser, model_version, ruler
from timeline.model import Span

SAMPLE = Path(__file__).parent.parent / "data" / "us-russia-2025"
# The digest of every file of the model, by name and bytes. The package is the upload of a third party: should the
# registry ever serve other weights under the same version, this fails before anyone trusts what they find.
DIGEST = "58aeacacf8838bd8f6b8f39107cc44bacfd105aba2e70729bd1e9bb8d2285eed"


def model_digest() -> str:
    """SHA-256 over the names and bytes of the model's files, in order of name."""
    spec = find_spec(DEFAULT_MODEL)
    assert spec is not None
    assert spec.origin is not None
    home = Path(spec.origin).parent
    files = sorted(p for p in home.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(home).as_posix().encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def whole(text: str) -> tuple[Paragraph, ...]:
    """A text as one paragraph of one sentence."""
    span = Span(0, len(text))
    return (Paragraph(span, (span,)),)


def test_the_model_is_the_one_that_was_measured() -> None:
    assert model_digest() == DIGEST
    assert model_version() == "3.7.1"


def test_the_model_is_loaded_once_and_without_a_warning() -> None:
    language._model.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        first = language._model(DEFAULT_MODEL)
    assert language._model(DEFAULT_MODEL) is first


def test_importing_the_room_loads_no_model() -> None:
    script = "import sys, timeline.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize("name", ["no_such_model", "../evil", "os.path", ""])
def test_a_model_that_is_not_there_is_named_in_one_line(name: str) -> None:
    with pytest.raises(MissingModel, match="not installed") as caught:
        analyse("Text.", whole("Text."), model=name)
    assert "\n" not in str(caught.value)


def test_words_carry_their_offsets_in_the_document() -> None:
    text = "Intro.\n\nThe mayor met   the clerk — on Friday.  "
    start = text.index("The")
    paragraph = Paragraph(Span(start, len(text) - 2), (Span(start, len(text) - 2),))
    (sentence,) = analyse(text, [paragraph])
    assert sentence.paragraph == paragraph.span
    assert all(text[t.span.start : t.span.end] == t.text for t in sentence.tokens)
    met = next(t for t in sentence.tokens if t.text == "met")
    assert (met.lemma, met.pos, met.dep) == ("meet", "VERB", "ROOT")
    assert sentence.tokens[next(t.head for t in sentence.tokens if t.text == "mayor")].text == "met"


def test_sentence_ends_are_those_given_not_the_models() -> None:
    text = "Talks ended. No deal. Vol. 77, No. 7"
    ends = (Span(0, 12), Span(13, 21), Span(22, len(text)))
    found = analyse(text, [Paragraph(Span(0, len(text)), ends)])
    assert [text[s.span.start : s.span.end] for s in found] == ["Talks ended.", "No deal.", "Vol. 77, No. 7"]


def test_a_text_over_the_limit_is_cut_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "UNIT_LENGTH", 200)
    one = "The board met on Friday. "
    text = one * 60
    spans = tuple(Span(i * len(one), (i + 1) * len(one) - 1) for i in range(60))
    found = analyse(text, [Paragraph(Span(0, len(text)), spans)])
    assert tuple(s.span for s in found) == spans


def test_a_sentence_over_the_limit_is_cut_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "UNIT_LENGTH", 100)
    text = "word " * 100 + "x" * 350
    found = analyse(text, whole(text))
    words = [text[t.span.start : t.span.end] for s in found for t in s.tokens if t.text.strip()]
    assert words.count("word") == 100
    assert sum(len(w) for w in words if set(w) == {"x"}) == 350


def test_lone_surrogates_and_nul_keep_the_offsets() -> None:
    text = "The \ud800 mayor\x00 met the clerk."
    (sentence,) = analyse(text, whole(text))
    met = next(t for t in sentence.tokens if t.text == "met")
    assert text[met.span.start : met.span.end] == "met"


def test_units_are_read_together_as_far_as_memory_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[list[int]] = []
    nlp = language._model(DEFAULT_MODEL)
    pipe = nlp.pipe

    def noted(docs: list[Sized], batch_size: int) -> object:
        sizes.append([len(doc) for doc in docs])
        return pipe(docs, batch_size=batch_size)

    monkeypatch.setattr(nlp, "pipe", noted)
    text = "1-" * 12_000 + " " + "They met. " * 2_000
    cuts = [0, 24_001, *range(24_101, len(text), 100), len(text)]
    spans = [Span(start, end) for start, end in pairwise(cuts)]
    monkeypatch.setattr(language, "BATCH_UNITS", 16)
    found = analyse(text, [Paragraph(span, (span,)) for span in spans])
    assert "".join(token.text for sentence in found for token in sentence.tokens).count("met") == 2_000
    assert max(map(sum, sizes)) <= language.BATCH_WORDS
    assert max(map(len, sizes)) == language.BATCH_UNITS


def test_a_text_is_analysed_the_same_alone_and_among_others(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "The mayor met the clerk on Friday. They spoke.", "", "Talks ended.\n\nNo deal was signed in Rome.",
        "_ is a word — and so is \ud800.", " ", "Jane Roe, the chief executive, resigned.",
    ]  # fmt: skip
    asked = [Segmented(text, whole(text) if text.strip() else ()) for text in texts]
    alone = [next(analyser().analyse([each])) for each in asked]
    assert list(analyser().analyse(iter(asked))) == alone
    monkeypatch.setattr(language, "BATCH_UNITS", 2)
    assert list(analyser().analyse(iter(asked))) == alone
    assert [len(sentences) for sentences in alone] == [1, 0, 1, 1, 0, 1]


def test_a_word_is_told_as_spacy_tells_it() -> None:
    text = "Mr. Roe didn't go _ to St. Petersburg — “no”,  she's said:\n 3 May 2024."
    nlp = language._model(DEFAULT_MODEL)
    doc = nlp(language._doc(nlp, text, language._Unit(Span(0, len(text)), Span(0, len(text)), (Span(0, len(text)),))))
    (sentence,) = analyse(text, whole(text))
    told = [
        (t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, str(t.morph), t.ent_type_, t.ent_iob_ == "B") for t in doc
    ]
    assert [token[1:] for token in sentence.tokens] == told
    assert [token.span.start for token in sentence.tokens] == [token.idx for token in doc]


def test_the_version_of_a_model_is_told_without_loading_it() -> None:
    script = "import sys; from timeline.language import analyser; analyser(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_ruler_that_remembers_says_what_the_ruler_says(monkeypatch: pytest.MonkeyPatch) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = importlib.import_module(DEFAULT_MODEL).load()
    texts = [
        "She ain't gonna go; let's see. Y'all got ta come on! There's nothin' left, is n't there?",
        "That is what I have done to it, and that he will not have had it done is so.\n\n  He gave it me.",
        *(path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt"))),
    ]
    ours = language._model(DEFAULT_MODEL)
    remembering = ours.get_pipe("attribute_ruler").matcher
    monkeypatch.setattr(ruler, "MOST", 300)
    for text in texts * 2:
        one, other = plain(text), ours(text)
        columns = ["POS", "LEMMA", "MORPH", "DEP"]
        assert one.to_array(columns).tolist() == other.to_array(columns).tolist()
    assert 0 < len(remembering.found) <= 300
    assert len(remembering.of_more) < len(remembering.of_one) / 10
