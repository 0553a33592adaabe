"""ZIP archives: the files in them, without what a folder's hidden files are.

Nothing is written to disk: the names in an archive are names only, and lead nowhere.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING

from timeline.readers.contents import Collection, Columns, Part, UnreadableDocument, megabytes
from timeline.readers.files import README

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRIES = 10_000
UNPACKED = 100_000_000  # bytes of one file in an archive
RATIO, SMALL = 200, 1_000_000  # a file that shrinks more, and is larger, holds no text that people wrote
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others have been found to need any amount of memory
BROKEN = "not a ZIP archive, or damaged: pack it once more"


def parts(data: bytes, _columns: Columns) -> Iterator[Part]:
    """The files in the archive in order of name; raises UnreadableDocument."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise UnreadableDocument(BROKEN if data else "empty file") from None
    with archive:
        entries = sorted(archive.infolist(), key=lambda entry: (entry.filename, entry.header_offset))
        if len(entries) > ENTRIES:
            raise UnreadableDocument(f"{len(entries):,} files, more than {ENTRIES:,}: unpack it and give the folder")
        for entry in entries:
            if not entry.is_dir() and not _is_hidden(entry.filename):
                yield Part(entry.filename, _unpacked(archive, entry))


def _is_hidden(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    hidden = any(step.startswith(".") and step not in {".", ".."} for step in steps)
    return hidden or "__MACOSX" in steps or README.fullmatch(steps[-1]) is not None


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | UnreadableDocument:
    refusal = _refusal(entry)
    if refusal is not None:
        return UnreadableDocument(refusal)
    try:
        with archive.open(entry) as stream:
            return stream.read(UNPACKED)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        return UnreadableDocument("damaged in the archive: pack it once more")


def _refusal(entry: zipfile.ZipInfo) -> str | None:
    """Why a file is not unpacked, if there is a reason."""
    if entry.flag_bits & 1:
        return "encrypted: unpack the archive with its password and give the files"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, which is not followed"
    if entry.compress_type not in METHODS:
        return "packed in an unusual way: unpack the archive and give the files"
    if entry.file_size > UNPACKED:
        return f"{megabytes(entry.file_size)} when unpacked, more than {megabytes(UNPACKED)}"
    if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
        return f"packed to less than a {RATIO}th of its size, as no text is: unpack it and give the file"
    return None


ARCHIVE = Collection("a ZIP archive", (".zip",), parts, 200_000_000)
