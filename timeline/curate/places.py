"""Passages <-> places in documents: how a decision finds its passage again when documents were added or changed.

A passage is looked for where it was; else in the same text; else, where that text is gone, in the document of the same
name, and then in all others. In a text that changed, the words round it decide which of several places it is, and
whether it is there at all.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile

from timeline.curate.decisions import Passage, Source
from timeline.model import Document, Mention, Span

CONTEXT = 48  # characters kept on either side of a passage
ENOUGH = 0.5  # share of the context that has to be there in a text that changed


def digest_of(text: str) -> str:
    """What a text is recognised by, however its file is called."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def passage_at(document: Document, span: Span) -> Passage:
    """A stretch of a document as a passage that can be found again."""
    text = document.text
    return Passage(
        digest_of(text),
        text[span.start : span.end],
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
        span.start,
        document.source,
    )


def passage_of(document: Document, mention: Mention) -> Passage:
    """The passage that a mention is known by: the words that name its event."""
    return passage_at(document, mention.trigger)


class Places:
    """Where the passages of decisions are among some documents and their mentions."""

    def __init__(self, documents: Sequence[Document], mentions: Iterable[Mention]) -> None:
        self._documents = documents
        self._mentions = mentions

    @cached_property
    def _by_digest(self) -> Mapping[str, Sequence[Document]]:
        found: dict[str, list[Document]] = defaultdict(list)
        for document in self._documents:
            found[digest_of(document.text)].append(document)
        return found

    @cached_property
    def _told(self) -> Mapping[str, Sequence[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions:
            found[mention.document].append(mention)
        return {key: sorted(told, key=lambda m: (m.trigger, m.id)) for key, told in found.items()}

    def told(self, document: Document) -> Sequence[Mention]:
        """The mentions of a document in the order of its text."""
        return self._told.get(document.id, ())

    def document(self, source: Source) -> Document | None:
        """The document of this digest, else the only one of this name."""
        same = self._by_digest.get(source.digest, ())
        named = [d for d in same if d.source == source.name] or list(same)
        named = named or [d for d in self._documents if d.source == source.name]
        return named[0] if same or len(named) == 1 else None

    def find(self, passage: Passage) -> tuple[Document, Span] | None:
        """The document and the place that a passage has now, or None."""
        if not passage.exact:
            return None
        for documents, sure in self._candidates(passage):
            found = [(*place, d) for d in documents if (place := _place_in(d.text, passage, sure)) is not None]
            if found:
                _, start, document = max(found, key=lambda f: f[0])
                return document, Span(start, start + len(passage.exact))
        return None

    def _candidates(self, passage: Passage) -> Iterator[tuple[Sequence[Document], bool]]:
        same = self._by_digest.get(passage.document, ())
        named = [d for d in same if d.source == passage.source]
        yield from ((named, True), (same, True))
        if not same:
            yield from (([d for d in self._documents if d.source == passage.source], False), (self._documents, False))

    def mention(self, passage: Passage) -> Mention | None:
        """The mention that a passage is known by, or None where none is told there."""
        place = self.find(passage)
        if place is None:
            return None
        document, span = place
        told = self.told(document)
        after = bisect_right(told, span.end, key=lambda m: m.trigger.start)
        near = [m for m in told[:after] if m.trigger.overlaps(span)]
        if near:
            return min(near, key=lambda m: (m.trigger != span, abs(m.trigger.start - span.start), m.id))
        around = [m for m in told[:after] if m.span.covers(span)]
        return around[0] if len(around) == 1 else None


def _place_in(text: str, passage: Passage, sure: bool) -> tuple[float, int] | None:
    """How well and where a text has a passage; `sure` where it is the very text that the passage was taken from."""
    if sure and text.startswith(passage.exact, passage.start):
        return 1.0, passage.start
    best: tuple[float, int, int] | None = None
    at = text.find(passage.exact)
    while at >= 0:
        share = _share(text, at, passage)
        if (sure or share >= ENOUGH) and (best is None or (share, -abs(at - passage.start)) > best[:2]):
            best = (share, -abs(at - passage.start), at)
        at = text.find(passage.exact, at + 1)
    return None if best is None else (best[0], best[2])


def _share(text: str, at: int, passage: Passage) -> float:
    """How much of its context a passage has at a place, from it outwards: 0..1."""
    context = len(passage.before) + len(passage.after)
    if not context:
        return 1.0
    end = at + len(passage.exact)
    left = _common(reversed(text[max(0, at - CONTEXT) : at]), reversed(passage.before))
    return (left + _common(text[end : end + CONTEXT], passage.after)) / context


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts have in common from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
