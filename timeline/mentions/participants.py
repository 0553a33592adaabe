"""Who takes part in what a clause or a noun tells, and who is merely talked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.lexicon import word_set
from timeline.lexicon.kinds import ENCOUNTERS, SAYING
from timeline.mentions.cast import ABOUT, ACTING, IN, PEOPLE, TOPICS, Cast, actors_of, without, without_topics
from timeline.mentions.nominals import SETTINGS
from timeline.mentions.topic import of_topic
from timeline.mentions.triggers import WHITHER
from timeline.model import ActorKind, Bound, EventKind
from timeline.persons import is_personal
from timeline.syntax import Tree, dependents, head_in, heads_clause, is_passive, subjects, subtree

if TYPE_CHECKING:
    from timeline.mentions.found import EventFrame
    from timeline.model import ActorSpan

# By whom a delegation, a meeting, a deal is led, held or brought about ("talks hosted by ...").
BY = word_set("clauses", "verbs", "by")
# What takes two: where nobody is named, the two that the paragraph joined just before.
TWO_SIDED = ENCOUNTERS | {EventKind.AGREEMENT}
RECEIVING = word_set("clauses", "verbs", "receiving")
MOVING = word_set("clauses", "verbs", "moving")
# Verbs whose content says what becomes of a party: "ruled that the firm was liable".
JUDGING = word_set("clauses", "verbs", "of_judges")
# What somebody who speaks of it will make known himself ("said that a decision would be announced").
DISCLOSING = word_set("clauses", "verbs", "disclosing")
KNOWN = word_set("clauses", "modifiers", "known")
# Relations by which a place belongs to a noun before or after it, or to a place in it.
HOME = frozenset({"compound", "nmod", "amod", "pobj", "prep", "appos", "npadvmod", "conj"})


def participants(
    tree: Tree, found: EventFrame, words: frozenset[int], who: Sequence[int], cast: Cast
) -> tuple[ActorSpan, ...]:
    """Who takes part: those the clause names; of an encounter without any, the two that were named together before."""
    acting = words | {w for s in who for w in subtree(tree, s, lambda c: not heads_clause(tree, c))}
    acting = frozenset({*acting, *_joining(tree, found, acting, cast)} - set(_employers(tree, cast)))
    acting = without(tree, found.verb, acting, ABOUT)
    if found.trigger.kind in ENCOUNTERS or found.trigger.kind in SAYING:
        acting = without_topics(tree, found.trigger.head, found.verb, acting)
    if found.trigger.kind in SAYING:
        for noun in dependents(tree, found.verb, "dobj"):  # "voiced concern over talks with Norway"
            acting = without(tree, noun, acting, TOPICS | ABOUT)
    taking_part = actors_of(cast, acting)
    if any(cast.known[s.actor].kind in ACTING for s in taking_part):
        return taking_part
    two = found.trigger.nominal and found.trigger.kind in TWO_SIDED
    return (*(cast.pair if two else ()), *taking_part, *(_only_one(tree, found, cast) or of_topic(tree, found, cast)))


def merely_mentioned(cast: Cast, actors: Sequence[ActorSpan]) -> tuple[ActorSpan, ...]:
    """Those whom a sentence names beside the actors of an event: talked about, or acting in something else."""
    acting = {span.actor for span in actors}
    return tuple(s for s in cast.spans if s.actor not in acting and cast.known[s.actor].kind is not ActorKind.PLACE)


def owner(tree: Tree, found: EventFrame) -> tuple[int, ...]:
    """Who acts in the clause whose setting, object or aim the event noun is."""
    at = found.at
    if at is None or at.role not in {"setting", "object", "aim"} or at.verb == found.trigger.head:
        return ()
    if dependents(tree, at.verb, "oprd"):
        return ()  # who calls the meeting a success need not have been there
    if SETTINGS.get(at.preposition, Bound.AT) is not Bound.AT:
        return ()
    return tuple(s for s in subjects(tree, at.verb) if tree.tokens[s].pos != "PRON" or tree.tokens[s].tag == "PRP")


# --- who joins from other clauses -----------------------------------------------------------------


def _joining(tree: Tree, found: EventFrame, acting: frozenset[int], cast: Cast) -> Iterator[int]:
    """The words of those who take part though another clause names them."""
    yield from _by_whom(tree, found.trigger.head, acting)
    if found.trigger.nominal:
        return
    kind, verb = found.trigger.kind, found.verb
    if kind is EventKind.VISIT:
        yield from _hosts(tree, verb)
    if kind in ENCOUNTERS or kind is EventKind.AGREEMENT:
        yield from _visited(tree, verb, cast)
    if kind is EventKind.LEGAL and tree.tokens[verb].lemma.lower() in JUDGING:
        yield from (w for c in dependents(tree, verb, "ccomp") for s in subjects(tree, c) for w in _own(tree, s))
    if tree.tokens[verb].dep == "ccomp" and _becomes_known(tree, verb):
        yield from (w for s in subjects(tree, tree.tokens[verb].head) for w in _own(tree, s))


def _own(tree: Tree, i: int) -> list[int]:
    return subtree(tree, i, lambda c: not heads_clause(tree, c))


def _by_whom(tree: Tree, event: int, acting: frozenset[int]) -> Iterator[int]:
    """By whom an event is done ("the election won by ...") or a participant led ("a delegation headed by ...")."""
    for w in acting:
        clauses = dependents(tree, w, "acl", "advcl")
        for verb in (*clauses, *(c for v in clauses for c in dependents(tree, v, "conj"))):
            if tree.tokens[verb].tag == "VBN" and (w == event or tree.tokens[verb].lemma.lower() in BY):
                yield from (w for by in dependents(tree, verb, "agent") for w in _own(tree, by))


def _hosts(tree: Tree, verb: int) -> Iterator[int]:
    """Who receives a visitor: "arrived in Oslo and was welcomed by the king"."""
    for second in dependents(tree, verb, "conj", "advcl"):
        if tree.tokens[second].lemma.lower() in RECEIVING and is_passive(tree, second):
            yield from (w for by in dependents(tree, second, "agent") for w in _own(tree, by))


def _visited(tree: Tree, verb: int, cast: Cast) -> Iterator[int]:
    """The country or body that somebody comes to for what the verb tells: "flew to Norway to sign a treaty"."""
    above = tree.tokens[verb].head
    if tree.tokens[verb].dep not in {"xcomp", "advcl"} or tree.tokens[above].lemma.lower() not in MOVING:
        return
    if tree.tokens[verb].tag != "VB":
        return
    goals = [p for p in dependents(tree, above, "prep") if tree.tokens[p].lemma.lower() in WHITHER]
    states = cast.words(ActorKind.COUNTRY, ActorKind.ORGANISATION)
    yield from (w for p in goals for w in _own(tree, p) if w in states)


def _becomes_known(tree: Tree, verb: int) -> bool:
    """Whether a clause only says that something will be made known, and not by whom."""
    if is_passive(tree, verb):
        return tree.tokens[verb].lemma.lower() in DISCLOSING and not dependents(tree, verb, "agent")
    told = {tree.tokens[c].text.lower() for c in dependents(tree, verb, "acomp", "attr", "oprd")}
    return tree.tokens[verb].lemma == "become" and bool(told & KNOWN)


def _only_one(tree: Tree, found: EventFrame, cast: Cast) -> tuple[ActorSpan, ...]:
    """The only person or body that a sentence names, for something dated that is told of a thing ("the window closes").

    Whoever only reports what happened to somebody else takes no part; where an unnamed person acts, that is who did it.
    """
    named = [s for s in cast.spans if cast.known[s.actor].kind in {ActorKind.PERSON, ActorKind.ORGANISATION}]
    if len({s.actor for s in named}) != 1 or found.time is None or found.trigger.kind in SAYING:
        return ()
    head = head_in(tree, named[0].span)
    if head is None or _is_a_place(tree, head) or _somebody_acts(tree, found.verb):
        return ()
    speaker = tree.tokens[head].dep == "nsubj" and tree.tokens[head].head != found.verb
    person = cast.known[named[0].actor].kind is ActorKind.PERSON
    return () if speaker and person else tuple(named[:1])


def _is_a_place(tree: Tree, head: int) -> bool:
    """Whether a name only says where ("at the hospital"), not for whom somebody works ("analysts at the bank")."""
    preposition = tree.tokens[head].head
    employed = is_personal(tree.tokens[tree.tokens[preposition].head])
    return tree.tokens[preposition].lemma.lower() in IN and not employed


def _somebody_acts(tree: Tree, verb: int) -> bool:
    """Whether a clause has somebody for its subject, unnamed: "they", "a judge"."""
    return any(
        is_personal(tree.tokens[s]) or (tree.tokens[s].pos == "PRON" and tree.tokens[s].lemma.lower() != "it")
        for s in subjects(tree, verb)
        if tree.tokens[s].tag not in {"WDT", "EX"}
    )


# --- who is only named with another ---------------------------------------------------------------


def _employers(tree: Tree, cast: Cast) -> Iterator[int]:
    """The bodies and places that only tell who somebody is: "the firm's chairman, Jane Roe", "Northwind manager Jane
    Roe", "she was a citizen of Oslo", "Jane Roe, 14, of Oslo"."""
    people = cast.words(*PEOPLE)
    for w in cast.words(ActorKind.PLACE, ActorKind.COUNTRY):
        if any(n in people or _is_said_of(tree, n, people) for n in _home_of(tree, w)) and cast.at[w] not in {
            cast.at.get(n) for n in _home_of(tree, w)
        }:
            yield w
    for w in cast.words(ActorKind.ORGANISATION, ActorKind.COUNTRY):
        if tree.tokens[w].dep not in {"poss", "compound", "nmod", "amod", "pobj"} or _in_a_person(tree, w, cast):
            continue
        if any(_names(tree, noun, people) for noun in _described_by(tree, w) if noun not in cast.at):
            yield from _own(tree, w)


def _home_of(tree: Tree, w: int) -> Iterator[int]:
    """The nouns and names that a place belongs to: "a citizen of Oslo, Norway", "Jane Roe of Oslo"."""
    while tree.tokens[w].dep in HOME and tree.tokens[w].head != w:
        if tree.tokens[w].dep == "prep" and tree.lemmas[w] not in word_set("clauses", "prepositions", "of_home"):
            return
        w = tree.tokens[w].head
        if tree.tokens[w].pos in {"NOUN", "PROPN"}:
            yield w


def _is_said_of(tree: Tree, noun: int, people: frozenset[int]) -> bool:
    """Whether a noun for a person says what somebody named is or was: "she was a citizen"."""
    token = tree.tokens[noun]
    if token.dep not in {"attr", "oprd"} or not is_personal(token):
        return False
    return any(s in people for s in subjects(tree, token.head))


def _in_a_person(tree: Tree, w: int, cast: Cast) -> bool:
    actor = cast.at.get(tree.tokens[w].head)
    return actor is not None and actor == cast.at.get(w)


def _described_by(tree: Tree, w: int) -> Iterator[int]:
    """The nouns for people that a word belongs to: "the club's director", "the founder of the analysis firm X"."""
    while tree.tokens[w].dep in {"poss", "compound", "nmod", "amod", "pobj"}:
        above = tree.tokens[w].head
        if tree.tokens[w].dep == "pobj":
            if tree.tokens[above].lemma not in word_set("clauses", "prepositions", "of_place"):
                return
            above = tree.tokens[above].head
        if is_personal(tree.tokens[above]):
            yield above
        w = above


def _names(tree: Tree, noun: int, people: frozenset[int]) -> bool:
    """Whether a noun stands beside the name of the person it describes."""
    while tree.tokens[noun].dep == "conj":
        noun = tree.tokens[noun].head  # "a scientist and founder of the firm"
    token = tree.tokens[noun]
    named = any(c in people for c in dependents(tree, noun, "appos"))
    return named or (token.dep in {"appos", "compound", "nmod"} and token.head in people)
