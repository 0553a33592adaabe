"""Times of day: "10:30 a.m. EST", "at noon", "8 p.m. Friday", "overnight"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from timeline import calendars
from timeline.calendars import zones
from timeline.model import Anchor, AnchorKind, Granularity, Interval, TimeType
from timeline.temporal import words
from timeline.temporal.cues import FUTURE, PAST, tense_orientation
from timeline.temporal.negative_filters import counts
from timeline.temporal.reading import UNKNOWN_DAY, counted_from, dated, in_paragraph, spoken, undated
from timeline.temporal.rules import DatedAnchor, Family, Meaning, Parts, Rule, Scene

_SENTENCE_END = re.compile(r"\n|(?<![ap]\.m)\. |\.m\. [A-Z]|^\. [A-Z]")
LOOKED_BACK = 8  # dates told before, so that a long text stays cheap
FRESH = 3  # days between what a report tells and its publication
BESIDE = 120  # characters over which a day and a clock time of one sentence belong together


class Clock(NamedTuple):
    """A time of day as a phrase tells it: how long it lasts (an hour, a minute, a second) is how finely it is told."""

    hour: int
    minute: int
    second: int
    grain: Granularity

    @property
    def length(self) -> timedelta:
        """How long it lasts."""
        return timedelta(**{f"{self.grain.value}s": 1})

    def on(self, day: date) -> datetime:
        """The moment on a day."""
        return calendars.midnight(day) + timedelta(hours=self.hour, minutes=self.minute, seconds=self.second)

    def __str__(self) -> str:
        seconds = f":{self.second:02d}" if self.grain is Granularity.SECOND else ""
        return f"T{self.hour:02d}:{self.minute:02d}{seconds}"


def clock(parts: Parts, scene: Scene) -> Meaning | None:
    """A time of day; its day is one told beside it or before it, else the day of writing."""
    told = _clock_of(parts)
    if told is None:
        return None
    zone, remark = zone_beside(parts, scene)
    base = day_beside(scene)
    if base.day is None:
        why = f"“{scene.quote}”{remark}: {UNKNOWN_DAY}"
        return undated(str(told), why, TimeType.TIME)._replace(zone=zone)
    start = told.on(base.day)
    why = f"“{scene.quote}”{remark} {counted_from(base)}"
    when = Interval(start, start + told.length)
    return dated(when, told.grain, why, base, kind=TimeType.TIME)._replace(zone=zone)


def stretch(parts: Parts, scene: Scene) -> Meaning | None:
    """From one time of day to another; an end that is earlier than the beginning is of the next day."""
    last = _clock_of({"half": parts.get("half2"), **_numbered(parts, "2")})
    half = parts.get("half") or (_half_before(parts, last) if last is not None else None)
    first = _clock_of({"half": half, **_numbered(parts, "")})
    if first is None or last is None:
        return None
    zone, remark = zone_beside(parts, scene)
    base = day_beside(scene)
    if base.day is None:
        why = f"“{scene.quote}”{remark}: {UNKNOWN_DAY}"
        return undated(f"{first}/{last}", why, TimeType.TIME)._replace(zone=zone)
    when = between(first.on(base.day), last.on(base.day))
    why = f"“{scene.quote}”{remark} {counted_from(base)}, both ends told"
    return dated(when, Granularity.MINUTE, why, base, kind=TimeType.TIME)._replace(zone=zone)


def between(start: datetime, end: datetime) -> Interval:
    """The stretch from one clock time to another, whose minute is in it; past midnight where it comes first."""
    if end < start:
        end += timedelta(days=1)
    return Interval(start, end + timedelta(minutes=1))


def _numbered(parts: Parts, number: str) -> Parts:
    return {"hour": parts[f"hour{number}"], "minute": parts.get(f"minute{number}")}


def _half_before(parts: Parts, last: Clock) -> str | None:
    """Morning or afternoon of a beginning that does not say it: that of the end, or the other where it would be later:
    "9:30 to 11 a.m.", "11 to 2 p.m."."""
    half = (parts.get("half2") or "")[:1]
    hour = int(parts["hour"] or 0)
    if not half or hour > 12:
        return None
    begins_later = (hour % 12, int(parts.get("minute") or 0)) > (last.hour % 12, last.minute)
    return {"a": "p", "p": "a"}[half] if begins_later else half


def zone_beside(parts: Parts, scene: Scene) -> tuple[str | None, str]:
    """The zone of a clock time, beside it or stated for the whole text, with a remark that says so."""
    named = parts.get("zone") or parts.get("zone2")
    if not named:
        return scene.zone, f" ({scene.zone}, as the text says of its times)" if scene.zone else ""
    zone = zones.zone_of(named, scene.lower)
    if zone is None and named != zones.LOCAL:
        return None, f" ({named.upper()} is the name of several zones, and nothing here decides which)"
    return zone, f" ({named.upper()}; times are kept as written)"


def day_beside(scene: Scene) -> Anchor:
    """The day a clock time belongs to: the one told close before or the one it stands under; else the one told last, as
    long as the story goes on.

    "It struck on Monday night. The quake hit at 11:42 p.m.": what is told on belongs to Monday. A plan that is told
    behind a day that is past is one of the day of writing, and so is what a report tells behind an old date elsewhere.
    """
    told, day = scene.told, scene.reference.day
    if told and told.anchor.span and told.granularity.rank <= Granularity.DAY.rank:
        between_them = scene.text[told.anchor.span.end - 1 : scene.span.start]
        if len(between_them) < BESIDE and not _SENTENCE_END.search(between_them):
            return told.anchor
    above = scene.day_above or (_last_day(scene) if scene.heads else None)
    if above is not None:
        return above
    days = [t for t in islice(reversed(scene.history), LOOKED_BACK) if t.granularity.rank <= Granularity.DAY.rank]
    if not days:
        return scene.reference
    orientation = tense_orientation(scene)
    if day is None or scene.reference.kind is not AnchorKind.PUBLICATION:
        return days[0].anchor if _begins_after(days[0], scene.reference) else scene.reference
    ahead = orientation == FUTURE and days[0].anchor.day is not None and days[0].anchor.day < day
    if in_paragraph(scene, days[0]) and not ahead:
        return days[0].anchor
    if orientation != PAST:
        return scene.reference
    fresh = (t.anchor for t in days if t.anchor.day and 0 <= (day - t.anchor.day).days <= FRESH)
    return next(fresh, days[0].anchor)


def _last_day(scene: Scene) -> Anchor | None:
    """The day told last, of which the clock times at the heads of the lines below it are."""
    days = (t.anchor for t in reversed(scene.history) if t.granularity.rank <= Granularity.DAY.rank)
    return next(days, None)


def _begins_after(told: DatedAnchor, reference: Anchor) -> bool:
    """Whether a day was told behind the line that gives its part of the document a day, if one does."""
    return reference.span is None or (told.anchor.span is not None and told.anchor.span.start >= reference.span.start)


def _clock_of(parts: Parts) -> Clock | None:
    """The time of day of a phrase's parts; None where no clock shows it."""
    if parts.get("noon"):
        return Clock(12 if parts["noon"] in _NOON else 0, 0, 0, Granularity.MINUTE)
    text = parts["hour"] or ""
    hour = int(text) if text.isdigit() else words.NUMBERS.get(text, 99)
    minute, second = int(parts.get("minute") or 0), int(parts.get("second") or 0)
    if "in the " in (parts.get("told") or "") and hour < 12 and not (parts.get("told") or "").endswith("morning"):
        hour += 12
    half = (parts.get("half") or "").replace(".", "")[:1]
    if half and not 1 <= hour <= 12:
        if not 13 <= hour <= 23:
            return None
    elif half:
        hour = hour % 12 + (12 if half == "p" else 0)
    grain = Granularity.SECOND if parts.get("second") else Granularity.MINUTE
    grain = grain if parts.get("minute") else Granularity.HOUR
    return Clock(hour, minute, second, grain) if hour <= 23 and minute <= 59 else None


_NOON = ("noon", "midday", "12 noon")


def overnight(_: Parts, scene: Scene) -> Meaning | None:
    """Overnight: the night before the day of writing."""
    if scene.reference.day is None:
        return undated("XXXX-XX-XXTNI", f"“{scene.quote}”: {UNKNOWN_DAY}", TimeType.TIME)
    day = scene.reference.day
    when = Interval.of_days(day - timedelta(days=1), day) if day.toordinal() > 1 else calendars.day_interval(day)
    why = f"“{scene.quote}” {counted_from(scene.reference)}: the night to {spoken(day)}"
    return dated(when, Granularity.PERIOD, why, scene.reference, kind=TimeType.TIME, value=f"{day.isoformat()}TNI")


def part_of_told_day(parts: Parts, scene: Scene) -> Meaning | None:
    """That morning, the same evening, in the afternoon: of the day told last, or of writing."""
    code = words.DAY_PARTS[parts["part"] or ""]
    base = scene.told.anchor if scene.told and scene.told.granularity.rank <= Granularity.DAY.rank else scene.reference
    if base.day is None:
        return undated(f"XXXX-XX-XX{code}", f"“{scene.quote}”: {UNKNOWN_DAY}", TimeType.TIME)
    step = 1 if parts.get("next") in ("next", "following") else 0
    day = base.day + timedelta(days=step)
    return dated(
        calendars.day_interval(day),
        Granularity.PART_OF_DAY,
        f"“{scene.quote}” {counted_from(base)}: {spoken(day)}",
        base,
        kind=TimeType.TIME,
        value=f"{day.isoformat()}{code}",
    )


_HALF = r"(?P<half>[ap]\. ?m\.|[ap]m|[ap] m|[ap]\.m)"
_HALF2 = _HALF.replace("half", "half2")
_ZONE = r"(?:,? ?(?:(?P<zone>ZONE)|\((?P<zone2>ZONE)\)))?"
RULES = (
    Rule(
        "clock-range",
        "clock",
        rf"(?P<hour>[01]?[0-9]|2[0-3])(?:[:.](?P<minute>[0-5][0-9]))?(?: ?{_HALF})?"
        r"(?: ?(?:to|until|till|-|–|—|‑) ?| and )(?P<hour2>[01]?[0-9]|2[0-3])(?:[:.](?P<minute2>[0-5][0-9]))?"
        rf"(?: ?{_HALF2}(?![a-z]))?{_ZONE}(?![0-9:]|[.][0-9])",
        stretch,
        (
            "9:30 to 11 a.m.",
            "14:00 and 14:35",
            "9am-5pm",
            "10-11.30 a.m. BST",
            "22:00 until 02:00 UTC",
        ),
        ("3:2 to 4:1",),
        family=Family.CLOCK,
        guard=counts.clock_range,
    ),
    Rule(
        "clock-military",
        "hundreds",
        rf"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?: ?(?P<hours>hrs?|hours|h)(?![a-z]))?{_ZONE}",
        clock,
        ("0947", "1002 eastern daylight time", "2130 hrs", "0500 GMT", "1830 UTC"),
        ("2460", "947"),
        family=Family.CLOCK,
        guard=counts.military,
    ),
    Rule(
        "clock",
        "clock",
        rf"(?P<hour>[01]?[0-9]|2[0-4])[:.](?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?(?: ?{_HALF}"
        rf"(?![a-z]))?{_ZONE}(?![0-9:]|[.][0-9])",
        clock,
        ("10:30 a.m. EST", "14:05", "8:15pm", "21:00 GMT", "10.30 am", "17:02:30Z"),
        ("1:2", "25:71"),
        family=Family.CLOCK,
        guard=counts.clock,
    ),
    Rule(
        "hour",
        "clock",
        rf"(?P<hour>1[0-2]|0?[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: "
        rf"o['’]clock(?P<told> in the (?:morning|afternoon|evening))?| ?{_HALF}(?![a-z])){_ZONE}",
        clock,
        ("8 p.m.", "10am", "five o'clock", "7 pm Eastern time"),
        ("13 amps",),
        family=Family.CLOCK,
        guard=counts.clock,
    ),
    Rule(
        "noon",
        "daypart",
        rf"(?P<noon>(?:12 )?noon|midday|(?:12 )?midnight){_ZONE}",
        clock,
        ("noon", "midnight", "12 noon"),
        family=Family.CLOCK,
    ),
    Rule("overnight", "word", r"overnight", overnight, ("overnight",), hints=("overnight",), deictic=True),
    Rule(
        "that-daypart",
        "daypart",
        r"(?:(?:early|late|later) )?(?:that(?: same| very)?|the same|(?:the )(?P<next>next|following)) "
        r"(?P<part>morning|"
        r"afternoon|evening|night)",
        part_of_told_day,
        ("that morning", "the same evening", "the next morning", "later that night"),
        has_daypart=True,
    ),
    Rule(
        "early-daypart",
        "daypart",
        r"the (?:early |late )?(?:hours of the )?(?P<part>morning|afternoon|evening)(?! of)",
        part_of_told_day,
        ("the morning", "the early hours of the morning", "the late evening"),
        guard=counts.daypart,
    ),
)
