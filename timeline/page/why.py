"""Why a telling has its date, as a chain: what the passage says, what that is counted from, what it means. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import AnchorKind, Bound, DatingBasis
from timeline.page.passages import anchor_of
from timeline.wording import (
    dating_in_words,
    day_in_words,
    grounds_in_words,
    interval_in_words,
    meaning_of,
    publication_in_words,
    sureness_in_figures,
    sureness_of_date,
)

if TYPE_CHECKING:
    from timeline.model import Dating, Document, Event, Mention, TimeExpression

BASES = {
    DatingBasis.CLAUSE: "its clause",
    DatingBasis.NOUN: "the noun that names it",
    DatingBasis.LINKED: "its sentence",
    DatingBasis.HEADED: "what it stands under",
    DatingBasis.SHARED: "what it is told with",
    DatingBasis.CARRIED: "what stands before it",
    DatingBasis.PUBLICATION: "the day of the report",
    DatingBasis.BOUNDED: "what limits it",
    DatingBasis.JOINED: "another telling",
    DatingBasis.DECIDED: "a person",
}
"""What the steps that attach a date take it from."""
MARGIN = timedelta(days=3)
"""Shown before and after a date, at least."""


class WhyStep(NamedTuple):
    """A link of the chain: its `name`, what it is in short, what there is to say of it, the mark of the reader that it
    leads `to` ("date", "anchor" or ""), and the two ISO moments to `see` on the timeline, if any.
    """

    name: str
    text: str
    lines: tuple[str, ...]
    to: str = ""
    see: tuple[str, ...] = ()


def why_dated(document: Document, mention: Mention, event: Event) -> list[WhyStep]:
    """The chain of a telling, and where the event as a whole is dated otherwise, that date as its last link."""
    steps = _found(document, mention)
    if mention.dating is not None:
        steps.append(_meant("Means", mention.dating, _own_value(mention)))
    if event.dating is not None and event.dating != mention.dating:
        steps.append(_meant("With the other tellings", event.dating, ()))
    return _together(steps, event)


def _together(steps: list[WhyStep], event: Event) -> list[WhyStep]:
    """The chain; its last link says how sure the date is by all tellings, where that is another number than its own."""
    dating = event.dating
    if dating is None or round(dating.confidence, 2) == round(event.confidence, 2):
        return steps
    said = f"By all tellings together, {sureness_in_figures(event.confidence)}"
    return [*steps[:-1], steps[-1]._replace(lines=(*steps[-1].lines, said))]


def _found(document: Document, mention: Mention) -> list[WhyStep]:
    """What the passage says and what that is counted from."""
    time, dating = mention.time, mention.dating
    if time is None:
        says = WhyStep("Says", "no date of its own", ("No phrase of this passage tells when.",))
        if dating is None:
            return [says]
        return [says, WhyStep("Dated by", BASES[dating.basis], (f"{dating.why}.",))]
    kind = f"As TIMEX3: {time.type.value} {time.value}" + (f", {time.mod}" if time.mod else "")
    says = WhyStep("Says", f"“{time.quote}”", (kind, f"Rule “{time.rule}”: {time.why}"), "date")
    return [says, _counted(document, mention, time)]


def _counted(document: Document, mention: Mention, time: TimeExpression) -> WhyStep:
    """What a date phrase is counted from."""
    anchor = time.anchor
    day = day_in_words(anchor.day) if anchor.day is not None else ""
    to = "anchor" if anchor_of(document, mention) is not None else ""
    if anchor.kind is AnchorKind.STATED:
        return WhyStep("Counted from", "nothing: a full date", ("The phrase is a full date by itself.",))
    if anchor.kind is AnchorKind.PUBLICATION:
        publication = document.publication.at(time.span)
        lines = (f"Published {publication_in_words(publication)}.", *grounds_in_words(publication))
        return WhyStep("Counted from", f"publication, {day}" if day else "publication", lines, to)
    if anchor.kind is AnchorKind.EXPRESSION:
        quote = f"“{document.quote(anchor.span)}”" if anchor.span is not None else "another date"
        return WhyStep("Counted from", quote, (f"Another date of the document{', ' if day else ''}{day}.",), to)
    return WhyStep(
        "Counted from", "nothing known", ("Neither the passage nor the document gives a day to count from.",)
    )


def _own_value(mention: Mention) -> tuple[str, ...]:
    """What the phrase means by itself."""
    time = mention.time
    if time is None or time.when is None:
        return ()
    bound = {Bound.BY: "no later than ", Bound.SINCE: "since "}.get(time.bound, "")
    value = interval_in_words(time.when, time.granularity)
    return (f"The phrase by itself: {bound}{value}; as EDTF {time.edtf or time.value}",)


def _meant(name: str, dating: Dating, lines: tuple[str, ...]) -> WhyStep:
    reason = f"{dating.why[:1].upper()}{dating.why[1:]}; as EDTF {dating.edtf}"
    said = (*lines, reason, _measured(dating))
    return WhyStep(name, dating_in_words(dating), said, see=_window(dating))


def _measured(dating: Dating) -> str:
    """How sure a date is, with the number and what it means."""
    if dating.basis is DatingBasis.DECIDED:
        return sureness_of_date(dating.confidence)
    return f"{sureness_in_figures(dating.confidence)}: {meaning_of(dating.confidence)}"


def _window(dating: Dating) -> tuple[str, ...]:
    """The moments between which a date is seen with some room round it; none for what the calendar cannot widen."""
    low, high = dating.when.start or dating.when.stop, dating.when.stop or dating.when.start
    if low is None or high is None:
        return ()
    room = max((high - low) / 2, MARGIN)
    try:
        return ((low - room).isoformat(timespec="minutes"), (high + room).isoformat(timespec="minutes"))
    except OverflowError:
        return ()
