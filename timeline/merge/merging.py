"""The merge as a whole: mentions -> records -> scored pairs -> clusters -> events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from timeline.collecting import without_collecting
from timeline.lexicon.kinds import SAYING, coarse
from timeline.merge.clustering import clustered
from timeline.merge.clusters import joined_mentions, root_of
from timeline.merge.corpus import COMMON, corpus_of
from timeline.merge.events import Setting, event_of
from timeline.merge.hanging import narrowed_with
from timeline.merge.order import in_order
from timeline.merge.possible import with_possible
from timeline.merge.records import records_of, stories_of
from timeline.merge.sources import reprints_of
from timeline.merge.terms import in_same_terms
from timeline.merge.unaware import witnesses_of
from timeline.model import Document, Status

if TYPE_CHECKING:
    from timeline.merge.corpus import Corpus
    from timeline.model import Actor, Event, Mention


def events_of(
    mentions: Iterable[Mention], documents: Iterable[Document], actors: Mapping[str, Actor], processes: int = 1
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The dated events in order of time and the undated ones in the order they are told.

    Every mention is in exactly one of them. The result depends on the mentions alone, neither on their order nor on the
    number of `processes`, of which more than one are used for a large input only (see `parallel`).
    """
    ordered = sorted(mentions, key=attrgetter("document", "trigger", "id"))
    with without_collecting(len(ordered)):
        return _events_of(ordered, sorted(documents, key=lambda d: d.id), actors, processes)


def _events_of(
    mentions: Sequence[Mention], documents: Sequence[Document], actors: Mapping[str, Actor], processes: int
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    corpus = corpus_of(mentions, actors)
    taken_up = taken_up_in(mentions, corpus)
    groups = in_same_terms(mentions, (i for i in range(len(mentions)) if i not in taken_up), corpus)
    known = {d.id: d for d in documents}
    known |= {m.document: Document(m.document, m.document, "") for m in mentions if m.document not in known}
    records = records_of(groups, mentions, known, stories_of(mentions, known, corpus), corpus)
    clusters, left = clustered(records, processes)
    setting = setting_of(mentions, documents, corpus)
    events = [event_of(cluster, setting) for cluster in joined_mentions(clusters, mentions, taken_up, corpus)]
    events = narrowed_with(events, mentions)
    event_ids = {m: e.id for e in events for m in e.mentions}
    events = with_possible(events, [event_ids[mentions[r.mentions[0]].id] for r in records], left)
    return in_order(events), tuple(e for e in events if e.dating is None)


def setting_of(
    mentions: Sequence[Mention],
    documents: Sequence[Document],
    corpus: Corpus,
    compared: Sequence[Document] | None = None,
) -> Setting:
    """What is known beside the mentions; where only some documents are `compared`, copies are known of these alone."""
    published = {d.id: d.publication.last_day for d in documents}
    return Setting(
        corpus=corpus,
        documents={d.id: d for d in documents},
        published=published,
        lengths={d.id: len(d.text) for d in documents},
        reprints=reprints_of(documents if compared is None else compared),
        witnesses=witnesses_of(mentions, published),
    )


def taken_up_in(mentions: Sequence[Mention], corpus: Corpus) -> dict[int, int]:
    """For each mention (by number) that takes up another of its text, which that is; a ring takes up nothing."""
    at = {m.id: i for i, m in enumerate(mentions)}
    told = {i: at[m.antecedent] for i, m in enumerate(mentions) if m.antecedent is not None and m.antecedent in at}
    for i, other in list(told.items()):
        if mentions[i].kind in SAYING and _other_speaker(mentions[i], mentions[other], corpus):
            own = _own_words(i, mentions, corpus)
            told |= {i: own} if own is not None else {}
            if own is None:
                del told[i]
    return _turned({i: other for i, other in told.items() if root_of(i, told) not in told}, mentions)


def _turned(told: Mapping[int, int], mentions: Sequence[Mention]) -> dict[int, int]:
    """The same with the first that has a date at the head of each chain: that is what others are compared with."""
    chains: dict[int, list[int]] = defaultdict(list)
    for i in sorted(told):
        chains[root_of(i, told)].append(i)
    found = dict(told)
    for root, followers in chains.items():
        if mentions[root].dating is None:
            head = next((i for i in followers if mentions[i].dating is not None and _is_past(mentions[i])), None)
            if head is not None:
                del found[head]
                found[root] = head
    return found


def _is_past(mention: Mention) -> bool:
    return mention.status is Status.OCCURRED


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
        if coarse(other.kind) is coarse(mention.kind) and other.actors and not _other_speaker(mention, other, corpus):
            return before if mention.dating is None or mention.dating == other.dating else None
    return None
