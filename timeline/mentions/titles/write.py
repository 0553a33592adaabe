"""The title of what a verb or a noun tells, of direct speech, of a row of a table, and a headline that is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.lexicon import word_set
from timeline.lexicon.kinds import SAYING
from timeline.mentions.nominals import relation
from timeline.mentions.status import is_finite
from timeline.mentions.titles.forms import active, agent, antecedents, finite, gap, undergone
from timeline.mentions.titles.speech import quotation, quoted
from timeline.mentions.titles.table import is_condition, phrase, stays
from timeline.mentions.titles.text import MOST_WORDS, capital, limited, with_short, written
from timeline.mentions.titles.told import content_of, described, subjects_told, told_by
from timeline.mentions.titles.words import (
    Material,
    is_kept_adverb,
    is_of_time,
    listed,
    outside,
    text_of,
)
from timeline.syntax import dependents, is_passive, subjects, subtree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from timeline.mentions.nominals import Relation
    from timeline.mentions.titles.told import ToldClause
    from timeline.mentions.titles.words import Names
    from timeline.mentions.triggers import Trigger
    from timeline.syntax import Tree

NOT_ARGUMENTS = frozenset("nsubj nsubjpass csubj csubjpass punct mark cc conj aux auxpass neg prt".split())


def title_of_clause(
    tree: Tree, trigger: Trigger, verb: int, dropped: Iterable[int], names: Names, said: Mapping[int, str]
) -> str:
    """The title of what a verb tells, without the words in `dropped`; `said` is the text for relative pronouns."""
    row = row_of(tree)
    if row:
        return row
    told = told_by(tree, verb)
    top = told.verb
    below = any(told.tree.tokens[w].dep == "ccomp" and told.tree.tokens[w].head == top for w in told.path)
    content = content_of(told.tree, top) if below or trigger.kind in SAYING else None
    who = [s if s in said else described(told.tree, s) for s in subjects_told(told.tree, top)]
    m = _material(told, names, said, frozenset(dropped), who, content)
    if content is None:
        return _in_other_voice(m, who) or written(m, _groups(m, who))
    spoken = content_of(tree, top)
    speech = _speech(m._replace(tree=tree, held=frozenset()), who, spoken) if spoken is not None else ""
    return speech or _in_other_voice(m, who) or written(m, _groups(m, who, content=content))


def _material(
    told: ToldClause,
    names: Names,
    said: Mapping[int, str],
    dropped: frozenset[int],
    who: Sequence[int],
    content: int | None,
) -> Material:
    """What the title of a clause is made of, with the verb as it is told of those `who` act in it."""
    tree, verb = told.tree, told.verb
    out = outside(tree, verb, dropped) | told.out
    if content is not None:  # "announced in a letter that": without the letter
        ways = (frozenset(subtree(tree, p)) for p in dependents(tree, verb, "prep"))
        out |= next((way - frozenset(subtree(tree, content)) for way in ways if content in way), frozenset())
    the = {w for w in dropped if tree.tokens[w].dep == "poss" and tree.tokens[w].head not in out}
    out = (out - the) | {c for w in the for c in tree.children[w]}  # "Saturday's concert": the concert
    out -= {w for s in who if s in out for w in subtree(tree, s)}
    one = len(who) == 1 and who[0] in names.written and not dependents(tree, who[0], "conj")
    past = {} if not who or is_finite(tree, verb) else finite(tree, verb, () if one else who)
    said = {**antecedents(tree, verb, who, out), **dict.fromkeys(the, "the"), **said, **past}
    m = Material(tree, names, said, out, verb, told.path | denials(tree, verb))
    return m._replace(said={**said, **gap(m, verb)})


def _in_other_voice(m: Material, who: Sequence[int]) -> str:
    """The active of a passive done by somebody, the passive of what nobody knows who did; else nothing."""
    passive = undergone(m, m.top, who)
    if passive is not None:
        m = m._replace(said={**m.said, **passive[1]}, out=m.out | set(who))
        return written(m, _groups(m, [passive[0]]))
    by = agent(m, m.top, who)
    forms = active(m.tree, m.top, by) if by is not None else None
    if by is None or forms is None:
        return ""
    m = m._replace(said={**m.said, **forms}, out=m.out | {*dependents(m.tree, m.top, "agent")})
    return written(m, _groups(m, [by], who))


def _groups(m: Material, who: Sequence[int], whom: Sequence[int] = (), content: int | None = None) -> list[list[int]]:
    """The words of the title in the order in which they are written: subject, verb, what it governs."""
    tree, verb = m.tree, m.top
    first, after = _phrases(m, who), _phrases(m, whom)
    limits = {a for a in dependents(tree, verb, "advmod") if a < verb and is_kept_adverb(tree, a)}
    core = {verb, *limits, *dependents(tree, verb, "aux", "auxpass", "neg", "prt")} - m.out | denials(tree, verb)
    taken = {*first, *core, *after}
    arguments = [c for c in tree.children[verb] if _is_argument(m, c)]
    arguments += [content] if content is not None and content not in arguments else []
    rest = [words for c in arguments if (words := _in_order(tree, set(phrase(m, c)) - taken))]
    if not rest and not after and tree.lemmas[verb] == "be":
        core = set()  # "The deadline is 3 June": of what only is on a day the name is enough
    return [first, sorted(core), after, *sorted(rest, key=lambda words: words[0] < verb)]


def _in_order(tree: Tree, words: set[int]) -> list[int]:
    """The words with a condition in front of its clause behind it ("if it pays, we will stay")."""
    first = {c for c in words if c < tree.tokens[c].head and is_condition(tree, c)}
    behind = {w for c in first for w in subtree(tree, c)}
    return sorted(words, key=lambda w: (w in behind, w))


def _phrases(m: Material, heads: Sequence[int]) -> list[int]:
    return sorted({w for h in heads for w in phrase(m, h)})


def _is_argument(m: Material, c: int) -> bool:
    """Whether a verb governs a word, and it neither leads over to it nor stands beside it only."""
    verb, token = m.top, m.tree.tokens[c]
    if c in m.held or token.dep in NOT_ARGUMENTS or not stays(m, c):
        return c in m.held
    if m.tree.lemmas[verb] not in listed("kept", "silent") and dependents(m.tree, verb, "ccomp"):
        return True
    return not ((token.dep == "ccomp" and c < verb) or any(t.text == ":" for t in m.tree.tokens[verb:c]))


def denials(tree: Tree, verb: int) -> frozenset[int]:
    """The "not" or "never" of a verb: its own, or one between it and its auxiliary ("had not, by May, met")."""
    first = min((verb, *dependents(tree, verb, "aux", "auxpass")))
    between = {w for w in range(first, verb) if tree.tokens[w].text.lower() in listed("kept", "denials")}
    return frozenset({w for w in (*between, *dependents(tree, verb, "neg")) if is_kept_adverb(tree, w)})


# --- direct speech --------------------------------------------------------------------------------


def _speech(m: Material, who: Sequence[int], content: int) -> str:
    """The title of direct speech (Jane Roe said: “We are done”); empty where what is said is not quoted whole."""
    tree, verb = m.tree, m.top
    words = quotation(tree, verb, content)
    if not words:
        return ""
    quiet = m._replace(out=m.out | set(subtree(tree, content, lambda c: c != verb)) - {verb})
    first, core, *_ = _groups(quiet, who)
    to = dependents(tree, verb, "dative", "dobj")
    leads = [written(quiet, [first, core, _phrases(quiet, to)]), written(with_short(quiet), [first])]
    quotes = [quoted(m, words, max(4, MOST_WORDS - len(lead.split()))) for lead in leads]
    whole = next((at for at in (0, 1) if leads[at] and not quotes[at].endswith("…”")), None)
    if whole is None and not to and not dependents(tree, verb, "prep") and not _is_personal(m, words):
        return ""  # what cannot be quoted in a few words is told in other words
    return capital(f"{leads[whole or 0]}: {quotes[whole or 0]}")


def _is_personal(m: Material, words: range) -> bool:
    """Whether somebody speaks of himself or to others, or of whom he named before: only he can say so."""
    own = any(m.tree.tokens[w].text.lower() in listed("speech", "own") for w in words)
    return own or m.tree.tokens[words[0]].pos == "PRON"


# --- what a noun tells ----------------------------------------------------------------------------


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
    row, head = row_of(tree), trigger.head
    if row:
        return row
    m = Material(tree, names, said, outside(tree, head, dropped), head)
    what, at = _bare(m, head), relation(tree, head)
    named = [w for w in what if w in names.actors]
    other = _phrases(m, [s for s in who if s in names.actors])
    if named:
        way = tree.tokens[named[0]].head  # "a call with the minister": whose?
        alone = (
            tree.lemmas[way] == "with" and tree.tokens[way].head == head and len({names.actors[w] for w in named}) == 1
        )
        return _owned(m, other, what) if alone and other else written(m, [what])
    if is_passive(tree, at.verb):
        by = agent(m, at.verb, ())
        other = [] if by is None or by not in names.actors else phrase(m, by)
    several = bool(other) and tree.tokens[other[-1]].tag in {"NNS", "NNPS"}
    joint = next((f" {way} " for way in ("between", "of") if tree.lemmas[head] in listed("parties", way)), "")
    if joint and len(parties) > 1 and not several:
        title = written(m, [what]) + joint + " and ".join(parties[:2])
        if len(title.split()) <= MOST_WORDS:
            return title
    if other and (several or not any(c in what for c in dependents(tree, head, "poss"))):
        return _owned(m, other, what)
    if _is_told_by_clause(m, at, what) and told_by(tree, at.verb).verb == at.verb:
        return title_of_clause(tree, trigger, at.verb, dropped, names, said)
    return written(m, [what])


def _is_told_by_clause(m: Material, at: Relation, what: Sequence[int]) -> bool:
    """Whether the clause says more of an event than its name: what the noun does, what somebody does with it, or what
    it was the bare setting of ("the plan failed in a referendum")."""
    who = subjects(m.tree, at.verb)
    if not is_finite(m.tree, at.verb) or at.role not in {"subject", "object", "setting"}:
        return False
    if at.role == "subject":
        return not any(m.tree.tokens[w].entity == "DATE" for w in what)
    known = all(m.tree.tokens[s].pos != "PRON" or s in m.names.written for s in who)
    return known and (len(what) <= 2 if at.role == "object" else len(what) == 1 and bool(who))


def _bare(m: Material, head: int) -> list[int]:
    """The words of the noun without its article, without when it was and what will not be true for long ("recent")."""
    tree = m.tree
    late = [p for p in dependents(tree, head, "poss") if tree.tokens[p].entity in {"DATE", "TIME"}]
    late += [p for p in dependents(tree, head, "amod") if tree.lemmas[p] in listed("time", "adjectives")]
    for p in dependents(tree, head, "prep"):
        timed = any(is_of_time(tree, o) for o in dependents(tree, p, "pobj"))
        late += [p] if timed and tree.lemmas[p] != "of" else []
    gone = {w for p in late for w in subtree(tree, p)}
    kept = [w for w in phrase(m, head) if w not in gone]
    while (
        kept
        and tree.tokens[kept[0]].pos in {"DET", "PUNCT"}
        and tree.lemmas[kept[0]] not in word_set("clauses", "modifiers", "counting")
    ):
        kept = kept[1:]
    return kept


def _owned(m: Material, owner: list[int], what: list[int]) -> str:
    """The owner's event: "Jane Roe’s call with reporters", "Meeting of the town councillors"."""
    event, name = written(m, [what]), written(m, [owner])
    if m.tree.tokens[owner[-1]].tag in {"NNS", "NNPS"} and owner[-1] not in m.names.written:
        title = capital(f"{event} of {name}")
    else:
        proper = m.tree.tokens[what[0]].pos == "PROPN" if what else True
        title = f"{name}’s {event if proper else event[:1].lower() + event[1:]}"
    return title if len(title.split()) <= MOST_WORDS else event


# --- titles that the text has itself ---------------------------------------------------------------


def row_of(tree: Tree) -> str:
    """The title of a row of a table: its cells but the date; empty for a sentence."""
    if tree.tokens[0].text != "|":
        return ""
    cells = [cell.strip(" *_`") for cell in text_of(tree, range(len(tree.tokens))).split("|")]
    dates = {c for c in cells if any(x.isdigit() for x in c) and len(c.split()) <= 3 and len(c) < 20}
    return limited(", ".join(cell for cell in cells if cell and cell not in dates))


def own_title(tree: Tree) -> str:
    """The headline itself, which an editor has written; empty where it is no sentence of at most `MOST_WORDS`."""
    text = text_of(tree, range(len(tree.tokens))).strip(" .*_#")
    told = any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tree.tokens)
    return limited(text) if told and len(text.split()) <= MOST_WORDS and "|" not in text else ""


def title_of_words(tree: Tree, dropped: Collection[int]) -> str:
    """The title of an entry that is no sentence: its words as they stand, without its date; a bare version is called a
    release."""
    text = text_of(tree, (i for i in range(len(tree.tokens)) if i not in dropped)).strip(" .,;:*_#|`()")
    bare = VERSION.fullmatch(text)
    return limited(f"Release {bare['number']}" if bare else text)


VERSION = re.compile(r"[\[(]?v?(?P<number>\d+(?:\.\w+)+)[\])]?", re.IGNORECASE)


def with_place(title: str, place: str) -> str:
    """The title with a place that its clause does not name again, where there is room."""
    longer = f"{title} in {place}"
    return longer if place not in title and len(longer.split()) <= MOST_WORDS else title
