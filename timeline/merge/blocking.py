"""Which tellings are scored: those that have enough in common, near each other in time.

Two tellings are of one block by a word for the event, or by its family; or else, told of days near each other, by what
goes with it: two of its words, of those who took part and of its places. In a block each is compared with those next
to it in time (sorted neighbourhood, Hernández and Stolfo 1995), so that the work grows with the tellings and not with
their square; whose time nobody knows is compared with the latest. What there are `grounds` to score is found, once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.lexicon.kinds import KINDRED, LOOSE
from timeline.merge.once import once_words
from timeline.merge.when import fulfilled
from timeline.model import EventKind

if TYPE_CHECKING:
    from timeline.merge.records import Record

NEIGHBOURS = 200  # tellings of a block, next to each other in time, that are compared
NEAR = 3  # days by which the dates of one event may differ from source to source
REACH = 92  # days by which the times of which two tell may differ where one word names it in both
SHORT = 92  # days of a window from which it says little of when
COMMON = 2  # things that go with it that both must have


def grounds(a: Record, b: Record) -> bool:
    """Whether two tellings have enough in common to be scored."""
    if a.kind is b.kind is EventKind.STATEMENT and a.words and b.words and a.words.isdisjoint(b.words):
        return False  # of statements only the words tell one from another
    if a.document != b.document and fulfilled(a, b):
        return False  # that a plan was carried out is a claim of its own, and needs a day to rest on
    told_alike = a.document == b.document or not a.story.names.isdisjoint(b.story.names)
    return (told_alike and named_alike(a, b) and not _only_word(a, b)) or _beside_each_other(a, b)


def named_alike(a: Record, b: Record) -> bool:
    """Whether two tellings go by one word, or by words of one family."""
    if not a.concepts.isdisjoint(b.concepts) or not a.families.isdisjoint(b.families):
        return True
    return not (a.also.isdisjoint(b.concepts) and a.concepts.isdisjoint(b.also) and a.also.isdisjoint(b.also))


def _only_word(a: Record, b: Record) -> bool:
    """Whether tellings of two documents have nothing in common but a word for it: no day, nobody, no place, no number,
    no other word."""
    if a.document == b.document or (a.day is not None and a.day == b.day) or not a.beside.isdisjoint(b.beside):
        return False
    return a.called.isdisjoint(b.called) and a.numbers.isdisjoint(b.numbers)


def _beside_each_other(a: Record, b: Record) -> bool:
    """Whether two tellings of near days, in other words, have much in common of what goes with them."""
    if a.document == b.document or a.day is None or b.day is None or abs(a.day - b.day) > NEAR:
        return False
    if b.kind not in KINDRED[a.kind]:
        return False
    alike = a.kind is b.kind and a.kind not in LOOSE
    return len(a.beside & b.beside) + alike >= COMMON


def pairs_of(records: Iterable[Record]) -> Iterator[tuple[Record, Record]]:
    """The pairs of tellings that there are grounds to score, each once, the smaller number first, in order."""
    for a, others in _partners(records):
        yield from ((a, b) for b in others if grounds(a, b))


def _partners(records: Iterable[Record]) -> Iterator[tuple[Record, list[Record]]]:
    """Each telling, with those of a greater number that are next to it in some block."""
    found: dict[int, set[int]] = defaultdict(set)
    known = {r.number: r for r in records}
    for block in _blocks(known.values()):
        for one, other in _neighbours(block):
            found[min(one, other)].add(max(one, other))
    for days in _days(known.values()):
        for one, other in _next_to_each_other(days, NEAR):
            found[min(one, other)].add(max(one, other))
    for number in sorted(found):
        yield known[number], [known[other] for other in sorted(found.pop(number))]


def _blocks(records: Iterable[Record]) -> list[list[Record]]:
    """The tellings by the words that name the event, and by the families of these."""
    blocks: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for concept in record.concepts | record.also:
            blocks[concept].append(record)
        for family in record.families:
            blocks[f"of {family}"].append(record)
    return [block for block in blocks.values() if len(block) > 1]


def _days(records: Iterable[Record]) -> list[list[tuple[int, int]]]:
    """The tellings that have a day, by what goes with the event, each block in order of days."""
    blocks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for record in records:
        if record.day is not None:
            for key in record.beside:
                blocks[key].append((record.day, record.number))
    return [sorted(block) for block in blocks.values() if len(block) > 1]


def _neighbours(block: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """The pairs (by number) of a block that are next to each other in time, or of which one has no time of its own."""
    timed = sorted((r.window[1], r.number) for r in block if r.window is not None and _is_timed(r))
    loose = [r for r in sorted(block, key=_number) if not _is_timed(r)]
    yield from _next_to_each_other(timed, REACH)
    for at, record in enumerate(loose):
        for beyond in loose[at + 1 : at + 1 + NEIGHBOURS]:
            yield record.number, beyond.number
        for _, other in _of_its_time(record, timed)[-NEIGHBOURS:]:
            yield record.number, other


def _next_to_each_other(timed: Sequence[tuple[int, int]], reach: int) -> Iterator[tuple[int, int]]:
    """The pairs (by number) of what is in order of days that are no more than so many days apart."""
    for at, (day, number) in enumerate(timed):
        for later, other in timed[at + 1 : at + 1 + NEIGHBOURS]:
            if later - day > reach:
                break
            yield number, other


def _of_its_time(record: Record, timed: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    if record.window is None or not once_words().isdisjoint(record.concepts | record.also):
        return timed
    first, last = record.window
    return timed[bisect_left(timed, (first - REACH, -1)) : bisect_right(timed, (last + REACH + 1, -1))]


def _is_timed(record: Record) -> bool:
    """Whether it is known when, nearly; what happens once may be told of any day."""
    if record.window is None or record.window[1] - record.window[0] > SHORT:
        return False
    return once_words().isdisjoint(record.concepts | record.also)


def _number(record: Record) -> int:
    return record.number
