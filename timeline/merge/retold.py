"""Events from mentions that a person put together or took apart: what they are follows as for the program's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.merge.clusters import Joined
from timeline.merge.corpus import corpus_of
from timeline.merge.events import event_of
from timeline.merge.merging import setting_of
from timeline.merge.order import in_order

if TYPE_CHECKING:
    from timeline.model import Actor, Document, Event, Join, Mention


def retold(
    groups: Iterable[tuple[Sequence[Mention], tuple[Join, ...]]],
    mentions: Iterable[Mention],
    documents: Sequence[Document],
    actors: Mapping[str, Actor],
) -> tuple[Event, ...]:
    """The event that each group of mentions tells, with the joins given for it; `mentions` are all of the corpus."""
    groups, ordered = list(groups), sorted(mentions, key=_document)
    telling = {m.document for told, _ in groups for m in told}
    compared = [d for d in documents if d.id in telling]
    setting = setting_of(ordered, documents, corpus_of(ordered, actors), compared)
    return tuple(event_of(Joined(tuple(sorted(told, key=_place)), joins, ()), setting) for told, joins in groups)


def among(events: Iterable[Event], others: Iterable[Event]) -> tuple[Event, ...]:
    """Dated events in order of time, with others put where they belong."""
    return in_order((*events, *others))


def _document(mention: Mention) -> str:
    return mention.document


def _place(mention: Mention) -> tuple[object, ...]:
    return (mention.document, mention.trigger, mention.id)
