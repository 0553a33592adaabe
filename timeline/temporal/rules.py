"""What a rule of the grammar is, and what it reads: a named pattern with examples, and a meaning in TIMEX3 terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from timeline.model import Anchor, AnchorKind, Bound, Granularity, Interval, Span, TimeExpression, TimeType
from timeline.temporal.pieces import compiled
from timeline.temporal.words import BESIDE

NOWHERE = Anchor(AnchorKind.NONE)
STATED = Anchor(AnchorKind.STATED)
Parts = Mapping[str, str | None]
_WORD_BEFORE = re.compile(r"([\w$€£¥%.'’-]+)[\s(“\"‘\[]*$")
_WORD_AFTER = re.compile(r"[\s]*([\w$€£¥%'’-]+)")
_NAME_AFTER = re.compile(r" [A-Z][a-z]+")
_NAME_BEFORE = re.compile(r"([A-Z][\w.’'-]*) $")


class DatedAnchor(NamedTuple):
    """A date told earlier in the text, for narrative expressions to hang on."""

    anchor: Anchor
    when: Interval
    granularity: Granularity
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands: the text around it and everything its value may be counted from.

    `lower` is the text in lower case, character by character. `reference` is the day of writing of this part of the
    document; `history` are the dates told before, the last one last; `stated` is the last of them told with its year;
    `years` are those that the text writes in four figures; `zone` is the one it states for all its clock times;
    `heading` is the year that stands above as a heading. `order` is that of day and month in figures, None where
    nothing decides it. `frames` are the dates under which it stands by the layout, the innermost last; `heads` tells
    that it is itself the date of a heading, a row or a stamp.
    """

    text: str
    lower: str
    span: Span
    reference: Anchor
    history: Sequence[DatedAnchor]
    stated: DatedAnchor | None
    order: str | None
    narrative: bool
    years: tuple[int, ...] = ()
    zone: str | None = None
    heading: DatedAnchor | None = None
    frames: tuple[DatedAnchor, ...] = ()
    heads: bool = False

    @property
    def frame(self) -> DatedAnchor | None:
        """The year, month or the like that it stands under; None where a day or nothing stands over it."""
        inner = self.frames[-1] if self.frames else None
        return inner if inner is not None and inner.granularity.rank > Granularity.DAY.rank else None

    @property
    def day_above(self) -> Anchor | None:
        """The day that it stands under, if any."""
        days = (f.anchor for f in reversed(self.frames) if f.granularity.rank <= Granularity.DAY.rank)
        return next(days, None)

    @property
    def told(self) -> DatedAnchor | None:
        """The last date told before, however coarse."""
        return self.history[-1] if self.history else None

    def told_within(self, coarsest: Granularity) -> DatedAnchor | None:
        """The last date told before that is no coarser than this."""
        return next((told for told in reversed(self.history) if told.granularity.rank <= coarsest.rank), None)

    @property
    def quote(self) -> str:
        """The expression as the text has it."""
        return self.text[self.span.start : self.span.end]


class Meaning(NamedTuple):
    """What a phrase says: TIMEX3 type, value and mod, its interval where it resolves, its anchor, and why;
    `undecided` where nothing decides the order of its day and month;
    `zone` is that of a clock time, `bound` how it limits what is told where the phrase itself says so."""

    type: TimeType
    value: str
    mod: str | None = None
    when: Interval | None = None
    granularity: Granularity | None = None
    anchor: Anchor = STATED
    why: str = ""
    undecided: bool = False
    zone: str | None = None
    bound: Bound | None = None


class Declined(Exception):
    """A phrase is no time after all, found out where a reading is under way; the same as None in the end."""


class Family(Enum):
    """What a phrase is to its neighbours, by which `joins` puts them together."""

    FULL_DATE = "a day of a month"
    MONTH = "a month"
    WEEKDAY = "a weekday"
    CLOCK = "a clock time"
    LENGTH = "a length of time"
    OTHER = "anything else"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named phrase: its pattern (see `pieces`), the kind of word that must be in it, and how it is read.

    `read` gives the meaning of a match, or None where the phrase is no time after all: then a shorter one may be.
    `examples` are whole phrases that the pattern matches, `counters` phrases that it must not match as a whole.
    `hints`, where given, are strings of which one must be near: a cheap test before the pattern. `guard` tells a time
    from what only looks like one by what stands beside it.

    What others ask of a rule it carries itself: `deictic` phrases are counted from whoever speaks, `comparable` ones
    are what something is compared with ("up from a year ago"), and `has_daypart` ones may name a part of a day that a
    clock time completes ("tonight at 8").
    """

    name: str
    needs: str
    pattern: str
    read: Callable[[Parts, Scene], Meaning | None]
    examples: tuple[str, ...]
    counters: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    guard: Callable[[Place], bool] | None = None
    family: Family = Family.OTHER
    deictic: bool = False
    comparable: bool = False
    has_daypart: bool = False


class ReadPhrase(NamedTuple):
    """A time expression, and the rule that found it; None where it was put together here."""

    time: TimeExpression
    rule: Rule | None = None

    @property
    def family(self) -> Family:
        """What it is to its neighbours."""
        return Family.OTHER if self.rule is None else self.rule.family


@cache
def pattern_of(rule_pattern: str) -> re.Pattern[str]:
    """The compiled pattern of a rule; compiled when first needed, so that importing stays quick."""
    return compiled(rule_pattern)


class Match(NamedTuple):
    """A phrase found: where, by which rule, and what its named parts are (in lower case)."""

    span: Span
    rule: Rule
    parts: Parts


class Place(NamedTuple):
    """A phrase found, with the text it stands in and the same text in lower case."""

    text: str
    lower: str
    found: Match

    @property
    def start(self) -> int:
        """Offset of the phrase."""
        return self.found.span.start

    @property
    def end(self) -> int:
        """Offset after the phrase."""
        return self.found.span.end

    @property
    def quote(self) -> str:
        """The phrase in lower case."""
        return self.lower[self.start : self.end]

    @property
    def before(self) -> str:
        """The word before, in lower case, or ""."""
        found = _WORD_BEFORE.search(self.lower, max(0, self.start - 30), self.start)
        return found[1].strip(".'’") if found else ""

    @property
    def after(self) -> str:
        """The word after, in lower case, or ""."""
        found = _WORD_AFTER.match(self.lower, self.end, self.end + 30)
        return found[1] if found else ""

    def part(self, name: str) -> str:
        """A named part of the phrase, or ""."""
        return self.found.parts.get(name) or ""

    def has(self, *names: str) -> bool:
        """Whether the phrase has one of these parts."""
        return any(self.found.parts.get(name) for name in names)

    def rest(self, length: int) -> str:
        """So many characters after the phrase, in lower case."""
        return self.lower[self.end : self.end + length]

    def capital(self, word: str = "") -> bool:
        """Whether the phrase, or a word in it, begins with a capital letter."""
        at = self.lower.find(word, self.start, self.end)
        return 0 <= at < len(self.text) and self.text[at].isupper()

    def beside_name(self) -> bool:
        """Whether a capitalised word stands directly beside: "Theresa May", "June Carter"."""
        before = _NAME_BEFORE.search(self.text, max(0, self.start - 20), self.start)
        named = before is not None and before[1].lower().rstrip(".") not in BESIDE["in_time"]
        return named or _NAME_AFTER.match(self.text, self.end) is not None
