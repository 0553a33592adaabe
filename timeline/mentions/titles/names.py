"""Which words of a sentence a title replaces by a name: pronouns, offices and descriptions of whom it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.mentions.titles.material import lemma
from timeline.model import ActorKind
from timeline.syntax import Tree, dependents, head_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.mentions.cast import Cast
    from timeline.model import Actor

BODIES = (ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.GROUP)


class Names(NamedTuple):
    """By the word that governs a mention: the name to write for it, the actor that it names, and the short name.

    A short name is the text's own ("Roe"), for titles that have no room for more.
    """

    written: Mapping[int, str]
    actors: Mapping[int, str]
    short: Mapping[int, str]


def names_in(tree: Tree, cast: Cast) -> Names:
    """The names for pronouns and for persons, whose titles and offices are left out, and for "the company" and "it"."""
    written: dict[int, str] = {}
    actors: dict[int, str] = {}
    short: dict[int, str] = {}
    shared: set[int] = set()
    for span in cast.spans:
        head = head_in(tree, span.span)
        if head is None:
            continue
        actor = cast.known[span.actor]
        if head in actors or tree.tokens[head].tag in {"JJ", "DT"}:
            shared.add(head)
        actors[head] = span.actor
        if _is_replaced(tree, head, actor):
            written[head] = actor.name
            if tree.tokens[head].pos == "PROPN" and tree.tokens[head].span == span.span:
                short[head] = tree.tokens[head].text
    for head in _of_topic(tree, cast, actors):
        written[head], actors[head] = cast.known[cast.topic[0].actor].name, cast.topic[0].actor
    kept = {head: name for head, name in written.items() if head not in shared}
    return Names(_with_appositions(tree, kept, actors), actors, short)


def _of_topic(tree: Tree, cast: Cast, actors: Mapping[int, str]) -> list[int]:
    """The "its" that begins a sentence, where nobody is named before and the text is about one body ("Its shares")."""
    first = tree.tokens[0]
    owned = tree.tokens[first.head].dep in {"nsubj", "nsubjpass"}
    return [0] if cast.topic and first.text.lower() == "its" and owned and 0 not in actors else []


def _is_replaced(tree: Tree, head: int, actor: Actor) -> bool:
    token = tree.tokens[head]
    if token.tag in {"NNS", "NNPS"} and not (actor.kind is ActorKind.PERSON and token.text in actor.name.split()):
        return False
    if token.pos == "PRON":
        first = token.text.lower() in {"i", "me", "my", "we", "us", "our", "you", "your"}
        return actor.kind in {ActorKind.PERSON, *BODIES} and not first
    if actor.kind in BODIES:
        # "the company", "the club": not where anything more is said of it
        return token.pos == "NOUN" and {lemma(tree, c) for c in tree.children[head] if c < head} == {"the"}
    if actor.kind is not ActorKind.PERSON or _is_part(tree, head):
        return False
    if token.pos == "NOUN" and _is_predicate(tree, head):
        return False
    above = tree.tokens[token.head]
    inside = above.lemma.lower() == "of" and tree.tokens[above.head].pos == "PROPN"
    return not (inside and token.text not in actor.name)  # "the Court of Justice" is no judge


def _is_predicate(tree: Tree, i: int) -> bool:
    """Whether a noun says what somebody is ("he will be the chairman", "as the club's captain")."""
    token = tree.tokens[i]
    return token.dep in {"attr", "oprd"} or (token.dep == "pobj" and lemma(tree, token.head) == "as")


def _is_part(tree: Tree, i: int) -> bool:
    """Whether a name only describes the noun behind it ("the Norwegian and French leaders"); a possessor does not."""
    while tree.tokens[i].dep == "conj":
        i = tree.tokens[i].head
    return tree.tokens[i].dep in {"amod", "compound", "nmod"}


def _with_appositions(tree: Tree, names: Mapping[int, str], actors: dict[int, str]) -> dict[int, str]:
    """The names, and for a description with a name beside it that name ("the special envoy, Jane Roe")."""
    found = dict(names)
    for i, name in names.items():
        beside = _beside(tree, i)
        described = None if beside is None else _described(tree, i, beside, actors)
        if described is not None and described not in found:
            found[described] = name
            actors[described] = actors[i]
    return found


def _beside(tree: Tree, i: int) -> int | None:
    """The word that a name is set beside: its governor, or where the parser hangs it on the verb, the one before the
    comma."""
    token = tree.tokens[i]
    if token.dep == "appos":
        return token.head
    office = [c for c in dependents(tree, i, "compound") if tree.tokens[c].pos == "NOUN"]
    if token.dep == "conj" and office and tree.tokens[token.head].tag in {"NN", "NNP"}:
        return token.head  # "chairman and co-founder Jane Roe"
    first = min((i, *dependents(tree, i, "compound")))
    apart = token.dep == "npadvmod" and first > 1 and tree.tokens[first - 1].text == ","
    return first - 2 if apart and tree.tokens[first - 2].pos in {"NOUN", "PROPN"} else None


def _described(tree: Tree, i: int, noun: int, actors: Mapping[int, str]) -> int | None:
    """The noun that an apposition names: of "the envoy of the President of Norway, Jane Roe", where the parser hangs
    the name on the last noun, the first that names nobody else."""
    first = noun
    while (tree.tokens[noun].pos == "PROPN" and (tree.tokens[noun].entity or noun != first)) or actors.get(
        noun, actors[i]
    ) != actors[i]:
        above = tree.tokens[noun].head
        if (
            tree.tokens[noun].dep != "pobj"
            or lemma(tree, above) != "of"
            or tree.tokens[tree.tokens[above].head].pos not in {"NOUN", "PROPN"}
        ):
            return None
        noun = tree.tokens[above].head
    named = tree.tokens[noun].pos in {"NOUN", "PROPN"} or lemma(tree, noun) == "one"  # "one of them, Jane Roe,"
    return noun if named and not dependents(tree, noun, "nummod") else None
