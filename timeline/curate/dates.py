"""Dates that a person gives: EDTF, or any phrase that the program's own tagger reads."""

from __future__ import annotations

import re
from datetime import date

from timeline.calendars import bounded, edtf_of, interval_of_edtf
from timeline.curate.decisions import When
from timeline.imports.dates import EDTF_FORMS
from timeline.model import Bound, Dating, DatingBasis, Granularity, Interval
from timeline.temporal import times

HEDGE = re.compile(r"[~?%]+$")


class NoDate(ValueError):
    """A text is no date; the message says how to write one."""


def when_of(text: str, published: date | None = None) -> When:
    """The date that a text gives: EDTF (2025-03, 2025-03-22/2025-03-23, ../2025-04-29, 2025-04-04~), or a phrase such
    as "early March 2025" or "by Friday", counted from the day its document was `published`. Raises NoDate.
    """
    said = " ".join(text.split())
    plain = HEDGE.sub("", said)
    if re.fullmatch(r"[\dX.:T/-]+", plain):
        return _of_edtf(said, plain)
    found = times(said, published=published)
    if len(found) != 1 or found[0].when is None or found[0].granularity is None:
        counted = "" if published else " (its document has no date to count from)"
        raise NoDate(
            f"{said!r} is not one date{counted}: write it as 2025-03-22, 2025-03, 2025-03-22/2025-03-28, "
            "../2025-04-29 for “by”, or in words such as “early March 2025”"
        )
    expression = found[0]
    when = bounded(expression)
    assert when is not None  # it resolved
    edtf = expression.edtf if expression.bound is Bound.AT and expression.edtf else None
    return When(edtf or edtf_of(when, expression.granularity, expression.bound), found[0].granularity,
                expression.bound, said)  # fmt: skip


def _of_edtf(said: str, plain: str) -> When:
    try:
        interval_of_edtf(plain)
    except (ValueError, OverflowError):
        raise NoDate(f"{said!r} is no date of the calendar: write it as 2025-03-22, or 2025-03 for a month") from None
    left, _, right = plain.partition("/")
    bound = Bound.BY if left in ("", "..") else Bound.SINCE if right == ".." or plain.endswith("/") else Bound.AT
    side = right if bound is Bound.BY else left
    granularity = next((grain for form, grain in EDTF_FORMS if form.fullmatch(side)), Granularity.DAY)
    if bound is Bound.AT and right and right != left:
        granularity = granularity if granularity.rank < Granularity.DAY.rank else Granularity.PERIOD
    return When(said, granularity, bound, said)


def dating_of(when: When, why: str) -> Dating:
    """The date as an event has it, with the reason in words; raises ValueError for what is no EDTF."""
    interval: Interval = interval_of_edtf(HEDGE.sub("", when.edtf))
    return Dating(interval, when.granularity, when.bound, when.edtf, DatingBasis.DECIDED, 1.0, why)
