"""From what single sentences tell to dated mentions: a document is read in order, and what was told is remembered.

The cascade, surest first: the event's own time; what was said on it, or the event it is set in or done in ("..., saying
that"); the event it takes up ("the meeting"); a word that carries the last date on ("then", "later"); a reaction to
something dated; that it is called recent; the day of a short report. Each gives a date with its reason; where none
applies the mention stays undated.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon.kinds import ENCOUNTERS, SAYING
from timeline.mentions.antecedents import (
    LEAD,
    REACH,
    antecedent_of,
    is_short_for,
    retold_of,
    taken_up,
    told_in_lead,
    told_with_its_time,
)
from timeline.mentions.datings import beside, by_own_time, resting_on
from timeline.mentions.found import Telling
from timeline.mentions.reactions import carried, reaction, recently
from timeline.mentions.reports import Report, by_report, report_of
from timeline.mentions.salience import with_detail
from timeline.mentions.tellings import name_of, span_of
from timeline.mentions.told import EarlierMention
from timeline.mentions.verbs import above_participle, is_done_within
from timeline.model import (
    Bound,
    Dating,
    DatingBasis,
    Document,
    EventKind,
    Mention,
    Publication,
    Span,
    Status,
    TimeExpression,
)
from timeline.syntax import dependents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.mentions.triggers import Trigger


def mentions_of(document: Document, told: Iterable[Sequence[Telling] | None]) -> tuple[Mention, ...]:
    """The mentions of a document from the tellings of its sentences in order, each dated as far as evidence goes.

    None stands for a sentence that is no prose, such as a heading.
    """
    mentions = with_detail(document, dated_tellings(document, told))
    return tuple(_told_apart(sorted(mentions, key=lambda m: (m.trigger, m.id))))


def dated_tellings(document: Document, told: Iterable[Sequence[Telling] | None]) -> list[EarlierMention]:
    """The tellings of a document's sentences that are mentions, each with the mention."""
    prose = [tellings for tellings in told if tellings is not None]
    headline = [t for tellings in prose for t in tellings if t.headline]
    sentences = [tellings for tellings in prose if not any(t.headline for t in tellings)]
    report = report_of(document.publication, sentences)
    found: list[EarlierMention] = []
    near: list[EarlierMention] = []
    for number, tellings in enumerate(sentences):
        # Nothing looks further back, so that a long document costs no more by the sentence than a short one.
        near = [t for t in near if number - t.sentence <= REACH]
        here = _told_here(document, tellings, number, near, report)
        near += here
        found += here
    found += _of_headline(document, headline, [t for t in found if t.sentence < LEAD], report)
    return found


def _told_apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions with an id each: two that one word names ("1922-2013", a birth and a death) differ in their time."""
    seen: set[str] = set()
    for mention in mentions:
        told = mention
        while told.id in seen:
            told = replace(told, id=_hashed(f"{told.id}\n{mention.time.span.start if mention.time else mention.title}"))
        seen.add(told.id)
        yield told


def _told_here(
    document: Document,
    tellings: Sequence[Telling],
    number: int,
    memory: Sequence[EarlierMention],
    report: Report | None,
) -> list[EarlierMention]:
    """What the sentence of a number tells, in text order; `memory` is what was told in those just before it."""
    here: list[EarlierMention] = []
    for telling in sorted(tellings, key=_reading_order):
        source = _as_of_its_part(document, telling)
        dating, ground, taken = _dating(source, telling, number, memory, here)
        if dating is None and ground is None and report is not None:
            dating = by_report(telling, report, [*memory, *sorted(here, key=_text_order)])
        if dating is None and ground is None and not _stands_alone(telling):
            continue
        mention = _mention(source, telling, dating, ground, taken)
        here.append(EarlierMention(mention, telling, number, taken))
    return sorted(here, key=_text_order)


def _reading_order(telling: Telling) -> tuple[bool, bool, bool, bool, Trigger]:
    """First what has a time, then what takes one up, what is set in another event, what is said, what is done in it."""
    within = is_done_within(telling.tree, telling.verb) or telling.occasion is not None
    return within, telling.kind in SAYING, telling.setting is not None, telling.time is None, telling.trigger


def _text_order(told: EarlierMention) -> Span:
    return told.mention.trigger


def _as_of_its_part(document: Document, telling: Telling) -> Document:
    """The document, published when the part was that a telling stands in."""
    publication = document.publication.at(telling.tree.sentence.span)
    return document if publication is document.publication else replace(document, publication=publication)


def _of_headline(
    document: Document, headline: Sequence[Telling], lead: Sequence[EarlierMention], report: Report | None
) -> list[EarlierMention]:
    """What the headline tells: of what the lead tells more fully another mention, else news of the report's day."""
    found = []
    for telling in headline:
        fuller = told_in_lead(telling, lead)
        if fuller is not None:
            dating = taken_up(document, telling, fuller)
        elif telling.time is not None:
            dating = by_own_time(document.publication, telling, telling.time)
        else:
            dating = by_report(telling, report) if report is not None else None
        if fuller is not None or dating is not None:
            found.append(EarlierMention(_mention(document, telling, dating, fuller, fuller), telling, 0, fuller))
    return found


def _stands_alone(telling: Telling) -> bool:
    """Whether an undated telling is worth keeping: somebody acts in it, and it is no mere condition or reference."""
    named = len({a.actor for a in telling.actors})
    if telling.narrated or is_done_within(telling.tree, telling.verb):
        return False
    if telling.definite:
        # "the settlement" of which nothing was told says nothing; "the talks between Norway and France" do
        return telling.trigger.nominal and not telling.oblique and named > 1 and telling.kind in ENCOUNTERS
    verb = telling.tree.tokens[telling.verb]
    condition = not telling.trigger.nominal and verb.dep == "advcl"
    view = telling.kind in SAYING and verb.tag in {"VBZ", "VBP"} and not dependents(telling.tree, telling.verb, "aux")
    return named > 0 and not condition and not view


def _mention(
    document: Document,
    telling: Telling,
    dating: Dating | None,
    ground: EarlierMention | None,
    taken: EarlierMention | None,
) -> Mention:
    """The mention of a telling; `ground` is what its date rests on, `taken` what it takes up, if anything."""
    trigger = span_of(telling.tree, telling.trigger.words)
    if dating is not None and telling.time is None and ground is not None:
        time: TimeExpression | None = ground.mention.time
    else:
        time = telling.time
    return Mention(
        id=_mention_id(document, trigger, telling.kind),
        document=document.id,
        span=telling.tree.sentence.span,
        trigger=trigger,
        kind=telling.kind if taken is None else _kind_of(telling, taken),
        status=_status(document.publication, telling, dating),
        time=time,
        dating=dating,
        actors=telling.actors,
        place=_place_name(telling, taken or ground),
        title=telling.title(),
        words=telling.words,
        antecedent=taken.mention.id if taken is not None else None,
        mentioned=telling.mentioned,
        dated_by=ground.mention.id if ground is not None and ground is not taken and _has(ground, dating) else None,
    )


def _has(ground: EarlierMention, dating: Dating | None) -> bool:
    """Whether a date is that of what it rests on, not only limited by it."""
    return dating is not None and ground.mention.dating is not None and dating.when == ground.mention.dating.when


def _status(publication: Publication, telling: Telling, dating: Dating | None) -> Status:
    """The status as told; but what lies wholly after the publication is to come, whatever its tense."""
    published, first = publication.last_day, dating.when.first if dating is not None else None
    if telling.status is not Status.OCCURRED or published is None or first is None or first <= published:
        return telling.status
    return Status.PLANNED


def _place_name(telling: Telling, antecedent: EarlierMention | None) -> str | None:
    if telling.place is not None:
        return telling.place.name
    return antecedent.mention.place if antecedent is not None and telling.definite else None


def _kind_of(telling: Telling, antecedent: EarlierMention) -> EventKind:
    """What "It took place", "the decision" and "the war" (a price war) tell is of the kind of what they take up."""
    vague = telling.kind is EventKind.OTHER or not telling.trigger.nominal or is_short_for(telling, antecedent)
    return antecedent.mention.kind if telling.definite and vague else telling.kind


def _mention_id(document: Document, trigger: Span, kind: EventKind) -> str:
    key = f"{document.id}\n{trigger.start}\n{trigger.end}\n{kind}"
    return _hashed(key)


def _hashed(key: str) -> str:
    return "m-" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12]


class _Dated(NamedTuple):
    """The date of a telling, what that rests on, and what was told before of the same event."""

    dating: Dating | None
    ground: EarlierMention | None
    taken: EarlierMention | None


def _dating(
    document: Document, telling: Telling, number: int, memory: Sequence[EarlierMention], here: Sequence[EarlierMention]
) -> _Dated:
    if telling.time is not None:
        own = by_own_time(document.publication, telling, telling.time)
        again = retold_of(telling, number, memory)
        same = again is not None and _agree(own, again.mention.dating)
        return _Dated(own, None, again if same else told_with_its_time(telling, own, number, memory, here))
    if telling.occasion is not None:
        said = next((t for t in here if t.telling.verb == telling.occasion), None)
        return _Dated(said.mention.dating if said is not None else None, said, said if telling.definite else None)
    taken = antecedent_of(telling, number, memory, here) if telling.definite and not telling.narrated else None
    setting = None if telling.oblique else _by_setting(document, telling, here) or _in_doing(document, telling, here)
    if setting is not None:
        if taken is None or not _agree(setting[0], taken.mention.dating):
            return _Dated(*setting, None)
        return _Dated(taken_up(document, telling, taken) or setting[0], taken, taken)
    if telling.narrated:
        return _Dated(None, None, None)
    if taken is not None:
        return _Dated(taken_up(document, telling, taken), taken, taken)
    again = retold_of(telling, number, memory)
    if again is not None:
        return _Dated(taken_up(document, telling, again), again if again.mention.dating else None, again)
    for step in (carried, reaction, recently):
        found = step(document, telling, number, [*memory, *here])
        if found is not None:
            return _Dated(*found, None)
    return _Dated(None, None, None)


def _agree(one: Dating | None, other: Dating | None) -> bool:
    return one is None or other is None or one.when.overlaps(other.when)


def _in_doing(
    document: Document, telling: Telling, here: Sequence[EarlierMention]
) -> tuple[Dating | None, EarlierMention | None] | None:
    """The date of what somebody did in doing this ("unveiled it, saying ...", "at a show, where she praised it")."""
    tree, verb = telling.tree, telling.verb
    if not is_done_within(tree, verb):
        return None
    above = above_participle(tree, verb)
    other = next((t for t in here if t.telling.verb == above), None)
    if other is None or other.mention.dating is None:
        return None
    why = f"told as done together with {name_of(document, other.telling)}: {other.mention.dating.why}"
    return resting_on(other.mention.dating, DatingBasis.SHARED, why), other


def _by_setting(
    document: Document, telling: Telling, here: Sequence[EarlierMention]
) -> tuple[Dating | None, EarlierMention | None] | None:
    """The date of the event that this one happened at, after or before."""
    if telling.setting is None:
        return None
    head, bound = telling.setting
    other = next((t for t in here if t.telling.trigger.head == head), None)
    dating = other.mention.dating if other is not None else None
    if other is None or dating is None:
        return None
    name = name_of(document, other.telling)
    if bound is Bound.AT:
        why = f"told to be at {name}: {dating.why}"
        return resting_on(dating, DatingBasis.SHARED, why), other
    return beside(document.publication, telling, dating, bound, name), other
