"""A chronology -> what other programs read: one module a format, one function `chronology -> str` each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from timeline.export.json import to_json, to_json_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline.model import Chronology

__all__ = ["FORMATS", "to_json", "to_json_lines"]

# The names are those of the command's --format, in the order its help shows.
FORMATS: Mapping[str, Callable[[Chronology], str]] = MappingProxyType({"json": to_json})
