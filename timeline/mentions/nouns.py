"""Events that nouns tell: "the talks took place", "a call on Friday", "there was a power cut"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.lexicon import word_set
from timeline.mentions.attachment import Attached, best_time, times_at
from timeline.mentions.cast import Cast
from timeline.mentions.found import EventFrame
from timeline.mentions.nominals import (
    SETTINGS,
    Relation,
    derived_nouns,
    has_participants,
    is_definite,
    is_supported,
    is_weak,
    relation,
    says_it_happens,
)
from timeline.mentions.status import cues, is_finite
from timeline.mentions.triggers import Trigger, nouns
from timeline.mentions.verbs import governing_times, lasts_until
from timeline.model import Bound, DatingBasis, EventKind
from timeline.syntax import (
    VERBAL,
    Tree,
    clause_of,
    dependents,
    heads_clause,
    subjects,
)

if TYPE_CHECKING:
    from timeline.model import TimeExpression


def event_of_noun(tree: Tree, trigger: Trigger, sites: Sequence[Attached], cast: Cast) -> EventFrame | None:
    """The event that a noun tells, or None where the sentence does not treat it as one."""
    clause = next((c for c in dependents(tree, trigger.head, "relcl", "acl") if says_it_happens(tree, c)), None)
    if clause is not None and times_at(sites, clause):
        # "the meeting that took place on Friday", "an inquiry opened in May"
        time = best_time(tree, times_at(sites, clause), clause)
        return EventFrame(trigger, Relation("subject", clause), clause, time, DatingBasis.CLAUSE, definite=False)
    at, own = relation(tree, trigger.head), times_at(sites, trigger.head)
    shared = times_at(sites, at.verb)
    definite = is_definite(tree, trigger)
    if trigger.kind is EventKind.AGREEMENT and own and own[0].bound is Bound.BY:
        return _end_of(trigger, own[0])  # "a contract until 2029"
    if is_supported(tree, at, timed=bool(own or shared)) and not is_weak(tree, trigger.head):
        time = best_time(tree, own or shared or governing_times(tree, sites, at.verb), trigger.head)
        had = trigger.kind is EventKind.AGREEMENT and tree.lemmas[at.verb] == "have"
        if had and time is not None and lasts_until(tree, time):
            return _end_of(trigger, time)  # "has a contract until 2029"
        basis = DatingBasis.CLAUSE if time else None
        return EventFrame(_with_its_verb(tree, trigger, at), at, at.verb, time, basis, definite)
    if not own and at.preposition == "for" and tree.lemmas[at.verb] in cues("proposed"):
        own = tuple(t for t in shared if t.bound is Bound.BY)  # "called for talks before June"
    if own:
        return EventFrame(trigger, at, trigger.head, best_time(tree, own, trigger.head), DatingBasis.NOUN, definite)
    if is_weak(tree, trigger.head):
        return None
    if at.role == "setting" and SETTINGS[at.preposition] is Bound.AT and shared:
        time = best_time(tree, shared, trigger.head)
        return EventFrame(trigger, at, trigger.head, time, DatingBasis.SHARED, definite)
    taken_up = definite and is_finite(tree, clause_of(tree, at.verb))
    if taken_up or (at.role in {"setting", "subject"} and has_participants(tree, trigger, cast.words())):
        oblique = at.role not in {"subject", "object", "setting"}
        return EventFrame(trigger, at, trigger.head, None, DatingBasis.NOUN, definite, oblique=oblique)
    return None


def _with_its_verb(tree: Tree, trigger: Trigger, at: Relation) -> Trigger:
    """An event noun with the verb behind it that only says that it happened: "the quake struck", "talks began"."""
    between = tree.tokens[max(trigger.words) + 1 : at.verb + 1]
    tells = at.role == "subject" and tree.tokens[at.verb].pos == "VERB"
    near = tells and bool(between) and all(t.pos in {*VERBAL, "PART", "ADV"} for t in between)
    verb = (at.verb, *dependents(tree, at.verb, "prt"), *_place(tree, at.verb))
    return trigger._replace(words=tuple(sorted((*trigger.words, *verb)))) if near else trigger


def _end_of(trigger: Trigger, time: TimeExpression) -> EventFrame:
    """The end of what lasts until a time."""
    ending = trigger._replace(kind=EventKind.EXPIRY)
    return EventFrame(ending, None, trigger.head, replace(time, bound=Bound.AT), DatingBasis.NOUN, definite=False)


def papers(tree: Tree, sites: Sequence[Attached], taken: Collection[int]) -> list[EventFrame]:
    """What the date of a paper tells: that it was written then ("a letter dated 20 May, which came on 26 May")."""
    found = []
    for site in sites:
        dated, noun = tree.tokens[site.site], tree.tokens[site.site].head
        if tree.lemmas[site.site] != "date" or dated.tag != "VBN" or dated.dep != "acl" or noun in taken:
            continue
        if tree.tokens[noun].pos in {"NOUN", "PROPN"}:
            kind = nouns().get((tree.lemmas[noun],), EventKind.OTHER)
            trigger = Trigger(noun, (noun, site.site), kind, nominal=True)
            found.append(EventFrame(trigger, None, noun, site.time, DatingBasis.NOUN, definite=False))
    return found


def is_paper(tree: Tree, trigger: Trigger) -> bool:
    """Whether what a trigger names is a paper told with its date."""
    return trigger.nominal and tree.lemmas[trigger.words[-1]] == "date" and tree.tokens[trigger.words[-1]].tag == "VBN"


def taken_up_again(tree: Tree, taken: Collection[int]) -> list[EventFrame]:
    """Definite nouns outside the lexicon that may take up an event told before ("the verdict", "this theft")."""
    return [
        EventFrame(trigger, relation(tree, i), i, None, DatingBasis.NOUN, definite=True, oblique=True)
        for i, token in enumerate(tree.tokens)
        if i not in taken and token.pos == "NOUN" and tree.lemmas[i] in derived_nouns() and token.dep != "compound"
        if is_definite(tree, trigger := Trigger(i, (i,), EventKind.OTHER, nominal=True))
    ]


def happenings(tree: Tree) -> list[Trigger]:
    """Clauses that say of something told before that it happened ("It took place in the spring")."""
    found = []
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in word_set("clauses", "verbs", "happening") or not heads_clause(tree, i):
            continue
        place = _place(tree, i)
        if (lemma == "take" and not place) or not _is_pronoun(tree, subjects(tree, i)):
            continue
        found.append(Trigger(i, tuple(sorted((i, *place))), EventKind.OTHER, nominal=False))
    return found


def _place(tree: Tree, verb: int) -> list[int]:
    """The "place" that something takes."""
    return [c for c in dependents(tree, verb, "dobj") if tree.lemmas[c] == "place" and tree.lemmas[verb] == "take"]


def _is_pronoun(tree: Tree, who: Sequence[int]) -> bool:
    return len(who) == 1 and tree.tokens[who[0]].text.lower() in {"it", "this"}


def only_happens(tree: Tree, verb: int, nominal: Sequence[EventFrame]) -> bool:
    """Whether a relative clause only says when the event noun before it happened."""
    return any(f.verb == verb and f.trigger.head == tree.tokens[verb].head for f in nominal)


def is_predicate(tree: Tree, found: EventFrame, nominal: Sequence[EventFrame]) -> bool:
    """Whether a noun only says what another event is ("the talks will be a test")."""
    at = found.at
    if at is None or at.role != "object" or tree.lemmas[at.verb] != "be":
        return False
    return any(o.at is not None and o.at.role == "subject" and o.at.verb == at.verb for o in nominal if o is not found)


def there_were(tree: Tree, sites: Sequence[Attached], taken: Collection[int]) -> list[EventFrame]:
    """What there was on a day ("there was a power cut on Thursday"), under the noun that names it."""
    found = []
    for verb, lemma in enumerate(tree.lemmas):
        if lemma != "be" or tree.tokens[verb].tag != "VBD" or not dependents(tree, verb, "expl"):
            continue
        time = best_time(tree, times_at(sites, verb), verb)
        for what in dependents(tree, verb, "attr"):
            if time is not None and what not in taken:
                trigger = Trigger(what, (what,), EventKind.OTHER, nominal=True)
                found.append(EventFrame(trigger, Relation("object", verb), verb, time, DatingBasis.CLAUSE, False))
    return found
