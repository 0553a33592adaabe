"""What verbs do in a sentence: which clause each heads, under what that clause hangs, and who its subject is."""

from __future__ import annotations

from functools import cache

from timeline.lexicon import table
from timeline.shallow.forms import word_set
from timeline.shallow.phrases import ADV, AND, COMMA, DATE, NOUN, OTHER, PREP, Phrase
from timeline.shallow.reading import (
    Clause,
    Reading,
    noun_before,
    settle,
)

# Nouns before an infinitive that says what they are ("a plan to close").
OF_INFINITIVES = frozenset(
    "plan decision deal bid right effort attempt offer agreement proposal order request call permission chance "
    "intention promise pledge vow move deadline opportunity ability need reason way time".split()
)
# Verbs that a participle completes.
ASPECTS = frozenset({"begin", "start", "stop", "keep", "continue", "finish", "avoid", "consider", "resume", "cease"})


def verb(at: Reading, k: int, phrase: Phrase) -> None:
    """Take in a verb group: it opens a clause."""
    clause = Clause(phrase.head, at.tagged.lemmas[phrase.head], phrase.form, phrase.passive)
    if phrase.form == "finite":
        _finite_verb(at, k, clause)
    elif at.prep >= 0:
        at.links.link(clause.verb, at.prep, "pcomp")
        at.prep = -1
    elif phrase.form == "base" and at.main is None:
        _as_main(at, clause)
    else:
        _other_verb(at, clause)
    at.clause = clause
    at.near = False


def _finite_verb(at: Reading, k: int, clause: Clause) -> None:
    pronoun, described = at.relative
    before, at.relative, at.prep = at.clause, (-1, -1), -1
    subject = _take_subject(at, clause, pronoun)
    if pronoun >= 0 and described >= 0:
        at.links.link(clause.verb, described, "relcl")
    elif pronoun >= 0 and before is not None:
        at.links.link(clause.verb, before.verb, "ccomp")
    elif at.mark >= 0 or pronoun >= 0:
        _under_mark(at, clause, before)
    elif at.main is None:
        _as_main(at, clause)
    elif at.joint >= 0:
        _joined(at, clause, before, subject)
    elif _reports(at, k, clause, subject):
        _as_report(at, clause)
    else:
        _without_word(at, clause, before, subject)
    at.mark = at.joint = -1
    if not clause.inverted and at.main is not None:
        settle(at, clause.verb)


def _take_subject(at: Reading, clause: Clause, pronoun: int) -> int:
    """Link the subject of a finite verb, of a relative clause its pronoun; -1 where it has none of its own."""
    if at.held >= 0 and at.subject < 0 and pronoun < 0 and at.joint < 0:
        at.subject, at.held = at.held, -1
    subject = at.subject
    dep = "nsubjpass" if clause.passive else "nsubj"
    if subject >= 0 and not at.links.linked(subject):
        expletive = at.tagged.tags[subject] == "EX"
        at.links.link(subject, clause.verb, "expl" if expletive else dep)
        clause.subject, at.subject = True, -1
        if pronoun >= 0 and not at.links.linked(pronoun):
            at.links.link(pronoun, clause.verb, "advmod" if at.tagged.tags[pronoun] == "WRB" else "dobj")
        return subject
    if pronoun >= 0 and not at.links.linked(pronoun):
        at.links.link(pronoun, clause.verb, "advmod" if at.tagged.tags[pronoun] == "WRB" else dep)
        clause.subject = True
    return -1


def _as_main(at: Reading, clause: Clause) -> None:
    at.main = clause
    if at.joint >= 0:
        at.links.link(at.joint, clause.verb, "cc")


def _under_mark(at: Reading, clause: Clause, before: Clause | None) -> None:
    """A clause under "that", "if", "after": what is said, or when and why."""
    word = at.tagged.words[at.mark].lower() if at.mark >= 0 else "when"
    said = word in {"that", "whether", "if"} and before is not None and before.lemma in word_set("verbs", "saying")
    if at.mark >= 0:
        at.links.link(at.mark, clause.verb, "mark")
    if before is not None:
        at.links.link(clause.verb, before.verb, "ccomp" if said or word == "that" else "advcl")
    else:
        at.waiting.append((clause.verb, "advcl"))


def _joined(at: Reading, clause: Clause, before: Clause | None, subject: int) -> None:
    """A verb after "and": with a subject of its own it joins the clause above, else the verb before."""
    assert at.main is not None
    other = before or at.main
    if subject >= 0 and at.links.deps[other.verb] in {"relcl", "advcl", "acl", "xcomp", "pcomp"}:
        other = at.main
    at.links.link(clause.verb, other.verb, "conj")
    at.links.link(at.joint, other.verb, "cc")


def _reports(at: Reading, k: int, clause: Clause, subject: int) -> bool:
    """Whether a verb says who told what stands before it: "..., Roe said.", "..., said the minister"."""
    if clause.lemma not in word_set("verbs", "saying") or at.main is None or clause.verb <= at.main.verb:
        return False
    after = at.found[k + 1].kind if k + 1 < len(at.found) else OTHER
    if subject < 0:
        return at.found[k - 1].kind == COMMA and after == NOUN
    opening = next((j for j in range(k - 1, -1, -1) if at.found[j].head == subject), k)
    return at.found[opening - 1].kind == COMMA and after in {OTHER, COMMA, DATE, PREP, ADV, AND}


def _as_report(at: Reading, clause: Clause) -> None:
    assert at.main is not None
    at.links.link(at.main.verb, clause.verb, "ccomp")
    at.main = clause
    clause.inverted = not clause.subject


def _without_word(at: Reading, clause: Clause, before: Clause | None, subject: int) -> None:
    """A finite verb that no word joins: what is said, what describes a noun, or a sentence of its own."""
    assert at.main is not None
    other = before or at.main
    if subject >= 0 and not at.comma and other.lemma in word_set("verbs", "saying"):
        at.links.link(clause.verb, other.verb, "ccomp")
    elif subject >= 0 and other.thing >= 0 and other.thing == noun_before(at, subject):
        at.links.link(clause.verb, other.thing, "relcl")
    elif subject < 0 and at.main.lemma in word_set("verbs", "saying"):
        at.links.link(clause.verb, at.main.verb, "conj")
    else:
        at.links.link(clause.verb, at.main.verb, "parataxis")


def _other_verb(at: Reading, clause: Clause) -> None:
    """An infinitive or a participle: it completes the verb before, describes a noun, or tells more of the clause."""
    before = at.clause
    noun = at.noun if at.near else -1
    infinitive = clause.form in {"to", "base"}
    if at.joint >= 0 and before is not None and before.form == clause.form:
        at.links.link(clause.verb, before.verb, "conj")
        at.links.link(at.joint, before.verb, "cc")
        at.joint = -1
    elif noun >= 0 and not (infinitive and at.tagged.lemmas[noun].lower() not in OF_INFINITIVES):
        at.links.link(clause.verb, noun, "acl")
    elif before is None:
        at.waiting.append((clause.verb, "advcl"))
    elif infinitive or before.lemma in ASPECTS:
        at.links.link(clause.verb, before.verb, "xcomp" if _completes(clause, before) else "advcl")
    else:
        at.links.link(clause.verb, before.verb, "advcl")
    if at.mark >= 0:
        at.links.link(at.mark, clause.verb, "mark")
        at.mark = -1


def _completes(clause: Clause, before: Clause) -> bool:
    """Whether a verb completes the one before ("agreed to pay"); after one of motion it is its aim ("came to pay")."""
    return before.lemma not in _moving() or not before.thing < 0 or clause.form == "ing"


@cache
def _moving() -> frozenset[str]:
    return frozenset(table("triggers")["visit"]["verbs_of_places"])
