"""Whom a pronoun may mean, and what speaks for each: the features of a person named before, and of nobody.

The candidates are the people named before the pronoun in its sentence and in those before; no person of another gender,
none who would act on himself ("Roe praised him"). What the features weigh stands in `lexicon/antecedents.toml`, fitted
by `python -m benchmarks.fit_references`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import log
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors.memory import Memory, NamedBefore, Trace, nameless, role_of
from timeline.lexicon import word_set
from timeline.model import ActorKind
from timeline.syntax import SUBJECTS, ancestors, clause_of, dependents, is_main, roots, subject_of

if TYPE_CHECKING:
    from timeline.model import ActorSpan
    from timeline.syntax import Tree

REACH = 8  # sentences back in which somebody must have been told of, unless the text began with him
HELD = frozenset({"dobj", "dative", "pobj", "iobj"})
SAYING = word_set("references", "verbs", "reporting")
NOBODY = ""


class Reference(NamedTuple):
    """A pronoun: the sentence, its word and gender, and who is named before it there.

    `within` tells whether it stands between quotation marks.
    """

    tree: Tree
    word: int
    mark: str
    here: Sequence[ActorSpan]
    within: bool


class ReferentOption(NamedTuple):
    """A person whom a pronoun may mean, or NOBODY, with the values of its features by name."""

    actor: str
    values: Mapping[str, float]


class _Weighed(NamedTuple):
    """What is asked for each candidate again: whose clauses lie round the pronoun, and what was told."""

    said: Reference
    told: Memory
    traces: Mapping[str, Trace]
    ranked: Sequence[str]
    nameless: bool
    subject: frozenset[str]
    above: frozenset[str]
    governor: frozenset[str]
    fronted: frozenset[str]


def options(said: Reference, told: Memory) -> list[ReferentOption]:
    """Everybody whom a pronoun may mean, the one told of last first, and nobody; empty where there is no candidate."""
    here = {span.actor: Trace(told.number, role_of(said.tree, span.span), told.opened, True) for span in said.here}
    traces = {**told.traces, **here}
    near = [i for i, t in traces.items() if told.number - t.sentence <= REACH or i == told.first]
    ranked = sorted(near, key=lambda i: (-traces[i].sentence, i not in here, -list(traces).index(i)))
    bound = _bound(said)
    people = [i for i in ranked if told.is_of(i, said.mark) and i not in bound]
    if not people:
        return []
    verb = clause_of(said.tree, said.tree.tokens[said.word].head)
    scene = _Weighed(
        said,
        told,
        traces,
        people,
        _is_open(said, told),
        _actors_at(said, [verb]),
        _above(said, verb),
        _governor(said, verb),
        _actors_at(said, [v for v in dependents(said.tree, verb, "advcl") if v < said.word]),
    )
    return [*(ReferentOption(i, {name: float(value(i, scene)) for name, value in FEATURES.items()}) for i in people),
            ReferentOption(NOBODY, {name: float(value(said, told)) for name, value in UNNAMED.items()})]  # fmt: skip


def _bound(said: Reference) -> frozenset[str]:
    """The subject of the clause that a pronoun is an object in, with what stands beside it, which it cannot mean."""
    tree, token = said.tree, said.tree.tokens[said.word]
    if token.dep not in HELD:
        return frozenset()
    return _actors_at(said, [clause_of(tree, token.head)])


def _actors_at(said: Reference, verbs: Sequence[int]) -> frozenset[str]:
    """The actors that are the subjects of some verbs, or stand in apposition to one."""
    subjects = [s for verb in verbs if (s := subject_of(said.tree, verb)) is not None]
    words = [w for s in subjects for w in (s, *dependents(said.tree, s, "appos"))]
    return frozenset(s.actor for s in said.here for w in words if s.span.overlaps(said.tree.tokens[w].span))


def _above(said: Reference, verb: int) -> frozenset[str]:
    """The subjects of the clauses that hold a pronoun's clause, or of one put before it: "When Roe left, she said"."""
    tree = said.tree
    return _actors_at(said, [*(v for v in dependents(tree, verb, "advcl") if v < said.word), *ancestors(tree, verb)])


def _governor(said: Reference, verb: int) -> frozenset[str]:
    """The subject of the nearest clause over a pronoun's that has one of its own: "Roe said that he ..."."""
    own = subject_of(said.tree, verb)
    for above in ancestors(said.tree, verb):
        subject = subject_of(said.tree, above)
        if subject is not None and subject not in {own, said.word}:
            return _actors_at(said, [above]) if subject < said.word else frozenset()
    return frozenset()


# --- what speaks for a person ---------------------------------------------------------------------


def _told_in(back: int) -> Callable[[str, _Weighed], bool]:
    return lambda actor, scene: scene.told.number - scene.traces[actor].sentence == back


def _as(*roles: str) -> Callable[[str, _Weighed], bool]:
    return lambda actor, scene: scene.traces[actor].role in roles


def _dep(scene: _Weighed) -> str:
    return scene.said.tree.tokens[scene.said.word].dep


def _is_only_near(actor: str, scene: _Weighed) -> bool:
    others = (other for other in scene.ranked if other != actor)
    return all(scene.told.number - scene.traces[other].sentence > 1 for other in others)


FEATURES: Mapping[str, Callable[[str, _Weighed], float]] = {
    "here": _told_in(0),
    "two_back": _told_in(2),
    "far": lambda a, s: log(max(1, s.told.number - s.traces[a].sentence - 1)),
    "main_subject": _as("main subject"),
    "object": _as("object"),
    "of_kin": _as("of kin"),
    "owner_of_own": lambda a, s: a in s.subject and _dep(s) == "poss",
    "speaks": lambda a, s: s.traces[a].role == "main subject" and _is_main(s) and _told_in(1)(a, s) and _speaks(s),
    "fronted": lambda a, s: a in s.fronted,
    "governor": lambda a, s: a in s.governor and not s.said.within,
    "only_near": _is_only_near,
    "alone": lambda a, s: _is_only_near(a, s) and _told_in(1)(a, s) and not s.nameless,
    "above_near": lambda a, s: a in s.above and s.ranked[0] == a,
    "last_named": lambda a, s: all(s.traces[o].sentence < s.traces[a].sentence for o in s.ranked if o != a),
    "meant": lambda a, s: s.told.meant.get(s.said.mark) == a,
    "first": lambda a, s: s.told.first == a,
    "theme": lambda a, s: s.told.first == a and s.told.share(s.said.mark),
    "role": lambda a, s: s.told.kind(a) is ActorKind.ROLE,
    "speaker": lambda a, s: s.said.within and a in s.above,
    "named": lambda a, s: s.traces[a].named,
}


# --- what speaks for nobody who is named ----------------------------------------------------------


UNNAMED: Mapping[str, Callable[[Reference, Memory], float]] = {
    "nobody": lambda _, __: 1.0,
    "nobody_here": lambda said, _: nameless(said.tree, said.here, range(said.word)),
    "nobody_subject": lambda _, told: bool(told.recent) and has_nameless_subject(told.recent[-1]),
    "nobody_quoted": lambda said, _: said.within,
    "nobody_main": lambda said, _: is_main(said.tree, said.tree.tokens[said.word].head),
}
# The names of all features.
NAMES = (*FEATURES, *UNNAMED)


def _is_open(said: Reference, told: Memory) -> bool:
    """Whether somebody without a name stands in the sentence before the pronoun, or in the one before."""
    last = bool(told.recent) and _names_less(told.recent[-1])
    return last or nameless(said.tree, said.here, range(said.word))


def _is_main(scene: _Weighed) -> bool:
    """Whether the pronoun is the subject of the sentence."""
    token = scene.said.tree.tokens[scene.said.word]
    return token.dep in SUBJECTS and is_main(scene.said.tree, token.head)


def _speaks(scene: _Weighed) -> bool:
    """Whether the pronoun is the subject of a verb of saying."""
    return scene.said.tree.lemmas[scene.said.tree.tokens[scene.said.word].head] in SAYING


def _names_less(told: NamedBefore) -> bool:
    return nameless(told.tree, told.spans, range(len(told.tree.tokens)))


def has_nameless_subject(told: NamedBefore) -> bool:
    """Whether somebody without a name is the subject of a sentence: "A spokesman for Roe agreed. He ..."."""
    subject = next((subject_of(told.tree, root) for root in roots(told.tree)), None)
    if subject is None or dependents(told.tree, subject, "appos", "conj"):
        return False  # "The director, Jane Roe, agreed", "CEO and founder Jane Roe"
    return nameless(told.tree, told.spans, range(subject, subject + 1))
