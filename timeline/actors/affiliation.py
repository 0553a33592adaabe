"""Whom an actor belongs to, as the texts say: a minister to the ministry, that to its country; a manager to the club.

Unsure means nobody's: where the texts give somebody to two bodies equally often, neither is taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.actors import lexicon_matcher
from timeline.actors.definite import fits
from timeline.actors.offices import employers
from timeline.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.actors.reading import DocumentNames, Introduction
    from timeline.model import Actor, Span

Said = tuple[str, "Span"]


def affiliated(
    actors: Mapping[str, Actor], names: Mapping[str, str], told: Sequence[DocumentNames]
) -> dict[str, Actor]:
    """The actors by id, each with whom it belongs to; `names` leads from a name as written to an id."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[str, str], Said] = {}
    for document in told:
        bodies = _bodies(document, actors, names)
        for intro in document.introductions:
            ident = names.get(intro.name, "")
            of = "" if intro.former or ident not in actors else _owner(intro, actors, names, bodies)
            if of and of != ident:
                counts[ident][of] += 1
                first.setdefault((ident, of), (document.document, intro.span))
    found = dict(actors)
    for ident, actor in actors.items():
        of = _elected(counts[ident], actors) if ident in counts else _in_office(actor, told)
        if of and of != actor.country:
            found[ident] = replace(actor, affiliation=of, said=first.get((ident, of)))
    return found


def _bodies(document: DocumentNames, actors: Mapping[str, Actor], names: Mapping[str, str]) -> list[Actor]:
    """The bodies that a document names."""
    idents = {names[seen.text] for seen in document.names if seen.text in names}
    return [actors[i] for i in sorted(idents) if i in actors and actors[i].kind is ActorKind.ORGANISATION]


def _owner(intro: Introduction, actors: Mapping[str, Actor], names: Mapping[str, str], bodies: Sequence[Actor]) -> str:
    """The id of what a role belongs to; "" where that is nobody, or not one."""
    row = lexicon_matcher.role_row(intro.role)
    if row["belongs"] == "none":
        return ""
    of = intro.of if intro.of in actors or intro.of in lexicon_matcher.actors() else ""
    of = of or _short(intro.of or intro.whose, bodies) or names.get(intro.of) or names.get(intro.whose) or ""
    if not of and intro.noun:
        fitting = [body.id for body in bodies if fits(intro.noun, body)]
        return fitting[0] if len(fitting) == 1 else ""
    if of.startswith("g-"):
        return ""  # "for European Affairs"
    ministry = _ministry(of, intro, str(row.get("ministry", "")))
    return ministry if ministry in actors else of


def _short(name: str, bodies: Sequence[Actor]) -> str:
    """The one body of the document that a single word stands for ("Rovers chairwoman"); "" where it is not one."""
    found = [body.id for body in bodies if name in body.name.split() and " " in body.name]
    return found[0] if name and " " not in name and len(found) == 1 else ""


def _ministry(country: str, intro: Introduction, kind: str) -> str:
    """The id of the ministry of a country that a minister heads."""
    if not country.startswith("c-"):
        return ""
    if not kind and intro.form.lower().endswith(" minister"):
        kind = intro.form.lower().split()[-2] + " ministry"
    own = next((a.id for a in lexicon_matcher.actors().values() if a.country == country and a.name == kind), "")
    return own or lexicon_matcher.body_actor(f"{country}|{kind}").id


def _elected(counts: Counter[str], actors: Mapping[str, Actor]) -> str:
    """What most passages say; of a body and the country it belongs to, told equally often, the body."""
    most = max(counts.values(), default=0)
    best = sorted(of for of, count in counts.items() if count == most)
    near = [of for of in best if not any(_country(other, actors) == of for other in best)]
    return near[0] if len(near) == 1 else ""


def _country(ident: str, actors: Mapping[str, Actor]) -> str | None:
    actor = actors.get(ident) or lexicon_matcher.actors().get(ident)
    return actor.country if actor else None


def _in_office(actor: Actor, told: Sequence[DocumentNames]) -> str:
    """The country or body in whose office somebody is on the days of the documents, by the dated table."""
    if actor.kind is not ActorKind.PERSON:
        return ""
    owners = {of for day in {names.day for names in told} if day for of in employers(actor.name, day)}
    return owners.pop() if len(owners) == 1 else ""
