"""What a verb of saying says: the clause it governs, or the one that the parser hung on another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.titles.material import lemma, listed
from timeline.mentions.titles.phrases import is_beside
from timeline.syntax import dependents, subtree

if TYPE_CHECKING:
    from timeline.syntax import Tree


def content_of(tree: Tree, verb: int) -> int | None:
    """The verb of what is said: of a clause it governs, of one hung on another word ("announced in a memo that ..."),
    or of the sentence that it stands in ("the ship, he says, will sail")."""
    found = next((c for c in dependents(tree, verb, "ccomp") if not is_beside(tree, c)), None)
    taken = ("xcomp", "nsubjpass", "oprd", *(() if lemma(tree, verb) in listed("telling", "verbs") else ("dobj",)))
    if found is not None or dependents(tree, verb, *taken):
        return found
    for p in dependents(tree, verb, "prep"):
        for w in subtree(tree, p):
            marks = dependents(tree, w, "mark")
            if tree.tokens[w].dep in {"relcl", "acl"} and any(lemma(tree, k) == "that" for k in marks):
                return w
    return tree.tokens[verb].head if tree.tokens[verb].dep == "parataxis" else None


def around(tree: Tree, verb: int, content: int | None) -> frozenset[int]:
    """The words on the way to a content clause that hangs on another word than its verb."""
    if content is None or tree.tokens[content].dep not in {"relcl", "acl"}:
        return frozenset()
    preposition = next((p for p in dependents(tree, verb, "prep") if content in subtree(tree, p)), None)
    if preposition is None:
        return frozenset()  # the clause that the verb is put into: "the ship, he says, will sail"
    return frozenset(subtree(tree, preposition)) - frozenset(subtree(tree, content))
