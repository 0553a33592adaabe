"""Which tellings of two documents are scored: those of documents that share a name, with a word for it in common.

Nothing that can be of one event by its score is lost: `grounds` says what two tellings must have in common, and
`pairs_of` finds all that have. Where many documents have a name, each is compared with those written next to it in time
(sorted neighbourhood, Hernández and Stolfo 1995), so that the work grows with the documents and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.merge.records import Record

NEIGHBOURS = 200  # documents with one name, next to each other in time, that are compared


def grounds(a: Record, b: Record) -> bool:
    """Whether two tellings have enough in common to be scored."""
    if a.concepts.isdisjoint(b.concepts) and a.families.isdisjoint(b.families):
        return False
    return a.document == b.document or not a.story.names.isdisjoint(b.story.names)


def pairs_of(records: Iterable[Record], order: Sequence[str]) -> Iterator[tuple[Record, Record]]:
    """The pairs of tellings that there are grounds to score, each once, the smaller number first.

    `order` has the documents by id, those written at one time next to each other.
    """
    told: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        told[record.document].append(record)
    keyed = {document: _by_key(told[document]) for document in told}
    for one, others in _beside([d for d in order if d in told], told):
        for other in others:
            yield from _sharing(keyed[one], keyed[other])
    for document in told:
        yield from _sharing(keyed[document], keyed[document])


def _by_key(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The tellings of a document by the words that name the event, and the families of these."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for concept in record.concepts:
            found[concept].append(record)
        for family in record.families:
            found[f"of {family}"].append(record)
    return found


def _sharing(mine: Mapping[str, list[Record]], others: Mapping[str, list[Record]]) -> Iterator[tuple[Record, Record]]:
    found = {
        (a.number, b.number) if a.number < b.number else (b.number, a.number): (a, b)
        for key in mine.keys() & others.keys()
        for a in mine[key]
        for b in others[key]
        if a is not b
    }
    for _, (a, b) in sorted(found.items()):
        yield (a, b) if a.number < b.number else (b, a)


def _beside(order: Sequence[str], told: Mapping[str, Sequence[Record]]) -> Iterator[tuple[str, list[str]]]:
    """For each document in order those after it with which it shares a name and is compared."""
    holders: dict[str, list[str]] = defaultdict(list)
    for document in order:
        for name in sorted(told[document][0].story.names):
            holders[name].append(document)
    after: dict[str, set[str]] = defaultdict(set)
    for documents in holders.values():
        for at, document in enumerate(documents):
            after[document].update(documents[at + 1 : at + 1 + NEIGHBOURS])
    for document in order:
        if after[document]:
            yield document, sorted(after[document])
