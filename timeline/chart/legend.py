"""What the signs of a chart mean: an entry for each kind that is drawn, and for each sign that needs a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.chart.palette import STOP, look_of, symbol_of
from timeline.frame import counts_of, where

if TYPE_CHECKING:
    import pandas as pd


class Sign(NamedTuple):
    """A sign: its Plotly symbol, its colour (None: the page's own ink) and what it means."""

    symbol: str
    colour: str | None
    meaning: str


def legend_of(frame: pd.DataFrame) -> list[Sign]:
    """The signs of a frame's dated rows: its kinds, the most frequent first, then what else needs a word."""
    dated = frame[frame["at"].notna()]
    counts = counts_of(dated["kind"])
    kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
    looks = dated[["kind", "status", "bound"]].drop_duplicates()
    symbols = {symbol_of(kind, status, bound) for kind, status, bound in looks.itertuples(index=False)}
    signs = [
        (Sign(STOP, None, "by a date"), any(symbol.startswith(STOP) for symbol in symbols)),
        (Sign("arrow-right", None, "since a date"), "since" in set(looks["bound"])),
        (Sign("circle-open", None, "not yet"), any(symbol.endswith("-open") for symbol in symbols)),
        (Sign("x", None, "cancelled or denied"), "x" in symbols),
        (Sign("ring", None, "sources disagree"), bool(where(dated["conflicts"], bool).any())),
    ]
    return [Sign(*look_of(kind), kind) for kind in kinds] + [sign for sign, seen in signs if seen]
