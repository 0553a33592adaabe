"""Standard output and error, which may be closed, full, or a pipe that nobody reads any more."""

from __future__ import annotations

import os
import sys


def open_closed() -> None:
    """Give the streams that whoever started the program closed (`>&-`) a place that leads nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open until the end


def write_standard(data: bytes) -> None:
    """Write bytes to standard output: neither the locale nor the platform's line ends show in them.

    Raises OSError; the output then leads nowhere, so that the interpreter does not try again when it ends.
    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise
