"""A sentence -> its name spans, which may name somebody: phrases of the lexicon, roles, titles, and runs of capitals.

Runs of capitals are cut by the shape of names (last words such as "University" or "Inc."), because a statistical
model alone breaks "St. Petersburg State University" in two; its labels count as votes, not as verdicts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.actors.capital_runs import (
    GUESSES,
    QUOTES,
    NameSpan,
    goes_on,
    is_era,
    is_field,
    is_ticker,
    nameable,
    office_end,
    role_at,
    run_end,
)
from timeline.actors.lexicon_matcher import LexiconPhrase, NameUse, beginnings, bodies, match, names
from timeline.actors.names import known_given
from timeline.actors.words import HYPHENS, POSSESSIVE, joined
from timeline.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

from timeline.actors.words import Word


def name_spans(run: Sequence[Word]) -> tuple[NameSpan, ...]:
    """The name spans of a sentence, in order, not overlapping."""
    if not run or _shouted(run) or _byline(run):
        return ()
    found: list[NameSpan] = []
    at, title = 0, _title_case(run)
    known = beginnings()
    while at < len(run):
        word = run[at]
        plain = not word.capital and word.lower not in known and word.text not in known and not word.text.isupper()
        name_span = (
            None if plain else _name_span(run, at, title)
        )  # most words begin nothing, and are passed over at once
        if name_span is None:
            at += 1
        else:
            found.append(name_span)
            at = name_span.stop
    return tuple(found)


def _shouted(run: Sequence[Word]) -> bool:
    """A line in capitals is a byline, a heading or a kicker: its words tell nothing about names."""
    letters = 0
    for word in run:
        if len(word.text) > 1 and word.text.isalpha():
            if not word.text.isupper():
                return False
            letters += len(word.text)
    return letters > 5


def _byline(run: Sequence[Word]) -> bool:
    return run[0].text == "By" and len(run) < 12 and not any(word.pos in {"VERB", "AUX"} for word in run)


def _title_case(run: Sequence[Word]) -> bool:
    long = [word for word in run if len(word.text) > 3 and word.text.isalpha()]
    return len(long) > 3 and sum(word.capital for word in long) > 0.7 * len(long)


def _name_span(run: Sequence[Word], at: int, title: bool) -> NameSpan | None:
    if not run[at].capital:
        return _lower(run, at)
    if run[at].text[0] > "ɏ" or (at and run[at - 1].text == "." and joined(run[at - 1], run[at])):
        return None  # another script in a text of Latin letters; the end of an address ("Example.Com")
    if run[at].text in word_set("roles", "titles", "honorifics") and at + 1 < len(run):
        return NameSpan(at, at + 1, NameUse.HONORIFIC, run[at].text)
    if at and (is_ticker(run[at].text) or is_era(run[at - 1], run[at])):
        return NameSpan(at, at + 1, NameUse.OTHER)
    if not nameable(run, at, title):
        return _lower(run, at)
    stop = run_end(run, at, title)
    if at and _brand(run[at - 1].text):
        return NameSpan(at, stop, NameUse.OTHER)  # "iPod Nano" goes on with the name of a product
    return _capitals(run, at, stop)


def _brand(text: str) -> bool:
    return text[0].islower() and text[1:2].isupper()


def _lower(run: Sequence[Word], at: int) -> NameSpan | None:
    generic = _generic(run, at, None)
    if generic:
        return generic
    named = match(run, at, names())
    if named and (not run[at].capital or named[1].use is NameUse.GROUP) and not goes_on(run, named[0]):
        return NameSpan(at, named[0], *named[1])
    return role_at(run, at, len(run))


# --- runs of capitals -------------------------------------------------------------------------


def _capitals(run: Sequence[Word], at: int, stop: int) -> NameSpan:
    found = match(run, at, names())
    generic = _generic(run, at, found)
    if generic:
        return generic
    if found and found[0] >= stop:
        return NameSpan(at, found[0], *found[1])
    shaped = _body(run, at, stop, found)
    if shaped:
        return shaped
    role = role_at(run, at, len(run))
    if role:
        return role
    no_actor = run[stop - 1].text in word_set("roles", "reading", "non_actors")
    if no_actor and stop - at > 1 and not _person(run, at, stop):
        return NameSpan(at, stop, NameUse.OTHER)
    if found and _apart(run, found, stop):
        return NameSpan(at, found[0], *found[1])
    return _name(run, at, stop)


def _generic(run: Sequence[Word], at: int, found: tuple[int, LexiconPhrase] | None) -> NameSpan | None:
    """A body that every country has: "French Foreign Office", "Italy's parliament", "Ministry of Health of Italy"."""
    begin, country = at, ""
    if found and found[1].use in {NameUse.COUNTRY, NameUse.ADJECTIVE} and found[1].ref.startswith("c-"):
        begin = found[0] + (found[0] < len(run) and run[found[0]].text in POSSESSIVE)
        country = found[1].ref
    body = match(run, begin, bodies(), lower=True) if begin < len(run) else None
    if body is None or not (country or run[at].capital or run[at - 1].lower == "the"):
        return None
    stop, entry = body
    if not country and found and found[1].use is NameUse.INSTITUTION and found[0] >= stop:
        return None  # "the Senate" is known by itself
    if not country and stop + 1 < len(run) and run[stop].lower == "of":
        owner = match(run, stop + 1 + (run[stop + 1].lower == "the"), names())
        if owner and owner[1].use is NameUse.COUNTRY:
            stop, country = owner[0], owner[1].ref
    if run[stop - 1].capital and stop < len(run) and run[stop].capital and run[stop].text in _shape_ends():
        return None
    return NameSpan(at, stop, NameUse.BODY, f"{country}|{entry.ref}")


def _shape_ends() -> frozenset[str]:
    return word_set("institutions", "shape", "heads") | word_set("roles", "reading", "non_actors")


def _apart(run: Sequence[Word], found: tuple[int, LexiconPhrase], stop: int) -> bool:
    """Whether a phrase of the lexicon stands for itself though more capitals follow ("Russian | President")."""
    after = run[found[0]]
    goes_on = after.entity and not after.entity_start and after.entity == run[found[0] - 1].entity
    if after.text in HYPHENS:
        return True
    if after.text in word_set("institutions", "shape", "club_words") | word_set("institutions", "shape", "club_marks"):
        return False
    if found[1].use in {NameUse.ADJECTIVE, NameUse.PEOPLE}:
        return not (goes_on and after.entity in {"ORG", "EVENT", "PRODUCT", "WORK_OF_ART"}) or bool(
            role_at(run, found[0], stop)
        )
    return not goes_on or bool(role_at(run, found[0], stop)) or after.entity == "GPE"


def _body(run: Sequence[Word], at: int, stop: int, found: tuple[int, LexiconPhrase] | None) -> NameSpan | None:
    """A run whose words end like the name of a body, with what belongs to it after the last capital."""
    heads = word_set("institutions", "shape", "heads")
    ends = [k for k in range(at + 1, stop + 1) if run[k - 1].text in heads and not _heads_on(run, k, stop)]
    if not ends or (found and found[1].use is NameUse.INSTITUTION and found[0] >= ends[-1]):
        return None
    end = ends[-1]
    if end - at == 1 and not _complement(run, end):
        return None
    role = role_at(run, at, end)
    if role and role.stop < end and run[role.stop].text not in heads and role.stop - at >= 1:
        return None
    if _person(run, at, end) and end - at == 2:
        return None
    return NameSpan(at, _legal(run, _complement(run, end) or end), NameUse.NAME, "", "organisation", 5)


def _heads_on(run: Sequence[Word], at: int, stop: int) -> bool:
    """ "News Corporation": a head is not the end when another head or a legal form follows at once."""
    return at < stop and run[at].text in word_set("institutions", "shape", "heads")


def _complement(run: Sequence[Word], at: int) -> int:
    """Where "of Foreign Affairs", "for the Study of War" after a head ends; 0 where there is none."""
    if run[at - 1].text not in word_set("institutions", "shape", "takes_complement") or at + 1 >= len(run):
        return 0
    if run[at].lower not in word_set("references", "prepositions", "of_name"):
        return 0
    begin = at + 1 + (run[at + 1].lower == "the")
    if begin >= len(run) or not run[begin].capital or run[begin].text in word_set("roles", "reading", "stop"):
        return 0
    if role_at(run, begin, len(run)) or run[begin].entity == "PERSON":
        return 0
    end = run_end(run, begin, False)
    for k in range(end - 1, begin, -1):  # a name may follow without a comma
        if run[k - 1].text in word_set("roles", "reading", "fields") and run[k].entity == "PERSON":
            end = k
    return _coordinated(run, end)


def _coordinated(run: Sequence[Word], end: int) -> int:
    """ "and Trade" in "Department of Industry and Trade" belongs to the name."""
    fields = word_set("roles", "reading", "fields") | word_set("institutions", "shape", "heads")
    if end + 1 < len(run) and run[end].lower == "and" and run[end + 1].text in fields:
        return end + 2
    return end


def _legal(run: Sequence[Word], end: int) -> int:
    legal = word_set("institutions", "shape", "legal")
    if end < len(run) and run[end].text in legal:
        return end + 1
    if end + 1 < len(run) and run[end].text == "," and run[end + 1].text in legal:
        return end + 2
    return end


def _person(run: Sequence[Word], at: int, stop: int) -> bool:
    return all(word.entity == "PERSON" for word in run[at:stop]) and known_given(run[at].text)


def _name(run: Sequence[Word], at: int, stop: int) -> NameSpan:
    if is_field(run, at):
        return NameSpan(at, at + 1, NameUse.OTHER)
    chair = office_end(run, at, stop)
    if chair:
        return NameSpan(at, chair, NameUse.OTHER)
    end = _legal(run, _cut(run, at, stop))
    if any(word.text in QUOTES for word in run[at:end]):
        return NameSpan(at, end, NameUse.NAME, "", "person", 4)  # 'Ann "Annie" Roe'
    if end > stop or run[end - 1].text in _marks() or any(word.text == "&" for word in run[at:end]):
        return NameSpan(at, end, NameUse.NAME, "", "organisation", 5)
    if end - at > 1 and _is_club(run, at, end):
        return NameSpan(at, end, NameUse.NAME, "", "organisation", 4)
    if end - at > 1 and run[end - 1].text in word_set("roles", "reading", "places") and not _person(run, at, end):
        return NameSpan(at, end, NameUse.NAME, "", "place", 3)
    if run[end - 1].text in word_set("roles", "reading", "fields") and run[end - 1].entity != "PERSON":
        return NameSpan(at, end, NameUse.OTHER)
    guess, weight = _guess(run[at:end])
    if known_given(run[at].text) and 2 <= end - at <= 4 and guess in {"person", ""}:
        return NameSpan(at, end, NameUse.NAME, "", "person", 4)
    if known_given(run[at].text) and end - at == 2 and weight <= 2 and not match(run, end - 1, names()):
        return NameSpan(at, end, NameUse.NAME, "", "person", 3)
    return NameSpan(at, end, NameUse.NAME, "", guess, weight)


def _is_club(run: Sequence[Word], at: int, end: int) -> bool:
    """ "Redmoor United", "Bayern Munich": a word of clubs comes last, or a town that the model takes for none."""
    town, last = match(run, at, names()), match(run, end - 1, names())
    club = run[end - 1].text in word_set("institutions", "shape", "club_words")
    if club and town and town[0] == end - 1 and town[1].use in {NameUse.PLACE, NameUse.CAPITAL}:
        return True
    if known_given(run[at].text) or (run[end - 1].entity == "GPE" and run[at].entity == "GPE"):
        return False
    return club or bool(
        last
        and last[0] == end
        and last[1].use in {NameUse.PLACE, NameUse.CAPITAL}
        and run[at].entity in {"ORG", "PERSON"}
    )


def _marks() -> frozenset[str]:
    return word_set("institutions", "shape", "legal") | word_set("institutions", "shape", "club_marks")


def _cut(run: Sequence[Word], at: int, stop: int) -> int:
    """Where another name span begins inside a run: a title, a role before a name, a name after a field of work."""
    for k in range(at + 1, stop):
        if is_ticker(run[k].text) or (k == at + 1 < stop - 1 and _described_so(run, at)):
            return k
        if run[k].text in word_set("roles", "titles", "honorifics") and k + 1 < stop:
            return k
        role = role_at(run, k, len(run))
        if role and run[k].text.isupper() and len(run[k].text) > 1:
            return k
        if role and (run[k].entity != "PERSON" or role.stop != stop) and not _person(run, at, stop):
            return k
        if run[k - 1].text in word_set("roles", "reading", "fields") and stop - k > 1:
            return k
        if run[k].entity_start and run[k].entity == "PERSON" and run[k - 1].entity not in {"PERSON", ""}:
            return k
    return stop


def _described_so(run: Sequence[Word], at: int) -> bool:
    """Whether a sentence begins with what somebody is: "Shopkeeper Anna Keller spoke"."""
    plain = at == 0 and run[0].entity != "PERSON" and run[0].text[1:].islower() and not known_given(run[0].text)
    return plain and run[1].entity == run[2].entity == "PERSON" and bool(run[1].entity_start)


def _guess(run: Sequence[Word]) -> tuple[str, int]:
    """What the model's labels say of a run, and how much that is worth."""
    labels = [word.entity for word in run if word.text not in HYPHENS]
    if not any(labels):
        return "", 0
    best = max(sorted(set(labels)), key=lambda label: (labels.count(label), label == labels[-1]))
    if best == "NORP" and run[-1].pos == "ADJ":
        return "other", 1
    return GUESSES.get(best, "other" if best else ""), 2 if labels.count(best) == len(labels) else 1
