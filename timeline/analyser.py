"""What analyses sentences, as a value that the pipeline passes along: which it is, in which version, and its function.

`language` makes the one that reads with a spaCy model. Another only needs to give sentences of words with the same
labels; whether it loads anything is its own affair.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from timeline.model import Sentence, Span, TimeExpression

RULES = "rules"  # the name of the one that reads without a language model


class Paragraph(NamedTuple):
    """A paragraph of a document and its sentences, as spans of the document's text, and whether it stands under or
    beside a date by its form."""

    span: Span
    sentences: tuple[Span, ...]
    dated: bool = False


class Segmented(NamedTuple):
    """A text cut into paragraphs and sentences, to be analysed, with its time expressions before it is dated."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    times: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class Analyser:
    """Who analyses sentences: a name and a version to show, and the function itself.

    `analyse` gives the sentences of each text in the order of the texts; it may read ahead, so that small texts are
    analysed together, but what it gives for a text depends on that text alone. `revision` names whatever else the
    outcome depends on: where name, version and revision are the same, so is the outcome.
    """

    name: str
    version: str
    revision: str
    analyse: Callable[[Iterable[Segmented]], Iterator[tuple[Sentence, ...]]]
    costly: bool = True  # whether its outcome is worth keeping


def revision_of(*sources: str) -> str:
    """A revision made of the source files that an outcome depends on, so that nobody needs to remember to raise it."""
    digest = hashlib.sha256()
    for source in sources:
        digest.update(Path(source).read_bytes())
    return digest.hexdigest()[:16]
