"""The year of a document that names none: what its weekdays, the years it names, its office holders and its kin say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import AnchorKind, Granularity, Interval, PublicationBasis, TimeType
from timeline.temporal.words import WEEKDAY_NAMES

if TYPE_CHECKING:
    from timeline.model import Document, Publication, TimeExpression

PARTIAL = re.compile(r"XXXX-(\d\d)-(\d\d)$")
NAMED_YEAR = re.compile(r"(\d{4})(?!\d)")
CYCLE = 11  # years within which every date falls on every weekday


class Window(NamedTuple):
    """The first and last publication day that the documents of a corpus state."""

    first: date
    last: date


class YearGuess(NamedTuple):
    """The year that a document's dates without a year belong to, and why; unsure where another fits as well."""

    year: int
    why: str
    sure: bool = True


def window_of(publications: Iterable[Publication]) -> Window | None:
    """The window of a corpus, or None where no document states when it was published."""
    days = [
        d
        for p in publications
        if p.basis in {PublicationBasis.GIVEN, PublicationBasis.STATED} and (d := p.calendar_day) is not None
    ]
    return Window(min(days), max(days)) if days else None


def likely_year(
    document: Document,
    times: Sequence[TimeExpression],
    window: Window | None,
    earliest: date | None = None,
    dateline: tuple[int, int, int | None] | None = None,
) -> YearGuess | None:
    """The year in which an undated document was written, if something tells it.

    A weekday with a date ("Monday, March 17") fits one year in six or so, and so does a `dateline` (month, day, weekday
    of publication). The other documents (`window`), the years that the text names and the first day on which all
    office holders it speaks of were in office (`earliest`) choose among those.
    """
    fits = [fit for t in times if (fit := _weekday_and_date(document.quote(t.span), t.value)) is not None]
    if dateline is not None and dateline[2] is not None:
        fits.append((dateline[2], dateline[0], dateline[1]))
    named = sorted(_named_years(times))
    if window is not None and (earliest is None or earliest <= window.last):
        days = [(int(m.group(1)), int(m.group(2))) for t in times if (m := PARTIAL.match(t.value)) is not None]
        near, sure = _nearest_year(fits, days, window)
        return YearGuess(near, f"{_told(fits, near)}the other documents are of {_years(window)}", sure)
    if earliest is not None:
        year = next((y for y in range(earliest.year, earliest.year + CYCLE) if _agree(fits, y)), earliest.year)
        return YearGuess(year, f"{_told(fits, year)}the office holders it names were in office from {earliest}")
    if not named:
        return None
    inside = [y for y in range(named[-1] + 1, named[0] - 1, -1) if _agree(fits, y)] if fits else []
    year = inside[0] if inside else next((y for y in range(named[-1], named[-1] + CYCLE) if _agree(fits, y)), named[-1])
    return YearGuess(year, f"{_told(fits, year)}it names {_the_years(named)}", bool(fits))


def _told(fits: Sequence[tuple[int, int, int]], year: int) -> str:
    return f"its weekdays fit {year}, and " if fits and _agree(fits, year) else ""


def _named_years(times: Iterable[TimeExpression]) -> set[int]:
    """The years that the text itself names."""
    found = set()
    for time in times:
        match = NAMED_YEAR.match(time.value)
        if match is not None and time.anchor.kind is AnchorKind.STATED and time.type is not TimeType.SET:
            found.add(int(match.group(1)))
    return {year for year in found if 1800 < year < 2200}


def _the_years(named: Sequence[int]) -> str:
    return f"the year {named[0]}" if len(named) == 1 else f"the years {named[0]} to {named[-1]}"


def _years(window: Window) -> str:
    first, last = window.first.year, window.last.year
    return str(first) if first == last else f"{first} to {last}"


def _nearest_year(
    fits: Sequence[tuple[int, int, int]], days: Sequence[tuple[int, int]], window: Window
) -> tuple[int, bool]:
    """The year in which dates (month, day) lie nearest to the window and fall on their weekdays, if it is one."""
    years = range(max(1, window.first.year - 1), min(9999, window.last.year + 1) + 1)
    off = {y: (not _agree(fits, y), sum(_days_off(y, day, window) for day in days), _off(y, window)) for y in years}
    best = min(off.values())
    nearest = [y for y in years if off[y] == best]
    return nearest[0], len(nearest) == 1 or not days


def _days_off(year: int, day: tuple[int, int], window: Window) -> int:
    """By how many days a date lies outside a window."""
    try:
        when = date(year, *day)
    except ValueError:  # 29 February of a common year
        return CYCLE * 366
    return max((window.first - when).days, 0, (when - window.last).days)


def _off(year: int, window: Window) -> int:
    return max(window.first.year - year, 0, year - window.last.year)


def _weekday_and_date(quote: str, value: str) -> tuple[int, int, int] | None:
    weekday = weekday_in(quote)
    partial = PARTIAL.match(value)
    return None if partial is None or weekday is None else (weekday, int(partial.group(1)), int(partial.group(2)))


def weekday_in(quote: str) -> int | None:
    """The weekday (0 is Monday) that a phrase names, or None."""
    return next((i for i, name in enumerate(WEEKDAY_NAMES) if re.search(rf"\b{name[:3].lower()}", quote.lower())), None)


def _agree(fits: Iterable[tuple[int, int, int]], year: int) -> bool:
    return all(_is_weekday(year, month, day, weekday) for weekday, month, day in fits)


def _is_weekday(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:  # 29 February of a common year
        return False


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
