"""The dates that files tell beside their text, as machines and people write them -> a day, or a day and time.

Times are taken as they stand, without their zone: a chronology is in the calendar of its documents.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
NAMED = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
CLOCK = r"(?:[T ,]+(?:at )?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?(?:\s?(?P<half>[AP])\.?M\b\.?)?)?"
ZONE = r"\s*(?:Z|[A-Z]{2,5}|[+-]\d\d:?\d\d)?(?:\s*\([^)]{0,40}\))?"
WRITTEN = (
    rf"(?P<year>\d{{4}})-(?P<m>\d\d?)-(?P<day>\d\d?){CLOCK}{ZONE}",
    rf"(?P<year>\d{{4}})[/.](?P<m>\d\d?)[/.](?P<day>\d\d?){CLOCK}{ZONE}",
    rf"(?P<year>\d{{4}})(?P<m>\d\d)(?P<day>\d\d)(?:T(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?)?{ZONE}",
    rf"(?:[a-z]+,? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{NAMED},?[ -](?P<year>\d{{4}}){CLOCK}{ZONE}",
    rf"(?:[a-z]+,? )?{NAMED} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){CLOCK}{ZONE}",
    rf"(?P<day>\d\d?)\.\s?(?P<m>\d\d?)\.\s?(?P<year>\d{{4}}){CLOCK}{ZONE}",
)
PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in WRITTEN)
# Which number is the day is not told by the date alone.
SLASHES = re.compile(rf"(?P<a>\d\d?)[/-](?P<b>\d\d?)[/-](?P<year>\d{{4}}){CLOCK}{ZONE}", re.IGNORECASE)
PDF = re.compile(r"(?:D:)?(?P<year>\d{4})(?P<m>\d\d)(?P<day>\d\d)(?P<hour>\d\d)?(?P<minute>\d\d)?")


def moment(value: object, *, day_first: bool | None = None) -> date | None:
    """The day (or day and time) that a value means, or None; "03/04/2025" means none unless `day_first` is known."""
    if isinstance(value, datetime):
        return _without_zone(value)
    if isinstance(value, date):
        return value
    text = " ".join(str(value).split()) if isinstance(value, str | int) else ""
    if not 6 <= len(text) <= 60:
        return None
    for pattern in PATTERNS:
        found = pattern.fullmatch(text)
        if found is not None:
            return _built(found)
    slashes = SLASHES.fullmatch(text)
    return None if slashes is None else _by_slashes(slashes, day_first)


def is_moment(text: str) -> bool:
    """Whether a text is a date that can be read, be it in two ways."""
    return moment(text, day_first=True) is not None or moment(text, day_first=False) is not None


def moment_before(text: str, latest: date | None) -> date | None:
    """The moment that a text means, where of two readings of "05/04/2025" one is later than it can be."""
    told = moment(text)
    if told is not None or latest is None:
        return told
    last = calendar_day(latest) + timedelta(days=1)  # clocks of two zones
    read = {each for first in (True, False) if (each := moment(text, day_first=first)) and calendar_day(each) <= last}
    return read.pop() if len(read) == 1 else None


def calendar_day(moment: date) -> date:
    """The day of a moment, without its hour."""
    return moment.date() if isinstance(moment, datetime) else moment


def is_day_first(values: list[str]) -> bool | None:
    """Whether dates such as "03/04/2025" have the day first, where one of them tells; None where none does."""
    found = [match for value in values if (match := SLASHES.fullmatch(value.strip()))]
    first, second = any(int(m["a"]) > 12 for m in found), any(int(m["b"]) > 12 for m in found)
    return None if first == second else first


def pdf_moment(value: object) -> date | None:
    """The day and time in the notation of PDF: "D:20250319174000+01'00'"."""
    found = PDF.match(value) if isinstance(value, str) else None
    return None if found is None else _built(found)


def _by_slashes(found: re.Match[str], day_first: bool | None) -> date | None:
    a, b = int(found["a"]), int(found["b"])
    if day_first is None:
        day_first = True if a > 12 else False if b > 12 else None
    if day_first is None:
        return _built(found, a, b) if a == b else None
    day, month = (a, b) if day_first else (b, a)
    return _built(found, day, month)


def _built(found: re.Match[str], day: int | None = None, month: int | None = None) -> date | None:
    named = found.groupdict()
    if month is None:
        month = MONTHS[named["month"][:3].lower()] if named.get("month") else int(found["m"])
    try:
        whole = date(int(found["year"]), month, int(found["day"]) if day is None else day)
        hour = None if named.get("hour") is None else int(found["hour"])
        if hour is None or whole.year < 1000:
            return whole if whole.year >= 1000 else None
        half = (named.get("half") or "").upper()
        hour = hour % 12 + (12 if half == "P" else 0) if half else hour
        return _without_zone(datetime.combine(whole, time(hour, int(named.get("minute") or 0))))
    except ValueError:
        return None


def _without_zone(value: datetime) -> date:
    """A time as it stands; midnight is how machines write a day without its hour."""
    plain = value.replace(tzinfo=None, second=0, microsecond=0)
    return plain.date() if (plain.hour, plain.minute) == (0, 0) else plain
