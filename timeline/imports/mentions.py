"""Entries of a chronology made elsewhere -> mentions: the date is the row's own, and so is the rest as far as it tells.

What the row does not tell, such as the kind of the event and who took part, is what the program finds in its title.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from typing import TYPE_CHECKING

from timeline.model import (
    Anchor,
    AnchorKind,
    Bound,
    DateUse,
    EventKind,
    Granularity,
    Mention,
    Span,
    Status,
    TimeExpression,
    TimeType,
    Unused,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import ActorSpan, Document, Entry, Sentence

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})  # parts of speech whose words are compared
RULE = "row of a chronology"
IN_ROW = "an event of this list has the date that stands at the head of its row"
SOURCE = "\nSource: "  # as `text` writes it


def mentions_of_entries(
    document: Document, sentences: Sequence[Sentence], spans: Sequence[ActorSpan], found: Sequence[Mention]
) -> tuple[Mention, ...]:
    """A mention an entry; `spans` are the actors that the document names, `found` what is found in its text."""
    return tuple(_mention(document, entry, sentences, spans, found) for entry in document.entries)


def dates_of_entries(document: Document, dates: Iterable[DateUse]) -> tuple[DateUse, ...]:
    """What became of each of the dates of a chronology: those of its rows tell the event of the row, others none."""
    rows = [entry.date for entry in document.entries if entry.date is not None and entry.dating is not None]
    starts = [date.start for date in rows]
    found = []
    for use in dates:
        at = bisect_right(starts, use.span.start) - 1
        own = at >= 0 and rows[at].covers(use.span)
        found.append(DateUse(use.span, use.edtf) if own else use._replace(reason=Unused.ROW, why=IN_ROW))
    return tuple(found)


def _mention(
    document: Document,
    entry: Entry,
    sentences: Sequence[Sentence],
    spans: Sequence[ActorSpan],
    found: Sequence[Mention],
) -> Mention:
    told = next((each for each in found if entry.title.covers(each.trigger)), None)
    told_in = _without_source(document, entry)
    here = [each for each in spans if told_in.covers(each.span)]
    given = [each for each in here if any(name.covers(each.span) for name in entry.who)]
    named = [each for each in here if entry.title.covers(each.span)]
    acting = _each_once([*(told.actors if told else () if given else named), *given])
    known = {each.actor for each in acting}
    return Mention(
        id=_mention_id(document, entry),
        document=document.id,
        span=entry.span,
        trigger=told.trigger if told else entry.title,
        kind=entry.kind or (told.kind if told else EventKind.OTHER),
        status=entry.status or _status(entry, told),
        time=_time(document, entry),
        dating=entry.dating,
        actors=acting,
        place=entry.place or (told.place if told else None),
        title=document.quote(entry.title),
        words=told.words if told else _words(entry, sentences),
        mentioned=_each_once(each for each in here if each.actor not in known),
    )


def _without_source(document: Document, entry: Entry) -> Span:
    """The row without the line that names its source: who is named there has no part in what the row tells."""
    line = document.text.rfind(SOURCE, entry.title.end, entry.span.end)
    return entry.span if line < 0 else Span(entry.span.start, line)


def _each_once(spans: Iterable[ActorSpan]) -> tuple[ActorSpan, ...]:
    first: dict[str, ActorSpan] = {}
    for each in spans:
        first.setdefault(each.actor, each)
    return tuple(sorted(first.values(), key=lambda each: each.span))


def _status(entry: Entry, told: Mention | None) -> Status:
    if told is not None:
        return told.status
    return Status.DEADLINE if entry.dating is not None and entry.dating.bound is Bound.BY else Status.OCCURRED


def _words(entry: Entry, sentences: Sequence[Sentence]) -> frozenset[str]:
    """The lemmas of the content words of the title."""
    return frozenset(
        token.lemma.lower()
        for sentence in sentences
        if sentence.span.overlaps(entry.title)
        for token in sentence.tokens
        if token.pos in CONTENT and entry.title.covers(token.span)
    )


def _time(document: Document, entry: Entry) -> TimeExpression | None:
    """The date as it stands in the row, as a time expression."""
    if entry.date is None or entry.dating is None:
        return None
    dating = entry.dating
    fine = dating.granularity.rank < Granularity.DAY.rank
    return TimeExpression(
        span=entry.date,
        quote=document.quote(entry.date),
        type=TimeType.TIME if fine else TimeType.DATE,
        value=dating.edtf,
        mod=None,
        edtf=dating.edtf,
        when=dating.when,
        granularity=dating.granularity,
        bound=dating.bound,
        rule=RULE,
        anchor=Anchor(AnchorKind.STATED),
        why=dating.why,
    )


def _mention_id(document: Document, entry: Entry) -> str:
    key = f"{document.id}\n{entry.span.start}\n{entry.span.end}\nrow"
    return "m-" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12]
