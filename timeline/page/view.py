"""What the reader is looking at, and the address that brings it back: pure, without Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from timeline.chart import BY
from timeline.frame import FACETS, Filters, asked_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from timeline.model import Interval

Address = dict[str, list[str]]
"""Query parameters: raw codes and ids, never labels, so that a link outlives a change of wording."""
DATES = ("from", "to")
"""The parameters that say which dates are in view."""


@dataclass(frozen=True, slots=True)
class View:
    """The selected event and passage, the lanes, the dates in view (None: the opening window) and the filters; `when`
    is how the reader put the time that `filters.when` asks for. Where no event is selected, `document` is the one that
    is open, `at` where in it the date stands that is looked at."""

    event: str | None = None
    passage: str | None = None
    lanes: str = BY[0]
    window: tuple[datetime, datetime] | None = None
    filters: Filters = field(default_factory=Filters)
    when: str = ""
    document: str | None = None
    at: int | None = None


def address_of(view: View) -> Address:
    """The query parameters of a view; what is as at the start is left out. The dates in view come last, where the
    page's script writes them too."""
    address: Address = {}
    if view.filters.query:
        address["q"] = [view.filters.query]
    address.update({facet: list(chosen) for facet in FACETS if (chosen := getattr(view.filters, facet))})
    if view.filters.alone and view.filters.actor:
        address["alone"] = ["1"]
    if view.filters.every and len(view.filters.actor) > 1:
        address["every"] = ["1"]
    if view.filters.details:
        address["details"] = ["1"]
    if view.when:
        address["when"] = [view.when]
    if view.lanes != BY[0]:
        address["lanes"] = [view.lanes]
    if view.event is not None:
        address["event"] = [view.event]
        if view.passage is not None:
            address["passage"] = [view.passage]
    elif view.document is not None:
        address["document"] = [view.document]
        if view.at is not None:
            address["at"] = [str(view.at)]
    if view.window is not None:
        address |= dict(zip(DATES, ([_minute(end)] for end in view.window), strict=True))
    return address


def step_of(address: Address) -> Address:
    """What of an address makes a step of the history: all but the dates in view, which change at each move."""
    return {key: values for key, values in address.items() if key not in DATES}


@lru_cache(maxsize=64)
def asked(text: str, anchor: date | None) -> Interval | None:
    """The time that the reader's words ask for (see `asked_time`)."""
    return asked_time(text, anchor) if text.strip() else None


def view_of(
    address: Mapping[str, Sequence[str]], known: Mapping[str, frozenset[str]], anchor: date | None = None
) -> View:
    """The view an address asks for; anything in it that this chronology does not know is left out.

    `known` holds the possible values of each facet, and of "event" and "passage"; `anchor` is for the time asked for.
    """
    chosen: dict[str, Any] = {facet: tuple(v for v in address.get(facet, ()) if v in known[facet]) for facet in FACETS}
    alone = _last(address, "alone") == "1" and bool(chosen["actor"])
    every = _last(address, "every") == "1" and len(chosen["actor"]) > 1
    event, passage, lanes, when = (_last(address, key) for key in ("event", "passage", "lanes", "when"))
    document = _last(address, "document")
    shown = document if event not in known["event"] and document in known["document"] else None
    return View(
        event=event if event in known["event"] else None,
        passage=passage if event in known["event"] and passage in known["passage"] else None,
        lanes=lanes if lanes in BY else BY[0],
        window=_window(*(_last(address, key) for key in DATES)),
        filters=Filters(
            query=_last(address, "q"),
            alone=alone,
            every=every,
            when=asked(when, anchor),
            details=_last(address, "details") == "1",
            **chosen,
        ),
        when=when,
        document=shown,
        at=None if shown is None else _offset(_last(address, "at")),
    )


def window_of(pair: Sequence[str] | None) -> tuple[datetime, datetime] | None:
    """The dates in view from two ISO texts as a chart gives them, None where they make no window."""
    return _window(pair[0], pair[1]) if pair is not None and len(pair) == 2 else None


def _window(low: str, high: str) -> tuple[datetime, datetime] | None:
    try:
        # A chart may give more digits than a datetime has, and an address may carry a zone: neither matters here.
        pair = tuple(datetime.fromisoformat(text[:19].replace(" ", "T")).replace(tzinfo=None) for text in (low, high))
    except ValueError:
        return None
    return (pair[0], pair[1]) if pair[0] < pair[1] else None


def _last(address: Mapping[str, Sequence[str]], key: str) -> str:
    values = address.get(key, ())
    return values[-1] if values else ""


def _offset(text: str) -> int | None:
    """A place in a text as an address gives it."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else None


def _minute(instant: datetime) -> str:
    return instant.isoformat(timespec="minutes")
