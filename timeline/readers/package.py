"""Files that are ZIP archives of XML, as office programs write them: opened where what is packed fits in memory."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from timeline.readers.contents import AS_TEXT, UnreadableDocument, megabytes

if TYPE_CHECKING:
    from lxml.etree import _Element

UNPACKED = 200_000_000  # bytes of all that is packed in a file, its pictures included
OLD = b"\xd0\xcf\x11\xe0"
CORE = "docProps/core.xml"
CORE_SIZE = 100_000  # bytes looked at
OWN_MARK = b">Made by Dateline<"


def opened(data: bytes, what: str, old: str, advice: str = AS_TEXT) -> zipfile.ZipFile:
    """The archive; raises UnreadableDocument. `what` is the file's format in words, `old` what it is if not packed."""
    if not data:
        raise UnreadableDocument("empty file")
    if data.startswith(OLD):
        raise UnreadableDocument(f"encrypted, or {old} without a password")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise UnreadableDocument(f"not {what}, or damaged: open it in its program and {advice}") from None
    size = sum(entry.file_size for entry in archive.infolist())
    if size > UNPACKED:
        raise UnreadableDocument(f"{megabytes(size)} when unpacked, more than {megabytes(UNPACKED)}: {advice}")
    return archive


def is_own(archive: zipfile.ZipFile) -> bool:
    """Whether this program wrote the file."""
    if CORE not in archive.namelist():
        return False
    with archive.open(CORE) as stream:
        return OWN_MARK in stream.read(CORE_SIZE)


def tree_in(archive: zipfile.ZipFile, name: str) -> _Element | None:
    """A file of the archive as a tree, without what its entities would bring in; None where there is no such file.

    Raises what its parser does for what is damaged or nested too deep.
    """
    from lxml import etree

    if name not in archive.namelist():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(archive.read(name), parser)
