"""The command: `python -m timeline build | times | serve`. It reads arguments and wires; the rooms do the work."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from timeline import __version__
from timeline.arguments import CACHE, ENGINE, NO_CACHE, OUTPUT, PATHS, STRICT, Given, Moment
from timeline.export import FORMATS, to_json_lines
from timeline.export.streams import open_closed, write_standard
from timeline.export.whole import write_whole
from timeline.readers import (
    NoSuchDocument,
    Problem,
    Reading,
    has_format,
    named,
    named_sources,
    nothing_readable,
    one_line,
    read_all,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.kept import Kept
    from timeline.model import Document

APP = Path(__file__).resolve().parent.parent / "app.py"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="Dateline", message="%(prog)s %(version)s")
def main() -> None:
    """Dateline makes one chronology of a pile of documents, every event with the passage that tells it.

    PATH names files and folders. Folders are read with all they hold, except hidden files and READMEs.
    Plain text (.txt) and Markdown (.md) in UTF-8 are read. What cannot be read is skipped with a warning.
    """


@main.command()
@PATHS
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
    "--model", metavar="NAME", help="An installed spaCy model for English to read with.  [default: the project's own]"
)
@ENGINE
@CACHE
@NO_CACHE
@OUTPUT
@STRICT
def build(
    paths: tuple[str, ...],
    published: tuple[tuple[str, date], ...],
    form: str,
    top: int | None,
    model: str | None,
    engine: str,
    cache: str | None,
    no_cache: bool,
    output: str | None,
    strict: bool,
) -> None:
    """Build the chronology of all documents and write it in a format."""
    from timeline.engines import engine_here
    from timeline.language import DEFAULT_MODEL, MissingModel
    from timeline.merge import shortened
    from timeline.pipeline import build as chronology_of

    _check_output(output)
    reading = _read(paths, output)
    given = _given(reading, published)
    try:
        with _kept(cache, no_cache) as kept, _progress("Reading") as progress:
            chronology = chronology_of(
                reading.documents,
                published=given,
                engine=engine_here(engine, model or DEFAULT_MODEL),
                model=model or DEFAULT_MODEL,
                progress=progress,
                kept=kept,
            )
    except MissingModel as error:
        raise click.UsageError(str(error)) from None
    _write(FORMATS[form](chronology if top is None else shortened(chronology, top)), output)
    without = _without_model(engine, chronology.engine.model)
    _end(reading, strict, (*without, *_in_other_languages(chronology.documents)))


@main.command()
@PATHS
@click.option("--published", type=Moment(), help="The day that times are counted from.  [default: each document's own]")
@ENGINE
@CACHE
@NO_CACHE
@OUTPUT
@STRICT
def times(
    paths: tuple[str, ...],
    published: date | None,
    engine: str,
    cache: str | None,
    no_cache: bool,
    output: str | None,
    strict: bool,
) -> None:
    """Write the time expressions of documents, one JSON object a line."""
    from timeline.engines import engine_here
    from timeline.language import MissingModel
    from timeline.pipeline import dated
    from timeline.publication import expressions_of
    from timeline.temporal import times as counted_from

    _check_output(output)
    reading = _read(paths, output)
    chosen = engine_here(engine)
    try:
        with _kept(cache, no_cache or published is not None) as kept, _progress("Reading") as progress:
            documents = reading.documents if published else dated(reading.documents, progress, kept, chosen)
    except MissingModel as error:
        raise click.UsageError(str(error)) from None
    lines = [
        to_json_lines(
            document, counted_from(document.text, published=published) if published else expressions_of(document)
        )
        for document in documents
    ]
    _write("".join(lines), output)
    _end(reading, strict, () if published else _without_model(engine, chosen))


@main.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port to listen on.  [default: 8501 or the next free one]"
)
@click.option(
    "--browser/--no-browser",
    default=None,
    help="Open the page in a browser or only name its address.  [default: open it, on a terminal with a display]",
)
@ENGINE
@CACHE
@NO_CACHE
def serve(
    paths: tuple[str, ...], port: int | None, browser: bool | None, engine: str, cache: str | None, no_cache: bool
) -> None:
    """Show the chronology as a page in the browser, for this machine only.

    Without PATH the page shows the sample: five articles on contacts between the US and Russia.
    """
    if paths:
        _read(paths)
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.address=127.0.0.1"]
    command += ["--server.showEmailPrompt=false", "--browser.gatherUsageStats=false"]
    command += [] if port is None else [f"--server.port={port}"]
    command += [f"--server.headless={str(not (_has_display() if browser is None else browser)).lower()}"]
    os.environ["DATELINE_ENGINE"] = engine
    os.environ.update({"DATELINE_CACHE": os.path.abspath(cache)} if cache else {})
    os.environ.update({"DATELINE_NO_CACHE": "1"} if no_cache else {})
    _run([*command, "--", *paths])


def _has_display() -> bool:
    """Whether someone sits there who wants a browser to open."""
    graphical = sys.platform in ("darwin", "win32") or bool({"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ))
    return graphical and sys.stdout.isatty()


def _run(command: list[str]) -> NoReturn:
    """Become another program, so that whoever stops this one stops that one."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    sys.exit(subprocess.call(command))


def _read(paths: tuple[str, ...], output: str | None = None) -> Reading:
    """What the paths hold, with a warning a problem; nothing at all, or the output among it, is an error."""
    reading = read_all(paths)
    sources = [document.source for document in reading.documents] + [problem.source for problem in reading.problems]
    if output is not None and _is_one_of(output, [*paths, *filter(has_format, sources)]):
        raise click.BadParameter(f"{output} is one of the documents and would be replaced", param_hint="--output")
    if not reading.documents:
        raise click.UsageError(nothing_readable(reading.problems))
    for problem in reading.problems:
        click.echo(f"warning: {problem}", err=True)
    return reading


def _given(reading: Reading, published: tuple[tuple[str, date], ...]) -> dict[str, date]:
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


def _check_output(output: str | None) -> None:
    """Fail before the work, not after it, where the output cannot be written."""
    if output is None:
        return
    folder = Path(os.path.realpath(output)).parent
    if not folder.is_dir():
        raise click.BadParameter(f"no such folder: {folder}", param_hint="--output")
    if not output or os.path.isdir(output):
        raise click.BadParameter(f"{output or repr('')} is a folder, not a file", param_hint="--output")


def _write(text: str, output: str | None) -> None:
    if output is not None:
        try:
            write_whole(output, text)
        except OSError as error:
            raise click.UsageError(f"cannot write {output}: {error.strerror}") from None
        return
    try:
        write_standard(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"cannot write to standard output: {error.strerror}") from None


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int], None]]:
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
def _kept(folder: str | None, nothing: bool) -> Iterator[Kept | None]:
    """Where analyses are kept, or None for nowhere; trouble with it is a note when all is done."""
    from timeline.kept import Kept, home

    if nothing:
        yield None
        return
    with Kept(folder or home()) as kept:
        yield kept
    if kept.problem:
        click.echo(f"note: {one_line(kept.problem)}", err=True)  # no warning: it costs time alone


def _without_model(asked: str, used: str) -> tuple[Problem, ...]:
    """A problem where the language model was to be taken if it is there, and is not."""
    from timeline.engines import NO_MODEL

    return (Problem("sentences", NO_MODEL),) if asked == "auto" and used == "rules" else ()


def _in_other_languages(documents: tuple[Document, ...]) -> tuple[Problem, ...]:
    """A problem for each document whose events were not found because it is not in English."""
    why = "its language looks like “{}”; events are found in English only, so it tells none here"
    return tuple(Problem(each.source, why.format(each.language)) for each in documents if each.language != "en")


def _end(reading: Reading, strict: bool, further: tuple[Problem, ...] = ()) -> None:
    for problem in further:
        click.echo(f"warning: {problem}", err=True)
    if strict and (reading.problems or further):
        sys.exit(1)


def run() -> NoReturn:
    """Run the command: bad usage is one line and exit 2, an interruption or a closed pipe is quiet."""
    open_closed()
    try:
        sys.exit(main.main(prog_name="python -m timeline", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(f"error: {one_line(' '.join(error.format_message().split()))}", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(1)  # the reader went away (`| head`)


if __name__ == "__main__":
    run()
