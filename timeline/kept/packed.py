"""Analysed sentences <-> bytes: columns of numbers beside a table of the words and labels that occur, compressed.

Some twelve bytes a word, and nothing in it can be run: it is JSON.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator

from timeline.model import Sentence, Span, Token

FORMAT = "1"
"""Raised whenever what is written changes; what was written otherwise is made anew."""


class Damaged(ValueError):
    """The bytes are not those of packed sentences."""


def packed(sentences: Iterable[Sentence]) -> bytes:
    """Sentences as bytes."""
    forms: dict[tuple[str, str, int], int] = {}
    kinds: dict[tuple[str, str, str, str, str, bool], int] = {}
    rows, bounds, end = [], [], 0
    for sentence in sentences:
        bounds.append((*sentence.span, *sentence.paragraph, len(sentence.tokens)))
        for i, token in enumerate(sentence.tokens):
            form = (token.text, token.lemma, token.span.end - token.span.start)
            kind = (token.pos, token.tag, token.dep, token.morph, token.entity, token.entity_start)
            rows.append((
                forms.setdefault(form, len(forms)), kinds.setdefault(kind, len(kinds)),
                token.span.start - end, token.head - i,
            ))  # fmt: skip
            end = token.span.end
    told = (list(forms), list(kinds), bounds, *(zip(*rows, strict=True) if rows else ((),) * 4))
    return zlib.compress(json.dumps([*map(list, told)], separators=(",", ":")).encode())


def unpacked(data: bytes) -> tuple[Sentence, ...]:
    """The sentences that were packed; raises Damaged."""
    try:
        return tuple(_sentences(*json.loads(zlib.decompress(data))))
    except (zlib.error, ValueError, TypeError, IndexError, RecursionError, StopIteration, RuntimeError) as error:
        raise Damaged(str(error)) from None


def _sentences(
    forms: list[tuple[str, str, int]],
    kinds: list[tuple[str, str, str, str, str, bool]],
    bounds: list[tuple[int, int, int, int, int]],
    *columns: list[int],
) -> Iterator[Sentence]:
    make = tuple.__new__  # half the time of the classes' own way, and this is all that a second build waits for
    rows = zip(*columns, strict=True)
    end = 0
    for start, stop, first, last, count in bounds:
        tokens = []
        for i in range(count):
            form, kind, gap, head = next(rows)
            text, lemma, length = forms[form]
            pos, tag, dep, morph, entity, begins = kinds[kind]
            begin = end + gap
            end = begin + length
            span = make(Span, (begin, end))
            tokens.append(make(Token, (span, text, lemma, pos, tag, dep, i + head, morph, entity, begins)))
        yield Sentence(Span(start, stop), Span(first, last), tuple(tokens))
