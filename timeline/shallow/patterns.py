"""Patterns over what words or phrases are, written in angle brackets, made regular expressions over one sign for each.

A symbol is a set of features, and every symbol of an `Alphabet` has a sign of its own. `<DT|JJ !date>` is any symbol
that has the feature DT, or JJ without date; what stands around the brackets is that of regular expressions (as in the
tag patterns of Abney's and the NLTK's chunk grammars). START and END are the ends of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import reduce
from itertools import groupby
from operator import and_, or_

BRACKET = re.compile(r"<([^<>]*)>")
FIRST = 0x100  # of the signs, beyond what means something in a regular expression
NEVER = "(?!)"  # the expression of what no symbol fits
EDGES = (frozenset({"START"}), frozenset({"END"}))


class Alphabet:
    """The signs of symbols; one that is not among them has the sign of no features."""

    def __init__(self, symbols: Iterable[frozenset[str]]) -> None:
        ordered = sorted({frozenset[str](), *EDGES, *symbols}, key=sorted)
        self.signs = {symbol: chr(FIRST + i) for i, symbol in enumerate(ordered)}
        self.symbols = {sign: symbol for symbol, sign in self.signs.items()}
        self.start, self.end = (self.signs[edge] for edge in EDGES)
        self._all = (1 << len(ordered)) - 1
        self._having: dict[str, int] = {}  # the symbols with a feature, a bit for each
        for i, symbol in enumerate(ordered):
            for feature in symbol:
                self._having[feature] = self._having.get(feature, 0) | 1 << i

    def sign(self, symbol: frozenset[str]) -> str:
        """The sign of a symbol."""
        return self.signs.get(symbol) or self.signs[frozenset()]

    def matching(self, choice: str) -> str:
        """The signs of the symbols that a pair of brackets stands for, in one string and in order."""
        bits = reduce(or_, (self._fitting(way.split()) for way in choice.split("|")))
        return "".join(chr(FIRST + i) for i in range(bits.bit_length()) if bits >> i & 1)

    def _fitting(self, way: Iterable[str]) -> int:
        return reduce(and_, (self._with(word) for word in way), self._all)

    def _with(self, word: str) -> int:
        return self._all & ~self._with(word[1:]) if word[0] == "!" else self._having.get(word, 0)

    def expression(self, pattern: str) -> str:
        """A pattern as a regular expression; what no symbol fits never matches."""
        return "".join(BRACKET.sub(lambda found: _one_of(self.matching(found.group(1))), pattern).split())


def fits(symbol: Container[str], choice: str) -> bool:
    """Whether a symbol is one that a pair of brackets stands for."""
    ways = (way.split() for way in choice.split("|"))
    return any(all((word[1:] not in symbol) if word[0] == "!" else word in symbol for word in way) for way in ways)


def _one_of(signs: str) -> str:
    """Any of some signs in order, runs of them shortened: the expression is made sooner."""
    runs = (list(run) for _, run in groupby(enumerate(signs), key=_distance))
    ranges = (f"{run[0][1]}-{run[-1][1]}" if len(run) > 1 else run[0][1] for run in runs)
    return f"[{''.join(ranges)}]" if signs else NEVER


def _distance(numbered: tuple[int, str]) -> int:
    """What is the same for signs that follow each other."""
    return ord(numbered[1]) - numbered[0]
