"""Where a run of capitals or a role begins and ends, and what a name span is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors.lexicon_matcher import NameUse, match, names, roles
from timeline.actors.words import HYPHENS, POSSESSIVE, joined
from timeline.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.actors.words import Word

GUESSES = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
}  # fmt: skip
# Particles of surnames that are no English word.
SURE = word_set("references", "names", "particles")
UNNAMED = frozenset({"DET", "PRON", "ADP", "AUX", "CCONJ", "SCONJ", "ADV", "VERB", "PART", "INTJ", "NUM"})


QUOTES = frozenset("\"“”'‘’")
TICKER = re.compile(r"[A-Z][A-Z0-9]{1,4}\.[A-Z]{1,2}")
# Heads of bodies that are called by their members ("United Mineworkers' Federation").
MEMBERS = frozenset({"Union", "Federation", "Association", "Guild", "Society", "League", "Alliance", "Institute"})
PLURAL = word_set("references", "verbs", "plural")


class NameSpan(NamedTuple):
    """Words `first` to `stop` (half open) of a sentence and what they may be.

    Of a run of capitals, which is a NAME, `ref` is empty, `guess` what it looks like and `weight` how surely; of a BODY
    `ref` is the id of its country, or "".
    """

    first: int
    stop: int
    use: NameUse
    ref: str = ""
    guess: str = ""
    weight: int = 0


def is_ticker(text: str) -> bool:
    """Whether a word is the short name of a share and its exchange, as agencies write it ("TSM.L")."""
    return TICKER.fullmatch(text) is not None


def role_at(run: Sequence[Word], at: int, stop: int) -> NameSpan | None:
    """The longest role that begins at a word, with the words that only modify it ("deputy"), before `stop`."""
    found = match(run, at, roles(), lower=True)
    begin = at
    while begin < stop - 1 and run[begin].lower in word_set("roles", "titles", "modifiers"):
        begin += 1
        further = match(run, begin, roles(), lower=True)
        if further and (found is None or further[0] > found[0]):
            found = further
    if found is None or found[0] > stop:
        return None
    last = run[found[0] - 1]
    if last.pos in {"VERB", "AUX", "ADV", "ADP"} or (last.pos == "ADJ" and not last.capital):
        return None
    return NameSpan(at, found[0], *found[1])


def _inside(run: Sequence[Word], at: int) -> bool:
    """Whether an "and" or "of" is inside one name, as the model sees it ("Food and Drug Administration")."""
    before, word, after = run[at - 1 : at + 2]
    together = before.entity == word.entity == after.entity == "ORG"
    return together and word.lower in {"and", "of"} and not (word.entity_start or after.entity_start)


def _syllable(run: Sequence[Word], at: int) -> bool:
    """Whether a short word after a dash ends a Korean given name ("Moon Jae-in")."""
    name = run[max(0, at - 3) : at - 1]
    person = len(name) == 2 and all(word.entity == "PERSON" for word in name)
    return person and run[at].lower in word_set("references", "names", "syllables")


def nameable(run: Sequence[Word], at: int, title: bool) -> bool:
    """Whether a capital may belong to a name; at the head of a sentence or in a title line that takes more."""
    word = run[at]
    if word.text in word_set("roles", "reading", "stop"):
        return word.entity in GUESSES and word.pos == "PROPN"
    if match(run, at, names()):
        return True
    if word.lower in word_set("roles", "titles", "former") and at + 1 < len(run) and run[at + 1].capital:
        return False  # "Former Northwind": in a title, or at the head of a sentence
    if word.pos in UNNAMED:
        return word.entity in GUESSES and word.entity != "NORP"
    if title or at == 0 or run[at - 1].text in {"“", '"', "—", "–", ":", "-", "‘"}:
        follows = at + 1 < len(run) and run[at + 1].capital and run[at + 1].pos not in UNNAMED
        labelled = word.entity in GUESSES and (follows or word.pos != "NOUN")
        return word.pos == "PROPN" or labelled or (follows and not title)
    return True


def run_end(run: Sequence[Word], at: int, title: bool) -> int:
    """Where the run of capitals that begins at a word ends, particles, hyphens and "&" included."""
    stop = at + 1
    while stop < len(run):
        step = _step(run, stop, title)
        if not step:
            break
        stop += step
    return stop


def _is_nickname(run: Sequence[Word], at: int) -> bool:
    """Whether a name goes on behind one in quotation marks: 'Ann "Annie" Roe'."""
    inside = run[at + 1 : at + 4]
    return (
        len(inside) == 3
        and inside[0].capital
        and inside[1].text in QUOTES
        and inside[2].capital
        and (inside[2].entity == "PERSON" or run[at - 1].entity == "PERSON")
    )


def _step(run: Sequence[Word], at: int, title: bool) -> int:
    """How many words further a run of capitals goes on here; 0 where it ends."""
    word, after = run[at], run[at + 1] if at + 1 < len(run) else None
    if word.capital:
        if after is not None and word.text in word_set("institutions", "shape", "club_words") and after.lower in PLURAL:
            return 1  # "Norwell Wednesday have": no day of the week
        if word.entity_start and run[at - 1].entity == word.entity == "GPE":
            return 0
        return int(nameable(run, at, title))
    if after is None:
        return 0
    if word.text in QUOTES and _is_nickname(run, at):
        return 4
    if word.text in HYPHENS and joined(run[at - 1], word) and joined(word, after):
        return 2 if after.capital or after.entity or _syllable(run, at + 1) else 0
    if (word.text == "&" or _inside(run, at)) and after.capital:
        return 2
    if word.text in POSSESSIVE and after.text in word_set("roles", "reading", "places"):
        return 0 if match(run, at - 1, names()) else 2  # "Cobb's Bridge"
    if word.text in POSSESSIVE and after.text in word_set("institutions", "shape", "heads"):
        members = run[at - 1].lower.endswith("s") and word.text in {"'", "’"} and after.text in MEMBERS
        return 2 if members or run[at - 1].lower in word_set("institutions", "shape", "owners") else 0
    if word.lower in word_set("roles", "titles", "particles") and (word.pos in {"PROPN", "X"} or word.lower in SURE):
        if after.capital or after.lower in word_set("roles", "titles", "particles"):
            return 1
        return 2 if after.text in HYPHENS and joined(word, after) else 0
    return 0


def goes_on(run: Sequence[Word], stop: int) -> bool:
    """Whether a name that the lexicon knows is only the beginning of a longer one: "the West Ham academy"."""
    last, after = run[stop - 1], run[stop] if stop < len(run) else None
    return (
        after is not None
        and after.capital
        and last.capital
        and last.entity == after.entity == "ORG"
        and not (after.entity_start)
    )


def office_end(run: Sequence[Word], at: int, stop: int) -> int:
    """Where an office with a name ends ("Tamm Professor of Oriental Languages"); 0 where none begins."""
    if stop - at < 2 or stop + 1 >= len(run) or run[stop].lower != "of" or not run[stop + 1].capital:
        return 0
    role = role_at(run, stop - 1, stop)
    return run_end(run, stop + 1, False) if role is not None and role.stop == stop else 0


def is_era(before: Word, word: Word) -> bool:
    """Whether a word is the era of the year or century before it: "44 BC", "the 5th century BC"."""
    told = before.text.isdigit() or before.lower.startswith("centur")
    return told and word.text in word_set("roles", "reading", "eras")


def is_field(run: Sequence[Word], at: int) -> bool:
    """Whether a word stands inside an office that the lexicon does not know whole: "Chief Fire Officer"."""
    if at == 0 or not run[at - 1].capital or run[at - 1].lower not in word_set("roles", "titles", "modifiers"):
        return False
    return at + 1 < len(run) and role_at(run, at + 1, len(run)) is not None
