"""Events that may be the same and were left apart, because unsure means unmerged: listed for a person to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.merge.scoring import reasons
from timeline.model import Event, Possible, Reason

if TYPE_CHECKING:
    from timeline.merge.clustering import Scored

MOST = 5  # events that are listed with one
CERTAIN = 0.95  # what is not joined is never quite certain
LEAST = 0.01
STRUCK = -1.0  # what a veto that a person may overrule is shown to weigh
BLOCKED = Reason("something else that is told of one contradicts the other", -0.5, "text")


def with_possible(events: Sequence[Event], event_of: Sequence[str], left: Iterable[Scored]) -> list[Event]:
    """The events, each with those that it may be the same as by the pairs that are `left`; `event_of` has the event of
    each record."""
    best: dict[str, dict[str, Scored]] = defaultdict(dict)
    for found in left:
        one, other = event_of[found.a.number], event_of[found.b.number]
        for here, there in ((one, other), (other, one)) if one != other else ():
            if there not in best[here] or found.likely > best[here][there].likely:
                best[here][there] = found
    return [replace(e, possibly_same=tuple(_listed(best[e.id]))) if e.id in best else e for e in events]


def _listed(others: dict[str, Scored]) -> Iterable[Possible]:
    """The best of the events that one may be the same as."""
    for event in sorted(others, key=lambda event: (-others[event].likely, event))[:MOST]:
        found = others[event]
        against = (Reason(found.struck.why, STRUCK, "text"),) if found.struck is not None else ()
        blocked = (BLOCKED,) if not against and found.share >= 1 else ()
        score = round(max(LEAST, min(found.likely, CERTAIN)), 2)
        yield Possible(event, score, (*reasons(found.a, found.b), *against, *blocked))
