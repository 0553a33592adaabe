"""Puts together what two phrases tell: "from March 3 to April 2", "10:30 a.m. on Tuesday", "the evening of May 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from timeline import calendars
from timeline.model import Anchor, AnchorKind, Bound, Granularity, Interval, Span, TimeExpression, TimeType
from timeline.temporal import words
from timeline.temporal.reading import spoken, valid

_WITH_PART = frozenset({"today", "part-of-today", "weekday", "that-daypart"})
LAST_INSTANT = datetime.combine(date.max, time.max)
CLOCKS = frozenset({"clock", "hour", "noon", "hours-zone"})
JOINED = ("period", "date-and-clock", "part-of-date")  # the names of the rules of this module
_AT = re.compile(r"(?:,? at|,| from| around| about|,? at about|,? at around|) $")
_ON = re.compile(r",? ?(?:on |of )?$")
_TO = re.compile(r" ?(?:to|until|till|through|thru|up to|up until|-|–|—|‑)(?: the)? ?$")
_AND = re.compile(r" and(?: the)? $")
_BESIDE = re.compile(r" (?P<side>before|after|prior to|following|ahead of) (?:the )?")
_LENGTH = re.compile(r"P(?P<count>\d{1,3})(?P<unit>[DWMY])")
_PART_BEFORE = re.compile(r"(?:the )?(?:early |late )?(?P<part>morning|afternoon|evening|night) of (?:the )?$")
_PART_AFTER = re.compile(r",? (?:in the )?(?P<part>morning|afternoon|evening|night)(?!\w)")


def joined(text: str, lower: str, expressions: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions with neighbours put together where the words between them say that they are one time."""
    out: list[TimeExpression] = []
    for plain in expressions:
        one = _with_part(text, lower, plain, out[-1].end if out else 0)
        last = out[-1] if out else None
        both = None if last is None or one.start - last.end > 14 else _together(text, lower, last, one)
        if both is not None:
            out[-1] = both
            continue
        if last is not None and _named_twice(lower, last, one):
            out[-1] = _as_named(last, one)
        side = None if last is None else _side(lower, last, one)
        if last is not None and side is not None:
            out[-1] = _led(last, one, side)
            one = replace(one, bound=Bound.AT)
        out.append(one)
    return out


def _named_twice(lower: str, one: TimeExpression, two: TimeExpression) -> bool:
    """Whether a weekday is followed by its date: "on Monday (March 17)", "on Tuesday - 18 February"."""
    if one.rule != "weekday" or two.rule not in ("month-day", "day-month", "iso-date", "numeric-date"):
        return False
    day = two.when.first if two.when else None
    if day is None or not re.fullmatch(r" ?[(,–—-] ?", lower[one.end : two.start]):
        return False
    name = re.search(r"[a-z]+day", one.quote.lower())
    return name is not None and words.WEEKDAYS.get(name[0]) == day.weekday()


def _as_named(one: TimeExpression, two: TimeExpression) -> TimeExpression:
    """The weekday with the day of the date that explains it."""
    day = two.when.first if two.when else None
    if day is None:
        return one
    part = one.value.partition("T")[2]
    return replace(
        one,
        value=day.isoformat() + (f"T{part}" if part else ""),
        when=two.when,
        edtf=two.edtf,
        granularity=one.granularity or two.granularity,
        anchor=Anchor(AnchorKind.EXPRESSION, day, two.span),
        why=f"“{one.quote}” is “{two.quote}”, told beside it: {spoken(day)}",
    )


def _side(lower: str, one: TimeExpression, two: TimeExpression) -> int | None:
    """-1 or 1 where a length of time leads to before or after a day: "three days before Christmas"; else None."""
    if one.rule != "length" or two.granularity is not Granularity.DAY or not _LENGTH.fullmatch(one.value):
        return None
    found = _BESIDE.fullmatch(lower, one.end, two.start)
    return None if found is None else -1 if found["side"] in ("before", "prior to", "ahead of") else 1


def _led(one: TimeExpression, two: TimeExpression, side: int) -> TimeExpression:
    """A length of time with the day it leads to from the day told after it; its TIMEX3 value stays its length."""
    found = _LENGTH.fullmatch(one.value)
    day = two.when.first if two.when else None
    if found is None or day is None:
        return one
    try:
        there = calendars.shift(day, side * int(found["count"]), found["unit"])
    except (ValueError, OverflowError):
        return one
    when = calendars.day_interval(there)
    return replace(
        one,
        when=when,
        granularity=Granularity.DAY,
        edtf=calendars.edtf_of(when, Granularity.DAY),
        anchor=Anchor(AnchorKind.EXPRESSION, day, two.span),
        why=f"“{one.quote}” {'before' if side < 0 else 'after'} “{two.quote}” ({spoken(day)}): {spoken(there)}",
    )


def _together(text: str, lower: str, one: TimeExpression, two: TimeExpression) -> TimeExpression | None:
    between = " ".join(lower[one.end : two.start].split(" "))
    if _is_day(one) and _is_clock(two) and _AT.match(between + ("" if between.endswith(" ") else " ")):
        return _clocked(text, one, two, one)
    if _is_clock(one) and _is_day(two) and _ON.match(between):
        return _clocked(text, one, two, two)
    if one.type is not TimeType.DATE or two.type is not TimeType.DATE:
        return None
    word = re.search(r"(\w+) (?:the )?$", lower[max(0, one.start - 16) : one.start])
    before = word[1] if word else ""
    if (_AND.match(between) and before == "between") or (
        _TO.match(between) and (before == "from" or one.rule == two.rule)
    ):
        return _period(text, one, two)
    return None


def _is_day(one: TimeExpression) -> bool:
    if one.granularity is Granularity.PART_OF_DAY and one.rule in _WITH_PART:
        return True
    return one.type is TimeType.DATE and (one.granularity is Granularity.DAY or one.value.startswith("XXXX-"))


def _is_clock(one: TimeExpression) -> bool:
    """Whether an expression tells the time of a day; one beyond the last day of the calendar has lost it."""
    return one.rule in CLOCKS and one.type is TimeType.TIME


def _clocked(text: str, one: TimeExpression, two: TimeExpression, day: TimeExpression) -> TimeExpression:
    """A day and a clock time as one time of that day."""
    clock = two if day is one else one
    span = Span(one.start, two.end)
    both = replace(day, span=span, quote=text[span.start : span.end], type=TimeType.TIME, rule="date-and-clock")
    at = clock.value.rpartition("T")[2]
    if day.when is None or day.when.start is None:
        return replace(both, value=f"{day.value}T{at}")
    when = _at(day, at, 60 if clock.granularity is Granularity.HOUR else 1)
    grain = clock.granularity or Granularity.MINUTE
    return replace(
        both,
        value=calendars.timex_of(when, grain),
        edtf=calendars.edtf_of(when, grain),
        when=when,
        granularity=grain,
        bound=one.bound,
        why=f"{day.why}; “{clock.quote}” gives its hour",
    )


def _at(day: TimeExpression, clock: str, minutes: int) -> Interval:
    """So many minutes of a day from a clock time on; "tonight at 8" and "Tuesday afternoon at 3" are after noon."""
    assert day.when is not None
    assert day.when.start is not None
    hour, minute = (int(x) for x in clock.split(":")[:2])
    if hour < 12 and day.value.endswith(("TEV", "TNI", "TAF")):
        hour += 12
    start = day.when.start.replace(hour=hour, minute=minute)
    return Interval(start, start + min(timedelta(minutes=minutes), LAST_INSTANT - start))


def _with_part(text: str, lower: str, one: TimeExpression, floor: int) -> TimeExpression:
    """A day with the part of it that the words beside it name."""
    if (
        one.type is not TimeType.DATE
        or one.granularity is not Granularity.DAY
        or one.when is None
        or one.when.first is None
    ):
        return one
    before = _PART_BEFORE.search(lower, max(floor, one.start - 32), one.start)
    after = _PART_AFTER.match(lower, one.end)
    found = before or after
    if found is None:
        return one
    span = Span(found.start(), one.end) if before else Span(one.start, found.end())
    return replace(
        one,
        span=span,
        quote=text[span.start : span.end],
        type=TimeType.TIME,
        value=f"{one.when.first.isoformat()}{words.DAY_PARTS[found['part']]}",
        granularity=Granularity.PART_OF_DAY,
        rule="part-of-date",
    )


def _moved(one: TimeExpression, year: int) -> date | None:
    first = one.when.first if one.when else None
    return None if first is None else valid(year, first.month, first.day)


def _ends(one: TimeExpression, two: TimeExpression) -> tuple[date, date] | None:
    """The first and last day of a period, an incomplete end being placed beside the complete one."""
    assert one.when is not None
    assert two.when is not None
    first, last = one.when.first, two.when.last
    if first is None or last is None:
        return None
    if two.anchor.kind is AnchorKind.STATED and one.anchor.kind is not AnchorKind.STATED and one.value[4:5] == "-":
        first = _moved(one, last.year) or first
        first = first if first <= last else _moved(one, last.year - 1) or first
    elif first > last and two.rule in ("weekday",):
        last += timedelta(days=7)
    elif two.anchor.kind is not AnchorKind.STATED and two.rule in ("month-day", "day-month", "month"):
        start = _moved(two, first.year)
        if start is not None:
            length = last - (two.when.first or last)
            start = start if start >= first else _moved(two, first.year + 1) or start
            last = start + length
    return (first, last) if first < last else None


def _period(text: str, one: TimeExpression, two: TimeExpression) -> TimeExpression | None:
    span = Span(one.start, two.end)
    quote = text[span.start : span.end]
    if one.when is None or two.when is None:
        if one.when is two.when and one.value.startswith("XXXX-") and two.value.startswith("XXXX-"):
            return replace(one, span=span, quote=quote, value=f"{one.value}/{two.value}", rule="period", bound=Bound.AT)
        return None
    ends = _ends(one, two)
    if ends is None:
        return None
    when = Interval.of_days(*ends)
    day = one.granularity is Granularity.DAY
    value = f"{ends[0].isoformat()}/{ends[1].isoformat()}" if day else f"{one.value}/{two.value}"
    anchor = two.anchor if one.anchor.kind is AnchorKind.STATED else one.anchor
    return replace(
        one,
        span=span,
        quote=quote,
        value=value,
        mod=None,
        edtf=calendars.edtf_of(when, Granularity.PERIOD),
        when=when,
        granularity=Granularity.PERIOD,
        bound=Bound.AT,
        rule="period",
        anchor=anchor,
        why=f"“{quote}” names both ends: {spoken(ends[0])} to {spoken(ends[1])} ({one.why})",
    )
