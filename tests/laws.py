"""What holds of every chronology, whatever the documents say."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from timeline.export import to_json
from timeline.model import Chronology, Mention

BEFORE_CHRIST = re.compile(r"(?:^|/)(?:-|0000)")  # a side of a date in EDTF


def broken(chronology: Chronology) -> Iterator[str]:
    """The laws that a chronology breaks, each by its name and where."""
    yield from _mentions(chronology)
    yield from _events(chronology)
    yield from _written(chronology)


def _mentions(chronology: Chronology) -> Iterator[str]:
    texts = {d.id: d.text for d in chronology.documents}
    idents = {m.id for m in chronology.mentions}
    actors = {a.id for a in chronology.actors}
    for mention in chronology.mentions:
        text = texts[mention.document]
        if not _lies_in(mention, len(text)):
            yield f"a trigger lies in its passage, and that in its text: {mention.id}"
        if mention.time is not None and text[mention.time.start : mention.time.end] != mention.time.quote:
            yield f"the quote of a time is its text: {mention.id}"
        if any(a.actor not in actors for a in (*mention.actors, *mention.mentioned)):
            yield f"who is named is one of the actors: {mention.id}"
        if any(not 0 <= a.span.start < a.span.end <= len(text) for a in (*mention.actors, *mention.mentioned)):
            yield f"who is named is named in the text: {mention.id}"
        if mention.dating is not None and not mention.dating.why:
            yield f"a date has a reason: {mention.id}"
        if not {mention.antecedent, mention.dated_by} - {None} <= idents:
            yield f"what a mention takes up is a mention: {mention.id}"


def _lies_in(mention: Mention, length: int) -> bool:
    span, trigger = mention.span, mention.trigger
    return 0 <= span.start <= trigger.start < trigger.end <= span.end <= length


def _events(chronology: Chronology) -> Iterator[str]:
    told = Counter(m for e in chronology.all_events() for m in e.mentions)
    if told != Counter(m.id for m in chronology.mentions):
        yield "every mention is in exactly one event"
    idents = {e.id for e in chronology.all_events()}
    parts = (chronology.documents, chronology.actors, chronology.mentions, tuple(chronology.all_events()))
    for some in parts:
        if len({each.id for each in some}) < len(some):
            yield "ids are unique"
    if not all(e.title.strip() for e in chronology.all_events()):
        yield "an event has a title"
    for event in chronology.events:
        if event.dating is None or not 0 < event.confidence < 1:
            yield f"a dated event has a date and is neither sure nor impossible: {event.id}"
    if any(e.dating is not None for e in chronology.undated):
        yield "an undated event has no date"
    if any(p.event not in idents or p.event == e.id for e in chronology.all_events() for p in e.possibly_same):
        yield "what may be the same is another event"


def _written(chronology: Chronology) -> Iterator[str]:
    """What must hold of the JSON, which other programs read."""
    written = json.loads(to_json(chronology))
    texts = {d.id: d.text for d in chronology.documents}
    for mention in written["mentions"]:
        if mention["quote"] != texts[mention["document"]][mention["start"] : mention["end"]]:
            yield f"a quote is the text between its offsets: {mention['id']}"
    begun = [(e["edtf"].startswith(("-", "../-")), (e["start"] or e["end"] or "")[:10]) for e in written["events"]]
    days = ["" if before else day for before, day in begun]  # what began before the year 1 may end after it
    if days != sorted(days):
        yield "dated events come in order of time, those before the year 1 first"
    if any(not day and not BEFORE_CHRIST.search(e["edtf"]) for day, e in zip(days, written["events"], strict=True)):
        yield "a dated event has a day, or a date before the year 1"
    if any(e["start"] and e["end"] and e["start"] > e["end"] for e in written["events"]):
        yield "an event ends when it has begun"
