"""Who held an office on a day, by the dated table of the lexicon."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from timeline.actors.lexicon_matcher import actors, role_row
from timeline.actors.names import surname_key
from timeline.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model import Document

Term = tuple[str, date, date]  # name, first day, last day


@cache
def _terms() -> Mapping[tuple[str, str], tuple[Term, ...]]:
    found: dict[tuple[str, str], list[Term]] = {}
    trusted = table("officeholders")["trusted_until"]
    for owner, office, name, first, last in table("officeholders")["holders"]:
        term = (name, date.fromisoformat(first), date.fromisoformat(last or trusted))
        found.setdefault((owner, office), []).append(term)
    return {key: tuple(terms) for key, terms in found.items()}


def day_of(document: Document) -> date | None:
    """The day a document was published, or None where that is not known."""
    day = document.publication.day
    return day.date() if isinstance(day, datetime) else day


def holder(role: str, of: str, day: date | None, *, leader: bool = False) -> str | None:
    """The name of whoever held a role of a country or body (by actor id) on a day; None where that is not sure.

    A day on which an office changed hands names nobody. `leader` asks for whoever leads the country.
    """
    if day is None or of not in actors():
        return None
    found = {name for office in _offices(role, actors()[of].name, leader) for name in _on(of, office, day)}
    return found.pop() if len(found) == 1 else None


def _on(of: str, office: str, day: date) -> set[str]:
    return {name for name, first, last in _terms().get((actors()[of].name, office), ()) if first <= day <= last}


def _offices(role: str, owner: str, leader: bool) -> tuple[str, ...]:
    if leader:
        held = {office for body, office in _terms() if body == owner}
        for office in ("leader", "chancellor"):
            if office in held:
                return (office,)
        parliamentary = owner in table("roles")["offices"]["parliamentary"] and "prime minister" in held
        return ("prime minister",) if parliamentary else ("president",)
    own = str(role_row(role).get("office", role))
    return {"chairman": (own, "chair"), "secretary-general": (own, "high representative")}.get(role, (own,))


def terms_of(role: str, of: str) -> tuple[Term, ...]:
    """All terms of an office of a country or body (by actor id): name, first day, last day."""
    if of not in actors():
        return ()
    owner = actors()[of].name
    return tuple(term for office in _offices(role, owner, leader=False) for term in _terms().get((owner, office), ()))


@cache
def _all_terms() -> Mapping[str, tuple[tuple[str, date], ...]]:
    found: dict[str, list[tuple[str, date]]] = {}
    for (owner, _), terms in _terms().items():
        for name, first, _ in terms:
            found.setdefault(name, []).append((owner, first))
    return {name: tuple(sorted(held)) for name, held in found.items()}


def all_terms(name: str) -> tuple[tuple[str, date], ...]:
    """Every term of a holder in the table: the name of the country or body, and the first day."""
    return _all_terms().get(name, ())


def employers(name: str, day: date) -> frozenset[str]:
    """The countries and bodies (by actor id) in whose offices somebody was on a day."""
    owners = {
        owner
        for (owner, _), terms in (_terms().items() if name in known_holders() else ())
        for holder_name, first, last in terms
        if holder_name == name and first <= day <= last
    }
    return frozenset(actor.id for actor in actors().values() if actor.name in owners)


@cache
def known_holders() -> tuple[str, ...]:
    """The names of all holders in the table, sorted."""
    return tuple(sorted({name for terms in _terms().values() for name, _, _ in terms}))


def bearers(surname: str, owners: frozenset[str], day: date | None, office: str = "") -> tuple[str, ...]:
    """The names in the table with a surname that held `office` (any, if "") of one of `owners` (of anybody, if empty).

    With a day, only those who held it then.
    """
    wanted = str(role_row(office).get("office", office)) if office else ""
    return tuple(sorted({
        name
        for (owner, held), terms in _terms().items()
        if (not wanted or held == wanted) and (not owners or owner in owners)
        for name, first, last in terms
        if surname_key(name) == surname_key(surname) and (day is None or first <= day <= last)
    }))  # fmt: skip
