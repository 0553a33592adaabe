"""What the project makes of a corpus: the chronology JSON of its command line, in terms of the gold's passages."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.quality.gold import ROOT, CannotScore, Corpus, Days, Passage


@dataclass(frozen=True)
class Told:
    """An event as the project tells it; `names` are all names of each actor, `conflicts` what they are about."""

    title: str
    kind: str
    status: str
    days: Days
    names: tuple[tuple[str, ...], ...]
    passages: tuple[Passage, ...]
    triggers: tuple[Passage, ...]
    times: tuple[Passage, ...]
    conflicts: tuple[tuple[str, tuple[Passage, ...]], ...]

    @property
    def dated(self) -> bool:
        """Whether it has any date."""
        return self.days != (None, None)


def build(corpus: Corpus, given_dates: bool, engine: str = "auto") -> dict[str, Any]:
    """The chronology JSON that the command line makes of the corpus; raises CannotScore."""
    command = [sys.executable, "-m", "timeline", "build", "--format", "json", *(str(d.path) for d in corpus.documents)]
    command += [f"--engine={engine}"]
    if given_dates:
        command += [f"--published={d.path.name}={d.published.first}" for d in corpus.documents]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise CannotScore(f"build of {corpus.name} ended with {run.returncode}: {run.stderr.strip()[-500:]}")
    try:
        chronology: dict[str, Any] = json.loads(run.stdout)
    except ValueError as error:
        raise CannotScore(f"build of {corpus.name} wrote no JSON: {error}") from error
    return chronology


def story(chronology: dict[str, Any], corpus: Corpus) -> list[Told]:
    """The events of a chronology JSON, with its passages in terms of the corpus: the dated ones that are main."""
    named = {document.path.name: document.id for document in corpus.documents}
    ids = {document["id"]: named[Path(document["source"]).name] for document in chronology["documents"]}
    mentions = {mention["id"]: mention for mention in chronology["mentions"]}
    actors = {actor["id"]: (actor["name"], *actor["aliases"]) for actor in chronology["actors"]}

    def whole(mention: str) -> Passage:
        row = mentions[mention]
        return Passage(ids[row["document"]], row["start"], row["end"])

    def told(event: dict[str, Any]) -> Told:
        rows = [mentions[mention] for mention in event["mentions"]]
        return Told(
            event["title"],
            event["kind"],
            event["status"],
            Days(day_of(event["start"]), day_of(event["end"])),
            tuple(actors[actor] for actor in event["actors"]),
            tuple(map(whole, event["mentions"])),
            tuple(Passage(ids[row["document"]], *row["trigger"]) for row in rows),
            tuple(Passage(ids[r["document"]], r["time"]["start"], r["time"]["end"]) for r in rows if r["time"]),
            tuple((c["about"], tuple(map(whole, c["mentions"]))) for c in event["conflicts"]),
        )

    main = (event for event in chronology["events"] if event.get("detail", "main") == "main")
    return [told(event) for event in (*main, *chronology["undated"])]


def day_of(value: str | None) -> date | None:
    """The day of an ISO 8601 date or date and time."""
    return date.fromisoformat(value[:10]) if value else None
