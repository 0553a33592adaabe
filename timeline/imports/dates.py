"""A date as a file writes it -> what it means: EDTF as such, all else by the tagger of time expressions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.calendars import bounded, edtf_of, interval_of_edtf
from timeline.confidence import of_stated
from timeline.model import CLOCK, Bound, Dating, DatingBasis, Granularity, Interval
from timeline.temporal import times
from timeline.wording import dating_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

SIDE = r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?|-?\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X|-?\d\dXX)"
EDTF = re.compile(rf"(?P<one>{SIDE})[~?%]?|(?P<left>{SIDE}|\.\.|)[~?%]?/(?P<right>{SIDE}|\.\.|)[~?%]?")
QUALIFIED = re.compile("[~?%]")
EDTF_FORMS = (  # how fine a single date is, by its form
    (re.compile(r"-?\d\dXX"), Granularity.CENTURY),
    (re.compile(r"\d{3}X"), Granularity.DECADE),
    (re.compile(r"-?\d{4}"), Granularity.YEAR),
    (re.compile(r"\d{4}-2[1-4]"), Granularity.SEASON),
    (re.compile(r"-?\d{4}-\d\d"), Granularity.MONTH),
    (re.compile(r"-?\d{4}-\d\d-\d\d"), Granularity.DAY),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d"), Granularity.MINUTE),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"), Granularity.SECOND),
)
NUMBERS = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)\b")


def dating_of(text: str, end: str = "", order: str | None = None) -> Dating | None:
    """What a date means, or a first and a last one; None where that is not told for sure.

    `order` (MDY, DMY) says how 4/5/2025 is read.
    """
    first = _dating(text, order) if text else None
    last = _dating(end, order) if end and end != text else None
    if first is None or last is None:
        return first or (None if last is None else _limited(last))
    if first.when.first_number is None or last.when.stop is None or first.when.begin >= last.when.end:
        return first
    when = first.when.up_to(last.when)
    clock = {first.granularity, last.granularity} <= CLOCK
    edtf = first.edtf if first.edtf == last.edtf else f"{first.edtf}/{last.edtf}"
    granularity = first.granularity if clock or first.edtf == last.edtf else Granularity.PERIOD
    return _said(when, granularity, Bound.AT, edtf, f"{text} – {end}")


def order_of(texts: Iterable[str]) -> str | None:
    """The order of day and month that dates in figures show, all dates of a file together; None where none shows it."""
    orders = set()
    for found in (found for text in texts for found in NUMBERS.finditer(text)):
        one, two = int(found[1]), int(found[3])
        orders |= {"DMY"} if 12 < one <= 31 and two <= 12 else {"MDY"} if 12 < two <= 31 and one <= 12 else set()
    return orders.pop() if len(orders) == 1 else None


def is_ambiguous(text: str) -> bool:
    """Whether a date in figures can be read both ways: 4/5/2025."""
    found = NUMBERS.search(text)
    return found is not None and int(found[1]) <= 12 and int(found[3]) <= 12 and found[1] != found[3]


def _dating(text: str, order: str | None) -> Dating | None:
    return _by_edtf(text) or _by_tagger(text, order)


def _by_edtf(text: str) -> Dating | None:
    found = EDTF.fullmatch(text)
    if found is None:
        return None
    try:
        when = interval_of_edtf(QUALIFIED.sub("", text))
    except (ValueError, OverflowError):
        return None
    if any(side.startswith("0000") for side in (text, found["left"] or "")):
        return None  # a year that is all noughts is a gap in a table
    one = found["one"] is not None
    open_start, open_stop = when.first_number is None, when.stop is None
    bound = Bound.AT if one else Bound.BY if open_start else Bound.SINCE if open_stop else Bound.AT
    side = found["one"] or (found["right"] if bound is Bound.BY else found["left"] if bound is Bound.SINCE else "")
    granularity = next((fine for shape, fine in EDTF_FORMS if shape.fullmatch(side)), Granularity.PERIOD)
    return _said(when, granularity, bound, text, text)


def _by_tagger(text: str, order: str | None) -> Dating | None:
    found = [time for time in times(text, date_order=order) if time.when is not None]
    when = bounded(found[0]) if len(found) == 1 else None
    if when is None:
        return None
    time = found[0]
    granularity = time.granularity or Granularity.PERIOD
    plain = time.bound is Bound.AT and time.edtf
    said = _said(when, granularity, time.bound, plain or edtf_of(when, granularity, time.bound), text)
    return replace(said, zone=time.zone)


def _limited(last: Dating) -> Dating | None:
    """What has a last date only."""
    when = last.when.until_its_end
    if when is None:
        return None
    return _said(when, last.granularity, Bound.BY, edtf_of(when, last.granularity, Bound.BY), last.edtf)


def _said(when: Interval, granularity: Granularity, bound: Bound, edtf: str, text: str) -> Dating:
    dating = Dating(when, granularity, bound, edtf, DatingBasis.CLAUSE, of_stated(granularity), "")
    return replace(dating, why=f"the row gives “{text}”: {dating_in_words(dating)}")
