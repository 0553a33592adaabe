"""Text -> paragraphs and sentences, as spans.

Paragraphs are lines, or blocks of lines where a text was broken at a fixed width. Sentences end at a stop that is not
part of an abbreviation, an initial or a number. Both tile the text: what lies between two spans is blank. The rules are
for news prose; the approach (candidates, then rules over the words beside them) is that of rule-based splitters such as
natasha/razdel. Everything is one pass, linear in the length of the text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import word_set
from timeline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
ONE_BREAK = frozenset({"\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"})
# What counts as blank: white space, and the marks that leave none on paper (byte order mark, zero-width space, NUL).
BLANK = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u2060\x00" + "".join(
    map(chr, range(0x2000, 0x200B))
)

# --- paragraphs ---------------------------------------------------------------------------------

# A line that opens a paragraph of its own: heading, list item, quotation, table row, line of dialogue, rule.
OPENS = re.compile(r"#{1,6}\s|[-*+•◦▪–—>|]|\(?\d{1,3}[.)]\s|[=_~*-]{3,}\s*$")
HEADING = re.compile(r"#{1,6}\s|[=_~*-]{3,}\s*$")
ASIDE = re.compile(r"[—–-]\s[a-z]")  # a dash within a sentence, which happens to stand at the head of a line
STOPPED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
WIDEST = 120  # characters: a text whose lines are longer was not broken at a width


class _Line(NamedTuple):
    span: Span
    text: str
    adjacent: bool  # no empty line before it


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text in order, without blanks at either end; only blanks lie between them.

    A line is a paragraph, unless the text was broken at a fixed width: then lines are joined that the
    width alone keeps apart. Headings, list items and lines of dialogue always begin a new one.
    """
    lines = list(_lines(text))
    width = _width(lines)
    spans: list[Span] = []
    before: _Line | None = None
    for line in lines:
        if before is not None and _continues(before, line, width):
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
        before = line
    return tuple(spans)


def _lines(text: str) -> Iterator[_Line]:
    end, adjacent = 0, False
    for match in LINE.finditer(text):
        adjacent = adjacent and text[end : match.start()] in ONE_BREAK
        end = match.end()
        spans = _trimmed(text, match.start(), end)
        for span in spans:
            yield _Line(span, text[span.start : span.end], adjacent)
        adjacent = bool(spans)  # a line of blanks alone parts paragraphs, as an empty one does


def _runs_on(before: _Line, line: _Line) -> bool:
    """Whether a sentence clearly runs over from one line to the next."""
    return line.adjacent and line.text[0].islower() and not STOPPED.search(before.text)


def _width(lines: list[_Line]) -> int | None:
    """The width at which a text was broken into lines, or None where it was not."""
    if not lines:
        return None
    breaks = [(a, b) for a, b in pairwise(lines) if b.adjacent]
    running = sum(_runs_on(a, b) for a, b in breaks)
    widths = sorted(len(line.text) for line in lines)
    width = widths[(len(widths) - 1) * 95 // 100]
    if not running or running * 5 < len(breaks) or not 30 <= width <= WIDEST:
        return None
    return width


def _continues(before: _Line, line: _Line, width: int | None) -> bool:
    if not line.adjacent or HEADING.match(before.text):
        return False
    # Broken at a width: the next word did not fit on the line before.
    full = width is not None and len(before.text) + 1 + len(line.text.split(None, 1)[0]) > 0.9 * width
    if OPENS.match(line.text):
        return full and bool(ASIDE.match(line.text)) and not STOPPED.search(before.text)
    return full or (_runs_on(before, line) and len(before.text) >= 40 and not line.text.startswith("by "))


# --- sentences ----------------------------------------------------------------------------------

CLOSERS = r"[\"'”’»›)\]}*_]*(?:\s?»|(?:\[\d{1,3}\])*)"
STOP = re.compile(rf"(?:[.!?…]+|[。！？؟।])(?P<closers>{CLOSERS})")
OPENERS = "\"'“”‘„‚«‹([{*_—–-¿¡•"
WORD_AFTER = re.compile(r"[\w]+(?:[.’'-]\w+)*")
# At most this much of what stands before a stop is looked at, so that a text without blanks stays linear.
REACH = 40
LONGEST = 4_000  # characters: a longer "sentence" is a list or a table; it is cut between words


TITLES = word_set("sentences", "abbreviations", "titles")
VOCATIVE = word_set("sentences", "abbreviations", "vocative")
BEFORE_NUMBER = word_set("sentences", "abbreviations", "before_number")
MONTHS = word_set("sentences", "abbreviations", "months")
EITHER = word_set("sentences", "abbreviations", "either")
STARTERS = word_set("sentences", "openings", "starters")
DOTTED = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]{1,2}\.\s?)+[^\W\d_]$")
LAST_WORD = re.compile(r"[\w§][\w.’'&]*$")


def sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of a paragraph in order, without blanks at either end; only blanks lie between them.

    A paragraph without a stop, such as a headline, is one sentence. A stretch of more than `LONGEST`
    characters without a stop is cut between words.
    """
    spans: list[Span] = []
    start = paragraph.start
    for end in _ends(text, paragraph):
        spans.extend(_pieces(text, start, end))
        start = end
    spans.extend(_pieces(text, start, paragraph.end))
    return tuple(spans)


# "OSLO, 3 May (News Agency) - ": where and when it was written, before the sentence that the paragraph begins with.
LONGEST_DATELINE = 120  # characters
DATELINE = re.compile(
    r"(?=.{3,90}?\s[-–—]{1,2}\s)[A-Z][A-Z.'’]*[A-Z](?:[ -][A-Z][A-Z.'’]+)*"
    r"(?:[,/] ?[\w.,/ ]{2,40}?(?: ?\([^()\n]{2,50}\))?| ?\([^()\n]{2,50}\))\s[-–—]{1,2}\s"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\s[-–—]{1,2}\s)?(?=[\"“‘']?[A-Z])"  # a release has the day apart
)


def _ends(text: str, paragraph: Span) -> Iterator[int]:
    start = paragraph.start
    dateline = DATELINE.match(text, start, min(start + LONGEST_DATELINE, paragraph.end))
    if dateline is not None:
        start = dateline.end()
        yield start
    for stop in STOP.finditer(text, start, paragraph.end):
        if _is_end(text, stop, start, paragraph.end):
            start = stop.end()
            yield start


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without blanks at its ends, in pieces of at most `LONGEST` characters."""
    while end - start > LONGEST:
        cut = max((text.rfind(blank, start + 1, start + LONGEST) for blank in " \n\t"), default=-1)
        cut = cut if cut > start else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The stretch without blanks at its ends, or nothing where it holds only blanks."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(BLANK))
    size = len(piece.strip(BLANK))
    return (Span(start + left, start + left + size),) if size else ()


def _is_end(text: str, stop: re.Match[str], start: int, limit: int) -> bool:
    """Whether the stop ends a sentence that began at `start`."""
    if stop.end() >= limit:
        return False  # the paragraph ends here anyway
    after = text[stop.end() : min(stop.end() + 60, limit)]
    following = after.lstrip(BLANK)
    if following == after:
        return _is_end_without_blank(text, stop, after)
    following = following.lstrip(OPENERS).lstrip()
    if not following:
        return True
    if following[0].islower():
        return _is_camel(following)
    mark = text[stop.start()]
    if mark != "." or stop.end("closers") > stop.start("closers") or text[stop.start() : stop.start() + 2] == "..":
        return True
    return not _is_abbreviation(text[max(start, stop.start() - REACH) : stop.start()], following)


def _is_end_without_blank(text: str, stop: re.Match[str], after: str) -> bool:
    """Ideographic stops need no blank; after others only a word that begins sentences shows that the blank was lost."""
    if text[stop.start()] in "。！？؟।":
        return True
    word = WORD_AFTER.match(after)
    before = text[max(stop.start() - 2, 0) : stop.start()]
    lost = word is not None and word.group()[0].isupper() and word.group().lower() in STARTERS
    return lost and len(before) == 2 and before.isalpha() and before.islower()


def _is_camel(word: str) -> bool:
    """Whether a name such as iPhone or eBay stands there, which begins sentences in lower case."""
    return len(word) > 2 and word[1].isupper() and word[2].islower()


def _is_abbreviation(before: str, following: str) -> bool:
    """Whether the full stop after `before` belongs to its last word, judged by the word that follows."""
    last = LAST_WORD.search(before)
    if last is None:
        return False
    word, next_word = last.group(), _word(following)
    lower = word.lower()
    if lower in BEFORE_NUMBER and following[0].isdigit():
        return True
    if lower in MONTHS:
        return following[0].isdigit() or next_word in MONTHS
    if lower in TITLES:
        return not _starts_sentence(following, next_word) or lower in VOCATIVE
    if word.isdigit():
        return before.strip() == word and len(word) <= 3  # "1. First", at the head of a list item
    if lower in EITHER or _is_initials(before, word):
        return not _starts_sentence(following, next_word)
    return False


def _word(following: str) -> str:
    match = WORD_AFTER.match(following)
    return match.group().lower() if match else ""


def _is_initials(before: str, word: str) -> bool:
    """A single capital ("J.", but not "I.") or letters with stops between them ("U.S.", "Ph.D.")."""
    if len(word) == 1:
        return word.isupper() and (word != "I" or DOTTED.search(before) is not None)
    return DOTTED.search(before) is not None


def _starts_sentence(following: str, next_word: str) -> bool:
    return following[0].isupper() and next_word in STARTERS
