"""A sentence cut into words, as the language model would cut it: clitics apart, abbreviations and hyphens whole."""

from __future__ import annotations

import re

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|Jr|Sr|Inc|Corp|Ltd|Co|Cos|Bros|No|vs|etc"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z]|[ap]\.m)\.(?=\s|$|[,;])"
    r"|['’](?:s|re|ve|ll|m|d)\b"
    r"|\d+(?:[.,:/-]\d+)*[a-z]*(?:-[a-z]+)*\b"
    r"|\w+(?:[-‐&.]\w+|[’'](?!(?:s|re|ve|ll|m|d|t)\b)\w+)*"  # O'Neill and trade-union, but Jane|'s
    r"|\.\.\.|[^\w\s]"
)
NEGATED = re.compile(r"n['’]t\b", re.IGNORECASE)


def words(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """The words of a stretch of text and where they begin."""
    found = WORD.findall(text, start, end)
    starts, at = [], start
    for word in found:  # only blanks lie between words, so that each is the next of its letters
        at = text.find(word, at)
        starts.append(at)
        at += len(word)
    return _negated(text, found, starts) if "'" in found or "’" in found else (found, starts)


def _negated(text: str, found: list[str], starts: list[int]) -> tuple[list[str], list[int]]:
    """The same words with "didn|'|t" cut as "did|n't"."""
    words: list[str] = []
    begins: list[int] = []
    for word, at in zip(found, starts, strict=True):
        if begins and at < begins[-1] + len(words[-1]):
            continue  # the t of "n't", which was taken
        if word in {"'", "’"} and words and words[-1][-1:] in {"n", "N"} and NEGATED.match(text, at - 1):
            _negate(words, begins, text, at)
            continue
        words.append(word)
        begins.append(at)
    return words, begins


def _negate(found: list[str], starts: list[int], text: str, at: int) -> None:
    """Take the n of "didn't" from the verb to the negation; a lone one stays as it is."""
    if len(found[-1]) == 1:
        found.pop()
        starts.pop()
    else:
        found[-1] = found[-1][:-1]
    found.append(text[at - 1 : at + 2])
    starts.append(at - 1)
