"""The undated documents of a corpus dated round by round: by the dated ones first, then by those dated so.

A round looks only at what the rounds before it found, so the order of documents does not matter; what has a day
keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model import AnchorKind, DatingBasis, Interval, Publication, PublicationBasis
from timeline.publication.backward import meant_on, phrase_of
from timeline.publication.inferred import inferred
from timeline.publication.limits import agreed
from timeline.publication.own import faint_limits, own_limits
from timeline.publication.siblings import sibling_limits
from timeline.publication.signatures import DatedSignature, indexed, signatures_of

if TYPE_CHECKING:
    from timeline.model import Actor, Mention
    from timeline.publication.draft import UndatedDocument
    from timeline.publication.signatures import SignatureIndex

ROUNDS = 3
OF_A_CLAUSE = frozenset({DatingBasis.CLAUSE, DatingBasis.SHARED})


def settled(
    drafts: Sequence[UndatedDocument], signatures: Iterable[DatedSignature], actors: Mapping[str, Actor]
) -> dict[str, Publication]:
    """The publication dates of undated documents by id; `signatures` are those of the dated documents."""
    known = list(signatures)
    found: dict[str, Publication] = {}
    for _ in range(ROUNDS):
        open_ = [d for d in drafts if _is_open(found.get(d.document.id))]
        index = indexed(known)
        before, news = dict(found), {d.document.id: _dated(d, index, actors) for d in open_}
        found |= news
        settled_now = [d for d in open_ if not _is_open(news[d.document.id])]
        known += [f for d in settled_now for f in _signatures_of(d, news[d.document.id], actors)]
        if found == before or not settled_now:
            break
    return found


def _is_open(publication: Publication | None) -> bool:
    return publication is None or publication.day is None


def _dated(draft: UndatedDocument, signatures: SignatureIndex, actors: Mapping[str, Actor]) -> Publication:
    """The date of a document, with those of its parts."""
    whole = _one(draft.of_part(None), signatures, actors)
    parts = ((part, _one(draft.of_part(part), signatures, actors)) for part in draft.parts)
    return replace(
        whole, parts=tuple((part, p) for part, p in parts if p.basis is not PublicationBasis.UNKNOWN or p.grounds)
    )


def _one(draft: UndatedDocument, signatures: SignatureIndex, actors: Mapping[str, Actor]) -> Publication:
    alone = agreed(own_limits(draft))
    others = tuple(sibling_limits(draft, signatures, actors, alone.first, alone.last))
    found = inferred(draft, others)
    return found if found.basis is not PublicationBasis.UNKNOWN else inferred(draft, (*others, *faint_limits(draft)))


def _signatures_of(
    draft: UndatedDocument, publication: Publication, actors: Mapping[str, Actor]
) -> Iterator[DatedSignature]:
    """What a document tells now that it is dated: on every day it may be of."""
    rest = draft.of_part(None)
    when = {m.id: days for m in rest.mentions if (days := _meant(m, draft, publication)) is not None}
    return signatures_of(draft.document, rest.mentions, actors, when)


def _meant(mention: Mention, draft: UndatedDocument, publication: Publication) -> Interval | None:
    dating, time = mention.dating, mention.time
    if dating is None or time is None or publication.range is None or dating.basis not in OF_A_CLAUSE:
        return None
    if time.anchor.kind is not AnchorKind.PUBLICATION:
        return dating.when
    phrase = phrase_of(draft.document.text, time)
    ends = [] if phrase is None else [meant_on(phrase, day) for day in publication.range]
    first, last = (ends[0], ends[1]) if len(ends) == 2 else (None, None)
    if first is None or last is None or first.start is None or last.stop is None or first.start >= last.stop:
        return None
    return Interval(first.start, last.stop)
