"""The language as data: one TOML file a subject, read once and handed out frozen.

Arrays become tuples and tables read-only mappings, so a value can be shared by everyone and changed by no one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

HOME = Path(__file__).parent
SEVERAL_TIMES = "twice"  # the headword of whatever says that something happened more than once ("three times")


@cache
def table(name: str) -> Mapping[str, Any]:
    """The contents of `lexicon/<name>.toml`, frozen: tuples for arrays, read-only mappings for tables.

    Raises FileNotFoundError for an unknown name and tomllib.TOMLDecodeError for a broken file.
    """
    with (HOME / f"{name}.toml").open("rb") as file:
        frozen: Mapping[str, Any] = _frozen(tomllib.load(file))
    return frozen


@cache
def word_set(file: str, section: str, key: str) -> frozenset[str]:
    """A list of the lexicon as a set: an array, or one string of words parted by blanks; raises KeyError."""
    found = table(file)[section][key]
    return frozenset(found.split() if isinstance(found, str) else found)


def tables() -> tuple[str, ...]:
    """The names of all tables, sorted."""
    return tuple(sorted(path.stem for path in HOME.glob("*.toml")))


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(inner) for key, inner in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(inner) for inner in value)
    return value


def by_verb(entry: Mapping[str, Any], argument: str) -> Iterator[tuple[str, Sequence[str]]]:
    """The verbs of an entry of the trigger lexicon with the things that make them events as "objects" or "subjects"."""
    for verbs, things in entry.get(argument, {}).items():
        for verb in verbs.split():
            yield verb, things


def headword(lemma: str) -> str:
    """The word that a meaning goes by ("file" for "lodge"), by which two texts that tell one event are compared."""
    return _headwords().get(lemma, lemma)


@cache
def _headwords() -> Mapping[str, str]:
    lines = (line.split(", ") for kind in table("synonyms").values() for line in kind["lines"])
    return MappingProxyType({other: first for first, *others in lines for other in others})
