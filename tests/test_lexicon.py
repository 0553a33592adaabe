"""The word tables of the actors: whole, frozen, without contradictions."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from timeline.actors import lexicon_matcher, offices
from timeline.actors.words import form
from timeline.lexicon import SEVERAL_TIMES, headword, kinds, table, tables
from timeline.model import EventKind


def test_every_table_is_readable_and_not_empty() -> None:
    assert {"countries", "groups", "institutions", "name_variants", "officeholders", "roles"} <= set(tables())
    assert all(table(name) for name in tables())


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        table("no such table")


def test_tables_cannot_be_changed() -> None:
    countries = table("countries")
    assert isinstance(countries["country"], tuple)
    with pytest.raises(TypeError):
        countries["country"][0]["name"] = "Atlantis"


def test_every_word_of_a_meaning_leads_to_one_headword_that_leads_no_further() -> None:
    lines = [line.split(", ") for kind in table("synonyms").values() for line in kind["lines"]]
    words = Counter(word for line in lines for word in line)
    assert [word for word, count in words.items() if count > 1] == []
    for first, *others in lines:
        assert headword(first) == first
        assert {headword(word) for word in others} == {first}
    assert headword("no synonym") == "no synonym"


def test_whatever_says_that_something_happened_more_than_once_has_one_headword() -> None:
    assert {headword(word) for word in ("twice", "thrice", "repeatedly")} == {SEVERAL_TIMES}


def test_no_two_opposites_are_held_to_be_one_word() -> None:
    pairs = table("cues")["opposites"]["pairs"]
    assert [pair for pair in pairs if len(set(map(headword, pair))) < 2] == []


def test_every_country_stands_once_and_its_names_lead_to_it() -> None:
    rows = table("countries")["country"]
    assert max(Counter(row["name"] for row in rows).values()) == 1
    for row in rows:
        ref = f"c-{lexicon_matcher.actor_id(lexicon_matcher.ActorKind.COUNTRY, row['name']).removeprefix('c-')}"
        for name in (row["name"], *row.get("names", ())):
            first, second = (*form(name), "")[:2]
            assert (form(name), lexicon_matcher.LexiconPhrase("country", ref)) in lexicon_matcher.names()[first][
                second
            ], name


# Where the table and countryinfo 1.0.1 differ on purpose. Capitals that are named like the country, like a person or
# like many other towns stand for no government; Brussels is the European Union's; the rest the package has otherwise.
OTHER_CAPITALS = {
    "Belgium",
    "Bermuda",
    "Cayman Islands",
    "Djibouti",
    "Eswatini",
    "Falkland Islands",
    "Gibraltar",
    "Guam",
    "Hong Kong",
    "Isle of Man",
    "Luxembourg",
    "Monaco",
    "Nauru",
    "Palestine",
    "Puerto Rico",
    "San Marino",
    "Seychelles",
    "Singapore",
    "Vatican",
    "Western Sahara",
}
# "Congolese" and "Dominican" belong to two countries; the package has "Chinese", "Tadzhik", "Kittian" for the others.
OTHER_DEMONYMS = {
    "Antigua and Barbuda",
    "Bosnia and Herzegovina",
    "Cape Verde",
    "Cook Islands",
    "Djibouti",
    "Dominica",
    "Falkland Islands",
    "French Polynesia",
    "Gibraltar",
    "Guinea-Bissau",
    "Hong Kong",
    "Macau",
    "Maldives",
    "Republic of the Congo",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "Tajikistan",
}


def _of_countryinfo() -> list[tuple[Mapping[str, Any], Any]]:
    """The rows of the table, each with what the package has of the same country."""
    countryinfo = pytest.importorskip("countryinfo", reason="countryinfo is only needed to check the table against it")
    rows = {
        lexicon_matcher.folded(n): row
        for row in table("countries")["country"]
        for n in (row["name"], *row.get("names", ()))
    }
    theirs = [(info, [info.name(), *info.alt_spellings()]) for info in countryinfo.all_countries()]
    return [
        (next(rows[lexicon_matcher.folded(name)] for name in names if lexicon_matcher.folded(name) in rows), info)
        for info, names in theirs
        if any(lexicon_matcher.folded(name) in rows for name in names)
    ]


def test_the_table_has_the_capitals_and_demonyms_of_countryinfo() -> None:
    pairs = _of_countryinfo()
    assert len(pairs) > 210
    capitals = {row["name"] for row, info in pairs if not _has(row, info.capital(), "capitals")}
    demonyms = {row["name"] for row, info in pairs if not _has(row, info.demonym(), "adjectives", "people")}
    assert capitals == OTHER_CAPITALS
    assert demonyms == OTHER_DEMONYMS


def _has(row: Mapping[str, Any], name: str | None, *keys: str) -> bool:
    return not name or lexicon_matcher.folded(name) in {
        lexicon_matcher.folded(n) for key in keys for n in row.get(key, ())
    }


def test_no_name_means_two_countries() -> None:
    rows = table("countries")["country"]
    named = Counter(name for row in rows for name in {row["name"], *row.get("names", ())})
    assert [name for name, count in named.items() if count > 1] == []


def test_every_body_of_a_country_knows_a_country_of_the_table() -> None:
    countries = {row["name"] for row in table("countries")["country"]}
    assert {row["country"] for row in table("institutions")["institution"] if "country" in row} <= countries


def test_every_role_has_forms_and_says_what_it_belongs_to() -> None:
    rows = table("roles")["role"]
    assert max(Counter(row["name"] for row in rows).values()) == 1
    for row in rows:
        assert row["forms"]
        assert row["belongs"] in {"state", "body", "person", "none"}


def test_no_form_names_two_roles() -> None:
    forms = Counter(phrase for row in table("roles")["role"] for phrase in row["forms"])
    assert [phrase for phrase, count in forms.items() if count > 1] == []


def test_terms_of_office_are_dates_in_order_and_belong_to_somebody_known() -> None:
    owners = {row["name"] for name in ("countries", "institutions") for row in table(name)[_rows(name)]}
    offices_known = {row.get("office") for row in table("roles")["role"]} | {"leader", "high representative", "chair"}
    for owner, office, name, first, last in table("officeholders")["holders"]:
        assert owner in owners, owner
        assert office in offices_known | {"supreme leader"}, office
        assert name.strip() == name
        assert " " in name
        assert date.fromisoformat(first) < date.fromisoformat(last or table("officeholders")["trusted_until"])


def _rows(name: str) -> str:
    return "country" if name == "countries" else "institution"


def test_terms_of_one_office_do_not_overlap() -> None:
    terms: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for owner, office, _, first, last in table("officeholders")["holders"]:
        term = (date.fromisoformat(first), date.fromisoformat(last or "9999-12-31"))
        terms.setdefault((owner, office), []).append(term)
    for key, spans in terms.items():
        for (_, end), (start, _) in pairwise(sorted(spans)):
            assert end <= start, key


def test_a_given_name_has_one_gender_and_one_spelling_group() -> None:
    variants = table("name_variants")
    assert not set(variants["gender"]["male"]) & set(variants["gender"]["female"])
    for section in ("given", "surnames"):
        counted = Counter(word for row in variants[section] for word in set(row))
        assert [word for word, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("role", "of", "day", "expected"),
    [
        ("president", "c-united-states", date(2025, 3, 19), "Donald Trump"),
        ("president", "c-united-states", date(2016, 3, 19), "Barack Obama"),
        ("secretary of state", "c-united-states", date(2025, 3, 19), "Marco Rubio"),
        ("prime minister", "c-united-kingdom", date(2023, 1, 1), "Rishi Sunak"),
        ("president", "o-european-commission", date(2025, 1, 1), "Ursula von der Leyen"),
        ("secretary-general", "o-nato", date(2025, 1, 1), "Mark Rutte"),
        ("president", "c-united-states", date(2025, 1, 20), None),  # the day of the change
        ("president", "c-united-states", date(1950, 1, 1), None),  # before the table
        ("president", "c-united-states", date(2040, 1, 1), None),  # long after it was written
        ("president", "c-united-states", None, None),
        ("mayor", "c-united-states", date(2025, 3, 19), None),
        ("president", "c-atlantis", date(2025, 3, 19), None),
    ],
)
def test_an_office_is_held_by_whoever_held_it_that_day(
    role: str, of: str, day: date | None, expected: str | None
) -> None:
    assert offices.holder(role, of, day) == expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ("c-russia", "Vladimir Putin"), ("c-germany", "Olaf Scholz"), ("c-italy", "Giorgia Meloni"),
        ("c-north-korea", "Kim Jong Un"), ("c-france", "Emmanuel Macron"), ("c-israel", "Benjamin Netanyahu"),
    ],
)  # fmt: skip
def test_the_leader_of_a_country_is_who_governs_it(of: str, expected: str) -> None:
    assert offices.holder("president", of, date(2025, 3, 19), leader=True) == expected


def test_kinds_are_kindred_both_ways_and_to_themselves() -> None:
    for kind in EventKind:
        assert kind in kinds.KINDRED[kind]
        assert kind in kinds.TAKEN_UP[kind]
        assert all(kind in kinds.KINDRED[other] for other in kinds.KINDRED[kind])


def test_families_of_kinds_stand_in_each_other_as_they_are_told() -> None:
    assert kinds.IN_PERSON < kinds.ENCOUNTERS < kinds.RECURRING
    assert kinds.SAYING < kinds.WORDY
    assert kinds.WORDY.isdisjoint(kinds.ENCOUNTERS)
    assert kinds.ATTENDED < kinds.TAKEN_UP_WHOLE
    assert EventKind.CALL not in kinds.IN_PERSON


def test_what_kinds_are_to_each_other_stands_in_one_place() -> None:
    """No module outside the lexicon makes a set of three kinds or more."""
    made = [
        f"{path}:{node.lineno}"
        for path in sorted((Path(__file__).parent.parent / "timeline").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Set | ast.Tuple | ast.List) and sum(map(_is_kind, node.elts)) > 2
    ]
    assert made == []


def _is_kind(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "EventKind"
