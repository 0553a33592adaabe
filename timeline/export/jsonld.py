"""A chronology as linked data: schema.org Events in JSON-LD, each with the passages that tell it.

Dates are ISO 8601 as schema.org asks; an open side is left out. The text can stand inside an HTML script element: "<"
is always escaped.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline.export.passages import clean, tellings, when_and_why, writable
from timeline.model import ActorKind, Status

if TYPE_CHECKING:
    from timeline.export.passages import Told
    from timeline.model import Actor, Chronology, Document, Event

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

Node = dict[str, Any]


def to_jsonld(chronology: Chronology) -> str:
    """Documents, actors and events, dated and undated, as one graph."""
    told = tellings(chronology)
    graph = [
        *(_article(document) for document in chronology.documents),
        *(_actor(actor) for actor in chronology.actors),
        *(_event(event, told[event.id]) for event in chronology.all_events()),
    ]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2)
    return text.replace("<", "\\u003c") + "\n"


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], "")}


def _article(document: Document) -> Node:
    day = document.publication.day
    publisher = clean(document.publisher) if document.publisher else None
    return _known(
        {
            "@type": "Article",
            "@id": f"#document-{document.id}",
            "name": clean(document.title),
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
            "@id": f"#actor-{actor.id}",
            "name": clean(actor.name),
            "alternateName": [clean(alias) for alias in actor.aliases],
        }
    )


def _event(event: Event, told: tuple[Told, ...]) -> Node:
    dating = event.dating
    return _known(
        {
            "@type": "Event",
            "@id": f"#event-{event.id}",
            "name": clean(event.title),
            "description": clean(when_and_why(event)),
            "startDate": dating.start if dating else None,
            "endDate": dating.end if dating else None,
            "eventStatus": STATUS.get(event.status, SCHEDULED),
            "keywords": [event.kind.value, event.status.value],
            "location": {"@type": "Place", "name": clean(event.place)} if event.place else None,
            "about": [{"@id": f"#actor-{actor}"} for actor in event.actors],
            "subjectOf": [_quotation(each) for each in told],
        }
    )


def _quotation(told: Told) -> Node:
    mention, document = told
    return {
        "@type": "Quotation",
        "text": writable(document.quote(mention.span)),
        "isPartOf": {"@id": f"#document-{document.id}"},
    }
