"""Columns as codes: which of its few different values each row holds, so that a question is asked once a value."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

CODED = (
    "kind",
    "status",
    "bound",
    "precision",
    "actors",
    "circle",
    "actor_names",
    "documents",
    "sources",
    "conflicts",
    "checks",
)
"""Columns in which many rows share a value, be it a text or a tuple of texts."""


def coded(frame: pd.DataFrame) -> pd.DataFrame:
    """The same table with such columns as pandas categories: what filters, counts and lanes are quick on."""
    return frame.assign(**{name: _categories(frame[name]) for name in CODED})


def codes_of(column: pd.Series[Any]) -> tuple[NDArray[np.intp], Sequence[Any]]:
    """For each row the position of its value among the different values, which follow; -1 where there is none."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy().astype(np.intp), list(column.cat.categories)
    codes, values = pd.factorize(_cells(column))
    return codes, list(values)


def where(column: pd.Series[Any], holds: Callable[[Any], bool]) -> NDArray[np.bool_]:
    """The rows whose value meets a condition, which is asked once for each different value."""
    codes, values = codes_of(column)
    answers = np.array([*map(holds, values), False], dtype=bool)  # the last is for rows without a value
    found: NDArray[np.bool_] = answers[codes]
    return found


def counts_of(column: pd.Series[Any]) -> Counter[Any]:
    """How many rows hold each value."""
    codes, values = codes_of(column)
    numbers = np.bincount(codes[codes >= 0], minlength=len(values)).tolist()
    found: Counter[Any] = Counter()
    for value, number in zip(values, numbers, strict=True):
        if number:
            found[value] = number
    return found


def _categories(column: pd.Series[Any]) -> pd.Categorical:
    codes, values = pd.factorize(_cells(column))
    return pd.Categorical.from_codes(codes, categories=pd.Index(values, tupleize_cols=False))


def _cells(column: pd.Series[Any]) -> NDArray[np.object_]:
    """A column as plain objects: without this, tuples of one length would become a second dimension."""
    cells = np.empty(len(column), dtype=object)
    cells[:] = [None if cell is not cell or cell is pd.NA else cell for cell in column]
    return cells
