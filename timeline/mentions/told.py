"""What a document has told so far, for what comes later to refer to."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.mentions.found import Telling
from timeline.model import (
    Mention,
)


@dataclass(frozen=True, slots=True)
class EarlierMention:
    """A mention already read, with its telling, for what comes later to refer to."""

    mention: Mention
    telling: Telling
    sentence: int
    root: EarlierMention | None = None

    @property
    def first(self) -> EarlierMention:
        """The mention at which a chain of taking up began."""
        return self.root or self
