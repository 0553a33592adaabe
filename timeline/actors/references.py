"""What a phrase of the lexicon refers to where it stands: the government, the town, the people, or nobody."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.actors.lexicon_matcher import CANONICAL_PLACES, NO_ACTOR, NameUse, actor_id, actors, body_actor
from timeline.actors.words import HYPHENS, POSSESSIVE
from timeline.lexicon import word_set
from timeline.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.actors.capital_runs import NameSpan
    from timeline.actors.words import Word
    from timeline.model import Sentence, Token


def body_or_country(name_span: NameSpan) -> str:
    """The actor a phrase stands for whatever surrounds it."""
    return body_actor(name_span.ref).id if name_span.use is NameUse.BODY else name_span.ref


def lexical(sentence: Sentence, run: Sequence[Word], name_span: NameSpan) -> str | None:
    """The id of the actor that a phrase of the lexicon names in its sentence, or None where it names nobody."""
    if _based(run, name_span):
        place = actor_id(ActorKind.PLACE, _town(run, name_span))
        return place if name_span.use in {NameUse.CAPITAL, NameUse.PLACE} and place in actors() else None
    if name_span.use is NameUse.BODY:
        return body_or_country(name_span) if "|" in name_span.ref and _named_body(run, name_span) else None
    if name_span.use in {NameUse.CAPITAL, NameUse.BUILDING}:
        name = _town(run, name_span) if name_span.use is NameUse.CAPITAL else actors()[name_span.ref].name
        place = actor_id(ActorKind.PLACE, name)
        return place if is_place(sentence, run, name_span) and place in actors() else name_span.ref
    if name_span.use is NameUse.ADJECTIVE:
        return name_span.ref if adjective_acts(run, name_span) else None
    return None if name_span.use in NO_ACTOR else name_span.ref


def _based(run: Sequence[Word], name_span: NameSpan) -> bool:
    """Whether a name only says where somebody is from: "Paris-based", "US-born"."""
    after = run[name_span.stop : name_span.stop + 2]
    return (
        len(after) == 2 and after[0].text in HYPHENS and after[1].lower in word_set("references", "names", "of_place")
    )


def _named_body(run: Sequence[Word], name_span: NameSpan) -> bool:
    return not name_span.ref.startswith("|") or run[name_span.first].capital


def _town(run: Sequence[Word], name_span: NameSpan) -> str:
    text = " ".join(word.text for word in run[name_span.first : name_span.stop]).replace(" ,", ",")
    text = text.capitalize() if text.isupper() and len(text) > 3 else text
    return CANONICAL_PLACES.get(text, text)


def is_place(sentence: Sentence, run: Sequence[Word], name_span: NameSpan) -> bool:
    """Whether a town or building is where something is, not who does it: after "in", "near", "travelled to" ..."""
    if name_span.stop < len(run) and run[name_span.stop].text in POSSESSIVE:
        return False
    if name_span.first == 0 and run[0].text.isupper() and len(run[0].text) > 3:
        return True  # a dateline
    token = sentence.tokens[run[name_span.stop - 1].token]
    while token.dep in {"conj", "appos"} and sentence.tokens[token.head] is not token:
        token = sentence.tokens[token.head]
    head = sentence.tokens[token.head]
    noun = head.text.lower()
    before = run[name_span.first - 1].lower if name_span.first else ""
    before = run[name_span.first - 2].lower if before == "the" and name_span.first > 1 else before
    if noun in word_set("institutions", "generic", "government") and token.dep in {"compound", "nmod"}:
        return False  # "the Kyiv government"
    if before in word_set("roles", "reading", "locative") or (
        name_span.first and run[name_span.first - 1].pos == "ADJ"
    ):
        return True
    if token.dep == "pobj":
        return head.lemma in word_set("roles", "reading", "locative") or (
            head.lemma in word_set("references", "prepositions", "whither") and _moves(sentence, head)
        )
    if token.dep in {"compound", "nmod", "npadvmod"} and name_span.use is NameUse.CAPITAL:
        return token.head != run[name_span.stop - 1].token and head.text[:1].isupper() is False and head.pos == "NOUN"
    return token.dep in {"dobj", "obj"} and head.lemma in word_set("roles", "reading", "moving") - {"invite", "send"}


def _moves(sentence: Sentence, preposition: Token) -> bool:
    return sentence.tokens[preposition.head].lemma in word_set("roles", "reading", "moving")


@cache
def _acting_nouns() -> frozenset[str]:
    return word_set("institutions", "generic", "government") | word_set("institutions", "generic", "deeds")


def adjective_acts(run: Sequence[Word], name_span: NameSpan) -> bool:
    """Whether "Russian" before a noun tells who acts: before "delegation", "talks", "troops", not before "gas"."""
    return acting_noun(run, name_span) >= 0


def acting_noun(run: Sequence[Word], name_span: NameSpan) -> int:
    """The index of the noun that an adjective of nationality makes an actor of, or -1."""
    at = name_span.stop
    if at + 1 < len(run) and run[at].text in HYPHENS and run[at + 1].capital:
        return at  # "Russian-American": between two
    if name_span.first > 1 and run[name_span.first - 1].text in HYPHENS and run[name_span.first - 2].capital:
        return name_span.first - 1
    while at < len(run) and at < name_span.stop + 6:
        word = run[at]
        if word.lower in _acting_nouns() or word.lemma in _acting_nouns():
            return at
        skipped = word.text in HYPHENS or word.lower == "and" or word.pos in {"ADJ", "PROPN"} or word.lower in COMPOUNDS
        if not skipped:
            return -1
        at += 1
    return -1


# Nouns that stand between an adjective of nationality and the noun it belongs to: "the Russian peace proposal".
COMPOUNDS = word_set("references", "nouns", "compounds")


def span_stop(run: Sequence[Word], name_span: NameSpan) -> int:
    """Where the span of a nationality ends: after the noun where both are one actor ("Russian delegation")."""
    noun = acting_noun(run, name_span) if name_span.use in {NameUse.ADJECTIVE, NameUse.COUNTRY} else -1
    if noun != name_span.stop or run[noun].lower not in word_set("institutions", "generic", "government"):
        return name_span.stop
    after = run[noun + 1] if noun + 1 < len(run) else None
    return name_span.stop if after is not None and after.pos == "NOUN" else noun + 1  # "US | military aid"
