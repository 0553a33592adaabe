"""What one sentence tells: each event it names, with its status, its own time, its actors and a title.

A telling knows only its sentence. What it takes up from earlier ones ("the meeting", "later") is marked here and
followed in `discourse.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from timeline.lexicon import SEVERAL_TIMES, headword, word_set
from timeline.lexicon.kinds import ENCOUNTERS, SAYING
from timeline.mentions.attachment import Attached
from timeline.mentions.attendance import attendances
from timeline.mentions.cast import ACTING, Cast, entities
from timeline.mentions.found import EventFrame, Telling
from timeline.mentions.joining import joined
from timeline.mentions.narrated import narrated_verbs
from timeline.mentions.nominals import cue_words
from timeline.mentions.nouns import (
    event_of_noun,
    happenings,
    is_paper,
    is_predicate,
    only_happens,
    papers,
    taken_up_again,
    there_were,
)
from timeline.mentions.participants import merely_mentioned, owner, participants
from timeline.mentions.places import place_come_to, place_of
from timeline.mentions.setting import setting_of
from timeline.mentions.status import cues, is_negated, lexeme, status_of
from timeline.mentions.titles import (
    Names,
    is_comment,
    names_in,
    own_title,
    title_of_clause,
    title_of_noun,
    title_of_words,
    with_place,
)
from timeline.mentions.triggers import Trigger, triggers
from timeline.mentions.verbs import dated_verbs, endings, event_of_verb, moved_to
from timeline.mentions.worth import as_narrated
from timeline.model import ActorKind, DatingBasis, EventKind, Span, Status
from timeline.syntax import VERBAL, Tree, dependents, heads_clause, subjects, subtree, tokens_in, words_of_clause

if TYPE_CHECKING:
    from timeline.model import ActorSpan, Document, TimeExpression


def tellings(tree: Tree, sites: Sequence[Attached], cast: Cast, *, headline: bool = False) -> tuple[Telling, ...]:
    """The events that a sentence names, worth telling or not (`worth`), in text order of their triggers.

    A headline tells news in the present.
    """
    people = cast.words(ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.GROUP, ActorKind.ROLE)
    places = cast.words(ActorKind.PLACE, ActorKind.COUNTRY, ActorKind.ORGANISATION) | entities(
        tree, "GPE", "LOC", "FAC"
    )
    dated = {w for a in sites for w in tokens_in(tree, a.time.span)}
    candidates = [*triggers(tree, people, places, dated), *happenings(tree)]
    nominal = [f for t in candidates if t.nominal and (f := event_of_noun(tree, t, sites, cast)) is not None]
    lexical = {t.head: t for t in candidates if not t.nominal}
    nominal = [f for f in nominal if not is_predicate(tree, f, nominal)]
    lexical = {v: t for v, t in lexical.items() if not only_happens(tree, v, nominal)}
    said = {v: t.kind for v, t in lexical.items() if t.kind in SAYING}
    verbal = [f for v in lexical.values() if (f := event_of_verb(tree, v, sites, said)) is not None]
    found = joined(nominal, verbal) + endings(tree, sites, lexical)
    found += there_were(tree, sites, {f.trigger.head for f in found})
    found += dated_verbs(tree, sites, {f.verb for f in found} | {f.trigger.head for f in found})
    found += attendances(tree, cast, {f.verb for f in found} | {f.trigger.head for f in found})
    found += narrated_verbs(tree, sites, {f.verb for f in found} | set(lexical), people, headline=headline)
    found += papers(tree, sites, {f.trigger.head for f in found})
    found += taken_up_again(tree, {w for f in found for w in f.trigger.words})
    names = names_in(tree, cast)
    told = [
        telling_of(tree, f, cast, names, [g for g in found if g is not f])._replace(headline=headline)
        for f in sorted(found, key=lambda f: f.trigger.head)
    ]
    nouns = {f.trigger.head for f in found if f.trigger.nominal}
    told = [as_narrated(t, nouns) for t in _without_hearsay(tree, told)]
    if headline and len(told) == 1 and told[0].time is None and own_title(tree):
        told = [told[0]._replace(title=partial(own_title, tree))]
    return tuple(told)


def _without_hearsay(tree: Tree, told: Sequence[Telling]) -> list[Telling]:
    """What "the media reported" is told itself, at the time of the report; the report is only its evidence.

    What was reported as to come happens at another time, so its report stays if nothing else is dated.
    """
    kept = {t.trigger.head: t for t in told}
    for report in told:
        if not report.by_anybody:
            continue
        content = [c for c in dependents(tree, report.verb, "ccomp") if c in kept and _is_told_as_news(kept[c])]
        if report.time is None or content:
            del kept[report.trigger.head]
        for c in content:
            if kept[c].time is None and report.time is not None:
                kept[c] = kept[c]._replace(time=report.time, basis=DatingBasis.SHARED)
    return list(kept.values())


def _is_told_as_news(telling: Telling) -> bool:
    return telling.time is not None or telling.status is Status.OCCURRED


def telling_of(tree: Tree, found: EventFrame, cast: Cast, names: Names, others: Sequence[EventFrame]) -> Telling:
    """The telling of an event that was found in a sentence, beside the `others` of it."""
    trigger, verb = found.trigger, found.verb
    of_clause = not trigger.nominal or found.at is None or verb != trigger.head
    status = status_of(tree, trigger.head, verb if of_clause else found.at.verb if found.at else verb, found.time)
    if _is_called_off(tree, verb):
        status = Status.CANCELLED
    moved = moved_to(tree, verb, found.time)
    if moved is not None:
        found, status = found._replace(time=moved), Status.PLANNED
    if found.definite and not of_clause and found.time is None:
        # "the meeting" that somebody calls good has taken place; what it takes up may say more
        status = Status.OCCURRED
    words = _own_words(tree, found)
    who = subjects(tree, verb) if of_clause else owner(tree, found)
    relative = _relative_names(tree, who, found.time)
    who = tuple(_described(tree, s) if s not in relative else s for s in who)
    actors = participants(tree, found, words, who, cast)
    dropped = _time_words(tree, found.time)
    if not of_clause and dropped and max(dropped) < trigger.head:
        dropped = set()  # "the 2020 election": the year is part of the name
    title = (
        partial(title_of_clause, tree, trigger, verb, dropped, names, relative)
        if of_clause and not (trigger.nominal and is_comment(tree, verb))
        else partial(title_of_noun, tree, trigger, who, dropped, names, relative, _parties(cast, actors))
    )
    if is_paper(tree, trigger):
        title = partial(title_of_words, tree, _outside_phrase(tree, trigger.head))
    place = place_of(tree, words, cast)
    if place is None and trigger.kind in ENCOUNTERS:
        place = place_come_to(tree, verb, cast)
        title = title if place is None else partial(_placed, title, place.name)
    return Telling(
        tree=tree,
        trigger=trigger,
        verb=verb,
        kind=kind_as(trigger.kind, status),
        status=status,
        time=found.time,
        basis=found.basis if found.time is not None else None,
        definite=found.definite or _takes_place(tree, trigger),
        setting=setting_of(tree, found, others),
        actors=actors,
        place=place,
        title=title,
        words=content_of(
            tree,
            _said(tree, trigger, verb, words) | _owned(tree, trigger),
            dropped | set(cast.at) | _verb_of_saying(trigger, tree),
        ),
        mentioned=merely_mentioned(cast, actors),
        by_anybody=trigger.kind in SAYING and not trigger.nominal and _is_anybody(tree, verb),
        narrated=found.narrated,
        oblique=found.oblique,
        occasion=found.occasion,
    )


def _outside_phrase(tree: Tree, noun: int) -> frozenset[int]:
    """The words of a sentence but a noun and those that describe it before it: "written agreement"."""
    kept = {noun, *dependents(tree, noun, "compound", "amod", "poss", "nmod")}
    return frozenset(range(len(tree.tokens))) - kept


def _placed(title: Callable[[], str], place: str) -> str:
    return with_place(title(), place)


def _parties(cast: Cast, actors: Sequence[ActorSpan]) -> list[str]:
    """The names of those who take part, each once, in the order of the text."""
    acting = [cast.known[s.actor] for s in actors if cast.known[s.actor].kind in ACTING]
    return list(dict.fromkeys(a.name for a in acting))


def _is_called_off(tree: Tree, verb: int) -> bool:
    """Whether a clause describes what its sentence calls off ("the day that was set for June has been scrapped")."""
    token = tree.tokens[verb]
    noun = tree.tokens[token.head]
    if token.dep not in {"relcl", "acl"} or noun.dep not in {"nsubjpass", "dobj"}:
        return False
    return lexeme(tree, noun.head) in cues("cancelled") and not is_negated(tree, noun.head)


def _relative_names(tree: Tree, who: Sequence[int], time: TimeExpression | None) -> dict[int, str]:
    """The date that a relative pronoun stands for ("April 29, which will mark ..."), by the pronoun."""
    if time is None:
        return {}
    return {
        s: time.quote
        for s in who
        if tree.tokens[s].tag == "WDT" and time.span.end <= tree.tokens[s].span.start <= time.span.end + 2
    }


def _described(tree: Tree, i: int) -> int:
    """The noun that a relative pronoun stands for; any other word, itself."""
    token = tree.tokens[i]
    clause = tree.tokens[token.head]
    return clause.head if token.tag in {"WDT", "WP"} and clause.dep == "relcl" else i


def _takes_place(tree: Tree, trigger: Trigger) -> bool:
    """Whether a verb only says that something told before happened."""
    return not trigger.nominal and trigger.kind is EventKind.OTHER and trigger in happenings(tree)


def kind_as(kind: EventKind, status: Status) -> EventKind:
    """The kind of an event that is told with a status: what is a deadline is of that kind."""
    return EventKind.DEADLINE if status is Status.DEADLINE else kind


def _own_words(tree: Tree, found: EventFrame) -> frozenset[int]:
    if found.trigger.nominal and found.verb == found.trigger.head:
        return frozenset(subtree(tree, found.trigger.head, lambda c: not heads_clause(tree, c)))
    return frozenset(words_of_clause(tree, found.verb))


def _time_words(tree: Tree, time: TimeExpression | None) -> set[int]:
    """The words of a time expression and the preposition that governs it."""
    if time is None:
        return set()
    inside = set(tokens_in(tree, time.span))
    signals = {tree.tokens[w].head for w in inside if tree.tokens[w].dep in {"pobj", "pcomp"}}
    return inside | {s for s in signals if tree.tokens[s].pos in {"ADP", "SCONJ"} and s not in inside}


def _said(tree: Tree, trigger: Trigger, verb: int, words: frozenset[int]) -> frozenset[int]:
    """The words by which an event is known again: of a statement also those that are said."""
    if trigger.kind not in SAYING:
        return words
    return words | {w for c in dependents(tree, verb, "ccomp", "xcomp", "dobj") for w in subtree(tree, c)}


def _owned(tree: Tree, trigger: Trigger) -> frozenset[int]:
    """What "its" stands for before an event noun, the thing named last before it ("the shop ... since its launch")."""
    its = [c for c in dependents(tree, trigger.head, "poss") if tree.tokens[c].text.lower() == "its"]
    if not trigger.nominal or not its:
        return frozenset()
    before = (i for i in range(its[0] - 1, -1, -1) if tree.tokens[i].tag in {"NN", "NNP"})
    owner = next(before, None)
    return frozenset() if owner is None else frozenset({owner, *dependents(tree, owner, "compound", "nmod")})


def _verb_of_saying(trigger: Trigger, tree: Tree) -> set[int]:
    """The verb that only brings what is said ("said", "announced"); "launched" says itself what was done."""
    only = trigger.kind is EventKind.STATEMENT or tree.lemmas[trigger.head] in ANNOUNCING
    return {trigger.head} if trigger.kind in SAYING and only and not trigger.nominal else set()


ANNOUNCING = word_set("clauses", "verbs", "announcing")


def content_of(tree: Tree, words: frozenset[int], dropped: set[int]) -> frozenset[str]:
    """The words by which two tellings are compared: nouns, verbs with their particle, adjectives, numbers."""
    left = words - dropped - _dates(tree)
    telling = (w for w in left if tree.tokens[w].pos in COMPARED or headword(tree.lemmas[w]) == SEVERAL_TIMES)
    found = (_word(tree, w) for w in telling)
    return frozenset(headword(word) for word in found if word)


def _dates(tree: Tree) -> set[int]:
    """The words of dates and lengths of time but those describing a noun ("the 1991 settlement", "a 30-day truce")."""
    timed = {i for i, token in enumerate(tree.tokens) if token.entity in {"DATE", "TIME"}}
    return {i for i in timed if tree.tokens[_head_among(tree, i, timed)].dep not in DESCRIBING}


def _head_among(tree: Tree, i: int, words: Collection[int]) -> int:
    """The uppermost of these words that a word hangs on."""
    for _ in range(len(tree.tokens)):
        if tree.tokens[i].head == i or tree.tokens[i].head not in words:
            break
        i = tree.tokens[i].head
    return i


DESCRIBING = frozenset({"amod", "compound", "nummod", "nmod"})


def _word(tree: Tree, i: int) -> str:
    """The lemma of a word, of a number its figures alone ("2,100" and "2100", "14.6m"); empty for signs."""
    number = NUMBER.match(tree.tokens[i].text)
    if number is not None:
        return number[0].replace(",", "")
    lemma = tree.tokens[i].lemma.lower()
    if lemma == "time" and tree.tokens[i].tag == "NNS":
        return SEVERAL_TIMES  # "three times"
    if not lemma.isalnum():
        return ""
    return " ".join([lemma, *(tree.lemmas[p] for p in dependents(tree, i, "prt"))])


COMPARED = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _is_anybody(tree: Tree, verb: int) -> bool:
    who = subjects(tree, verb)
    lemmas = {tree.tokens[s].lemma.lower() for s in who}
    return bool(lemmas & cue_words("anybody", "sources")) or (
        lemmas == {"it"} and bool(dependents(tree, verb, "auxpass"))
    )


def name_of(document: Document, telling: Telling) -> str:
    """How a reason names an event: by its verb or, of a noun with its verb ("the visit ended"), by the noun."""
    words = [
        w for w in telling.trigger.words if not telling.trigger.nominal or telling.tree.tokens[w].pos not in VERBAL
    ]
    return f"“{document.quote(span_of(telling.tree, words or telling.trigger.words))}”"


def span_of(tree: Tree, words: Sequence[int]) -> Span:
    """The stretch of text from the first to the last of some words."""
    return Span(tree.tokens[min(words)].span.start, tree.tokens[max(words)].span.end)
