"""Events that verbs tell, and the time of a verb: its own, or the one its clause shares with another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.lexicon import word_set
from timeline.lexicon.kinds import SAYING
from timeline.mentions.attachment import Attached, best_time, times_at
from timeline.mentions.found import EventFrame
from timeline.mentions.nominals import cue_words, says_it_happens
from timeline.mentions.status import cues
from timeline.mentions.triggers import Trigger
from timeline.model import Bound, DatingBasis, EventKind, Granularity
from timeline.syntax import (
    Tree,
    clause_of,
    dependents,
    heads_clause,
    is_infinitive,
    quoted,
    subjects,
    tokens_in,
)

if TYPE_CHECKING:
    from timeline.model import TimeExpression

# Verbs that tell of another's doing where it begins or ends.
ASPECTS = word_set("clauses", "verbs", "aspects")
# What a date itself can do: "April 29, which marks ...".
DATE_VERBS = word_set("clauses", "verbs", "of_dates")


def event_of_verb(
    tree: Tree, trigger: Trigger, sites: Sequence[Attached], said: Mapping[int, EventKind]
) -> EventFrame | None:
    """The event that a verb of the lexicon tells; `said` are the verbs of saying of its sentence with their kinds."""
    token = tree.tokens[trigger.head]
    participle = is_participle(tree, trigger.head)
    if trigger.kind in SAYING and participle and said.get(above_participle(tree, trigger.head)) is EventKind.STATEMENT:
        return None  # "he stated ..., emphasizing that ...": one statement
    goes_on = (
        token.dep == "conj" and token.head in said and tree.lemmas[trigger.head] in cue_words("support", "continued")
    )
    if trigger.kind in SAYING and goes_on and not times_at(sites, trigger.head):
        return None  # "he said ... and added ..."
    if trigger.kind is EventKind.AGREEMENT:  # "signed a contract until 2022 four months ago"
        sites = [a for a in sites if not lasts_until(tree, a.time)] or sites
    if trigger.kind in SAYING:
        sites = _outside_quotation(tree, sites, trigger.head)
    time, basis = time_of_verb(tree, sites, trigger.head)
    if time is not None and _dates_content(tree, trigger, time):
        time, basis = None, None
    return EventFrame(trigger, None, trigger.head, time, basis, definite=False)


def _outside_quotation(tree: Tree, sites: Sequence[Attached], verb: int) -> Sequence[Attached]:
    """The times that can date a saying: a time in what is quoted belongs to what is said."""
    inside = quoted(tree)
    if not inside or verb in inside:
        return sites
    return [a for a in sites if not inside.intersection(tokens_in(tree, a.time.span))]


def is_participle(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what somebody did in doing something else ("unveiled it, saying ...")."""
    token = tree.tokens[verb]
    if token.tag == "VBG" and token.dep == "conj" and tree.tokens[token.head].tag == "VBG":
        return is_participle(tree, token.head)  # "killing nine and injuring 150"
    by = token.dep == "pcomp" and tree.lemmas[token.head] in word_set("clauses", "prepositions", "with_ing")
    return token.tag == "VBG" and (token.dep == "advcl" or by)


def tells_on(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what happened there or then ("at a show, where she praised it", "when the bell rang")."""
    token = tree.tokens[verb]
    if token.dep == "advcl" and in_past(tree, verb):
        signals = {tree.lemmas[c] for c in dependents(tree, verb, "advmod", "mark")}
        return bool(signals & word_set("clauses", "prepositions", "while")) and tree.tokens[token.head].tag == "VBD"
    return (
        token.dep == "relcl"
        and in_past(tree, verb)
        and any(tree.lemmas[c] == "where" for c in dependents(tree, verb, "advmod"))
    )


def above_participle(tree: Tree, verb: int) -> int:
    """The verb that tells in what a participle's doing was done, or at what a clause with "where" tells on."""
    while tree.tokens[verb].dep == "conj" and tree.tokens[verb].tag == "VBG":
        verb = tree.tokens[verb].head
    head = tree.tokens[verb].head
    if tree.tokens[verb].dep == "relcl":
        return clause_of(tree, tree.tokens[head].head)
    return tree.tokens[head].head if tree.tokens[verb].dep == "pcomp" else head


def is_done_within(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what was done in, or at, what another verb of the sentence tells."""
    return is_participle(tree, verb) or tells_on(tree, verb) or _is_aim(tree, verb)


def _is_aim(tree: Tree, verb: int) -> bool:
    """Whether a verb is the aim of what was done ("returned to the stage to reveal the price")."""
    token = tree.tokens[verb]
    aim = token.dep == "advcl" and is_infinitive(tree, verb) and not _is_decided(tree, token.head)
    return aim and in_past(tree, token.head)


def _is_decided(tree: Tree, above: int) -> bool:
    """Whether the infinitive below a verb is what was decided or wished then, and so comes later."""
    return tree.tokens[above].tag == "VBD" and tree.lemmas[above] in cues("planned") | cues("wished") | {"give"}


def _dates_content(tree: Tree, trigger: Trigger, time: TimeExpression) -> bool:
    """Whether a limit is of what a verb brings about, not its own: "signed until 2027", "called for talks by May"."""
    if time.bound is not Bound.BY:
        return False
    if trigger.kind is EventKind.AGREEMENT:
        return lasts_until(tree, time)
    return trigger.kind in SAYING and tree.lemmas[trigger.head] in cues("proposed") | cues("wished")


def lasts_until(tree: Tree, time: TimeExpression) -> bool:
    """Whether a time is the end of something that lasts."""
    first = next(iter(tokens_in(tree, time.span)), 0)
    return first > 0 and tree.tokens[first - 1].lemma.lower() in word_set("clauses", "prepositions", "until")


def endings(tree: Tree, sites: Sequence[Attached], lexical: Mapping[int, Trigger]) -> list[EventFrame]:
    """The end of what was agreed until a date ("signed a contract until 2027"), as an event of its own."""
    clause = DatingBasis.CLAUSE
    return [
        EventFrame(trigger._replace(kind=EventKind.EXPIRY), None, verb, replace(time, bound=Bound.AT), clause, False)
        for verb, trigger in sorted(lexical.items())
        if trigger.kind is EventKind.AGREEMENT
        for time in times_at(sites, verb)
        if time.bound is Bound.BY and lasts_until(tree, time)
    ]


def time_of_verb(tree: Tree, sites: Sequence[Attached], verb: int) -> tuple[TimeExpression | None, DatingBasis | None]:
    """The time of a verb's clause: its own, else the one it shares with the clause it continues."""
    if in_past(tree, verb):  # "rose to its highest since 2001": what is over in one tense is not since then
        sites = [a for a in sites if not _is_since(tree, a.time)]
    own = _own_time(tree, sites, verb)
    if own is not None:
        return own, DatingBasis.CLAUSE
    shared = best_time(tree, governing_times(tree, sites, verb) or times_of_when(tree, sites, verb), verb)
    return (shared, DatingBasis.SHARED) if shared is not None else (None, None)


def times_of_when(tree: Tree, sites: Sequence[Attached], verb: int) -> tuple[TimeExpression, ...]:
    """The times of a clause before a verb that says when it happened: "When the wind dropped on Friday, he flew"."""
    if not in_past(tree, verb):
        return ()
    before = [c for c in dependents(tree, verb, "advcl") if c < verb and in_past(tree, c)]
    when = (c for c in before if any(tree.lemmas[w] in {"when", "as"} for w in dependents(tree, c, "advmod", "mark")))
    return tuple(t for c in when for t in times_at(sites, c))


def _own_time(tree: Tree, sites: Sequence[Attached], verb: int) -> TimeExpression | None:
    """The time said of a verb, or of what it begins or ends."""
    begun = (t for c in dependents(tree, verb, "xcomp") if _is_begun(tree, c) for t in times_at(sites, c))
    return _antecedent_time(tree, sites, verb) or best_time(tree, (*times_at(sites, verb), *begun), verb)


def _is_begun(tree: Tree, verb: int) -> bool:
    """Whether a verb only says what another began or ended ("began deliberating"): the two are one event."""
    token = tree.tokens[verb]
    return token.dep == "xcomp" and token.tag == "VBG" and tree.lemmas[token.head] in ASPECTS


def _is_since(tree: Tree, time: TimeExpression) -> bool:
    first = next(iter(tokens_in(tree, time.span)), 0)
    return first > 0 and tree.lemmas[first - 1] == "since"


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
    return token.tag == "WDT" and token.dep in {"nsubj", "nsubjpass"} and tree.lemmas[verb] in DATE_VERBS


def governing_times(tree: Tree, sites: Sequence[Attached], verb: int) -> tuple[TimeExpression, ...]:
    """The times of the clause above that hold for this one too: of a coordination, an infinitive, a participle."""
    token = tree.tokens[verb]
    above = token.head
    if above == verb or not _continues(tree, verb):
        return ()
    times = times_at(sites, above)
    if token.dep == "conj":
        # A time told before both verbs holds for both, a day told after the first one too: "came on Friday and met ..."
        # A month or a year told there need not: "joined in 2021 and scored ...".
        start = tree.tokens[above].span.start
        times = tuple(t for t in times if t.span.start < start or (_is_day(t) and t.span.start < token.span.start))
    return times or governing_times(tree, sites, above)


def _is_day(time: TimeExpression) -> bool:
    return time.granularity is not None and time.granularity.rank <= Granularity.DAY.rank


def _continues(tree: Tree, verb: int) -> bool:
    token = tree.tokens[verb]
    above = tree.tokens[token.head]
    if token.dep == "conj":
        return above.pos in {"VERB", "AUX"}
    if token.dep == "xcomp":
        # "decided on Monday to close"
        return above.lemma.lower() not in cues("proposed") and not _is_decided(tree, token.head)
    if token.dep == "advcl" and not (is_infinitive(tree, verb) and _is_decided(tree, token.head)):
        return not dependents(tree, verb, "mark", "nsubj", "nsubjpass") and token.tag in {"VBG", "VB"}
    return False


def moved_to(tree: Tree, verb: int, time: TimeExpression | None) -> TimeExpression | None:
    """The day to which a verb moves its event ("was adjourned until 3 June"), no more a limit; None where none does."""
    if time is None or time.bound is not Bound.BY or tree.lemmas[verb] not in cues("moved"):
        return None
    return replace(time, bound=Bound.AT) if lasts_until(tree, time) else None


def dated_verbs(tree: Tree, sites: Sequence[Attached], taken: set[int]) -> list[EventFrame]:
    """Verbs outside the lexicon that a date is said of: what has a day is an event, if it is no state."""
    found = []
    for verb in range(len(tree.tokens)):
        token = tree.tokens[verb]
        if verb in taken or token.pos != "VERB" or not heads_clause(tree, verb):
            continue
        told = [a for a in sites if not (in_past(tree, verb) and _is_since(tree, a.time))]
        time = _own_time(tree, told, verb)
        if is_state(tree, verb) and not (dependents(tree, verb, "prt") or _wishes_by(tree, verb, time)):
            continue
        if token.dep in {"relcl", "acl"} and token.head in taken and says_it_happens(tree, verb):
            continue  # "the meeting that took place": told under the noun
        if _is_begun(tree, verb):
            continue  # "began deliberating": told under the verb above
        if time is not None and _tells_event(tree, verb):
            words = tuple(sorted((verb, *dependents(tree, verb, "prt"))))
            trigger = Trigger(verb, words, EventKind.OTHER, nominal=False)
            found.append(EventFrame(trigger, None, verb, time, DatingBasis.CLAUSE, False))
    return found


def is_state(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of a state: always ("owned"), or where it is not told as past ("uses", but not "used")."""
    lasting = tree.lemmas[verb] in cue_words("states", "lasting") and not in_past(tree, verb)
    return lasting or tree.lemmas[verb] in cue_words("states", "verbs")


def in_past(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the simple past: "showed", "was shown"."""
    if tree.tokens[verb].tag == "VBD":
        return not dependents(tree, verb, "aux")
    return (
        tree.tokens[verb].tag == "VBN"
        and {tree.tokens[c].tag for c in dependents(tree, verb, "aux", "auxpass")} == {"VBD"}
        and bool(dependents(tree, verb, "auxpass"))
    )


def _wishes_by(tree: Tree, verb: int, time: TimeExpression | None) -> bool:
    """Whether somebody wants a thing by a day ("they want a decision before June")."""
    wished = tree.lemmas[verb] in cues("wished") and bool(dependents(tree, verb, "dobj"))
    return wished and time is not None and time.bound is Bound.BY


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
