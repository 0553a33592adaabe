"""When somebody was born and died, as it stands in brackets behind a name: "(9 November 1817 - 11 April 1873)".

Of two years alone it is a life where it is as long as one: a shorter stretch is a term of office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import headword
from timeline.mentions.attachment import Attached
from timeline.mentions.found import Telling
from timeline.mentions.triggers import Trigger
from timeline.model import ActorKind, DatingBasis, EventKind, Granularity, Span, Status
from timeline.syntax import tokens_in
from timeline.temporal import times as times_in

if TYPE_CHECKING:
    from timeline.mentions.cast import Cast
    from timeline.model import ActorSpan, Document, TimeExpression
    from timeline.syntax import Tree

BRACKET = re.compile(r",?\s?\((?P<inside>[^()\n]{4,90})\)")
SPAN_OF_LIFE = re.compile(r"\s*(?P<born>[^–—-]{3,40}?)\s?[–—-]\s?(?P<died>[^–—-]{3,40})")
BORN = re.compile(r"(?:\bborn|\bb\.|\*)(?: on| in| [A-Z][\w’'-]+,?){0,2}\s?", re.IGNORECASE)
DIED = re.compile(r"(?:\bdied|\bd\.|†)(?: on| in){0,1}\s?", re.IGNORECASE)
YEAR = re.compile(r"\s*\d{4}\s*")
SHORTEST, LONGEST = 20, 115  # years of a life of which only the years are told
NOUNS = {"bear": "birth", "die": "death"}
KINDS = {"bear": EventKind.BIRTH, "die": EventKind.DEATH}


class Vital(NamedTuple):
    """A birth ("bear") or death ("die") behind a name: whose, when, and the words that say so."""

    verb: str
    who: ActorSpan
    time: TimeExpression
    said: Span


def vitals(document: Document, cast: Cast) -> tuple[Vital, ...]:
    """The births and deaths that stand in brackets behind the people named in a sentence, in the order of the text."""
    people = [s for s in cast.spans if cast.known[s.actor].kind is ActorKind.PERSON]
    found = (v for who in people for v in _behind(document, who))
    return tuple(sorted(found, key=lambda vital: vital.said))


def _behind(document: Document, who: ActorSpan) -> Iterator[Vital]:
    bracket = BRACKET.match(document.text, who.span.end)
    if bracket is None:
        return
    start, end = bracket.span("inside")
    labelled = [(verb, m) for verb, word in (("bear", BORN), ("die", DIED)) if (m := _word(word, document, start, end))]
    for verb, word in labelled:
        behind = [other.start() for _, other in labelled if other.start() > word.start()]
        time = _date(document, word.end(), min([*behind, end]))
        if time is not None:
            yield Vital(verb, who, time, Span(word.start(), time.span.end))
    life = SPAN_OF_LIFE.fullmatch(document.text, start, end)
    if labelled or life is None:
        return
    born, died = (_date(document, *life.span(name), whole=True) for name in ("born", "died"))
    if born is not None and died is not None and _is_a_life(born, died):
        yield Vital("bear", who, born, born.span)
        yield Vital("die", who, died, died.span)


def _word(word: re.Pattern[str], document: Document, start: int, end: int) -> re.Match[str] | None:
    return word.search(document.text, start, end)


def _date(document: Document, start: int, end: int, *, whole: bool = False) -> TimeExpression | None:
    """The first date of a stretch, at its place in the text; as a `whole` it must fill the stretch."""
    quote = document.text[start:end]
    led = "in " if YEAR.fullmatch(quote) else ""  # a year alone needs a word of time before it
    found = next((t for t in times_in(led + quote, language="en") if t.when is not None), None)
    if found is None or (whole and found.quote != quote.strip()):
        return None
    by = start - len(led)
    return replace(found, span=Span(found.span.start + by, found.span.end + by))


def _is_a_life(born: TimeExpression, died: TimeExpression) -> bool:
    first = None if born.when is None else born.when.first
    last = None if died.when is None else died.when.first
    if first is None or last is None or last < first:
        return False
    exact = born.granularity is died.granularity is Granularity.DAY
    years = last.year - first.year
    return years <= LONGEST and (years >= SHORTEST or (exact and years > 0))


def told_of_lives(tree: Tree, known: Sequence[Vital], cast: Cast) -> tuple[list[Attached], list[Telling]]:
    """The dates of births and deaths, said of the verbs of the sentence that tell them, or as events of their own."""
    sites, told = list[Attached](), list[Telling]()
    for vital in known:
        verb = next((i for i, word in enumerate(tree.lemmas) if word == vital.verb and not is_in(tree, i, known)), None)
        words = tokens_in(tree, vital.said)
        if verb is not None:
            sites.append(Attached(vital.time, verb))
        elif words:
            told.append(_telling(tree, vital, tuple(words), cast))
    return sites, told


def is_in(tree: Tree, i: int, known: Sequence[Vital]) -> bool:
    """Whether a word is one of those that tell a birth or death in brackets."""
    return any(vital.said.overlaps(tree.tokens[i].span) for vital in known)


def _telling(tree: Tree, vital: Vital, words: tuple[int, ...], cast: Cast) -> Telling:
    name, noun = cast.known[vital.who.actor].name, NOUNS[vital.verb]
    return Telling(
        tree=tree,
        trigger=Trigger(words[0], words, EventKind.OTHER, nominal=True),
        verb=words[0],
        kind=KINDS[vital.verb],
        status=Status.OCCURRED,
        time=vital.time,
        basis=DatingBasis.NOUN,
        definite=False,
        setting=None,
        actors=(vital.who,),
        place=None,
        title=partial(_title, noun, name),
        words=frozenset({headword(vital.verb), *name.lower().split()}),
        by_anybody=False,
    )


def _title(noun: str, name: str) -> str:
    return f"{noun.capitalize()} of {name}"
