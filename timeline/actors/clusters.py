"""Names of one corpus brought together: which full names are one person, which short name belongs to which body.

Unsure means unmerged: a surname joins a full name only where exactly one person bears it, a short name joins a body
only where exactly one body begins with it and the rest says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from timeline.actors.names import (
    body_key,
    given_keys,
    initial,
    is_initial,
    parts,
    same_person,
    shortens,
    surname_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def is_full(name: str) -> bool:
    """Whether a person's name has a given name and a surname."""
    return bool(parts(name)[0])


def people(counts: Mapping[str, int], called: Iterable[tuple[str, str]] = ()) -> tuple[tuple[str, ...], ...]:
    """The full names among `counts` in groups of one person each, every group and the groups sorted.

    `called` are pairs (full name, shorter one) that a document gives to one person.
    """
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        if is_full(name):
            by_surname[surname_key(name)].append(name)
    groups = [group for names in by_surname.values() for group in _agreeing(names)]
    for full, short in called:
        one, other = ([g for g in groups if name in g] for name in (full, short))
        if one and other and one != other:
            groups = [g for g in groups if g not in (*one, *other)]
            groups.append(tuple(sorted({*one[0], *other[0]})))
    return tuple(sorted(groups))


def _agreeing(names: list[str]) -> list[tuple[str, ...]]:
    """Groups of names that all agree with one another; a name that agrees with two groups stays alone."""
    groups: list[list[str]] = []
    by_given: dict[str, list[int]] = defaultdict(list)  # the groups whose first name may agree with a given name
    for name in sorted(names, key=lambda n: (-len(parts(n)[0]), -len(n), n)):
        asks, answers = _given(name)
        near = sorted({number for key in asks for number in by_given[key]})
        fitting = [n for n in near if all(same_person(name, other) for other in groups[n])]
        if len(fitting) == 1:
            groups[fitting[0]].append(name)
            continue
        for key in answers:
            by_given[key].append(len(groups))
        groups.append([name])
    return [tuple(sorted(group)) for group in groups]


def _given(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """What the first given name of a full name asks for among others, and what it answers to."""
    first = parts(name)[0][0]
    letter, any_of_letter = f"initial {initial(first)}", f"begins {initial(first)}"
    if is_initial(first):
        return frozenset({any_of_letter}), frozenset({any_of_letter, letter})
    return given_keys(first) | {letter}, given_keys(first) | {any_of_letter}


def chosen(names: Sequence[str], counts: Mapping[str, int]) -> str:
    """The fullest of a body's names that is not rare beside the most frequent one; of two, the first by letters."""
    names = [name for name in names if not _is_term(name, names)] or names
    often = max(counts.get(name, 0) for name in names)
    return min(
        (name for name in names if 3 * counts.get(name, 0) >= often),
        key=lambda name: (-len(body_key(name)), -counts.get(name, 0), -len(name), name),
    )


def _is_term(name: str, names: Sequence[str]) -> bool:
    """Whether a name shares no word with the others and is no abbreviation: "the Client" for a firm."""
    shared = any(set(body_key(name)) & set(body_key(other)) for other in names if other != name)
    return len(names) > 1 and not shared and len(name.split()) == 1 and not name.isupper()


def fullest(names: Iterable[str], counts: Mapping[str, int]) -> str:
    """The most frequent full name of a person, names with mere initials or with letters after them last."""
    return min(
        names,
        key=lambda n: (n.split()[-1].isupper(), len(parts(n)[0][0].strip(".")) < 2, -counts.get(n, 0), -len(n), n),
    )


def bodies(counts: Mapping[str, int], abbreviations: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The names of bodies in groups of one body each: legal forms, short names and abbreviations brought together."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(counts):
        groups[body_key(name)].append(name)
    target: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key, longer in _lengthened(groups).items():
        names = [groups[other][0] for other in longer]
        longest = (other for other in longer if not any(shortens(groups[other][0], name) for name in names))
        found = list(islice(longest, 2))
        if len(found) == 1:
            target[key] = found[0]
    for full, short in sorted(abbreviations):
        if body_key(full) in groups and body_key(short) in groups and body_key(full) != body_key(short):
            target.setdefault(body_key(short), body_key(full))
    merged: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, names in groups.items():
        merged[_end(key, target)].extend(names)
    return tuple(sorted(tuple(sorted(names)) for names in merged.values()))


def _lengthened(groups: Mapping[tuple[str, ...], Sequence[str]]) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """By what each body is compared by, the bodies whose names it shortens."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for key in groups:
        for length in range(1, len(key)):
            if key[:length] in groups and shortens(groups[key[:length]][0], groups[key][0]):
                found[key[:length]].append(key)
    return found


def _end(key: tuple[str, ...], target: Mapping[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    seen = {key}
    while key in target and target[key] not in seen:
        key = target[key]
        seen.add(key)
    return key
