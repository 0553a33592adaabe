"""A story for TimelineJS 3 (Knight Lab): slides with dates in parts and texts in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.imports.rows import Row, kind_of, one_line, parted, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def is_story(loaded: Mapping[str, Any]) -> bool:
    """Whether an object is a story: events of which some have a date in parts."""
    slides = loaded.get("events")
    return isinstance(slides, list) and any(isinstance(each, dict) and "start_date" in each for each in slides)


def rows_in(loaded: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a story; its opening slide and its eras tell no event."""
    for slide in loaded["events"]:
        if isinstance(slide, dict):
            text, media = _object(slide.get("text")), _object(slide.get("media"))
            title, description = one_line(plain(text.get("headline"))), plain(text.get("text"))
            sources = (one_line(plain(media.get(key))) for key in ("credit", "url"))
            if title or description:
                yield Row(
                    title or one_line(description.partition("\n")[0]),
                    _date(slide.get("start_date")),
                    _date(slide.get("end_date")),
                    description,
                    kind=kind_of(plain(slide.get("group"))),
                    sources=tuple(filter(None, sources)),
                )


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _date(value: object) -> str:
    """A date in parts as ISO 8601, as finely as it is told."""
    told = _object(value)
    hour, minute = (plain(told.get(key)).strip() for key in ("hour", "minute"))
    return parted({**told, "time": f"{hour}:{minute.zfill(2)}" if hour else ""})
