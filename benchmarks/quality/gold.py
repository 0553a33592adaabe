"""What a person made of a corpus: documents, events, conflicts and traps, as tests/gold/*/chronology.toml has them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
LEVELS = ("required", "expected", "optional")


class CannotScore(Exception):
    """The gold cannot be read, or the project cannot be run."""


class Passage(NamedTuple):
    """A half-open stretch of one document."""

    doc: str
    start: int
    end: int

    def meets(self, other: Passage) -> bool:
        """Whether the two share a character."""
        return self.doc == other.doc and self.start < other.end and other.start < self.end


class Days(NamedTuple):
    """First and last day, inclusive; None where the side is open or not asked for."""

    first: date | None
    last: date | None

    @property
    def sides(self) -> tuple[date, date]:
        """Both sides, an open one reaching for ever."""
        return self.first or date.min, self.last or date.max

    @property
    def length(self) -> int:
        """How many days it spans."""
        return (self.sides[1] - self.sides[0]).days + 1


@dataclass(frozen=True)
class GoldDocument:
    """A document of a corpus, its text, and the days on which it may have been published."""

    id: str
    path: Path
    text: str
    published: Days


@dataclass(frozen=True)
class GoldEvent:
    """An event of the hand-made chronology; `readings` are the accepted days, the best first, none if undated."""

    title: str
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    readings: tuple[Days, ...]
    level: str
    actors: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class GoldConflict:
    """A disagreement of the sources about a "date" or a "status"."""

    title: str
    about: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Trap:
    """A passage that misleads: `check` is no_time or no_event."""

    passage: Passage
    check: str
    note: str


@dataclass(frozen=True)
class Corpus:
    """Documents with the chronology that a person made of them; `parts` are documents to be scored alone too."""

    name: str
    documents: tuple[GoldDocument, ...]
    events: tuple[GoldEvent, ...]
    conflicts: tuple[GoldConflict, ...]
    traps: tuple[Trap, ...]
    parts: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each document."""
        return {document.id: document.text for document in self.documents}

    def part(self, ids: Sequence[str]) -> Corpus:
        """The corpus as it stands in some of its documents."""

        def kept(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
            return tuple(passage for passage in passages if passage.doc in ids)

        events = (replace(event, passages=kept(event.passages)) for event in self.events)
        return Corpus(
            f"{self.name} {' '.join(ids)}",
            tuple(document for document in self.documents if document.id in ids),
            tuple(event for event in events if event.passages),
            tuple(conflict for conflict in self.conflicts if kept(conflict.passages) == conflict.passages),
            tuple(trap for trap in self.traps if trap.passage.doc in ids),
        )


def load(folder: Path) -> Corpus:
    """The corpus of a folder, from its chronology.toml and its documents; raises CannotScore."""
    try:
        gold = tomllib.loads((folder / "chronology.toml").read_text(encoding="utf-8"))
        texts = ROOT / gold["texts"] if "texts" in gold else folder
        documents = tuple(_document(row, texts) for row in gold["document"])
        where = {document.id: document.text for document in documents}
        return Corpus(
            gold["corpus"],
            documents,
            tuple(_event(row, where) for row in gold["event"]),
            tuple(GoldConflict(r["title"], r["about"], _passages(r, where)) for r in gold.get("conflict", [])),
            tuple(Trap(_passage(r, where), r["check"], r.get("note", "")) for r in gold.get("trap", [])),
            tuple(tuple(part) for part in gold.get("parts", [])),
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CannotScore(f"{folder}: {type(error).__name__}: {error}") from error


def _document(row: dict[str, Any], texts: Path) -> GoldDocument:
    path = texts / row["file"]
    return GoldDocument(row["id"], path, path.read_bytes().decode("utf-8"), Days(*row["published"]))


def _event(row: dict[str, Any], texts: dict[str, str]) -> GoldEvent:
    told = [row, *row.get("also", [])]
    readings = tuple(Days(r.get("start"), r.get("end")) for r in told if "start" in r or "end" in r)
    kinds, statuses = (tuple(row[key].split(" | ")) for key in ("kind", "status"))
    return GoldEvent(row["title"], kinds, statuses, readings, row["level"], tuple(row["actors"]), _passages(row, texts))


def _passages(row: dict[str, Any], texts: dict[str, str]) -> tuple[Passage, ...]:
    return tuple(_passage(span, texts) for span in row["spans"])


def _passage(span: dict[str, Any], texts: dict[str, str]) -> Passage:
    starts = [found.start() for found in re.finditer(re.escape(span["quote"]), texts[span["doc"]])]
    if not starts or ("occurrence" not in span and len(starts) > 1) or span.get("occurrence", 1) > len(starts):
        raise ValueError(f"{span['doc']}: found {len(starts)} times: {span['quote']!r}")
    start = starts[span.get("occurrence", 1) - 1]
    return Passage(span["doc"], start, start + len(span["quote"]))
