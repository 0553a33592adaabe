"""The second pass: every stretch of a document that names an actor."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from timeline.actors.anaphora import antecedents, parties
from timeline.actors.capital_runs import PLURAL, NameSpan
from timeline.actors.choice import chosen, sure
from timeline.actors.lexicon_matcher import NameUse
from timeline.actors.local import Local, local
from timeline.actors.memory import Memory
from timeline.actors.names import surname_key
from timeline.actors.pairs import Pair, pairs_of, two
from timeline.actors.pronouns import PRONOUNS, Chooser
from timeline.actors.reading import NamesRead, read_names
from timeline.actors.references import is_place, lexical, span_stop
from timeline.actors.sentences import NamedSentence
from timeline.actors.words import HYPHENS, Word, cover, joined
from timeline.lexicon import word_set
from timeline.model import ActorSpan, Naming

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.actors.descriptions import Description
    from timeline.actors.gazetteer import Gazetteer
    from timeline.model import Document, Span
    from timeline.syntax import Tree

LEDE = 3  # sentences
NATIONAL = frozenset({NameUse.COUNTRY, NameUse.ADJECTIVE, NameUse.CAPITAL, NameUse.PEOPLE})


def actors_in(
    document: Document,
    trees: Sequence[Tree],
    gazetteer: Gazetteer,
    read: NamesRead | None = None,
    choose: Chooser = chosen,
) -> tuple[ActorSpan, ...]:
    """Every stretch of a document that names an actor, in order and not overlapping.

    `trees` are its sentences; `read` is the document as the first pass read it, where that is at hand; `choose` says
    which of several people a pronoun means.
    """
    names = read or read_names(document, [tree.sentence for tree in trees])
    tables = local(document, names, gazetteer)
    told = Memory(gazetteer, _pronouns(names))
    pairs: list[Pair] = []
    for number, (reading, tree) in enumerate(zip(names.sentences, trees, strict=True)):
        told.begin(tree)
        recent = tuple(span.actor for spans in told.sentences[-3:] for span in spans)
        named = _joined((), [*_described(reading, tables, recent), *_named(reading, tables)])
        named = _joined(named, list(_to_come(reading, tables)) if number < LEDE else [])
        named = _joined(named, [*_overlooked(reading, tables), *parties(reading)])
        named = _joined(named, list(two(reading, named, pairs, number)))
        pairs.extend(pairs_of(reading, named, gazetteer, number))
        told.add(tree, _joined(named, antecedents(reading, tree, named, told, gazetteer, choose)))
    return tuple(span for spans in told.sentences for span in spans)


def _pronouns(read: NamesRead) -> Counter[str]:
    """How many pronouns of each gender a document has."""
    every = (word.lower for reading in read.sentences for word in reading.words)
    return Counter(PRONOUNS[word] for word in every if word in PRONOUNS)


def _joined(spans: tuple[ActorSpan, ...], more: Sequence[ActorSpan]) -> tuple[ActorSpan, ...]:
    """All of them in order; of overlapping spans the first given stays, so sure ones are given first."""
    if not more:
        return spans
    kept = list(spans)
    taken = {at for span in spans for at in range(*span.span)}
    for span in more:
        if taken.isdisjoint(range(*span.span)):
            kept.append(span)
            taken.update(range(*span.span))
    return tuple(sorted(kept, key=lambda span: span.span))


# --- roles ------------------------------------------------------------------------------------


def _described(reading: NamedSentence, tables: Local, recent: tuple[str, ...]) -> Iterator[ActorSpan]:
    for told in reading.told:
        if told.holder >= 0:
            continue
        if told.plural:
            yield from _several(reading, told, tables)
        elif (told.definite or told.of >= 0) and not _is_said_of_somebody(reading, told):
            ident = tables.holder(reading, told, recent)
            if ident:
                yield _by_role(ident, cover(reading.words[told.first : told.stop]))


def _is_said_of_somebody(reading: NamedSentence, told: Description) -> bool:
    """Whether a role is only what somebody was, became or may be: "She served as president of the club", "an attorney
    for the firm", "the post of director"."""
    before = reading.words[told.first - 1].lower if told.first else ""
    tokens = reading.sentence.tokens
    inside = {word.token for word in reading.words[told.first : told.stop]}
    top = next((i for i in sorted(inside) if tokens[i].head not in inside or tokens[i].head == i), None)
    if top is None:
        return False
    above = tokens[tokens[top].head]
    post = tokens[above.head].lemma in word_set("references", "nouns", "posts") and above.lemma == "of"
    said = tokens[top].dep == "pobj" and (above.lemma == "as" or post)
    return said or before in {"a", "an"} or tokens[top].dep in {"attr", "oprd"}


def _to_come(reading: NamedSentence, tables: Local) -> Iterator[ActorSpan]:
    """Whom the first sentences of a report call "a judge" before they name her."""
    for told in reading.told:
        article = reading.words[told.first - 1].lower if told.first else ""
        if told.holder < 0 and not told.plural and article in {"a", "an"} and told.of < 0:
            ident = tables.to_come(told.roles[0])
            if ident:
                yield _by_role(ident, cover(reading.words[told.first : told.stop]))


def _several(reading: NamedSentence, told: Description, tables: Local) -> Iterator[ActorSpan]:
    """One actor for each country of "the Russian and US leaders", "the presidents of Russia and the United States"."""
    owners = _owners(reading, told)
    if len(owners) < 2:
        return
    form = reading.quote(told.first, told.stop)
    for name_span in owners:
        ident = tables.of_country(name_span.ref, told, form)
        stop = told.stop if name_span.stop < told.stop and name_span.first >= told.first else name_span.stop
        first = told.first if name_span.first > told.first and stop == told.stop else name_span.first
        if ident:
            yield _by_role(ident, cover(reading.words[first:stop]))


def _owners(reading: NamedSentence, told: Description) -> list[NameSpan]:
    """The countries that a role in the plural is told of, joined by "and"."""
    if told.of < 0:
        return []
    found = [reading.name_spans[told.of]]
    for index in range(told.of - 1, -1, -1):
        name_span = reading.name_spans[index]
        if name_span.use not in NATIONAL or not _linked(reading, name_span.stop, found[0].first):
            break
        found.insert(0, name_span)
    for name_span in reading.name_spans[told.of + 1 :]:
        if name_span.use not in NATIONAL or not _linked(reading, found[-1].stop, name_span.first):
            break
        found.append(name_span)
    return [name_span for name_span in found if name_span.use in NATIONAL]


def _linked(reading: NamedSentence, stop: int, first: int) -> bool:
    between = [word.lower for word in reading.words[stop:first]]
    return bool(between) and all(word in {"and", ",", "the", "-", "–"} for word in between)


def _by_role(ident: str, span: Span) -> ActorSpan:
    return ActorSpan(ident, span, Naming.ROLE, sure(Naming.ROLE))


# --- names ------------------------------------------------------------------------------------


def _named(reading: NamedSentence, tables: Local) -> Iterator[ActorSpan]:
    hidden = _hidden(reading)
    for index, name_span in enumerate(reading.name_spans):
        if index in hidden:
            continue
        if name_span.use is NameUse.NAME:
            yield from _capitals(reading, index, tables)
            continue
        ident = _surname(reading, name_span, tables) or lexical(reading.sentence, reading.words, name_span)
        if ident and tables.gazetteer.knows(ident):
            stop = span_stop(reading.words, name_span)
            yield _by_name(reading, ident, cover(reading.words[name_span.first : stop]), tables)


def _by_name(reading: NamedSentence, ident: str, span: Span, tables: Local) -> ActorSpan:
    """An actor named by its name, or by another that shares no word with it."""
    words = {surname_key(word) for word in tables.gazetteer.actor(ident).name.split()}
    said = reading.text[span.start : span.end].split()
    how = Naming.NAMED if any(surname_key(word) in words for word in said) else Naming.ALIAS
    return ActorSpan(ident, span, how, sure(how))


def _hidden(reading: NamedSentence) -> frozenset[int]:
    """Countries inside the title of somebody named ("Russian President Ivan Petrov"): they do not act there."""
    return frozenset(
        index
        for told in reading.told
        if told.holder >= 0
        for index, name_span in enumerate(reading.name_spans)
        if told.first <= name_span.first < told.stop and name_span.use in NATIONAL and index != told.holder
    )


def _surname(reading: NamedSentence, name_span: NameSpan, tables: Local) -> str | None:
    """The person of the document whose surname is also the name of a place ("Jordan")."""
    if name_span.use not in {NameUse.PLACE, NameUse.CAPITAL, NameUse.COUNTRY} or name_span.stop - name_span.first > 1:
        return None
    text = reading.words[name_span.first].text
    if is_place(reading.sentence, reading.words, name_span):
        return None
    found = tables.surnames.get(surname_key(text), set())
    return next(iter(found)) if len(found) == 1 else None


def _capitals(reading: NamedSentence, index: int, tables: Local) -> Iterator[ActorSpan]:
    name_span = reading.name_spans[index]
    run = reading.words[name_span.first : name_span.stop]
    if double := _double(reading, max(0, name_span.first - 2), tables):
        yield double
        return
    pair = _pair(reading, name_span, tables)
    if _is_family(reading, name_span.first, name_span.stop):
        return
    if pair:
        yield from pair
        return
    ident = tables.name(reading, index)
    if ident and tables.gazetteer.knows(ident):
        yield _by_name(reading, ident, cover(run), tables)


def _double(reading: NamedSentence, at: int, tables: Local) -> ActorSpan | None:
    """Whom a double surname means whose first word stands here: "Holm-Berg" is neither Holm nor Berg."""
    run = reading.words[at : at + 3]
    if len(run) < 3 or run[1].text not in HYPHENS or not (joined(run[0], run[1]) and joined(run[1], run[2])):
        return None
    found = tables.surnames.get(surname_key(reading.quote(at, at + 3)), set())
    return ActorSpan(next(iter(found)), cover(run), Naming.NAMED, sure(Naming.NAMED)) if len(found) == 1 else None


def _is_family(reading: NamedSentence, first: int, stop: int) -> bool:
    """Whether a surname stands for all who bear it: "the Roe family", "the Roe brothers"."""
    words = reading.words
    named = first > 0 and stop == first + 1 < len(words) and words[first - 1].lower == "the"
    return named and words[stop].lower in word_set("references", "nouns", "families")


def _overlooked(reading: NamedSentence, tables: Local) -> Iterator[ActorSpan]:
    """Names that the document has used and that read like common words here ("Cook said", "Sporting say")."""
    stop = word_set("roles", "reading", "stop")
    for at, word in enumerate(reading.words):
        if not word.capital or (word.text in stop and not _plays(reading, word)) or _is_family(reading, at, at + 1):
            continue  # "May 4" is no Alan May
        if double := _double(reading, at, tables):
            yield double
        elif word.pos in {"NOUN", "ADJ", "PROPN", "VERB"} and word.text[1:].islower():
            found = tables.surnames.get(surname_key(word.text), set())
            short = tables.shorts.get(word.text, set())
            known = tables.settled.get(word.text) or (next(iter(short)) if len(short) == 1 else "")
            known = known or tables.single.get(word.text, "")
            if known:
                yield ActorSpan(known, word.span, Naming.NAMED, sure(Naming.NAMED))
            elif len(found) == 1 and any(word.text in name.split() for name in tables.full.get(next(iter(found)), ())):
                yield ActorSpan(next(iter(found)), word.span, Naming.NAMED, sure(Naming.NAMED))


def _plays(reading: NamedSentence, word: Word) -> bool:
    """Whether a day of the week has a verb in the plural: then it is a club ("Wednesday have until Monday")."""
    club = word.text in word_set("institutions", "shape", "club_words")
    token = reading.sentence.tokens[word.token]
    verb = reading.sentence.tokens[token.head]
    return club and token.dep in {"nsubj", "nsubjpass"} and (verb.tag == "VBP" or verb.text.lower() in PLURAL)


def _pair(reading: NamedSentence, name_span: NameSpan, tables: Local) -> tuple[ActorSpan, ...]:
    """Two surnames with a dash between them: "the Petrov-Smith call"."""
    run = reading.words[name_span.first : name_span.stop]
    text = reading.quote(name_span.first, name_span.stop)
    if len(run) != 3 or run[1].text not in {"-", "–", "/"} or tables.surname(text) is not None:
        return ()  # "Holm-Berg" is nobody's surname but that of who is called so
    a, b = tables.surname(run[0].text), tables.surname(run[2].text)
    return (ActorSpan(a, run[0].span), ActorSpan(b, run[2].span)) if a and b and a != b else ()
