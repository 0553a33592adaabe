"""How sure a date is comes from the fitted table, by laws that are written down; and the words say what it is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product

import pytest

from benchmarks.calibration.fitting import CEILING, DOUBTFUL, LESS_SURE, lower
from benchmarks.calibration.written import unseen
from tests.chronologies import dating, ferry
from tests.golden import chronology_of
from timeline import confidence, times
from timeline.confidence import OWN, Counted, Grain, link, of_own_time, of_stated, read_right, reading_of, told_by
from timeline.export import to_csv, to_html, to_json, to_timelinejs
from timeline.lexicon import table
from timeline.model import Chronology, DatingBasis, Document, Granularity, Publication, PublicationBasis, TimeExpression

LINKS = [basis for basis in DatingBasis if basis not in OWN | {DatingBasis.DECIDED}]
READINGS = [(c, g) for c, g in product(Counted, Grain) if c is not Counted.UNDECIDED or g is Grain.DAY]
GIVEN = Publication(PublicationBasis.GIVEN, date(2025, 3, 25))
INFERRED = Publication(PublicationBasis.INFERRED, date(2025, 3, 25), confidence=0.9)


def cells() -> dict[str, dict[str, float]]:
    found = table("confidence")
    reading = {f"reading.{c}.{g}": found["reading"][c][g] for c, g in READINGS}
    links = {f"link.{basis}": found["link"][basis] for basis in LINKS}
    return {**reading, **links, "attachment": found["attachment"]["own"], **found["sources"]}


# --- the table ----------------------------------------------------------------------------------


def test_the_table_has_a_share_for_all_that_a_date_can_rest_on_and_nothing_else() -> None:
    found = table("confidence")
    assert set(found) == {"fitted", "data", "reading", "attachment", "link", "sources"}
    assert {(c, g) for c, row in found["reading"].items() for g in row} == set(READINGS)
    assert set(found["link"]) == set(LINKS)
    assert set(found["sources"]) == {"agreeing", "torn"}
    for name, cell in cells().items():
        assert 0 < cell["sure"] <= 1, name
        assert 0 <= cell["right"] <= cell["of"], name


def test_the_head_of_the_table_says_when_and_on_what_it_was_fitted() -> None:
    assert date.fromisoformat(table("confidence")["fitted"])
    assert len(table("confidence")["data"]) > 1


def test_what_is_doubtful_is_below_the_ceiling_unless_unseen_texts_show_it_to_be_surer() -> None:
    _, counts = unseen()
    for basis in DOUBTFUL:
        assert link(basis) <= CEILING or lower(counts[basis]) > CEILING
    for counted, grain in READINGS:
        if counted in {Counted.INFERRED, Counted.UNDECIDED}:
            assert read_right(counted, grain) <= CEILING


@pytest.mark.parametrize(("less", "more"), LESS_SURE)
def test_what_hangs_on_something_is_never_surer_than_what_does_not(less: Counted, more: Counted) -> None:
    assert all(read_right(less, grain) <= read_right(more, grain) for grain in Grain)


# --- what a reading rests on --------------------------------------------------------------------


def only(text: str, order: str | None = None) -> TimeExpression:
    (found,) = times(text, published=date(2025, 3, 25), date_order=order)
    return found


@pytest.mark.parametrize(
    ("text", "publication", "reading"),
    [
        ("It opened on 3 May 2019.", GIVEN, (Counted.STATED, Grain.DAY)),
        ("It opened in May 2019.", INFERRED, (Counted.STATED, Grain.COARSE)),
        ("It opened from 3 to 5 May 2019.", GIVEN, (Counted.STATED, Grain.PERIOD)),
        ("It opened on Saturday.", GIVEN, (Counted.PUBLICATION, Grain.DAY)),
        ("It opened on Saturday morning.", GIVEN, (Counted.PUBLICATION, Grain.CLOCK)),
        ("It opened on Saturday.", INFERRED, (Counted.INFERRED, Grain.DAY)),
        ("It opened on 4/5/2019.", GIVEN, (Counted.UNDECIDED, Grain.DAY)),
    ],
)
def test_a_reading_rests_on(text: str, publication: Publication, reading: tuple[Counted, Grain]) -> None:
    assert reading_of(only(text), publication) == reading


def test_a_reading_may_rest_on_another_date() -> None:
    _, later = times("It opened on 3 May 2019. Two days later it closed.")
    assert reading_of(later, GIVEN) == (Counted.EXPRESSION, Grain.DAY)


@pytest.mark.parametrize("text", ["It opened on 25/4/2019.", "It opened on 4.5.2019.", "It opened on 5/5/2019."])
def test_an_order_of_day_and_month_that_something_decides_is_decided(text: str) -> None:
    assert not only(text).undecided


def test_the_order_that_a_document_shows_or_a_user_tells_decides() -> None:
    assert [t.undecided for t in times("It opened on 25/4/2019 and closed on 4/5/2019.")] == [False, False]
    assert [only("It opened on 4/5/2019.", order).undecided for order in (None, "DMY", "MDY")] == [True, False, False]


# --- the laws -----------------------------------------------------------------------------------


def test_a_time_of_its_own_is_read_right_and_the_events_own() -> None:
    product_ = read_right(Counted.STATED, Grain.DAY) * table("confidence")["attachment"]["own"]["sure"]
    assert of_own_time(DatingBasis.CLAUSE, only("It opened on 3 May 2019."), GIVEN) == round(product_, 2)
    assert of_own_time(DatingBasis.NOUN, only("It opened on 3 May 2019."), GIVEN) == round(product_, 2)
    assert of_stated(Granularity.DAY) == read_right(Counted.STATED, Grain.DAY)


@pytest.mark.parametrize("basis", LINKS)
def test_a_chain_is_as_sure_as_its_least_sure_link(basis: DatingBasis) -> None:
    assert confidence.chained(basis, 0.01) == 0.01
    assert confidence.chained(basis, 1.0) == link(basis)


def test_each_further_source_takes_some_doubt_and_a_conflict_adds_some() -> None:
    told = replace(dating(date(2025, 3, 22)), confidence=0.7)
    one, two, three = (told_by(told, sources, torn=False) for sources in (1, 2, 3))
    assert 0.7 == one < two < three < 1
    assert told_by(told, 2, torn=True) < two


@pytest.mark.parametrize("basis", [DatingBasis.PUBLICATION, DatingBasis.CARRIED])
def test_no_number_of_reports_makes_the_day_of_a_report_sure(basis: DatingBasis) -> None:
    told = replace(dating(date(2025, 3, 22)), basis=basis, confidence=link(basis))
    assert told_by(told, 9, torn=False) == link(basis)


# --- a built chronology -------------------------------------------------------------------------


@cache
def built() -> Chronology:
    return chronology_of("council")


def allowed() -> set[float]:
    """What the laws can give: a product, or the number of a link."""
    own = table("confidence")["attachment"]["own"]["sure"]
    return {round(read_right(*reading) * own, 2) for reading in READINGS} | {link(basis) for basis in LINKS}


def test_every_confidence_of_a_built_chronology_follows_from_the_table() -> None:
    dated = [m.dating for m in built().mentions if m.dating is not None]
    assert len(dated) > 20
    assert [d for d in dated if d.confidence not in allowed()] == []
    assert [d for d in dated if d.basis in LINKS and d.confidence > link(d.basis)] == []


def test_a_date_with_a_time_of_its_own_has_the_confidence_of_its_reading() -> None:
    documents: dict[str, Document] = {d.id: d for d in built().documents}
    for mention in built().mentions:
        if mention.dating is not None and mention.dating.basis in OWN and mention.time is not None:
            publication = documents[mention.document].publication.at(mention.span)
            assert mention.dating.confidence == of_own_time(mention.dating.basis, mention.time, publication)


def test_every_event_is_as_sure_as_its_date_and_its_sources_make_it() -> None:
    assert any(event.sources > 1 for event in built().events)
    for event in built().events:
        assert event.dating is not None
        torn = any(conflict.about == "date" for conflict in event.conflicts)
        assert event.confidence == told_by(event.dating, event.sources, torn)


# --- it is the date's, and says so --------------------------------------------------------------


def test_every_export_says_that_it_is_the_date_that_is_sure_or_not() -> None:
    assert "date: sure (90%)" in to_html(ferry())
    assert "date: sure (90%)" in to_timelinejs(ferry())
    assert "date_confidence" in to_csv(ferry()).splitlines()[0].split(",")


def test_the_json_says_it_in_a_word_beside_the_number() -> None:
    told = json.loads(to_json(ferry()))
    sure = {event["title"]: (event["confidence"], event["date_sureness"]) for event in told["events"]}
    assert set(sure.values()) >= {(0.9, "sure")}
    assert {event["date_sureness"] for event in told["undated"]} == {None}
