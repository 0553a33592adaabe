"""A chronology as one readable page (HTML): opens without a network, runs no script, prints well.

Everything that comes from a document is escaped, and a policy in the head forbids the page to load or run anything.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.export.passages import (
    actor_names,
    clean,
    disagreement,
    marked,
    source_name,
    tellings,
    writable,
)
from timeline.export.strip import strip
from timeline.model import Bound
from timeline.wording import (
    MONTHS,
    count,
    dating_in_words,
    days_in_words,
    publication_in_words,
    reading_in_words,
    sureness_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.export.passages import Told
    from timeline.model import Chronology, Document, Event

STYLE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(chronology: Chronology) -> str:
    """The whole page: events in order of time under their months, those without a date, and the documents."""
    return "\n".join(_lines(chronology)) + "\n"


def _lines(chronology: Chronology) -> Iterator[str]:
    told, names = tellings(chronology), actor_names(chronology)
    numbers = {document.id: number for number, document in enumerate(chronology.documents, 1)}
    yield "<!DOCTYPE html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(_title(chronology))}</title>"
    yield f"<style>{STYLE.read_text(encoding='utf-8')}</style></head><body>"
    yield from _head(chronology)
    yield strip(chronology.events)
    yield '<main id="events">'
    for month, events in groupby(chronology.events, key=_month):
        yield f"<section><h2>{escape(month)}</h2><ol>"
        for event in events:
            yield from _event(event, told[event.id], names, numbers)
        yield "</ol></section>"
    if chronology.undated:
        yield '<section id="undated"><h2>Without a date</h2><ol>'
        for event in chronology.undated:
            yield from _event(event, told[event.id], names, numbers)
        yield "</ol></section>"
    yield "</main>"
    yield from _documents(chronology.documents)
    engine = chronology.engine
    made = f"{engine.name} {engine.version}, {reading_in_words(engine)}"
    yield f"<footer>Made by {escape(clean(made))}.</footer></body></html>"


def _title(chronology: Chronology) -> str:
    days = [
        day
        for event in chronology.events
        if event.dating
        for day in (event.dating.when.first, event.dating.when.last)
        if day is not None
    ]
    return f"Chronology, {days_in_words(min(days), max(days))}" if days else "Chronology"


def _head(chronology: Chronology) -> Iterator[str]:
    facts = [count(len(chronology.events), "dated event"), count(len(chronology.undated), "event") + " without a date"]
    facts.append(count(len(chronology.documents), "document"))
    conflicting = sum(bool(event.conflicts) for event in chronology.all_events())
    if conflicting:
        facts.append(f"{conflicting} on which the sources disagree")
    yield f"<header><h1>{escape(_title(chronology))}</h1><p>{escape(' · '.join(facts))}</p>"
    undated = '<a href="#undated">without a date</a> ' if chronology.undated else ""
    yield f'<nav><a href="#events">events</a> {undated}<a href="#documents">documents</a></nav></header>'


def _month(event: Event) -> str:
    """The month an event is listed under: that of the side of its date that the order of time goes by."""
    when = None if event.dating is None else event.dating.when
    day = when and (when.first or when.last)
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""


def _event(event: Event, told: tuple[Told, ...], names: Mapping[str, str], numbers: Mapping[str, int]) -> Iterator[str]:
    classes = ["event", f"status-{event.status.value}"] + (["conflict"] if event.conflicts else [])
    if event.dating and event.dating.bound is not Bound.AT:
        classes.append("bound")
    yield f'<li class="{" ".join(classes)}" id="event-{escape(event.id)}">'
    yield f'<p class="when">{escape(dating_in_words(event.dating))}</p>'
    yield f"<h3>{escape(clean(event.title))}</h3>"
    facts = [event.kind.value, event.status.value, sureness_in_words(event.confidence)]
    facts += [clean(event.place)] if event.place else []
    yield f'<p class="facts">{escape(" · ".join(facts))}</p>'
    if event.actors:
        yield f'<p class="actors">{escape(", ".join(names[actor] for actor in event.actors))}</p>'
    for conflict in event.conflicts:
        yield f'<p class="conflict">The sources disagree on the {escape(disagreement(conflict))}</p>'
    if event.dating:
        yield f'<p class="why">Why this date? {escape(clean(event.dating.why))}</p>'
    yield from (_passage(each, numbers) for each in told)
    yield "</li>"


def _passage(told: Told, numbers: Mapping[str, int]) -> str:
    """The passage with its trigger and its date phrase marked, and a link to the document below."""
    mention, document = told
    marks = {"strong": [mention.trigger], "mark": [mention.time.span] if mention.time else []}
    pieces = (_tagged(escape(writable(text)), tags) for text, tags in marked(document.text, mention.span, marks))
    number = numbers[document.id]
    cite = f'<cite><a href="#document-{number}">[{number}] {escape(source_name(document))}</a></cite>'
    return f"<blockquote>{''.join(pieces)} {cite}</blockquote>"


def _tagged(html: str, tags: frozenset[str]) -> str:
    for tag in sorted(tags):
        html = f"<{tag}>{html}</{tag}>"
    return html


def _documents(documents: tuple[Document, ...]) -> Iterator[str]:
    yield '<section id="documents"><h2>Documents</h2><ol>'
    for number, document in enumerate(documents, 1):
        yield f'<li id="document-{number}"><p>{escape(source_name(document))}</p>'
        facts = f"{clean(document.source)} · {publication_in_words(document.publication)}"
        yield f'<p class="facts">{escape(facts)}</p>'
        yield f'<p class="why">{escape(clean(document.publication.evidence))}</p></li>'
    yield "</ol></section>"
