"""Faults that were contained, told to the user: a warning each, and a log of the tracebacks for a report.

Whatever goes wrong with the log, a chronology is written all the same. A log is named after what stands in it, so that
the same fault does not fill the folder, and no clock is needed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model import VERSION
from timeline.readers import Problem, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.containment import Fault

KEPT = 20
"""Logs that are kept; the oldest go first."""


def collected() -> list[Fault] | None:
    """Where the command and the page collect faults; None for who looks for them (DATELINE_RAISE=1): all are raised."""
    return None if os.environ.get("DATELINE_RAISE") else []


def home() -> Path:
    """Where this user's programs leave their logs."""
    from platformdirs import user_log_path

    return user_log_path("dateline", appauthor=False)


def problems_of(faults: Sequence[Fault]) -> tuple[Problem, ...]:
    """A problem for each fault that names the log, which is written; in the order of the documents."""
    if not faults:
        return ()
    log = written(faults)
    report = f"report it with {one_line(str(log))}" if log is not None else "report it (its log could not be written)"
    return tuple(Problem(f.document.source, f"{f.why}; {f.advice}, and {report}") for f in _ordered(faults))


def written(faults: Iterable[Fault]) -> Path | None:
    """The log of faults, written for this user's eyes alone; None where that failed."""
    told = "\n".join(f"{one_line(f.document.source)}: {f.why}\n\n{f.trace}" for f in _ordered(faults))
    data = f"Dateline {VERSION}, Python {sys.version}\n\n{told}".encode("utf-8", "backslashreplace")
    try:
        return _saved(home(), f"fault-{hashlib.sha256(data).hexdigest()[:12]}.log", data)
    except Exception:  # a fault in the report of a fault would be one too many
        return None


def _saved(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    path.touch(mode=0o600)  # a traceback may quote the words of a document
    path.write_bytes(data)
    logs = sorted(folder.glob("fault-*.log"), key=lambda log: (log.stat().st_mtime, log.name))
    for old in logs[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def _ordered(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault.document.id, fault.why))
