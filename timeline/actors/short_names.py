"""Which names of one document are shorter forms of others of it: initials, a last word, a later given name.

`votes` are the votes for what each name is, and how often it stands, by the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.actors.lexicon_matcher import names
from timeline.actors.names import initials, known_given, same_person, shortens_given, surname_key
from timeline.lexicon import word_set

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.actors.sentences import NamedSentence


def leave_common_words(votes: dict[str, Counter[str]], read: Iterable[NamedSentence]) -> None:
    """Let a word be no name that the document also writes small ("Grammar ... a grammar"), where nothing says it is one
    and no longer name ends in it."""
    common = {word.lower for r in read for word in r.words if word.pos == "NOUN" and not word.capital}
    ends = {text.rpartition(" ")[2] for text in votes if " " in text and votes[text]["person"]}
    for text, found in votes.items():
        single = " " not in text and not text.isupper() and text not in ends
        if (
            single
            and text.lower() in common
            and not known_given(text)
            and not (found["sure person"] or found["sure body"])
        ):
            found["other"] += 9 * found["count"]


def acronyms(votes: Mapping[str, Counter[str]]) -> set[tuple[str, str]]:
    """Pairs (name, initials) where exactly one name of the document has the initials that stand for a name in it."""
    full: dict[str, list[str]] = {}
    for name in votes:
        if len(name.split()) > 1:
            full.setdefault(initials(name), []).append(name)
    return {(full[text][0], text) for text in votes if 1 < len(text) < 7 and len(full.get(text, ())) == 1}


def last_words(votes: Mapping[str, Counter[str]]) -> set[tuple[str, str]]:
    """Pairs (name, its last word) where one body of the document has a name that ends so: "the Redmoor Pirates ...
    the Pirates"."""
    ending: dict[str, list[str]] = {}
    for name, found in votes.items():
        if " " in name and found["organisation"] > max(found["person"], found["place"], found["other"]):
            ending.setdefault(name.rpartition(" ")[2], []).append(name)
    no = word_set("institutions", "shape", "heads") | word_set("institutions", "shape", "legal")
    return {
        (full[0], last)
        for last, full in ending.items()
        if len(full) == 1 and last in votes and last not in no and last not in names() and not known_given(last)
        and votes[last]["organisation"] and not (votes[last]["sure person"] or votes[last]["other"])
    }  # fmt: skip


def given_names(votes: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """Pairs (full name, shorter one) where one person of the document may be called by a later given name."""
    by_surname: dict[str, list[str]] = {}
    for name, found in votes.items():
        if found["person"] and " " in name:
            by_surname.setdefault(surname_key(name), []).append(name)
    for bearers in by_surname.values():
        for short in bearers:
            full = [name for name in bearers if shortens_given(short, name)]
            if len(full) == 1 and not any(same_person(short, name) for name in bearers if name != short):
                yield full[0], short
