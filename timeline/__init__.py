"""Dateline: from a pile of documents to one chronology, every event with its passage and every date with its reason.

Nothing heavy is imported here: spaCy, pandas, dateparser and Streamlit load when they are first needed.
"""

from timeline.model import VERSION as __version__
from timeline.pipeline import build
from timeline.readers import read
from timeline.temporal import times

__all__ = ["__version__", "build", "read", "times"]
