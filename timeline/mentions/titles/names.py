"""Which words of a sentence a title replaces by a name: pronouns, offices and descriptions of whom it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.titles.words import Names, listed
from timeline.model import ActorKind
from timeline.syntax import Tree, dependents, head_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.mentions.cast import Cast
    from timeline.model import Actor

BODIES = (ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.GROUP)


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
        if head in actors or tree.tokens[head].tag in {"JJ", "DT"}:
            shared.add(head)
        actors[head] = span.actor
        if _is_replaced(tree, head, cast.known[span.actor]):
            written[head] = cast.known[span.actor].name
            if tree.tokens[head].pos == "PROPN" and tree.tokens[head].span == span.span:
                short[head] = tree.tokens[head].text
    kept = {head: name for head, name in written.items() if head not in shared}
    for i, name in [*kept.items()]:
        described = _described(tree, i, actors)
        if described is not None and described not in kept:
            kept[described], actors[described] = name, actors[i]
    return Names(kept, actors, short)


def _is_replaced(tree: Tree, head: int, actor: Actor) -> bool:
    token = tree.tokens[head]
    person = actor.kind is ActorKind.PERSON
    if token.tag in {"NNS", "NNPS"} and not (person and token.text in actor.name.split()):
        return False
    if token.pos == "PRON":
        return actor.kind in {ActorKind.PERSON, *BODIES} and token.text.lower() not in listed("speech", "own")
    if actor.kind in BODIES:  # "the company", "the club": not where anything more is said of it
        return token.pos == "NOUN" and {tree.lemmas[c] for c in tree.children[head] if c < head} == {"the"}
    if not person or _is_part(tree, head) or (token.pos == "NOUN" and _is_predicate(tree, head)):
        return False
    above = tree.tokens[token.head]
    inside = above.lemma.lower() == "of" and tree.tokens[above.head].pos == "PROPN"
    return not (inside and token.text not in actor.name)  # "the Court of Justice" is no judge


def _is_predicate(tree: Tree, i: int) -> bool:
    """Whether a noun says what somebody is ("he will be the chairman", "as the club's captain")."""
    token = tree.tokens[i]
    return token.dep in {"attr", "oprd"} or (token.dep == "pobj" and tree.lemmas[token.head] == "as")


def _is_part(tree: Tree, i: int) -> bool:
    """Whether a name only describes the noun behind it ("the Norwegian and French leaders"); a possessor does not."""
    while tree.tokens[i].dep == "conj":
        i = tree.tokens[i].head
    return tree.tokens[i].dep in {"amod", "compound", "nmod"}


def _described(tree: Tree, i: int, actors: Mapping[int, str]) -> int | None:
    """The description that a name is set beside, which the name replaces: of "the envoy of the President of Norway,
    Jane Roe", where the parser hangs the name on the last noun, the first that names nobody else."""
    noun = first = _beside(tree, i)
    while noun is not None and (
        (tree.tokens[noun].pos == "PROPN" and (tree.tokens[noun].entity or noun != first))
        or actors.get(noun, actors[i]) != actors[i]
    ):
        above = tree.tokens[noun].head
        owned = tree.tokens[noun].dep == "pobj" and tree.lemmas[above] == "of"
        noun = tree.tokens[above].head if owned and tree.tokens[above].head != above else None
    if noun is None or dependents(tree, noun, "nummod"):
        return None
    return noun if tree.tokens[noun].pos in {"NOUN", "PROPN"} or tree.lemmas[noun] == "one" else None


def _beside(tree: Tree, i: int) -> int | None:
    """The word that a name is set beside: its governor, or where the parser hangs it on the verb, the one before the
    comma."""
    token = tree.tokens[i]
    office = any(tree.tokens[c].pos == "NOUN" for c in dependents(tree, i, "compound"))
    if token.dep == "appos" or (token.dep == "conj" and office and tree.tokens[token.head].tag in {"NN", "NNP"}):
        return token.head  # "chairman and co-founder Jane Roe"
    first = min((i, *dependents(tree, i, "compound")))
    apart = token.dep == "npadvmod" and first > 1 and tree.tokens[first - 1].text == ","
    return first - 2 if apart and tree.tokens[first - 2].pos in {"NOUN", "PROPN"} else None
