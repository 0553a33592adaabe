"""Lines on pages -> text in paragraphs, each sentence whole.

Two lines belong to one paragraph when they stand one under the other at the text's own distance, in letters of one
size, and the first is full: its end left no room for the word that begins the second. A paragraph runs on over the
end of a page or a column when its last sentence does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Line(NamedTuple):
    """A line of a page: its text, where it begins (in points from the lower left corner), the size of its letters."""

    text: str
    x: float
    y: float
    size: float


class _Paragraph(NamedTuple):
    lines: list[Line]
    starts: dict[int, int]
    """Which of the lines is the first of which page."""


class _Usual(NamedTuple):
    """What most lines of a page have: the characters of a full one, the distance to the next, the size of letters."""

    width: int
    leading: float
    size: float


NOTHING = _Usual(0, 0, 0)
EDGE = 2  # lines at the head and the foot of a page that may be running heads
GAP = 1.35  # times the usual distance of lines: more parts paragraphs
FULL = 0.85  # of the usual width
STOPPED = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
OPENS = re.compile(r"[•◦▪*–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s")
BROKEN = re.compile(r"(?P<head>[^\W\d_]{2,})[-\u2010]$")
CONTINUED = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": None}
)
# What a browser prints at the edges of every page: day and time of printing, the address, the page's number.
STAMP = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M)?\b.*")
NUMBER = re.compile(
    r"[-–—|]?\s*(?:page|p\.|seite)?\s*(?!(?:19|20)\d\d\b)(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–—|]?",
    re.IGNORECASE,
)
FOOT = re.compile(r"(?P<address>(?:https?|file):\S*)\s*\d+\s?/\s?\d+")


def paged(pages: Iterable[Sequence[Line]]) -> tuple[str, tuple[int, ...], str | None]:
    """The text of pages, the offset at which each begins, and the address that a browser printed on them."""
    known = [[_plain(line) for line in lines] for lines in pages]
    address = next((m["address"] for lines in known for line in lines if (m := FOOT.fullmatch(line.text))), None)
    bodies = _without_furniture(known)
    words = Counter(word.lower() for lines in bodies for line in lines for word in WORD.findall(line.text))
    return *_written(_paragraphs(bodies), len(bodies), words), address


# --- what stands on every page ------------------------------------------------------------------


def _plain(line: Line) -> Line:
    """A line with single blanks, without ligatures, and with soft hyphens only where it ends in one."""
    text = " ".join(line.text.split())
    end = "\u2010" if text.endswith("\u00ad") else ""
    return line._replace(text=text.translate(LIGATURES) + end)


def _without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without their running heads and feet, page numbers and the stamps of a browser."""
    seen = Counter(key for lines in pages for key in {_key(line) for line in _edges(lines)})
    often = {key for key, count in seen.items() if (count >= 3 and count * 2 >= len(pages)) or count == len(pages) > 1}
    kept, numbered = [], len(pages) > 1
    for lines in pages:
        edges = _edges(lines)
        kept.append([line for line in lines if line not in edges or not _is_furniture(line, often, numbered)])
    return kept


def _edges(lines: Sequence[Line]) -> list[Line]:
    ordered = sorted(lines, key=lambda line: -line.y)
    return [*ordered[:EDGE], *ordered[-EDGE:]]


def _is_furniture(line: Line, often: set[tuple[str, int]], numbered: bool) -> bool:
    forms = (STAMP, FOOT, NUMBER) if numbered else (STAMP, FOOT)
    return _key(line) in often or any(form.fullmatch(line.text) for form in forms)


def _key(line: Line) -> tuple[str, int]:
    """What tells a running head: its words and its place. A sentence is one only where its numbers are the same too."""
    return line.text if STOPPED.search(line.text) else re.sub(r"\d+", "#", line.text), round(line.y / 4)


# --- paragraphs ---------------------------------------------------------------------------------


def _paragraphs(pages: Sequence[list[Line]]) -> Iterator[_Paragraph]:
    """The paragraphs of all pages in order."""
    begun: _Paragraph | None = None
    for number, lines in enumerate(pages):
        usual = _usual(lines)
        before: Line | None = None
        for line in lines:
            new_page = before is None
            joined = begun is not None and (
                _runs_over(begun.lines[-1], line) if new_page else _continues(begun.lines[-1], line, usual)
            )
            if begun is not None and not joined:
                yield begun
                begun = None
            if begun is None:
                begun = _Paragraph([], {})
            if new_page:
                begun.starts[len(begun.lines)] = number
            begun.lines.append(line)
            before = line
    if begun is not None:
        yield begun


def _usual(lines: Sequence[Line]) -> _Usual:
    lengths, sizes = sorted(len(line.text) for line in lines), sorted(line.size for line in lines)
    return _Usual(lengths[(len(lengths) - 1) * 9 // 10], _leading(lines), sizes[len(sizes) // 2]) if lines else NOTHING


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines in points, as between most pairs of lines on the page.

    Where lines stand far apart and no sentence runs from one to the next, each is a paragraph.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if 0 < a.y - b.y < 4 * max(a.size, 1)]
    if not pairs:
        return 0
    nearest = min(a.y - b.y for a, b in pairs)
    near = [(a, b) for a, b in pairs if a.y - b.y <= 1.2 * nearest]
    usual = near if len(near) * 4 >= len(pairs) else pairs
    leading, size = median(a.y - b.y for a, b in usual), median(a.size for a, _ in usual)
    running = sum(not STOPPED.search(a.text) and b.text[:1].islower() for a, b in usual)
    return 1.2 * size if leading > 1.5 * size and running * 10 < len(usual) else leading


def _continues(before: Line, line: Line, usual: _Usual) -> bool:
    """Whether a line belongs to the paragraph of the one before it on the page."""
    step = before.y - line.y
    if abs(step) < 0.3 * before.size:
        return True  # the same line, of which the right part follows
    if step < 0 or abs(before.size - line.size) > 0.08 * max(before.size, 1):
        return step < 0 and _runs_over(before, line)
    if step > GAP * max(usual.leading, line.size) or OPENS.match(line.text):
        return False
    room = len(before.text) + 1 + len(line.text.split(None, 1)[0])
    width = usual.width * min(1.0, usual.size / max(line.size, 1))  # a heading has fewer, larger letters
    stopped = STOPPED.search(before.text) is not None
    if stopped and line.x - before.x > 0.8 * line.size:
        return False
    # A line of few characters may still be full: letters differ in width, and so do the words that would not fit.
    return room > (FULL if stopped else 0.6) * width or (not stopped and line.text[:1].islower())


def _runs_over(before: Line, line: Line) -> bool:
    """Whether a sentence runs over the end of a page or a column."""
    if abs(before.size - line.size) > 0.08 * max(before.size, 1) or STOPPED.search(before.text):
        return False
    return line.text[:1].islower() or BROKEN.search(before.text) is not None or len(before.text) > 60


# --- text ---------------------------------------------------------------------------------------


def _written(paragraphs: Iterable[_Paragraph], count: int, words: Counter[str]) -> tuple[str, tuple[int, ...]]:
    """The text with an empty line between paragraphs, and where each of `count` pages begins."""
    pieces: list[str] = []
    at, begins = 0, dict[int, int]()
    for paragraph in paragraphs:
        for i, line in enumerate(paragraph.lines):
            cut, glue = _glue(paragraph.lines[i - 1].text, line.text, words) if i else (0, "\n\n" if pieces else "")
            if cut:
                pieces[-1] = pieces[-1][:-cut]
            pieces += [glue, line.text]
            at += len(glue) - cut
            if i in paragraph.starts:
                begins[paragraph.starts[i]] = at
            at += len(line.text)
    pages, end = [0] * count, at
    for number in reversed(range(count)):
        end = pages[number] = begins.get(number, end)
    return "".join(pieces), (0, *pages[1:]) if pages else ()


def _glue(before: str, line: str, words: Counter[str]) -> tuple[int, str]:
    """How two lines become one: the characters to cut from the first, and what stands between them.

    A word that was broken between them is mended, a compound keeps its hyphen.
    """
    broken, continued = BROKEN.search(before), CONTINUED.match(line)
    if broken is None or continued is None:
        return 0, "" if before.endswith(("—", "/", "-")) and not before.endswith((" —", " -")) else " "
    compound = not line[0].islower() or _is_compound(broken["head"].lower(), continued[0].lower(), words)
    return 1, "-" if compound else ""


def _is_compound(head: str, tail: str, words: Counter[str]) -> bool:
    """Whether two parts of a word are parted by a hyphen of its own, by the other words of the text."""
    if words[head + tail]:
        return False
    return bool(words[f"{head}-{tail}"] or (words[head] > 1 and words[tail]) or (words[tail] > 1 and words[head]))
