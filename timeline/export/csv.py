"""A chronology as a table in CSV (RFC 4180): one row an event, the undated ones at the end."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from timeline.export.passages import actor_names, clean, disagreement, passages, source_name, tellings
from timeline.wording import dating_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.export.passages import Told
    from timeline.model import Chronology, Event

COLUMNS = (
    "id", "start", "end", "when", "edtf", "granularity", "bound", "title", "kind", "status", "confidence", "importance",
    "actors", "place", "sources", "documents", "why", "conflicts", "passages",
)  # fmt: skip
# What a spreadsheet would take for a formula or a command (OWASP, "CSV Injection"), with its full-width forms.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(chronology: Chronology) -> str:
    """The events as comma-separated values with a header; several values in a cell are parted by " | "."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    told, names = tellings(chronology), actor_names(chronology)
    for event in chronology.all_events():
        writer.writerow([_cell(value) for value in _row(event, told[event.id], names)])
    return file.getvalue()


def _cell(text: str) -> str:
    """A cell that every spreadsheet shows as text."""
    text = clean(text)
    return f"'{text}" if text.startswith(FORMULA) else text


def _several(values: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(values))


def _row(event: Event, told: tuple[Told, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    dating = event.dating
    return (
        event.id,
        (dating.start if dating else None) or "",
        (dating.end if dating else None) or "",
        dating_in_words(dating),
        dating.edtf if dating else "",
        dating.granularity.value if dating else "",
        dating.bound.value if dating else "",
        event.title,
        event.kind.value,
        event.status.value,
        f"{event.confidence:.2f}",
        f"{event.importance:.2f}",
        _several(names[actor] for actor in event.actors),
        event.place or "",
        str(len(event.documents)),
        _several(source_name(document) for _, document in told),
        dating.why if dating else "",
        _several(disagreement(conflict) for conflict in event.conflicts),
        _several(f"{quote} [{source}]" for source, quote in passages(told)),
    )
