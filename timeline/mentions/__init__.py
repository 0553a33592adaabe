"""Sentences, times and actors -> mentions: each telling of an event with its status, its date and the reason for it.

What one sentence tells:

    furniture    captions, headings and other text that tells nothing
    cast         who and what place it names
    triggers     words that may name an event
    nominals     how an event noun stands to its clause
    attachment   which word a time is said of
    nouns, verbs the events they tell, each with its own time
    narrated     what else somebody did, told without a date
    joining      a verb and its noun that tell one event
    setting      the event that another is at, after or before
    topic        the body a text is about
    attendance   who was there, told in a sentence of its own
    participants who takes part in them
    places       where they are
    status       occurred, planned, proposed ...
    titles       who did what
    worth        what belongs on a chronology at all
    tellings     all of these together

What it takes up from the sentences before:

    told         what a document has told so far
    datings      dates with their reason
    antecedents  "the meeting", "his visit"
    reactions    "then", "later", a remark about something dated
    reports      the day of a short news report
    discourse    the cascade of these, read in order
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline.mentions.attachment import attached
from timeline.mentions.cast import cast_of, pair_in
from timeline.mentions.discourse import mentions_of
from timeline.mentions.found import Telling
from timeline.mentions.furniture import is_furniture, is_headline
from timeline.mentions.tellings import tellings
from timeline.mentions.topic import OPENING, topic_of
from timeline.syntax import VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.model import Actor, ActorSpan, Document, Mention, Span, TimeExpression
    from timeline.syntax import Tree

__all__ = ["mentions_in"]


def mentions_in(
    document: Document,
    trees: Sequence[Tree],
    times: Sequence[TimeExpression],
    spans: Sequence[ActorSpan],
    actors: Mapping[str, Actor],
) -> tuple[Mention, ...]:
    """The mentions of a document in text order.

    `trees` are its sentences, `times` and `spans` its own, `actors` those of the corpus by id.
    """
    return mentions_of(document, _told(document, trees, times, spans, actors))


def _told(
    document: Document,
    trees: Sequence[Tree],
    times: Sequence[TimeExpression],
    spans: Sequence[ActorSpan],
    actors: Mapping[str, Actor],
) -> Iterator[Sequence[Telling] | None]:
    own = document.publication.span
    times = [t for t in times if own is None or not own.overlaps(t.span)]  # a dateline dates the text, no event in it
    time_starts, actor_starts = [t.span.start for t in times], [a.span.start for a in spans]
    paragraph: Span | None = None
    pair: tuple[ActorSpan, ...] = ()
    topic = topic_of(spans, actors, trees[:OPENING][-1].sentence.span.end if trees else 0)
    for tree in trees:
        sentence = tree.sentence
        here = times[_slice(time_starts, sentence.span)]
        headline = is_headline(document, sentence)
        if not headline and is_furniture(document, sentence, dated=bool(here)):
            yield None
            continue
        if sentence.paragraph != paragraph:
            paragraph, pair = sentence.paragraph, ()
        cast = cast_of(tree, spans[_slice(actor_starts, sentence.span)], actors, pair)._replace(topic=topic)
        found = tellings(tree, attached(tree, here), cast, headline=headline)
        if headline:
            yield found or None
            continue
        pair = pair_in(tree, cast) or pair
        prose = found or any(token.pos in VERBAL for token in sentence.tokens)
        yield found if prose else None


def _slice(starts: Sequence[int], span: Span) -> slice:
    """Where in a sorted list of starts those inside a span are."""
    return slice(bisect_left(starts, span.start), bisect_left(starts, span.end))
