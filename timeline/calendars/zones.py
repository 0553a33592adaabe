"""Time zones as texts name them: their short names, and how far each is ahead of UTC."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from timeline.lexicon import table

LOCAL = "local time"  # names no zone
_OFFSET = re.compile(r"(?:utc|gmt)? ?(?P<sign>[+−-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?")
_LAST = timedelta(hours=14)  # the farthest from UTC that a clock on land is


@cache
def names() -> tuple[str, ...]:
    """All names of zones, in lower case, the longest first."""
    tables = table("zones")
    found = {*tables["offsets"], *tables["regions"], *tables["written"], *tables["several"], LOCAL}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def zone_of(name: str, lower: str = "") -> str | None:
    """The short name of a zone as a text writes it: an abbreviation, or an offset; None for local time and for an
    abbreviation of several zones between which nothing in the text (`lower`, in lower case) decides.

    >>> zone_of("Eastern Daylight Time"), zone_of("GMT+3"), zone_of("IST"), zone_of("IST", "the mumbai police")
    ('EDT', '+03:00', None, '+05:30')
    """
    plain = " ".join(name.lower().replace(".", "").split())
    plain = "utc" if plain == "z" else table("zones")["written"].get(plain, plain)
    several = table("zones")["several"].get(plain)
    if several is not None:
        return _decided(several, lower)
    offset = _OFFSET.fullmatch(plain)
    if offset is not None:
        return f"{'+' if offset['sign'] == '+' else '-'}{int(offset['hours']):02d}:{offset['minutes'] or '00'}"
    known = plain in table("zones")["offsets"] or plain in table("zones")["regions"]
    return plain.upper() if known else None


def _decided(several: tuple[Mapping[str, Any], ...], lower: str) -> str | None:
    """Of the zones that share an abbreviation the one for which a word of the text speaks."""
    spoken = set(re.findall(r"[a-z]+", lower))
    return next((str(one["offset"]) for one in several if spoken & set(one["beside"].split())), None)


def ahead_of_utc(zone: str, moment: datetime) -> timedelta | None:
    """How far a zone is ahead of UTC at a moment of its own clock; None for one that is not known.

    >>> ahead_of_utc("EDT", datetime(2025, 7, 1)), ahead_of_utc("ET", datetime(2025, 1, 1))
    (datetime.timedelta(days=-1, seconds=72000), datetime.timedelta(days=-1, seconds=68400))
    """
    region = table("zones")["regions"].get(zone.lower())
    if region is not None:
        from zoneinfo import ZoneInfo  # reads the time zone database: only when a text names such a zone

        return moment.replace(tzinfo=ZoneInfo(region)).utcoffset()
    found = _OFFSET.fullmatch(table("zones")["offsets"].get(zone.lower(), zone))
    if found is None:
        return None
    distance = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return None if distance > _LAST else distance if found["sign"] == "+" else -distance


@cache
def _of_all() -> re.Pattern[str]:
    listed = "|".join(re.escape(name) for name in names())
    zone = rf"(?:{listed}|(?:utc|gmt) ?[+-]\d\d?(?::?\d\d)?)(?![\w+-])"
    between = r"(?:(?:here|below|given|shown|stated|listed|quoted|used|recorded|are|is|in|as|this [a-z]+) )"
    return re.compile(
        rf"\b(?:(?:all|clock) times? {between}{{0,5}}|times? {between}{{1,5}})(?:the )?(?P<zone>{zone})"
        rf"|\btime ?zone ?: ?(?P<named>{zone})"
    )


def zone_of_all(lower: str) -> str | None:
    """The zone that a document (in lower case) states for its clock times: "all times are UTC"; None where none is.

    >>> zone_of_all("all times are in eastern daylight time."), zone_of_all("all times utc"), zone_of_all("good times")
    ('EDT', 'UTC', None)
    """
    found = _of_all().search(lower) if "time" in lower else None
    return None if found is None else zone_of(found["zone"] or found["named"], lower)
