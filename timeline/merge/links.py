"""What two accounts are to each other: surely or perhaps of one event, or of one event that they tell differently."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon.kinds import RECURRING
from timeline.merge.against import compatible, contradiction, differing, nearly
from timeline.merge.likeness import (
    ENOUGH,
    MOST_OF_WORDS,
    PERHAPS,
    Likeness,
    bare_weight,
    date_weight,
    likeness,
    share_of,
    word_weight,
)
from timeline.merge.once import HAPPENS_ONCE, both_once
from timeline.model import ActorKind, EventKind, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.merge.accounts import Account
    from timeline.merge.corpus import Corpus

SURE = 3.4  # weight, dates apart, from which accounts that differ on a point are of one event all the same
SAME_STORY = 0.4  # share of common words that such accounts need
PARTICULAR = 4  # common words that make what is of no kind one event though its days differ
PARTICULAR_OF_ONE = 3  # and, with the actors and the place that they share, that do where there are such
SAME_CAST = 0.25  # and that they need where both name two parties to what is seldom done twice
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
    once = not agree and both_once(a, b)
    if not (agree or once or nearly(a, b)):
        return None
    common = a.words & b.words
    more = HAPPENS_ONCE.weight * once
    bare = bare_weight(a, b, dated=agree) + more
    if bare + MOST_OF_WORDS[min(len(common), 2)] < PERHAPS - 0.01:  # most pairs end here; 0.01: sums are not exact
        return None
    share = share_of(common, a, b, corpus)
    said = word_weight(share, len(common))
    weight = round(bare + said, 2)
    if weight < PERHAPS or not grounds(a, b, share) or contradiction(a, b, share) is not None:
        return None
    point = differing(a, b) or ("" if agree else "date")
    if point:
        apart = round(bare_weight(a, b, dated=False) + more + said, 2)
        return _differing(a, b, point, agree, (share, len(common)), apart)
    if date_weight(a, b) <= 0:  # a date of several years says nothing
        return None
    return Link(Sort.ALIKE if weight >= ENOUGH else Sort.PERHAPS, -weight, a.number, b.number, "")


def _differing(a: Account, b: Account, point: str, agree: bool, words: tuple[float, int], weight: float) -> Link | None:
    """The link of two accounts that differ on a point, `agree` whether their dates do, `words` their share in common
    and their number."""
    share, common = words
    enough = SAME_CAST if point == "date" and same_cast(a) and same_cast(b) else SAME_STORY
    if a.document == b.document or weight < PERHAPS or share < enough:
        return None
    sure = weight >= SURE and (agree or point == "date")  # on one point, not on two
    if point == "date" and sure:
        sure = is_particular(a, b, share, common)
    return Link(Sort.DIFFERING if sure else Sort.PERHAPS, -weight, a.number, b.number, point)


def same_cast(a: Account) -> bool:
    """Whether an account is of a kind that the same parties seldom come to again within days, and names two of them."""
    return len(a.cast.telling) > 1 and a.kind not in RECURRING


def is_particular(a: Account, b: Account, share: float, common: int) -> bool:
    """Whether two accounts with other days are alike in more than what happens every day.

    What is of no kind ("scored", "fell") is told in few words again and again: they must have more of them in common,
    or few and who did it.
    """
    if both_once(a, b):
        return True
    if EventKind.OTHER not in {a.kind, b.kind}:
        return share >= SAME_STORY or len(a.cast.telling & b.cast.telling) > 1
    named = len(a.cast.telling & b.cast.telling) + (has_town(a) and a.place == b.place)
    return common + named >= (PARTICULAR_OF_ONE if named else PARTICULAR)


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
    once = (HAPPENS_ONCE,) if found.point == "date" and both_once(a, b) else ()
    against = Reason(DIFFERENCES[found.point], -1.0, found.point)
    weight = alike.weight + sum(reason.weight for reason in (*once, against))
    return Likeness(round(weight, 2), (*alike.reasons, *once, against))


DIFFERENCES = {
    "date": "the dates differ",
    "actors": "they name other parties",
    "accounts": "one tells the opposite of the other",
}


# --- links as numbers ---------------------------------------------------------------------------

# A million links as whole numbers take a fourth of the memory, sort in the same order and are quick to send.
PLACES = 28  # bits of the number of an account
_MASK = (1 << PLACES) - 1
_MOST = (1 << 12) - 1  # hundredths of weight: more than any two accounts have
_POINTS = ("", *sorted(DIFFERENCES))
_POINT_CODES = {point: code for code, point in enumerate(_POINTS)}
_SORTS = tuple(Sort)
_RANKS = tuple(-(_MOST - code) / 100 for code in range(_MOST + 1))


def coded(found: Link) -> int:
    """A link as a whole number; numbers sort as their links do."""
    sort, rank, first, second, point = found
    head = (sort << 12) + _MOST + round(rank * 100)
    return (((head << PLACES | first) << PLACES) | second) << 2 | _POINT_CODES[point]


def decoded(code: int) -> Link:
    """The link of a number."""
    head = code >> 2 * PLACES + 2
    first, second = ends(code)
    return Link(_SORTS[head >> 12], _RANKS[head & _MOST], first, second, _POINTS[code & 3])


def ends(code: int) -> tuple[int, int]:
    """The two accounts of a link, the smaller first."""
    return code >> PLACES + 2 & _MASK, code >> 2 & _MASK


def rank_of(code: int) -> float:
    """The rank of a link."""
    return _RANKS[code >> 2 * PLACES + 2 & _MOST]


def point_of(code: int) -> str:
    """The point on which the accounts of a link differ."""
    return _POINTS[code & 3]


# Below it are the links of accounts that are alike, and below `UNSURE` those that are of one event.
DIFFER = coded(Link(Sort.DIFFERING, _RANKS[0], 0, 0, ""))
UNSURE = coded(Link(Sort.PERHAPS, _RANKS[0], 0, 0, ""))


def all_links(accounts: Iterable[Account], corpus: Corpus) -> Iterator[Link]:
    """The links of all pairs: what `blocks.links_of` gives, and much slower."""
    known = list(accounts)
    for at, a in enumerate(known):
        for b in known[at + 1 :]:
            found = link(a, b, corpus)
            if found is not None:
                yield found
