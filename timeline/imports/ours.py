"""A chronology in this program's own JSON: its events as rows, with their dates exactly as they were known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.calendars import interval_of_edtf
from timeline.calendars.zones import zone_of
from timeline.confidence import of_stated
from timeline.imports.dates import QUALIFIED, dating_of
from timeline.imports.rows import Row, kind_of, one_line, plain, status_of
from timeline.model import CLOCK, Bound, Dating, DatingBasis, Granularity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def is_ours(loaded: Mapping[str, Any]) -> bool:
    """Whether an object is a chronology of this program."""
    keys = ("schema", "events", "undated", "mentions", "documents")
    return all(key in loaded for key in keys) and isinstance(loaded["events"], list)


def rows_in(loaded: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a chronology, the undated ones last; each with the passages that told it."""
    names, mentions, documents = (_by_id(loaded.get(key)) for key in ("actors", "mentions", "documents"))
    for event in (*_objects(loaded["events"]), *_objects(loaded["undated"])):
        told = [mentions[key] for key in _texts(event.get("mentions")) if key in mentions]
        edtf = one_line(plain(event.get("edtf")))
        if title := one_line(plain(event.get("title"))):
            yield Row(
                title,
                edtf,
                description="\n".join(dict.fromkeys(f"“{one_line(plain(each.get('quote')))}”" for each in told)),
                who=tuple(one_line(plain(names.get(key, {}).get("name"))) for key in _texts(event.get("actors"))),
                place=one_line(plain(event.get("place"))),
                kind=kind_of(plain(event.get("kind"))),
                status=status_of(plain(event.get("status"))),
                sources=tuple(dict.fromkeys(_source(documents.get(plain(each.get("document")), {})) for each in told)),
                dating=_dating(event, edtf),
            )


def _dating(event: Mapping[str, Any], edtf: str) -> Dating | None:
    """The date of an event with its granularity and its bound, which EDTF alone does not tell."""
    granularity = next((each for each in Granularity if each.value == event.get("granularity")), None)
    bound = next((each for each in Bound if each.value == event.get("bound")), None)
    plainly = dating_of(edtf)
    if plainly is None or granularity is None or bound is None:
        return plainly
    try:
        when = interval_of_edtf(QUALIFIED.sub("", edtf))
    except (ValueError, OverflowError):
        return plainly
    reason = one_line(plain(event.get("why")))
    why = f"{plainly.why}; there: {reason}" if reason else plainly.why
    zone = zone_of(plain(event.get("zone"))) if granularity in CLOCK else None
    return Dating(when, granularity, bound, edtf, DatingBasis.CLAUSE, of_stated(granularity), why, zone)


def _source(document: Mapping[str, Any]) -> str:
    title = one_line(plain(document.get("title")))
    return ", ".join(filter(None, (title, one_line(plain(document.get("publisher"))))))


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))


def _by_id(value: object) -> dict[str, Mapping[str, Any]]:
    return {plain(each.get("id")): each for each in _objects(value)}


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
