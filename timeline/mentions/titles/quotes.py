"""Direct speech in a title: the quoted words themselves, from their beginning, cut only at the end of a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.status import is_conditional
from timeline.mentions.titles.material import QUOTES, is_quoted
from timeline.mentions.titles.phrases import is_not_only
from timeline.syntax import dependents, subtree

if TYPE_CHECKING:
    from timeline.mentions.titles.material import Material
    from timeline.syntax import Tree

SPARE = frozenset({"advcl", "relcl", "acl", "appos", "advmod", "npadvmod", "conj", "cc", "punct", "parataxis", "intj"})


def quotation(tree: Tree, verb: int, content: int) -> range:
    """The words of what a verb quotes, without the marks; empty where its content is no direct speech."""
    inside = subtree(tree, content, lambda c: c != verb)
    words = [w for w in inside if tree.tokens[w].pos not in {"PUNCT", "SPACE"}]
    if not words:
        return range(0)  # "...", she said: of marks alone there is nothing to quote
    first, last = words[0], words[-1]
    if tree.tokens[first].dep == "mark" and len(words) > 1 and is_quoted(tree, words[1]):
        whole = not any(t.text in QUOTES for t in tree.tokens[words[1] : last])
        first = words[1] if whole else first  # said that, "We are done"
    if first < verb < last:
        last = max(w for w in words if w < verb)
    closing = next((w for w in range(first, len(tree.tokens)) if tree.tokens[w].text in QUOTES), None)
    if is_quoted(tree, first):
        if closing is not None and closing <= last:
            last = closing - 1
    elif closing is None or not last < closing < verb or closing - last > 2:
        return range(0)  # not even the end of what began in the sentence before
    return range(first, last + 1)


def quoted(m: Material, words: range, room: int) -> str:
    """The quotation in its marks, in at most `room` words where its end can be spared."""
    kept = _stripped(m.tree, words)
    if len(_text(m.tree, kept).split()) > room:
        kept = _without_lead(m.tree, kept)
    while len(_text(m.tree, kept).split()) > room:
        found = [(n, first) for n in kept[2:] if (first := _last_phrase(m.tree, n, kept)) is not None]
        further = [first for n, first in found if m.tree.tokens[n].dep == "conj" and dependents(m.tree, n, "nsubj")]
        starts = further or [first for _, first in found]
        if not starts:
            break
        kept = _stripped(m.tree, range(kept[0], max(starts)))
    text = _text(m.tree, kept)
    if len(text.split()) > room:
        text = " ".join(text.split()[:room]).rstrip(",;:") + "…"
    return f"“{text[:1].upper()}{text[1:]}”" if kept.start != words.start else f"“{text}”"


def _without_lead(tree: Tree, kept: range) -> range:
    """The quotation from the subject of its main clause on, where only a phrase or a time leads over to it."""
    verb = next((w for w in kept if tree.tokens[w].head not in kept), kept.start)
    first = min((min(subtree(tree, s)) for s in dependents(tree, verb, "nsubj", "nsubjpass")), default=kept.start)
    clause = any(c < first for c in dependents(tree, verb, "advcl", "ccomp", "neg", "cc"))
    return kept if clause or first <= kept.start or tree.tokens[first - 1].text != "," else range(first, kept.stop)


def _last_phrase(tree: Tree, n: int, kept: range) -> int | None:
    """Where a phrase begins that stands at the end of the quotation and can be spared; None where it is needed."""
    token = tree.tokens[n]
    if is_conditional(tree, n):
        return None  # "We will react if ...": not without what it hangs on
    if token.tag in {"RBR", "JJR"} and token.head in kept:
        return None  # "gotten to market earlier"
    if token.dep == "conj" and any(is_not_only(tree, i) for i in range(kept.start, n)):
        return None  # "not only this but that"
    below = [w for w in subtree(tree, n) if w in kept]
    if below != list(range(below[0], kept.stop)) or below[0] <= kept.start + 1:
        return None
    if tree.tokens[below[0] - 1].text == "," and token.dep in SPARE | {"prep"}:
        return below[0]
    if token.dep == "prep":
        before = dependents(tree, token.head, "dobj", "attr", "acomp", "ccomp", "xcomp", "prep", "nsubjpass", "advmod")
        return below[0] if any(b < n for b in before) or tree.tokens[token.head].pos in {"NOUN", "PROPN"} else None
    return below[0] if token.dep in SPARE else None


def _stripped(tree: Tree, words: range) -> range:
    """The words without punctuation and conjunctions at the end."""
    stop = words.stop
    while stop > words.start + 1 and _is_loose(tree, stop - 1):
        stop -= 1
    return range(words.start, stop)


def _is_loose(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return token.dep in {"cc", "mark"} or (token.pos == "PUNCT" and token.text not in {"?", "!"})


def _text(tree: Tree, words: range) -> str:
    pieces = []
    for w in words:
        token = tree.tokens[w]
        space = " " if w > words.start and tree.tokens[w - 1].span.end < token.span.start else ""
        pieces.append(space + ("" if token.text in QUOTES else token.text))
    return "".join(pieces)
