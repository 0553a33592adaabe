"""A title a person would write: who did what, in at most twelve words of the clause itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.status import cues, lexeme
from timeline.mentions.tree import bracketed, dependents, subtree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.mentions.tree import Tree

MOST_WORDS = 12
LONGEST = 120  # characters: a word can be of any length
MOST_OF_SUBJECT = 9  # words, so that the verb still has room
# What a title does without: asides, appositions, clauses that describe, connectives, discourse adverbs.
ASIDE = frozenset({"appos", "relcl", "acl", "parataxis", "cc", "mark", "intj", "advcl", "meta", "predet"})
CORE = ("aux", "auxpass", "neg", "prt")
ARGUMENTS = ("dobj", "dative", "attr", "acomp", "oprd", "agent", "prep", "xcomp", "ccomp", "expl", "npadvmod")
BRACKETS = frozenset("()[]{}")


def title_of_clause(
    tree: Tree, verb: int, subject: Sequence[int], dropped: Iterable[int], names: Mapping[int, str]
) -> str:
    """The title of what a verb tells: its subject, itself and what it governs, without the words in `dropped`.

    `names` gives by word the names to write for pronouns and for persons, whose titles and offices are left out.
    """
    verb = _told_by(tree, verb)
    out = set(dropped) | bracketed(tree)
    who = [w for s in subject or dependents(tree, verb, "expl") for w in _phrase(tree, s, out, names)]
    core = sorted({verb, *dependents(tree, verb, *CORE)} - out)
    rest = [w for c in _arguments(tree, verb) for w in _phrase(tree, c, out | set(who), names)]
    after = sorted(set(rest) - set(core) - set(who))
    if not after and tree.tokens[verb].lemma == "be":
        core = []  # "The deadline is 3 June": of what only is on a day the name is enough
    return _written(tree, [_cut(tree, sorted(set(who)), MOST_OF_SUBJECT), core, after], names)


def _told_by(tree: Tree, verb: int) -> int:
    """The verb to tell an event by: of what somebody refused or failed to do that verb, else its own."""
    head = tree.tokens[verb].head
    return head if tree.tokens[verb].dep == "xcomp" and lexeme(tree, head) in cues("failed") else verb


def _cut(tree: Tree, words: list[int], most: int) -> list[int]:
    """At most so many words, and none at the end that wants another after it."""
    kept = words[:most]
    while (
        len(words) > most
        and len(kept) > 1
        and tree.tokens[kept[-1]].pos in {"ADP", "DET", "CCONJ", "ADJ", "PUNCT", "SCONJ"}
    ):
        kept.pop()
    return kept


def _arguments(tree: Tree, verb: int) -> list[int]:
    """What a verb governs, without what is set before it to lead over from the sentence before ("In the end")."""
    below = [c for c in tree.children[verb] if tree.tokens[c].dep in ARGUMENTS]
    return [c for c in below if c > verb or tree.tokens[c].dep not in {"prep", "npadvmod"}]


def title_of_noun(
    tree: Tree, head: int, subject: Sequence[int], dropped: Iterable[int], names: Mapping[int, str]
) -> str:
    """The title of what an event noun tells: the noun with what it governs, after whoever acts in its clause."""
    out = set(dropped) | bracketed(tree)
    what = _phrase(tree, head, out, names)
    while what and tree.tokens[what[0]].pos in {"DET", "PUNCT"}:
        what = what[1:]
    who = [w for s in subject for w in _phrase(tree, s, out | set(what), names)]
    nobody = len(who) == 1 and tree.tokens[who[0]].pos == "PRON" and who[0] not in names
    if not who or nobody or set(who) & set(what):
        return _written(tree, [what], names)
    event = _written(tree, [what], names)
    if tree.tokens[what[0]].pos not in {"PROPN", "PRON"}:
        event = event[:1].lower() + event[1:]
    return f"{_written(tree, [who], names)}: {event}"


def _phrase(tree: Tree, i: int, out: set[int], names: Mapping[int, str]) -> list[int]:
    """The words of a phrase without asides and what follows a bracket."""
    if i in out:
        return []
    named = next((a for a in dependents(tree, i, "appos") if a in names), None)
    if named is not None and i not in names:
        i = named  # "the special envoy, Jane Roe": the name will do

    def keep(c: int) -> bool:
        token = tree.tokens[c]
        if c in out or token.text in BRACKETS or (token.dep in ASIDE and token.dep != "cc"):
            return False
        if token.head in names and token.dep not in {"cc", "conj", "case"}:
            return False
        return not _is_fronted(tree, c) and (token.dep != "cc" or bool(dependents(tree, token.head, "conj")))

    return [w for w in subtree(tree, i, keep) if not _is_orphan(tree, w, i)]


def _is_fronted(tree: Tree, c: int) -> bool:
    """Whether a word leads over to its clause from before its subject ("Now, in the talks, the gap ...")."""
    token = tree.tokens[c]
    if token.dep not in {"prep", "npadvmod", "advmod"} or tree.tokens[token.head].pos not in {"VERB", "AUX"}:
        return False
    return any(c < s for s in dependents(tree, token.head, "nsubj", "nsubjpass", "expl"))


def _is_orphan(tree: Tree, w: int, top: int) -> bool:
    """Whether a word is punctuation that only set an aside apart."""
    token = tree.tokens[w]
    return token.pos == "PUNCT" and token.text not in {"-", "–", "’", "'", '"', "“", "”"} and not _lists(tree, w, top)


def _lists(tree: Tree, w: int, top: int) -> bool:
    """Whether a comma parts the members of a list."""
    governor = tree.tokens[w].head
    return tree.tokens[w].text == "," and governor != top and bool(dependents(tree, governor, "conj"))


def _written(tree: Tree, groups: Sequence[Sequence[int]], names: Mapping[int, str]) -> str:
    """The words of the groups one after another, spaced as in the text, cut after `MOST_WORDS` words."""
    pieces: list[str] = []
    named: set[str] = set()
    for group in groups:
        for before, w in zip([None, *group], group, strict=False):
            text = tree.tokens[w].text
            if w in names and not (tree.tokens[w].tag == "PRP" and names[w] in named):
                text = names[w]  # "Roe said she would go": the pronoun is clear where the name stands before it
                named.add(text)
            glued = before is not None and tree.tokens[before].span.end == tree.tokens[w].span.start
            if glued and pieces:
                pieces[-1] += text
            elif text.strip():
                pieces.append(text)
    words = " ".join(pieces).split()
    cut = words[:MOST_WORDS]
    if len(words) > MOST_WORDS:
        while len(cut) > 4 and cut[-1].lower().strip(",") in LOOSE:
            cut.pop()
        cut[-1] = cut[-1].rstrip(",;:") + "…"
    title = _without_half_quotes(" ".join(cut)).strip(" ,;:.—–-")
    title = title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"
    return title[:1].upper() + title[1:]


def _without_half_quotes(title: str) -> str:
    """The title without quotation marks that the cut left alone."""
    if title.count('"') % 2:
        title = title.replace('"', "")
    return title if title.count("“") == title.count("”") else title.replace("“", "").replace("”", "")


# Words a cut title should not end with.
LOOSE = frozenset(
    "a an the of in on at to for from by with and or but as that which its his her their is was were be".split()
)
