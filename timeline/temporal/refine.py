"""Chooses among the phrases found: drops what only looks like a time, and keeps the longest of overlapping ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.temporal.lookalikes import is_time
from timeline.temporal.lookalikes.place import Place
from timeline.temporal.rules import Found


def chosen(text: str, lower: str, found: Iterable[Found], rank: Mapping[str, int]) -> list[Found]:
    """The longest of overlapping phrases that are times, in order; of equally long ones that of the earlier rule.

    Longest first: a phrase that overlaps a kept one has an end inside it, so two marks tell. Cost: n log n.
    """
    taken = bytearray(len(text))
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.span.start - f.span.end, rank[f.rule.name], f.span.start)):
        start, end = one.span
        if not taken[start] and not taken[end - 1] and is_time(Place(text, lower, one)):
            taken[start:end] = b"\1" * (end - start)
            kept.append(one)
    return sorted(kept, key=lambda f: f.span.start)
