"""Dateline: from a pile of documents to one chronology, every event with its passage and every date with its reason.

Nothing is imported here before it is asked for: who wants the time tagger alone does not wait for the pipeline,
and spaCy, pandas, dateparser and Streamlit load when they are first needed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from timeline.model import VERSION as __version__
from timeline.model import Chronology

if TYPE_CHECKING:
    import pandas as pd

    from timeline.pipeline import build
    from timeline.readers import read
    from timeline.temporal import times

__all__ = ["__version__", "build", "read", "times"]
HOMES = {"build": "timeline.pipeline", "read": "timeline.readers", "times": "timeline.temporal"}


def _to_frame(chronology: Chronology) -> pd.DataFrame:
    """One row an event, as pandas sees it (see `timeline.frame`)."""
    from timeline.frame import frame_of

    return frame_of(chronology)


# The model imports nothing above it, so its one convenience is given to it here, where all rooms are known.
Chronology.to_frame = _to_frame  # type: ignore[attr-defined]


def __getattr__(name: str) -> Any:
    """The public functions, each from its room on first use (PEP 562)."""
    if name not in HOMES:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)
