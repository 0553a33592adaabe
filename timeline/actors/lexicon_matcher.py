"""What the lexicon knows of actors: countries, bodies, groups, places, roles, and the phrases that name them."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors.words import form
from timeline.lexicon import table, word_set
from timeline.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.actors.words import Word

PREFIX = {
    ActorKind.PERSON: "p",
    ActorKind.COUNTRY: "c",
    ActorKind.ORGANISATION: "o",
    ActorKind.GROUP: "g",
    ActorKind.PLACE: "l",
    ActorKind.ROLE: "r",
}


class NameUse(StrEnum):
    """How a name span is used."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    PLACE = "place"
    INSTITUTION = "institution"
    BUILDING = "building"  # that stands for whom it houses
    MEDIA = "media"
    GROUP = "group"
    BODY = "body"  # a ministry, a court ... of a country
    ROLE = "role"
    ROLES = "roles"
    HONORIFIC = "honorific"
    NAME = "name"  # of no lexicon
    OTHER = "other"  # no actor


NO_ACTOR = frozenset({NameUse.NAME, NameUse.OTHER, NameUse.ROLE, NameUse.ROLES, NameUse.HONORIFIC})  # by itself


class LexiconPhrase(NamedTuple):
    """What a phrase of the lexicon stands for: how it is used, and the actor's id or the role's name."""

    use: NameUse
    ref: str


# Phrases by their first word and then by their second ("" where there is none), longest first.
Phrases = dict[str, dict[str, tuple[tuple[tuple[str, ...], LexiconPhrase], ...]]]


def folded(text: str) -> str:
    """Lower case without accents."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def actor_id(kind: ActorKind, name: str) -> str:
    """A stable id made of the kind and the name.

    >>> actor_id(ActorKind.PERSON, "Jané Roe")
    'p-jane-roe'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")
    if not slug:  # a name in another script
        slug = "-".join(f"{ord(c):x}" for c in name if not c.isspace())
    return f"{PREFIX[kind]}-{slug}"


@cache
def actors() -> Mapping[str, Actor]:
    """Every actor the lexicon knows by itself, by id."""
    return {actor.id: actor for actor in reversed([*_countries(), *_bodies(), *_groups(), *_places()])}


def _countries() -> Iterator[Actor]:
    for row in table("countries")["country"]:
        yield Actor(actor_id(ActorKind.COUNTRY, row["name"]), row["name"], ActorKind.COUNTRY)


def _bodies() -> Iterator[Actor]:
    for row in table("institutions")["institution"]:
        country = actor_id(ActorKind.COUNTRY, row["country"]) if "country" in row else None
        kind = ActorKind.ORGANISATION
        yield Actor(actor_id(kind, row["name"]), row["name"], kind, country=country)
        if row.get("building"):
            yield Actor(actor_id(ActorKind.PLACE, row["name"]), row["name"], ActorKind.PLACE, country=country)
    for name in table("institutions")["media"]["names"]:
        yield Actor(actor_id(ActorKind.ORGANISATION, name), name, ActorKind.ORGANISATION)


def _groups() -> Iterator[Actor]:
    for row in table("groups")["group"]:
        yield Actor(actor_id(ActorKind.GROUP, row["name"]), row["name"], ActorKind.GROUP)
    for noun in table("groups")["parties"]["nouns"]:
        yield Actor(actor_id(ActorKind.GROUP, noun), noun, ActorKind.GROUP)


def _places() -> Iterator[Actor]:
    for row in table("countries")["country"]:
        country = actor_id(ActorKind.COUNTRY, row["name"])
        for name in (*row.get("capitals", ()), *row.get("places", ())):
            place = CANONICAL_PLACES.get(name, name)
            yield Actor(actor_id(ActorKind.PLACE, place), place, ActorKind.PLACE, country=country)
    for name in table("roles")["reading"]["known_places"]:
        yield Actor(actor_id(ActorKind.PLACE, name), name, ActorKind.PLACE)


# Towns with two spellings in the table of countries: one place.
CANONICAL_PLACES = {
    "Kiev": "Kyiv", "Peking": "Beijing", "Teheran": "Tehran", "Saint Petersburg": "St. Petersburg",
    "St Petersburg": "St. Petersburg", "Kharkov": "Kharkiv", "Odessa": "Odesa", "Lugansk": "Luhansk",
    "Zaporozhye": "Zaporizhzhia", "Donbass": "Donbas", "New York City": "New York", "Sao Paulo": "São Paulo",
    "Rio": "Rio de Janeiro", "Washington, D.C.": "Washington", "Washington D.C.": "Washington",
    "Washington DC": "Washington", "Zürich": "Zurich", "Krakow": "Kraków", "Bangalore": "Bengaluru",
    "Sharm El Sheikh": "Sharm el-Sheikh", "Delhi": "New Delhi", "Bombay": "Mumbai", "Bogota": "Bogotá",
    "Brasilia": "Brasília", "Berne": "Bern", "Sana'a": "Sanaa", "Jidda": "Jeddah", "Malmo": "Malmö",
}  # fmt: skip


@cache
def names() -> Phrases:
    """The phrases that name an actor of the lexicon, by first word; longest first."""
    found: dict[tuple[str, ...], LexiconPhrase] = {}
    for phrase, entry in _names():
        found.setdefault(form(phrase), entry)
    return _indexed(found.items())


def _names() -> Iterator[tuple[str, LexiconPhrase]]:
    yield from _body_names()
    yield from _group_names()
    for row in table("countries")["country"]:
        ref = actor_id(ActorKind.COUNTRY, row["name"])
        yield from ((name, LexiconPhrase(NameUse.COUNTRY, ref)) for name in (row["name"], *row.get("names", ())))
        yield from ((name, LexiconPhrase(NameUse.ADJECTIVE, ref)) for name in row.get("adjectives", ()))
        yield from ((name, LexiconPhrase(NameUse.PEOPLE, ref)) for name in row.get("people", ()))
        yield from ((name, LexiconPhrase(NameUse.CAPITAL, ref)) for name in row.get("capitals", ()))
    for row in table("countries")["country"]:
        for name in row.get("places", ()):
            yield name, LexiconPhrase(NameUse.PLACE, actor_id(ActorKind.PLACE, CANONICAL_PLACES.get(name, name)))
    for name in table("roles")["reading"]["known_places"]:
        yield name, LexiconPhrase(NameUse.PLACE, actor_id(ActorKind.PLACE, name))


def _body_names() -> Iterator[tuple[str, LexiconPhrase]]:
    for row in table("institutions")["institution"]:
        ref = actor_id(ActorKind.ORGANISATION, row["name"])
        entry = LexiconPhrase(NameUse.BUILDING if row.get("building") else NameUse.INSTITUTION, ref)
        yield from ((name, entry) for name in (row["name"], *row.get("names", ())))
        yield from ((name, LexiconPhrase(NameUse.CAPITAL, entry.ref)) for name in row.get("capitals", ()))
    for name in table("institutions")["media"]["names"]:
        yield name, LexiconPhrase(NameUse.MEDIA, actor_id(ActorKind.ORGANISATION, name))


def _group_names() -> Iterator[tuple[str, LexiconPhrase]]:
    for row in table("groups")["group"]:
        ref = actor_id(ActorKind.GROUP, row["name"])
        own = () if row.get("article") else (row["name"],)
        yield from ((name, LexiconPhrase(NameUse.GROUP, ref)) for name in (*own, *row.get("names", ())))
        yield from ((name, LexiconPhrase(NameUse.ADJECTIVE, ref)) for name in row.get("adjectives", ()))
    yield from (("the " + row["name"], LexiconPhrase(NameUse.GROUP, actor_id(ActorKind.GROUP, row["name"])))
                for row in table("groups")["group"] if row.get("article"))  # fmt: skip


@cache
def roles() -> Phrases:
    """The phrases that name a role, in lower case and by first word; longest first; plurals are of use "roles"."""
    found: dict[tuple[str, ...], LexiconPhrase] = {}
    for row in table("roles")["role"]:
        for phrase in row["forms"]:
            found.setdefault(form(phrase), LexiconPhrase(NameUse.ROLE, row["name"]))
            found.setdefault(form(plural(phrase)), LexiconPhrase(NameUse.ROLES, row["name"]))
    return _indexed(found.items())


@cache
def bodies() -> Phrases:
    """The bodies that every country has, in lower case; `ref` is one name for all spellings of the same body."""
    phrases = table("institutions")["generic"]["bodies"]
    return _indexed((form(phrase), LexiconPhrase(NameUse.BODY, body(phrase))) for phrase in phrases)


def body(phrase: str) -> str:
    """One name for a kind of body.

    >>> body("ministry of foreign affairs"), body("foreign office")
    ('foreign ministry', 'foreign ministry')
    """
    phrase = phrase.replace("defense", "defence")
    if phrase.startswith("ministry of "):
        phrase = phrase.removeprefix("ministry of ").removeprefix("the ").removesuffix(" affairs") + " ministry"
    return "foreign ministry" if phrase == "foreign office" else phrase


def body_actor(ref: str) -> Actor:
    """The actor for "country id|body", e.g. "c-russia|foreign ministry"; the country may be missing."""
    country, _, kind = ref.partition("|")
    title = " ".join(word if word in {"of", "the"} else word.capitalize() for word in kind.split())
    name = f"{adjective(country)} {title}" if country else title
    return Actor(actor_id(ActorKind.ORGANISATION, name), name, ActorKind.ORGANISATION, country=country or None)


def plural(phrase: str) -> str:
    """The plural of a role.

    >>> plural("foreign minister"), plural("secretary of state"), plural("chairman")
    ('foreign ministers', 'secretaries of state', 'chairmen')
    """
    head, of, rest = phrase.partition(" of ")
    return (head[:-1] + "ies" if head.endswith("y") else head.removesuffix("man") + "men" if head.endswith("man")
            else head + "s") + of + rest  # fmt: skip


def _indexed(found: Iterable[tuple[tuple[str, ...], LexiconPhrase]]) -> Phrases:
    index: dict[str, dict[str, list[tuple[tuple[str, ...], LexiconPhrase]]]] = {}
    for phrase, entry in found:
        index.setdefault(phrase[0], {}).setdefault("".join(phrase[1:2]), []).append((phrase, entry))
    return {
        first: {second: tuple(sorted(rows, key=lambda row: -len(row[0]))) for second, rows in longer.items()}
        for first, longer in index.items()
    }


def match(run: Sequence[Word], at: int, phrases: Phrases, *, lower: bool = False) -> tuple[int, LexiconPhrase] | None:
    """The longest phrase that begins at a word, as (index after it, entry)."""
    first = run[at].lower if lower else run[at].text
    longer = phrases.get(first)
    if longer is None:
        if len(first) < 4 or not first.isupper():
            return None
        alone = phrases.get(first.capitalize(), {}).get("")  # a dateline: "SEOUL, 3 September"
        return None if alone is None else (at + 1, alone[0][1])
    if at + 1 < len(run):
        for phrase, entry in longer.get(_written(run[at + 1], lower), ()):
            stop = at + len(phrase)
            if stop <= len(run) and all(_written(run[k], lower) == phrase[k - at] for k in range(at + 2, stop)):
                return stop, entry
    alone = longer.get("")
    return None if alone is None else (at + 1, alone[0][1])


def _written(word: Word, lower: bool) -> str:
    return word.lower if lower else word.text.replace("’", "'")


@cache
def beginnings() -> frozenset[str]:
    """Every word that a phrase of the lexicon begins with, as the phrases write it."""
    return frozenset({*names(), *roles(), *bodies(), *word_set("roles", "titles", "modifiers")})


@cache
def role_row(name: str) -> Mapping[str, object]:
    """The row of roles.toml with that name; raises KeyError."""
    rows: dict[str, Mapping[str, object]] = {row["name"]: row for row in table("roles")["role"]}
    return rows[name]


@cache
def adjective(country: str) -> str:
    """The adjective for a country's id, or its name where it has none.

    >>> adjective("c-russia")
    'Russian'
    """
    for row in table("countries")["country"]:
        if actor_id(ActorKind.COUNTRY, row["name"]) == country:
            return str(row.get("adjectives", (row["name"],))[0])
    return actors()[country].name


@cache
def body_actors() -> tuple[Actor, ...]:
    """The actors for all bodies of all countries, and for the bodies without one."""
    kinds = sorted({body(phrase) for phrase in table("institutions")["generic"]["bodies"]})
    owners = ["", *(actor_id(ActorKind.COUNTRY, row["name"]) for row in table("countries")["country"])]
    return tuple(body_actor(f"{owner}|{kind}") for owner in owners for kind in kinds)
