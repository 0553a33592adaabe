"""A chronology as a calendar (iCalendar, RFC 5545), written with icalendar: one entry an event with a date.

A whole day or a stretch of days is an all-day entry. A clock time with its zone is told in UTC, one without is
floating: the time the text says, in no zone. A deadline stands on its last day, "since" on its first, and both say so;
so does an event of which only the month or the year is known, which fills it. X-DATELINE-EDTF keeps the date as exactly
as it is known. Events without a date are left out and counted in the description, since a calendar has no place for
them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from timeline.calendars.zones import ahead_of_utc
from timeline.export.headings import title
from timeline.export.links import passage_link
from timeline.export.passages import actor_names, clean, disagreement, passages, tellings, when_and_why
from timeline.model import CLOCK, Bound, DatingBasis, Granularity, Status
from timeline.wording import count, dating_in_words, is_approximate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import icalendar

    from timeline.export.passages import QuotedPassage
    from timeline.model import Chronology, Dating, Event

MAKER = "-//Dateline//Chronology//EN"
STATUS = {
    Status.OCCURRED: "CONFIRMED",
    Status.DEADLINE: "CONFIRMED",  # it is the deadline that the entry tells, and that stands
    Status.CANCELLED: "CANCELLED",
    Status.DENIED: "CANCELLED",
}


def to_ics(chronology: Chronology) -> str:
    """The dated events as a calendar, with CRLF line ends."""
    from icalendar import Calendar, vText

    told, names, stamp = tellings(chronology), actor_names(chronology), _stamp(chronology)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(title(chronology)))  # of properties of its own it does not know the type
    shown = [event for event in chronology.events if event.dating and not event.dating.when.is_ancient]
    left_out = [
        *([f"{count(len(chronology.undated), 'event')} without a date"] if chronology.undated else ()),
        *([f"{count(early, 'event')} before the year 1"] if (early := len(chronology.events) - len(shown)) else ()),
    ]
    if left_out:
        calendar.add("x-wr-caldesc", vText(f"{' and '.join(left_out)} left out"))
    for event in shown:
        if event.dating is not None:
            calendar.add_component(_entry(event, event.dating, told[event.id], names, stamp))
    return bytes(calendar.to_ical()).decode("utf-8")


def _stamp(chronology: Chronology) -> datetime:
    """DTSTAMP, which every entry must have: the day of the newest document, so that no clock shows."""
    days = [day for document in chronology.documents if (day := document.publication.calendar_day) is not None]
    return datetime.combine(max(days, default=date(1970, 1, 1)), time(), UTC)


def _entry(
    event: Event, dating: Dating, told: tuple[QuotedPassage, ...], names: Mapping[str, str], stamp: datetime
) -> icalendar.Event:
    from icalendar import Event as Entry
    from icalendar import vText

    entry = Entry()
    entry.add("uid", f"{event.id}@dateline")
    entry.add("dtstamp", stamp)
    start, end = _dates(dating)
    entry.add("dtstart", start)
    if end is not None:
        entry.add("dtend", end)
    entry.add("summary", _summary(event, dating))
    entry.add("description", "\n".join(_description(event, told, names)))
    if event.place:
        entry.add("location", clean(event.place))
    link = next((link for mention, document in told if (link := passage_link(document, mention.span))), None)
    if link is not None:
        entry.add("url", link)
    entry.add("categories", [event.kind.value, event.status.value])
    entry.add("status", STATUS.get(event.status, "TENTATIVE"))
    entry.add("transp", "TRANSPARENT")
    entry.add("x-dateline-edtf", vText(dating.edtf))
    return entry


def _dates(dating: Dating) -> tuple[date, date | None]:
    """DTSTART, and DTEND, which is the first moment after the event; None on the last day of the calendar."""
    when = dating.when
    if dating.granularity in CLOCK and when.start is not None and when.stop is not None:
        ahead = ahead_of_utc(dating.zone, when.start) if dating.zone else None
        if ahead is None:
            return when.start, when.stop
        return (when.start - ahead).replace(tzinfo=UTC), (when.stop - ahead).replace(tzinfo=UTC)
    first, last = when.first, when.last
    if dating.bound is Bound.BY or first is None:
        first = last or first
    if dating.bound is Bound.SINCE or last is None:
        last = first
    assert first is not None
    assert last is not None
    return first, last + timedelta(days=1) if last < date.max else None


def _summary(event: Event, dating: Dating) -> str:
    """The title with what a calendar would not show: that it is a limit, how finely the date is known, its status."""
    name, words = clean(event.title), dating_in_words(dating)
    if dating.bound is not Bound.AT or dating.when.start is None or dating.when.stop is None:
        return f"{words[:1].upper()}{words[1:]}: {name}"
    remarks = [words.replace(" (", ", ").replace(")", "")] if _is_rough(dating) else []
    remarks += [] if event.status is Status.OCCURRED else [event.status.value]
    return f"{name} ({', '.join(remarks)})" if remarks else name


def _is_rough(dating: Dating) -> bool:
    """Whether an entry that fills the whole interval would say more than is known."""
    rough = Granularity.PERIOD.rank > dating.granularity.rank > Granularity.DAY.rank
    return rough or is_approximate(dating) or (dating.basis is DatingBasis.BOUNDED and dating.when.days != 1)


def _description(event: Event, told: tuple[QuotedPassage, ...], names: Mapping[str, str]) -> Iterator[str]:
    yield clean(when_and_why(event))
    if event.actors:
        yield "With: " + ", ".join(names[actor] for actor in event.actors)
    yield from (f"The sources disagree on the {disagreement(conflict)}" for conflict in event.conflicts)
    yield from (f"“{quote}” ({source})" for source, quote in passages(told))
