"""The merge as a whole: mentions -> accounts -> links -> clusters -> events; and the same with a document more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.merge.accounts import accounts_of
from timeline.merge.blocks import cells_of, links_of
from timeline.merge.clusters import clusters_of, join_alike, root_of
from timeline.merge.corpus import COMMON, corpus_of
from timeline.merge.described import join_described
from timeline.merge.events import Setting, event_of
from timeline.merge.partition import Partition
from timeline.merge.possible import with_possible
from timeline.merge.sources import reprints_of
from timeline.merge.unaware import witnesses_of
from timeline.model import EventKind, Span

if TYPE_CHECKING:
    from datetime import date

    from timeline.merge.accounts import Account
    from timeline.merge.corpus import Corpus
    from timeline.model import Actor, Document, Event, Mention


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge found: the events, dated ones in order of time and undated ones as told."""

    events: tuple[Event, ...]
    undated: tuple[Event, ...]


def events_of(
    mentions: Iterable[Mention], documents: Iterable[Document], actors: Mapping[str, Actor]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The dated events in order of time and the undated ones in the order they are told.

    Every mention is in exactly one of them. The result depends on the mentions alone, not on their order.
    """
    found = merged(mentions, documents, actors)
    return found.events, found.undated


def merged(mentions: Iterable[Mention], documents: Iterable[Document], actors: Mapping[str, Actor]) -> Merged:
    """The events that mentions tell."""
    ordered = sorted(mentions, key=lambda m: (m.document, m.trigger, m.id))
    documents = sorted(documents, key=lambda d: d.id)
    corpus = corpus_of(ordered, actors)
    taken_up = taken_up_in(ordered, corpus)
    roots = [i for i in range(len(ordered)) if i not in taken_up]
    accounts = accounts_of(ordered, roots, corpus, headlines_of(documents))
    links = [found for cell in cells_of(accounts) for found in links_of(cell, accounts, corpus)]
    setting = setting_of(ordered, documents, corpus)
    partition = Partition(accounts, corpus)
    left = join_alike(partition, links)
    statuses = {a.number: ordered[a.mentions[0]].status.value for a in accounts}
    told_on = {a.number: _told_on(a, setting) for a in accounts}
    fits = join_described(partition, statuses, told_on)
    clusters = clusters_of(partition, ordered, taken_up)
    events = [event_of(cluster, setting) for cluster in clusters]
    told = {m: e.id for e in events for m in e.mentions}
    event_ids = {a.number: told[ordered[a.mentions[0]].id] for a in accounts}
    events = with_possible(events, event_ids, partition, left, fits)
    dated = sorted((e for e in events if e.dating is not None), key=_time_order)
    return Merged(tuple(dated), tuple(e for e in events if e.dating is None))


def _told_on(account: Account, setting: Setting) -> date | None:
    """The last day on which the part of a document that tells an account may have been written."""
    document = setting.documents.get(account.document)
    return None if document is None else document.publication.at(Span(*account.sentence)).last_day


def setting_of(mentions: Sequence[Mention], documents: Sequence[Document], corpus: Corpus) -> Setting:
    """What is known beside the mentions."""
    published = {d.id: d.publication.last_day for d in documents}
    return Setting(
        corpus=corpus,
        documents={d.id: d for d in documents},
        published=published,
        lengths={d.id: len(d.text) for d in documents},
        reprints=reprints_of(documents),
        witnesses=witnesses_of(mentions, published),
    )


def taken_up_in(mentions: Sequence[Mention], corpus: Corpus) -> dict[int, int]:
    """For each mention (by number) that takes up another of its text, which that is; a ring takes up nothing."""
    at = {m.id: i for i, m in enumerate(mentions)}
    told = {i: at[m.antecedent] for i, m in enumerate(mentions) if m.antecedent is not None and m.antecedent in at}
    for i, other in list(told.items()):
        if mentions[i].kind in SAID and _other_speaker(mentions[i], mentions[other], corpus):
            own = _own_words(i, mentions, corpus)
            told |= {i: own} if own is not None else {}
            if own is None:
                del told[i]
    return {i: other for i, other in told.items() if root_of(i, told) not in told}


SAID = frozenset({EventKind.STATEMENT, EventKind.ANNOUNCEMENT})


def _other_speaker(one: Mention, other: Mention, corpus: Corpus) -> bool:
    """Whether two statements are of people of whom none is in both: a statement is its speaker's."""
    mine, others = ({s.actor for s in m.actors if corpus.kind(s.actor) not in COMMON} for m in (one, other))
    return bool(mine and others) and mine.isdisjoint(others)


def _own_words(number: int, mentions: Sequence[Mention], corpus: Corpus) -> int | None:
    """What the same speaker was last told to have said, not on another day, before a mention of a statement."""
    mention = mentions[number]
    for before in range(number - 1, -1, -1):
        other = mentions[before]
        if other.document != mention.document:
            return None
        if other.kind is mention.kind and other.actors and not _other_speaker(mention, other, corpus):
            return before if mention.dating is None or mention.dating == other.dating else None
    return None


def headlines_of(documents: Iterable[Document]) -> dict[str, int]:
    """Where the headline of each document ends that begins with one."""
    found = {}
    for document in documents:
        at = document.text[:2000].find(document.title) if document.title else -1
        if at >= 0 and not document.text[:at].strip(" \n\t#-"):
            found[document.id] = at + len(document.title)
    return found


def _time_order(event: Event) -> tuple[str, str, str]:
    assert event.dating is not None
    start, end = event.dating.start or "", event.dating.end or ""
    return (start or end, end or "9999", event.id)
