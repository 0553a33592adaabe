"""Pausing the search for cycles while many values are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 10_000


@contextmanager
def without_collecting(values: int) -> Iterator[None]:
    """No search for cycles while so many values are made, if they are many: frozen values have none, and looking for
    them time and again would take half of the time.
    """
    pausing = values >= MANY and gc.isenabled()
    if pausing:
        gc.disable()
    try:
        yield
    finally:
        if pausing:
            gc.freeze()  # what was made is taken for old at once, so that no search goes through all of it now
            gc.unfreeze()
            gc.enable()
