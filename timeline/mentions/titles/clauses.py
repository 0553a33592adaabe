"""The title of what a verb tells: who, the verb, and what it governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lexicon.kinds import SAYING
from timeline.mentions.status import is_conditional, is_finite, is_irreal
from timeline.mentions.titles.contents import around, content_of
from timeline.mentions.titles.forms import active, agent, finite, undergone
from timeline.mentions.titles.material import Material, is_kept_adverb, lemma, listed, outside
from timeline.mentions.titles.phrases import is_not_only, phrase
from timeline.mentions.titles.quotes import quotation, quoted
from timeline.mentions.titles.relatives import antecedents, described, gap, taken_up
from timeline.mentions.titles.rows import row_of
from timeline.mentions.titles.verbs import borrowed, subjects_told, told_by
from timeline.mentions.titles.written import MOST_WORDS, capital, unmaimed, written
from timeline.syntax import dependents, subtree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.mentions.titles.names import Names
    from timeline.mentions.titles.verbs import Told
    from timeline.mentions.triggers import Trigger
    from timeline.syntax import Tree

PERSONAL = frozenset("i me my mine we us our ours you your yours".split())
CORE = ("aux", "auxpass", "neg", "prt")
NOT_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "csubj", "punct", "mark", "cc", "conj", *CORE})


def title_of_clause(
    tree: Tree, trigger: Trigger, verb: int, dropped: Iterable[int], names: Names, said: Mapping[int, str]
) -> str:
    """The title of what a verb tells, without the words in `dropped`; `said` is the text for relative pronouns."""
    dropped, told = frozenset(dropped), told_by(tree, verb)
    row = row_of(tree)
    if row:
        return row
    content = content_of(tree, told.verb) if trigger.kind in SAYING or _is_said(tree, told) else None
    out = outside(tree, told.verb, dropped) | told.out | around(tree, told.verb, content)
    said = {**dict.fromkeys(told.silent, ""), **said}
    its = {w: text for w, text in taken_up(tree, told.verb).items() if w not in names.actors}
    the = {w: "the" for w in dropped if tree.tokens[w].dep == "poss" and tree.tokens[w].head not in out}
    out = (out - set(the)) | {c for w in the for c in tree.children[w]}  # "Saturday's concert": the concert
    lent = {a: tree.tokens[a].text for a in borrowed(tree, told.verb)}
    said = {**antecedents(tree, told.verb, out), **its, **the, **lent, **said}
    m = Material(tree, *names, said, out, told.verb, told.path | _held(tree, told.verb))
    who = [described(m, s) for s in subjects_told(tree, told.verb)]
    m = m._replace(out=m.out - {w for s in who if s in m.out for w in subtree(tree, s)})
    m = m._replace(said={**said, **_forms(m, told.verb, who), **gap(m, told.verb)})
    nobody = undergone(m, told.verb, who) if content is None else None
    if nobody is not None:
        m = m._replace(said={**m.said, **nobody.forms}, out=m.out | set(who))
        return written(m, _groups(m, told.verb, [nobody.thing]))
    if content is not None:
        speech = _speech(m, told.verb, who, content)
        if speech:
            return speech
        brief = _brief(m, told.verb, who, content)
        if brief:
            return brief
    return written(m, _groups(m, told.verb, who, content))


def _brief(m: Material, verb: int, who: Sequence[int], content: int) -> str:
    """What somebody plainly said, behind his name and a colon, where else it would lose what is missed; or nothing."""
    groups = _groups(m, verb, who, content)
    plain = lemma(m.tree, verb) in listed("telling", "plainly") and m.tree.tokens[verb].tag == "VBD"
    if not plain or denials(m.tree, verb) or unmaimed(m, groups):
        return ""
    speakers = {m.actors[w] for w in who if w in m.actors}
    if any(m.actors.get(w) in speakers for w in subtree(m.tree, content)):
        return ""  # "Jane Roe: Jane Roe was ready"
    quiet = m._replace(out=m.out | set(dependents(m.tree, content, "mark")), names={**m.names, **m.short})
    name = written(quiet, [groups[0]])
    room = MOST_WORDS - len(name.split())
    said = unmaimed(quiet._replace(top=content), [phrase(quiet, content)], room, terse=True)
    return capital(f"{name}: {said}") if name and said else ""


def _is_said(tree: Tree, told: Told) -> bool:
    return any(tree.tokens[w].dep == "ccomp" and tree.tokens[w].head == told.verb for w in told.path)


def _groups(m: Material, verb: int, who: Sequence[int], content: int | None = None) -> list[list[int]]:
    """The words of the title in the order in which they are written: subject, verb, what it governs."""
    first, after, lent = _phrases(m, who), list[int](), borrowed(m.tree, verb)
    by = agent(m, verb, who)
    if by is not None and active(m.tree, verb, by) is not None:
        first, after, lent = _phrases(m, [by]), first, ()  # an active has no auxiliary of the passive before it
        m = m._replace(out=m.out | set(dependents(m.tree, verb, "agent")))
    limits = [a for a in dependents(m.tree, verb, "advmod") if a < verb and is_kept_adverb(m.tree, a)]
    told = {verb, *limits, *dependents(m.tree, verb, *CORE), *lent} - m.out
    core = sorted(told | denials(m.tree, verb))
    rest = _rest(m, verb, {*first, *core, *after}, content)
    if not any(rest) and not after and lemma(m.tree, verb) == "be":
        core = []  # "The deadline is 3 June": of what only is on a day the name is enough
    return [first, core, after, *rest]


def denials(tree: Tree, verb: int) -> set[int]:
    """The "not" or "never" of a verb: its own, or one between it and its auxiliary ("had not, by May, met")."""
    first = min((verb, *dependents(tree, verb, "aux", "auxpass")))
    between = {w for w in range(first, verb) if tree.tokens[w].text.lower() in {"not", "n't", "n’t", "never"}}
    return {w for w in between if not is_not_only(tree, w)} | set(dependents(tree, verb, "neg"))


def _rest(m: Material, verb: int, taken: set[int], content: int | None) -> list[list[int]]:
    """The words of what a verb governs, phrase by phrase; what was fronted ("..., he said") comes last."""
    arguments = _arguments(m, verb)
    if content is not None and content not in arguments:
        arguments.append(content)
    rest = [words for c in arguments if (words := sorted(set(phrase(m, c)) - taken))]
    return sorted(rest, key=lambda words: words[0] < verb)


def _phrases(m: Material, heads: Sequence[int]) -> list[int]:
    return sorted({w for h in heads for w in phrase(m, h)})


def _arguments(m: Material, verb: int) -> list[int]:
    """What a verb governs, without what leads over to it and without a sentence that only stands beside it."""
    own = set(phrase(m, verb))
    return [c for c in m.tree.children[verb] if c in m.held or (c in own and _is_argument(m, verb, c))]


def _is_argument(m: Material, verb: int, c: int) -> bool:
    token = m.tree.tokens[c]
    beside = token.dep == "ccomp" and c < verb and not _reports(m, verb)
    return token.dep not in NOT_ARGUMENTS and not beside and not _is_behind_colon(m, verb, c)


def _is_behind_colon(m: Material, verb: int, c: int) -> bool:
    """Whether a word stands behind a colon that no speech follows."""
    return not _reports(m, verb) and any(t.text == ":" for t in m.tree.tokens[verb:c])


def _reports(m: Material, verb: int) -> bool:
    return lemma(m.tree, verb) not in {"be", "have", "win", "lose", "take"} and bool(dependents(m.tree, verb, "ccomp"))


def _forms(m: Material, verb: int, who: Sequence[int]) -> dict[int, str]:
    """The texts of the verb and its auxiliaries where they change."""
    by = agent(m, verb, who)
    changed = active(m.tree, verb, by) if by is not None else None
    if changed is not None:
        return changed
    one = len(who) == 1 and who[0] in m.names and not dependents(m.tree, who[0], "conj")
    told = not who or is_finite(m.tree, verb) or borrowed(m.tree, verb)
    return {} if told else finite(m.tree, verb, () if one else who)


def _held(tree: Tree, verb: int) -> frozenset[int]:
    """What no cut may touch beside the verb: its negation, and the condition of what is still to come."""
    tags = {tree.tokens[c].tag for c in (verb, *dependents(tree, verb, "aux", "auxpass"))}
    open_end = not tags & {"VBD"} and not is_irreal(tree, verb)
    conditions = [c for c in dependents(tree, verb, "advcl") if open_end and is_conditional(tree, c)]
    marks = [k for c in conditions for k in dependents(tree, c, "mark")]
    return frozenset({*denials(tree, verb), *conditions, *marks})


def _speech(m: Material, verb: int, who: Sequence[int], content: int) -> str:
    """The title of direct speech (Jane Roe said: “We are done”); empty where what is said is not quoted whole."""
    words = quotation(m.tree, verb, content)
    if not words:
        return ""
    quiet = m._replace(out=m.out | set(subtree(m.tree, content, lambda c: c != verb)) - {verb})
    first, core, *_ = _groups(quiet, verb, who)
    lead = written(quiet, [first, core, _phrases(quiet, dependents(m.tree, verb, "dative", "dobj"))])
    quote = quoted(m, words, max(4, MOST_WORDS - len(lead.split())))
    if quote.endswith("…”"):  # "Roe: “We have sold the old yard”"
        name = written(quiet._replace(names={**m.names, **m.short}), [first])
        whole = quoted(m, words, max(4, MOST_WORDS - len(name.split())))
        if name and not whole.endswith("…”"):
            return capital(f"{name}: {whole}")
    alone = not dependents(m.tree, verb, "prep", "dobj", "dative")
    if quote.endswith("…”") and alone and not _is_personal(m, words):
        return ""  # what cannot be quoted in a few words is told in other words
    return capital(f"{lead}: {quote}")


def _is_personal(m: Material, words: range) -> bool:
    """Whether somebody speaks of himself or to others, or of whom he named before: only he can say so."""
    return m.tree.tokens[words[0]].pos == "PRON" or any(m.tree.tokens[w].text.lower() in PERSONAL for w in words)
