"""The names of a whole corpus: what every document told about names, folded into one table of actors."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from timeline.actors import clusters, lexicon_matcher
from timeline.actors.affiliation import affiliated
from timeline.actors.kinds import elected
from timeline.actors.lexicon_matcher import actor_id
from timeline.actors.names import gender, same_person, surname_key
from timeline.actors.offices import bearers, holder, known_holders
from timeline.lexicon import table, word_set
from timeline.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from timeline.actors.reading import DocumentNames

# Roles of the same person under two names: what asks for one may be answered by the other.
SAME_ROLES = table("roles")["same"]
OFFICES = word_set("roles", "offices", "of_state")
# Roles that stand as actors of their own where nobody is known to hold them.
STANDING = word_set("roles", "offices", "standing")
# Roles of many in one story: "the player" is not the one striker that it has introduced.
SHARED = word_set("roles", "offices", "shared")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every actor the corpus names, and the tables that lead from a name or a role to it.

    `names` leads from a name as written to an actor's id, `surnames` from a compared surname to all who bear it,
    `introduced` from (role, id of what it belongs to) to those a text introduced so, `gender` from id to "m" or "f",
    `tails` from the last two words of a body's name, in lower case, to its id.
    """

    actors: tuple[Actor, ...]
    names: Mapping[str, str] = field(repr=False)
    surnames: Mapping[str, tuple[str, ...]] = field(repr=False)
    introduced: Mapping[tuple[str, str], tuple[str, ...]] = field(repr=False)
    genders: Mapping[str, str] = field(repr=False)
    by_id: Mapping[str, Actor] = field(repr=False)
    tails: Mapping[tuple[str, str], str] = field(repr=False)

    def actor(self, ident: str) -> Actor:
        """The actor with an id that `actors_in` gave; raises KeyError for any other id."""
        for known_by_id in (self.by_id, lexicon_matcher.actors()):
            if ident in known_by_id:
                return known_by_id[ident]
        return _holders()[ident]

    def find(self, ident: str) -> Actor | None:
        """The actor with an id, if there is one."""
        return self.actor(ident) if self.knows(ident) else None

    def knows(self, ident: str | None) -> bool:
        """Whether an id is that of an actor."""
        return ident is not None and (ident in self.by_id or ident in lexicon_matcher.actors() or ident in _holders())

    def person(self, name: str) -> str:
        """The id of the person with a full name, whether the corpus names them or only the table of offices does."""
        if name in self.names:
            return self.names[name]
        bearers = (self.by_id[ident] for ident in self.surnames.get(surname_key(name), ()))
        same = {actor.id for actor in bearers if any(same_person(form, name) for form in (actor.name, *actor.aliases))}
        return same.pop() if len(same) == 1 else actor_id(ActorKind.PERSON, name)

    def owner(self, of: str) -> str:
        """The id of what a role belongs to, from an id of the lexicon or a name as written; "" where unknown."""
        return of if of in self.by_id or of in lexicon_matcher.actors() else self.names.get(of, "")

    def held(self, role: str, of: str, day: date | None, *, leader: bool = False) -> str | None:
        """Who holds a role by the whole corpus and the dated table; None where that is nobody or not sure."""
        name = holder(role, of, day, leader=leader)
        if name is not None or role in SHARED:
            return self.person(name) if name is not None else None
        found = set(self.introduced.get((SAME_ROLES.get(role, role), of), ())) if of else set()
        return found.pop() if len(found) == 1 else None


def gazetteer(documents: Iterable[DocumentNames]) -> Gazetteer:
    """One table of all actors of a corpus; the same whatever the order of the documents."""
    told = sorted(documents, key=lambda names: names.document)
    kinds, counts = elected(told)
    found = _Found(kinds, counts)
    _add_people(found, told)
    _add_bodies(found, told)
    _add_others(found)
    _add_known(found, told)
    table = _with_roles(found, told)
    by_id = affiliated(table.by_id, table.names, told)
    return replace(table, actors=tuple(by_id[actor.id] for actor in table.actors), by_id=by_id)


@dataclass(slots=True)
class _Found:
    """The table while it is being made."""

    kinds: Mapping[str, str]
    counts: Mapping[str, int]
    names: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    surnames: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def of_kind(self, *kinds: str) -> dict[str, int]:
        """The names of some kinds with their counts."""
        return {name: self.counts[name] for name, kind in self.kinds.items() if kind in kinds}

    def add(self, kind: ActorKind, name: str, forms: Iterable[str], country: str | None = None) -> str:
        """Enter an actor, or further forms of one."""
        ident = actor_id(kind, name)
        old = self.actors.get(ident)
        aliases = tuple(sorted({*(old.aliases if old else ()), *forms} - {name}))
        self.actors[ident] = Actor(ident, old.name if old else name, kind, aliases, old.country if old else country)
        for form in forms:
            self.names.setdefault(form, ident)
        return ident


def _add_people(found: _Found, told: list[DocumentNames]) -> None:
    counts = found.of_kind("person")
    for group in clusters.people(counts, sorted({pair for names in told for pair in names.called})):
        ident = found.add(ActorKind.PERSON, clusters.fullest(group, counts), group)
        for name in group:
            found.surnames[surname_key(name)].add(ident)
    telling: dict[str, list[DocumentNames]] = defaultdict(list)
    for names in told:
        for seen in names.names:
            telling[seen.text].append(names)
    for name in sorted(found.of_kind("person", "organisation", "place", "unknown")):
        if clusters.is_full(name) or (found.kinds[name] in {"organisation", "place"} and _is_body(name)):
            continue
        bearers = found.surnames.get(surname_key(name), set())
        if len(bearers) > 1:
            found.add(ActorKind.PERSON, name, [name])
        elif bearers:
            (ident,) = bearers
            found.add(ActorKind.PERSON, found.actors[ident].name, [name])
        elif holder_name := _famous(name, found.kinds[name], telling):
            ident = found.add(ActorKind.PERSON, holder_name, [name])
            found.surnames[surname_key(name)].add(ident)
        elif found.kinds[name] == "person":
            found.surnames[surname_key(name)].add(found.add(ActorKind.PERSON, name, [name]))


def _famous(name: str, kind: str, told: Mapping[str, list[DocumentNames]]) -> str | None:
    """The office holder whom a corpus names by surname only: by a title, or in office then in a country it names."""
    roles = {i.role for names in told[name] for i in names.introductions if i.name == name and i.role in OFFICES}
    titled = {full for role in roles for full in bearers(name, frozenset(), None, role)}
    if titled or kind != "person":
        return titled.pop() if len(titled) == 1 else None
    dated = ((names, names.day) for names in told[name] if names.day is not None)
    serving = {full for names, day in dated for full in bearers(name, owners_named(names), day)}
    return serving.pop() if len(serving) == 1 else None


def owners_named(names: DocumentNames) -> frozenset[str]:
    """The countries and bodies that a document names, as the table of offices calls them."""
    refs = {ref for ref, _, _ in names.known} & lexicon_matcher.actors().keys()
    return frozenset(
        lexicon_matcher.actors()[ref].name for ref in refs if lexicon_matcher.actors()[ref].kind is not ActorKind.PLACE
    )


def _is_body(name: str) -> bool:
    return name.isupper() and len(name) > 1


def _add_bodies(found: _Found, told: Iterable[DocumentNames]) -> None:
    counts = {name: n for name, n in found.of_kind("organisation").items() if name not in found.names}
    pairs = {pair for names in told for pair in names.abbreviations}
    shorts = {short: found.counts.get(short, 1) for full, short in pairs if full in counts and short not in found.names}
    for group in clusters.bodies({**shorts, **counts}, pairs):
        found.add(ActorKind.ORGANISATION, clusters.chosen(group, counts).removeprefix("The "), group)


def _add_others(found: _Found) -> None:
    for kind, of in ((ActorKind.PLACE, "place"), (ActorKind.GROUP, "group")):
        for name in sorted(found.of_kind(of), key=lambda name: (name.isupper(), name)):  # "OSLO" is a dateline's
            if name not in found.names:
                found.add(kind, name, [name])


def _add_known(found: _Found, told: Iterable[DocumentNames]) -> None:
    """Actors of the lexicon that the documents name, with the forms they use."""
    forms: dict[str, set[str]] = defaultdict(set)
    for names in told:
        for ref, form, _ in names.known:
            forms[ref].add(form)
    for ref, used in sorted(forms.items()):
        own = lexicon_matcher.actors().get(ref) or _body_of(ref, used)
        if own is not None:
            found.actors[ref] = Actor(ref, own.name, own.kind, tuple(sorted(used - {own.name})), own.country)


def _body_of(ref: str, used: set[str]) -> Actor | None:
    for actor in lexicon_matcher.body_actors():
        if actor.id == ref:
            return actor
    return Actor(ref, max(used), ActorKind.ORGANISATION) if used else None


def _with_roles(found: _Found, told: list[DocumentNames]) -> Gazetteer:
    introduced: dict[tuple[str, str], set[str]] = defaultdict(set)
    for names in told:
        for intro in names.introductions:
            ident = found.names.get(intro.name)
            if ident and not intro.former:
                of = intro.of if intro.of in lexicon_matcher.actors() else found.names.get(intro.of, "")
                introduced[SAME_ROLES.get(intro.role, intro.role), of].add(ident)
    table = _table(found, introduced)
    for names in told:
        for asked in names.asked:
            _answer(found, table, asked.role, table.owner(asked.of), asked.form, names.day)
    for name in known_holders():
        ident = table.person(name)
        if ident in found.actors:
            found.names.setdefault(name, ident)
    return _table(found, introduced)


def _answer(found: _Found, table: Gazetteer, role: str, of: str, form: str, day: date | None) -> None:
    """Enter who a role stands for, so that everyone `actors_in` may find is in the table."""
    ident = table.held(role, of, day, leader=is_leader(form))
    if ident is None:
        actor = role_actor(role, of, found.actors)
        found.actors.setdefault(actor.id, actor) if of and role in STANDING else None
    elif ident not in found.actors:
        name = holder(role, of, day, leader=is_leader(form))
        if name:
            found.add(ActorKind.PERSON, name, [])
    elif form not in found.actors[ident].aliases:
        old = found.actors[ident]
        found.actors[ident] = Actor(old.id, old.name, old.kind, tuple(sorted({*old.aliases, form})), old.country)


@cache
def _holders() -> Mapping[str, Actor]:
    """Those whom the table of offices names, as actors by id."""
    people = (Actor(actor_id(ActorKind.PERSON, name), name, ActorKind.PERSON) for name in known_holders())
    return {actor.id: actor for actor in people}


def is_leader(form: str) -> bool:
    """Whether a role is told by "leader", which is the head of state or of government."""
    return "leader" in form.lower()


def role_actor(role: str, of: str, found: Mapping[str, Actor]) -> Actor:
    """The actor for a role that nobody is known to hold: "US president"."""
    owner = found.get(of) or lexicon_matcher.actors().get(of)
    if owner is None:
        return Actor(actor_id(ActorKind.ROLE, role), role, ActorKind.ROLE)
    name = f"{lexicon_matcher.adjective(of) if owner.kind is ActorKind.COUNTRY else owner.name} {role}"
    country = owner.id if owner.kind is ActorKind.COUNTRY else owner.country
    return Actor(actor_id(ActorKind.ROLE, name), name, ActorKind.ROLE, country=country)


def _table(found: _Found, introduced: Mapping[tuple[str, str], set[str]]) -> Gazetteer:
    actors = tuple(found.actors[ident] for ident in sorted(found.actors))
    genders = {actor.id: mark for actor in actors if actor.kind is ActorKind.PERSON and (mark := gender(actor.name))}
    return Gazetteer(
        actors,
        dict(sorted(found.names.items())),
        {key: tuple(sorted(ids)) for key, ids in sorted(found.surnames.items())},
        {key: tuple(sorted(ids)) for key, ids in sorted(introduced.items())},
        genders,
        {actor.id: actor for actor in actors},
        _tails(actors),
    )


def _tails(actors: Iterable[Actor]) -> dict[tuple[str, str], str]:
    """By the last two words of a longer name, in lower case, the one body of the corpus whose name ends so."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for actor in actors:
        words = actor.name.lower().split()
        if actor.kind is ActorKind.ORGANISATION and len(words) > 2:
            found[words[-2], words[-1]].add(actor.id)
    return {tail: next(iter(ids)) for tail, ids in found.items() if len(ids) == 1}
