"""A chronology for TimelineJS 3 (Knight Lab), in its JSON format.

TimelineJS shows headlines and texts as HTML, so everything that comes from a document is escaped.
"""

from __future__ import annotations

import json
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING, Any

from timeline.export.passages import actor_names, clean, disagreement, passages, tellings
from timeline.model import CLOCK, Day, Granularity, ends_of, unit_of
from timeline.wording import count, dating_in_words, sureness_in_figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.export.passages import QuotedPassage
    from timeline.model import Chronology, Dating, Event

PARTS = ("year", "month", "day", "hour", "minute")
NAMED = {Granularity.MONTH: 2, Granularity.YEAR: 1}  # parts that name a month, a year


def to_timelinejs(chronology: Chronology) -> str:
    """The dated events as slides, grouped by kind; the opening slide says how many have no date."""
    told, names = tellings(chronology), actor_names(chronology)
    title = {"text": {"headline": "Chronology", "text": _opening(chronology)}}
    slides = [_slide(event, event.dating, told[event.id], names) for event in chronology.events if event.dating]
    return json.dumps({"title": title, "events": slides}, ensure_ascii=False, indent=2) + "\n"


def _opening(chronology: Chronology) -> str:
    events, documents = count(len(chronology.events), "event"), count(len(chronology.documents), "document")
    left_out = f", {len(chronology.undated)} more without a date" if chronology.undated else ""
    return f"<p>{events} told in {documents}{left_out}</p>"


def _slide(event: Event, dating: Dating, told: tuple[QuotedPassage, ...], names: Mapping[str, str]) -> dict[str, Any]:
    start, end = _dates(dating)
    slide = {
        "unique_id": event.id,
        "start_date": start,
        "end_date": end,
        "display_date": escape(dating_in_words(dating)),
        "group": clean(event.kind.value),
        "autolink": False,
        "text": {"headline": escape(clean(event.title)), "text": _text(event, dating, told, names)},
    }
    return {key: value for key, value in slide.items() if value is not None}


def _dates(dating: Dating) -> tuple[dict[str, int], dict[str, int] | None]:
    """The first and last day or minute, or the month or year; an open side takes the other, as the words say."""
    if dating.when.has_ancient_side:
        return _ancient_dates(dating)
    start, stop = dating.when.start, dating.when.stop
    last = None if stop is None else stop - timedelta(microseconds=1)
    moments = [moment for moment in (start, last) if moment is not None]
    parts = PARTS[:5] if dating.granularity in CLOCK else PARTS[: NAMED.get(dating.granularity, 3)]
    first, final = ({part: getattr(moment, part) for part in parts} for moment in (moments[0], moments[-1]))
    return first, None if first == final else final


def _ancient_dates(dating: Dating) -> tuple[dict[str, int], dict[str, int] | None]:
    """The same before the year 1, where TimelineJS has no year 0: -44 is 44 BC."""
    parts = {Granularity.YEAR: 1, Granularity.MONTH: 2}.get(unit_of(dating.when, dating.granularity), 3)
    days = [day for day in ends_of(dating.when) if day is not None]
    told = [Day(day.year if day.year > 0 else day.year - 1, day.month, day.day) for day in days]
    first, final = (dict(zip(PARTS, day[:parts], strict=False)) for day in (told[0], told[-1]))
    return first, None if first == final else final


def _text(event: Event, dating: Dating, told: tuple[QuotedPassage, ...], names: Mapping[str, str]) -> str:
    said = f"{event.status.value} · {sureness_in_figures(event.confidence)} · why this date: {clean(dating.why)}"
    parts = [f"<p>{escape(said)}</p>"]
    if event.actors:
        parts.append(f"<p>With {escape(', '.join(names[actor] for actor in event.actors))}</p>")
    parts += [f"<p>The sources disagree on the {escape(disagreement(conflict))}</p>" for conflict in event.conflicts]
    parts += [f"<blockquote>{escape(quote)}<br>{escape(source)}</blockquote>" for source, quote in passages(told)]
    return "".join(parts)
