"""What a rule of the grammar is, and what it reads: a named pattern with examples, and a meaning in TIMEX3 terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from timeline.model import Anchor, AnchorKind, Granularity, Interval, Span, TimeType
from timeline.temporal.pieces import compiled

NOWHERE = Anchor(AnchorKind.NONE)
STATED = Anchor(AnchorKind.STATED)
Parts = Mapping[str, str | None]


class Told(NamedTuple):
    """A date told earlier in the text, for narrative expressions to hang on."""

    anchor: Anchor
    when: Interval
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands: the text around it and everything its value may be counted from.

    `lower` is the text in lower case, character by character. `reference` is the day of writing of this part of
    the document; `history` are the dates told before,
    the last one last; `stated` is the last of them told with its year; `years`
    are those that the text writes in four figures.
    """

    text: str
    lower: str
    span: Span
    reference: Anchor
    history: Sequence[Told]
    stated: Told | None
    order: str
    narrative: bool
    years: tuple[int, ...] = ()

    @property
    def told(self) -> Told | None:
        """The last date told before, however coarse."""
        return self.history[-1] if self.history else None

    def told_within(self, coarsest: Granularity) -> Told | None:
        """The last date told before that is no coarser than this."""
        return next((told for told in reversed(self.history) if told.granularity.rank <= coarsest.rank), None)

    @property
    def quote(self) -> str:
        """The expression as the text has it."""
        return self.text[self.span.start : self.span.end]


class Meaning(NamedTuple):
    """What a phrase says: TIMEX3 type, value and mod, its interval where it resolves, its anchor, and why;
    `edtf` where the interval does not say it all."""

    type: TimeType
    value: str
    mod: str | None = None
    when: Interval | None = None
    granularity: Granularity | None = None
    anchor: Anchor = STATED
    why: str = ""
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A named phrase: its pattern (see `pieces`), the kind of word that must be in it, and how it is read.

    `read` gives the meaning of a match, or None where the phrase is no time after all. `examples` are whole
    phrases that the pattern matches, `counters` phrases that it must not match as a whole.
    `hints`, where given, are strings of which one must be near: a cheap test before the pattern.
    """

    name: str
    needs: str
    pattern: str
    read: Callable[[Parts, Scene], Meaning | None]
    examples: tuple[str, ...]
    counters: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@cache
def pattern_of(rule_pattern: str) -> re.Pattern[str]:
    """The compiled pattern of a rule; compiled when first needed, so that importing stays quick."""
    return compiled(rule_pattern)


class Found(NamedTuple):
    """A phrase found: where, by which rule, and what its named parts are (in lower case)."""

    span: Span
    rule: Rule
    parts: Parts
