"""Descriptions of people by their role, and whose they are: "Mayor Ann Lee", "Jane Roe, the club's sporting director",
"the special envoy of the President of the United States".

The trap is the comma. In "According to Dmitry Orlov, the press secretary of the leader, Ivan Petrov told ..." the
description belongs to the name before it, so the name after it starts the sentence proper.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors.lexicon_matcher import NO_ACTOR, NameUse
from timeline.actors.words import POSSESSIVE
from timeline.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.actors.capital_runs import NameSpan
    from timeline.actors.words import Word

OWNERS = frozenset(NameUse) - NO_ACTOR - {NameUse.PEOPLE}
DEFINITE = word_set("references", "determiners", "definite")
LOCAL = word_set("roles", "offices", "of_place")
LEAVING = word_set("references", "verbs", "leaving")
BEING = word_set("references", "verbs", "being")
APPOINTING = word_set("references", "verbs", "appointing")
OF_ROLE = word_set("references", "prepositions", "of_role")
PREFIXES = word_set("references", "names", "prefixes")
ENDS = frozenset({",", ".", ";", ":", ")", "]", "—", "–", "?", "!", '"', "”"})


class Description(NamedTuple):
    """A role with what belongs to it, as words `first` to `stop` (half open), without its article.

    `of` is the index of the name span that says of what, `holder` that of the name it belongs to; -1: none.
    """

    first: int
    stop: int
    roles: tuple[str, ...]
    plural: bool = False
    of: int = -1
    former: bool = False
    definite: bool = False
    holder: int = -1


class _Scene(NamedTuple):
    run: Sequence[Word]
    name_spans: Sequence[NameSpan]
    starts: dict[int, int]
    ends: dict[int, int]


def descriptions(run: Sequence[Word], found: Sequence[NameSpan]) -> tuple[Description, ...]:
    """The descriptions in a sentence, in order; one that is part of another is not told again."""
    if not any(name_span.use in {NameUse.ROLE, NameUse.ROLES} for name_span in found):
        return ()
    scene = _Scene(run, found, {p.first: i for i, p in enumerate(found)}, {p.stop: i for i, p in enumerate(found)})
    result: list[Description] = []
    for index, name_span in enumerate(found):
        if name_span.use not in {NameUse.ROLE, NameUse.ROLES}:
            continue
        if result and result[-1].first <= name_span.first and name_span.stop <= result[-1].stop:
            continue  # part of the one before: "the press secretary of the president"
        result.append(_held(scene, _described(scene, index)))
    return tuple(_chained(scene, told, after) for told, after in zip_longest(result, result[1:]))


def _chained(scene: _Scene, told: Description, after: Description | None) -> Description:
    """ "The club's owner, the investor Jane Roe": two descriptions of one holder."""
    if told.plural or told.holder >= 0 or after is None or after.holder < 0 or not told.definite:
        return told
    between = [word.lower for word in scene.run[told.stop : after.first]]
    return told._replace(holder=after.holder) if between in ([","], [",", "the"], [",", "a"]) else told


def _described(scene: _Scene, index: int) -> Description:
    name_span = scene.name_spans[index]
    first, of, former = _leftwards(scene, name_span.first)
    definite = first > 0 and (scene.run[first - 1].lower in DEFINITE or scene.run[first - 1].text in POSSESSIVE)
    names = [name_span.ref]
    stop = name_span.stop
    if not _is_name(scene, stop):
        stop, owner = _rightwards(scene, stop, name_span.ref, names)
        of = owner if of < 0 else of
    return Description(
        first, stop, tuple(names), name_span.use is NameUse.ROLES, of, former, definite or first < name_span.first
    )


def _leftwards(scene: _Scene, first: int) -> tuple[int, int, bool]:
    """Where a description begins, the name span it belongs to, and whether it is over ("former")."""
    of, former = -1, False
    while first > 0:
        before = scene.run[first - 1]
        owner = scene.ends.get(first, -1)
        if before.lower in word_set("roles", "titles", "former"):
            first, former = first - 1, True
        elif before.lower in word_set("roles", "titles", "modifiers") and owner < 0:
            first -= 1
        elif before.text == "-" and first > 1 and scene.run[first - 2].lower in PREFIXES:
            former = former or scene.run[first - 2].lower == "ex"
            first -= 2
        elif of < 0 and owner >= 0 and _owns(scene.name_spans[owner]):
            first, of = scene.name_spans[owner].first, owner
        elif of < 0 and before.text in POSSESSIVE and first - 1 in scene.ends and _owns_person(scene, first - 1):
            of = scene.ends[first - 1]
            first = scene.name_spans[of].first
        elif of < 0 and before.text in POSSESSIVE and first > 1 and scene.run[first - 2].pos == "NOUN":
            first -= 2  # "the club's sporting director"
        else:
            break
    return first, of, former


def _owns(name_span: NameSpan) -> bool:
    return name_span.use in OWNERS or (name_span.use is NameUse.NAME and name_span.guess not in {"person", "other"})


def _owns_person(scene: _Scene, stop: int) -> bool:
    return scene.name_spans[scene.ends[stop]].use in OWNERS | {NameUse.NAME, NameUse.PEOPLE}


def _rightwards(scene: _Scene, stop: int, role: str, names: list[str]) -> tuple[int, int]:
    """Where a description ends ("of the President of the United States") and the name span it belongs to."""
    of = -1
    while stop < len(scene.run):
        word = scene.run[stop].lower
        if (
            word == "and"
            and (second := scene.starts.get(stop + 1, -1)) >= 0
            and scene.name_spans[second].use is NameUse.ROLE
        ):
            if not _is_name(scene, scene.name_spans[second].stop):
                break
            names.append(scene.name_spans[second].ref)
            stop = scene.name_spans[second].stop
        elif word in OF_ROLE or (word == "in" and role in LOCAL):
            end, owner = _complement(scene, stop)
            if end == stop:
                break
            stop, of = end, owner if of < 0 else of
        else:
            break
    return stop, of


def _complement(scene: _Scene, stop: int) -> tuple[int, int]:
    begin = stop + 1
    while begin < len(scene.run) and scene.run[begin].lower in DEFINITE:
        begin += 1
    index = scene.starts.get(begin, -1)
    if index < 0:
        return _common(scene, begin) if scene.run[stop].lower == "of" else (stop, -1)
    name_span = scene.name_spans[index]
    if name_span.use in {NameUse.ROLE, NameUse.ROLES}:
        inner = _described(scene, index)
        return inner.stop, inner.of
    if name_span.use in {NameUse.ADJECTIVE, NameUse.COUNTRY} and name_span.stop in scene.starts:
        follower = scene.name_spans[scene.starts[name_span.stop]]
        if follower.use in {NameUse.ROLE, NameUse.ROLES}:
            inner = _described(scene, scene.starts[name_span.stop])
            return inner.stop, inner.of
    if scene.run[stop].lower in {"at", "in"} and name_span.guess == "place":
        return stop, -1
    if name_span.use is NameUse.NAME and name_span.guess == "person":
        return (stop, -1) if scene.run[stop].lower != "of" else (name_span.stop, -1)
    return _listed(scene, name_span.stop), index if name_span.use is not NameUse.OTHER else -1


def _listed(scene: _Scene, stop: int) -> int:
    """Further owners after "and": "for European and Eurasian Affairs"."""
    while stop + 1 < len(scene.run) and scene.run[stop].lower == "and":
        index = scene.starts.get(stop + 1, -1)
        if index < 0 or scene.name_spans[index].use not in OWNERS | {NameUse.OTHER}:
            break
        stop = scene.name_spans[index].stop
    return stop


def _common(scene: _Scene, begin: int) -> tuple[int, int]:
    """The end of a complement in common words, and its owner: "head of the trade delegation", "of the firm Redline"."""
    stop = begin
    while stop < min(len(scene.run), begin + 4) and scene.run[stop].pos in {"NOUN", "ADJ"} and stop not in scene.starts:
        stop += 1
    named = scene.starts.get(stop, -1)
    if named >= 0 and stop > begin and scene.run[stop - 1].lower in word_set("institutions", "shape", "firms"):
        return scene.name_spans[named].stop, named
    return stop, -1


# --- who holds the role -----------------------------------------------------------------------


def _held(scene: _Scene, told: Description) -> Description:
    if told.plural:
        return told
    stop = told.stop + (told.stop < len(scene.run) and scene.run[told.stop].text == "]")
    if _is_name(scene, stop):
        return told._replace(holder=_name_at(scene, stop))
    before = _name_before(scene, told)
    if before >= 0:
        return told._replace(holder=before)
    return told._replace(holder=_name_after(scene, told))


def _is_name(scene: _Scene, at: int) -> bool:
    return _name_at(scene, at) >= 0


def _name_at(scene: _Scene, at: int) -> int:
    """The index of the person's name that begins at a word, an honorific before it allowed; -1 where none does."""
    index = scene.starts.get(at, -1)
    if index >= 0 and scene.name_spans[index].use is NameUse.HONORIFIC:
        index = scene.starts.get(scene.name_spans[index].stop, -1)
    return index if index >= 0 and _personal(scene.name_spans[index]) else -1


def _personal(name_span: NameSpan) -> bool:
    return name_span.use is NameUse.NAME and (name_span.guess in {"person", ""} or name_span.weight <= 2)


def _name_before(scene: _Scene, told: Description) -> int:
    """The holder before a description: "Jane Roe, the club's director,", "Jane Roe is the director"."""
    start = told.first - (told.first > 0 and scene.run[told.first - 1].lower in DEFINITE | {"a", "an"})
    if start < 2:
        return -1
    if start > 2 and scene.run[start - 1].lower == "as" and scene.run[start - 2].lemma in LEAVING:
        index = scene.ends.get(start - 2, -1)  # "Jane Roe resigned as chief executive"
        return index if index >= 0 and _personal(scene.name_spans[index]) else -1
    comma, index = scene.run[start - 1], scene.ends.get(start - 1, -1)
    if index < 0 or not _personal(scene.name_spans[index]):
        return _appointed(scene, start)
    if comma.text in {",", "(", "—", "–"}:
        after = scene.run[told.stop] if told.stop < len(scene.run) else None
        closed = after is None or after.text in ENDS or after.pos in {"VERB", "AUX", "ADV", "PRON", "SCONJ", "ADP"}
        return index if closed else -1
    return index if comma.lemma in BEING else -1


def _appointed(scene: _Scene, start: int) -> int:
    """The holder in "appointed Jane Roe chief executive", "named Jane Roe as its new coach"."""
    stop = start - (scene.run[start - 1].lower == "as")
    index = scene.ends.get(stop, -1)
    if index < 0 or not _personal(scene.name_spans[index]) or scene.name_spans[index].first == 0:
        return -1
    verb = scene.run[scene.name_spans[index].first - 1]
    return index if verb.lemma in APPOINTING else -1


def _name_after(scene: _Scene, told: Description) -> int:
    """The holder after a comma: "with the special envoy of the president, Jane Roe, in Oslo"."""
    if told.stop + 1 >= len(scene.run) or scene.run[told.stop].text != "," or not told.definite:
        return -1
    index = _name_at(scene, told.stop + 1)
    if index < 0:
        return -1
    stop = scene.name_spans[index].stop
    after = scene.run[stop] if stop < len(scene.run) else None
    return index if after is None or after.text in ENDS or after.pos == "ADP" else -1
