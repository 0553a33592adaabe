"""Sentences, times and actors -> mentions: each telling of an event with its status, its date and the reason for it.

tree         a sentence as a tree
triggers     words that may name an event
nominals     when a noun is told as one
attachment   which word a time is said of
status       occurred, planned, proposed ...
titles       who did what
tellings     all of these: what one sentence tells
furniture    captions, headings and other text that tells nothing
discourse    what one sentence takes up from those before
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline.mentions.attachment import attached
from timeline.mentions.discourse import mentions_of
from timeline.mentions.furniture import is_furniture
from timeline.mentions.tellings import Telling, cast_of, tellings
from timeline.mentions.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.model import Actor, ActorSpan, Document, Mention, Sentence, Span, TimeExpression

__all__ = ["mentions_in"]


def mentions_in(
    document: Document,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    spans: Sequence[ActorSpan],
    actors: Mapping[str, Actor],
) -> tuple[Mention, ...]:
    """The mentions of a document in text order; `times` and `spans` are its own, `actors` those of the corpus by id."""
    return mentions_of(document, _told(document, sentences, times, spans, actors))


def _told(
    document: Document,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    spans: Sequence[ActorSpan],
    actors: Mapping[str, Actor],
) -> Iterator[Sequence[Telling] | None]:
    own = document.publication.span
    times = [t for t in times if own is None or not own.overlaps(t.span)]  # a dateline dates the text, no event in it
    time_starts, actor_starts = [t.span.start for t in times], [a.span.start for a in spans]
    for sentence in sentences:
        here = times[_slice(time_starts, sentence.span)]
        if is_furniture(document, sentence, dated=bool(here)):
            yield None
            continue
        tree = tree_of(sentence)
        yield tellings(tree, attached(tree, here), cast_of(tree, spans[_slice(actor_starts, sentence.span)], actors))


def _slice(starts: Sequence[int], span: Span) -> slice:
    """Where in a sorted list of starts those inside a span are."""
    return slice(bisect_left(starts, span.start), bisect_left(starts, span.end))
