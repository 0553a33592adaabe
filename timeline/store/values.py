"""Frozen values <-> what JSON can hold, by the types that their classes declare. Nothing read can be run.

A NamedTuple or a tuple is a list, a dataclass an object that names its class and leaves out what is as by default; so a
field that a later version adds at the end, with a default, is read from what was written before it.
"""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union

Value = TypeVar("Value")


class Damaged(ValueError):
    """What was read is not what was written."""


def written(value: object) -> Any:
    """A value as JSON holds it."""
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case date():
            return value.isoformat()
        case tuple():
            return [written(each) for each in value]
    if not is_dataclass(value):
        raise TypeError(f"not a value that is kept: {value!r}")
    told = {f.name: getattr(value, f.name) for f in fields(value)}
    shown = {f.name: written(told[f.name]) for f in fields(value) if f.default is MISSING or told[f.name] != f.default}
    return {"is": type(value).__name__} | shown


def read(kind: type[Value], data: Any) -> Value:
    """The value of a type, or of one of several, that was written; raises Damaged."""
    try:
        value: Value = _read(kind, data)
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise Damaged(str(error)) from None
    return value


def _read(kind: Any, data: Any) -> Any:
    origin: Any = typing.get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(typing.get_args(kind), data)
    if origin is tuple:
        return _tuple(typing.get_args(kind), data)
    if is_dataclass(kind):
        return _dataclass(kind, data)
    return _named_tuple(kind, data) if issubclass(kind, tuple) else _plain(kind, data)


def _plain(kind: Any, data: Any) -> Any:
    if issubclass(kind, Enum):
        return kind(data)
    if issubclass(kind, date):
        return kind.fromisoformat(data)
    if kind is float and type(data) is int:
        return float(data)
    if type(data) is not kind:
        raise Damaged(f"not a {kind.__name__}: {data!r:.40}")
    return data


def _tuple(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise Damaged("not a list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_read(kinds[0], each) for each in data)
    return tuple(_read(kind, each) for kind, each in zip(kinds, data, strict=True))


def _named_tuple(kind: Any, data: Any) -> Any:
    hints = _hints(kind)
    if not isinstance(data, list) or len(data) > len(hints):
        raise Damaged(f"not a {kind.__name__}")
    return kind(*(_read(hint, each) for hint, each in zip(hints.values(), data, strict=False)))


def _one_of(kinds: tuple[Any, ...], data: Any) -> Any:
    """Of several types the one that was written: by the name of its class, or by what it looks like."""
    if data is None and type(None) in kinds:
        return None
    if isinstance(data, dict):
        named: dict[str, Any] = {k.__name__: k for k in kinds}
        return _read(named[data["is"]], data)
    if set(kinds) >= {date, datetime}:
        return _read(datetime if "T" in data else date, data)
    (kind,) = [k for k in kinds if k is not type(None)]
    return _read(kind, data)


def _dataclass(kind: Any, data: Any) -> Any:
    if not isinstance(data, dict) or data.get("is") != kind.__name__:
        raise Damaged(f"not a {kind.__name__}")
    hints = _hints(kind)
    return kind(**{name: _read(hints[name], each) for name, each in data.items() if name != "is"})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
