"""What a command reads: the documents that its paths hold, and the days that were given for them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import click

from timeline.readers import (
    OWN,
    FilesRead,
    NoSuchDocument,
    Problem,
    UnreadableDocument,
    has_format,
    named,
    named_sources,
    nothing_readable,
    one_line,
    read_all,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from timeline.model import Chronology


class BuildRequest(NamedTuple):
    """Of what a chronology is wanted, and how; `output` is the file that it goes to, which is no document."""

    paths: tuple[str, ...]
    chronologies: tuple[str, ...]
    columns: Mapping[str, str]
    published: tuple[tuple[str, date], ...]
    engine: str
    model: str
    output: str | None
    processes: int = 1


class Made(NamedTuple):
    """A chronology, what was read for it, and the problems met since."""

    reading: FilesRead
    chronology: Chronology
    problems: tuple[Problem, ...] = ()


def documents_in(
    paths: tuple[str, ...],
    output: str | None = None,
    columns: Mapping[str, str] | None = None,
    chronologies: tuple[str, ...] = (),
) -> FilesRead:
    """What the paths hold, and chronologies made elsewhere, with a warning a problem; nothing at all, or the output
    among it, is an error.
    """
    reading = _joined(read_all(paths, columns) if paths else FilesRead(()), chronologies, columns)
    refused = [problem.source for problem in reading.problems if problem.why != OWN]
    sources = [document.source for document in reading.documents] + refused
    if output is not None and _is_one_of(output, [*paths, *chronologies, *filter(has_format, sources)]):
        raise click.BadParameter(f"{output} is one of the documents and would be replaced", param_hint="--output")
    if not reading.documents:
        raise click.UsageError(nothing_readable(reading.problems))
    for problem in reading.problems:
        click.echo(f"warning: {problem}", err=True)
    return reading


def _joined(reading: FilesRead, chronologies: tuple[str, ...], columns: Mapping[str, str] | None) -> FilesRead:
    """What was read, with the chronologies in files; one that cannot be read is an error: it was asked for by name."""
    from timeline.imports import read_chronology

    documents, problems = list(reading.documents), list(reading.problems)
    for path in chronologies:
        try:
            document, troubles = read_chronology(path, columns or {})
        except UnreadableDocument as error:
            raise click.BadParameter(one_line(f"{path}: {error}"), param_hint="--import") from None
        documents.append(document)
        problems += troubles
    return FilesRead(tuple(sorted(documents, key=lambda document: document.id)), tuple(problems))


def given_days(reading: FilesRead, published: tuple[tuple[str, date], ...]) -> dict[str, date]:
    """The dates given, by document id. A date for a document that was skipped is passed over: that was said already."""
    given: dict[str, date] = {}
    for name, day in published:
        try:
            document = named(name, reading.documents)
        except NoSuchDocument as error:
            if named_sources(name, (problem.source for problem in reading.problems)):
                continue
            raise click.BadParameter(str(error), param_hint="--published") from None
        if given.setdefault(document.id, day) != day:
            raise click.BadParameter(f"two dates for {document.source}", param_hint="--published")
    return given


def _is_one_of(output: str, files: Iterable[str]) -> bool:
    """Whether the output is one of the files, by whatever name; a device can be read and written at once."""
    return os.path.isfile(output) and os.path.realpath(output) in {os.path.realpath(file) for file in files}
