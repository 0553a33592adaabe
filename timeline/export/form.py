"""A format as a value: what it is called and for whom it is, and how a chronology is written in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Chronology


class CannotWrite(Exception):
    """A chronology cannot be written in a format on this machine; the message says why and what to do."""


def _nothing() -> None:
    """What most formats lack."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name (of --format), the ending of its files, its media type, what it is in a few words.

    `write` gives a text or, where `binary`, bytes; it raises CannotWrite where this machine lacks what that needs, and
    `lacks` says beforehand why and what to do, or nothing.
    """

    name: str
    ending: str
    media_type: str
    says: str
    write: Callable[[Chronology], str | bytes]
    binary: bool = False
    lacks: Callable[[], str | None] = _nothing

    @property
    def file_name(self) -> str:
        """What a file in this format is called."""
        return f"chronology.{self.ending}"

    def written(self, chronology: Chronology) -> bytes:
        """The chronology as the bytes of a file; texts are UTF-8."""
        data = self.write(chronology)
        return data.encode("utf-8", "replace") if isinstance(data, str) else data
