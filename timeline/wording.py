"""Dates in words: what a person reads where the data says 2025-03-22/2025-03-23.

English names are spelled here, not asked of the locale: the same chronology reads the same on every machine.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime

from timeline.eras import MONTHS, ancient_in_words
from timeline.lexicon import table
from timeline.model import (
    CLOCK,
    Bound,
    Dating,
    DatingBasis,
    Document,
    Engine,
    Granularity,
    Ground,
    Interval,
    Publication,
    PublicationBasis,
)

LANGUAGES = table("languages")["names"]
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

COARSE = {
    Granularity.WEEKEND: "that weekend",
    Granularity.WEEK: "that week",
    Granularity.PART_OF_MONTH: "day not given",
    Granularity.MONTH: "day not given",
    Granularity.SEASON: "day not given",
    Granularity.QUARTER: "day not given",
    Granularity.HALF: "day not given",
    Granularity.PART_OF_YEAR: "day not given",
    Granularity.YEAR: "day not given",
    Granularity.DECADE: "year not given",
    Granularity.CENTURY: "year not given",
}


def day_in_words(day: date, *, weekday: bool = True) -> str:
    """A calendar day; without its weekday on request, and never with one before 1900.

    >>> day_in_words(date(2025, 3, 22)), day_in_words(date(1754, 5, 1))
    ('Sat 22 Mar 2025', '1 May 1754')
    """
    plain = f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {plain}" if weekday and day.year >= 1900 else plain


def days_in_words(first: date, last: date) -> str:
    """A stretch of days, saying the month and the year once where both ends share them.

    >>> days_in_words(date(2025, 2, 12), date(2025, 4, 29))
    '12 Feb – 29 Apr 2025'
    """
    if first == last:
        return day_in_words(first, weekday=False)
    if first.year != last.year:
        return f"{day_in_words(first, weekday=False)} – {day_in_words(last, weekday=False)}"
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1][:3]}"
    return f"{first.day}{month} – {day_in_words(last, weekday=False)}"


def interval_in_words(when: Interval, granularity: Granularity | None = None) -> str:
    """An interval: a clock time, a day, a named month or year, or its first and last day; an open side is said.

    >>> interval_in_words(Interval.of_days(date(2025, 3, 1), date(2025, 3, 31)))
    'March 2025'
    >>> interval_in_words(Interval.of_days(None, date(2025, 3, 5)))
    'until Wed 5 Mar 2025'
    """
    if when.has_ancient_side:
        return ancient_in_words(when, granularity)
    if when.first is None or when.last is None:
        known = when.last if when.first is None else when.first
        assert known is not None  # an interval has at least one known side
        return f"{'until' if when.first is None else 'from'} {day_in_words(known)}"
    if granularity in CLOCK:
        return _clock(when)
    if when.first == when.last:
        return day_in_words(when.first)
    return _unit(when.first, when.last) or days_in_words(when.first, when.last)


def dating_in_words(dating: Dating | None) -> str:
    """When an event happened, with how finely that is known.

    >>> march = Interval.of_days(date(2025, 3, 1), date(2025, 3, 31))
    >>> dating_in_words(Dating(march, Granularity.MONTH, Bound.AT, "2025-03", "clause", 0.9, "the clause says so"))
    'March 2025 (day not given)'
    >>> deadline = Interval.of_days(None, date(2025, 4, 29))
    >>> dating_in_words(Dating(deadline, Granularity.DAY, Bound.BY, "../2025-04-29", "clause", 0.9, "it says so"))
    'by Tue 29 Apr 2025'
    """
    if dating is None:
        return "no date"
    about = "about " if is_approximate(dating) else ""
    if dating.when.has_ancient_side:
        return about + _ancient(dating)
    zone = f" {dating.zone}" if dating.zone and dating.granularity in CLOCK else ""
    if dating.bound is Bound.BY and dating.when.last is not None:
        # A deadline is "by" its day; what is only known not to be later is no deadline.
        by = "on or before" if dating.basis is DatingBasis.BOUNDED else "by"
        return f"{about}{by} {_moment(dating.when.stop, dating.when.last, dating.granularity)}{zone}"
    if dating.bound is Bound.SINCE and dating.when.first is not None:
        return f"{about}since {_moment(dating.when.start, dating.when.first, dating.granularity)}{zone}"
    first, last = dating.when.first, dating.when.last
    if dating.basis is DatingBasis.BOUNDED and first is not None and last is not None and first != last:
        return f"{about}between {day_in_words(first, weekday=False)} and {day_in_words(last, weekday=False)}"
    words = about + interval_in_words(dating.when, dating.granularity) + zone
    if dating.granularity is Granularity.PART_OF_DAY:
        return f"{words} (part of the day)"
    several = dating.when.days is not None and dating.when.days > 1
    remark = COARSE.get(dating.granularity) if several else None
    return f"{words} ({remark})" if remark else words


def _ancient(dating: Dating) -> str:
    words = ancient_in_words(dating.when, dating.granularity)
    for bound, open_side, limit in ((Bound.BY, "until", "by"), (Bound.SINCE, "from", "since")):
        if dating.bound is bound and words.startswith(f"{open_side} "):
            by = "on or before" if bound is Bound.BY and dating.basis is DatingBasis.BOUNDED else limit
            return f"{by}{words.removeprefix(open_side)}"
    return words


def publication_in_words(publication: Publication) -> str:
    """When a document was published and what that rests on.

    >>> publication_in_words(Publication(PublicationBasis.STATED, date(2025, 3, 19)))
    '19 Mar 2025 · stated'
    >>> publication_in_words(Publication(PublicationBasis.INFERRED, None, (date(2025, 3, 16), date(2025, 3, 17))))
    '16 – 17 Mar 2025 · inferred'
    """
    if publication.basis is PublicationBasis.UNKNOWN or (publication.day is None and publication.range is None):
        return "publication date unknown"
    if publication.range is not None and publication.range[0] != publication.range[1]:
        words = days_in_words(*publication.range)
    else:
        day = publication.range[0] if publication.day is None and publication.range else publication.day
        assert day is not None
        words = day_in_words(day, weekday=False)
    return f"{words} · {publication.basis.value}"


def grounds_in_words(publication: Publication) -> tuple[str, ...]:
    """What a publication date rests on, a line each: what it says, which days that allows, and how sure it is."""
    if not publication.grounds:
        return (publication.evidence,)
    return tuple(_ground(ground) for ground in publication.grounds)


def _ground(ground: Ground) -> str:
    first, last = ground.first, ground.last
    if first is not None and last is not None:
        days = day_in_words(first) if first == last else days_in_words(first, last)
    elif first is not None:
        days = f"not before {day_in_words(first)}"
    else:
        days = f"not after {day_in_words(last)}" if last is not None else "any day"
    aside = "" if ground.kept else "; left aside, for surer evidence speaks against it"
    return f"{ground.why}: {days} · {sureness(ground.confidence)} ({ground.confidence:.0%}){aside}"


def is_approximate(dating: Dating) -> bool:
    """Whether the text itself hedges the date ("about", "possibly"): EDTF's `~`, `?` or `%`."""
    return any(mark in dating.edtf for mark in "~?%")


def dates_in_words(document: Document) -> str:
    """How many dates a document holds and how many of them tell an event: "15 dates, 12 told"; "" without any."""
    dates = len(document.dates)
    told = dates - len(document.unused)
    return f"{count(dates, 'date')}, {f'{told:,}' if told else 'none'} told" if dates else ""


def unread_language(document: Document) -> str:
    """Why a document tells no event for the language it is in; "" for one that is read."""
    if document.language == "en" or document.entries:
        return ""
    looks = LANGUAGES.get(document.language)
    known = f"its language looks like {looks}" if looks else "its language is none that is known here"
    return f"{known}; events are found in English only, so it tells none here"


SURE, LIKELY = 0.8, 0.5
"""Confidences from which a date is called sure (of ten such dates at least eight are right, where that was measured)
and likely (at least five); below, it is unsure."""


def sureness(confidence: float) -> str:
    """A confidence of 0..1 in one word.

    >>> [sureness(confidence) for confidence in (0.8, 0.5, 0.3)]
    ['sure', 'likely', 'unsure']
    """
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "unsure"


def sureness_of_date(confidence: float) -> str:
    """How sure the date of an event is, in words.

    >>> sureness_of_date(0.72)
    'date: likely'
    """
    return f"date: {sureness(confidence)}"


def sureness_in_figures(confidence: float) -> str:
    """The same with the number behind it.

    >>> sureness_in_figures(0.72)
    'date: likely (72%)'
    """
    return f"{sureness_of_date(confidence)} ({confidence:.0%})"


def meaning_of(confidence: float) -> str:
    """What the number behind a date's sureness means, in a sentence."""
    return f"of 100 dates that rest on the same, about {round(confidence * 100)} are right"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun in the right form.

    >>> count(1, "event"), count(1204, "event"), count(2, "country", "countries")
    ('1 event', '1,204 events', '2 countries')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _clock(when: Interval) -> str:
    """A stretch of clock time inside a day, or across days."""
    assert when.start is not None
    assert when.stop is not None
    begin = f"{day_in_words(when.start)}, {when.start:%H:%M}"
    if (when.stop - when.start).total_seconds() <= 3600:
        return begin
    same_day = when.first == when.last
    return f"{begin} – {when.stop:%H:%M}" if same_day else f"{begin} – {day_in_words(when.stop)}, {when.stop:%H:%M}"


def _moment(instant: datetime | None, day: date, granularity: Granularity) -> str:
    """One side of an interval, with its clock time where that is known."""
    return day_in_words(day) + (f", {instant:%H:%M}" if instant and granularity in CLOCK else "")


def _unit(first: date, last: date) -> str | None:
    """The name of a whole month or year, None for any other stretch."""
    if first.day != 1 or first.year != last.year or last.day != monthrange(last.year, last.month)[1]:
        return None
    if first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, 12) else None


def reading_in_words(engine: Engine) -> str:
    """What sentences were read with, and what that costs.

    >>> reading_in_words(Engine("dateline", "0.1.0", "en_core_web_md", "3.7.1"))
    'reading with the language model en_core_web_md 3.7.1'
    """
    if engine.model == "rules":
        return "reading by shallow patterns, without a language model, so that events are missing"
    return f"reading with the language model {engine.model} {engine.model_version}"
