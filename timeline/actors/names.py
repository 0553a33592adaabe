"""Names of people and bodies compared: spellings, short forms, legal forms."""

from __future__ import annotations

import re
from functools import cache

from timeline.actors.lexicon_matcher import folded
from timeline.lexicon import table, word_set

ENDING = re.compile(r"(iy|yy|ii|ij|yj|yi|y|i)$")


@cache
def spelling(name: str) -> str:
    """A name word without what differs between transliterations.

    >>> spelling("Zelenskyy") == spelling("Zelensky")
    True
    """
    word = folded(name).replace("’", "'").strip(".'")
    if word in _canonical("surnames"):
        return _canonical("surnames")[word]
    word = word.replace("ks", "x").replace("yev", "ev")
    if word.endswith(table("references")["names"]["endings"]):
        return word[:-2] + "ey"
    return ENDING.sub("y", word) if len(word) > 4 else word


@cache
def _canonical(section: str) -> dict[str, str]:
    return {folded(word): row[0] for row in table("name_variants")[section] for word in row}


@cache
def given_keys(name: str) -> frozenset[str]:
    """What a given name is compared by, as written, as spelt elsewhere and as shortened: of one name, one is shared."""
    word = folded(name).strip(".")
    rows = table("name_variants")["nicknames"]
    short = (f"nickname {number}" for number, row in enumerate(rows) if word in row)
    return frozenset({f"spelt {spelling(word)}", f"variant {_canonical('given').get(word, word)}", *short})


def initial(name: str) -> str:
    """The first letter of a given name in lower case."""
    return folded(name).strip(".")[:1]


def is_initial(name: str) -> bool:
    """Whether a given name is a mere initial."""
    return len(folded(name).strip(".")) == 1


def same_given(a: str, b: str) -> bool:
    """Whether two given names can be one person's: equal, variants, short form, or initial.

    >>> same_given("J.", "Jane"), same_given("Bob", "Robert"), same_given("Ann", "Jane")
    (True, True, False)
    """
    if is_initial(a) or is_initial(b):
        return initial(a) == initial(b)
    return bool(given_keys(a) & given_keys(b))


@cache
def parts(name: str) -> tuple[tuple[str, ...], str]:
    """A person's name as (given names, surname); particles belong to the surname, suffixes to neither.

    >>> parts("Carl van der Berg Jr.")
    (('Carl',), 'van der Berg')
    """
    tokens = [word for word in name.replace(",", " ").split() if word not in word_set("roles", "titles", "suffixes")]
    if not tokens:
        return (), name
    while len(tokens) > 2 and tokens[-1].isalpha() and tokens[-1].isupper() and not tokens[0].isupper():
        tokens.pop()  # "Jane Roe DBE RA"
    cut = len(tokens) - 1
    while cut > 1 and tokens[cut - 1].lower() in word_set("roles", "titles", "particles"):
        cut -= 1
    return tuple(tokens[:cut]), " ".join(tokens[cut:])


@cache
def surname_key(name: str) -> str:
    """What the surname of a full name, or a lone surname, is compared by; particles are left out."""
    surname = parts(name)[1]
    tokens = [word for word in surname.split() if word.lower() not in word_set("roles", "titles", "particles")]
    last = tokens[-1] if tokens else surname
    return spelling(re.sub(r"^(al|el)-", "", last, flags=re.IGNORECASE))


def same_person(a: str, b: str) -> bool:
    """Whether two full names can be one person's: surname and first name agree, middle names do not contradict."""
    (x, _), (y, _) = parts(a), parts(b)
    if surname_key(a) != surname_key(b) or not x or not y or not same_given(x[0], y[0]):
        return False
    return all(same_given(m, n) for m, n in zip(x[1:], y[1:], strict=False))


def shortens_given(short: str, full: str) -> bool:
    """Whether a full name can be that of somebody called by a later one of his given names, as one text may do it.

    >>> shortens_given("Paul Roe", "John Paul Roe"), shortens_given("John Roe", "John Paul Roe")
    (True, False)
    """
    (few, _), (many, _) = parts(short), parts(full)
    if not few or len(many) <= len(few) or is_initial(few[0]) or surname_key(short) != surname_key(full):
        return False
    left = iter(many)
    return not same_given(few[0], many[0]) and all(any(same_given(a, b) for b in left) for a in few)


@cache
def gender(name: str) -> str:
    """By the first of the given names, or "" where it tells none.

    >>> gender("Jane Roe"), gender("John Roe"), gender("Roe")
    ('f', 'm', '')
    """
    given, _ = parts(name)
    if not given:
        return ""
    canonical = _canonical("given").get(folded(given[0]), folded(given[0]))
    for mark, section in (("m", "male"), ("f", "female")):
        if {canonical, folded(given[0])} & word_set("name_variants", "gender", section):
            return mark
    return ""


@cache
def known_given(name: str) -> bool:
    """Whether a word is a given name the lexicon knows."""
    word = folded(name)
    return (
        word in word_set("name_variants", "gender", "male")
        or word in word_set("name_variants", "gender", "female")
        or word in _canonical("given")
        or any(word in row for row in table("name_variants")["nicknames"])
    )


@cache
def body_key(name: str) -> tuple[str, ...]:
    """What the name of a body is compared by: no article, legal form, dots or case.

    >>> body_key("The Acme Trading Co., Inc.")
    ('acme', 'trading')
    """
    legal = _shape("legal")
    words = [folded(word).strip(".,") for word in name.replace(",", " ").split()]
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    while len(words) > 1 and words[-1] in legal - {"company"}:
        words = words[:-1]
    return tuple(word for word in words if word)


@cache
def _shape(key: str) -> frozenset[str]:
    return frozenset(folded(word).strip(".") for word in word_set("institutions", "shape", key))


def shortens(short: str, full: str) -> bool:
    """Whether a body's short name can be its full one without descriptors.

    >>> shortens("Apple", "Apple Computer, Inc."), shortens("Apple", "Apple Valley"), shortens("Apple", "Apple")
    (True, False, False)
    """
    a, b = body_key(short), body_key(full)
    rest = b[len(a) :]
    descriptors = _shape("descriptors") | _shape("club_words")
    if len(a) > 1 and b[: len(a)] == a and rest[:1] == ("&",):
        return True  # "Redline Shipping" of "Redline Shipping & Marine"
    return bool(a) and len(a) < len(b) and b[: len(a)] == a and all(word in descriptors for word in rest)


def initials(name: str) -> str:
    """The capitals a body's name is abbreviated by.

    >>> initials("Department of Industry and Trade")
    'DIT'
    """
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
