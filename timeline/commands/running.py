"""What commands share while they run: progress, kept analyses, and the warnings and exit code at the end."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from timeline.readers import Problem, Reading, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.kept import Kept
    from timeline.model import Document


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield show


@contextmanager
def kept_in(folder: str | None, nothing: bool) -> Iterator[Kept | None]:
    """Where analyses are kept, or None for nowhere; trouble with it is a note when all is done."""
    from timeline.kept import Kept, home

    if nothing:
        yield None
        return
    with Kept(folder or home()) as kept:
        yield kept
    if kept.problem:
        click.echo(f"note: {one_line(kept.problem)}", err=True)  # no warning: it costs time alone


def without_model(asked: str, used: str) -> tuple[Problem, ...]:
    """A problem where the language model was to be taken if it is there, and is not."""
    from timeline.engines import NO_MODEL

    return (Problem("sentences", NO_MODEL),) if asked == "auto" and used == "rules" else ()


def in_other_languages(documents: tuple[Document, ...]) -> tuple[Problem, ...]:
    """A problem for each document whose events were not found because it is not in English."""
    why = "its language looks like “{}”; events are found in English only, so it tells none here"
    others = (each for each in documents if each.language != "en" and not each.entries)
    return tuple(Problem(each.source, why.format(each.language)) for each in others)


def end(reading: Reading, strict: bool, further: tuple[Problem, ...] = ()) -> None:
    """The last warnings, and exit code 1 where there was any and `strict` asks for it."""
    for problem in further:
        click.echo(f"warning: {problem}", err=True)
    if strict and (reading.problems or further):
        sys.exit(1)
