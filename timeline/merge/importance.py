"""How much an event matters to its story, so that a long chronology can be shortened and its days be ranked.

The importance of an event is the sum of, each rounded only at the end,

    2.0 x log2(1 + sources)     who tells it independently: 2 for one, 4 for three
    0.5 x log2(1 + mentions)    how often it is told
    1.5 x nearness              1 where it is told at the very beginning of a document, 0 at the end: its best place
    specificity                 0.5 for a date of a day or two (0.25 up to a month), up to 0.5 for two persons or bodies
                                that are named, 0.25 for a place
    0.75                        for a kind that stories turn on: encounters, agreements, votes, decisions, deadlines
    0.75 x prominence           how much of the corpus names those who take part, on the average of the two best known
   -1.0                         where it is only hypothetical

and nothing else: neither chance nor the order of documents. A day is worth what its events are worth together.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.lexicon.kinds import WEIGHTY
from timeline.merge.corpus import COMMON
from timeline.model import Chronology, Status, chain

if TYPE_CHECKING:
    from timeline.merge.corpus import Corpus
    from timeline.model import Dating, Event, Interval, Mention


def importance(
    mentions: Sequence[Mention],
    sources: int,
    dating: Dating | None,
    status: Status,
    corpus: Corpus,
    lengths: Mapping[str, int],
) -> float:
    """The importance of the event that these mentions tell; `lengths` has those of the documents in characters."""
    acting = {a for m in mentions for s in m.actors if corpus.kind(a := s.actor) not in COMMON}
    nearness = max([1 - m.span.start / max(lengths.get(m.document, 0), m.span.start + 1) for m in mentions])
    known = sorted([corpus.actors.get(a, 0) for a in acting], reverse=True)[:2]
    parts = (
        2.0 * math.log2(1 + sources),
        0.5 * math.log2(1 + len(mentions)),
        1.5 * nearness,
        0.0 if dating is None else _dated(dating.when),
        0.25 * min(len(acting), 2),
        0.25 if any(m.place for m in mentions) else 0.0,
        0.75 if any(m.kind in WEIGHTY for m in mentions) else 0.0,
        0.75 * sum(known) / (2 * max(1, corpus.documents)),
        -1.0 if status is Status.HYPOTHETICAL else 0.0,
    )
    return round(sum(parts), 2)


@lru_cache(maxsize=10_000)  # the same days are told again and again
def _dated(when: Interval) -> float:
    days = when.days
    return 0.0 if days is None else 0.5 if days <= 2 else 0.25 if days <= 31 else 0.0


def days_of(events: Iterable[Event]) -> list[tuple[str, float, tuple[str, ...]]]:
    """The days on which something happened, the most important first: day, importance, and its events by id."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.dating is not None and event.dating.when.days == 1 and event.dating.when.first is not None:
            found[event.dating.when.first.isoformat()].append(event)
    days = [(day, round(sum(e.importance for e in told), 2), tuple(e.id for e in told)) for day, told in found.items()]
    return sorted(days, key=lambda d: (-d[1], d[0]))


def shortened(chronology: Chronology, top: int) -> Chronology:
    """The chronology of the most important events, with their mentions and actors alone; the documents all stay."""
    ranked = sorted(chronology.all_events(), key=lambda e: (-e.importance, e.id))[:top]
    return only(chronology, {e.id for e in ranked})


def only(chronology: Chronology, kept: set[str]) -> Chronology:
    """The chronology of some events, by id, with their mentions and actors alone; the documents all stay."""
    told = {m for e in chronology.all_events() if e.id in kept for m in e.mentions}
    mentions = tuple(m for m in chronology.mentions if m.id in told)
    find = {a.id: a for a in chronology.actors}.get
    named = {a.actor for m in mentions for a in (*m.actors, *m.mentioned)}
    named |= {above for ident in named for above in chain(ident, find)}
    return replace(
        chronology,
        actors=tuple(a for a in chronology.actors if a.id in named),
        mentions=mentions,
        events=_kept(chronology.events, kept),
        undated=_kept(chronology.undated, kept),
    )


def _kept(events: Iterable[Event], kept: set[str]) -> tuple[Event, ...]:
    """The events that are kept, each without what it may be the same as where that is gone."""
    return tuple(
        replace(
            e,
            possibly_same=tuple(p for p in e.possibly_same if p.event in kept),
            of=e.of if e.of in kept else None,
        )
        for e in events
        if e.id in kept
    )
