"""Which engine reads sentences, and what is said where the language model is missing."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from timeline import engines, language
from timeline.analyser import RULES, Analyser, revision_of
from timeline.engines import NO_MODEL, analyser_of, engine_here


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "is_installed", lambda _model: False)


@pytest.mark.usefixtures("without_model")
@pytest.mark.parametrize(
    ("engine", "model", "here"),
    [
        ("auto", language.DEFAULT_MODEL, RULES),
        ("auto", "another_model", "model"),  # asked for by name: never replaced in silence
        ("model", language.DEFAULT_MODEL, "model"),
        (RULES, language.DEFAULT_MODEL, RULES),
    ],
)
def test_without_the_model_only_auto_is_replaced(engine: str, model: str, here: str) -> None:
    assert engine_here(engine, model) == here


def test_with_the_model_auto_reads_with_it() -> None:
    assert engine_here("auto") == "model"
    assert engine_here("auto", "another_model") == "model"


@pytest.mark.usefixtures("without_model")
def test_auto_warns_in_one_line_and_rules_that_were_asked_for_do_not() -> None:
    with pytest.warns(UserWarning, match="language model is not installed") as told:
        assert analyser_of("auto").name == RULES
    assert [str(each.message) for each in told] == [NO_MODEL]
    assert "\n" not in NO_MODEL
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert analyser_of(RULES).name == RULES


def test_the_model_is_loaded_where_it_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "analyser", lambda model: ("loaded", model))
    assert analyser_of("model") == analyser_of("auto") == ("loaded", language.DEFAULT_MODEL)
    assert analyser_of("auto", "another_model") == ("loaded", "another_model")


def test_an_unknown_engine_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="auto, model, rules, not 'magic'"):
        analyser_of("magic")
    assert engines.ENGINES == ("auto", "model", "rules")


def test_a_revision_follows_every_byte_of_its_sources_in_their_order(tmp_path: Path) -> None:
    one, other = (f"{tmp_path}/{name}" for name in ("one.py", "other.py"))
    for path, text in ((one, "a = 1\n"), (other, "b = 2\n")):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    first = revision_of(one, other)
    assert (len(first), revision_of(one, other)) == (16, first)
    assert len({first, revision_of(one), revision_of(other), revision_of(other, one)}) == 4
    with open(other, "a", encoding="utf-8") as file:
        file.write("#")
    assert revision_of(one, other) != first


def test_what_an_analyser_found_is_worth_keeping_unless_it_says_otherwise() -> None:
    assert Analyser("a", "1", "r", iter).costly
    assert not analyser_of(RULES).costly
