"""Frozen values <-> bytes and JSON, by the types that their classes declare: msgspec writes them, and checks what it
reads. Nothing that is read can be run.

Bytes are MessagePack, or JSON where a text has a lone surrogate, which UTF-8 has not and JSON escapes. A field that a
later version adds, with a default, is read from what was written before it.
"""

from __future__ import annotations

import json
import zlib
from datetime import date, datetime
from typing import Any, TypeVar

from timeline.model import Moment

Value = TypeVar("Value")

LONGEST = 2_000_000_000
"""Bytes of a value: more is none that was written here."""


class Damaged(ValueError):
    """What was read is not what was written."""


def plain(value: object) -> Any:
    """A value as JSON can hold it: a NamedTuple is a list, a dataclass an object."""
    from msgspec import to_builtins

    return to_builtins(value, order="deterministic")


def from_plain(kind: type[Value], data: object) -> Value:
    """The value of a type that JSON held; raises Damaged."""
    from msgspec import DecodeError, convert

    try:
        return convert(data, kind, dec_hook=_moment)
    except (DecodeError, ValueError, RecursionError) as error:
        raise Damaged(str(error)) from None


def encoded(value: object) -> bytes:
    """A dataclass, or a tuple of values, as bytes."""
    from msgspec import msgpack

    try:
        return msgpack.encode(value, order="deterministic")
    except UnicodeEncodeError:
        return json.dumps(plain(value), separators=(",", ":")).encode()


def decoded(kind: type[Value], data: bytes) -> Value:
    """The value that was encoded; raises Damaged."""
    from msgspec import DecodeError, msgpack

    try:
        if data[:1] in (b"[", b"{"):  # which MessagePack begins no array or map with
            return from_plain(kind, json.loads(data))
        return msgpack.decode(data, type=kind, dec_hook=_moment)
    except (DecodeError, ValueError, RecursionError) as error:
        raise Damaged(str(error)) from None


def compressed(value: object, level: int = 6) -> bytes:
    """A value encoded and compressed (zlib, RFC 1950)."""
    return zlib.compress(encoded(value), level)


def decompressed(kind: type[Value], data: bytes) -> Value:
    """The value that was compressed; raises Damaged."""
    return decoded(kind, inflated(data, LONGEST))


def inflated(data: bytes, longest: int) -> bytes:
    """The bytes that were compressed, no more than `longest`; raises Damaged."""
    unpack = zlib.decompressobj()
    try:
        whole = unpack.decompress(data, longest)
    except zlib.error as error:
        raise Damaged(str(error)) from None
    if unpack.unconsumed_tail or not unpack.eof:
        raise Damaged("cut off")
    return whole


def _moment(kind: object, written: str) -> date:
    """The one type that msgspec does not know; raises ValueError and TypeError."""
    if kind is not Moment:
        raise TypeError(f"not a type that is kept: {kind}")
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
