"""Words -> Penn tags and lemmas: what each can be, and the rules of `lexicon/shallow.toml` for what it is in its place.

The rules select one of a word's readings by what was found of the words before it and what those behind it can be (a
constraint grammar, Karlsson 1990), in one pass from left to right. They see at most `WINDOW` words to either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.lexicon import table, word_set
from timeline.shallow.patterns import Alphabet
from timeline.shallow.vocabulary import Vocable, entry_of, listed

WINDOW = 14  # words
LONGEST_TITLE = 20  # words
RULE = re.compile(r"(\S+):(.*)\[(.*)\](.*)")
ANYWHERE = r"[^\0]*\0()"  # what a rule looks like that asks for nothing beside the word
PIECE = re.compile(r"<[^<>]*>(?:[*+?]|\{\d*,?\d*\})?")
FAMILIES = {
    "J": {"JJ", "JJR", "JJS"},
    "N": {"NN", "NNS", "NNP", "NNPS"},
    "V": {"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"},
    "F": {"VBP", "VBZ", "VBD", "MD"},  # finite
}
DATE = frozenset({"date", "N"})  # a word of a time expression that is a noun or a name
SHOWN = word_set("shallow", "tags", "shown")
# How a capital is seen: inside a sentence, where every word that stands there has one, or in a headline.
INSIDE, OPENING, HEADLINE = frozenset({"Cap"}), frozenset({"Cap", "open"}), frozenset({"Cap", "open", "title"})


class Tagged(NamedTuple):
    """The words of a sentence with their tags, lemmas and signs (of `alphabet`), side by side."""

    words: Sequence[str]
    tags: list[str]
    lemmas: list[str]
    signs: list[str]


def tagged(words: Sequence[str], dated: frozenset[int] = frozenset()) -> Tagged:
    """The tags, lemmas and signs of the words of a sentence; `dated` are those of time expressions: no verbs."""
    seen = [_word(word) for word in words]
    if _is_title(words):
        unread = [of_title for _, _, _, of_title in seen]
    else:
        unread = [
            at_head if inside is not at_head and _opens(words, i) else inside
            for i, (_, inside, at_head, _) in enumerate(seen)
        ]
    tags, lemmas, signs = [], [], []
    behind, before = "".join(unread) + alphabet().end, alphabet().start
    for i, word in enumerate(words):
        entry = seen[i][0]
        rules, outcomes = _choice(unread[i])
        if i in dated and (tag := _dated_tag(word, entry)):
            sign = alphabet().sign(DATE)
        elif rules is None:
            tag, sign = outcomes[0]
        else:
            found = rules.match(before + "\0" + behind[i + 1 : i + 1 + WINDOW])
            tag, sign = outcomes[(found.lastindex or 0) - 1 if found else -1]
        tags.append(tag)
        lemmas.append(word if tag == "NNP" or tag == "NNPS" else entry.readings.get(tag, word))
        signs.append(sign)
        before = (sign + before)[:WINDOW]
    return Tagged(words, tags, lemmas, signs)


def _is_title(words: Sequence[str]) -> bool:
    """Whether the words are capitalised as in a headline, so that a capital tells nothing."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return 3 < len(long) < LONGEST_TITLE and words[-1] != "." and capitals > 0.7 * len(long)


def _opens(words: Sequence[str], i: int) -> bool:
    """Whether a word stands at the head of a sentence or behind a mark that may open one."""
    return i == 0 or (not words[i - 1][0].isalnum() and words[i - 1] not in "-&'’–/")


def _dated_tag(word: str, entry: Vocable) -> str:
    """The tag of a word of a time expression, where it is no word of a closed class or number."""
    if "closed" in entry.features or "CD" in entry.readings or "mark" in entry.features:
        return "DT" if word == "that" else ""
    return "NNP" if word[0].isupper() else "NNS" if "NNS" in entry.readings else "NN"


# --- signs ------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> tuple[Vocable, str, str, str]:
    """What a word can be, and its sign inside a sentence, at the head of one, and in a headline."""
    entry = _entry(word)
    if not word[0].isalpha() or word.islower() or word == "I" or "mark" in entry.features:
        sign = alphabet().sign(_unread(entry))
        return entry, sign, sign, sign
    inside, opening, headline = (alphabet().sign(_unread(entry, seen)) for seen in _capitals(word))
    return entry, inside, opening, headline


def _capitals(word: str) -> Iterator[frozenset[str]]:
    upper = frozenset({"upper"} if len(word) > 1 and word.isupper() else ())
    return (seen | upper for seen in (INSIDE, OPENING, HEADLINE))


def _entry(word: str) -> Vocable:
    if not word[0].isalnum() and word not in listed():
        return Vocable(dict.fromkeys(_marks().get(word, (":",)), word), frozenset({"mark", *({word} & {'"'})}))
    return Vocable({"CD": word}) if word[0].isdigit() else entry_of(word.lower())


@cache
def _marks() -> dict[str, tuple[str, ...]]:
    """The tags of marks; a straight quotation mark has two."""
    found: dict[str, tuple[str, ...]] = {}
    for tag, marks in table("shallow")["tags"]["marks"].items():
        found |= {mark: (*found.get(mark, ()), tag) for mark in marks.split()}
    return found


def _unread(entry: Vocable, capital: frozenset[str] = frozenset()) -> frozenset[str]:
    """The symbol of a word before it is read: what it can be, and what else is seen of it."""
    can_be = {*entry.readings, *({"NNP"} if capital else ())}
    families = {f"~{name}" for name, tags in FAMILIES.items() if can_be & tags}
    if "verbal" in entry.features and not capital:
        families -= {"~N"}
    sure = can_be if len(can_be) == 1 else set()
    seen = entry.features | (capital if "closed" in entry.features else capital - {"upper"})
    return frozenset({*(f"~{tag}" for tag in can_be), *families, *sure, *seen, *(["known"] * entry.known)})


def _read(symbol: frozenset[str], tag: str) -> frozenset[str]:
    """The symbol of a word once its tag is known."""
    families = {name for name, tags in FAMILIES.items() if tag in tags}
    kept = {feature for feature in symbol if feature[0] != "~"} - SHOWN - {one[1:] for one in symbol if one[0] == "~"}
    return frozenset({tag, *families, *kept, *(["mark"] * ("mark" in symbol))})


@cache
def alphabet() -> Alphabet:
    """The signs of all that a word can be or was found to be."""
    marks = [_entry(mark) for mark in (":", *_marks())]
    endings = [Vocable(dict.fromkeys(row[2].split(), ""), known=False) for row in table("shallow")["endings"]["rows"]]
    compounds = [Vocable(dict.fromkeys(tags.split(), ""), known=False) for tags in ("JJ NN", "NN", "NNS")]
    capitals = [frozenset[str](), *_capitals("A"), *_capitals("AA")]
    entries = [*listed().values(), *marks, *endings, *compounds, Vocable({"CD": ""})]
    kinds = {(*sorted(entry.readings), *entry.features, entry.known): entry for entry in entries}.values()
    unread = {_unread(entry, capital) for entry in kinds for capital in capitals}
    read = {_read(symbol, tag[1:]) for symbol in unread for tag in symbol if tag[0] == "~"}
    dates = {DATE, *(frozenset(name.split()) for name in table("shallow")["phrases"]["dates"])}
    return Alphabet(unread | read | dates)


# --- rules ------------------------------------------------------------------------------------


@cache
def _choice(sign: str) -> tuple[re.Pattern[str] | None, list[tuple[str, str]]]:
    """The rules that choose the tag of an unread word by its sign, as one expression, and each tag with its new sign.

    The last tag is that of a word that no rule fits; where there is no expression, it is the only one.
    """
    symbol = alphabet().symbols[sign]
    can_be = sorted(one[1:] for one in symbol if one[0] == "~" and one[1:] not in FAMILIES)
    can_be.sort(key="NNP".__eq__)
    ways: list[str] = []
    outcomes: list[str] = []
    for tag, own, expression in _rules():
        if len(can_be) > 1 and tag in can_be and symbol in own:
            ways.append(expression)
            outcomes.append(tag)
            if expression == ANYWHERE:
                break
    told = [(tag, alphabet().sign(_read(symbol, tag))) for tag in [*outcomes, *can_be[:1]] or ["NN"]]
    sure = ways in ([], [ANYWHERE])
    return None if sure else re.compile("|".join(ways)), told


@cache
def _rules() -> list[tuple[str, frozenset[frozenset[str]], str]]:
    """The rules in order: the tag, the symbols that they are for, and the expression for what stands beside."""
    rows: Iterable[str] = table("shallow")["tags"]["rules"]
    return [_rule(row) for row in rows]


def _spelt_out(row: str) -> str:
    """A rule with what the names of parts stand for."""
    parts = table("shallow")["tags"]["parts"]
    return re.sub(rf"\b(?:{'|'.join(parts)})\b", lambda found: parts[found.group()], row)


def _rule(row: str) -> tuple[str, frozenset[frozenset[str]], str]:
    written = RULE.fullmatch(_spelt_out(row))
    assert written is not None, row
    tag, before, own, after = written.groups()
    backwards = "".join(reversed(PIECE.findall(before)))
    signs = alphabet()
    symbols = frozenset(signs.symbols[sign] for sign in signs.matching(own))
    return tag, symbols, signs.expression(backwards) + r"[^\0]*\0" + signs.expression(after.strip()) + "()"
