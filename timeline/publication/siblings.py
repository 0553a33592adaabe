"""What the dated documents of a corpus say of the day of one without a date.

met       it tells "on Wednesday" what another dates: it was written in the week from that day
ahead     it tells as still to come what another tells as past: it was written before
behind    it tells as past what another dates: it was written after
unbegun   it tells of talks that have not begun, another of the first: it was written before these
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from timeline.anchoring import names_its_month
from timeline.lexicon import table
from timeline.lexicon.kinds import ENCOUNTERS, IN_PERSON, WORDY
from timeline.model import AnchorKind, EventKind, Span, Status
from timeline.publication.backward import DeicticPhrase, days_of_writing, phrase_of, sentence_of
from timeline.publication.limits import Limit, Stretch, joined
from timeline.publication.signatures import countries_of, same_kind, signature_of
from timeline.publication.years import weekday_in
from timeline.wording import days_in_words

if TYPE_CHECKING:
    from datetime import date

    from timeline.model import Actor, Mention
    from timeline.publication.draft import UndatedDocument
    from timeline.publication.signatures import DatedSignature, EventSignature, SignatureIndex

AGAIN = WORDY | ENCOUNTERS  # kinds that recur among the same people
SURE, LIKELY, WEAK = 0.75, 0.6, 0.45  # how sure it is that two tellings are of one event
MANY = 4  # dates that fit: with more, nothing is told
# In the present or its perfect: "before the hearing had begun" is told by one who knows how it went.
NOT_BEGUN = re.compile(
    r"\bbefore (?:\w+[- ]){0,4}?(\w+) (?:(?:have|has) (?:even |ever |yet )?(?:begun|started|opened)"
    r"|(?:even |ever )?(?:begins?|starts?|opens?))\b"
    r"|\b(\w+) (?:have|has)(?: not|n[’']t) (?:yet |even )?(?:begun|started|opened)\b"
    r"|\b(\w+) (?:have|has|are|is) yet to (?:begin|start|open)\b",
    re.IGNORECASE,
)


def sibling_limits(
    draft: UndatedDocument,
    signatures: SignatureIndex,
    actors: Mapping[str, Actor],
    first: date | None,
    last: date | None,
) -> Iterator[Limit]:
    """The limits that the dated signatures of other documents set; `first` and `last` are what the text allows."""
    for mention in draft.mentions:
        signature = signature_of(mention, actors)
        near = [f for f in signatures.near(signature, first, last) if f.document != draft.document.id]
        alike = [(f, likeness) for f in near if (likeness := similarity(signature, f.signature))]
        phrase = None if mention.time is None else phrase_of(draft.document.text, mention.time)
        if phrase is not None:
            found = _met(mention, phrase, alike)
        elif mention.time is not None and names_its_month(mention.time):
            found = _told_alone(mention, [(f, sure) for f, sure in alike if _same_day(mention, f)])
        else:
            found = _told_alone(mention, alike)
        if found is not None:
            yield found
    yield from _unbegun(draft, signatures, actors, first, last)


def similarity(a: EventSignature, b: EventSignature) -> float:
    """How sure it is that two tellings are of one event, dates apart; 0 where they are not compared."""
    if not same_kind(a.kind, b.kind) or (a.place and b.place and a.place != b.place):
        return 0.0
    shared, common = a.named & b.named, a.words & b.words
    shared = shared if shared & a.chief and shared & b.chief else frozenset()
    share = len(common) / max(1, min(len(a.words), len(b.words)))
    if a.kind in WORDY or b.kind in WORDY:
        return LIKELY if shared and len(common) >= 3 and share >= 0.5 else 0.0
    if len(shared) >= 2:
        return SURE
    if len(shared) == 1 and (a.chief <= b.chief or b.chief <= a.chief):
        return LIKELY if len(common) >= 2 and share >= 0.4 else 0.0
    delegations = a.kind in IN_PERSON and len(a.countries) > 1 and a.countries == b.countries
    return WEAK if delegations and not (a.chief and b.chief) else 0.0


def _met(mention: Mention, phrase: DeicticPhrase, alike: Sequence[tuple[DatedSignature, float]]) -> Limit | None:
    """The days on which the phrase would have meant the day that another document gives for the event."""
    checked = weekday_in(phrase.sentence[phrase.span.start : phrase.span.end]) is not None
    sure_enough = [(f, sure) for f, sure in alike if checked or _is_the_one(mention, f, sure)]
    fitting = [(f, sure, days) for f, sure in sure_enough if (days := days_of_writing(phrase, f.first, f.last))]
    if mention.status not in {Status.OCCURRED, Status.PLANNED, Status.EXPECTED}:
        return None
    assert mention.time is not None
    quote = mention.time.quote
    what = f"it tells “{mention.title}” with “{quote}”"
    days = joined(stretch for _, _, stretches in fitting for stretch in stretches)
    return _limit(days, [(f, sure) for f, sure, _ in fitting], what, quote)


def _is_the_one(mention: Mention, dated: DatedSignature, sure: float) -> bool:
    """Whether an event of one "yesterday" is that of another: those who meet once mostly meet again."""
    return sure > WEAK and (mention.kind not in AGAIN or _named_alike(mention, dated))


def _told_alone(mention: Mention, alike: Sequence[tuple[DatedSignature, float]]) -> Limit | None:
    """Before the last such event that others tell as past, if it is to come; after the first, if it is past."""
    if mention.time is not None and mention.time.anchor.kind is AnchorKind.STATED:
        return None
    near = [(f, sure) for f, sure in alike if sure >= LIKELY and f.occurred and _named_alike(mention, f)]
    if not near:
        return None
    if mention.status in {Status.PLANNED, Status.EXPECTED, Status.PROPOSED}:
        days = (Stretch(None, max(f.last for f, _ in near)),)
        return _limit(days, [(f, sure - 0.2) for f, sure in near], f"it tells “{mention.title}” as to come", "")
    if mention.status is Status.OCCURRED and mention.kind not in AGAIN:
        days = (Stretch(min(f.first for f, _ in near), None),)
        return _limit(days, [(f, sure - 0.2) for f, sure in near], f"it tells “{mention.title}” as past", "")
    return None


def _same_day(mention: Mention, dated: DatedSignature) -> bool:
    """Whether a date without its year is that of a dated signature."""
    when = None if mention.time is None else mention.time.when
    day = None if when is None or when.days != 1 else when.first
    return (
        day is not None and (day.month, day.day) == (dated.first.month, dated.first.day) and dated.first == dated.last
    )


def _named_alike(mention: Mention, dated: DatedSignature) -> bool:
    """Whether more than the actors speaks for one event: its place, its day of the year or its words."""
    place = mention.place is not None and mention.place == dated.signature.place
    return place or _same_day(mention, dated) or len(mention.words & dated.signature.words) >= 2


def _unbegun(
    draft: UndatedDocument,
    signatures: SignatureIndex,
    actors: Mapping[str, Actor],
    first: date | None,
    last: date | None,
) -> Iterator[Limit]:
    """What has not begun in this document was not over: the first of it, dated elsewhere, came after."""
    text = draft.document.text
    for found in NOT_BEGUN.finditer(text):
        kind = _kinds().get(next(group for group in found.groups() if group).lower())
        span = Span(*found.span())
        if kind is None or not draft.covers(span):
            continue
        around = sentence_of(text, span)
        named = [actors[s.actor] for s in draft.spans if around.covers(s.span) and s.actor in actors]
        present = frozenset(a.id for a in named) | countries_of(named)
        opened = [f for f in signatures.opening(kind, present, first, last) if f.document != draft.document.id]
        days = (Stretch(None, min((f.last for f in opened), default=None)),)
        limit = _limit(days, [(f, LIKELY) for f in opened], f"it says “{found[0]}”", "", "the first of which")
        if limit is not None:
            yield limit


def _limit(
    days: tuple[Stretch, ...],
    told: Sequence[tuple[DatedSignature, float]],
    what: str,
    quote: str,
    which: str = "which",
) -> Limit | None:
    """The limit that dated signatures set together: all days that one of them allows."""
    dates = sorted({(f.first, f.last) for f, _ in told})
    if not told or not days or len(dates) > MANY:
        return None
    dated = min((f for f, _ in told), key=lambda f: (f.first, f.last, f.document, f.signature.title))
    when = " or ".join(days_in_words(*both) for both in dates)
    sure = min(sure for _, sure in told) * (1.0 if len(dates) == 1 else 0.8)
    why = f"{what}, {which} “{dated.source}” dates to {when}"
    return Limit(days, round(sure, 2), why, quote, dated.document)


@cache
def _kinds() -> Mapping[str, EventKind]:
    """Nouns, singular and plural, with the kind of event they name."""
    found: dict[str, EventKind] = {}
    for kind in EventKind:
        for noun in table("triggers").get(kind.value, {}).get("nouns", ()):
            found.setdefault(noun, kind)
            found.setdefault(f"{noun}s", kind)
    return found
