"""Parsing in a process of its own: what hangs is ended, what eats memory hits a limit, a crash takes nothing along.

The process is started for the first file that needs it and serves the rest.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from timeline.readers.answers import unpacked
from timeline.readers.contents import AS_TEXT, Part, UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

ROOT = Path(__file__).parents[2]
SECONDS = 120.0  # for one file: a long PDF takes some twenty
# The flag keeps the current folder, which may be one of documents, from being searched for modules.
COMMAND = (sys.executable, "-P", "-m", "timeline.readers.worker")


class Apart:
    """A process that reads files, for use in a with statement."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Apart:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def parts(self, name: str, data: bytes, columns: Mapping[str, str]) -> list[Part]:
        """What a file holds; raises UnreadableDocument, also where its parser hangs or crashes."""
        process = self._process = self._process or _started()
        late: list[bool] = []

        def stop() -> None:
            late.append(True)
            process.kill()

        timer = Timer(self._seconds, stop)
        timer.start()
        try:
            answer = json.loads(_exchange(process, name, data, columns))
        except (OSError, ValueError):  # the process is gone, and its answer is cut off or none
            self._end()
            why = f"reading it took more than {self._seconds:.0f} seconds" if late else "reading it failed"
            raise UnreadableDocument(f"{why}: {AS_TEXT}") from None
        finally:
            timer.cancel()
        if "error" in answer:
            raise UnreadableDocument(answer["error"])
        return [unpacked(part) for part in answer["parts"]]

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _started() -> subprocess.Popen[bytes]:
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    path = os.pathsep.join([str(ROOT), *filter(os.path.isabs, given)])  # a relative one is the current folder again
    return subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )


def _exchange(process: subprocess.Popen[bytes], name: str, data: bytes, columns: Mapping[str, str]) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    request = {"name": name, "size": len(data), "columns": dict(columns)}
    process.stdin.write(json.dumps(request).encode() + b"\n" + data)
    process.stdin.flush()
    return process.stdout.readline()
