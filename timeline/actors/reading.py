"""The first pass: what one document tells about names, as one small value.

A partial value a document, so that documents can be read in any order and in several processes; `gazetteer` folds them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors.definite import described
from timeline.actors.descriptions import Description
from timeline.actors.evidence import evidence
from timeline.actors.lexicon_matcher import NameUse
from timeline.actors.offices import day_of
from timeline.actors.references import body_or_country, lexical
from timeline.actors.sentences import NamedSentence, readings
from timeline.actors.short_names import acronyms, given_names, last_words, leave_common_words
from timeline.actors.words import cover
from timeline.lexicon import word_set
from timeline.model import ActorKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from timeline.actors.capital_runs import NameSpan
    from timeline.model import Document, Sentence

# What stands before the council of a town is the town.
TOWN = re.compile(r"(?:the )?(.+?) (?:(?:City|County|Town|Borough|District|Parish|Village) )?Council$", re.IGNORECASE)
KINDS = (
    *(kind.value for kind in (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.PLACE, ActorKind.GROUP)),
    "other",
)
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
LONGEST_TERM = 10  # words in the brackets that define a term
# What stands before a plural of things that have a name: "several Acme Stores".
SEVERAL = word_set("references", "determiners", "several")


class Introduction(NamedTuple):
    """A role that a text gives to a name; `of` is the actor id or the name it belongs to, or "".

    `whose` is that name though it looks like a person's, `noun` a common noun in its place ("the club's director"),
    `span` where the text says so.
    """

    name: str
    role: str
    of: str
    former: bool
    form: str
    whose: str = ""
    noun: str = ""
    span: Span = Span(0, 0)


class NameSeen(NamedTuple):
    """A name of no lexicon, how often it stands in a document, and the votes for what it is, in the order of KINDS.

    `sure` are the (person, body) votes that rest on what the text says of it, not on the model or the name itself.
    """

    text: str
    times: int
    votes: tuple[int, ...]
    sure: tuple[int, int] = (0, 0)


class Asked(NamedTuple):
    """A role that stands for its holder without a name: "the Russian president"."""

    role: str
    of: str
    form: str


@dataclass(frozen=True, slots=True)
class DocumentNames:
    """What one document tells about names."""

    document: str
    day: date | None
    names: tuple[NameSeen, ...]
    introductions: tuple[Introduction, ...]
    abbreviations: tuple[tuple[str, str], ...]
    known: tuple[tuple[str, str, int], ...]  # actor id, form, how often
    asked: tuple[Asked, ...]
    called: tuple[tuple[str, str], ...] = ()  # full name, a shorter one of the same person


@dataclass(frozen=True, slots=True)
class NamesRead:
    """A document read for names: its sentences for the second pass, and what it tells for the first."""

    sentences: tuple[NamedSentence, ...]
    told: DocumentNames


def read_names(document: Document, sentences: Iterable[Sentence]) -> NamesRead:
    """A document read for names, once for both passes over it."""
    read = tuple(readings(document, sentences))
    return NamesRead(read, summary(document, read))


def names_in(document: Document, sentences: Iterable[Sentence]) -> DocumentNames:
    """What a document tells about names: the first pass over it."""
    return read_names(document, sentences).told


def summary(document: Document, read: tuple[NamedSentence, ...]) -> DocumentNames:
    """What the read sentences of a document tell about names."""
    votes: dict[str, Counter[str]] = {}
    known: Counter[tuple[str, str]] = Counter()
    for reading in read:
        for index in range(len(reading.name_spans)):
            _count(reading, index, votes, known)
    leave_common_words(votes, read)
    for text in tuple(votes):
        town = TOWN.match(text)
        if town and town[1] in votes:
            votes[town[1]]["place"] += 5 * votes[town[1]]["count"]
    return DocumentNames(
        document.id,
        day_of(document),
        tuple(_seen(text, found) for text, found in sorted(votes.items())),
        tuple(sorted({told for reading in read for told in _introductions(reading)})),
        tuple(
            sorted({p for r in read for p in (*_abbreviations(r), *_defined(r))} | acronyms(votes) | last_words(votes))
        ),
        tuple((*key, count) for key, count in sorted(known.items())),
        tuple(sorted({asked for reading in read for asked in _asked(reading)})),
        tuple(sorted(given_names(votes))),
    )


def _seen(text: str, found: Counter[str]) -> NameSeen:
    return NameSeen(
        text, found["count"], tuple(found[kind] for kind in KINDS), (found["sure person"], found["sure body"])
    )


def _count(reading: NamedSentence, index: int, votes: dict[str, Counter[str]], known: Counter[tuple[str, str]]) -> None:
    name_span = reading.name_spans[index]
    if name_span.use is NameUse.NAME:
        found = votes.setdefault(reading.name(index), Counter())
        found["count"] += 1
        for kind, weight in _votes(reading, index):
            found[kind] += weight
        for kind in evidence(reading, index):
            found[kind] += 4
            found[f"sure {'body' if kind == 'organisation' else kind}"] += 1
    elif ref := lexical(reading.sentence, reading.words, name_span):
        known[ref, reading.name(index)] += 1


def _votes(reading: NamedSentence, index: int) -> Iterator[tuple[str, int]]:
    name_span = reading.name_spans[index]
    if name_span.guess and name_span.weight:
        yield name_span.guess, name_span.weight
    before = reading.words[name_span.first - 1] if name_span.first else None
    if before is not None and before.lower in SEVERAL and reading.words[name_span.stop - 1].lower.endswith("s"):
        yield "other", 9  # "several Acme Stores": things of a kind, no body
    if before is not None and before.lower == "the" and name_span.stop - name_span.first == 1:
        yield "organisation", 3  # "the Beatles": no person takes the article
    if name_span.guess in {"organisation", "person", ""} and name_span.weight < 4 and _made(reading, name_span):
        yield "other", 4
    verb = reading.words[name_span.stop] if name_span.stop < len(reading.words) else None
    alone = before is None or before.lower not in {"and", ","}
    plural = verb is not None and (verb.lower in {"are", "were"} or reading.sentence.tokens[verb.token].tag == "VBP")
    if plural and alone:
        yield "organisation", 4  # a team or a firm takes the plural, one person does not
    if verb is not None and verb.lemma in word_set("references", "verbs", "told") and verb.pos == "VERB":
        yield "organisation" if reading.words[name_span.first].text.isupper() else "person", 1


def _made(reading: NamedSentence, name_span: NameSpan) -> bool:
    """Whether a name is told of as a thing that is made: "Windows 95", "a Macintosh", "Redline users"."""
    before = reading.words[name_span.first - 1].lower if name_span.first else ""
    after = reading.words[name_span.stop] if name_span.stop < len(reading.words) else None
    counted = after is not None and after.text[0].isdigit() and after.pos in {"NUM", "PROPN"}
    used = after is not None and after.lower in word_set("roles", "reading", "products")
    return before in {"a", "an"} or counted or used


def _introductions(reading: NamedSentence) -> Iterator[Introduction]:
    for told in reading.told:
        if told.holder < 0:
            continue
        name_span = reading.name_spans[told.holder]
        said = reading.words[min(told.first, name_span.first) : max(told.stop, name_span.stop)]
        inside = [word.lower for word in reading.words[told.first : told.stop]]
        yield from (
            Introduction(
                reading.name(told.holder),
                role,
                owner(reading, told),
                told.former,
                reading.quote(told.first, told.stop),
                reading.name(told.of) if told.of >= 0 else "",
                next((word for word in inside if word in described()), ""),
                cover(said),
            )
            for role in told.roles
        )


def owner(reading: NamedSentence, told: Description) -> str:
    """What a role belongs to: an actor id of the lexicon, the text of a name, or ""."""
    if told.of < 0:
        return ""
    name_span = reading.name_spans[told.of]
    if name_span.use is NameUse.NAME:
        return "" if name_span.guess == "person" else reading.name(told.of)
    return body_or_country(name_span)


def _abbreviations(reading: NamedSentence) -> Iterator[tuple[str, str]]:
    """Pairs (name, short form) as in "Russian International Affairs Council (RIAC)"."""
    for index, name_span in enumerate(reading.name_spans[:-1]):
        after = reading.name_spans[index + 1]
        if (
            name_span.use is NameUse.NAME
            and name_span.guess != "person"
            and after.use in {NameUse.NAME, NameUse.INSTITUTION}
            and after.first == name_span.stop + 1
            and after.stop == after.first + 1
            and reading.words[name_span.stop].text == "("
            and len(reading.words[after.first].text) < 9
        ):
            yield reading.name(index), reading.name(index + 1)


def _defined(reading: NamedSentence) -> Iterator[tuple[str, str]]:
    """Pairs (name, term) as in "Harrow Logistics Limited (the "Supplier")"."""
    words = reading.words
    for index, name_span in enumerate(reading.name_spans):
        at = name_span.stop
        if name_span.use is not NameUse.NAME or at >= len(words) or words[at].text != "(":
            continue
        close = next((i for i in range(at, min(at + LONGEST_TERM, len(words))) if words[i].text == ")"), at)
        inside = words[at + 1 : close]
        marks = [i for i, word in enumerate(inside) if word.text in QUOTES]
        term = inside[marks[0] + 1 : marks[-1]] if len(marks) > 1 else ()
        term = term[1:] if term and term[0].lower == "the" else term
        if term and all(word.capital for word in term):
            yield reading.name(index), " ".join(word.text for word in term)


def _asked(reading: NamedSentence) -> Iterator[Asked]:
    for told in reading.told:
        if told.holder < 0:
            of = owner(reading, told)
            for role in told.roles[:1]:
                yield Asked(role, of, reading.quote(told.first, told.stop))
