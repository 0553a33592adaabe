"""`build`: documents in, a chronology out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from timeline.commands.arguments import (
    CACHE,
    COLUMNS,
    ENGINE,
    IMPORT,
    NO_CACHE,
    OPTIONAL_PATHS,
    OUTPUT,
    PROJECT,
    STRICT,
    Given,
)
from timeline.commands.inputs import BuildRequest, Made, documents_in, given_days
from timeline.commands.outputs import check_output, write
from timeline.commands.project import of_project
from timeline.commands.running import end, in_other_languages, kept_in, progress_bar, with_dates_left, without_model
from timeline.export import FORMATS, CannotWrite

if TYPE_CHECKING:
    from datetime import date

    from timeline.export import Format
    from timeline.model import Chronology


@click.command()
@OPTIONAL_PATHS
@IMPORT
@PROJECT
@click.option(
    "--published",
    type=Given(),
    multiple=True,
    help="The day a document was published, such as report.txt=2025-03-19; DOC is its file name, with or without "
    "ending, or its path. May be repeated.  [default: as the document says or implies]",
)
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="json", show_default=True, help="What to write."
)
@click.option("--top", type=click.IntRange(1), metavar="N", help="Only the N most important events.  [default: all]")
@click.option(
    "--detail",
    type=click.Choice(["main", "all"]),
    default="all",
    show_default=True,
    help="Only what belongs in the chronology, or comments and minor events as well.",
)
@click.option(
    "--model", metavar="NAME", help="An installed spaCy model for English to read with.  [default: the project's own]"
)
@click.option(
    "--processes",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that compare what the documents tell, where they tell 50,000 things or more; the chronology is the "
    "same.  [default: as many as the machine has cores]",
)
@COLUMNS
@ENGINE
@CACHE
@NO_CACHE
@OUTPUT
@STRICT
def build(
    paths: tuple[str, ...],
    chronologies: tuple[str, ...],
    project: str | None,
    published: tuple[tuple[str, date], ...],
    form: str,
    top: int | None,
    detail: str,
    model: str | None,
    processes: int | None,
    columns: tuple[tuple[str, str], ...],
    engine: str,
    cache: str | None,
    no_cache: bool,
    output: str | None,
    strict: bool,
) -> None:
    """Build the chronology of all documents and write it in a format."""
    from timeline.engines import engine_here
    from timeline.language import DEFAULT_MODEL, MissingModel
    from timeline.merge import shortened, without_details

    if not paths and not chronologies and project is None:
        raise click.UsageError("Missing argument 'PATH...'.")
    check_output(output, FORMATS[form])
    name = model or DEFAULT_MODEL
    read_by, cores = engine_here(engine, name), processes or os.cpu_count() or 1
    wanted = BuildRequest(paths, chronologies, dict(columns), published, read_by, name, output, cores)
    try:
        made = _of_paths(wanted, cache, no_cache) if project is None else of_project(project, wanted)
    except MissingModel as error:
        raise click.UsageError(str(error)) from None
    chronology = made.chronology
    shown = without_details(chronology) if detail == "main" else chronology
    _write(FORMATS[form], shown if top is None else shortened(shown, top), output)
    without = without_model(engine, chronology.engine.model)
    documents, telling = chronology.documents, {mention.document for mention in chronology.mentions}
    silent = (*in_other_languages(documents), *with_dates_left(documents, telling))
    end(made.reading, strict, (*made.problems, *without, *silent))


def _of_paths(wanted: BuildRequest, cache: str | None, no_cache: bool) -> Made:
    """The chronology of the documents that the paths hold."""
    from timeline.faultlog import collected, problems_of
    from timeline.pipeline import build as chronology_of

    faults = collected()
    reading = documents_in(wanted.paths, wanted.output, wanted.columns, wanted.chronologies)
    with kept_in(cache, no_cache) as kept, progress_bar("Reading") as progress:
        chronology = chronology_of(
            reading.documents,
            published=given_days(reading, wanted.published),
            engine=wanted.engine,
            model=wanted.model,
            progress=progress,
            kept=kept,
            processes=wanted.processes,
            faults=faults,
        )
    return Made(reading, chronology, problems_of(faults or ()))


def _write(form: Format, chronology: Chronology, output: str | None) -> None:
    try:
        data = form.written(chronology)
    except CannotWrite as error:
        raise click.UsageError(str(error)) from None
    write(data, output)
