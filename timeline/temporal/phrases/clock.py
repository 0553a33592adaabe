"""Times of day: "10:30 a.m. EST", "at noon", "8 p.m. Friday", "overnight"."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import islice

from timeline import calendars
from timeline.model import Anchor, Granularity, Interval, TimeType
from timeline.temporal import words
from timeline.temporal.cues import PAST, lean_of
from timeline.temporal.lookalikes import counts
from timeline.temporal.reading import UNKNOWN_DAY, counted_from, dated, in_paragraph, spoken, undated
from timeline.temporal.rules import Family, Meaning, Parts, Rule, Scene

_SENTENCE_END = re.compile(r"\n|(?<![ap]\.m)\. |\.m\. [A-Z]|^\. [A-Z]")
LOOKED_BACK = 8  # dates told before, so that a long text stays cheap
FRESH = 3  # days between what a report tells and its publication
WEEK = 7  # days that what a paragraph goes on telling may lie back


def clock(parts: Parts, scene: Scene) -> Meaning | None:
    """An hour and minute; its day is the date told in the same sentence, else the day of writing."""
    known = _hour_minute(parts)
    if known is None:
        return None
    hour, minute = known
    base = day_beside(scene)
    named = parts.get("zone") or parts.get("zone2")
    zone = f" ({named.upper()}; times are kept as written)" if named else ""
    if base.day is None:
        return undated(f"T{hour:02d}:{minute:02d}", f"“{scene.quote}”{zone}: {UNKNOWN_DAY}", TimeType.TIME)
    start = calendars.midnight(base.day) + timedelta(hours=hour, minutes=minute)
    grain = Granularity.MINUTE if parts.get("minute") else Granularity.HOUR
    when = Interval(start, start + timedelta(minutes=1 if parts.get("minute") else 60))
    return dated(when, grain, f"“{scene.quote}”{zone} {counted_from(base)}", base, kind=TimeType.TIME)


def day_beside(scene: Scene) -> Anchor:
    """The day a clock time belongs to: the one told close before, or in a report the fresh one told last; else the
    day of writing.

    "It struck on Monday night. The quake hit at 11:42 p.m.": what is told on belongs to the day of the report.
    """
    told, day = scene.told, scene.reference.day
    if told and told.anchor.span and told.granularity.rank <= Granularity.DAY.rank:
        between = scene.text[told.anchor.span.end - 1 : scene.span.start]
        if len(between) < 120 and not _SENTENCE_END.search(between):
            return told.anchor
    if day is None or lean_of(scene) != PAST:
        return scene.reference
    fresh = (
        t.anchor
        for t in islice(reversed(scene.history), LOOKED_BACK)
        if t.granularity.rank <= Granularity.DAY.rank and t.anchor.day
        if 0 <= (day - t.anchor.day).days <= (WEEK if in_paragraph(scene, t) else FRESH)
    )
    return next(fresh, scene.reference)


def _hour_minute(parts: Parts) -> tuple[int, int] | None:
    if parts.get("noon"):
        return (12, 0) if parts["noon"] in ("noon", "midday", "12 noon") else (0, 0)
    text = parts["hour"] or ""
    hour = int(text) if text.isdigit() else words.NUMBERS.get(text, 99)
    minute = int(parts.get("minute") or 0)
    if "in the " in (parts.get("told") or "") and hour < 12 and not (parts.get("told") or "").endswith("morning"):
        hour += 12
    half = (parts.get("half") or "").replace(".", "")[:1]
    if half:
        if not 1 <= hour <= 12:
            return None if hour > 23 or hour < 13 else (hour, minute)
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute) if hour <= 23 and minute <= 59 else None


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
_ZONE = r"(?:,? (?:(?P<zone>ZONE)|\((?P<zone2>ZONE)\)))?"
RULES = (
    Rule(
        "clock",
        "clock",
        rf"(?P<hour>[01]?[0-9]|2[0-4])[:.](?P<minute>[0-5][0-9])(?::[0-5][0-9])?(?: ?{_HALF}(?![a-z])"
        rf")?{_ZONE}(?![0-9:]|[.][0-9])",
        clock,
        ("10:30 a.m. EST", "14:05", "8:15pm", "21:00 GMT", "10.30 am"),
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
    Rule(
        "hours-zone",
        "zone",
        r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?: ?hrs| hours)?,? (?P<zone>gmt|utc|edt|est|"
        r"pst|pdt|cet|bst)",
        clock,
        ("0500 GMT", "1830 UTC"),
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
