"""Plain nouns that stand for people and bodies: who can speak, meet and be received without being named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import Token

# Endings and words of nouns that can speak.
PERSONAL = ("er", "or", "ist", "man", "woman", "person", "ian", "ant", "ee", "ess", "aide", "king", "queen", "chief")
PEOPLE = frozenset(
    "official president chairman chair head envoy source judge mayor expert spokesperson resident pilot student "
    "nurse guard witness victim bride host captain coach boss friend neighbour neighbor regulator delegate "
    "counterpart representative monarch pope diplomat colleague executive secretary analyst clerk priest star ceo "
    "lord lady son wife husband boy girl child economist scientist publicist rebel soldier supporter fan deputy "
    "mp senator suspect defendant plaintiff agent patient client parent correspondent detective sheriff surgeon "
    "candidate magistrate constable thief hostage refugee migrant".split()
)
BODIES = frozenset(
    "police government company firm court jury board council club union team party group committee ministry "
    "department agency bank parliament senate commission administration family church school university "
    "association federation authority delegation prosecution defence defense staff crew public opposition "
    "coalition alliance army navy institute charity people nation country city town troop tribunal couple".split()
)
# What ends like a person and is none.
THINGS = frozenset(
    "letter order number paper matter power factor sector error motor color tower river summer winter water weather "
    "offer answer computer border corner quarter chapter register newspaper center meter list tourist mist plant grant "
    "warrant restaurant fee coffee business process success address press loss access progress stress mess "
    "wilderness illness".split()
)


def is_person(token: Token) -> bool:
    """Whether a plain noun stands for one person: "he" can mean an official, no company and no court."""
    return is_personal(token) and token.lemma.lower() not in BODIES


def is_personal(token: Token) -> bool:
    """Whether a plain noun stands for a person or a body that acts."""
    lemma = token.lemma.lower()
    return lemma in PEOPLE or lemma in BODIES or (lemma.endswith(PERSONAL) and lemma not in THINGS)
