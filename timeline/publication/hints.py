"""Hints at a publication date that a file gives beside its text, such as the day a PDF was made.

They count where neither the text nor its siblings tell a day, and only on a day that these allow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.model import Ground, Publication, PublicationBasis

if TYPE_CHECKING:
    from timeline.model import Document


def hinted(document: Document, found: Publication | None) -> Publication | None:
    """The publication date found for a document, or else the day its file hints at; `found` where there is neither.

    A hint that is not followed is listed among the grounds, as left aside where it contradicts what was found.
    """
    hints = document.publication.grounds if document.publication.basis is PublicationBasis.UNKNOWN else ()
    if not hints or (found is not None and found.basis in {PublicationBasis.GIVEN, PublicationBasis.STATED}):
        return found
    told = found or replace(document.publication, grounds=())
    weighed = tuple(hint._replace(kept=_allows(told, hint.last)) for hint in hints)
    followed = next((hint for hint in weighed if hint.kept and hint.last is not None), None)
    grounds = (*told.grounds, *weighed)
    if told.day is not None or followed is None or followed.last is None:
        return replace(told, grounds=grounds)
    evidence = f"{followed.why}, and nothing surer tells its day"
    days = (followed.last, followed.last)
    return Publication(
        PublicationBasis.INFERRED, followed.last, days, evidence, None, followed.confidence, grounds, told.parts
    )


def _allows(told: Publication, day: date | None) -> bool:
    """Whether a document may have been published on a day, by all that is known of it."""
    if day is None:
        return False
    if told.range is not None:
        return told.range[0] <= day <= told.range[1]
    return (told.day is None or told.calendar_day == day) and all(_within(day, g) for g in _kept(told.grounds))


def _kept(grounds: Iterable[Ground]) -> Iterable[Ground]:
    return (ground for ground in grounds if ground.kept)


def _within(day: date, ground: Ground) -> bool:
    return (ground.first is None or ground.first <= day) and (ground.last is None or day <= ground.last)
