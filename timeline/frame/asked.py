"""A stretch of time that a reader types: "since 1 March", "February to April", "last week of March"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.calendars import bounded
from timeline.model import Bound, Interval
from timeline.temporal import times

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from timeline.model import TimeExpression

BEFORE = ("", "in ", "from ")
"""What the words are tried behind: alone, "March" may be a verb and "March until May" is no sentence."""
STRICT = {Bound.BY: "before", Bound.SINCE: "after"}
"""Words that leave out the day they name, by the limit they set."""
ISO_PAIR = re.compile(r"(?<=\d)/(?=\d{4}-\d\d)")


def asked_time(text: str, anchor: date | None) -> Interval | None:
    """The stretch of time the words ask for, None where they name none; `anchor` is the day that "last week" and a
    date without its year are counted from.
    """
    plain = ISO_PAIR.sub(" to ", text.strip())
    readings = [before + words for words in (plain, plain.title()) for before in BEFORE]
    found = [(words, [e for e in times(words, published=anchor, language="en") if e.when]) for words in readings]
    words, best = max(found, key=lambda each: sum(len(expression.quote) for expression in each[1]))
    if any(each.when is not None and each.when.has_ancient_side for each in best):
        return bounded(best[0]) if len(best) == 1 else None
    return _hull([_stretch(words, each, anchor) for each in best])


def _stretch(words: str, found: TimeExpression, anchor: date | None) -> tuple[datetime | None, datetime | None]:
    """Both ends of what one expression asks for; None where it sets no end there."""
    when = found.when
    assert when is not None
    strictly = words[: found.start].casefold().rstrip().endswith(STRICT.get(found.bound, "\n"))
    if found.bound is Bound.SINCE:
        return (when.stop if strictly else when.start), None
    if found.bound is Bound.BY:
        # In the news "by 5 March" looks ahead of its day; who looks back at a story means the March it tells of.
        bare = next((each.when for each in times(f"on {found.quote}", published=anchor, language="en")), None) or when
        return None, (bare.start if strictly else bare.stop)
    return when.start, when.stop


def _hull(ends: Sequence[tuple[datetime | None, datetime | None]]) -> Interval | None:
    """From the first beginning that is named to the last end that is; None where they leave nothing between."""
    start = min((begin for begin, _ in ends if begin is not None), default=None)
    stop = max((end for _, end in ends if end is not None), default=None)
    if (start is None and stop is None) or (start is not None and stop is not None and start >= stop):
        return None
    return Interval(start, stop)
