"""A verb and the noun it governs that tell one event: "gathered for a summit", "signed a contract", "lost its case"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lexicon.kinds import SAYING, SPECIFIC
from timeline.mentions.found import EventFrame
from timeline.mentions.triggers import Trigger
from timeline.model import DatingBasis, EventKind

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR = 5  # words between a verb and its noun that together name an event
# Kinds that a noun brings to a verb that only says that something came about.


def joined(nominal: Sequence[EventFrame], verbal: Sequence[EventFrame]) -> list[EventFrame]:
    """One telling where a verb and its noun tell the same event ("gathered for a summit", "signed a contract")."""
    verbs = {f.verb: f for f in verbal}
    kept: list[EventFrame] = []
    absorbed: set[int] = set()
    for noun in nominal:
        verb = verbs.get(noun.at.verb) if noun.at is not None else None
        if verb is not None and noun.at is not None and verb.trigger.kind in SAYING:
            # "said in an interview", "issued a warning": the verb tells it; "said at the meeting": two events
            if noun.at.role == "object" and not noun.definite and noun.basis is not DatingBasis.NOUN:
                continue
            if noun.at.role == "setting" and noun.trigger.kind in SAYING:
                verbs[verb.verb] = verb._replace(time=verb.time or noun.time, basis=verb.basis or noun.basis)
                if noun.definite:  # "in her speech she said": the speech is told too, and is one with what was said
                    kept.append(noun._replace(time=None, basis=DatingBasis.NOUN, occasion=verb.verb))
                continue
        if verb is None or noun.at is None or verb.trigger.kind in SAYING:
            kept.append(noun)
        elif noun.at.role in {"subject", "object"} and verb.trigger.kind is EventKind.OTHER:
            kept.append(_with_verb(noun, verb))
            absorbed.add(verb.verb)
        elif noun.at.role in {"object", "aim"} or (noun.at.role == "subject" and noun.verb == verb.verb):
            ends = verb.trigger.kind in {EventKind.DEADLINE, EventKind.EXPIRY}
            kind = noun.trigger.kind if noun.trigger.kind in SPECIFIC and not ends else verb.trigger.kind
            words = verb.trigger.words
            time = verb.time or noun.time
            verbs[verb.verb] = verb._replace(
                trigger=Trigger(verb.trigger.head, words, kind, nominal=False),
                time=time,
                basis=verb.basis or (DatingBasis.CLAUSE if time is not None else None),
            )
        else:
            kept.append(noun)
    return kept + [f for f in verbs.values() if f.verb not in absorbed]


def _with_verb(noun: EventFrame, verb: EventFrame) -> EventFrame:
    """The event of a noun under the verb that tells it too, where they stand together: "lost its case"."""
    if not 0 < noun.trigger.head - verb.verb <= NEAR:
        return noun
    words = tuple(sorted((verb.verb, *noun.trigger.words)))
    return noun._replace(trigger=noun.trigger._replace(words=words))
