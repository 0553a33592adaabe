"""The one grammar: a sentence as a tree over its mended parse, read by actors and mentions alike.

`mended` corrects what parsers get wrong of newspaper English; `tree_of` makes the tree of a mended sentence; the other
functions ask it who governs whom, which clause a word stands in, and what a phrase covers. Relations are those of the
CLEAR style that spaCy's English models give.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.lexicon import word_set

if TYPE_CHECKING:
    from timeline.model import Sentence, Span, Token

VERBAL = frozenset({"VERB", "AUX"})
# Relations under which a verb begins a clause of its own; an auxiliary or a verb used as an adjective does not.
CLAUSAL = frozenset("ROOT ccomp xcomp advcl relcl acl conj parataxis pcomp csubj csubjpass dep appos".split())
FINITE = frozenset({"VBD", "VBZ", "VBP"})
AUXILIARIES = word_set("grammar", "verbs", "auxiliaries")
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLAUSE_MAKERS = word_set("grammar", "prepositions", "clausal")
OF_TIME = word_set("grammar", "prepositions", "of_time")


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence's words by index, and what is asked of them again and again.

    `children` are the indices of a word's dependents in order, `lemmas` are in lower case, `clausal` tells whether a
    word is the verb at the top of a clause.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    lemmas: tuple[str, ...]
    clausal: tuple[bool, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def mended(sentence: Sentence) -> Sentence:
    """The sentence with the mistakes mended that parsers are known to make; itself where there are none."""
    tokens = _mended(sentence.tokens)
    return sentence if tokens is sentence.tokens else replace(sentence, tokens=tokens)


def tree_of(sentence: Sentence) -> Tree:
    """The dependency tree of a mended sentence."""
    tokens = sentence.tokens
    children: list[list[int]] = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if token.head != i:
            children[token.head].append(i)
    return Tree(
        sentence,
        tokens,
        tuple(map(tuple, children)),
        tuple([token.lemma.lower() for token in tokens]),
        tuple([t.dep == "ROOT" or (t.pos in VERBAL and t.dep in CLAUSAL) for t in tokens]),
        tuple([token.span.start for token in tokens]),
        tuple([token.span.end for token in tokens]),
    )


def _mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with a full verb that the parser took for an auxiliary ("Roe dies aged 56") above the participle.

    A participle that has a subject and no auxiliary is the past of a verb whose forms are alike: "The group set out".
    """
    tokens = _reduced(_in_tense(tokens))
    wrong = next(
        (i for i, t in enumerate(tokens) if t.dep == "aux" and t.tag in FINITE and t.lemma not in AUXILIARIES), None
    )
    if wrong is None or tokens[tokens[wrong].head].tag != "VBN":
        return tokens
    verb, participle = tokens[wrong], tokens[wrong].head
    top = tokens[participle]
    mended = [t._replace(head=wrong) if t.head == participle and i < wrong else t for i, t in enumerate(tokens)]
    mended[wrong] = verb._replace(pos="VERB", dep=top.dep, head=wrong if top.head == participle else top.head)
    mended[participle] = top._replace(dep="advcl", head=wrong)
    return tuple(mended)


def _reduced(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with a participle under the noun it describes ("The minutes of the meeting held in May were signed"),
    which the parser took for the verb of a clause that is the subject."""
    verb = next((i for i, t in enumerate(tokens) if t.dep in {"csubj", "csubjpass"} and t.tag == "VBN"), None)
    noun = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep.startswith("nsubj")), None)
    if verb is None or noun is None or noun > verb or any(t.head == verb and t.dep.startswith("aux") for t in tokens):
        return tokens
    mended = list(tokens)
    mended[noun] = tokens[noun]._replace(dep=tokens[verb].dep.replace("csubj", "nsubj"), head=tokens[verb].head)
    mended[verb] = tokens[verb]._replace(dep="acl", head=noun)
    return tuple(mended)


def _in_tense(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    finite = {t.head for t in tokens if t.dep == "nsubj"} - {t.head for t in tokens if t.dep in {"aux", "auxpass"}}
    past = [i for i in finite if tokens[i].tag == "VBN" and tokens[i].dep in {"ROOT", "ccomp", "parataxis"}]
    if not past:
        return tokens
    return tuple([t._replace(tag="VBD") if i in past else t for i, t in enumerate(tokens)])


def dependents(tree: Tree, i: int, *relations: str) -> tuple[int, ...]:
    """The dependents of a word under any of the relations, in order."""
    children, tokens = tree.children[i], tree.tokens
    return tuple([c for c in children if tokens[c].dep in relations]) if children else ()


def ancestors(tree: Tree, i: int) -> Iterator[int]:
    """The governors of a word from its own upwards."""
    while tree.tokens[i].head != i:
        i = tree.tokens[i].head
        yield i


def subtree(tree: Tree, i: int, keep: Callable[[int], bool] | None = None) -> list[int]:
    """The word and everything below it in text order; branches whose top `keep` refuses are left out."""
    found, stack = [], [i]
    while stack:
        top = stack.pop()
        found.append(top)
        below = tree.children[top]
        if below:
            stack.extend(below if keep is None else filter(keep, below))
    found.sort()
    return found


def heads_clause(tree: Tree, i: int) -> bool:
    """Whether a word is the verb at the top of a clause."""
    return tree.clausal[i]


def clause_of(tree: Tree, i: int) -> int:
    """The verb (or root) whose clause a word stands in; of a verb that heads a clause, itself."""
    if heads_clause(tree, i):
        return i
    return next((a for a in ancestors(tree, i) if heads_clause(tree, a)), i)


def words_of_clause(tree: Tree, verb: int) -> list[int]:
    """The words of a verb's own clause, without those of clauses below it, in text order."""
    clausal = tree.clausal
    return subtree(tree, verb, lambda c: not clausal[c])


def subjects(tree: Tree, verb: int) -> tuple[int, ...]:
    """The subjects of a verb; a coordinated or controlled verb takes its governor's."""
    for v in (verb, *ancestors(tree, verb)):
        found = dependents(tree, v, *SUBJECTS)
        found = found or _behind_preposition(tree, v)
        if found:
            return found
        if tree.tokens[v].dep == "acl" and tree.tokens[tree.tokens[v].head].pos in {"NOUN", "PROPN"}:
            return (tree.tokens[v].head,)
        if tree.tokens[v].dep not in {"conj", "xcomp", "advcl", "acomp", "oprd"} and not _is_of_time(tree, v):
            return ()
        if tree.tokens[v].dep == "advcl" and tree.tokens[v].tag in FINITE:
            return ()  # a clause in a tense of its own has its own subject, which the parser did not find
    return ()


def _behind_preposition(tree: Tree, verb: int) -> tuple[int, ...]:
    """The subject that the parser has taken for an object: "called a strike after talks with the firm broke down"."""
    token = tree.tokens[verb]
    joined = token.dep == "conj" and token.tag in FINITE
    if not joined or any(token.head < c < verb for c in dependents(tree, token.head, "cc")):
        return ()
    before = [p for p in dependents(tree, token.head, "prep") if tree.lemmas[p] in CLAUSE_MAKERS and p < verb]
    return next((dependents(tree, p, "pobj") for p in reversed(before)), ())


def _is_of_time(tree: Tree, i: int) -> bool:
    """Whether a word is the verb or the preposition of "after meeting the union", whose subject the clause names."""
    token = tree.tokens[i]
    preposition = tree.tokens[token.head] if token.dep == "pcomp" else token
    return preposition.dep == "prep" and preposition.lemma.lower() in OF_TIME


def subject_of(tree: Tree, verb: int) -> int | None:
    """The subject of a verb itself, or of the verb that it is joined to by "and"; None where the clause names none."""
    for above in (verb, *ancestors(tree, verb)):
        found = dependents(tree, above, *SUBJECTS)
        if found or tree.tokens[above].dep != "conj":
            return found[0] if found else None
    return None


def is_main(tree: Tree, verb: int) -> bool:
    """Whether a verb heads the main clause of its sentence, or one joined to it."""
    line = (verb, *ancestors(tree, verb))
    return next((tree.tokens[v].dep == "ROOT" for v in line if tree.tokens[v].dep != "conj"), False)


def roots(tree: Tree) -> tuple[int, ...]:
    """The words that nothing governs; a sentence that the parser took for several has as many."""
    return tuple([i for i, token in enumerate(tree.tokens) if token.dep == "ROOT"])


def is_plural(tree: Tree) -> bool:
    """Whether the main clause has its subject in the plural: "Wednesday have agreed", "the builders"."""
    above = roots(tree)
    subjects = [tree.tokens[s] for root in above for s in dependents(tree, root, *SUBJECTS)]
    said = [tree.tokens[v] for root in above for v in (root, *dependents(tree, root, "aux", "auxpass"))]
    verb = any(t.tag == "VBP" or t.text.lower() == "were" for t in said)
    return bool(subjects) and (verb or any(t.tag == "NNS" for t in subjects))


def objects(tree: Tree, verb: int) -> tuple[int, ...]:
    """The objects of a verb, its passive subjects among them."""
    return dependents(tree, verb, "dobj", "dative", "oprd", "nsubjpass", "attr")


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is a passive participle."""
    return bool(dependents(tree, verb, "auxpass", "nsubjpass")) or bool(dependents(tree, verb, "agent"))


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return tree.tokens[verb].tag == "VB" and any(tree.tokens[c].tag == "TO" for c in dependents(tree, verb, "aux"))


def tokens_in(tree: Tree, span: Span) -> tuple[int, ...]:
    """The words that overlap a span."""
    return tuple(range(bisect_right(tree.ends, span.start), bisect_left(tree.starts, span.end)))


def head_in(tree: Tree, span: Span) -> int | None:
    """The word of a span that governs the others: the first whose governor lies outside, or None."""
    inside = tokens_in(tree, span)
    return next((i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i), None)


def quoted(tree: Tree) -> set[int]:
    """The words between quotation marks that open and close in the sentence."""
    found: set[int] = set()
    start: int | None = None
    for i, token in enumerate(tree.tokens):
        if token.text in {"“", '"', "”", "``", "''"}:
            if start is None and token.text != "”":
                start = i
            elif start is not None and token.text != "“":
                found.update(range(start + 1, i))
                start = None
    return found


def bracketed(tree: Tree) -> set[int]:
    """The words in brackets, which are an editor's or an aside."""
    found: set[int] = set()
    depth = 0
    if not any(token.text in "([{" for token in tree.tokens):
        return found
    for i, token in enumerate(tree.tokens):
        depth += token.text in "([{"
        if depth:
            found.add(i)
        depth = max(0, depth - (token.text in ")]}"))
    return found
