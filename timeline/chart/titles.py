"""Which titles are written beside their marks, and how much of them: no more than there is room for on the row."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from itertools import accumulate
from typing import NamedTuple

NARROW, WIDE = "iljtfrI.,:;'’|!()[]- ", "mwMW%@—…"
SIZE = 11.5
"""Pixels of the letters."""
LONGEST = 240
"""Pixels that a title may take."""
SHORTEST = 44
"""Pixels below which a piece of a title says nothing."""
DOUBT = 11
"""Pixels of the question mark behind an event that is unsure."""


class Title(NamedTuple):
    """A title as far as it is written: where it is tied to, whether it stands "right" or "left" of there or over the
    bar that begins there, and how many pixels about that place it keeps clear of."""

    text: str
    x: datetime
    place: str
    clear: float


def width_of(text: str) -> float:
    """About how many pixels a text takes, rather more than less."""
    return sum(map(_advance, text)) * SIZE / 11.5


def cut(text: str, room: float) -> str:
    """As much of a text as fits, at the end of a word where one ends late enough; nothing where it would be a stub."""
    if width_of(text) <= min(room, LONGEST):
        return text
    left = min(room, LONGEST) - _advance("…")
    if left < SHORTEST:
        return ""
    kept = sum(width <= left for width in accumulate(map(_advance, text)))
    piece = text[:kept]
    head, _, tail = piece.rpartition(" ")
    return f"{(head if head and len(tail) < len(piece) / 3 else piece).rstrip(' ,;:–-')}…"


def _advance(letter: str) -> float:
    if letter in NARROW:
        return 3.9
    if letter in WIDE:
        return 10.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 12.0
    return 7.6 if letter.isupper() else 6.2
