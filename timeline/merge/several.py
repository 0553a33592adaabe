"""What is told to have happened several times ("they spoke twice"): no event of one day, though it may be any of those.

So it is joined with none; those that it may count are listed with it, for a person to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.merge.described import MOST, Fit
from timeline.merge.likeness import Likeness, likeness
from timeline.model import Reason

if TYPE_CHECKING:
    from timeline.merge.accounts import Account
    from timeline.merge.partition import Partition

SEVERAL = "twice"  # the headword of "three times" and its like
COUNTED = Reason("it is told to have happened more than once", -1.0, "text")


def is_several(account: Account) -> bool:
    """Whether an account tells of more than one event of its kind."""
    return SEVERAL in account.words


def counted_by(partition: Partition) -> list[Fit]:
    """What those that tell of several events may count, where that is little: of their kind, cast and time."""
    telling = [a for a in partition.accounts if is_several(a) and a.dated and len(a.cast.chiefs) > 1]
    if not telling:
        return []
    casts: dict[frozenset[str], list[Account]] = defaultdict(list)
    wanted = {a.cast.chiefs for a in telling}
    for account in partition.accounts:
        if account.cast.chiefs in wanted and account.dated and not account.hypothetical and not is_several(account):
            casts[account.cast.chiefs].append(account)
    return [fit for a in telling for fit in _counted(a, casts[a.cast.chiefs], partition)]


def _counted(account: Account, others: Sequence[Account], partition: Partition) -> list[Fit]:
    found: dict[int, Fit] = {}
    for other in others:
        if other.kind is account.kind and other.start < account.stop and account.start < other.stop:
            alike = likeness(account, other, partition.corpus, dated=False)
            counted = Likeness(alike.weight + COUNTED.weight, (*alike.reasons, COUNTED))
            found.setdefault(partition.find(other.number), Fit(account.number, other.number, counted, sure=False))
    return list(found.values()) if len(found) <= MOST else []
