"""What other programs read: TimelineJS, schema.org in JSON-LD, web annotations; expanded by others' code."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from chronologies import dating, ferry
from hostile import TEXTS, Markup, one
from hypothesis import given, settings
from pyld import jsonld

from timeline.export import to_annotations, to_jsonld, to_timelinejs
from timeline.export.passages import clean
from timeline.model import Bound, Granularity, Span

if TYPE_CHECKING:
    from timeline.model import Chronology, Dating

SCHEMA, OA = "https://schema.org/", "http://www.w3.org/ns/oa#"
# The terms of the W3C's context for annotations that are used here, as its vocabulary defines them (W3C, Web Annotation
# Vocabulary, appendix A): a test fetches nothing.
ANNO = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@vocab"},
    **{name: f"oa:{name}" for name in (
        "Annotation", "SpecificResource", "TextualBody", "FragmentSelector", "TextQuoteSelector",
        "TextPositionSelector", "describing", "tagging", "linking",
    )},
    "AnnotationPage": "as:OrderedCollectionPage",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "conformsTo": {"@type": "@id", "@id": "dcterms:conformsTo"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "format": "dc:format",
    "value": "rdf:value",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
}  # fmt: skip


def expanded(written: str) -> list[dict[str, Any]]:
    """What a JSON-LD processor makes of it: every key an IRI, nothing fetched but the one context known here."""

    def load(url: str, _options: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": None, "contextUrl": None, "documentUrl": url, "document": {"@context": ANNO}}

    return jsonld.expand(json.loads(written), {"documentLoader": load, "base": "https://example.org/"})


# --- TimelineJS ---------------------------------------------------------------------------------


def test_slides_have_what_timelinejs_asks_for() -> None:
    data = json.loads(to_timelinejs(ferry()))
    assert [slide["unique_id"] for slide in data["events"]] == [event.id for event in ferry().events]
    assert data["title"]["text"]["text"] == "<p>9 events told in 3 documents, 2 more without a date</p>"
    slides = {slide["text"]["headline"]: slide for slide in data["events"]}
    assert slides["Talks went on"]["start_date"] == {"year": 2025, "month": 3, "day": 26}
    assert slides["Talks went on"]["end_date"] == {"year": 2025, "month": 3, "day": 28}
    assert slides["The state agreed to pay for the pier"]["start_date"] == {"year": 2025, "month": 3}
    assert "end_date" not in slides["The state agreed to pay for the pier"]
    deadline = slides["Northline must answer the council"]
    assert deadline["start_date"] == {"year": 2025, "month": 4, "day": 29}
    assert deadline["display_date"] == "by Tue 29 Apr 2025"
    assert "end_date" not in deadline
    clock = data["events"][-3]
    assert clock["start_date"] == {"year": 2025, "month": 4, "day": 7, "hour": 14, "minute": 30}


@given(TEXTS)
def test_no_text_becomes_markup_on_a_slide(text: str) -> None:
    (slide,) = json.loads(to_timelinejs(one(text)))["events"]
    headline = Markup(slide["text"]["headline"])
    assert headline.tags == set()
    assert "".join(headline.text) == clean(text)
    body = Markup(slide["text"]["text"])
    assert body.tags <= {"p", "blockquote", "br"}
    assert body.attributes == []


# --- JSON-LD ------------------------------------------------------------------------------------


def nodes(chronology: Chronology, kind: str) -> list[dict[str, Any]]:
    """The expanded nodes of a type of schema.org."""
    return [node for node in expanded(to_jsonld(chronology)) if f"{SCHEMA}{kind}" in node["@type"]]


def values(node: dict[str, Any], name: str) -> list[Any]:
    return [value.get("@value", value.get("@id")) for value in node.get(f"{SCHEMA}{name}", [])]


def test_linked_data_expands_to_schema_org_and_refers_only_to_what_it_holds() -> None:
    graph = expanded(to_jsonld(ferry()))
    held = {node["@id"] for node in graph}
    for node in nodes(ferry(), "Event"):
        about = {value["@id"] for value in node.get(f"{SCHEMA}about", [])}
        told = {part["@id"] for quote in node[f"{SCHEMA}subjectOf"] for part in quote[f"{SCHEMA}isPartOf"]}
        assert about | told <= held
        assert values(node, "eventStatus")[0].startswith(SCHEMA)
        assert all(key.startswith(("@", SCHEMA)) or key == "http://purl.org/dc/terms/date" for key in node)
    assert len(nodes(ferry(), "Event")) == 11
    assert len(nodes(ferry(), "Article")) == 3
    assert values(nodes(ferry(), "Person")[0], "name") == ["Ida Moreau"]


@pytest.mark.parametrize(
    ("dated", "start", "end"),
    [
        (dating(date(2025, 3, 22)), ["2025-03-22"], ["2025-03-22"]),
        (dating(date(2025, 3, 1), date(2025, 3, 31), Granularity.MONTH, edtf="2025-03"), ["2025-03"], []),
        (dating(date(2025, 1, 1), date(2025, 12, 31), Granularity.YEAR, edtf="2025"), ["2025"], []),
        (dating(date(2025, 3, 3), date(2025, 3, 5), Granularity.PERIOD), ["2025-03-03"], ["2025-03-05"]),
        (dating(None, date(2025, 4, 29), bound=Bound.BY), [], ["2025-04-29"]),
        (dating(date(2025, 3, 1), bound=Bound.SINCE), ["2025-03-01"], []),
    ],
)
def test_linked_data_names_a_date_as_finely_as_it_is_known(dated: Dating, start: list[str], end: list[str]) -> None:
    told = one("x")
    (node,) = nodes(replace(told, events=(replace(told.events[0], dating=dated),)), "Event")
    assert (values(node, "startDate"), values(node, "endDate")) == (start, end)
    assert node["http://purl.org/dc/terms/date"] == [
        {"@value": dated.edtf, "@type": "http://id.loc.gov/datatypes/edtf/EDTF"}
    ]


def test_linked_data_leads_to_the_words_where_the_document_is_on_the_web() -> None:
    told = one("They met.")
    there = replace(told, documents=(replace(told.documents[0], address="https://post.example/1"),))
    (node,) = nodes(there, "Event")
    (quote,) = node[f"{SCHEMA}subjectOf"]
    assert values(quote, "url") == ["https://post.example/1#:~:text=They%20met."]
    assert values(nodes(there, "Article")[0], "url") == ["https://post.example/1"]


@settings(max_examples=50)
@given(TEXTS)
def test_no_text_becomes_a_key_or_a_link_in_linked_data(text: str) -> None:
    written = to_jsonld(one(text))
    assert "<" not in written
    keys = {key for node in expanded(written) for key in node}
    assert keys <= {key for node in expanded(to_jsonld(ferry())) for key in node} | {
        f"{SCHEMA}{name}" for name in ("url", "author", "publisher", "location")
    }
    (event,) = nodes(one(text), "Event")
    assert values(event, "name") == ([clean(text)] if clean(text) else [])


# --- web annotations ----------------------------------------------------------------------------


def annotations(chronology: Chronology) -> list[dict[str, Any]]:
    """The expanded annotations, in their order."""
    (page,) = expanded(to_annotations(chronology))
    return page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]


def selectors(annotation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    (target,) = annotation[f"{OA}hasTarget"]
    return {each["@type"][0].removeprefix(OA): each for each in target[f"{OA}hasSelector"]}


def test_every_passage_is_an_annotation_that_finds_its_words_by_place_and_by_quote() -> None:
    mentions = {f"urn:dateline:mention:{mention.id}": mention for mention in ferry().mentions}
    texts = {document.id: document.text for document in ferry().documents}
    found = annotations(ferry())
    assert sorted(each["@id"] for each in found) == sorted(mentions)
    for each in found:
        mention = mentions[each["@id"]]
        text = texts[mention.document]
        told = selectors(each)
        start, end = (told["TextPositionSelector"][f"{OA}{name}"][0]["@value"] for name in ("start", "end"))
        exact, before, after = (
            told["TextQuoteSelector"][f"{OA}{name}"][0]["@value"] for name in ("exact", "prefix", "suffix")
        )
        assert Span(start, end) == mention.span
        assert text[start:end] == exact
        assert before + exact + after in text
        assert "FragmentSelector" not in told
        (target,) = each[f"{OA}hasTarget"]
        assert target[f"{OA}hasSource"] == [{"@id": f"urn:dateline:document:{mention.document}"}]


def test_an_annotation_says_what_its_passage_tells_and_of_which_event() -> None:
    first = annotations(one("They met."))[0]
    bodies = first[f"{OA}hasBody"]
    told = [(body[f"{OA}hasPurpose"][0]["@id"].removeprefix(OA), body) for body in bodies]
    assert [purpose for purpose, _ in told] == ["describing", "tagging", "tagging", "tagging", "linking"]
    shown = [body["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"] for _, body in told[:-1]]
    assert shown == ["Sat 22 Mar 2025: They met.", "call", "occurred", "2025-03-22"]
    assert told[-1][1][f"{OA}hasSource"] == [{"@id": "urn:dateline:event:e1"}]


def test_an_annotation_on_the_web_has_a_text_fragment() -> None:
    told = one("They met.")
    there = replace(told, documents=(replace(told.documents[0], address="https://post.example/1"),))
    (annotation,) = annotations(there)
    fragment = selectors(annotation)["FragmentSelector"]
    assert fragment["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"] == [{"@value": ":~:text=They%20met."}]
    assert annotation[f"{OA}hasTarget"][0][f"{OA}hasSource"] == [{"@id": "https://post.example/1"}]


@settings(max_examples=50)
@given(TEXTS)
def test_an_annotation_quotes_any_text_exactly(text: str) -> None:
    written = to_annotations(one(text))
    assert "<" not in written
    (annotation,) = annotations(one(text))
    assert selectors(annotation)["TextQuoteSelector"][f"{OA}exact"] == [{"@value": text or " "}]
