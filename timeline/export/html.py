"""A chronology as one readable page (HTML): opens without a network, runs no script, prints well.

A choice at the top shows the events of one actor, by style rules alone. Every passage leads to its place in the text of
its document below, and every place back to its event. Everything that comes from a document is escaped, and a policy in
the head forbids the page to load or run anything.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.eras import MONTHS
from timeline.export.headings import facts, made_by, title
from timeline.export.links import passage_link, web_address
from timeline.export.passages import (
    actor_names,
    clean,
    decisions,
    disagreement,
    marked,
    source_name,
    tellings,
    told_events,
    writable,
)
from timeline.export.strip import strip
from timeline.model import Bound, Span
from timeline.wording import (
    dating_in_words,
    publication_in_words,
    sureness_in_figures,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.export.passages import QuotedPassage
    from timeline.model import Chronology, Document, Event

STYLE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(chronology: Chronology) -> str:
    """The whole page: events in order of time under their months, those without a date, and the documents."""
    return "\n".join(_lines(chronology)) + "\n"


def _lines(chronology: Chronology) -> Iterator[str]:
    told, names = tellings(chronology), actor_names(chronology)
    numbers = {document.id: number for number, document in enumerate(chronology.documents, 1)}
    chosen = _most_seen(chronology)
    yield "<!DOCTYPE html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="generator" content="Dateline">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title(chronology))}</title>"
    yield f"<style>{STYLE.read_text(encoding='utf-8')}{_rules(len(chosen))}</style></head><body>"
    yield from _head(chronology)
    yield from _choice(chosen, names)
    actors = {actor: number for number, actor in enumerate(chosen)}
    yield strip(chronology.events, actors)
    yield '<main id="events">'
    for month, events in groupby(chronology.events, key=_month):
        yield f"<section><h2>{escape(month)}</h2><ol>"
        for event in events:
            yield from _event(event, told[event.id], names, numbers, actors)
        yield "</ol></section>"
    if chronology.undated:
        yield '<section id="undated"><h2>Without a date</h2><ol>'
        for event in chronology.undated:
            yield from _event(event, told[event.id], names, numbers, actors)
        yield "</ol></section>"
    yield "</main>"
    yield from _documents(chronology)
    yield f"<footer>{escape(made_by(chronology))}</footer></body></html>"


def _most_seen(chronology: Chronology) -> tuple[str, ...]:
    """Who takes part in events, those in most of them first."""
    counted = Counter(actor for event in chronology.all_events() for actor in event.actors)
    return tuple(sorted(counted, key=lambda actor: (-counted[actor], actor)))


def _rules(number: int) -> str:
    """The rules that hide what the chosen actor has no part in; none where there is nobody to choose."""
    return "".join(
        f"body:has(option.o{each}:checked) :is(.event:not(.a{each}),.mark:not(.a{each}),"
        f"section:not(#documents):not(:has(.a{each}))){{display:none}}"
        for each in range(number)
    )


def _choice(chosen: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
    options = [f'<option class="o{number}">{escape(names[actor])}</option>' for number, actor in enumerate(chosen)]
    if options:
        yield '<label class="choice">Events with <select autocomplete="off"><option>anybody</option>'
        yield from options
        yield "</select></label>"


def _head(chronology: Chronology) -> Iterator[str]:
    yield f"<header><h1>{escape(title(chronology))}</h1><p>{escape(' · '.join(facts(chronology)))}</p>"
    undated = '<a href="#undated">without a date</a> ' if chronology.undated else ""
    yield f'<nav><a href="#events">events</a> {undated}<a href="#documents">documents</a></nav></header>'


def _month(event: Event) -> str:
    """The month an event is listed under: that of the side of its date that the order of time goes by."""
    when = None if event.dating is None else event.dating.when
    if when is not None and when.has_ancient_side:
        return "Before the year 1"
    day = when and (when.first or when.last)
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""


def _event(
    event: Event,
    told: tuple[QuotedPassage, ...],
    names: Mapping[str, str],
    numbers: Mapping[str, int],
    actors: Mapping[str, int],
) -> Iterator[str]:
    classes = ["event", f"status-{event.status.value}"] + (["conflict"] if event.conflicts else [])
    if event.dating and event.dating.bound is not Bound.AT:
        classes.append("bound")
    classes += [f"a{actors[actor]}" for actor in event.actors]
    yield f'<li class="{" ".join(classes)}" id="event-{escape(event.id)}">'
    yield f'<p class="when">{escape(dating_in_words(event.dating))}</p>'
    yield f"<h3>{escape(clean(event.title))}</h3>"
    words = [event.kind.value, event.status.value]
    words += [sureness_in_figures(event.confidence)] if event.dating is not None else []
    words += [clean(event.place)] if event.place else []
    yield f'<p class="facts">{escape(" · ".join(words))}</p>'
    if event.actors:
        yield f'<p class="actors">{escape(", ".join(names[actor] for actor in event.actors))}</p>'
    for conflict in event.conflicts:
        yield f'<p class="conflict">The sources disagree on the {escape(disagreement(conflict))}</p>'
    for line in decisions(event):
        yield f'<p class="facts">Decided by a person: {escape(line)}</p>'
    if event.dating:
        yield f'<p class="why">Why this date? {escape(clean(event.dating.why))}</p>'
    yield from (_passage(each, numbers) for each in told)
    yield "</li>"


def _passage(told: QuotedPassage, numbers: Mapping[str, int]) -> str:
    """The passage with its trigger and its date phrase marked, and a link to its place in the document below."""
    mention, document = told
    marks = {"strong": [mention.trigger], "mark": [mention.time.span] if mention.time else []}
    pieces = (_tagged(escape(writable(text)), tags) for text, tags in marked(document.text, mention.span, marks))
    number, page = numbers[document.id], document.page_at(mention.span.start)
    where = f"[{number}] {source_name(document)}{f', p. {page}' if page else ''}"
    cite = f'<cite><a href="#{_place(number, mention.span.start)}">{escape(where)}</a>{_outside(told)}</cite>'
    return f"<blockquote>{''.join(pieces)} {cite}</blockquote>"


def _outside(told: QuotedPassage) -> str:
    """A link to the words on the web, where the document stands there."""
    link = passage_link(told.document, told.mention.span)
    return f' · <a class="out" rel="noreferrer" href="{escape(link)}">on the web</a>' if link else ""


def _place(number: int, start: int) -> str:
    return f"document-{number}-{start}"


def _tagged(html: str, tags: frozenset[str]) -> str:
    for tag in sorted(tags):
        html = f"<{tag}>{html}</{tag}>"
    return html


def _documents(chronology: Chronology) -> Iterator[str]:
    """Each document with its date and its text, in which every passage leads back to its event."""
    events = told_events(chronology)
    places: dict[str, dict[Span, str]] = {document.id: {} for document in chronology.documents}
    for mention in chronology.mentions:
        if mention.id in events:
            places[mention.document].setdefault(mention.span, events[mention.id].id)
    yield '<section id="documents"><h2>Documents</h2><ol>'
    for number, document in enumerate(chronology.documents, 1):
        address = web_address(document)
        yield f'<li id="document-{number}"><p>[{number}] {escape(source_name(document))}</p>'
        words = f"{clean(Path(document.source).name)} · {publication_in_words(document.publication)}"
        link = f' · <a class="out" rel="noreferrer" href="{escape(address)}">on the web</a>' if address else ""
        yield f'<p class="facts">{escape(words)}{link}</p>'
        yield f'<p class="why">{escape(clean(document.publication.evidence))}</p>'
        text = "".join(_text(document, number, places[document.id]))
        yield f'<details><summary>Its text</summary><div class="text">{text}</div></details></li>'
    yield "</ol></section>"


def _text(document: Document, number: int, places: Mapping[Span, str]) -> Iterator[str]:
    """The text cut where passages begin and end; what begins a passage bears its place and leads to its event."""
    starts = {span.start: event for span, event in sorted(places.items(), reverse=True)}
    cuts = sorted({0, len(document.text), *(cut for span in places for cut in span)})
    for start, end in pairwise(cuts):
        text = escape(writable(document.text[start:end]))
        if any(span.start <= start and end <= span.end for span in places):
            text = f"<mark>{text}</mark>"
        if start in starts:
            text = f'<a id="{_place(number, start)}" href="#event-{escape(starts[start])}">{text}</a>'
        yield text
