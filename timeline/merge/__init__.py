"""Mentions of all documents -> events, with the reasons for every join and the points on which the sources disagree.

likeness     how alike two mentions are, and what speaks against it
blocks       which pairs of mentions are compared
clusters     which mentions tell one event
events       what an event is, from the mentions that tell it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.merge.clusters import joined
from timeline.merge.events import event_of
from timeline.merge.likeness import corpus_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.model import Actor, Document, Event, Mention

__all__ = ["events_of"]


def events_of(
    mentions: Iterable[Mention], documents: Iterable[Document], actors: Mapping[str, Actor]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The dated events in order of time and the undated ones in the order they are told.

    Every mention is in exactly one of them. The result depends on the mentions alone, not on their order.
    """
    published = {d.id: d.publication.calendar_day for d in documents}
    ordered = sorted(mentions, key=lambda m: (m.document, m.trigger, m.id))
    corpus = corpus_of(ordered, actors)
    events = [event_of(cluster, published, corpus) for cluster in joined(ordered, corpus, published)]
    dated = [e for e in events if e.dating is not None]
    undated = [e for e in events if e.dating is None]
    return tuple(sorted(dated, key=_time_order)), tuple(undated)


def _time_order(event: Event) -> tuple[str, str, str]:
    assert event.dating is not None
    start, end = event.dating.start or "", event.dating.end or ""
    return (start or end, end or "9999", event.id)
