"""What it costs to open a project file: a hundred thousand mentions, as built and as decided.

    python -m benchmarks.project [MENTIONS]

The chronology is made up: one sentence a mention, a hundred sentences a document, and a decision for every thousandth
event. Opening is what the page does before it draws: documents, chronology, journal, decisions applied. Seconds are
those of the processor, which other programs on the machine do not stretch.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import click

from timeline.analyser import Analyser
from timeline.curate import Approve, Merge, Retitle, curated, passage_of
from timeline.engines import analyser_of
from timeline.model import (
    VERSION,
    Actor,
    ActorKind,
    ActorSpan,
    Anchor,
    AnchorKind,
    Basis,
    Bound,
    Chronology,
    Dating,
    Document,
    Engine,
    Event,
    EventKind,
    Granularity,
    Interval,
    Mention,
    Publication,
    Span,
    Status,
    TimeExpression,
    TimeType,
)
from timeline.store import Project
from timeline.store.building import key_of

EACH = 100  # mentions of a document
ACTORS = 400
BEGIN = date(2020, 1, 1)


def main() -> None:
    """Make a project file, and measure how long opening it takes, three times."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    made, analyser = chronology(number), analyser_of("rules")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.timeline"
        key = _filled(path, made, analyser)
        click.echo(f"{number:,} mentions, {path.stat().st_size / 1e6:.1f} MB on the disk")
        for _ in range(3):
            _opened(path, key)


def _filled(path: Path, made: Chronology, analyser: Analyser) -> str:
    """The key under which the chronology is kept in a new project, which has some decisions about it."""
    documents = {d.id: d for d in made.documents}
    mentions = {m.id: m for m in made.mentions}
    targets = [
        tuple(passage_of(documents[mentions[m].document], mentions[m]) for m in event.mentions)
        for event in made.events[::1000]
    ]
    key = key_of(made.documents, {}, analyser)
    with Project(path) as project:
        project.add(made.documents)
        begin = time.process_time()
        project.keep(key, made)
        click.echo(f"kept in {time.process_time() - begin:.2f} s")
        for at, event in enumerate(targets[1:], 1):
            project.decide(Approve(event) if at % 3 else Retitle(event, "Another title"))
        project.decide(Merge(tuple(targets[:2])))
    return key


def _opened(path: Path, key: str) -> None:
    begin = last = time.process_time()
    with Project(path) as project:
        documents = project.documents()
        told = [("documents", time.process_time() - last)]
        last = time.process_time()
        made = project.chronology(key, documents)
        assert made is not None
        told.append(("chronology", time.process_time() - last))
        last = time.process_time()
        decided = curated(made, project.journal())
        assert not decided.unmet
        told.append(("decisions", time.process_time() - last))
    parts = ", ".join(f"{name} {seconds:.2f}" for name, seconds in told)
    click.echo(f"opened in {time.process_time() - begin:.2f} s ({parts})")


def chronology(number: int) -> Chronology:
    """So many mentions, each in its own sentence and event."""
    documents, mentions = [], []
    for low in range(0, number, EACH):
        document, told = _document(low, min(low + EACH, number))
        documents.append(document)
        mentions += told
    actors = tuple(Actor(f"p-{i}", f"Person {i}", ActorKind.PERSON) for i in range(ACTORS))
    engine = Engine("Dateline", VERSION, "made up", "0")
    return Chronology(engine, tuple(documents), actors, tuple(mentions), tuple(map(_event, mentions)), ())


def _document(low: int, high: int) -> tuple[Document, list[Mention]]:
    key, text, mentions = f"d-{low:07}", "", []
    for number in range(low, high):
        day = BEGIN + timedelta(days=number * 1500 // 100_000)
        line = f"Person {number % ACTORS} met the board about item {number} on {day.isoformat()}, officials said. "
        mentions.append(_mention(key, number, Span(len(text), len(text) + len(line) - 1), line, day))
        text += line
    return Document(key, f"{key}.txt", text, key, None, "en", Publication(Basis.STATED, BEGIN)), mentions


def _mention(document: str, number: int, span: Span, line: str, day: date) -> Mention:
    when, name = Interval.of_days(day, day), f"Person {number % ACTORS}"
    at, phrase = span.start + line.index(" met ") + 1, day.isoformat()
    said = span.start + line.index(phrase)
    time = TimeExpression(
        Span(said, said + len(phrase)), phrase, TimeType.DATE, phrase, None, phrase, when, Granularity.DAY, Bound.AT,
        "iso date", Anchor(AnchorKind.STATED), f"“{phrase}” is a full date",
    )  # fmt: skip
    return Mention(
        id=f"m-{number:07}",
        document=document,
        span=span,
        trigger=Span(at, at + 3),
        kind=EventKind.MEETING,
        status=Status.OCCURRED,
        time=time,
        dating=Dating(when, Granularity.DAY, Bound.AT, phrase, "clause", 0.9, time.why),
        actors=(ActorSpan(f"p-{number % ACTORS}", Span(span.start, span.start + len(name))),),
        place=None,
        title=f"{name} met the board about item {number}",
        words=frozenset({"meet", "board", "item", str(number)}),
    )


def _event(mention: Mention) -> Event:
    actors = tuple(span.actor for span in mention.actors)
    return Event(
        f"e-{mention.id[2:]}", mention.title, mention.kind, mention.status, mention.dating, 0.9, 5.0, actors, None,
        (mention.id,), (mention.document,), sources=1,
    )  # fmt: skip


if __name__ == "__main__":
    main()
