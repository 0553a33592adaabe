"""What commands share while they run: progress, kept analyses, and the warnings and exit code at the end."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from timeline.readers import FilesRead, Problem, one_line
from timeline.wording import unread_language

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from timeline.kept import Kept
    from timeline.model import Document

MANY_DATES = 3  # below, a document is not spoken of for its dates
LOOK = "the page shows them with the reasons, the JSON lists them under “dates”"


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
    return tuple(Problem(each.source, why) for each in documents if (why := unread_language(each)))


def with_dates_left(documents: tuple[Document, ...], telling: Collection[str]) -> tuple[Problem, ...]:
    """A problem for each document that holds several dates and tells no event, or few of those that could date one.

    `telling` are the ids of the documents that tell some event.
    """
    found = ((each, _left(each, each.id in telling)) for each in documents if each.language == "en")
    return tuple(Problem(each.source, why) for each, why in found if why)


def _left(document: Document, tells: bool) -> str:
    """What to say of the dates of a document that tell no event; nothing where they are few."""
    dates, unused = len(document.dates), document.unused
    if dates >= MANY_DATES and not tells:
        return f"it holds {dates:,} dates and tells no event: {LOOK}"
    told, left = dates - len(unused), sum(date.is_left for date in unused)
    if told + left < MANY_DATES or 3 * told >= told + left:
        return ""
    few = f"only {told:,}" if told else "none"
    return f"{few} of its {dates:,} dates {'tells' if told < 2 else 'tell'} an event: {LOOK}"


def end(reading: FilesRead, strict: bool, further: tuple[Problem, ...] = ()) -> None:
    """The last warnings, and exit code 1 where there was any and `strict` asks for it."""
    for problem in further:
        click.echo(f"warning: {problem}", err=True)
    if strict and (reading.problems or further):
        sys.exit(1)
