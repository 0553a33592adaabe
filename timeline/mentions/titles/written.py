"""The words of a title as text: spaced as in the sentence, names written out, nothing left hanging at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.mentions.titles.cuts import LAST, LIGHT, MILD, STEPS, cuts, words_quoted
from timeline.mentions.titles.material import is_mark, lemma
from timeline.syntax import VERBAL, dependents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.mentions.titles.cuts import Step
    from timeline.mentions.titles.material import Material

MOST_WORDS = 12
HOPELESS = 24  # words of the sentence, of which no title of twelve is left however they are glued
LONGEST = 120  # characters: a word can be of any length
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "PRODUCT"})
GLUED = ("'", "’", "n't", "n’t", "%")
# Words that want another after them.
LOOSE = frozenset(
    "a an the of in on at to for from by with and or but as that which its his her their is was were be no".split()
)


def written(m: Material, groups: Sequence[Sequence[int]]) -> str:
    """The words of the groups one after another, cut until they are `MOST_WORDS` at most."""
    kept = frozenset(w for group in groups for w in group)
    found = _short(m, groups, kept, (LIGHT, MILD, STEPS, LAST), MOST_WORDS)
    if found is not None:
        return limited(found[0])
    short = m._replace(names={**m.names, **m.short})
    return limited(_terse(short, groups, [kept, *cuts(m, kept, LAST)], MOST_WORDS) or _text(m, groups, kept))


def unmaimed(m: Material, groups: Sequence[Sequence[int]], room: int = MOST_WORDS, *, terse: bool = False) -> str:
    """The words of the groups where a room takes them, if need be without articles, and they end in no word that wants
    more ("a benchmark" for what?); else nothing.
    """
    kept = frozenset(w for group in groups for w in group)
    found = _short(m, groups, kept, (LIGHT, MILD), room)
    if found is not None and not _is_maimed(m, kept, found[1]):
        return found[0]
    if not terse:
        return ""
    short = m._replace(names={**m.names, **m.short})
    return _terse(short, groups, [c for c in (kept, *cuts(m, kept, MILD)) if not _is_maimed(m, kept, c)], room)


def _is_maimed(m: Material, kept: frozenset[int], less: frozenset[int]) -> bool:
    """Whether the cuts have taken from the last word what it says something with."""
    last = max((w for w in less if m.tree.tokens[w].pos != "PUNCT"), default=None)
    if last is None or m.tree.tokens[last].pos not in {"NOUN", "ADJ"}:
        return False
    below = dependents(m.tree, last, "prep", "acl", "relcl")
    above = m.tree.tokens[last].head
    beside = dependents(m.tree, above, "prep")  # "set a benchmark for ...", "become known about ..."
    beside = beside if m.tree.tokens[last].dep == "acomp" else tuple(p for p in beside if p == last + 1)
    return any(c in kept and c not in less and c > last for c in (*below, *beside))


def _short(
    m: Material, groups: Sequence[Sequence[int]], kept: frozenset[int], tiers: Sequence[tuple[Step, ...]], room: int
) -> tuple[str, frozenset[int]] | None:
    """The words cut as little as there is room for, and which they are; None where no cut of the tiers is enough."""
    title = _text(m, groups, kept)
    if len(title.split()) <= room:
        return title, kept
    later = m._replace(names={**m.names, **{w: name for w, name in m.short.items() if w not in groups[0]}})
    all_short = m._replace(names={**m.names, **m.short})
    for steps in tiers:
        cut = [kept, *cuts(m, kept, steps)]
        for names in (later, all_short) if m.short else (m,):
            for less in cut:
                if len(less) > HOPELESS:
                    continue
                title = _text(names, groups, less)
                if len(title.split()) <= room:
                    return title, less
    return None


def _terse(m: Material, groups: Sequence[Sequence[int]], cut: Sequence[frozenset[int]], room: int) -> str:
    """What no cut makes short enough as a headline without articles; empty where that is too long as well."""
    for less in cut:
        title = _text(m, groups, frozenset(w for w in less if m.tree.tokens[w].text.lower() not in {"a", "an", "the"}))
        if len(title.split()) <= room:
            return title
    return ""


def limited(title: str) -> str:
    """A title that begins with a capital and has no more words and characters than a lane has room for."""
    words = title.split()
    if len(words) > MOST_WORDS:
        words = words[:MOST_WORDS]
        while len(words) > 4 and words[-1].lower().strip(",") in LOOSE:
            words.pop()
        words[-1] = words[-1].rstrip(",;:") + "…"
    title = _without_half_quotes(" ".join(words)).strip(" ,;:—–-/")
    title = title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"
    return capital(title)


def with_place(title: str, place: str) -> str:
    """The title with a place that its clause does not name again, where there is room."""
    longer = f"{title} in {place}"
    return longer if place not in title and len(longer.split()) <= MOST_WORDS else title


def capital(title: str) -> str:
    """The title with a capital at its beginning, but for a name that has its own ("iPhone")."""
    first = title.split(" ", 1)[0]
    return title if any(c.isupper() for c in first) else title[:1].upper() + title[1:]


def _text(m: Material, groups: Sequence[Sequence[int]], kept: frozenset[int]) -> str:
    words = tidy(m, [w for group in groups for w in group if w in kept])
    pieces: list[str] = []
    named: set[str] = set()
    for before, w, after in zip([None, *words], words, [*words[1:], None], strict=False):
        text = _article(m, w, after) or _word(m, w, named, first=before is None)
        if not text.strip():
            continue
        if pieces and (_is_glued(m, before, w) or text == ","):
            pieces[-1] += text
        else:
            pieces.append(text)
    return " ".join(pieces)


def _is_glued(m: Material, before: int | None, w: int) -> bool:
    """Whether no blank stands before a word: as in the text, or because it is a possessive ending or a short "not"."""
    tokens = m.tree.tokens
    beside = before is not None and before + 1 == w and tokens[before].span.end == tokens[w].span.start
    return beside or (tokens[w].text.startswith(GLUED) and tokens[w].tag in {"POS", "RB"})


def _article(m: Material, w: int, after: int | None) -> str:
    """The indefinite article where the word behind it is not the one it was written for, and "the" for "that" and
    "those", which point to what was said before; else nothing."""
    token = m.tree.tokens[w]
    alone = w == 0 or m.tree.tokens[w - 1].pos == "ADP"  # behind a verb the model takes "said that" for one
    if token.dep == "det" and token.text.lower() in {"that", "those"} and alone and w not in words_quoted(m):
        return "the"
    if token.text.lower() not in {"a", "an"} or token.dep != "det" or after is None or after == w + 1:
        return ""
    return "an" if m.tree.tokens[after].text[:1].lower() in "aeiou" else "a"


def _word(m: Material, w: int, named: set[str], *, first: bool) -> str:
    """What is written for a word; a name that stands before is not written out again."""
    token = m.tree.tokens[w]
    text, name, actor = m.said.get(w, token.text), m.names.get(w), m.actors.get(w, "")
    again = actor in named
    named |= {actor} if actor else set()
    if name is None or w in m.said:
        return text if w in m.said or (first and not text.isupper()) else _small(m, w, text)
    if not again:
        return name + ("’s" if token.tag == "PRP$" else "")
    return text if token.pos in {"PRON", "PROPN"} or name.isupper() else name.split()[-1]


def _small(m: Material, w: int, text: str) -> str:
    """The word that began the sentence in small letters where it stands further back."""
    token = m.tree.tokens[w]
    if not (text.istitle() or text.isupper()):
        return text
    own = token.pos in {"PROPN", "X"} or token.entity in NAMED or text == "I"
    starts = not own and all(t.pos in {"PUNCT", "SPACE"} for t in m.tree.tokens[:w])
    return text.lower() if starts else text


def tidy(m: Material, words: Sequence[int]) -> list[int]:
    """The words without conjunctions, commas, prepositions and quotation marks that the cuts left alone."""
    while True:
        kept = frozenset(words)
        fit = [w for at, w in enumerate(words) if _fits(m, words, at, kept)]
        if len(fit) == len(words):
            return fit
        words = fit


def _fits(m: Material, words: Sequence[int], at: int, kept: frozenset[int]) -> bool:
    w = words[at]
    token = m.tree.tokens[w]
    if w in m.said:
        return True
    last, first = at == len(words) - 1, at == 0
    if token.dep == "cc" or token.text == ",":
        if last or first:
            return False
        return _joins(m, w, words[at - 1], words[at + 1], kept)
    if is_mark(m.tree, w):
        return _encloses(m, w, kept)
    if token.pos == "PUNCT":
        near = words[at - 1] + 1 == w if not first else False
        return near and not last and w + 1 == words[at + 1]
    if token.dep in {"prep", "agent"} and token.pos in {"ADP", "SCONJ"}:
        below = [c for c in m.tree.children[w] if m.tree.tokens[c].pos != "PUNCT"]
        alone = not below or lemma(m.tree, w) in {"out", "off"}
        return any(c in kept for c in below) or (alone and m.tree.tokens[token.head].pos in VERBAL)
    if token.dep == "neg" and last and w + 1 < len(m.tree.tokens) and m.tree.tokens[w + 1].pos != "PUNCT":
        return False  # "it was Roe, not Doe": what is denied is gone
    return not (last and token.pos in {"DET", "CCONJ", "SCONJ"} and token.dep in {"det", "mark", "cc"})


def _encloses(m: Material, w: int, kept: frozenset[int]) -> bool:
    """Whether a quotation mark and its fellow still stand around all that they stood around."""
    marks = [i for i in range(len(m.tree.tokens)) if is_mark(m.tree, i)]
    at = marks.index(w)
    pair = marks[at : at + 2] if at % 2 == 0 else marks[at - 1 : at + 1]
    if len(pair) < 2 or not kept.issuperset(pair):
        return False
    return all(i in kept or m.tree.tokens[i].pos == "PUNCT" for i in range(*pair))


def _joins(m: Material, w: int, before: int, after: int, kept: frozenset[int]) -> bool:
    """Whether a conjunction or comma still stands between two members of a list."""
    head = m.tree.tokens[w].head
    if any(c in kept and c > w for c in dependents(m.tree, head, "conj")) and head in kept and head < w:
        if m.tree.tokens[w].text != ",":
            return True
        if lemma(m.tree, after) == "and" and sum(c in kept for c in _list(m, head)) < 2:
            return False  # "Kyiv, and the EU, had": two need no comma
        return after in dependents(m.tree, head, "conj") or _leads(m, after, head)
    beside = before == w - 1 and after == w + 1
    if m.tree.tokens[w].text == ",":
        return beside and {m.tree.tokens[before].pos, m.tree.tokens[after].pos} == {"ADJ"}
    return beside


def _list(m: Material, head: int) -> list[int]:
    """The members of a list after its first."""
    found = list(dependents(m.tree, head, "conj"))
    return found + [below for c in found for below in _list(m, c)]


def _leads(m: Material, word: int, head: int) -> bool:
    """Whether a word is the first of a member of the list at `head`."""
    while m.tree.tokens[word].dep in {"det", "amod", "compound", "poss", "nummod", "nmod"}:
        word = m.tree.tokens[word].head
    return (m.tree.tokens[word].dep == "conj" and m.tree.tokens[word].head == head) or lemma(m.tree, word) == "and"


def _without_half_quotes(title: str) -> str:
    """The title without quotation marks that the cuts left alone."""
    if title.count('"') % 2:
        title = title.replace('"', "")
    return title if title.count("“") == title.count("”") else title.replace("“", "").replace("”", "")
