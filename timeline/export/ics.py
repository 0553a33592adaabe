"""A chronology as a calendar (iCalendar, RFC 5545): one entry an event with a date.

A whole day or a stretch of days is an all-day entry, a clock time is floating: it is the time the text says, in no
zone. A deadline stands on its last day, "since" on its first, and both say so. Events without a date are left out and
counted in the description, since a calendar has no place for them.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from timeline.export.passages import actor_names, clean, disagreement, passages, tellings, when_and_why
from timeline.model import CLOCK, Bound, Status
from timeline.wording import count, day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.export.passages import Told
    from timeline.model import Chronology, Dating, Event

STATUS = {Status.OCCURRED: "CONFIRMED", Status.CANCELLED: "CANCELLED", Status.DENIED: "CANCELLED"}
OCTETS = 75  # of a line, at most (RFC 5545, 3.1)


def to_ics(chronology: Chronology) -> str:
    """The dated events as a calendar, with CRLF line ends."""
    told, names, stamp = tellings(chronology), actor_names(chronology), _stamp(chronology)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Chronology//EN", "CALSCALE:GREGORIAN"]
    if chronology.undated:
        note = f"{count(len(chronology.undated), 'event')} without a date left out"
        lines.append(f"X-WR-CALDESC:{_text(note)}")
    for event in chronology.events:
        lines += _entry(event, told[event.id], names, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _stamp(chronology: Chronology) -> str:
    """DTSTAMP, which every entry must have: the day of the newest document, so that no clock shows."""
    days = [document.publication.day for document in chronology.documents if document.publication.day]
    newest = max((_day(day) for day in days), default=date(1970, 1, 1))
    return f"{_date(newest)}T000000Z"


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _entry(event: Event, told: tuple[Told, ...], names: Mapping[str, str], stamp: str) -> Iterator[str]:
    assert event.dating is not None  # it is one of the dated events
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@dateline"
    yield f"DTSTAMP:{stamp}"
    yield from _dates(event.dating)
    yield f"SUMMARY:{_text(_summary(clean(event.title), event, event.dating))}"
    yield f"DESCRIPTION:{_text(_description(event, told, names))}"
    if event.place:
        yield f"LOCATION:{_text(clean(event.place))}"
    yield f"CATEGORIES:{_text(event.kind.value)}"
    yield f"STATUS:{STATUS.get(event.status, 'TENTATIVE')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _dates(dating: Dating) -> Iterator[str]:
    """DTSTART and DTEND, which is the first moment after the event."""
    when = dating.when
    if dating.granularity in CLOCK and when.start is not None and when.stop is not None:
        yield f"DTSTART:{_clock(when.start)}"
        yield f"DTEND:{_clock(when.stop)}"
        return
    first, last = when.first, when.last
    if dating.bound is Bound.BY or first is None:
        first = last or first
    if dating.bound is Bound.SINCE or last is None:
        last = first
    assert first is not None
    assert last is not None
    yield f"DTSTART;VALUE=DATE:{_date(first)}"
    yield f"DTEND;VALUE=DATE:{_date(last + timedelta(days=1) if last < date.max else last)}"


def _date(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _clock(moment: datetime) -> str:
    return f"{_date(moment)}T{moment.hour:02}{moment.minute:02}{moment.second:02}"


def _summary(title: str, event: Event, dating: Dating) -> str:
    if dating.bound is Bound.BY and dating.when.last:
        return f"By {day_in_words(dating.when.last)}: {title}"
    if dating.bound is Bound.SINCE and dating.when.first:
        return f"Since {day_in_words(dating.when.first)}: {title}"
    return title if event.status is Status.OCCURRED else f"{title} ({event.status.value})"


def _description(event: Event, told: tuple[Told, ...], names: Mapping[str, str]) -> str:
    lines = [when_and_why(event)]
    if event.actors:
        lines.append("With: " + ", ".join(names[actor] for actor in event.actors))
    lines += [f"The sources disagree on the {disagreement(conflict)}" for conflict in event.conflicts]
    lines += [f"“{quote}” ({source})" for source, quote in passages(told)]
    return "\n".join(lines)


def _text(value: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11); only line ends put there on purpose stay."""
    lines = [clean(line) for line in value.split("\n")]
    return "\\n".join(re.sub(r"([\\;,])", r"\\\1", line) for line in lines)


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never cut inside a character."""
    pieces, piece, size = [], "", 0
    for char in line:
        octets = len(char.encode("utf-8"))
        if size + octets > OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    return "\r\n".join([*pieces, piece])
