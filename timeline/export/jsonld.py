"""A chronology as linked data: schema.org Events in JSON-LD, each with the passages that tell it.

The context stands in the file, so that nothing has to be fetched to read it. Dates are ISO 8601 as schema.org asks, a
month or a year as such, an open side left out; `edtf` (dcterms:date as EDTF of the Library of Congress) says exactly
what is known. The text can stand inside an HTML script element: "<" is always escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.export.json import json_text
from timeline.export.links import encoded, passage_link, web_address
from timeline.export.passages import clean, tellings, when_and_why, writable
from timeline.model import ActorKind, Bound, Granularity, Status

if TYPE_CHECKING:
    from timeline.export.passages import QuotedPassage
    from timeline.model import Actor, Chronology, Dating, Document, Event

CONTEXT = {
    "@vocab": "https://schema.org/",
    "edtf": {"@id": "http://purl.org/dc/terms/date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "eventStatus": {"@type": "@id"},
    "url": {"@type": "@id"},
}
TYPES = {
    ActorKind.PERSON: "Person",
    ActorKind.COUNTRY: "Country",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.GROUP: "Organization",
    ActorKind.PLACE: "Place",
    ActorKind.ROLE: "Role",
}
# schema.org knows no "occurred": an event that took place was scheduled and was not called off.
STATUS = {Status.CANCELLED: "https://schema.org/EventCancelled", Status.DENIED: "https://schema.org/EventCancelled"}
SCHEDULED = "https://schema.org/EventScheduled"
REDUCED = {Granularity.MONTH: 7, Granularity.YEAR: 4}  # characters of an ISO date that name the month, the year

Node = dict[str, Any]


def to_jsonld(chronology: Chronology) -> str:
    """Documents, actors and events, dated and undated, as one graph."""
    told = tellings(chronology)
    graph = [
        *(_article(document) for document in chronology.documents),
        *(_actor(actor) for actor in chronology.actors),
        *(_event(event, told[event.id]) for event in chronology.all_events()),
    ]
    return json_text({"@context": CONTEXT, "@graph": graph}, indent=2).replace("<", "\\u003c")


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], "")}


def _article(document: Document) -> Node:
    day = document.publication.day
    publisher = clean(document.publisher) if document.publisher else None
    return _known(
        {
            "@type": "Article",
            "@id": _document_id(document.id),
            "name": clean(document.title),
            "author": document.author and {"@type": "Person", "name": clean(document.author)},
            "url": web_address(document),
            "identifier": clean(document.source),
            "publisher": publisher and {"@type": "Organization", "name": publisher},
            "inLanguage": document.language,
            "datePublished": None if day is None else day.isoformat()[:16],
        }
    )


def _actor(actor: Actor) -> Node:
    return _known(
        {
            "@type": TYPES[actor.kind],
            "@id": f"#actor-{encoded(actor.id)}",
            "name": clean(actor.name),
            "alternateName": [clean(alias) for alias in actor.aliases],
        }
    )


def _event(event: Event, told: tuple[QuotedPassage, ...]) -> Node:
    dating = event.dating
    return _known(
        {
            "@type": "Event",
            "@id": f"#event-{encoded(event.id)}",
            "name": clean(event.title),
            "description": clean(when_and_why(event)),
            **(_dates(dating) if dating else {}),
            "eventStatus": STATUS.get(event.status, SCHEDULED),
            "keywords": [event.kind.value, event.status.value],
            "location": {"@type": "Place", "name": clean(event.place)} if event.place else None,
            "about": [{"@id": f"#actor-{encoded(actor)}"} for actor in event.actors],
            "subjectOf": [_quotation(each) for each in told],
        }
    )


def _dates(dating: Dating) -> Node:
    """The first and last day or minute; a month or a year by its name: its days would say that the event filled it."""
    edtf = {"edtf": dating.edtf}
    if dating.start and dating.bound is Bound.AT and (length := REDUCED.get(dating.granularity)):
        first, last = dating.start[:length], (dating.end or "")[:length]
        return {"startDate": first, **({} if first == last else {"endDate": last}), **edtf}
    return {"startDate": dating.start, "endDate": dating.end, **edtf}


def _quotation(told: QuotedPassage) -> Node:
    mention, document = told
    return _known(
        {
            "@type": "Quotation",
            "text": writable(document.quote(mention.span)),
            "url": passage_link(document, mention.span),
            "isPartOf": {"@id": _document_id(document.id)},
        }
    )


def _document_id(ident: str) -> str:
    return f"#document-{encoded(ident)}"
