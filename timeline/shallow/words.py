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
WHOLE = frozenset({"can", "won", "shan"})  # "can't" is "ca" and "n't"


def words(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """The words of a stretch of text and where they begin."""
    found: list[str] = []
    starts: list[int] = []
    for match in WORD.finditer(text, start, end):
        word, at = match.group(), match.start()
        if word in {"'", "’"} and found and NEGATED.match(text, at - 1, end) and found[-1][-1:].lower() == "n":
            _negate(found, starts, text, at)
            continue
        if found and at < starts[-1] + len(found[-1]):
            continue  # the t of "n't", which was taken
        found.append(word)
        starts.append(at)
    return found, starts


def _negate(found: list[str], starts: list[int], text: str, at: int) -> None:
    """Take the n of "didn't" from the verb to the negation; a lone one stays as it is."""
    if len(found[-1]) == 1:
        found.pop()
        starts.pop()
    else:
        found[-1] = found[-1][:-1]
    found.append(text[at - 1 : at + 2])
    starts.append(at - 1)
