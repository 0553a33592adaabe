"""Sentences out of the shapes of `shapes.toml`, for the property tests and for `benchmarks/campaign`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

SLOT = re.compile(r"\{(\w+)\}")
TABLE = Path(__file__).with_name("shapes.toml")

Choose = Callable[[Sequence[str]], str]


@cache
def genres() -> Mapping[str, tuple[str, ...]]:
    """The shapes of each genre."""
    return {genre: tuple(lines.split("\n")[1:-1]) for genre, lines in _table()["shapes"].items()}


@cache
def slots() -> Mapping[str, tuple[str, ...]]:
    """What may stand in each slot."""
    return {slot: tuple(words) for slot, words in _table()["slots"].items()}


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def filled(shape: str, choose: Choose) -> str:
    """A sentence of a shape, with something chosen for each slot."""
    return SLOT.sub(lambda slot: choose(slots()[slot[1]]), shape)
