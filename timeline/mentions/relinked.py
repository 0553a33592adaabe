"""What a sentence tells, once dates that its form gave to nothing are given to its predicates (`linking`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.mentions.found import EventFrame, Telling
from timeline.mentions.nominals import relation
from timeline.mentions.status import is_negated, status_of
from timeline.mentions.tellings import kind_as, telling_of
from timeline.mentions.titles import names_in
from timeline.mentions.triggers import Trigger, triggers
from timeline.model import DatingBasis, EventKind, Status
from timeline.syntax import SUBJECTS, VERBAL, Tree, ancestors, dependents, tokens_in

if TYPE_CHECKING:
    from timeline.mentions.cast import Cast
    from timeline.mentions.linking import DateLink
    from timeline.model import TimeExpression

UNREAL = frozenset({Status.HYPOTHETICAL, Status.PROPOSED})
JOINING = frozenset({"PUNCT", "CCONJ", "ADP", "SPACE", "DET"})


def with_links(tree: Tree, told: Sequence[Telling], links: Sequence[DateLink], cast: Cast) -> tuple[Telling, ...]:
    """What a sentence tells, with the dates that a weighing gives to its predicates.

    A predicate that is told without a date has the date; one that has another date is told once more where the two
    stand side by side ("on April 3 and May 6"); any other is told anew.
    """
    found = list(told)
    names = names_in(tree, cast) if links else None
    for link in links:
        at = [i for i, t in enumerate(found) if link.predicate in {t.verb, t.trigger.head}]
        undated = next((i for i in at if found[i].time is None), None)
        if undated is not None:
            found[undated] = _dated_by(found[undated], link)
        elif any(_beside(tree, found[i].time, link.time) for i in at):
            found.append(_dated_by(found[at[0]], link))
        elif not at and names is not None:
            found.append(telling_of(tree, _frame_of(tree, link), cast, names, ())._replace(reason=link.why))
    kept = (t for t in found if t.basis is not DatingBasis.LINKED or not (t.status in UNREAL or _came_to_nothing(t)))
    return tuple(sorted(kept, key=lambda t: t.trigger.head))


def _dated_by(telling: Telling, link: DateLink) -> Telling:
    status = status_of(telling.tree, telling.trigger.head, telling.verb, link.time)
    return telling._replace(
        time=link.time,
        reason=link.why,
        basis=DatingBasis.LINKED,
        status=status,
        kind=kind_as(telling.kind, status),
        narrated=False,
    )


def _beside(tree: Tree, one: TimeExpression | None, other: TimeExpression) -> bool:
    """Whether two dates stand side by side: nothing but "and" or a comma parts them."""
    if one is None:
        return False
    words = [w for t in (one, other) for w in tokens_in(tree, t.span)]
    between = [t for t in tree.tokens[min(words) : max(words) + 1] if not t.span.overlaps(one.span)]
    joined = any(t.pos == "CCONJ" for t in between) or tree.tokens[max(words)].dep in {"conj", "appos", "nummod"}
    return joined and all(t.pos in JOINING for t in between if not t.span.overlaps(other.span))


def _frame_of(tree: Tree, link: DateLink) -> EventFrame:
    """The event that a predicate tells which nothing else took for one."""
    word = link.predicate
    if tree.tokens[word].pos in VERBAL:
        known = next((t for t in triggers(tree, (), ()) if t.head == word), None)
        words = tuple(sorted((word, *dependents(tree, word, "prt"))))
        trigger = known or Trigger(word, words, EventKind.OTHER, nominal=False)
        return EventFrame(trigger, None, word, link.time, DatingBasis.LINKED, definite=False)
    known = next((t for t in triggers(tree, (), ()) if t.head == word and t.nominal), None)
    trigger = known or Trigger(word, (word,), EventKind.OTHER, nominal=True)
    return EventFrame(trigger, relation(tree, word), word, link.time, DatingBasis.LINKED, definite=False)


def _came_to_nothing(telling: Telling) -> bool:
    """Whether a clause describes what its sentence denies: "the session that they agreed to hold never took place"."""
    tree, word = telling.tree, telling.verb
    for above in (word, *ancestors(tree, word)):
        token = tree.tokens[above]
        noun = tree.tokens[token.head]
        if token.dep in {"relcl", "acl"} and noun.dep in SUBJECTS and is_negated(tree, noun.head):
            return True
    return False
