"""The publication date that a document without one allows: after its past, before what it tells as to come.

The weekdays that a report names without a date narrow this down: "on Thursday" was in the week before, "on Friday" is
in the week after, and the last weekday told as past is most often the day of writing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from timeline.model import AnchorKind, Bound, Ground, Publication, PublicationBasis
from timeline.publication.draft import Dateline, Writing
from timeline.publication.limits import Agreement, Limit, agreed, grounds
from timeline.publication.own import FINE, own_limits
from timeline.publication.stated import dateline_of
from timeline.publication.years import PARTIAL, weekday_in
from timeline.temporal import times
from timeline.temporal.words import WEEKDAY_NAMES

if TYPE_CHECKING:
    from timeline.model import Document, TimeExpression
    from timeline.publication.draft import UndatedDocument

WIDEST = 7  # days: of a wider range no single day is given
SOON = 1  # days after the last weekday it tells within which a report of the day is published
LATER = 3  # the same of a text that names one weekday only
OFTEN = 3  # times that both readings together find a weekday of which a report of the day tells
LONGEST = 366  # days: a longer range is no date
NEAR = 31  # days between the bounds within which the weekday of writing decides
BY_LINE, BY_WEEKDAY = 0.9, 0.6  # how sure a dateline without its year is, and the weekday of writing


def dateline(document: Document, draft: Sequence[TimeExpression]) -> Dateline | None:
    """The dateline of a text that states a day but no year ("CITY, Nov 22 (Agency) -"), or None."""
    partial = [t for t in draft if PARTIAL.match(t.value)]
    time = dateline_of(document, partial)
    match = PARTIAL.match(time.value) if time is not None else None
    return None if time is None or match is None else Dateline(int(match.group(1)), int(match.group(2)), time.span)


def weekday_of_writing(document: Document) -> Writing | None:
    """The weekday on which a report was most likely written, from the bare weekdays it names, or None.

    The text is read as if of two arbitrary days: which weekdays it looks back to and which forward to does not
    depend on them. The day that leaves the shortest way to all of them is that of writing. A report that goes from
    day to day comes out at once; another may look back on its one weekday, but not beyond the next it looks forward to.
    """
    past: Counter[int] = Counter()
    coming: Counter[int] = Counter()
    for probe in (date(2024, 7, 3), date(2024, 7, 6)):
        for time in times(document.text, published=probe, language=document.language):
            weekday = _bare_weekday(time)
            if weekday is not None and time.when is not None and time.when.first is not None and time.bound is Bound.AT:
                (past if time.when.first <= probe else coming)[weekday] += 1
    # A weekday that is as often past as to come tells nothing.
    behind = {day for day in past if past[day] > coming[day]}
    ahead = {day for day in coming if coming[day] > past[day]}
    if not behind:
        return None
    written = min(behind, key=lambda day: (_way(day, behind, ahead), day))
    daily = len(behind) > 1 and past[written] >= OFTEN
    return Writing(written, min([SOON if daily else LATER, *((day - written) % 7 or 7 for day in ahead)]))


def _bare_weekday(time: TimeExpression) -> int | None:
    if time.anchor.kind is not AnchorKind.PUBLICATION or time.granularity not in FINE:
        return None
    bare = re.search(r"day\b", time.quote) is not None and re.search(r"\d|week", time.quote) is None
    return weekday_in(time.quote) if bare else None


def _way(day: int, past: Iterable[int], coming: Iterable[int]) -> int:
    return sum((day - w) % 7 for w in past) + sum((w - day) % 7 or 7 for w in coming)


def inferred(draft: UndatedDocument, others: Iterable[Limit] = ()) -> Publication:
    """The publication date of a document or part, from its own limits and those that other documents set.

    With a dateline it is that day of the guessed year. Otherwise it lies within what all the evidence allows: the day
    is the last one possible, and a range wider than a week is given without a day.
    """
    line, day = draft.line, _day_in(draft.guess.year, draft.line) if draft.guess.sure else None
    if line is not None and day is not None:
        why = f"the dateline names no year; {draft.guess.why}"
        ground = Ground(why, day, day, BY_LINE)
        return Publication(PublicationBasis.INFERRED, day, (day, day), why, line.span, BY_LINE, (ground,))
    agreement = agreed([*own_limits(draft), *others])
    return _by_weekday(draft, agreement) or _between(draft, agreement)


def _by_weekday(draft: UndatedDocument, agreement: Agreement) -> Publication | None:
    """The day of writing, where its weekday singles it out."""
    written = None if draft.writing is None else _day_of_writing(agreement, draft.writing.weekday)
    if written is None or draft.writing is None:
        return None
    latest = _later(written, draft.writing.soon)
    last = latest if agreement.last is None else min(latest, agreement.last)
    why = f"the last weekday it tells as past is {WEEKDAY_NAMES[draft.writing.weekday]}"
    told = (*grounds(agreement), Ground(why, written, last, BY_WEEKDAY))
    return Publication(
        PublicationBasis.INFERRED, written, (written, last), _in_words(draft, told), None, _least(told), told
    )


def _between(draft: UndatedDocument, agreement: Agreement) -> Publication:
    """The days between the limits, if there are both."""
    told, first, last = grounds(agreement), agreement.first, agreement.last
    evidence = _in_words(draft, told)
    if first is None or last is None or (last - first).days > LONGEST:
        writing = draft.writing
        named = [f"it was most likely written on a {WEEKDAY_NAMES[writing.weekday]}"] if writing is not None else []
        evidence = "; ".join(
            [evidence, *named, *(["nothing it tells lies after its publication"] if first and not last else [])]
        )
        return Publication(PublicationBasis.UNKNOWN, evidence=evidence, grounds=told)
    near = (last - first).days <= WIDEST
    return Publication(
        PublicationBasis.INFERRED, last if near else None, (first, last), evidence, None, _least(told), told
    )


def _in_words(draft: UndatedDocument, told: Iterable[Ground]) -> str:
    kept = dict.fromkeys([draft.guess.why, *(g.why for g in told if g.kept)])
    return "; ".join([*kept, *(f"left aside: {g.why}" for g in told if not g.kept)])


def _least(told: Iterable[Ground]) -> float:
    """A range is as sure as the least sure of what sets it."""
    return min((g.confidence for g in told if g.kept), default=0.0)


def _day_in(year: int, line: Dateline | None) -> date | None:
    """The day of a dateline in a year, or None where that year has no such day ("31 February")."""
    try:
        return None if line is None else date(year, line.month, line.day)
    except ValueError:
        return None


def _day_of_writing(agreement: Agreement, weekday: int) -> date | None:
    """The first such weekday from the first day possible, where that is surely of the week before, or the only one."""
    first, last = agreement.first, agreement.last
    if first is None:
        return None
    day = _later(first, (weekday - first.weekday()) % 7)
    if not agreement.allows(day):
        return None
    told = [limit for limit in agreement.setting() if limit.hull.first == first]
    if any(weekday_in(limit.quote) is not None for limit in told):
        return day
    only = last is not None and _later(day, 7) > last
    dated = any(limit.quote for limit in told) and last is not None and (last - first).days <= NEAR
    return day if only or dated else None


def _later(day: date, days: int) -> date:
    """The day so many days later, or the last of the calendar."""
    return day + timedelta(days=min(days, (date.max - day).days))
