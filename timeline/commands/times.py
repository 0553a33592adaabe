"""`times`: the time expressions of documents, without the events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.commands.arguments import CACHE, COLUMNS, ENGINE, NO_CACHE, OUTPUT, PATHS, STRICT, MomentType
from timeline.commands.inputs import documents_in
from timeline.commands.outputs import check_output, write
from timeline.commands.running import end, kept_in, progress_bar, without_model
from timeline.export import to_json_lines

if TYPE_CHECKING:
    from datetime import date

    from timeline.model import Document


@click.command()
@PATHS
@click.option(
    "--published", type=MomentType(), help="The day that times are counted from.  [default: each document's own]"
)
@COLUMNS
@ENGINE
@CACHE
@NO_CACHE
@OUTPUT
@STRICT
def times(
    paths: tuple[str, ...],
    published: date | None,
    columns: tuple[tuple[str, str], ...],
    engine: str,
    cache: str | None,
    no_cache: bool,
    output: str | None,
    strict: bool,
) -> None:
    """Write the time expressions of documents, one JSON object a line."""
    from timeline.anchoring import expressions_of
    from timeline.containment import Containment
    from timeline.engines import engine_here
    from timeline.faultlog import collected, problems_of
    from timeline.language import MissingModel
    from timeline.pipeline import dated
    from timeline.reading import TIMES
    from timeline.temporal import times as counted_from

    check_output(output)
    reading = documents_in(paths, output, dict(columns))
    chosen, faults = engine_here(engine), collected()
    try:
        with kept_in(cache, no_cache or published is not None) as kept, progress_bar("Reading") as progress:
            documents = reading.documents if published else dated(reading.documents, progress, kept, chosen, faults)
    except MissingModel as error:
        raise click.UsageError(str(error)) from None

    def lines(document: Document) -> str:
        found = counted_from(document.text, published=published) if published else expressions_of(document)
        return to_json_lines(document, found)

    told = Containment(faults).good((document for document in documents if not document.fault), lines, TIMES)
    write("".join(told).encode(), output)
    end(reading, strict, (*problems_of(faults or ()), *(() if published else without_model(engine, chosen))))
