"""Paths -> the files to read, and their bytes."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, NamedTuple

from timeline.readers.contents import UnreadableDocument, megabytes

if TYPE_CHECKING:
    from collections.abc import Iterator

# A README tells of the files beside it and is none of them. It is read when it is named itself.
README = re.compile(r"readme(?:\.\w+)?", re.IGNORECASE)
NO_FILE = "not a file with text but a device, pipe or socket"


class File(NamedTuple):
    """A file to read: what its document's source will say, and the path that opens it."""

    source: str
    path: str


class Problem(NamedTuple):
    """Something that was not read, by its source, and why in one line."""

    source: str
    why: str

    def __str__(self) -> str:
        return f"{one_line(self.source) or repr('')}: {self.why}"


def one_line(text: str) -> str:
    """A text for a message: what would break the line or hide in it is escaped."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def find(paths: list[str]) -> tuple[list[File], list[Problem]]:
    """The files that paths name or hold, each once and in order of name, and what could not be entered.

    In a folder, hidden files and READMEs are passed over, and links to folders are not followed.
    """
    files: list[File] = []
    problems: list[Problem] = []
    for path in sorted(set(paths)):
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            problems.append(Problem(_source(path), _reason(error)))
            continue
        if stat.S_ISDIR(mode):
            files.extend(_in_folder(path, problems))
        else:
            files.append(File(_source(path), path))
    return _once(files), sorted(set(problems))


def _in_folder(folder: str, problems: list[Problem]) -> list[File]:
    before = len(problems)
    found = list(_walk(folder, problems))
    if not found and len(problems) == before:
        problems.append(Problem(_source(folder), "nothing to read in this folder"))
    return found


def _walk(folder: str, problems: list[Problem]) -> Iterator[File]:
    """The visible files of a folder and the folders in it, however deep these lie."""
    folders = [folder]
    while folders:
        for entry in _entries(folders.pop(), problems):
            if entry.name.startswith(".") or README.fullmatch(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif _is_file(entry.path, problems):
                yield File(_source(entry.path), entry.path)


def _entries(folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        problems.append(Problem(_source(folder), _reason(error)))
        return []


def _is_file(path: str, problems: list[Problem]) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        problems.append(Problem(_source(path), _reason(error)))
        return False
    if stat.S_ISDIR(mode):
        problems.append(Problem(_source(path), "a link to a folder, which is not followed: name that folder itself"))
    elif not stat.S_ISREG(mode):
        problems.append(Problem(_source(path), NO_FILE))
    return stat.S_ISREG(mode)


def _once(files: list[File]) -> list[File]:
    """Each file once, under the first of its names, whatever paths led to it."""
    named: dict[str, File] = {}
    for file in sorted(set(files)):
        named.setdefault(os.path.realpath(file.path), file)
    return list(named.values())


def load(file: File, limit: int) -> bytes:
    """The bytes of a file or a pipe; raises UnreadableDocument where it holds none or more than `limit`."""
    try:
        size = os.stat(file.path).st_size
        if size > limit:
            raise UnreadableDocument(
                f"{megabytes(size)} long, more than the {megabytes(limit)} of one document: split it"
            )
        # Not waiting: a pipe that nobody writes to would keep the program waiting for ever.
        with open(file.path, "rb", opener=_opened_at_once) as stream:
            _refuse_devices(os.fstat(stream.fileno()).st_mode)
            # A pipe with a writer, such as the shell's <(command), has something to wait for.
            first = stream.raw.read(1)
            os.set_blocking(stream.fileno(), True)
            return (first or b"") + (b"" if first == b"" else stream.read(limit))
    except OSError as error:
        raise UnreadableDocument(_reason(error)) from None


def _opened_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refuse_devices(mode: int) -> None:
    if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
        raise UnreadableDocument(NO_FILE)


def _source(path: str) -> str:
    """A path as text that can be printed and written anywhere: bytes that are no text are shown as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file or folder"
        case PermissionError():
            return "no permission to read it"
        case OSError(strerror=str(reason)):
            return reason[:1].lower() + reason[1:]
        case _:
            return "not the path of a file"
