"""What names mean inside one document: it is asked first, the corpus second."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.actors import clusters
from timeline.actors.gazetteer import SAME_ROLES, SHARED, STANDING, Gazetteer, is_leader, owners_named, role_actor
from timeline.actors.lexicon_matcher import NameUse, actors, names
from timeline.actors.names import body_key, parts, surname_key
from timeline.actors.offices import bearers, day_of
from timeline.actors.reading import owner
from timeline.lexicon import table, word_set
from timeline.model import ActorKind

if TYPE_CHECKING:
    from datetime import date

    from timeline.actors.descriptions import Description
    from timeline.actors.reading import DocumentNames, NamesRead
    from timeline.actors.sentences import NamedSentence
    from timeline.model import Document

LEADERS = table("roles")["offices"]["leaders"]


@dataclass(frozen=True, slots=True)
class Local:
    """The tables of one document: ids by surname, by given name, by short name, and by the role it introduces."""

    gazetteer: Gazetteer
    day: date | None
    surnames: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    firsts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shorts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    full: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    settled: dict[str, str] = field(default_factory=dict)
    single: dict[str, str] = field(default_factory=dict)
    first_seen: dict[str, int] = field(default_factory=dict)
    owners: frozenset[str] = frozenset()
    introduced: dict[tuple[str, bool], set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    called: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    # --- names --------------------------------------------------------------------------------

    def name(self, reading: NamedSentence, index: int) -> str | None:
        """The id of the actor that a run of capitals names here, or None where that is nobody or not sure."""
        text, name_span = reading.name(index), reading.name_spans[index]
        known = self.gazetteer.names.get(text)
        if " " in text:
            return known
        title = reading.words[name_span.first - 1].text if name_span.first else ""
        people = self._fitting(self.surnames.get(surname_key(text), set()), title)
        titled = title in word_set("roles", "titles", "honorifics")
        found = people if titled else people | self.shorts.get(text, set())
        if not found:
            found = self._fitting(self.firsts.get(text, set()), title)
        if len(found) > 1:  # those that the text has named in full by now; of these the one it has called so
            at = reading.words[name_span.first].span.start
            found = {ident for ident in found if self.first_seen.get(ident, at) < at} or found
            found = {self.settled[text]} if self.settled.get(text) in found else found
        if len(found) != 1:
            return self._serving(text, known)
        (ident,) = found
        if not titled:
            self.settled.setdefault(text, ident)
        return ident

    def _serving(self, text: str, known: str | None) -> str | None:
        """An office holder told of by surname only, where the first pass did not know the day of the document."""
        if known is None or self.day is None or self._kind(known) is not ActorKind.PERSON or " " in self._called(known):
            return known
        names = bearers(text, self.owners, self.day)
        return self.gazetteer.person(names[0]) if len(names) == 1 else known

    def _called(self, ident: str) -> str:
        return self.gazetteer.actor(ident).name

    def surname(self, text: str) -> str | None:
        """The one person of the document, or of the corpus, with a surname; None where that is not one."""
        found = self.surnames.get(surname_key(text)) or set(self.gazetteer.surnames.get(surname_key(text), ()))
        return next(iter(found)) if len(found) == 1 else None

    def _kind(self, ident: str | None) -> ActorKind | None:
        return self.gazetteer.actor(ident).kind if ident else None

    def _fitting(self, found: set[str], title: str) -> set[str]:
        marks = (mark for mark, key in (("m", "male"), ("f", "female")) if title in word_set("roles", "titles", key))
        wanted = next(marks, "")
        return {i for i in found if not wanted or self.gazetteer.genders.get(i, wanted) == wanted}

    def to_come(self, role: str) -> str | None:
        """The one person of the document who holds a role, whom a report may call "a judge" before it names her."""
        found = {ident for ident, _ in self.introduced.get((SAME_ROLES.get(role, role), False), ())}
        return found.pop() if len(found) == 1 and role not in SHARED else None

    # --- roles --------------------------------------------------------------------------------

    def holder(self, reading: NamedSentence, told: Description, recent: tuple[str, ...]) -> str | None:
        """The id of whom a role without a name stands for, or of the role itself; None where neither is sure."""
        role, form = told.roles[0], reading.quote(told.first, told.stop)
        of = self._owner(reading, told)
        roles = LEADERS if is_leader(form) else (SAME_ROLES.get(role, role),)
        told_of = {pair for r in roles for pair in self.introduced.get((r, told.former), ())}
        if role in SHARED:
            told_of = {pair for pair in told_of if last_word(form) in self.called[pair[0]]}
        found = {ident for ident, whose in told_of if not of or self._country(whose) == of or whose == of}
        if len(found) > 1 and not of:
            found = {ident for ident in found if ident in recent}
        if len(found) == 1:
            return next(iter(found))
        if told.former or (found and not of):
            return None
        held = self.gazetteer.held(role, of, self.day, leader=is_leader(form)) if of else None
        bare = {ident for ident, whose in told_of if not whose}
        if held is None and not found and len(bare) == 1:
            return bare.pop()
        return held if self.gazetteer.knows(held) else self._standing(role, of, found, form)

    def of_country(self, country: str, told: Description, form: str) -> str | None:
        """Who holds a role told in the plural, for one of its countries ("the Russian and US leaders")."""
        roles = LEADERS if is_leader(form) else (SAME_ROLES.get(told.roles[0], told.roles[0]),)
        told_of = {pair for r in roles for pair in self.introduced.get((r, False), ())}
        found = {ident for ident, whose in told_of if country in {whose, self._country(whose)}}
        if len(found) == 1:
            return next(iter(found))
        held = self.gazetteer.held(told.roles[0], country, self.day, leader=is_leader(form))
        return held if self.gazetteer.knows(held) else None

    def _country(self, ident: str) -> str | None:
        actor = self.gazetteer.by_id.get(ident) or actors().get(ident)
        return actor.country if actor else None

    def _owner(self, reading: NamedSentence, told: Description) -> str:
        if (
            told.of >= 0
            and reading.name_spans[told.of].use is NameUse.NAME
            and reading.name_spans[told.of].guess != "person"
        ):
            return self.name(reading, told.of) or ""
        return owner(reading, told)

    def _standing(self, role: str, of: str, found: set[str], form: str) -> str | None:
        if role not in STANDING or found or is_leader(form):
            return None
        ident = role_actor(role, of, self.gazetteer.by_id).id
        return ident if self.gazetteer.knows(ident) else None


def last_word(form: str) -> str:
    """The word that a role ends in, in lower case."""
    return form.lower().split()[-1]


def local(document: Document, read: NamesRead, gazetteer: Gazetteer) -> Local:
    """The tables of one document, whose day may have become known since it was read."""
    told = replace(read.told, day=day_of(document))
    tables = Local(gazetteer, told.day, owners=owners_named(told))
    for reading in read.sentences:
        for index, name_span in enumerate(reading.name_spans):
            ident = gazetteer.names.get(reading.name(index)) if name_span.use is NameUse.NAME else None
            if ident and " " in reading.name(index):
                tables.first_seen.setdefault(ident, reading.words[name_span.first].span.start)
    for seen in told.names:
        ident = gazetteer.names.get(seen.text)
        kind = gazetteer.by_id[ident].kind if ident else None
        if ident and " " not in seen.text:
            tables.single[seen.text] = ident
        if ident and kind is ActorKind.PERSON and clusters.is_full(seen.text):
            tables.surnames[surname_key(seen.text)].add(ident)
            tables.full[ident].add(seen.text)
            tables.firsts[parts(seen.text)[0][0]].add(ident)
        elif ident and kind is ActorKind.ORGANISATION:
            _shorten(tables, seen.text, ident)
    _introduce(tables, told)
    return tables


def _shorten(tables: Local, name: str, ident: str) -> None:
    words = name.split()
    if len(body_key(name)) < 2:
        return
    heads = word_set("institutions", "shape", "heads")
    known = tables.gazetteer.names.get(words[0])
    town = known is not None and tables.gazetteer.actor(known).kind is ActorKind.PLACE
    plain = not town and not set(words[1:]) & word_set("institutions", "shape", "civic")
    if plain and words[0] not in names() and words[0] not in heads:
        tables.shorts[words[0]].add(ident)
    for word in words:
        if word in word_set("institutions", "shape", "club_words") | word_set("institutions", "shape", "heads"):
            tables.shorts[word].add(ident)


def _introduce(tables: Local, told: DocumentNames) -> None:
    for intro in told.introductions:
        ident = tables.gazetteer.names.get(intro.name)
        if ident is None or " " not in intro.name:
            ident = tables.surname(intro.name) or ident
        if ident:
            role = SAME_ROLES.get(intro.role, intro.role)
            tables.introduced[role, intro.former].add((ident, tables.gazetteer.owner(intro.of)))
            tables.called[ident].add(last_word(intro.form))
