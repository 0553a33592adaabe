"""Puts together what two phrases tell: "from March 3 to April 2", "10:30 a.m. on Tuesday", "the evening of May 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from timeline import calendars
from timeline.model import Anchor, AnchorKind, Bound, Granularity, Interval, Span, TimeExpression, TimeType, day_of
from timeline.temporal import words
from timeline.temporal.lists import parted
from timeline.temporal.phrases.clock import between
from timeline.temporal.reading import spoken, told_as, valid
from timeline.temporal.rules import Family, ReadPhrase
from timeline.temporal.yearless import interval_in

LAST_INSTANT = datetime.combine(date.max, time.max)
# The names of the rules of this module.
PERIOD = "period"
DATE_AND_CLOCK = "date-and-clock"
PART_OF_DATE = "part-of-date"
JOINED = (PERIOD, DATE_AND_CLOCK, PART_OF_DATE)
_AT = re.compile(r"(?:,?(?: at| from| between)?(?: around| about| approximately| roughly| exactly| precisely)?) $")
_ON = re.compile(r",? ?(?:on |of )?$")
_TO = re.compile(r" ?(?:to|until|till|through|thru|up to|up until|-|–|—|‑)(?: the)? ?$")
_AND = re.compile(r" and(?: the)? $")
_BESIDE = re.compile(
    r" (?P<side>before|after|prior to|following|ahead of) (?:the )?(?:(?:[a-z’'-]+ ){1,4}(?:on|of) (?:the )?)?"
)
_LENGTH = re.compile(r"P(?P<count>\d{1,3})(?P<unit>[DWMY])")
_PART_BEFORE = re.compile(r"(?:the )?(?:early |late )?(?P<part>morning|afternoon|evening|night) of (?:the )?$")
_PART_AFTER = re.compile(r",? (?:in the )?(?P<part>morning|afternoon|evening|night)(?!\w)")


def joined(text: str, lower: str, phrases: Sequence[ReadPhrase]) -> list[TimeExpression]:
    """The expressions with neighbours put together where the words between them say that they are one time."""
    out: list[ReadPhrase] = []
    for plain in parted(text, lower, phrases):
        one = _with_part(text, lower, plain, out[-1].time.end if out else 0)
        last = out[-1] if out else None
        both = None if last is None or one.time.start - last.time.end > 24 else _together(text, lower, last, one)
        if both is not None:
            out[-1] = ReadPhrase(both)
            if len(out) > 1 and (whole := _lasting(text, lower, out[-2].time, both)) is not None:
                out[-2:] = [ReadPhrase(whole)]
            continue
        _date_both(lower, out, one)
        if last is not None and _named_twice(lower, last, one):
            out[-1] = last._replace(time=_as_named(last.time, one.time))
        side = None if last is None else _side(lower, last, one)
        if last is not None and side is not None:
            out[-1] = last._replace(time=_led(last.time, one.time, side))
            one = one._replace(time=replace(one.time, bound=Bound.AT))
        out.append(one)
    return [phrase.time for phrase in out]


_SAME_ELSEWHERE = re.compile(r" ?[(/] ?")  # between a clock time and the same one on another clock
_ON_BEHIND = re.compile(r"\)?,? (?:on )?")


def _date_both(lower: str, out: list[ReadPhrase], day: ReadPhrase) -> None:
    """Gives the day told behind a clock time and the same on another clock to both: "12:50 pm (0620 GMT) on Friday"."""
    if len(out) < 2 or not _is_day(day) or not _is_clock(out[-1]) or not _is_clock(out[-2]):
        return
    one, two = out[-2].time, out[-1].time
    if _SAME_ELSEWHERE.fullmatch(lower, one.end, two.start) and _ON_BEHIND.fullmatch(lower, two.end, day.time.start):
        for at in (-2, -1):
            both = _clocked(one.quote, day.time, out[at].time, day.time)
            out[at] = out[at]._replace(time=replace(both, span=out[at].time.span, quote=out[at].time.quote))


def _named_twice(lower: str, one: ReadPhrase, two: ReadPhrase) -> bool:
    """Whether a weekday is followed by its date: "on Monday (March 17)", "on Tuesday - 18 February"."""
    if one.family is not Family.WEEKDAY or two.family is not Family.FULL_DATE:
        return False
    day = two.time.when.first if two.time.when else None
    if day is None or not re.fullmatch(r" ?[(,–—-] ?", lower[one.time.end : two.time.start]):
        return False
    name = re.search(r"[a-z]+day", one.time.quote.lower())
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


def _side(lower: str, one: ReadPhrase, two: ReadPhrase) -> int | None:
    """-1 or 1 where a length of time leads to before or after a day: "three days before Christmas"; else None."""
    if one.family is not Family.LENGTH or two.time.granularity is not Granularity.DAY:
        return None
    found = _BESIDE.fullmatch(lower, one.time.end, two.time.start) if _LENGTH.fullmatch(one.time.value) else None
    return None if found is None else -1 if found["side"] in words.BACK else 1


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


def _together(text: str, lower: str, one: ReadPhrase, two: ReadPhrase) -> TimeExpression | None:
    between = " ".join(lower[one.time.end : two.time.start].split(" "))
    at = _AT.match(between + ("" if between.endswith(" ") else " "))
    if _is_day(one) and _is_clock(two) and at:
        return _clocked(text, one.time, two.time, one.time)
    if _is_clock(one) and _is_day(two) and _ON.match(between):
        return _clocked(text, one.time, two.time, two.time)
    if one.time.type is not TimeType.DATE or two.time.type is not TimeType.DATE:
        return None
    word = re.search(r"(\w+) (?:the )?$", lower[max(0, one.time.start - 16) : one.time.start])
    before = word[1] if word else ""
    if (_AND.match(between) and before == "between") or (
        _TO.match(between) and (before == "from" or one.time.rule == two.time.rule or _are_eras(one, two))
    ):
        return _period(text, one.time, two)
    return None


def _are_eras(one: ReadPhrase, two: ReadPhrase) -> bool:
    """Whether both are years with their era: "27 BC – AD 14"."""
    return all(phrase.rule is not None and phrase.rule.needs == "era" for phrase in (one, two))


def _lasting(text: str, lower: str, one: TimeExpression, two: TimeExpression) -> TimeExpression | None:
    """From one moment to another: "from 01/21/2021 10:00 to 01/01/2023 07:00"."""
    between = lower[one.end : two.start]
    word = re.search(r"(\w+) (?:the )?$", lower[max(0, one.start - 16) : one.start])
    before = word[1] if word else ""
    joined_by = (before == "from" and _TO.match(between)) or (before == "between" and _AND.match(between))
    if not joined_by or one.when is None or two.when is None or one.when.start is None or two.when.stop is None:
        return None
    if one.type is not TimeType.TIME or two.type is not TimeType.TIME or one.when.start >= two.when.stop:
        return None
    when, span = Interval(one.when.start, two.when.stop), Span(one.start, two.end)
    edtf = calendars.edtf_of(when, Granularity.MINUTE)
    why = f"“{text[span.start : span.end]}” names both ends ({one.why}; {two.why})"
    return replace(
        one, span=span, quote=text[span.start : span.end], value=f"{one.value}/{two.value}", edtf=edtf, when=when,
        granularity=Granularity.MINUTE, bound=Bound.AT, rule="period", why=why,
    )  # fmt: skip


def _is_day(one: ReadPhrase) -> bool:
    time = one.time
    if time.granularity is Granularity.PART_OF_DAY and one.rule is not None and one.rule.has_daypart:
        return True
    return time.type is TimeType.DATE and (time.granularity is Granularity.DAY or time.value.startswith("XXXX-"))


def _is_clock(one: ReadPhrase) -> bool:
    """Whether an expression tells the time of a day; one beyond the last day of the calendar has lost it."""
    return one.family is Family.CLOCK and one.time.type is TimeType.TIME


def _clocked(text: str, one: TimeExpression, two: TimeExpression, day: TimeExpression) -> TimeExpression:
    """A day and a clock time as one time of that day."""
    clock = two if day is one else one
    span = Span(one.start, two.end)
    both = replace(day, span=span, quote=text[span.start : span.end], type=TimeType.TIME, rule=DATE_AND_CLOCK)
    first, _, last = clock.value.partition("/")
    if day.when is None or day.when.start is None:
        return replace(both, value=f"{day.value}T{first.rpartition('T')[2]}", zone=clock.zone)
    grain = clock.granularity or (Granularity.MINUTE if last or not first.endswith(":00") else Granularity.HOUR)
    when = _at(day, first, grain)
    if last and when.start is not None:
        when = between(when.start, _at(day, last, grain).start or when.start)
    return replace(
        both,
        value=calendars.timex_of(when, grain),
        edtf=calendars.edtf_of(when, grain),
        when=when,
        granularity=grain,
        bound=Bound.AT if last else one.bound,
        zone=clock.zone,
        why=f"{day.why}; “{clock.quote}” gives its hour",
    )


def _at(day: TimeExpression, clock: str, grain: Granularity) -> Interval:
    """An hour, minute or second of a day, from a clock time on; "tonight at 8" and "Tuesday afternoon at 3" are after
    noon."""
    assert day.when is not None
    assert day.when.start is not None
    hour, minute, *second = (int(x) for x in clock.rpartition("T")[2].split(":"))
    if hour < 12 and day.value.endswith(("TEV", "TNI", "TAF")):
        hour += 12
    start = day.when.start.replace(hour=hour, minute=minute, second=second[0] if second else 0)
    return Interval(start, start + min(timedelta(**{f"{grain.value}s": 1}), LAST_INSTANT - start))


def _with_part(text: str, lower: str, phrase: ReadPhrase, floor: int) -> ReadPhrase:
    """A day with the part of it that the words beside it name."""
    one = phrase.time
    if (
        one.type is not TimeType.DATE
        or one.granularity is not Granularity.DAY
        or one.when is None
        or one.when.first is None
    ):
        return phrase
    before = _PART_BEFORE.search(lower, max(floor, one.start - 32), one.start)
    after = _PART_AFTER.match(lower, one.end)
    found = before or after
    if found is None:
        return phrase
    span = Span(found.start(), one.end) if before else Span(one.start, found.end())
    return ReadPhrase(
        replace(
            one,
            span=span,
            quote=text[span.start : span.end],
            type=TimeType.TIME,
            value=f"{one.when.first.isoformat()}{words.DAY_PARTS[found['part']]}",
            granularity=Granularity.PART_OF_DAY,
            rule=PART_OF_DATE,
        )
    )


def _moved(one: TimeExpression, year: int) -> date | None:
    first = one.when.first if one.when else None
    return None if first is None else valid(year, first.month, first.day)


def _both(one: TimeExpression, phrase: ReadPhrase) -> Interval | None:
    """From the beginning of the one to the end of the other; None where they leave nothing between."""
    two = phrase.time
    assert one.when is not None
    assert two.when is not None
    if not (one.when.has_ancient_side or two.when.has_ancient_side):
        ends = _ends(one, phrase)
        return None if ends is None else Interval.of_days(*ends)
    first, last = _beside(one, two.when), _beside(two, one.when)
    if first is None or last is None or first.begin >= last.begin:
        return None
    return first.up_to(last)


def _beside(one: TimeExpression, other: Interval) -> Interval | None:
    """An end of a period before the year 1, in the year of the other end where it names none itself."""
    assert one.when is not None
    number, first = other.first_number, one.when.first
    if one.anchor.kind is AnchorKind.STATED or first is None or number is None:
        return one.when
    if one.granularity not in (Granularity.DAY, Granularity.MONTH):
        return None
    return interval_in(day_of(number).year, first.month, first.day if one.granularity is Granularity.DAY else 0)


def _ends(one: TimeExpression, phrase: ReadPhrase) -> tuple[date, date] | None:
    """The first and last day of a period, an incomplete end being placed beside the complete one."""
    two = phrase.time
    assert one.when is not None
    assert two.when is not None
    first, last = one.when.first, two.when.last
    if first is None or last is None:
        return None
    if two.anchor.kind is AnchorKind.STATED and one.anchor.kind is not AnchorKind.STATED and one.value[4:5] == "-":
        first = _moved(one, last.year) or first
        first = first if first <= last else _moved(one, last.year - 1) or first
    elif first > last and phrase.family is Family.WEEKDAY:
        last += timedelta(days=7)
    elif two.anchor.kind is not AnchorKind.STATED and phrase.family in {Family.FULL_DATE, Family.MONTH}:
        start = _moved(two, first.year)
        if start is not None:
            length = last - (two.when.first or last)
            start = start if start >= first else _moved(two, first.year + 1) or start
            last = start + length
    return (first, last) if first < last else None


def _period(text: str, one: TimeExpression, phrase: ReadPhrase) -> TimeExpression | None:
    two = phrase.time
    span = Span(one.start, two.end)
    quote = text[span.start : span.end]
    if one.when is None or two.when is None:
        if one.when is two.when and one.value.startswith("XXXX-") and two.value.startswith("XXXX-"):
            return replace(one, span=span, quote=quote, value=f"{one.value}/{two.value}", rule=PERIOD, bound=Bound.AT)
        return None
    when = _both(one, phrase)
    if when is None:
        return None
    day = one.granularity is Granularity.DAY
    value = calendars.timex_of(when, Granularity.PERIOD) if day else f"{one.value}/{two.value}"
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
        rule=PERIOD,
        anchor=anchor,
        why=f"“{quote}” names both ends: {told_as(when, Granularity.PERIOD)} ({one.why})",
    )
