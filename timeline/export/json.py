"""A chronology as JSON: the schema other programs rely on, and time expressions as JSON lines.

The order of keys and of everything listed is fixed, and nothing but the chronology goes in, so that the same documents
give the same bytes.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from timeline.merge import days_of, reprints_of
from timeline.wording import sureness

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from timeline.model import (
        Actor,
        ActorSpan,
        Anchor,
        Chronology,
        Dating,
        Document,
        Event,
        Ground,
        Mention,
        Publication,
        Reason,
        Span,
        TimeExpression,
    )

SCHEMA = 1

JsonObject = dict[str, Any]
# Two offsets or two dates stay on one line. A string in JSON holds no line end, so this is never inside one.
PAIR = re.compile(r"\[\n\s+(\d+|\"[\d-]+\"),\n\s+(\d+|\"[\d-]+\")\n\s+\]")
# A lone surrogate is no text in any encoding, and these line ends would cut a JSON line in two for many a reader;
# JSON has a way to write them all the same.
ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def to_json(chronology: Chronology) -> str:
    """The whole chronology as one JSON object, indented, with a line end."""
    texts = {document.id: document for document in chronology.documents}
    engine = chronology.engine
    reprints = reprints_of(chronology.documents)
    return json_text(
        {
            "schema": SCHEMA,
            "engine": {
                "name": engine.name,
                "version": engine.version,
                "model": engine.model,
                "model_version": engine.model_version,
            },
            "documents": [_document(document, reprints.get(document.id)) for document in chronology.documents],
            "actors": [_actor(actor) for actor in chronology.actors],
            "mentions": [_mention(mention, texts[mention.document]) for mention in _shown(chronology)],
            "events": [_event(event) for event in chronology.events],
            "undated": [_event(event) for event in chronology.undated],
            "hidden": len(chronology.hidden),
            "days": [
                {"day": day, "importance": round(importance, 4), "events": list(events)}
                for day, importance, events in days_of(chronology.events)
            ],
        },
        indent=2,
    )


def _shown(chronology: Chronology) -> Iterable[Mention]:
    """The mentions of the events that are not hidden; what a hidden one told before is taken up from nowhere."""
    hidden = {mention for event in chronology.hidden for mention in event.mentions}
    for mention in chronology.mentions:
        if mention.id not in hidden:
            yield replace(mention, antecedent=None) if mention.antecedent in hidden else mention


def to_json_lines(document: Document, expressions: Iterable[TimeExpression]) -> str:
    """Time expressions of a document, one JSON object a line."""
    return "".join(json_text({"document": document.id} | _time(expression)) for expression in expressions)


def json_text(value: JsonObject, indent: int | None = None) -> str:
    """An object as JSON that can be written in UTF-8, with a line end; pairs of numbers or dates stay on one line."""
    text = json.dumps(value, ensure_ascii=False, indent=indent) + "\n"
    text = PAIR.sub(r"[\1, \2]", text)
    return ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _document(document: Document, copy_of: str | None) -> JsonObject:
    publication = document.publication
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "address": document.address,
        "pages": len(document.pages) or None,
        "language": document.language,
        "length": len(document.text),
        "dates": _dates(document),
        "published": _moment(publication.day),
        "published_range": None if publication.range is None else [day.isoformat() for day in publication.range],
        "published_basis": publication.basis.value,
        "published_evidence": publication.evidence,
        "published_span": _span(publication.span),
        "copy_of": copy_of,
        "rows": len(document.entries) or None,
        "fault": document.fault or None,
        "published_confidence": publication.confidence if publication.range or publication.day else None,
        "published_grounds": [_ground(ground) for ground in publication.grounds],
        "published_parts": [{"start": span.start, "end": span.end, **_part(part)} for span, part in publication.parts],
    }


def _dates(document: Document) -> JsonObject:
    """How many of a document's dates tell an event, and each of the others with the reason."""
    unused = document.unused
    return {
        "found": len(document.dates),
        "told": len(document.dates) - len(unused),
        "unused": [
            {
                "start": date.span.start,
                "end": date.span.end,
                "quote": document.quote(date.span),
                "edtf": date.edtf,
                "reason": date.reason,
                "why": date.why,
            }
            for date in unused
        ],
    }


def _ground(ground: Ground) -> JsonObject:
    """A piece of evidence for a publication date: what it says, the days it allows, and how sure it is."""
    return {
        "why": ground.why,
        "from": _moment(ground.first),
        "to": _moment(ground.last),
        "confidence": ground.confidence,
        "document": ground.document,
        "kept": ground.kept,
    }


def _part(publication: Publication) -> JsonObject:
    """When a part of a document was written that is of another day than the rest."""
    return {
        "published": _moment(publication.day),
        "published_range": None if publication.range is None else [day.isoformat() for day in publication.range],
        "published_basis": publication.basis.value,
        "published_evidence": publication.evidence,
        "published_confidence": publication.confidence if publication.range else None,
        "published_grounds": [_ground(ground) for ground in publication.grounds],
    }


def _moment(day: date | None) -> str | None:
    """A date, or a date and time to the minute."""
    return None if day is None else day.isoformat()[:16]


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _actor(actor: Actor) -> JsonObject:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "aliases": list(actor.aliases),
        "country": actor.country,
        "affiliation": actor.belongs_to,
        "affiliation_said": None
        if actor.said is None
        else {"document": actor.said[0], "start": actor.said[1].start, "end": actor.said[1].end},
    }


def _named(span: ActorSpan) -> JsonObject:
    return {
        "id": span.actor,
        "start": span.span.start,
        "end": span.span.end,
        "how": span.how.value,
        "confidence": round(span.confidence, 2),
    }


def _mention(mention: Mention, document: Document) -> JsonObject:
    return {
        "id": mention.id,
        "document": mention.document,
        "start": mention.span.start,
        "end": mention.span.end,
        "quote": document.quote(mention.span),
        "title": mention.title,
        "kind": mention.kind.value,
        "status": mention.status.value,
        "detail": mention.detail.value,
        "of": mention.of,
        "trigger": _span(mention.trigger),
        "time": None if mention.time is None else _time(mention.time),
        "dating": None if mention.dating is None else _dating(mention.dating),
        "actors": [_named(span) for span in mention.actors],
        "mentioned": [_named(span) for span in mention.mentioned],
        "place": mention.place,
        "antecedent": mention.antecedent,
        "page": document.page_at(mention.span.start),
    }


def _time(expression: TimeExpression) -> JsonObject:
    return {
        "start": expression.start,
        "end": expression.end,
        "quote": expression.quote,
        "type": expression.type.value,
        "value": expression.value,
        "mod": expression.mod,
        "edtf": expression.edtf,
        "from": expression.from_,
        "to": expression.to,
        "granularity": None if expression.granularity is None else expression.granularity.value,
        "bound": expression.bound.value,
        "zone": expression.zone,
        "rule": expression.rule,
        "anchor": _anchor(expression.anchor),
        "why": expression.why,
    }


def _anchor(anchor: Anchor) -> JsonObject:
    return {
        "kind": anchor.kind.value,
        "day": None if anchor.day is None else anchor.day.isoformat(),
        "span": _span(anchor.span),
    }


def _dating(dating: Dating) -> JsonObject:
    return {
        "start": dating.start,
        "end": dating.end,
        "edtf": dating.edtf,
        "granularity": dating.granularity.value,
        "bound": dating.bound.value,
        "zone": dating.zone,
        "basis": dating.basis,
        "confidence": round(dating.confidence, 4),
        "why": dating.why,
    }


def _event(event: Event) -> JsonObject:
    dating = event.dating
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind.value,
        "status": event.status.value,
        "start": None if dating is None else dating.start,
        "end": None if dating is None else dating.end,
        "edtf": None if dating is None else dating.edtf,
        "granularity": None if dating is None else dating.granularity.value,
        "bound": None if dating is None else dating.bound.value,
        "zone": None if dating is None else dating.zone,
        "confidence": round(event.confidence, 4),
        "date_sureness": None if dating is None else sureness(event.confidence),
        "importance": round(event.importance, 4),
        "why": None if dating is None else dating.why,
        "actors": list(event.actors),
        "mentioned": list(event.mentioned),
        "place": event.place,
        "detail": event.detail.value,
        "of": event.of,
        "mentions": list(event.mentions),
        "documents": list(event.documents),
        "sources": event.sources,
        "statuses": [{"status": stand.status.value, "mentions": list(stand.mentions)} for stand in event.stands],
        "conflicts": [
            {"about": conflict.about, "values": list(conflict.values), "mentions": list(conflict.mentions)}
            for conflict in event.conflicts
        ],
        "joins": [
            {"mention": join.mention, "with": join.to, "reasons": _reasons(join.reasons)} for join in event.joins
        ],
        "possibly_same": [
            {"event": other.event, "score": round(other.score, 4), "reasons": _reasons(other.reasons)}
            for other in event.possibly_same
        ],
        "decided": [
            {"what": point.what, "by": point.by or None, "at": point.at or None, "why": point.why, "was": point.was}
            for point in event.decided
        ],
    }


def _reasons(reasons: Iterable[Reason]) -> list[JsonObject]:
    return [{"about": reason.about, "why": reason.why, "weight": round(reason.weight, 4)} for reason in reasons]
