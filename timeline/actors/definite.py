"""Common nouns that stand for a body with a name: which "the company", "the club", "the board" can mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.lexicon import table, word_set
from timeline.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model import Actor


@cache
def described() -> Mapping[str, Mapping[str, object]]:
    """The nouns that stand for a body, each with the row of the lexicon that says for which."""
    return {word: row for row in table("institutions")["description"] for word in row["words"]}


def fits(noun: str, actor: Actor) -> bool:
    """Whether "the company", "the club", "the board" can mean a body, by the words of its names."""
    row = described()[noun]
    if actor.kind is not ActorKind.ORGANISATION or actor.country:
        return False
    if actor.name in word_set("institutions", "media", "names") and noun not in {"newspaper", "daily"}:
        return False
    words = {word.strip(",") for name in (actor.name, *actor.aliases) for word in name.split()}
    ends = row["fits"]
    if isinstance(ends, tuple) and words & set(ends):
        return True
    if row.get("legal") and words & word_set("institutions", "shape", "legal") - {"LLP", "LP"}:
        return True
    headed = words & (word_set("institutions", "shape", "heads") | {"LLP", "LP"})
    return bool(row.get("bare")) and not headed and not actor.name.isupper()
