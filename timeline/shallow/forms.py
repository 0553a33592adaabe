"""What a word can be by itself: its lemma and classes, from the lists of `lexicon/words.toml`, else from its ending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.lexicon import by_verb, table

VOWELS = frozenset("aeiou")
# How the form of a verb is read: base, -s, -ing, past alone, participle alone, past and participle ("met"),
# all three ("put"), base and participle ("come").
BASE, S, ING, PAST, PARTICIPLE, ED, SAME, COME = "base", "s", "ing", "past", "participle", "ed", "same", "come"
AUXILIARIES = {
    "am": ("be", "VBP"), "is": ("be", "VBZ"), "are": ("be", "VBP"), "was": ("be", "VBD"), "were": ("be", "VBD"),
    "be": ("be", "VB"), "been": ("be", "VBN"), "being": ("be", "VBG"), "'m": ("be", "VBP"), "'re": ("be", "VBP"),
    "’m": ("be", "VBP"), "’re": ("be", "VBP"), "have": ("have", "VBP"), "has": ("have", "VBZ"),
    "had": ("have", "VBD"), "having": ("have", "VBG"), "'ve": ("have", "VBP"), "’ve": ("have", "VBP"),
    "do": ("do", "VBP"), "does": ("do", "VBZ"), "did": ("do", "VBD"),
}  # fmt: skip
ADJECTIVAL = (
    "able", "ible", "ous", "ful", "less", "ish", "ical", "tic", "gic", "mic", "nic", "fic", "onal", "ental", "inal",
    "rial", "cial", "tial", "ctive", "sive", "tive", "ern",
)  # fmt: skip
# Endings of stems that lost an e: "stat|ed", "realis|ed".
MUTE = ("at", "iz", "is", "uc", "ag", "ur", "iv", "as", "os", "ng", "rs", "nc", "ac", "lv", "ut", "us")


class Form(NamedTuple):
    """What a word can be: a word of a closed class (its tag), a verb (lemma and form), a noun (lemma), an adjective."""

    closed: str = ""
    verb: str = ""
    form: str = ""
    noun: str = ""
    plural: bool = False
    adjective: bool = False
    known: bool = True


def form_of(word: str) -> Form:
    """What a word in lower case can be."""
    return _listed().get(word) or _by_ending(word)


@cache
def word_set(section: str, key: str) -> frozenset[str]:
    """A list of words of the table as a set."""
    return frozenset(table("words")[section][key].split())


# --- the lists --------------------------------------------------------------------------------


@cache
def _listed() -> dict[str, Form]:
    found: dict[str, Form] = {}
    for word, lemma, plural in _nouns():
        found.setdefault(word, Form())
        found[word] = found[word]._replace(noun=lemma, plural=plural)
    for word in word_set("adjectives", "words"):
        found[word] = found.get(word, Form())._replace(adjective=True)
    for word, lemma, form in _verbs():
        old = found.get(word, Form())
        if not old.verb or old.form in {S, ING}:
            found[word] = old._replace(verb=lemma, form=form)
    for tag, words in reversed(table("words")["closed"].items()):
        for word in words.split():
            tag = "IN" if tag == "SCONJ" else tag
            found[word.lower()] = found.get(word.lower(), Form())._replace(closed=tag)
    for word, (lemma, tag) in AUXILIARIES.items():
        found[word] = Form(closed=tag, verb=lemma)
    return found


def _nouns() -> Iterator[tuple[str, str, bool]]:
    """Every noun as (form, lemma, whether plural)."""
    single = (
        word_set("nouns", "words")
        | word_set("verbs", "nounlike")
        | {word for kind in table("triggers").values() for noun in kind["nouns"] for word in noun.split()}
    )
    for noun in sorted(single):
        yield noun, noun, False
        yield plural_of(noun), noun, True
    for row in table("words")["nouns"]["irregular"]:
        plural, noun = row.split()
        yield noun, noun, False
        yield plural, noun, True


def _verbs() -> Iterator[tuple[str, str, str]]:
    """Every form of every verb as (form, lemma, how it is read), of irregular verbs first."""
    irregular = [row.split() for row in table("words")["verbs"]["irregular"]]
    strong = {row[0] for row in irregular}
    for base, past, participle in irregular:
        yield from _irregular(base, past.split("/"), participle.split("/"))
    regular = word_set("verbs", "plain") | word_set("verbs", "nounlike") | trigger_verbs() | frozenset(_cues())
    for base in sorted(regular - strong - {"be", "have", "do"}):
        yield base, base, BASE
        yield plural_of(base), base, S
        yield from ((word, base, ED) for word in _ed(base))
        yield from ((word, base, ING) for word in _ing(base))


@cache
def trigger_verbs() -> frozenset[str]:
    """The verbs that the lexicon of events knows."""
    return frozenset(_triggers())


@cache
def _past_forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, form in _listed().items():
        if form.form in {ED, PAST, SAME}:
            found.setdefault(form.verb, []).append(word)
    return {verb: tuple(words) for verb, words in found.items()}


def past_forms(verb: str) -> tuple[str, ...]:
    """The forms of a listed verb in the past tense; none of any other."""
    return _past_forms().get(verb, ())


def _triggers() -> Iterator[str]:
    for kind in table("triggers").values():
        for key, entries in kind.items():
            if key.startswith("verbs"):
                yield from (verb for verb in entries if " " not in verb)
            elif key == "phrases":
                yield from (phrase.split()[0] for phrase in entries)
            elif key in {"objects", "subjects"}:
                yield from (verb for verb, _ in by_verb(kind, key))


def _cues() -> Iterator[str]:
    """The verbs that hold or begin an event, or are states."""
    for words in table("cues")["support"].values():
        yield from words
    yield from table("cues")["states"]["verbs"]


def _irregular(base: str, past: Iterable[str], participle: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    pasts, participles = set(past), set(participle)
    yield base, base, SAME if base in pasts & participles else COME if base in participles else BASE
    yield plural_of(base), base, S
    yield from ((word, base, ING) for word in _ing(base))
    for word in sorted((pasts | participles) - {base}):
        yield word, base, ED if word in pasts & participles else PAST if word in pasts else PARTICIPLE


def plural_of(word: str) -> str:
    """A word with -s: the plural of a noun, the third person of a verb."""
    if word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _ed(base: str) -> list[str]:
    if base.endswith("e"):
        return [base + "d"]
    if base.endswith("y") and base[-2] not in VOWELS:
        return [base[:-1] + "ied"]
    return [base + "ed", *([base + base[-1] + "ed"] if _may_double(base) else [])]


def _ing(base: str) -> list[str]:
    if base.endswith("ie"):
        return [base[:-2] + "ying"]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return [base[:-1] + "ing"]
    return [base + "ing", *([base + base[-1] + "ing"] if _may_double(base) else [])]


def _may_double(base: str) -> bool:
    """Whether the last letter may be doubled ("planned"): one vowel before one consonant."""
    return len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in VOWELS and base[-3] not in VOWELS


# --- the endings ------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def _by_ending(word: str) -> Form:
    """What a word of no list is, by its ending; a noun where that tells nothing."""
    if "-" in word and word.rpartition("-")[2]:
        return _compound(word)
    if word.endswith("ed") and len(word) > 4:
        return Form(verb=_base(word[:-2]), form=ED, adjective=True, known=False)
    if word.endswith("ing") and len(word) > 5:
        return Form(verb=_base(word[:-3]), form=ING, known=False)
    if word.endswith("ly") and len(word) > 4:
        return Form(closed="RB", known=False)
    if word.endswith(ADJECTIVAL) and len(word) > 5:
        return Form(adjective=True, known=False)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return Form(verb=singular(word), form=S, noun=singular(word), plural=True, known=False)
    return Form(noun=word, known=False)


def _compound(word: str) -> Form:
    """A word with a hyphen is what its last part is, but "30-day" and "so-called" describe a noun."""
    first, _, last = word.rpartition("-")
    inner = form_of(last)
    if inner.form in {ED, ING, PARTICIPLE} or first[-1:].isdigit() or inner.adjective or inner.closed:
        return Form(adjective=True, noun=word, known=False)
    return Form(noun=word.removesuffix("s") if inner.plural else word, plural=inner.plural, known=False)


def _base(stem: str) -> str:
    """The base form of a verb of no list, of its stem before -ed or -ing."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    return stem + "e" if stem.endswith(MUTE) else stem


def singular(word: str) -> str:
    """The singular of a noun of no list."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]
