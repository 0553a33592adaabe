"""A phrase in its place: the words and capitals beside it, by which a time is told from what only looks like one."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.temporal.rules import Found
from timeline.temporal.words import BESIDE

_WORD_BEFORE = re.compile(r"([\w$€£¥%.'’-]+)[\s(“\"‘\[]*$")
_WORD_AFTER = re.compile(r"[\s]*([\w$€£¥%'’-]+)")
_NAME_AFTER = re.compile(r" [A-Z][a-z]+")
_NAME_BEFORE = re.compile(r"([A-Z][\w.’'-]*) $")


class Place(NamedTuple):
    """A phrase found, with the text it stands in and the same text in lower case."""

    text: str
    lower: str
    found: Found

    @property
    def start(self) -> int:
        """Offset of the phrase."""
        return self.found.span.start

    @property
    def end(self) -> int:
        """Offset after the phrase."""
        return self.found.span.end

    @property
    def quote(self) -> str:
        """The phrase in lower case."""
        return self.lower[self.start : self.end]

    @property
    def before(self) -> str:
        """The word before, in lower case, or ""."""
        found = _WORD_BEFORE.search(self.lower, max(0, self.start - 30), self.start)
        return found[1].strip(".'’") if found else ""

    @property
    def after(self) -> str:
        """The word after, in lower case, or ""."""
        found = _WORD_AFTER.match(self.lower, self.end, self.end + 30)
        return found[1] if found else ""

    def part(self, name: str) -> str:
        """A named part of the phrase, or ""."""
        return self.found.parts.get(name) or ""

    def has(self, *names: str) -> bool:
        """Whether the phrase has one of these parts."""
        return any(self.found.parts.get(name) for name in names)

    def rest(self, length: int) -> str:
        """So many characters after the phrase, in lower case."""
        return self.lower[self.end : self.end + length]

    def capital(self, word: str = "") -> bool:
        """Whether the phrase, or a word in it, begins with a capital letter."""
        at = self.lower.find(word, self.start, self.end)
        return 0 <= at < len(self.text) and self.text[at].isupper()

    def beside_name(self) -> bool:
        """Whether a capitalised word stands directly beside: "Theresa May", "June Carter"."""
        before = _NAME_BEFORE.search(self.text, max(0, self.start - 20), self.start)
        named = before is not None and before[1].lower().rstrip(".") not in BESIDE["in_time"]
        return named or _NAME_AFTER.match(self.text, self.end) is not None
