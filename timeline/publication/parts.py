"""The parts of a dated document that have a date line of their own: a second article below the first, a diary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model import AnchorKind, Granularity, Publication, PublicationBasis, Span, TimeType
from timeline.temporal.parts import is_dateline, lies_below_head

if TYPE_CHECKING:
    from timeline.model import Document, TimeExpression

PROSE = 300  # characters: what is shorter under a day to come is an entry of a calendar, no article


def with_parts(document: Document, publication: Publication, times: Sequence[TimeExpression]) -> Publication:
    """The date of a document with those of the parts that open with a date line further down; `times` are its own.

    Its expressions are counted from these lines in any case (`temporal.parts`); here it is said that what such a part
    tells was known on its day.
    """
    published = publication.calendar_day
    heads = [t for t in times if _opens_a_part(document, publication, t)]
    ends = [*(t.span.start for t in heads), len(document.text)][1:]
    parts = []
    for time, end in zip(heads, ends, strict=True):
        day, span = None if time.when is None else time.when.first, Span(time.span.start, end)
        if day is not None and published is not None and (day <= published or end - time.span.end >= PROSE):
            evidence = f"the part's own words: “{time.quote}”"
            parts.append((span, Publication(PublicationBasis.STATED, day, None, evidence, time.span, 0.9)))
    return replace(publication, parts=tuple(parts)) if parts else publication


def _opens_a_part(document: Document, publication: Publication, time: TimeExpression) -> bool:
    own = publication.span
    return (
        lies_below_head(document.text, time.span)
        and time.type is TimeType.DATE
        and time.granularity is Granularity.DAY
        and time.anchor.kind is AnchorKind.STATED
        and (own is None or not own.overlaps(time.span))
        and is_dateline(document.text, time.span)
    )
