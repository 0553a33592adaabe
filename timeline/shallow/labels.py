"""Words -> the labels of named entities, as the language model gives them: by lists of names, shapes and neighbours."""

from __future__ import annotations

from functools import cache

from timeline.lexicon import table
from timeline.shallow.tags import Tagged
from timeline.shallow.vocabulary import entry_of


def labels(tagged: Tagged, dated: frozenset[int]) -> list[tuple[str, bool]]:
    """The label of each word, "" where it names nothing, and whether a name begins there."""
    found: list[tuple[str, bool]] = [("", False)] * len(tagged.words)
    i = 0
    while i < len(tagged.words):
        if i in dated:
            found[i] = ("DATE", i == 0 or i - 1 not in dated)
            i += 1
        elif tagged.tags[i] in {"NNP", "NNPS"} or (tagged.tags[i] == "JJ" and tagged.words[i] in _known()):
            stop = _run_end(tagged, i, dated)
            label = _label(tagged, i, stop)
            for j in range(i, stop if label else i):
                found[j] = (label, j == i)
            i = stop
        else:
            i += 1
    return found


def _run_end(tagged: Tagged, i: int, dated: frozenset[int]) -> int:
    stop = i + 1
    while stop < len(tagged.words) and stop not in dated and tagged.tags[stop] in {"NNP", "NNPS"}:
        stop += 1
    return stop


def _label(tagged: Tagged, first: int, stop: int) -> str:
    """The label of a run of capitals, or "" where nothing tells what it names."""
    run = tagged.words[first:stop]
    whole = " ".join(run)
    known = _known().get(whole) or (_known().get(run[0]) if len(run) == 1 else None)
    if known:
        return known
    if run[0] in _titles() or (first and tagged.words[first - 1].lower() in _roles()):
        return "PERSON" if len(run) - (run[0] in _titles()) < 4 else ""
    if any(word in _of_bodies() for word in run) or (len(run) == 1 and 1 < len(run[0]) < 6 and run[0].isupper()):
        return "ORG"
    if run[0].lower() in _given() and len(run) < 5:
        return "PERSON"
    return _by_shape(tagged, first, stop)


def _by_shape(tagged: Tagged, first: int, stop: int) -> str:
    """Two or three words that are no common ones name a person, unless an article stands before them."""
    run = tagged.words[first:stop]
    before = tagged.words[first - 1].lower() if first else ""
    common = any(entry_of(word.lower()).known for word in run)
    if 1 < stop - first < 4 and before != "the" and not common and all(word[1:].islower() for word in run):
        return "PERSON"
    if before in table("shallow")["words"]["in_place"].split() and stop - first == 1:
        return "GPE"
    return "ORG" if before == "the" or stop - first > 1 else ""


@cache
def _known() -> dict[str, str]:
    """The names of countries, towns, peoples and bodies with their labels."""
    found: dict[str, str] = {}
    for row in table("countries")["country"]:
        for key, label in table("shallow")["labels"].items():
            found.update(dict.fromkeys(row.get(key, ()), label))
        found[row["name"]] = "GPE"
    for row in table("groups")["group"]:
        found.update(dict.fromkeys(row.get("adjectives", ()), "NORP"))
    for row in table("institutions")["institution"]:
        found.update(dict.fromkeys((row["name"], *row.get("names", ())), "ORG"))
    found.update(dict.fromkeys(table("institutions")["media"]["names"], "ORG"))
    found.update(dict.fromkeys(table("roles")["reading"]["known_places"], "GPE"))
    return found


@cache
def _given() -> frozenset[str]:
    names = table("name_variants")
    rows = (*names["given"], *names["nicknames"])
    return frozenset({*names["gender"]["male"], *names["gender"]["female"], *(word for row in rows for word in row)})


@cache
def _titles() -> frozenset[str]:
    return frozenset(table("roles")["titles"]["honorifics"])


@cache
def _roles() -> frozenset[str]:
    """The last words of roles, after which a person is named."""
    return frozenset(form.split()[-1] for row in table("roles")["role"] for form in row["forms"])


@cache
def _of_bodies() -> frozenset[str]:
    """Words that make a name that of a body."""
    shape = table("institutions")["shape"]
    return frozenset({*shape["heads"], *shape["legal"], *shape["club_words"], *shape["club_marks"]})
