"""The command: `python -m timeline build | times | serve`, each a module of `timeline.commands`."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from timeline import __version__
from timeline.commands.build import build
from timeline.commands.serve import serve
from timeline.commands.times import times
from timeline.export.streams import open_closed
from timeline.readers import one_line


@click.group(
    commands=[build, times, serve], context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="Dateline", message="%(prog)s %(version)s")
def main() -> None:
    """Dateline makes one chronology of a pile of documents, every event with the passage that tells it.

    PATH names files and folders. Folders are read with all they hold, except hidden files and READMEs.
    Plain text, Markdown, web pages, PDF, Word documents (.docx), mail (.eml), tables and lists of articles (.csv, .tsv,
    .json, .jsonl) and ZIP archives of all these are read. What cannot be read is skipped with a warning.
    """


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
    except MemoryError:
        click.echo("error: not enough memory: read fewer documents at once, or close other programs", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(1)  # the reader went away (`| head`)


if __name__ == "__main__":
    run()
