"""What a document of the time does not know yet: an event that is only said to be recent came after it.

A document counts that tells news of its last days, names everybody who took part, and has not a word of such an event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon.kinds import KINDRED
from timeline.merge.corpus import COMMON
from timeline.model import Bound, DatingBasis, Status

if TYPE_CHECKING:
    from timeline.merge.corpus import Corpus
    from timeline.model import EventKind, Mention

RECENT = 21  # days before its publication in which a document may mean an event without saying when it was
FRESH = 7  # days before its publication of which a document tells news
CALLED_RECENT = frozenset({"recent", "latest"})


class Witness(NamedTuple):
    """A dated document, whom it names, and which kinds of event it tells of whom without placing them long ago."""

    day: date
    document: str
    named: frozenset[str]
    told: Mapping[EventKind, Sequence[frozenset[str]]]


def witnesses_of(mentions: Iterable[Mention], published: Mapping[str, date | None]) -> list[Witness]:
    """The documents that tell news of their last days, in order of publication; none where nothing is called recent."""
    mentions = list(mentions)
    if not any(is_recent(m) for m in mentions):
        return []
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document].append(mention)
    found = []
    for document, told in by_document.items():
        day = published.get(document)
        if day is not None and any(_is_fresh(m, day) for m in told):
            kinds: dict[EventKind, list[frozenset[str]]] = defaultdict(list)
            for mention in told:
                if not _is_old(mention, day):
                    kinds[mention.kind].append(frozenset(a.actor for a in mention.actors))
            named = frozenset(span.actor for m in told for span in m.actors)
            found.append(Witness(day, document, named, kinds))
    return sorted(found, key=lambda w: (w.day, w.document))


def _is_fresh(mention: Mention, day: date) -> bool:
    dating = mention.dating
    if dating is None or dating.bound is not Bound.AT or dating.when.last is None or dating.when.days is None:
        return False
    return 0 <= (day - dating.when.last).days <= FRESH and dating.when.days <= FRESH


def _is_old(mention: Mention, day: date) -> bool:
    last = mention.dating.when.last if mention.dating is not None else None
    return last is not None and (day - last).days > RECENT


def unaware(mentions: Sequence[Mention], witnesses: Sequence[Witness], corpus: Corpus) -> Witness | None:
    """The latest document that does not know yet an event that some `mentions` call recent, or None."""
    recent = [m for m in mentions if is_recent(m) and m.dating is not None and m.dating.when.last is not None]
    casts = [{a.actor for a in m.actors if corpus.kind(a.actor) not in COMMON} for m in recent]
    chiefs = frozenset.intersection(*map(frozenset, casts)) if casts else frozenset()
    if len(chiefs) < 2:
        return None
    known = min(m.dating.when.last for m in recent if m.dating is not None and m.dating.when.last is not None)
    tellers = {m.document for m in mentions}
    kinds = {kind for m in recent for kind in KINDRED[m.kind]}
    for witness in reversed(witnesses):
        days = (known - witness.day).days
        if 0 < days <= RECENT and chiefs <= witness.named and witness.document not in tellers:
            return None if any(chiefs <= cast for kind in kinds for cast in witness.told.get(kind, ())) else witness
    return None


def is_recent(mention: Mention) -> bool:
    """Whether an event is called recent and no more is said of its date."""
    dating = mention.dating
    if dating is None or dating.bound is not Bound.BY or dating.basis is not DatingBasis.BOUNDED:
        return False
    return mention.status is Status.OCCURRED and not mention.words.isdisjoint(CALLED_RECENT)
