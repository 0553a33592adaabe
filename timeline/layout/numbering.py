"""Line numbers in the left margin of transcripts and pleadings, blanked so that they stand in no sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

NUMBERED = re.compile(r"^[ \t]*(\d{1,2})(?=[ \t]{2,}\S)", re.MULTILINE)
BARE = re.compile(r"^[ \t]*(\d{1,4})[ \t]*$", re.MULTILINE)  # of a blank line, or of a page
FEWEST = 10  # lines with a number, before they are a margin
SHARE = 0.5  # of the lines that are not blank, at least
IN_ORDER = 0.9  # of the numbers that follow the one before, or begin a page


@lru_cache(maxsize=64)
def unnumbered(text: str) -> str:
    """The text with the line numbers of its margin, and the numbers of its pages, as blanks; itself where it has none.

    Every other character keeps its offset.
    """
    found = list(NUMBERED.finditer(text))
    lines = sum(not line.isspace() and bool(line) for line in text.split("\n")) if len(found) >= FEWEST else 0
    if not lines or len(found) < SHARE * lines or not _rise([int(match[1]) for match in found]):
        return text
    parts = list(text)
    for match in (*found, *BARE.finditer(text)):
        parts[match.start(1) : match.end(1)] = " " * len(match[1])
    return "".join(parts)


def _rise(numbers: list[int]) -> bool:
    """Whether numbers count lines: nearly each follows that before, blank lines aside, or begins anew."""
    follow = sum(a < b <= a + 3 or b == 1 for a, b in pairwise(numbers))
    return numbers[0] == 1 and follow >= IN_ORDER * (len(numbers) - 1)
