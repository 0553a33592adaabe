"""Events told without their date ("the recent call between the presidents"): joined where exactly one event fits.

A date that is only the report's is none where another document has the day: what was "today" in the report of a day may
have been the evening before.
What fits was over when the document was written, not long before, and is of the same kind and cast. Where two or three
fit, or one whose cast is only countries, it is left to a person: they may be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.accounts import DAY, RECENT, minutes
from timeline.merge.against import NEAR, contradiction, differing
from timeline.merge.likeness import Likeness, likeness, shared_words
from timeline.merge.links import SAME_STORY, has_town
from timeline.merge.partition import Merger, Partition
from timeline.model import Bound, Reason, Status

if TYPE_CHECKING:
    from datetime import date

    from timeline.merge.accounts import Account

REMEMBERED = 60  # days before its publication to which a document may look back without a date
MOST = 3  # events of which a person can be asked to choose one
MONTH = 31  # days of a block
ONLY_ONE = Reason("the only event that fits", 1.0, "date")
Key = tuple[object, ...]


class Fit(NamedTuple):
    """An account without a date, the one that it may be of one event with, and why; `sure` where nothing is missing."""

    account: int
    other: int
    alike: Likeness
    sure: bool


def join_described(partition: Partition, statuses: Sequence[Status], published: Sequence[date | None]) -> list[Fit]:
    """Join accounts without a date where exactly one event fits; what may fit besides.

    `statuses` and `published` have the status of each account's first mention and the last day on which its document
    may have been written. First those that say they were recent, which then count as events for the others.
    """
    possible: list[Fit] = []
    asking = [a for a in partition.accounts if _asks(a, statuses[a.number])]
    for asked in (
        [a for a in asking if a.is_open],
        [a for a in asking if not a.dated],
        [a for a in asking if a.guessed],
    ):
        if not asked:
            continue
        index = _index(partition.accounts, {key for a in asked for key in _keys(a)}, statuses, asked[0].dated)
        fits = {a.number: _fits(a, index, partition, published[a.number]) for a in asked}
        possible += _join(partition, asked, fits)
    return possible


def _asks(account: Account, status: Status) -> bool:
    return not account.wordy and (not account.dated or account.is_open or account.guessed) and status is Status.OCCURRED


def _join(partition: Partition, asked: Sequence[Account], fits: Mapping[int, Sequence[Fit]]) -> list[Fit]:
    """Join where all members of a cluster together leave one event; the rest, where it is few."""
    together: dict[int, list[Fit]] = defaultdict(list)
    for account in asked:
        together[partition.find(account.number)] += fits[account.number]
    possible: list[Fit] = []
    for cluster in sorted(together):
        found = [fit for fit in together[cluster] if partition.find(fit.other) != partition.find(cluster)]
        sure = {partition.find(fit.other): fit for fit in reversed(found) if fit.sure}
        if len(sure) == 1 and _unite(partition, *sure.values()):
            continue
        rest = [fit for fit in found if (fit.sure or not sure) and not partition.accounts[fit.account].guessed]
        if 0 < len({partition.find(fit.other) for fit in rest}) <= MOST:
            possible += rest
    return possible


def _unite(partition: Partition, fit: Fit) -> bool:
    one, other = partition.find(fit.account), partition.find(fit.other)
    a, b = partition.accounts[fit.account], partition.accounts[fit.other]
    if one == other or partition.contradict(one, other, "date" if a.guessed else ""):
        return one == other
    if partition.vetoed(fit.account, fit.other):
        return False
    partition.unite(one, other, Merger(b.mentions[0], a.mentions[0], (*fit.alike.reasons, ONLY_ONE), ""))
    return True


# --- what fits ----------------------------------------------------------------------------------


def _fits(
    account: Account, index: Mapping[Key, Sequence[int]], partition: Partition, published: date | None
) -> list[Fit]:
    """The events that an account without a date may be of, at most one more than a person can choose from."""
    if published is None:
        return []
    told = minutes(published, 0) + DAY
    found: dict[int, Fit] = {}
    for number in _candidates(account, index, told):
        other = partition.accounts[number]
        if not account.kindred & other.code or not told - REMEMBERED * DAY <= other.stop <= told + DAY:
            continue
        cluster = partition.find(number)
        fit = _fit(account, other, told, partition)
        if fit is not None and (cluster not in found or (fit.sure, fit.alike.weight) > _rank(found[cluster])):
            found[cluster] = fit
        if sum(fit.sure for fit in found.values()) > MOST:
            break
    return [found[cluster] for cluster in sorted(found)]


def _rank(fit: Fit) -> tuple[bool, float]:
    return fit.sure, fit.alike.weight


def _fit(account: Account, other: Account, told: int, partition: Partition) -> Fit | None:
    corpus = partition.corpus
    share, _ = shared_words(account, other, corpus)
    if contradiction(account, other, share) is not None or differing(account, other) is not None:
        return None
    alike = likeness(account, other, corpus, dated=False)
    if account.guessed and (not other.exact or account.document == other.document or account.start == other.start):
        return None
    reach = NEAR if account.guessed else RECENT
    near = other.stop <= told and told - other.stop <= reach * DAY
    return Fit(account.number, other.number, alike, near and _fully(account, other, partition))


def _fully(a: Account, b: Account, partition: Partition) -> bool:
    """Whether cast and words leave no doubt of what is meant; countries alone always do."""
    shared, share = a.cast.actors & b.cast.actors, shared_words(a, b, partition.corpus)
    chiefs = a.cast.chiefs & b.cast.chiefs
    if len(chiefs) > 1 or (chiefs and len(shared) > 1):
        return True
    if chiefs:
        nested = a.cast.chiefs <= b.cast.chiefs or b.cast.chiefs <= a.cast.chiefs
        return nested and bool(share[1])
    return len(shared) > 1 and ((has_town(a) and a.place == b.place) or (share[0] >= SAME_STORY and len(share[1]) > 1))


# --- where to look ------------------------------------------------------------------------------


def _index(
    accounts: Sequence[Account], wanted: set[Key], statuses: Sequence[Status], only_dated: bool
) -> dict[Key, list[int]]:
    """The accounts that can be meant, by what is asked for and the month in which they ended."""
    index: dict[Key, list[int]] = defaultdict(list)
    for account in accounts:
        if not account.dated or account.hypothetical or account.wordy or (only_dated and account.is_open):
            continue
        if (account.bound is not Bound.AT and not account.is_open) or statuses[account.number] in {
            "denied",
            "cancelled",
        }:
            continue
        month = account.stop // DAY // MONTH
        for key in wanted.intersection(_keys(account)):
            index[(key, month)].append(account.number)
    return index


def _keys(account: Account) -> Iterator[Key]:
    """What a description and an event have in common: two of the cast, or one of it and a word."""
    yield from combinations(sorted(account.cast.actors), 2)
    for chief in sorted(account.cast.chiefs):
        for word in sorted(account.words):
            yield (chief, "says", word)


def _candidates(account: Account, index: Mapping[Key, Sequence[int]], told: int) -> Iterator[int]:
    """The accounts that share something with one, of the months that it may look back to, the latest first, each
    once."""
    last = told // DAY + 1
    keys = list(_keys(account))
    for month in range(last // MONTH, (last - REMEMBERED - 1) // MONTH - 1, -1):
        found = [number for key in keys for number in index.get((key, month), ())]
        yield from (number for number in dict.fromkeys(found) if number != account.number)
