"""Where those who tell an event disagree, and how its status moved from document to document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from timeline.lexicon.kinds import ENCOUNTERS
from timeline.merge.terms import opposed
from timeline.model import Conflict, Dating, DatingBasis, Mention, Stand, Status

if TYPE_CHECKING:
    from timeline.merge.corpus import Corpus
    from timeline.merge.records import Record

# A later status overrules an earlier one; what occurred stays so.
RANK = {
    Status.OCCURRED: 0,
    Status.CANCELLED: 1,
    Status.DEADLINE: 2,
    Status.PLANNED: 3,
    Status.EXPECTED: 4,
    Status.PROPOSED: 5,
    Status.HYPOTHETICAL: 6,
    Status.DENIED: 7,
}


def stands_of(mentions: Sequence[Mention], published: Mapping[str, date | None]) -> tuple[Stand, ...]:
    """The statuses of an event in order of publication, each with those who tell it so; a document has its firmest."""
    if len(mentions) == 1:
        return (Stand(mentions[0].status, (mentions[0].id,)),)
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in [m for m in mentions if m.antecedent is None] or mentions:
        by_document[mention.document].append(mention)
    ordered = sorted(by_document, key=lambda d: (published.get(d) is None, published.get(d) or date.min, d))
    stands: list[Stand] = []
    for document in ordered:
        status = min((m.status for m in by_document[document]), key=RANK.__getitem__)
        ids = tuple(m.id for m in by_document[document] if m.status is status)
        if stands and stands[-1].status is status:
            stands[-1] = Stand(status, (*stands[-1].mentions, *ids))
        else:
            stands.append(Stand(status, ids))
    return tuple(stands)


def status_of(stands: Sequence[Stand]) -> Status:
    """What the latest document says, but what occurred stays so."""
    statuses = [stand.status for stand in stands]
    return Status.OCCURRED if Status.OCCURRED in statuses else statuses[-1]


def status_conflict(mentions: Sequence[Mention], published: Mapping[str, date | None]) -> Conflict | None:
    """What one tells and another denies, or calls off when it was told already; a plan given up and taken up again is
    none."""
    told = [m for m in mentions if m.antecedent is None] or list(mentions)
    occurred = [m for m in told if m.status is Status.OCCURRED]
    denied = [m for m in told if m.status is Status.DENIED]
    first = min((_day(m, published) for m in occurred), default=date.max)
    called_off = [m for m in told if m.status is Status.CANCELLED and _day(m, published) >= first]
    if not occurred or not (denied or called_off):
        return None
    torn = sorted([*occurred, *denied, *called_off], key=lambda m: m.id)
    return Conflict("status", tuple(m.status.value for m in torn), tuple(m.id for m in torn))


def _day(mention: Mention, published: Mapping[str, date | None]) -> date:
    return published.get(mention.document) or date.min


def told_dates(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions whose date is told, or all where none is: a date that is only the report's disagrees with nobody.

    So does one that a document carries on from such a date.
    """
    of_report = DatingBasis.PUBLICATION
    dates = {(m.document, m.dating.when) for m in mentions if m.dating is not None and m.dating.basis is of_report}
    told = [m for m in mentions if m.dating is not None and (m.document, m.dating.when) not in dates]
    return told or mentions


def corrections_among(mentions: Sequence[Mention]) -> frozenset[str]:
    """The mentions (by id) that take up another and give it another date: so a text corrects itself or another."""
    told = {m.id: m.dating.when for m in mentions if m.dating is not None}
    return frozenset(
        m.id for m in mentions if m.antecedent in told and m.id in told and not told[m.id].overlaps(told[m.antecedent])
    )


def date_conflict(mentions: Sequence[Mention], best: Dating | None) -> Conflict | None:
    """The dates that do not go with the one that the event was given, beside those that do."""
    dated = [(m, m.dating) for m in told_dates(mentions) if m.dating is not None]
    if best is None or all(d.when.overlaps(best.when) for _, d in dated):
        return None
    return Conflict("date", tuple(d.edtf for _, d in dated), tuple(m.id for m, _ in dated))


def differing(a: Record, b: Record) -> str:
    """The point on which two tellings of one event differ beside its date: "accounts", "actors", or "" for none."""
    if opposed(a.words | a.concepts, b.words | b.concepts):
        return "accounts"
    encounter = a.kind in ENCOUNTERS and b.kind in ENCOUNTERS
    return "actors" if encounter and len(a.actors) == len(b.actors) == 2 and a.actors != b.actors else ""


def other_conflicts(
    points: Sequence[tuple[str, str, str]], mentions: Sequence[Mention], corpus: Corpus
) -> list[Conflict]:
    """Who took part, or what came of it, where accounts of one event say it differently."""
    by_id = {m.id: m for m in mentions}
    found = []
    for about in ("actors", "accounts"):
        torn = dict.fromkeys(m for point, *two in points if point == about for m in two)
        if torn:
            values = tuple(_cast(by_id[m], corpus) if about == "actors" else by_id[m].title for m in torn)
            found.append(Conflict(about, values, tuple(torn)))
    return found


def _cast(mention: Mention, corpus: Corpus) -> str:
    return ", ".join(sorted({corpus.name(a.actor) for a in mention.actors}))
