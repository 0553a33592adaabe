"""What a text has told so far, for later phrases to hang on."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from timeline.model import Anchor, AnchorKind, Granularity, TimeExpression, TimeType
from timeline.temporal import parts
from timeline.temporal.rules import DatedAnchor

REMEMBERED = 40  # dates told before that an expression may hang on


def as_anchor(expression: TimeExpression) -> DatedAnchor | None:
    """A date or clock time as something to hang on; None for a length, a rate and what resolves to no day."""
    when, grain = expression.when, expression.granularity
    if when is None or grain is None or expression.type not in (TimeType.DATE, TimeType.TIME):
        return None
    if when.first_number is None:
        return None
    return DatedAnchor(Anchor(AnchorKind.EXPRESSION, when.first, expression.span), when, grain, expression.zone)


@dataclass(slots=True)
class Story:
    """What has been told so far; the reading goes through the text once and remembers a bounded past."""

    reference: Anchor
    history: deque[DatedAnchor] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    stated: DatedAnchor | None = None
    heading: DatedAnchor | None = None
    heading_ends: int = 0

    def remember(self, expression: TimeExpression) -> None:
        """Keep a date for later expressions to hang on."""
        told = as_anchor(expression)
        if told is None:
            return
        self.history.append(told)
        if expression.anchor.kind is AnchorKind.STATED and told.granularity.rank <= Granularity.YEAR.rank:
            self.stated = told

    def open_section(self, text: str) -> None:
        """Take the date just kept for a heading, where it is a year alone on its line and text stands under it."""
        year = self.history[-1] if self.history else None
        if year is None or year.granularity is not Granularity.YEAR or year is not self.stated:
            return
        ends = parts.section_of(text, year.anchor.span)
        if ends:
            self.heading, self.heading_ends = year, ends
