"""Dates that hang on others: what a text dates by another event knows its day as well as that event does.

"The leaders also agreed ..." has the date of the call that is told before it; where other documents narrow that of the
call, it is narrowed with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.confidence import told_by
from timeline.merge.events import over
from timeline.wording import interval_in_words

if TYPE_CHECKING:
    from timeline.model import Dating, Event, Mention


def narrowed_with(events: Sequence[Event], mentions: Iterable[Mention]) -> list[Event]:
    """The events, each narrowed as far as the one is that dates it, in the order given."""
    hanging = [m for m in mentions if m.dated_by is not None]
    if not hanging:
        return list(events)
    at = {mention: number for number, event in enumerate(events) for mention in event.mentions}
    found = list(events)
    for mention in sorted(hanging, key=lambda m: (m.document, m.trigger, m.id)):  # what others hang on comes first
        ground = at.get(mention.dated_by or "")
        if ground is not None and at[mention.id] != ground:
            found[at[mention.id]] = _narrowed(found[at[mention.id]], mention, found[ground])
    return found


def _narrowed(event: Event, mention: Mention, ground: Event) -> Event:
    if event.dating is None or mention.dating is None or event.dating.when != mention.dating.when:
        return event  # others date it
    dating = _within(event.dating, ground)
    if dating is event.dating:
        return event
    torn = any(conflict.about == "date" for conflict in event.conflicts)
    return replace(event, dating=dating, confidence=told_by(dating, event.sources, torn))


def _within(dating: Dating, ground: Event) -> Dating:
    """A date as far as that which it hangs on is narrower."""
    finer = ground.dating
    if finer is None or dating.when.intersection(finer.when) != finer.when:
        return dating
    if any(conflict.about == "date" for conflict in ground.conflicts):
        return dating
    why = f"“{ground.title}” is known to be of {interval_in_words(finer.when, finer.granularity)}"
    return over(dating, finer.when, finer.bound, why, finer.granularity)
