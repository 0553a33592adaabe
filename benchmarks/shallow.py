"""Measures how far the reading without a language model agrees with the model's, word by word, and how fast it is.

usage: python -m benchmarks.shallow [--errors N] [PATH...]      (default: the sample and the gold texts)

A PATH is a document or folder, or a .jsonl file whose lines have a "text". All sentences are read by both, whether or
not they tell an event. Of the words that both cut alike are given, in percent: those with the model's tag, coarse
tag (noun, verb ...), lemma, head, relation, head and relation, and entity label; then precision and recall of the
relations that carry events. The model errs, too: agreement is a yardstick, no truth. `--errors` prints the commonest
differences, each with a sentence. Speed is characters a processor second of the shallow reading alone.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.pipeline import TEXTS
from timeline import language
from timeline.analyser import Paragraph, Segmented
from timeline.model import Sentence, Token
from timeline.readers import read
from timeline.segment import paragraphs, sentences
from timeline.shallow import sentence_of
from timeline.shallow.telling import candidates
from timeline.temporal import times

RELATIONS = (
    "ROOT", "nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "aux", "auxpass", "neg", "prt", "ccomp", "xcomp",
    "advcl", "acl", "relcl", "conj", "appos", "poss", "compound", "attr", "npadvmod", "mark",
)  # fmt: skip
FIGURES = ("tag", "coarse tag", "lemma", "head", "relation", "head and relation", "entity")


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of documents, and of the lines of .jsonl files."""
    for path in paths:
        if path.suffix == ".jsonl":
            with path.open(encoding="utf-8") as lines:
                yield from (json.loads(line)["text"] for line in lines)
        else:
            yield from (document.text for document in read([path]))


def pairs(text: str) -> Iterator[tuple[Sentence, Sentence, float]]:
    """Each sentence of a text by the model and by patterns, and the seconds that the patterns took."""
    parts = tuple(Paragraph(p, tuple(sentences(text, p))) for p in paragraphs(text))
    found = Segmented(text, parts, times(text))
    by_model = {s.span.start: s for s in language.analyse(text, parts)}
    for one in candidates(found.paragraphs, found.times):
        start = time.process_time()
        shallow = sentence_of(text, *one)
        took = time.process_time() - start
        model = by_model.get(shallow.span.start) if shallow else None
        if shallow is not None and model is not None:
            yield model, shallow, took


def compare(
    model: Sentence, shallow: Sentence, count: Counter[str], errors: Counter[str], seen: dict[str, str]
) -> None:
    """Count in what the words of a sentence agree."""
    words = {t.span: t for t in model.tokens}
    count["words"] += len(shallow.tokens)
    for ours in shallow.tokens:
        theirs = words.get(ours.span)
        if theirs is None:
            continue
        count["alike"] += 1
        same_head = model.tokens[theirs.head].span == shallow.tokens[ours.head].span
        agreed = (
            ours.tag == theirs.tag, ours.tag[:2] == theirs.tag[:2], ours.lemma.lower() == theirs.lemma.lower(),
            same_head, ours.dep == theirs.dep, same_head and ours.dep == theirs.dep, ours.entity == theirs.entity,
        )  # fmt: skip
        count.update(figure for figure, agrees in zip(FIGURES, agreed, strict=True) if agrees)
        count[f"{ours.dep} ours"] += 1
        count[f"{theirs.dep} theirs"] += 1
        count[f"{ours.dep} both"] += same_head and ours.dep == theirs.dep
        for error in _differences(ours, theirs, same_head):
            errors[error] += 1
            words_beside = (f"[{t.text}]" if t is ours else t.text for t in shallow.tokens)
            seen.setdefault(error, " ".join(words_beside))


def _differences(ours: Token, theirs: Token, same_head: bool) -> Iterator[str]:
    if ours.tag != theirs.tag:
        yield f"tag {ours.tag} for {theirs.tag}"
    if ours.dep != theirs.dep:
        yield f"relation {ours.dep} for {theirs.dep}"
    elif not same_head:
        yield f"head of {ours.dep}"


def report(count: Counter[str], length: int, seconds: float) -> Iterator[str]:
    """The lines of the table."""
    alike = max(count["alike"], 1)
    yield f"{count['words']:,} words, {100 * alike / max(count['words'], 1):.1f} % cut as the model cuts them"
    yield "  ".join(f"{figure} {100 * count[figure] / alike:.1f}" for figure in FIGURES)
    for relation in RELATIONS:
        ours, theirs = count[f"{relation} ours"], count[f"{relation} theirs"]
        both = count[f"{relation} both"]
        yield f"  {relation:10s} {theirs:6,d}  P {100 * both / max(ours, 1):5.1f}  R {100 * both / max(theirs, 1):5.1f}"
    yield f"{length / max(seconds, 1e-9):,.0f} characters a second"


def main(arguments: Sequence[str]) -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shallow", description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, help="documents or .jsonl; default: as benchmarks.pipeline")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the N commonest differences")
    given = parser.parse_args(arguments)
    count: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    seen: dict[str, str] = {}
    length, seconds = 0, 0.0
    for text in texts(given.paths or TEXTS):
        for model, shallow, took in pairs(text):
            compare(model, shallow, count, errors, seen)
            length, seconds = length + model.span.end - model.span.start, seconds + took
    sys.stdout.writelines(f"{line}\n" for line in report(count, length, seconds))
    sys.stdout.writelines(f"{n:6,d}  {error:32s} {seen[error]}\n" for error, n in errors.most_common(given.errors))


if __name__ == "__main__":
    main(sys.argv[1:])
