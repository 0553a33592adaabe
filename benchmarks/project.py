"""What it costs to open a project file: a hundred thousand mentions, as built and as decided.

    python -m benchmarks.project [MENTIONS]

The chronology is made up: one sentence a mention, forty sentences a document, and a decision for every thousandth
event. Opening is what the page does before it draws: documents, chronology, journal, decisions applied. Seconds are
those of the processor, which other programs on the machine do not stretch.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import click

from benchmarks.synthetic import chronology
from timeline.analyser import Analyser
from timeline.curate import Approve, Merge, Retitle, curated, passage_of
from timeline.engines import analyser_of
from timeline.model import Chronology
from timeline.store import Project
from timeline.store.building import key_of


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


if __name__ == "__main__":
    main()
