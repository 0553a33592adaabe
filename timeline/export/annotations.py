"""The passages of a chronology as W3C Web Annotations: each mention marks its place and says what it tells.

A place is told three ways, so that one outlives a change of the text: as offsets in code points of the text that was
read (TextPositionSelector), as the words with what stands around them (TextQuoteSelector), and, where the document
stands on the web, as a text fragment that a browser scrolls to (FragmentSelector).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.export.json import json_text
from timeline.export.links import encoded, text_fragment, web_address
from timeline.export.passages import clean, told_events
from timeline.wording import dating_in_words

if TYPE_CHECKING:
    from timeline.model import Chronology, Document, Event, Mention

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TEXT_FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"
AROUND = 32  # characters before and behind a passage that tell it from its like

Node = dict[str, Any]


def to_annotations(chronology: Chronology) -> str:
    """All passages as one page of annotations, in the order of the documents."""
    documents = {document.id: document for document in chronology.documents}
    events = told_events(chronology)
    items = [
        _annotation(mention, documents[mention.document], events[mention.id])
        for mention in sorted(chronology.mentions, key=lambda each: (each.document, each.span, each.id))
        if mention.id in events
    ]
    page = {"@context": CONTEXT, "id": "urn:dateline:annotations", "type": "AnnotationPage", "items": items}
    return json_text(page, indent=2).replace("<", "\\u003c")


def _annotation(mention: Mention, document: Document, event: Event) -> Node:
    told = f"{dating_in_words(event.dating)}: {clean(event.title)}"
    tags = [mention.kind.value, mention.status.value] + ([mention.dating.edtf] if mention.dating else [])
    return {
        "id": f"urn:dateline:mention:{encoded(mention.id)}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "value": told, "format": "text/plain", "purpose": "describing"},
            *({"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"} for tag in tags),
            {"type": "SpecificResource", "source": f"urn:dateline:event:{encoded(event.id)}", "purpose": "linking"},
        ],
        "target": {
            "type": "SpecificResource",
            "source": web_address(document) or f"urn:dateline:document:{encoded(document.id)}",
            "selector": _selectors(mention, document),
        },
    }


def _selectors(mention: Mention, document: Document) -> list[Node]:
    start, end = mention.span
    quote = {
        "type": "TextQuoteSelector",
        "exact": document.text[start:end],
        "prefix": document.text[max(start - AROUND, 0) : start],
        "suffix": document.text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    if web_address(document) is None:
        return [position, quote]
    value = text_fragment(document.text[start:end])
    return [position, quote, {"type": "FragmentSelector", "conformsTo": TEXT_FRAGMENT, "value": value}]
