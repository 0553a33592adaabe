"""The process apart in which hostile files meet their parsers: it answers requests until its input ends.

It has a limit of memory, and connects to nothing, starts nothing and writes nothing, whatever a library in it tries:
an audit hook refuses (PEP 578). Requests and answers are a line of JSON; the bytes of a file follow a request.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping

from timeline.readers.answers import packed
from timeline.readers.contents import UnreadableDocument
from timeline.readers.formats import parts_of

MEMORY = 2_000_000_000  # bytes of address space
REFUSED = (
    *("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "webbrowser."),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "shutil."),
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def main() -> None:
    """Answer requests from standard input on standard output."""
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit_memory()
    sys.addaudithook(_refuse)
    while line := source.readline():
        request = json.loads(line)
        data = source.read(request["size"])
        answers.write(json.dumps(_answer(request["name"], data, request["columns"])).encode() + b"\n")
        answers.flush()


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        return  # a system without such limits


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what reading never needs."""
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
    if writes or event.startswith(REFUSED):
        raise PermissionError(f"a reader may not do this: {event}")


def _answer(name: str, data: bytes, columns: Mapping[str, str]) -> dict[str, object]:
    """What a file holds, or why it holds nothing, as plain values."""
    try:
        return {"parts": [packed(part) for part in parts_of(name, data, columns)]}
    except UnreadableDocument as error:
        return {"error": str(error)}


if __name__ == "__main__":
    main()
