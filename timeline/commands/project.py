"""What commands do with a project file: documents into it, its chronology as decided out of it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from timeline.commands.inputs import BuildRequest, Made, documents_in, given_days
from timeline.commands.running import progress_bar
from timeline.readers import FilesRead, Problem, one_line
from timeline.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.curate import Unmet
    from timeline.store import Project


@contextmanager
def project_in(path: str) -> Iterator[Project]:
    """The project file, open; whatever is wrong with it is one line of error."""
    from timeline.store import Project, ProjectError

    try:
        with Project(path) as project:
            yield project
    except ProjectError as error:
        raise click.UsageError(str(error)) from None


def added(
    project: Project,
    paths: tuple[str, ...],
    output: str | None = None,
    columns: Mapping[str, str] | None = None,
    chronologies: tuple[str, ...] = (),
) -> FilesRead:
    """What the paths hold, and chronologies made elsewhere, when it is in the project."""
    reading = documents_in(paths, output, columns, chronologies) if paths or chronologies else FilesRead(())
    project.add(reading.documents)
    return reading


def of_project(path: str, wanted: BuildRequest) -> Made:
    """The chronology of a project as decided, with the decisions that do not fit it; paths are added to it before."""
    from timeline.faultlog import collected, problems_of
    from timeline.store import built

    if wanted.output is not None and os.path.realpath(wanted.output) == os.path.realpath(path):
        raise click.BadParameter(f"{wanted.output} is the project file and would be replaced", param_hint="--output")
    if not (wanted.paths or wanted.chronologies) and not os.path.exists(path):
        raise click.UsageError(f"no such project file: {path}; name files or folders to make it of")
    with project_in(path) as project, progress_bar("FilesRead") as progress:
        reading = added(project, wanted.paths, wanted.output, wanted.columns, wanted.chronologies)
        if not project.documents():
            raise click.UsageError(f"{path} holds no document: name files or folders to add to it")
        _date(project, reading, wanted)
        made = built(
            project,
            engine=wanted.engine,
            model=wanted.model,
            progress=progress,
            processes=wanted.processes,
            faults=collected(),
        )
        found = made.curated
    hidden = len(found.chronology.hidden)
    if hidden:
        click.echo(f"note: {count(hidden, 'event')} left out, hidden in {one_line(path)}", err=True)
    unmet = tuple(_problem(path, each) for each in found.unmet)
    return Made(reading, found.chronology, (*problems_of(made.faults), *unmet))


def _date(project: Project, reading: FilesRead, wanted: BuildRequest) -> None:
    """Write the publication days that are given into the journal: they are decisions like any other."""
    from timeline.curate import Publish, Source, digest_of, published_by

    documents = {document.id: document for document in project.documents()}
    every = FilesRead(tuple(documents.values()), reading.problems)
    known = published_by(project.journal(), every.documents)
    for ident, day in given_days(every, wanted.published).items():
        if known.get(ident) != day:
            source = Source(digest_of(documents[ident].text), documents[ident].source)
            project.decide(Publish(source, day), datetime.now(UTC).isoformat(timespec="seconds"), "", "--published")


def _problem(path: str, unmet: Unmet) -> Problem:
    from timeline.curate import in_words

    what = in_words(unmet.entry.what)
    return Problem(path, f"decision {unmet.entry.number} ({what}) does not fit, it is kept: {unmet.why}")
