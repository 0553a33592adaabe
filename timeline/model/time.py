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
_LAST_DAY = date.max.toordinal()


Side: TypeAlias = tuple[int, datetime]
"""An instant in the order of time: the number of a day before the calendar, or 1 and the instant in it."""
_LONG_AGO = -(10**9)  # before every day that can be written


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of naive calendar time, half open: `start` is in it, `stop` is the first instant after it.

    An unknown side is None (open), never padded. The calendar begins with the year 1: a side before it has the number
    of its day, at which that begins, in `ancient_start` or `ancient_stop` (`date.toordinal` carried on below 1 in the
    proleptic Gregorian calendar, see `calendars.ancient`); `start` is None then, and `stop` the beginning of the
    calendar. At least one side is known and the interval is never empty; raises ValueError otherwise.
    """

    start: datetime | None
    stop: datetime | None
    ancient_start: int | None = None
    ancient_stop: int | None = None

    def __post_init__(self) -> None:
        if self.ancient_start is not None or self.ancient_stop is not None:
            self._check_ancient()
            return
        if self.start is None and self.stop is None:
            raise ValueError("an interval needs at least one known side")
        if self.start is not None and self.stop is not None and self.start >= self.stop:
            raise ValueError(f"an interval is never empty: {self.start} .. {self.stop}")

    def _check_ancient(self) -> None:
        starts = self.ancient_start is None or (self.ancient_start <= 0 and self.start is None)
        stops = self.ancient_stop is None or (self.ancient_stop <= 0 and self.stop == _BEGINNING)
        if not (starts and stops):
            raise ValueError("a side of an interval lies in the calendar or before it")
        if self.begin >= self.end:
            raise ValueError(f"an interval is never empty: {self.ancient_start} .. {self.ancient_stop}")

    @classmethod
    def of_days(cls, first: date | None, last: date | None) -> Interval:
        """The interval from the beginning of `first` to the end of `last`, both inclusive."""
        start = None if first is None else datetime.combine(first, time.min)
        if last is None:
            return cls(start, None)
        if last == date.max:
            return cls(start, _END)
        return cls(start, datetime.combine(last, time.min) + timedelta(days=1))

    @classmethod
    def of_day_numbers(cls, first: int | None, after: int | None) -> Interval:
        """The interval from the beginning of one day to that of another, by their numbers (1 is 1 January of 1)."""
        start = None if first is None or first < 1 else datetime.fromordinal(first)
        stop = None if after is None else datetime.fromordinal(max(after, 1)) if after <= _LAST_DAY else _END
        ancient_stop = None if after is None or after > 0 else after
        return cls(start, stop, None if start is not None else first, ancient_stop)

    @property
    def first(self) -> date | None:
        """First calendar day that the interval touches; None where that is open or lies before the calendar."""
        return None if self.start is None else self.start.date()

    @property
    def last(self) -> date | None:
        """Last calendar day that the interval touches; None where that is open or lies before the calendar."""
        if self.stop is None or self.stop == _BEGINNING:
            return None
        return (self.stop - timedelta(microseconds=1)).date()

    @property
    def is_ancient(self) -> bool:
        """Whether it has no side in the calendar: all that is known of it lies before the year 1."""
        return self.start is None and (self.stop is None or self.stop == _BEGINNING)

    @property
    def has_ancient_side(self) -> bool:
        """Whether it begins or ends before the year 1."""
        return self.ancient_start is not None or self.stop == _BEGINNING

    @property
    def first_number(self) -> int | None:
        """The number of the first day that it touches; None where that is open."""
        return self.ancient_start if self.start is None else self.start.toordinal()

    @property
    def last_number(self) -> int | None:
        """The number of the last day that it touches; None where that is open."""
        if self.stop is None:
            return None
        if self.stop == _BEGINNING:
            return 0 if self.ancient_stop is None else self.ancient_stop - 1
        return (self.stop - timedelta(microseconds=1)).toordinal()

    @property
    def days(self) -> int | None:
        """How many days it touches, or None where a side is open."""
        first, last = self.first_number, self.last_number
        return None if first is None or last is None else last - first + 1

    @property
    def begin(self) -> Side:
        """Its first instant in the order of time; an open side is before all others."""
        if self.start is not None:
            return 1, self.start
        return (_LONG_AGO if self.ancient_start is None else self.ancient_start), _BEGINNING

    @property
    def end(self) -> Side:
        """The first instant after it in the order of time; an open side is the end of the calendar."""
        return (1, self.stop or _END) if self.ancient_stop is None else (self.ancient_stop, _BEGINNING)

    @property
    def until_its_end(self) -> Interval | None:
        """All time up to its end; None where that is open."""
        return None if self.stop is None else Interval(None, self.stop, None, self.ancient_stop)

    @property
    def since_its_start(self) -> Interval | None:
        """All time from its beginning on; None where that is open."""
        if self.start is None and self.ancient_start is None:
            return None
        return Interval(self.start, None, self.ancient_start)

    def up_to(self, last: Interval) -> Interval:
        """From the beginning of this one to the end of another; raises ValueError where that is empty or unknown."""
        return Interval(self.start, last.stop, self.ancient_start, last.ancient_stop)

    def overlaps(self, other: Interval) -> bool:
        """Whether some instant lies in both; an open side reaches for ever."""
        return self.begin < other.end and other.begin < self.end

    def covers(self, other: Interval) -> bool:
        """Whether `other` lies wholly inside; an open side reaches for ever."""
        return self.begin <= other.begin and other.end <= self.end

    def intersection(self, other: Interval) -> Interval | None:
        """What both have in common, or None."""
        if not self.overlaps(other):
            return None
        later = self if self.begin >= other.begin else other
        known = [one for one in (self, other) if one.stop is not None]
        return later.up_to(min(known, key=lambda one: one.end, default=other))


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
    time where the text names one ("EDT", "+02:00"); `excluded` that what is told lies wholly before or after it
    ("before 2018").
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
    excluded: bool = False

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
