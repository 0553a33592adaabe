"""Tagged words -> the phrases of a sentence, each with its head: noun phrases, verb groups, prepositions, dates.

What a phrase is made of is a table of patterns over tags in `lexicon/shallow.toml` (chunks, Abney 1991).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.lexicon import table
from timeline.shallow.links import Links
from timeline.shallow.tags import FAMILIES, Tagged, alphabet
from timeline.shallow.vocabulary import entry_of, word_set

NOUNS, FINITE = FAMILIES["N"], FAMILIES["F"]
QUOTED = frozenset({",", "quoted"})  # a comma at the end of a quotation
OPENING = frozenset({"DT", "PDT", "PRP$", "WP$"})
FORMS = {"TO": "to", "VBG": "ing", "VBN": "en"}  # of verb groups, by their first tag


class Chunk(NamedTuple):
    """A phrase of a sentence: its head and its features, among them its kind, as `shallow.toml` names them."""

    head: int
    features: frozenset[str]


def phrases(tagged: Tagged, dates: Mapping[int, int], links: Links) -> list[Chunk]:
    """The phrases of a sentence in order; what belongs together inside each is linked. `dates`: first word -> end."""
    signs, alone, (pattern, kinds) = _signs(tagged, dates), _alone(), _pattern()
    found: list[Chunk] = []
    i = 0
    while i < len(tagged.words):
        kind = alone.get(signs[i + 1])
        if kind is not None:
            if kind:
                found.append(_single(tagged, kind, range(i, i + 1), links)[0])
            else:
                links.later(i, "punct")  # a quotation mark
            i += 1
        else:
            match = pattern.match(signs, i + 1)
            assert match is not None  # the last pattern is any word
            kind = kinds[(match.lastindex or 1) - 1]
            phrase, i = MADE.get(kind, _single)(tagged, kind, range(i, match.end() - 1), links)
            found.append(phrase)
    return found


@cache
def _alone() -> Mapping[str, str]:
    """The kinds of words that are phrases by themselves, by their signs."""
    rows = table("shallow")["phrases"]["alone"]
    return {sign: kind for kind, choice in rows.items() for sign in alphabet().matching(choice)}


@cache
def _pattern() -> tuple[re.Pattern[str], list[str]]:
    """All patterns as one expression, a group for each, and their kinds."""
    rows = table("shallow")["phrases"]["patterns"]
    ways = (f"({alphabet().expression(pattern)})" for _, pattern in rows)
    return re.compile("|".join(ways)), [kind for kind, _ in rows]


def _signs(tagged: Tagged, dates: Mapping[int, int]) -> str:
    """The signs of the words behind that of the start, those of time expressions by their place in these."""
    if not dates:
        return alphabet().start + "".join(tagged.signs)
    inside, bare, own = _date_signs()
    signs = [alphabet().start, *tagged.signs]
    for first, stop in dates.items():
        signs[first + 1] = own if tagged.tags[first] in {"IN", "TO"} and stop - first > 1 else bare
        signs[first + 2 : stop + 1] = inside * (stop - first - 1)
    return "".join(signs)


@cache
def _date_signs() -> tuple[str, ...]:
    return tuple(alphabet().sign(frozenset(name.split())) for name in table("shallow")["phrases"]["dates"])


Made = tuple[Chunk, int]  # a phrase and where the next begins


def _single(tagged: Tagged, kind: str, words: range, links: Links) -> Made:
    """A phrase of one word, known by the groups of words that it is in."""
    if tagged.tags[words[0]] == "NEG":
        links.later(words[0], "neg")
    if kind == ",":
        beside = tagged.tags[max(words[0] - 1, 0) : words.stop + 1]
        return Chunk(words[0], _comma(*beside, tagged.words[words[0]])), words.stop
    return Chunk(words[0], _features(kind, tagged.words[words[0]].lower())), words.stop


@lru_cache(maxsize=1 << 10)
def _comma(*tags: str) -> frozenset[str]:
    """The features of a comma by the tags around it and itself: whether a quotation begins or ends there."""
    if tags[-1] == ":" or "``" in tags:
        return frozenset({",", "begins"})
    return QUOTED if "''" in tags else frozenset({","})


# --- noun phrases and dates -------------------------------------------------------------------


def _noun_phrase(tagged: Tagged, _kind: str, words: range, links: Links) -> Made:
    """A noun phrase under its last noun; what stands before a possessive mark is the owner of the part behind it."""
    tags, first, stop, owner = tagged.tags, words.start, words.stop, -1
    while stop - first > 1 and "POS" in tags[first + 1 : stop]:
        mark = tags.index("POS", first + 1)
        owner = _part(tags, first, mark, owner, links)
        links.link(mark, owner, "case")
        first = mark + 1
    # "at the company's": what is owned is left out
    head = _part(tags, first, stop, owner, links) if first < stop else owner
    return Chunk(head, _noun_features(tagged.lemmas[head], tags[head], tags[words.start])), stop


def _part(tags: Sequence[str], first: int, stop: int, owner: int, links: Links) -> int:
    """Link the words of a part of a noun phrase, and its owner, to its head, which is its last noun."""
    head = stop - 1
    while head > first and tags[head] not in NOUNS:
        head -= 1
    if tags[head] not in NOUNS:
        head = stop - 1
    for i in range(first, stop):
        if i != head:
            links.link(i, head, _inside(tags[i]) if i < head or tags[i] == "CD" else "punct")
    if owner >= 0:
        links.link(owner, head, "poss")
    return head


@lru_cache(maxsize=1 << 14)
def _noun_features(lemma: str, tag: str, opening: str) -> frozenset[str]:
    if tag in FAMILIES["J"] and opening not in OPENING:
        return frozenset({"ADJ"})
    return _features("NP", lemma.lower()) | ({tag} & {"PRP", "EX"})


def _head(tagged: Tagged, part: range) -> int:
    return next((i for i in reversed(part) if tagged.tags[i] in NOUNS), part[-1])


@cache
def _inside(tag: str) -> str:
    inside = table("shallow")["phrases"]["inside"]
    return str(inside.get(tag) or next((inside[name] for name in "JN" if tag in FAMILIES[name]), "nmod"))


def _date(tagged: Tagged, kind: str, words: range, links: Links) -> Made:
    """A time expression, under its preposition where it has one of its own."""
    own = words[1:] if kind == "PP" else words
    head = next((i for i in own if tagged.tags[i] in NOUNS), own[-1])
    for i in own:
        if i != head:
            links.link(i, head, {"CD": "nummod", "DT": "det"}.get(tagged.tags[i], "dep"))
    if kind == "PP":
        links.link(head, words[0], "pobj")
        return Chunk(words[0], _features(kind, tagged.words[words[0]].lower(), "dated")), words.stop
    return Chunk(head, frozenset({kind})), words.stop


# --- verb groups ------------------------------------------------------------------------------


def _verb_group(tagged: Tagged, kind: str, words: range, links: Links) -> Made:
    """Auxiliaries, negations, adverbs and a particle with the verb they belong to, the last."""
    tags, lemmas = tagged.tags, tagged.lemmas
    verbs = [i for i in words if tags[i] not in {"RB", "NEG"}]
    head = verbs[-1]
    passive = tags[head] == "VBN" and len(verbs) > 1 and lemmas[verbs[-2]] in {"be", "get"}
    for i in words:
        if i != head:
            auxiliary = "auxpass" if passive and i == verbs[-2] else "aux"
            links.link(i, head, auxiliary if i in verbs else "neg" if tags[i] == "NEG" else "advmod")
    form = "fin" if tags[verbs[0]] in FINITE else FORMS.get(tags[verbs[0]], "base")
    more = "passive" if passive or form == "en" else "ed" if _may_describe(tagged, verbs) else form
    features = _features(kind, lemmas[head], form, more)
    return Chunk(head, features), _particle(tagged, head, words.stop, links)


def _may_describe(tagged: Tagged, verbs: Sequence[int]) -> bool:
    """Whether a past form could be a participle: "the deal reached in May"."""
    tag, word = tagged.tags[verbs[0]], tagged.words[verbs[0]]
    return tag == "VBD" and len(verbs) == 1 and "VBN" in entry_of(word.lower()).readings


def _particle(tagged: Tagged, verb: int, i: int, links: Links) -> int:
    """Take in the particle behind a verb: one the lexicon knows with it, or one that governs nothing."""
    if i >= len(tagged.words) or tagged.words[i].lower() not in word_set("particles", "words"):
        return i
    after = next((tag for tag in tagged.tags[i + 1 : i + 3] if tag not in {"``", "''"}), ".")
    if tagged.words[i].lower() in _particles().get(tagged.lemmas[verb], ()) or after in {".", ",", "IN", "TO", "CC"}:
        links.link(i, verb, "prt")
        tagged.tags[i] = "RP"
        return i + 1
    return i


@cache
def _particles() -> Mapping[str, frozenset[str]]:
    """The particles that the lexicon knows with a verb, by verb."""
    found: dict[str, frozenset[str]] = {}
    for verb, *rest in _verb_phrases():
        if len(rest) == 1 and rest[0] in word_set("particles", "words"):
            found[verb] = found.get(verb, frozenset()) | {rest[0]}
    return found


def _verb_phrases() -> Iterator[list[str]]:
    yield from (phrase.split() for kind in table("triggers").values() for phrase in kind.get("phrases", ()))
    yield from (phrase.split() for words in table("cues")["status"].values() for phrase in words)


# --- what heads are known by ------------------------------------------------------------------


@lru_cache(maxsize=1 << 14)
def _features(kind: str, word: str, *more: str) -> frozenset[str]:
    """The features of a phrase with a head."""
    return frozenset({kind, *more, *(name for name, group in _groups(kind) if word in group)})


@cache
def _groups(kind: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The groups of words that phrases of a kind are known by."""
    named = table("shallow")["phrases"]["groups"].get("P" if kind == "PP" else kind, {})
    found = {name: frozenset(words.split()) for name, words in named.items()}
    if kind == "VG":
        found |= {name: word_set("verbs", listed) for name, listed in table("shallow")["phrases"]["listed"].items()}
        status = table("cues")["status"]
        found["ahead"] = frozenset(
            {"announce", *(verb for name in table("shallow")["phrases"]["ahead"] for verb in status[name])}
        )
        found["goes"] = frozenset(table("triggers")["visit"]["verbs_of_places"])
    if kind == "NP":
        found["event"] = frozenset(noun.split()[-1] for row in table("triggers").values() for noun in row["nouns"])
    return tuple(found.items())


def kinds() -> Iterator[frozenset[str]]:
    """All features that phrases can have."""
    named = table("shallow")["phrases"]
    for kind in {kind for kind, _ in named["patterns"]} | {*named["alone"], "ADJ"}:
        groups = _groups(kind)
        known = {frozenset(name for name, group in groups if word in group) for _, words in groups for word in words}
        for names in {*known, frozenset[str]()}:
            yield from (frozenset({kind, *names, *more.split()}) for more in VARIANTS.get(kind, "").split(", "))


# What else phrases are told apart by, by their kind.
VARIANTS = {
    "NP": ", PRP, EX",
    "VG": "fin, fin passive, fin ed, to, to passive, ing, ing passive, en passive, base, base passive",
    "PP": ", dated",
    ",": ", quoted, begins",
}
MADE: Mapping[str, Callable[[Tagged, str, range, Links], Made]] = {
    "NP": _noun_phrase,
    "VG": _verb_group,
    "DATE": _date,
    "PP": _date,
}
