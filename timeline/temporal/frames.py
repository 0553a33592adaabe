"""The dates under which a phrase stands by the layout, and the phrases that only the layout shows to be times.

"14:02" at the head of a line, "1842" in a column of such figures and "May" as a heading are times because of where they
stand; under "1985" a "5 December" is of that year, and under "12 August 2025" a clock time is of that day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline.layout import UNLEVELLED, BlockKind, Section, says_when_written, sections
from timeline.model import Granularity, Span
from timeline.temporal import words
from timeline.temporal.phrases import clock, dates, years
from timeline.temporal.refine import Choice
from timeline.temporal.rules import DatedAnchor, Family, Match, Rule
from timeline.temporal.story import Story

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>[0-5]\d))?(?::[0-5]\d(?:[.,]\d+)?)?(?:\s?(?P<half>[ap]\.?\s?m)\b\.?)?"
    r"(?:\s?-\s?[\d:.]+)?(?:\s?\(?(?P<zone>[a-z]{1,5}|[+-][\d:]+)\)?)?"
)
_YEAR = re.compile(r"[12]\d{3}")


# Below a day of these a text of which nobody knows the day goes on counting from it.
COUNTED_ON = frozenset({BlockKind.HEADING, BlockKind.STAMPED})


def _rule(rules: Sequence[Rule], name: str) -> Rule:
    return next(rule for rule in rules if rule.name == name)


def with_heads(text: str, lower: str, found: Sequence[Choice]) -> Sequence[Choice]:
    """The phrases found, with those that are times because they stand at the head of something."""
    added = [match for section in sections(text) if section.dates for match in _heads(lower, section, found)]
    if not added:
        return found
    taken = [match.span for match in added]
    kept = [c for c in found if not any(c.best.span.overlaps(span) for span in taken)]
    return sorted([*kept, *map(Choice, added)], key=lambda choice: choice.best.span)


def _heads(lower: str, section: Section, found: Sequence[Choice]) -> Iterator[Match]:
    """The clock time, year or month at the head of a section that the grammar alone takes for none or for another."""
    at = section.head.clock
    if at is not None:
        read = _reading(found, at)
        known = read is not None and (read.rule.family is Family.CLOCK or read.span.start < at.start)
        parts = None if known else _CLOCK.match(lower, *at)
        if parts is not None:
            yield Match(at, _rule(clock.RULES, "clock"), parts.groupdict())
    elif _reading(found, section.mark) is None:
        quote = lower[section.mark.start : section.mark.end]
        if _YEAR.fullmatch(quote):
            yield Match(section.mark, _rule(years.RULES, "year"), {"year": quote})
        elif quote.rstrip(".") in words.MONTHS:
            yield Match(section.mark, _rule(dates.RULES, "month"), {"month": quote})


def _reading(found: Sequence[Choice], span: Span) -> Match | None:
    """The phrase that covers the beginning of a stretch; None where none does."""
    at = bisect_right(found, span.start, key=lambda choice: choice.best.span.start) - 1
    return found[at].best if at >= 0 and found[at].best.span.end > span.start else None


@dataclass(slots=True)
class Frames:
    """The sections that a reading stands in, each with the date that its head tells once that is read.

    A section whose head tells a day has its own day of writing: `before` is the story that goes on below it.
    """

    left: deque[Section]
    open: list[_Open] = field(default_factory=list)

    def told(self) -> tuple[DatedAnchor, ...]:
        """The dates that what stands here stands under, the outermost first."""
        return tuple(each.date for each in self.open if each.date is not None)

    def heads(self, span: Span) -> Section | None:
        """The innermost section of which a phrase is the head."""
        inner = (each.section for each in reversed(self.open))
        return next((s for s in inner if s.mark.overlaps(span) and (s.dates or _names_a_day(s))), None)

    def moved(self, at: int, story: Story) -> Story:
        """The story that goes on at a place: that of before a section, where one has ended."""
        while self.open and (self.open[-1].section.scope.end <= at):
            story = _after(self.open.pop(), story)
        while self.left and self.left[0].scope.start <= at:
            section = self.left.popleft()
            if section.scope.end > at:
                self.open.append(_Open(section))
        return story

    def entered(self, section: Section, told: DatedAnchor, story: Story) -> Story | None:
        """The story below a head that tells a date: a new one where it tells a day from which is counted, else None."""
        here = next(each for each in self.open if each.section is section)
        if here.date is not None and here.date.granularity.rank <= told.granularity.rank:
            return None
        here.date = told
        counts = section.dates or section.head.kind is BlockKind.QUOTED
        if not counts or told.granularity.rank > Granularity.DAY.rank or section.head.kind is BlockKind.LABEL:
            return None
        here.before = here.before or story
        return Story(told.anchor)


@dataclass(slots=True)
class _Open:
    """A section that has begun: the date of its head once it is read, and the story to go on with after it."""

    section: Section
    date: DatedAnchor | None = None
    before: Story | None = None


def _after(closed: _Open, story: Story) -> Story:
    """The story from before a section, which knows the day that its head told."""
    if closed.before is None:
        return story
    if closed.date is not None:
        closed.before.history.append(closed.date)
        if closed.before.reference.day is None and closed.section.head.kind in COUNTED_ON:
            closed.before.reference = closed.date.anchor
    return closed.before


def _names_a_day(section: Section) -> bool:
    """Whether a day in a heading is that of the clock times below: by the file's own marks, or a mail's head."""
    return section.head.kind is BlockKind.QUOTED or section.head.level < UNLEVELLED


def frames_of(text: str) -> Frames:
    """The sections of a text, none of them begun."""
    return Frames(deque(sections(text)))


def says_own_date(text: str, section: Section) -> bool:
    """Whether the head of a section is a label that says when the document was written."""
    lead = section.head.lead
    return section.head.kind is BlockKind.LABEL and lead is not None and says_when_written(text[lead.start : lead.end])
