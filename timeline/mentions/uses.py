"""What became of each date of a document: which dates an event, and at what step each of the others was left behind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from timeline.layout import sections
from timeline.mentions.attachment import dates_events
from timeline.mentions.cited import Why, why_cited
from timeline.mentions.status import is_negated
from timeline.mentions.tellings import name_of
from timeline.model import AnchorKind, DateUse, Granularity, Mention, Span, Unused

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline.mentions.attachment import Attached
    from timeline.mentions.found import Telling
    from timeline.model import Document, TimeExpression
    from timeline.syntax import Tree


class Heard(NamedTuple):
    """A sentence as it was gone through: the times said of its words, what it tells, what of that is not worth telling.

    `tree` is None of a caption or a call to the reader; `told` are the tellings that count, None where it is no prose;
    `free` are the dates that the form of the sentence gave to no telling.
    """

    span: Span
    tree: Tree | None
    sites: tuple[Attached, ...] = ()
    told: tuple[Telling, ...] | None = None
    left_out: tuple[Telling, ...] = ()
    free: tuple[TimeExpression, ...] = ()


def uses_of(
    document: Document, times: Sequence[TimeExpression], heard: Sequence[Heard], mentions: Sequence[Mention]
) -> tuple[DateUse, ...]:
    """The times of a document that resolve to dates, in text order, each with what became of it."""
    dating = {m.time.span for m in mentions if m.time is not None and m.dating is not None}
    resolved = [time for time in times if time.edtf is not None]
    counted = {t.anchor.span: t for t in resolved if t.anchor.kind is AnchorKind.EXPRESSION and t.span in dating}
    starts = [sentence.span.start for sentence in heard]

    ends = sorted(dating)  # a life is one expression, of which each half dates an event

    def use_of(time: TimeExpression) -> DateUse:
        use = DateUse(time.span, time.edtf or "")
        inside = bisect_left(ends, Span(time.span.start, time.span.start))
        if time.span in dating or (inside < len(ends) and time.span.covers(ends[inside])):
            return use
        at = bisect_right(starts, time.span.start) - 1
        here = heard[at] if at >= 0 and heard[at].span.overlaps(time.span) else None
        place, limit = _by_its_place(document, time), _as_a_limit(time, counted.get(time.span))
        return DateUse(*use[:2], *(place or limit or _by_step(document, time, here)))

    return tuple(map(use_of, resolved))


def _by_its_place(document: Document, time: TimeExpression) -> Why | None:
    """Why a date tells no event because of where it stands: the document's own date, an address, a citation."""
    if any(span.overlaps(time.span) for span in _own_dates(document)):
        return Unused.OWN_DATE, "it says when its document, or a part of it, was published"
    return why_cited(document, time)


def _own_dates(document: Document) -> Collection[Span]:
    publications = (document.publication, *(part for _, part in document.publication.parts))
    return [publication.span for publication in publications if publication.span is not None]


def _as_a_limit(time: TimeExpression, other: TimeExpression | None) -> Why | None:
    """Why a date tells no event that only serves another, or is a length."""
    if other is not None:
        return Unused.COUNTED_FROM, f"“{other.quote}” is counted from it"
    if not dates_events(time):
        return Unused.LENGTH, "it says how long or how often, not when"
    return None


def _by_step(document: Document, time: TimeExpression, here: Heard | None) -> Why:
    """Why a date tells no event, by the step at which it was left behind."""
    if document.language != "en":
        return Unused.NOT_READ, f"events are not read in the language of its document (“{document.language}”)"
    if here is None and any(section.mark.overlaps(time.span) for section in sections(document.text)):
        return Unused.NO_EVENT, "it stands over what tells no event: a heading, a label, a stamp or a cell"
    if here is None:
        return Unused.NOT_READ, "it stands outside the sentences that are read"
    if here.tree is None:
        return Unused.FURNITURE, "it stands in a caption or a call to the reader"
    site = next((each.site for each in here.sites if each.time.span == time.span), None)
    if site is None and time.granularity is not Granularity.YEAR:
        return Unused.NO_EVENT, "it stands by itself, said of no word that could name an event"
    if site is None:
        return Unused.IN_NAME, "it is part of a name, which tells no event"
    return _by_word(document, time, here, here.tree, site)


def _by_word(document: Document, time: TimeExpression, here: Heard, tree: Tree, site: int) -> Why:
    for telling in here.told or ():
        if site in {telling.verb, telling.trigger.head} and telling.time is None:
            return Unused.LIMIT, f"it is a limit of what {name_of(document, telling)} tells, not its date"
        if site in {telling.verb, telling.trigger.head} and telling.time is not None and telling.time.span != time.span:
            return Unused.OTHER_DATE, f"{name_of(document, telling)} is dated by “{telling.time.quote}”"
    for telling in (*here.left_out, *(here.told or ())):
        if site in {telling.verb, telling.trigger.head} or (telling.time and telling.time.span == time.span):
            told = "as not done" if is_negated(tree, telling.verb) else "as no event of its own"
            return Unused.NOT_WORTH, f"said of {name_of(document, telling)}, which is told {told}"
    word = tree.tokens[site]
    if word.span.overlaps(time.span) or not word.text.isalpha():
        return Unused.NO_EVENT, "it stands by itself, said of no word that could name an event"
    return Unused.NO_EVENT, f"said of “{document.quote(word.span)}”, which is taken for no event"
