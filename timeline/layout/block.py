"""The values of a layout: blocks, and the stretches of text that stand under a date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from timeline.model import Span


class BlockKind(StrEnum):
    """What a block of a document is by its form."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    NUMBERED = "numbered paragraph"
    ROW = "table row"
    LABEL = "label"
    STAMPED = "dated line"
    TURN = "turn"
    QUOTED = "quoted mail"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text: what it is, where it stands, and its parts.

    `told` are the stretches that are prose, the first of which tells what a date beside it dates; `mark` is the date or
    clock time that it stands under by its own form, `clock` the clock time in that; `lead` is what else stands before
    the prose: a label's words, who speaks. `level` is that of a heading (1 is the highest, 7 one without a
    level), the depth of a quotation or of an item. `alone` is told of a mark beside which the block has no other words.
    """

    kind: BlockKind
    span: Span
    told: tuple[Span, ...]
    mark: Span | None = None
    clock: Span | None = None
    lead: Span | None = None
    level: int = 0
    alone: bool = False


class Section(NamedTuple):
    """A stretch of text (`scope`) and the block at its head, whose `mark` says when what stands there was.

    `dates` is False of a heading that only names a day among other words: clock times and days without a year are of
    it, events are not.
    """

    head: Block
    mark: Span
    scope: Span
    dates: bool = True


UNLEVELLED = 7  # the level of a heading that has none, below all six of Markdown and HTML
