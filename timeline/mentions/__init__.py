"""Sentences, times and actors -> mentions: each telling of an event with its status, its date and the reason for it.

What one sentence tells:

    cited        dates that are part of an address or a citation
    headed       the date of the heading, label, stamp or row over a sentence
    furniture    captions, headings and other text that tells nothing
    cast         who and what place it names
    triggers     words that may name an event
    nominals     how an event noun stands to its clause
    attachment   which word a time is said of
    nouns, verbs the events they tell, each with its own time
    lives        births and deaths in brackets behind a name
    narrated     what else somebody did, told without a date
    joining      a verb and its noun that tell one event
    setting      the event that another is at, after or before
    topic        the body a text is about
    attendance   who was there, told in a sentence of its own
    participants who takes part in them
    places       where they are
    status       occurred, planned, proposed ...
    titles       who did what
    verbless     entries of lists and tables that are no sentences
    worth        what belongs on a chronology at all
    tellings     all of these together
    linking      dates that the form of a phrase gives to nothing: the likeliest predicate of the sentence
    relinked     what a sentence tells with these
    uses         what became of each date

What it takes up from the sentences before:

    told         what a document has told so far
    datings      dates with their reason
    antecedents  "the meeting", "his visit"
    reactions    "then", "later", a remark about something dated
    reports      the day of a short news report
    salience     what of it is worth a line
    discourse    the cascade of these, read in order
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, NamedTuple

from timeline.layout import BlockKind
from timeline.mentions.attachment import attached
from timeline.mentions.cast import ACTING, cast_of, pair_in
from timeline.mentions.cited import why_cited
from timeline.mentions.discourse import mentions_of
from timeline.mentions.furniture import is_furniture, is_headline
from timeline.mentions.headed import Standings, with_head
from timeline.mentions.linking import linked
from timeline.mentions.lives import is_in, told_of_lives, vitals
from timeline.mentions.relinked import with_links
from timeline.mentions.tellings import tellings
from timeline.mentions.topic import OPENING, topic_of
from timeline.mentions.uses import Heard, uses_of
from timeline.mentions.verbless import verbless
from timeline.mentions.worth import is_worth
from timeline.model import AnchorKind, DateUse, DatingBasis, Mention
from timeline.syntax import VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.mentions.attachment import Attached
    from timeline.mentions.cast import Cast
    from timeline.mentions.found import Telling
    from timeline.mentions.headed import Standing
    from timeline.model import Actor, ActorSpan, Document, Span, TimeExpression
    from timeline.syntax import Tree

__all__ = ["Extraction", "extracted", "heard", "mentions_in"]


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
    return mentions_of(document, (each.told for each in heard(document, trees, times, spans, actors)))


def extracted(
    document: Document,
    trees: Sequence[Tree],
    times: Sequence[TimeExpression],
    spans: Sequence[ActorSpan],
    actors: Mapping[str, Actor],
) -> Extraction:
    """The mentions of a document as `mentions_in` gives them, with what became of each of its `times`."""
    sentences = tuple(heard(document, trees, times, spans, actors))
    mentions = mentions_of(document, (each.told for each in sentences))
    return Extraction(mentions, uses_of(document, times, sentences, mentions))


def heard(
    document: Document,
    trees: Sequence[Tree],
    times: Sequence[TimeExpression],
    spans: Sequence[ActorSpan],
    actors: Mapping[str, Actor],
) -> Iterator[Heard]:
    """Each sentence of a document as it was gone through, in order."""
    own = document.publication.span
    times = [t for t in times if own is None or not own.overlaps(t.span)]  # a dateline dates the text, no event in it
    time_starts, actor_starts = [t.span.start for t in times], [a.span.start for a in spans]
    paragraph: Span | None = None
    pair: tuple[ActorSpan, ...] = ()
    topic = topic_of(spans, actors, trees[:OPENING][-1].sentence.span.end if trees else 0)
    standings = Standings(document, times)
    for tree in trees:
        sentence = tree.sentence
        here = times[_slice(time_starts, sentence.span)]
        standing = standings.of(sentence.span)
        headline = is_headline(document, sentence)
        if not headline and is_furniture(document, sentence, dated=bool(here) or standing.time is not None):
            yield Heard(sentence.span, None)
            continue
        if sentence.paragraph != paragraph:
            paragraph, pair = sentence.paragraph, ()
        cast = cast_of(tree, spans[_slice(actor_starts, sentence.span)], actors, pair)._replace(topic=topic)
        lives = vitals(document, cast)
        telling = [
            t for t in here if why_cited(document, t) is None and not any(v.said.overlaps(t.span) for v in lives)
        ]
        of_lives, told = told_of_lives(tree, lives, cast)
        sites = with_head(tree, (*attached(tree, telling, document.publication.last_day), *of_lives), standing)
        named = (*_told(tree, sites, telling, cast, standing, headline=headline), *told)
        named = tuple(t for t in named if t in told or not is_in(tree, t.trigger.head, lives))
        talk = headline or _heads_quotation(document, sentence.span)
        free = () if talk else _free(telling, [t for t in named if is_worth(t)])
        if free:
            links = linked(tree, telling, free, sites, document.publication.last_day)
            named = with_links(tree, named, links, cast)
        beside = _in_row(standing, sentence.span, spans, actor_starts, actors)
        named = tuple(t._replace(actors=(*t.actors, *beside)) for t in named) if beside else named
        worth = [is_worth(telling) for telling in named]
        found, left_out = tuple(compress(named, worth)), tuple(compress(named, map(not_, worth)))
        if not headline:
            pair = pair_in(tree, cast) or pair
        prose = found or (not headline and any(token.pos in VERBAL for token in sentence.tokens))
        yield Heard(sentence.span, tree, sites, found if prose else None, left_out, free)


def _heads_quotation(document: Document, sentence: Span) -> bool:
    """Whether a sentence only says whose mail is quoted under it: "On Mon, 5 May 2025 Ole Marl wrote:"."""
    return document.text[sentence.end - 1 : sentence.end + 4].rstrip(" \r").replace("\n", "").startswith(":>")


def _free(times: Sequence[TimeExpression], told: Sequence[Telling]) -> tuple[TimeExpression, ...]:
    """The dates that nothing told has yet, and that none of these is counted from."""
    dating = [t.time for t in told if t.time is not None]
    counted = {t.anchor.span for t in times if t.anchor.kind is AnchorKind.EXPRESSION}
    return tuple(t for t in times if t.span not in counted and not any(d.span.overlaps(t.span) for d in dating))


def _in_row(
    standing: Standing, here: Span, spans: Sequence[ActorSpan], starts: Sequence[int], actors: Mapping[str, Actor]
) -> tuple[ActorSpan, ...]:
    """Those who are named in the other cells of a table's row: its owner, who did it."""
    block = standing.block
    if block is None or block.kind is not BlockKind.ROW:
        return ()
    named = spans[_slice(starts, block.span)]
    return tuple(s for s in named if not here.covers(s.span) and actors[s.actor].kind in ACTING)


def _told(
    tree: Tree,
    sites: Sequence[Attached],
    times: Sequence[TimeExpression],
    cast: Cast,
    standing: Standing,
    *,
    headline: bool,
) -> tuple[Telling, ...]:
    """What a sentence tells, what it tells by the date over it as such; an entry without a verb is an event itself."""
    over = None if standing.time is None else standing.time.span
    label = standing.block is not None and standing.block.kind is BlockKind.LABEL
    named = () if label else tellings(tree, sites, cast, headline=headline)
    found = tuple(
        t._replace(basis=DatingBasis.HEADED) if t.time is not None and t.time.span == over else t for t in named
    )
    if any(t.time is not None for t in found):
        return found
    return (*found, *verbless(tree, times, standing, cast))


def _slice(starts: Sequence[int], span: Span) -> slice:
    """Where in a sorted list of starts those inside a span are."""
    return slice(bisect_left(starts, span.start), bisect_left(starts, span.end))
