"""Direct speech in a title: which words are quoted, and the quotation itself, cut from its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.titles.table import COMPLEMENTS, Cut, cuts, is_behind
from timeline.mentions.titles.words import QUOTES, is_kept_adverb, text_of
from timeline.syntax import dependents, subtree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.mentions.titles.words import Material, TitleWord
    from timeline.syntax import Tree

SPARE = ("advcl", "relcl", "acl", "appos", "advmod", "npadvmod", "conj", "cc", "punct", "parataxis", "intj", "prep")


def quotation(tree: Tree, verb: int, content: int) -> range:
    """The words of what a verb quotes, without the marks; empty where its content is no direct speech."""
    inside = subtree(tree, content, lambda c: c != verb)
    words = [w for w in inside if tree.tokens[w].pos not in {"PUNCT", "SPACE"}]
    if not words:
        return range(0)
    first, last = words[0], words[-1]
    if tree.tokens[first].dep == "mark" and len(words) > 1 and _is_opened(tree, words[1]):
        whole = not any(t.text in QUOTES for t in tree.tokens[words[1] : last])
        first = words[1] if whole else first  # said that, "We are done"
    if first < verb < last:
        last = max(w for w in words if w < verb)
    closing = next((w for w in range(first, len(tree.tokens)) if tree.tokens[w].text in QUOTES), None)
    if _is_opened(tree, first):
        last = closing - 1 if closing is not None and closing <= last else last
    elif closing is None or not last < closing < verb or closing - last > 2:
        return range(0)  # not even the end of what began in the sentence before
    return range(first, last + 1)


def _is_opened(tree: Tree, first: int) -> bool:
    return first > 0 and tree.tokens[first - 1].text in QUOTES


def _is_end_of_speech(w: TitleWord) -> bool:
    """What stands at the end of a quotation, and is neither compared nor the "but" of "not only"."""
    tree = w.m.tree
    kept = [k for k in sorted(w.m.kept) if tree.tokens[k].pos != "PUNCT"]
    below = [b for b in w.branch if b in kept]
    only = any(tree.lemmas[k] == "not" and not is_kept_adverb(tree, k) for k in kept if w.token.dep == "conj")
    if only or w.token.tag in {"RBR", "JJR"} or not below or below != kept[-len(below) :] or kept.index(below[0]) < 2:
        return False
    second = is_behind(w, *COMPLEMENTS[:5], "prep", "nsubjpass", "advmod")
    apart = tree.tokens[below[0] - 1].text == "," or w.above.token.pos in {"NOUN", "PROPN"}
    return w.token.dep != "prep" or apart or second


# Direct speech is cut from its end only: a further sentence first.
SPEECH = (
    Cut(("conj",), lambda w: bool(w.under("nsubj")) and _is_end_of_speech(w), "“We are done(, and we will go)”"),
    Cut(SPARE, _is_end_of_speech, "“We sold the yard (in March)”"),
)


def quoted(m: Material, words: range, room: int) -> str:
    """The quotation in its marks, in at most `room` words where its lead and its end can be spared."""
    lead = 0 if len(_spoken(m.tree, words).split()) <= room else _lead(m.tree, words)
    kept, text = frozenset(words[lead:]), ""
    for less in (kept, *cuts(m, kept, SPEECH)):
        text = _spoken(m.tree, sorted(less))
        if len(text.split()) <= room:
            break
    spoken = text.split()
    text = text if len(spoken) <= room else " ".join(spoken[:room]).rstrip(",;:") + "…"
    return f"“{text[:1].upper()}{text[1:]}”" if lead else f"“{text}”"


def _lead(tree: Tree, words: range) -> int:
    """How many words before the subject of the main clause only lead over to it: no clause and no denial."""
    verb = next((w for w in words if tree.tokens[w].head not in words), words[0])
    first = min((min(subtree(tree, s)) for s in dependents(tree, verb, "nsubj", "nsubjpass")), default=words[0])
    clause = any(c < first for c in dependents(tree, verb, "advcl", "ccomp", "neg", "cc"))
    return 0 if clause or first <= words[0] or tree.tokens[first - 1].text != "," else first - words[0]


def _spoken(tree: Tree, words: Sequence[int]) -> str:
    """Spoken words without quotation marks, and without conjunctions and punctuation at the end."""
    ends = (n for n, w in enumerate(words, 1) if not _is_loose(tree, w))
    return "".join(c for c in text_of(tree, words[: max(ends, default=1)]) if c not in QUOTES)


def _is_loose(tree: Tree, w: int) -> bool:
    token = tree.tokens[w]
    return token.dep in {"cc", "mark"} or (token.pos == "PUNCT" and token.text not in {"?", "!"})
