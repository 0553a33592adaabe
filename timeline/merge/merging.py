"""The merge as a whole: mentions -> accounts -> links -> clusters -> events; and the same with a document more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from timeline.collecting import without_collecting
from timeline.lexicon.kinds import SAYING, coarse
from timeline.merge.accounts import accounts_of
from timeline.merge.clustering import join_scored
from timeline.merge.clusters import clusters_of, join_alike, root_of
from timeline.merge.corpus import COMMON, corpus_of
from timeline.merge.described import join_described
from timeline.merge.events import Setting, event_of
from timeline.merge.hanging import narrowed_with
from timeline.merge.order import in_order
from timeline.merge.parallel import Known, links_among, links_with
from timeline.merge.partition import Partition
from timeline.merge.possible import with_possible
from timeline.merge.records import records_of, stories_of
from timeline.merge.several import counted_by
from timeline.merge.sources import reprints_of
from timeline.merge.unaware import witnesses_of
from timeline.model import Span, Status

if TYPE_CHECKING:
    from timeline.merge.accounts import Account
    from timeline.merge.corpus import Corpus
    from timeline.merge.records import Record
    from timeline.model import Actor, Document, Event, Mention


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge found: the events, dated ones in order of time and undated ones as told, and what it compared."""

    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    known: Known


def events_of(
    mentions: Iterable[Mention], documents: Iterable[Document], actors: Mapping[str, Actor], processes: int = 1
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The dated events in order of time and the undated ones in the order they are told.

    Every mention is in exactly one of them. The result depends on the mentions alone, not on their order.
    """
    found = merged(mentions, documents, actors, processes=processes)
    return found.events, found.undated


def merged(
    mentions: Iterable[Mention],
    documents: Iterable[Document],
    actors: Mapping[str, Actor],
    *,
    earlier: Merged | None = None,
    processes: int = 1,
) -> Merged:
    """The events that mentions tell.

    With an `earlier` merge of other documents, most of which are among these, only what is new or changed is compared;
    the result is the same. So it is on any number of `processes`, of which more than one are used for a large input
    only; they are spawned, so the program's main module must be guarded by `if __name__ == "__main__"`.
    """
    ordered = sorted(mentions, key=attrgetter("document", "trigger", "id"))
    with without_collecting(len(ordered)):
        return _merged(ordered, sorted(documents, key=lambda d: d.id), actors, earlier, processes)


def _merged(
    mentions: Sequence[Mention],
    documents: Sequence[Document],
    actors: Mapping[str, Actor],
    earlier: Merged | None,
    processes: int,
) -> Merged:
    corpus = corpus_of(mentions, actors)
    taken_up = taken_up_in(mentions, corpus)
    roots = [i for i in range(len(mentions)) if i not in taken_up]
    published = {d.id: d.publication.last_day for d in documents}
    accounts = accounts_of(mentions, roots, corpus, headlines_of(documents), published)
    ids = [tuple(mentions[i].id for i in account.mentions) for account in accounts]
    if earlier is None:
        links = links_among(accounts, corpus, processes)
    else:
        links = links_with(earlier.known, accounts, ids, corpus, processes)
    setting = setting_of(mentions, documents, corpus)
    partition = Partition(accounts, corpus)
    partition.records = {r.number: r for r in _records(accounts, mentions, setting)}
    scored = join_scored(partition, _as_published(documents))
    left = join_alike(partition, links)
    statuses = [mentions[a.mentions[0]].status for a in accounts]
    fits = join_described(partition, statuses, [_told_on(a, setting) for a in accounts])
    fits += counted_by(partition)
    events = [event_of(cluster, setting) for cluster in clusters_of(partition, mentions, taken_up)]
    events = narrowed_with(events, mentions)
    event_ids = {m: e.id for e in events for m in e.mentions}
    events = with_possible(events, [event_ids[told[0]] for told in ids], partition, left, fits, scored)
    known = Known(accounts, ids, corpus, links)
    return Merged(in_order(events), tuple(e for e in events if e.dating is None), known)


def _records(accounts: Sequence[Account], mentions: Sequence[Mention], setting: Setting) -> list[Record]:
    """The records of accounts, where the texts of their documents are known."""
    telling = [a for a in accounts if a.document in setting.documents and setting.documents[a.document].text]
    if not telling:
        return []
    stories = stories_of(mentions, setting.documents, setting.corpus)
    return records_of(telling, mentions, setting.documents, stories, setting.corpus)


def _as_published(documents: Iterable[Document]) -> list[str]:
    """The documents by id in order of publication, those of which nobody knows it last."""
    days = {d.id: d.publication.last_day for d in documents}
    return sorted(days, key=lambda d: (days[d] is None, days[d] or date.min, d))


def _told_on(account: Account, setting: Setting) -> date | None:
    """The last day on which the part of a document that tells an account may have been written."""
    document = setting.documents.get(account.document)
    return None if document is None else document.publication.at(Span(*account.sentence)).last_day


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


def headlines_of(documents: Iterable[Document]) -> dict[str, int]:
    """Where the headline of each document ends that begins with one."""
    found = {}
    for document in documents:
        at = document.text[:2000].find(document.title) if document.title else -1
        if at >= 0 and not document.text[:at].strip(" \n\t#-"):
            found[document.id] = at + len(document.title)
    return found
