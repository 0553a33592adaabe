"""The words of a title as text: spaced as in the document, names written out, nothing left hanging at an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.titles.table import HEAVY, LIGHT, THAT, cuts
from timeline.mentions.titles.words import is_mark, listed, quoted_in
from timeline.syntax import VERBAL, ancestors, dependents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.mentions.titles.words import Material

MOST_WORDS = 12
LONGEST = 120  # characters: a word can be of any length
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "PRODUCT"})
GLUED = ("'", "’", "n't", "n’t", "%")


def written(m: Material, groups: Sequence[Sequence[int]]) -> str:
    """The words of the groups one after another, cut until there is room for them."""
    order = [w for group in groups for w in group]
    titles = _shorter(m, order, frozenset(order[len(groups[0]) :])) if order else iter([""])
    return limited(next((t for t in titles if 0 < len(t.split()) <= MOST_WORDS), "") or _text(m, order))


def _shorter(m: Material, order: Sequence[int], told: frozenset[int]) -> Iterator[str]:
    """The title in shorter and shorter forms: light cuts, short names (the subject's last), heavy cuts, no articles."""
    kept, names = frozenset(order), (with_short(m, told), with_short(m))
    yield _text(m, order)
    light = [kept, *cuts(m, kept, (*LIGHT, THAT))]
    yield from (_text(named, order, less) for named in names for less in light)
    heavy = []
    for less in cuts(m, kept, HEAVY):
        heavy.append(less)
        yield from (_text(named, order, less) for named in names)
    articles = frozenset(w for w in kept if m.tree.lemmas[w] in listed("kept", "articles"))
    yield from (_text(names[1], order, less - articles) for less in (*light, *heavy))


def with_short(m: Material, words: Iterable[int] | None = None) -> Material:
    """The material with the text's own short names for these words, or for all."""
    short = {w: name for w, name in m.names.short.items() if words is None or w in words}
    return m._replace(names=m.names._replace(written={**m.names.written, **short}))


def limited(title: str) -> str:
    """A title that begins with a capital and has no more words and characters than a lane has room for."""
    words = title.split()
    if len(words) > MOST_WORDS:
        words = words[:MOST_WORDS]
        while len(words) > 4 and words[-1].lower().strip(",") in listed("kept", "wanting"):
            words.pop()
        words[-1] = words[-1].rstrip(",;:") + "…"
    title = " ".join(words)
    title = title.replace('"', "") if title.count('"') % 2 else title
    title = title if title.count("“") == title.count("”") else title.replace("“", "").replace("”", "")
    title = title.strip(" ,;:—–-/")
    return capital(title if len(title) <= LONGEST else title[: LONGEST - 1] + "…")


def capital(title: str) -> str:
    """The title with a capital at its beginning, but for a name that has its own ("iPhone")."""
    first = title.split(" ", 1)[0]
    return title if any(c.isupper() for c in first) else title[:1].upper() + title[1:]


def _text(m: Material, order: Sequence[int], kept: frozenset[int] | None = None) -> str:
    words = _tidy(m, [w for w in order if kept is None or w in kept])
    title, named, before = "", set[str](), -1
    for w, after in zip(words, [*words[1:], None], strict=False):
        text = _article(m, w, after) or _word(m, w, named, first=not title)
        glued = not title or _is_glued(m, before, w) or text == ","
        title += text if glued or not text else f" {text}"
        before = w
    return " ".join(title.split())


def _is_glued(m: Material, before: int, w: int) -> bool:
    """Whether no blank stands before a word: as in the text, or because it is a possessive ending or a short "not"."""
    beside = before + 1 == w and m.tree.tokens[before].span.end == m.tree.tokens[w].span.start
    return beside or (m.tree.tokens[w].text.startswith(GLUED) and m.tree.tokens[w].tag in {"POS", "RB"})


def _article(m: Material, w: int, after: int | None) -> str:
    """The indefinite article for the word that is now behind it, and "the" for "that" and "those", which point to what
    was said before; else nothing."""
    token, text = m.tree.tokens[w], m.tree.tokens[w].text.lower()
    if token.dep != "det" or text not in listed("kept", "rewritten") or w in quoted_in(m.tree):
        return ""
    if text in {"that", "those"}:  # behind a verb the model takes "said that" for one
        return "the" if w == 0 or m.tree.tokens[w - 1].pos == "ADP" else ""
    if after is None or after == w + 1:
        return ""
    return "an" if m.tree.tokens[after].text[:1].lower() in "aeiou" else "a"


def _word(m: Material, w: int, named: set[str], *, first: bool) -> str:
    """What is written for a word; a name that stands before is not written out again."""
    token = m.tree.tokens[w]
    name, actor = m.names.written.get(w), m.names.actors.get(w, "")
    again = actor in named
    named |= {actor} if actor else set()
    if w in m.said:
        return m.said[w]
    if name is None:
        return token.text if first and not token.text.isupper() else _small(m, w)
    if not again:
        return name + ("’s" if token.tag == "PRP$" else "")
    return token.text if token.pos in {"PRON", "PROPN"} or name.isupper() else name.split()[-1]


def _small(m: Material, w: int) -> str:
    """The word that began the sentence in small letters where it stands further back."""
    token = m.tree.tokens[w]
    own = token.pos in {"PROPN", "X"} or token.entity in NAMED or token.text == "I"
    large = not own and (token.text.istitle() or token.text.isupper())
    begins = large and all(t.pos in {"PUNCT", "SPACE"} for t in m.tree.tokens[:w])
    return token.text.lower() if begins else token.text


def _tidy(m: Material, words: list[int]) -> list[int]:
    """The words without conjunctions, commas, prepositions and quotation marks that the cuts left alone."""
    kept, neighbours = frozenset(words), zip([-1, *words], words, [*words[1:], -1], strict=False)
    fit = [w for before, w, after in neighbours if w in m.said or _fits(m, before, w, after, kept)]
    return fit if len(fit) == len(words) else _tidy(m, fit)


def _fits(m: Material, before: int, w: int, after: int, kept: frozenset[int]) -> bool:
    """Whether a word has what it stands with, between its neighbours (-1: none)."""
    token, last = m.tree.tokens[w], after < 0
    if token.dep == "cc" or token.text == ",":
        return before >= 0 and not last and _joins(m, before, w, after, kept)
    if is_mark(m.tree, w):
        return _encloses(m, w, kept)
    if token.pos == "PUNCT":
        return before + 1 == w == after - 1 and before >= 0
    if token.dep in {"prep", "agent"} and token.pos in {"ADP", "SCONJ"}:
        below = [c for c in m.tree.children[w] if m.tree.tokens[c].pos != "PUNCT"]
        alone = not below or m.tree.lemmas[w] in {"out", "off"}
        return any(c in kept for c in below) or (alone and m.tree.tokens[token.head].pos in VERBAL)
    if token.dep == "neg" and last and w + 1 < len(m.tree.tokens) and m.tree.tokens[w + 1].pos != "PUNCT":
        return False  # "it was Roe, not Doe": what is denied is gone
    return not (last and token.pos in {"DET", "CCONJ", "SCONJ"} and token.dep in {"det", "mark"})


def _encloses(m: Material, w: int, kept: frozenset[int]) -> bool:
    """Whether a quotation mark and its fellow still stand around all that they stood around."""
    marks = [i for i in range(len(m.tree.tokens)) if is_mark(m.tree, i)]
    at = marks.index(w)
    pair = marks[at : at + 2] if at % 2 == 0 else marks[at - 1 : at + 1]
    inside = range(*pair) if len(pair) == 2 else ()
    return (
        len(inside) > 1 and kept.issuperset(pair) and all(i in kept or m.tree.tokens[i].pos == "PUNCT" for i in inside)
    )


def _joins(m: Material, before: int, w: int, after: int, kept: frozenset[int]) -> bool:
    """Whether a conjunction or comma still stands between two members of a list."""
    tokens, head = m.tree.tokens, m.tree.tokens[w].head
    beside = before == w - 1 and after == w + 1
    members = (
        {c for c in dependents(m.tree, head, "conj") if c in kept and c > w} if head in kept and head < w else set()
    )
    if tokens[w].text != ",":
        return bool(members) or beside
    if tokens[after].dep == "cc":
        return False
    adjectives = beside and tokens[before].pos == tokens[after].pos == "ADJ"
    return adjectives or not members.isdisjoint((after, *ancestors(m.tree, after)))
