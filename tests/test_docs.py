"""The docs tell the truth: what they show runs, what there is they describe, what they point at exists."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from timeline.__main__ import main
from timeline.export import FORMATS
from timeline.model import Dating, Mention
from timeline.pipeline import build
from timeline.readers import FORMATS as READ
from timeline.readers import read_bytes
from timeline.wording import dating_in_words

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = sorted((ROOT / "docs").glob("*.md"))
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/us-russia-2025/README.md")),
    *REFERENCE,
]
DOCS = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "README.md", *REFERENCE))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[str, str]]:
    """The language and the text of each block of code."""
    return BLOCK.findall(page.read_text(encoding="utf-8"))


def python_blocks() -> list[tuple[str, str | None]]:
    """Python of the docs with the output shown under it, if any."""
    found = [block for page in PAGES for block in blocks(page)]
    after = [*found[1:], ("", "")]
    return [
        (code, shown if next_language == "text" else None)
        for (language, code), (next_language, shown) in zip(found, after, strict=True)
        if language == "python"
    ]


@pytest.mark.parametrize(("code", "shown"), python_blocks())
def test_python_in_the_docs_runs_and_prints_what_it_shows(
    code: str, shown: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "docs", "exec"), {})
    assert shown is None or printed.getvalue() == shown


def shell_lines() -> list[str]:
    return [line for page in PAGES for language, text in blocks(page) if language == "sh" for line in text.splitlines()]


@pytest.mark.parametrize(
    "line", [line for line in shell_lines() if re.match(r"python -m timeline (build|times)", line)]
)
def test_commands_in_the_docs_run(line: str, tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    command = [sys.executable, *shlex.split(line)[1:]]
    done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("line", [line for line in shell_lines() if line.startswith("make ")])
def test_make_in_the_docs_has_its_targets(line: str) -> None:
    command = ["make", "--dry-run", "--always-make", *shlex.split(line)[1:]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_line_of_shell_in_the_docs_is_of_a_kind_that_is_checked() -> None:
    known = ["python -m timeline ", "make ", ".ci/run", "python3 -m venv ", ".venv/bin/python -m "]
    assert [line for line in shell_lines() if not line.startswith(tuple(known))] == []


def test_every_command_and_option_is_documented() -> None:
    assert isinstance(main, click.Group)
    for name, command in main.commands.items():
        assert f"`{name} " in DOCS
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{name} {option.name} has no help"
                for spelling in (*option.opts, *option.secondary_opts):
                    assert re.search(rf"(?<![\w-]){re.escape(spelling)}(?![\w-])", DOCS), f"{name} {spelling}"


def test_every_format_is_documented() -> None:
    assert all(f"`{form}`" in DOCS for form in FORMATS)
    assert all(f"`{ending}`" in DOCS for each in READ for ending in each.endings if ending)


def test_every_room_is_on_the_map() -> None:
    package = ROOT / "timeline"
    rooms = {path.name if path.is_file() else f"{path.name}/" for path in package.iterdir()}
    rooms = {room for room in rooms if not room.startswith("__") or room == "__main__.py"}
    assert {room for room in rooms if f"`{room}`" not in DOCS} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_or_a_heading_leads_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        path, _, heading = target.partition("#")
        linked = (page.parent / path) if path else page
        assert linked.exists(), target
        if heading:
            titles = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}, target


def test_files_named_in_the_docs_exist() -> None:
    for page in (*PAGES[:2], *REFERENCE):
        for name in re.findall(
            r"`((?:timeline|tests|benchmarks|data|docs)/[\w./-]+)`", page.read_text(encoding="utf-8")
        ):
            assert (ROOT / name).exists(), f"{page.name}: {name}"


def test_the_sentence_in_the_readme_gives_the_events_it_shows() -> None:
    section = README.split("## One sentence")[1].split("\n## ")[0]
    sentence = next(line[2:] for line in section.splitlines() if line.startswith("> "))
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in section.splitlines() if "**" in line]
    text = f"Council and Northline talk again\n\nMarch 25, 2025\n\n{sentence}\n"
    (document,) = read_bytes("ferry.txt", text.encode()).documents
    chronology = build((document,))
    mentions = {mention.id: mention for mention in chronology.mentions}
    told = [(event, mentions[event.mentions[0]]) for event in chronology.events]
    assert [row(event.dating, mention, sentence, document.text) for event, mention in told] == rows


def row(dating: Dating | None, mention: Mention, sentence: str, text: str) -> list[str]:
    """An event as the README's table shows it."""
    assert dating is not None
    trigger = text[mention.trigger.start : mention.trigger.end]
    assert trigger in sentence
    return [
        mention.title.replace(trigger, f"**{trigger}**"),
        f"{mention.kind}, {mention.status}",
        dating_in_words(dating),
        dating.why,
    ]


def test_the_readme_is_short_and_leads_to_every_page() -> None:
    assert len(README.splitlines()) <= 150
    assert all(f"](docs/{page.name})" in README for page in REFERENCE)
