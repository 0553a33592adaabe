"""What speaks against two accounts being of one event, whatever they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.actors import apart
from timeline.lexicon.kinds import ENCOUNTERS, RECURRING
from timeline.merge.accounts import DAY, RECENT, opposites, turning_words
from timeline.model import Bound, EventKind, Granularity

if TYPE_CHECKING:
    from timeline.merge.accounts import Account

ENOUGH_WORDS = 0.25  # share of common words that two wordy accounts need
HEADLINE_WORDS = 0.4  # and that a headline needs with what its own text tells
FRESH = 7  # days for which what happened is news
HEADLINE_COMMON = 3  # common words that this needs, or else most of them
MOST_WORDS = 0.6
NEAR = 3  # days by which two accounts of one event may differ
# A member looked up by its class costs as much as all else of a check.
_AT, _DEADLINE, _STATEMENT = Bound.AT, EventKind.DEADLINE, EventKind.STATEMENT


def contradiction(a: Account, b: Account, share: float) -> str | None:
    """What speaks against two accounts being of one event, dates apart; None where nothing does.

    `share` is how much of the words they have in common.
    """
    if not a.kindred & b.code or (a.kind is _DEADLINE) != (b.kind is _DEADLINE):
        return "kinds"
    if a.hypothetical != b.hypothetical:
        return "status"
    if ("twice" in a.words) != ("twice" in b.words):  # see `several.py`
        return "number"
    if a.place != b.place and apart(a.where, b.where):
        return "places"
    if a.cast.chiefs and b.cast.chiefs and a.cast.chiefs.isdisjoint(b.cast.chiefs):
        return "actors"
    if a.document == b.document and a.sentence == b.sentence:
        return "text"  # one sentence that names two events means two
    if a.wordy and b.wordy:
        if opposed(a.words, b.words):
            return "opposites"
        if a.document == b.document and not retold(a, b, share):
            return "text"
        if share < ENOUGH_WORDS and a.document != b.document:
            return "words"
    return None


def retold(a: Account, b: Account, share: float) -> bool:
    """Whether one text tells one statement twice: in its headline, or by a noun that names nobody ("the announcement").

    Otherwise it tells two because they are two.
    """
    if a.sentence == b.sentence:
        return False
    if a.headline != b.headline:
        return share >= (HEADLINE_WORDS if len(a.words & b.words) >= HEADLINE_COMMON else MOST_WORDS)
    return (
        a.kind is b.kind
        and not a.headline
        and any(x.naming and not x.cast.actors and len(x.words) <= 3 for x in (a, b))
    )


def differing(a: Account, b: Account) -> str | None:
    """The point on which two accounts of what may be one event differ: "accounts" or "actors"; None where on none."""
    if opposed(a.words, b.words):
        return "accounts"
    mine, others = a.cast.chiefs, b.cast.chiefs
    if a.kind in ENCOUNTERS and len(mine) == len(others) == 2 and mine != others:
        return "actors"
    return None


def opposed(mine: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one telling has a word of which the other has only the opposite ("approved", "rejected")."""
    turning = turning_words()
    if turning.isdisjoint(mine) or turning.isdisjoint(others):
        return False
    of = opposites()
    return any(of[w] & others and w not in others and not of[w] & mine for w in mine & turning)


def compatible(a: Account, b: Account) -> bool:
    """Whether two accounts can be of one date: they overlap, and a day is no other day of the same length."""
    if a.start >= b.stop or b.start >= a.stop:
        return False
    if a.bound is _AT and b.bound is _AT:
        covered = (a.start <= b.start and b.stop <= a.stop) or (b.start <= a.start and a.stop <= b.stop)
        return covered or a.granularity is b.granularity is Granularity.PERIOD
    if a.is_open and b.is_open:
        return abs(a.stop - b.stop) <= RECENT * DAY
    if a.bound is b.bound:
        return a.start == b.start and a.stop == b.stop
    if Bound.AT not in (a.bound, b.bound) or a.bounded or b.bounded:
        return False
    return a.stop == b.stop if Bound.BY in (a.bound, b.bound) else a.start == b.start


def nearly(a: Account, b: Account) -> bool:
    """Whether two documents name single days, not the same but near each other, of what can be one event all the same.

    It cannot where one document told it as past before the day that the other names: then the other tells news of its
    own, or of a kind that comes again and again.
    """
    if not (may_be_near(a) and may_be_near(b)) or a.document == b.document or a.start == b.start:
        return False
    first, last = (a, b) if a.start <= b.start else (b, a)
    day = last.start // DAY
    if day - first.start // DAY > NEAR:
        return False
    if day <= first.heard:
        return True
    return last.heard - day > FRESH and {a.kind, b.kind}.isdisjoint(RECURRING)


def may_be_near(a: Account) -> bool:
    """Whether an account names a single day, of a kind that has one."""
    return a.exact and a.kind is not _STATEMENT
