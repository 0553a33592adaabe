"""Examples in docstrings are true: those that show code are run, and phrases quoted as times are read as times."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from timeline.temporal import times

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "timeline").rglob("*.py"))
# Of these a reader asks first what goes in and what comes out.
SHOWING = (
    "actors/lexicon_matcher",
    "actors/names",
    "calendars/arithmetic",
    "calendars/written",
    "inflection",
    "wording",
)


def docstrings(path: Path) -> Iterator[tuple[str, bool, str]]:
    """The docstrings of a module: whose it is, whether it is that of the module itself, and the text."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (text := ast.get_docstring(node)):
            yield getattr(node, "name", path.stem), isinstance(node, ast.Module), text


def with_examples() -> list[str]:
    """The modules that show code in a docstring, by their place in the house."""
    shown = [path for path in MODULES if any(">>> " in text for _, _, text in docstrings(path))]
    return [path.relative_to(ROOT / "timeline").with_suffix("").as_posix() for path in shown]


@pytest.mark.parametrize("place", with_examples())
def test_an_example_in_a_docstring_gives_what_it_shows(place: str) -> None:
    module = importlib.import_module("timeline." + place.replace("/", ".").removesuffix(".__init__"))
    found = doctest.testmod(module)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_the_rooms_that_turn_one_thing_into_another_show_how() -> None:
    assert set(SHOWING) <= set(with_examples())


ARROW = re.compile(r"[\"”] -> [\"“]")


def test_no_docstring_shows_with_an_arrow_what_nobody_runs() -> None:
    """What comes of what is shown as code (`>>>`); the titles show theirs in the table of their tests."""
    told = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in MODULES
        if "titles" not in path.parts
        for name, _, text in docstrings(path)
        if ARROW.search(text)
    ]
    assert told == []


# --- phrases that are times -----------------------------------------------------------------------


def quoted() -> list[tuple[str, bool, str]]:
    """Each phrase of several words or with a figure that the docstrings of timeline/temporal/phrases/ quote: where it
    stands, whether it is the head of the file that quotes it, and the phrase."""
    return [
        (f"{path.stem}: {name}", head, phrase)
        for path in MODULES
        if path.parent.name == "phrases"
        for name, head, text in docstrings(path)
        for phrase in re.findall(r'"([^"]+)"', text)
        if re.search(r"[ \d]", phrase)
    ]


@pytest.mark.parametrize(("where", "head", "phrase"), quoted())
def test_a_phrase_that_a_family_quotes_as_its_own_is_read_as_a_time(where: str, head: bool, phrase: str) -> None:
    """What the head of a file names is read whole, but for a small word before or behind it; whatever else is quoted
    has a time in it."""
    found = [each.quote for each in times(phrase, published=date(2025, 3, 19))]
    assert found, where
    if head:
        assert re.fullmatch(rf"(?:(?:at|by|the) )?{re.escape(found[0])}(?: of)?", phrase), where
