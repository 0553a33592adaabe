"""What kinds of events are to each other, read from `kinds.toml`, which says what each family is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.lexicon import table
from timeline.model import EventKind

_TABLE = table("kinds")


def _kinds(names: Iterable[str]) -> frozenset[EventKind]:
    return frozenset(map(EventKind, names))


def _kindred(kind: EventKind) -> frozenset[EventKind]:
    groups = map(_kinds, _TABLE["kindred"]["groups"])
    return frozenset({kind}).union(*(group for group in groups if kind in group))


_FAMILIES = {name: _kinds(kinds) for name, kinds in _TABLE["families"].items()}

SAYING = _FAMILIES["saying"]
WORDY = _FAMILIES["wordy"]
ENCOUNTERS = _FAMILIES["encounter"]
IN_PERSON = _FAMILIES["in_person"]
RECURRING = _FAMILIES["recurring"]
WEIGHTY = _FAMILIES["weighty"]
LOOSE = _FAMILIES["loose"]
SPECIFIC = _FAMILIES["specific"]
KINDRED: Mapping[EventKind, frozenset[EventKind]] = {kind: _kindred(kind) for kind in EventKind}

_TAKEN_UP = {EventKind(kind): _kinds(others) for kind, others in _TABLE["taken_up"].items()}
TAKEN_UP: Mapping[EventKind, frozenset[EventKind]] = {k: _TAKEN_UP.get(k, frozenset({k})) for k in EventKind}
TAKEN_UP_WHOLE = _kinds(_TABLE["taken_up_whole"]["kinds"])
ATTENDED = _kinds(_TABLE["taken_up_whole"]["attended"])
