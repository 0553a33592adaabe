"""The date that a document's form sets over a sentence: that of its heading, label, stamp or row.

It is said of what the sentence tells where the sentence says no other, and of no wish, order or view.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.layout import BlockKind, Section, blocks, says_when_written, sections
from timeline.mentions.attachment import Attached, dates_events
from timeline.syntax import VERBAL, dependents, heads_clause, subjects

if TYPE_CHECKING:
    from timeline.layout import Block
    from timeline.model import Document, Span, TimeExpression
    from timeline.syntax import Tree

# How a reason names what dates a sentence.
NAMES = {
    BlockKind.HEADING: "it stands under",
    BlockKind.LABEL: "its label has the value",
    BlockKind.STAMPED: "its line begins with",
    BlockKind.ROW: "its row of a table has",
    BlockKind.TURN: "the answer says",
}
LINES = frozenset({BlockKind.STAMPED, BlockKind.ROW, BlockKind.LABEL})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a sentence stands: in which block, and under which date of which section, if any."""

    block: Block | None
    section: Section | None = None
    time: TimeExpression | None = None

    @property
    def in_line(self) -> bool:
        """Whether it is a line's own date: that of a stamp, a row, a label, or a heading's own words."""
        return self.section is not None and self.section.head is self.block

    def tells(self, span: Span) -> bool:
        """Whether a sentence stands where its block tells something: in the telling cell of a row, not in another."""
        return self.block is None or not self.block.told or self.block.told[0].covers(span)

    @property
    def is_said(self) -> bool:
        """Whether somebody writes or speaks there, so that what is told in the present is talk."""
        return self.block is not None and self.block.lead is not None and self.block.kind is not BlockKind.LABEL


class Standings:
    """Where each sentence of a document stands; asked in the order of the text, so that it is one pass."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        self._blocks = blocks(document.text)
        self._starts = [block.span.start for block in self._blocks]
        own = document.publication.span
        self._left = [
            (section, time)
            for section in reversed(sections(document.text))
            if _dates(document, section)
            and (time := _time_of(section, times)) is not None
            and (own is None or not own.overlaps(time.span))
        ]
        self._open: list[tuple[Section, TimeExpression]] = []

    def of(self, span: Span) -> Standing:
        """Where a sentence stands; no sentence before it may be asked for afterwards."""
        while self._left and self._left[-1][0].scope.start <= span.start:
            self._open.append(self._left.pop())
        while self._open and self._open[-1][0].scope.end <= span.start:
            self._open.pop()
        at = bisect_right(self._starts, span.start) - 1
        block = self._blocks[at] if at >= 0 else None
        over = next((each for each in reversed(self._open) if each[0].scope.covers(span)), None)
        if over is None or (block is not None and block.kind is BlockKind.HEADING and block is not over[0].head):
            return Standing(block)
        return Standing(block, *over)


def _dates(document: Document, section: Section) -> bool:
    """Whether the head of a section dates events: it is more than a day in a title, and not the document's own."""
    lead = section.head.lead
    own = section.head.kind is BlockKind.LABEL and lead is not None and says_when_written(document.quote(lead))
    return section.dates and not own


def _time_of(section: Section, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The date of a section's head, with the reason that it stands there; the last of several that resolve."""
    first = bisect_left(times, section.mark.start, key=lambda time: time.span.end - 1)
    found = None
    for time in times[first:]:
        if time.span.start >= section.mark.end:
            break
        found = time if dates_events(time) else found
    if found is None:
        return None
    return replace(found, why=f"{NAMES[section.head.kind]} “{found.quote}”: {found.why}")


def with_head(tree: Tree, sites: Sequence[Attached], standing: Standing) -> tuple[Attached, ...]:
    """The times said of a sentence's words, with the date over it said of its main words that have none of their own.

    In an entry of a list, which is no sentence, the one date that stands there is said of all of it.
    """
    time = standing.time
    if time is not None and not standing.tells(tree.sentence.span):
        return tuple(sites)
    if time is None:
        return (*sites, *_of_entry(tree, sites, standing))
    dated = {each.site for each in sites}
    heads = [w for w in _main_words(tree) if w not in dated and _happens(tree, w, standing)]
    return (*sites, *(Attached(time, w) for w in heads))


def _of_entry(tree: Tree, sites: Sequence[Attached], standing: Standing) -> tuple[Attached, ...]:
    root = _main_words(tree)[0]
    listed = standing.block is not None and standing.block.kind is BlockKind.ITEM
    alone = len(sites) == 1 and sites[0].site != root and not heads_clause(tree, sites[0].site)
    return (Attached(sites[0].time, root),) if listed and alone and _is_entry(tree, sites[0]) else ()


def _is_entry(tree: Tree, at: Attached) -> bool:
    """Whether a date stands at the end of an entry, set off from it: "Racks installed, week of 10 September"."""
    behind = tree.tokens[-1].span.end - at.time.span.end
    return behind <= 2 and any(map(str.isdigit, at.time.quote))


def _main_words(tree: Tree) -> list[int]:
    """The words at the top of a sentence and those that go on beside them."""
    found = [i for i, token in enumerate(tree.tokens) if token.head == i]
    for word in found:
        found += [c for c in dependents(tree, word, "conj", "parataxis") if tree.tokens[c].pos in {"VERB", "AUX"}]
    return found


def _happens(tree: Tree, word: int, standing: Standing) -> bool:
    """Whether a word can tell what happened when its heading says: nothing that was over by then, and a plan or a duty
    only in a line of its own."""
    token = tree.tokens[word]
    if token.pos not in VERBAL:
        return True
    auxiliaries = [tree.tokens[c] for c in dependents(tree, word, "aux", "auxpass")]
    if any(t.lemma.lower() == "have" and t.tag == "VBD" for t in auxiliaries):
        return False
    if any(t.tag == "MD" for t in auxiliaries):
        return standing.in_line and not standing.is_said  # "by 29 April: the council must answer"
    asked = standing.section is not None and standing.section.head.kind is BlockKind.TURN
    if asked:
        return True
    tags = {token.tag, *(t.tag for t in auxiliaries)}
    present = bool(tags & {"VBZ", "VBP"}) and token.tag != "VBN"
    if present and (standing.is_said or any(tree.tokens[s].pos == "PRON" for s in subjects(tree, word))):
        return False
    return standing.in_line or token.tag not in {"VB", "VBG"}
