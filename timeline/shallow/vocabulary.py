"""What a word can be by itself: its tags with a lemma each, from the lists of `lexicon/words.toml` or by its ending."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.lexicon import by_verb, table

VOWELS = frozenset("aeiou")
# Tags that a word keeps besides that of a closed class: "the next day", "at home".
BESIDE = {"RB": ("JJ", "NN"), "DT": ("JJ",), "IN": ("JJ", "VB"), "PDT": ("JJ",)}


class Vocable(NamedTuple):
    """What a word can be: a lemma for each of its tags, what else is told of it, and whether a list has it."""

    readings: Mapping[str, str]
    features: frozenset[str] = frozenset()
    known: bool = True


@cache
def word_set(section: str, key: str) -> frozenset[str]:
    """A list of words of the table as a set."""
    return frozenset(table("words")[section][key].split())


def entry_of(word: str) -> Vocable:
    """What a word in lower case can be."""
    return listed().get(word) or by_ending(word)


# --- the lists --------------------------------------------------------------------------------


@cache
def listed() -> Mapping[str, Vocable]:
    """What the lists know, by word."""
    readings: dict[str, dict[str, str]] = {}
    for word, tag, lemma in (*_nouns(), *_adjectives(), *_verbs()):
        readings.setdefault(word, {}).setdefault(tag, lemma)
    closed: dict[str, dict[str, str]] = {}
    for word, tag, lemma in _closed():
        closed.setdefault(word, {}).setdefault(tag, lemma)
    for word, tags in closed.items():
        beside = {tag for own in tags for tag in BESIDE.get(own, ())}
        readings[word] = {**tags, **{tag: lemma for tag, lemma in readings.get(word, {}).items() if tag in beside}}
    things = {word for word, *_ in _nouns()}
    return {word: Vocable(tags, frozenset(_features(word, tags, closed, things))) for word, tags in readings.items()}


def _features(word: str, tags: Iterable[str], closed: Container[str], things: Container[str]) -> Iterator[str]:
    yield from (name for name, words in _groups().items() if word in words)
    if word in closed:
        yield "closed"
    if word not in things and not {"NN", "NNS"}.isdisjoint(tags) and not {"VB", "VBZ", "VBG"}.isdisjoint(tags):
        yield "verbal"  # a verb that is a noun only behind an article


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    """The words that the grammar knows by more than their tags, by the name of their group."""
    named = {name: frozenset(words.split()) for name, words in table("shallow")["words"].items()}
    own = {word: frozenset({word}) for word in named["own"]}
    return {**named, **own, "sub": word_set("closed", "SCONJ"), "people": _peoples()}


def _nouns() -> Iterator[tuple[str, str, str]]:
    """Every form of every noun as (form, tag, lemma)."""
    single = (
        word_set("nouns", "words")
        | word_set("verbs", "nounlike")
        | {word for kind in table("triggers").values() for noun in kind["nouns"] for word in noun.split()}
    )
    rows = [row.split() for row in table("words")["nouns"]["irregular"]]
    for plural, noun in (*((with_s(noun), noun) for noun in sorted(single - {row[0] for row in rows})), *rows):
        if plural != noun:
            yield noun, "NN", noun
        yield plural, "NNS", noun


def _adjectives() -> Iterator[tuple[str, str, str]]:
    """Every adjective, with its degrees where it has some, as (form, tag, lemma)."""
    yield from ((word, "JJ", word) for word in word_set("adjectives", "words"))
    yield from ((word, tag, word.title()) for word in _peoples() for tag in ("JJ", "NNP"))
    rows = [row.split() for row in table("words")["adjectives"]["irregular"]]
    rows += [[word, *_degrees(word)] for word in sorted(word_set("adjectives", "graded"))]
    yield from ((form, tag, row[0]) for row in rows for form, tag in zip(row, ("JJ", "JJR", "JJS"), strict=True))


@cache
def _peoples() -> frozenset[str]:
    """The adjectives of countries, in lower case."""
    return frozenset(word.lower() for row in table("countries")["country"] for word in row.get("adjectives", ()))


def _degrees(word: str) -> tuple[str, str]:
    stem = word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")
    *_, doubled = _doubled(stem, "e")
    return doubled + "r", doubled + "st"


def _closed() -> Iterator[tuple[str, str, str]]:
    words = table("words")
    lemmas = dict(pair.split() for pair in words["lemmas"]["pairs"])
    for tag, list_ in words["closed"].items():
        for word in list_.lower().split():
            yield word, {"SCONJ": "IN", "PRON": "NN"}.get(tag, tag), lemmas.get(word, word)
    for row in words["auxiliaries"]["forms"]:
        word, lemma, *tags = row.split()
        yield from ((word, tag, lemma) for tag in tags)


def _verbs() -> Iterator[tuple[str, str, str]]:
    """Every form of every verb as (form, tag, lemma)."""
    irregular = [row.split() for row in table("words")["verbs"]["irregular"]]
    regular = word_set("verbs", "plain") | word_set("verbs", "nounlike") | trigger_verbs() | frozenset(_cues())
    rows = [(base, past.split("/"), participle.split("/")) for base, past, participle in irregular]
    known = {base for base, *_ in rows} | word_set("auxiliaries", "full")
    rows += [(base, _with_ed(base), _with_ed(base)) for base in sorted(regular - known)]
    for base, pasts, participles in rows:
        yield from ((base, tag, base) for tag in ("NN", "VB", "VBP"))
        yield from ((with_s(base), tag, base) for tag in ("NNS", "VBZ"))
        yield from ((form, "VBD", base) for form in pasts)
        yield from ((form, "VBN", base) for form in participles)
        yield from ((form, "JJ", form) for form in participles if form != base)
        yield from ((form, "VBG", base) for form in _with_ing(base))
        yield from ((form, tag, form) for form in _with_ing(base) for tag in ("JJ", "NN"))


@cache
def trigger_verbs() -> frozenset[str]:
    """The verbs that the lexicon of events knows."""
    return frozenset(_triggers())


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


@cache
def past_triggers() -> frozenset[str]:
    """The past forms of the verbs that name events."""
    return frozenset(word for word, entry in listed().items() if entry.readings.get("VBD") in trigger_verbs())


# --- the endings ------------------------------------------------------------------------------


def with_s(word: str) -> str:
    """A word with -s: the plural of a noun, the third person of a verb."""
    if word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _with_ed(base: str) -> list[str]:
    if base.endswith("e"):
        return [base + "d"]
    return [base[:-1] + "ied"] if base.endswith("y") and base[-2] not in VOWELS else _doubled(base, "ed")


def _with_ing(base: str) -> list[str]:
    if base.endswith("ie"):
        return [base[:-2] + "ying"]
    silent = base.endswith("e") and not base.endswith(("ee", "oe", "ye"))
    return [base[:-1] + "ing"] if silent else _doubled(base, "ing")


def _doubled(base: str, ending: str) -> list[str]:
    """A base with an ending, and with its last letter doubled where it may be: one vowel before one consonant."""
    double = len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in VOWELS and base[-3] not in VOWELS
    return [base + ending, *([base + base[-1] + ending] if double else [])]


@lru_cache(maxsize=1 << 16)
def by_ending(word: str) -> Vocable:
    """What a word of no list is: the last part of a compound, or what the table of endings says."""
    first, hyphen, last = word.rpartition("-")
    if hyphen and last:
        return _compound(word, first, last)
    for ending, shortest, tags in _endings():
        if word.endswith(ending) and len(word) >= shortest:
            return Vocable({tag: _lemma(word, ending, tag) for tag in tags}, known=False)
    raise AssertionError("the table ends with the empty ending")


@cache
def _endings() -> tuple[tuple[tuple[str, ...], int, tuple[str, ...]], ...]:
    rows = table("shallow")["endings"]["rows"]
    return tuple((tuple(row[0].replace("-", "").split(" ")), row[1], tuple(row[2].split())) for row in rows)


def _lemma(word: str, endings: Iterable[str], tag: str) -> str:
    ending = next(e for e in endings if word.endswith(e))
    if tag in {"VBD", "VBN", "VBG"}:
        return _base(word[: -len(ending)])
    return singular(word) if tag in {"NNS", "VBZ"} else word


def _compound(word: str, first: str, last: str) -> Vocable:
    """A word with a hyphen is what its last part is, but "30-day" and "so-called" describe a noun."""
    inner = entry_of(last).readings
    if first[-1:].isdigit() or not ({"NN", "NNS"} & inner.keys()) or "VBN" in inner or "VBG" in inner:
        return Vocable({"JJ": word, "NN": word}, known=False)
    return Vocable({"NNS": word.removesuffix("s")} if "NN" not in inner else {"NN": word}, known=False)


def _base(stem: str) -> str:
    """The base form of a verb of no list, of its stem before -ed or -ing."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    return stem + "e" if stem.endswith(_mute()) else stem


@cache
def _mute() -> tuple[str, ...]:
    return tuple(table("shallow")["endings"]["mute"].split())


def singular(word: str) -> str:
    """The singular of a noun of no list."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "zes")) else word[:-1]
