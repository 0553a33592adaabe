"""What a telling calls its event: the headwords of the words that name it, and the families of related words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from timeline.inflection import verb_form
from timeline.lexicon import headword, table, word_set
from timeline.merge.corpus import naming_words


def concepts_of(trigger: str, words: frozenset[str]) -> frozenset[str]:
    """The headwords of the words that name an event; where these are light verbs, of the nouns they go with.

    `words` are those of its telling, by headword.
    """
    forms = re.findall(r"[^\W\d_]+", trigger.lower())
    whole = {w for w in words if " " in w and all(any(part in _stems(form) for form in forms) for part in w.split())}
    if whole:  # "handed in"
        return frozenset(whole)
    found = frozenset(_lemma(word, words) for word in forms)
    heavy = found - light_verbs()
    if heavy:
        return heavy
    nouns = frozenset(w for w in words - light_verbs() if families_of(w) or w in naming_words())
    return nouns or found


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that leave it to their noun what happened."""
    return word_set("related", "light", "verbs")


def _lemma(form: str, words: frozenset[str]) -> str:
    """The headword of a form, found among the words of its telling where it can be."""
    for lemma in _stems(form):
        if headword(lemma) in words:
            return headword(lemma)
    for word in sorted(words):
        if word[0] == form[0] and form in (verb_form(word, "VBD"), verb_form(word, "VBN")):
            return word
    return _irregular().get(form, headword(form))


@cache
def _irregular() -> Mapping[str, str]:
    """The past forms of verbs that have a headword or a family, with what they go by."""
    known = {w for kind in table("synonyms").values() for line in kind["lines"] for w in line.split(", ")}
    known |= {w for line in table("related")["families"]["lines"] for w in line.split(", ")}
    found: dict[str, str] = {}
    for lemma in sorted(known - {w for w in known if " " in w}):
        for tag in ("VBD", "VBN", "VBG", "VBZ"):
            found.setdefault(verb_form(lemma, tag) or lemma, headword(lemma))
    return found


@lru_cache(maxsize=4096)
def _stems(form: str) -> tuple[str, ...]:
    """What a form may be of, the likeliest first."""
    found = [form]
    for ending, others in (("ies", ("y",)), ("ied", ("y",)), ("es", ("", "e")), ("s", ("",)),
                           ("ed", ("", "e")), ("ing", ("", "e"))):  # fmt: skip
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form.removesuffix(ending)
            found += [stem + other for other in others]
            if len(stem) > 3 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return tuple(found)


@cache
def _families() -> Mapping[str, frozenset[str]]:
    """The families that each word is of, by the first of their line."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, line in enumerate(table("related")["families"]["lines"]):
        for word in line.split(", "):
            found[headword(word)].add(f"{number}")
    for verb, nouns in table("cues")["derived"].items():
        for word in (verb, *nouns):
            found[headword(word)].add(headword(verb))
    return {word: frozenset(families) for word, families in found.items()}


def families_of(concept: str) -> frozenset[str]:
    """The families of related words that a word is of."""
    return _families().get(concept, frozenset())
