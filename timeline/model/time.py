"""Calendar time: intervals, granularities, and phrases that tell a time."""

from __future__ import annotations

from abc import ABC
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from timeline.model.text import Span

if TYPE_CHECKING:
    Moment: TypeAlias = date | datetime
else:

    class Moment(ABC):  # noqa: B024  # it has nothing of its own
        """A day, or a day and time where the hour is known: one class, since codecs know no field of two like these."""

    Moment.register(date)


class Granularity(StrEnum):
    """How finely a date is known, from the finest to the coarsest."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    PART_OF_MONTH = "part of month"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half-year"
    PART_OF_YEAR = "part of year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    PERIOD = "period"  # two ends that are no calendar unit: "March 3-5", "since Tuesday"

    @property
    def rank(self) -> int:
        """Position from finest (0) to coarsest."""
        return _RANKS[self]


_RANKS = {granularity: rank for rank, granularity in enumerate(Granularity)}


class Bound(StrEnum):
    """How a time limits what is said of it: "on", "before / by / until", "since / after"."""

    AT = "at"
    BY = "by"
    SINCE = "since"


# A naive calendar has no zone, so these are written out: `datetime.min` and `.max` are read as instants (ruff DTZ901).
_BEGINNING = datetime.combine(date.min, time.min)


_END = datetime.combine(date.max, time.max)


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of naive calendar time, half open: `start` is in it, `stop` is the first instant after it.

    An unknown side is None (open), never padded. At least one side is known and the interval is never
    empty; raises ValueError otherwise.
    """

    start: datetime | None
    stop: datetime | None

    def __post_init__(self) -> None:
        if self.start is None and self.stop is None:
            raise ValueError("an interval needs at least one known side")
        if self.start is not None and self.stop is not None and self.start >= self.stop:
            raise ValueError(f"an interval is never empty: {self.start} .. {self.stop}")

    @classmethod
    def of_days(cls, first: date | None, last: date | None) -> Interval:
        """The interval from the beginning of `first` to the end of `last`, both inclusive."""
        start = None if first is None else datetime.combine(first, time.min)
        if last is None:
            return cls(start, None)
        if last == date.max:
            return cls(start, _END)
        return cls(start, datetime.combine(last, time.min) + timedelta(days=1))

    @property
    def first(self) -> date | None:
        """First calendar day that the interval touches."""
        return None if self.start is None else self.start.date()

    @property
    def last(self) -> date | None:
        """Last calendar day that the interval touches."""
        if self.stop is None or self.stop == _BEGINNING:
            return None
        return (self.stop - timedelta(microseconds=1)).date()

    @property
    def days(self) -> int | None:
        """How many calendar days it touches, or None where a side is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    def _sides(self) -> tuple[datetime, datetime]:
        return self.start or _BEGINNING, self.stop or _END

    def overlaps(self, other: Interval) -> bool:
        """Whether some instant lies in both; an open side reaches for ever."""
        (a, b), (c, d) = self._sides(), other._sides()
        return a < d and c < b

    def covers(self, other: Interval) -> bool:
        """Whether `other` lies wholly inside; an open side reaches for ever."""
        (a, b), (c, d) = self._sides(), other._sides()
        return a <= c and d <= b

    def intersection(self, other: Interval) -> Interval | None:
        """What both have in common, or None."""
        if not self.overlaps(other):
            return None
        starts = [x for x in (self.start, other.start) if x is not None]
        stops = [x for x in (self.stop, other.stop) if x is not None]
        return Interval(max(starts, default=None), min(stops, default=None))


# What lies before the year 1 has no calendar day: its date is told in EDTF and in words alone.
BEFORE_YEAR_ONE = Interval(None, _BEGINNING)


class TimeType(StrEnum):
    """The TIMEX3 types (ISO-TimeML, ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class AnchorKind(StrEnum):
    """What a time expression is counted from."""

    STATED = "stated"  # the phrase says it all
    PUBLICATION = "publication"  # the day its document was published
    EXPRESSION = "expression"  # another time expression of the same document
    NONE = "none"  # nothing known to count from


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time expression is counted from: the kind, its day where known, and where that stands in the text."""

    kind: AnchorKind
    day: date | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A phrase that tells a time: where it stands, what it means, and why.

    `when` is the phrase's own interval (April 29 of "before April 29"); `bound` says how it limits what is
    told (there: BY). `type`, `value` and `mod` are TIMEX3; `edtf` is ISO 8601-2, None where nothing resolves;
    `undecided` says that nothing decides the order of its day and month (4/5/2025); `zone` is the time zone of a clock
    time where the text names one ("EDT", "+02:00").
    """

    span: Span
    quote: str
    type: TimeType
    value: str
    mod: str | None
    edtf: str | None
    when: Interval | None
    granularity: Granularity | None
    bound: Bound
    rule: str
    anchor: Anchor
    why: str
    undecided: bool = False
    zone: str | None = None

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.span.end

    @property
    def from_(self) -> str | None:
        """First day (or minute, where a clock time is told) in ISO 8601, inclusive; None where open or unknown."""
        return None if self.when is None else iso_start(self.when, self.granularity)

    @property
    def to(self) -> str | None:
        """Last day (or minute) in ISO 8601, inclusive; None where open or unknown."""
        return None if self.when is None else iso_end(self.when, self.granularity)


CLOCK = frozenset({Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR})


def iso_start(when: Interval, granularity: Granularity | None) -> str | None:
    """The inclusive beginning of an interval as ISO 8601: a date, or a date and time where a clock time is known."""
    if when.start is None:
        return None
    if granularity not in CLOCK:
        return when.start.date().isoformat()
    return when.start.isoformat(timespec="seconds" if granularity is Granularity.SECOND else "minutes")


def iso_end(when: Interval, granularity: Granularity | None) -> str | None:
    """The inclusive end of an interval as ISO 8601; a clock time ends in the minute or second that it names, and so
    does one of which only the hour is told: "at 5 p.m." is 17:00."""
    if when.stop is None or when.last is None:
        return None
    if granularity not in CLOCK:
        return when.last.isoformat()
    if granularity is Granularity.HOUR and when.start is not None and when.stop - when.start == timedelta(hours=1):
        return when.start.isoformat(timespec="minutes")
    if granularity is Granularity.SECOND:
        return (when.stop - timedelta(microseconds=1)).replace(microsecond=0).isoformat(timespec="seconds")
    return (when.stop - timedelta(microseconds=1)).replace(second=0, microsecond=0).isoformat(timespec="minutes")
