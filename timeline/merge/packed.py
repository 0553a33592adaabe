"""Accounts as bytes for other processes: plain values, marshalled, cost a tenth of what pickled objects do.

Both ends are the same program, so nothing depends on the form from one version of Python to another.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.merge.accounts import Account, Cast
from timeline.model import Bound, EventKind, Granularity

if TYPE_CHECKING:
    from timeline.model import Actor

# In the order of the fields of an account, but for its mentions, which are not compared, its cast and its place.
_PLAIN = (
    "number document kind._value_ dated bound._value_ bounded guessed exact granularity._value_ start stop hypothetical"
    " place words naming headline sentence total code kindred wordy days is_open heard"
)
_values = attrgetter(*_PLAIN.split())
_KINDS = {kind.value: kind for kind in EventKind}
_BOUNDS = {bound.value: bound for bound in Bound}
_GRANULARITIES = {granularity.value: granularity for granularity in Granularity}


class Packed(NamedTuple):
    """Accounts as bytes, and the places that they name, which are few."""

    accounts: bytes
    places: dict[str, Actor]


def packed(accounts: Iterable[Account]) -> Packed:
    """Accounts without their mentions as bytes; `unpacked` makes accounts of them again."""
    casts: dict[int, int] = {}
    distinct: list[tuple[object, ...]] = []
    places: dict[str, Actor] = {}
    rows = []
    for account in accounts:
        at = casts.setdefault(id(account.cast), len(distinct))
        if at == len(distinct):
            distinct.append(tuple(account.cast))
        if account.where is not None and account.place is not None:
            places[account.place] = account.where
        rows.append((at, *_values(account)))
    return Packed(marshal.dumps((distinct, rows)), places)


def unpacked(given: Packed) -> dict[int, Account]:
    """The accounts by number."""
    distinct, rows = marshal.loads(given.accounts)
    casts = [Cast._make(cast) for cast in distinct]
    return {row[1]: _account(row, casts, given.places) for row in rows}


def _account(row: Sequence[Any], casts: Sequence[Cast], places: Mapping[str, Actor]) -> Account:
    at, number, document, kind, dated, bound, bounded, guessed, exact, granularity, *rest = row
    start, stop, hypothetical, place, *others = rest
    return Account(
        number, (), document, _KINDS[kind], dated, _BOUNDS[bound], bounded, guessed, exact,
        _GRANULARITIES[granularity], start, stop, hypothetical, casts[at], place, places.get(place), *others
    )  # fmt: skip
