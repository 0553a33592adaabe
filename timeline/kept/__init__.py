"""Analyses that are kept, so that a document that did not change is not analysed twice.

An analysis is kept under what it depends on, the text, how it was cut into sentences, and who analysed it in which
version; whatever of these changes, the analysis is made anew. `store` holds the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from timeline.kept.store import Kept, home

if TYPE_CHECKING:
    from timeline.analyser import Analyser, Segmented
    from timeline.model import Sentence

FORMAT = "2"
"""Raised whenever what is written changes; what was written otherwise is made anew."""

__all__ = ["CannotKeep", "Keeper", "Kept", "analyses", "home", "key_of"]


class CannotKeep(Exception):
    """Where analyses are to be kept they cannot be, and the work must stop; the message is one line that says why."""


class Keeper(Protocol):
    """Where analyses are kept by key: the user's cache folder (`Kept`), or a project file; may raise CannotKeep."""

    def having(self, keys: Iterable[str]) -> set[str]:
        """Which of the keys an analysis is kept under."""

    def get(self, key: str) -> tuple[Sentence, ...] | None:
        """The sentences kept under a key, or None where there are none or they are damaged."""

    def put(self, key: str, sentences: Iterable[Sentence]) -> None:
        """Keep sentences under a key."""


def analyses(
    texts: Iterable[Segmented], analyser: Analyser, kept: Keeper | None = None
) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each text in the order of the texts: as kept, else analysed and kept from now on."""
    if kept is None:
        yield from analyser.analyse(texts)
        return
    asked = [(key_of(text, analyser), text) for text in texts]
    there = kept.having(key for key, _ in asked)
    missing = {key: text for key, text in asked if key not in there}
    fresh = analyser.analyse(missing.values())
    for key, text in asked:
        found = kept.get(key) if key in there else None
        if found is None:
            (found,) = analyser.analyse([text]) if key in there else (next(fresh),)
            kept.put(key, found)
        there.add(key)
        yield found


def key_of(text: Segmented, analyser: Analyser) -> str:
    """What the analysis of a text depends on, as a short text."""
    digest = hashlib.sha256()
    spans = [(tuple(p.span), *map(tuple, p.sentences)) for p in text.paragraphs]
    for part in (FORMAT, analyser.name, analyser.version, analyser.revision, spans):
        digest.update(f"{part}\n".encode())
    digest.update(text.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
