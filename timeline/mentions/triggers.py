"""Words that may name an event: every verb and noun of the lexicon that stands in a sentence, under the kind it names.

A noun is only a candidate: `found` says in which way the sentence treats it as an event, if it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import by_verb, table, word_set
from timeline.model import EventKind
from timeline.persons import is_personal
from timeline.syntax import dependents, heads_clause, is_passive, objects, subjects

if TYPE_CHECKING:
    from collections.abc import Collection

    from timeline.syntax import Tree

NOMINAL = frozenset({"NOUN", "PROPN"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
# The prepositions between a verb of motion and its goal or origin.
WHITHER = word_set("clauses", "prepositions", "whither")
# Verbs that without an object always mean that people came together: "the board met".
ASSEMBLE = word_set("clauses", "verbs", "assembling")
# Lemmas of the pronouns that stand for people alone: "them" may be claims that were dismissed.
PERSONS = word_set("clauses", "pronouns", "people")
VEHICLES = word_set("clauses", "nouns", "vehicles")
LONGEST_NOUN = 4  # words


class Trigger(NamedTuple):
    """A word or words that name an event: `head` governs `words`; `nominal` is told of nouns, `kind` by the lexicon."""

    head: int
    words: tuple[int, ...]
    kind: EventKind
    nominal: bool


class Verbs(NamedTuple):
    """What the lexicon says of verbs, by lemma."""

    plain: dict[str, EventKind]
    of_actors: dict[str, EventKind]
    of_places: dict[str, EventKind]
    of_content: dict[str, EventKind]
    of_verdict: dict[str, EventKind]
    alone: dict[str, EventKind]
    phrases: dict[str, tuple[tuple[tuple[str, ...], EventKind], ...]]
    objects: dict[str, tuple[tuple[frozenset[str], EventKind], ...]]
    subjects: dict[str, tuple[tuple[frozenset[str], EventKind], ...]]


@cache
def nouns() -> dict[tuple[str, ...], EventKind]:
    """Event nouns by their words' lemmas; of one with a hyphen ("by-election") the parts are words, too."""
    return {
        tuple(spelt.split()): EventKind(kind)
        for kind, entry in table("triggers").items()
        for noun in entry["nouns"]
        for spelt in (noun, noun.replace("-", " - "))
    }


@cache
def _noun_beginnings() -> frozenset[str]:
    return frozenset(noun[0] for noun in nouns())


@cache
def verbs() -> Verbs:
    """Event verbs by lemma, each under the condition it needs."""
    found = Verbs({}, {}, {}, {}, {}, {}, {}, {}, {})
    for name, entry in table("triggers").items():
        kind = EventKind(name)
        for condition in ("", "_of_actors", "_of_places", "_of_content", "_of_verdict", "_alone"):
            target = getattr(found, condition[1:] or "plain")
            for lemma in entry.get("verbs" + condition, ()):
                target.setdefault(lemma, kind)
        for phrase in entry.get("phrases", ()):
            lemma, *rest = phrase.split()
            found.phrases[lemma] = (*found.phrases.get(lemma, ()), (tuple(rest), kind))
        for table_, argument in ((found.objects, "objects"), (found.subjects, "subjects")):
            for lemma, things in by_verb(entry, argument):
                table_[lemma] = (*table_.get(lemma, ()), (frozenset(things), kind))
    return found


def triggers(
    tree: Tree, actors: Collection[int], places: Collection[int], dated: Collection[int] = ()
) -> Iterator[Trigger]:
    """The candidate triggers of a sentence in text order.

    `actors` and `places` are the words that name such, `dated` those of time expressions: March is no march.
    """
    taken: set[int] = set(dated)
    begins = _noun_beginnings()
    for i, token in enumerate(tree.tokens):
        # Most words are neither, and are passed over at once.
        if (token.pos != "VERB" and tree.lemmas[i] not in begins) or i in taken or token.pos in {"PUNCT", "SPACE"}:
            continue
        trigger = _noun(tree, i) or _verb(tree, i, actors, places, dated)
        if trigger is not None:
            taken.update(trigger.words if trigger.nominal else ())
            yield trigger


def is_event_noun(tree: Tree, i: int) -> bool:
    """Whether a word is the head of an event noun of the lexicon."""
    return any(
        (trigger := _noun(tree, start)) is not None and trigger.head == i
        for start in range(max(0, i - LONGEST_NOUN + 1), i + 1)
    )


def _noun(tree: Tree, start: int) -> Trigger | None:
    """The longest event noun that begins at a word; a noun that only modifies another names no event."""
    if tree.lemmas[start] not in _noun_beginnings():
        return None
    lemmas = tree.lemmas[start : start + LONGEST_NOUN]
    for size in range(len(lemmas), 0, -1):
        kind = nouns().get(lemmas[:size])
        if kind is None:
            continue
        words = range(start, start + size)
        head = next((w for w in words if tree.tokens[w].head not in words or tree.tokens[w].head == w), start)
        # The tagger knows "by" and "off" for nouns in few words with a hyphen, the parser in more.
        if tree.tokens[head].pos not in NOMINAL and not (size > 1 and tree.tokens[head].dep in ARGUMENTS):
            continue
        if tree.tokens[words[-1]].dep == "compound" and tree.tokens[words[-1]].head not in words:
            return None
        return Trigger(head, tuple(words), kind, nominal=True)
    return None


def _verb(
    tree: Tree, i: int, actors: Collection[int], places: Collection[int], dated: Collection[int]
) -> Trigger | None:
    token = tree.tokens[i]
    if token.pos != "VERB" or not (heads_clause(tree, i) or token.dep == "pcomp"):
        return None
    lemma, lexicon = tree.lemmas[i], verbs()
    for rest, kind in lexicon.phrases.get(lemma, ()):
        words = _phrase(tree, i, rest, dated)
        if words:
            return Trigger(i, tuple(sorted((i, *words))), kind, nominal=False)
    named = (
        _kind_by(tree, objects(tree, i), lexicon.objects.get(lemma, ()))
        or _kind_by(tree, subjects(tree, i), lexicon.subjects.get(lemma, ()))
        or (lexicon.of_actors.get(lemma) if lemma in lexicon.of_actors and _concerns(tree, i, actors) else None)
        or (lexicon.of_places.get(lemma) if lemma in lexicon.of_places and _moves(tree, i, places) else None)
        or (lexicon.of_verdict.get(lemma) if lemma in lexicon.of_verdict and _judges(tree, i) else None)
        or (lexicon.of_content.get(lemma) if lemma in lexicon.of_content and _tells(tree, i) else None)
        or (lexicon.alone.get(lemma) if lemma in lexicon.alone and not _governs(tree, i) else None)
        or lexicon.plain.get(lemma)
    )
    particles = dependents(tree, i, "prt")
    return None if named is None else Trigger(i, tuple(sorted((i, *particles))), named, nominal=False)


def _phrase(tree: Tree, i: int, rest: tuple[str, ...], dated: Collection[int]) -> tuple[int, ...]:
    """The words below a verb that complete a phrase of the lexicon, each governed by the verb or by the one before.

    A preposition of a date completes none: "called on Monday", "closes at 5 pm".
    """
    found: tuple[int, ...] = ()
    governors = [i]
    for lemma in rest:
        below = (
            c for g in reversed(governors) for c in tree.children[g] if tree.tokens[c].dep not in {"nsubj", "csubj"}
        )
        match = next((c for c in below if lemma in _forms(tree, c)), None)
        if match is None or any(c in dated for c in dependents(tree, match, "pobj")):
            return ()
        found, governors = (*found, match), [*governors, match]
    return found


def _forms(tree: Tree, i: int) -> tuple[str, str]:
    return tree.lemmas[i], tree.tokens[i].text.lower()


def _kind_by(
    tree: Tree, arguments: Iterable[int], entries: tuple[tuple[frozenset[str], EventKind], ...]
) -> EventKind | None:
    """The kind of a verb by what one of its arguments is."""
    lemmas = {tree.lemmas[o] for o in arguments}
    return next((kind for things, kind in entries if lemmas & things), None)


def _concerns(tree: Tree, i: int, actors: Collection[int]) -> bool:
    """Whether a verb has an actor as object or companion, or several subjects and no object ("the ministers met")."""
    held = objects(tree, i)
    companions = [o for p in dependents(tree, i, "prep", "agent") for o in dependents(tree, p, "pobj")]
    companions = [o for o in companions if tree.tokens[tree.tokens[o].head].lemma in {"with", "by"}]
    if any(_names(tree, o, actors) or is_personal(tree.tokens[o]) or tree.tokens[o].lemma in PERSONS for o in held):
        return True
    if not held and tree.lemmas[i] in ASSEMBLE:
        return True
    if is_passive(tree, i) or held:
        return is_passive(tree, i) and any(_names(tree, o, actors) for o in companions)
    several = any(tree.tokens[s].tag in {"NNS", "NNPS"} or dependents(tree, s, "conj") for s in subjects(tree, i))
    return several or bool(companions) or any(tree.tokens[s].lemma in {"they", "we"} for s in subjects(tree, i))


def _judges(tree: Tree, i: int) -> bool:
    """Whether a verb says of an object what it is ("called the meeting productive", "described it as a mistake")."""
    held = dependents(tree, i, "dobj", "nsubjpass")
    named = dependents(tree, i, "oprd") or any(tree.tokens[p].lemma == "as" for p in dependents(tree, i, "prep"))
    small = any(dependents(tree, c, "nsubj") and tree.tokens[c].pos == "ADJ" for c in dependents(tree, i, "ccomp"))
    return bool(held and named) or small


def _tells(tree: Tree, i: int) -> bool:
    """Whether a verb governs what is said or whom it is said to."""
    if dependents(tree, i, "ccomp", "dative", "parataxis"):
        return True
    token = tree.tokens[i]
    told = any(tree.tokens[o].pos == "PROPN" for o in dependents(tree, i, "dobj", "nsubjpass"))
    quoted = any(tree.tokens[c].text in {'"', "“", "”"} for c in tree.children[i])
    return told or quoted or bool(dependents(tree, i, "xcomp")) or (token.dep == "parataxis")


def _governs(tree: Tree, i: int) -> bool:
    return bool(dependents(tree, i, "dobj", "ccomp", "dative", "xcomp"))


def _moves(tree: Tree, i: int, places: Collection[int]) -> bool:
    """Whether a verb of motion names its goal or origin; a passive one does not tell of motion ("was headed by")."""
    if is_passive(tree, i) and tree.tokens[i].lemma not in {"visit", "tour"}:
        return False
    if not all(_can_move(tree, s) for s in subjects(tree, i)):
        return False
    if any(_names(tree, o, places) for o in dependents(tree, i, "dobj")):
        return True
    goals = [
        o for p in dependents(tree, i, "prep") if tree.tokens[p].lemma in WHITHER for o in dependents(tree, p, "pobj")
    ]
    return any(_names(tree, o, places) for o in goals)


def _can_move(tree: Tree, i: int) -> bool:
    """Whether a subject can travel: "the delegation came from Oslo", but not "the initiative came from Oslo"."""
    token = tree.tokens[i]
    plain = token.tag == "NN" and not token.entity and not is_personal(token)
    return not plain or tree.lemmas[i] in VEHICLES or bool(dependents(tree, i, "compound", "appos", "poss"))


def _names(tree: Tree, i: int, those: Collection[int]) -> bool:
    """Whether a word or a name it is part of is among `those`."""
    return i in those or any(c in those for c in dependents(tree, i, "compound", "appos", "conj"))
