"""Chooses among the phrases found: drops what only looks like a time, and keeps the longest of overlapping ones."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from timeline.temporal.rules import Match, Place


class Choice(NamedTuple):
    """A phrase that is kept, and the shorter ones inside it, the longest first, that are read where it is no time."""

    best: Match
    others: tuple[Match, ...] = ()


def chosen(text: str, lower: str, found: Iterable[Match], rank: Mapping[str, int]) -> list[Choice]:
    """The longest of overlapping phrases that are times, in order; of equally long ones that of the earlier rule.

    Longest first: a phrase that overlaps a kept one has an end inside it, so two marks tell. Cost: n log n.
    """
    taken = array("i", bytes(4 * len(text)))  # at each letter the number of the phrase that is kept there, from 1
    kept: list[Match] = []
    others: list[list[Match]] = []
    for one in sorted(found, key=lambda f: (f.span.start - f.span.end, rank[f.rule.name], f.span.start)):
        start, end = one.span
        first, last = taken[start], taken[end - 1]
        if (first or last) and first != last:
            continue
        if one.rule.guard is not None and not one.rule.guard(Place(text, lower, one)):
            continue
        if first:
            others[first - 1].append(one)
            continue
        kept.append(one)
        others.append([])
        taken[start:end] = array("i", [len(kept)]) * (end - start)
    choices = (Choice(best, tuple(rest)) for best, rest in zip(kept, others, strict=True))
    return sorted(choices, key=lambda choice: choice.best.span)
