"""The limits that an undated text sets to its own day: its past, its future, today with a date, its office holders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from timeline.model import CLOCK, AnchorKind, Bound, DatingBasis, EventKind, Granularity, Status
from timeline.publication.backward import days_of_writing, phrase_of
from timeline.publication.limits import Limit, Stretch
from timeline.temporal.cues import quotation_around

if TYPE_CHECKING:
    from timeline.model import Mention, TimeExpression
    from timeline.publication.draft import UndatedDocument

FINE = frozenset({Granularity.DAY, Granularity.PART_OF_DAY})
PAST, COMING, BESIDE, OFFICE, TAKEN = 0.9, 0.8, 0.85, 0.85, 0.7  # how sure such evidence is
FAINT = 0.3  # less sure: what is told with a month or a year is often no news ("bonds that fall due in 2026")
SWORN = 3  # days from a vote that confirms to the day of taking office
ENTERING = re.compile(r"confirm|sw[oe]a?rn?|inaugurat|t[ao]ke?o?k? office|assum", re.IGNORECASE)
BESIDE_EACH_OTHER = re.compile(r"[\s,(–—-]{1,3}(?:on )?")


def faint_limits(draft: UndatedDocument) -> Iterator[Limit]:
    """The months and years that a text tells as past or to come: asked where nothing finer sets a range."""
    for mention in draft.mentions:
        if mention.time is not None and mention.time.granularity not in FINE | CLOCK:
            yield from _told_day(draft, mention, FAINT)


def own_limits(draft: UndatedDocument) -> Iterator[Limit]:
    """What a text says of its own day."""
    if draft.earliest is not None:
        why = f"its office holders were in office from {draft.earliest}"
        yield Limit((Stretch(draft.earliest, None),), OFFICE, why)
    for mention in draft.mentions:
        if mention.time is not None and mention.time.granularity in FINE | CLOCK:
            yield from _told_day(draft, mention)
        yield from _office_taken(mention, draft.taken or {})
    yield from _dated_deictics(draft)


def _told_day(draft: UndatedDocument, mention: Mention, less: float = 0.0) -> Iterator[Limit]:
    """A date that a clause tells as past or as to come, as evidence that is so much less sure."""
    time = mention.time
    if time is None or time.when is None or time.when.first is None or time.when.last is None:
        return
    if time.anchor.kind in {AnchorKind.EXPRESSION, AnchorKind.PUBLICATION}:
        return  # what hangs on something else is no evidence of its own
    if not mention.span.covers(time.span) or mention.dating is None or mention.dating.basis is not DatingBasis.CLAUSE:
        return  # only what a clause says of itself is evidence
    first, last = time.when.first, time.when.last
    if mention.status is Status.OCCURRED and time.bound is Bound.AT and mention.trigger.start not in draft.unpast:
        yield Limit((Stretch(first, None),), PAST - less, f"it tells “{time.quote}” as past ({first})", time.quote)
    elif mention.status in {Status.PLANNED, Status.EXPECTED, Status.DEADLINE}:
        yield Limit((Stretch(None, last),), COMING - less, f"it tells “{time.quote}” as to come ({last})", time.quote)


def _office_taken(mention: Mention, taken: Mapping[str, date]) -> Iterator[Limit]:
    """Somebody was confirmed or sworn in, and it is known from when they held the office."""
    entering = mention.kind is EventKind.APPOINTMENT and mention.status is Status.OCCURRED
    days = {taken[span.actor] for span in mention.actors if span.actor in taken}
    if entering and len(days) == 1 and ENTERING.search(mention.title):
        day = days.pop()
        first = day - timedelta(days=min(SWORN, (day - date.min).days))
        yield Limit((Stretch(first, None),), TAKEN, f"it tells “{mention.title}” as past (in office from {day})")


def _dated_deictics(draft: UndatedDocument) -> Iterator[Limit]:
    """ "Today, 3 March", "last week (12 May)": the day of writing, or days near it, by the text's own word."""
    for one, other in zip(draft.times, draft.times[1:], strict=False):
        if not BESIDE_EACH_OTHER.fullmatch(draft.document.text[one.span.end : other.span.start]):
            continue
        for relative, day in ((one, other), (other, one)):
            yield from _dated_deictic(draft, relative, day)


def _dated_deictic(draft: UndatedDocument, relative: TimeExpression, dated: TimeExpression) -> Iterator[Limit]:
    text, when = draft.document.text, dated.when
    phrase = phrase_of(text, relative)
    if phrase is None or dated.anchor.kind is AnchorKind.PUBLICATION or when is None or dated.granularity not in FINE:
        return
    if when.first is None or when.last is None or quotation_around(text, relative.span) is not None:
        return
    days = days_of_writing(phrase, when.first, when.last)
    if days:
        quote = f"{relative.quote}” beside “{dated.quote}"
        yield Limit(days, BESIDE, f"it says “{quote}” ({when.first})", relative.quote)
