"""Which pairs of mentions are worth comparing: those that share a block of a month with an actor or a place.

Of a full block only neighbours in two orders are compared (sorted neighbourhoods, Hernández and Stolfo 1995), so that
five hundred accounts of one event are joined as five are, and the work grows with the mentions, not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from timeline.merge.likeness import actor_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from timeline.model import Mention

MOST_IN_BLOCK = 100  # mentions of which every pair is looked at; of a fuller block only neighbours are
NEIGHBOURS = 25  # mentions after it in each order that a mention of a full block is looked at with
LONGEST_BLOCKED = 12  # months of an interval that are looked under


def candidates(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pairs of dated mentions that share a block, each once, in order."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        for key in _keys(mention):
            blocks[key].append(i)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        seen.update(combinations(members, 2) if len(members) <= MOST_IN_BLOCK else _neighbours(members, mentions))
    return sorted(seen)


def _neighbours(members: Sequence[int], mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Pairs of a full block that stand near each other by date and cast, or by kind and cast where dates differ."""
    for order in (_by_date, _by_kind):
        ordered = sorted(members, key=lambda i: (*order(mentions[i]), i))
        for at, i in enumerate(ordered):
            for j in ordered[at + 1 : at + 1 + NEIGHBOURS]:
                yield (i, j) if i < j else (j, i)


def _by_date(mention: Mention) -> tuple[object, ...]:
    return (_days(mention), sorted(actor_ids(mention)), mention.place or "", sorted(mention.words))


def _by_kind(mention: Mention) -> tuple[object, ...]:
    return (mention.kind.value, sorted(actor_ids(mention)), _days(mention), sorted(mention.words))


def _days(mention: Mention) -> tuple[str, str]:
    dating = mention.dating
    return ("", "") if dating is None else (dating.start or "", dating.end or "")


def _keys(mention: Mention) -> Iterator[tuple[str, ...]]:
    if mention.dating is None:
        return
    features = sorted(actor_ids(mention)) + ([f"in {mention.place}"] if mention.place else [])
    for month in _months(mention):
        for feature in features or ["nobody"]:
            yield (month, feature)


def _months(mention: Mention) -> Iterable[str]:
    """The months an interval touches, at its closed end where the other is open."""
    dating = mention.dating
    if dating is None:
        return ()
    first, last = dating.when.first or dating.when.last, dating.when.last or dating.when.first
    if first is None or last is None:
        return ()
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(_month(first, k) for k in range(min(count, LONGEST_BLOCKED)))


def _month(day: date, further: int) -> str:
    months = day.year * 12 + day.month - 1 + further
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
