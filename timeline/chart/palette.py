"""What each mark looks like: shape and colour tell the kind, fill tells whether it happened.

Colours are mid-tones that hold on white and on near-black; no two kinds share both a shape and a hue.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline.model import EventKind, Status


class Look(NamedTuple):
    """A kind's Plotly marker symbol and its colour."""

    symbol: str
    colour: str


class Ink(NamedTuple):
    """The colours that change between the light and the dark page."""

    text: str
    muted: str
    grid: str
    paper: str
    alarm: str
    faint: str


LIGHT = Ink("#26292e", "#666d78", "rgba(60,70,85,0.13)", "#ffffff", "#cf3434", "#8d939c")
DARK = Ink("#dcdfe4", "#a0a6b1", "rgba(200,210,225,0.13)", "#15181d", "#ff7a70", "#6f7580")

LOOKS: dict[str, Look] = {
    EventKind.CALL: Look("circle", "#3b7dd8"),
    EventKind.MEETING: Look("square", "#d08227"),
    EventKind.TALKS: Look("diamond", "#2a9678"),
    EventKind.SUMMIT: Look("star", "#b8902a"),
    EventKind.VISIT: Look("hexagon", "#2f9fb5"),
    EventKind.AGREEMENT: Look("pentagon", "#5f9a3a"),
    EventKind.ANNOUNCEMENT: Look("triangle-up", "#8a63c9"),
    EventKind.STATEMENT: Look("circle", "#a77fc0"),
    EventKind.DEADLINE: Look("triangle-down", "#c23b4b"),
    EventKind.EXPIRY: Look("triangle-down", "#a8627a"),
    EventKind.VOTE: Look("square", "#5566c4"),
    EventKind.APPOINTMENT: Look("hexagon", "#8c7ad0"),
    EventKind.CONFLICT: Look("star-diamond", "#b4472f"),
    EventKind.SANCTION: Look("octagon", "#a0522d"),
    EventKind.AID: Look("cross", "#2f8f5b"),
    EventKind.LEGAL: Look("hourglass", "#4a6d8c"),
    EventKind.MARKET: Look("bowtie", "#7d8a2e"),
    EventKind.DEATH: Look("octagon", "#5f6671"),
    EventKind.BIRTH: Look("cross", "#6f7b8c"),
    EventKind.DISASTER: Look("triangle-up", "#b4472f"),
    EventKind.CRIME: Look("diamond", "#b4472f"),
    EventKind.STRIKE: Look("square", "#a0522d"),
    EventKind.LAUNCH: Look("star", "#2f9fb5"),
    EventKind.PUBLICATION: Look("square", "#8a63c9"),
    EventKind.TRANSFER: Look("diamond", "#8c7ad0"),
    EventKind.PAYMENT: Look("circle", "#7d8a2e"),
    EventKind.MESSAGE: Look("diamond", "#a77fc0"),
    EventKind.SPORT: Look("star", "#5f9a3a"),
    EventKind.WEATHER: Look("hexagon", "#3b7dd8"),
    EventKind.HEALTH: Look("cross", "#c23b4b"),
    EventKind.DECISION: Look("pentagon", "#4a6d8c"),
    EventKind.MOVEMENT: Look("triangle-up", "#2f9fb5"),
    EventKind.OPERATION: Look("square", "#858c96"),
    EventKind.OTHER: Look("circle", "#858c96"),
}

STOP = "arrow-bar-right"
"""The mark of a deadline or another limit ahead, whatever its kind: an arrow that runs against a bar."""

NOT_YET = frozenset({Status.PLANNED, Status.EXPECTED, Status.PROPOSED, Status.HYPOTHETICAL})
NOT_AT_ALL = frozenset({Status.CANCELLED, Status.DENIED})


def look_of(kind: str) -> Look:
    """A kind's look; a kind that this table does not know looks like any other event."""
    return LOOKS.get(kind, LOOKS[EventKind.OTHER])


def symbol_of(kind: str, status: str, bound: str | None) -> str:
    """The marker of an event: its kind's shape, or the bar of a deadline; hollow where it is still to come.

    What occurred "by" a day is no deadline: it lies somewhere before, and keeps its kind's shape.
    """
    if status in NOT_AT_ALL:
        return "x"
    shape = STOP if bound == "by" and status != Status.OCCURRED else look_of(kind).symbol
    return f"{shape}-open" if status in NOT_YET else shape
