"""What one sentence tells: each event it names, with its status, its own time, its actors and a title.

A telling knows only its sentence. What it takes up from earlier ones ("the meeting", "later") is marked here and
followed in `discourse.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.mentions.attachment import Attached, best_time, times_at
from timeline.mentions.nominals import (
    SETTINGS,
    Relation,
    cue_words,
    has_participants,
    is_definite,
    is_supported,
    is_weak,
    relation,
)
from timeline.mentions.persons import is_personal
from timeline.mentions.status import cues, is_finite, is_irreal, is_negated, lexeme, status_of
from timeline.mentions.titles import title_of_clause, title_of_noun
from timeline.mentions.tree import (
    Tree,
    ancestors,
    dependents,
    head_in,
    heads_clause,
    subjects,
    subtree,
    tokens_in,
    words_of_clause,
)
from timeline.mentions.triggers import Trigger, triggers
from timeline.model import Actor, ActorKind, ActorSpan, Bound, EventKind, Span, Status

if TYPE_CHECKING:
    from timeline.model import TimeExpression

# Kinds that a noun brings to a verb that only says that something came about.
SPECIFIC = (EventKind.SUMMIT, EventKind.CALL, EventKind.TALKS, EventKind.DEADLINE)
SAYING = frozenset({EventKind.STATEMENT, EventKind.ANNOUNCEMENT})
# What a date itself can do: "April 29, which marks ...".
DATE_VERBS = frozenset({"mark", "be", "coincide", "commemorate", "celebrate", "fall"})
IN = frozenset({"in", "at", "to", "near", "outside", "into"})


class Telling(NamedTuple):
    """An event as one sentence tells it.

    `basis` says how the time was attached ("clause", "shared" or "" without one); `definite` that it takes up an
    event told before; `setting` is the trigger of another event that it is told to be at, after or before.
    """

    tree: Tree
    trigger: Trigger
    verb: int
    kind: EventKind
    status: Status
    time: TimeExpression | None
    basis: str
    definite: bool
    setting: tuple[int, Bound] | None
    actors: tuple[ActorSpan, ...]
    place: Actor | None
    title: str
    words: frozenset[str]
    by_anybody: bool


class Cast(NamedTuple):
    """Who is named in a sentence: the spans, and for each word the actor it names."""

    spans: tuple[ActorSpan, ...]
    at: Mapping[int, str]
    known: Mapping[str, Actor]

    def words(self, *kinds: ActorKind) -> frozenset[int]:
        """The words that name actors of the given kinds (of any kind if none is given)."""
        return frozenset(w for w, a in self.at.items() if not kinds or self.known[a].kind in kinds)


def cast_of(tree: Tree, spans: Sequence[ActorSpan], known: Mapping[str, Actor]) -> Cast:
    """The cast of a sentence, from the actor spans that lie in it."""
    inside = tuple(s for s in spans if tree.sentence.span.overlaps(s.span))
    return Cast(inside, {w: s.actor for s in inside for w in tokens_in(tree, s.span)}, known)


class _Found(NamedTuple):
    trigger: Trigger
    at: Relation | None  # of a noun: how it stands to its clause
    verb: int
    time: TimeExpression | None
    basis: str
    definite: bool


def tellings(tree: Tree, sites: Sequence[Attached], cast: Cast) -> tuple[Telling, ...]:
    """The events that a sentence tells, in text order of their triggers."""
    people = cast.words(ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.GROUP, ActorKind.ROLE)
    places = cast.words(ActorKind.PLACE, ActorKind.COUNTRY, ActorKind.ORGANISATION) | _entities(
        tree, "GPE", "LOC", "FAC"
    )
    dated = {w for a in sites for w in tokens_in(tree, a.time.span)}
    candidates = [*triggers(tree, people, places, dated), *_happenings(tree)]
    nominal = [f for t in candidates if t.nominal and (f := _nominal(tree, t, sites, cast)) is not None]
    lexical = {t.head: t for t in candidates if not t.nominal}
    nominal = [f for f in nominal if not _is_predicate(tree, f, nominal)]
    lexical = {v: t for v, t in lexical.items() if not _only_happens(tree, v, nominal)}
    said = {v for v, t in lexical.items() if t.kind in SAYING}
    verbal = [f for v in lexical.values() if (f := _verbal(tree, v, sites, said)) is not None]
    found = _merged(nominal, verbal) + _endings(tree, sites, lexical)
    found += _there_were(tree, sites, {f.trigger.head for f in found})
    found += _dated_verbs(tree, sites, {f.verb for f in found} | {f.trigger.head for f in found})
    told = [
        _telling(tree, f, cast, [g for g in found if g is not f]) for f in sorted(found, key=lambda f: f.trigger.head)
    ]
    return tuple(t for t in _without_hearsay(tree, told) if _is_worth(t))


def _without_hearsay(tree: Tree, told: Sequence[Telling]) -> list[Telling]:
    """What "the media reported" is told itself, at the time of the report; the report is only its evidence."""
    kept = {t.trigger.head: t for t in told}
    for report in told:
        if not report.by_anybody:
            continue
        content = [c for c in dependents(tree, report.verb, "ccomp") if c in kept]
        if report.time is None or content:
            del kept[report.trigger.head]
        for c in content:
            if kept[c].time is None and report.time is not None:
                kept[c] = kept[c]._replace(time=report.time, basis="shared")
    return list(kept.values())


def _entities(tree: Tree, *labels: str) -> frozenset[int]:
    return frozenset(i for i, t in enumerate(tree.tokens) if t.entity in labels)


# --- nouns --------------------------------------------------------------------------------------


def _nominal(tree: Tree, trigger: Trigger, sites: Sequence[Attached], cast: Cast) -> _Found | None:
    """The event that a noun tells, or None where the sentence does not treat it as one."""
    clause = next((c for c in dependents(tree, trigger.head, "relcl", "acl") if _says_it_happens(tree, c)), None)
    if clause is not None and times_at(sites, clause):
        # "the meeting that took place on Friday", "an inquiry opened in May"
        time = best_time(tree, times_at(sites, clause), clause)
        return _Found(trigger, Relation("subject", clause), clause, time, "clause", definite=False)
    at, own = relation(tree, trigger.head), times_at(sites, trigger.head)
    shared = times_at(sites, at.verb)
    definite = is_definite(tree, trigger)
    if trigger.kind is EventKind.AGREEMENT and own and own[0].bound is Bound.BY:
        # "a contract until 2029": the date is that of its end
        end = replace(own[0], bound=Bound.AT)
        return _Found(trigger._replace(kind=EventKind.EXPIRY), None, trigger.head, end, "noun", False)
    if is_supported(tree, at, timed=bool(own or shared)) and not is_weak(tree, trigger.head):
        time = best_time(tree, own or shared or _governing_times(tree, sites, at.verb), trigger.head)
        return _Found(trigger, at, at.verb, time, "clause" if time else "", definite)
    if not own and at.preposition == "for" and tree.tokens[at.verb].lemma.lower() in cues("proposed"):
        own = tuple(t for t in shared if t.bound is Bound.BY)  # "called for talks before June"
    if own:
        return _Found(trigger, at, trigger.head, best_time(tree, own, trigger.head), "noun", definite)
    if is_weak(tree, trigger.head):
        return None
    if at.role == "setting" and SETTINGS[at.preposition] is Bound.AT and shared:
        time = best_time(tree, shared, trigger.head)
        return _Found(trigger, at, trigger.head, time, "shared", definite)
    taken_up = definite and at.role in {"subject", "object", "setting"} and is_finite(tree, at.verb)
    if taken_up or (at.role in {"setting", "subject"} and has_participants(tree, trigger, cast.words())):
        return _Found(trigger, at, trigger.head, None, "noun", definite)
    return None


def _says_it_happens(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].lemma.lower() in cue_words("support", "happen") | cue_words("support", "hold")


def _happenings(tree: Tree) -> list[Trigger]:
    """Clauses that say of something told before that it happened ("It took place in the spring")."""
    found = []
    for i, token in enumerate(tree.tokens):
        if token.lemma.lower() not in {"take", "happen", "occur"} or not heads_clause(tree, i):
            continue
        place = [c for c in dependents(tree, i, "dobj") if tree.tokens[c].lemma.lower() == "place"]
        if (token.lemma.lower() == "take" and not place) or not _is_pronoun(tree, subjects(tree, i)):
            continue
        found.append(Trigger(i, tuple(sorted((i, *place))), EventKind.OTHER, nominal=False))
    return found


def _is_pronoun(tree: Tree, who: Sequence[int]) -> bool:
    return len(who) == 1 and tree.tokens[who[0]].text.lower() in {"it", "this"}


# --- verbs --------------------------------------------------------------------------------------


def _verbal(tree: Tree, trigger: Trigger, sites: Sequence[Attached], lexical: Collection[int]) -> _Found | None:
    token = tree.tokens[trigger.head]
    if trigger.kind in SAYING and token.dep == "advcl" and token.tag == "VBG" and token.head in lexical:
        return None  # "he stated ..., emphasizing that ...": one statement
    if trigger.kind in SAYING and token.dep == "conj" and token.head in lexical and not times_at(sites, trigger.head):
        return None  # "he said ... and added ..."
    time, basis = _time_of_verb(tree, sites, trigger.head)
    if time is not None and _dates_content(tree, trigger, time):
        time, basis = None, ""
    return _Found(trigger, None, trigger.head, time, basis, definite=False)


def _dates_content(tree: Tree, trigger: Trigger, time: TimeExpression) -> bool:
    """Whether a limit is of what a verb brings about, not its own: "signed until 2027", "called for talks by May"."""
    if time.bound is not Bound.BY:
        return False
    if trigger.kind is EventKind.AGREEMENT:
        return _lasts_until(tree, time)
    return trigger.kind in SAYING and tree.tokens[trigger.head].lemma.lower() in cues("proposed") | cues("wished")


def _lasts_until(tree: Tree, time: TimeExpression) -> bool:
    """Whether a time is the end of something that lasts."""
    first = next(iter(tokens_in(tree, time.span)), 0)
    return first > 0 and tree.tokens[first - 1].lemma.lower() in {"until", "till", "til", "through"}


def _endings(tree: Tree, sites: Sequence[Attached], lexical: Mapping[int, Trigger]) -> list[_Found]:
    """The end of what was agreed until a date ("signed a contract until 2027"), as an event of its own."""
    return [
        _Found(trigger._replace(kind=EventKind.EXPIRY), None, verb, replace(time, bound=Bound.AT), "clause", False)
        for verb, trigger in sorted(lexical.items())
        if trigger.kind is EventKind.AGREEMENT
        for time in times_at(sites, verb)
        if time.bound is Bound.BY and _lasts_until(tree, time)
    ]


def _time_of_verb(tree: Tree, sites: Sequence[Attached], verb: int) -> tuple[TimeExpression | None, str]:
    """The time of a verb's clause: its own, else the one it shares with the clause it continues."""
    own = _antecedent_time(tree, sites, verb) or best_time(tree, times_at(sites, verb), verb)
    if own is not None:
        return own, "clause"
    shared = best_time(tree, _governing_times(tree, sites, verb), verb)
    return (shared, "shared") if shared is not None else (None, "")


def _antecedent_time(tree: Tree, sites: Sequence[Attached], verb: int) -> TimeExpression | None:
    """The date that a relative clause describes ("April 29, which will mark ...", "on Monday, when it closes").

    The words before the pronoun tell what it stands for; the parser often hangs such a clause elsewhere.
    """
    if tree.tokens[verb].dep not in {"relcl", "advcl"}:
        return None
    pronoun = next((c for c in tree.children[verb] if _stands_for_date(tree, verb, c)), None)
    if pronoun is None:
        return None
    before = next((w for w in range(pronoun - 1, -1, -1) if tree.tokens[w].pos != "PUNCT"), None)
    time = next((a.time for a in sites if before in tokens_in(tree, a.time.span)), None)
    return None if time is None else replace(time, bound=Bound.AT)


def _stands_for_date(tree: Tree, verb: int, i: int) -> bool:
    """Whether a word is the "which" or "when" by which a clause describes the date before it."""
    token = tree.tokens[i]
    if token.tag == "WRB":
        return token.lemma.lower() == "when"
    return token.tag == "WDT" and token.dep in {"nsubj", "nsubjpass"} and tree.tokens[verb].lemma.lower() in DATE_VERBS


def _governing_times(tree: Tree, sites: Sequence[Attached], verb: int) -> tuple[TimeExpression, ...]:
    """The times of the clause above that hold for this one too: of a coordination, an infinitive, a participle."""
    token = tree.tokens[verb]
    above = token.head
    if above == verb or not _continues(tree, verb):
        return ()
    times = times_at(sites, above)
    if token.dep == "conj":
        # A time told after the first verb need not hold for the second; one told before both does.
        times = tuple(t for t in times if t.span.start < token.span.start)
    return times or _governing_times(tree, sites, above)


def _continues(tree: Tree, verb: int) -> bool:
    token = tree.tokens[verb]
    above = tree.tokens[token.head]
    if token.dep == "conj":
        return above.pos in {"VERB", "AUX"}
    if token.dep == "xcomp":
        return above.lemma.lower() not in cue_words("status", "proposed")
    if token.dep == "advcl":
        return not dependents(tree, verb, "mark", "nsubj", "nsubjpass") and token.tag in {"VBG", "VB"}
    return False


def _dated_verbs(tree: Tree, sites: Sequence[Attached], taken: set[int]) -> list[_Found]:
    """Verbs outside the lexicon that a date is said of: what has a day is an event, if it is no state."""
    found = []
    for verb in range(len(tree.tokens)):
        token = tree.tokens[verb]
        if verb in taken or token.pos != "VERB" or not heads_clause(tree, verb):
            continue
        if token.lemma.lower() in cue_words("states", "verbs") and not dependents(tree, verb, "prt"):
            continue
        if token.dep in {"relcl", "acl"} and token.head in taken and _says_it_happens(tree, verb):
            continue  # "the meeting that took place": told under the noun
        time = _antecedent_time(tree, sites, verb) or best_time(tree, times_at(sites, verb), verb)
        if time is not None and _tells_event(tree, verb):
            words = tuple(sorted((verb, *dependents(tree, verb, "prt"))))
            found.append(
                _Found(Trigger(verb, words, EventKind.OTHER, nominal=False), None, verb, time, "clause", False)
            )
    return found


def _only_happens(tree: Tree, verb: int, nominal: Sequence[_Found]) -> bool:
    """Whether a relative clause only says when the event noun before it happened."""
    return any(f.verb == verb and f.trigger.head == tree.tokens[verb].head for f in nominal)


def _is_predicate(tree: Tree, found: _Found, nominal: Sequence[_Found]) -> bool:
    """Whether a noun only says what another event is ("the talks will be a test")."""
    at = found.at
    if at is None or at.role != "object" or tree.tokens[at.verb].lemma.lower() != "be":
        return False
    return any(o.at is not None and o.at.role == "subject" and o.at.verb == at.verb for o in nominal if o is not found)


def _there_were(tree: Tree, sites: Sequence[Attached], taken: Collection[int]) -> list[_Found]:
    """What there was on a day ("there was a power cut on Thursday"), under the noun that names it."""
    found = []
    for verb, token in enumerate(tree.tokens):
        if token.lemma.lower() != "be" or token.tag != "VBD" or not dependents(tree, verb, "expl"):
            continue
        time = best_time(tree, times_at(sites, verb), verb)
        for what in dependents(tree, verb, "attr"):
            if time is not None and what not in taken:
                trigger = Trigger(what, (what,), EventKind.OTHER, nominal=True)
                found.append(_Found(trigger, Relation("object", verb), verb, time, "clause", False))
    return found


def _tells_event(tree: Tree, verb: int) -> bool:
    """Whether a dated verb outside the lexicon tells an event: it is no order, and somebody or something does it."""
    token = tree.tokens[verb]
    if token.dep == "acl":
        return token.tag == "VBN"  # "a survey carried out in March"
    if not subjects(tree, verb):
        return False
    tags = {tree.tokens[c].tag for c in (verb, *dependents(tree, verb, "aux", "auxpass"))}
    return (
        bool(tags & {"VBD", "MD"})
        or token.tag == "VBN"
        or (token.tag in {"VBZ", "VBP"})
        or token.dep in {"xcomp", "advcl"}
    )


# --- both ---------------------------------------------------------------------------------------


def _merged(nominal: Sequence[_Found], verbal: Sequence[_Found]) -> list[_Found]:
    """One telling where a verb and its noun tell the same event ("gathered for a summit", "signed a contract")."""
    verbs = {f.verb: f for f in verbal}
    kept: list[_Found] = []
    absorbed: set[int] = set()
    for noun in nominal:
        verb = verbs.get(noun.at.verb) if noun.at is not None else None
        if verb is not None and noun.at is not None and verb.trigger.kind in SAYING:
            # "said in an interview", "issued a warning": the verb tells it; "said at the meeting": two events
            if noun.at.role == "object" and not noun.definite and noun.basis != "noun":
                continue
            if noun.at.role == "setting" and noun.trigger.kind in SAYING:
                verbs[verb.verb] = verb._replace(time=verb.time or noun.time, basis=verb.basis or noun.basis)
                continue
        if verb is None or noun.at is None or verb.trigger.kind in SAYING:
            kept.append(noun)
        elif noun.at.role in {"subject", "object"} and verb.trigger.kind is EventKind.OTHER:
            kept.append(noun)
            absorbed.add(verb.verb)
        elif noun.at.role in {"object", "aim"} or (noun.at.role == "subject" and noun.verb == verb.verb):
            ends = verb.trigger.kind in {EventKind.DEADLINE, EventKind.EXPIRY}
            kind = noun.trigger.kind if noun.trigger.kind in SPECIFIC and not ends else verb.trigger.kind
            words = verb.trigger.words
            time = verb.time or noun.time
            verbs[verb.verb] = verb._replace(
                trigger=Trigger(verb.trigger.head, words, kind, nominal=False),
                time=time,
                basis=verb.basis or "clause" * (time is not None),
            )
        else:
            kept.append(noun)
    return kept + [f for f in verbs.values() if f.verb not in absorbed]


def _telling(tree: Tree, found: _Found, cast: Cast, others: Sequence[_Found]) -> Telling:
    trigger, verb = found.trigger, found.verb
    of_clause = not trigger.nominal or found.at is None or verb != trigger.head
    status = status_of(tree, trigger.head, verb if of_clause else found.at.verb if found.at else verb, found.time)
    if _is_called_off(tree, verb):
        status = Status.CANCELLED
    if found.definite and not of_clause and found.time is None:
        status = (
            Status.OCCURRED
        )  # "the meeting" that somebody calls good has taken place; what it takes up may say more
    words = _own_words(tree, found)
    who = subjects(tree, verb) if of_clause else _owner(tree, found)
    relative = _relative_names(tree, who, found.time)
    who = tuple(_described(tree, s) if s not in relative else s for s in who)
    actors = _actors(cast, words | {w for s in who for w in subtree(tree, s, lambda c: not heads_clause(tree, c))})
    dropped = _time_words(tree, found.time)
    if not of_clause and dropped and max(dropped) < trigger.head:
        dropped = set()  # "the 2020 election": the year is part of the name
    names = _names(tree, cast)
    names |= relative
    title = (
        title_of_clause(tree, verb, who, dropped, names)
        if of_clause
        else title_of_noun(tree, trigger.head, who, dropped, names)
    )
    return Telling(
        tree=tree,
        trigger=trigger,
        verb=verb,
        kind=_kind(trigger.kind, status),
        status=status,
        time=found.time,
        basis=found.basis if found.time is not None else "",
        definite=found.definite or _takes_place(tree, trigger),
        setting=_setting(tree, found, others),
        actors=actors,
        place=_place(tree, words, cast),
        title=title,
        words=_content(tree, _said(tree, trigger, verb, words), dropped | set(cast.at) | _verb_of_saying(trigger)),
        by_anybody=trigger.kind in SAYING and not trigger.nominal and _is_anybody(tree, verb),
    )


def _names(tree: Tree, cast: Cast) -> dict[int, str]:
    """The names of persons by the word that governs their mention; possessive pronouns and groups keep their words."""
    found: dict[int, str] = {}
    shared: set[int] = set()
    for span in cast.spans:
        head = head_in(tree, span.span)
        if head is None or cast.known[span.actor].kind is not ActorKind.PERSON:
            continue
        if head in found or tree.tokens[head].tag in {"PRP$", "NNS", "JJ", "DT"}:
            shared.add(head)
        found[head] = cast.known[span.actor].name
    return {head: name for head, name in found.items() if head not in shared}


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
    return not trigger.nominal and trigger in _happenings(tree)


def _kind(kind: EventKind, status: Status) -> EventKind:
    return EventKind.DEADLINE if status is Status.DEADLINE else kind


def _own_words(tree: Tree, found: _Found) -> frozenset[int]:
    if found.trigger.nominal and found.verb == found.trigger.head:
        return frozenset(subtree(tree, found.trigger.head, lambda c: not heads_clause(tree, c)))
    return frozenset(words_of_clause(tree, found.verb))


def _owner(tree: Tree, found: _Found) -> tuple[int, ...]:
    """Who acts in the clause whose setting or object the event noun is."""
    at = found.at
    if at is None or at.role not in {"setting", "object", "aim"} or at.verb == found.trigger.head:
        return ()
    if SETTINGS.get(at.preposition, Bound.AT) is not Bound.AT:
        return ()
    return tuple(s for s in subjects(tree, at.verb) if tree.tokens[s].pos != "PRON" or tree.tokens[s].tag == "PRP")


def _actors(cast: Cast, words: frozenset[int] | set[int]) -> tuple[ActorSpan, ...]:
    inside = {(cast.at[w]) for w in words if w in cast.at}
    return tuple(s for s in cast.spans if s.actor in inside and any(cast.at.get(w) == s.actor for w in words))


def _place(tree: Tree, words: frozenset[int], cast: Cast) -> Actor | None:
    """The place that a preposition of place governs in the clause, the one nearest to its verb."""
    found: list[tuple[bool, int, int, Actor]] = []
    for w in words:
        token = tree.tokens[w]
        actor = cast.known.get(cast.at.get(w, ""))
        if token.dep != "pobj" or tree.tokens[token.head].lemma.lower() not in IN or actor is None:
            continue
        if actor.kind in {ActorKind.PLACE, ActorKind.COUNTRY}:
            depth = sum(1 for _ in ancestors(tree, w))
            found.append((actor.kind is not ActorKind.PLACE, depth, w, actor))
    return min(found, key=lambda f: f[:3])[3] if found else None


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


def _verb_of_saying(trigger: Trigger) -> set[int]:
    return {trigger.head} if trigger.kind in SAYING and not trigger.nominal else set()


def _content(tree: Tree, words: frozenset[int], dropped: set[int]) -> frozenset[str]:
    return frozenset(
        tree.tokens[w].lemma.lower()
        for w in words
        if w not in dropped
        and tree.tokens[w].pos in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
        and tree.tokens[w].lemma.isalnum()
    )


def _setting(tree: Tree, found: _Found, others: Sequence[_Found]) -> tuple[int, Bound] | None:
    """The other event of the sentence that this one is told to be at, after or before."""
    clause = found.at.verb if found.at is not None else found.verb
    for other in others:
        at = other.at
        if at is not None and at.role == "setting" and at.verb == clause and _is_own(found):
            return other.trigger.head, SETTINGS[at.preposition]
        if at is not None and at.role == "subject" and at.verb == clause and other.definite:
            return other.trigger.head, Bound.AT
        if (
            not other.trigger.nominal
            and tree.tokens[found.verb].dep == "advcl"
            and tree.tokens[found.verb].head == other.verb
        ):
            marks = {tree.tokens[c].lemma.lower() for c in dependents(tree, found.verb, "mark", "prep", "advmod")}
            if marks & {"after", "before"}:
                return other.trigger.head, Bound.BY if "after" in marks else Bound.SINCE
    return None


def _is_own(found: _Found) -> bool:
    """Whether a telling is that of the clause's verb or its argument, not itself only a setting."""
    return found.at is None or found.at.role in {"subject", "object"}


def _is_anybody(tree: Tree, verb: int) -> bool:
    who = subjects(tree, verb)
    lemmas = {tree.tokens[s].lemma.lower() for s in who}
    return bool(lemmas & cue_words("anybody", "sources")) or (
        lemmas == {"it"} and bool(dependents(tree, verb, "auxpass"))
    )


def _is_worth(telling: Telling) -> bool:
    """Whether a telling belongs on a chronology at all, dated or not."""
    if telling.status is Status.DENIED or is_negated(telling.tree, telling.verb):
        dated = telling.time is not None and telling.time.bound is Bound.AT and telling.basis == "clause"
        return dated and telling.kind not in SAYING and not is_irreal(telling.tree, telling.verb)
    if telling.time is not None or telling.definite:
        return True
    if telling.kind is EventKind.OTHER and not _has_agent(telling):
        return False
    if telling.status in UNREAL and telling.kind not in ENCOUNTERS:
        return False
    if telling.kind in SAYING and not telling.trigger.nominal and not _was_said(telling):
        return False
    return telling.trigger.nominal or _is_planned_or_finite(telling)


# Statuses that tell of no event yet, and the kinds of which even the possibility is news.
UNREAL = frozenset({Status.HYPOTHETICAL, Status.PROPOSED, Status.EXPECTED})
ENCOUNTERS = frozenset({EventKind.CALL, EventKind.MEETING, EventKind.SUMMIT, EventKind.TALKS, EventKind.VISIT})
PLANS = cue_words("status", "planned") | cue_words("status", "expected")


def _was_said(telling: Telling) -> bool:
    """Whether a statement is told as made, by somebody: what a text or an analyst "says" is a view, no event."""
    tree, verb = telling.tree, telling.verb
    return not any(_is_thing(tree, telling, s) for s in subjects(tree, verb))


def _is_thing(tree: Tree, telling: Telling, i: int) -> bool:
    """Whether a subject is no speaker: a plain singular noun that is not a person's, not part of a name, no actor."""
    token = tree.tokens[i]
    if token.tag != "NN" or token.entity or any(a.span.start <= token.span.start < a.span.end for a in telling.actors):
        return token.tag in {"EX", "WDT"} or token.lemma.lower() in {"this", "that", "one"}
    return not is_personal(token) and not dependents(tree, i, "appos")


def _has_agent(telling: Telling) -> bool:
    return telling.status is Status.OCCURRED and any(
        telling.tree.tokens[s].pos == "PROPN" or telling.tree.tokens[s].entity
        for s in subjects(telling.tree, telling.verb)
    )


def _is_planned_or_finite(telling: Telling) -> bool:
    """Whether a verb is finite, or an infinitive that a plan governs ("plans to visit")."""
    tree, verb = telling.tree, telling.trigger.head
    if is_finite(tree, verb):
        return True
    governor = tree.tokens[tree.tokens[verb].head].lemma.lower()
    return tree.tokens[verb].dep == "conj" or (tree.tokens[verb].dep == "xcomp" and governor in PLANS)


def span_of(tree: Tree, words: Sequence[int]) -> Span:
    """The stretch of text from the first to the last of some words."""
    return Span(tree.tokens[min(words)].span.start, tree.tokens[max(words)].span.end)
