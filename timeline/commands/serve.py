"""`serve`: the page, for this machine only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import click

from timeline.commands.arguments import CACHE, COLUMNS, ENGINE, NO_CACHE, OPTIONAL_PATHS, PROJECT
from timeline.commands.inputs import documents_in
from timeline.commands.project import added, project_in

APP = Path(__file__).resolve().parents[2] / "app.py"


@click.command()
@OPTIONAL_PATHS
@PROJECT
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port to listen on.  [default: 8501 or the next free one]"
)
@click.option(
    "--browser/--no-browser",
    default=None,
    help="Open the page in a browser or only name its address.  [default: open it, on a terminal with a display]",
)
@COLUMNS
@ENGINE
@CACHE
@NO_CACHE
def serve(
    paths: tuple[str, ...],
    project: str | None,
    port: int | None,
    browser: bool | None,
    columns: tuple[tuple[str, str], ...],
    engine: str,
    cache: str | None,
    no_cache: bool,
) -> None:
    """Show the chronology as a page in the browser, for this machine only.

    Without PATH the page shows the sample: five articles on contacts between the US and Russia.
    """
    if project is not None:
        with project_in(project) as file:
            added(file, paths, columns=dict(columns))
        os.environ["DATELINE_PROJECT"] = os.path.abspath(project)
    elif paths:
        documents_in(paths, columns=dict(columns))
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.address=127.0.0.1"]
    command += ["--server.showEmailPrompt=false", "--browser.gatherUsageStats=false"]
    command += [] if port is None else [f"--server.port={port}"]
    command += [f"--server.headless={str(not (_has_display() if browser is None else browser)).lower()}"]
    os.environ["DATELINE_ENGINE"] = engine
    os.environ["DATELINE_COLUMNS"] = json.dumps(dict(columns))
    os.environ.update({"DATELINE_CACHE": os.path.abspath(cache)} if cache else {})
    os.environ.update({"DATELINE_NO_CACHE": "1"} if no_cache else {})
    _run([*command, "--", *(paths if project is None else ())])


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
