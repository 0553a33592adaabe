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
    uses         what became of each date

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
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, NamedTuple

from timeline.mentions.attachment import attached
from timeline.mentions.cast import cast_of, pair_in
from timeline.mentions.discourse import mentions_of
from timeline.mentions.furniture import is_furniture, is_headline
from timeline.mentions.tellings import tellings
from timeline.mentions.topic import OPENING, topic_of
from timeline.mentions.uses import Heard, uses_of
from timeline.mentions.worth import is_worth
from timeline.model import DateUse, Mention
from timeline.syntax import VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.model import Actor, ActorSpan, Document, Span, TimeExpression
    from timeline.syntax import Tree

__all__ = ["Extraction", "extracted", "mentions_in"]


class Extraction(NamedTuple):
    """What a document tells: its mentions in text order, and what became of each of its dates."""

    mentions: tuple[Mention, ...]
    dates: tuple[DateUse, ...]


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
    return mentions_of(document, (each.told for each in _heard(document, trees, times, spans, actors)))


def extracted(
    document: Document,
    trees: Sequence[Tree],
    times: Sequence[TimeExpression],
    spans: Sequence[ActorSpan],
    actors: Mapping[str, Actor],
) -> Extraction:
    """The mentions of a document as `mentions_in` gives them, with what became of each of its `times`."""
    heard = tuple(_heard(document, trees, times, spans, actors))
    mentions = mentions_of(document, (each.told for each in heard))
    return Extraction(mentions, uses_of(document, times, heard, mentions))


def _heard(
    document: Document,
    trees: Sequence[Tree],
    times: Sequence[TimeExpression],
    spans: Sequence[ActorSpan],
    actors: Mapping[str, Actor],
) -> Iterator[Heard]:
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
            yield Heard(sentence.span, None)
            continue
        if sentence.paragraph != paragraph:
            paragraph, pair = sentence.paragraph, ()
        cast = cast_of(tree, spans[_slice(actor_starts, sentence.span)], actors, pair)._replace(topic=topic)
        sites = attached(tree, here)
        named = tellings(tree, sites, cast, headline=headline)
        worth = [is_worth(telling) for telling in named]
        found, left_out = tuple(compress(named, worth)), tuple(compress(named, map(not_, worth)))
        if not headline:
            pair = pair_in(tree, cast) or pair
        prose = found or (not headline and any(token.pos in VERBAL for token in sentence.tokens))
        yield Heard(sentence.span, tree, sites, found if prose else None, left_out)


def _slice(starts: Sequence[int], span: Span) -> slice:
    """Where in a sorted list of starts those inside a span are."""
    return slice(bisect_left(starts, span.start), bisect_left(starts, span.end))
