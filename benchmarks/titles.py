"""Prints the title of every event beside its date, its kind and the passage that it is from, for a person to judge.

usage: python -m benchmarks.titles PATH...      (default: the sample articles in data/)

A line an event, undated ones last: date, kind, words in the title, title; below it the passage.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.pipeline import build
from timeline.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Chronology, Event, Mention

ROOT = Path(__file__).parents[1]


def lines(chronology: Chronology) -> Iterator[str]:
    """Two lines an event: what it is called, and the passage of the mention that it is called by."""
    mentions = {m.id: m for m in chronology.mentions}
    texts = {d.id: d.text for d in chronology.documents}
    for event in (*chronology.events, *chronology.undated):
        named = _named_by(event, mentions)
        place = f"  @ {event.place}" if event.place else ""
        date = event.dating.edtf if event.dating else "undated"
        yield f"{date:<22} {event.kind.value:<12} {len(event.title.split()):>2}  {event.title}{place}"
        yield "    " + " ".join(texts[named.document][named.span.start : named.span.end].split())


def _named_by(event: Event, mentions: dict[str, Mention]) -> Mention:
    """The mention that an event has its title from, else its first."""
    own = [mentions[m] for m in event.mentions]
    return next((m for m in own if m.title == event.title), own[0])


def main(paths: list[str]) -> None:
    """The titles of the events in the documents at the paths, built as one chronology."""
    chronology = build(read(paths or [str(ROOT / "data")]))
    sys.stdout.writelines(f"{line}\n" for line in lines(chronology))


if __name__ == "__main__":
    main(sys.argv[1:])
