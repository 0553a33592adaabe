"""What two accounts are to each other: surely or perhaps of one event, or of one event that they tell differently."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from timeline.merge.against import compatible, contradiction, differing, nearly
from timeline.merge.likeness import ENOUGH, PERHAPS, Likeness, date_weight, likeness, shared_words, weight_of
from timeline.model import ActorKind, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.merge.accounts import Account
    from timeline.merge.corpus import Corpus

SURE = 3.4  # weight, dates apart, from which accounts that differ on a point are of one event all the same
SAME_STORY = 0.4  # share of common words that such accounts need
WORDS_ALONE = 0.5  # share of common words from which words are ground enough


class Sort(IntEnum):
    """How sure a link is."""

    ALIKE = 0  # of one event
    DIFFERING = 1  # of one event on which they disagree
    PERHAPS = 2


class Link(NamedTuple):
    """Two accounts by number, the smaller first, the weight of what joins them, and the point on which they differ."""

    sort: Sort
    rank: float  # the weight below zero, so that links sort best first
    first: int
    second: int
    point: str

    @property
    def weight(self) -> float:
        """How much speaks for one event, on whatever it may differ."""
        return -self.rank


def link(a: Account, b: Account, corpus: Corpus) -> Link | None:
    """What two accounts are to each other; None where they are nothing."""
    if not a.kindred & b.code:
        return None
    if b.number < a.number:
        a, b = b, a
    agree = compatible(a, b)
    if not (agree or nearly(a, b)):
        return None
    share, common = shared_words(a, b, corpus)
    weight = weight_of(a, b, share, len(common), dated=agree)  # the most that it can be, so that most pairs end here
    if weight < PERHAPS or not grounds(a, b, share) or contradiction(a, b, share) is not None:
        return None
    point = differing(a, b) or ("" if agree else "date")
    if point:
        return _differing(a, b, point, agree, share, weight_of(a, b, share, len(common), dated=False))
    if date_weight(a, b) <= 0:  # a date of several years says nothing
        return None
    return Link(Sort.ALIKE if weight >= ENOUGH else Sort.PERHAPS, -weight, a.number, b.number, "")


def _differing(a: Account, b: Account, point: str, agree: bool, share: float, weight: float) -> Link | None:
    """The link of two accounts that differ on a point, `agree` whether their dates do."""
    if a.document == b.document or weight < SURE or share < SAME_STORY:
        return None
    sort = Sort.DIFFERING if agree or point == "date" else Sort.PERHAPS  # on one point, not on two
    return Link(sort, -weight, a.number, b.number, point)


def grounds(a: Account, b: Account, share: float) -> bool:
    """Whether two accounts have enough in common to be compared, words to a `share`; blocks find all that have."""
    if share >= WORDS_ALONE or a.document == b.document or not a.cast.telling.isdisjoint(b.cast.telling):
        return True
    if has_town(a) and a.place == b.place:
        return True
    if a.wordy and b.wordy:
        return not a.cast.chiefs.isdisjoint(b.cast.chiefs)
    return not a.cast.thin.isdisjoint(b.cast.thin)


def has_town(a: Account) -> bool:
    """Whether an account has a place that says something."""
    return a.place is not None and not (a.where is not None and a.where.kind is ActorKind.COUNTRY)


def reasons_of(found: Link, a: Account, b: Account, corpus: Corpus) -> Likeness:
    """The reasons for a link, with what speaks against it."""
    alike = likeness(a, b, corpus, dated=not found.point)
    if not found.point:
        return alike
    against = Reason(DIFFERENCES[found.point], -1.0, found.point)
    return Likeness(round(alike.weight - 1.0, 2), (*alike.reasons, against))


DIFFERENCES = {
    "date": "the dates differ by a few days",
    "actors": "they name other parties",
    "accounts": "one tells the opposite of the other",
}


def all_links(accounts: Iterable[Account], corpus: Corpus) -> Iterator[Link]:
    """The links of all pairs: what `blocks.links_of` gives, and much slower."""
    known = list(accounts)
    for at, a in enumerate(known):
        for b in known[at + 1 :]:
            found = link(a, b, corpus)
            if found is not None:
                yield found
