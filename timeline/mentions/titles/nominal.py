"""The title of what a noun tells: the noun with what it governs, and who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.nominals import Relation, relation
from timeline.mentions.status import is_finite
from timeline.mentions.titles.clauses import title_of_clause
from timeline.mentions.titles.forms import agent
from timeline.mentions.titles.material import Material, lemma, listed, outside
from timeline.mentions.titles.phrases import is_of_time, phrase
from timeline.mentions.titles.rows import row_of
from timeline.mentions.titles.verbs import told_by
from timeline.mentions.titles.written import MOST_WORDS, capital, written
from timeline.syntax import dependents, is_passive, subjects, subtree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.mentions.titles.names import Names
    from timeline.mentions.triggers import Trigger
    from timeline.syntax import Tree


def title_of_noun(
    tree: Tree,
    trigger: Trigger,
    who: Sequence[int],
    dropped: Iterable[int],
    names: Names,
    said: Mapping[int, str],
    parties: Sequence[str],
) -> str:
    """The title of what an event noun tells: its phrase, with the `parties` who took part where it names nobody.

    `who` acts in the clause that the noun is the setting, object or aim of.
    """
    head = trigger.head
    row = row_of(tree)
    if row:
        return row
    m = Material(tree, *names, said, outside(tree, head, dropped), head)
    what = _bare(m, head)
    owner = _owner(m, head, who)
    named = [w for w in what if w in names.actors]
    if named:
        alone = len({names.actors[w] for w in named}) == 1 and _is_with(m, head, named[0])
        other = [
            w for s in who if s in names.actors for w in phrase(m, s)
        ]  # also who "was reassured in a call with ..."
        return _owned(m, other, what) if alone and other else written(m, [what])
    if owner and tree.tokens[owner[-1]].tag in {"NNS", "NNPS"}:
        return _owned(m, owner, what)
    if lemma(tree, head) in listed("parties", "between") | listed("parties", "of") and len(parties) > 1:
        joint = " between " if lemma(tree, head) in listed("parties", "between") else " of "
        title = written(m, [what]) + joint + " and ".join(parties[:2])
        if len(title.split()) <= MOST_WORDS:
            return title
    if owner and not any(tree.tokens[c].dep in {"poss"} for c in tree.children[head] if c in what):
        return _owned(m, owner, what)
    at = relation(tree, head)
    if (_is_told_by_clause(m, at, what) or _is_bare_setting(m, at, what)) and told_by(tree, at.verb).verb == at.verb:
        return title_of_clause(tree, trigger, at.verb, dropped, names, said)
    return written(m, [what])


def _is_told_by_clause(m: Material, at: Relation, what: Sequence[int]) -> bool:
    """Whether the clause says more of an event than its name: what the noun does, or what somebody does with it."""
    if at.role not in {"subject", "object"} or not is_finite(m.tree, at.verb):
        return False
    if at.role == "subject":
        return not any(m.tree.tokens[w].entity == "DATE" for w in what)
    return len(what) <= 2 and all(m.tree.tokens[s].pos != "PRON" or s in m.names for s in subjects(m.tree, at.verb))


def _is_bare_setting(m: Material, at: Relation, what: Sequence[int]) -> bool:
    """Whether one word is all that is said of what a clause was set in ("the plan failed in a referendum")."""
    who = subjects(m.tree, at.verb)
    known = all(m.tree.tokens[s].pos != "PRON" or s in m.names for s in who)
    return len(what) == 1 and at.role == "setting" and is_finite(m.tree, at.verb) and bool(who) and known


def _is_with(m: Material, head: int, w: int) -> bool:
    """Whether a word names the other party of an encounter ("a call with the minister")."""
    preposition = m.tree.tokens[w].head
    return lemma(m.tree, preposition) == "with" and m.tree.tokens[preposition].head == head


def _bare(m: Material, head: int) -> list[int]:
    """The words of the noun without its article, without when it was and what will not be true for long ("recent")."""
    old = listed("time", "adjectives")
    kept = [w for w in phrase(m, head) if lemma(m.tree, w) not in old or m.tree.tokens[w].dep != "amod"]
    late = [
        p
        for p in dependents(m.tree, head, "prep")
        if lemma(m.tree, p) != "of" and any(is_of_time(m, o) for o in dependents(m.tree, p, "pobj"))
    ]
    late += [p for p in dependents(m.tree, head, "poss") if m.tree.tokens[p].entity in {"DATE", "TIME"}]
    kept = [w for w in kept if not any(w in subtree(m.tree, p) for p in late)]
    while (
        kept and m.tree.tokens[kept[0]].pos in {"DET", "PUNCT"} and lemma(m.tree, kept[0]) not in {"no", "all", "both"}
    ):
        kept = kept[1:]
    return kept


def _owner(m: Material, head: int, who: Sequence[int]) -> list[int]:
    """Who held, made or attended it: an actor who acts in its clause, of a passive one the agent."""
    at = relation(m.tree, head)
    if is_passive(m.tree, at.verb):
        by = agent(m, at.verb, ())
        who = [] if by is None else [by]
    return [w for s in who if s in m.actors for w in phrase(m, s)]


def _owned(m: Material, owner: list[int], what: list[int]) -> str:
    """The owner's event: "Jane Roe’s call with reporters", "Meeting of the town councillors"."""
    event, name = written(m, [what]), written(m, [owner])
    if m.tree.tokens[owner[-1]].tag in {"NNS", "NNPS"} and owner[-1] not in m.names:
        return capital(f"{event} of {name}") if len(f"{event} {name}".split()) < MOST_WORDS else event
    small = event if m.tree.tokens[what[0]].pos == "PROPN" else event[:1].lower() + event[1:]
    title = f"{name}’s {small}"
    return title if len(title.split()) <= MOST_WORDS else event
