"""Fit what the features of those whom a pronoun may mean weigh, and say how often the choice is right.

    python -m benchmarks.fit_references [--shared FOLDER] [--write]

The examples: every "he" and "she" (with "his", "her", "him") of the documents of GUM in FOLDER whose coreference is
annotated, and of tests/references. Somebody is right where a name of his stands on a mention of the same entity, nobody
where there is none such. What was told before is told as it is annotated. Cross-validation leaves out some documents at
a time; the threshold is where few of those who are named are wrong. With --write, the table in the lexicon is written
from all of them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from timeline.actors import Gazetteer, actors_in
from timeline.actors.choice import Referent
from timeline.actors.pronouns import PRONOUNS
from timeline.actors.reference_features import NAMES, NOBODY, Reference, ReferentOption
from timeline.containment import Containment
from timeline.corpus import names_of_all
from timeline.engines import analyser_of
from timeline.model import ActorKind, Document, Naming, Span
from timeline.reading import DocumentReading
from timeline.reading import read as analysed

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "timeline/lexicon/antecedents.toml"
OWN = ROOT / "tests/references"
FITTED = datetime.now(tz=UTC).date()
FOLDS = 10
OWN_COUNTS = 4  # times that a pronoun of our own texts counts: each stands for a class
PENALTY = 2.0  # on the squares of weights, each in units of its feature's spread
LEAST_SPREAD = 0.15  # of a feature that is seldom there, lest its weight be large
WRONG = 0.03  # of those who are named in GUM, at most, from the threshold on
THRESHOLDS = (0.85, 0.875, 0.9, 0.925, 0.95)


class Text(NamedTuple):
    """A text with the entity of each stretch that is annotated; of our own texts the names that pronouns mean."""

    name: str
    text: str
    entities: Mapping[Span, str]
    own: bool = False


class Example(NamedTuple):
    """A pronoun with its options: what their features are, and which is right."""

    text: str
    values: np.ndarray
    right: np.ndarray
    counts: int


def texts(shared: Path) -> Iterator[Text]:
    """All annotated texts."""
    for line in (shared / "eval/gum/gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        people = [e for e in row["entities"] if e["type"] in {"person", "organization"}]
        yield Text(row["id"], row["text"], {Span(e["start"], e["end"]): str(e["entity"]) for e in people})
    for path in sorted(OWN.glob("*.toml")):
        for number, row in enumerate(tomllib.loads(path.read_text("utf-8"))["text"]):
            yield Text(f"{path.stem}-{number:03}", row["text"], dict(_annotated(row["text"], row["means"])), own=True)


def _annotated(text: str, means: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """The stretches of an invented text with whom each means: its names, and its pronouns in their order."""
    left = list(means)
    for name in {n for n in means if n}:
        at = text.find(name)
        while at >= 0:
            yield Span(at, at + len(name)), name
            at = text.find(name, at + 1)
    at = 0
    for word in text.replace(".", " ").replace(",", " ").split():
        at = text.index(word, at)
        plain = word.strip("“”")
        if plain.lower() in PRONOUNS:
            start = text.index(plain, at)
            yield Span(start, start + len(plain)), left.pop(0) or f"nobody {start}"
        at += len(word)


# --- the examples -----------------------------------------------------------------------------------------------------


def examples(all_texts: Sequence[Text]) -> list[Example]:
    """Every pronoun whose entity is annotated, with its options."""
    containment, analyser = Containment(None), analyser_of("auto")
    documents = [Document(f"{n:04}", f"{n:04}.txt", text.text) for n, text in enumerate(all_texts)]
    readings = analysed(documents, analyser, None, None, containment)
    return [
        example
        for text, reading in zip(all_texts, readings, strict=True)
        for example in _of_document(text, reading, names_of_all([reading], containment))
    ]


def _of_document(text: Text, read: DocumentReading, known: Gazetteer) -> list[Example]:
    trees = read.trees()
    spans = actors_in(read.document, trees, known, read.read, choose=lambda said, among: None)  # noqa: ARG005
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for span in spans:
        entity = _entity(text, span.span)
        if entity and known.actor(span.actor).kind in {ActorKind.PERSON, ActorKind.ROLE}:
            called[span.actor][entity] += 1
    means = {actor: counts.most_common(1)[0][0] for actor, counts in called.items()}
    found: list[Example] = []

    def choose(said: Reference, among: Sequence[ReferentOption]) -> Referent | None:
        entity = text.entities.get(said.tree.tokens[said.word].span)
        if entity is None:
            return None
        right = np.array([means.get(o.actor) == entity for o in among], float)
        if not right.any():
            right[-1] = 1.0
        values = np.array([[o.values.get(name, 0.0) for name in NAMES] for o in among])
        found.append(Example(text.name, values, right, OWN_COUNTS if text.own else 1))
        best = among[int(right.argmax())].actor
        return None if best == NOBODY else Referent(best, 1.0)

    actors_in(read.document, trees, known, read.read, choose=choose)
    return found


def _entity(text: Text, span: Span) -> str | None:
    """The entity of the smallest annotated stretch that holds a span."""
    over = [(s.end - s.start, entity) for s, entity in text.entities.items() if s.start <= span.start < s.end]
    return min(over)[1] if over else None


def measured(all_texts: Sequence[Text]) -> dict[str, tuple[int, int]]:
    """Of each way to name an actor: how many stand on an annotated mention, of an actor that is named, how many right.

    Pronouns are those that no choice is made of ("it", "they").
    """
    containment, analyser = Containment(None), analyser_of("auto")
    wanted = [text for text in all_texts if not text.own]
    documents = [Document(f"{n:04}", f"{n:04}.txt", text.text) for n, text in enumerate(wanted)]
    found = {how.value: (0, 0) for how in Naming}
    for text, read in zip(wanted, analysed(documents, analyser, None, None, containment), strict=True):
        spans = actors_in(read.document, read.trees(), names_of_all([read], containment), read.read)
        called: dict[str, Counter[str]] = defaultdict(Counter)
        for span in spans:
            entity = _entity(text, span.span)
            if entity and span.how is Naming.NAMED:
                called[span.actor][entity] += 1
        for span in spans:
            entity = _entity(text, span.span)
            chosen = span.how is Naming.PRONOUN and read.document.quote(span.span).lower() in PRONOUNS
            if entity and called[span.actor] and not chosen:
                n, right = found[span.how.value]
                found[span.how.value] = n + 1, right + (called[span.actor].most_common(1)[0][0] == entity)
    return found


# --- the fit ----------------------------------------------------------------------------------------------------------


def fitted(some: Sequence[Example]) -> np.ndarray:
    """The weights of a conditional logit, by Newton's method."""
    spread = np.maximum(np.vstack([e.values for e in some]).std(0), LEAST_SPREAD)
    each = [(e.values / spread, e.right, e.counts) for e in some]
    weights = np.zeros(len(NAMES))
    for _ in range(50):
        slope, bend = PENALTY * weights, np.diag(np.full(len(weights), PENALTY))
        for z, right, counts in each:
            likely = _likely(z, weights)
            among = likely * right / max(1e-12, float((likely * right).sum()))
            slope = slope + counts * z.T @ (likely - among)
            centred = z - likely @ z
            bend = bend + counts * (centred * likely[:, None]).T @ centred
        step = np.linalg.solve(bend, slope)
        weights = weights - step / max(1.0, float(np.abs(step).max()))
        if np.abs(step).max() < 1e-6:
            break
    return weights / spread


def _likely(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    score = values @ weights
    score = np.exp(score - score.max())
    return np.asarray(score / score.sum())


def held_out(all_examples: Sequence[Example]) -> list[tuple[float, bool, bool]]:
    """Of each pronoun of GUM whose best option is somebody: how likely, whether right, by the other texts' weights."""
    names = sorted({e.text for e in all_examples})
    found = []
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        weights = fitted([e for e in all_examples if e.text not in out])
        for e in all_examples:
            if e.text in out:
                likely = _likely(e.values, weights)
                best = int(likely.argmax())
                if best < len(likely) - 1:
                    found.append((float(likely[best]), bool(e.right[best]), e.counts == 1))
    return found


def main() -> int:
    """Fit, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    found = examples(list(texts(given.shared)))
    out = held_out(found)
    named = sum(e.right[-1] == 0 for e in found)
    say(f"{len(found)} pronouns of {len({e.text for e in found})} texts; {named} mean somebody named")
    for threshold in (0.5, 0.6, 0.7, 0.8, *THRESHOLDS):
        made = [o for o in out if o[0] >= threshold]
        gum = [o for o in made if o[2]]
        say(f"from {threshold:.2f}: {len(made)} named, {_share(made):.1%} right; of GUM {len(gum)}, {_share(gum):.1%}")
    weights = fitted(found)
    for name, weight in sorted(zip(NAMES, weights, strict=True), key=lambda each: -abs(each[1])):
        say(f"{name:18} {weight:7.3f}")
    if given.write:
        write(found, out, weights, measured(list(texts(given.shared))))
    return 0


def write(
    found: Sequence[Example],
    out: Sequence[tuple[float, bool, bool]],
    weights: np.ndarray,
    told: Mapping[str, tuple[int, int]],
) -> None:
    """The table as it stands in the lexicon."""
    wrong = {t: 1 - _share([o for o in out if o[2] and o[0] >= t]) for t in THRESHOLDS}
    threshold = next((t for t in THRESHOLDS if round(wrong[t], 2) <= WRONG), THRESHOLDS[-1])
    gum = [o for o in out if o[2] and o[0] >= threshold]
    lines = [
        "# What speaks for each of those whom a pronoun may mean: by `python -m benchmarks.fit_references --write`.",
        f"# Fitted on {FITTED} on {len(found)} pronouns of {len({e.text for e in found})} texts: GUM's news,",
        "# interviews, biographies and court transcripts, and tests/references. The threshold is where at most",
        f"# {WRONG:.0%} of those who are named in GUM are wrong: {1 - _share(gum):.1%} of {len(gum)} (cross-validated",
        "# over texts), since a wrong name costs far more than a missing one.",
        "",
        f"threshold = {threshold}",
        "",
        "[weights]",
        *(f"{name} = {weight:.3f}" for name, weight in zip(NAMES, weights, strict=True) if abs(weight) >= 0.005),
        "",
        "# How often an actor is the right one where GUM names it so; pronouns are those of bodies and of several.",
        "[confidence]",
        *(f"{how} = {(right + 1) / (n + 2):.2f} # {right} of {n}" for how, (n, right) in told.items()),
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _share(named: Sequence[tuple[float, bool, bool]]) -> float:
    return sum(right for _, right, _ in named) / max(1, len(named))


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
