"""What stands under each date: from a heading, a label, a stamp or a cell to the next of its level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from timeline.layout.block import UNLEVELLED, Block, BlockKind, Section
from timeline.layout.blocks import blocks
from timeline.layout.numbering import unnumbered
from timeline.layout.shapes import FULL_DAY, YEAR_ALONE
from timeline.model import Span

LONGEST_ENTRY = 1_500  # characters under a date alone on its line: what is longer is an article below its date line
FEWEST_WORDS = 3  # words of an entry: less is no entry, but the head of a page ("Published", "Updated")
WHEN_ASKED = re.compile(r"\b(?:when|(?:what|which) (?:date|day|month|time|year))\b", re.IGNORECASE)
LINES = frozenset({BlockKind.STAMPED, BlockKind.ROW, BlockKind.LABEL})
Key = tuple[int, int]  # the level of a heading and, below that, how fine its date is
PLAIN, YEAR, MONTH, DAY, CLOCK = range(-1, 4)


@lru_cache(maxsize=64)
def sections(text: str) -> tuple[Section, ...]:
    """The sections of a text in the order of their heads; an inner one follows that in which it lies."""
    text = unnumbered(text)
    known = blocks(text)
    found = [*_of_headings(text, known), *_of_lines(known), *_of_quotations(known), *_of_questions(text, known)]
    return tuple(sorted(found, key=lambda section: section.head.span))


def _of_headings(text: str, known: Sequence[Block]) -> Iterator[Section]:
    """The sections under headings: each ends at the next heading of its level, or of its kind of date."""
    heads = [b for b in known if b.kind is BlockKind.HEADING]
    ends = _ends([_key(text, b) for b in heads], [b.span.start for b in heads], len(text))
    found = [
        Section(b, b.mark or b.told[0], Span(b.span.start, end), b.mark is not None and not _is_title(b, known))
        for b, end in zip(heads, ends, strict=True)
    ]
    days = [s for s in found if _is_day_line(text, s) and len(text[s.mark.end : s.scope.end].split()) >= FEWEST_WORDS]
    hours = sum(b.mark is not None and b.mark == b.clock for b in known)
    articles = any(s.scope.end - s.scope.start > LONGEST_ENTRY for s in days)
    believed = (len(days) > 1 or hours > 1) and not articles
    told = {s.head.span for s in days} if believed else set()
    yield from (s for s in found if not _is_day_line(text, s) or s.head.span in told)


def _is_title(block: Block, known: Sequence[Block]) -> bool:
    """Whether a heading is that of the whole text: the first of all, of the highest level or none, with words in it."""
    return block is known[0] and not block.alone and not 1 < block.level < UNLEVELLED


def _is_day_line(text: str, section: Section) -> bool:
    """Whether a day alone on a line, without a mark of the file's own, is the head."""
    return section.dates and section.head.level == UNLEVELLED and _key(text, section.head)[1] >= DAY


def _ends(keys: Sequence[Key], starts: Sequence[int], last: int) -> list[int]:
    """Where the section of each heading ends: at the next one that is no lower. One pass with a stack."""
    ends, open_ = [last] * len(keys), list[int]()
    for number, key in enumerate(keys):
        while open_ and keys[open_[-1]] >= key:
            ends[open_.pop()] = starts[number]
        open_.append(number)
    return ends


def _key(text: str, block: Block) -> Key:
    """The level of a heading, and of one with a date how fine that is: months stand under years, hours under days."""
    if block.mark is None:
        return block.level, PLAIN
    mark = text[block.mark.start : block.mark.end]
    if block.clock is not None:
        return block.level, CLOCK
    if FULL_DAY.search(mark):
        return block.level, DAY
    return block.level, YEAR if YEAR_ALONE.fullmatch(mark) else MONTH


def _of_lines(known: Sequence[Block]) -> Iterator[Section]:
    """The sections of dated lines, rows and labels: the line, and what is told on below it without an empty line."""
    for block in known:
        if block.kind in LINES and block.mark is not None:
            yield Section(block, block.mark, block.span)


def _of_questions(text: str, known: Sequence[Block]) -> Iterator[Section]:
    """The questions that ask when something was: what they ask of is of the day that the answer tells."""
    for question, answer in pairwise(known):
        if question.kind is not BlockKind.TURN or answer.kind is not BlockKind.TURN:
            continue
        asked = text[question.told[0].start : question.told[0].end]
        if WHEN_ASKED.search(asked) and asked.rstrip().endswith("?"):
            yield Section(question, answer.told[0], question.span)


def _of_quotations(known: Sequence[Block]) -> Iterator[Section]:
    """The mails quoted below "On 5 May, Anna wrote:"; what they tell is not of that day, but counted from it."""
    for number, block in enumerate(known):
        if block.kind is not BlockKind.QUOTED or block.mark is None:
            continue
        end = block.span.end
        for below in known[number + 1 :]:
            if below.kind is not BlockKind.QUOTED or below.level <= block.level:
                break
            end = below.span.end
        yield Section(block, block.mark, Span(block.span.start, end), dates=False)
