"""The contract under any text: a chronology of stories, dates and rubbish keeps what other programs rely on.

The laws are checked on the JSON that `build` writes, as a program that knows nothing of the package would.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
from datetime import date, datetime
from typing import Any

import pytest
from hostile import TEXTUAL
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline import build, times
from timeline.export import to_json, to_json_lines
from timeline.model import Document, EventKind, Status, Unused

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")

JsonObject = dict[str, Any]

PEOPLE = ("Jane Roe", "Prime Minister Karl Lind", "J. Roe", "the company", "Acme Corp", "He", "They", "O’Hara & Söhne")
DEEDS = ("met Ann Lee in Oslo", "phoned her", "will sign the treaty", "resigned", "said it was over", "denied the call")
DAYS = (
    "on March 3, 2025", "yesterday", "before April 29", "on 31 February", "on 2025-13-45", "in 44 BC", "last week",
    "on 99/99/9999", "on December 31, 9999", "in the year 10000", "on January 1, 0001", "at 24:00 on Monday",
    "since May", "on February 29", "two days later", "10 billion years ago", "in the 1990s",
    "a century after December 31, 9999",
)  # fmt: skip
HEADS = ("Published March 10, 2025\n\n", "OSLO, Feb 29 (Agency) - ", "Friday, December 31\n", "1 January 1, 3:00 pm\n")
RUBBISH = (
    "\x00", "\ud800", "\ufeff\u200b", "\u202eeht\u202c", "e" + "\u0301" * 40, "\U0001f469\u200d\U0001f469", "((((",
    "”“\"'", "<script>alert(1)</script>", "=2+3", "@SUM(1)", "\rBEGIN:VEVENT\r\n", "\x1b[31m", "![a](b)", "| 1 | 2 |",
    '{"a": [', "会晤了。", "اجتمع", "-" * 70, "U.S.", "...",
)  # fmt: skip
SENTENCES = st.builds("{} {} {}.".format, *map(st.sampled_from, (PEOPLE, DEEDS, DAYS)))
BLANKS = st.sampled_from((" ", "", "\n", "\n\n", "\r\n", "\u2028", "\t"))
PIECES = st.one_of(SENTENCES, SENTENCES, st.sampled_from(HEADS + RUBBISH), st.text(max_size=12))
TEXTS = st.lists(st.tuples(PIECES, BLANKS), max_size=7).map(lambda pairs: "".join(a + b for a, b in pairs))
PUBLISHED = st.sampled_from(
    [None, None, date(2025, 3, 10), date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29), datetime(2025, 3, 1, 23, 59)]
)
CORPORA = st.lists(st.tuples(TEXTS, PUBLISHED), min_size=1, max_size=3)

LAST_DAY = "Jane Roe met Ann Lee in Oslo on Friday, December 31. Karl Lind resigned on Friday. Ann Lee left on Friday."

Corpus = list[tuple[str, date | None]]


def documents_of(corpus: Corpus) -> list[Document]:
    return [Document(f"d{number}", f"d{number}.txt", text) for number, (text, _) in enumerate(corpus)]


def given_days(corpus: Corpus) -> dict[str, date]:
    return {f"d{number}": day for number, (_, day) in enumerate(corpus) if day is not None}


def ids(listed: list[JsonObject]) -> list[str]:
    found = [each["id"] for each in listed]
    assert len(set(found)) == len(found)
    return found


def check_document(document: JsonObject, text: str) -> None:
    assert document["length"] == len(text)
    assert document["published_basis"] in {"given", "stated", "inferred", "unknown"}
    assert document["published_evidence"]
    assert document["published"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", document["published"])
    if document["published_range"] is not None:
        first, last = document["published_range"]
        assert first <= last


def check_dates(dates: JsonObject, text: str, mentions: list[JsonObject]) -> None:
    """Every date tells an event or is listed with the reason why it does not, once."""
    assert dates["found"] == dates["told"] + len(dates["unused"])
    assert dates["told"] == len({(m["time"]["start"], m["time"]["end"]) for m in mentions if m["time"] and m["dating"]})
    for unused in dates["unused"]:
        assert text[unused["start"] : unused["end"]] == unused["quote"] != ""
        assert unused["edtf"]
        assert unused["why"]
        assert unused["reason"] in set(Unused)
    starts = [unused["start"] for unused in dates["unused"]]
    assert starts == sorted(starts)


def check_mention(mention: JsonObject, text: str, actors: set[str]) -> None:
    assert text[mention["start"] : mention["end"]] == mention["quote"] != ""
    first, stop = mention["trigger"]
    assert mention["start"] <= first < stop <= mention["end"]
    assert mention["kind"] in set(EventKind)
    assert mention["status"] in set(Status)
    assert not {actor["id"] for actor in mention["actors"]} & {actor["id"] for actor in mention["mentioned"]}
    for actor in mention["actors"] + mention["mentioned"]:
        assert actor["id"] in actors
        assert text[actor["start"] : actor["end"]].strip()
    if mention["time"] is not None:
        check_time(mention["time"], text)


def check_time(time: JsonObject, text: str) -> None:
    assert text[time["start"] : time["end"]] == time["quote"] != ""
    assert time["type"] in {"DATE", "TIME", "DURATION", "SET"}
    assert time["rule"]
    assert time["why"]
    assert (time["from"], time["to"]) == (None, None) or time["edtf"]


def check_event(event: JsonObject, dated: bool) -> None:
    assert event["title"].strip()
    assert event["mentions"]
    assert event["documents"]
    assert 0 <= event["confidence"] <= 1
    assert dated == (event["edtf"] is not None)
    before_year_1 = dated and all(side.startswith(("-", "..")) for side in event["edtf"].split("/"))
    assert (dated and not before_year_1) == (event["start"] is not None or event["end"] is not None)
    if event["start"] and event["end"]:
        assert event["start"] <= event["end"]
    for conflict in event["conflicts"]:
        assert len(conflict["values"]) == len(conflict["mentions"])


def check(chronology: JsonObject, texts: dict[str, str]) -> None:
    """Every promise of the contract about a chronology in JSON."""
    actors, mentions = set(ids(chronology["actors"])), ids(chronology["mentions"])
    ids(chronology["events"] + chronology["undated"])
    assert ids(chronology["documents"]) == sorted(texts)
    for document in chronology["documents"]:
        check_document(document, texts[document["id"]])
        own = [mention for mention in chronology["mentions"] if mention["document"] == document["id"]]
        check_dates(document["dates"], texts[document["id"]], own)
    for mention in chronology["mentions"]:
        check_mention(mention, texts[mention["document"]], actors)
    for listed in ("events", "undated"):
        for event in chronology[listed]:
            check_event(event, listed == "events")
            assert set(event["actors"] + event["mentioned"]) <= actors
            assert not set(event["actors"]) & set(event["mentioned"])
    for actor in chronology["actors"]:
        assert actor["affiliation"] is None or actor["affiliation"] in actors
    told = [mention for event in chronology["events"] + chronology["undated"] for mention in event["mentions"]]
    assert sorted(told) == sorted(mentions)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(CORPORA, st.randoms(use_true_random=False))
@example([("OSLO, Feb 29 (Agency) - Jane Roe met Ann Lee in Oslo.", None), ("", date(2025, 1, 1))], random.Random(1))
@example([(LAST_DAY, None), ("", date(9999, 12, 31))], random.Random(1))
def test_a_chronology_of_any_texts_keeps_the_contract(corpus: Corpus, order: random.Random) -> None:
    documents = documents_of(corpus)
    written = to_json(build(documents, published=given_days(corpus)))
    assert written.encode("utf-8")
    check(json.loads(written), {document.id: document.text for document in documents})
    order.shuffle(documents)
    assert to_json(build(documents, published=given_days(corpus))) == written


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(CORPORA)
def test_a_chronology_of_any_texts_can_be_written_in_every_format(corpus: Corpus) -> None:
    chronology = build(documents_of(corpus), published=given_days(corpus))
    written = {form.name: form.written(chronology).decode() for form in TEXTUAL}
    for name in ("json", "jsonld", "timelinejs"):
        json.loads(written[name])
    rows = list(csv.DictReader(io.StringIO(written["csv"], newline="")))
    assert [row["id"] for row in rows] == [event.id for event in chronology.all_events()]
    days = [event for event in chronology.events if event.dating and (event.dating.start or event.dating.end)]
    assert written["ics"].count("\r\nBEGIN:VEVENT\r\n") == len(days)  # a calendar has no day before the year 1
    assert all(len(line.encode()) <= 75 and not CONTROL.search(line) for line in written["ics"].split("\r\n"))
    assert "<script" not in written["html"] + written["jsonld"] + written["timelinejs"]


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, PUBLISHED)
def test_the_times_of_any_text_keep_the_contract(text: str, published: date | None) -> None:
    lines = to_json_lines(Document("d", "d.txt", text), times(text, published=published)).splitlines()
    for line in lines:
        check_time(json.loads(line), text)


@pytest.mark.parametrize("text", ["", " \n", "\x00", "\ud800"])
def test_a_document_without_words_is_listed_and_tells_nothing(text: str) -> None:
    chronology = build([Document("d", "d.txt", text)])
    assert [document.id for document in chronology.documents] == ["d"]
    assert chronology.mentions == ()
