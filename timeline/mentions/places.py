"""Where a clause says that its event was: a place that a preposition of place governs, not one that tells who somebody
is ("the director of the institute in Berlin")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lexicon import word_set
from timeline.mentions.cast import IN, Cast, is_of_place
from timeline.model import Actor, ActorKind
from timeline.persons import is_personal
from timeline.syntax import Tree, ancestors, subtree, words_of_clause

if TYPE_CHECKING:
    from collections.abc import Iterable

# Nouns of buildings and grounds: with a name before them they are places, whoever they belong to.
VENUES = word_set("clauses", "nouns", "venues")
COMING = word_set("clauses", "verbs", "coming")
NAME_PARTS = frozenset({"compound", "poss", "case", "nmod", "amod", "nummod"})


def place_come_to(tree: Tree, verb: int, cast: Cast) -> Actor | None:
    """The place that somebody came to before he did what a verb tells, or had it done to him: "arrived in Oslo and was
    received by the king"."""
    above = tree.tokens[verb].head
    if tree.tokens[verb].dep != "conj" or tree.tokens[above].lemma.lower() not in COMING:
        return None
    return place_of(tree, words_of_clause(tree, above), cast)


def place_of(tree: Tree, words: Iterable[int], cast: Cast) -> Actor | None:
    """The place that some words of a sentence name, the one nearest to their verb.

    A building with a name of its own is a place though nobody listed it.
    """
    found = []
    for w in words:
        if tree.tokens[w].dep != "pobj" or not is_of_place(tree, tree.tokens[w].head) or _tells_who(tree, w, cast):
            continue
        actor = _place_at(tree, w, cast)
        if actor is not None:
            depth = sum(1 for _ in ancestors(tree, w))
            found.append((actor.kind is not ActorKind.PLACE, depth, w, actor))
    return min(found, key=lambda f: f[:3])[3] if found else None


def _place_at(tree: Tree, w: int, cast: Cast) -> Actor | None:
    """The place that a word names: a known one, or a building under its whole name."""
    actor = cast.known.get(cast.at.get(w, ""))
    name = _name(tree, w)
    venue = tree.tokens[w].lemma.lower() in VENUES and tree.tokens[tree.tokens[w].head].lemma.lower() in IN - {"to"}
    if venue and tree.tokens[w].text[:1].isupper() and " " in name and (actor is None or actor.name != name):
        return Actor(f"place {name.lower()}", name, ActorKind.PLACE)
    if actor is None or (venue and actor.kind is ActorKind.ORGANISATION):
        return actor  # "adjourned the hearing at the High Court"
    return actor if actor.kind in {ActorKind.PLACE, ActorKind.COUNTRY} else None


def _name(tree: Tree, w: int) -> str:
    """The name that ends with a word, without its article: "St Aldhelm's Hall"."""
    own = subtree(tree, w, lambda c: c < tree.tokens[c].head or tree.tokens[c].dep == "case")
    parts = [i for i in own if tree.tokens[i].dep in NAME_PARTS or i == w]
    while parts and not tree.tokens[parts[0]].text[:1].isupper():
        parts = parts[1:]
    texts = [
        ("" if i - 1 in parts[:at] and tree.tokens[i - 1].span.end == tree.tokens[i].span.start else " ")
        + tree.tokens[i].text
        for at, i in enumerate(parts)
    ]
    return "".join(texts).strip()


def _tells_who(tree: Tree, w: int, cast: Cast) -> bool:
    """Whether a place only tells who somebody is: it depends on a body or a plain word for a person, or on what is set
    beside a name; what the parser hangs on a name itself ("met Jane Roe in Oslo") is where it happened."""
    bodies = cast.words(ActorKind.ORGANISATION, ActorKind.GROUP)
    for above in ancestors(tree, w):
        token = tree.tokens[above]
        if token.pos in {"VERB", "AUX"}:
            return False
        if token.dep == "appos" or above in bodies or (token.pos == "NOUN" and is_personal(token)):
            return True
    return False
