"""What carries a date on: "then" and "later", a remark about something dated, a thing called recent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.confidence import link
from timeline.lexicon import word_set
from timeline.lexicon.kinds import SAYING
from timeline.mentions.antecedents import CARRY_REACH
from timeline.mentions.datings import as_dating, lying_since, resting_on
from timeline.mentions.found import Telling
from timeline.mentions.nominals import cue_words
from timeline.mentions.reports import is_news, is_past
from timeline.mentions.told import EarlierMention
from timeline.model import (
    Bound,
    Dating,
    DatingBasis,
    Document,
    Granularity,
    Interval,
    Status,
)
from timeline.syntax import dependents, subtree

if TYPE_CHECKING:
    from collections.abc import Sequence


def carried(
    document: Document, telling: Telling, number: int, memory: Sequence[EarlierMention]
) -> tuple[Dating | None, EarlierMention | None] | None:
    """The last date told, where a word at the head of the clause carries it on ("in the end", "then", "later")."""
    if telling.trigger.nominal or not is_news(telling):
        return None
    cue, after = _carry_cue(document, telling)
    last = _last_told(telling, number, memory)
    if not cue or last is None or last.mention.dating is None:
        return None
    dating = last.mention.dating
    if after or (telling.kind in SAYING and last.mention.kind not in SAYING):
        why = f"“{cue}” puts it after “{last.mention.title}” ({dating.why}), and it was told at the publication"
        since = lying_since(dating, document.publication.last_day, why)
        return (since, last) if since is not None else None
    why = f"“{cue}” carries on the date of “{last.mention.title}”: {dating.why}"
    return resting_on(dating, DatingBasis.CARRIED, why), last


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


def _last_told(telling: Telling, number: int, memory: Sequence[EarlierMention]) -> EarlierMention | None:
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


def reaction(
    document: Document, telling: Telling, number: int, memory: Sequence[EarlierMention]
) -> tuple[Dating | None, EarlierMention | None] | None:
    """A statement about a dated event was made between it and the publication."""
    if telling.kind not in SAYING or telling.status is not Status.OCCURRED or not is_past(telling):
        return None
    about = _spoken_about(telling, number, memory) or _same_breath(telling, number, memory)
    if about is not None and about.mention.kind in SAYING and about.mention.dating is not None:
        why = f"told in one breath with “{about.mention.title}”: {about.mention.dating.why}"
        return resting_on(about.mention.dating, DatingBasis.BOUNDED, why), about
    if about is None or about.mention.dating is None or about.mention.dating.bound is not Bound.AT:
        return None
    told = f"“{about.mention.title}” ({about.mention.dating.why})"
    why = f"it speaks of {told}, so it lies between that and the publication"
    since = lying_since(about.mention.dating, document.publication.last_day, why)
    return (since, about) if since is not None else None


def recently(
    document: Document, telling: Telling, number: int, memory: Sequence[EarlierMention]
) -> tuple[Dating | None, EarlierMention | None] | None:
    """What is called recent was before the publication, though nobody says when."""
    del number, memory
    last = document.publication.last_day
    described = {
        telling.tree.tokens[c].lemma.lower() for c in dependents(telling.tree, telling.trigger.head, "amod", "compound")
    }
    if not telling.trigger.nominal or not described & {"recent", "latest"} or last is None:
        return None
    why = "it is called recent, so it was before the publication; nothing says when"
    when, sure = Interval.of_days(None, last), link(DatingBasis.BOUNDED)
    return as_dating(when, Granularity.PERIOD, Bound.BY, DatingBasis.BOUNDED, sure, why), None


def _is_in(told: EarlierMention, telling: Telling) -> bool:
    """Whether a noun stands in the clause of a statement or in what is said, not only beside it."""
    return told.telling.trigger.head in subtree(telling.tree, telling.verb)


def _same_breath(telling: Telling, number: int, memory: Sequence[EarlierMention]) -> EarlierMention | None:
    """The reaction just told in the same paragraph, which a statement with a pronoun or "also" continues."""
    near = [t for t in memory if 0 < number - t.sentence <= 2 and t.mention.kind in SAYING]
    if not near or near[-1].telling.tree.sentence.paragraph != telling.tree.sentence.paragraph:
        return None
    last = near[-1].mention.dating
    if last is None or last.basis is not DatingBasis.BOUNDED or not _continues(telling):
        return None
    return near[-1]


def _continues(telling: Telling) -> bool:
    words = telling.tree.tokens[: telling.verb]
    return any(t.lemma.lower() in word_set("clauses", "pronouns", "going_on") for t in words)


def _spoken_about(telling: Telling, number: int, memory: Sequence[EarlierMention]) -> EarlierMention | None:
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
