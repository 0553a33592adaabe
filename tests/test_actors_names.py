"""Names compared: of people, bodies and places, and who held an office when; each rule by what it joins and parts."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.actors import clusters, lexicon_matcher
from timeline.actors.names import (
    body_key,
    gender,
    given_keys,
    initial,
    initials,
    is_initial,
    known_given,
    parts,
    same_given,
    same_person,
    shortens,
    spelling,
    surname_key,
)
from timeline.actors.offices import all_terms, bearers, employers, holder, terms_of
from timeline.actors.places import apart
from timeline.model import Actor, ActorKind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zelenskyy", "Zelensky", True),
        ("Zelenskiy", "Zelensky", True),
        ("Sergei", "Sergey", True),
        ("Alexeyev", "Alexeev", True),
        ("Aleksandrov", "Alexandrov", True),
        ("Müller", "Muller", True),
        ("Łukasz", "Lukasz", True),
        ("O’Hara", "O'Hara", True),
        ("Levy", "Levi", False),  # too short to be told apart by a letter
        ("Roe", "Rowe", False),
    ],
)
def test_spellings_of_one_name_agree(one: str, other: str, same: bool) -> None:
    assert (spelling(one) == spelling(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("J.", "Jane", True), ("J", "K.", False), ("Jane", "Jane", True), ("Jane", "Joan", False),
        ("Bob", "Robert", True), ("Sergei", "Sergey", True),
    ],
)  # fmt: skip
def test_given_names_of_one_person_agree(one: str, other: str, same: bool) -> None:
    assert same_given(one, other) is same_given(other, one) is same
    assert (initial("Émile"), is_initial("É."), is_initial("Em")) == ("e", True, False)
    assert given_keys("Bob") & given_keys("Robert")


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Jane Roe", ("Jane",), "Roe"),
        ("Jane Mary Roe", ("Jane", "Mary"), "Roe"),
        ("Carl van der Berg", ("Carl",), "van der Berg"),
        ("van Berg", ("van",), "Berg"),  # somebody has a given name
        ("John Roe, Jr.", ("John",), "Roe"),
        ("Roe", (), "Roe"),
        ("Jr.", (), "Jr."),
    ],
)
def test_a_name_has_given_names_and_a_surname(name: str, given: tuple[str, ...], surname: str) -> None:
    assert parts(name) == (given, surname)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jane Roe", "J. Roe", True),
        ("Jane Mary Roe", "Jane Roe", True),
        ("Jane Mary Roe", "Jane Ann Roe", False),
        ("Jane M. Roe", "Jane Mary Roe", True),
        ("Jane Roe", "John Roe", False),
        ("Jane Roe", "Jane Poe", False),
        ("Roe", "Jane Roe", False),  # a surname alone is nobody for sure
        ("Omar al-Bashir", "Omar Bashir", True),
        ("Ludwig van Berg", "Ludwig Berg", True),
    ],
)
def test_two_full_names_can_be_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same_person(other, one) is same


def test_a_surname_is_compared_without_its_particles() -> None:
    assert surname_key("Carl van der Berg") == surname_key("Berg") == "berg"
    assert surname_key("El-Sayed") == surname_key("Sayed")
    assert surname_key("van") == "van"


@pytest.mark.parametrize(
    ("name", "of", "is_known"),
    [("Jane Roe", "f", True), ("John Roe", "m", True), ("Xq Roe", "", False), ("Roe", "", False)],
)
def test_the_given_name_tells_the_gender_where_the_lexicon_has_it(name: str, of: str, is_known: bool) -> None:
    assert gender(name) == of
    assert known_given(name.split()[0]) is is_known


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Acme Co., Inc.", ("acme",)),
        ("Acme, Ltd", ("acme",)),
        ("The", ("the",)),
        ("Inc.", ("inc",)),
        ("Acme Company", ("acme", "company")),
        ("ACME", ("acme",)),
    ],
)
def test_a_body_is_compared_without_article_and_legal_form(name: str, key: tuple[str, ...]) -> None:
    assert body_key(name) == key


@pytest.mark.parametrize(
    ("short", "full", "can"),
    [
        ("Apple", "Apple Computer, Inc.", True),
        ("Apple", "Apple Valley", False),
        ("Apple", "Apple Inc.", False),  # that is the same name
        ("Redline Shipping", "Redline Shipping & Marine", True),
        ("Redline", "Redline & Marine", False),  # one word before "&" is not enough
        ("Computer", "Apple Computer", False),
        ("Apple Computer", "Apple", False),
    ],
)
def test_a_short_name_can_be_a_body_whose_other_words_say_nothing(short: str, full: str, can: bool) -> None:
    assert shortens(short, full) is can
    assert initials("Ministry of Health and 5th Care") == "MHC"


# --- groups ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        (["Jane Roe", "J. Roe", "Jane Mary Roe"], [("J. Roe", "Jane Mary Roe", "Jane Roe")]),
        (["Jane Roe", "John Roe", "J. Roe"], [("J. Roe",), ("Jane Roe",), ("John Roe",)]),  # either: neither
        (["Jane Roe", "Roe"], [("Jane Roe",)]),
        (["Jane Roe", "Jane Poe"], [("Jane Poe",), ("Jane Roe",)]),
    ],
)
def test_names_that_all_agree_are_one_person(names: list[str], groups: list[tuple[str, ...]]) -> None:
    assert clusters.people(dict.fromkeys(names, 1)) == tuple(groups)
    assert clusters.people(dict.fromkeys(reversed(names), 1)) == tuple(groups)


@pytest.mark.parametrize(
    ("names", "pairs", "groups"),
    [
        (["Apple", "Apple Computer", "Apple Inc."], [], [("Apple", "Apple Computer", "Apple Inc.")]),
        (["Apple", "Apple Computer", "Apple Group"], [], [("Apple",), ("Apple Computer",), ("Apple Group",)]),
        (["RIAC", "Russian International Affairs Council"], [("Russian International Affairs Council", "RIAC")],
         [("RIAC", "Russian International Affairs Council")]),
        (["RIAC", "Other Council"], [("Russian International Affairs Council", "RIAC")],
         [("Other Council",), ("RIAC",)]),
    ],
)  # fmt: skip
def test_names_of_one_body_are_brought_together_where_only_one_can_be_meant(
    names: list[str], pairs: list[tuple[str, str]], groups: list[tuple[str, ...]]
) -> None:
    assert clusters.bodies(dict.fromkeys(names, 1), pairs) == tuple(groups)


def test_two_names_that_are_each_said_to_be_short_for_the_other_are_lost_in_no_circle() -> None:
    found = clusters.bodies({"A B": 1, "B A": 1}, [("A B", "B A"), ("B A", "A B")])
    assert sorted(name for group in found for name in group) == ["A B", "B A"]


@pytest.mark.parametrize(
    ("counts", "name"),
    [
        ({"Acme": 3, "Acme Trading": 1}, "Acme Trading"),
        ({"Acme": 4, "Acme Trading": 1}, "Acme"),  # too rare beside it
        ({"Acme Inc.": 2, "Acme": 2}, "Acme Inc."),
        ({"Client": 9, "Harrow Logistics": 1}, "Harrow Logistics"),  # a term of the paper
        ({"HL": 9, "Harrow Logistics": 3}, "Harrow Logistics"),
    ],
)
def test_a_body_is_called_by_its_fullest_name_that_is_not_rare(counts: dict[str, int], name: str) -> None:
    assert clusters.chosen(sorted(counts), counts) == name


def test_a_person_is_called_by_the_most_frequent_name_without_mere_initials() -> None:
    assert clusters.fullest(["J. Roe", "Jane Roe"], {"J. Roe": 9, "Jane Roe": 1}) == "Jane Roe"
    assert clusters.fullest(["Jane Roe", "Jane M. Roe"], {"Jane Roe": 2, "Jane M. Roe": 1}) == "Jane Roe"
    assert clusters.fullest(["Jane Roe", "Jane M. Roe"], {"Jane Roe": 1, "Jane M. Roe": 1}) == "Jane M. Roe"
    assert not clusters.is_full("Roe")


# --- places, offices, the lexicon -------------------------------------------------------------------

OSLO, BERGEN, ROME = (
    Actor(name, name, ActorKind.PLACE, country=country)
    for name, country in (("oslo", "norway"), ("bergen", "norway"), ("rome", "italy"))
)
NORWAY, ITALY = (Actor(name, name, ActorKind.COUNTRY) for name in ("norway", "italy"))
NOWHERE = Actor("nowhere", "nowhere", ActorKind.PLACE)


@pytest.mark.parametrize(
    ("one", "other", "cannot"),
    [
        (OSLO, NORWAY, False), (OSLO, ITALY, True), (OSLO, BERGEN, True), (OSLO, OSLO, False), (OSLO, ROME, True),
        (NORWAY, ITALY, True), (OSLO, NOWHERE, False), (OSLO, None, False),
    ],
)  # fmt: skip
def test_a_city_lies_in_its_country_and_in_no_other(one: Actor, other: Actor | None, cannot: bool) -> None:
    assert apart(one, other) is apart(other, one) is cannot


def test_an_office_is_held_from_its_first_day_to_its_last_and_by_nobody_for_sure_on_the_day_of_the_change() -> None:
    terms = terms_of("president", "c-france")
    assert len(terms) > 1
    for name, first, last in terms:
        middle = first + (last - first) / 2
        assert holder("president", "c-france", middle) == name
        assert "c-france" in employers(name, middle)
        assert ("France", first) in all_terms(name)
        assert name in bearers(name, frozenset({"France"}), middle, "president")
        assert bearers(name, frozenset({"France"}), first.replace(year=first.year - 60)) == ()
    (_, _, changed), (_, begun, _) = sorted(terms, key=lambda t: t[1])[-2:]
    assert holder("president", "c-france", begun) == (None if changed == begun else terms[-1][0])
    assert holder("president", "c-france", None) is None
    assert holder("president", "c-nowhere", date(2020, 1, 1)) is None
    assert terms_of("president", "c-nowhere") == all_terms("Jane Roe") == ()
    assert employers("Jane Roe", date(2020, 1, 1)) == frozenset()


def test_who_leads_a_country_is_its_head_of_government_where_parliament_decides() -> None:
    day = date(2024, 1, 10)
    assert holder("president", "c-france", day, leader=True) == holder("president", "c-france", day)
    assert holder("president", "c-germany", day, leader=True) == holder("chancellor", "c-germany", day)
    assert holder("monarch", "c-italy", day, leader=True) == holder("prime minister", "c-italy", day)


def test_ids_names_and_adjectives_come_from_the_lexicon() -> None:
    assert lexicon_matcher.actor_id(ActorKind.ORGANISATION, "Łódź & Søn A/S") == "o-lodz-son-a-s"
    assert lexicon_matcher.actor_id(ActorKind.PERSON, "会议") == "p-4f1a-8bae"
    assert lexicon_matcher.adjective("c-france") == "French"
    assert lexicon_matcher.body_actor("c-france|ministry of the interior").name == "French Ministry of the Interior"
    assert lexicon_matcher.body_actor("|parliament") == Actor("o-parliament", "Parliament", ActorKind.ORGANISATION)
    assert lexicon_matcher.body("ministry of defense") == "defence ministry"
    assert lexicon_matcher.body("ministry of the interior") == "interior ministry"
    assert lexicon_matcher.plural("deputy of state") == "deputies of state"
    assert lexicon_matcher.role_row("president")["name"] == "president"
    assert [lexicon_matcher.folded(name) for name in ("Émile", "ŁÓDŹ", "Ørsted", "Işık", "İzmir")] == [
        "emile", "lodz", "orsted", "isik", "izmir",
    ]  # fmt: skip
