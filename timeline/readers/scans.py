"""Text recognition for pages that are pictures, by Tesseract where it is installed on this machine; never required.

The picture of a page is taken out of its PDF in the process apart, and made anew as a plain grey one there, so that
Tesseract meets nothing that a file holds; it gets the picture on its standard input and answers on its output.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from timeline.readers.contents import Contents, UnreadableDocument, is_blank
from timeline.readers.headline import headline, publisher

if TYPE_CHECKING:
    from timeline.readers.contents import Picture

PROGRAM = "tesseract"
ARGUMENTS = ("stdin", "stdout", "-l", "eng")
SECONDS = 60.0  # for one page, which takes some two: after one that takes longer no more of its file are read
BROKEN = "-\n"  # a word that is broken at the end of a line


def is_installed() -> bool:
    """Whether pictures of pages can be read on this machine."""
    return shutil.which(PROGRAM) is not None


def recognised(contents: Contents, scan: str) -> Contents:
    """A document with the text of those of its pages that are pictures, and a note that says so.

    Raises UnreadableDocument with the reason in `scan` where there is no text in it then either.
    """
    found = _texts(contents.pictures)
    told = {page: text for page, text in found.items() if text}
    text, pages = _inserted(contents.text, contents.pages, told)
    if is_blank(text):
        raise UnreadableDocument(scan)
    return contents._replace(
        text=text,
        title=contents.title or headline(text),
        publisher=contents.publisher or publisher(text),
        pages=pages,
        pictures=(),
        notes=(*contents.notes, *_notes(found)),
    )


def _texts(pictures: Iterable[Picture]) -> dict[int, str]:
    """The text of pages by their number from 0, "" of those in which none is found in time."""
    found: dict[int, str] = {}
    late = False
    for page, picture in pictures:
        try:
            found[page] = "" if late else _read(picture)
        except subprocess.TimeoutExpired:
            found[page], late = "", True
    return found


def _read(picture: bytes) -> str:
    """The text in a picture in paragraphs, "" where none is found; raises TimeoutExpired."""
    command = [shutil.which(PROGRAM) or PROGRAM, *ARGUMENTS]
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=SECONDS, check=True, env=env)
    except (OSError, subprocess.CalledProcessError):
        return ""
    paragraphs = done.stdout.decode("utf-8", "replace").replace("\f", "").split("\n\n")
    return "\n\n".join(filter(None, (" ".join(each.replace(BROKEN, "").split()) for each in paragraphs)))


def _inserted(text: str, pages: Sequence[int], found: dict[int, str]) -> tuple[str, tuple[int, ...]]:
    """A text with what was found on pages put in where these begin, and where each begins now."""
    ends = [*pages[1:], len(text)]
    parts = [found.get(n) or text[start:end] for n, (start, end) in enumerate(zip(pages, ends, strict=True))]
    parts = [f"{part.rstrip()}\n\n" if n in found or n + 1 in found else part for n, part in enumerate(parts)]
    return "".join(parts).rstrip() + "\n", (0, *accumulate(map(len, parts[:-1])))


def _notes(found: dict[int, str]) -> tuple[str, ...]:
    read = [page for page, text in found.items() if text]
    bare = [page for page, text in found.items() if not text]
    notes = []
    if read:
        how = f"read by text recognition ({PROGRAM}), which errs"
        notes.append(f"scanned, and {how}: {_listed(read)}; look there before you quote")
    if bare:
        notes.append(f"scanned, and nothing was recognised: {_listed(bare)}")
    return tuple(notes)


def _listed(pages: list[int]) -> str:
    shown = ", ".join(str(page + 1) for page in pages[:5]) + (" ..." if len(pages) > 5 else "")
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}"
