"""Parts of a document with days of writing of their own: a line that is hardly more than a full date opens one.

A second article under the first, a diary, a log: from such a line on, "today" is counted from its date.
"""

from __future__ import annotations

import re
from datetime import date

from timeline.model import Anchor, AnchorKind, Span, TimeExpression
from timeline.temporal.rules import Match

HEAD = 600  # characters: a date line this early is the document's own head
_AGENCY = re.compile(r"\s*(?:\([A-Za-z .’'/-]{2,30}\)\s*)?(?:--?|–|—)\s")
_READING_TIME = re.compile(r"^[ \t]*\d{1,3}[ -](?:mins?|minutes?)[ -]read[ \t]*$", re.MULTILINE)
_OTHER_WORDS = 7
_BEFORE_HEADING = re.compile(r"[ \t]*(?:#{1,6}|[*_=]{1,3})?[ \t]*")
_AFTER_HEADING = re.compile(r"[ \t]*[:.]?[ \t]*[#*_=]{0,6}[:.]?[ \t]*\r?")
_PROSE = re.compile(r"(?:\s*(?:[=~-]{3,}|#{1,6} [^\n]*)\n)*\s*[^\n]*?[^\W\d_]+[^\n]*? [^\W\d_]")  # two words and more


def _line(text: str, span: Span) -> Span:
    start = text.rfind("\n", max(0, span.start - 400), span.start) + 1
    stop = text.find("\n", span.end, span.end + 400)
    if stop < 0:
        stop = min(len(text), span.end + 400)
    return Span(start if start else max(0, span.start - 400), stop)


_COLUMN = re.compile(r"\S {3,}\S|\S {3,}$|^ {3,}\S|\t")


def is_dateline(text: str, span: Span) -> bool:
    """Whether a full date stands alone on its line, or between a place and a dash at the head of a paragraph."""
    line = _line(text, span)
    before, after = text[line.start : span.start], text[span.end : line.end]
    if len(before) <= 60 and before.rstrip(" ,").isupper() and _AGENCY.match(after):
        return True
    rest = f"{before} {after}"
    if _COLUMN.search(before) and _COLUMN.search(after):
        return False  # a row without bars: "No. 2340    29.02.24    £30,332.60    unpaid"
    return (
        len(re.findall(r"\w+", rest)) <= _OTHER_WORDS and not re.search(r"[.!?;]\s*$", rest.strip()) and len(rest) <= 90
    )


def section_of(text: str, span: Span | None) -> int:
    """Where the section ends that a date opens as its heading, alone on a line with text under it; 0 where it is none.

    A section goes on to the next heading in Markdown that is no deeper, else to the end of the text.
    """
    if span is None:
        return 0
    line = _line(text, span)
    before, after = text[line.start : span.start], text[span.end : line.end]
    if not _BEFORE_HEADING.fullmatch(before) or not _AFTER_HEADING.fullmatch(after):
        return 0
    if not _PROSE.match(text, line.end):
        return 0
    depth = before.count("#")
    following = re.compile(rf"^#{{1,{depth}}}\s", re.MULTILINE).search(text, line.end) if depth else None
    return following.start() if following else len(text)


def lies_below_head(text: str, span: Span) -> bool:
    """Whether a date line lies below the head of a document, or in a mail that is answered ("> Date: 5 Feb 2020")."""
    return span.start >= HEAD or text[_line(text, span).start : span.start].lstrip().startswith(">")


def teasers(text: str) -> list[Span]:
    """The shorter pieces of a page that carries several, each under a line with its reading time ("8 mins read").

    The day of writing is that of the longest piece; when the others were written is not known.
    """
    starts = [found.start() for found in _READING_TIME.finditer(text)]
    if len(starts) < 2:
        return []
    pieces = [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    longest = max(pieces, key=lambda piece: piece.end - piece.start)
    return [piece for piece in pieces if piece is not longest]


def part_of(text: str, found: Match, expression: TimeExpression, published: date | None) -> Anchor | None:
    """The day a new part counts from, where this full date is the line that opens one; else None.

    The head of a document whose day is given opens none: what is given counts.
    """
    day = expression.when.first if expression.when else None
    if day is None or not found.parts.get("year") or not is_dateline(text, found.span):
        return None
    if published is not None and not lies_below_head(text, found.span):
        return None
    return Anchor(AnchorKind.EXPRESSION, day, found.span)
