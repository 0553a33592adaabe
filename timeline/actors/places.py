"""Whether two places can be one: a city lies in its country, an office in the country it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import Actor


def apart(one: Actor | None, other: Actor | None) -> bool:
    """Whether an event in one place cannot be in the other; of places nobody knows where they are, that is not sure."""
    if one is None or other is None or one.id == other.id:
        return False
    return one.id != other.country and other.id != one.country and bool(_country(one) and _country(other))


def _country(place: Actor) -> str | None:
    return place.country or (place.id if place.kind.value == "country" else None)
