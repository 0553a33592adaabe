"""What happens once: a death, a birth, a founding. Two that tell it of one person or body mean one event, whatever day
each of them names.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.lexicon import headword, table
from timeline.lexicon.kinds import SAYING
from timeline.model import Bound, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.merge.accounts import Account

HAPPENS_ONCE = Reason("it happens only once", 1.0, "kind")


def both_once(a: Account, b: Account) -> bool:
    """Whether two documents tell what happens only once, of the same person or body, and each says when."""
    if a.document == b.document or once_words().isdisjoint(a.words):
        return False
    return not frozenset(once_keys(a)).isdisjoint(once_keys(b))


def once_keys(account: Account) -> Iterator[tuple[str, str]]:
    """What an account tells that happens only once, with each of whom it does."""
    words = once_words()
    if words.isdisjoint(account.words) or account.kind in SAYING:
        return
    if account.hypothetical or not _is_told_of_a_day(account):
        return
    for word in sorted(words & account.words):
        chiefs = account.cast.chiefs
        if word not in _of_one() or len(chiefs) == 1:  # of two it is not said who died
            yield from ((word, chief) for chief in sorted(chiefs))


def _is_told_of_a_day(account: Account) -> bool:
    """Whether a document itself says when."""
    return account.dated and account.bound is Bound.AT and not (account.bounded or account.guessed)


@cache
def once_words() -> frozenset[str]:
    """The words of what happens once to somebody or something."""
    return _of_one() | frozenset(map(headword, table("cues")["once"]["made"]))


@cache
def _of_one() -> frozenset[str]:
    return frozenset(map(headword, table("cues")["once"]["alone"]))
