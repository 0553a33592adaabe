"""What the readings of all phrase families share: building a meaning, choosing years and weekdays, saying why."""

from __future__ import annotations

import re
from datetime import date

from timeline import calendars
from timeline.eras import ancient_in_words
from timeline.model import Anchor, AnchorKind, Granularity, Interval, TimeType
from timeline.temporal import words
from timeline.temporal.cues import FUTURE, PAST, UNKNOWN, tense_orientation
from timeline.temporal.rules import NOWHERE, STATED, DatedAnchor, Declined, Meaning, Parts, Scene

UNKNOWN_DAY = "the publication date is not known, so it cannot be placed"
ORIENTATIONS = {
    PAST: "the sentence looks back",
    FUTURE: "the sentence looks forward",
    UNKNOWN: "the sentence leaves open whether it looks back",
}
AHEAD = 20  # years: the last that a year of two figures lies ahead of all others
PLAIN = 1000  # years from here on need no era to be known as such
BESIDE = 250  # characters over which a date with its year is still the frame of the next
RECENT = 45  # days: a date this little past is not meant for next year, whatever the verb says
ONWARD = 330  # days a story goes on at most from one date to the next incomplete one
NEAR, FAR = 60, 300  # days: a date this near needs no verb; one this far is not believed on a verb's word alone


def spoken(day: date) -> str:
    """A day as a reader says it: Thursday 13 February 2025."""
    return f"{words.WEEKDAY_NAMES[day.weekday()]} {day.day} {words.MONTH_NAMES[day.month - 1]} {day.year}"


def told_as(when: Interval, granularity: Granularity) -> str:
    """An interval as a reader says it."""
    if when.has_ancient_side:
        return ancient_in_words(when, granularity)
    first, last = when.first, when.last
    if first is None or last is None:
        return calendars.edtf_of(when, granularity)
    if granularity is Granularity.MONTH and calendars.month_interval(first.year, first.month) == when:
        return f"{words.MONTH_NAMES[first.month - 1]} {first.year}"
    if granularity is Granularity.YEAR and calendars.year_interval(first.year) == when:
        return str(first.year)
    return spoken(first) if first == last else f"{spoken(first)} to {spoken(last)}"


def counted_from(anchor: Anchor, quote: str = "") -> str:
    """How a reason names its anchor."""
    day = spoken(anchor.day) if anchor.day else "an unknown day"
    if anchor.kind is AnchorKind.PUBLICATION:
        return f"in an article of {day}"
    if anchor.kind is AnchorKind.EXPRESSION:
        return f"counted from {day}, told {'here: ' + quote if quote else 'before in the text'}"
    return f"on {day}"


def dated(
    when: Interval,
    granularity: Granularity,
    why: str,
    anchor: Anchor = STATED,
    *,
    kind: TimeType = TimeType.DATE,
    value: str | None = None,
    mod: str | None = None,
) -> Meaning:
    """A meaning with its interval; the value is the interval's own TIMEX3 text unless another is given."""
    return Meaning(kind, value or calendars.timex_of(when, granularity), mod, when, granularity, anchor, why)


def undated(value: str, why: str, kind: TimeType = TimeType.DATE, mod: str | None = None) -> Meaning:
    """A meaning that resolves to no days."""
    return Meaning(kind, value, mod, None, None, NOWHERE, why)


def valid(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def base_of(scene: Scene) -> Anchor:
    """What incomplete dates hang on: the story told (a narrative, or nothing else known) or the day of writing.

    A text of which nobody knows the day hangs on months and days that it names, and on a bare year only within the
    paragraph: a year named in passing places nothing elsewhere. What stands under a year or month is of it.
    """
    if scene.frame is not None:
        return scene.frame.anchor
    if scene.narrative and scene.stated is not None:
        return (scene.told_within(Granularity.YEAR) or scene.stated).anchor
    if scene.reference.day is None and scene.stated is not None:
        near = scene.told_within(Granularity.MONTH) or (scene.stated if in_paragraph(scene, scene.stated) else None)
        return near.anchor if near is not None else scene.reference
    return scene.reference


def in_paragraph(scene: Scene, told: DatedAnchor) -> bool:
    """Whether a date told before stands in the same paragraph."""
    span = told.anchor.span
    return span is not None and "\n" not in scene.text[span.end : scene.span.start]


def beside_stated(scene: Scene) -> Anchor | None:
    """A date with its year told just before in the same sentence, where it goes on in the past.

    "He was arrested on 3 March 2019 and convicted in November": the story goes on from there.
    """
    stated = scene.stated
    if stated is None or stated.anchor.span is None or stated.granularity.rank > Granularity.MONTH.rank:
        return None
    between = scene.text[stated.anchor.span.end : scene.span.start]
    if len(between) > BESIDE or "\n" in between or ". " in between or tense_orientation(scene) == FUTURE:
        return None
    return stated.anchor


FINE_ENOUGH = {"D": Granularity.WEEKEND, "NI": Granularity.WEEKEND, "WE": Granularity.WEEK, "W": Granularity.WEEK,
               "FN": Granularity.WEEK, "M": Granularity.MONTH, "Q": Granularity.QUARTER}  # fmt: skip


def story_base(scene: Scene, unit: str = "Y") -> Anchor | None:
    """What "the next day" hangs on: the last date told that finely; in its absence the day of writing, or None.

    Where the sentence looks back it does not hang on a day to come, such as a limit told in between.
    """
    coarsest, last = FINE_ENOUGH.get(unit, Granularity.CENTURY), scene.reference.day
    told = _told_before(scene, coarsest)
    if (
        told is not None
        and last is not None
        and told.anchor.day
        and told.anchor.day > last
        and tense_orientation(scene) == PAST
    ):
        past = (t for t in reversed(scene.history) if t.granularity.rank <= coarsest.rank)
        told = next((t for t in past if t.anchor.day and t.anchor.day <= last), None)
    if told is not None:
        return told.anchor
    return scene.reference if scene.reference.day else None


def _told_before(scene: Scene, coarsest: Granularity) -> DatedAnchor | None:
    """The last date told that finely, but no clock time that this phrase completes: "at 3 a.m. the next day"."""
    told = scene.told_within(coarsest)
    span = told.anchor.span if told is not None else None
    if told is None or span is None or told.granularity.rank > Granularity.HOUR.rank:
        return told
    if scene.text[span.end : scene.span.start].strip(" ,"):
        return told
    return next((t for t in reversed(scene.history) if t is not told and t.granularity.rank <= coarsest.rank), None)


def nearest(candidates: list[date], base: date, orientation: int) -> date:
    """The candidate the sentence most likely means: near ones as they are, others on the side it looks to."""
    closest = min(candidates, key=lambda day: (abs((day - base).days), day))
    if orientation == UNKNOWN or abs((closest - base).days) <= (NEAR if orientation == PAST else RECENT):
        return closest
    side = [day for day in candidates if (day <= base if orientation == PAST else day >= base)]
    wanted = min(side, key=lambda day: abs((day - base).days), default=closest)
    return wanted if abs((wanted - base).days) <= (FAR if orientation == PAST else 360) else closest


def onward(candidates: list[date], base: date) -> date:
    """The day a story means next: the first one ahead, unless one just behind is far nearer."""
    ahead = min((day for day in candidates if 0 <= (day - base).days <= ONWARD), default=None)
    closest = nearest(candidates, base, UNKNOWN)
    just_behind = abs((closest - base).days) <= NEAR and ahead is not None and (ahead - base).days > FAR
    return closest if ahead is None or just_behind else ahead


def placed(scene: Scene, candidates: list[date], what: str) -> tuple[date, Anchor, str] | None:
    """Which of the possible days is meant, with anchor and reason; None where there is nothing to count from."""
    base = base_of(scene)
    if base.day is None or not candidates:
        return None
    if scene.frame is not None:
        inside = _within(scene.frame, candidates)
        why = f"“{scene.quote}” {what}; it stands under {told_as(scene.frame.when, scene.frame.granularity)}"
        return None if inside is None else (inside, base, f"{why}: {spoken(inside)}")
    if base.kind is AnchorKind.EXPRESSION and base is not scene.reference:
        day = onward(candidates, base.day)
        return day, base, f"“{scene.quote}” {what}; {counted_from(base)}: {spoken(day)}"
    orientation = tense_orientation(scene)
    day = nearest(candidates, base.day, orientation)
    frame = beside_stated(scene) if abs((day - base.day).days) > 31 else None
    if frame is not None and frame.day is not None:
        same = _same_days(candidates, frame.day)
        follows = [c for c in same if c <= base.day and 0 <= (c - frame.day).days <= ONWARD]
        if follows:
            return follows[0], frame, f"“{scene.quote}” {what}; {counted_from(frame)}: {spoken(follows[0])}"
    if orientation == PAST and day > base.day:
        story = _story_before(scene, base.day)
        earlier = [c for c in candidates if story is not None and story.day and story.day <= c <= base.day]
        if story is not None and earlier:
            day = min(earlier)
            return day, story, f"“{scene.quote}” {what}; {counted_from(story)}, the story goes on: {spoken(day)}"
    against = (orientation == PAST and day > base.day) or (orientation == FUTURE and day < base.day)
    how = "the nearest such day" if against else ORIENTATIONS[orientation]
    return day, base, f"“{scene.quote}” {what}; {counted_from(base)}, {how}: {spoken(day)}"


def _within(frame: DatedAnchor, candidates: list[date]) -> date | None:
    """The first of the possible days that lies within the year or month over it; None where none does."""
    first, last = frame.when.first, frame.when.last
    if first is None or last is None:
        return None
    return next((day for day in _same_days(candidates, first) if first <= day <= last), None)


def _story_before(scene: Scene, base: date) -> Anchor | None:
    """The last date told in the paragraph, where it lies well before the day of writing: the story goes on from it."""
    told = scene.told_within(Granularity.MONTH)
    if told is None or told.anchor.day is None or not in_paragraph(scene, told):
        return None
    return told.anchor if (base - told.anchor.day).days > RECENT else None


def _same_days(candidates: list[date], frame: date) -> list[date]:
    """The days of the candidates' month and day from the year of a frame on, the nearest first."""
    days = {(c.month, c.day) for c in candidates}
    return sorted(d for year in (frame.year, min(9998, frame.year + 1)) for m, n in days if (d := valid(year, m, n)))


def around(base: date, years: int = 1) -> range:
    """The years within which an incomplete date is sought."""
    return range(max(1, base.year - years), min(9998, base.year + years) + 1)


def cut(meaning: Meaning, mod: str | None, why: str = "") -> Meaning:
    """The same meaning narrowed to its START, MID or END."""
    if mod is None or meaning.granularity is None or meaning.when is None:
        return meaning._replace(mod=mod or meaning.mod)
    finer = {Granularity.MONTH: Granularity.PART_OF_MONTH, Granularity.YEAR: Granularity.PART_OF_YEAR}
    when = calendars.part_of(meaning.when, mod, meaning.granularity)
    part = {"START": "its first part", "MID": "its middle", "END": "its last part"}[mod]
    return meaning._replace(
        mod=mod,
        when=when,
        granularity=finer.get(meaning.granularity, Granularity.PERIOD if when != meaning.when else meaning.granularity),
        why=f"{meaning.why}; {part}: {told_as(when, Granularity.PERIOD)}{why}",
    )


def halved(whole: Meaning, parts: Parts) -> Meaning | None:
    """The first or second half of a month, to and from its middle; None where no half is named."""
    part = parts.get("part") or ""
    if "half" not in part or whole.when is None or whole.when.first_number is None:
        return None
    middle = whole.when.first_number + 15
    first = Interval.of_day_numbers(middle - 15, middle)
    when = first if "first" in part else Interval.of_day_numbers(middle, middle + 1).up_to(whole.when)
    mod = "START" if "first" in part else "END"
    return whole._replace(when=when, mod=mod, granularity=Granularity.PART_OF_MONTH, why=f"{whole.why}; half of it")


def full_year(text: str, scene: Scene) -> int:
    """A year as a phrase writes it: astronomical, so that 44 BC is -43.

    Of two figures it is the one nearest to a year that the text writes out or was written in; where there is none, one
    of 1950 to 2049.
    """
    figures = re.sub(r"\D", "", text)
    year, era = int(figures), re.sub(r"[^a-z]", "", text)
    if era and era[0] != "b" and year < PLAIN and not _in_capitals(text, scene):
        raise Declined(f"no era: {text}")
    if era:
        return 1 - year if era.startswith("b") else year
    if len(figures) > 2:
        return year
    known = (*scene.years, *([scene.reference.day.year] if scene.reference.day else []))
    if not known:
        return year + (1900 if year >= 50 else 2000)
    possible = [y for c in range(1000, 2200, 100) if (y := c + year) <= max(known) + AHEAD]
    return min(possible, key=lambda y: (min(abs(y - k) for k in known), y), default=2000 + year)


def _in_capitals(text: str, scene: Scene) -> bool:
    """Whether a year's era stands in capitals: "AD 79", not "an ad 79"."""
    return re.sub(r"[^a-z.]", "", text).upper() in scene.text[scene.span.start : scene.span.end + 2]
