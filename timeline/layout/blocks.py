"""A text -> its blocks, by the shape of its lines.

The blocks tile the text: they stand in its order, none overlaps another, and only blanks lie between them. A shape is
believed where it has a fellow: one line that begins with a date is prose, two of them are a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.layout.block import UNLEVELLED, Block, BlockKind
from timeline.layout.heads import HeadDate, labelled, mark_at, mark_behind, whole
from timeline.layout.numbering import unnumbered
from timeline.layout.tables import rows
from timeline.lexicon import word_set
from timeline.model import Span
from timeline.segment import paragraphs

ATX = re.compile(r"(?P<marks>#{1,6})[ \t]+")
RULE = re.compile(r"[-=_*~|:+ \t]{3,}$")
UNDERLINE = re.compile(r"(?:=+|-{3,})\s*$")
PAGE = re.compile(
    r"(?:page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–]\s*\d{1,4}\s*[-–]|\d{1,4}\s*(?:of|/)\s*\d{1,4})$", re.I
)
BULLET = re.compile(r"(?:[-*+•◦▪‣·]\s+(?:\[[ xX]\]\s+)?)+")
NUMBER = re.compile(r"(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]|\[\d{1,3}\]|\(?[a-z][.)])\s+(?=\S)")
QUOTED = re.compile(r"(?:>\s?)+")
ASKED = re.compile(r"(?P<who>Q(?:uestion)?|A(?:nswer)?)(?:\s?\d{0,3})?[.:]\s+(?=\S)")
SPEAKER = re.compile(r"(?P<who>[A-Z][A-Z.’' -]{2,40}):\s+(?=\S)")
SENDER = re.compile(
    r"(?:<(?P<nick>[\w.-]{1,30})>|(?P<who>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3}):)\s+(?=\S)"
)
WROTE = re.compile(r"On\b.{6,160}\bwrote:$", re.DOTALL)
CLOSED = (".", "!", "?", "…", ":", ";", ",")
FEWEST_CLOCKS = 3  # lines that begin with four figures, before these are clock times
FIGURES = re.compile(r"\d{4}(?=[ \t]|\s?h(?:rs|ours)?\b)")
LONGEST_HEADING = 90  # characters
WIDE = re.compile(r"[ \t]{3,}|\t")


@lru_cache(maxsize=64)
def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; see `Block`."""
    text = unnumbered(text)
    spans = paragraphs(text)
    plain = _has_plain_clocks(text, spans)
    tabled = rows(text, spans)
    found: list[Block] = []
    for number, span in enumerate(spans):
        if number in tabled:
            found.append(tabled[number])
        else:
            found.extend(_blocks_of(text, span, plain=plain))
    return tuple(_with_fellows(_with_headings(text, found)))


def _has_plain_clocks(text: str, lines: Sequence[Span]) -> bool:
    """Whether the figures at the heads of lines are clock times ("1842  ..."): they are many, all of them can be, and
    one of them is no year."""
    found = [FIGURES.match(text, *line) for line in lines]
    figures = [match[0] for match in found if match is not None]
    read = all(f < "2400" and f[2:] < "60" for f in figures)
    return read and len(figures) >= FEWEST_CLOCKS and any(not "1000" <= f < "2100" for f in figures)


def _blocks_of(text: str, span: Span, *, plain: bool) -> Iterator[Block]:
    """The blocks of a paragraph: one, or as many as it has labels side by side."""
    quote = text[span.start : span.end]
    if RULE.match(quote) or PAGE.match(quote):
        yield Block(BlockKind.FURNITURE, span, ())
    elif (atx := ATX.match(quote)) is not None:
        yield _heading(text, span, span.start + atx.end(), len(atx["marks"]))
    elif quote.startswith(">"):
        marks = QUOTED.match(quote)
        depth = marks[0].count(">") if marks else 1
        yield Block(BlockKind.QUOTED, span, (span,), level=depth)
    elif WROTE.match(quote):
        yield Block(BlockKind.QUOTED, span, (span,), mark=span)
    else:
        yield from _labels(text, span) or [_line(text, span, plain=plain)]


def _heading(text: str, span: Span, start: int, level: int) -> Block:
    """A heading from where its words begin: a date, words with a date beside them, or words."""
    end = span.start + len(text[span.start : span.end].rstrip(" #\t"))
    end = max(end, start)
    mark = mark_at(text, start, end)
    if mark is not None and not mark.loose:
        told = (Span(mark.body, end),) if mark.body < end else ()
        return Block(BlockKind.HEADING, span, told, mark.span, mark.clock, level=level, alone=not told)
    behind = mark_behind(text, start, end)
    if behind is not None:
        return Block(BlockKind.HEADING, span, (Span(start, behind.body),), behind.span, behind.clock, level=level)
    return Block(BlockKind.HEADING, span, (Span(start, end),), level=level)


def _labels(text: str, span: Span) -> list[Block]:
    """The blocks of a line of labels with their values, of which some value is a date; none for any other line."""
    if "\n" in text[span.start : span.end]:
        return []
    bullet = BULLET.match(text, *span)
    start = bullet.end() if bullet else span.start
    one = labelled(text, start, span.end)
    if one is not None:
        return [_label(Span(span.start, span.end), *one)]
    pieces = _pieces(text, span)
    told = [labelled(text, *piece) for piece in pieces]
    if len(pieces) < 2 or not any(told):
        return []
    return [
        _label(piece, *label) if label is not None else Block(BlockKind.PARAGRAPH, piece, (piece,))
        for piece, label in zip(pieces, told, strict=True)
    ]


def _label(span: Span, label: Span, mark: HeadDate) -> Block:
    return Block(BlockKind.LABEL, span, (label,), mark.span, mark.clock, lead=label)


def _pieces(text: str, span: Span) -> list[Span]:
    """The parts of a line that wide gaps keep apart."""
    ends = [*((gap.start(), gap.end()) for gap in WIDE.finditer(text, *span)), (span.end, span.end)]
    starts = [span.start, *(end for _, end in ends[:-1])]
    return [Span(start, end) for start, (end, _) in zip(starts, ends, strict=True) if end > start]


def _line(text: str, span: Span, *, plain: bool) -> Block:
    """Any other line: a date alone, an entry of a list, a dated line, a turn, or prose."""
    alone = whole(text, *span)
    if alone is not None:
        return Block(BlockKind.HEADING, span, (), alone.span, alone.clock, level=UNLEVELLED, alone=True)
    marker = BULLET.match(text, *span) or NUMBER.match(text, *span)
    start = marker.end() if marker else span.start
    kind = BlockKind.PARAGRAPH
    if marker is not None:
        kind = BlockKind.ITEM if BULLET.match(text, *span) else BlockKind.NUMBERED
    numbered = _number().match(text, start, span.end)
    start = numbered.end() if numbered else start
    mark = mark_at(text, start, span.end, plain_clocks=plain)
    if mark is not None and mark.body < span.end:
        return _stamped(text, span, mark, kind)
    turn = ASKED.match(text, *span) or SPEAKER.match(text, *span)
    if turn is not None:
        lead = Span(*turn.span("who"))
        return Block(BlockKind.TURN, span, (Span(turn.end(), span.end),), lead=lead)
    level = _indent(text, span) if marker else 0
    return Block(kind, span, (Span(start, span.end),), level=level) if start < span.end else Block(kind, span, (span,))


def _stamped(text: str, span: Span, mark: HeadDate, kind: BlockKind) -> Block:
    """A dated line, without its date and, where it is said by somebody, without who says it."""
    sender = SENDER.match(text, mark.body, span.end) if mark.clock is not None else None
    lead = None if sender is None else Span(*sender.span("nick" if sender["nick"] else "who"))
    body = mark.body if sender is None else sender.end()
    level_of_log = _log_level().match(text, body, span.end)
    body = level_of_log.end() if level_of_log and mark.clock is not None else body
    level = 1 if kind is BlockKind.ITEM else 0
    return Block(BlockKind.STAMPED, span, (Span(body, span.end),), mark.span, mark.clock, lead, level)


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    words = "|".join(sorted(word_set("layout", "marks", "numbered")))
    return re.compile(
        rf"(?:{words})?[ -]?(?:\d{{1,2}}|[IVX]{{1,4}})(?:\.\d{{1,2}})?[a-z]?\s?[:)–—-]\s+(?=\S)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _log_level() -> re.Pattern[str]:
    words = "|".join(sorted(word_set("layout", "marks", "levels"))).upper()
    return re.compile(rf"\[?(?:{words})\]?:?\s+(?=\S)")


def _indent(text: str, span: Span) -> int:
    return span.start - (text.rfind("\n", 0, span.start) + 1)


# --- what only its neighbours tell ----------------------------------------------------------------


def _with_headings(text: str, found: Sequence[Block]) -> Iterator[Block]:
    """The blocks with the headings that only their place shows: a line underlined, or short and without a stop."""
    for number, block in enumerate(found):
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        if after is not None and block.kind is BlockKind.STAMPED:
            yield _as_heading(text, block, before, after)
        elif block.kind is not BlockKind.PARAGRAPH or after is None:
            yield block
        elif _is_underline(text, block, after):
            yield _heading(text, block.span, block.span.start, 1 if text[after.span.start] == "=" else 2)
        elif _is_heading(text, block, before, after):
            yield _heading(text, block.span, block.span.start, UNLEVELLED)
        else:
            yield block


def _is_heading(text: str, block: Block, before: Block | None, after: Block) -> bool:
    """Whether a short line that stands apart is a heading, and not what is told of a date on the line above it."""
    if not _is_short_line(text, block.span) or ": " in text[block.span.start : block.span.end]:
        return False
    dated = before is not None and before.kind is BlockKind.HEADING and before.alone
    prose = after.kind is BlockKind.PARAGRAPH and not _is_short_line(text, after.span)
    return (before is None or _is_apart(text, before, block)) and (prose or not dated)


def _as_heading(text: str, block: Block, before: Block | None, after: Block) -> Block:
    """A dated line as a heading, where it stands apart, is short and has prose below it: "2003: Invasion"."""
    apart = (before is None or _is_apart(text, before, block)) and _is_apart(text, block, after)
    if block.clock is None and apart and _is_short_line(text, block.span) and after.kind is BlockKind.PARAGRAPH:
        return replace(block, kind=BlockKind.HEADING, level=UNLEVELLED)
    return block


def _is_underline(text: str, block: Block, after: Block) -> bool:
    line = text[after.span.start : after.span.end]
    return UNDERLINE.match(line) is not None and text[block.span.end : after.span.start].count("\n") == 1


def _is_short_line(text: str, span: Span) -> bool:
    line = text[span.start : span.end]
    words = line.split()
    short = len(line) <= LONGEST_HEADING and 1 <= len(words) <= 10 and not line.rstrip(" *_").endswith(CLOSED)
    return short and "\n" not in line and (line[0].isupper() or line[0].isdigit())


def _is_apart(text: str, before: Block, block: Block) -> bool:
    """Whether an empty line stands before a block."""
    return text[before.span.end : block.span.start].count("\n") > 1


def _with_fellows(found: Iterator[Block]) -> Iterator[Block]:
    """The blocks, of which a dated line, a turn or a date alone on its line that has no fellow is prose."""
    known = tuple(found)
    marked = [b for b in known if b.mark is not None and b.kind in {BlockKind.STAMPED, BlockKind.ROW}]
    clocks = [b for b in marked if b.mark == b.clock]  # a day on a line of its own says of which day these are
    alone = [*(b for b in known if b.kind is BlockKind.HEADING and b.mark is not None), *clocks]
    turns = sum(b.kind is BlockKind.TURN for b in known)
    for block in known:
        if block.kind is BlockKind.TURN and turns < 2:
            yield Block(BlockKind.PARAGRAPH, block.span, (block.span,))  # "CORRECTION: ..."
            continue
        fellows = marked if block.kind is BlockKind.STAMPED else alone
        lone = block.kind is BlockKind.STAMPED or (block.kind is BlockKind.HEADING and block.level == UNLEVELLED)
        if block.mark is not None and lone and len(fellows) < 2:
            yield Block(BlockKind.PARAGRAPH, block.span, (block.span,))
        else:
            yield block
