"""The title and the publisher that the head of a text tells."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEAD = 5_000  # characters
LINES = 12
BULLET = "• "  # as it is written before an item of a list
LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
LEAD = re.compile(r"^(?:[-–—•*+>#]+\s+)+|[\ufeff\u200b]")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
FULL_DATE = re.compile(
    rf"\d{{4}}-\d\d-\d\d|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|\b\d{{1,2}}:\d\d\b"
)
# What pages print around an article: reading time, byline, credits, counters, invitations.
FURNITURE = re.compile(
    r"\d+\s*(?:mins?|minutes?)\b.*\bread\b|\(\d+\)|by [A-Z]|(?:photo|photograph|image|picture|source|credit"
    r"|editor.s note|updated|published|posted|subscribe|sign (?:in|up)|log in|skip to|advertisement|copyright|©)\b",
    re.IGNORECASE,
)
SHORT_FURNITURE = re.compile(
    r"(?:share|read more|listen|watch|latest|related|tags?|topics?|home|menu|print|save|follow|comments?)\b",
    re.IGNORECASE,
)
PRESS_DIGEST = re.compile(rf"From (?P<name>[A-Z][\w&’'. -]{{1,40}}), {MONTH} \d")
LABELLED = re.compile(r"(?:Source|Publisher|Published by|Publication)\s*:\s*(?P<name>[A-Z][^\n|/<>\[\](){}:]{1,60})$")
AGENCY = re.compile(r"[A-Z][A-Z .,’'-]+(?:, [\w. ]{3,20})? [(](?P<name>[A-Z][\w. /&-]{1,30})[)]\s?[-–—]")


def headline(text: str) -> str | None:
    """The first line of a text that can be its headline, or None where the body begins without one."""
    for line in _head(text):
        if _is_headline(line):
            return line
        if len(line) > 160 or (line.endswith(".") and len(line.split()) > 8):
            return None
    return None


def headline_of(lines: Iterable[str]) -> str | None:
    """The headline of a text whose lines are marked: no item of a list and no row of a table is one."""
    return headline("\n".join(line for line in lines if not line.startswith(BULLET) and " | " not in line))


def publisher(text: str) -> str | None:
    """Who published a text, where its head says so: "From NAME, April 14", "Source: NAME", "PARIS (NAME) -"."""
    for line in _head(text):
        for pattern in (PRESS_DIGEST, LABELLED, AGENCY):
            found = pattern.match(line)
            if found:
                return found["name"].strip(" .,")
    return None


def _head(text: str) -> Iterator[str]:
    lines = (LEAD.sub("", match.group()).strip() for match in LINE.finditer(text[:HEAD]))
    return islice((line for line in lines if line), LINES)


def _is_headline(line: str) -> bool:
    words = line.split()
    if not 3 <= len(words) <= 25 or len(line) > 160 or line.endswith((".", ":", ";", ",")):
        return False
    if len(words) <= 4 and SHORT_FURNITURE.match(line):
        return False
    if FURNITURE.match(line) or FULL_DATE.search(line) or " > " in line or line.count("|") > 1:
        return False
    if line.isupper() and len(words) <= 3:
        return False
    letters = sum(char.isalpha() for char in line)
    return letters * 2 > len(line) and not line[0].islower()
