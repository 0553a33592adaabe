"""From a text to its time expressions: find, refine, and read each phrase in its place in the story."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from timeline import calendars
from timeline.model import Anchor, AnchorKind, Bound, Granularity, Interval, Span, TimeExpression, TimeType
from timeline.temporal import cues, grammar, refine
from timeline.temporal.rules import NOWHERE, Found, Meaning, Scene, Told

RANK = {rule.name: at for at, rule in enumerate(grammar.RULES)}
REMEMBERED = 40  # dates told before that an expression may hang on


def lowered(text: str) -> str:
    """The text in lower case, character by character: offsets stay those of the text."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


@dataclass(slots=True)
class Story:
    """What has been told so far; the reading goes through the text once and remembers a bounded past."""

    reference: Anchor
    history: deque[Told] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    stated: Told | None = None

    def remember(self, expression: TimeExpression) -> None:
        """Keep a date for later expressions to hang on."""
        when, grain = expression.when, expression.granularity
        if when is None or grain is None or when.start is None or expression.type not in (TimeType.DATE, TimeType.TIME):
            return
        told = Told(Anchor(AnchorKind.EXPRESSION, when.start.date(), expression.span), when, grain)
        self.history.append(told)
        if expression.anchor.kind is AnchorKind.STATED and grain.rank <= Granularity.YEAR.rank:
            self.stated = told


def expression_of(text: str, lower: str, found: Found, meaning: Meaning) -> TimeExpression:
    """The public value of a phrase and its meaning, with the signal before it as its bound."""
    span = found.span
    when, grain = meaning.when, meaning.granularity
    bound = Bound.AT
    why = meaning.why
    if when is not None and meaning.type is not TimeType.DURATION:
        signal = cues.signal_before(lower, span.start)
        bound = cues.bound_of(signal)
        if bound is not Bound.AT:
            why = f"{why}; “{signal}” makes it the {'latest' if bound is Bound.BY else 'earliest'} date"
    edtf = None if when is None else calendars.edtf_of(when, grain)
    anchor = NOWHERE if when is None else meaning.anchor
    return TimeExpression(
        span, text[span.start : span.end], meaning.type, meaning.value, meaning.mod, edtf, when, grain, bound,
        found.rule.name, anchor, why,
    )  # fmt: skip


def read(text: str, lower: str, found: list[Found], reference: Anchor, order: str, narrative: bool) -> Iterator[TimeExpression]:
    """The meaning of each phrase, in the order of the text, each knowing what was told before."""
    story = Story(reference)
    for one in found:
        scene = Scene(text, lower, one.span, story.reference, story.history, story.stated, order, narrative)
        meaning = one.rule.read(one.parts, scene)
        if meaning is not None:
            expression = expression_of(text, lower, one, meaning)
            story.remember(expression)
            yield expression


def english(text: str, reference: Anchor, order: str, narrative: bool) -> tuple[TimeExpression, ...]:
    """The time expressions of an English text."""
    lower = lowered(text)
    found = refine.chosen(text, lower, grammar.found_in(lower), RANK)
    return tuple(read(text, lower, found, reference, order, narrative))
