"""What a phrase of the lexicon refers to where it stands: the government, the town, the people, or nobody."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.actors.known import CANONICAL_PLACES, NO_ACTOR, NameUse, actor_id, actors, body_actor
from timeline.actors.words import HYPHENS, POSSESSIVE
from timeline.lexicon import word_set
from timeline.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.actors.runs import Piece
    from timeline.actors.words import Word
    from timeline.model import Sentence, Token


def body_or_country(piece: Piece) -> str:
    """The actor a phrase stands for whatever surrounds it."""
    return body_actor(piece.ref).id if piece.use is NameUse.BODY else piece.ref


def lexical(sentence: Sentence, run: Sequence[Word], piece: Piece) -> str | None:
    """The id of the actor that a phrase of the lexicon names in its sentence, or None where it names nobody."""
    if _based(run, piece):
        place = actor_id(ActorKind.PLACE, _town(run, piece))
        return place if piece.use in {NameUse.CAPITAL, NameUse.PLACE} and place in actors() else None
    if piece.use is NameUse.BODY:
        return body_or_country(piece) if "|" in piece.ref and _named_body(run, piece) else None
    if piece.use in {NameUse.CAPITAL, NameUse.BUILDING}:
        name = _town(run, piece) if piece.use is NameUse.CAPITAL else actors()[piece.ref].name
        place = actor_id(ActorKind.PLACE, name)
        return place if is_place(sentence, run, piece) and place in actors() else piece.ref
    if piece.use is NameUse.ADJECTIVE:
        return piece.ref if adjective_acts(run, piece) else None
    return None if piece.use in NO_ACTOR else piece.ref


def _based(run: Sequence[Word], piece: Piece) -> bool:
    """Whether a name only says where somebody is from: "Paris-based", "US-born"."""
    after = run[piece.stop : piece.stop + 2]
    return (
        len(after) == 2 and after[0].text in HYPHENS and after[1].lower in word_set("references", "names", "of_place")
    )


def _named_body(run: Sequence[Word], piece: Piece) -> bool:
    return not piece.ref.startswith("|") or run[piece.first].capital


def _town(run: Sequence[Word], piece: Piece) -> str:
    text = " ".join(word.text for word in run[piece.first : piece.stop]).replace(" ,", ",")
    text = text.capitalize() if text.isupper() and len(text) > 3 else text
    return CANONICAL_PLACES.get(text, text)


def is_place(sentence: Sentence, run: Sequence[Word], piece: Piece) -> bool:
    """Whether a town or building is where something is, not who does it: after "in", "near", "travelled to" ..."""
    if piece.stop < len(run) and run[piece.stop].text in POSSESSIVE:
        return False
    if piece.first == 0 and run[0].text.isupper() and len(run[0].text) > 3:
        return True  # a dateline
    token = sentence.tokens[run[piece.stop - 1].token]
    while token.dep in {"conj", "appos"} and sentence.tokens[token.head] is not token:
        token = sentence.tokens[token.head]
    head = sentence.tokens[token.head]
    noun = head.text.lower()
    before = run[piece.first - 1].lower if piece.first else ""
    before = run[piece.first - 2].lower if before == "the" and piece.first > 1 else before
    if noun in word_set("institutions", "generic", "government") and token.dep in {"compound", "nmod"}:
        return False  # "the Kyiv government"
    if before in word_set("roles", "reading", "locative") or (piece.first and run[piece.first - 1].pos == "ADJ"):
        return True
    if token.dep == "pobj":
        return head.lemma in word_set("roles", "reading", "locative") or (
            head.lemma in word_set("references", "prepositions", "whither") and _moves(sentence, head)
        )
    if token.dep in {"compound", "nmod", "npadvmod"} and piece.use is NameUse.CAPITAL:
        return token.head != run[piece.stop - 1].token and head.text[:1].isupper() is False and head.pos == "NOUN"
    return token.dep in {"dobj", "obj"} and head.lemma in word_set("roles", "reading", "moving") - {"invite", "send"}


def _moves(sentence: Sentence, preposition: Token) -> bool:
    return sentence.tokens[preposition.head].lemma in word_set("roles", "reading", "moving")


@cache
def _acting_nouns() -> frozenset[str]:
    return word_set("institutions", "generic", "government") | word_set("institutions", "generic", "deeds")


def adjective_acts(run: Sequence[Word], piece: Piece) -> bool:
    """Whether "Russian" before a noun tells who acts: before "delegation", "talks", "troops", not before "gas"."""
    return acting_noun(run, piece) >= 0


def acting_noun(run: Sequence[Word], piece: Piece) -> int:
    """The index of the noun that an adjective of nationality makes an actor of, or -1."""
    at = piece.stop
    if at + 1 < len(run) and run[at].text in HYPHENS and run[at + 1].capital:
        return at  # "Russian-American": between two
    if piece.first > 1 and run[piece.first - 1].text in HYPHENS and run[piece.first - 2].capital:
        return piece.first - 1
    while at < len(run) and at < piece.stop + 6:
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


def span_stop(run: Sequence[Word], piece: Piece) -> int:
    """Where the span of a nationality ends: after the noun where both are one actor ("Russian delegation")."""
    noun = acting_noun(run, piece) if piece.use in {NameUse.ADJECTIVE, NameUse.COUNTRY} else -1
    if noun != piece.stop or run[noun].lower not in word_set("institutions", "generic", "government"):
        return piece.stop
    after = run[noun + 1] if noun + 1 < len(run) else None
    return piece.stop if after is not None and after.pos == "NOUN" else noun + 1  # "US | military aid"
