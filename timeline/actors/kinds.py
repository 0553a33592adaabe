"""What each name of a corpus is: a person, a body, a place, a group or nothing, by the votes of all documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from timeline.actors.lexicon_matcher import folded
from timeline.actors.names import known_given
from timeline.actors.offices import known_holders
from timeline.actors.reading import KINDS
from timeline.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from timeline.actors.reading import DocumentNames


def elected(told: Collection[DocumentNames]) -> tuple[dict[str, str], dict[str, int]]:
    """What each name is by the votes of all documents, and how often it stands; both know the same names at most."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    sure: dict[str, Counter[str]] = defaultdict(Counter)
    for names in told:
        for seen in names.names:
            counts[seen.text] += seen.times
            sure[seen.text].update(dict(zip(("person", "organisation"), seen.sure, strict=True)))
            votes[seen.text].update(dict(zip(KINDS, seen.votes, strict=True)))
    for short in (short for names in told for _, short in names.abbreviations):
        if short in counts:  # one that stands for no name elsewhere is known by what it is short for
            votes[short]["organisation"] += 6
    for text in counts:
        firm = text.partition(" & ")[0]
        if firm != text and firm in counts and " " in firm:
            votes[firm]["organisation"] += 6  # "Klein Huber" where there is "Klein Huber & Partner"
    _share(votes)
    for text in counts:
        if text.isupper() and len(text) > 3 and text.title() in votes:
            votes[text] = votes[text.title()]  # a dateline: "NORWELL, 31 January"
    _settle(votes, sure)
    return {text: kind for text, found in sorted(votes.items()) if (kind := _elected(text, found))}, dict(counts)


def _share(votes: dict[str, Counter[str]]) -> None:
    """Let spellings with and without accents have their votes together, and those who held an office be people."""
    spelt: dict[str, set[str]] = defaultdict(set)
    for text in votes:
        spelt[text if text.isascii() else folded(text)].add(text)
    for plain in [text for text in votes if text.isascii() and folded(text) in spelt]:
        spelt[folded(plain)].add(plain)
    for group in spelt.values():
        if len(group) > 1:
            together = sum((votes[text] for text in sorted(group)), Counter[str]())
            votes.update(dict.fromkeys(group, together))
    long = (text.split() for text in votes if votes[text]["organisation"])
    tails = {" ".join(words[k:]) for words in long for k in range(2, len(words) - 1)}
    for text in votes:
        if " " in text and text in tails:  # "Blue Heron", where there is "Redline Series 5 Blue Heron"
            votes[text]["organisation"] += votes[text]["person"]
    office = {folded(name) for name in known_holders()}
    for text in votes:
        if " " in text and folded(text) in office:
            votes[text]["person"] += 6


def _settle(votes: Mapping[str, Counter[str]], sure: Mapping[str, Counter[str]]) -> None:
    """Let what the texts say of a name, or of the first word it is shortened to, outweigh what the model guessed.

    Nobody is called by the first word of a name but those whose given name that is.
    """
    lasts = {name.rpartition(" ")[2] for name in votes if " " in name}
    for text in votes:
        short = text.partition(" ")[0]
        family = {text}
        if short != text and short in votes and short not in lasts and not known_given(short):
            family.add(short)
        said = Counter[str]()
        for name in family:
            said.update(sure[name])
        head, _, form = text.rpartition(" ")
        if head in votes and form in word_set("institutions", "shape", "legal") and not sure[head]["person"]:
            # "Northwind", where there is "Northwind PLC"
            votes[head]["organisation"] += votes[head]["person"] + votes[head]["place"] + 1
        if said["organisation"] and not said["person"]:
            for name in family:
                votes[name]["organisation"] += votes[name]["person"]


def _elected(text: str, votes: Counter[str]) -> str:
    if text in word_set("institutions", "shape", "heads"):
        return ""  # "the Trust": no name of its own
    best = max(KINDS, key=lambda kind: (votes[kind], -KINDS.index(kind)))
    if best in {"organisation", "person"} and 2 * votes["other"] >= votes[best] and votes["other"] >= 4:
        return "other"
    if len(text) < 2 or not votes[best]:
        return "" if " " in text else "unknown"
    return best
