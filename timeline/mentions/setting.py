"""The other event of a sentence that one is told to be at, after or before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.nominals import SETTINGS
from timeline.model import Bound
from timeline.syntax import dependents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.mentions.found import EventFrame
    from timeline.syntax import Tree


def setting_of(tree: Tree, found: EventFrame, others: Sequence[EventFrame]) -> tuple[int, Bound] | None:
    """The other event of the sentence that this one is told to be at, after or before."""
    clause = found.at.verb if found.at is not None else found.verb
    for other in others:
        at = other.at
        if at is not None and at.role == "setting" and at.verb == clause and _is_own(found):
            return other.trigger.head, SETTINGS[at.preposition]
        if at is not None and at.role == "subject" and at.verb == clause and other.definite:
            return other.trigger.head, Bound.AT
        if other.trigger.nominal:
            continue
        above, below = _after_or_before(tree, other.verb), _after_or_before(tree, found.verb)
        if above is not None and above[0] == clause and _is_own(found):
            return other.trigger.head, above[1]
        if below is not None and below[0] == other.verb:
            return other.trigger.head, Bound.BY if below[1] is Bound.SINCE else Bound.SINCE
    return None


def _after_or_before(tree: Tree, verb: int) -> tuple[int, Bound] | None:
    """Of the verb of a clause of time: the verb above it, and how that stands to it, after (SINCE) or before (BY)."""
    above = tree.tokens[verb].head
    if tree.tokens[verb].dep == "advcl":
        signals = {tree.tokens[c].lemma.lower() for c in dependents(tree, verb, "mark", "prep", "advmod")}
    elif tree.tokens[verb].dep == "pcomp":  # "after meeting the union, he resigned"
        signals, above = {tree.tokens[above].lemma.lower()}, tree.tokens[above].head
    else:
        return None
    known = signals & {"after", "before"}
    return (above, Bound.SINCE if "after" in known else Bound.BY) if known else None


def _is_own(found: EventFrame) -> bool:
    """Whether a telling is that of the clause's verb or its argument, not itself only a setting."""
    return found.at is None or found.at.role in {"subject", "object"}
