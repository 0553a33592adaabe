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
    "letter order number paper matter power factor sector error motor color tower river summer winter water "
    "weather offer answer computer border corner quarter chapter register newspaper center meter list tourist "
    "mist plant grant warrant restaurant fee coffee business process success address press loss access progress "
    "stress mess wilderness illness helicopter boiler trailer container tanker freighter steamer cruiser trawler "
    "printer scanner server router laser timer poster folder filter shelter freezer burner adapter charger "
    "sweater counter scooter tractor reactor elevator escalator generator monitor sensor detector indicator "
    "corridor harbor anchor odor honor vapor rumor favor labor behavior horror terror mirror fever cancer ulcer "
    "disorder danger anger hunger dinner supper layer pier frontier barrier glacier crater disaster cluster "
    "monster gender tender cylinder shoulder finger copper silver timber rubber leather feather pepper butter "
    "prayer encounter manner banner diameter theater thriller newsletter ladder powder thunder wonder blunder "
    "murder surrender hammer bumper sticker bunker locker cooker cracker marker cover clover fiber amber ember "
    "september october november december blister canister charter starter booster roster plaster variant constant "
    "implant pollutant covenant remnant elephant degree tree knee guarantee jubilee levee pedigree fortress "
    "mattress headdress recess excess express".split()
)


def is_person(token: Token) -> bool:
    """Whether a plain noun stands for one person: "he" can mean an official, no company and no court."""
    return is_personal(token) and token.lemma.lower() not in BODIES


def is_personal(token: Token) -> bool:
    """Whether a plain noun stands for a person or a body that acts."""
    lemma = token.lemma.lower()
    if lemma in PEOPLE or lemma in BODIES:
        return True
    return lemma.endswith(PERSONAL) and lemma not in THINGS and not lemma.endswith(("ness", "ometer"))
