"""A chronology -> what other programs read: one module a format, one function `chronology -> str` each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from timeline.export.csv import to_csv
from timeline.export.html import to_html
from timeline.export.ics import to_ics
from timeline.export.json import to_json, to_json_lines
from timeline.export.jsonld import to_jsonld
from timeline.export.timelinejs import to_timelinejs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline.model import Chronology

__all__ = [
    "FORMATS",
    "to_csv",
    "to_html",
    "to_ics",
    "to_json",
    "to_json_lines",
    "to_jsonld",
    "to_timelinejs",
]

# The names are those of the command's --format, in the order its help shows.
FORMATS: Mapping[str, Callable[[Chronology], str]] = MappingProxyType(
    {
        "json": to_json,
        "csv": to_csv,
        "ics": to_ics,
        "timelinejs": to_timelinejs,
        "jsonld": to_jsonld,
        "html": to_html,
    }
)
