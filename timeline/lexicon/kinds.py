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
FINER = _FAMILIES["finer"]
KINDRED: Mapping[EventKind, frozenset[EventKind]] = {kind: _kindred(kind) for kind in EventKind}

_TAKEN_UP = {EventKind(kind): _kinds(others) for kind, others in _TABLE["taken_up"].items()}
TAKEN_UP: Mapping[EventKind, frozenset[EventKind]] = {k: _TAKEN_UP.get(k, frozenset({k})) for k in EventKind}
TAKEN_UP_WHOLE = _kinds(_TABLE["taken_up_whole"]["kinds"])
ATTENDED = _kinds(_TABLE["taken_up_whole"]["attended"])

_WORDS = {word: EventKind(kind) for kind, words in table("finer_kinds").items() for word in words.split()}


def finer(kind: EventKind, words: Iterable[str]) -> EventKind:
    """The kind of an event of which triggers know no more than that it happened, by the first of its lemmas that tells;
    any other kind as it is."""
    if kind is not EventKind.OTHER:
        return kind
    return next((_WORDS[word] for word in words if word in _WORDS), kind)


def coarse(kind: EventKind) -> EventKind:
    """The kind by which tellings are compared: all that `finer` tells apart are one."""
    return EventKind.OTHER if kind in FINER else kind
