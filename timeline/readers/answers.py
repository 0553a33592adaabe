"""What a process apart answers: parts of a file <-> plain values that JSON can hold."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from timeline.readers.contents import Contents, Evidence, Part, UnreadableDocument


def packed(part: Part) -> dict[str, object]:
    """A part as values of JSON."""
    match part.found:
        case bytes(data):
            return {"name": part.name, "bytes": b64encode(data).decode("ascii")}
        case UnreadableDocument() as error:
            return {"name": part.name, "error": str(error)}
        case contents:
            shown = contents.published
            dated = None if shown is None else [shown.day.isoformat(), shown.why, shown.sure]
            pictures = [(page, b64encode(data).decode("ascii")) for page, data in contents.pictures]
            plain = contents._replace(published=None, pictures=())
            return {"name": part.name, "contents": plain, "published": dated, "pictures": pictures}


def unpacked(values: Mapping[str, Any]) -> Part:
    """The part that was packed."""
    match values:
        case {"name": str(name), "bytes": str(data)}:
            return Part(name, b64decode(data))
        case {"name": str(name), "error": str(why)}:
            return Part(name, UnreadableDocument(why))
        case {"name": str(name), "contents": list(told), "published": dated, "pictures": list(shown)}:
            contents = Contents(*told)
            pages, notes = tuple(contents.pages), tuple(contents.notes)
            pictures = tuple((int(page), b64decode(data)) for page, data in shown)
            contents = contents._replace(published=_evidence(dated), pages=pages, notes=notes, pictures=pictures)
            return Part(name, contents)
        case _:
            raise ValueError("not an answer of the process that reads")


def _evidence(dated: object) -> Evidence | None:
    match dated:
        case [str(day), str(why), bool(sure)]:
            return Evidence(datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day), why, sure)
        case _:
            return None
