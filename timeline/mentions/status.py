"""How a sentence speaks of an event: as something that occurred, is planned, proposed, wished for, denied ...

The verb's own clause tells first (negation, modal, tense), then what governs it ("plans to", "called for", "if").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lexicon import word_set
from timeline.mentions.nominals import DEFINITE, cue_words, relation
from timeline.model import Bound, Status
from timeline.persons import is_personal
from timeline.syntax import ancestors, dependents, heads_clause, is_infinitive, is_passive, subjects, subtree

if TYPE_CHECKING:
    from timeline.model import TimeExpression
    from timeline.syntax import Tree

FUTURE = word_set("clauses", "auxiliaries", "future")
IRREALIS = word_set("clauses", "auxiliaries", "irrealis")
# With "have" and a participle, of what did not happen: "should have been told".
UNFULFILLED = word_set("clauses", "auxiliaries", "unfulfilled")
# Relations in which a governing word tells how its dependent is meant.
GOVERNED = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "dobj", "pobj", "prep", "nsubj", "nsubjpass", "attr", "oprd", "conj"}
)


def cues(status: str) -> frozenset[str]:
    """The lemmas that give a status to what they govern."""
    return cue_words("status", status)


def status_of(tree: Tree, word: int, verb: int, time: TimeExpression | None) -> Status:
    """The status of the event that `word` names in the clause of `verb`, dated by `time`."""
    nominal = word != verb
    if not nominal and _due(time) and _lemma(tree, verb) in cues("wished"):
        return Status.DEADLINE  # "they want a decision before June"
    if nominal and relation(tree, word).role == "setting" and not _due(time):
        return _of_setting(status_of(tree, verb, verb, time))
    own = _own(tree, verb, nominal=nominal)
    governed = own or _governed(tree, word, verb)
    wished = governed is None and (_wished(tree, word, verb) or (_due(time) and _is_given_time(tree, verb)))
    if (governed in {None, Status.PLANNED, Status.EXPECTED, Status.HYPOTHETICAL} and _due(time)) and (
        wished or governed is not None
    ):
        obliged = wished or _obliged(tree, verb) or _is_called_due(tree, verb)
        return Status.DEADLINE if obliged else governed or Status.DEADLINE
    if wished:
        return Status.PROPOSED
    if governed is not None:
        return governed
    return Status.PLANNED if _is_purpose(tree, verb) else Status.OCCURRED


def _of_setting(status: Status) -> Status:
    """The status of the event at which something has the given one: at a meeting where nothing was said, people met."""
    return Status.OCCURRED if status in {Status.DENIED, Status.CANCELLED} else status


def _due(time: TimeExpression | None) -> bool:
    return time is not None and time.bound is Bound.BY


def is_negated(tree: Tree, verb: int) -> bool:
    """Whether a verb, its subject or its object is denied ("did not meet", "no talks were held")."""
    if any(not _contrasts(tree, verb, n) and not _numbers(tree, n) for n in dependents(tree, verb, "neg")):
        return True
    arguments = dependents(tree, verb, "nsubj", "nsubjpass", "dobj", "attr")
    return any(
        tree.lemmas[c].rstrip(".") in word_set("clauses", "modifiers", "none") and not _numbers(tree, c)
        for a in arguments
        for c in (a, *dependents(tree, a, "det", "neg"))
    )


def _numbers(tree: Tree, i: int) -> bool:
    """Whether a "No." stands before a number: "Order No. 12", "No. 19-1392"."""
    following = [t.text for t in tree.tokens[i + 1 : i + 3]]
    dotted = tree.tokens[i].text.endswith(".") or following[:1] == ["."]
    number = next((t for t in following if t != "."), "")
    return tree.lemmas[i].rstrip(".") == "no" and number[:1].isdigit() and (dotted or tree.tokens[i].text != "no")


def _contrasts(tree: Tree, verb: int, n: int) -> bool:
    """Whether a "not" behind verb and comma denies another circumstance only: "failed on Tuesday, not Wednesday"."""
    return n > verb and tree.tokens[n - 1].text in {",", "–", "—", "-"}


def is_irreal(tree: Tree, verb: int) -> bool:
    """Whether a verb stands under "would", "could", "may" or the like."""
    return any(tree.tokens[c].text.lower() in IRREALIS for c in dependents(tree, verb, "aux"))


def is_counterfactual(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what did not happen: "should have been told in July", "had they won", "if they had won".

    "May have" leaves it open.
    """
    auxiliaries = {tree.tokens[c].text.lower() for c in dependents(tree, verb, "aux")}
    if tree.tokens[verb].tag == "VBN" and "have" in auxiliaries and auxiliaries & UNFULFILLED:
        return True
    return "had" in auxiliaries and tree.tokens[verb].dep == "advcl" and is_conditional(tree, verb)


def _own(tree: Tree, verb: int, *, nominal: bool) -> Status | None:
    """What the verb's own clause says, or None where it is a plain statement or an infinitive."""
    lemma = lexeme(tree, verb)
    if is_negated(tree, verb):
        return Status.DENIED
    auxiliaries = _auxiliaries(tree, verb)
    if lemma in cues("cancelled") and (nominal or is_passive(tree, verb)) and not auxiliaries & IRREALIS:
        return Status.CANCELLED
    if auxiliaries & IRREALIS:
        return Status.EXPECTED if _future_in_the_past(tree, verb) else Status.HYPOTHETICAL
    if auxiliaries & FUTURE:
        return Status.EXPECTED if _impersonal(tree, verb) else Status.PLANNED
    if nominal:
        return _called(tree, verb) or _by_lemma(lemma, tree, verb)
    return Status.PLANNED if lemma in cues("arranged") and is_passive(tree, verb) else None


def _auxiliaries(tree: Tree, verb: int) -> set[str]:
    """The auxiliaries of a verb, or those that it shares with the verb before it: "will meet him and sign it"."""
    while tree.tokens[verb].tag == "VB" and tree.tokens[verb].dep == "conj" and not dependents(tree, verb, "aux"):
        verb = tree.tokens[verb].head
    return {tree.tokens[c].text.lower() for c in dependents(tree, verb, "aux")}


def _called(tree: Tree, verb: int) -> Status | None:
    """What a clause calls the event that is its subject ("The verdict is due on Friday", "A strike was likely")."""
    if _is_called_due(tree, verb):
        return Status.PLANNED
    said = {tree.lemmas[c] for c in dependents(tree, verb, "acomp")}
    named = (status for status in (Status.EXPECTED, Status.HYPOTHETICAL) if said & cues("called_" + status.value))
    return next(named, None)


def _is_called_due(tree: Tree, verb: int) -> bool:
    """Whether a clause says of an event that it is due ("The verdict is due on Friday")."""
    return any(tree.lemmas[c] == "due" for c in dependents(tree, verb, "acomp"))


def _future_in_the_past(tree: Tree, verb: int) -> bool:
    """Whether "would" reports a "will" ("he said that the court would decide")."""
    would = any(tree.tokens[c].text.lower() in {"would", "'d", "’d"} for c in dependents(tree, verb, "aux"))
    token = tree.tokens[verb]
    return (
        would
        and token.dep == "ccomp"
        and tree.tokens[token.head].tag in {"VBD", "VBN"}
        and not is_conditional(tree, verb)
    )


def _by_lemma(lemma: str, tree: Tree, verb: int) -> Status | None:
    """What a verb says of the event noun that it governs."""
    if lemma == "call" and not is_passive(tree, verb):
        return Status.PLANNED if _calls_new(tree, verb) else None
    if lemma in cues("proposed") or (lemma in cues("wished") and lemma not in {"order", "require"}):
        return Status.PROPOSED
    if lemma in cues("arranged") or (lemma in cues("planned") and is_passive(tree, verb)):
        return Status.PLANNED
    return Status.EXPECTED if lemma in cues("expected") else None


def _calls_new(tree: Tree, verb: int) -> bool:
    """Whether "call" brings something about ("called a strike") and is no view of it ("called the talks a farce")."""
    return any(
        not dependents(tree, o, "poss") and not any(tree.lemmas[d] in DEFINITE for d in dependents(tree, o, "det"))
        for o in dependents(tree, verb, "dobj")
    )


def _impersonal(tree: Tree, verb: int) -> bool:
    """Whether nobody's will stands behind a future ("the treaty will expire")."""
    who = [tree.tokens[s] for s in subjects(tree, verb)]
    return not any(t.tag in {"NNP", "NNPS", "PRP", "NNS"} or t.entity or is_personal(t) for t in who)


def _governed(tree: Tree, word: int, verb: int) -> Status | None:
    """What the words above say of an infinitive, a content clause or a noun."""
    for below, above in _climb(tree, word, verb):
        lemma = _lemma(tree, above)
        if lemma in cues("failed") and tree.tokens[below].dep in {"xcomp", "pcomp", "acl"}:
            return Status.DENIED
        if tree.tokens[above].pos == "VERB" and is_negated(tree, above) and tree.tokens[below].dep == "xcomp":
            return Status.DENIED
        if tree.tokens[below].dep in {"ccomp", "advcl"} and is_conditional(tree, below):
            return Status.HYPOTHETICAL
        if lemma == "call" and tree.tokens[below].dep in {"dobj", "oprd", "ccomp"}:
            return None  # "called the hearing a farce": what is asked for is "called for"
        if is_finite(tree, below):
            return None  # "the plan which was signed": a finite clause speaks for itself
        for status in (Status.PLANNED, Status.EXPECTED, Status.PROPOSED, Status.HYPOTHETICAL):
            if lemma in cues(status.value):
                return status
    return Status.HYPOTHETICAL if is_conditional(tree, verb) else None


def _climb(tree: Tree, word: int, verb: int) -> list[tuple[int, int]]:
    """Pairs of a word and its governor, from the event upwards through words that govern its meaning."""
    pairs, below = [], word
    for above in ancestors(tree, word):
        if tree.tokens[below].dep not in GOVERNED:
            break
        joined = tree.tokens[below].dep == "conj" and tree.tokens[below].tag == "VBD"
        if joined and heads_clause(tree, below) and not is_conditional(tree, above):
            break  # "ordered him to pay and released him": the second speaks for itself
        pairs.append((below, above))
        if above != verb and heads_clause(tree, above) and is_finite(tree, above):
            break
        below = above
    return pairs


def _wished(tree: Tree, word: int, verb: int) -> bool:
    """Whether the event is told as a wish, an aim or a duty."""
    if _obliged(tree, verb):
        return True
    for below, above in _climb(tree, word, verb):
        finite = below != word and is_finite(tree, below)
        if above != word and _lemma(tree, above) in cues("wished") and not finite and _aims(tree, above, below):
            return True
    return False


def _aims(tree: Tree, above: int, below: int) -> bool:
    """Whether a noun of wishing says what is wished: "the goal to win", but not "two goals in a win"."""
    if tree.tokens[above].pos not in {"NOUN", "PROPN"}:
        return True
    return tree.tokens[below].dep == "acl" or tree.lemmas[below] in word_set("clauses", "prepositions", "of_modal")


def _obliged(tree: Tree, verb: int) -> bool:
    auxiliaries = {_lemma(tree, c) for c in dependents(tree, verb, "aux")}
    if "shall" in auxiliaries and any(tree.tokens[s].tag != "PRP" for s in subjects(tree, verb)):
        return True  # "The Supplier shall deliver the plan by 30 June"
    has_to = tree.tokens[verb].dep == "xcomp" and _lemma(tree, tree.tokens[verb].head) in word_set(
        "clauses", "verbs", "needing"
    )
    return bool(auxiliaries & word_set("clauses", "auxiliaries", "obliging")) or has_to


def _is_given_time(tree: Tree, verb: int) -> bool:
    """Whether somebody is given until a time to do what a verb tells ("gave the firm until 20 May to respond")."""
    token = tree.tokens[verb]
    return token.dep in {"xcomp", "advcl"} and is_infinitive(tree, verb) and tree.lemmas[token.head] == "give"


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether a verb has a tense of its own, or an auxiliary that has."""
    if tree.tokens[verb].pos not in {"VERB", "AUX"}:
        return False
    forms = [tree.tokens[c].tag for c in (verb, *dependents(tree, verb, "aux", "auxpass"))]
    return any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in forms)


def is_conditional(tree: Tree, verb: int) -> bool:
    """Whether a clause says on what condition something holds ("if", "unless", "had the talks failed")."""
    marks = {_lemma(tree, c) for c in dependents(tree, verb, "mark")}
    return bool(marks & cues("conditional")) or _is_inverted(tree, verb)


def _is_inverted(tree: Tree, verb: int) -> bool:
    """Whether a clause begins with its auxiliary: "had the talks failed, ...", "was the deal signed?"."""
    asked = tree.tokens[verb].dep == "ROOT" and tree.tokens[-1].text == "?"
    if not asked and tree.tokens[verb].dep != "advcl":
        return False
    first = next((w for w in subtree(tree, verb) if tree.tokens[w].pos not in {"PUNCT", "SPACE"}), verb)
    auxiliaries = (verb,) if tree.tokens[verb].pos == "AUX" else dependents(tree, verb, "aux", "auxpass")
    return first in auxiliaries and tree.tokens[first].tag not in {"TO", "VBG"}


def _is_purpose(tree: Tree, verb: int) -> bool:
    """Whether a verb is the aim of another ("arrived to sign"), not its completion ("began to sign")."""
    token = tree.tokens[verb]
    return is_infinitive(tree, verb) and token.dep in {"advcl", "acl", "relcl", "xcomp", "ccomp", "ROOT"}


def lexeme(tree: Tree, verb: int) -> str:
    """The lemma of a verb with its particle ("call off")."""
    return " ".join([_lemma(tree, verb), *(_lemma(tree, p) for p in dependents(tree, verb, "prt"))])


def _lemma(tree: Tree, i: int) -> str:
    return tree.lemmas[i]
