"""When a document was published: stated in its head or foot, else inferred from the dates it tells.

A cascade, surest first, as in adbar/htmldate: what the user gave; a full date on a line that is no prose; a full date
in the first words of the text; else bounds: what is told as past was before the publication, what is told as to come
is after it. An inferred date keeps its range and says what it rests on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import (
    CLOCK,
    AnchorKind,
    Basis,
    Bound,
    Granularity,
    Interval,
    Publication,
    Span,
    Status,
    TimeExpression,
    TimeType,
)

if TYPE_CHECKING:
    from timeline.model import Document, Mention

HEAD = 2_500  # characters of the beginning in which a publication date may stand
FOOT = 400  # characters of the end
LONGEST_LINE = 160  # characters: a longer line is prose
WIDEST_INFERRED = 7  # days: a wider range is given, but no single day
LABEL = re.compile(r"\b(?:published|posted|updated|date|issued|released|printed|first|filed|dated)\b\W*", re.IGNORECASE)
SOURCE = re.compile(r"^\W*(?:from|in)\s+[A-Z][\w’'.& -]{1,60},\s*$")
LINE = re.compile(r"[^\r\n]+")
PROSE_END = re.compile(r"[a-z]{2}[.!?][\"”’)]*\s*$")
PARTIAL = re.compile(r"XXXX-(\d\d)-(\d\d)$")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Window(NamedTuple):
    """The first and last publication day that the documents of a corpus state."""

    first: date
    last: date


def window_of(publications: Iterable[Publication]) -> Window | None:
    """The window of a corpus, or None where no document states when it was published."""
    days = [d for p in publications if p.basis in {Basis.GIVEN, Basis.STATED} and (d := p.calendar_day) is not None]
    return Window(min(days), max(days)) if days else None


# --- stated -------------------------------------------------------------------------------------


def stated(document: Document, times: Sequence[TimeExpression]) -> Publication | None:
    """The publication date that a document states of itself, or None; `times` are its own expressions."""
    if document.publication.basis is Basis.GIVEN:
        return document.publication
    full = [t for t in times if _is_full_day(t)]
    best = max(((score, -t.span.start, t) for t in full if (score := _score(document, t)) > 0), default=None)
    if best is None:
        return None
    time = best[2]
    when = time.when
    assert when is not None  # a full day has both ends
    assert when.start is not None
    day = when.start if time.granularity in CLOCK else _with_clock(document, time, times) or when.start.date()
    line = document.quote(_line(document.text, time.span)).strip()
    return Publication(Basis.STATED, day, None, f"the document's own words: “{_short(line)}”", time.span)


def _is_full_day(time: TimeExpression) -> bool:
    return (
        time.when is not None
        and time.type in {TimeType.DATE, TimeType.TIME}
        and time.anchor.kind is AnchorKind.STATED
        and time.when.days == 1
        and re.match(r"\d{4}-\d\d-\d\d", time.value) is not None
    )


def _score(document: Document, time: TimeExpression) -> int:
    """How much the place of a full date speaks for its being the publication's; 0 where nothing does."""
    text, span = document.text, time.span
    line = _line(text, span)
    before, after = text[line.start : span.start], text[span.end : line.end]
    if span.start >= HEAD and span.end < len(text) - FOOT:
        return 0
    in_head = span.start < HEAD
    if LABEL.search(before[-40:]) and line.end - line.start <= LONGEST_LINE:
        return 6 if in_head else 4
    if SOURCE.match(before):
        return 5
    if not in_head:
        return 0
    if line.end - line.start <= LONGEST_LINE and not _is_prose(before, after):
        return 4 if not text[: line.start].count("\n\n") > 8 else 2
    return 3 if _is_dateline(before, after) else 0


def _is_prose(before: str, after: str) -> bool:
    """Whether a line reads as a sentence around its date."""
    words = len((before + after).split())
    if words > 12 or re.search(r"\b(?:on|in|since|until|before|after|by|from|of)\s*$", before):
        return True
    return bool(PROSE_END.search(after)) and words > 6


def _is_dateline(before: str, after: str) -> bool:
    """Whether a paragraph begins "CITY, March 3, 2025 (Agency) - "."""
    return (
        len(before) < 60 and re.match(r"\s*(?:\([^)]{2,40}\))?\s*[—–-]{1,2}\s", after) is not None and "." not in before
    )


def _line(text: str, span: Span) -> Span:
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    end = LINE.match(text, span.end)
    return Span(start, end.end() if end else span.end)


def _with_clock(document: Document, day: TimeExpression, times: Sequence[TimeExpression]) -> datetime | None:
    """The clock time right behind a date ("March 19, 2025 17:40"), joined with it."""
    clock = re.match(
        r"[\s,|·-]{1,3}(?:at\s)?([01]?\d|2[0-3]):([0-5]\d)\b", document.text[day.span.end : day.span.end + 12]
    )
    if clock is None or day.when is None or day.when.start is None:
        return None
    behind = next((t for t in times if t.span.start >= day.span.end), None)
    if behind is not None and behind.when is not None and behind.granularity in CLOCK and behind.when.start is not None:
        clock_time = behind.when.start
        if behind.span.start - day.span.end <= 6 and clock_time.date() == day.when.start.date():
            return clock_time
    return day.when.start.replace(hour=int(clock.group(1)), minute=int(clock.group(2)))


def _short(line: str, most: int = 90) -> str:
    line = " ".join(line.split())
    return line if len(line) <= most else line[: most - 1] + "…"


# --- inferred -----------------------------------------------------------------------------------


class YearGuess(NamedTuple):
    """The year that a document's dates without a year belong to, and why."""

    year: int
    why: str


def likely_year(
    document: Document, times: Sequence[TimeExpression], window: Window | None, earliest: date | None = None
) -> YearGuess | None:
    """The year in which an undated document was written, if something tells it.

    A weekday with a date ("Monday, March 17") fits one year in six or so; the years that the text names, the office
    holders it speaks of (`earliest`) and the other documents (`window`) narrow that down.
    """
    named = [int(t.value[:4]) for t in times if re.match(r"\d{4}(?!\d)", t.value) and t.type is not TimeType.SET]
    floor = max([y for y in named if 1500 < y < 2200] + ([earliest.year] if earliest else []), default=None)
    fits = [fit for t in times if (fit := _weekday_and_date(document.quote(t.span), t.value)) is not None]
    if window is not None:
        near = min(
            range(window.first.year - 1, window.last.year + 2), key=lambda y: (not _agree(fits, y), _off(y, window), y)
        )
        told = "its weekdays fit that year and " if fits and _agree(fits, near) else ""
        return YearGuess(near, f"{told}the other documents are of {_years(window)}")
    if floor is not None:
        year = next((y for y in range(floor, floor + 12) if _agree(fits, y)), floor)
        why = "the latest year it names or needs" + (", and its weekdays fit it" if fits else "")
        return YearGuess(year, why)
    return None


def _years(window: Window) -> str:
    first, last = window.first.year, window.last.year
    return str(first) if first == last else f"{first} to {last}"


def _off(year: int, window: Window) -> int:
    return max(window.first.year - year, 0, year - window.last.year)


def _weekday_and_date(quote: str, value: str) -> tuple[int, int, int] | None:
    partial = PARTIAL.match(value)
    weekday = next((i for i, name in enumerate(WEEKDAYS) if re.search(rf"\b{name[:3]}", quote.lower())), None)
    return None if partial is None or weekday is None else (weekday, int(partial.group(1)), int(partial.group(2)))


def _agree(fits: Iterable[tuple[int, int, int]], year: int) -> bool:
    for weekday, month, day in fits:
        try:
            if date(year, month, day).weekday() != weekday:
                return False
        except ValueError:
            return False
    return True


def in_year(times: Iterable[TimeExpression], guess: YearGuess) -> tuple[TimeExpression, ...]:
    """The expressions with the guessed year put into those that name a month and a day but no year."""
    return tuple(_in_year(t, guess) for t in times)


def _in_year(time: TimeExpression, guess: YearGuess) -> TimeExpression:
    partial = PARTIAL.match(time.value)
    if partial is None or time.when is not None:
        return time
    try:
        day = date(guess.year, int(partial.group(1)), int(partial.group(2)))
    except ValueError:
        return time
    return replace(time, when=Interval.of_days(day, day), granularity=Granularity.DAY, value=day.isoformat())


def inferred(mentions: Iterable[Mention], guess: YearGuess, earliest: date | None = None) -> Publication:
    """The publication date between what is told as past and what is told as to come; `mentions` are dated in `guess`.

    The day is the last one possible; where the range is wider than a week it is given without a day.
    """
    past, coming = _told_days(mentions)
    lower = max([d for d, _ in past] + ([earliest] if earliest else []), default=None)
    upper = min((d for d, _ in coming if lower is None or d >= lower), default=None)
    if lower is None:
        return Publication(Basis.UNKNOWN)
    evidence = [f"{guess.why}", *_named("tells as past", past, lower), *_named("tells as to come", coming, upper)]
    told = "; ".join(evidence)
    if upper is None:
        return Publication(Basis.INFERRED, None, None, f"{told}; nothing it tells lies after its publication")
    near = (upper - lower).days <= WIDEST_INFERRED
    return Publication(Basis.INFERRED, upper if near else None, (lower, upper), told)


def _told_days(mentions: Iterable[Mention]) -> tuple[list[tuple[date, Mention]], list[tuple[date, Mention]]]:
    past: list[tuple[date, Mention]] = []
    coming: list[tuple[date, Mention]] = []
    for mention in mentions:
        time = mention.time
        if time is None or time.when is None or time.granularity is not Granularity.DAY or time.when.first is None:
            continue
        if not mention.span.covers(time.span) or mention.dating is None or mention.dating.basis != "clause":
            continue  # only what a clause says of itself is evidence
        if mention.status is Status.OCCURRED and time.bound is Bound.AT:
            past.append((time.when.first, mention))
        elif mention.status in {Status.PLANNED, Status.EXPECTED, Status.DEADLINE}:
            coming.append((time.when.first, mention))
    return past, coming


def _named(what: str, told: Sequence[tuple[date, Mention]], day: date | None) -> list[str]:
    quotes = Counter(m.time.quote for d, m in told if d == day and m.time is not None)
    return [f"it {what}: “{quote}” ({day})" for quote in sorted(quotes)[:1]]
