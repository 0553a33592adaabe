"""The benchmark of confidences: its arithmetic, its fit, and the table that it writes."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from benchmarks.calibration.fitting import (
    CEILING,
    Cell,
    Count,
    Table,
    fitted,
    fitted_sources,
    held,
    lower,
    share,
)
from benchmarks.calibration.observed import Seen, of_cases
from benchmarks.calibration.scores import Outcome, brier, calibration_error, tenths
from benchmarks.calibration.written import as_toml, data_of, unseen
from timeline.confidence import Counted, Grain
from timeline.model import DatingBasis

STATED = (Counted.STATED, Grain.DAY)
MIXED = [Outcome(0.9, True), Outcome(0.9, True), Outcome(0.9, False), Outcome(0.2, False), Outcome(1.0, True)]


# --- arithmetic ---------------------------------------------------------------------------------


def test_tenths_hold_what_was_stated_and_how_much_of_it_is_right() -> None:
    low, high = tenths(MIXED)
    assert (low.low, low.count, low.stated, low.right) == (0.2, 1, 0.2, 0.0)
    assert (high.low, high.count, high.right) == (0.9, 4, 0.75)
    assert high.stated == pytest.approx(0.925)
    assert [t.low for t in tenths([Outcome(0.3, True), Outcome(0.7, True), Outcome(0.0, True)])] == [0.0, 0.3, 0.7]


def test_the_scores_are_nought_for_who_is_always_right_about_being_right() -> None:
    assert (brier([Outcome(1.0, True), Outcome(0.0, False)]), brier([])) == (0.0, 0.0)
    assert calibration_error([Outcome(0.5, True), Outcome(0.5, False)]) == 0.0
    assert brier([Outcome(0.5, True), Outcome(0.5, False)]) == 0.25
    assert brier(MIXED) == pytest.approx((0.01 + 0.01 + 0.81 + 0.04 + 0.0) / 5)
    assert calibration_error(MIXED) == pytest.approx((1 * 0.2 + 4 * 0.175) / 5)


def test_a_share_is_drawn_towards_its_prior_the_more_the_fewer_it_counts() -> None:
    assert share(Count(0, 0), 0.7) == 0.7
    assert share(Count(10, 10), 0.5) == 0.75
    assert share(Count(990, 990), 0.5) == 0.995


def test_the_lower_bound_of_a_share_is_wilsons() -> None:
    assert lower(Count(0, 0)) == 0.0
    assert lower(Count(79, 100)) == pytest.approx(0.7002, abs=0.0005)


def test_a_doubtful_cell_is_held_unless_unseen_texts_show_it() -> None:
    assert held(0.9, Count(0, 0)) == CEILING
    assert held(0.9, Count(9, 10)) == CEILING  # its lower bound is below
    assert held(0.9, Count(90, 100)) == 0.9
    assert held(0.3, Count(0, 0)) == 0.3


# --- the fit ------------------------------------------------------------------------------------


def seen(of: str, right: int, wrong: int, corpus: str = "tests/gold", **rest: object) -> list[Seen]:
    return [Seen(corpus, of, 0.5, n < right, **rest) for n in range(right + wrong)]  # type: ignore[arg-type]


READ = seen("expression", 98, 2, reading=STATED)
OWN = seen("mention", 40, 10, basis=DatingBasis.CLAUSE, reading=STATED)
REPORTS = seen("mention", 45, 5, basis=DatingBasis.PUBLICATION)
STRANGE = {"own": Count(79, 100), "publication": Count(11, 84)}


def fit(*observed: list[Seen], strange: dict[str, Count] | None = None) -> Table:
    return fitted([one for some in observed for one in some], STRANGE if strange is None else strange)


def test_unseen_texts_overrule_those_in_view() -> None:
    cell = fit(READ, OWN, REPORTS)["link", "publication"]
    assert cell.sure < 0.25
    assert (cell.seen, cell.in_view) == (Count(11, 84), Count(45, 50))
    assert fit(READ, OWN, REPORTS, strange={})["link", "publication"].sure == CEILING


def test_own_times_are_as_often_right_as_they_are_read_and_attached() -> None:
    table = fit(READ, OWN)
    both = table["reading", "stated", "day"].sure * table["attachment", "own"].sure
    assert both == pytest.approx((79 + 10 * share(Count(40, 50), 0.5)) / 110)


def test_a_cell_without_observations_has_its_parents_number() -> None:
    table = fit(READ, OWN)
    assert table["reading", "stated", "clock"].sure == pytest.approx(share(Count(98, 100), share(Count(98, 100), 0.5)))


def test_what_hangs_on_a_publication_is_held_below_what_is_stated() -> None:
    lucky = seen("expression", 50, 0, reading=(Counted.PUBLICATION, Grain.DAY))
    table = fit(seen("expression", 60, 40, reading=STATED), lucky, OWN)
    assert table["reading", "publication", "day"].sure == table["reading", "stated", "day"].sure
    assert table["reading", "inferred", "day"].sure <= CEILING


def test_histories_say_nothing_of_what_is_counted_from_a_publication_and_cases_say_nothing_at_all() -> None:
    history = seen("expression", 0, 50, "wikiwars", reading=(Counted.PUBLICATION, Grain.DAY))
    cases = seen("mention", 0, 50, "cases", basis=DatingBasis.CLAUSE, reading=STATED)
    assert fit(READ, OWN, history, cases) == fit(READ, OWN)
    assert fit(READ, OWN, seen("expression", 0, 50, "wikiwars", reading=STATED)) != fit(READ, OWN)


def test_a_fit_without_any_date_is_refused() -> None:
    with pytest.raises(ValueError, match="no date"):
        fit(READ)
    with pytest.raises(ValueError, match="no time expression"):
        fit(OWN)


def test_sources_that_agree_leave_less_doubt_where_they_were_right() -> None:
    right = fitted_sources(seen("event", 30, 0, ground=0.7, sources=2))["sources", "agreeing"]
    wrong = fitted_sources(seen("event", 10, 20, ground=0.7, sources=2))["sources", "agreeing"]
    alone = fitted_sources(seen("event", 30, 0, ground=0.7))["sources", "agreeing"]
    assert right.sure == pytest.approx(0.25)  # 3 of the 12 that the prior and the thirty events lead to expect
    assert (wrong.sure, alone.sure) == (1.0, 1.0)


def test_a_conflict_leaves_half_of_the_confidence_unless_it_is_known_better() -> None:
    assert fitted_sources([])["sources", "torn"].sure == 0.5
    torn = fitted_sources(seen("event", 5, 5, ground=0.5, sources=2, torn=True))["sources", "torn"]
    assert torn.sure == pytest.approx(0.75)
    assert torn.seen == Count(5, 10)


# --- the table ----------------------------------------------------------------------------------


def test_the_table_is_written_as_it_is_read_with_its_day_and_data() -> None:
    table = fit(READ, OWN, REPORTS) | fitted_sources([])
    told = tomllib.loads(as_toml(table, date(2026, 12, 1), ["one", "two"]))
    assert (told["fitted"], told["data"]) == ("2026-12-01", ["one", "two"])
    for keys, cell in table.items():
        row = told
        for key in keys:
            row = row[key]
        assert row["sure"] == pytest.approx(cell.sure, abs=0.005)
        assert (row["right"], row["of"]) == cell.seen
        assert row.get("in_view") == (None if cell.in_view is None else list(cell.in_view))
    assert as_toml(table, date(2026, 12, 1), []) == as_toml(table, date(2026, 12, 1), [])


def test_a_number_is_written_with_two_decimals() -> None:
    written = as_toml({("link", "shared"): Cell(2 / 3, Count(2, 3))}, date(2026, 12, 1), [])
    assert "[link]\nshared = { sure = 0.67, right = 2, of = 3 }" in written


def test_the_data_name_every_corpus_of_the_fit_and_the_unseen_texts() -> None:
    source, counts = unseen()
    lines = data_of([*READ, *OWN, *seen("event", 1, 0, "cases")], source)
    assert lines == ["tests/gold: 100 expressions", "tests/gold: 50 mentions", source]
    assert set(counts) == {"own", "shared", "bounded", "publication", "carried"}
    assert all(0 <= c.right <= c.of for c in counts.values())


# --- what the gold judges -----------------------------------------------------------------------


def test_a_date_is_judged_by_its_days_with_what_it_rests_on() -> None:
    def case(start: str) -> dict[str, object]:
        expect = [{"has": "sign", "start": start, "end": start}]
        return {"name": "case.txt", "text": "Anna Berg signed the lease on 3 May 2019.", "published": None,
                "expect": expect}  # fmt: skip

    right, event = of_cases([case("2019-05-03")], "rules")
    wrong, _ = of_cases([case("2019-05-04")], "rules")
    assert (right.right, wrong.right, event.right) == (True, False, True)
    assert (right.of, right.basis, right.reading) == ("mention", DatingBasis.CLAUSE, STATED)
    assert list(of_cases([{**case("2019-05-03"), "expect": [{"has": "sail", "start": "x"}]}], "rules")) == []
