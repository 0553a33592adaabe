"""What lies before the year 1 in EDTF: -0043-03-15, -0043, -04XX (the 5th century BC), -0057/-0049, ../-0043."""

from __future__ import annotations

import re

from timeline.model import Day, Granularity, Interval, ancient_century, century_of, ends_of, interval_of_date, unit_of

_SIDE = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_CENTURY = re.compile(r"-(\d\d)XX")


def timex_of_ancient(when: Interval, granularity: Granularity) -> str:
    """The TIMEX3 value of an interval that begins before the year 1; one that is no calendar unit is first/last.

    >>> timex_of_ancient(interval_of_date(-43, 3), Granularity.MONTH)
    'BC0044-03'
    """
    if granularity is Granularity.CENTURY and (number := century_of(when)) is not None:
        return f"BC{number - 1:02d}"
    unit, (first, last) = unit_of(when, granularity), ends_of(when)
    one, other = ("" if side is None else _in_timex(side, unit) for side in (first, last))
    named = granularity in (Granularity.PART_OF_MONTH, Granularity.PART_OF_YEAR)
    if named and first is not None:
        return _in_timex(first, Granularity.MONTH if granularity is Granularity.PART_OF_MONTH else Granularity.YEAR)
    return one if one == other else f"{one}/{other}"


def _in_timex(day: Day, unit: Granularity) -> str:
    if day.year > 0:
        return _written(day, unit)
    _, *rest = _written(Day(1, day.month, day.day), unit).split("-")
    return "-".join((f"BC{1 - day.year:04d}", *rest))


def interval_of_side(text: str) -> Interval | None:
    """The interval of one date in EDTF that lies before the year 1, or None where it is none."""
    if found := _CENTURY.fullmatch(text):
        return ancient_century(int(found[1]) + 1)
    found = _SIDE.fullmatch(text)
    if found is None or int(found[1]) > 0 or text.startswith("-0000"):
        return None
    return interval_of_date(*(int(part or 0) for part in found.groups()))


def edtf_of_ancient(when: Interval, granularity: Granularity) -> str:
    """An interval with a side before the year 1, or the whole time before it, as EDTF; an open side is "..".

    >>> edtf_of_ancient(interval_of_date(-57).up_to(interval_of_date(14)), Granularity.PERIOD)
    '-0057/0014'
    """
    if granularity is Granularity.CENTURY and (number := century_of(when)) is not None:
        return f"-{number - 1:02d}XX"
    unit, (first, last) = unit_of(when, granularity), ends_of(when)
    sides = [".." if side is None else _written(side, unit) for side in (first, last)]
    return sides[0] if sides[0] == sides[1] else "/".join(sides)


def _written(day: Day, unit: Granularity) -> str:
    year = f"{'-' if day.year < 0 else ''}{abs(day.year):04d}"
    parts = (year, f"{day.month:02d}", f"{day.day:02d}")
    return "-".join(parts[: 1 if unit is Granularity.YEAR else 2 if unit is Granularity.MONTH else 3])
