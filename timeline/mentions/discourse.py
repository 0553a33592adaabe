"""From what single sentences tell to dated mentions: a document is read in order, and what was told is remembered.

The cascade, surest first: the event's own time; the event it is set in; the event it takes up ("the meeting"); a word
that carries the last date on ("then", "later"); a reaction to something dated; the publication day of a daily report.
Each gives a date with its reason; where none applies the mention stays undated.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors import apart
from timeline.calendars import bounded, edtf_of
from timeline.mentions.nominals import cue_words
from timeline.mentions.tellings import SAYING, Telling, span_of
from timeline.mentions.tree import dependents, subtree
from timeline.model import (
    AnchorKind,
    Basis,
    Bound,
    Dating,
    Document,
    EventKind,
    Granularity,
    Interval,
    Mention,
    Publication,
    Span,
    Status,
    TimeExpression,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Kinds that one noun may take up: "the talks" can be a meeting told before, "the visit" no call.
KINDRED = {
    EventKind.TALKS: frozenset({EventKind.TALKS, EventKind.MEETING, EventKind.SUMMIT, EventKind.CALL}),
    EventKind.MEETING: frozenset({EventKind.MEETING, EventKind.TALKS, EventKind.SUMMIT, EventKind.VISIT}),
    EventKind.SUMMIT: frozenset({EventKind.SUMMIT, EventKind.MEETING}),
}
FRESH = 3  # days between the event that a report begins with and its publication
OPENING = 2  # sentences of which one must tell news: a headline may stand before it
LONGEST_REPORT = 35  # sentences: a longer text goes beyond the news of one day
MONTHS = ("January February March April May June July August September October November December").split()
# Kinds whose every noun can take up any event of the kind, and nouns of other kinds that can.
WHOLE = frozenset({*KINDRED, EventKind.CALL, EventKind.VISIT, EventKind.AGREEMENT, EventKind.VOTE})
GENERIC = frozenset({"announcement", "statement"})
STEM = 6  # letters
REACH = 12  # sentences back that a definite noun may take up
CARRY_REACH = 3  # sentences back that a word such as "then" carries a date on


@dataclass(frozen=True, slots=True)
class Told:
    """A mention already read, with its telling, for what comes later to refer to."""

    mention: Mention
    telling: Telling
    sentence: int
    root: Told | None = None

    @property
    def first(self) -> Told:
        """The mention at which a chain of taking up began."""
        return self.root or self


def mentions_of(document: Document, told: Iterable[Sequence[Telling] | None]) -> tuple[Mention, ...]:
    """The mentions of a document from the tellings of its sentences in order, each dated as far as evidence goes.

    None stands for a sentence that is no prose, such as a heading.
    """
    memory: list[Told] = []
    sentences = [tellings for tellings in told if tellings is not None]
    report = _report(document.publication, sentences)
    for number, tellings in enumerate(sentences):
        here: list[Told] = []
        # What is dated or taken up comes first, then what is set in it, then what is said about it.
        for telling in sorted(
            tellings, key=lambda t: (t.kind in SAYING, t.setting is not None, t.time is None, t.trigger)
        ):
            dating, antecedent = _dating(document, telling, number, memory, here)
            if dating is None and antecedent is None and report is not None:
                dating = _by_report(telling, report)
            if dating is None and antecedent is None and not _stands_alone(telling):
                continue
            mention = _mention(document, telling, dating, antecedent)
            here.append(Told(mention, telling, number, antecedent if telling.definite else None))
        memory.extend(sorted(here, key=lambda t: t.mention.trigger))
    return tuple(sorted((t.mention for t in memory), key=lambda m: (m.trigger, m.id)))


def _stands_alone(telling: Telling) -> bool:
    """Whether an undated telling is worth keeping: somebody acts in it, and it is no mere condition or reference."""
    named = len({a.actor for a in telling.actors})
    if telling.definite:
        return telling.trigger.nominal and named > 1  # "the settlement" of which nothing was told says nothing
    verb = telling.tree.tokens[telling.verb]
    condition = not telling.trigger.nominal and verb.dep == "advcl"
    view = telling.kind in SAYING and verb.tag in {"VBZ", "VBP"} and not dependents(telling.tree, telling.verb, "aux")
    return named > 0 and not condition and not view


def _mention(document: Document, telling: Telling, dating: Dating | None, antecedent: Told | None) -> Mention:
    trigger = span_of(telling.tree, telling.trigger.words)
    if dating is not None and telling.time is None and antecedent is not None:
        time: TimeExpression | None = antecedent.mention.time
    else:
        time = telling.time
    return Mention(
        id=_mention_id(document, trigger, telling.kind),
        document=document.id,
        span=telling.tree.sentence.span,
        trigger=trigger,
        kind=telling.kind if antecedent is None or telling.trigger.nominal else _kind_of(telling, antecedent),
        status=_status(document.publication, telling, dating),
        time=time,
        dating=dating,
        actors=telling.actors,
        place=_place_name(telling, antecedent),
        title=telling.title,
        words=telling.words,
        antecedent=antecedent.mention.id if antecedent is not None and telling.definite else None,
    )


def _status(publication: Publication, telling: Telling, dating: Dating | None) -> Status:
    """The status as told; but what lies wholly after the publication is to come, whatever its tense."""
    published, first = publication.calendar_day, dating.when.first if dating is not None else None
    if telling.status is not Status.OCCURRED or published is None or first is None or first <= published:
        return telling.status
    return Status.PLANNED


def _place_name(telling: Telling, antecedent: Told | None) -> str | None:
    if telling.place is not None:
        return telling.place.name
    return antecedent.mention.place if antecedent is not None and telling.definite else None


def _kind_of(telling: Telling, antecedent: Told) -> EventKind:
    """What "It took place" tells is of the kind of what it takes up."""
    return antecedent.mention.kind if telling.definite else telling.kind


def _mention_id(document: Document, trigger: Span, kind: EventKind) -> str:
    key = f"{document.id}\n{trigger.start}\n{trigger.end}\n{kind}"
    return "m-" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12]


# --- the cascade --------------------------------------------------------------------------------


def _dating(
    document: Document, telling: Telling, number: int, memory: Sequence[Told], here: Sequence[Told]
) -> tuple[Dating | None, Told | None]:
    if telling.time is not None:
        return _by_own_time(document.publication, telling, telling.time), None
    setting = _by_setting(document, telling, here)
    if setting is not None:
        return setting
    if telling.definite:
        antecedent = _antecedent(telling, number, memory, here)
        if antecedent is not None:
            return _taken_up(document, telling, antecedent), antecedent
    for step in (_carried, _reaction, _recently):
        found = step(document, telling, number, [*memory, *here])
        if found is not None:
            return found
    return None, None


def _by_own_time(publication: Publication, telling: Telling, time: TimeExpression) -> Dating | None:
    when = bounded(time)
    if when is None:
        return None
    confidence = 0.9 if telling.basis == "clause" else 0.75
    if time.anchor.kind is AnchorKind.PUBLICATION and publication.basis is Basis.INFERRED:
        confidence *= 0.8
    if time.anchor.kind is AnchorKind.EXPRESSION:
        confidence *= 0.9
    why = time.why
    clipped = _clipped(publication, telling, time, when)
    if clipped != when:
        when, why = clipped, f"{why}; it is told as past, so it ends with the publication at the latest"
    return _as_dating(when, time.granularity, time.bound, telling.basis, confidence, why, time)


def _clipped(publication: Publication, telling: Telling, time: TimeExpression, when: Interval) -> Interval:
    """A past event of "this week" ends at the publication date at the latest."""
    last = publication.calendar_day
    if last is None or telling.status is not Status.OCCURRED or time.bound is not Bound.AT or when.last is None:
        return when
    if when.first is None or when.first > last or when.last <= last:
        return when
    return Interval.of_days(when.first, last)


def _as_dating(
    when: Interval,
    granularity: Granularity | None,
    bound: Bound,
    basis: str,
    confidence: float,
    why: str,
    time: TimeExpression | None = None,
) -> Dating:
    fine = granularity or Granularity.PERIOD
    kept = time is not None and time.bound is Bound.AT and time.edtf and when == time.when
    edtf = time.edtf if kept and time is not None and time.edtf else edtf_of(when, fine, bound)
    return Dating(when, fine, bound, edtf, basis, round(confidence, 2), why)


def _by_setting(document: Document, telling: Telling, here: Sequence[Told]) -> tuple[Dating | None, Told | None] | None:
    """The date of the event that this one happened at, after or before."""
    if telling.setting is None:
        return None
    head, bound = telling.setting
    other = next((t for t in here if t.telling.trigger.head == head), None)
    dating = other.mention.dating if other is not None else None
    if other is None or dating is None:
        return None
    name = f"“{document.quote(other.mention.trigger)}”"
    if bound is Bound.AT:
        why = f"told to be at {name}: {dating.why}"
        return replace(dating, basis="shared", confidence=_less(dating, 0.9), why=why), other
    return _beside(document.publication, telling, dating, bound, name), other


def _beside(publication: Publication, telling: Telling, dating: Dating, bound: Bound, name: str) -> Dating | None:
    """What "after X" or "before X" says of an event, from the date of X and the publication."""
    if bound is Bound.BY:
        if dating.when.last is None:
            return None
        when = Interval.of_days(None, dating.when.last)
        return _as_dating(when, Granularity.PERIOD, Bound.BY, "bounded", 0.5, f"told to be before {name}: {dating.why}")
    if dating.when.first is None:
        return None
    last = publication.calendar_day if telling.status is Status.OCCURRED else None
    return _since(dating, last, f"told to be after {name}: {dating.why}")


def _since(dating: Dating, last: date | None, why: str) -> Dating | None:
    first = dating.when.first
    if first is None or (last is not None and last < first):
        return None
    when = Interval.of_days(first, last)
    bound = Bound.SINCE if last is None else Bound.AT
    granularity = Granularity.DAY if when.days == 1 else Granularity.PERIOD
    return _as_dating(when, granularity, bound, "bounded", _less(dating, 0.7), why)


def _less(dating: Dating, factor: float) -> float:
    return round(dating.confidence * factor, 2)


# --- the day of a report ------------------------------------------------------------------------


class Report(NamedTuple):
    """The day that a report of the day tells of, and why."""

    day: date
    why: str


def _report(publication: Publication, sentences: Sequence[Sequence[Telling]]) -> Report | None:
    """The day of the main event of a report that was published within days of it, or None for any other text.

    A report begins with what somebody did; a commentary, a history or a feature begins otherwise. The day is that of
    its first sentence or, where this tells none, the day of publication.
    """
    published = publication.calendar_day
    first = next((tellings for tellings in sentences[:OPENING] if any(map(_begins_news, tellings))), ())
    known = publication.basis in {Basis.GIVEN, Basis.STATED} and len(sentences) <= LONGEST_REPORT
    if published is None or not known or not first:
        return None
    told = next((t.time for t in sorted(first, key=lambda t: t.trigger) if t.time is not None and _is_news(t)), None)
    article = f"a report of {published.strftime('%A')} {published.day} {MONTHS[published.month - 1]} {published.year}"
    if told is None:
        return Report(published, f"{article} tells it as news, without a date of its own")
    when = told.when
    if when is None or when.first is None or when.days != 1 or not 0 <= (published - when.first).days <= FRESH:
        return None
    return Report(
        when.first, f"{article} begins with “{told.quote}” ({when.first}) and tells it without a date of its own"
    )


def _is_news(telling: Telling) -> bool:
    """Whether a verb tells in the past or perfect what somebody did, in a main clause."""
    tree, verb = telling.tree, telling.verb
    if telling.trigger.nominal and verb == telling.trigger.head:
        return False
    token = tree.tokens[verb]
    tags = {tree.tokens[c].tag for c in (verb, *dependents(tree, verb, "aux", "auxpass"))}
    had = any(tree.tokens[c].lemma == "have" and tree.tokens[c].tag == "VBD" for c in dependents(tree, verb, "aux"))
    main = token.dep in {"ROOT", "conj", "ccomp", "parataxis"}
    return telling.status is Status.OCCURRED and main and not had and bool(tags & {"VBD", "VBZ", "VBP"})


def _begins_news(telling: Telling) -> bool:
    """Whether a telling is in the past or perfect: "says" and "means" begin a view."""
    tree, verb = telling.tree, telling.verb
    perfect = tree.tokens[verb].tag == "VBN" and bool(dependents(tree, verb, "aux", "auxpass"))
    return _is_news(telling) and (tree.tokens[verb].tag == "VBD" or perfect)


def _by_report(telling: Telling, report: Report) -> Dating | None:
    """The day of the report, for what it tells in the simple past."""
    said = telling.kind in SAYING and telling.tree.tokens[telling.verb].tag == "VBZ"
    if telling.definite or not (_is_past(telling) or said) or not _is_news(telling):
        return None
    when = Interval.of_days(report.day, report.day)
    return _as_dating(when, Granularity.DAY, Bound.AT, "publication", 0.5, report.why)


# --- what is taken up ---------------------------------------------------------------------------


def _antecedent(telling: Telling, number: int, memory: Sequence[Told], here: Sequence[Told]) -> Told | None:
    """The event told before that a definite noun takes up: the latest of its kind, one named by the same word first."""
    if not telling.trigger.nominal:  # "It took place ..."
        last = [t for t in memory if number - t.sentence <= CARRY_REACH and t.mention.kind not in SAYING]
        return last[-1].first if last else None
    kindred = KINDRED.get(telling.kind, frozenset({telling.kind}))
    near = [t for t in memory if number - t.sentence <= REACH and t.mention.kind in kindred and _fits(telling, t)]
    near = [t for t in near if not any(_is_earlier(h, t) for h in here)]
    same = [t for t in near if _same_stem(_lemma(telling), _lemma(t.telling))]
    pool = same or (near if telling.kind in WHOLE or _lemma(telling) in GENERIC else [])
    dated = [t for t in pool if t.mention.dating is not None]
    return (dated or pool)[-1].first if pool else None


def _fits(telling: Telling, told: Told) -> bool:
    """Whether nothing speaks against two tellings of one document being of one event."""
    if told.mention.status in {Status.DENIED, Status.HYPOTHETICAL} and telling.status is Status.OCCURRED:
        return False
    return not apart(telling.place, told.telling.place)


def _same_stem(one: str, other: str) -> bool:
    """Whether two words are of one stem, roughly: "resign" and "resignation", "settle" and "settlement"."""
    shorter = min(len(one), len(other))
    return shorter >= 4 and one[: min(shorter, STEM)] == other[: min(shorter, STEM)]


def _is_earlier(one: Told, other: Told) -> bool:
    """Whether what is said of a thing happened before the event it should be ("the suit was settled in 1991")."""
    first, second = one.mention.dating, other.mention.dating
    if first is None or second is None or first.when.last is None or second.when.first is None:
        return False
    return first.when.last < second.when.first


def _lemma(telling: Telling) -> str:
    return telling.tree.tokens[telling.trigger.head].lemma.lower()


def _taken_up(document: Document, telling: Telling, antecedent: Told) -> Dating | None:
    dating = antecedent.mention.dating
    if dating is None:
        return None
    trigger = span_of(telling.tree, telling.trigger.words)
    why = f"“{document.quote(trigger)}” takes up “{antecedent.mention.title}”: {dating.why}"
    return replace(dating, basis="carried", confidence=_less(dating, 0.85), why=why)


# --- what carries on ----------------------------------------------------------------------------


def _carried(
    document: Document, telling: Telling, number: int, memory: Sequence[Told]
) -> tuple[Dating | None, Told | None] | None:
    """The last date told, where a word at the head of the clause carries it on ("in the end", "then", "later")."""
    if telling.trigger.nominal or not _is_news(telling):
        return None
    cue, after = _carry_cue(document, telling)
    last = _last_told(telling, number, memory)
    if not cue or last is None or last.mention.dating is None:
        return None
    dating = last.mention.dating
    if after or (telling.kind in SAYING and last.mention.kind not in SAYING):
        why = f"“{cue}” puts it after “{last.mention.title}” ({dating.why}), and it was told at the publication"
        since = _since(dating, document.publication.calendar_day, why)
        return (since, last) if since is not None else None
    why = f"“{cue}” carries on the date of “{last.mention.title}”: {dating.why}"
    return replace(dating, basis="carried", confidence=_less(dating, 0.8), why=why), last


def _carry_cue(document: Document, telling: Telling) -> tuple[str, bool]:
    """The cue in the words before the verb, and whether it says "after"."""
    start, verb = telling.tree.sentence.span.start, telling.tree.tokens[telling.verb].span.start
    text = f" {document.text[start:verb].lower().replace(',', ' ')} "
    for cue in sorted(cue_words("carry", "after"), key=len, reverse=True):
        if f" {cue} " in text:
            return cue, True
    for cue in sorted(cue_words("carry", "same"), key=len, reverse=True):
        if f" {cue} " in text:
            return cue, False
    return "", False


def _last_told(telling: Telling, number: int, memory: Sequence[Told]) -> Told | None:
    """The mention last told near by; in another paragraph only one that happened on a day of its own."""
    for told in reversed(memory):
        if number - told.sentence > CARRY_REACH:
            return None
        if told.sentence == number or told.mention.status is not Status.OCCURRED:
            continue
        same_paragraph = told.telling.tree.sentence.paragraph == telling.tree.sentence.paragraph
        if same_paragraph or told.mention.dating is not None:
            return told
    return None


def _reaction(
    document: Document, telling: Telling, number: int, memory: Sequence[Told]
) -> tuple[Dating | None, Told | None] | None:
    """A statement about a dated event was made between it and the publication."""
    if telling.kind not in SAYING or telling.status is not Status.OCCURRED or not _is_past(telling):
        return None
    about = _spoken_about(telling, number, memory) or _same_breath(telling, number, memory)
    if about is not None and about.mention.kind in SAYING and about.mention.dating is not None:
        why = f"told in one breath with “{about.mention.title}”: {about.mention.dating.why}"
        return replace(about.mention.dating, confidence=_less(about.mention.dating, 0.8), why=why), about
    if about is None or about.mention.dating is None or about.mention.dating.bound is not Bound.AT:
        return None
    told = f"“{about.mention.title}” ({about.mention.dating.why})"
    why = f"it speaks of {told}, so it lies between that and the publication"
    since = _since(about.mention.dating, document.publication.calendar_day, why)
    return (since, about) if since is not None else None


def _recently(
    document: Document, telling: Telling, number: int, memory: Sequence[Told]
) -> tuple[Dating | None, Told | None] | None:
    """What is called recent was before the publication, though nobody says when."""
    del number, memory
    last = document.publication.calendar_day
    described = {
        telling.tree.tokens[c].lemma.lower() for c in dependents(telling.tree, telling.trigger.head, "amod", "compound")
    }
    if not telling.trigger.nominal or not described & {"recent", "latest"} or last is None:
        return None
    why = "it is called recent, so it was before the publication; nothing says when"
    return _as_dating(Interval.of_days(None, last), Granularity.PERIOD, Bound.BY, "bounded", 0.4, why), None


def _is_past(telling: Telling) -> bool:
    return telling.tree.tokens[telling.verb].tag == "VBD"


def _is_in(told: Told, telling: Telling) -> bool:
    """Whether a noun stands in the clause of a statement or in what is said, not only beside it."""
    return told.telling.trigger.head in subtree(telling.tree, telling.verb)


def _same_breath(telling: Telling, number: int, memory: Sequence[Told]) -> Told | None:
    """The reaction just told in the same paragraph, which a statement with a pronoun or "also" continues."""
    near = [t for t in memory if 0 < number - t.sentence <= 2 and t.mention.kind in SAYING]
    if not near or near[-1].telling.tree.sentence.paragraph != telling.tree.sentence.paragraph:
        return None
    last = near[-1].mention.dating
    if last is None or last.basis != "bounded" or not _continues(telling):
        return None
    return near[-1]


def _continues(telling: Telling) -> bool:
    words = telling.tree.tokens[: telling.verb]
    return any(t.lemma.lower() in {"also", "he", "she", "they"} for t in words)


def _spoken_about(telling: Telling, number: int, memory: Sequence[Told]) -> Told | None:
    """The dated event that a statement takes up in its own sentence: by a definite noun or by its place."""
    for told in memory:
        if told.sentence == number and told.telling.definite and told.mention.dating is not None:
            return told.first if _is_in(told, telling) else None
    near = [t for t in memory if t.sentence < number and number - t.sentence <= CARRY_REACH + 1]
    places = {t.text for t in telling.tree.tokens if t.entity in {"GPE", "FAC"} or t.pos == "PROPN"}
    for told in reversed(near):
        if told.mention.dating is not None and told.mention.place in places and told.mention.kind not in SAYING:
            return told.first
    return None
