"""Finds the time expressions of a text and says what each means, and why.

The order of work: `grammar` finds phrases by the rules in `phrases/`, `refine` drops and chooses, `tagger` reads
them in the order of the text; `resolve` is the one door to dateparser. Neither spaCy nor pandas is needed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from timeline.layout import unnumbered
from timeline.model import Anchor, AnchorKind, TimeExpression
from timeline.temporal import tagger
from timeline.temporal.languages import LANGUAGES, SAMPLE
from timeline.temporal.languages import language_of as _language_of
from timeline.temporal.order import shown_order

__all__ = ["language_of", "times"]

ORDERS = ("MDY", "DMY", "YMD")
GENRES = ("news", "narrative")


def times(
    text: str,
    *,
    published: date | datetime | None = None,
    language: str | None = None,
    date_order: str | None = None,
    genre: str | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order, without overlaps.

    `published` is the day its relative expressions are counted from; without it they stay unresolved. `language`
    (en, ru, uk, de, fr, es) and `genre` (news, narrative) are found from the text unless given; `date_order`
    (MDY, DMY, YMD) says how 4/5/2025 is read where the text does not show it. Offsets are code points of `text`.
    Raises TypeError for a text that is no str or a `published` that is no date, ValueError for an unknown option.
    """
    _check(text, published, date_order, genre)
    day = published.date() if isinstance(published, datetime) else published
    reference = Anchor(AnchorKind.NONE) if day is None else Anchor(AnchorKind.PUBLICATION, day)
    plain = unnumbered(text)
    if plain is not text:
        found = times(plain, published=published, language=language, date_order=date_order, genre=genre)
        return tuple(replace(t, quote=text[t.span.start : t.span.end]) for t in found)
    lower = tagger.lowered(text)
    code = language.lower()[:2] if language else _language_of(lower)
    if code in LANGUAGES and code != "en":
        return tagger.other(text, lower, code, reference)
    return tagger.english(text, lower, reference, date_order or shown_order(lower), genre)


def language_of(text: str) -> str:
    """The code of the language a text is written in: en, ru, uk, de, fr or es; English where nothing else is clear."""
    return _language_of(text[:SAMPLE].lower())


def _check(text: object, published: object, order: str | None, genre: str | None) -> None:
    if not isinstance(text, str):
        raise TypeError(f"times() reads a str, not {type(text).__name__}; decode bytes first")
    if published is not None and not isinstance(published, date):
        raise TypeError(f"published must be a datetime.date, not {type(published).__name__}: {published!r}")
    if order is not None and order not in ORDERS:
        raise ValueError(f"date_order must be one of {', '.join(ORDERS)}, not {order!r}")
    if genre is not None and genre not in GENRES:
        raise ValueError(f"genre must be one of {', '.join(GENRES)}, not {genre!r}")
