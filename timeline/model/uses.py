"""What became of each date that a document tells: it dates an event, or it does not, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from timeline.model.text import Span


class Unused(StrEnum):
    """Why a date of a document tells no event, by what the program did with it."""

    OWN_DATE = "own date"  # it says when the document, or a part of it, was published
    ADDRESS = "address"  # a part of an address on the web or of a file
    CITATION = "citation"  # the year of a work, a judgment or an act that is cited
    COUNTED_FROM = "counted from"  # another date is counted from it
    OTHER_DATE = "another date"  # its event is dated by another
    LIMIT = "limit"  # a limit of what its event brings about: "agreed to pay by June"
    LENGTH = "length"  # it says how long or how often
    FURNITURE = "furniture"  # in a caption or a call to the reader
    NOT_WORTH = "not worth"  # said of an event that does not belong on a chronology: a view, a condition, a denial
    NO_EVENT = "no event"  # said of a word that names no event
    IN_NAME = "name"  # the year in a name: "Expo 2010"
    NOT_READ = "not read"  # in no sentence, or in a language that is not read
    ROW = "row"  # in a row of a chronology made elsewhere, beside the row's own date
    HIDDEN = "hidden"  # a person hid the event that it dates


# Reasons for which a date could tell no event, or was looked at by a person.
OTHERWISE = frozenset(
    {Unused.OWN_DATE, Unused.ADDRESS, Unused.CITATION, Unused.IN_NAME, Unused.COUNTED_FROM, Unused.HIDDEN}
)


class DateUse(NamedTuple):
    """A time expression of a document that resolves to dates, with what became of it.

    `edtf` is what it means; `reason` is None where it dates a telling of an event, else why it does not, and `why` the
    same in words.
    """

    span: Span
    edtf: str
    reason: Unused | None = None
    why: str = ""

    @property
    def is_left(self) -> bool:
        """Whether it tells no event though it could: one that was not found, or found for none."""
        return self.reason is not None and self.reason not in OTHERWISE
