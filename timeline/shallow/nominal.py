"""What noun phrases, prepositions, dates, adverbs and the words that open clauses do in a sentence."""

from __future__ import annotations

from functools import cache

from timeline.lexicon import table
from timeline.shallow.forms import word_set
from timeline.shallow.phrases import DATE, NOUN, PREP, VERB, Phrase
from timeline.shallow.reading import (
    FAR,
    Reading,
    before_verb,
    follows_noun,
    in_list,
    is_finite_next,
    opens,
    put,
    verb_follows,
)

# Prepositions that belong to a noun right before them, and those that may open a clause of time.
OF_NOUNS = frozenset({"of", "between", "about", "regarding", "concerning", "including", "like"})
OF_CLAUSES = frozenset({"after", "before", "since", "until", "till", "as", "than", "for"})
# Prepositions of time, whose event a date behind it is of.
TIMES = frozenset({"since", "after", "before", "until", "till", "following"})
# Verbs whose first of two objects is a person.
HEARERS = frozenset({"tell", "inform", "remind", "assure", "notify", "warn", "give", "send", "offer", "show", "hand"})


def noun(at: Reading, k: int, phrase: Phrase) -> None:
    """Take in a noun phrase: the object of what waits for one, a subject, an object, or part of a list."""
    head = phrase.head
    if at.prep >= 0:
        put(at, head, at.prep, "pobj")
        at.prep = -1
    elif at.clause is not None and at.clause.inverted and not at.clause.subject:
        put(at, head, at.clause.verb, "nsubj")
        at.clause.subject = True
    elif at.joint >= 0 and before_verb(at):
        _join(at, head)
        return
    elif verb_follows(at, k):
        _new_subject(at, head)
    elif at.joint >= 0 and at.noun >= 0:
        _join(at, head)
        return
    elif at.comma and at.noun >= 0 and follows_noun(at, k):
        listed = in_list(at, k)
        put(at, head, at.noun, "conj" if listed else "appos")
        if listed:
            at.links.link(at.found[k - 1].head, at.noun, "punct")
        return
    elif at.clause is not None:
        _argument(at, head)
    elif at.subject < 0:
        at.subject = head
    else:
        put(at, head, at.subject, "appos")
    at.noun = head


def _join(at: Reading, head: int) -> None:
    """Put a noun phrase after "and" under the first of its list, which stays the one that others join."""
    put(at, head, at.noun, "conj")
    at.links.link(at.joint, at.noun, "cc")
    at.joint = -1


def _new_subject(at: Reading, head: int) -> None:
    if at.subject >= 0 and at.subject != head and not at.links.linked(at.subject):
        at.waiting.append((at.subject, "dep"))
    at.subject = head


def _argument(at: Reading, head: int) -> None:
    """The object of a verb, its complement, or the second of two objects."""
    clause = at.clause
    assert clause is not None
    if clause.lemma in word_set("verbs", "linking") and not clause.passive:
        dep = "attr" if clause.thing < 0 else "dep"
        if any(at.links.deps[i] == "expl" and at.links.heads[i] == clause.verb for i in range(clause.verb)):
            dep = "attr"
    elif clause.passive:
        dep = "oprd" if clause.lemma in word_set("verbs", "naming") else "dobj"
    elif clause.thing < 0:
        dep = "dobj"
    elif clause.lemma in word_set("verbs", "naming"):
        dep = "oprd"
    elif clause.lemma in HEARERS and at.near:
        at.links.later(clause.thing, "dative")
        dep = "dobj"
    else:
        dep = "npadvmod"
    put(at, head, clause.verb, dep)
    if dep != "npadvmod":
        clause.thing = head


def preposition(at: Reading, k: int, phrase: Phrase) -> None:
    """Take in a preposition, or the word that opens a clause of time."""
    word = phrase.form
    if word in OF_CLAUSES and _opens_clause(at, k):
        mark(at, k, phrase)
        return
    _hang(at, phrase.head, word, k)
    at.prep = phrase.head


def _opens_clause(at: Reading, k: int) -> bool:
    return k + 1 < len(at.found) and at.found[k + 1].kind == NOUN and verb_follows(at, k + 1)


def _hang(at: Reading, head: int, word: str, k: int) -> None:
    """Link a preposition to the noun or the verb it belongs to, or let it wait for a verb."""
    clause = at.clause
    if word == "by" and clause is not None and (clause.passive or clause.form == "en"):
        at.links.link(head, clause.verb, "agent")
    elif at.near and at.noun >= 0 and (word in OF_NOUNS or before_verb(at) or _of_event(at, word, k)):
        at.links.link(head, at.noun, "prep")
    elif clause is not None and not (opens(at) and _clause_follows(at, k)):
        at.links.link(head, clause.verb, "prep")
    else:
        at.waiting.append((head, "prep"))


def _clause_follows(at: Reading, k: int) -> bool:
    """Whether a finite verb comes before the next full stop or closing word, so that an opened clause is one."""
    return any(p.kind == VERB and p.form == "finite" for p in at.found[k : k + FAR])


def _of_event(at: Reading, word: str, k: int) -> bool:
    """Whether a preposition tells more of an event noun: "talks with Oslo", "proposed a vote on Friday"."""
    clause = at.clause
    if clause is None or at.tagged.lemmas[at.noun].lower() not in _event_nouns():
        return False
    dated = k + 1 < len(at.found) and at.found[k + 1].kind == DATE
    if dated or word in {"in", "at", "during", "after", "before", "until"}:
        above = at.links.heads[at.noun]
        if dated and at.links.deps[at.noun] == "pobj" and at.tagged.lemmas[above].lower() in TIMES:
            return True  # "since its launch in 2003"
        return at.noun == clause.thing and clause.lemma in _looking_ahead()
    return word in {"with", "on", "to", "for", "against", "over", "from", "into"}


def date(at: Reading, k: int, phrase: Phrase) -> None:
    """Take in a date: the object of a preposition, a subject, or when the clause happens."""
    if phrase.own:
        _hang(at, phrase.head, phrase.form, k)
    elif at.prep >= 0:
        put(at, phrase.head, at.prep, "pobj")
        at.prep = -1
    elif at.joint >= 0 and k > 1 and at.found[k - 2].kind == DATE:
        put(at, phrase.head, at.found[k - 2].head, "conj")
        at.links.link(at.joint, at.found[k - 2].head, "cc")
        at.joint = -1
    elif _is_subject(at, k):
        _new_subject(at, phrase.head)
        at.noun = phrase.head
    elif at.clause is not None and not before_verb(at) and at.joint < 0 and not opens(at):
        _complement(at, phrase.head)
    else:
        at.waiting.append((phrase.head, "npadvmod"))


def _complement(at: Reading, head: int) -> None:
    """A date behind a verb: the complement of "is" ("The vote is Friday"), else when it happens."""
    clause = at.clause
    assert clause is not None
    bare = clause.lemma == "be" and not clause.passive and clause.thing < 0
    at.links.link(head, clause.verb, "attr" if bare else "npadvmod")


def _is_subject(at: Reading, k: int) -> bool:
    """Whether a date is what the verb right behind it tells of: "Monday marks", "April 29 will be"."""
    after = at.found[k + 1] if k + 1 < len(at.found) else None
    if after is None or after.kind != VERB or after.form != "finite" or at.subject >= 0:
        return False
    return at.relative[0] < 0 and (at.clause is None or at.comma)


def adverb(at: Reading, k: int, phrase: Phrase) -> None:
    """Take in an adverb."""
    if at.clause is not None and not before_verb(at) and not _verb_next(at, k):
        at.links.link(phrase.head, at.clause.verb, "advmod")
    else:
        at.waiting.append((phrase.head, "advmod"))


def _verb_next(at: Reading, k: int) -> bool:
    return k + 1 < len(at.found) and at.found[k + 1].kind == VERB and at.joint >= 0


def adjective(at: Reading, k: int, phrase: Phrase) -> None:
    """Take in an adjective that describes no noun behind it."""
    del k
    clause = at.clause
    if at.prep >= 0:
        put(at, phrase.head, at.prep, "pobj")
        at.prep = -1
    elif clause is not None:
        linking = clause.lemma in word_set("verbs", "linking") and clause.thing < 0
        at.links.link(phrase.head, clause.verb, "acomp" if linking else "advmod")
    elif at.noun >= 0:
        put(at, phrase.head, at.noun, "amod")
    else:
        at.waiting.append((phrase.head, "advmod"))


def mark(at: Reading, k: int, phrase: Phrase) -> None:
    """Take in a word that opens a clause: "that", "if", "because"."""
    if phrase.form == "that" and at.near and not _speaks(at) and is_finite_next(at, k + 1):
        at.relative = (phrase.head, at.noun)  # "the deal that expired"
        return
    at.mark = phrase.head
    at.subject = -1 if at.links.linked(at.subject) else at.subject


def _speaks(at: Reading) -> bool:
    return at.clause is not None and at.clause.lemma in word_set("verbs", "saying")


def relative(at: Reading, k: int, phrase: Phrase) -> None:
    """Take in a relative pronoun, with what it describes."""
    described = at.noun if at.near or (at.comma and k > 1 and at.found[k - 2].kind in {NOUN, DATE}) else -1
    if k > 1 and at.found[k - 2].kind == DATE and at.comma:
        described = at.found[k - 2].head
    if k and at.found[k - 1].kind == PREP and at.prep >= 0:  # "the day on which"
        at.links.link(phrase.head, at.prep, "pobj")
        described, at.prep = at.noun, -1
    at.relative = (phrase.head, described)
    if at.subject >= 0 and not at.links.linked(at.subject):
        at.held, at.subject = at.subject, -1


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(noun.split()[-1] for kind in table("triggers").values() for noun in kind["nouns"])


@cache
def _looking_ahead() -> frozenset[str]:
    """Verbs whose object is an event to come: a date behind it is its own."""
    status = table("cues")["status"]
    return frozenset({*status["planned"], *status["expected"], *status["proposed"], *status["wished"], "announce"})
