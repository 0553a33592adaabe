"""The nouns of Dateline: frozen values that every other room passes on, and nothing else.

Standard library only. Offsets are Unicode code points into a document's text, half open, so
`document.text[span.start:span.end]` is always what is shown. Calendar time is naive (no zone): a
chronology speaks of days as its sources do.

    text         spans, words, sentences
    time         intervals, granularities, time expressions
    uses         what became of each date of a document
    documents    documents and when they were published
    actors       who acts, and where a text names them
    events       mentions and the events they tell
    chronology   the whole
"""

from timeline.model.actors import Actor, ActorKind, ActorSpan, Naming, chain
from timeline.model.ancient import (
    Day,
    ancient_century,
    as_in_calendar,
    century_of,
    day_of,
    ends_of,
    interval_of_date,
    number_of,
    unit_of,
)
from timeline.model.chronology import VERSION, Chronology, Engine
from timeline.model.documents import Document, Entry, Ground, Publication, PublicationBasis
from timeline.model.events import (
    Conflict,
    Dating,
    DatingBasis,
    Decided,
    Detail,
    Event,
    EventKind,
    Join,
    Mention,
    Possible,
    Reason,
    Stand,
    Status,
)
from timeline.model.text import Sentence, Span, Token
from timeline.model.time import (
    CLOCK,
    Anchor,
    AnchorKind,
    Bound,
    Granularity,
    Interval,
    Moment,
    TimeExpression,
    TimeType,
    iso_end,
    iso_start,
)
from timeline.model.uses import DateUse, Unused

__all__ = [
    "CLOCK",
    "VERSION",
    "Actor",
    "ActorKind",
    "ActorSpan",
    "Anchor",
    "AnchorKind",
    "Bound",
    "Chronology",
    "Conflict",
    "DateUse",
    "Dating",
    "DatingBasis",
    "Day",
    "Decided",
    "Detail",
    "Document",
    "Engine",
    "Entry",
    "Event",
    "EventKind",
    "Granularity",
    "Ground",
    "Interval",
    "Join",
    "Mention",
    "Moment",
    "Naming",
    "Possible",
    "Publication",
    "PublicationBasis",
    "Reason",
    "Sentence",
    "Span",
    "Stand",
    "Status",
    "TimeExpression",
    "TimeType",
    "Token",
    "Unused",
    "ancient_century",
    "as_in_calendar",
    "century_of",
    "chain",
    "day_of",
    "ends_of",
    "interval_of_date",
    "iso_end",
    "iso_start",
    "number_of",
    "unit_of",
]
