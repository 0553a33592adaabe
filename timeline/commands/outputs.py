"""What a command writes: a file, whole or not at all, or standard output."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.export.streams import write_standard
from timeline.export.whole import write_whole

if TYPE_CHECKING:
    from timeline.export import Format


def check_output(output: str | None, form: Format | None = None) -> None:
    """Fail before the work, not after it, where the output cannot be written, or not in this format."""
    if form is not None and (why := form.lacks()) is not None:
        raise click.UsageError(f"{form.name}: {why}")
    if output is None:
        if form is not None and form.binary and sys.stdout.isatty():
            raise click.UsageError(f"{form.name} is no text: name a file with --output, or pipe it on")
        return
    folder = Path(os.path.realpath(output)).parent
    if not folder.is_dir():
        raise click.BadParameter(f"no such folder: {folder}", param_hint="--output")
    if not output or os.path.isdir(output):
        raise click.BadParameter(f"{output or repr('')} is a folder, not a file", param_hint="--output")


def write(data: bytes, output: str | None) -> None:
    """Write to the file, whole or not at all, or to standard output; what fails is one line of error."""
    if output is not None:
        try:
            write_whole(output, data)
        except OSError as error:
            raise click.UsageError(f"cannot write {output}: {error.strerror}") from None
        return
    try:
        write_standard(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"cannot write to standard output: {error.strerror}") from None
